"""User text, normalised once on entry so that every later step may rely on it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

LONGEST_FIELD = 1_000_000
"""The most characters one field holds; longer text is refused, never cut."""

# Control characters and lone halves; signs without a shape that come along with copied words, and
# those that make letters run backwards.
# Words of one plain alphabet need neither pattern: they are compiled for the first others.
_UNWANTED = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u202d\u202e\u2060\ufeff\ufffe\uffff\ud800-\udfff]"
)
# Letters that a PDF joins into one sign ("office" is to be found by its letters), and what Word
# keeps for a hyphen at which no line ends.
_LIGATURES = {0x1E: "\u2011"} | {
    0xFB00 + at: letters for at, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "ſt", "st"))
}
_LINE_ENDS = "\r\n|\r|\u2028|\u2029|\x0b|\x0c|\x1c|\x1d|\x85"


def normalise(text: str) -> str:
    """The text as it is stored: NFC, line ends as ``\\n``, no control characters or lone halves.

    Tabs become single spaces and ligatures their letters; soft hyphens, spaces of no width and
    signs that turn the direction of writing are left out. Directional marks, joiners and emoji are
    kept: they are the writer's own.
    """
    plain = text.replace("\r\n", "\n")
    if plain.isascii() and plain.replace("\n", "").isprintable():
        return plain
    text = re.sub(_LINE_ENDS, "\n", text).replace("\t", " ").translate(_LIGATURES)
    return unicodedata.normalize("NFC", re.sub(_UNWANTED, "", text))


def normalise_line(text: str) -> str:
    """A one-line field: normalised, inner runs of white space joined, ends trimmed."""
    return " ".join(normalise(text).split())


def capitalised(words: str) -> str:
    """Words as a sentence begins with them; the rest is left as it is."""
    return words[:1].upper() + words[1:]


def uncapitalised(words: str) -> str:
    """Words as they stand within a sentence; the rest is left as it is, "EHC plan" all of it."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def how_many(number: int, noun: str, nouns: str = "") -> str:
    """A number of things in words: "1 page", "1,204 pages"; `nouns` where -s does not make many."""
    return f"{number:,} {noun if number == 1 else nouns or f'{noun}s'}"


def enumeration(words: Sequence[str]) -> str:
    """Several words as one says them: "Ms X", "Ms X and Mr Y", "Ms X, Mr Y and Z"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def as_sentence(words: str) -> str:
    """Words as a sentence of their own, which ends once: “It rang.” has its end already."""
    return words if re.search(r"[.!?…]”?\Z", words) else f"{words}."


def shortened(text: str, limit: int = 60) -> str:
    """The beginning of a text for a list or a log line, cut at a word with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    kept = line[: limit - 1]
    if line[limit - 1] != " ":
        kept = kept.rsplit(" ", 1)[0]
    return kept.rstrip(" ,;:") + "…"
