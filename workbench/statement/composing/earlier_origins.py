"""Origins as earlier versions wrote them, and what they are called now.

The words around a group of remedies were named by its deadline (``remedies:personal-1-months``),
so that a changed deadline lost them. They are named by the first remedy of the group now
(``remedies:of-<id>``); what was written with the old names keeps its meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from operator import attrgetter
from typing import Any

from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.fields import Form
from workbench.domain.shape import Path, paths, with_values
from workbench.statement.composing.action import remedy_groups

_KIND = "remedies:"
_BEGINNING = "{para:remedies:"
_REFERENCE = re.compile(r"(\{para:)(remedies:[a-z0-9-]+)")


def present_origins(case: CaseFile) -> Mapping[str, str]:
    """What each earlier origin of this case is called now."""
    remedies = tuple(case.remedies.values())
    if not remedies:
        return {}
    return {
        _KIND + group.former: _KIND + group.key
        for final in (True, False)
        for group in remedy_groups(remedies, final, case.case.deadline_style)
    }


def with_present_overrides(case: CaseFile) -> CaseFile:
    """The case with its reworded paragraphs under the names of today."""
    if not any(each.origin.startswith(_KIND) for each in case.overrides.values()):
        return case
    named = present_origins(case)
    taken = {each.origin for each in case.overrides.values()}
    renamed = {
        id: replace(each, origin=named[each.origin])
        for id, each in case.overrides.items()
        if named.get(each.origin, each.origin) not in taken
    }
    return case.with_collection("override", {**case.overrides, **renamed}) if renamed else case


def with_present_origins(case: CaseFile) -> CaseFile:
    """The case with its reworded paragraphs and its references under the names of today."""
    case = with_present_overrides(case)
    named = present_origins(case)
    if not named:
        return case

    def put_right(text: str) -> str:
        return _REFERENCE.sub(lambda found: found[1] + named.get(found[2], found[2]), text)

    for kind, of_kind in KINDS.items():
        for path in paths(of_kind.record, Form.AUTHORED):
            records = tuple(case.records(kind).values())
            # Looked through together: a long case has thousands of records, and hardly ever one.
            if _BEGINNING in "\n".join(_texts(records, path)):
                for record in records:
                    changed = with_values(record, path, put_right)
                    if changed is not record:
                        case = case.with_record(kind, changed)
    return case


def _texts(records: Sequence[Any], path: Path) -> Iterable[str]:
    """The words all these records have at a path."""
    held: Iterable[Any] = records
    for field in path:
        values = map(attrgetter(field.name), held)
        held = chain.from_iterable(values) if field.many else filter(None, values)
    return held
