"""Rows of the statement one under another, of which only those in sight are set in type.

An editor may stand over one row; the row grows with it and what is below moves down.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from workbench.gui.statement.rows.column import Column
from workbench.gui.statement.rows.content import Row
from workbench.gui.statement.rows.model import StatementModel
from workbench.gui.statement.rows.painter import Marks, RowPainter
from workbench.gui.statement.rows.typesetter import Typesetter, above, below

_MARGIN = 24
_ROUND = 48
"""So much of what is around the caret stays in sight, in pixels."""

Index = QModelIndex | QPersistentModelIndex


class RowsView(QListView):
    """Shows the rows of a `StatementModel` and keeps what is in sight where it is.

    To Qt it is a list, whose rows a screen reader gets at; where they stand and how they look is
    all its own. `type_renewed` says that the type has another size or other colours.
    """

    type_renewed = Signal()

    def __init__(self, model: StatementModel) -> None:
        super().__init__()
        self.setObjectName("statement.document")
        self.setAccessibleName("The statement")
        self.setFrameShape(self.Shape.NoFrame)
        # Qt's own layout of the list is not used, and is to cost nothing.
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.verticalScrollBar().setSingleStep(24)
        self.setMinimumWidth(320)
        self.rows = model
        self.type = Typesetter()
        self.column = Column()
        self._editor: QWidget | None = None
        self.edited = ""  # the key of the row being written in
        self._anchor = 0
        self.marks = Marks()
        self.putting = False
        self.setModel(model)

    def put(self, rows: Sequence[Row]) -> None:
        """Show these rows, with what is in sight staying where it is."""
        top = self.column.at(self.verticalScrollBar().value())
        kept = self.rows.rows[top].key if top < len(self.rows.rows) else ""
        shift = self.verticalScrollBar().value() - (self.column.top(top) if len(self.column) else 0)
        self._put_rows(rows)
        self.column.put(rows, self._estimate)
        self._measure_editor()
        self.updateGeometries()
        place = self.rows.place(kept)
        if place >= 0:
            self.verticalScrollBar().setValue(self.column.top(place) + shift)
        self._anchor = self.column.at(self.verticalScrollBar().value())
        self.viewport().update()
        self._place_editor()

    def _put_rows(self, rows: Sequence[Row]) -> None:
        """Give the model other rows; the one chosen stays so, or else the one in its place."""
        chosen, before = self.current(), self.currentIndex().row()
        self.putting = True
        self.setAutoScroll(False)
        try:
            self.rows.put(rows)
            place = self.rows.place(chosen.key) if chosen is not None else -1
            if place < 0:
                place = min(before, len(rows) - 1)
            self.setCurrentIndex(self.rows.index(place) if place >= 0 else QModelIndex())
        finally:
            self.putting = False
            self.setAutoScroll(True)

    def current(self) -> Row | None:
        """The row chosen."""
        return self.rows.row_at(self.currentIndex())

    def choose(self, key: str) -> bool:
        """Choose a row by its key and bring it into sight; False when there is none such."""
        place = self.rows.place(key)
        if place < 0:
            return False
        self.setCurrentIndex(self.rows.index(place))
        self.scrollTo(self.currentIndex())
        return True

    def row_under(self, at: QPoint) -> Row | None:
        """The row at a place of the viewport."""
        return self.rows.row_at(self.indexAt(at))

    def edit_row(self, key: str, editor: QWidget) -> None:
        """Put an editor over a row; it stays until `end_edit`."""
        self._editor, self.edited = editor, key
        editor.setParent(self.viewport())
        self._measure_editor()
        self._place_editor()
        editor.show()
        self.scrollTo(self.rows.index(self.rows.place(key)))

    def end_edit(self) -> None:
        """Take the editor away; the row is shown as it reads."""
        place = self.rows.place(self.edited)
        self._editor, self.edited = None, ""
        if 0 <= place < len(self.column):
            self.column.doubt(place)
            self._settle()
        self.viewport().update()

    def editor_grew(self) -> None:
        """The editor is higher or lower than it was: what is below moves."""
        self._measure_editor()
        self.updateGeometries()
        self._place_editor()
        self.viewport().update()

    def keep_in_sight(self, box: QRect) -> None:
        """Scroll so that a part of the editor, in its own measure, can be seen."""
        if self._editor is None:
            return
        top = self._editor.y() + box.top()
        bar, high = self.verticalScrollBar(), self.viewport().height()
        if top < _ROUND:
            bar.setValue(bar.value() + top - _ROUND)
        elif top + box.height() > high - _ROUND:
            bar.setValue(bar.value() + top + box.height() - high + _ROUND)

    def _measure_editor(self) -> None:
        place = self.rows.place(self.edited)
        if self._editor is not None and 0 <= place < len(self.column):
            row = self.rows.rows[place]
            self.column.set(place, above(row) + self._editor.sizeHint().height() + below(row))

    def _place_editor(self) -> None:
        place = self.rows.place(self.edited)
        if self._editor is None or place < 0:
            return
        row = self.rows.rows[place]
        inset = self.type.look.set_in(row)
        left, width = self.words_box()
        top = self.column.top(place) - self.verticalOffset() + above(row)
        self._editor.setGeometry(left + inset, top, width - inset, self._editor.sizeHint().height())

    def words_box(self) -> tuple[int, int]:
        """Where the words begin in the viewport, and how wide they are set."""
        look, room = self.type.look, self.viewport().width()
        width = min(look.measure, room - look.gutter - _MARGIN)
        left = max((room - look.gutter - width - _MARGIN) // 2, 0) + look.gutter
        return left, max(width, 120)

    def _estimate(self, row: Row) -> int:
        return self.type.look.estimate(row, self.words_box()[1])

    def _settle(self) -> None:
        """Set in type what is in sight, without what is in sight moving."""
        bar = self.verticalScrollBar()
        value, width = bar.value(), self.words_box()[1]
        place, end = self.column.at(value), len(self.column)
        moved = False
        while place < end and self.column.top(place) < value + self.viewport().height():
            if not self.column.knows(place):
                row = self.rows.rows[place]
                high = above(row) + self.type.set(row, width).height + below(row)
                difference = self.column.set(place, high)
                moved = moved or bool(difference)
                if place < self._anchor:
                    value += difference
            place += 1
        if moved:
            with QSignalBlocker(bar):
                self.updateGeometries()
                bar.setValue(value)
            self._place_editor()
        self._anchor = self.column.at(bar.value())

    def updateGeometries(self) -> None:
        bar, high = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(high)
        bar.setRange(0, max(self.column.total - high, 0))

    def visualRect(self, index: Index) -> QRect:
        if not 0 <= index.row() < len(self.column):
            return QRect()
        top = self.column.top(index.row()) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self.column.height(index.row()))

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        place = index.row()
        if not 0 <= place < len(self.column):
            return
        bar, high = self.verticalScrollBar(), self.viewport().height()
        for _ in range(3):  # what comes into sight is measured, and may be higher than thought
            top, bottom = self.column.top(place), self.column.top(place + 1)
            if hint is QAbstractItemView.ScrollHint.PositionAtTop:
                wanted = top
            elif top < bar.value() or bottom - top > high:
                wanted = top - 8
            elif bottom > bar.value() + high:
                wanted = bottom - high + 8
            else:
                break
            self.updateGeometries()
            bar.setValue(wanted)
            self._anchor = place
            self._settle()
        self.viewport().update()

    def indexAt(self, point: QPoint) -> QModelIndex:
        height = point.y() + self.verticalOffset()
        if not len(self.column) or not 0 <= height < self.column.total:
            return QModelIndex()
        return self.rows.index(self.column.at(height))

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def setSelection(self, rect: QRect, command: object) -> None:
        """Rows are chosen one at a time, by click or key; no frame is drawn over several."""

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        self._settle()
        painter = QPainter(self.viewport())
        clip, words = QRectF(event.rect()), self.words_box()
        rows = RowPainter(painter, self, clip, self.rows, self.type, self.marks, words)
        place = self.column.at(self.verticalOffset() + event.rect().top())
        end = self.verticalOffset() + event.rect().bottom()
        while place < len(self.column) and self.column.top(place) <= end:
            row, chosen = self.rows.rows[place], place == self.currentIndex().row()
            box = QRectF(self.visualRect(self.rows.index(place)))
            rows.paint(row, box, chosen, row.key == self.edited)
            place += 1
        rows.finish()
        painter.end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._place_editor()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before, chosen = event.oldSize(), self.currentIndex()
        if before.width() != event.size().width():
            self._begin_afresh()
        elif event.size().height() < before.height():  # a bar has come beneath
            box = self.visualRect(chosen)
            if box.bottom() >= 0 and box.top() < before.height():
                self.scrollTo(chosen)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(
            self, "column"
        ):
            self.type.renew(self.palette())
            self.type_renewed.emit()
            self._begin_afresh()

    def _begin_afresh(self) -> None:
        bar = self.verticalScrollBar()
        top = self.column.at(bar.value())
        self.column.forget(self._estimate)
        self._measure_editor()
        self.updateGeometries()
        if len(self.column):
            bar.setValue(self.column.top(top))
        self._anchor = top
        if self.edited:
            self.scrollTo(self.rows.index(self.rows.place(self.edited)))
        self._place_editor()
        self.viewport().update()
