"""The publication set is made in the window: one file by itself, and its receipt in the case."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_payment, a_sound_case
from tests.gui.conftest import OpenDesktop
from tests.gui.windows import Desktop
from workbench.application.handing_out.publishing import confirm, published
from workbench.domain.errors import ExportFailed
from workbench.domain.records.complaint import CaseStage
from workbench.gui.export.publication import PublishDialog
from workbench.gui.export.receipt import ReceiptWindow


def opened(desktop: Desktop, folder: Path) -> PublishDialog:
    desktop.trigger("publish")
    desktop.find(QLineEdit, "publish.folder").setText(str(folder))
    return desktop.find(PublishDialog, "publish")


def go(qtbot: QtBot, desktop: Desktop) -> None:
    desktop.dialogs.will_answer("Go on")
    qtbot.mouseClick(desktop.find(QPushButton, "publish.go"), Qt.MouseButton.LeftButton)
    dialog = desktop.find(PublishDialog, "publish")
    qtbot.waitUntil(lambda: dialog.outcome.isVisible() or dialog.fault.isVisible(), timeout=20_000)


def test_one_file_stands_by_itself_with_a_receipt_in_the_case(
    qtbot: QtBot, at_a_case: Desktop, tmp_path: Path
) -> None:
    folder = tmp_path / "publication"
    opened(at_a_case, folder)
    go(qtbot, at_a_case)
    (file,) = folder.iterdir()
    assert file.name == "21-017-938.pdf" and file.read_bytes()[:4] == b"%PDF"
    receipt = published(at_a_case.case)
    assert receipt is not None and receipt.publication
    assert receipt.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert receipt.size == file.stat().st_size
    assert at_a_case.case.versions[receipt.version_id].stage == "final"
    confirm(folder, file.name, receipt.sha256)


def test_a_folder_with_anything_else_in_it_is_refused(
    qtbot: QtBot, at_a_case: Desktop, tmp_path: Path
) -> None:
    (tmp_path / "letter.docx").write_text("the covering letter")
    dialog = opened(at_a_case, tmp_path)
    go(qtbot, at_a_case)
    assert "letter.docx" in dialog.fault.text()
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".pdf"] == []
    assert not at_a_case.case.receipts


def test_the_set_of_a_case_at_draft_stage_is_asked_about(
    qtbot: QtBot, desktop: OpenDesktop, tmp_path: Path
) -> None:
    desk = desktop(a_sound_case(stage=CaseStage.DRAFT_DECISION))
    desk.window.show_case("c1")
    folder = tmp_path / "publication"
    opened(desk, folder)
    button = desk.find(QPushButton, "publish.go")
    desk.dialogs.will_answer("Back")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "still at draft stage" in desk.dialogs.asked[-1][1]
    assert not folder.exists() and button.isEnabled()
    go(qtbot, desk)
    assert published(desk.case) is not None


def test_making_it_again_replaces_the_one_file(
    qtbot: QtBot, at_a_case: Desktop, tmp_path: Path
) -> None:
    folder = tmp_path / "publication"
    folder.mkdir()
    (folder / "21-017-938.pdf").write_text("an earlier one")
    (folder / "Thumbs.db").write_text("the system's")
    opened(at_a_case, folder)
    go(qtbot, at_a_case)
    assert (folder / "21-017-938.pdf").read_bytes()[:4] == b"%PDF"
    assert published(at_a_case.case) is not None


def test_a_decision_that_is_not_final_cannot_be_published(
    desktop: OpenDesktop, tmp_path: Path
) -> None:
    desk = desktop(a_sound_case(decided_on=None, reference=""))
    desk.window.show_case("c1")
    dialog = opened(desk, tmp_path / "publication")
    assert "no reference and no date of the decision" in dialog.fault.text()
    assert not desk.find(QPushButton, "publish.go").isEnabled()


def test_a_publication_set_knows_no_reason_for_errors(
    qtbot: QtBot, desktop: OpenDesktop, tmp_path: Path
) -> None:
    desk = desktop(a_sound_case().with_record("remedy", a_payment(person_id="")))
    desk.window.show_case("c1")
    dialog = opened(desk, tmp_path / "publication")
    assert not desk.find(QPushButton, "publish.go").isEnabled()
    assert "▲" in dialog.rules.text()
    assert dialog.findChild(QPlainTextEdit) is None
    assert published(desk.case) is None


def test_the_receipt_can_be_read_and_copied(
    qtbot: QtBot, at_a_case: Desktop, tmp_path: Path
) -> None:
    opened(at_a_case, tmp_path / "publication")
    go(qtbot, at_a_case)
    receipt = published(at_a_case.case)
    assert receipt is not None
    qtbot.mouseClick(at_a_case.find(QPushButton, "publish.receipt"), Qt.MouseButton.LeftButton)
    assert receipt.sha256 in at_a_case.find(ReceiptWindow, "receipt").words.toPlainText()
    qtbot.mouseClick(at_a_case.find(QPushButton, "receipt.copy"), Qt.MouseButton.LeftButton)
    assert receipt.sha256 in QGuiApplication.clipboard().text()


def test_the_history_shows_the_receipt(qtbot: QtBot, at_a_case: Desktop, tmp_path: Path) -> None:
    opened(at_a_case, tmp_path / "publication")
    go(qtbot, at_a_case)
    at_a_case.find(PublishDialog, "publish").close()
    at_a_case.window.show_case("c1", "history")
    tree = at_a_case.find(QTreeWidget, "history.versions")
    statement = tree.topLevelItem(0)
    assert statement is not None
    file = statement.child(0)
    assert file is not None and "Publication set" in file.text(3)
    button = at_a_case.find(QPushButton, "history.receipt")
    assert not button.isEnabled()
    tree.setCurrentItem(file)
    assert button.isEnabled()
    button.click()
    assert "Rules:" in at_a_case.find(ReceiptWindow, "receipt").words.toPlainText()


def test_a_file_changed_afterwards_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "21-017-938.pdf").write_bytes(b"changed")
    with pytest.raises(ExportFailed, match="bytes have changed"):
        confirm(tmp_path, "21-017-938.pdf", hashlib.sha256(b"as written").hexdigest())
    (tmp_path / "other.pdf").write_bytes(b"")
    with pytest.raises(ExportFailed, match="nothing else"):
        confirm(tmp_path, "21-017-938.pdf", hashlib.sha256(b"changed").hexdigest())


def test_the_rules_are_told_before_anything_is_written(at_a_case: Desktop, tmp_path: Path) -> None:
    opened(at_a_case, tmp_path)
    assert "no errors" in at_a_case.find(QLabel, "publish.rules").text().lower()
