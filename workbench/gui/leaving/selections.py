"""What is selected on a page and copied or dragged away, with labels in place of names.

Texts to read are `WordsToRead`. Lists copy the rows chosen; `ListCopies` lets that pass the gate in
every list of the open case.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QTableView,
    QTextBrowser,
    QTreeView,
    QWidget,
)

from workbench.gui.desk import Desk
from workbench.gui.leaving.clipboard import copy_rows, copy_words, labelled_mime


class WordsToRead(QTextBrowser):
    """A text to read; what is selected in it leaves with labels. Without a desk it is no case's."""

    def __init__(self, desk: Desk | None) -> None:
        super().__init__()
        self._desk = desk

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied or dragged out of the text."""
        mime = super().createMimeDataFromSelection()
        return mime if self._desk is None else labelled_mime(self._desk, mime)

    def menu_at(self, at: QPoint) -> QMenu:
        """Qt's menu of a text, but for copying where a link of the program leads."""
        menu = self.createStandardContextMenu(at)
        for action in menu.actions():
            if self._desk is not None and action.objectName() == "link-copy":
                menu.removeAction(action)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu_at(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


class ListCopies(QObject):
    """Follows the keyboard from list to list; what is copied there is put with labels."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def follow(self, old: QWidget | None, new: QWidget | None) -> None:
        """The keyboard went from one widget to another."""
        if isinstance(old, QAbstractItemView):
            old.removeEventFilter(self)
        if isinstance(new, QAbstractItemView):
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What a list copies by a key of Qt's own passes the gate; records copy whole rows."""
        if (
            isinstance(watched, QAbstractItemView)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.matches(QKeySequence.StandardKey.Copy)
        ):
            rows = getattr(watched, "copy", None)
            if callable(rows):
                rows()
            else:
                copy_list(self._desk, watched)
            return True
        return super().eventFilter(watched, event)


def copy_list(desk: Desk, view: QAbstractItemView) -> bool:
    """Copy the chosen rows of a list, all columns of them; False when refused or none is chosen."""
    model, shown = view.model(), [0]
    if isinstance(view, QTreeView | QTableView):
        shown = [n for n in range(model.columnCount()) if not view.isColumnHidden(n)]
    selection = view.selectionModel().selection()
    ranges = sorted((selection.at(n) for n in range(selection.count())), key=lambda r: r.top())
    rows = [
        [str(model.index(row, n, each.parent()).data() or "") for n in shown]
        for each in ranges
        for row in range(each.top(), each.bottom() + 1)
    ]
    if len(shown) < 2 or not rows:
        words = "\n".join(row[0] for row in rows) or str(view.currentIndex().data() or "")
        return copy_words(desk, "the words of the list", words)
    across = Qt.Orientation.Horizontal
    titles = [str(model.headerData(n, across) or "") for n in shown]
    return copy_rows(desk, "the rows", titles, rows)
