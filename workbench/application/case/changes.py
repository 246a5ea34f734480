"""Changes: the difference between two states of a case, saved, undone, logged and announced.

A `ChangeSet` is one action of the person, named as the Edit menu names it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace
from itertools import compress
from operator import is_not
from typing import Any

from workbench.domain.casefile import COLLECTIONS, CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.shape import shape

HANDED_OUT = frozenset({"version", "receipt"})
"""Statements that were handed out, and the files of them: they are what they are."""


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after; None before means added, None after means taken out."""

    kind: str
    id: str
    before: Any | None
    after: Any | None


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """One action: its label ("Edit event") and every record it changed.

    `merge_key` joins consecutive changes of one field into one undo step.
    """

    label: str
    changes: tuple[Change, ...]
    merge_key: str = ""

    def inverse(self) -> ChangeSet:
        """The action that takes this one back."""
        turned = tuple(Change(c.kind, c.id, c.after, c.before) for c in reversed(self.changes))
        return replace(self, changes=turned)

    def touches(self, *kinds: str) -> bool:
        """Whether any record of these kinds changed."""
        return any(change.kind in kinds for change in self.changes)

    def is_about(self, records: Container[tuple[str, str]]) -> bool:
        """Whether it changes any of these records, each by kind and id."""
        return any((change.kind, change.id) in records for change in self.changes)

    def come(self, kind: str) -> list[str]:
        """The ids of the records of a kind that were not there before."""
        return [each.id for each in self.changes if each.kind == kind and each.before is None]

    def ids(self, kind: str) -> list[str]:
        """The ids of the changed records of a kind."""
        return [change.id for change in self.changes if change.kind == kind]


def diff(before: CaseFile, after: CaseFile) -> tuple[Change, ...]:
    """Every record that differs between two states of one case."""
    changes = []
    if before.case is not after.case and before.case != after.case:
        changes.append(Change("case", after.case.id, before.case, after.case))
    for kind in COLLECTIONS:
        old, new = before.records(kind), after.records(kind)
        if old is new:
            continue
        # Thousands of records are the same ones: those are passed over without a line of Python.
        others = compress(new.items(), map(is_not, map(old.get, new), new.values()))
        changes.extend(
            Change(kind, id, old.get(id), record) for id, record in others if old.get(id) != record
        )
        if not old.keys() <= new.keys():
            changes.extend(Change(kind, id, old[id], None) for id in old if id not in new)
    return tuple(changes)


def apply_changes(case: CaseFile, changes: Iterable[Change]) -> CaseFile:
    """The case after these changes; each collection is copied once, however many change."""
    touched: dict[str, dict[str, Any]] = {}
    for change in changes:
        if change.kind == "case":
            case = case.with_record("case", change.after)
            continue
        records = touched.setdefault(change.kind, dict(case.records(change.kind)))
        if change.after is None:
            records.pop(change.id, None)
        else:
            records[change.id] = change.after
    for kind, records in touched.items():
        case = case.with_collection(kind, records)
    return case


def merge(first: ChangeSet, second: ChangeSet) -> ChangeSet:
    """Two consecutive actions as one: each record's first state and its last."""
    joined: dict[tuple[str, str], Change] = {(c.kind, c.id): c for c in first.changes}
    for change in second.changes:
        earlier = joined.get((change.kind, change.id))
        before = earlier.before if earlier is not None else change.before
        joined[change.kind, change.id] = replace(change, before=before)
    kept = tuple(change for change in joined.values() if change.before != change.after)
    return ChangeSet(second.label, kept, second.merge_key)


def onto(case: CaseFile, step: ChangeSet) -> ChangeSet:
    """An action taken back or brought back, as it is on a case that went on outside Undo meanwhile.

    Of a record that was changed since only the fields of the action are; what was handed out stays.
    """
    changes = (_onto(case.find(each.kind, each.id), each) for each in step.changes)
    return replace(step, changes=tuple(each for each in changes if each.before != each.after))


def _onto(now: Any | None, change: Change) -> Change:
    before, after = change.before, change.after
    if change.kind in HANDED_OUT and now is not None and (before is None or after is None):
        return replace(change, before=now, after=now)
    if now is not None and before is not None and after is not None and now != before:
        fields = {
            name: getattr(after, name)
            for name in shape(change.kind)
            if getattr(before, name) != getattr(after, name)
        }
        after = replace(now, **fields)
    return replace(change, before=now, after=after)
