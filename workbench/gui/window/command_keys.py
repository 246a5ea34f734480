"""Keys that a one-line field would keep for itself, and one that Qt does not know on Linux."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

_COMMANDS = (Qt.Key.Key_E, Qt.Key.Key_H, Qt.Key.Key_K)


class CommandKeys(QObject):
    """Lets commands such as Ctrl+E be given from a one-line field.

    On Linux Qt has such a field answer Ctrl+E, Ctrl+K and the like as a terminal does. Only
    fields that have had the keyboard are listened to.
    """

    def __init__(self, window: QObject) -> None:
        super().__init__(window)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        if sys.platform == "linux":
            menu = QShortcut(QKeySequence("Shift+F10"), window)
            menu.setContext(Qt.ShortcutContext.ApplicationShortcut)
            menu.activated.connect(_open_menu)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        # Never taken off again: a field may be gone by then, and one out of use asks for nothing.
        if isinstance(now, QLineEdit):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave a command's key to the window: the field is not asked whether it wants it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if control and event.key() in _COMMANDS:
                event.ignore()
                return True
        return False


def _open_menu() -> None:
    """Open the menu of what has the keyboard as the Menu key does, which many keyboards lack."""
    widget = QApplication.focusWidget()
    if widget is not None:
        reason, cursor = QContextMenuEvent.Reason.Keyboard, Qt.InputMethodQuery.ImCursorRectangle
        at = widget.inputMethodQuery(cursor).center()
        QApplication.sendEvent(widget, QContextMenuEvent(reason, at, widget.mapToGlobal(at)))
