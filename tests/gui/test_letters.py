"""Letters are made in the window: confidential where real names stand in them, refused else."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.builders import TODAY, a_sound_case
from tests.gui.conftest import OpenDesktop
from tests.gui.windows import Desktop
from workbench.application.letters.merging import usual_letter
from workbench.domain.records.versions import Issue, StatementVersion
from workbench.gui.letters.window import LettersWindow
from workbench.persistence.vault.files import Vault


@pytest.fixture
def letters(desktop: OpenDesktop, tmp_path: Path) -> Desktop:
    desk = desktop(a_sound_case(investigator="R Ashdown"))
    vault = Vault(tmp_path / "casebook")
    vault.folder.parent.mkdir()
    object.__setattr__(desk.services, "papers", lambda workbench: SimpleNamespace(vault=vault))
    desk.window.show_case("c1")
    desk.trigger("letters")
    return desk


def choose(desk: Desktop, template: str) -> QPlainTextEdit:
    box = desk.find(QComboBox, "letters.template")
    box.setCurrentIndex(box.findData(template))
    return desk.find(QPlainTextEdit, "letters.text")


def make(qtbot: QtBot, desk: Desktop, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    desk.dialogs.will_answer(folder)
    qtbot.mouseClick(desk.find(QPushButton, "letters.go"), Qt.MouseButton.LeftButton)


def test_letters_begin_with_the_decision_once_it_went_out(desktop: OpenDesktop) -> None:
    case = a_sound_case(investigator="R Ashdown")
    assert usual_letter(case) == "draft-complainant"
    final = StatementVersion(id="v1", stage="final", issue=Issue())
    desk = desktop(case.with_record("version", final))
    desk.window.show_case("c1")
    desk.trigger("letters")
    assert desk.find(QComboBox, "letters.template").currentData() == "final-complainant"


def test_a_letter_with_real_names_is_confidential_and_for_its_owner_alone(
    qtbot: QtBot, letters: Desktop, tmp_path: Path
) -> None:
    text = choose(letters, "draft-complainant")
    assert not letters.find(QWidget, "letters.list").isVisible()
    letters.find(QPushButton, "letters.go").click()
    assert not letters.dialogs.asked, "no folder is asked for a letter that cannot be made"
    assert "[address]" in letters.find(QLabel, "letters.fault").text()
    words = text.toPlainText().replace("[address]", "1 High Street")
    text.setPlainText(words.replace("[comments due]", "3 May 2027"))
    letters.find(QCheckBox, "letters.sent").setChecked(True)
    make(qtbot, letters, tmp_path / "out")
    written = sorted((tmp_path / "out").iterdir())
    assert [path.name for path in written] == [
        "CONFIDENTIAL 21-017-938 draft-complainant 1.docx",
        "CONFIDENTIAL 21-017-938 draft-complainant 1.pdf",
    ]
    assert {path.stat().st_mode & 0o777 for path in written} == {0o600}
    (letter,) = letters.case.letters.values()
    assert letter.real_names and letter.sent_on == TODAY and len(letter.files) == 2
    assert letters.find(QWidget, "letters.list").isVisible()


def test_a_name_stops_a_letter_whose_template_has_no_mark(
    qtbot: QtBot, letters: Desktop, tmp_path: Path
) -> None:
    text = choose(letters, "ofsted")
    make(qtbot, letters, tmp_path / "out")
    assert len(list((tmp_path / "out").iterdir())) == 2
    text.setPlainText(f"{text.toPlainText()}\n\nIt is about Philippa Wainscott.")
    make(qtbot, letters, tmp_path / "more")
    assert "Wainscott" in letters.find(QLabel, "letters.fault").text()
    assert not list((tmp_path / "more").iterdir()) and len(letters.case.letters) == 1


def test_words_written_in_a_letter_come_back_when_it_was_filled_in_anew(
    qtbot: QtBot, letters: Desktop
) -> None:
    text, fault = choose(letters, "ofsted"), letters.find(QLabel, "letters.fault")
    assert not fault.text()
    qtbot.keyClicks(text, "Mine. ")
    written = text.toPlainText()
    letters.find(QComboBox, "letters.to").setCurrentText("the Trust")
    assert "Undo in it" in fault.text() and "Mine." not in text.toPlainText()
    text.undo()
    assert text.toPlainText() == written
    letters.find(QAction, "letters.list.sent").trigger()
    assert "Choose first" in fault.text()


@pytest.mark.parametrize("with_its_case", [False, True])
def test_a_letter_that_was_worked_on_is_not_left_unasked(
    letters: Desktop, with_its_case: bool
) -> None:
    words = choose(letters, "enquiries")
    window = letters.find(LettersWindow, "letters")
    leave = letters.window.close_case if with_its_case else window.reject
    words.insertPlainText("Please send us her file. ")
    letters.dialogs.will_answer("Stay")
    leave()
    assert window.isVisible()
    assert "Please send us her file." in words.toPlainText()
    letters.dialogs.will_answer("Leave without saving")
    leave()
    assert not isValid(window) or not window.isVisible()


def test_a_letter_nobody_worked_on_is_left_without_a_question(letters: Desktop) -> None:
    choose(letters, "enquiries")
    window = letters.find(LettersWindow, "letters")
    window.reject()
    assert not window.isVisible()
