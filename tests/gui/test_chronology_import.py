"""A table taken into the chronology at the desk: columns, questions, preview, one step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from tests.builders import a_case, a_person, an_item_of_evidence, on
from tests.gui.desks import OpenDesk, a_desk, find, shown
from workbench.application.chronology.tables import Cell, table_of
from workbench.bootstrap import window_services
from workbench.gui.chronology import import_dialog
from workbench.gui.chronology.import_dialog import ImportDialog
from workbench.gui.chronology.import_preview import TO_KNOW
from workbench.gui.chronology.page import ChronologyPage

TEXT = (
    "Date\tWho\tDetails\tComments\n"
    "22/03/2021\tMs X\tMs X rang\t\n"
    "2/5/19\tGP\tA letter\told\n"
    "3/6/19\tGP\tAnother letter\t\n"
    "31/02/2020\tSchool\tA meeting\t\n"
    "43586\t\tA referral\t\n"
    "TBC\t\tSomething\t\n"
)


@pytest.fixture
def opened() -> OpenDesk:
    return a_desk(a_case(a_person(), an_item_of_evidence()))


@pytest.fixture
def dialog(qtbot: QtBot, opened: OpenDesk) -> ImportDialog:
    rows = [line.split("\t") for line in TEXT.splitlines()]
    return shown(qtbot, ImportDialog(opened.desk, (table_of(rows),), "a test"))


def summary(dialog: ImportDialog) -> str:
    return find(dialog, QLabel, "import.summary").text()


def read(dialog: ImportDialog) -> list[str]:
    rows = range(dialog.model.rowCount())
    return [str(dialog.model.index(row, 2).data()) for row in rows]


def choose(dialog: ImportDialog, name: str, words: str) -> None:
    combo = find(dialog, QComboBox, name)
    combo.setCurrentText(words)
    combo.activated.emit(combo.currentIndex())


def test_columns_are_guessed_and_questions_counted(dialog: ImportDialog) -> None:
    assert find(dialog, QComboBox, "import.column.3").currentText() == "What happened"
    assert summary(dialog) == "6 events: 1 dated, 5 without a date, 5 to be asked about"
    assert read(dialog) == ["22 March 2021", *["no date"] * 5]


def test_one_answer_settles_all_rows_of_its_kind(dialog: ImportDialog) -> None:
    choose(dialog, "import.century", "Years of this century (20..)")
    choose(dialog, "import.order", "Day first: 3/4 is 3 April")
    find(dialog, QCheckBox, "import.numbers").click()
    assert read(dialog)[1:5] == ["2 May 2019", "3 June 2019", "no date", "1 May 2019"]


def test_a_row_is_answered_by_a_button_and_the_next_question_follows(
    qtbot: QtBot, dialog: ImportDialog
) -> None:
    question = find(dialog, QLabel, "import.question")
    assert question.text().startswith("Row 3")
    find(dialog, QPushButton, "import.option2").click()
    assert read(dialog)[1] == "5 February 2019"
    assert question.text().startswith("Row 4")
    qtbot.keyClick(find(dialog, QTableView, "import.rows"), Qt.Key.Key_Down)
    assert question.text().startswith("Row 5")

    def offered() -> list[str]:
        buttons = dialog.options.findChildren(QPushButton)
        return [each.text() for each in buttons if each.isVisible()]

    qtbot.waitUntil(lambda: offered() == ["29 February 2020", "28 February 2020"])


def test_rows_can_be_left_out_and_taken_in_again(dialog: ImportDialog) -> None:
    leave = find(dialog, QPushButton, "import.leave")
    leave.click()
    assert "1 left out" in summary(dialog)
    assert leave.text() == "Take this row in again"
    leave.click()
    assert "left out" not in summary(dialog)
    choose(dialog, "import.undecided", "Leave them out")
    assert "5 left out" in summary(dialog)
    find(dialog, QCheckBox, "import.only-asked").click()
    assert dialog.model.rowCount() == 5


def test_a_column_can_be_matched_otherwise(dialog: ImportDialog) -> None:
    choose(dialog, "import.column.3", "Leave out")
    assert "what happened" in find(dialog, QLabel, "import.fault").text()
    assert not find(dialog, QPushButton, "import.ok").isEnabled()
    choose(dialog, "import.column.4", "What happened")
    assert find(dialog, QPushButton, "import.ok").isEnabled()
    find(dialog, QCheckBox, "import.headed").click()
    assert dialog.model.rowCount() == 7


def test_the_import_is_one_step_that_can_be_undone(dialog: ImportDialog, opened: OpenDesk) -> None:
    find(dialog, QPushButton, "import.ok").click()
    events = list(opened.case.events.values())
    assert len(events) == 6
    assert (events[0].on, events[0].narrative) == (on("22 March 2021"), "{person:p1} rang")
    assert events[1].note == "Comments: old\nDate as given: 2/5/19"
    assert opened.undo_label == "Import 6 events"
    opened.undo()
    assert opened.case.events == {}


def test_turning_away_changes_nothing(dialog: ImportDialog, opened: OpenDesk) -> None:
    find(dialog, QPushButton, "import.cancel").click()
    assert opened.case.events == {}


def test_a_sheet_is_chosen_where_there_are_several(qtbot: QtBot, opened: OpenDesk) -> None:
    sheets = (
        table_of([["Date", "Event"], ["2021", "One"]], name="First"),
        table_of([["2022", "Two went to the meeting"]], name="Second"),
    )
    dialog = shown(qtbot, ImportDialog(opened.desk, sheets, "a test"))
    find(dialog, QComboBox, "import.sheet").setCurrentText("Second")
    assert read(dialog) == ["2022"]


# --- from the page -----------------------------------------------------------------------------


@pytest.fixture
def page(qtbot: QtBot, opened: OpenDesk, tmp_path: Path) -> ChronologyPage:
    desk = opened.desk
    services: Any = SimpleNamespace(tables=window_services(tmp_path).tables)
    able = replace(desk, services=services)
    return shown(qtbot, ChronologyPage(able))


def trigger(page: ChronologyPage, name: str) -> None:
    action = page.findChild(QAction, f"chronology.{name}")
    assert action is not None
    action.trigger()


def test_a_table_is_pasted_from_excel(page: ChronologyPage, opened: OpenDesk) -> None:
    QGuiApplication.clipboard().setText(TEXT)
    trigger(page, "paste")
    opened.desk.tasks.settle()
    dialog = page.findChild(ImportDialog)
    assert dialog is not None
    find(dialog, QPushButton, "import.ok").click()
    assert len(opened.case.events) == 6
    assert page.model.events_shown == 6


def test_a_blank_clipboard_is_told(page: ChronologyPage, opened: OpenDesk) -> None:
    QGuiApplication.clipboard().setText(" ")
    trigger(page, "paste")
    opened.desk.tasks.settle()
    assert "blank" in opened.failures[0].message


def test_a_file_is_imported_or_refused(
    page: ChronologyPage, opened: OpenDesk, tmp_path: Path
) -> None:
    good, bad = tmp_path / "events.csv", tmp_path / "events.xlsx"
    good.write_text("Date;Event\n22/03/2021;One\n", encoding="utf-8")
    bad.write_bytes(b"no workbook")
    dialogs: Any = opened.desk.dialogs
    dialogs.will_answer((bad,), (tmp_path / "gone.csv",), (), (good,))
    for _turn in range(3):
        trigger(page, "import")
        opened.desk.tasks.settle()
    assert [failure.message for failure in opened.failures] == [
        "The file is not an Excel workbook.",
        "gone.csv could not be read: No such file or directory.",
    ]
    assert page.findChild(ImportDialog) is None
    trigger(page, "import")
    opened.desk.tasks.settle()
    dialog = page.findChild(ImportDialog)
    assert dialog is not None
    find(dialog, QPushButton, "import.ok").click()
    assert [event.on for event in opened.case.events.values()] == [on("22 March 2021")]


# --- hidden rows and days turned round -----------------------------------------------------------


def test_hidden_rows_are_left_out_until_they_are_taken_in(qtbot: QtBot, opened: OpenDesk) -> None:
    rows = [["Date", "Event"], ["3 May 2023", "Seen"], ["4 May 2023", "Hidden"]]
    table = table_of(rows, aside_rows={3: "hidden"})
    dialog = shown(qtbot, ImportDialog(opened.desk, (table,), "a test"))
    assert "Row 3 is hidden" in find(dialog, QLabel, "import.told").text()
    assert summary(dialog) == "1 event: 1 dated; 1 left out"
    dialog.view.setCurrentIndex(dialog.model.index(1, 0))
    leave = find(dialog, QPushButton, "import.leave")
    assert leave.text() == "Take this row in again"
    leave.click()
    assert summary(dialog) == "2 events: 2 dated"
    leave.click()
    assert summary(dialog) == "1 event: 1 dated; 1 left out"
    find(dialog, QCheckBox, "import.aside").click()
    find(dialog, QPushButton, "import.ok").click()
    assert len(opened.case.events) == 2


def test_days_turned_round_are_settled_at_once(qtbot: QtBot, opened: OpenDesk) -> None:
    rows = [
        [Cell("Date"), Cell("Event")],
        [Cell("05/03/2023", day=date(2023, 3, 5)), Cell("typed 3 May")],
        [Cell("13/05/2023"), Cell("13 May")],
    ]
    dialog = shown(qtbot, ImportDialog(opened.desk, (table_of(rows),), "a test"))
    assert not find(dialog, QCheckBox, "import.aside").isVisible()
    assert not find(dialog, QComboBox, "import.century").isVisible(), "no year has two figures"
    assert not dialog.view.isColumnHidden(TO_KNOW)
    assert "1 to be asked about" in summary(dialog)
    choose(dialog, "import.turned", "Turn them: 3 May for 5 March")
    assert read(dialog) == ["3 May 2023", "13 May 2023"]


def test_a_long_table_is_read_beside_the_window(
    qtbot: QtBot, opened: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_dialog, "_AT_ONCE", 2)
    rows = [line.split("\t") for line in TEXT.splitlines()]
    dialog = shown(qtbot, ImportDialog(opened.desk, (table_of(rows),), "a test"))
    choose(dialog, "import.order", "Month first: 3/4 is 4 March")
    assert "Reading" in summary(dialog)
    assert not dialog.ok.isEnabled()
    # Another choice before that reading is done: only the last one counts.
    choose(dialog, "import.order", "Day first: 3/4 is 3 April")
    choose(dialog, "import.century", "Years of this century (20..)")
    qtbot.waitUntil(dialog.ok.isEnabled, timeout=20_000)
    opened.desk.tasks.settle()
    assert dialog.preview is not None
    assert "2 May 2019" in read(dialog)
    find(dialog, QPushButton, "import.ok").click()
    assert opened.case.events
    late = shown(qtbot, ImportDialog(opened.desk, (table_of(rows),), "a test"))
    choose(late, "import.order", "Day first: 3/4 is 3 April")
    before = late.preview
    late.reject()
    opened.desk.tasks.settle()
    assert late.preview is before


def test_a_table_without_questions_asks_none_and_is_set_as_typed(
    qtbot: QtBot, opened: OpenDesk
) -> None:
    rows = [["Date", "What happened"], ["13 May 2023", 'Kit\'s aunt said "no" in 2021-22.']]
    dialog = shown(qtbot, ImportDialog(opened.desk, (table_of(rows),), "a test"))
    for name in ("order", "turned", "century", "undecided"):
        assert not find(dialog, QComboBox, f"import.{name}").isVisible()
    assert dialog.view.isColumnHidden(TO_KNOW)
    find(dialog, QPushButton, "import.ok").click()
    words = [event.narrative for event in opened.case.events.values()]
    assert "Kit’s aunt said “no” in 2021–22." in words
