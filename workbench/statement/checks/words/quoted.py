"""References that quote the paragraph they name, where it no longer says those words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from workbench.domain.problems import Problem, warning
from workbench.domain.text import shortened
from workbench.statement.checks.printed import Piece, PrintedStatement

_QUOTED = re.compile(
    r"“([^“”]{8,300})”|(?<!\w)‘([^‘’]{8,300}(?:’\w[^‘’]*)*)’(?!\w)|\"([^\"]{8,300})\""
)
_REFERENCE = re.compile(
    r"\b[Pp]ara(?:graph)?\.? (?P<number>\d{1,3})\b(?!\.\d)(?! ?\([^“‘\"])(?! (?:of|in) (?!this\b))"
)
_OWN_WORDS = re.compile(
    r"\bI (?:have )?(?:said|say|wrote|found|find|concluded?|noted?|set out|explain(?:ed)?)\b"
    r"|(?<!in )(?<!of )(?<!at )(?<!from )\b[Pp]ara(?:graph)?\.? \d{1,3}(?: above| below)? "
    r"(?:says?|said|reads?|states?|puts?)\b",
)
_SENTENCE_END = re.compile(r"[.!?][”’\"')]*(?=\s+[A-Z“‘\"(])")
_FEWEST_WORDS = 3
_SIGNS = re.compile(r"[^\w£]+")
_LONGEST = 60


def problems(statement: PrintedStatement) -> Iterator[Problem]:
    """Every reference given for words that stand elsewhere, or that stand nowhere any more."""
    printed = [p for p in statement.pieces if "“" in p.text or "‘" in p.text or '"' in p.text]
    if not any(_REFERENCE.search(piece.text) for piece in printed):
        return
    said = _said(statement)
    for piece in printed:
        if not piece.quoted and not piece.standard:
            yield from _stale(piece, said)


def _said(statement: PrintedStatement) -> Mapping[int, str]:
    """What each numbered paragraph says with its lists and quotations, as bare words."""
    words: dict[int, list[str]] = defaultdict(list)
    for piece in statement.pieces:
        if piece.where.paragraph is not None:
            words[piece.where.paragraph].append(_bare(piece.text))
    return {number: " ".join(each) for number, each in words.items()}


def _bare(text: str) -> str:
    return " ".join(_SIGNS.sub(" ", text).casefold().split())


def _stale(piece: Piece, said: Mapping[int, str]) -> Iterator[Problem]:
    start = 0
    ends = [found.end() for found in _SENTENCE_END.finditer(piece.text)]
    for end in (*ends, len(piece.text)):
        sentence, start = piece.text[start:end], end
        references = list(_REFERENCE.finditer(sentence))
        if len(references) != 1 or int(references[0]["number"]) not in said:
            continue
        number = int(references[0]["number"])
        for quoted in _QUOTED.finditer(sentence):
            words = next(group for group in quoted.groups() if group)
            found = _found(words, number, piece, said, _OWN_WORDS.search(sentence) is not None)
            if found is not None:
                yield warning(
                    "stale-reference",
                    f"“{references[0][0]}” is given for “{shortened(words, _LONGEST)}”; {found}.",
                    piece.where,
                    "Refer to the paragraph that says it, or quote what it says now.",
                    references[0][0],
                )


def _found(words: str, number: int, piece: Piece, said: Mapping[int, str], own: bool) -> str | None:
    """Where words quoted of a paragraph stand instead; None where nothing is wrong with them.

    Words that stand nowhere may be a letter's; only one's own, or the paragraph's, are looked for.
    """
    bare = _bare(words)
    if bare.count(" ") + 1 < _FEWEST_WORDS or bare in said[number]:
        return None
    here = piece.where.paragraph
    other = next((n for n, text in said.items() if bare in text and n != here), None)
    if other is not None:
        return f"that stands in paragraph {other}"
    return "that paragraph does not say so" if own and number != here else None
