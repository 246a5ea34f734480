"""The words of a statement as they are printed: runs in one face and colour, broken into lines.

reportlab never parses them, so that nothing somebody typed can be taken for its markup. As many
words stand on a line as fit, and long words are cut; widths are in thousandths of the size of the
type, as the faces have them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, chain, islice, pairwise, takewhile
from typing import assert_never

from workbench.domain.dataclass import dataclass
from workbench.export.characters import with_no_break_end
from workbench.export.coverage import SHAPED
from workbench.export.pdf.faces import Face, runs
from workbench.export.theme import FontFamily, TextStyle, Theme
from workbench.statement import nodes

_SPACES = re.compile(" {2,}")
# A word at least so long may be cut after a hyphen between letters.
_CUT_FROM = 5
# After a hyphen between letters, and in a long address after a stroke.
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_STROKE = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])|(?<=[^/:])/(?=[^/])")
_ADDRESS = re.compile(r"\w+://|www\.|\w\.[a-z]{2,}/")
# Sums of widths differ by less than this, in thousandths, from what they should be.
_HAIR = 0.0001


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one kind of type; `link` is the key of the paragraph they lead to, or "".

    `strokes` are the settings that draw a line under or through them.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    marked: bool = False
    strokes: tuple[nodes.Setting, ...] = ()


def spans(
    inlines: Sequence[nodes.Inline], *, bold: bool = False, italic: bool = False
) -> Iterator[Span]:
    """The words of inlines with the type they are printed in."""
    for inline in inlines:
        match inline:
            case nodes.Text(text) | nodes.PersonRef(_, text):
                yield Span(text, bold, italic)
            case nodes.Styled(style, inner):
                yield from _set_off(style.setting, inner, bold, italic)
            case nodes.Citation(text):
                yield Span(f"({text})", bold, True)
            case nodes.ParagraphRef(_, None):
                yield Span("[paragraph ?]", bold, italic, marked=True)
            case nodes.ParagraphRef(target, number):
                yield Span(str(number), bold, italic, link=target)
            case nodes.Placeholder(label):
                yield Span(f"[{label}]", bold, italic, marked=True)
            case _:
                assert_never(inline)


def _set_off(
    setting: nodes.Setting, inner: Sequence[nodes.Inline], bold: bool, italic: bool
) -> Iterator[Span]:
    match setting:
        case nodes.Setting.BOLD:
            return spans(inner, bold=True, italic=italic)
        case nodes.Setting.ITALIC:
            return spans(inner, bold=bold, italic=not italic)
        case nodes.Setting.UNDERLINED | nodes.Setting.STRUCK:
            within = spans(inner, bold=bold, italic=italic)
            return (replace(span, strokes=(*span.strokes, setting)) for span in within)
        case _:
            assert_never(setting)


@dataclass(slots=True)
class Run:
    """Words in one face and colour, on a ground when `ground` names one; colours are ``RRGGBB``.

    `link` is the key of the paragraph they lead to, or ""; `shaped` says that some of the words are
    not printed letter by letter; `strokes` are the settings that draw a line along them.
    """

    text: str
    face: Face
    colour: str
    link: str = ""
    ground: str = ""
    shaped: bool = False
    strokes: tuple[nodes.Setting, ...] = ()


class Wording:
    """Turns spans into runs; links lead only to the paragraphs named by `keys`."""

    def __init__(self, theme: Theme, keys: frozenset[str]) -> None:
        self._theme = theme
        self._keys = keys

    def runs(
        self, words: Iterable[Span], style: TextStyle, family: FontFamily | None = None
    ) -> list[Run]:
        """The words in the type of `style`; pieces that print alike are one run.

        One space stands between words, and none before the first or after the last.
        """
        made: list[Run] = []
        for span, following in pairwise(chain(words, (Span(""),))):
            text = _SPACES.sub(" ", span.text) if "  " in span.text else span.text
            if following.link in self._keys:
                text = with_no_break_end(text)
            link = span.link if span.link in self._keys else ""
            for face, piece in runs(
                self._theme,
                family or self._theme.body,
                text,
                bold=span.bold or style.bold,
                italic=span.italic != style.italic,
            ):
                run = Run(piece, face, self._colour(style, link), link, strokes=span.strokes)
                self._add(made, run, span.marked)
        return _trimmed(made)

    def _add(self, made: list[Run], run: Run, marked: bool) -> None:
        if not made or made[-1].text.endswith(" "):
            run.text = run.text.lstrip(" ")
        if not run.text:
            return
        if marked:
            run.ground = self._theme.highlight_colour
        if made and _alike(made[-1], run):
            made[-1].text += run.text
        else:
            made.append(run)

    def _colour(self, style: TextStyle, link: str) -> str:
        return self._theme.link_colour if link else self._theme.colour(style)


def _alike(one: Run, other: Run) -> bool:
    return (
        one.face is other.face
        and one.ground == other.ground
        and one.strokes == other.strokes
        and not one.link + other.link
    )


def _trimmed(made: list[Run]) -> list[Run]:
    """The runs without the space after the last word, each knowing whether it has shapes."""
    for run in made:
        run.shaped = not run.text.isascii() and SHAPED.search(run.text) is not None
    while made:
        made[-1].text = made[-1].text.rstrip(" ")
        if made[-1].text:
            break
        made.pop()
    return made


@dataclass(slots=True)
class Line:
    """The words of one line, with the space they were broken at.

    Spaces are never squeezed to take in one word more: Word does not, and the lines of both files
    shall end alike.
    """

    pieces: list[tuple[Run, str]]


def lines_of(runs: Sequence[Run], room: float) -> list[Line]:
    """The lines no wider than `room`; not one word, space or hyphen is lost between them."""
    return list(_Breaking(runs).lines(room)) if runs else []


class _Breaking:
    """Where each word of a paragraph begins and ends, were it all one line."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = runs
        widths: list[float] = []
        spaces: list[float] = []
        for run in runs:
            parts = run.text.split(" ")
            found = list(map(run.face.words.__getitem__, parts))
            if widths:
                # A word goes on where the run changes without a space.
                widths[-1] += found[0]
                widths += found[1:]
            else:
                widths = found
            spaces += [run.face.letters[" "]] * (len(parts) - 1)
        spaces.append(0.0)
        self._text = runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])
        self._words = self._text.split(" ")
        edges = list(accumulate(chain.from_iterable(zip(widths, spaces, strict=True)), initial=0.0))
        self._starts = edges[0::2]
        self._ends = edges[1::2]
        # Where each word begins in the text, and each run.
        self._at = list(accumulate([len(word) + 1 for word in self._words], initial=0))
        self._begins = list(accumulate([len(run.text) for run in runs], initial=0))

    def lines(self, room: float) -> Iterator[Line]:
        starts, ends, at = self._starts, self._ends, self._at
        first, begin, count = 0, 0, len(self._words)
        while first < count:
            limit = starts[first] + room + _HAIR
            # The first word that no longer fits; the line ends before it or within it.
            after = bisect_right(ends, limit, first)
            letters, width = 0, 0.0
            if after < count:
                letters, width = self._cut(after, limit, room, alone=after == first)
            if letters:
                at[after] += letters
                starts[after] += width
            else:
                # A letter alone may be wider than the line.
                after = max(after, first + 1)
            end = min(at[after], len(self._text))
            yield self._line(begin, end)
            first, begin = after, end

    def _line(self, begin: int, end: int) -> Line:
        """The line of the characters from `begin` to `end`."""
        if len(self._runs) == 1:
            return Line([(self._runs[0], self._text[begin:end])])
        return Line(list(self._pieces(begin, end)))

    def _pieces(self, begin: int, end: int) -> Iterator[tuple[Run, str]]:
        index = bisect_right(self._begins, begin) - 1
        while begin < end:
            run, start = self._runs[index], self._begins[index]
            yield run, run.text[begin - start : end - start]
            index += 1
            begin = self._begins[index]

    def _cut(self, word: int, limit: float, room: float, *, alone: bool) -> tuple[int, float]:
        """How many letters of a word that does not fit stand on the line all the same.

        It is cut after a hyphen, an address after a stroke too, or anywhere if no line has room for
        it; `alone` it has at least one letter there. Also gives the width of the letters.
        """
        start, begin, letters = self._starts[word], self._at[word], self._words[word]
        long = self._ends[word] > start + room
        address = "/" in letters and _ADDRESS.search(letters)
        if not long and not address and ("-" not in letters or len(letters) < _CUT_FROM):
            return 0, 0.0
        # The last letter does not fit, or the word would.
        most = self._at[word + 1] - 1 - begin - 1
        fitting = accumulate(islice(self._widths(begin), most))
        widths = list(takewhile(lambda width: start + width <= limit, fitting))
        if long and alone and most and not widths:
            widths.append(next(self._widths(begin)))
        signs = _STROKE if address else _HYPHEN
        after_sign = [
            match.end() - begin
            for match in signs.finditer(self._text, begin, begin + len(widths) + 1)
        ]
        anywhere = len(widths) if long else 0
        count = after_sign[-1] if after_sign else anywhere
        return (count, widths[count - 1]) if count else (0, 0.0)

    def _widths(self, begin: int) -> Iterator[float]:
        """The width of each character from the one at `begin` on."""
        index = bisect_right(self._begins, begin) - 1
        for run, start in zip(self._runs[index:], self._begins[index:], strict=False):
            letters, text = run.face.letters, run.text
            for at in range(begin - start, len(text)):
                yield letters[text[at]]
            begin = start + len(text)
