"""Awards: what published decisions gave for which injustice, and the bands of the guidance.

They are for comparison only: no figure is ever filled in from them.
"""

from __future__ import annotations

from datetime import date

from workbench.domain.dataclass import dataclass
from workbench.domain.records.findings import InjusticeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """A sum awarded in a published decision, as it was read there.

    `amount` is in pence. `reference` is the decision's reference number, `year` that of the
    decision, None where it was not noted; `for_what` says in our own words what it was for and
    to whom.
    """

    id: str
    kinds: tuple[InjusticeKind, ...]
    amount: int
    reference: str
    for_what: str
    source: str
    consulted: date
    year: int | None = None
    body: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A range of sums said to be in the guidance on remedies; `status` marks what is not confirmed.

    `least` and `most` are pence, None where open; `per` is "" or what they are for each of
    ("month", "term"). `edition` says which guidance.
    """

    id: str
    kind: InjusticeKind
    edition: str
    least: int | None = None
    most: int | None = None
    per: str = ""
    words: str = ""
    source: str
    consulted: date
    status: str
