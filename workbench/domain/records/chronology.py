"""The chronology: what happened, when, who did it and where that is written down."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import PartialDate
from workbench.domain.fields import (
    authored,
    in_own_order,
    link,
    links,
    many_lines,
    one_line,
    one_of,
    partial_date,
    parts,
    source_list,
    yes_no,
)
from workbench.domain.records.evidence import SourceRef


class AccountTime(StrEnum):
    """Whether an account was given or written down when it happened, or later."""

    NOT_STATED = "not stated"
    CONTEMPORANEOUS = "at the time"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One side's version of a disputed event.

    `text` is authored text. Who gave it is a person of the case (`person_id`) or, when that is
    "", the words of `given_by` ("the duty social worker"). `sources` say where it is recorded.
    """

    person_id: str = link("person", "person", leaves="given_by")
    given_by: str = one_line("given by")
    given_on: PartialDate | None = partial_date("given on")
    timing: AccountTime = one_of("given at the time or later", AccountTime.NOT_STATED)
    sources: tuple[SourceRef, ...] = source_list()
    text: str = authored("account", printed=False)
    preferred: bool = yes_no("preferred")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChronologyEvent:
    """One thing that happened.

    `narrative` is the working note. When `in_statement`, the statement prints `statement_text`,
    or the narrative behind its date when that is blank; ``{date}`` in the statement text becomes
    the date as a sentence begins with it. `position` orders events of the same date.
    `topic_id` is the subheading of the statement it stands under, "" for the first with facts.
    `told_after` is the event it follows in the statement whatever their dates, "" in order of
    date; with `same_paragraph` it goes on in the paragraph of the event before it there.
    `preference` is authored text: why one of the `accounts` was preferred, or none.
    """

    id: str
    position: int = in_own_order()
    on: PartialDate | None = partial_date("date")
    actor: str = one_line("who acted")
    narrative: str = authored("what happened", telling=True)
    statement_text: str = authored("words in the statement", telling=True)
    in_statement: bool = yes_no("in the statement")
    topic_id: str = link("topic", "under the subheading")
    told_after: str = link("event", "told after")
    same_paragraph: bool = yes_no("in one paragraph with the event before")
    sources: tuple[SourceRef, ...] = source_list()
    head_ids: tuple[str, ...] = links("head", "heads of complaint it bears on")
    disputed: bool = yes_no("disputed")
    dispute: str = many_lines("what is disputed, and by whom")
    accounts: tuple[Account, ...] = parts("each side’s account")
    preference: str = authored("why one account is preferred, or none")
    note: str = many_lines("note")


def order_key(event: ChronologyEvent) -> tuple[bool, tuple[int, int], int, str]:
    """Where an event stands: dated before undated, by date, then in the person's own order."""
    on = event.on
    key = on.sort_key() if on is not None else (0, 0)
    return on is None, key, event.position, event.id


def in_order(events: Iterable[ChronologyEvent]) -> list[ChronologyEvent]:
    """Events as the chronology shows them."""
    return sorted(events, key=order_key)


def in_telling_order(events: Iterable[ChronologyEvent]) -> list[ChronologyEvent]:
    """Events as the statement tells them: by date, but for those put behind another.

    An event put behind one that is not among them, or behind itself in a circle, stands by date.
    """
    dated = in_order(events)
    known = {event.id for event in dated}
    behind: dict[str, list[ChronologyEvent]] = {}
    for event in dated:
        place = event.told_after if event.told_after in known else ""
        behind.setdefault(place, []).append(event)
    result: list[ChronologyEvent] = []
    waiting = list(reversed(behind.pop("", [])))
    while waiting or behind:
        if not waiting:
            # What is left goes round in circles: one of them, by date, begins.
            first = next(each for each in dated if each in behind.get(each.told_after, ()))
            behind[first.told_after].remove(first)
            waiting.append(first)
        event = waiting.pop()
        result.append(event)
        waiting.extend(reversed(behind.pop(event.id, [])))
        behind = {id: listed for id, listed in behind.items() if listed}
    return result
