"""An office's own set taken over from a file: what comes of it, and what that would change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from workbench.application.case.ports import IdSource
from workbench.application.office.outlines import section_name
from workbench.application.remedies.awards import band_words
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import day_in_words
from workbench.domain.library.awards import Band
from workbench.domain.library.office import LocalDayOff, Office, OfficeParagraph, OfficeRule
from workbench.domain.library.reference import Outline, ReferenceLibrary
from workbench.domain.library.settings import SETTINGS, Setting

COLLECTIONS: Mapping[str, str] = {
    "paragraph": "paragraphs",
    "outline": "outlines",
    "band": "bands",
    "day": "days",
    "rule": "rules",
    "setting": "settings",
}
"""The kinds of addition, each with its field in `Office`."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is otherwise in one state of an office's set than in another.

    `kind` is a key of `COLLECTIONS`, `title` what a person knows it by, `action` "added",
    "changed" or "removed". `before` and `after` are its words, "" where it was not there.
    """

    kind: str
    id: str
    title: str
    action: str
    before: str
    after: str

    def line(self) -> str:
        """The whole on one line: "changed paragraph: Delay at stage two"."""
        return f"{self.action} {_NOUNS[self.kind]}: {' '.join(self.title.split())}"


_NOUNS = {
    "paragraph": "standard paragraph",
    "outline": "outline",
    "band": "band of awards",
    "day": "day off",
    "rule": "time limit",
    "setting": "setting",
}


def merge(office: Office, incoming: Office, shipped: ReferenceLibrary, ids: IdSource) -> Office:
    """The office with everything of another one in place of its like, and the rest as it was.

    A day the program itself knows to be off is not added again, nor a setting at its default. An
    outline called like another one of the office's is given a name of its own.
    """
    calendar = shipped.rules.calendar()
    days = [each for each in incoming.days if calendar.why_off(each.day) is None]
    merged_days = _joined(office.days, days, "day", ids)
    joined = {
        "days": tuple(sorted(merged_days, key=lambda each: each.day)),
        "rules": _joined(office.rules, incoming.rules, "rule", ids),
        "paragraphs": _joined(office.paragraphs, incoming.paragraphs, "paragraph", ids),
        "outlines": _joined(office.outlines, _named_apart(office, incoming), "outline", ids),
        "bands": _joined(office.bands, incoming.bands, "band", ids),
        "settings": tuple(
            each
            for each in _joined(office.settings, incoming.settings, "setting", ids)
            if each.value != SETTINGS[each.id].default
        ),
    }
    return Office(**joined)


def differences(before: Office, after: Office) -> tuple[Difference, ...]:
    """Everything that is otherwise in `after` than in `before`, kind by kind."""
    return tuple(_differences(before, after))


def _differences(before: Office, after: Office) -> Iterator[Difference]:
    for kind, collection in COLLECTIONS.items():
        old = {_key(each): each for each in getattr(before, collection)}
        new = {_key(each): each for each in getattr(after, collection)}
        for key, record in new.items():
            was = old.get(key)
            if was is None:
                yield Difference(kind, record.id, _title(record), "added", "", _words(record))
            elif _content(was) != _content(record):
                yield Difference(
                    kind, record.id, _title(record), "changed", _words(was), _words(record)
                )
        for key, record in old.items():
            if key not in new:
                yield Difference(kind, record.id, _title(record), "removed", _words(record), "")


def _key(record: Any) -> tuple[Any, ...]:
    """What an entry is about: two with the same key cannot stand beside each other."""
    match record:
        case OfficeParagraph():
            return record.paragraph.id, record.paragraph.valid_from
        case OfficeRule():
            return record.procedure, record.rule.id
        case LocalDayOff():
            return (record.day,)
        case _:
            return (record.id,)


def _content(record: Any) -> Any:
    """An entry without its id, which is only its name in one casebook."""
    return replace(record, id="")


def _joined(before: tuple[Any, ...], incoming: Any, kind: str, ids: IdSource) -> tuple[Any, ...]:
    """Both lists in one, later entries in the place of earlier ones with their key."""
    found = {_key(each): each for each in before}
    for each in incoming:
        known = found.get(_key(each))
        if known is not None:
            found[_key(each)] = replace(each, id=known.id)
        elif any(other.id == each.id for other in found.values()):
            found[_key(each)] = replace(each, id=ids.new(kind))
        else:
            found[_key(each)] = each
    return tuple(found.values())


def _named_apart(office: Office, incoming: Office) -> Iterator[Outline]:
    """The incoming outlines, none of them called like another one of the office's."""
    replaced = {each.id for each in incoming.outlines}
    taken = {each.title.casefold() for each in office.outlines if each.id not in replaced}
    for outline in incoming.outlines:
        title, number = outline.title, 1
        while title.casefold() in taken:
            number += 1
            title = f"{outline.title} ({number})"
        taken.add(title.casefold())
        yield replace(outline, title=title)


def _title(record: Any) -> str:
    match record:
        case OfficeParagraph():
            start = record.paragraph.valid_from
            when = f", from {day_in_words(start)}" if start is not None else ""
            return f"{record.paragraph.title}{when}"
        case Band():
            return f"{record.kind.value}, {record.edition}"
        case LocalDayOff():
            return f"{day_in_words(record.day)} ({record.name})"
        case OfficeRule():
            return record.rule.title
        case Setting():
            return SETTINGS[record.id].title if record.id in SETTINGS else record.id
        case _:
            return str(record.title)


def _words(record: Any) -> str:
    match record:
        case OfficeParagraph():
            return "No longer offered." if record.withdrawn else record.paragraph.text
        case Outline():
            return "; ".join(section_name(each) for each in record.sections)
        case Band():
            return band_words(record)
        case LocalDayOff():
            return record.name
        case OfficeRule():
            rule = record.rule
            extended = f", extended {rule.extended}" if rule.extended else ""
            return f"{rule.count} {rule.unit.value}{extended} ({rule.provision})"
        case _:
            return str(record.value)
