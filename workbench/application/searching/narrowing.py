"""What a search is narrowed to: a case, a council, kinds of record, days, an outcome."""

from __future__ import annotations

from dataclasses import replace

from workbench.application.searching.texts import PARAGRAPH, STATEMENT, day_span
from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import PartialDate
from workbench.domain.errors import InvalidInput
from workbench.domain.text import shortened

KINDS_FOUND = (*KINDS, STATEMENT, PARAGRAPH)
"""Every kind a find may be of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """Where to look; what is "" or empty narrows nothing.

    `body` is part of the name of a council. `since` and `until` are ISO days: a text is of its own
    day where it has one, else of the days of its case.
    """

    case_id: str = ""
    body: str = ""
    kinds: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    outcome: str = ""

    def in_year(self, year: int) -> Narrowing:
        """The same, for one year."""
        return replace(self, since=f"{year:04}-01-01", until=f"{year:04}-12-31")


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What a case is narrowed down by: its council and outcome, and the days it ran from and to."""

    body: str = ""
    outcome: str = ""
    days: tuple[str, str] = ("", "")


def facts_of(case: CaseFile | None) -> CaseFacts:
    """The facts of a case; of none for the office's own."""
    if case is None:
        return CaseFacts()
    record = case.case
    begun, ended = record.received_on, record.decided_on or record.received_on
    days = (begun or ended, ended)
    first, last = (day.isoformat() if day is not None else "" for day in days)
    names = " ".join(filter(None, (record.body, record.body_short)))
    return CaseFacts(names.casefold(), record.outcome.value, (first, last))


def checked_kinds(typed: tuple[str, ...]) -> tuple[str, ...]:
    """Kinds of record as they were typed; raises `InvalidInput` for one there is not."""
    for kind in typed:
        if kind not in KINDS_FOUND:
            raise InvalidInput(
                f"There is no kind “{shortened(kind, 40)}”.",
                f"Kinds are: {', '.join(KINDS_FOUND)}.",
            )
    return typed


def day_of(typed: str, *, last: bool) -> str:
    """The first day of a date as it was typed ("2023-05", "3 May 2023"), or its `last`.

    Raises `InvalidInput` for what is no date.
    """
    from workbench.domain.dates.reader import read_front

    try:
        on: PartialDate | None = PartialDate.from_plain(typed.strip())
    except ValueError:
        read = read_front(typed.strip())
        on = read.date if read.date is not None and not read.rest.strip(" .,") else None
    if on is None:
        raise InvalidInput(f"“{shortened(typed, 40)}” is no date.", "Write it as 2023-05-03.")
    return day_span(on)[1 if last else 0]
