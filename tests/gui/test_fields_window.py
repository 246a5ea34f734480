"""Fields within the whole window: Undo goes to the right place, once, and keys reach the page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListWidget, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.builders import a_sound_case
from tests.gui.desks import a_desk, find
from tests.gui.forms import form_of
from tests.gui.windows import Desktop
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.choice import CheckField
from workbench.gui.fields.markup import MarkupEdit

CONTROL = Qt.KeyboardModifier.ControlModifier
COMPLAINT = 2


@pytest.fixture
def at_the_complaint(qtbot: QtBot, at_a_case: Desktop) -> Desktop:
    with qtbot.waitActive(at_a_case.window):
        at_a_case.window.activateWindow()
    at_a_case.find(QListWidget, "case.page-list").setCurrentRow(COMPLAINT)
    return at_a_case


def test_undo_from_within_a_field_takes_back_one_action(
    qtbot: QtBot, at_the_complaint: Desktop
) -> None:
    line = at_the_complaint.find(QLineEdit, "head.title")
    for words in ("First", "Second"):
        line.setFocus()
        line.selectAll()
        qtbot.keyClicks(line, words)
        qtbot.keyClick(line, Qt.Key.Key_Return)
        at_the_complaint.find(QPlainTextEdit, "head.outcome_wanted").setFocus()
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Z, CONTROL)
    assert at_the_complaint.case.heads["h1"].title == "First"
    assert line.text() == "First"


def test_undo_in_authored_text_takes_back_typing_and_then_the_case(
    qtbot: QtBot, at_the_complaint: Desktop
) -> None:
    editor = at_the_complaint.find(MarkupEdit, "head.as_put")
    before = at_the_complaint.case.heads["h1"].as_put
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_End, CONTROL)
    qtbot.keyClicks(editor, " More.")
    qtbot.waitUntil(lambda: at_the_complaint.case.heads["h1"].as_put == before + " More.")
    qtbot.keyClicks(editor, " Typing")
    qtbot.keyClick(editor, Qt.Key.Key_Z, CONTROL)
    assert at_the_complaint.case.heads["h1"].as_put == before + " More."
    assert editor.markup() == before + " More."
    qtbot.keyClick(editor, Qt.Key.Key_Z, CONTROL)
    assert at_the_complaint.case.heads["h1"].as_put == before
    assert editor.markup() == before


def test_control_n_adds_to_the_page_and_not_a_case(qtbot: QtBot, at_the_complaint: Desktop) -> None:
    line = at_the_complaint.find(QLineEdit, "head.title")
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_N, CONTROL)
    entry = at_the_complaint.find(QLineEdit, "complaint.entry")
    assert entry.hasFocus()
    qtbot.keyClicks(entry, "Delay")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert len(at_the_complaint.case.heads) == 2
    assert line.text() == "Delay"
    assert entry.hasFocus()


def test_the_words_of_a_switch_have_the_width_they_need(qtbot: QtBot) -> None:
    opened = a_desk(a_sound_case())
    at = records_of(opened.desk, "event")
    long, short = CheckField(at, "same_paragraph"), CheckField(at, "disputed")
    form = form_of(qtbot, opened, "e1", long, short)
    form.resize(700, 300)
    switch = find(form, QCheckBox, "event.same_paragraph")
    qtbot.waitUntil(lambda: long.heading.x() > 0)
    words = long.heading.geometry()
    assert words.height() < 2 * long.fontMetrics().lineSpacing()
    assert words.left() > switch.geometry().right()
    assert switch.mapTo(form, QPoint()).x() == short.check.mapTo(form, QPoint()).x()
    qtbot.mousePress(long.heading, Qt.MouseButton.LeftButton)
    assert opened.case.events["e1"].same_paragraph
