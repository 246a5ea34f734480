"""How a widget is found: its name for tests and for styles, and what is read out of it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QObject)


def named(widget: W, name: str, spoken: str = "") -> W:
    """The widget, with its name and with what a screen reader calls it."""
    widget.setObjectName(name)
    if spoken and isinstance(widget, QWidget):
        widget.setAccessibleName(spoken)
    return widget


def announce(widget: QObject, words: str) -> None:
    """Have a screen reader say what was done, wherever the keyboard is."""
    # Nobody is spoken to before the window is painted: it need not wait for two hundred names.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
