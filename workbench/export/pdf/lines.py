"""Words into lines: how the words of one paragraph fill the width they are given.

Lines break at spaces and after hyphens and dashes; the right edge is left ragged, as is advised
for accessible print. The space at which a line breaks stays at its end, so that words are never
glued together for screen readers or when text is copied. A word wider than the line is cut.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import NamedTuple, assert_never

from workbench.export.pdf.faces import Face, FaceBook
from workbench.export.theme import FontFamily
from workbench.statement.nodes import (
    Citation,
    Emphasis,
    Inline,
    ParagraphRef,
    PersonRef,
    Placeholder,
    Strong,
    Text,
)

# Characters up to a hyphen or dash that a line may end with, or up to a space; then the spaces.
_PIECES = re.compile(r"([^ ]*?[^ -–—][-–—]+(?=[^\W\d_])|[^ ]+)( *)")
# A word up to this wide, in type sizes, is kept on one line with the number that follows it.
_GLUED = 8


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one kind of type; `link` is the key of the paragraph they lead to, or ""."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    marked: bool = False


class Run(NamedTuple):
    """Words of one line in one face; `width` is in points."""

    face: Face
    text: str
    width: float
    link: str = ""
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its runs from left to right, and how much of it is ink."""

    runs: tuple[Run, ...] = ()
    width: float = 0.0


def spans(inlines: Sequence[Inline], *, bold: bool = False, italic: bool = False) -> Iterator[Span]:
    """The words of inlines with the type they are printed in."""
    for inline in inlines:
        match inline:
            case Text(text) | PersonRef(_, text):
                yield Span(text, bold, italic)
            case Strong(inner):
                yield from spans(inner, bold=True, italic=italic)
            case Emphasis(inner):
                yield from spans(inner, bold=bold, italic=not italic)
            case Citation(text):
                yield Span(f"({text})", bold, italic)
            case ParagraphRef(_, None):
                yield Span("[paragraph ?]", bold, italic, marked=True)
            case ParagraphRef(target, number):
                yield Span(str(number), bold, italic, link=target)
            case Placeholder(label):
                yield Span(f"[{label}]", bold, italic, marked=True)
            case _:
                assert_never(inline)


@dataclass(slots=True)
class _Word:
    """What must stay together on a line: its runs, and the space after it."""

    runs: tuple[Run, ...] = ()
    width: float = 0.0
    space: Run | None = None


class LineBreaker:
    """Fills lines with words in one family and size; remembers words it has measured."""

    def __init__(self, faces: FaceBook, family: FontFamily, size: float) -> None:
        self._faces = faces
        self._family = family
        self._size = size
        self._known: defaultdict[tuple[bool, bool, bool], dict[str, _Word]] = defaultdict(dict)

    def lines(self, words: Iterable[Span], width: float) -> list[Line]:
        """The lines that `words` fill when each is at most `width` points wide."""
        lines: list[Line] = []
        runs: list[Run] = []
        used = 0.0
        pending: Run | None = None
        for word in self._words(words, width):
            gap = pending.width if pending else 0.0
            if pending and runs:
                runs.append(pending)
            if runs and used + gap + word.width > width:
                lines.append(Line(_joined(runs), used))
                runs, used = [], 0.0
            elif runs:
                used += gap
            runs += word.runs
            used += word.width
            pending = word.space
        if runs:
            lines.append(Line(_joined(runs), used))
        return lines

    def _words(self, words: Iterable[Span], width: float) -> Iterator[_Word]:
        """The words in order, each at most `width` wide; a word may run over several spans."""
        for word in self._whole_words(words):
            if word.width <= width:
                yield word
            else:
                yield from self._cut(word, width)

    def _whole_words(self, words: Iterable[Span]) -> Iterator[_Word]:
        """The words in order; a word may begin in one span and end in another."""
        word = _Word()
        for span, following in pairwise(chain(words, (Span(""),))):
            # A link's words are few and its target one of many: not worth remembering.
            known = {} if span.link else self._known[span.bold, span.italic, span.marked]
            text = span.text
            if text[:1] == " " and word.runs:
                yield _Word(word.runs, word.width, self._space(span))
                word = _Word()
            glued = len(text) if following.link and text[-1:] == " " else -1
            for match in _PIECES.finditer(text):
                chars, gap = match.groups()
                if word.runs and _ends_with_hyphen(word):
                    yield word
                    word = _Word()
                piece = known.get(chars) or self._measured(chars, span, known)
                if word.runs:
                    piece = _Word(word.runs + piece.runs, word.width + piece.width, piece.space)
                if gap and not (match.end() == glued and piece.width < _GLUED * self._size):
                    yield piece
                    word = _Word()
                else:
                    # "paragraph 9" reads badly with the number alone on the next line.
                    word = _with_space(piece) if gap else _Word(piece.runs, piece.width)
        if word.runs:
            yield word

    def _measured(self, chars: str, span: Span, known: dict[str, _Word]) -> _Word:
        """A word of `span` with the space that may follow it, entered among those `known`."""
        runs = self._runs(chars, span, span.link)
        width = sum([run.width for run in runs])
        word = known[chars] = _Word(runs, width, self._space(span))
        return word

    def _space(self, span: Span) -> Run:
        return self._runs(" ", span, "")[0]

    def _runs(self, text: str, span: Span, link: str) -> tuple[Run, ...]:
        pieces = self._faces.pieces(self._family, text, bold=span.bold, italic=span.italic)
        scale = self._size / 1000
        return tuple(
            Run(face, chars, width * scale, link, span.marked) for face, chars, width in pieces
        )

    def _cut(self, word: _Word, width: float) -> Iterator[_Word]:
        """The parts of a word wider than the line; a part has one character at least."""
        runs: list[Run] = []
        used = 0.0
        for run in word.runs:
            start = 0
            for index, char in enumerate(run.text):
                wide = run.face.width(char) * self._size / 1000
                if used + wide > width and (runs or index > start):
                    runs += self._part(run, start, index)
                    yield _Word(tuple(runs), used)
                    runs, used, start = [], 0.0, index
                used += wide
            runs += self._part(run, start, len(run.text))
        yield _Word(tuple(runs), used, word.space)

    def _part(self, run: Run, start: int, end: int) -> list[Run]:
        text = run.text[start:end]
        width = run.face.width(text) * self._size / 1000
        return [run._replace(text=text, width=width)] if text else []


def _ends_with_hyphen(word: _Word) -> bool:
    text = word.runs[-1].text
    return text[-1] in "-–—" and len(text) > 1


def _with_space(word: _Word) -> _Word:
    """A word and the space after it, to be joined to the next."""
    if word.space is None:
        return word
    return _Word((*word.runs, word.space), word.width + word.space.width)


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    """The runs of a line, those that print alike made one."""
    made: list[Run] = []
    texts: list[str] = []
    width = 0.0
    first = runs[0]
    for run in runs:
        face, text, wide, link, marked = run
        if face is not first.face or link != first.link or marked != first.marked:
            made.append(Run(first.face, "".join(texts), width, first.link, first.marked))
            first, texts, width = run, [], 0.0
        texts.append(text)
        width += wide
    made.append(Run(first.face, "".join(texts), width, first.link, first.marked))
    return tuple(made)
