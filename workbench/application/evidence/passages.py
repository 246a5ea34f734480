"""Words on a page of a paper: its sentences, what was marked in it, and the date that is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.domain.dates.partial import PartialDate
from workbench.domain.dates.reader import read_front
from workbench.domain.text import normalise

_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_BEGINS = re.compile(
    rf"(?<![\w./-])(?:\d{{1,2}}(?:st|nd|rd|th)?[\s/.-]|(?:19|20)\d\d-\d\d-|"
    rf"(?:(?:[Aa]bout|[Ee]arly|[Mm]id|[Ll]ate)[\s-])?(?:{_MONTHS})[a-z]*\.?[\s,]|"
    rf"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)\s)"
)
"""Where a date may begin."""

_LONGEST_DATE = 60
_ENDS = re.compile(
    r"[.!?…]+[\"”’')\]]*(?=\s|$)|\n\s*\n|\n(?=[ \t]*\d{1,3}(?:\.\d{1,3})*\.?[ \t]+[A-Z])"
)
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Rev|St|No|Nos|pp?|para|paras|ref|cf|vs|e\.g|i\.e|approx|Cllr)"
    r"|\b[A-Z]|(?:^|\n)\s*\(?(?:\d+|[a-z]|[ivx]+)(?:\.\d+)*)\.\Z"
)
"""Words whose full stop ends no sentence; so does the stop of a number at the beginning."""

_NUMBERED = re.compile(r"(?m)^[ \t]*(\d{1,3}(?:\.\d{1,3})+|\d{1,3}(?=\.[ \t]))\.?[ \t]+\S")
_PRINTED = re.compile(r"(?i)\bpage\s+(\d{1,4}|[ivxl]{1,6})\b|^[-–— ]*(\d{1,4})[-–— ]*$")
_PARTED = re.compile("\u00ad\\s*")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a page begins and ends."""
    begin = 0
    ends = [*_ENDS.finditer(text)]
    for number, found in enumerate(ends):
        if found[0].startswith(".") and _SHORT.search(text[begin : found.start() + 1]):
            continue
        yield from _trimmed(text, begin, found.end())
        begin = ends[number].end()
    yield from _trimmed(text, begin, len(text))


def _trimmed(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    while begin < end and text[begin].isspace():
        begin += 1
    while begin < end and text[end - 1].isspace():
        end -= 1
    if begin < end:
        yield begin, end


def words_in(text: str) -> str:
    """Words as they stand on a page, as one paragraph: parted words and lines are joined."""
    return " ".join(normalise(_PARTED.sub("", text)).split())


def paragraph_before(text: str, place: int) -> str:
    """The number of the paragraph a place stands in, where the paper numbers them: "3.6"."""
    line_end = text.find("\n", place)
    found = ""
    for match in _NUMBERED.finditer(text.replace("\r", "\n")):
        if match.start(1) > (line_end if line_end >= 0 else len(text)) or match.start(1) > place:
            break
        found = match[1]
    return found if "." in found else ""


def printed_number(text: str) -> str:
    """The page number printed in the first or last lines of a page, "" where there is none."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in (*lines[-2:][::-1], *lines[:2]):
        found = _PRINTED.search(line) if len(line) <= 80 else None
        if found is not None:
            return found[1] or found[2]
    return ""


def date_meant(text: str, begin: int, end: int, paper: PartialDate | None) -> PartialDate | None:
    """The date of what a passage says: the first in it, else the last before it on the page.

    Failing both it is that of the paper, whose year completes a date written without one.
    """
    year = paper.year if paper is not None else None
    before, read_to = None, 0
    for match in _BEGINS.finditer(text):
        if match.start() >= end:
            break
        if match.start() < read_to:
            continue
        on, length = _date_at(text, match.start(), year or (before.year if before else None))
        if on is not None:
            if match.start() >= begin:
                return on
            before, read_to = on, match.start() + length
    return before or paper


def _date_at(text: str, place: int, year: int | None) -> tuple[PartialDate | None, int]:
    """The date that begins at a place, and how long it is there."""
    line = re.sub(r"\s", " ", text[place : place + _LONGEST_DATE])
    read = read_front(line, year)
    return read.date, len(line.rstrip()) - len(read.rest)
