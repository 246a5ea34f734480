"""Offers: what the body offered, agreed or paid of its own accord, before the decision."""

from __future__ import annotations

from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import PartialDate
from workbench.domain.fields import (
    in_own_order,
    link,
    links,
    many_lines,
    partial_date,
    pence,
    source_list,
)
from workbench.domain.records.evidence import SourceRef
from workbench.domain.records.remedies import together


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One thing the body offered, and how far it came.

    `what` is working text; `amount` is in pence, None when it is no sum of money; `person_id` is
    for whom, `joint_ids` together with whom. Each of `offered_on`, `agreed_on` (by the person it
    was offered to) and `paid_on` (done, when it is no payment) has the places in the evidence that
    show it: `sources`, `agreed_sources`, `paid_sources`. `injustice_ids` and `remedy_ids` are what
    it answers and the recommendations it is set against.
    """

    id: str
    position: int = in_own_order()
    what: str = many_lines("what was offered, and what for", telling=True)
    person_id: str = link("person", "to whom")
    joint_ids: tuple[str, ...] = links("person", "jointly with")
    amount: int | None = pence("amount")
    offered_on: PartialDate | None = partial_date("offered")
    sources: tuple[SourceRef, ...] = source_list("evidence of the offer")
    agreed_on: PartialDate | None = partial_date("agreed to by the person")
    agreed_sources: tuple[SourceRef, ...] = source_list("evidence of the agreement")
    paid_on: PartialDate | None = partial_date("paid, or done")
    paid_sources: tuple[SourceRef, ...] = source_list("evidence of payment")
    injustice_ids: tuple[str, ...] = links("injustice", "injustices it answers")
    remedy_ids: tuple[str, ...] = links("remedy", "recommendations it is set against")
    note: str = many_lines("note")

    @property
    def for_ids(self) -> tuple[str, ...]:
        """All to whom it was made, the first of them first."""
        return together(self.person_id, self.joint_ids)

    @property
    def state(self) -> str:
        """How far it came: "offered", "agreed" or "paid" ("done" when it is no sum)."""
        if self.paid_on is not None:
            return "done" if self.amount is None else "paid"
        return "agreed" if self.agreed_on is not None else "offered"
