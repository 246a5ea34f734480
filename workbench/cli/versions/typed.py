"""A day or a party typed in a command: "3 May 2027", "in 15 working days"; "Ms X"."""

from __future__ import annotations

from datetime import date

from workbench.application.casebook.workbench import Workbench
from workbench.application.records.parties import party_named
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.ahead import read_ahead
from workbench.domain.errors import InvalidInput
from workbench.domain.records.versions import Sending


def day_typed(workbench: Workbench, words: str) -> date:
    """The day that is meant; raises `InvalidInput` for none."""
    day = read_ahead(words, workbench.clock.today(), workbench.library.rules.calendar())
    if day is None:
        raise InvalidInput(f"“{words[:40]}” is no day.", "Name one such as “3 May 2027”.")
    return day


def party_typed(case: CaseFile, words: str, on: date, how: str = "") -> Sending:
    """The party that is meant; raises `InvalidInput` for nobody."""
    if not words.strip():
        raise InvalidInput(
            "It is not said who is meant.", "Nothing was written. Name a label or a body."
        )
    return party_named(case, words, on, how)
