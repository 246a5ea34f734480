"""Where in a section authored words can stand: between which rows, and in which field then."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.application.case import editing
from workbench.application.drafting.parting import is_host
from workbench.application.drafting.pieces import Held, Rearranging, home_of
from workbench.application.drafting.rows import StatementRow, StatementRowKind
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import InvalidInput
from workbench.domain.records.drafting import Passage, Placement


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a paragraph: beside the piece at `address`, or in a new passage of a topic.

    `after` says on which side of that piece. `passed` counts the rows, headings left out, that
    lie between here and where the paragraph stood.
    """

    address: str = ""
    after: bool = False
    topic_id: str = ""
    placement: Placement = Placement.AFTER
    passed: int = 0


def next_slot(case: CaseFile, listed: Sequence[StatementRow], index: int, step: int) -> Slot | None:
    """The nearest place before (`step` -1) or after (1) the row at `index`, in its section."""
    section = listed[index].section_id
    at, passed = index + step, 0
    while 0 <= at < len(listed) and listed[at].section_id == section:
        row = listed[at]
        if row.kind is StatementRowKind.SECTION:
            return None
        passed += row.kind is not StatementRowKind.HEADING
        above, below = (at - 1, at) if step < 0 else (at, at + 1)
        found = slot_between(case, listed, above, below)
        if found is not None:
            return Slot(found.address, found.after, found.topic_id, found.placement, passed)
        at += step
    return None


def slot_between(
    case: CaseFile, listed: Sequence[StatementRow], above: int, below: int
) -> Slot | None:
    """The place between two neighbouring rows; None when only the program's words stand there,
    or the upper one introduces the records listed below.
    """
    upper, lower = listed[above], listed[below] if below < len(listed) else None
    if lower is not None and lower.kind is StatementRowKind.LIST_ITEM:
        return None
    if lower is not None and lower.section_id != upper.section_id:
        lower = None
    hosts = [
        Slot(row.address, after=row is upper)
        for row in (upper, lower)
        if row is not None and row.kind is StatementRowKind.PARAGRAPH and is_host(case, row.address)
    ]
    if hosts:
        return min(hosts, key=lambda slot: _foreign(case, slot.address))
    if upper.topic_id and upper.kind is StatementRowKind.HEADING or _standing(upper):
        own = upper.topic_id and (lower is None or lower.kind is not StatementRowKind.HEADING)
        return Slot(topic_id=upper.topic_id, placement=Placement.BEFORE) if own else None
    ends = lower is None or lower.kind is StatementRowKind.HEADING
    if ends and upper.topic_id and upper.kind is StatementRowKind.PARAGRAPH:
        return Slot(topic_id=upper.topic_id, placement=Placement.AFTER)
    return None


def _foreign(case: CaseFile, address: str) -> bool:
    """Whether a place belongs to a finding or the like: a passage beside it is the better one."""
    home = home_of(case, address)
    return home is None or home.kind not in ("passage", "text")


def _standing(row: StatementRow) -> bool:
    return bool(row.topic_id) and row.address.startswith("standard:")


def put(making: Rearranging, piece: Held, slot: Slot, new_id: str) -> None:
    """Put a piece into a place, in a new passage with `new_id` when the place needs one."""
    if slot.address:
        listed, index = making.at(slot.address)
        # A place where nothing is written yet has no piece to stand beside.
        listed.insert(index + int(slot.after) if index >= 0 else len(listed), piece)
        return
    listed = making.pieces(_new_passage(making, slot, new_id))
    listed.append(piece)


def past_list(
    case: CaseFile, listed: Sequence[StatementRow], index: int, end: int, by: int, new_id: str
) -> tuple[CaseFile, str]:
    """The case with the paragraph beside a list and its introduction put on their other side, and
    where the introduction stands then.

    The list stands where its records are printed: they move by what stands around them.
    """
    other = index - 1 if by < 0 else end
    row = listed[other] if other < len(listed) else listed[index]
    here = row.section_id == listed[index].section_id and row.kind is StatementRowKind.PARAGRAPH
    if other >= len(listed) or not here or not is_host(case, row.address):
        raise InvalidInput(
            "It goes with the list it introduces, and no paragraph that can change places with "
            f"them stands {'above' if by < 0 else 'below'}.",
            "Nothing was changed.",
        )
    slot = slot_between(case, listed, end - 1, end) if by < 0 else Slot(listed[index].address)
    making = Rearranging(case)
    introduction, at = making.found(listed[index].address)
    own = introduction[at]
    source, at = making.found(row.address)
    put(making, source.pop(at), slot or Slot("text:complaint"), new_id)
    changed, addresses = making.finished()
    return changed, addresses[id(own)]


def _new_passage(making: Rearranging, slot: Slot, new_id: str) -> str:
    """A new passage that stands nearest to the events and findings of its topic."""
    if not new_id:
        raise InvalidInput("A passage cannot be added here.", "Nothing was changed.")
    places = [
        passage.position
        for passage in making.case.passages.values()
        if passage.topic_id == slot.topic_id and passage.placement is slot.placement
    ]
    made = Passage(id=new_id, topic_id=slot.topic_id, placement=slot.placement)
    first = slot.placement is Placement.AFTER
    making.add_record("passage", made, min(places) - 1 if places and first else None)
    return f"passage:{new_id}"


def end_of_topic(case: CaseFile, topic_id: str, gathers: bool) -> Slot | str:
    """Where a paragraph stands last under a subheading: a new passage, or that of the address.

    `gathers` says that events or findings stand under it, behind its passages before.
    """
    listed = [p for p in editing.ordered(case, "passage") if p.topic_id == topic_id]
    after = [p for p in listed if p.placement is Placement.AFTER and p.text.strip()]
    before = [p for p in listed if p.placement is Placement.BEFORE and p.text.strip()]
    if after or (before and not gathers):
        return f"passage:{(after or before)[-1].id}"
    return Slot(topic_id=topic_id, placement=Placement.AFTER)
