"""An office's own wordings of standard paragraphs: set for decisions from a day on; looked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from workbench.application.case.ports import OfficeChange
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import EARLIEST_YEAR, LATEST_YEAR
from workbench.domain.errors import InvalidInput
from workbench.domain.library.office import Office, OfficeParagraph, Wordings, wordings_with
from workbench.domain.library.reference import ReferenceLibrary, StandardParagraph
from workbench.domain.text import normalise, normalise_line
from workbench.statement.composing.library_faults import FaultIn, paragraph_faults

_KEPT = "Nothing was changed."
_YEARS = f"a year is between {EARLIEST_YEAR} and {LATEST_YEAR}"
_LINES = ("title", "section", "when", "source", "topic", "topic_title", "note")


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a standard paragraph and the days it holds on, as the paragraph says.

    `own` marks one the office set; `entry_id` is then its entry's id, "" otherwise. A `withdrawn`
    one says from when the paragraph is offered no more.
    """

    paragraph: StandardParagraph
    own: bool = False
    entry_id: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class WordingChange:
    """One change to a standard paragraph: when (ISO time, UTC), under what name, and both wordings.

    `before` and `after` are the newest wordings then; None where it was not there, or withdrawn.
    """

    number: int
    at: str
    label: str
    before: StandardParagraph | None
    after: StandardParagraph | None


def set_paragraph(
    office: Office, shipped: ReferenceLibrary, id: str, paragraph: StandardParagraph
) -> Office:
    """The office with a standard paragraph worded anew from `valid_from` on, or with one added.

    `id` names the entry. A wording of the same paragraph that begins on the same day is replaced.
    Raises `InvalidInput` for a paragraph that no statement could be made with.
    """
    paragraph = _tidy(paragraph)
    for field, words in own_paragraph_faults(paragraph, shipped):
        raise InvalidInput(f"The paragraph cannot be kept: {words}.", _KEPT, field)
    return _with(office, OfficeParagraph(id=id, paragraph=paragraph))


def withdraw_paragraph(
    office: Office, shipped: ReferenceLibrary, id: str, paragraph_id: str, valid_from: date | None
) -> Office:
    """The office with a standard paragraph offered no more, from a day on or for good.

    Raises `InvalidInput` when there is no such paragraph then.
    """
    if _out_of_range(valid_from):
        raise InvalidInput(f"The paragraph cannot be withdrawn: {_YEARS}.", _KEPT, "valid_from")
    held = [each for each in _effective(office, shipped, paragraph_id) if _lasts(each, valid_from)]
    if not held:
        raise InvalidInput("That standard paragraph is not offered then.", _KEPT, "valid_from")
    ended = replace(held[-1], valid_from=valid_from, valid_to=None)
    return _with(office, OfficeParagraph(id=id, paragraph=ended, withdrawn=True))


def remove_wording(office: Office, entry_id: str) -> Office:
    """The office without one wording of its own: what held before it holds again."""
    return replace(office, paragraphs=tuple(e for e in office.paragraphs if e.id != entry_id))


def own_paragraph_faults(
    paragraph: StandardParagraph, shipped: ReferenceLibrary
) -> Iterator[FaultIn]:
    """Everything for which a wording of an office's own cannot be kept."""
    yield from paragraph_faults(paragraph)
    for what in ("valid_from", "valid_to"):
        if _out_of_range(getattr(paragraph, what)):
            yield what, _YEARS
    for kind in paragraph.kinds:
        sections = {
            section.id
            for outline in shipped.outlines.values()
            if outline.statement_kind == kind
            for section in outline.sections
        }
        if sections and paragraph.section not in sections:
            yield "section", f"no {kind} statement has a section “{paragraph.section}”"


def _tidy(paragraph: StandardParagraph) -> StandardParagraph:
    lines: dict[str, Any] = {n: normalise_line(getattr(paragraph, n)) for n in _LINES}
    return replace(paragraph, text=normalise(paragraph.text).strip(), **lines)


def _with(office: Office, entry: OfficeParagraph) -> Office:
    """The office with an entry in place of the one for the same paragraph and day."""
    place = (entry.paragraph.id, entry.paragraph.valid_from)
    others = tuple(
        each
        for each in office.paragraphs
        if each.id != entry.id and (each.paragraph.id, each.paragraph.valid_from) != place
    )
    return replace(office, paragraphs=(*others, entry))


def _out_of_range(day: date | None) -> bool:
    return day is not None and not EARLIEST_YEAR <= day.year <= LATEST_YEAR


def _lasts(wording: StandardParagraph, start: date | None) -> bool:
    return start is None or (wording.valid_to or date.max) >= start


def wordings(office: Office, shipped: ReferenceLibrary, paragraph_id: str) -> tuple[Wording, ...]:
    """The wordings of a standard paragraph in the order in which they hold."""
    own = _entries(office, paragraph_id)
    by_start = {each.paragraph.valid_from: each for each in own if not each.withdrawn}
    found = []
    for paragraph in _effective(office, shipped, paragraph_id):
        entry = by_start.get(paragraph.valid_from)
        kept = entry is not None and _same_words(entry.paragraph, paragraph)
        found.append(Wording(paragraph, kept, entry.id if entry is not None and kept else ""))
    ends = (Wording(each.paragraph, True, each.id, True) for each in own if each.withdrawn)
    return tuple(sorted((*found, *ends), key=lambda w: w.paragraph.valid_from or date.min))


def history(
    log: Iterable[OfficeChange], shipped: ReferenceLibrary, paragraph_id: str
) -> tuple[WordingChange, ...]:
    """What became of a standard paragraph, change by change, newest first like the log given."""
    return tuple(
        WordingChange(
            change.number,
            change.at,
            change.label,
            newest(change.before, shipped, paragraph_id),
            newest(change.after, shipped, paragraph_id),
        )
        for change in log
        if _entries(change.before, paragraph_id) != _entries(change.after, paragraph_id)
    )


def newest(
    office: Office, shipped: ReferenceLibrary, paragraph_id: str
) -> StandardParagraph | None:
    """The newest wording of a standard paragraph; None when it is withdrawn or was never there."""
    own = _entries(office, paragraph_id)
    last = max(own, key=lambda each: each.paragraph.valid_from or date.min, default=None)
    if last is not None and last.withdrawn:
        return None
    found = _effective(office, shipped, paragraph_id)
    return found[-1] if found else None


def _entries(office: Office, paragraph_id: str) -> tuple[OfficeParagraph, ...]:
    return tuple(each for each in office.paragraphs if each.paragraph.id == paragraph_id)


def _effective(office: Office, shipped: ReferenceLibrary, paragraph_id: str) -> Wordings:
    base = shipped.paragraphs.get(paragraph_id)
    before = (base,) if base is not None else ()
    return wordings_with(before, _entries(office, paragraph_id))


def _same_words(entry: StandardParagraph, wording: StandardParagraph) -> bool:
    return replace(wording, valid_to=entry.valid_to) == entry
