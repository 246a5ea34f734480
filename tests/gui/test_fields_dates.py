"""Fields for dates and numbers: read as typed, echoed, asked about, never guessed."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QPushButton,
)
from pytestqt.qtbot import QtBot

from tests.builders import a_case, a_payment, a_person, a_sound_case, an_event, on, within
from tests.gui.desks import OpenDesk, a_desk, find
from tests.gui.forms import form_of, leave, type_into
from workbench.application.case import editing
from workbench.gui.dates.field import DayField, PartialDateField
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.numbers import DeadlineField, MoneyField, NumberField


@pytest.fixture
def opened() -> OpenDesk:
    return a_desk(a_sound_case())


# --- dates -------------------------------------------------------------------------------------


def test_a_partial_date_is_echoed_and_kept_as_precise_as_it_was_given(
    qtbot: QtBot, opened: OpenDesk
) -> None:
    field = PartialDateField(records_of(opened.desk, "event"), "on", label="Date")
    form = form_of(qtbot, opened, "e1", field)
    type_into(qtbot, field.line, "mid Jan 2018")
    assert field.echo.text() == "= mid-January 2018"
    leave(form)
    assert opened.case.events["e1"].on == on("mid 2018-01")
    assert field.line.text() == "mid-January 2018"


def test_a_date_is_never_cut(qtbot: QtBot, opened: OpenDesk) -> None:
    field = PartialDateField(records_of(opened.desk, "event"), "on", label="Date")
    form = form_of(qtbot, opened, "e1", field)
    usual = field.line.maximumWidth()
    type_into(qtbot, field.line, "between 30 September 2022 and 28 November 2023")
    leave(form)
    words = field.line.fontMetrics().horizontalAdvance(field.line.text())
    assert field.line.minimumWidth() > words
    assert field.line.maximumWidth() > usual
    type_into(qtbot, field.line, "3 May 2023")
    leave(form)
    assert field.line.maximumWidth() == usual


def test_a_date_that_can_mean_two_days_is_asked_about(qtbot: QtBot, opened: OpenDesk) -> None:
    field = PartialDateField(records_of(opened.desk, "event"), "on", label="Date")
    form = form_of(qtbot, opened, "e1", field)
    type_into(qtbot, field.line, "2/5/19")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert opened.case.events["e1"].on == on("3 May 2023")
    assert "which day is meant" in field.fault
    first = find(form, QPushButton, "event.on.option1")
    assert first.text() == "2 May 2019"
    qtbot.keyClick(first, Qt.Key.Key_Space)
    assert opened.case.events["e1"].on == on("2 May 2019")
    assert field.fault == ""


def test_a_day_that_does_not_exist_keeps_the_typed_words(qtbot: QtBot, opened: OpenDesk) -> None:
    field = PartialDateField(records_of(opened.desk, "event"), "on", label="Date")
    form = form_of(qtbot, opened, "e1", field)
    type_into(qtbot, field.line, "31 February 2021")
    leave(form)
    assert field.line.text() == "31 February 2021"
    assert "28 days" in field.fault
    assert opened.case.events["e1"].on == on("3 May 2023")


def test_words_that_could_not_be_saved_are_there_on_return_to_the_record(qtbot: QtBot) -> None:
    opened = a_desk(a_case(an_event("e1"), an_event("e2", on=None)))
    field = PartialDateField(records_of(opened.desk, "event"), "on", label="Date")
    form = form_of(qtbot, opened, "e1", field)
    type_into(qtbot, field.line, "31 February 2021")
    form.show_record("e2")
    assert (field.line.text(), field.fault) == ("", "")
    form.show_record("e1")
    assert field.line.text() == "31 February 2021"
    assert field.fault


@pytest.mark.parametrize(
    "code",
    [
        "2021-03-22", "2021-03", "2021", "1980s", "early 2018-01", "mid 2018-01", "late 2018",
        "about 2018-01-05", "before 2018-02", "after 2018", "2018-01-03..2018-01-07",
        "2018-01..2018-03", "2017..2018", "2017-12-30..2018-01-02",
    ],
)  # fmt: skip
def test_every_date_reads_back_from_the_words_it_is_shown_by(
    qtbot: QtBot, opened: OpenDesk, code: str
) -> None:
    opened.desk.bridge.apply(
        "Set", lambda case: editing.set_fields(case, "event", "e1", on=on(code))
    )
    field = PartialDateField(records_of(opened.desk, "event"), "on", label="Date")
    form_of(qtbot, opened, "e1", field)
    assert field.read() == on(code)


def test_an_exact_day_refuses_a_month(qtbot: QtBot, opened: OpenDesk) -> None:
    field = DayField(records_of(opened.desk, "case"), "received_on", label="Received on")
    form = form_of(qtbot, opened, "c1", field)
    type_into(qtbot, field.line, "March 2021")
    leave(form)
    assert "not one day" in field.fault
    type_into(qtbot, field.line, "17/6/2024")
    leave(form)
    assert opened.case.case.received_on == date(2024, 6, 17)
    assert field.line.text() == "17 June 2024"


# --- numbers -----------------------------------------------------------------------------------


def test_a_sum_is_kept_in_pence(qtbot: QtBot, opened: OpenDesk) -> None:
    field = MoneyField(records_of(opened.desk, "remedy"), "amount", label="Amount")
    form = form_of(qtbot, opened, "r1", field)
    type_into(qtbot, field.line, "1250.5")
    leave(form)
    assert opened.case.remedies["r1"].amount == 1250_50
    assert field.line.text() == "£1,250.50"


@pytest.mark.parametrize("words", ["-5", "£9,999,999,999", "about a hundred"])
def test_a_sum_nobody_can_pay_is_refused(qtbot: QtBot, opened: OpenDesk, words: str) -> None:
    field = MoneyField(records_of(opened.desk, "remedy"), "amount", label="Amount")
    form = form_of(qtbot, opened, "r1", field)
    type_into(qtbot, field.line, words)
    leave(form)
    assert field.fault
    assert field.line.text() == words
    assert opened.case.remedies["r1"].amount == 150_00


def test_a_number_of_pages_is_a_number(qtbot: QtBot, opened: OpenDesk) -> None:
    field = NumberField(records_of(opened.desk, "evidence"), "pages", label="Pages")
    form = form_of(qtbot, opened, "v1", field)
    type_into(qtbot, field.line, "many")
    leave(form)
    assert "not a number" in field.fault
    type_into(qtbot, field.line, "1,204")
    leave(form)
    assert opened.case.evidence["v1"].pages == 1204


def test_a_deadline_keeps_the_unit_it_was_drafted_in(qtbot: QtBot) -> None:
    opened = a_desk(a_case(a_person(), a_payment(deadline=None)))
    field = DeadlineField(records_of(opened.desk, "remedy"), "deadline", label="Deadline")
    form = form_of(qtbot, opened, "r1", field)
    type_into(qtbot, field.count, "4")
    field.unit.setFocus()
    qtbot.keyClicks(field.unit, "w")
    leave(form)
    assert opened.case.remedies["r1"].deadline == within("4 weeks")
    type_into(qtbot, field.count, "0")
    leave(form)
    assert "between 1 and 1,000" in field.fault


def test_who_types_on_upon_the_answers_goes_on_in_the_line(qtbot: QtBot, opened: OpenDesk) -> None:
    field = PartialDateField(records_of(opened.desk, "event"), "on", label="Date")
    form = form_of(qtbot, opened, "e1", field)
    type_into(qtbot, field.line, "2/5/19")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    first = find(form, QPushButton, "event.on.option1")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_9)
    assert field.line.hasFocus()
    assert field.line.text() == "2/5/199"
