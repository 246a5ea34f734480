"""What is selected on a page and copied or dragged away, with labels in place of names.

Texts to read are `WordsToRead`. Lists copy their current cell by Qt's own keys; `ListCopies` lets
that pass the gate in every list of the open case.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTextBrowser, QWidget

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
                words = str(watched.currentIndex().data() or "")
                copy_words(self._desk, "the words of the list", words)
            return True
        return super().eventFilter(watched, event)
