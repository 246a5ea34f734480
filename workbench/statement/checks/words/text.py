"""Checks of gaps in the text: placeholders, unknown people, dead references, doubled names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from workbench.domain.problems import Problem, Where, error, note
from workbench.statement.checks.printed import Piece, PrintedStatement
from workbench.statement.checks.words.agreement import lacks_end
from workbench.statement.nodes import BlockSource, ListBlock, Paragraph, Quote
from workbench.statement.numbering import duplicates, paragraphs
from workbench.statement.origins import origin_record
from workbench.statement.text import inline_text

_BRACKETED = re.compile(r"\[([^\[\]]{1,80})\]")
_WRITTEN = (BlockSource.AUTHORED, BlockSource.OVERRIDDEN)
_KNOWN = {
    "someone who is not in this case": (
        "unknown-person",
        "The text mentions somebody who is not in this case.",
        "Add the person again, or take the mention out.",
    ),
    "a person without a label": (
        "alias-missing",
        "The text mentions a person who has no label yet.",
        "Choose a label such as “Ms X” on the People page.",
    ),
}


_TOLD_OF_THE_CASE = frozenset(
    (
        "reference",
        "name of the body complained about",
        "what the text calls the body",
        "decision date",
    )
)
"""Gaps that every paragraph shows while the case lacks something: reported once, of the case."""


def problems(statement: PrintedStatement) -> Iterator[Problem]:
    """Gaps in the text, in reading order."""
    for piece in statement.pieces:
        yield from _gaps(piece)
        for target in piece.unresolved:
            yield error(
                "dead-reference",
                "A reference points at a paragraph that is not in the statement.",
                piece.where,
                "Choose another paragraph to refer to, or take the reference out.",
                target,
            )
    yield from _doubled(statement)
    yield from _unended(statement)


def _gaps(piece: Piece) -> Iterator[Problem]:
    labels = piece.placeholders
    if piece.section == "meta" or (not labels and piece.origin.startswith("topic:")):
        # Headings and the lines around the text hold words only: brackets show what is missing.
        labels = tuple(_BRACKETED.findall(piece.text))
    for label in labels:
        if label in _TOLD_OF_THE_CASE:
            continue
        if label in _KNOWN:
            code, message, hint = _KNOWN[label]
            yield error(code, message, piece.where, hint, label)
        elif label.startswith("unknown: "):
            yield error(
                "unknown-token",
                f"The text has {{{label[9:]}}}, which stands for nothing.",
                piece.where,
                "Write a backslash before the brace if it is meant as it stands.",
                label,
            )
        else:
            yield error(
                "placeholder",
                f"Still to be filled in: {label}.",
                piece.where,
                "Complete it where the words come from.",
                label,
            )


def _unended(statement: PrintedStatement) -> Iterator[Problem]:
    """A person's paragraphs that end without a closing sign, and lead to no list or quotation."""
    places = {piece.origin: piece.where for piece in reversed(statement.pieces)}
    for section in statement.document.sections:
        for block, following in zip_longest(section.blocks, section.blocks[1:]):
            if not isinstance(block, Paragraph) or isinstance(following, ListBlock | Quote):
                continue
            words = inline_text(block.inlines)
            if block.source in _WRITTEN and block.origin in places and lacks_end(words):
                yield note(
                    "full-stop-missing",
                    "The paragraph ends without a full stop.",
                    places[block.origin],
                    "Put one there, or complete the sentence.",
                    words[-60:],
                )


def _doubled(statement: PrintedStatement) -> Iterator[Problem]:
    doubled = set(duplicates(statement.document))
    if not doubled:
        return
    seen: set[str] = set()
    for paragraph in paragraphs(statement.document):
        for name in paragraph.anchors:
            if name in doubled and name in seen:
                kind, id, field = origin_record(paragraph.origin)
                yield error(
                    "anchor-twice",
                    f"Two paragraphs are called “{name}”; references go to the first.",
                    Where(kind, id, field, paragraph.number),
                    "Give one of them another name.",
                    name,
                )
            seen.add(name)
