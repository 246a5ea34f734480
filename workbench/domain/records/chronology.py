"""The chronology: what happened, when, who did it and where that is written down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.dates.partial import PartialDate
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

    person_id: str = ""
    given_by: str = ""
    given_on: PartialDate | None = None
    timing: AccountTime = AccountTime.NOT_STATED
    sources: tuple[SourceRef, ...] = ()
    text: str = ""
    preferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChronologyEvent:
    """One thing that happened.

    `narrative` is the working note. When `in_statement`, the statement prints `statement_text`,
    or the narrative behind its date when that is blank; ``{date}`` in the statement text becomes
    the date as a sentence begins with it. `position` orders events of the same date.
    `topic_id` is the subheading of the statement it stands under, "" for the first with facts.
    `preference` is authored text: why one of the `accounts` was preferred, or none.
    """

    id: str
    position: int = 0
    on: PartialDate | None = None
    actor: str = ""
    narrative: str = ""
    statement_text: str = ""
    in_statement: bool = False
    topic_id: str = ""
    sources: tuple[SourceRef, ...] = ()
    head_ids: tuple[str, ...] = ()
    disputed: bool = False
    dispute: str = ""
    accounts: tuple[Account, ...] = ()
    preference: str = ""
    note: str = ""


def order_key(event: ChronologyEvent) -> tuple[bool, tuple[int, int], int, str]:
    """Where an event stands: dated before undated, by date, then in the person's own order."""
    on = event.on
    key = on.sort_key() if on is not None else (0, 0)
    return on is None, key, event.position, event.id


def in_order(events: Iterable[ChronologyEvent]) -> list[ChronologyEvent]:
    """Events as the chronology shows them."""
    return sorted(events, key=order_key)
