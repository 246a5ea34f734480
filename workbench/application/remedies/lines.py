"""A remedy from one line: "apologise to Miss Y, 4 weeks", "pay D £200 for her distress"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from workbench.application.case import editing
from workbench.application.records.named import named_in, named_together
from workbench.application.remedies.answers import meant, new_remedy, unanswered
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.counting import DeadlineUnit
from workbench.domain.errors import InvalidInput
from workbench.domain.money import parse_money
from workbench.domain.records.remedies import Deadline, Remedy, RemedyKind
from workbench.domain.text import normalise_line, uncapitalised
from workbench.statement.naming.mentions import link_mentions

_SUM = re.compile(r"£\s?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d{1,2})?")
_OWED = re.compile(
    r"\b(?:(?:lost|missed|unpaid) (?:\w+ )?(?:money|wages|earnings|income|allowances?|benefits?"
    r"|payments?)"
    r"|arrears|back[- ]?(?:pay|dat)\w*|owed)\b",
    re.IGNORECASE,
)
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve")
_COUNTS = dict(zip(_WORDS, (*range(1, 11), 12), strict=True))
_TIME = re.compile(
    rf"(?:,?\s+(?:with)?in|,)\s*(\d{{1,3}}|{'|'.join(_WORDS)})\s+"
    r"(working days?|days?|weeks?|months?)\s*\.?\Z",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:for|because|in (?:recognition|respect)|to (?:acknowledge|recogni[sz]e|reflect))\b",
    re.IGNORECASE,
)
"""What leads from whom a remedy is for to why."""

_KINDS = (
    (RemedyKind.APOLOGY, ("apolog", "write to apolog", "say sorry")),
    (RemedyKind.FINANCIAL_LOSS, ("reimburse", "refund", "repay", "pay back", "compensate")),
    (RemedyKind.SYMBOLIC_PAYMENT, ("pay ", "£", "make a payment", "symbolic")),
    (
        RemedyKind.RECORD,
        ("correct", "amend", "place a copy", "add a note", "note on", "put a copy"),
    ),
    (
        RemedyKind.SERVICE_IMPROVEMENT,
        ("remind", "train", "review", "issue guidance", "share", "produce", "change its"),
    ),
)


def read_remedy(case: CaseFile, line: str, id: str = "") -> Remedy:
    """The remedy a line describes, as far as it says."""
    words = normalise_line(line)
    found = _TIME.search(words)
    deadline = None
    if found is not None:
        deadline = _deadline(found[1], found[2])
        words = words[: found.start()]
    kind = _kind(words)
    if kind is RemedyKind.SYMBOLIC_PAYMENT and _OWED.search(words):
        kind = RemedyKind.FINANCIAL_LOSS
    linked = link_mentions(words, case)
    if linked[:1].isalpha() and words[1:2].islower():  # it goes on from "the Council should"
        words = uncapitalised(words)
    named = _named(case, words)
    begun = new_remedy(case, id)
    if kind is RemedyKind.SERVICE_IMPROVEMENT:
        begun = replace(begun, person_id="")
    else:
        begun = _for_whom(case, begun, named, words)
    return replace(
        begun,
        kind=kind,
        amount=sum_in(words)
        if kind in (RemedyKind.SYMBOLIC_PAYMENT, RemedyKind.FINANCIAL_LOSS)
        else None,
        text=words,
        deadline=deadline,
    )


def _named(case: CaseFile, words: str) -> tuple[str, ...]:
    """Whom it is for: the people named together before the reason, or the only one named."""
    together = named_together(case, _REASON.split(words)[0])
    named = together or named_in(case, words)
    return named if together or len(named) == 1 else ()


def _for_whom(case: CaseFile, begun: Remedy, named: Sequence[str], words: str) -> Remedy:
    """The remedy for the people named, answering of each what it is said to be for, else the first
    injustice left; for nobody named, for whom the only one left was done to."""
    left = unanswered(case)
    if not named:
        return new_remedy(case, begun.id, left[0].id) if len(left) == 1 else begun
    firsts = (
        meant(case, who, words) or next((i.id for i in left if i.person_id == who), "")
        for who in named
    )
    return replace(
        begun,
        person_id=named[0],
        joint_ids=tuple(named[1:]),
        injustice_ids=tuple(filter(None, firsts)),
    )


def add_remedy(case: CaseFile, line: str, id: str) -> CaseFile:
    """The case with the remedy of a line; raises `InvalidInput` when it says nothing."""
    remedy = read_remedy(case, line, id)
    if not remedy.text:
        raise InvalidInput("The line does not say what is to be done.", "Begin with a verb.")
    return editing.add(case, "remedy", remedy)


def _kind(words: str) -> RemedyKind:
    begins = words.casefold()
    for kind, verbs in _KINDS:
        if begins.startswith(verbs):
            return kind
    return RemedyKind.ACTION


def sum_in(words: str) -> int | None:
    """The first sum of money that words name, in pence."""
    found = _SUM.search(words)
    return parse_money(found[0]) if found is not None else None


def _deadline(count: str, unit: str) -> Deadline | None:
    number = _COUNTS.get(count.casefold()) or int(count)
    whole = unit.casefold().rstrip("s") + "s"
    return Deadline(number, DeadlineUnit(whole)) if number else None
