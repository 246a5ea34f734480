"""Evidence: what was received, from whom, and where in it something stands."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.dates.partial import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceItem:
    """One document, recording or note of a conversation.

    `pages` is the number of pages, None when unknown; `supplied_by` says who sent it in.
    """

    id: str
    position: int = 0
    title: str = ""
    author: str = ""
    made_on: PartialDate | None = None
    received_on: PartialDate | None = None
    pages: int | None = None
    supplied_by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SourceRef:
    """A place in an evidence item; `pages` is as written: "4", "12-14", "para 3.2"."""

    evidence_id: str
    pages: str = ""
