"""The editor for authored text shows aliases and numbers, and keeps the tokens behind them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.domain.casefile import CaseFile
from workbench.domain.records.complaint import Case
from workbench.domain.records.people import Person
from workbench.gui.fields.markup import MarkupEdit

CASE = CaseFile(
    case=Case(id="c1"),
    people={
        "p1": Person(id="p1", name="Fenella Garrowby", alias="Ms X"),
        "p2": Person(id="p2", name="Lorcan Garrowby", alias="B"),
    },
)
TEXT = "{person:p1} wrote to {body}.\n\n- See paragraph {para:event:e1}\n- *soon*"


@pytest.fixture
def editor(qtbot: QtBot) -> MarkupEdit:
    edit = MarkupEdit()
    qtbot.addWidget(edit)
    edit.resize(400, 200)
    edit.show()
    edit.set_context(CASE, {"event:e1": 12})
    return edit


def test_people_and_references_are_shown_as_words(editor: MarkupEdit) -> None:
    editor.set_markup(TEXT, CASE)
    assert editor.toPlainText().startswith("Ms X wrote to the Council.")
    assert "See paragraph 12" in editor.toPlainText()
    assert editor.markup() == TEXT


def test_loading_is_not_an_edit_and_the_same_text_keeps_undo(
    editor: MarkupEdit, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(editor.edited):
        editor.set_markup(TEXT, CASE)
    qtbot.keyClicks(editor, "So ")
    editor.set_markup(editor.markup(), CASE)
    editor.undo()
    assert editor.markup() == TEXT


def test_words_typed_beside_a_mention_stay_outside_it(editor: MarkupEdit, qtbot: QtBot) -> None:
    editor.set_markup("{person:p1}", CASE)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(editor, " replied")
    assert editor.markup() == "{person:p1} replied"


@pytest.mark.parametrize(
    ("key", "where"),
    [
        (Qt.Key.Key_Backspace, QTextCursor.MoveOperation.End),
        (Qt.Key.Key_Delete, QTextCursor.MoveOperation.Start),
    ],
)
def test_a_mention_is_deleted_as_a_whole(
    editor: MarkupEdit, qtbot: QtBot, key: Qt.Key, where: QTextCursor.MoveOperation
) -> None:
    editor.set_markup("{person:p1}", CASE)
    editor.moveCursor(where)
    qtbot.keyClick(editor, key)
    assert editor.markup() == ""


def test_two_mentions_side_by_side_stay_two(editor: MarkupEdit) -> None:
    editor.set_markup("{person:p1}{person:p1}", CASE)
    assert editor.markup() == "{person:p1}{person:p1}"


def test_a_mention_whose_words_are_altered_becomes_words(editor: MarkupEdit, qtbot: QtBot) -> None:
    editor.set_markup("{person:p1} wrote", CASE)
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    editor.moveCursor(QTextCursor.MoveOperation.NextCharacter)
    qtbot.keyClicks(editor, "r")
    assert editor.markup() == "Mrs X wrote"


def test_copied_text_keeps_its_mentions_here_and_reads_as_aliases_elsewhere(
    editor: MarkupEdit,
) -> None:
    editor.set_markup("{person:p1} wrote", CASE)
    editor.selectAll()
    editor.copy()
    assert QApplication.clipboard().text() == "Ms X wrote"
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.paste()
    assert editor.markup() == "{person:p1} wrote{person:p1} wrote"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_at_offers_the_people_of_the_case(editor: MarkupEdit, qtbot: QtBot, key: Qt.Key) -> None:
    editor.set_markup("", CASE)
    qtbot.keyClicks(editor, "Then @Lor")
    popup = editor.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, key)
    qtbot.keyClicks(editor, " came")
    assert editor.markup() == "Then {person:p2} came"


def test_an_unknown_token_is_left_as_typed(editor: MarkupEdit) -> None:
    editor.set_markup("{unknown:z} and {para:none}", CASE)
    assert editor.markup() == "{unknown:z} and {para:none}"


def test_a_person_who_is_gone_keeps_the_token(editor: MarkupEdit) -> None:
    editor.set_markup("{person:p9} wrote", CASE)
    assert editor.markup() == "{person:p9} wrote"
