"""Places in a list of parts: what counts to one of the parts follows it when the list changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.fields import Form
from workbench.domain.shape import Path, paths, shape_of


def follow(
    case: CaseFile, kind: str, id: str, name: str, before: Sequence[Any], after: Sequence[Any]
) -> CaseFile:
    """The case with places counting to the same parts as before a list of one record changed.

    A part that is still there is found wherever it stands now; when the number of parts is as
    before, one that was reworded is found at its place. Places of a part that is gone are dropped.
    """
    for linked, (field, place), link in _counting(kind, name):
        for record in tuple(case.records(linked).values()):
            old = getattr(record, field.name)
            new = []
            for each in old:
                number = getattr(each, place.name)
                if getattr(each, link) != id:
                    new.append(each)
                elif (now := _place(number, before, after)) is not None:
                    new.append(each if now == number else replace(each, **{place.name: now}))
            if tuple(new) != old:
                case = case.with_record(linked, replace(record, **{field.name: tuple(new)}))
    return case


@cache
def _counting(kind: str, name: str) -> tuple[tuple[str, Path, str], ...]:
    """The kinds with places in that list: where they have them, and the link beside the place."""
    found = []
    for linked in KINDS:
        for path in paths(KINDS[linked].record, Form.PLACE):
            link, _, counted = path[-1].facts.within.partition(".")
            to = shape_of(path[0].type)[link].facts.to
            if (to, counted) == (kind, name):
                found.append((linked, path, link))
    return tuple(found)


def _place(number: int, before: Sequence[Any], after: Sequence[Any]) -> int | None:
    if not 0 <= number < len(before):
        return None
    if number < len(after) and after[number] == before[number]:
        return number
    if before[number] in after:
        return list(after).index(before[number])
    return number if len(after) == len(before) else None
