"""What a row of a list says, and how it is drawn: name and place, then its words on two lines."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from workbench.domain.dataclass import dataclass
from workbench.gui.look.labels import fitted
from workbench.gui.look.layout import GRID
from workbench.gui.look.theme.icons import picture
from workbench.gui.look.theme.palette import colour
from workbench.gui.look.theme.typeface import pixels
from workbench.gui.records.columns import Index

_SIDE = 2 * GRID
_BAR = 3
_SHORT = 4
_LONG = 24
"""A title of fewer letters stands on one line."""

_LEAD = 32
"""The room that the number of a paper takes before its title."""

_SIGN = 14
"""The side of a small drawing before what stands at the right of a row."""

_DOTS = 3 * GRID
"""The width, at the right of a row under the mouse, on which its menu opens."""

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT = int(Qt.AlignmentFlag.AlignLeft | _MIDDLE)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | _MIDDLE)
_KEPT = 400
"""How many pieces of words a list keeps set in lines."""

_ELLIPSIS = Qt.TextElideMode.ElideRight


@dataclass(frozen=True, slots=True)
class RowWords:
    """What a row says: `title` and `aside` on one line, `words` on two at most, `note` smaller.

    The number of a paper, its `lead`, stands before all of these; there is no title then. `signs`
    are drawings before the aside, each with what it says; the record is `called` what its title
    says unless something else is given.

    The first row of a `group` has its name above it. A row `between` others is no record.
    """

    title: str = ""
    aside: str = ""
    words: str = ""
    note: str = ""
    group: str = ""
    between: bool = False
    lead: str = ""
    called: str = ""
    signs: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """What the record is called above its form; a letter or number alone says too little."""
        if self.called:
            return self.called
        short = self.lead or (self.title if len(self.title) < _SHORT else "")
        return f"{short} {self.words}".strip() if short or not self.title else self.title

    def spoken(self) -> str:
        """All of it as it is read out."""
        signs = ", ".join(said for _drawing, said in self.signs)
        parts = (self.group, self.lead, self.title, self.words, self.note, signs, self.aside)
        return "; ".join(filter(None, parts))


Said = Callable[[int], tuple[RowWords, bool]]
"""What a row says, and whether the name of its group stands above it."""


class RowPainter(QStyledItemDelegate):
    """Draws the rows of a list and says how high each is."""

    def __init__(self, view: QTableView, said: Said, menu: bool = True) -> None:
        super().__init__(view)
        self._view, self._said, self._menu = view, said, menu
        self.hovered = -1
        view.setMouseTracking(True)
        view.viewport().installEventFilter(self)
        self.take_type()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Light the row under the mouse, and show the sign of its menu."""
        if isinstance(event, QMouseEvent) or event.type() == QEvent.Type.Leave:
            at = event.position().toPoint() if isinstance(event, QMouseEvent) else None
            row = self._view.rowAt(at.y()) if at is not None else -1
            if row != self.hovered:
                self.hovered = row
                self._view.viewport().update()
        return super().eventFilter(watched, event)

    def take_type(self) -> None:
        """Take the type of the view, as when its size is chosen anew."""
        self._set: dict[tuple[str, int, int], list[str]] = {}
        plain = QFont(self._view.font())
        self._plain = plain
        self._strong = _type(plain, 1, QFont.Weight.Medium)
        self._small = _type(plain, 12 / 13, QFont.Weight.Normal)
        self._head = _type(plain, 11 / 13, QFont.Weight.DemiBold)
        self._line = QFontMetrics(plain).height() + 2
        self._small_line = QFontMetrics(self._small).height() + 1

    @property
    def usual(self) -> int:
        """The height of a row of two lines."""
        return 2 * self._line + 2 * GRID

    def height(self, said: RowWords, headed: bool, width: int) -> int:
        """The pixels a row takes at a width."""
        if said.between:
            room = width - 2 * _SIDE
            return self._small_line * _lines(self._small, _one_line(said), room) + GRID
        room = width - 2 * _SIDE - self._indent(said)
        lines = self._line * self._title_lines(said, room)
        if said.words:
            lines += self._line * _lines(self._plain, said.words, self._words_room(said, room))
        if said.note:
            lines += self._small_line * _lines(self._small, said.note, room)
        return lines + 2 * GRID + (self._head_height(said, width) if headed else 0)

    def _title_lines(self, said: RowWords, room: int) -> int:
        """How many lines the title takes beside what stands at its right."""
        if len(said.title) < _LONG:
            return int(bool(said.title))
        return _lines(self._strong, said.title, self._title_room(said, room))

    def _title_room(self, said: RowWords, room: int) -> int:
        """The width of the title: aside, signs and the way to the menu stand at its right."""
        taken = QFontMetrics(self._small).horizontalAdvance(said.aside)
        taken += len(said.signs) * (pixels(_SIGN) + GRID) + (_DOTS if self._menu else 0)
        return room - taken - GRID

    def _head_height(self, said: RowWords, width: int) -> int:
        """How high the name of a group stands above its first row."""
        return GRID // 2 + self._line * _lines(self._head, said.group, width - 2 * _SIDE) + 4

    def _words_room(self, said: RowWords, room: int) -> int:
        """The width of the words: what stands at the right of a row without title narrows them."""
        if said.title or not said.aside:
            return room
        font = self._small if said.lead else self._strong
        return room - QFontMetrics(font).horizontalAdvance(said.aside) - 2 * GRID

    def _indent(self, said: RowWords) -> int:
        """How far words stand in behind the number of a paper."""
        if not said.lead:
            return 0
        return max(QFontMetrics(self._strong).horizontalAdvance(f"{said.lead}  "), _LEAD)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of a row at the width there is."""
        said, headed = self._said(index.row())
        return QSize(0, self.height(said, headed, self._view.viewport().width()))

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """What finds no room in its row is shown whole over it; nothing where all can be read."""
        tip = self.tip(self._said(index.row())[0]) if index.isValid() else ""
        QToolTip.showText(event.globalPos(), tip, view)
        return True

    def tip(self, said: RowWords) -> str:
        """The words of a row that are cut there."""
        room = self._view.viewport().width() - 2 * _SIDE - self._indent(said)
        texts = (
            (self._strong, said.title, self._title_room(said, room)),
            (self._plain, said.words, self._words_room(said, room)),
            (self._small, said.note, room),
        )
        cut = (text for font, text, width in texts if not _fits(font, text, width))
        return "" if said.between else "\n".join(cut)

    def dots(self, rect: QRect, row: int) -> QRect:
        """Where the sign stands that opens the menu of the row under the mouse."""
        said, headed = self._said(row)
        top = rect.top() + GRID + (self._head_height(said, rect.width()) if headed else 0)
        return QRect(rect.right() - _DOTS - GRID // 2, top - 3, _DOTS, self._line + 6)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        said, headed = self._said(index.row())
        rect = QRect(option.rect)
        painter.save()
        if said.between:
            self._paint_between(painter, said, rect)
            painter.restore()
            return
        if headed:
            head = QRect(rect.topLeft(), QSize(rect.width(), self._head_height(said, rect.width())))
            rect.setTop(head.bottom() + 1)
            painter.fillRect(head, self._colour("lst"))
            left, top = head.left() + _SIDE, head.top() + GRID // 2 + 2
            self._wrap(
                painter, self._head, "text2", said.group, left, top, head.width() - 2 * _SIDE
            )
        hovered = index.row() == self.hovered
        self._paint_ground(painter, option, rect, hovered)
        self._paint_words(painter, said, rect, hovered and self._menu)
        if hovered and self._menu:
            self._paint_dots(painter, self.dots(QRect(option.rect), index.row()))
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, hovered: bool
    ) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = self._view.hasFocus()
        if chosen:
            painter.fillRect(rect, self._colour("sel" if focused else "selOff"))
            painter.fillRect(rect.left(), rect.top(), _BAR, rect.height(), self._colour("accent"))
        elif hovered:
            painter.fillRect(rect, self._colour("hover"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._colour("line"))
        if focused and self._view.currentIndex().row() == self._row_of(option):
            painter.setPen(self._colour("ring"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _paint_words(self, painter: QPainter, said: RowWords, rect: QRect, hovered: bool) -> None:
        inner = rect.adjusted(_SIDE, GRID, -_SIDE, -GRID)
        away = _DOTS if hovered else 0
        first = QRect(inner.left(), inner.top(), inner.width() - away, self._line)
        if said.aside:
            sum_up = not said.title and not said.lead
            font = self._strong if sum_up else self._small
            self._write(painter, font, "text" if sum_up else "text2", first, said.aside, right=True)
        top = inner.top()
        if said.lead:
            self._write(painter, self._strong, "text", first, said.lead)
            inner.setLeft(inner.left() + self._indent(said))
        if said.title:
            taken = QFontMetrics(self._small).horizontalAdvance(said.aside)
            taken = self._paint_signs(painter, said, first, taken)
            if self._title_lines(said, inner.width()) > 1:
                width, left = self._title_room(said, inner.width()), inner.left()
                top = self._wrap(painter, self._strong, "text", said.title, left, top, width)
            else:
                room = first.adjusted(0, 0, -taken - GRID if taken else 0, 0)
                self._write(painter, self._strong, "text", room, said.title)
                top += self._line
        if said.words:
            width = self._words_room(said, inner.width())
            top = self._wrap(painter, self._plain, "text", said.words, inner.left(), top, width)
        if said.note:
            self._wrap(painter, self._small, "text2", said.note, inner.left(), top, inner.width())

    @staticmethod
    def _paint_signs(painter: QPainter, said: RowWords, line: QRect, taken: int) -> int:
        """Draw the signs left of what is `taken` at the right; returns what is taken with them."""
        side = pixels(_SIGN)
        for drawing, _said in reversed(said.signs):
            taken += side + (GRID if taken else 0)
            top = line.top() + (line.height() - side) // 2
            painter.drawPixmap(line.right() - taken + 1, top, picture(drawing, "text2", side))
        return taken

    def _paint_between(self, painter: QPainter, said: RowWords, rect: QRect) -> None:
        inner = rect.adjusted(_SIDE, GRID // 2, -_SIDE, 0)
        painter.setFont(self._small)
        painter.setPen(self._colour("text3"))
        for line in self._set_lines(self._small, _one_line(said), inner.width()):
            inner.setHeight(self._small_line)
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter), line)
            inner.translate(0, self._small_line)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._colour("line"))

    def _paint_dots(self, painter: QPainter, rect: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour("text2"))
        for step in (-1, 0, 1):
            middle = QPointF(rect.center())
            painter.drawEllipse(QPointF(middle.x() + 5 * step, middle.y()), 1.5, 1.5)

    def _write(
        self, painter: QPainter, font: QFont, ink: str, rect: QRect, words: str,
        right: bool = False,
    ) -> None:  # fmt: skip
        painter.setFont(font)
        painter.setPen(self._colour(ink))
        shown = QFontMetrics(font).elidedText(words, _ELLIPSIS, rect.width())
        painter.drawText(rect, _RIGHT if right else _LEFT, shown)

    def _wrap(
        self, painter: QPainter, font: QFont, ink: str, words: str, left: int, top: int,
        width: int,
    ) -> int:  # fmt: skip
        """Draw words on two lines at most, whole words only; returns where the next line begins."""
        step = self._small_line if font is self._small else self._line
        painter.setFont(font)
        painter.setPen(self._colour(ink))
        for line in self._set_lines(font, words, width):
            painter.drawText(QRect(left, top, width, step), _LEFT, line)
            top += step
        return top

    def _set_lines(self, font: QFont, words: str, width: int) -> list[str]:
        """The lines of words, kept: the same rows are drawn at every step of scrolling."""
        key = (words, width, font.weight().value + (font is self._small))
        if key not in self._set:
            if len(self._set) > _KEPT:
                self._set.clear()
            self._set[key] = fitted(font, words, width, 2)
        return self._set[key]

    def _row_of(self, option: QStyleOptionViewItem) -> int:
        return self._view.rowAt(option.rect.center().y())

    def _colour(self, name: str) -> QColor:
        return colour(QApplication.palette(), name)


def _type(plain: QFont, part: float, weight: QFont.Weight) -> QFont:
    font = QFont(plain)
    if plain.pixelSize() > 0:
        font.setPixelSize(round(plain.pixelSize() * part))
    else:
        font.setPointSizeF(plain.pointSizeF() * part)
    font.setWeight(weight)
    return font


def _one_line(said: RowWords) -> str:
    return " · ".join(filter(None, (said.title, said.words)))


def _lines(font: QFont, words: str, width: int) -> int:
    return 1 if QFontMetrics(font).horizontalAdvance(words) < width else 2


def _fits(font: QFont, words: str, width: int) -> bool:
    """Whether words find room on the two lines there are."""
    return len(fitted(font, words, width, 3)) <= 2
