"""What a paper may be called, who wrote it and when: proposed from the file, never certain."""

from __future__ import annotations

import re
from pathlib import PurePath

from workbench.application.evidence.reading import ReadPaper
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import PartialDate
from workbench.domain.dates.reader import read_front
from workbench.domain.text import capitalised, normalise_line, shortened

LONGEST_TITLE = 200
"""A proposed title is cut at so many characters; the file's name is kept whole beside it."""

_HEAD_OF_LETTER = 40
"""A letter has its date within so many lines."""

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_IN_NAME = re.compile(
    rf"(?<!\d)(?:(?P<year>(?:19|20)\d\d)(?P<sign>[-_. ]?)(?P<month>0[1-9]|1[0-2])(?P=sign)"
    rf"(?P<day>0[1-9]|[12]\d|3[01])"
    rf"|(?P<words>\d{{1,2}}(?:st|nd|rd|th)?[-_. ](?:{_MONTHS})[a-z]*[-_. ](?:19|20)\d\d"
    rf"|\d{{1,2}}[-_.]\d{{1,2}}[-_.](?:19|20)\d\d))(?!\d)",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(
    r"(?:.*\bdated?\b\s*:?\s*)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)"
    r"(?:day)?,?\s+)?",
    re.IGNORECASE,
)
_PROGRAMS = re.compile(
    r"(?i)(microsoft \w+ - |untitled|scan|img"
    r"|(document|book|workbook|presentation|sheet|page)\s?\d*$"
    r"|powerpoint presentation$|(anonymous|unspecified|unknown|no title|title|print|full page)$"
    r"|\S+\.\w{2,5}$)"
)
"""Titles that a program gave and nobody wrote."""

_NOBODY = frozenset(
    ("anonymous", "unknown", "user", "admin", "administrator", "owner", "openpyxl", "python-docx")
)
"""Authors that a program named."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an evidence item may say of its paper; "" or None where nothing can be proposed."""

    title: str
    author: str = ""
    made_on: PartialDate | None = None


def propose(name: str, read: ReadPaper) -> Proposal:
    """The title, author and date of a paper from what its file, its first page and its name say."""
    said = normalise_line(read.title)
    named = title_in(name)
    title = said if said and not _PROGRAMS.match(said.strip(" ()[]")) else capitalised(named)
    on = read.made_on or date_of_letter(read.texts[0] if read.texts else "") or date_in(name)
    author = "" if read.author.strip(" ()").casefold() in _NOBODY else read.author
    return Proposal(shortened(title, LONGEST_TITLE), shortened(author, LONGEST_TITLE), on)


def title_in(name: str) -> str:
    """The words of a file's name, without its ending and its date."""
    stem = PurePath(name).stem if PurePath(name).suffix[1:].isalnum() else name
    words = " ".join(re.sub(r"[_\s]+", " ", _IN_NAME.sub(" ", stem)).split()).strip(" -–,;.")
    return normalise_line(words or stem or name)


def date_in(name: str) -> PartialDate | None:
    """The day in a file's name: "2023-05-03 letter.pdf", "letter 3 May 2023.pdf"."""
    found = _IN_NAME.search(name)
    if found is None:
        return None
    if found["words"]:
        return _day(
            re.sub(r"[-_.]", " " if found["words"][-5:-4].isalpha() else "/", found["words"])
        )
    return _day(f"{found['year']}-{found['month']}-{found['day']}")


_BEFORE_THE_DATE = re.compile(r"[\s,–-]*(?:\b(?:of|dated|on|from))?[\s,:]*\Z", re.IGNORECASE)


def read_paper(line: str) -> tuple[str, PartialDate | None]:
    """The title and the day of a paper from a line: "Panel report, 20 March 2025".

    A day at its front or end is left out of the title.
    """
    words = normalise_line(line)
    found, on = _IN_NAME.search(words), date_in(words)
    if found is None or on is None:
        return words, None
    before, after = words[: found.start()].strip(), words[found.end() :].strip(" .,:–-")
    if before and after:
        return words, on
    title = _BEFORE_THE_DATE.sub("", before) if before else capitalised(after)
    return title or words, on


def date_of_letter(page: str) -> PartialDate | None:
    """The day a first page is dated: a line of its own, or behind "Date"."""
    for line in [each.strip() for each in page.splitlines() if each.strip()][:_HEAD_OF_LETTER]:
        before = _BEFORE_DATE.match(line)
        found = _day(line[before.end() if before else 0 :])
        if found is not None:
            return found
    return None


def _day(words: str) -> PartialDate | None:
    """The one exact day that words are, and nothing else."""
    if len(words) > 40 or not any(each.isdigit() for each in words):
        return None
    read = read_front(words)
    exact = read.date is not None and read.date.exact is not None and not read.rest.strip(" .,")
    return read.date if exact else None
