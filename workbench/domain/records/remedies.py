"""Remedies: who does what for whom, by when, and what will show that it was done."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from enum import StrEnum

from workbench.domain.dataclass import dataclass
from workbench.domain.dates.counting import DeadlineUnit
from workbench.domain.fields import (
    authored,
    day,
    identity,
    in_own_order,
    link,
    links,
    many_lines,
    one_line,
    one_of,
    part,
    parts,
    pence,
    required,
    whole_number,
)


class RemedyKind(StrEnum):
    """The kinds of remedy in the order in which they are considered."""

    APOLOGY = "apology"
    ACTION = "corrective action"
    RECORD = "correction of records"
    FINANCIAL_LOSS = "quantifiable loss"
    SYMBOLIC_PAYMENT = "symbolic payment"
    SERVICE_IMPROVEMENT = "service improvement"


_SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time allowed, counted from the final decision, in the unit it was drafted in."""

    count: int = field(metadata=required(whole_number("count", 1)))
    unit: DeadlineUnit = field(metadata=required(one_of("unit", DeadlineUnit.MONTHS)))

    def __post_init__(self) -> None:
        if not 1 <= self.count <= 1000:
            raise ValueError("a deadline is between 1 and 1,000 of its unit")

    def in_words(self) -> str:
        """The time as statements write it: "one month", "four weeks", "20 working days"."""
        number = _SMALL[self.count] if self.count < len(_SMALL) else str(self.count)
        unit = self.unit.value
        return f"{number} {unit[:-1] if self.count == 1 else unit}"


class Agreement(StrEnum):
    """Whether the body has agreed to a remedy."""

    NOT_ASKED = "not yet asked"
    AGREED = "agreed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class LossItem:
    """One line of the calculation of a loss: `quantity` times `each` (pence).

    `what` says what was lost and from when to when ("allowance, 14 weeks from 3 May 2023").
    """

    what: str = many_lines("what was lost")
    quantity: int = whole_number("quantity", 1)
    each: int = pence("each", 0)

    @property
    def pence(self) -> int:
        """What this line comes to."""
        return self.quantity * self.each


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderRung:
    """Why a kind of remedy is not recommended, or how it was weighed.

    `id` is the rung: the name of a `RemedyKind` in lower case with hyphens ("symbolic-payment").
    """

    id: str = field(metadata=required(identity("rung")))
    considered: str = many_lines("what was considered", telling=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """One thing the body should do.

    `text` is authored text in the infinitive ("apologise to ... for ..."), printed as an item of
    the remedy list; when blank the statement words it from kind, payee, amount and `reason`
    ("to acknowledge the distress caused"). `person_id` is for whom, the payee of a payment;
    `joint_ids` are those for whom it is together with them (a sum for "Mr and Mrs X").
    `amount` is in pence. `injustice_ids` are the injustices it answers. `evidence` says what
    will show that it was done, `evidence_deadline` by when the Ombudsman is to be told.

    `owner` is who in the body answers for it ("the Head of Complaints"). `aggravating` and
    `mitigating` (working text) are what raised or lowered it. `loss_items` and `calculation` show
    how a quantifiable loss was worked out. `measure` is a working note on how one will see that
    it worked. `agreed_by` is who agreed for the body, on the day `agreed_on`.
    """

    id: str
    position: int = in_own_order()
    kind: RemedyKind = one_of("kind", RemedyKind.ACTION)
    by_whom: str = one_line("by whom")
    person_id: str = link("person", "for whom")
    joint_ids: tuple[str, ...] = links("person", "jointly with")
    amount: int | None = pence("amount")
    reason: str = authored("reason", telling=True)
    text: str = authored("words in the statement", telling=True)
    injustice_ids: tuple[str, ...] = links("injustice", "injustices it answers")
    deadline: Deadline | None = part(Deadline, "deadline, from the final decision")
    evidence: str = many_lines("evidence that it was done")
    evidence_deadline: Deadline | None = part(Deadline, "deadline for the evidence")
    agreement: Agreement = one_of("agreement", Agreement.NOT_ASKED)
    agreed_on: date | None = day("agreed on")
    agreed_by: str = one_line("agreed by")
    owner: str = one_line("who in the body answers for it")
    measure: str = many_lines("how one will see that it worked")
    aggravating: str = many_lines("what raised it")
    mitigating: str = many_lines("what lowered it")
    loss_items: tuple[LossItem, ...] = parts("lines of the calculation")
    calculation: str = many_lines("how the loss was worked out")

    @property
    def for_ids(self) -> tuple[str, ...]:
        """All for whom it is, the first of them first."""
        return together(self.person_id, self.joint_ids)

    @property
    def is_payment(self) -> bool:
        """Whether this remedy is a sum of money."""
        return self.kind in (RemedyKind.FINANCIAL_LOSS, RemedyKind.SYMBOLIC_PAYMENT)

    @property
    def loss(self) -> int:
        """What the lines of its calculation come to, in pence."""
        return sum(item.pence for item in self.loss_items)


def together(first: str, others: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of one person and of those named together with them, each once."""
    return tuple(dict.fromkeys(filter(None, (first, *others))))


def rung_of(kind: RemedyKind) -> str:
    """The id of the rung of the ladder that a kind of remedy is."""
    return kind.name.lower().replace("_", "-")
