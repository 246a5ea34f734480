"""The activity log in plain words: which record, which field, before and after."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from workbench.application.case.ports import ActivityEntry
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import PartialDate, day_in_words
from workbench.domain.money import money
from workbench.domain.text import shortened
from workbench.gui.names import field_name, kind_name, readable, record_name

_ADDED, _REMOVED = "added", "removed"
_HIDDEN = {("version", "document"), ("version", "sha256"), ("receipt", "sha256")}
_AROUND = 24
_LONG = 90

_ACTIONS = {
    "undo": "Undone: {label}",
    "redo": "Redone: {label}",
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one record: its words before and after, "" where there was nothing."""

    record: str
    field: str
    before: str
    after: str


def what(entry: ActivityEntry) -> str:
    """What was done, in words: "Undone: Edit event: date"."""
    return _ACTIONS.get(entry.action, "{label}").format(label=entry.label)


def changes_of(entry: ActivityEntry, case: CaseFile) -> tuple[FieldChange, ...]:
    """Every field an action changed; a record added or removed is one line with its words."""
    return tuple(line for change in entry.changes for line in _lines(change, case))


def _lines(change: Mapping[str, Any], case: CaseFile) -> Iterator[FieldChange]:
    kind, id = str(change["kind"]), str(change["id"])
    before: Mapping[str, Any] | None = change["before"]
    after: Mapping[str, Any] | None = change["after"]
    name = _name(case, kind, id, after or before or {})
    if before is None:
        yield FieldChange(name, _ADDED, "", _summary(kind, after or {}, case))
        return
    if after is None:
        yield FieldChange(name, _REMOVED, _summary(kind, before, case), "")
        return
    for field in {**before, **after}:
        old, new = before.get(field), after.get(field)
        if old != new and (kind, field) not in _HIDDEN:
            first, second = _words(field, old, case), _words(field, new, case)
            yield FieldChange(name, field_name(field), first, second)


def _name(case: CaseFile, kind: str, id: str, plain: Mapping[str, Any]) -> str:
    if kind == "case":
        return "Case"
    if case.find(kind, id) is not None or kind == "text":
        return record_name(case, kind, id)
    words = _summary(kind, plain, case)
    noun = kind_name(kind).capitalize()
    return f"{noun}: {words}" if words else noun


_TELLING = ("alias", "name", "title", "as_put", "narrative", "text", "how", "file_name", "reason",
            "reference")  # fmt: skip


def _summary(kind: str, plain: Mapping[str, Any], case: CaseFile) -> str:
    for field in _TELLING:
        if plain.get(field):
            return shortened(_words(field, plain[field], case), 80)
    return ""


def _words(field: str, value: Any, case: CaseFile) -> str:
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field in ("amount", "each"):
        return money(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return _string_words(field, value, case)
    if isinstance(value, list):
        return "; ".join(_words(field, each, case) for each in value)
    return _part_words(value, case)


def _part_words(value: Mapping[str, Any], case: CaseFile) -> str:
    parts = [_words(key, part, case) for key, part in value.items()]
    return ", ".join(part for part in parts if part) or json.dumps(value, ensure_ascii=False)


_LINKS = {
    "person_id": "person",
    "head_id": "head",
    "head_ids": "head",
    "event_ids": "event",
    "finding_id": "finding",
    "injustice_ids": "injustice",
    "topic_id": "topic",
    "parent_id": "topic",
    "evidence_id": "evidence",
    "event_id": "event",
    "remedy_id": "remedy",
    "remedy_ids": "remedy",
    "version_id": "version",
}


_DATES = frozenset(
    ("on", "made_on", "received_on", "events_from", "events_to", "offered_on", "agreed_on",
     "paid_on", "notice_on", "back_to")
)  # fmt: skip
"""The fields that may hold a date that is less than exact."""


def _string_words(field: str, value: str, case: CaseFile) -> str:
    if field in _LINKS:
        return record_name(case, _LINKS[field], value)
    if field in _DATES:
        return _date_words(value)
    if field.endswith(("_on", "_due")):
        return _day_words(value)
    return readable(value, case)


def _date_words(value: str) -> str:
    try:
        return PartialDate.from_plain(value).in_words()
    except ValueError:
        return value


def _day_words(value: str) -> str:
    try:
        return day_in_words(date.fromisoformat(value))
    except ValueError:
        return value


def short_difference(before: str, after: str) -> tuple[str, str]:
    """Two texts cut down to where they differ, with a little of what stands around."""
    if max(len(before), len(after)) <= _LONG:
        return _one_line(before), _one_line(after)
    if not before or not after:
        return shortened(before, _LONG), shortened(after, _LONG)
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    return _cut(before, start, end), _cut(after, start, end)


def _common(first: str, second: str) -> int:
    count = 0
    for a, b in zip(first, second, strict=False):
        if a != b:
            break
        count += 1
    return count


def _cut(text: str, start: int, end: int) -> str:
    left = max(start - _AROUND, 0)
    right = min(len(text) - end + _AROUND, len(text))
    middle = _one_line(text[left:right])
    if len(middle) > 3 * _LONG:
        middle = f"{middle[: 2 * _LONG]} … {middle[-_LONG:]}"
    return f"{'…' if left else ''}{middle}{'…' if right < len(text) else ''}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
