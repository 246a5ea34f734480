"""Every authored text of a case, wherever a record or a part of one holds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.fields import Form
from workbench.domain.shape import Path, paths, values_at, with_values


@cache
def authored_paths(kind: str) -> tuple[Path, ...]:
    """The fields of authored text in records of a kind and in their parts."""
    return paths(KINDS[kind].record, Form.AUTHORED)


@cache
def _marked_paths(kind: str) -> tuple[Path, ...]:
    """Those, and the fields that keep a copy of authored text."""
    kept = (path for path in paths(KINDS[kind].record, Form.LINES) if path[-1].facts.marked)
    return (*authored_paths(kind), *kept)


def authored_texts(case: CaseFile) -> Iterator[str]:
    """Every authored text of a case."""
    for kind, record in case.everything():
        for path in authored_paths(kind):
            for _, text in values_at(record, path):
                yield text


def with_texts(case: CaseFile, change: Callable[[str], str]) -> CaseFile:
    """The case with every authored text put through a change, kept copies of such text too."""
    for kind, record in tuple(case.everything()):
        changed = record
        for path in _marked_paths(kind):
            changed = with_values(changed, path, change)
        if changed is not record:
            case = case.with_record(kind, changed)
    return case
