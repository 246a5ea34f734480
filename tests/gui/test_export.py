"""Handing a statement out from the window: files, reasons, records, and the end of Undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
)
from pytestqt.qtbot import QtBot

from tests.builders import a_payment, a_sound_case
from tests.gui.conftest import OpenDesktop
from tests.gui.windows import Desktop
from workbench.application import editing
from workbench.gui.statement.export import ExportDialog
from workbench.gui.tasks import Cancelled, Tasks, Watch


def dialog_of(desktop: Desktop, folder: Path, *formats: str) -> ExportDialog:
    """The export dialog, set to a folder and formats."""
    desktop.trigger("export-statement")
    dialog = desktop.find(ExportDialog, "export")
    desktop.find(QLineEdit, "export.folder").setText(str(folder))
    for format in ("word", "pdf", "text", "html"):
        desktop.find(QCheckBox, f"export.{format}").setChecked(format in formats)
    return dialog


def go(qtbot: QtBot, desktop: Desktop) -> None:
    """Press Export and wait for what becomes of it."""
    qtbot.mouseClick(desktop.find(QPushButton, "export.go"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(desktop.find(QLabel, "export.outcome").isVisible, timeout=20_000)


def test_a_draft_is_written_and_recorded(qtbot: QtBot, at_a_case: Desktop, tmp_path: Path) -> None:
    dialog_of(at_a_case, tmp_path, "text", "html")
    go(qtbot, at_a_case)
    assert (tmp_path / "21-017-938 draft decision.txt").read_text("utf-8").strip()
    assert (tmp_path / "21-017-938 draft decision.html").exists()
    versions = list(at_a_case.case.versions.values())
    assert [(v.stage, v.number) for v in versions] == [("draft", 1)]
    assert {r.format for r in at_a_case.case.receipts.values()} == {"text", "html"}
    assert at_a_case.find(QPushButton, "export.show").isVisible()


def test_word_and_pdf_are_written(qtbot: QtBot, at_a_case: Desktop, tmp_path: Path) -> None:
    dialog_of(at_a_case, tmp_path, "word", "pdf")
    go(qtbot, at_a_case)
    assert (tmp_path / "21-017-938 draft decision.docx").read_bytes()[:2] == b"PK"
    assert (tmp_path / "21-017-938 draft decision.pdf").read_bytes()[:4] == b"%PDF"


def test_a_final_decision_with_errors_needs_a_reason(
    qtbot: QtBot, desktop: OpenDesktop, tmp_path: Path
) -> None:
    opened = desktop(a_sound_case().with_record("remedy", a_payment(person_id="")))
    opened.window.show_case("c1")
    dialog_of(opened, tmp_path, "text")
    opened.find(QRadioButton, "export.final").setChecked(True)
    button = opened.find(QPushButton, "export.go")
    assert not button.isEnabled()
    opened.find(QPlainTextEdit, "export.reason").setPlainText("Agreed with the team.")
    assert button.isEnabled()
    opened.dialogs.will_answer("Issue the final decision")
    go(qtbot, opened)
    reasons = [receipt.override_reason for receipt in opened.case.receipts.values()]
    assert reasons == ["Agreed with the team."]


def test_a_final_decision_ends_undo(qtbot: QtBot, at_a_case: Desktop, tmp_path: Path) -> None:
    at_a_case.open_case.bridge.apply(
        "Edit text", lambda case: editing.set_text(case, "considered", "I read the papers.")
    )
    assert at_a_case.window.actions_["undo"].isEnabled()
    dialog_of(at_a_case, tmp_path, "text")
    at_a_case.find(QRadioButton, "export.final").setChecked(True)
    at_a_case.dialogs.will_answer("Issue the final decision")
    go(qtbot, at_a_case)
    assert not at_a_case.window.actions_["undo"].isEnabled()


def test_a_folder_that_is_not_there_is_told(
    qtbot: QtBot, at_a_case: Desktop, tmp_path: Path
) -> None:
    dialog_of(at_a_case, tmp_path / "gone", "text")
    go(qtbot, at_a_case)
    assert "does not exist" in at_a_case.find(QLabel, "export.outcome").text()
    assert not at_a_case.case.versions


def test_a_file_that_is_there_is_only_replaced_when_asked(
    qtbot: QtBot, at_a_case: Desktop, tmp_path: Path
) -> None:
    there = tmp_path / "21-017-938 draft decision.txt"
    there.write_text("mine")
    dialog_of(at_a_case, tmp_path, "text")
    at_a_case.dialogs.will_answer("Back")
    at_a_case.find(QPushButton, "export.go").click()
    assert there.read_text() == "mine"
    at_a_case.dialogs.will_answer("Replace them")
    go(qtbot, at_a_case)
    assert there.read_text("utf-8") != "mine"


def test_nothing_chosen_cannot_be_exported(at_a_case: Desktop, tmp_path: Path) -> None:
    dialog_of(at_a_case, tmp_path)
    assert not at_a_case.find(QPushButton, "export.go").isEnabled()


def test_cancelled_work_ends_as_cancelled(qtbot: QtBot) -> None:
    tasks, ends = Tasks(), []

    def work(watch: Watch) -> str:
        watch.cancel()
        watch.progress(0, 1)
        return "never"

    tasks.run("Work", work, ends.append, ends.append, lambda: ends.append("cancelled"))
    qtbot.waitUntil(lambda: ends == ["cancelled"])
    tasks.finish()


def test_a_watch_stops_only_when_cancelled() -> None:
    told: list[tuple[int, int]] = []
    watch = Watch(lambda done, total: told.append((done, total)))
    watch.progress(1, 2)
    watch.cancel()
    with pytest.raises(Cancelled):
        watch.progress(2, 2)
    assert told == [(1, 2)]
