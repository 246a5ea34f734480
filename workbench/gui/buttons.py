"""The push buttons of dialogs, which never answer Enter unless a dialog says so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton


def dialog_button(label: str, name: str, act: Callable[[], object]) -> QPushButton:
    """A button with words on it that does `act` when pressed; `name` is how tests find it."""
    button = QPushButton(label)
    button.setObjectName(name)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: act())
    return button
