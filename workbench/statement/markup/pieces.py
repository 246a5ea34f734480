"""Authored text in pieces: one for each paragraph with the lists and quotations under it.

A subheading typed inside the text is a piece of its own. Pieces are spans of the text itself, so
that changing one leaves the characters of all others as they were typed.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from workbench.domain.dataclass import dataclass
from workbench.statement.cast import Cast
from workbench.statement.markup.block_reader import ANCHOR, read_lines

_NOBODY = Cast()
_CACHED_LENGTH = 100_000
_SIGNS_BEHIND = frozenset(",.;:!?)")


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A paragraph of authored text with what hangs under it, or a subheading.

    `start` and `end` are its span in the text, without blank lines around it; `text` is what
    stands there. `paragraphs` is 1, or 0 for a subheading and for lists with no paragraph above.
    """

    text: str
    heading: bool = False
    paragraphs: int = 1
    start: int = 0
    end: int = 0


def pieces(text: str) -> tuple[TextPiece, ...]:
    """The pieces of a text in order; none for a blank text. Words outside pieces there are none."""
    return _known(text) if len(text) <= _CACHED_LENGTH else _known_of_long(text)


def _pieces(text: str) -> list[TextPiece]:
    if not text.strip():
        return []
    read = read_lines(text, _NOBODY)
    starts = _offsets(text)
    begun = sorted(
        [(line, False) for line in read.paragraph_lines]
        + [(line, True) for line in read.heading_lines]
    )
    begun = _with_leading(text, begun, starts)
    stops = [*(line for line, _ in begun[1:]), len(starts)]
    own = frozenset(read.paragraph_lines)
    found: list[TextPiece] = []
    for (line, heading), stop in zip(begun, stops, strict=True):
        end = starts[stop] if stop < len(starts) else len(text)
        # Only lists with no paragraph above them begin at a line that is no paragraph's own.
        held = line in own or any(line <= each < stop for each in read.paragraph_lines[:1])
        found.append(_trimmed(text, starts[line], end, heading, int(held and not heading)))
    return found


@lru_cache(maxsize=512)
def _known(text: str) -> tuple[TextPiece, ...]:
    return tuple(_pieces(text))


@lru_cache(maxsize=4)
def _known_of_long(text: str) -> tuple[TextPiece, ...]:
    # One act asks a score of times; few are kept, as each is as long as a whole statement.
    return tuple(_pieces(text))


def _offsets(text: str) -> list[int]:
    found, at = [0], text.find("\n")
    while at >= 0:
        found.append(at + 1)
        at = text.find("\n", at + 1)
    return found


def _with_leading(
    text: str, begun: list[tuple[int, bool]], starts: list[int]
) -> list[tuple[int, bool]]:
    """The beginnings, with lists that no paragraph stands above put to the first paragraph."""
    first = starts[begun[0][0]] if begun else len(text)
    if not text[:first].strip():
        return begun
    paragraph = next((i for i, (_, heading) in enumerate(begun) if not heading), None)
    kept = begun if paragraph is None else begun[paragraph + 1 :]
    return [(0, False), *kept]


def _trimmed(text: str, start: int, end: int, heading: bool, paragraphs: int) -> TextPiece:
    """The piece between two places, without the blank lines around it."""
    while start < end:
        stop = text.find("\n", start, end)
        if stop < 0 or text[start:stop].strip():
            break
        start = stop + 1
    words = text[start:end].rstrip()
    return TextPiece(words, heading, paragraphs, start, start + len(words))


def join_paragraphs(texts: Iterable[str]) -> str:
    """Pieces as one text, a blank line between them."""
    return "\n\n".join(text for text in texts if text.strip())


def names_in_front(text: str) -> tuple[tuple[str, ...], str]:
    """The names a piece can be referred to by, and its words without them."""
    found: list[str] = []
    at = 0
    while (anchor := ANCHOR.match(text, at)) is not None:
        found.append(anchor[1])
        at = anchor.end()
    return tuple(found), text[at:]


def with_names(names: Iterable[str], words: str) -> str:
    """Words with the names to refer to them by in front."""
    front = "".join(f"{{#{name}}}" for name in dict.fromkeys(names))
    if not front:
        return words
    return f"{front} {words}" if begins_with_words(words) else f"{front}\n\n{words}"


def begins_with_words(words: str) -> bool:
    """Whether the first line is one of a paragraph rather than of a list or quotation."""
    lines = read_lines(words.lstrip("\n").split("\n", 1)[0], _NOBODY)
    return bool(lines.paragraph_lines)


def joint(words: str) -> str:
    """What stands between a paragraph and words that are put behind it, nothing before a sign."""
    if not begins_with_words(words):
        return "\n"
    return "" if words[:1] in _SIGNS_BEHIND else " "
