"""The date of what a paragraph tells, as its words give it.

A date without a year is in the year told last, or in the next one where the months have begun
again; "that month" is the month told last. Years of laws and guidance date nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace

from workbench.domain.dates.partial import MONTHS, PartialDate, Qualifier
from workbench.domain.dates.reader import read_front

_MONTH = "|".join((*MONTHS, "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept?", "Oct", "Nov",
                   "Dec"))  # fmt: skip
_YEAR = r"(?:19|20)\d\d"
_DATED = re.compile(
    rf"\b(?:[Bb]etween |[Ff]rom )?(?:\d{{1,2}}(?:st|nd|rd|th)? (?:and|to|until) )?"
    rf"(?:(?:early|mid|late|about|around)[ -])?(?:"
    rf"(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})\b(?:,? {_YEAR})?"
    rf"|(?:{_MONTH})\b(?: \d{{1,2}}(?:st|nd|rd|th)?,)?(?: {_YEAR})?"
    rf"|(?<=\b[Ii]n )(?:the )?(?:spring|summer|autumn|winter)(?: of)? {_YEAR}"
    rf"|(?<=\b[Ii]n )(?:early |mid-?|late )?{_YEAR}\b(?! (?:Act|Regulations|guidance)))"
)
_SAME = re.compile(r"(?:Earlier|Later|Also|In|During)?,? ?(?:that|the same|that same) "
                   r"(?P<what>day|month|year)\b", re.I)  # fmt: skip
_LAW = re.compile(
    r"\{cite:[^}]*\}|\([^()]*\b(?:Act|Regulations|Order|[Gg]uidance)\b[^()]*\)"
    rf"|\b(?:Act|Regulations|Order|Rules|[Gg]uidance),? (?:in |of )?{_YEAR}"
)
_LIMIT = re.compile(
    r"[a-z,] (?:(?:by|before|until|till|within|due|since)(?: the end of)?|of the end of)"
    r" (?:the )?\Z"
)
"""What stands before a date by which something was to be done, not the one on which it was."""

_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-Z“‘])")
_LONGEST = 1_000
_FAR = 160
"""A paragraph is dated by what stands so near to its beginning, or in its first two sentences."""


def date_told(words: str, before: PartialDate | None) -> PartialDate | None:
    """The date of what a paragraph tells; `before` is the date told last."""
    same = _SAME.match(words)
    if same is not None and before is not None:
        return _same(before, same["what"].lower())
    words = words[:_LONGEST]
    plain = _LAW.sub(lambda found: " " * len(found[0]), words)
    ends = [found.start() for found in _SENTENCE_END.finditer(plain)]
    upto = max(_FAR, ends[1] if len(ends) > 1 else len(plain))
    for found in _DATED.finditer(plain):
        if found.start() > upto:
            return None
        if _LIMIT.search(plain[: found.start()]):
            continue
        if found[0].strip() in ("May", "Mar") and not _is_month(plain, found.start()):
            continue
        made = _read(plain[found.start() :], before)
        if made is not None:
            return made
    return None


def _is_month(words: str, at: int) -> bool:
    """Whether "May" is the month where it stands."""
    return re.search(r"\b(?:in|by|since|until|from|of|during|and|early|mid|late)[ -]\Z",
                     words[:at], re.I) is not None  # fmt: skip


def _read(words: str, before: PartialDate | None) -> PartialDate | None:
    read = read_front(words, before.year if before is not None else None)
    made = read.date
    if made is None or not read.assumed_year or before is None:
        return made
    if (made.month or 0) < ((before.until or before).month or 0):
        later = read_front(words, before.year + 1).date
        return later if later is not None else made
    return made


def _same(before: PartialDate, what: str) -> PartialDate:
    last = before.until or before
    if what == "day":
        return last
    month = last.month if what == "month" else None
    return replace(last, month=month, day=None, qualifier=Qualifier.NONE)
