"""What is selected on a page and copied or dragged away, with labels in place of names.

Texts to read are `WordsToRead`. Lists copy their current cell by Qt's own keys; `ListCopies` lets
that pass the gate in every list of the open case.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QListWidget,
    QTableView,
    QTableWidget,
    QTextBrowser,
    QTreeWidget,
    QWidget,
)

from workbench.gui.desk import Desk
from workbench.gui.leaving.clipboard import copy_words, labelled_mime


class WordsToRead(QTextBrowser):
    """A text to read; what is selected in it leaves with labels. Without a desk it is no case's."""

    def __init__(self, desk: Desk | None) -> None:
        super().__init__()
        self._desk = desk

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied or dragged out of the text."""
        mime = super().createMimeDataFromSelection()
        return mime if self._desk is None else labelled_mime(self._desk, mime)


class ListCopies(QObject):
    """Follows the keyboard from list to list; what is copied there is put with labels."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def follow(self, old: QWidget | None, new: QWidget | None) -> None:
        """The keyboard went from one widget to another."""
        if old is not None and _is_plain_list(old):
            old.removeEventFilter(self)
        if new is not None and _is_plain_list(new):
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(watched, QTreeWidget | QListWidget | QTableView)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.matches(QKeySequence.StandardKey.Copy)
        ):
            copy_words(
                self._desk, "the words of the list", str(watched.currentIndex().data() or "")
            )
            return True
        return super().eventFilter(watched, event)


def _is_plain_list(widget: QWidget) -> bool:
    """A list that copies as Qt does; tables of records copy whole rows by themselves."""
    return type(widget) is QTableView or isinstance(
        widget, QTreeWidget | QListWidget | QTableWidget
    )
