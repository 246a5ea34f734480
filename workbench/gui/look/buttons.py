"""Buttons: those of dialogs, which never answer Enter unless told to, and those to choose one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QPushButton

K = TypeVar("K")


def dialog_button(label: str, name: str, act: Callable[[], object]) -> QPushButton:
    """A button with words on it that does `act` when pressed; `name` is how tests find it."""
    button = QPushButton(label)
    button.setObjectName(name)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: act())
    return button


def check_one(buttons: Mapping[K, QAbstractButton], chosen: K) -> None:
    """Check the one chosen; it is not told by a shade alone, which in the dark is hard to see."""
    buttons[chosen].setChecked(True)
    for key, button in buttons.items():
        font = button.font()
        font.setBold(key == chosen)
        button.setFont(font)
