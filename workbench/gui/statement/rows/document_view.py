"""The statement as it will read, with everything a person does to it by mouse and keyboard.

The view only says what is wanted; the drafting room does it and puts an editor over a row with
`edit_row`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QToolTip

from workbench.application.drafting.search import FoundParagraph
from workbench.gui.desk import Desk
from workbench.gui.leaving.clipboard import copy_words
from workbench.gui.statement.rows.content import Row, RowKind
from workbench.gui.statement.rows.dragging import DRAGGED, address_of, dragged
from workbench.gui.statement.rows.model import StatementModel
from workbench.gui.statement.rows.typesetter import above
from workbench.gui.statement.rows.view import RowsView
from workbench.statement.nodes import Document

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_Action = QAbstractItemView.CursorAction


class DocumentView(RowsView):
    """The statement to read, choose in and write in.

    `row_chosen` carries the row now chosen; `edit_wanted` the row to be written in and the place
    of the click in the viewport (None from the keyboard); `picked` the row clicked while picking;
    `menu_wanted` a place on the screen; `dropped` the addresses of what was dragged and of where;
    `followed` the mention or reference that was followed; `delete_wanted` asks for the row chosen
    to be taken out.
    """

    row_chosen = Signal(object)
    edit_wanted = Signal(object, object)
    picked = Signal(object)
    pick_ended = Signal()
    menu_wanted = Signal(QPoint)
    dropped = Signal(str, str)
    followed = Signal(str)
    delete_wanted = Signal()

    def __init__(self, model: StatementModel, desk: Desk) -> None:
        super().__init__(model)
        self._desk = desk
        self.setAcceptDrops(True)
        self.explain: Callable[[str], str] = lambda _token: ""
        self.document: Document | None = None  # the statement that is shown
        self._pressed: tuple[QPoint, str] | None = None
        self.selectionModel().currentChanged.connect(self._on_current)

    def _on_current(self) -> None:
        row = self.current()
        if row is not None and not self.putting:
            self.row_chosen.emit(row)

    def put(self, rows: Sequence[Row]) -> None:
        """Show these rows; another one is chosen only when the former one is gone."""
        before = self.current()
        super().put(rows)
        now = self.current()
        if now is not None and (before is None or before.key != now.key):
            self.row_chosen.emit(now)

    def scroll_to(self, address: str) -> bool:
        """Choose the row of an address and bring it into sight; False when there is none."""
        found = next((row for row in self.rows.rows if address in (row.address, row.key)), None)
        return found is not None and self.choose(found.key)

    def show_hits(self, hits: Iterable[FoundParagraph], now: FoundParagraph | None = None) -> None:
        """Set off words that were found; `now` is brought into sight. No hits take them away."""
        keys = {row.address: row.key for row in reversed(self.rows.rows) if row.address}
        self.marks.found = {}
        for hit in hits:
            key = keys.get(hit.address, "")
            self.marks.found.setdefault(key, []).append((hit.start, hit.end))
        self.marks.now = (keys.get(now.address, ""), now.start) if now is not None else ("", -1)
        if now is not None:
            self.choose(self.marks.now[0])
        self.viewport().update()

    def pick(self, picking: bool) -> None:
        """Have the next click choose a paragraph to refer to, or no longer."""
        self.marks.picking = picking
        shape = Qt.CursorShape.PointingHandCursor if picking else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self.viewport().update()

    def token_under(self, at: QPoint) -> str:
        """The mention or reference at a place of the viewport: "para:event:e3", or ""."""
        row = self.row_under(at)
        if row is None or row.key == self.edited:
            return ""
        left, width = self.words_box()
        top = self.visualRect(self.indexAt(at)).top() + above(row)
        place = QPointF(at) - QPointF(left + self.type.look.set_in(row), top)
        return self.type.set(row, width).token_at(place)

    def moveCursor(self, action: _Action, modifiers: Qt.KeyboardModifier) -> object:  # type: ignore[override]
        last = len(self.rows.rows) - 1
        place = self.currentIndex().row()
        if action in (_Action.MoveUp, _Action.MovePrevious, _Action.MoveLeft):
            place -= 1
        elif action in (_Action.MoveDown, _Action.MoveNext, _Action.MoveRight):
            place += 1
        elif action is _Action.MoveHome:
            place = 0
        elif action is _Action.MoveEnd:
            place = last
        else:
            page = self.viewport().height() * (-1 if action is _Action.MovePageUp else 1)
            at = self.column.at(self.column.top(max(place, 0)) + page)
            place = at if at != place else place + (1 if page > 0 else -1)
        return self.rows.index(min(max(place, 0), last))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current()
        if self.marks.picking and event.key() == Qt.Key.Key_Escape:
            self.pick_ended.emit()
        elif event.key() in _ENTER and row is not None and not event.modifiers():
            if self.marks.picking:
                self.picked.emit(row)
            else:
                self.edit_wanted.emit(row, None)
        elif event.matches(QKeySequence.StandardKey.Copy) and row is not None:
            text = self.rows.data(self.currentIndex())
            copy_words(self._desk, "the paragraph", str(text))
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.delete_wanted.emit()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        row = self.row_under(at)
        self._pressed = None
        if row is None:
            return
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = (at, row.key)
        if not self.marks.picking:
            # A row half in sight stays under the mouse until the button is let go.
            self.setAutoScroll(False)
            self.setCurrentIndex(self.rows.index(self.rows.place(row.key)))
            self.setAutoScroll(True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at, pressed = event.position().toPoint(), self._pressed
        row = self.row_under(at)
        self._pressed = None
        if pressed is None or row is None or row.key != pressed[1]:
            return
        token = self.token_under(at)
        if self.marks.picking:
            self.picked.emit(row)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and token:
            self.followed.emit(token)
        else:
            self.edit_wanted.emit(row, at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        row = self.row_under(at)
        self._hover(row.key if row is not None else "")
        far = QApplication.startDragDistance()
        if self._pressed is not None and (at - self._pressed[0]).manhattanLength() >= far:
            self._drag_row(self._pressed[1])

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover("")

    def _hover(self, key: str) -> None:
        if key != self.marks.hovered:
            self.marks.hovered = key
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            token = self.token_under(event.pos())
            words = self.explain(token) if token else ""
            if words:
                QToolTip.showText(event.globalPos(), words, self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self.menu_wanted.emit(event.globalPos())
            return
        box = self.visualRect(self.currentIndex())
        self.menu_wanted.emit(self.viewport().mapToGlobal(box.topLeft() + QPoint(80, 20)))

    def _drag_row(self, key: str) -> None:
        self._pressed = None
        row = self.rows.rows[self.rows.place(key)]
        if row.kind in (RowKind.WORDS, RowKind.ITEM, RowKind.SUBHEADING) and row.printed:
            drag = QDrag(self)
            drag.setMimeData(dragged(row.address))
            drag.exec(Qt.DropAction.MoveAction)
            self._aim("")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(DRAGGED):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        row = self.row_under(event.position().toPoint())
        fits = event.mimeData().hasFormat(DRAGGED) and row is not None and bool(row.address)
        self._aim(row.key if row is not None and fits else "")
        event.setAccepted(fits)
        self._scroll_while_dragging(event.position().toPoint())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._aim("")

    def dropEvent(self, event: QDropEvent) -> None:
        row: Row | None = self.row_under(event.position().toPoint())
        self._aim("")
        if row is not None and row.address:
            event.acceptProposedAction()
            self.dropped.emit(address_of(event.mimeData()), row.address)

    def _aim(self, key: str) -> None:
        self.marks.target = key
        self.viewport().update()

    def _scroll_while_dragging(self, at: QPoint) -> None:
        bar = self.verticalScrollBar()
        if at.y() < 32:
            bar.setValue(bar.value() - 24)
        elif at.y() > self.viewport().height() - 32:
            bar.setValue(bar.value() + 24)
