"""What is done about jurisdiction: each limit decided, and the twelve months counted."""

from __future__ import annotations

from datetime import date
from typing import Any

from workbench.application.case import editing
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import DaySpan, day_in_words
from workbench.domain.library.reference import ReferenceLibrary, StandardParagraph
from workbench.domain.records.jurisdiction import (
    LATE,
    Applies,
    Discretion,
    LimitDecision,
    LimitGuide,
    Timeliness,
    first_day_in_time,
    last_day_of_twelve_months,
    timeliness,
)
from workbench.statement.checks.record.jurisdiction import old_heads
from workbench.statement.composing.standards import paragraph_of


@dataclass(frozen=True, slots=True)
class LimitRow:
    """A limit on jurisdiction as the page lists it.

    `guide` is None for a limit of the person's own; `decision` is a blank one while nothing is
    recorded (`recorded` False). `paragraph_id` is the standard paragraph that follows from the
    decision, "" for none; `paragraphs` are those to choose from.
    """

    id: str
    title: str
    guide: LimitGuide | None
    decision: LimitDecision
    recorded: bool
    paragraph_id: str
    paragraphs: tuple[StandardParagraph, ...]

    def words(self) -> str:
        """The decision in a few words: "applies, set aside"."""
        if self.decision.applies is Applies.UNDECIDED:
            return "not decided" if self.recorded else "not considered"
        if self.decision.applies is Applies.NO:
            return "does not apply"
        discretion = {Discretion.USED: ", set aside", Discretion.NOT_USED: ", not set aside"}
        return f"applies{discretion.get(self.decision.discretion, '')}"


def limit_rows(case: CaseFile, library: ReferenceLibrary) -> list[LimitRow]:
    """Every limit of the reference data in order, then the person's own."""
    own = [id for id in case.jurisdiction if id not in library.jurisdiction]
    return [_row(case, library, id) for id in (*library.jurisdiction, *sorted(own))]


def arising(case: CaseFile, library: ReferenceLibrary) -> list[LimitRow]:
    """The limits that arise in a case: something is recorded about them, or matters are old."""
    old = any(True for _ in old_heads(case))
    return [row for row in limit_rows(case, library) if row.recorded or (row.id == LATE and old)]


def _row(case: CaseFile, library: ReferenceLibrary, id: str) -> LimitRow:
    guide = library.jurisdiction.get(id)
    recorded = case.jurisdiction.get(id)
    decision = recorded or LimitDecision(id=id)
    ids = guide.paragraphs if guide is not None else ()
    return LimitRow(
        id,
        decision.title or (guide.title if guide is not None else id),
        guide,
        decision,
        recorded is not None,
        paragraph_of(decision, library),
        tuple(library.paragraphs[each] for each in ids if each in library.paragraphs),
    )


def decide(case: CaseFile, limit_id: str, /, **fields: Any) -> CaseFile:
    """The case with fields of a decision on jurisdiction changed; made when there is none.

    Raises `InvalidInput` as `editing.set_fields` does.
    """
    if limit_id not in case.jurisdiction:
        case = case.with_record("jurisdiction", LimitDecision(id=limit_id))
    return editing.set_fields(case, "jurisdiction", limit_id, **fields)


@dataclass(frozen=True, slots=True)
class TwelveMonths:
    """The twelve months of section 26B counted for a case.

    `last_day` is the last day for complaining, a span where the day of first notice is not exact,
    None while that is not entered; `since` the earliest day of first notice that is in time, None
    while the day the complaint was received is not entered.
    """

    found: Timeliness
    last_day: DaySpan | None
    since: date | None
    received: date | None

    def words(self) -> str:
        """What the count comes to, in a sentence."""
        if self.last_day is None and self.since is None:
            return "Enter the day of first notice and the day the complaint was received."
        if self.last_day is None:
            assert self.since is not None
            return f"In time for matters first noticed on {day_in_words(self.since)} or later."
        last = f"The last day for complaining was {self.last_day.words()}"
        if self.received is None:
            return f"{last}; the day the complaint was received is not entered."
        standing = {
            Timeliness.IN_TIME: "so it came in time",
            Timeliness.LATE: "so it came late",
        }.get(self.found, "and the dates do not show whether it came in time")
        return f"{last}. The complaint was received on {day_in_words(self.received)}, {standing}."


def twelve_months(case: CaseFile) -> TwelveMonths:
    """The twelve months beginning with the day of first notice entered for lateness."""
    decision = case.jurisdiction.get(LATE)
    notice = decision.notice_on if decision is not None else None
    received = case.case.received_on
    return TwelveMonths(
        timeliness(notice, received),
        last_day_of_twelve_months(notice) if notice is not None else None,
        first_day_in_time(received) if received is not None else None,
        received,
    )
