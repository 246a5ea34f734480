"""Names of months, days and seasons: whether a time is meant."""

from __future__ import annotations

import re

from workbench.domain.dates.partial import MONTHS
from workbench.statement.naming.searching.subject import A_SUBJECT, as_subject
from workbench.statement.naming.searching.surroundings import Surroundings

_TIME_AFTER = re.compile(r"\A(?:,?\s+(?:19|20)\d\d|\s+\d{1,2}(?:st|nd|rd|th)?\b(?! (?:years|,)))")
_TIME_BEFORE = re.compile(
    r"(?<!\d)\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?[\s,/-]*\Z|\b(?:mid|early|late)-\Z", re.I
)
_ITS_EVENTS = re.compile(
    r"\A's (?:[a-z]+ )?(?:figures|budget|payroll|invoices?|newsletter|rota|timetable|elections?"
    r"|statistics)\b"
)
"""What a month has and hardly a person: "April's budget". A review or a meeting may be either's."""

_AGE_AFTER = re.compile(r"\A,\s+(?:aged\s+)?\d{1,2},")
"""A person's age set off by commas: "Dawn, 9, left that week"."""

_BEFORE_DAYS = frozenset(("on", "by", "until", "from", "of", "before", "after", "and", "or", "to"))
_MAYBE = "to of and or for from by before after between on about around"
_MAYBE_BEFORE_TIME = frozenset(_MAYBE.split())
OPENING_TIME = frozenset(("by", "before", "after", "from", "around", "about", "between"))
"""Words that open a time or a clause, before which a month may be either."""

_OTHER_TIME = re.compile(
    rf"\b(?:{'|'.join(MONTHS)}"
    r"|(?:end|start|beginning|middle|half|most|much|part|rest|all|course|month|some)(?= of)"
    r"|weeks?|months?|years?|terms?|(?:19|20)\d\d)\b"
)


def is_open(near: Surroundings, at: int) -> bool:
    """Whether a month may be meant as well as a person, and nobody can say."""
    return near.low(at) in near.lists.words("time") and bool(_ITS_EVENTS.match(near.after(at)))


_MONTHS = "|".join((*MONTHS, "Spring", "Summer", "Autumn", "Winter"))
_LISTED_BEFORE = re.compile(rf"\b({_MONTHS})(?:,| and| or| to|/|-)\s?(?:and )?\Z")
_LISTED_AFTER = re.compile(rf"\A(?:,| and| or| to|/|-)\s?(?:and )?({_MONTHS})\b")


def is_time(near: Surroundings, at: int) -> bool:
    """Whether a month, day or season is one here: by a day or year, by the word before it."""
    if near.low(at) not in near.lists.words("time"):
        return False
    before = near.text[: near.words[at].start][-40:]
    if _AGE_AFTER.match(near.after(at)):
        return False
    if _TIME_AFTER.match(near.after(at)) or _TIME_BEFORE.search(before[-12:]):
        return True
    if _is_listed(near, at, before):
        return True
    if not near.spaced(at - 1):
        return False
    if near.low(at - 1) in near.lists.words("before-time"):
        return True
    if near.low(at).endswith("day") and near.low(at - 1) in _BEFORE_DAYS:
        return True
    return (
        near.low(at - 1) in _MAYBE_BEFORE_TIME
        and _OTHER_TIME.search(before + " " + near.after(at)) is not None
    )


def _is_listed(near: Surroundings, at: int, before: str) -> bool:
    """Whether another month or season stands beside it that is nobody's name: "May and June"."""
    if near.starts(at) and as_subject(near, at) is A_SUBJECT:
        return False  # "In June, May said so."
    beside = (_LISTED_BEFORE.search(before), _LISTED_AFTER.match(near.after(at)))
    return any(found is not None and found[1].lower() not in near.parts for found in beside)
