"""The date of what a paragraph tells, as its words give it.

A date without a year is in the year told last, or in the next one where the months have begun
again; "that month" is the month told last. Years of laws and guidance date nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from workbench.domain.dates.forms import MONTH_NUMBERS, day_or_none
from workbench.domain.dates.partial import LATEST_YEAR, PartialDate, Qualifier
from workbench.domain.dates.reader import read_front

_MONTH = "|".join(name.capitalize() for name in MONTH_NUMBERS)
_YEAR = r"(?:19|20)\d\d"
_SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)"
_DATED = re.compile(
    rf"\b(?:[Bb]etween |[Ff]rom )?(?:(?:\d{{1,2}}(?:st|nd|rd|th)?, )*"
    rf"\d{{1,2}}(?:st|nd|rd|th)?(?: (?:and|to|until) | ?[-–] ?))?"  # noqa: RUF001
    rf"(?:(?:[Ee]arly|[Mm]id|[Ll]ate|about|around)[ -])?(?:"
    rf"(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})\b(?:,? {_YEAR})?"
    rf"|(?:{_MONTH})\b(?: \d{{1,2}}(?:st|nd|rd|th)?,)?(?: {_YEAR})?"
    rf"|(?<![\d/.-])\d{{1,2}}(?P<sign>[/.-])\d{{1,2}}(?P=sign)(?:{_YEAR}|\d\d)\b(?![\d/-])"
    rf"|\A(?:[Ee]arly|[Mm]id|[Ll]ate)[ -]{_YEAR}\b"
    rf"|{_SEASON}(?: (?:term|holidays?))?(?: (?:of|in))? {_YEAR}"
    rf"|(?:(?<=\b[Ii]n )|(?<=[Dd]uring )|(?<=hroughout )|(?<=[Oo]ver )|(?<= of )|(?<=\b[Bb]y )"
    rf"|(?<=\b[Ss]ince ))(?:early |mid-?|late )?{_YEAR}\b(?! (?:Act|Regulations|guidance)))"
)
_PART = re.compile(r"\b(?:(?P<early>start|beginning)|(?P<mid>middle)|(?P<late>end)) of (?:the )?\Z")
_YEAR_BEFORE = re.compile(r",? (?:of )?the (?:previous year|year before)\b")
_TWO_DAYS = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?(?:, \d{1,2}(?:st|nd|rd|th)?)* and \d{1,2}(?:st|nd|rd|th)?(?= [A-Z])"
)
_NUMBERS = ("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_LATER = re.compile(
    rf"\b(?:(?P<same>the same day\b|that day(?=[,.;]| the\b| she\b| he\b))"
    rf"|the (?:next|following) (?P<next>day|month|year)\b"
    rf"|(?P<count>{'|'.join(_NUMBERS)}|one|\d{{1,2}})"
    r" (?P<unit>(?:day|week|fortnight|month|year)s?) (?:later|after(?:wards| that)?|on(?=,))\b)",
    re.I,
)
_DAY_ALONE = re.compile(
    r"\b[Oo]n the (?P<day>\d{1,2})(?:st|nd|rd|th)\b(?= of (?:that|the same) month|[,.;]|\s+[a-z])"
    r"(?! (?:of (?!that|the same)|floor|birthday|day|anniversary|[a-z]+ of\b))"
)
"""A day of the month told last: "on the 19th"."""
_SAME = re.compile(r"(?:Earlier|Later|Also|In|During)?,? ?(?:that|the same|that same) "
                   r"(?P<what>day|month|year)\b", re.I)  # fmt: skip
_LAW = re.compile(
    r"\{cite:[^}]*\}|\([^()]*\b(?:Act|Regulations|Order|[Gg]uidance)\b[^()]*\)"
    rf"|\b(?:Act|Regulations|Order|Rules|[Gg]uidance),? (?:in |of )?{_YEAR}"
)
_LIMIT = re.compile(
    r"\bborn (?:in|on) (?:the )?\Z"
    r"|\b(?:planned|arranged|scheduled|booked|fixed) (?:for|to take place on) (?:the )?\Z"
    r"|[a-z,] (?:(?:by|before|until|till|within|due|since)(?: the end of)?|of the end of)"
    r" (?:the )?\Z"
)
"""What stands before a date by which something was to be done, not the one on which it was."""

_NOT_UNTIL = re.compile(r"\bn(?:ot|ever)\b[^.;]{0,80}\b(?:until|till) (?:the )?\Z")
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
    first = ends[0] if ends else len(plain)
    later = _LATER.search(plain, 0, first)
    for found in _DATED.finditer(plain):
        if found.start() > (upto if later is None else first):
            break
        made = _at(plain, found, before)
        if made is not None:
            return made
    alone = _DAY_ALONE.search(plain, 0, first + 1)
    if alone is not None and before is not None:
        return _day_of_month(before, int(alone["day"]))
    return _after(before, later) if later is not None and before is not None else None


def _at(words: str, found: re.Match[str], before: PartialDate | None) -> PartialDate | None:
    """The date found in a paragraph, None where it is no date of what happened."""
    ahead = words[: found.start()]
    if _LIMIT.search(ahead) and not _NOT_UNTIL.search(ahead):
        return None
    if found[0].strip() in ("May", "Mar") and not _is_month(words, found.start()):
        return None
    told = words[found.start() :]
    if _YEAR_BEFORE.match(told, len(found[0])) and before is not None:
        return read_front(told, before.year - 1).date
    made = _read(told, before) or _read(_TWO_DAYS.sub(r"\1", told, count=1), before)
    part = _PART.search(ahead)
    if made is None or part is None or made.day is not None or made.until is not None:
        return made
    named = str(part.lastgroup).upper()
    return replace(made, qualifier=Qualifier[named])


def _after(before: PartialDate, later: re.Match[str]) -> PartialDate | None:
    """The date so long after the one told last, None where that is not known so exactly."""
    last = before.until or before
    if later["same"]:
        return last if last.day is not None else None
    unit = (later["next"] or later["unit"]).lower().rstrip("s")
    said = (later["count"] or "one").lower().replace("one", "a")
    count = int(said) if said.isdigit() else _NUMBERS.index(said) + 1
    if last.year + count > LATEST_YEAR:
        return None
    if unit == "year":
        return PartialDate(last.year + count)
    if unit == "month":
        months = last.year * 12 + last.month - 1 + count if last.month else 0
        return PartialDate(months // 12, months % 12 + 1) if months else None
    if last.exact is None:
        return None
    return PartialDate.of(last.exact + timedelta(days=count * _DAYS[unit]))


def _is_month(words: str, at: int) -> bool:
    """Whether "May" is the month where it stands."""
    return re.search(r"\b(?:in|by|since|until|from|of|during|and|early|mid|late)[ -]\Z",
                     words[:at], re.I) is not None  # fmt: skip


def _read(words: str, before: PartialDate | None) -> PartialDate | None:
    read = read_front(words, before.year if before is not None else None)
    made = read.date
    if made is None and len(read.options) == 1:
        return read.options[0]
    if made is None or not read.assumed_year or before is None:
        return made
    if (made.month or 0) < ((before.until or before).month or 0):
        later = read_front(words, before.year + 1).date
        return later if later is not None else made
    return made


def _day_of_month(before: PartialDate, day: int) -> PartialDate | None:
    """A day of the month told last, unless the telling has gone past it."""
    last = before.until or before
    if last.month is None or (last.day or 0) > day:
        return None
    return day_or_none(last.year, last.month, day)


def _same(before: PartialDate, what: str) -> PartialDate:
    last = before.until or before
    if what == "day":
        return last
    month = last.month if what == "month" else None
    return replace(last, month=month, day=None, qualifier=Qualifier.NONE)
