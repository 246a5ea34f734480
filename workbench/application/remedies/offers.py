"""What the body offered, agreed and paid, set against what is recommended."""

from __future__ import annotations

import re
from dataclasses import replace

from workbench.application.case import editing
from workbench.application.records.named import named_together
from workbench.application.remedies.answers import meant
from workbench.application.remedies.lines import sum_in
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.records.offers import Offer
from workbench.domain.records.remedies import Agreement
from workbench.domain.text import capitalised, normalise_line

_OFFERED = re.compile(
    r"\s*(?:the \w+ |it )?(?:has |had )?(?:already )?offer(?:ed)?\b[:,]?\s*", re.I
)
"""How a line begins that says what the body did of its own accord."""


@dataclass(frozen=True, slots=True)
class OfferSums:
    """The pence of one payee: `offered` in all, of which `agreed`, of which `paid`.

    `recommended` is what the remedies come to, refused ones left out. `for_ids` are the people a
    sum is for together, none for offers and payments to nobody named.
    """

    for_ids: tuple[str, ...]
    offered: int
    agreed: int
    paid: int
    recommended: int

    @property
    def outstanding(self) -> int:
        """What was offered and has not been paid."""
        return self.offered - self.paid


def offer_sums(case: CaseFile) -> list[OfferSums]:
    """The sums of every payee, in order of the offers, then of the remedies."""
    sums: dict[tuple[str, ...], list[int]] = {}
    for offer in editing.ordered(case, "offer"):
        if offer.amount is None:
            continue
        row = sums.setdefault(offer.for_ids, [0, 0, 0, 0])
        reached = ("offered", "agreed", "paid").index(offer.state) + 1
        for place in range(reached):
            row[place] += offer.amount
    for remedy in editing.ordered(case, "remedy"):
        if remedy.is_payment and remedy.amount and remedy.agreement is not Agreement.REFUSED:
            sums.setdefault(remedy.for_ids, [0, 0, 0, 0])[3] += remedy.amount
    return [OfferSums(for_ids, *row) for for_ids, row in sums.items()]


def offers_for(case: CaseFile, kind: str, id: str) -> list[Offer]:
    """The offers that answer an injustice, or that are set against a remedy, in order."""
    if kind == "remedy":
        return [each for each in editing.ordered(case, "offer") if id in each.remedy_ids]
    return [each for each in editing.ordered(case, "offer") if id in each.injustice_ids]


def new_offer(case: CaseFile, id: str) -> Offer:
    """An offer as it begins: to the only one there is injustice to."""
    payees = {each.person_id for each in case.injustices.values() if each.person_id}
    return Offer(id=id, person_id=next(iter(payees)) if len(payees) == 1 else "")


def is_offer(line: str) -> bool:
    """Whether a line says what the body offered, and not what it should do."""
    return _OFFERED.match(line) is not None


def read_offer(case: CaseFile, line: str, id: str = "") -> Offer:
    """The offer a line describes: "offered Mr Z £650 for his time and trouble"."""
    begun = new_offer(case, id)
    words = _OFFERED.sub("", normalise_line(line))
    first, *others = named_together(case, words) or (begun.person_id,)
    answers = [id for who in (first, *others) if (id := meant(case, who, words))]
    return replace(
        begun,
        what=capitalised(words),
        person_id=first,
        joint_ids=tuple(others),
        amount=sum_in(words),
        injustice_ids=tuple(answers),
    )


def add_offer(case: CaseFile, line: str, id: str) -> CaseFile:
    """The case with the offer of a line."""
    return editing.add(case, "offer", read_offer(case, line, id))


def missing_in(offer: Offer) -> tuple[str, ...]:
    """What an offer still lacks, in sentences."""
    lacks = []
    if offer.amount is None and not offer.what.strip():
        lacks.append("Nothing says what was offered.")
    if not offer.for_ids:
        lacks.append("Nothing says to whom.")
    stages = (
        ("offered", offer.offered_on, offer.sources),
        ("agreed", offer.agreed_on, offer.agreed_sources),
        ("paid", offer.paid_on, offer.paid_sources),
    )
    if offer.offered_on is None:
        lacks.append("The day of the offer is not entered.")
    for word, day, sources in stages:
        if day is not None and not sources:
            lacks.append(f"No evidence shows that it was {word}.")
    return tuple(lacks)
