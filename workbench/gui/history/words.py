"""The activity log in plain words: which record, which field, before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING
from typing import Any

from workbench.application.case.ports import ActivityEntry
from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.fields import WORDS, Form
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.plain import value_to_plain
from workbench.domain.shape import RecordField, shape, telling
from workbench.domain.text import shortened
from workbench.gui.history.values import value_words
from workbench.gui.names import kind_name, record_name

_ADDED, _REMOVED = "added", "removed"
_NOTHING = "nothing entered yet"
_CHOSEN = (Form.CHOICE, Form.DATE, Form.DAY, Form.PENCE)
_AROUND = 12
_LONG = 90
_NARROW = 36
"""About what a narrow column shows of a text."""

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


def changes_of(
    entry: ActivityEntry, case: CaseFile, library: ReferenceLibrary
) -> tuple[FieldChange, ...]:
    """Every field an action changed; a record added or removed is one line with its words."""
    return tuple(line for change in entry.changes for line in _lines(change, case, library))


def _lines(
    change: Mapping[str, Any], case: CaseFile, library: ReferenceLibrary
) -> Iterator[FieldChange]:
    kind, id = str(change["kind"]), str(change["id"])
    before: Mapping[str, Any] | None = change["before"]
    after: Mapping[str, Any] | None = change["after"]
    fields = shape(kind) if kind in KINDS else {}

    def summary(plain: Mapping[str, Any]) -> str:
        # A case has no words of its own; it is known by its reference and body.
        told = telling(kind) or (fields["reference"], fields["body"]) if fields else ()
        names = [each.name for each in told]
        # Somebody whose words are not typed is a person of the case.
        told = (*told, *(each for each in fields.values() if each.facts.leaves in names))
        said = (value_words(each, plain.get(each.name), case, library) for each in told)
        return shortened(next(filter(None, said), ""), 80)

    name = _name(case, kind, id, summary(after or before or {}))
    if before is None or after is None:
        whole = after or before or {}
        chosen = (_chosen(kind, each, whole, case, library) for each in fields.values())
        words = summary(whole) or next(filter(None, chosen), "") or _NOTHING
        removed = after is None
        yield FieldChange(
            name,
            _REMOVED if removed else _ADDED,
            words if removed else "",
            "" if removed else words,
        )
        return
    for field in fields.values():
        usual = _usual(kind, field)
        old, new = before.get(field.name, usual), after.get(field.name, usual)
        if old != new and not field.facts.hidden:
            first, second = (value_words(field, each, case, library) for each in (old, new))
            yield FieldChange(name, field.facts.name, first, second)


def _chosen(
    kind: str,
    field: RecordField,
    plain: Mapping[str, Any],
    case: CaseFile,
    library: ReferenceLibrary,
) -> str:
    """What was chosen or dated in a record without words of its own; "" where it is as usual."""
    value, usual = plain.get(field.name), _usual(kind, field)
    if field.form not in _CHOSEN or value in (None, usual) or field.facts.hidden:
        return ""
    return value_words(field, value, case, library)


def _usual(kind: str, field: RecordField) -> Any:
    """What the log leaves out for a field: its default, None where that is nothing."""
    if field.default in (MISSING, None, "", ()):
        return None
    return value_to_plain(KINDS[kind].record, field.name, field.default)


def _name(case: CaseFile, kind: str, id: str, words: str) -> str:
    """A record as it is now, or by its words then; one that has a key by what the key names."""
    keyed = any(field.form not in WORDS for field in telling(kind)) if kind in KINDS else False
    if kind in ("case", "text") or (case.find(kind, id) is not None and not keyed):
        return record_name(case, kind, id)
    noun = kind_name(kind).capitalize()
    return f"{noun}: {words}" if words else noun


def short_difference(before: str, after: str) -> tuple[str, str]:
    """Two texts cut down to where they differ, with a little of what stands around."""
    if max(len(before), len(after)) <= _NARROW:
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
