"""Text as names are looked for in it: letters folded, every place known in the text as it was.

Look-alikes of other alphabets, full-width and mathematical letters, accents and invisible signs
are put as a reader takes them; `Folded.place` leads back to the text as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from workbench.domain.dataclass import dataclass

_SIGNS = dict.fromkeys("’‘ʼ`´′＇ʹʻ‛", "'") | dict.fromkeys("‐‑‒–—−﹣－", "-")
_ALONE = dict(zip("øØłŁđĐðÐıħĦŧŦɑɡɩȷʟɴʀɪꜱᴀʙᴄᴅᴇꜰɢʜᴊᴋᴍᴏᴘᴛᴜᴠᴡʏᴢ",
                  "oOlLdDdDihHtTagijlnrisabcdefghjkmoptuvwyz", strict=True))  # fmt: skip
_TOGETHER = {"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ß": "ss", "ẞ": "SS", "þ": "th", "Þ": "Th"}
_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТУХҮԌԚԜавеѕіјкмнорстухԁһӏԛԝѵпигӏьѡ",
                     "ABESIJKMHOPCTYXYGQWabesijkmhopctyxdhlqwvnurlbw", strict=True))  # fmt: skip
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϳαβγεικνορτυχηωϲμς",
                  "ABEZHIKMNOPTYXCjabyeikvoptuxnwcus", strict=True))  # fmt: skip
_OTHERS = dict(zip("օոսհցᎪᎬᎻᎷᏢᎢᎳᏟᏚᎠᏀᏃᏤᏞᏦᏴᎡ", "onuhgAEHMPTWCSDGZVLKBR", strict=True))
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and signs that show nothing."""


class _Folds(dict[int, str]):
    """What each character outside ASCII is read as; invisible ones are left out."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if code < 128:
            folded = char
        elif (
            char in _BLANK
            or unicodedata.category(char) in ("Mn", "Cf", "Me")
            or 0xFE00 <= code <= 0xFE0F
        ):
            folded = ""
        elif char.isspace():
            folded = "\n" if char in "\u2028\u2029\x85" else " "
        else:
            folded = self._plain(char)
        self[code] = folded
        return folded

    def _plain(self, char: str) -> str:
        if char.isdecimal():
            return str(unicodedata.decimal(char))
        parts = unicodedata.normalize("NFKD", char)
        letters = (each for each in parts if not unicodedata.combining(each))
        folded = "".join(self.get(ord(each), each) for each in letters)
        if not folded and "LETTER" in unicodedata.name(char, ""):
            return char
        return folded or char


_FOLDS = _Folds(
    {ord(c): r for c, r in (_SIGNS | _ALONE | _TOGETHER | _CYRILLIC | _GREEK | _OTHERS).items()}
)
_UNFOLDED = re.compile(r"[^\x00-_a-\x7f]+")
_SQUARED = range(0x1F130, 0x1F18A)
for _code in _SQUARED:
    _at = (_code - 0x1F130) % 32
    if _at < 26:
        _FOLDS[_code] = chr(ord("A") + _at)


def fold(text: str) -> str:
    """The text without accents and invisible characters, with one sign each for ' and -."""
    if text.isascii() and "`" not in text:
        return text
    # Looking up every letter takes long: only what is not as it will be is looked up.
    return _UNFOLDED.sub(_fold_run, text)


def _fold_run(found: re.Match[str]) -> str:
    return found[0].translate(_FOLDS)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text folded; `offsets` is where each folded sign stood, None when nothing has moved."""

    original: str
    text: str
    offsets: tuple[int, ...] | None

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The place in the text as written of a place in the folded text."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1 if end > start else start


def folded(text: str) -> Folded:
    """The text folded, with the way back."""
    plain = fold(text)
    if text.isascii() or all(len(_FOLDS[ord(each)]) == 1 for each in set(text)):
        return Folded(text, plain, None)
    offsets: list[int] = []
    for at, char in enumerate(text):
        offsets.extend([at] * len(char if char < "\x80" else _FOLDS[ord(char)]))
    offsets.append(len(text))
    return Folded(text, plain, tuple(offsets))


NOTHING = "\u200b"
"""A sign that shows nothing."""

_BRACKETS = re.compile(
    r"\[(?!sic\b)([^\W\d_]+)\](?=[^\W\d_])|(?<=[^\W\d_])\[(?!sic\b)([^\W\d_]+)\]"
    r"|(?<!\w)\(([^\W\d_])\)(?=[^\W\d_])"
)


def unbracketed(text: str) -> str:
    """The text with signs that show nothing for brackets inside a word: "[G]race", "P[ark]".

    Whoever quotes changes a first letter or completes a word so.
    """
    return _BRACKETS.sub(lambda each: f"{NOTHING}{each[0][1:-1]}{NOTHING}", text)


class Word(NamedTuple):
    """A run of letters or of figures in a folded text; `low` is it in small letters."""

    start: int
    end: int
    text: str
    low: str


_WORD = re.compile(r"[^\W\d_]+|\d+")
_PLAIN_WORD = re.compile(r"[a-zA-Z]+|[0-9]+")
_HUMP = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def words_of(text: str) -> list[Word]:
    """The words of a folded text."""
    new = tuple.__new__  # a named tuple's own way round it takes twice the time
    pattern = _PLAIN_WORD if text.isascii() else _WORD
    return [
        new(Word, (found.start(), found.end(), word := found[0], word.lower()))
        for found in pattern.finditer(text)
    ]


@lru_cache(maxsize=8192)
def humps(word: str) -> tuple[tuple[int, int], ...]:
    """Where the words lie that are written together with capitals: "MsGarrowby"."""
    found = tuple((each.start(), each.end()) for each in _HUMP.finditer(word))
    return found if len(found) > 1 else ()


_APART = re.compile(r"[ \t.·*_\-|/]{1,3}")
_FEWEST_APART = 3
_TWO_FOR_ONE = frozenset(("ae", "oe", "ss", "th"))
"""Letters that are read as two: "S æ m"."""


def spaced_letters(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """Words with their letters set apart, "G r a c e" or "G-R-A-C-E": where, and the letters."""
    run: list[Word] = []
    for word in words:
        if (len(word.text) == 1 and word.text.isalpha()) or (run and word.low in _TWO_FOR_ONE):
            if run and not _APART.fullmatch(text[run[-1].end : word.start]):
                yield from _together(run)
                run = []
            run.append(word)
        elif run:
            yield from _together(run)
            run = []
    yield from _together(run)


def _together(run: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    if len(run) >= _FEWEST_APART:
        yield run[0].start, run[-1].end, "".join(word.text for word in run)
