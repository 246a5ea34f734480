"""Work under way and windows beside the work, when the case or the window is closed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenDesktop
from tests.gui.windows import Desktop
from workbench.domain.casefile import CaseFile
from workbench.gui.export.dialog import ExportDialog
from workbench.gui.library.window import LibraryWindow
from workbench.gui.tasks import Tasks

PARAGRAPH = "fault-and-injustice"


def test_the_outcome_of_work_under_way_is_told_once_when_it_is_waited_for(
    qtbot: QtBot, qapp: QApplication
) -> None:
    tasks, told, go = Tasks(qapp), [], Event()
    task = tasks.run("Work", lambda _watch: go.wait(5), told.append, told.append)
    tasks.run("More", lambda _watch: "more", told.append, told.append)
    go.set()
    tasks.settle()
    assert told == [True, "more"]
    assert task.reported
    qtbot.wait(20)
    assert told == [True, "more"]
    tasks.finish()


def test_work_that_its_own_outcome_begins_is_waited_for_too(qapp: QApplication) -> None:
    tasks: Tasks = Tasks(qapp)
    told: list[object] = []

    def first(value: str) -> None:
        told.append(value)
        tasks.run("Second", lambda _watch: "second", told.append, told.append)

    tasks.run("First", lambda _watch: "first", first, told.append)
    tasks.settle()
    assert told == ["first", "second"]
    tasks.finish()


def closing_the_case(desktop: Desktop) -> None:
    desktop.window.close_case()


def opening_it_again(desktop: Desktop) -> None:
    desktop.window.show_case("c1")


def closing_the_window(desktop: Desktop) -> None:
    desktop.window.close()


@pytest.mark.parametrize("close", [closing_the_case, opening_it_again, closing_the_window])
def test_an_export_under_way_is_noted_before_the_case_goes(
    qtbot: QtBot,
    at_a_case: Desktop,
    tmp_path: Path,
    close: Callable[[Desktop], None],
) -> None:
    at_a_case.trigger("export-statement")
    dialog = at_a_case.find(ExportDialog, "export")
    at_a_case.find(QLineEdit, "export.folder").setText(str(tmp_path))
    if (reason := at_a_case.find(QPlainTextEdit, "export.reason")).isVisible():
        reason.setPlainText("It is a trial.")
    at_a_case.find(QPushButton, "export.go").click()
    assert dialog.isVisible()
    close(at_a_case)
    qtbot.wait(50)
    names = {path.suffix for path in tmp_path.iterdir() if path.is_file()}
    assert names == {".docx", ".pdf"}
    assert len(stored(at_a_case).receipts) == 2
    assert not at_a_case.window.findChildren(ExportDialog)


def stored(desktop: Desktop) -> CaseFile:
    return desktop.casebooks.store.load("c1").case


# --- the office's library --------------------------------------------------------------------


def begun(desktop: Desktop, day: str = "") -> LibraryWindow:
    desktop.trigger("library")
    library = desktop.find(LibraryWindow, "library")
    library.show_part("paragraphs")
    library.paragraphs.list.select(PARAGRAPH)
    desktop.find(QPlainTextEdit, "library.words").setPlainText("Our own words.")
    if day:
        desktop.find(QLineEdit, "library.from").setText(day)
    return library


def office_words(desktop: Desktop) -> bool:
    office = desktop.casebooks.store.office()
    return "Our own words." in repr(office)


def test_words_typed_in_the_library_are_kept_when_the_window_is_closed(
    at_a_case: Desktop,
) -> None:
    begun(at_a_case)
    assert at_a_case.window.close()
    assert office_words(at_a_case)


def test_the_window_stays_when_the_person_stays_in_the_library(at_a_case: Desktop) -> None:
    library = begun(at_a_case, "31 February 2026")
    at_a_case.dialogs.will_answer("Stay")
    assert not at_a_case.window.close()
    assert library.isVisible()
    assert at_a_case.window.open_case is not None
    at_a_case.dialogs.will_answer("Leave without saving")
    assert at_a_case.window.close()
    assert not office_words(at_a_case)


def test_windows_on_a_casebook_close_with_it(
    qtbot: QtBot, desktop: OpenDesktop, tmp_path: Path
) -> None:
    opened = desktop()
    opened.trigger("library")
    opened.trigger("calculator")
    opened.dialogs.will_answer(tmp_path / "another")
    opened.trigger("folder")
    qtbot.waitUntil(lambda: not opened.window.findChildren(QDialog))
    assert opened.casebooks.folders[-1] == tmp_path / "another"
