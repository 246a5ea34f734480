"""The questions the window asks, by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from tests.gui.desks import shown
from workbench.gui.dialogs import QtDialogs, lines_box, question_box
from workbench.gui.look.buttons import dialog_button, go_button
from workbench.gui.look.layout import column_of
from workbench.gui.look.theme.dressing import dress

OK, CANCEL = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel


def test_tab_leaves_a_question_answered_in_several_lines(qtbot: QtBot) -> None:
    box = shown(qtbot, lines_box(None, "Accept a problem", "Why is this right as it is?"))
    editor = box.findChild(QPlainTextEdit)
    assert editor is not None
    qtbot.waitUntil(editor.hasFocus)
    qtbot.keyClicks(editor, "The records say so.")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert isinstance(box.focusWidget(), QPushButton)
    assert box.textValue() == "The records say so."


def test_a_long_question_is_broken_and_whole(qtbot: QtBot) -> None:
    asked = "The final statement has errors: " + "a comment has not been answered; " * 20
    box = lines_box(None, "Print the statement", asked)
    qtbot.addWidget(box)
    box.show()
    (label,) = box.findChildren(QLabel)
    assert box.width() < 800
    assert label.height() >= label.heightForWidth(label.width()) > 4 * box.fontMetrics().height()


def test_words_that_are_there_have_room_and_outlast_the_first_key(qtbot: QtBot) -> None:
    words = "Dear {salutation}\n\nI enclose a draft of my decision."
    box = shown(qtbot, lines_box(None, "Draft decision: to the complainant", "Words", words))
    editor = box.findChild(QPlainTextEdit)
    assert editor is not None
    qtbot.waitUntil(lambda: editor.hasFocus() and not editor.textCursor().hasSelection())
    qtbot.keyClicks(editor, "My ")
    assert box.textValue() == f"My {words}"
    assert box.width() >= 640


def test_long_labels_of_a_question_stand_one_above_another_and_are_whole(qtbot: QtBot) -> None:
    labels = [
        "A refusal to begin stage two of the children’s procedure",
        "A remedy to a person and improvements to services",
        "Recommendations of a panel that were not carried out",
        "Cancel",
    ]
    box = QMessageBox()
    box.setText("Which case would you like to try things out on?")
    question_box(box, labels)
    shown(qtbot, box)
    buttons = [button for button in box.findChildren(QPushButton) if button.isVisible()]
    assert [button.text() for button in buttons] == labels
    places = [button.mapTo(box, button.rect().topLeft()) for button in buttons]
    assert len({place.y() for place in places}) == len(labels)
    for button in buttons:
        assert button.width() >= button.sizeHint().width()
        corner = button.mapTo(box, button.rect().bottomRight())
        assert box.rect().contains(corner)


def test_short_labels_of_a_question_stay_side_by_side(qtbot: QtBot) -> None:
    box = QMessageBox()
    save, cancel = question_box(dress(box), ["Save", "Cancel"])
    shown(qtbot, box)
    assert save.y() == cancel.y()
    assert save.x() > cancel.x(), "what it is there for stands at the right, as in every dialog"
    assert save.isDefault() and box.icon() is QMessageBox.Icon.NoIcon


def test_a_question_answered_in_words_shows_its_whole_title(qtbot: QtBot) -> None:
    box = shown(qtbot, dress(lines_box(None, "Reopen the case", "Why it is reopened")))
    assert box.width() >= box.fontMetrics().horizontalAdvance(
        f"{box.windowTitle()} — Case workbench"
    )
    ok, cancel = (box.findChild(QDialogButtonBox).button(each) for each in (OK, CANCEL))
    assert ok.mapTo(box, QPoint()).x() > cancel.mapTo(box, QPoint()).x()


def test_buttons_of_a_question_have_words_and_no_pictures(qtbot: QtBot) -> None:
    box = dress(lines_box(None, "Who?", "Your name"))
    buttons = box.findChild(QDialogButtonBox).buttons()
    for button in buttons:  # as some desktops have it
        button.setIcon(QIcon(QPixmap(16, 16)))
    shown(qtbot, box)
    assert len(buttons) == 2 and all(button.icon().isNull() for button in buttons)


@pytest.mark.parametrize(
    ("typed", "kind", "written"),
    [
        ("mine", "PDF (*.pdf)", "mine.pdf"),
        ("mine.PDF", "PDF (*.pdf)", "mine.PDF"),
        ("mine 23.05", "", "mine 23.05.docx"),
        ("mine.docx", "PDF (*.pdf)", "mine.docx"),
        ("mine", "All files (*)", "mine"),
    ],
)
def test_a_file_that_is_there_under_its_whole_name_is_asked_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, kind: str, written: str
) -> None:
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *asked: (str(tmp_path / typed), kind)
    )
    answers: list[str] = []
    dialogs = QtDialogs()
    monkeypatch.setattr(dialogs, "ask", lambda *asked, **more: answers.pop())
    patterns = "Word document (*.docx);;PDF (*.pdf);;All files (*)"
    assert dialogs.choose_save_file("Export", tmp_path, patterns) == tmp_path / written
    (tmp_path / written).write_bytes(b"words of somebody")
    if written == typed:
        # The system itself has asked.
        assert dialogs.choose_save_file("Export", tmp_path, patterns) == tmp_path / written
        return
    answers += ["Replace it", "Keep it"]
    assert dialogs.choose_save_file("Export", tmp_path, patterns) is None
    assert dialogs.choose_save_file("Export", tmp_path, patterns) == tmp_path / written


def test_enter_presses_the_button_one_is_on(qtbot: QtBot) -> None:
    pressed: list[str] = []
    dialog = QDialog()
    line = QLineEdit()
    cancel = dialog_button("Cancel", "x.cancel", lambda: pressed.append("cancel"))
    go = go_button("Go on", "x.ok", lambda: pressed.append("go on"))
    column_of(line, cancel, go, within=dialog)
    shown(qtbot, dialog)
    for each in (cancel, line, go):
        each.setFocus()
        qtbot.keyClick(each, Qt.Key.Key_Return)
    assert pressed == ["cancel", "go on", "go on"]
