"""Leaving a case with something typed that cannot be saved: where it is, and the way back."""

from __future__ import annotations

from unittest.mock import Mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.gui.windows import Desktop
from workbench.domain.errors import CaseConflict
from workbench.gui.case.view import CaseView
from workbench.gui.evidence.page import EvidencePage

STAY, LEAVE = "Stay", "Leave without saving"


def a_bad_date(qtbot: QtBot, desktop: Desktop) -> QLineEdit:
    """The line of a document's date, in which no date stands."""
    desktop.trigger("page.evidence")
    page = desktop.find(EvidencePage, "evidence")
    assert page.form.body.record_id
    line = desktop.find(QLineEdit, "evidence.made_on")
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "31 February 2023")
    return line


def test_the_question_names_the_page_the_field_and_the_fault(
    qtbot: QtBot, at_a_case: Desktop
) -> None:
    a_bad_date(qtbot, at_a_case)
    at_a_case.trigger("page.findings")
    at_a_case.dialogs.will_answer(STAY)
    at_a_case.trigger("close")
    _title, words = at_a_case.dialogs.asked[-1]
    assert "“Date made”" in words
    assert "on the page Evidence" in words


def test_whoever_stays_is_brought_to_the_field(qtbot: QtBot, at_a_case: Desktop) -> None:
    line = a_bad_date(qtbot, at_a_case)
    at_a_case.trigger("page.findings")
    at_a_case.dialogs.will_answer(STAY)
    at_a_case.trigger("close")
    assert at_a_case.find(CaseView, "case").page_key() == "evidence"
    qtbot.waitUntil(lambda: QApplication.focusWidget() is line)
    assert line.text() == "31 February 2023"


@pytest.mark.parametrize("command", ["issue", "export-statement", "check", "letters"])
def test_a_command_that_needs_it_saved_leads_to_the_field(
    qtbot: QtBot, at_a_case: Desktop, command: str
) -> None:
    line = a_bad_date(qtbot, at_a_case)
    at_a_case.trigger("page.statement")
    at_a_case.trigger(command)
    assert at_a_case.find(CaseView, "case").page_key() == "evidence"
    qtbot.waitUntil(lambda: QApplication.focusWidget() is line)
    said = at_a_case.find(QLabel, "trouble.words").text()
    assert "“Date made” on the page Evidence could not be saved" in said


def test_words_kept_for_another_record_are_asked_about_and_shown_again(
    qtbot: QtBot, at_a_case: Desktop
) -> None:
    line = a_bad_date(qtbot, at_a_case)
    page = at_a_case.find(EvidencePage, "evidence")
    bad = page.form.record_id
    page.add()
    assert page.form.record_id != bad
    assert line.text() == ""
    at_a_case.trigger("page.people")
    at_a_case.dialogs.will_answer(STAY)
    at_a_case.trigger("close")
    assert page.form.record_id == bad
    assert line.text() == "31 February 2023"
    qtbot.waitUntil(lambda: QApplication.focusWidget() is line)
    at_a_case.dialogs.will_answer(LEAVE)
    at_a_case.trigger("close")
    assert at_a_case.window.open_case is None


def test_a_date_that_was_put_right_is_not_asked_about(qtbot: QtBot, at_a_case: Desktop) -> None:
    line = a_bad_date(qtbot, at_a_case)
    line.selectAll()
    qtbot.keyClicks(line, "28 February 2023")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    at_a_case.trigger("close")
    assert at_a_case.window.open_case is None
    assert at_a_case.dialogs.asked == []


def test_a_line_that_makes_no_case_stays_as_typed(qtbot: QtBot, at_a_case: Desktop) -> None:
    reference = at_a_case.case.case.reference
    at_a_case.trigger("close")
    line = at_a_case.find(QLineEdit, "register.new")
    words = f"{reference} Calderwick Borough Council"
    line.setText(words)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert at_a_case.window.open_case is None
    assert line.text() == words


def test_what_is_begun_and_not_added_is_asked_about_and_shown_again(
    qtbot: QtBot, at_a_case: Desktop
) -> None:
    lines = {}
    for key, name in (("overview", "overview.task.entry"), ("chronology", "chronology.entry")):
        at_a_case.trigger(f"page.{key}")
        lines[key] = at_a_case.find(QLineEdit, name)
        qtbot.keyClicks(lines[key], "ring Mrs T, Friday")
    at_a_case.dialogs.will_answer(STAY)
    at_a_case.trigger("close")
    _title, words = at_a_case.dialogs.asked[-1]
    asked = "a new thing to do on the page Overview and a new event on the page Chronology"
    assert asked in words
    assert at_a_case.find(CaseView, "case").page_key() == "overview"
    qtbot.waitUntil(lambda: QApplication.focusWidget() is lines["overview"])
    lines["overview"].clear()
    lines["chronology"].clear()
    at_a_case.trigger("close")
    assert at_a_case.window.open_case is None


def test_a_note_that_was_changed_elsewhere_meanwhile_is_not_dropped_unasked(
    qtbot: QtBot, at_a_case: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_a_case.trigger("page.overview")
    note = at_a_case.find(QPlainTextEdit, "overview.note")
    qtbot.keyClicks(note, "She rang.")
    refused = CaseConflict("The case was changed elsewhere.", "Open the case again.")
    session = at_a_case.open_case.session
    monkeypatch.setattr(session, "apply", Mock(side_effect=refused))
    at_a_case.dialogs.will_answer(STAY)
    at_a_case.window.show_case(session.case_id)
    assert "a new note on the page Overview" in at_a_case.dialogs.asked[-1][1]
    assert note.toPlainText() == "She rang."
    at_a_case.dialogs.leaves = True
