"""The Chronology page: one line adds an event, a row shows it, many are changed at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import a_case, a_head, a_person, a_topic, an_event, an_item_of_evidence, on
from tests.gui.desks import OpenDesk, a_desk, find, shown
from workbench.domain.records.evidence import SourceRef
from workbench.gui.chronology.page import ChronologyPage
from workbench.gui.records.list_acts import ChangeMany


@pytest.fixture
def opened() -> OpenDesk:
    return a_desk(
        a_case(
            a_person(),
            a_head(),
            a_topic("t1"),
            an_event("e1", "3 May 2023", position=0),
            an_event("e2", "June 2023", narrative="A visit", position=1, in_statement=False),
            an_event("e3", None, narrative="Ms X moved", position=2, in_statement=False),
        )
    )


def enter(qtbot: QtBot, page: ChronologyPage, words: str) -> QLineEdit:
    """Type a line and press Enter."""
    line = find(page, QLineEdit, "chronology.entry")
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, words)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    return line


def dates(page: ChronologyPage) -> list[str]:
    """The dates from top to bottom."""
    return [str(page.model.index(r, 0).data()) for r in range(page.model.rowCount())]


def test_one_line_adds_an_event_where_its_date_belongs(qtbot: QtBot, opened: OpenDesk) -> None:
    page = shown(qtbot, ChronologyPage(opened.desk))
    line = enter(qtbot, page, "22 March 2021  The Council wrote to Ms X")
    assert dates(page) == ["22 March 2021", "3 May 2023", "June 2023", ""]
    added = opened.case.events[page.table.current_id()]
    assert added.narrative == "The Council wrote to {person:p1}"
    assert added.actor == "The Council"
    assert line.text() == ""
    assert line.hasFocus()
    assert opened.undo_label == "Add event"


def test_the_date_is_echoed_in_words_while_typing(qtbot: QtBot, opened: OpenDesk) -> None:
    page = shown(qtbot, ChronologyPage(opened.desk))
    line = find(page, QLineEdit, "chronology.entry")
    line.setFocus()
    qtbot.keyClicks(line, "mid jan 2018 a")
    echo = find(page, QLabel, "chronology.echo")
    assert echo.text() == "= mid-January 2018 · in the statement · Enter adds it"
    line.clear()
    qtbot.keyClicks(line, "4 Aug a")
    assert echo.text().startswith("= 4 August 2023 · after “June 2023” · The year was not typed")


def test_a_line_goes_into_the_statement_unless_the_person_says_otherwise(
    qtbot: QtBot, opened: OpenDesk, tmp_path: Path
) -> None:
    opened.desk.services.settings_file = tmp_path / "window.ini"  # type: ignore[misc]
    page = shown(qtbot, ChronologyPage(opened.desk))
    enter(qtbot, page, "4 May 2019 A letter")
    assert opened.case.events[page.table.current_id()].in_statement
    (into,) = page.findChildren(QAction, "chronology.view.printed")
    into.trigger()
    enter(qtbot, page, "5 May 2019 A note")
    assert not opened.case.events[page.table.current_id()].in_statement


def test_an_ambiguous_date_is_answered_by_a_button(qtbot: QtBot, opened: OpenDesk) -> None:
    page = shown(qtbot, ChronologyPage(opened.desk))
    line = enter(qtbot, page, "2/5/19 A letter")
    assert len(opened.case.events) == 3
    assert "which day" in find(page, QLabel, "chronology.entry.fault").text()
    assert line.text() == "2/5/19 A letter"
    second = find(page, QPushButton, "chronology.entry.option2")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    first = find(page, QPushButton, "chronology.entry.option1")
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert dates(page)[0] == "5 February 2019"
    assert not second.isVisible()


def test_an_impossible_date_adds_nothing(qtbot: QtBot, opened: OpenDesk) -> None:
    page = shown(qtbot, ChronologyPage(opened.desk))
    line = enter(qtbot, page, "31 February 2021 A letter")
    assert len(opened.case.events) == 3
    assert line.text() == "31 February 2021 A letter"


def test_an_empty_chronology_begins_at_the_line(qtbot: QtBot) -> None:
    page = shown(qtbot, ChronologyPage(a_desk(a_case()).desk))
    assert find(page, QLabel, "chronology.nothing").isVisible()
    page.page_focus()
    assert find(page, QLineEdit, "chronology.entry").hasFocus()


def test_enter_and_f2_lead_to_the_form_where_a_date_is_changed(
    qtbot: QtBot, opened: OpenDesk
) -> None:
    page = shown(qtbot, ChronologyPage(opened.desk))
    page.table.choose("e2")
    line = find(page, QLineEdit, "event.on")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_F2):
        page.table.setFocus()
        qtbot.keyClick(page.table, key)
        assert line.hasFocus()
    line.selectAll()
    qtbot.keyClicks(line, "2 Mar 2023")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert opened.case.events["e2"].on == on("2 March 2023")
    assert dates(page) == ["2 March 2023", "3 May 2023", ""]
    assert page.table.current_id() == "e2"


def test_rows_stand_under_their_year_with_source_and_short_date(qtbot: QtBot) -> None:
    case = a_case(
        an_item_of_evidence(),
        an_event("e1", "3 May 2021", narrative="A letter", sources=(SourceRef("v1", "4"),)),
        an_event("e2", "2021", narrative="A visit", position=1, disputed=True),
        an_event("e3", "June 2022", narrative="A call", position=2),
        an_event("e4", None, narrative="A word", position=3),
    )
    page = shown(qtbot, ChronologyPage(a_desk(case).desk))
    said = {id: page.table.said(page.model.row_of(id)) for id in ("e1", "e2", "e3", "e4")}
    assert said["e2"][0].spoken() == "2021; 2021; A visit; disputed"
    assert (said["e1"][0].name, said["e3"][0].name) == ("3 May 2021", "June 2022")
    assert {id: (row.title, row.aside, headed) for id, (row, headed) in said.items()} == {
        "e2": ("2021", "", True),
        "e1": ("3 May", "E1 p. 4", False),
        "e3": ("June", "", True),
        "e4": ("No date", "", True),
    }
    assert [said[id][0].group for id in ("e2", "e3", "e4")] == ["2021", "2022", "Undated"]
    spoken = page.model.index(page.model.row_of("e1"), 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "2021; 3 May; A letter; E1 p. 4"


def test_twelve_events_are_in_sight_on_a_large_screen(qtbot: QtBot) -> None:
    words = "The Council wrote to the family to say what it had decided, and why it had done so"
    events = [an_event(f"e{n:02}", f"{n} March 2021", narrative=words) for n in range(1, 20)]
    page = shown(qtbot, ChronologyPage(a_desk(a_case(*events)).desk), 1416, 920)
    assert page.form.isVisible()
    table = page.table
    whole = [
        row for row in range(19)
        if table.rowViewportPosition(row) >= 0
        and table.rowViewportPosition(row) + table.rowHeight(row) <= table.viewport().height()
    ]  # fmt: skip
    assert len(whole) >= 11
    assert min(table.rowHeight(row) for row in range(19)) >= 52


def test_ties_are_moved_and_other_dates_are_not(qtbot: QtBot) -> None:
    events = [an_event(f"e{n}", "3 May 2023", narrative=str(n), position=n) for n in (1, 2)]
    opened = a_desk(a_case(*events, an_event("e3", "4 May 2023", position=3)))
    page = shown(qtbot, ChronologyPage(opened.desk))
    page.table.choose("e2")
    page.table.setFocus()
    for _ in range(2):
        qtbot.keyClick(page.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [page.model.id_at(row) for row in range(3)] == ["e2", "e1", "e3"]
    for _ in range(3):
        qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [page.model.id_at(row) for row in range(3)] == ["e1", "e2", "e3"]


def test_the_filter_shows_only_events_with_the_words(qtbot: QtBot, opened: OpenDesk) -> None:
    page = shown(qtbot, ChronologyPage(opened.desk))
    words = find(page, QLineEdit, "chronology.filter")
    page.begin_find()
    qtbot.keyClicks(words, "ms x")
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    qtbot.keyClick(words, Qt.Key.Key_Escape)
    assert (page.model.rowCount(), page.table.hasFocus()) == (3, True)
    assert not words.isVisible()
    page.begin_find()
    qtbot.keyClicks(words, "ms x")
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    assert "2 shown" in find(page, QLabel, "chronology.total").text()
    page.focus_record("event", "e2", "")
    assert page.model.rowCount() == 3
    assert page.table.current_id() == "e2"
    find(page, QComboBox, "chronology.shown").setCurrentText("Undated")
    assert [page.model.id_at(row) for row in range(page.model.rowCount())] == ["e3"]


def test_a_new_event_is_shown_even_where_the_filter_would_hide_it(
    qtbot: QtBot, opened: OpenDesk
) -> None:
    page = shown(qtbot, ChronologyPage(opened.desk))
    find(page, QComboBox, "chronology.shown").setCurrentText("Undated")
    enter(qtbot, page, "1 May 2020 A letter")
    assert dates(page)[0] == "1 May 2020"


def test_many_selected_events_are_changed_in_one_step(qtbot: QtBot, opened: OpenDesk) -> None:
    page = shown(qtbot, ChronologyPage(opened.desk))
    page.table.setFocus()
    for field, value in (
        ("In the statement", "Yes"), ("Under the subheading", "T1"),
        ("Heads of complaint it bears on", "a) complaint handling"), ("Who acted", "The GP"),
    ):  # fmt: skip
        page.table.selectAll()
        page.findChild(QAction, "chronology.many").trigger()
        dialog = page.dialog
        assert isinstance(dialog, ChangeMany)
        dialog.field.setCurrentIndex(dialog.field.findText(field))
        dialog.value.setCurrentIndex(dialog.value.findText(value))
        dialog.line.setText(value)
        find(dialog, QPushButton, "many.ok").click()
    events = opened.case.events.values()
    assert all(event.in_statement for event in events)
    assert {event.topic_id for event in events} == {"t1"}
    assert {event.head_ids for event in events} == {("h1",)}
    assert {event.actor for event in events} == {"The GP"}
    assert len(page.table.chosen_ids()) == 3
    for _ in range(4):
        opened.undo()
    assert [e.in_statement for e in opened.case.events.values()] == [True, False, False]


def test_the_table_tells_what_is_printed_and_disputed_in_words(qtbot: QtBot) -> None:
    case = a_case(a_person(), a_head(), an_event(disputed=True, head_ids=("h1",)))
    page = shown(qtbot, ChronologyPage(a_desk(case).desk))
    assert [page.model.index(0, column).data() for column in (0, 4, 5, 6)] == [
        "3 May 2023", "a", "✓", "disputed",
    ]  # fmt: skip
    assert find(page, QLabel, "chronology.total").text() == "1"


def test_a_slip_in_the_words_of_an_event_leads_to_where_they_are_written(qtbot: QtBot) -> None:
    own = an_event("e2", statement_text="Ms X wrote on 3 May.")
    page = shown(qtbot, ChronologyPage(a_desk(a_case(a_person(), an_event(), own)).desk))
    for id, name in (("e1", "event.narrative"), ("e2", "event.statement_text")):
        page.focus_record("event", id, "statement_text")
        focused = QApplication.focusWidget()
        assert focused is not None and focused.objectName() == name
