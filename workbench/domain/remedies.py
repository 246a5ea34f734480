"""Remedies: who does what for whom, by when, and what will show that it was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RemedyKind(StrEnum):
    """The kinds of remedy in the order in which they are considered."""

    APOLOGY = "apology"
    ACTION = "corrective action"
    RECORD = "correction of records"
    FINANCIAL_LOSS = "quantifiable loss"
    SYMBOLIC_PAYMENT = "symbolic payment"
    SERVICE_IMPROVEMENT = "service improvement"


class DeadlineUnit(StrEnum):
    """The unit a deadline was drafted in; four weeks is not a month is not 20 working days."""

    WORKING_DAYS = "working days"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


_SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time allowed, counted from the final decision, in the unit it was drafted in."""

    count: int
    unit: DeadlineUnit

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
class Remedy:
    """One thing the body should do.

    `text` is authored text in the infinitive ("apologise to ... for ..."), printed as an item of
    the remedy list; when blank the statement words it from kind, payee, amount and `reason`
    ("to acknowledge the distress caused"). `person_id` is for whom, the payee of a payment;
    `amount` is in pence. `injustice_ids` are the injustices it answers. `evidence` says what
    will show that it was done, `evidence_deadline` by when the Ombudsman is to be told.
    """

    id: str
    position: int = 0
    kind: RemedyKind = RemedyKind.ACTION
    by_whom: str = ""
    person_id: str = ""
    amount: int | None = None
    reason: str = ""
    text: str = ""
    injustice_ids: tuple[str, ...] = ()
    deadline: Deadline | None = None
    evidence: str = ""
    evidence_deadline: Deadline | None = None
    agreement: Agreement = Agreement.NOT_ASKED
    agreed_on: date | None = None

    @property
    def is_payment(self) -> bool:
        """Whether this remedy is a sum of money."""
        return self.kind in (RemedyKind.FINANCIAL_LOSS, RemedyKind.SYMBOLIC_PAYMENT)
