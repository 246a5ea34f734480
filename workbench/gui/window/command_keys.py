"""Keys of the window's commands that a one-line field would keep for itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
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
