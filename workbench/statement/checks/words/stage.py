"""Checks that a statement sounds like the stage it is at: draft or final decision."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.domain.problems import Problem, Severity, Where
from workbench.domain.records.remedies import Agreement
from workbench.statement.checks.printed import Piece, PrintedStatement
from workbench.statement.checks.words.house_words import (
    Slip,
    agreed_to_do,
    should_do,
    sounding_like_draft,
    sounding_like_final,
)

_TENTATIVE = re.compile(
    r"\bprovisional|\bdraft\b|\bso far\b|\bcurrent evidence\b|\bevidence (?:I have )?seen\b"
    r"|\bintend to\b|\bsubject to\b|\bpropose to\b",
    re.I,
)
_CONSIDERED = "considered"
_CONCLUSIONS = ("summary", "decision", "action")


def problems(statement: PrintedStatement) -> Iterator[Problem]:
    """Words that still sound like the other stage, in reading order, and remedies not agreed."""
    if statement.final:
        yield from _in_final(statement)
        yield from _not_agreed(statement)
    else:
        yield from _in_draft(statement)
        yield from _not_tentative(statement)


def all_agreed(statement: PrintedStatement) -> bool:
    """Whether there are remedies, and the body has agreed to every one of them."""
    remedies = statement.case.remedies.values()
    return bool(remedies) and all(each.agreement is Agreement.AGREED for each in remedies)


def _authored(piece: Piece) -> bool:
    return not (piece.standard or piece.quoted) and not piece.origin.startswith("remedies:")


def _in_final(statement: PrintedStatement) -> Iterator[Problem]:
    house, agreed = statement.library.wording, all_agreed(statement)
    for piece in statement.pieces:
        if piece.quoted or piece.section == _CONSIDERED:
            continue
        for slip in sounding_like_draft(piece.prose, piece.section, house):
            yield _left_over(piece, slip)
        if agreed and piece.section in _CONCLUSIONS and _authored(piece):
            for slip in should_do(piece.prose, piece.section == "summary"):
                yield _left_over(piece, slip)


def _left_over(piece: Piece, slip: Slip) -> Problem:
    return Problem(
        Severity.WARNING,
        "draft-left-over",
        f"“{slip.words}” is left over from the draft.",
        piece.where,
        "A final decision is firm, and says what was agreed.",
        slip.words,
    )


def _in_draft(statement: PrintedStatement) -> Iterator[Problem]:
    house, agreed = statement.library.wording, all_agreed(statement)
    for piece in statement.pieces:
        if not _authored(piece):
            continue
        slips = list(sounding_like_final(piece.prose, piece.section, house))
        if not agreed and piece.section in _CONCLUSIONS and statement.case.remedies:
            slips += agreed_to_do(piece.prose)
        for slip in slips:
            yield Problem(
                Severity.WARNING,
                "final-left-over",
                f"“{slip.words}” belongs in a final decision; this is a draft.",
                piece.where,
                "A draft is tentative, and says what should be done.",
                slip.words,
            )


def _not_agreed(statement: PrintedStatement) -> Iterator[Problem]:
    for remedy in statement.case.remedies.values():
        if remedy.agreement is Agreement.NOT_ASKED:
            yield Problem(
                Severity.WARNING,
                "remedy-not-agreed",
                "A remedy is not marked as agreed, so the final decision says “should”.",
                Where("remedy", remedy.id, "agreement"),
                "Say on the Remedies page whether the body has agreed to it, and when.",
            )


def _not_tentative(statement: PrintedStatement) -> Iterator[Problem]:
    for section, what in (("summary", "summary"), ("decision", "decision section")):
        pieces = [piece for piece in statement.pieces if piece.section == section]
        if pieces and not any(_TENTATIVE.search(piece.prose) for piece in pieces):
            yield Problem(
                Severity.NOTE,
                "draft-not-tentative",
                f"The {what} of the draft does not say that it is provisional.",
                pieces[0].where,
                "Say that it rests on the evidence seen so far.",
                section,
            )
