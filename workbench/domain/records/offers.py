"""Offers: what the body offered, agreed or paid of its own accord, before the decision."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.dates.partial import PartialDate
from workbench.domain.records.evidence import SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One thing the body offered, and how far it came.

    `what` is working text; `amount` is in pence, None when it is no sum of money; `person_id` is
    for whom. Each of `offered_on`, `agreed_on` (by the person it was offered to) and `paid_on`
    (done, when it is no payment) has the places in the evidence that show it: `sources`,
    `agreed_sources`, `paid_sources`. `injustice_ids` and `remedy_ids` are what it answers and
    the recommendations it is set against.
    """

    id: str
    position: int = 0
    what: str = ""
    person_id: str = ""
    amount: int | None = None
    offered_on: PartialDate | None = None
    sources: tuple[SourceRef, ...] = ()
    agreed_on: PartialDate | None = None
    agreed_sources: tuple[SourceRef, ...] = ()
    paid_on: PartialDate | None = None
    paid_sources: tuple[SourceRef, ...] = ()
    injustice_ids: tuple[str, ...] = ()
    remedy_ids: tuple[str, ...] = ()
    note: str = ""

    @property
    def state(self) -> str:
        """How far it came: "offered", "agreed" or "paid" ("done" when it is no sum)."""
        if self.paid_on is not None:
            return "done" if self.amount is None else "paid"
        return "agreed" if self.agreed_on is not None else "offered"
