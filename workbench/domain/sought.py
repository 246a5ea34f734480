"""Words that are looked for, and the words they are found in, however either is written.

Nobody types a curly apostrophe, an accent or a long dash into a line to find something, and the
words of a case have all of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_KIN = {"'": "’‘ʼ`´′", '"': "“”„″", "-": "‐‑‒–—−", " ": "\u00a0\u2007\u2009\u202f"}  # noqa: RUF001
"""What is written with several signs, by the one of them that is on every keyboard."""

_PLAIN = str.maketrans({sign: plain for plain, kin in _KIN.items() for sign in kin} | {"\xad": ""})
_CLASSES = {sign: f"[{re.escape(p + kin)}]" for p, kin in _KIN.items() for sign in p + kin}
GAP = rf"[\s{_KIN[' ']}]+"
"""The pattern of what stands between two words."""


def as_sought(text: str) -> str:
    """A text with nothing left of what is passed over in looking for words.

    That is capitals, accents, and of which kind an apostrophe, a quotation mark, a dash or a
    space is. Words are found in a text when theirs stand in it: `holds`.
    """
    text = text.replace("’", "'")
    if not text.isascii():
        parted = unicodedata.normalize("NFD", text.translate(_PLAIN))
        text = "".join([sign for sign in parted if not unicodedata.combining(sign)])
    return text.casefold()


def words_sought(typed: str) -> tuple[str, ...]:
    """The words of a line in which somebody typed what to look for."""
    return tuple(as_sought(typed).split())


def holds(text: str, words: Sequence[str]) -> bool:
    """Whether every one of the `words_sought` stands somewhere in a text, in any order."""
    plain = as_sought(text)
    return all(word in plain for word in words)


def pattern_of_sign(sign: str) -> str:
    """The regular expression that finds a sign and its kin."""
    return _CLASSES.get(sign) or re.escape(sign)


def pattern_of_words(words: str) -> str:
    """The regular expression that finds words that follow one another; "" for none.

    White space matches white space, an apostrophe every apostrophe. Capitals and accents must be
    as they are; a pattern that does not mind capitals says so itself.
    """
    return GAP.join("".join(map(pattern_of_sign, word)) for word in words.split())
