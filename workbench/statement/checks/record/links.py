"""Checks of links between records: everything one record names must be there."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.problems import Problem, Severity, Where
from workbench.statement.checks.printed import PrintedStatement
from workbench.statement.origins import origin_record

_Link = tuple[str, str, str, str, str]
"""(kind, id, field) of the record that names another, and the (kind, id) it names."""


def problems(statement: PrintedStatement) -> Iterator[Problem]:
    """Links to records that are not there."""
    case = statement.case
    for kind, id, field, target_kind, target in _links(case):
        if target and case.find(target_kind, target) is None:
            yield Problem(
                Severity.ERROR,
                "broken-link",
                f"The {KINDS[kind].noun} names the {KINDS[target_kind].noun} “{target}”, "
                "which is not in this case.",
                Where(kind, id, field),
                "Choose another, or take the link out.",
                target,
            )
    yield from _standards(statement)


def _links(case: CaseFile) -> Iterator[_Link]:
    yield from _chronology(case)
    yield from _findings(case)
    yield from _drafting(case)
    for person in case.people.values():
        for relation in person.relations:
            yield "person", person.id, "relations", "person", relation.person_id
    for remedy in case.remedies.values():
        yield "remedy", remedy.id, "person_id", "person", remedy.person_id
        for injustice_id in remedy.injustice_ids:
            yield "remedy", remedy.id, "injustice_ids", "injustice", injustice_id


def _chronology(case: CaseFile) -> Iterator[_Link]:
    for event in case.events.values():
        yield "event", event.id, "topic_id", "topic", event.topic_id
        for source in event.sources:
            yield "event", event.id, "sources", "evidence", source.evidence_id
        for head_id in event.head_ids:
            yield "event", event.id, "head_ids", "head", head_id


def _findings(case: CaseFile) -> Iterator[_Link]:
    for finding in case.findings.values():
        yield "finding", finding.id, "head_id", "head", finding.head_id
        yield "finding", finding.id, "topic_id", "topic", finding.topic_id
        for event_id in finding.event_ids:
            yield "finding", finding.id, "event_ids", "event", event_id
        for source in finding.sources:
            yield "finding", finding.id, "sources", "evidence", source.evidence_id
    for injustice in case.injustices.values():
        yield "injustice", injustice.id, "finding_id", "finding", injustice.finding_id
        yield "injustice", injustice.id, "person_id", "person", injustice.person_id


def _drafting(case: CaseFile) -> Iterator[_Link]:
    for topic in case.topics.values():
        yield "topic", topic.id, "parent_id", "topic", topic.parent_id
    for passage in case.passages.values():
        yield "passage", passage.id, "topic_id", "topic", passage.topic_id
    for override in case.overrides.values():
        kind, id, _ = origin_record(override.origin)
        if kind in KINDS:
            yield "override", override.id, "origin", kind, id
    for receipt in case.receipts.values():
        yield "receipt", receipt.id, "version_id", "version", receipt.version_id


def _standards(statement: PrintedStatement) -> Iterator[Problem]:
    library = statement.library.paragraphs
    for choice in statement.case.choices.values():
        if choice.id not in library:
            yield Problem(
                Severity.WARNING,
                "unknown-standard",
                f"The choice of the standard paragraph “{choice.id}” has no effect: "
                "the reference data have none of that name.",
                Where("choice", choice.id, "id"),
                "Take the choice back, or update the reference data.",
            )
