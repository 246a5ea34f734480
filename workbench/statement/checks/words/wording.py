"""Checks of words: typed numbers, loose days, wrong names, links, footnotes, abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.domain.library.house_words import HouseWords
from workbench.domain.problems import Correction, Problem, error, note, warning
from workbench.statement.checks.printed import Piece, PrintedStatement
from workbench.statement.checks.words.house_words import misnamed
from workbench.statement.checks.words.spelling_slips import spelling_slips
from workbench.statement.readability.abbreviations import abbreviations_in, is_spelt_out

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
_COMMA = re.compile(
    r"\b(?!(?:The|Under|In|By|This|Both)\b)(?:[A-Z]\w+ (?:and (?=[A-Z]))?)*Act, (?:19|20)\d\d\b"
)
_LINK = re.compile(r"\b(?:https?://|www\.)(?!(?:www\.)?lgo\.org\.uk\b)\S+", re.I)
_FOOTNOTE = re.compile(
    r"(?<=[\w.,;:’”\"')])\[\d{1,2}\]|(?<=[^\W\d])(?<!\bm)(?<!\bkm)[¹²³⁴-⁹]+|\bfootnote \d"
)
_FOOTNOTE_SIGNS = ("[", "footnote ", *"¹²³⁴⁵⁶⁷⁸⁹")
_AT = re.compile(r"(?<![\w.+\-@])@(?=[^\W\d_])[^\s.,;:!?)”’\"]{1,40}")


def problems(statement: PrintedStatement) -> Iterator[Problem | None]:
    """Wording to look at again, in reading order; None for a moment gone by."""
    for piece in statement.pieces:
        yield None
        yield from _statutes(piece, statement.library.wording)
        if not piece.standard:
            yield from _typed_numbers(piece)
            yield from _days(piece)
            yield from _links(piece)
            yield from _footnotes(piece)
            yield from _mentions(piece)
            yield from _spelling(piece)
    yield from _abbreviations(statement)


def typed_numbers(statement: PrintedStatement) -> Iterator[Problem]:
    """Paragraph numbers typed by hand, in reading order."""
    for piece in statement.pieces:
        if not piece.standard:
            yield from _typed_numbers(piece)


def _typed_numbers(piece: Piece) -> Iterator[Problem]:
    if piece.quoted or "ara" not in piece.prose:
        return
    for found in _PARAGRAPH.finditer(piece.prose):
        yield warning(
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
        for found in loose_days(sentence):
            yield warning(
                "loose-days",
                f"“{found[0]}” may have to be “{found[1]} working days”.",
                piece.where,
                "The complaints procedure counts working days.",
                found[0],
            )


def loose_days(sentence: str) -> Iterator[re.Match[str]]:
    """Days that may have to be working days, in a sentence about the complaints procedure."""
    if _PROCEDURE.search(sentence):
        yield from _DAYS.finditer(sentence)


def _statutes(piece: Piece, house: HouseWords) -> Iterator[Problem]:
    if piece.quoted:
        return
    text = piece.text
    for slip in misnamed(text, house):
        yield _misnamed(piece, slip.words, slip.right or "")
    if "Act, " in text:
        for found in _COMMA.finditer(text):
            yield _misnamed(piece, found[0], found[0].replace(",", ""))


def _misnamed(piece: Piece, words: str, right: str) -> Problem:
    return warning(
        "misnamed",
        f"“{words}” is not the right name.",
        piece.where,
        f"Write “{right}”.",
        words,
        correction=Correction(right, "Correct a name", cited=True),
    )


def _links(piece: Piece) -> Iterator[Problem]:
    if "://" not in piece.text and "ww." not in piece.text.lower():
        return
    for found in _LINK.finditer(piece.text):
        yield warning(
            "outside-link",
            "A statement links to the Ombudsman’s own pages only.",
            piece.where,
            "Name the document instead.",
            found[0],
        )


def _footnotes(piece: Piece) -> Iterator[Problem]:
    if not any(sign in piece.typed for sign in _FOOTNOTE_SIGNS):
        return
    for found in _FOOTNOTE.finditer(piece.typed):
        yield warning(
            "footnote",
            f"“{found[0]}” reads like a footnote; statements have none.",
            piece.where,
            "Say it in the text, or leave it out.",
            found[0],
        )


def _mentions(piece: Piece) -> Iterator[Problem]:
    if "@" not in piece.typed:
        return
    for found in _AT.finditer(piece.typed):
        yield error(
            "mention-left-over",
            f"“{found[0]}” was meant as a mention, and names nobody.",
            piece.where,
            "Type @ and choose the person from the list.",
            found[0],
        )


def _spelling(piece: Piece) -> Iterator[Problem]:
    if not piece.quoted:
        for slip in spelling_slips(piece.prose):
            yield slip.problem(piece.where)


def _abbreviations(statement: PrintedStatement) -> Iterator[Problem]:
    """Abbreviations that no words anywhere in the statement explain, each reported once."""
    used: dict[str, Piece] = {}
    for piece in statement.pieces:
        if piece.quoted or piece.standard or piece.section in ("meta", "summary"):
            continue
        for found in abbreviations_in(piece.prose):
            used.setdefault(found[1], piece)
    wording = statement.library.wording
    known = wording.known_abbreviations()
    unknown = [word for word in used if word not in known]
    if not unknown:
        return
    whole = "\n".join(piece.text for piece in statement.pieces)
    for word in unknown:
        if is_spelt_out(word, whole):
            continue
        entry = wording.abbreviations.get(word)
        spelt = f"“{entry.long} ({word})”" if entry else "what it stands for"
        yield note(
            "abbreviation-undefined",
            f"Nothing explains “{word}”.",
            used[word].where,
            f"Write {spelt} where it is first used, or do without it.",
            word,
        )
