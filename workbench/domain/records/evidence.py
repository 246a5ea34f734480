"""Evidence: what was received, from whom, and where in it something stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.domain.dates.partial import PartialDate
from workbench.domain.fields import (
    in_own_order,
    link,
    many_lines,
    one_line,
    partial_date,
    required,
    whole_number,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceItem:
    """One document, recording or note of a conversation.

    `pages` is the number of pages, None when unknown; `supplied_by` says who sent it in.
    """

    id: str
    position: int = in_own_order()
    title: str = one_line("title", telling=True)
    author: str = one_line("author")
    made_on: PartialDate | None = partial_date("date made")
    received_on: PartialDate | None = partial_date("date received")
    pages: int | None = whole_number("pages", least=0)
    supplied_by: str = one_line("supplied by")
    note: str = many_lines("note")


@dataclass(frozen=True, slots=True)
class SourceRef:
    """A place in an evidence item; `pages` is as written: "4", "12-14", "para 3.2"."""

    evidence_id: str = field(metadata=required(link("evidence", "evidence item", owned=True)))
    pages: str = one_line("pages")
