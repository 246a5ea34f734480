"""The questions the window asks, by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.desks import shown
from workbench.gui.dialogs import lines_box


def test_tab_leaves_a_question_answered_in_several_lines(qtbot: QtBot) -> None:
    box = shown(qtbot, lines_box(None, "Accept a problem", "Why is this right as it is?"))
    editor = box.findChild(QPlainTextEdit)
    assert editor is not None
    qtbot.waitUntil(editor.hasFocus)
    qtbot.keyClicks(editor, "The records say so.")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert isinstance(box.focusWidget(), QPushButton)
    assert box.textValue() == "The records say so."
