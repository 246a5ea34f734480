"""Quotes, apostrophes and dashes become those of print as one types; Ctrl+Z takes that back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.builders import a_sound_case
from tests.gui.desks import OpenDesk, a_desk, find
from tests.gui.forms import form_of
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.markup import MarkupEdit
from workbench.gui.fields.text import LineField, MarkupField, NamesField, TextField
from workbench.gui.fields.typing import SWITCH

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened() -> OpenDesk:
    return a_desk(a_sound_case())


@pytest.fixture
def plain() -> Iterator[None]:
    """Typesetting switched off."""
    application = QApplication.instance()
    assert application is not None
    application.setProperty(SWITCH, False)
    yield
    application.setProperty(SWITCH, None)


def notes(qtbot: QtBot, opened: OpenDesk) -> QPlainTextEdit:
    """The working note of a finding, empty and with the keyboard."""
    field = TextField(records_of(opened.desk, "finding"), "weighed")
    editor = find(form_of(qtbot, opened, "f1", field), QPlainTextEdit, "finding.weighed")
    editor.setFocus()
    return editor


def analysis(qtbot: QtBot, opened: OpenDesk) -> MarkupEdit:
    """The analysis of a finding, emptied."""
    field = MarkupField(records_of(opened.desk, "finding"), "analysis")
    editor = find(form_of(qtbot, opened, "f1", field), MarkupEdit, "finding.analysis")
    editor.setFocus()
    editor.selectAll()
    return editor


def test_a_note_has_the_quotes_of_print(qtbot: QtBot, opened: OpenDesk) -> None:
    editor = notes(qtbot, opened)
    qtbot.keyClicks(editor, "The Council's \"policy\", pages 10-12, was - it said - 'clear'.")
    assert editor.toPlainText() == "The Council’s “policy”, pages 10–12, was – it said – ‘clear’."


def test_authored_text_has_them_too_and_mentions_stay(qtbot: QtBot, opened: OpenDesk) -> None:
    editor = analysis(qtbot, opened)
    qtbot.keyClicks(editor, "@Ms")
    qtbot.waitUntil(lambda: editor.offering(), timeout=10_000)
    popup = editor.completer().popup()
    assert popup is not None
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, '\'s letter said "no".')
    assert editor.markup() == "{person:p1}’s letter said “no”."


@pytest.mark.parametrize("made", [notes, analysis])
def test_undo_right_after_takes_back_only_that(
    qtbot: QtBot, opened: OpenDesk, made: object
) -> None:
    editor = made(qtbot, opened)  # type: ignore[operator]
    qtbot.keyClicks(editor, 'He said "')
    assert editor.toPlainText() == "He said “"
    qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.toPlainText() == 'He said "'
    qtbot.keyClicks(editor, "x pages 3-4 ")
    assert editor.toPlainText() == 'He said "x pages 3–4 '
    qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.toPlainText() == 'He said "x pages 3-4 '


def test_undo_takes_it_back_when_it_is_saved_already(qtbot: QtBot, opened: OpenDesk) -> None:
    editor = notes(qtbot, opened)
    qtbot.keyClicks(editor, "Carers'")
    qtbot.waitUntil(lambda: opened.case.findings["f1"].weighed == "Carers’", timeout=10_000)
    qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.toPlainText() == "Carers'"
    qtbot.waitUntil(lambda: opened.case.findings["f1"].weighed == "Carers'", timeout=10_000)


def test_pasted_words_are_typeset_as_a_step_of_their_own(qtbot: QtBot, opened: OpenDesk) -> None:
    for editor in (notes(qtbot, opened), analysis(qtbot, opened)):
        QApplication.clipboard().setText('"Yes", it said.\n\nPages 3-5 don\'t say so')
        editor.paste()
        assert editor.toPlainText() == "“Yes”, it said.\n\nPages 3–5 don’t say so"
        qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)
        assert editor.toPlainText() == '"Yes", it said.\n\nPages 3-5 don\'t say so'


@pytest.mark.parametrize(
    ("kind", "id", "field"),
    [("person", "p1", "name"), ("case", "c1", "reference"),
     ("person", "p1", "alias"), ("evidence", "v1", "author")],
)  # fmt: skip
def test_names_and_codes_are_left_as_typed(
    qtbot: QtBot, opened: OpenDesk, kind: str, id: str, field: str
) -> None:
    form = form_of(qtbot, opened, id, LineField(records_of(opened.desk, kind), field))
    line = find(form, QLineEdit, f"{kind}.{field}")
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, 'O\'Brien 10-12 "x"')
    assert line.text() == 'O\'Brien 10-12 "x"'


def test_details_one_to_a_line_are_left_as_typed(qtbot: QtBot, opened: OpenDesk) -> None:
    field = NamesField(records_of(opened.desk, "person"), "identifiers")
    form = form_of(qtbot, opened, "p1", field)
    editor = find(form, QPlainTextEdit, "person.identifiers")
    editor.setFocus()
    qtbot.keyClicks(editor, "O'Neill's, 10-12 ")
    assert editor.toPlainText().endswith("O'Neill's, 10-12 ")


def test_a_printed_line_is_typeset_and_taken_back(qtbot: QtBot, opened: OpenDesk) -> None:
    form = form_of(qtbot, opened, "c1", LineField(records_of(opened.desk, "case"), "subject"))
    line = find(form, QLineEdit, "case.subject")
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "the Council's")
    assert line.text() == "the Council’s"
    line.selectAll()
    qtbot.keyClicks(line, "Carers'")
    qtbot.keyClick(line, Qt.Key.Key_Z, CTRL)
    assert line.text() == "Carers'"


@pytest.mark.usefixtures("plain")
def test_it_can_be_switched_off(qtbot: QtBot, opened: OpenDesk) -> None:
    editor = notes(qtbot, opened)
    qtbot.keyClicks(editor, "The Council's 10-12 ")
    assert editor.toPlainText() == "The Council's 10-12 "


def test_enter_begins_a_new_paragraph_of_the_statement(qtbot: QtBot, opened: OpenDesk) -> None:
    editor = analysis(qtbot, opened)
    enter, shift = Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(editor, enter)
    qtbot.keyClicks(editor, "First.")
    qtbot.keyClick(editor, enter)
    qtbot.keyClick(editor, enter)  # whoever presses it twice gets no more room
    qtbot.keyClicks(editor, "Second,")
    qtbot.keyClick(editor, enter, shift)
    qtbot.keyClicks(editor, "a line of it:")
    qtbot.keyClick(editor, enter)
    qtbot.keyClicks(editor, "- one")
    qtbot.keyClick(editor, enter)
    qtbot.keyClicks(editor, "two")
    qtbot.keyClick(editor, enter)
    qtbot.keyClick(editor, enter)
    qtbot.keyClicks(editor, "Third.")
    words = "First.\n\nSecond,\na line of it:\n\n- one\n- two\n\nThird."
    assert editor.markup() == words
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert opened.case.findings["f1"].analysis == words
