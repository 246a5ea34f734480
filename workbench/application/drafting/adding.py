"""A new paragraph where it is wanted, and one taken out."""

from __future__ import annotations

from dataclasses import replace

from workbench.application.case import editing
from workbench.application.drafting.paragraphs import Acted, is_whole, unit_or_refuse
from workbench.application.drafting.parting import is_host
from workbench.application.drafting.pieces import (
    Home,
    Rearranging,
    base_of,
    held,
    home_of,
    words_in,
)
from workbench.application.drafting.rows import StatementRow, StatementRowKind, rows
from workbench.application.drafting.slots import Slot, end_of_topic, put, slot_between
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.records.drafting import TEXT_PLACES, Choice, StandardChoice
from workbench.statement.markup.pieces import pieces
from workbench.statement.nodes import Document
from workbench.statement.origins import origin_record

NEW = "{?new paragraph}"
"""What a new paragraph says until it is written: a gap that the checks point out."""

_KEPT = "Nothing was changed."


def insert_after(
    case: CaseFile, document: Document, address: str, new_id: str, markup: str = NEW
) -> Acted:
    """The case with a new paragraph behind one, at the nearest place where words may stand.

    Behind a heading it is the first under it. `new_id` is for the passage it may need. Raises
    `InvalidInput` where no words of one's own can stand in the section.
    """
    listed = rows(document)
    index = next((i for i, row in enumerate(listed) if row.address == address), None)
    if index is None:
        raise InvalidInput("This paragraph is not printed in the statement.", _KEPT)
    making = Rearranging(case)
    piece = held(markup)
    inside = is_host(case, address) or _says_one_thing(case, address)
    if inside and making.at(address)[1] >= 0:
        here, at = making.found(address)
        here.insert(at + 1, piece)
        note = ""
    else:
        slot = _slot_behind(case, listed, index)
        if slot is None:
            return _in_own_text(case, listed[index].section_id, markup)
        put(making, piece, slot, new_id)
        note = "It stands at the nearest place for words of your own." if slot.passed else ""
    changed, addresses = making.finished()
    return Acted(changed, addresses[id(piece)], note=note)


def _says_one_thing(case: CaseFile, address: str) -> bool:
    """Whether an address lies in reworded words or in the text of a statement of its own."""
    home = home_of(case, address)
    return home is not None and home.kind == "override"


def _slot_behind(case: CaseFile, listed: tuple[StatementRow, ...], index: int) -> Slot | None:
    section = listed[index].section_id
    for passed, at in enumerate(range(index, len(listed))):
        row = listed[at]
        if row.section_id != section or (passed and row.kind is StatementRowKind.HEADING):
            return None
        found = slot_between(case, listed, at, at + 1)
        if found is not None:
            return replace(found, passed=passed)
    return None


_PLACES = {"summary", "scope", "considered", "decision", "complaint", "action"}


def _in_own_text(case: CaseFile, section: str, markup: str) -> Acted:
    """The case with a paragraph last in the section's own text."""
    place = next((each for each in TEXT_PLACES if each == section and each in _PLACES), None)
    if place is None:
        raise InvalidInput(
            "No words of your own can stand directly behind this paragraph.",
            "Nothing was changed. Choose a subheading, or one of your own paragraphs.",
        )
    making = Rearranging(case)
    piece = held(markup)
    making.pieces(f"text:{place}").append(piece)
    changed, addresses = making.finished()
    return Acted(changed, addresses[id(piece)], note="It stands in the section’s own text.")


def insert_in_topic(
    case: CaseFile, document: Document, topic_id: str, new_id: str, markup: str = NEW
) -> Acted:
    """The case with a new paragraph last under a subheading."""
    if topic_id not in case.topics:
        raise InvalidInput("That subheading is no longer in the case.", _KEPT)
    making = Rearranging(case)
    piece = held(markup)
    place = end_of_topic(case, topic_id, True)
    if isinstance(place, str):
        making.pieces(place).append(piece)
    else:
        put(making, piece, place, new_id)
    changed, addresses = making.finished()
    return Acted(changed, addresses[id(piece)])


def delete_unit(case: CaseFile, address: str) -> Acted:
    """The case without a paragraph; references to its words become a visible gap.

    An event and a time limit are only left out of the statement, a standard paragraph is switched
    off. The address afterwards is a neighbour's in the same field, "" when the field is empty.
    Raises `InvalidInput` for what is taken out elsewhere.
    """
    base = base_of(address)
    kind, record_id, _ = origin_record(base)
    home = home_of(case, address)
    if _is_record(case, kind, home):
        return _left_out(case, kind, record_id)
    if kind in ("head", "remedy", "topic") and (home is None or home.field != "scope_reason"):
        raise InvalidInput(*_ELSEWHERE[kind])
    unit_or_refuse(case, address)
    making = Rearranging(case)
    listed, index = making.found(address)
    gone = listed.pop(index)
    making.gone(gone, None)
    changed, addresses = making.finished()
    beside = listed[min(index, len(listed) - 1)] if listed else None
    return Acted(changed, addresses[id(beside)] if beside is not None else "")


_ELSEWHERE = {
    "head": (
        "A head of complaint is not taken out here.",
        "Nothing was changed. Delete it on the Complaint page.",
    ),
    "remedy": (
        "A remedy is not taken out here.",
        "Nothing was changed. Delete it on the Remedies page.",
    ),
    "topic": (
        "A subheading goes with everything under it, so it is not deleted here.",
        "Nothing was changed. Delete it in the outline, or change its title.",
    ),
}


def _is_record(case: CaseFile, kind: str, home: Home | None) -> bool:
    """Whether the paragraph stands for a whole record that would only be left out."""
    if kind not in ("event", "standard", "limit"):
        return False
    return home is None or is_whole(case, home) or len(pieces(words_in(case, home))) < 2


def _left_out(case: CaseFile, kind: str, id: str) -> Acted:
    if kind == "standard":
        choice = case.choices.get(id) or StandardChoice(id=id)
        case = case.with_record("choice", replace(choice, choice=Choice.LEAVE_OUT))
        note = "The standard paragraph is switched off in this case."
    else:
        case = editing.set_fields(case, kind, id, in_statement=False)
        what = "The event stays in the chronology" if kind == "event" else "The time limit stays"
        note = f"{what}; it is left out of the statement."
    # References stay as they are: they lead somewhere again when it is taken back in.
    return Acted(case, "", note=note)
