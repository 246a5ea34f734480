"""How a case stands in the register: whose it is, its stage, and what is due next, in two lines."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workbench.application.case.ports import Left, RegisterRow
from workbench.domain.text import capitalised
from workbench.gui.look.layout import named
from workbench.gui.look.row_state import row_state
from workbench.gui.look.theme.icons import picture
from workbench.gui.look.theme.palette import shade
from workbench.gui.look.theme.typeface import pixels
from workbench.gui.register.model import GROUP, LATE, RegisterModel, due_words

_ROW, _HEAD, _SIDE, _SIGN = 50, 32, 20, 13
_STAGE_AT, _STEP_AT, _COUNTS_AT = 0.43, 0.57, 0.89
"""Where stage, next step and counts begin, as shares of the width."""

WIDEST_STAGE = "draft decision"
"""The stage whose name is the widest; the stages come with the records, which no register needs."""

_Index = QModelIndex | QPersistentModelIndex
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class CaseRows(QStyledItemDelegate):
    """Draws the rows, with the name of a group above its first."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, pixels(_ROW) + (pixels(_HEAD) if index.data(GROUP) else 0))

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> QLineEdit:
        """The line in which a case is named anew."""
        return named(
            QLineEdit(parent), "register.name", "Reference, then the body complained about"
        )

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        """Where the case is named in its row."""
        room = QRect(option.rect)
        room.setTop(room.bottom() - pixels(_ROW) + 10)
        room.setLeft(room.left() + _SIDE - 8)
        room.setRight(int(option.rect.width() * _STAGE_AT) - 12)
        editor.setGeometry(room.adjusted(0, 0, 0, -10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        assert isinstance(model, RegisterModel)
        row = model.row_at(index)
        assert row is not None
        painter.save()
        room = QRect(option.rect)
        if index.data(GROUP):
            head = QRect(room.left() + _SIDE, room.top() + 8, room.width(), pixels(20))
            self._write(painter, head, str(index.data(GROUP)), "text3", 11, True)
            room.setTop(room.top() + pixels(_HEAD))
        self._paint_ground(painter, room, index)
        line = pixels(17)
        first = QRect(room.left() + _SIDE, room.center().y() - line, room.width(), line)
        second = first.translated(0, line)
        stage = QRect(room.left() + int(room.width() * _STAGE_AT), room.top(), 0, room.height())
        step_at = room.left() + int(room.width() * _STEP_AT)
        stage.setRight(step_at - 8)
        # Where there is no room for the stages beside the cases they stand beneath.
        beside = _widest_stage(painter.font().family(), pixels(13)) <= stage.width()
        words = capitalised(row.stage)
        if beside:
            self._write(painter, stage, words, "text2", 13)
        right = (stage.left() if beside else step_at) - 12
        self._paint_case(painter, first, second, right, row, "" if beside else words)
        nothing = first.united(second)
        for at, said, tone, size in (
            (first if row.next_step else nothing, row.next_step or "–", "text", 13),  # noqa: RUF001
            (second, due_words(row, model.today), "amber" if index.data(LATE) else "text2", 12),
        ):
            counts_at = room.left() + int(room.width() * _COUNTS_AT)
            place = QRect(step_at, at.top(), counts_at - step_at - 8, at.height())
            self._write(painter, place, said, tone, size)
        self._paint_counts(painter, room, model.open_of(row.id))
        painter.restore()

    def _paint_counts(self, painter: QPainter, room: QRect, found: Left) -> None:
        """What is to do and to settle, each with its sign; nothing is said of none."""
        left = room.left() + int(room.width() * _COUNTS_AT)
        for number, drawing, ink, tone in (
            (found.to_do, "circle", "sign", "text2"),
            (found.to_settle, *(("late", "red") if found.grave else ("settle", "amber")), "text"),
        ):
            if number:
                top = room.center().y() - _SIGN // 2
                painter.drawPixmap(left, top, picture(drawing, ink, _SIGN))
                place = QRect(left + _SIGN + 5, room.top(), room.right() - left, room.height())
                self._write(painter, place, str(number), tone, 13)
                left += _SIGN + 14 + 8 * len(str(number))

    def _paint_case(
        self,
        painter: QPainter,
        first: QRect,
        second: QRect,
        right: int,
        row: RegisterRow,
        stage: str,
    ) -> None:
        for each in (first, second):
            each.setRight(right)
        who = f" · {row.complainant}" if row.body and row.complainant else row.complainant
        if row.body or who:
            self._write(painter, first, row.body, "text", 13, weight=QFont.Weight.Medium, end=who)
        else:
            self._write(painter, first, "No body entered yet", "text3", 13)
        reference = row.reference or "no reference yet"
        self._write(painter, second, " · ".join(filter(None, (reference, stage))), "text2", 12)

    @staticmethod
    def _write(
        painter: QPainter,
        room: QRect,
        words: str,
        tone: str,
        size: int,
        bold: bool = False,
        weight: QFont.Weight = QFont.Weight.Normal,
        end: str = "",
    ) -> None:
        """Write words, cut where they are too long, but for what stands at their end."""
        font = QFont(painter.font())
        font.setPixelSize(pixels(size))
        font.setWeight(QFont.Weight.DemiBold if bold else weight)
        painter.setFont(font)
        painter.setPen(shade(tone))
        metrics = painter.fontMetrics()
        wide = max(room.width() - metrics.horizontalAdvance(end), room.width() // 2)
        cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, wide)
        whole = metrics.elidedText(f"{cut}{end}", Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, whole)

    def _paint_ground(self, painter: QPainter, room: QRect, index: _Index) -> None:
        view = self.parent()
        assert isinstance(view, QListView)
        state = row_state(view, index)
        if state.chosen:
            _fill(painter, room, "sel" if view.hasFocus() else "selOff")
            _fill(painter, QRect(room.left(), room.top(), 3, room.height()), "accent")
        elif state.over:
            _fill(painter, room, "hover")
        _fill(painter, QRect(room.left(), room.bottom(), room.width(), 1), "line")
        if state.focused:
            painter.setPen(QPen(shade("ring"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(room).adjusted(1, 1, -1, -2))


@cache
def _widest_stage(family: str, size: int) -> int:
    """How wide the longest name of a stage is."""
    font = QFont(family)
    font.setPixelSize(size)
    return QFontMetrics(font).horizontalAdvance(WIDEST_STAGE) + 4


def _fill(painter: QPainter, room: QRect, name: str) -> None:
    """Fill a room; by `fillRect` Qt would make two hundred names of gradients ready."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade(name))
    painter.drawRect(room)
