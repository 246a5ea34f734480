"""The Overview's list of things to do and its notes for the file, by keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QStyle,
    QStyleOptionViewItem,
)
from pytestqt.qtbot import QtBot

from tests.builders import a_case, a_sound_case, with_records
from tests.gui.conftest import OpenDesktop
from tests.gui.desks import OpenDesk, a_desk, find, shown
from tests.gui.windows import Desktop
from workbench.application.casebook.to_do import to_do
from workbench.application.records.labels import compliance_label
from workbench.domain.errors import StoreUnavailable
from workbench.domain.records.after import SecondReading
from workbench.domain.records.complaint import CaseStage
from workbench.domain.records.compliance import ComplianceItem
from workbench.domain.records.work import FileNote, Task
from workbench.gui.look.theme.sheet import sheet
from workbench.gui.overview.dated_rows import ABOVE, BELOW, BOX, DAY, DatedRows
from workbench.gui.overview.page import OverviewPage
from workbench.gui.register.to_do import ToDoPanel

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened() -> OpenDesk:
    case = with_records(
        a_case(),
        Task(id="t1", what="Send the draft", due=date(2026, 12, 4)),
        Task(id="t2", position=1, what="Read the file"),
        Task(id="t3", position=2, what="Ring her", done_on=date(2026, 11, 20)),
        FileNote(id="n1", written_at="2026-11-20T10:00:00+00:00", author="A B", text="She rang."),
    )
    return a_desk(case)


def page_of(qtbot: QtBot, opened: OpenDesk) -> OverviewPage:
    return shown(qtbot, OverviewPage(opened.desk))


def rows(page: OverviewPage, name: str = "overview.tasks") -> list[str]:
    listed = find(page, QListWidget, name)
    return [listed.item(place).text() for place in range(listed.count())]


def test_a_thing_to_do_is_typed_with_its_day(qtbot: QtBot, opened: OpenDesk) -> None:
    page = page_of(qtbot, opened)
    line = find(page, QLineEdit, "overview.task.entry")
    line.setFocus()
    qtbot.keyClicks(line, "chase the answer, Friday")
    assert find(page, QLabel, "overview.task.echo").text() == (
        "chase the answer · Friday 27 November 2026 · Enter adds it"
    )
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == ""
    assert line.hasFocus()
    assert rows(page) == ["chase the answer", "Send the draft", "Read the file", "Ring her"]
    listed = find(page, QListWidget, "overview.tasks")
    assert listed.item(0).data(DAY) == "Fri 27 Nov 2026"
    (added,) = (each for each in opened.case.tasks.values() if each.what == "chase the answer")
    assert (added.due, added.done_on) == (date(2026, 11, 27), None)


def test_words_begin_beside_the_box_as_the_sheet_has_it(qtbot: QtBot, opened: OpenDesk) -> None:
    page = page_of(qtbot, opened)
    page.setStyleSheet(sheet())
    listed = find(page, DatedRows, "overview.tasks")
    drawn = QStyleOptionViewItem()
    listed.initViewItemOption(drawn)
    first = listed.indexFromItem(listed.item(0))
    drawn.rect = listed.visualRect(first)
    listed.itemDelegate().initStyleOption(drawn, first)
    box = QStyle.SubElement.SE_ItemViewItemCheckIndicator
    assert listed.style().subElementRect(box, drawn, listed).right() == BOX
    assert listed.room == listed.viewport().width()


def test_space_ticks_off_and_undo_brings_back(qtbot: QtBot, opened: OpenDesk) -> None:
    page = page_of(qtbot, opened)
    listed = find(page, QListWidget, "overview.tasks")
    listed.setFocus()
    listed.setCurrentRow(0)
    qtbot.keyClick(listed, Qt.Key.Key_Space)
    assert opened.case.tasks["t1"].done_on == date(2026, 11, 22)
    assert rows(page) == ["Read the file", "Send the draft", "Ring her"]
    opened.desk.bridge.undo()
    assert rows(page)[0] == "Send the draft"


def test_a_row_is_reworded_in_place_and_its_day_with_it(qtbot: QtBot, opened: OpenDesk) -> None:
    page = page_of(qtbot, opened)
    listed = find(page, QListWidget, "overview.tasks")
    for words, what, due in (
        ("Issue the draft", "Issue the draft", date(2026, 12, 4)),
        ("Issue it, 7 December", "Issue it", date(2026, 12, 7)),
    ):
        listed.item(0).setText(words)
        assert (opened.case.tasks["t1"].what, opened.case.tasks["t1"].due) == (what, due)
    assert rows(page)[0] == "Issue it"
    listed.item(0).setText("  ")
    assert rows(page)[0] == "Issue it"


def test_delete_takes_an_own_row_away_and_no_other(qtbot: QtBot) -> None:
    item = ComplianceItem(id="k1", due_on=date(2026, 11, 30))
    opened = a_desk(with_records(a_case(), item, Task(id="t1", what="Ring her")))
    page = page_of(qtbot, opened)
    listed = find(page, QListWidget, "overview.tasks")
    listed.setFocus()
    assert len(rows(page)) == 2
    for place in (1, 0):
        listed.setCurrentRow(place)
        qtbot.keyClick(listed, Qt.Key.Key_Delete)
    assert not opened.case.tasks
    assert list(opened.case.compliance) == ["k1"]


def test_a_note_has_its_time_and_whoever_is_at_the_desk(qtbot: QtBot, opened: OpenDesk) -> None:
    opened.desk.services.at_desk.name = "R Ashdown"
    page = page_of(qtbot, opened)
    text = find(page, QPlainTextEdit, "overview.note")
    text.setFocus()
    qtbot.keyClicks(text, "Rang Ms X.")
    qtbot.keyClick(text, Qt.Key.Key_Return)
    qtbot.keyClicks(text, "She will write.")
    qtbot.keyClick(text, Qt.Key.Key_Return, CONTROL)
    assert text.toPlainText() == ""
    assert rows(page, "overview.notes") == ["Rang Ms X.\nShe will write.", "She rang."]
    first = find(page, QListWidget, "overview.notes").item(0)
    assert first.data(ABOVE).endswith("R Ashdown")
    (made,) = (each for each in opened.case.notes.values() if each.author == "R Ashdown")
    assert made.text == "Rang Ms X.\nShe will write."


def test_a_note_is_changed_where_it_stands_and_never_to_nothing(
    qtbot: QtBot, opened: OpenDesk
) -> None:
    page = page_of(qtbot, opened)
    item = find(page, QListWidget, "overview.notes").item(0)
    item.setText("She rang twice.")
    assert opened.case.notes["n1"].text == "She rang twice."
    find(page, QListWidget, "overview.notes").item(0).setText(" ")
    assert opened.case.notes["n1"].text == "She rang twice."


def test_a_note_half_typed_is_kept_when_the_page_is_left(qtbot: QtBot, opened: OpenDesk) -> None:
    page = page_of(qtbot, opened)
    text = find(page, QPlainTextEdit, "overview.note")
    text.setPlainText("Not finished")
    QApplication.sendEvent(text, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
    assert text.toPlainText() == ""
    assert rows(page, "overview.notes")[0] == "Not finished"


def test_the_search_leads_to_either(qtbot: QtBot, opened: OpenDesk) -> None:
    page = page_of(qtbot, opened)
    page.focus_record("task", "t2", "what")
    assert find(page, QListWidget, "overview.tasks").currentItem().text() == "Read the file"
    page.focus_record("note", "n1", "text")
    assert find(page, QListWidget, "overview.notes").currentItem().text() == "She rang."


# --- of all cases, beside the register -----------------------------------------------------------


def listed_by(qtbot: QtBot, desktop: Desktop) -> QListWidget:
    """The list beside the register, filled once the cases are painted."""
    listed = desktop.find(QListWidget, "register.tasks")
    qtbot.waitUntil(lambda: bool(listed.count()), timeout=10_000)
    return listed


def of_all(qtbot: QtBot, desktop: Desktop) -> list[str]:
    listed = listed_by(qtbot, desktop)
    found = [listed.item(place) for place in range(listed.count())]
    return [item.text() or f"[{item.data(ABOVE)}]" for item in found]


@pytest.fixture
def register(desktop: OpenDesktop) -> Desktop:
    one = with_records(
        a_case(reference="21 000 001", body="Ashby Council"),
        Task(id="t1", what="Send the draft", due=date(2026, 12, 4)),
        Task(id="t2", position=1, what="Read the file"),
        Task(id="t3", position=2, what="Done", done_on=date(2026, 11, 20)),
    )
    two = with_records(
        a_case(reference="22 000 002", body="Brook Council"),
        Task(id="t1", what="Chase the answer", due=date(2026, 11, 20)),
        Task(id="t2", position=1, what="Ring her", due=date(2026, 11, 22)),
    )
    return desktop(one, two)


def test_the_register_lists_what_is_to_be_done_by_its_day(qtbot: QtBot, register: Desktop) -> None:
    assert of_all(qtbot, register) == [
        *("[Overdue]", "Chase the answer", "[Today]", "Ring her"),
        *("[Later]", "Send the draft", "[No day]", "Read the file"),
    ]
    row = listed_by(qtbot, register).item(1)
    assert row.data(BELOW) == "Brook Council"
    assert row.data(DAY) == "▲ 2 days ago"


def test_the_cases_are_painted_before_what_is_to_be_done_in_them(
    qtbot: QtBot,
    register: Desktop,
) -> None:
    panel = register.find(ToDoPanel, "register.to-do")
    first = register.workbench.register()[0]
    awaited = replace(first, next_step="Comments", next_due="2026-12-01", ahead=())
    panel.hide()
    read: list[str] = []
    panel.show_tasks(lambda: read.append("now") or (), [awaited])  # type: ignore[func-returns-value]
    assert panel.isVisible()
    assert read == []
    qtbot.waitUntil(lambda: panel.rows.count() == 2, timeout=10_000)
    assert panel.rows.item(1).text() == "Comments"


def test_what_is_awaited_next_in_a_case_stands_among_it_without_a_box(
    qtbot: QtBot,
    desktop: OpenDesktop,
) -> None:
    awaited = ComplianceItem(id="c1", remedy_id="r1", due_on=date(2026, 11, 25))
    case = with_records(
        a_sound_case(reference="21 000 001", body="Ashby Council"),
        awaited,
        Task(id="t1", what="Ring her", due=date(2026, 12, 4)),
    )
    opened = desktop(case)
    assert of_all(qtbot, opened)[1:] == [compliance_label(case, awaited), "Ring her"]
    row = listed_by(qtbot, opened).item(1)
    assert row.data(BELOW) == "Ashby Council · Ms X"
    assert row.data(Qt.ItemDataRole.CheckStateRole) is None


def test_all_that_the_overview_lists_of_each_case_stands_beside_the_register(
    qtbot: QtBot,
    desktop: OpenDesktop,
) -> None:
    remedies = [
        ComplianceItem(id=f"c{n}", position=n, remedy_id="r1", due_on=date(2026, 12, n))
        for n in (8, 9, 10)
    ]
    case = with_records(
        a_sound_case(stage=CaseStage.FINAL_DECISION, decided_on=date(2026, 11, 20)),
        *remedies,
        Task(id="t1", what="Ring her", due=date(2024, 1, 29)),
        Task(id="t2", position=1, what="Comments on the draft", due=date(2024, 1, 30)),
        SecondReading(id="s1", reader="B Second", handed_on=date(2026, 11, 20)),
    )
    opened = desktop(case)
    rows = listed_by(qtbot, opened)
    expected = [each.what for each in to_do(case, date(2026, 11, 22))]
    qtbot.waitUntil(lambda: rows.count() == 3 + len(expected), timeout=10_000)
    assert [row for row in of_all(qtbot, opened) if not row.startswith("[")] == expected
    assert "Second reading by B Second" in expected
    assert of_all(qtbot, opened)[-3] == "[No day]"
    assert opened.workbench.register()[0].next_due == "2024-01-29"


def test_what_is_ticked_off_beside_the_register_is_done_in_its_case(
    qtbot: QtBot, register: Desktop
) -> None:
    listed = listed_by(qtbot, register)
    listed.setFocus()
    listed.setCurrentRow(1)
    qtbot.keyClick(listed, Qt.Key.Key_Space)
    assert "Chase the answer" not in of_all(qtbot, register)
    stored = register.workbench.store.tasks_of_all()
    assert [task.what for task in stored] == ["Ring her", "Send the draft", "Read the file"]


def test_a_thing_to_do_leads_to_its_case(qtbot: QtBot, register: Desktop) -> None:
    listed = listed_by(qtbot, register)
    listed.setFocus()
    listed.setCurrentRow(5)
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert register.case.case.body == "Ashby Council"


def test_with_nothing_to_do_the_panel_is_away(desktop: OpenDesktop) -> None:
    opened = desktop(a_case(reference="21 000 001"))
    assert not opened.find(QListWidget, "register.tasks").isVisible()


def test_a_reminder_is_typed_for_the_case_chosen_in_the_register(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    opened = desktop(a_case(reference="21 000 001", body="Ashby Council"))
    page = opened.window.home.register
    assert page is not None
    page.to_do.begin()
    line = opened.find(QLineEdit, "register.reminder")
    assert line.hasFocus()
    qtbot.keyClicks(line, "ring Mrs T, 4 December")
    whose = opened.find(QLabel, "register.reminder.whose")
    assert (whose.isVisible(), whose.text()) == (True, "For Ashby Council · Enter adds it")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    (stored,) = opened.workbench.store.tasks_of_all()
    assert (stored.what, stored.due) == ("ring Mrs T", "2026-12-04")
    assert of_all(qtbot, opened) == ["[Later]", "ring Mrs T"]
    assert (line.text(), line.hasFocus()) == ("", True)


def test_a_reminder_that_cannot_be_saved_stays_in_its_line(
    qtbot: QtBot, desktop: OpenDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = desktop(a_case(reference="21 000 001", body="Ashby Council"))
    page = opened.window.home.register
    assert page is not None
    page.to_do.begin()
    line = opened.find(QLineEdit, "register.reminder")
    qtbot.keyClicks(line, "ring Mrs T, 4 December")

    def full(_case_id: str) -> None:
        raise StoreUnavailable("The disk is full.", "Make room.")

    monkeypatch.setattr(opened.workbench, "open", full)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "ring Mrs T, 4 December"
    assert opened.workbench.store.tasks_of_all() == ()
