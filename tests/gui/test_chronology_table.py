"""The chronology's table: filters, columns, gaps, look-alikes, merging, splitting, handing over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from tests.builders import (
    a_case,
    a_finding,
    a_head,
    a_person,
    a_sound_case,
    an_event,
    an_item_of_evidence,
    on,
)
from tests.gui.desks import OpenDesk, a_desk, find, shown
from workbench.application.case import editing
from workbench.bootstrap import window_services
from workbench.domain.casefile import CaseFile
from workbench.domain.records.evidence import SourceRef
from workbench.gui.chronology.page import ChronologyPage
from workbench.gui.chronology.splitting import SplitDialog
from workbench.gui.desk import Desk
from workbench.gui.fields.markup import MarkupEdit


def a_chronology() -> CaseFile:
    return a_case(
        a_person("p1", "Ms X"),
        a_person("p2", "B", name="Tobias", born=on("3 May 2009")),
        a_head("h1", title="delay"),
        an_item_of_evidence(),
        an_event("e1", "22 March 2021", narrative="{person:p1} wrote to the Council.", position=0),
        an_event("e2", "24 March 2021", narrative="A visit.", position=1, head_ids=("h1",)),
        an_event("e3", "24 March 2021", narrative="A call.", position=2, in_statement=False,
                 sources=(SourceRef("v1", "4"),)),
        an_event("e4", "June 2022", narrative="The answer came.", position=3, actor="Ms X",
                 disputed=True),
        an_event("e5", None, narrative="Somebody rang.", position=4),
        a_finding(event_ids=("e3",)),
    )  # fmt: skip


@pytest.fixture
def opened() -> OpenDesk:
    return a_desk(a_chronology())


@pytest.fixture
def page(qtbot: QtBot, opened: OpenDesk) -> ChronologyPage:
    return shown(qtbot, ChronologyPage(opened.desk))


def ids(page: ChronologyPage) -> list[str]:
    return [id for row in range(page.model.rowCount()) if (id := page.model.id_at(row))]


def words(page: ChronologyPage, column: int = 2) -> list[str]:
    return [str(page.model.index(row, column).data()) for row in range(page.model.rowCount())]


def select(page: ChronologyPage, *chosen: str) -> None:
    page.table.choose(chosen[0])
    model = page.table.selectionModel()
    every = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for id in chosen:
        model.select(page.model.index(page.model.row_of(id), 0), every)


def action(page: ChronologyPage, name: str) -> QAction:
    found = page.findChild(QAction, f"chronology.{name}")
    assert found is not None, name
    return found


# --- filters -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "choice", "expected"),
    [
        ("filter.person", "Ms X", ["e1", "e4"]),
        ("filter.head", "a) delay", ["e2"]),
        ("filter.source", "E1 Complaint file", ["e3"]),
        ("shown", "Disputed", ["e4"]),
        ("shown", "Not in the statement", ["e3"]),
    ],
)
def test_events_are_filtered_by_what_is_chosen(
    page: ChronologyPage, name: str, choice: str, expected: list[str]
) -> None:
    find(page, QToolButton, "chronology.filter.more").click()
    find(page, QComboBox, f"chronology.{name}").setCurrentText(choice)
    assert ids(page) == expected
    find(page, QToolButton, "chronology.filter.clear").click()
    assert ids(page) == ["e1", "e2", "e3", "e4", "e5"]


def test_a_period_shows_what_may_lie_in_it(qtbot: QtBot, page: ChronologyPage) -> None:
    page.begin_find()
    find(page, QToolButton, "chronology.filter.more").click()
    begin = find(page, QLineEdit, "chronology.filter.from")
    qtbot.keyClicks(begin, "23 March 2021")
    qtbot.keyClicks(find(page, QLineEdit, "chronology.filter.to"), "2021")
    qtbot.waitUntil(lambda: ids(page) == ["e2", "e3"])
    begin.clear()
    qtbot.keyClicks(begin, "someday")
    fault = find(page, QLabel, "chronology.filter.fault")
    qtbot.waitUntil(fault.isVisible)
    assert "“someday” is not a date" in fault.text()


# --- gaps, deadlines, columns ------------------------------------------------------------------


def test_gaps_stand_between_events_from_the_number_chosen(page: ChronologyPage) -> None:
    page.set_threshold(20)
    gap = words(page)[3]
    assert gap.startswith("between ")
    assert "working days without an entry" in gap
    assert page.table.chosen_ids() == ["e1"]
    page.set_threshold(400)
    assert len(words(page)) == 5
    page.set_threshold(20)
    action(page, "view.gaps").setChecked(False)
    assert len(words(page)) == 5


def test_a_gap_cannot_be_chosen_edited_or_deleted(qtbot: QtBot, page: ChronologyPage) -> None:
    page.set_threshold(20)
    page.table.selectRow(3)
    assert page.table.chosen_ids() == []
    assert not page.model.flags(page.model.index(3, 2)) & Qt.ItemFlag.ItemIsEditable
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert len(page.desk.bridge.case.events) == 5


def test_gaps_follow_a_change_of_date(qtbot: QtBot, page: ChronologyPage) -> None:
    page.set_threshold(20)
    model = page.model
    page.desk.bridge.apply(
        "Edit", lambda case: editing.set_fields(case, "event", "e4", on=on("26 March 2021"))
    )
    qtbot.waitUntil(lambda: model.rowCount() == 5)
    assert ids(page) == ["e1", "e2", "e3", "e4", "e5"]


def test_a_filter_hides_gaps(page: ChronologyPage) -> None:
    page.set_threshold(20)
    find(page, QComboBox, "chronology.shown").setCurrentText("In the statement")
    assert len(words(page)) == 4
    assert page.listed.total.text() == "5 · 4 shown"


def test_columns_of_a_copy_are_chosen_and_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    opened = a_desk(a_chronology())
    opened.desk.services.settings_file = tmp_path / "window.ini"  # type: ignore[misc]
    page = shown(qtbot, ChronologyPage(opened.desk))
    note = next(n for n, each in enumerate(page.model.columns) if each.title == "Note")
    assert note not in page.table.copied_columns()
    action(page, "column.Note").trigger()
    assert note in page.table.copied_columns()
    again = shown(qtbot, ChronologyPage(opened.desk))
    assert note in again.table.copied_columns()
    action(again, "column.Note").trigger()
    assert note not in again.table.copied_columns()


# --- two events --------------------------------------------------------------------------------


def test_two_selected_events_show_the_time_between_them(page: ChronologyPage) -> None:
    bar = find(page, QLabel, "chronology.interval.words")
    assert not bar.isVisible()
    select(page, "e1", "e2")
    assert bar.isVisible()
    assert bar.text().startswith("Between the two: 2 calendar days · 2 working days")
    find(page, QToolButton, "chronology.interval.copy").click()
    assert "From 22 March 2021 to 24 March 2021" in QGuiApplication.clipboard().text()
    select(page, "e1", "e2", "e4")
    assert not bar.isVisible()


def test_ages_are_told_for_people_whose_birth_is_known(page: ChronologyPage) -> None:
    page.table.choose("e2")
    ages = find(page, QLabel, "chronology.ages")
    assert ages.text() == "Ages then: B 11 years"
    page.table.choose("e5")
    assert not ages.isVisible()


def test_selected_events_are_merged_in_one_step(page: ChronologyPage, opened: OpenDesk) -> None:
    select(page, "e2", "e3")
    action(page, "merge").trigger()
    event = opened.case.events["e2"]
    assert event.narrative == "A visit.\n\nA call."
    assert opened.case.findings["f1"].event_ids == ("e2",)
    opened.undo()
    assert set(opened.case.events) == {"e1", "e2", "e3", "e4", "e5"}


def test_merging_needs_two_events(page: ChronologyPage, opened: OpenDesk) -> None:
    page.table.choose("e1")
    action(page, "merge").trigger()
    assert "two events" in find(page, QLabel, "chronology.undo.words").text()
    assert not opened.failures


def test_an_event_is_split_where_the_cursor_stands(
    qtbot: QtBot, page: ChronologyPage, opened: OpenDesk
) -> None:
    page.table.choose("e1")
    action(page, "split").trigger()
    dialog = page.findChild(SplitDialog)
    assert dialog is not None
    first = find(dialog, MarkupEdit, "split.first")
    cursor = first.textCursor()
    cursor.setPosition(len("Ms X wrote "))
    first.setTextCursor(cursor)
    dialog.cut.click()
    assert dialog.second.markup() == "to the Council."
    dialog.findChild(object, "split.ok").click()  # type: ignore[union-attr, call-overload]
    assert opened.case.events["e1"].narrative == "{person:p1} wrote"
    assert opened.case.events["event-1"].narrative == "to the Council."
    assert page.table.current_id() == "event-1"


def test_nothing_is_split_off_when_the_second_part_is_blank(
    page: ChronologyPage, opened: OpenDesk
) -> None:
    page.table.choose("e1")
    action(page, "split").trigger()
    dialog = page.findChild(SplitDialog)
    assert dialog is not None
    dialog.findChild(object, "split.ok").click()  # type: ignore[union-attr, call-overload]
    assert "what happened" in find(dialog, QLabel, "split.fault").text()
    assert len(opened.case.events) == 5
    dialog.reject()


def test_a_copy_stands_right_behind_the_event(page: ChronologyPage, opened: OpenDesk) -> None:
    page.table.choose("e2")
    page.duplicate()
    assert ids(page)[:4] == ["e1", "e2", "event-1", "e3"]


# --- dragging ----------------------------------------------------------------------------------


def drag(page: ChronologyPage, id: str, above: int) -> None:
    model = page.model
    mime: QMimeData = model.mimeData([model.index(model.row_of(id), 0)])
    assert not model.dropMimeData(mime, Qt.DropAction.MoveAction, above, 0, QModelIndex())


def test_events_of_one_date_are_dragged_into_order(page: ChronologyPage, opened: OpenDesk) -> None:
    drag(page, "e3", page.model.row_of("e2"))
    assert ids(page) == ["e1", "e3", "e2", "e4", "e5"]
    drag(page, "e3", page.model.row_of("e2") + 1)
    assert ids(page) == ["e1", "e2", "e3", "e4", "e5"]
    drag(page, "e3", page.model.row_of("e1"))
    assert "order of date" in find(page, QLabel, "chronology.undo.words").text()
    assert not opened.failures
    assert not page.model.dropMimeData(QMimeData(), Qt.DropAction.MoveAction, 0, 0, QModelIndex())


# --- look-alikes -------------------------------------------------------------------------------


@pytest.fixture
def twice(qtbot: QtBot) -> Iterator[tuple[ChronologyPage, OpenDesk]]:
    twin = an_event("e6", "22 March 2021", narrative="{person:p1} wrote to the council", position=9)
    opened = a_desk(a_chronology().with_record("event", twin))
    page = shown(qtbot, ChronologyPage(opened.desk))
    page.alike.look()
    yield page, opened


def test_events_that_look_alike_are_merged_by_one_click(
    twice: tuple[ChronologyPage, OpenDesk],
) -> None:
    page, opened = twice
    bar = find(page, QLabel, "chronology.alike.words")
    assert bar.isVisible()
    assert "22 March 2021: Ms X wrote to the Council." in bar.text()
    find(page, QToolButton, "chronology.alike.merge").click()
    assert "e6" not in opened.case.events
    assert not bar.isVisible()
    opened.undo()
    assert "e6" in opened.case.events


def test_a_pair_that_is_not_the_same_is_not_pointed_out_again(
    twice: tuple[ChronologyPage, OpenDesk],
) -> None:
    page, _opened = twice
    find(page, QToolButton, "chronology.alike.different").click()
    page.alike.look()
    assert not page.alike.isVisible()


# --- handing over ------------------------------------------------------------------------------


def able(opened: OpenDesk, tmp_path: Path) -> Desk:
    services: Any = SimpleNamespace(
        tables=window_services(tmp_path).tables,
        write_file=lambda path, data: path.write_bytes(data),
        write_private=lambda path, data: path.write_bytes(data),
    )
    desk = opened.desk
    return replace(desk, services=services)


def test_the_chronology_is_copied_for_excel_and_word(
    qtbot: QtBot, opened: OpenDesk, tmp_path: Path
) -> None:
    page = shown(qtbot, ChronologyPage(able(opened, tmp_path)))
    select(page, "e1", "e4")
    action(page, "copy").trigger()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().splitlines()[1].startswith("22 March 2021\t\tMs X wrote to the Council.")
    assert len(data.text().splitlines()) == 3
    assert "<td>June 2022</td>" in data.html()
    page.table.choose("e4")
    for name, lines in (("copy", 2), ("copy-all", 1 + len(page.model.desk.bridge.case.events))):
        action(page, name).trigger()
        assert len(QGuiApplication.clipboard().text().splitlines()) == lines


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".docx"])
def test_the_chronology_is_written_to_a_file(
    qtbot: QtBot, opened: OpenDesk, tmp_path: Path, ending: str
) -> None:
    page = shown(qtbot, ChronologyPage(able(opened, tmp_path)))
    dialogs: Any = opened.desk.dialogs
    dialogs.will_answer("With labels", tmp_path / "out")
    action(page, f"export{ending}").trigger()
    data = (tmp_path / f"out{ending}").read_bytes()
    assert len(data) > 100
    assert b"Wainscott" not in data
    assert "5 events were written" in dialogs.asked[-1][1]
    dialogs.will_answer("Cancel")
    action(page, f"export{ending}").trigger()


def test_a_date_outside_the_calendar_is_no_trouble(qtbot: QtBot) -> None:
    opened = a_desk(a_case(an_event("e1", "1 January 1900"), an_event("e2", "31 December 2199")))
    page = shown(qtbot, ChronologyPage(opened.desk))
    page.set_threshold(20)
    select(page, "e1", "e2")
    assert "calendar days" in find(page, QLabel, "chronology.interval.words").text()


def test_down_leads_from_the_line_into_the_table(qtbot: QtBot) -> None:
    page = shown(qtbot, ChronologyPage(a_desk(a_sound_case()).desk))
    page.page_focus()
    assert page.entry.line.hasFocus()
    qtbot.keyClick(page.entry.line, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    assert page.table.chosen_ids() == [page.form.record_id]
    assert page.form.record_id
