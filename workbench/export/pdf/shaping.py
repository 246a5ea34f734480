"""Words written from right to left, joined letter to letter, or with accents set over others.

Which way words run is told by the Unicode bidirectional algorithm (python-bidi), the shapes of
letters and the places of accents by the typeface (HarfBuzz). Both are loaded with the first such
words: ordinary statements do without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import bidirectional, category, name

from workbench.domain.dataclass import dataclass
from workbench.export.coverage import ACCENTS, SHAPED

if TYPE_CHECKING:
    from uharfbuzz import Font

_WITH_MARKS = re.compile(rf".[{ACCENTS}\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]*", re.S)
_WORD = re.compile(r"\S+")
_RIGHT_TO_LEFT = ("R", "AL")
# Kerning and ligatures of Latin letters are left out: the words beside these have none.
_PLAIN_LATIN = {"kern": False, "liga": False, "clig": False}


@dataclass(frozen=True, slots=True)
class Glyph:
    """One shape, by its number in the typeface, and the characters it says.

    Its width, its place and how far the pen goes on are in thousandths of the size of the type.
    """

    number: int
    said: str
    width: float
    right: float
    up: float
    advance: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of one line from `begin` to `end` that run one way, `shaped` or as they stand.

    `level` is odd where they run from right to left.
    """

    begin: int
    end: int
    level: int
    shaped: bool


def clusters(text: str) -> list[str]:
    """The characters of a text, each with the accents set over it."""
    return _WITH_MARKS.findall(text)


def stretches(text: str) -> list[Stretch]:
    """A line in stretches that run one way, in the order in which they are read.

    Words that run from right to left are a stretch each, with the space after them: programs that
    read one stretch after the other find them in their order.
    """
    levels, scripts, with_shapes = _levels(text), list(_scripts(text)), _in_shapes(text)
    words = list(accumulate((char == " " for char in text), initial=0))

    def way(at: int) -> tuple[int, bool, str, int]:
        turned = levels[at] % 2 == 1
        return levels[at], turned or at in with_shapes, scripts[at], words[at] if turned else 0

    made = []
    for (level, shaped, _, _), places in groupby(range(len(text)), way):
        within = list(places)
        made.append(Stretch(within[0], within[-1] + 1, level, shaped))
    return made


def _in_shapes(text: str) -> set[int]:
    """Where the characters of words stand of which some are not printed letter by letter."""
    found: set[int] = set()
    for word in _WORD.finditer(text):
        if SHAPED.search(word[0]):
            found.update(range(*word.span()))
    return found


def _scripts(text: str) -> Iterator[str]:
    """The script each character is shaped in; signs of none go with the letter before them."""
    script = ""
    for char in text:
        if bidirectional(char) in _RIGHT_TO_LEFT:
            script = name(char, "").partition(" ")[0]
        elif bidirectional(char) == "L":
            script = ""
        yield script


def runs_right_to_left(text: str) -> bool:
    """Whether a word has letters written from right to left."""
    return any(bidirectional(char) in _RIGHT_TO_LEFT for char in text)


def seen_order(levels: Sequence[int]) -> list[int]:
    """The places of stretches from left to right (Unicode Standard Annex 9, rule L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        begin = 0
        while begin < len(order):
            end = begin
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[begin:end] = reversed(order[begin:end])
            begin = end + 1
    return order


def _levels(text: str) -> list[int]:
    """How deep each character is nested in words that run the other way; the line runs right."""
    from bidi import algorithm
    from bidi.mirror import MIRRORED

    line = algorithm.get_empty_storage()
    line["base_level"], line["base_dir"] = 0, "L"
    algorithm.get_embedding_levels(text, line)
    for at, char in enumerate(line["chars"]):
        char["at"] = at
    algorithm.explicit_embed_and_overrides(line)
    algorithm.resolve_weak_types(line)
    _pair_brackets(line["chars"], MIRRORED)
    algorithm.resolve_neutral_types(line, False)
    algorithm.resolve_implicit_levels(line, False)
    known = {char["at"]: char["level"] for char in line["chars"]}
    # A joiner goes with the character before it.
    levels: list[int] = []
    for at in range(len(text)):
        levels.append(known.get(at, levels[-1] if levels else 0))
    return levels


def _pair_brackets(chars: Sequence[dict[str, Any]], other: Mapping[str, str]) -> None:
    """Let both brackets of a pair run the way of what they hold (rule N0).

    The library is older than the rule.
    """
    opened: list[int] = []
    for end, char in enumerate(chars):
        kind = category(char["ch"]) if char["type"] == "ON" else ""
        if kind == "Ps":
            opened.append(end)
        fits = [at for at in opened if kind == "Pe" and other.get(chars[at]["ch"]) == char["ch"]]
        if fits:
            begin = fits[-1]
            del opened[opened.index(begin) :]
            before = "".join(_way(each) for each in chars[:begin])[-1:]
            inside = "".join(_way(each) for each in chars[begin:end])
            way = "R" if inside and "L" not in inside and before == "R" else "L" if inside else "ON"
            chars[begin]["type"] = char["type"] = way


def _way(char: Mapping[str, Any]) -> str:
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(char["type"], "")


@lru_cache(maxsize=2000)
def glyphs(path: Path, text: str, right_to_left: bool) -> tuple[Glyph, ...]:
    """The shapes of a text in a typeface, from left to right."""
    import uharfbuzz

    font = _font(path)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    uharfbuzz.shape(font, buffer, {} if right_to_left else _PLAIN_LATIN)
    scale = 1000 / font.face.upem
    made = [
        Glyph(
            about.codepoint,
            text[about.cluster :],
            font.get_glyph_h_advance(about.codepoint) * scale,
            place.x_offset * scale,
            place.y_offset * scale,
            place.x_advance * scale,
        )
        for about, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]
    return tuple(_speaking(made, right_to_left))


def _speaking(made: Sequence[Glyph], right_to_left: bool) -> Iterator[Glyph]:
    """Shapes of which the widest of each letter with its accents says all of these characters.

    Those of words that run from right to left are reversed like the shapes themselves.
    """
    rests = sorted({len(glyph.said) for glyph in made}) + [0]
    for rest, shapes in groupby(made, lambda glyph: len(glyph.said)):
        own = list(shapes)
        count = rest - max((other for other in rests if other < rest), default=0)
        letters = own[0].said[:count]
        speaker = max(own, key=lambda glyph: glyph.advance)
        for glyph in own:
            said = letters if glyph is speaker else ""
            yield replace(glyph, said=said[::-1] if right_to_left else said)


def places_accents(path: Path, cluster: str) -> bool:
    """Whether a typeface knows where the accents of a letter stand."""
    made = glyphs(path, cluster, runs_right_to_left(cluster))
    return all(glyph.advance or glyph.right or glyph.up for glyph in made)


@lru_cache(maxsize=16)
def _font(path: Path) -> Font:
    import uharfbuzz

    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))))
