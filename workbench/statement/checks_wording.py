"""Checks of words: typed numbers, loose days, misnamed statutes, what a draft leaves behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.domain.problems import Problem, Severity
from workbench.statement.checked import Checked, Piece

_PARAGRAPH = re.compile(
    r"\b[Pp]ara(?:graph)?s?\.? (\d{1,3})\b(?!\.\d)(?! ?\()(?!(?:[ ,and\d-]+)? (?:of|in) (?!this\b))"
)
_DAYS = re.compile(
    r"\b(\d+|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|sixty) days\b"
    r"(?! of age)",
    re.I,
)
_PROCEDURE = re.compile(
    r"\bcomplaints? (?:procedure|process)|\bpanel\b|\bstage (?:one|two|three|[123])\b"
    r"|\badjudicat|\bindependent person\b|\binvestigating officer\b",
    re.I,
)
_MISNAMED = (
    (re.compile(r"\bChild(?:ren)?['’]?s['’]? Act\b"), "Children Act"),
    (re.compile(r"\b(?:[A-Z]\w+ )*Act, (?:19|20)\d\d\b"), "Act 1989, without a comma"),
    (re.compile(r"\bDepartment (?:of|for the) Education\b"), "Department for Education"),
    (
        re.compile(r"\bLocal Government Ombudsman\b"),
        "Local Government and Social Care Ombudsman",
    ),
    (re.compile(r"\bHuman Right Act\b"), "Human Rights Act"),
    (
        re.compile(r"\bGetting the [Bb]est (?:out of [Cc]omplaints|from [Cc]omplaint\b)"),
        "Getting the Best from Complaints",
    ),
)
_STATUTE_WORDS = ("Act", "Education", "Ombudsman", "Getting")
_LEFT_OVER = re.compile(
    r"\bprovisional(?:ly)?\b|\bthis draft\b|\bI intend to (?:find|uphold)\b", re.I
)
_DRAFT = re.compile(r"\bdraft (?:decision|statement)\b", re.I)
_TENTATIVE = re.compile(
    r"\bprovisional|\bdraft\b|\bso far\b|\bcurrent evidence\b|\bevidence (?:I have )?seen\b"
    r"|\bintend to\b|\bsubject to\b|\bpropose to\b",
    re.I,
)
_LINK = re.compile(r"\b(?:https?://|www\.)(?!(?:www\.)?lgo\.org\.uk\b)\S+", re.I)
_VOICE = re.compile(r"(?<![\w’'])I(?![\w.])")
_CONSIDERED = "considered"


def problems(statement: Checked) -> Iterator[Problem]:
    """Wording to look at again, in reading order."""
    for piece in statement.pieces:
        yield from _statutes(piece)
        yield from _left_over(piece, statement.final)
        if not piece.standard:
            yield from _typed_numbers(piece)
            yield from _days(piece)
            yield from _links(piece)
            yield from _voice(piece)
    if not statement.final:
        yield from _not_tentative(statement)


def _typed_numbers(piece: Piece) -> Iterator[Problem]:
    if piece.quoted or "ara" not in piece.prose:
        return
    for found in _PARAGRAPH.finditer(piece.prose):
        yield Problem(
            Severity.WARNING,
            "typed-paragraph",
            f"“{found[0]}” is typed, so it will not follow when numbers change.",
            piece.where,
            "Insert a reference to the paragraph instead.",
            found[0],
        )


def _days(piece: Piece) -> Iterator[Problem]:
    if piece.quoted or " days" not in piece.prose or not _PROCEDURE.search(piece.prose):
        return
    for sentence in piece.sentences():
        if not _PROCEDURE.search(sentence):
            continue
        for found in _DAYS.finditer(sentence):
            yield Problem(
                Severity.WARNING,
                "loose-days",
                f"“{found[0]}” may have to be “{found[1]} working days”.",
                piece.where,
                "The complaints procedure counts working days.",
                found[0],
            )


def _statutes(piece: Piece) -> Iterator[Problem]:
    text = piece.text
    if piece.quoted or not any(word in text for word in _STATUTE_WORDS):
        return
    for pattern, right in _MISNAMED:
        for found in pattern.finditer(text):
            yield Problem(
                Severity.WARNING,
                "misnamed",
                f"“{found[0].strip()}” is not the right name.",
                piece.where,
                f"Write “{right}”.",
                found[0].strip(),
            )


def _left_over(piece: Piece, final: bool) -> Iterator[Problem]:
    if not final or piece.quoted or piece.section == _CONSIDERED:
        return
    found = _LEFT_OVER.search(piece.prose)
    if found is None and piece.section in ("summary", "decision", "action", "meta"):
        found = _DRAFT.search(piece.prose)
    if found is not None:
        yield Problem(
            Severity.WARNING,
            "draft-left-over",
            f"“{found[0]}” is left over from the draft.",
            piece.where,
            "A final decision is firm.",
            found[0],
        )


def _not_tentative(statement: Checked) -> Iterator[Problem]:
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


def _links(piece: Piece) -> Iterator[Problem]:
    if "://" not in piece.text and "ww." not in piece.text.lower():
        return
    for found in _LINK.finditer(piece.text):
        yield Problem(
            Severity.WARNING,
            "outside-link",
            "A statement links to the Ombudsman’s own pages only.",
            piece.where,
            "Name the document instead.",
            found[0],
        )


def _voice(piece: Piece) -> Iterator[Problem]:
    if piece.section == "summary" and _VOICE.search(piece.prose):
        yield Problem(
            Severity.NOTE,
            "summary-voice",
            "The summary says “I”; summaries say “we”.",
            piece.where,
            "Write “we found”.",
            "I",
        )
