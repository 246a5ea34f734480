"""The investigator's own notes on the case and what is to be done; nothing of it is printed."""

from __future__ import annotations

from datetime import date

from workbench.domain.dataclass import dataclass
from workbench.domain.fields import day, in_own_order, many_lines, moment, one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing the investigator means to do.

    `due` is the day it is to be done by, None where there is none; `done_on` the day it was ticked
    off, None while it is still to be done.
    """

    id: str
    position: int = in_own_order()
    what: str = one_line("what to do", telling=True)
    due: date | None = day("due")
    done_on: date | None = day("done on")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileNote:
    """A note for the file: of a call, a conversation, a thought.

    `written_at` is an ISO time in UTC, `author` the name of whoever was at the desk.
    """

    id: str
    written_at: str = moment("written at")
    author: str = one_line("written by")
    text: str = many_lines("note", telling=True)
