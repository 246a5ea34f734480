"""Moving a paragraph: up and down, over headings, and under another subheading.

Authored paragraphs move freely between the fields of their section. What is a record moves as a
record: events among those of the same date, findings and limits within their subheading, standard
paragraphs within their section.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from workbench.application.case import editing
from workbench.application.drafting import standard_paragraphs
from workbench.application.drafting.paragraphs import Acted, editable, is_whole, unit_or_refuse
from workbench.application.drafting.parting import is_host
from workbench.application.drafting.pieces import (
    Held,
    Home,
    Rearranging,
    base_of,
    home_of,
    words_in,
)
from workbench.application.drafting.rows import StatementRowKind, rows, with_its_list
from workbench.application.drafting.slots import Slot, end_of_topic, next_slot, past_list, put
from workbench.application.records.labels import topic_label
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import InvalidInput
from workbench.domain.records.chronology import ChronologyEvent
from workbench.domain.records.drafting import TEXT_PLACES, TopicRole
from workbench.statement.composing.found import ordered_topics
from workbench.statement.composing.standards import StandardState
from workbench.statement.markup.pieces import pieces
from workbench.statement.nodes import Document
from workbench.statement.origins import origin_record

_RECORDS = ("finding", "injustice", "recommendation")
_KEPT = "Nothing was changed."


def move(
    case: CaseFile,
    document: Document,
    address: str,
    by: int,
    new_id: str = "",
    *,
    states: Sequence[StandardState] = (),
) -> Acted:
    """The case with a paragraph moved up (negative) or down by so many places.

    `document` must be composed from this case. At the edge of its field it goes into the
    neighbouring one, in a new passage with `new_id` where there is none. A standard paragraph
    moves among `states`, those offered for this statement. Raises `InvalidInput` saying why it
    cannot move.
    """
    if not by:
        return Acted(case, address)
    listed = rows(document)
    index, end = with_its_list(listed, address)
    if end > index + 1 and is_host(case, address):
        moved = past_list(case, listed, index, end, by, new_id)
        return Acted(*moved, note="Its list went with it.")
    return _move_alone(case, document, address, by, new_id, states)


def _move_alone(
    case: CaseFile,
    document: Document,
    address: str,
    by: int,
    new_id: str,
    states: Sequence[StandardState],
) -> Acted:
    kind, id, _ = origin_record(base_of(address))
    home = home_of(case, address)
    if kind == "topic":
        return _move_topic(case, id, by)
    if _moves_inside(case, home, address, by):
        return _move_inside(case, address, by)
    if "#" in address:
        raise InvalidInput("This subheading is at the edge of its text.", _KEPT)
    if kind == "standard":
        return Acted(standard_paragraphs.move(case, states, id, by), address)
    if kind == "event":
        return _move_event(case, id, address, by)
    if kind in ("limit", "remedy", "head") and id and not _is_reason(home):
        return _move_record(case, kind, id, address, by)
    if home is None:
        raise InvalidInput(editable(case, address).reason, _KEPT)
    if kind in _RECORDS and len(pieces(words_in(case, home))) < 2:
        return _move_record(case, kind, id, address, by)
    return _move_across(case, document, address, by, new_id)


def can_move(
    case: CaseFile,
    document: Document,
    address: str,
    by: int,
    *,
    states: Sequence[StandardState] = (),
) -> str:
    """Why a paragraph cannot move that way; "" when it can."""
    try:
        moved = move(case, document, address, by, "a-new-passage", states=states)
    except InvalidInput as refused:
        return refused.message
    return "" if moved.case is not case else "It stands at the edge already."


def _is_reason(home: Home | None) -> bool:
    return home is not None and home.field == "scope_reason"


def _moves_inside(case: CaseFile, home: Home | None, address: str, by: int) -> bool:
    if home is None or is_whole(case, home):
        return False
    listed, index = Rearranging(case).at(address)
    return index >= 0 and 0 <= index + (1 if by > 0 else -1) < len(listed)


def _move_inside(case: CaseFile, address: str, by: int) -> Acted:
    making = Rearranging(case)
    listed, index = making.found(address)
    piece = listed.pop(index)
    listed.insert(min(max(index + by, 0), len(listed)), piece)
    changed, addresses = making.finished()
    return Acted(changed, addresses[id(piece)])


def _move_across(case: CaseFile, document: Document, address: str, by: int, new_id: str) -> Acted:
    listed = rows(document)
    index = next((i for i, row in enumerate(listed) if row.address == address), -1)
    if index < 0:
        raise InvalidInput("This paragraph is not printed in the statement.", _KEPT)
    step = 1 if by > 0 else -1
    slot = next_slot(case, listed, index, step)
    if slot is None:
        edge = "last" if by > 0 else "first"
        raise InvalidInput(
            f"It is the {edge} paragraph of its section that can change places.",
            "Nothing was changed. Use “Move under” to put it into another section.",
        )
    making = Rearranging(case)
    source, at = making.found(address)
    piece = source.pop(at)
    put(making, piece, slot, new_id)
    changed, addresses = making.finished()
    return Acted(changed, addresses[id(piece)], note=_across_note(case, slot, by))


def _across_note(case: CaseFile, slot: Slot, by: int) -> str:
    way = "below" if by > 0 else "above"
    if slot.passed > 1:
        return (
            f"Moved {way} {slot.passed} paragraphs that keep their own order, "
            "such as events in order of date."
        )
    home = home_of(case, slot.address) if slot.address else None
    if home is not None and home.kind in _RECORDS:
        return f"It is now part of the words of the {home.kind} beside it."
    return ""


def _moved_among(
    case: CaseFile,
    kind: str,
    id: str,
    by: int,
    among: Callable[[Any], bool],
    reason: str,
    hint: str,
) -> CaseFile:
    """The case with a record moved among its siblings; refused at the edge of them."""
    siblings = [record.id for record in editing.ordered(case, kind) if among(record)]
    index = siblings.index(id)
    if min(max(index + by, 0), len(siblings) - 1) == index:
        raise InvalidInput(reason, f"{_KEPT} {hint}".strip())
    return editing.move(case, kind, id, by, among)


def _move_event(case: CaseFile, id: str, address: str, by: int) -> Acted:
    mine = case.events[id]
    reason = (
        "Events stand in the order of their dates, and no other event of this date is there."
        if mine.on is not None
        else "Undated events stand behind the dated ones, and no other is on that side of it."
    )

    def tied(other: ChronologyEvent) -> bool:
        same = other.on == mine.on and other.topic_id == mine.topic_id
        return same and other.in_statement

    if not mine.in_statement:
        raise InvalidInput("This event is not in the statement.", _KEPT)
    changed = _moved_among(
        case, "event", id, by, tied, reason, "Change the date of the event to move it."
    )
    return Acted(changed, address)


def _move_topic(case: CaseFile, id: str, by: int) -> Acted:
    mine = case.topics[id]
    changed = _moved_among(
        case,
        "topic",
        id,
        by,
        lambda other: (other.section, other.parent_id) == (mine.section, mine.parent_id),
        "No other subheading stands on that side of it.",
        "",
    )
    return Acted(changed, f"topic:{id}")


_GROUP = {
    "finding": "topic_id",
    "recommendation": "topic_id",
    "injustice": "finding_id",
    "limit": "complaint_id",
}
_NOUNS = {
    "finding": "finding under this subheading",
    "recommendation": "recommendation under this subheading",
    "injustice": "injustice of this finding",
    "limit": "time limit of this complaint",
    "remedy": "remedy",
    "head": "head of complaint",
}


def _move_record(case: CaseFile, kind: str, id: str, address: str, by: int) -> Acted:
    group = _GROUP.get(kind)
    mine = getattr(case.find(kind, id), group) if group else ""
    changed = _moved_among(
        case,
        kind,
        id,
        by,
        lambda other: not group or getattr(other, group) == mine,
        f"No other {_NOUNS[kind]} stands on that side of it.",
        "Use “Move under” for another subheading." if group == "topic_id" else "",
    )
    return Acted(changed, address)


@dataclass(frozen=True, slots=True)
class Target:
    """A place to move a paragraph to: a subheading by its id, or ``text:<place>``.

    `level` is 2 or 3 for a subheading, 1 for a section's own text; `here` marks where it is.
    """

    key: str
    label: str
    level: int
    here: bool


def targets(case: CaseFile, document: Document, address: str) -> tuple[Target, ...]:
    """The places a paragraph can be moved to, in reading order."""
    here = _standing_under(case, address)
    titles = {section.id: section.title for section in document.sections}
    found: list[Target] = []
    # Sections in the order of this statement; what it lacks is offered last.
    order = [*titles, *dict.fromkeys(t.section for t in case.topics.values())]
    texts = {"complaint-lead": "complaint", "action-lead": "action"}
    for section in dict.fromkeys(order):
        for place, words in TEXT_PLACES.items():
            if texts.get(place, place) == section and section in titles:
                key = f"text:{place}"
                found.append(Target(key, words, 1, key == here))
        topics = ordered_topics(t for t in case.topics.values() if t.section == section)
        for topic in topics:
            level = 3 if topic.parent_id in case.topics else 2
            found.append(Target(topic.id, topic_label(case, topic), level, topic.id == here))
    return tuple(found)


def _standing_under(case: CaseFile, address: str) -> str:
    kind, id, _ = origin_record(base_of(address))
    if kind == "text":
        return base_of(address)
    record = case.find(kind, id) if kind not in ("", "standard") and id else None
    return str(getattr(record, "topic_id", ""))


def move_under(
    case: CaseFile, document: Document, address: str, target: str, new_id: str = ""
) -> Acted:
    """The case with a paragraph last under a subheading, or in a section's own text.

    An event, a time limit, and a finding or recommendation of one paragraph move as the records
    they are. Raises `InvalidInput` for words the program makes, and for unknown places.
    """
    topic = target if target in case.topics else ""
    if not topic and target.removeprefix("text:") not in TEXT_PLACES:
        raise InvalidInput("That subheading is no longer in the case.", _KEPT)
    kind, record_id, _ = origin_record(base_of(address))
    if _as_record(case, kind, address):
        return _record_under(case, kind, record_id, address, topic)
    if kind in ("standard", "remedy", "topic", "head") and not is_host(case, address):
        raise InvalidInput(
            "It stands where its kind belongs.",
            "Nothing was changed. Only your own paragraphs and events move between subheadings.",
        )
    unit = unit_or_refuse(case, address)
    index, end = with_its_list(rows(document), address)
    if end > index + 1:
        raise InvalidInput("It introduces a list that stands in its own section.", _KEPT)
    if unit.home.kind == "override":
        raise InvalidInput("Reworded words stay where the program’s own would stand.", _KEPT)
    making = Rearranging(case)
    source, index = making.found(address)
    piece = source.pop(index)
    _append(making, piece, topic, target, document, new_id)
    changed, addresses = making.finished()
    return Acted(changed, addresses[id(piece)])


def _append(
    making: Rearranging, piece: Held, topic: str, target: str, document: Document, new_id: str
) -> None:
    if not topic:
        making.pieces(target).append(piece)
        return
    place = end_of_topic(making.case, topic, _gathers(making.case, document, topic))
    if isinstance(place, str):
        making.pieces(place).append(piece)
    else:
        put(making, piece, place, new_id)


def _gathers(case: CaseFile, document: Document, topic_id: str) -> bool:
    """Whether events, findings or the like stand under a subheading."""
    if case.topics[topic_id].role in (TopicRole.FACTS, TopicRole.ANALYSIS):
        return True
    return any(
        row.topic_id == topic_id and not row.address.startswith(("passage:", "standard:"))
        for row in rows(document)
        if row.kind is StatementRowKind.PARAGRAPH
    )


def _as_record(case: CaseFile, kind: str, address: str) -> bool:
    if kind == "limit" or (kind == "event" and address == base_of(address)):
        return True
    home = home_of(case, address)
    # Without its last words an event would have its working note printed in their place.
    if kind not in ("event", "finding", "recommendation") or home is None:
        return False
    return len(pieces(words_in(case, home))) < 2


def _record_under(case: CaseFile, kind: str, id: str, address: str, topic: str) -> Acted:
    if not topic:
        raise InvalidInput(
            f"The paragraph belongs to {_NOUN_OF[kind]}, which stands under a subheading.",
            "Nothing was changed. Choose a subheading.",
        )
    record = case.find(kind, id)
    if record is None:
        raise InvalidInput("The record this paragraph came from is no longer in the case.", _KEPT)
    changed = case.with_record(kind, replace(record, topic_id=topic))
    note = "The finding moved with its injustices." if kind == "finding" else ""
    return Acted(changed, address, note=note)


_NOUN_OF = {
    "event": "an event",
    "limit": "a time limit",
    "finding": "a finding",
    "recommendation": "a recommendation",
}
