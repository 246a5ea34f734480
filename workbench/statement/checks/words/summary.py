"""Checks of the summary: "we", past tense, no abbreviations, and the four things it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.domain.problems import Problem, warning
from workbench.domain.records.complaint import Outcome
from workbench.statement.checks.printed import Piece, PrintedStatement
from workbench.statement.readability.abbreviations import abbreviations_in

_VOICE = re.compile(r"(?<![\w’'])(?:I(?:[’'](?:ve|m|ll|d))?(?![\w.’'])|[Mm]y\b)")
_PRESENT = re.compile(
    r"\b(?:[Ww]e (?:also |therefore |do not )?(?:find|uphold|consider|think|believe|conclude)"
    r"|[Ww]e recommend|[Ww]e are satisfied|(?:is|are) (?:not )?at fault"
    r"|[Tt]here is (?:no )?fault|(?:[Cc]ouncil|[Bb]ody|[Aa]uthority) (?:agrees|accepts))\b",
)
_FINDING = re.compile(
    r"\bfault\b|\bfound\b|\bup(?:held|hold)\b|\bfailings?\b|\bnot (?:to )?investigate\b"
    r"|\binvestigat\w+ (?:this|the)|\bdiscontinued?\b|\bdecided not\b|\bwill not\b|\bwould not\b"
    r"|\bended\b|\bstopped\b|\bclosed\b",
    re.I,
)
_INJUSTICE = re.compile(
    r"\binjustice\b|\bdistress|\bcaus|\bmiss(?:ed|ing)\b|\bl(?:oss|ost)\b|\buncertain|\bfrustrat"
    r"|\bupset|\bworr|\banxi|\btrouble\b|\bharm|\brisk\b|\bwithout\b|\bwent without\b|\bdenied\b"
    r"|\baffect|\bdisadvantage|\bsuffer|\bhardship|\bopportunit|\bput (?:her|him|them|\x01)",
    re.I,
)
_REMEDY = re.compile(
    r"\bagree|\bapolog|\bpay|£|\bremed|\brecommend|\bshould\b"
    r"|\bput (?:this|things|it|matters) right\b|\baction\b|\bimprove",
    re.I,
)
_COMPLAINT = re.compile(r"\bcomplain", re.I)


def problems(statement: PrintedStatement) -> Iterator[Problem]:
    """What a summary should be, and this one is not."""
    pieces = [piece for piece in statement.pieces if piece.section == "summary"]
    for piece in pieces:
        if piece.standard:
            continue
        yield from _voice(piece)
        yield from _tense(piece)
        yield from _abbreviations(piece)
    written = [piece for piece in pieces if not piece.standard and not piece.placeholders]
    if written:
        yield from _lacking(" ".join(piece.prose for piece in written), written[0], statement)


def _voice(piece: Piece) -> Iterator[Problem]:
    for word in _VOICE.findall(piece.prose):
        right = "our" if word.lower() == "my" else "we"
        yield warning(
            "summary-voice",
            f"The summary says “{word}”; summaries say “{right}”.",
            piece.where,
            "The summary speaks for the Ombudsman: “we found”.",
            word,
        )


def _tense(piece: Piece) -> Iterator[Problem]:
    for words in [found[0].strip() for found in _PRESENT.finditer(piece.prose)]:
        yield warning(
            "summary-tense",
            f"“{words}” is not told in the past.",
            piece.where,
            "The summary tells in the past tense what was found: “we found”, “the Council agreed”.",
            words,
        )


def _abbreviations(piece: Piece) -> Iterator[Problem]:
    for words in [found[0] for found in abbreviations_in(piece.prose)]:
        yield warning(
            "summary-abbreviation",
            f"The summary has the abbreviation “{words}”.",
            piece.where,
            "Spell it out: many people read nothing but the summary.",
            words,
        )


def _lacking(words: str, piece: Piece, statement: PrintedStatement) -> Iterator[Problem]:
    case = statement.case
    upheld = case.case.outcome is Outcome.UPHELD
    needed = (
        ("what was complained of", True, _COMPLAINT),
        ("what was found", True, _FINDING),
        ("what the fault did to anybody", upheld and bool(case.injustices), _INJUSTICE),
        ("what is to put it right", upheld and bool(case.remedies), _REMEDY),
    )
    missing = [what for what, asked, pattern in needed if asked and not pattern.search(words)]
    for what in missing:
        yield warning(
            "summary-lacks",
            f"The summary does not say {what}.",
            piece.where,
            "A summary tells the complaint, the finding, the injustice and the remedy.",
            what,
        )
