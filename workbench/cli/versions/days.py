"""A day typed in a command: "3 May 2027", "today", "in 15 working days"."""

from __future__ import annotations

from datetime import date

from workbench.application.casebook.workbench import Workbench
from workbench.domain.dates.ahead import read_ahead
from workbench.domain.errors import InvalidInput


def day_typed(workbench: Workbench, words: str) -> date:
    """The day that is meant; raises `InvalidInput` for none."""
    day = read_ahead(words, workbench.clock.today(), workbench.library.rules.calendar())
    if day is None:
        raise InvalidInput(f"“{words[:40]}” is no day.", "Name one such as “3 May 2027”.")
    return day
