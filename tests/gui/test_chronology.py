"""The Chronology page: one line adds an event, the table edits it, many are changed at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.builders import a_case, a_head, a_person, a_topic, an_event, on
from tests.gui.desks import OpenDesk, a_desk, find, shown
from workbench.gui.chronology.page import ChronologyPage
from workbench.gui.fields.markup import MarkupEdit


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
    assert echo.text() == "= mid-January 2018."
    line.clear()
    qtbot.keyClicks(line, "4 Aug a")
    assert echo.text().startswith("= 4 August 2023. The year was not typed")


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
    find(page, QPushButton, "chronology.first").click()
    assert find(page, QLineEdit, "chronology.entry").hasFocus()


def test_a_date_is_edited_in_its_cell(qtbot: QtBot, opened: OpenDesk) -> None:
    page = shown(qtbot, ChronologyPage(opened.desk))
    page.table.choose("e2", 0)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    editor = page.table.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, "2 Mar 2023")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened.case.events["e2"].on == on("2 March 2023"))
    assert dates(page) == ["2 March 2023", "3 May 2023", ""]
    assert page.table.current_id() == "e2"


def test_a_bad_date_in_a_cell_is_told_and_changes_nothing(qtbot: QtBot, opened: OpenDesk) -> None:
    page = shown(qtbot, ChronologyPage(opened.desk))
    index = page.model.index(0, 0)
    assert not page.model.setData(index, "2/5/19")
    assert "which day" in opened.failures[0].message
    assert "2 May 2019 or 5 February 2019" in opened.failures[0].hint
    assert opened.case.events["e1"].on == on("3 May 2023")


def test_what_happened_is_edited_in_its_cell_and_mentions_stay(
    qtbot: QtBot, opened: OpenDesk
) -> None:
    page = shown(qtbot, ChronologyPage(opened.desk))
    page.table.choose("e1", 2)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    editor = find(page, MarkupEdit, "chronology.cell")
    assert editor.toPlainText() == "Ms X complained to the Council."
    qtbot.keyClick(editor, Qt.Key.Key_End)
    qtbot.keyClicks(editor, " Ms X wrote.")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: (
            opened.case.events["e1"].narrative
            == "{person:p1} complained to {body}. {person:p1} wrote."
        )
    )


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
    words.setFocus()
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
    bar = page.many
    assert not bar.isVisible()
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert bar.isVisible()
    qtbot.keyClick(find(page, QToolButton, "chronology.many.in"), Qt.Key.Key_Space)
    assert all(event.in_statement for event in opened.case.events.values())
    for name, words in (("topic", "T1"), ("head", "a) complaint handling")):
        menu = find(page, QMenu, f"chronology.many.{name}.menu")
        menu.aboutToShow.emit()
        next(act for act in menu.actions() if act.text() == words).trigger()
    assert {event.topic_id for event in opened.case.events.values()} == {"t1"}
    assert {event.head_ids for event in opened.case.events.values()} == {("h1",)}
    assert len(page.table.chosen_ids()) == 3
    for _ in range(3):
        opened.undo()
    assert [e.in_statement for e in opened.case.events.values()] == [True, False, False]


def test_the_table_tells_what_is_printed_and_disputed_in_words(qtbot: QtBot) -> None:
    case = a_case(a_person(), a_head(), an_event(disputed=True, head_ids=("h1",)))
    page = shown(qtbot, ChronologyPage(a_desk(case).desk))
    assert [page.model.index(0, column).data() for column in (0, 4, 5, 6)] == [
        "3 May 2023", "a", "✓", "disputed",
    ]  # fmt: skip
    assert find(page, QLabel, "chronology.total").text() == "1 event, 1 in the statement"
