"""Checks of links between records: everything one record names must be there."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.problems import Problem, Where, error, warning
from workbench.domain.shape import links_of, values_at
from workbench.statement.checks.printed import PrintedStatement
from workbench.statement.origins import origin_record

Link = tuple[str, str, str, str, str]
"""(kind, id, field) of the record that names another, and the (kind, id) it names."""


def problems(statement: PrintedStatement) -> Iterator[Problem]:
    """Links to records that are not there."""
    for kind, id, field, target_kind, target in broken(statement.case):
        yield error(
            "broken-link",
            f"The {KINDS[kind].noun} names the {KINDS[target_kind].noun} “{target}”, "
            "which is not in this case.",
            Where(kind, id, field),
            "Choose another, or take the link out.",
            target,
        )
    yield from _standards(statement)


def broken(case: CaseFile) -> Iterator[Link]:
    """The links of a case that lead to no record."""
    for link in _links(case):
        if link[4] and case.find(link[3], link[4]) is None:
            yield link


def _links(case: CaseFile) -> Iterator[Link]:
    for kind, record in case.everything():
        for link in links_of(kind):
            for _, target in values_at(record, link.path):
                yield kind, record.id, link.path[0].name, link.to, target
    for override in case.overrides.values():
        to, id, _ = origin_record(override.origin)
        if to in KINDS:
            yield "override", override.id, "origin", to, id


def _standards(statement: PrintedStatement) -> Iterator[Problem]:
    library = statement.library.paragraphs
    for choice in statement.case.choices.values():
        if choice.id not in library:
            yield warning(
                "unknown-standard",
                f"The choice of the standard paragraph “{choice.id}” has no effect: "
                "the reference data have none of that name.",
                Where("choice", choice.id, "id"),
                "Take the choice back, or update the reference data.",
            )
