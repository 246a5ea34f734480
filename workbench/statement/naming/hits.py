"""What the search for names finds: words, where they stand, what they are and how sure it is."""

from __future__ import annotations

import re
from enum import StrEnum

from workbench.domain.dataclass import dataclass
from workbench.domain.problems import Severity


class Telling(StrEnum):
    """What was found to tell who somebody is, in the words a person reads."""

    NAME = "a real name"
    PART = "part of a real name"
    FAMILY = "the name of a family"
    OWNER = "a real name without its apostrophe"
    NICKNAME = "a nickname"
    SPELLING = "another spelling of a real name"
    SLIP = "a real name with a slip in it"
    INITIALS = "initials of a real name"
    GLUED = "a real name written together with other words"
    LABEL = "a label that is a real name"
    ADDRESS = "an address"
    TELEPHONE = "a telephone number"
    EMAIL = "an e-mail address"
    POSTCODE = "a postcode"
    BIRTHDAY = "a date of birth"
    REFERENCE = "a detail kept with the person"
    NHS_NUMBER = "an NHS number"
    NI_NUMBER = "a National Insurance number"
    UPN = "a unique pupil number"
    ACCOUNT = "a bank account"
    CAR = "a car’s number"
    NUMBER = "a number somebody is known by"
    SCHOOL = "a school by its name"
    LINK = "a link"
    HANDLE = "a name on the internet"
    STRANGER = "the name of somebody who is not on the People page"


DETAILS = frozenset((
    Telling.ADDRESS, Telling.TELEPHONE, Telling.EMAIL, Telling.POSTCODE, Telling.BIRTHDAY,
    Telling.REFERENCE, Telling.NHS_NUMBER, Telling.NI_NUMBER, Telling.UPN, Telling.ACCOUNT,
    Telling.CAR, Telling.NUMBER, Telling.SCHOOL, Telling.LINK, Telling.HANDLE,
))  # fmt: skip
"""What tells who somebody is without being a name."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place in a text that tells who somebody is.

    `start` and `end` lie in the text that was searched, `words` stand there, `sentence` is the
    sentence around them. `whom` are the ids of the people (or of participants in the council's
    procedure) it may tell of, none for what nobody entered. An error stops a file, a warning is
    settled one by one; `reason` says in plain words why this was taken for what it is.
    """

    start: int
    end: int
    words: str
    sentence: str
    what: Telling
    severity: Severity
    reason: str
    whom: tuple[str, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether this stops a file."""
        return self.severity is Severity.ERROR

    @property
    def is_detail(self) -> bool:
        """Whether this is a detail and no name."""
        return self.what in DETAILS


_END = re.compile(
    r"[.!?]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9]|\s*\Z)|\n\s*\n|[.!?:;]\s*\n|\n(?=[-•])"
)
_NO_END = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|St|No|e\.g|i\.e|p|pp|para|s)|\b[A-Z])\.\Z")
_MOST = 1200


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence lies that has this place in it."""
    begin = max(0, start - _MOST)
    for found in _END.finditer(text, begin, start):
        if not _NO_END.search(text, max(begin, found.start() - 6), found.start() + 1):
            begin = found.end()
    finish = min(len(text), end + _MOST)
    for found in _END.finditer(text, end, finish):
        if not _NO_END.search(text, max(start, found.start() - 6), found.start() + 1):
            finish = found.end()
            break
    while begin < start and text[begin].isspace():
        begin += 1
    while finish > end and text[finish - 1].isspace():
        finish -= 1
    return begin, finish
