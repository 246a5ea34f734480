"""Papers without pages of their own, set on sheets: each paragraph with its number beside it."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QTextLayout,
    QTextLine,
    QTextOption,
    QTransform,
)

from workbench.application.evidence.showing import Leaf, Look, PageWords, Piece
from workbench.domain.dataclass import dataclass
from workbench.gui.look.theme.palette import colours
from workbench.gui.viewer.pages import Spot

_WIDTH, _HEIGHT = 595.0, 842.0
_TOP, _SIDE, _NUMBERS = 56.0, 72.0, 40.0
_LEADING = 1.38
_GAP = {Look.FIELD: 1.0, Look.CELLS: 0.0, Look.HEADING: 8.0, Look.TITLE: 8.0}
_SIZES = {Look.TITLE: 15.0, Look.HEADING: 12.5, Look.FIELD: 9.5, Look.CELLS: 9.0}
_USUAL_GAP, _USUAL_SIZE = 8.0, 11.0
_IN_CELL, _LEAST_CELL, _MANY = 5.0, 34.0, 6
_MOST_LETTERS = 4_000
"""Of one paragraph so many characters are set as one; a longer one is parted at a blank."""


@dataclass(slots=True)
class _Set:
    """Words set in lines at a place on a sheet: those of the paragraph from `begin` on."""

    piece: int
    begin: int
    layout: QTextLayout
    first: int
    last: int
    left: float
    top: float


@dataclass(slots=True)
class _Sheet:
    """One sheet: what is set on it, and the boxes of cells drawn round it."""

    parts: list[_Set]
    numbers: list[tuple[int, float]]
    rules: list[QRectF]


class LaidOut:
    """The paragraphs of a paper on sheets of A4, turned sideways for wide tables."""

    numbered = "para"

    def __init__(self, pieces: Sequence[Piece], face: QFont) -> None:
        self._face = face
        self.pieces = _shorter(pieces)
        self._columns = max((len(piece.cells) for piece in self.pieces), default=0)
        wide = self._columns > _MANY
        self._width, self._height = (_HEIGHT, _WIDTH) if wide else (_WIDTH, _HEIGHT)
        self._sheets: list[_Sheet] = [_Sheet([], [], [])]
        self._down = _TOP
        self._cells = self._widths()
        for number in range(len(self.pieces)):
            self._set(number)
        self.leaves = tuple(Leaf(self._width, self._height) for _ in self._sheets)
        self._starts = [
            min((part.piece, part.begin + _start(part)) for part in sheet.parts)
            if sheet.parts
            else (0, 0)
            for sheet in self._sheets
        ]

    def _set(self, number: int) -> None:
        piece = self.pieces[number]
        if piece.cells:
            self._set_row(number, piece)
            return
        look = piece.look
        inset = 14.0 if look is Look.QUOTED else 0.0
        if look in (Look.HEADING, Look.TITLE) and self._down > _TOP:
            self._down += 6
        layout = _layout(piece.text, self._font(look), self._width - 2 * _SIDE - inset)
        self._place(number, layout, _SIDE + inset)
        self._down += _GAP.get(look, _USUAL_GAP)

    def _place(self, number: int, layout: QTextLayout, left: float) -> None:
        """Set a paragraph, going on to the next sheet where it does not fit."""
        first, named = 0, False
        while first < layout.lineCount():
            room = self._height - _TOP - self._down
            last, height = first, 0.0
            while last < layout.lineCount():
                line = layout.lineAt(last).height() * _LEADING
                if height + line > room and (last > first or self._down > _TOP):
                    break
                height += line
                last += 1
            if last == first:
                self._turn_over()
                continue
            sheet = self._sheets[-1]
            sheet.parts.append(_Set(number, 0, layout, first, last, left, self._down))
            if not named:
                sheet.numbers.append((number + 1, self._down))
                named = True
            self._down += height
            first = last

    def _set_row(self, number: int, piece: Piece) -> None:
        layouts = [
            _layout(words, self._font(Look.CELLS), width - 2 * _IN_CELL)
            for words, width in zip(piece.cells, self._cells, strict=False)
        ]
        height = max((_high(layout) for layout in layouts), default=0.0) + 5
        if self._down + height > self._height - _TOP and self._down > _TOP:
            self._turn_over()
        sheet, left, begin = self._sheets[-1], _SIDE, 0
        for words, width, layout in zip(piece.cells, self._cells, layouts, strict=False):
            part = _Set(
                number, begin, layout, 0, layout.lineCount(), left + _IN_CELL, self._down + 2.5
            )
            sheet.parts.append(part)
            begin += len(words) + 1
            left += width
        left = _SIDE
        for width in self._cells:
            sheet.rules.append(QRectF(left, self._down, width, height))
            left += width
        sheet.numbers.append((number + 1, self._down + 2.5))
        self._down += height

    def _turn_over(self) -> None:
        self._sheets.append(_Sheet([], [], []))
        self._down = _TOP

    def _widths(self) -> list[float]:
        """The widths of the columns, by the longest words in each."""
        if not self._columns:
            return []
        wanted = [1.0] * self._columns
        for piece in self.pieces[:2_000]:
            for place, cell in enumerate(piece.cells):
                wanted[place] = max(wanted[place], min(len(cell), 40) + 2.0)
        room, total = self._width - 2 * _SIDE, sum(wanted)
        least = min(_LEAST_CELL, room / self._columns)
        return [least + (room - least * self._columns) * each / total for each in wanted]

    def _font(self, look: Look, size: float = 0) -> QFont:
        font = QFont(self._face)
        font.setPixelSize(round(size or _SIZES.get(look, _USUAL_SIZE)))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if look in (Look.TITLE, Look.HEADING):
            font.setWeight(QFont.Weight.Bold)
        return font

    def draw(self, page: int, scale: float, turns: int) -> QImage:
        """A sheet as a picture."""
        paper = colours(False)  # a page is white, whatever the window is
        width, height = round(self._width * scale), round(self._height * scale)
        image = QImage(max(width, 1), max(height, 1), QImage.Format.Format_RGB32)
        image.fill(QColor(paper["paper"]))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        sheet = self._sheets[page]
        painter.setPen(QColor(paper["line"]))
        for rule in sheet.rules:
            painter.drawRect(rule)
        painter.setFont(self._font(Look.FIELD, 8))
        painter.setPen(QColor(paper["text3"]))
        for number, top in sheet.numbers:
            beside = QRectF(_SIDE - 14 - _NUMBERS, top + 1.5, _NUMBERS, 14)
            painter.drawText(beside, Qt.AlignmentFlag.AlignRight, str(number))
        painter.setPen(QColor(paper["paperText"]))
        for part in sheet.parts:
            for line, _, where in _lines_of(part):
                line.draw(painter, where - line.position())
        painter.end()
        return image.transformed(QTransform().rotate(90 * turns)) if turns else image

    def words(self, page: int) -> PageWords:
        """The words of a sheet."""
        letters: list[str] = []
        boxes = array("f")
        for part in self._sheets[page].parts:
            text = part.layout.text()
            for line, height, where in _lines_of(part):
                start, length = line.textStart(), line.textLength()
                edge = _across(line, start)
                for place in range(start, start + length):
                    after = _across(line, place + 1)
                    boxes.extend((where.x() + edge, where.y(), where.x() + after,
                                  where.y() + height))  # fmt: skip
                    edge = after
                letters.append(text[start : start + length].replace("\u2028", "\n"))
            letters.append("\n")
            boxes.extend((0.0, 0.0, 0.0, 0.0))
        return PageWords("".join(letters), boxes)

    def number(self, spot: Spot) -> tuple[int, int]:
        """The paragraph a spot stands in, and its character there."""
        passed = 0
        found = (1, 0)
        for part in self._sheets[spot.page].parts:
            start, end = _start(part), _end(part)
            if spot.at <= passed + end - start:
                return part.piece + 1, part.begin + start + spot.at - passed
            found = part.piece + 1, part.begin + end
            passed += end - start + 1
        return found

    def spot(self, number: int, at: int) -> Spot:
        """The spot of a character of a paragraph."""
        page = max(bisect_right(self._starts, (number - 1, at)) - 1, 0)
        passed = 0
        for part in self._sheets[page].parts:
            start, end = _start(part), _end(part)
            if part.piece == number - 1 and part.begin + start <= at <= part.begin + end:
                return Spot(page, passed + at - part.begin - start)
            passed += end - start + 1
        return Spot(page, max(passed - 1, 0))


def _start(part: _Set) -> int:
    return part.layout.lineAt(part.first).textStart() if part.layout.lineCount() else 0


def _end(part: _Set) -> int:
    if not part.layout.lineCount():
        return 0
    line = part.layout.lineAt(part.last - 1)
    return line.textStart() + line.textLength()


def _lines_of(part: _Set) -> Iterator[tuple[QTextLine, float, QPointF]]:
    """The lines of a part, how high each is, and where its top left corner lies."""
    down = part.top
    for number in range(part.first, part.last):
        line = part.layout.lineAt(number)
        height = line.height() * _LEADING
        yield line, height, QPointF(part.left, down)
        down += height


def _across(line: QTextLine, place: int) -> float:
    """How far from its left a line's character begins."""
    found: Any = line.cursorToX(place)
    return float(found[0] if isinstance(found, tuple) else found)


def _layout(words: str, font: QFont, width: float) -> QTextLayout:
    layout = QTextLayout(words.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    down = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 10.0))
        line.setPosition(QPointF(0, down))
        down += line.height()
    layout.endLayout()
    return layout


def _high(layout: QTextLayout) -> float:
    return sum(layout.lineAt(n).height() * _LEADING for n in range(layout.lineCount()))


def _shorter(pieces: Sequence[Piece]) -> list[Piece]:
    found: list[Piece] = []
    for piece in pieces:
        text = piece.text
        while len(text) > _MOST_LETTERS and not piece.cells:
            cut = text.rfind(" ", 0, _MOST_LETTERS)
            cut = cut + 1 if cut > 0 else _MOST_LETTERS
            found.append(Piece(text[:cut], piece.look))
            text = text[cut:]
        found.append(piece if text == piece.text else Piece(text, piece.look))
    return found
