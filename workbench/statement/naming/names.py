"""Real names: their parts and spellings, and which of them are also everyday words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

TITLES = ("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr")
"""The titles a label for an adult begins with."""

_IGNORED = """
mr mrs ms miss mx dr prof rev sir lady master junior senior nee née the de da di du la le del
van von der den bin bint ibn al el ap ab st of and
"""
_IGNORED_PARTS = frozenset(_IGNORED.split())

_EVERYDAY = """
ace april art august autumn banks best bill black bond boy bridge bridges brook brown bush cage
carter case cash chance chase child childs church close coal council cross day dean east english
faith field fields ford forest french friend gates glass golden good grace grant gray green grey
guy hall hand hands harvest head heath hill hills hope jay journey joy judge june just justice
key king lake lane law laws liberty lord love low major march mark marks may mayor mercy merry
mill mills minor moon north nurse page park parker parks patience peace pepper plant pond pool
pope porter pound power powers price priest prince prior queen rain ray read rice rich river
rivers rock rose rush sage saint sands sharp short sky small smart snow soul south spring star
steel stone storm street strong sue summer summers sweet swift town trip true wait wall walls
ward waters way wells west white will wills winter winters wise wood woods young
"""
COMMON_WORDS = frozenset(_EVERYDAY.split())
"""Names that are also everyday words, and are a name only when capitalised inside a sentence."""

MONTH_NAMES = frozenset(("april", "august", "june", "march", "may"))
"""Names that are also months, and are none beside a day, a year or a preposition of time."""

_SIGNS = {ord(c): "'" for c in "’‘ʼ`´′＇"} | {ord(c): "-" for c in "‐‑‒–—−﹣－"}
_SPELT_OUT = ("oe", "OE", "ae", "AE", "ss", "SS", "th", "Th")
_LETTERS = {ord(c): r for c, r in zip("øØłŁđĐðÐı", "oOlLdDdDi", strict=True)} | {
    ord(c): r for c, r in zip("œŒæÆßẞþÞ", _SPELT_OUT, strict=True)
}


class _Folds(dict[int, str]):
    """What each character outside ASCII is compared as; invisible ones are left out."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if code < 128:
            folded = char
        elif unicodedata.category(char) in ("Mn", "Cf"):
            folded = ""
        elif char.isspace():
            folded = " "
        else:
            folded = unicodedata.normalize("NFKD", char)
            folded = "".join(each for each in folded if not unicodedata.combining(each)) or char
        self[code] = folded
        return folded


_FOLDS = _Folds(_SIGNS | _LETTERS)


def fold(text: str) -> str:
    """The text without accents and invisible characters, with one sign each for ' and -."""
    return text if text.isascii() else text.translate(_FOLDS)


@lru_cache(maxsize=4096)
def pattern(name: str) -> str:
    """A pattern for a name in folded text, however its parts are joined ("" when it has none)."""
    parts = [re.escape(part) for part in re.split(r"[\s'.-]+", fold(name)) if part]
    return r"[\s'.-]{0,2}".join(parts)


@lru_cache(maxsize=4096)
def identifier_pattern(words: str) -> str:
    """A pattern for an address, number or the like, however it is spaced and punctuated.

    "" when it is too short to tell from other words.
    """
    parts = [re.escape(part) for part in re.findall(r"[^\W_]+", fold(words))]
    return r"[\W_]{0,3}".join(parts) if sum(map(len, parts)) >= 4 else ""


def parts(name: str) -> Iterator[str]:
    """The parts of a name that give it away by themselves: first names, surnames, halves of them.

    Titles, particles ("de", "van") and parts of one letter are left out.
    """
    for word in name.split():
        yield from _telling(word)
        folded = fold(word)
        for half in {*folded.split("-"), *re.split(r"[-']", folded)} - {folded}:
            if len(half) > 2:
                yield from _telling(half)


def _telling(word: str) -> Iterator[str]:
    bare = word.strip(".,;:()\"'’“”")
    if len(bare) > 1 and bare.lower() not in _IGNORED_PARTS and any(c.isalpha() for c in bare):
        yield bare


def is_everyday(name: str) -> bool:
    """Whether a name is also an everyday word, or so short that only a capital tells it."""
    folded = fold(name).lower()
    return folded in COMMON_WORDS or (len(folded) < 3 and folded.isalpha())


def initials(name: str) -> frozenset[str]:
    """The capital initials of a name's parts, without those of titles and particles."""
    return frozenset(fold(part)[:1].upper() for part in parts(name))
