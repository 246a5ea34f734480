"""Checks that a statement sounds like the stage it is at: draft or final decision."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.domain.problems import Problem, Where, error, note, warning
from workbench.domain.records.remedies import Agreement
from workbench.statement.cast import body_words
from workbench.statement.checks.printed import Piece, PrintedStatement
from workbench.statement.checks.words.house_words import (
    Slip,
    agreed_to_do,
    should_do,
    sounding_like_draft,
    sounding_like_final,
)
from workbench.statement.nodes import StatementStage

_TENTATIVE = re.compile(
    r"\bprovisional|\bdraft\b|\bso far\b|\bcurrent evidence\b|\bevidence (?:I have )?seen\b"
    r"|\bintend to\b|\bsubject to\b|\bpropose to\b",
    re.I,
)
_OF_OURS = r"draft\s+(?:(?:of\s+)?(?:this|my|our|the)\s+)?(?:decision|statement)\b"
_BARE = r"draft\b(?=\s*[.,;)]|\s+(?:and|to|for|before|with|was|were)\b|\s*\Z)"


def _sent(draft: str) -> re.Pattern[str]:
    """Words that say such a draft went to somebody, or came back with comments."""
    return re.compile(
        r"\b(?:sent|shown|given|issued|shared|received|had)\b[^.]{0,40}\b(?:a|the|my|our)\s+"
        rf"{draft}|{draft}[^.]{{0,40}}\b(?:was|were)\s+(?:sent|shown|issued|shared)\b"
        rf"|\b(?:comments?|views?|said)\s+(?:on|about)\s+(?:a|the|my|our)\s+{draft}",
        re.I,
    )


_DRAFT_SENT = _sent(_OF_OURS)
_DRAFT_CONSIDERED = _sent(f"(?:{_OF_OURS}|{_BARE})")
"""Where it is told how the complaint was considered, "a draft" is a draft of the decision."""

_OWN_DRAFT = re.compile(
    r"\b(?:my|our)\s+(?:[a-z]+\s+)?(?:draft\b|provisional\s+(?:view|decision|findings?)\b)"
    r"|\b(?:draft|provisional\s+view)(?:\s+(?:copy|version))?\s+of\s+(?:this|my|our)\s+"
    r"(?:decision|statement)\b"
    r"|\b(?:I|we)\s+(?:have\s+)?(?:issued|circulated|provided|sent|shared)\s+(?:a|the)\s+"
    r"(?:draft\s+decision(?!\s+letter)|provisional\s+(?:view|decision))\b",
    re.I,
)
"""A draft of this decision, spoken of as there."""

_DRAFT_ANSWERED = re.compile(
    r"\b(?:comment(?:ed|s|ing)?\s+on|respon(?:ded|se)\s+to|sent)\s+(?:a|the)\s+draft\b"
    r"(?=\s*[.,;)]|\s+(?:and|before|but)\b|\s*\Z)",
    re.I,
)
_NONE_SENT = re.compile(
    r"\b(?:not|no|without|never)\b[^.]{0,30}(?:send\w*|sent|issu\w+|shar\w+|need\w*|draft)\b"
    r"[^.]{0,20}\Z",
    re.I,
)
_CONSIDERED = "considered"
_CONCLUSIONS = ("summary", "decision", "action")


def problems(statement: PrintedStatement) -> Iterator[Problem]:
    """Words that still sound like the other stage, in reading order, and remedies not agreed."""
    if statement.final:
        yield from _in_final(statement)
        yield from _never_sent(statement)
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


def _never_sent(statement: PrintedStatement) -> Iterator[Problem]:
    """Words that say a draft was sent, in the final decision of a case that has sent none."""
    case = statement.case
    issued = any(version.stage == StatementStage.DRAFT.value for version in case.versions.values())
    if issued or case.case.draft_sent_on is not None:
        return
    for piece in statement.pieces:
        found = _draft_told(piece) if not piece.quoted else None
        if found is not None:
            yield error(
                "draft-not-sent",
                f"“{found[0]}”: but no draft of this case was issued, and none is dated.",
                piece.where,
                "Enter on the Overview page when the draft was sent, or leave the paragraph out.",
                found[0],
            )


def _draft_told(piece: Piece) -> re.Match[str] | None:
    """Words from which a draft of the decision must have gone out."""
    known: tuple[re.Pattern[str], ...] = (_DRAFT_SENT, _OWN_DRAFT)
    if piece.section == _CONSIDERED:
        known = (_DRAFT_CONSIDERED, _OWN_DRAFT, _DRAFT_ANSWERED)
    for said in known:
        for found in said.finditer(piece.prose):
            if not _NONE_SENT.search(piece.prose[max(0, found.start() - 80) : found.start()]):
                return found
    return None


def _left_over(piece: Piece, slip: Slip) -> Problem:
    return warning(
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
            yield warning(
                "final-left-over",
                f"“{slip.words}” belongs in a final decision; this is a draft.",
                piece.where,
                "A draft is tentative, and says what should be done.",
                slip.words,
            )


def _not_agreed(statement: PrintedStatement) -> Iterator[Problem]:
    body = body_words(statement.case)
    for remedy in statement.case.remedies.values():
        if remedy.agreement is Agreement.NOT_ASKED:
            yield warning(
                "remedy-not-agreed",
                "A remedy is not marked as agreed, so the final decision says “should”.",
                Where("remedy", remedy.id, "agreement"),
                f"Say on the Remedies page whether {body} has agreed to it, and when.",
            )


def _not_tentative(statement: PrintedStatement) -> Iterator[Problem]:
    for section, what in (("summary", "summary"), ("decision", "decision section")):
        pieces = [piece for piece in statement.pieces if piece.section == section]
        if pieces and not any(_TENTATIVE.search(piece.prose) for piece in pieces):
            yield note(
                "draft-not-tentative",
                f"The {what} of the draft does not say that it is provisional.",
                pieces[0].where,
                "Say that it rests on the evidence seen so far.",
                section,
            )
