"""The chronology: what happened, when, who did it and where that is written down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.domain.dates import PartialDate
from workbench.domain.evidence import SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class ChronologyEvent:
    """One thing that happened.

    `narrative` is the working note. When `in_statement`, the statement prints `statement_text`,
    or the narrative behind its date when that is blank; ``{date}`` in the statement text becomes
    the date as a sentence begins with it. `position` orders events of the same date.
    `topic_id` is the subheading of the statement it stands under, "" for the first with facts.
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
    note: str = ""


def order_key(event: ChronologyEvent) -> tuple[bool, tuple[int, int], int, str]:
    """Where an event stands: dated before undated, by date, then in the person's own order."""
    on = event.on
    key = on.sort_key() if on is not None else (0, 0)
    return on is None, key, event.position, event.id


def in_order(events: Iterable[ChronologyEvent]) -> list[ChronologyEvent]:
    """Events as the chronology shows them."""
    return sorted(events, key=order_key)
