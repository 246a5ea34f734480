"""Keys that a one-line field would keep for itself, one that Qt does not know on Linux, and pasting
into such a field by the mouse, which does what the key does.
"""

from __future__ import annotations

import sys
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from workbench.gui.fields.pasted import MOST, pastes_too_much

_CLOSED_MS = 50

_QT_CUTS_AT = 32_767
"""So many characters a line of Qt's takes, and no word of the others."""

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
            if now.maxLength() == _QT_CUTS_AT:
                now.setMaxLength(MOST)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave a command's key to the window: the field is not asked whether it wants it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if control and event.key() in _COMMANDS:
                event.ignore()
                return True
        if isinstance(watched, QLineEdit):
            if isinstance(event, QContextMenuEvent):
                _line_menu(watched).popup(event.globalPos())
                return True
            return pastes_too_much(watched, event)
        return False


def _line_menu(line: QLineEdit) -> QMenu:
    """Qt's menu of a line, in which Paste is what the key is: nothing is cut without a word."""
    # Once the menu has closed, which would take away the tip that says why nothing was pasted.
    paste = partial(QTimer.singleShot, _CLOSED_MS, line, partial(send_key, Qt.Key.Key_V, line))
    menu = line.createStandardContextMenu()
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for action in menu.actions():
        if action.objectName() == "edit-paste":
            action.triggered.disconnect()
            action.triggered.connect(lambda: paste())
    return menu


def send_key(key: Qt.Key, widget: QWidget | None = None) -> None:
    """Give what has the keyboard the key of a command, as if it had been pressed."""
    widget = widget or QApplication.focusWidget()
    if widget is None:
        return
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.ControlModifier)
        QApplication.sendEvent(widget, event)


def _open_menu() -> None:
    """Open the menu of what has the keyboard as the Menu key does, which many keyboards lack."""
    widget = QApplication.focusWidget()
    if widget is not None:
        reason, cursor = QContextMenuEvent.Reason.Keyboard, Qt.InputMethodQuery.ImCursorRectangle
        at = widget.inputMethodQuery(cursor).center()
        QApplication.sendEvent(widget, QContextMenuEvent(reason, at, widget.mapToGlobal(at)))
