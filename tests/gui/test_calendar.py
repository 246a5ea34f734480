"""A day chosen from a month: by its button or Alt+Down, with days off marked."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from tests.builders import a_sound_case
from tests.gui.desks import a_desk, find, the_rules
from tests.gui.desks import shown as shown_widget
from tests.gui.forms import form_of, type_into
from workbench.gui.dates.calendar import Calendar
from workbench.gui.dates.field import DayField, PartialDateField
from workbench.gui.dates.line import DayLine
from workbench.gui.fields.binding import records_of


def open_calendar(qtbot: QtBot, line: QLineEdit) -> tuple[Calendar, QTableView]:
    """The month opened by the keyboard, and what takes the keys in it."""
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    shown = line.findChild(Calendar)
    assert shown is not None
    assert shown.isVisible()
    view = shown.month.findChild(QTableView)
    assert view is not None
    return shown, view


def test_a_day_is_chosen_by_keyboard(qtbot: QtBot) -> None:
    opened = a_desk(a_sound_case())
    form = form_of(qtbot, opened, "c1", DayField(records_of(opened.desk, "case"), "decided_on"))
    line = find(form, QLineEdit, "case.decided_on")
    type_into(qtbot, line, "6 May 2024")
    shown, view = open_calendar(qtbot, line)
    assert shown.month.selectedDate().toString("yyyy-MM-dd") == "2024-05-06"
    said = find(shown, QLabel, "calendar.day").text()
    assert said.startswith("Monday 6 May 2024: ")
    assert "ank holiday" in said
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert find(shown, QLabel, "calendar.day").text() == "Tuesday 7 May 2024"
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.case.case.decided_on == date(2024, 5, 7)
    assert line.text() == "7 May 2024"
    assert line.hasFocus()


def test_the_month_opens_at_what_is_known_of_a_date(qtbot: QtBot) -> None:
    opened = a_desk(a_sound_case())
    field = PartialDateField(records_of(opened.desk, "event"), "on")
    form = form_of(qtbot, opened, "e1", field)
    line = find(form, QLineEdit, "event.on")
    type_into(qtbot, line, "mid-March 2021")
    shown, view = open_calendar(qtbot, line)
    assert (shown.month.yearShown(), shown.month.monthShown()) == (2021, 3)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not shown.isVisible()
    assert line.text() == "mid-March 2021"


def test_weekends_are_days_off_and_are_named(qtbot: QtBot) -> None:
    line = shown_widget(
        qtbot, DayLine("some.day", "Day", date(2024, 5, 10), the_rules().calendar())
    )
    shown, _view = open_calendar(qtbot, line.line)
    assert shown.month.off_on(shown.month.selectedDate().addDays(1)) == "Saturday"
    assert shown.month.off_on(shown.month.selectedDate()) == ""
    shown.month.clicked.emit(shown.month.selectedDate())
    assert line.day == date(2024, 5, 10)


def test_a_day_off_is_said_to_be_one(qtbot: QtBot) -> None:
    line = shown_widget(
        qtbot, DayLine("some.day", "Day", date(2024, 5, 10), the_rules().calendar())
    )
    echo = find(line, QLabel, "some.day.echo")
    for typed, told in (
        ("26 December 2024", "= Thursday 26 December 2024, Boxing Day"),
        ("27 December 2024", "= Friday 27 December 2024"),
    ):
        line.line.setText(typed)
        assert echo.text() == told
