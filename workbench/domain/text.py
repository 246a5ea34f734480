"""User text, normalised once on entry so that every later step may rely on it."""

from __future__ import annotations

import re
import unicodedata

LONGEST_FIELD = 1_000_000
"""The most characters one field holds; longer text is refused, never cut."""

_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n|\r|\u2028|\u2029|\x0b|\x0c|\x85")
_PRINTABLE_ASCII = re.compile(r"[\n\x20-\x7e]*\Z")


def normalise(text: str) -> str:
    """The text as it is stored: NFC, line ends as ``\\n``, no control characters or lone halves.

    Tabs become single spaces. Directional marks, joiners and emoji are kept: they are the
    writer's own.
    """
    if _PRINTABLE_ASCII.match(text):
        return text
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", _UNWANTED.sub("", text))


def normalise_line(text: str) -> str:
    """A one-line field: normalised, inner runs of white space joined, ends trimmed."""
    return " ".join(normalise(text).split())


def shortened(text: str, limit: int = 60) -> str:
    """The beginning of a text for a list or a log line, cut at a word with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    kept = line[: limit - 1]
    if line[limit - 1] != " ":
        kept = kept.rsplit(" ", 1)[0]
    return kept.rstrip(" ,;:") + "…"
