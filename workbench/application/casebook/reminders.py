"""Reminders as an iCalendar file (RFC 5545): what is awaited and when, with labels only.

No real name goes into it, labels only: the file may be opened in a calendar that others can see.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from workbench.application.casebook.to_do import ToDo, to_do
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.records.compliance import ComplianceItem
from workbench.domain.sha import sha256
from workbench.domain.text import enumeration

_LONGEST_LINE = 75
"""Octets of a line before it is folded (RFC 5545, section 3.1)."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One day in the calendar; `uid` stays the same from one export to the next."""

    uid: str
    day: date
    summary: str


def reminders(case: CaseFile, today: date | None = None) -> Iterator[Reminder]:
    """All that is to be done or awaited on a day, in order of the days; no time over by `today`."""
    yield from sorted(_reminders(case, today), key=lambda each: (each.day, each.uid))


def _reminders(case: CaseFile, today: date | None) -> Iterator[Reminder]:
    name = case.case.reference or "Case without reference"
    for each in to_do(case, today):
        if each.due is not None:
            yield Reminder(_uid(case, each.id), each.due, f"{name}: {_words(case, each)}")


def _words(case: CaseFile, each: ToDo) -> str:
    if each.own:
        return each.what or "next step"
    if each.kind == "compliance":
        return f"{_remedy_words(case, case.compliance[each.id])} due"
    due = " due" if each.kind == "version" and not each.passes else ""
    return f"{each.what[:1].lower()}{each.what[1:]}{due}"


_MADE_HERE = re.compile(r"[a-z]+-[a-hjkmnp-z2-9]{10}")
"""An id as the program draws one; any other was written by somebody, and may be a name."""


def _uid(case: CaseFile, id: str) -> str:
    ids = (case.case.id, id)
    return "-".join(
        each if _MADE_HERE.fullmatch(each) else sha256(each.encode()).hexdigest()[:16]
        for each in ids
    )


def _remedy_words(case: CaseFile, item: ComplianceItem) -> str:
    remedy = case.remedies.get(item.remedy_id)
    if remedy is None:
        return "remedy"
    paid = (case.people[id] for id in remedy.for_ids if id in case.people)
    named = enumeration([each.alias for each in paid if each.alias])
    whom = f" to {named}" if named else ""
    evidence = "evidence of " if item.done_on is not None else ""
    return f"{evidence}{remedy.kind.value}{whom}"


def calendar_text(reminders: Iterable[Reminder], made_at: datetime) -> str:
    """The reminders as the text of an ``.ics`` file; `made_at` is a time in UTC.

    Each is an event of a whole day, with an alarm on the day before.
    """
    stamp = made_at.strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Case workbench//EN", "CALSCALE:GREGORIAN"]
    for each in reminders:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{each.uid}@case-workbench",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{each.day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{each.day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escaped(each.summary)}",
            "TRANSP:TRANSPARENT",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{_escaped(each.summary)}",
            "TRIGGER:-P1D",
            "END:VALARM",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _escaped(words: str) -> str:
    for sign in ("\\", ";", ","):
        words = words.replace(sign, f"\\{sign}")
    return words.replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets, no letter torn apart."""
    pieces: list[str] = []
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _LONGEST_LINE:
            pieces.append(piece)
            piece, size = "", 1
        piece += letter
        size += octets
    return "\r\n ".join([*pieces, piece])
