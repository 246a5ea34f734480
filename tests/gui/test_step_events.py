"""A date of the procedure and an event of the chronology: entered on one page, there on both."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.builders import a_case, a_person, an_event, on
from tests.gui.desks import OpenDesk, a_desk, find, shown
from tests.gui.procedures import a_complaint, at_procedure, enter_date
from tests.gui.scripted_dialogs import ScriptedDialogs
from tests.unit.application.desk import new_event
from workbench.application.procedure.dating import into_chronology
from workbench.domain.step_dates import dated_steps, steps_on
from workbench.gui.chronology.page import ChronologyPage
from workbench.gui.fields.choice import Switch
from workbench.gui.procedure.dates.bringing_together import TogetherDialog


def chronology(qtbot: QtBot, opened: OpenDesk) -> ChronologyPage:
    return shown(qtbot, ChronologyPage(opened.desk), 1200, 800)


def choose_step(page: Any, words: str) -> None:
    box = find(page, QComboBox, "event.step")
    index = next(n for n in range(box.count()) if box.itemText(n).startswith(words))
    box.setCurrentIndex(index)
    box.activated.emit(index)


def test_a_date_is_typed_once_and_taken_back_in_one_step(qtbot: QtBot) -> None:
    opened, page = at_procedure(qtbot, a_complaint(a_case(a_person())))
    enter_date(qtbot, page, "s2-request", "3 May 2023")
    (event,) = opened.case.events.values()
    assert (event.on, event.narrative) == (on("3 May 2023"), "{person:p1} asked for stage two")
    page.dates.focus_step("s2-request", "note")
    assert find(page, Switch, "procedure.step.chronology").isChecked()
    assert find(page, QLabel, "procedure.step.event").text() == "Ms X asked for stage two"
    opened.undo()
    assert not opened.case.events
    assert not opened.case.steps


def test_the_switch_takes_it_out_of_the_chronology_and_puts_it_back(qtbot: QtBot) -> None:
    opened, page = at_procedure(qtbot, a_complaint(s1_received="3 May 2023"))
    page.dates.focus_step("s1-received", "note")
    switch = find(page, Switch, "procedure.step.chronology")
    assert not switch.isChecked()
    switch.click()
    (event,) = opened.case.events.values()
    assert [step.event_id for step in opened.case.steps.values()] == [event.id]
    switch.click()
    assert not opened.case.events
    assert [step.on for step in dated_steps(opened.case)] == [on("3 May 2023")]


def test_an_event_that_may_be_meant_is_offered_and_pressed(qtbot: QtBot) -> None:
    event = an_event("e1", "3 May 2023", narrative="Stage two asked for")
    opened, page = at_procedure(qtbot, a_complaint(a_case(event)))
    enter_date(qtbot, page, "s2-request", "3 May 2023")
    assert list(opened.case.events) == ["e1"]
    page.dates.focus_step("s2-request", "note")
    find(page, QPushButton, "procedure.step.likely.e1").click()
    assert [step.step for step in steps_on(opened.case, "e1")] == ["s2-request"]


def test_an_event_is_said_to_be_a_step(qtbot: QtBot) -> None:
    event = an_event("e1", "3 May 2023", narrative="A letter came")
    opened = a_desk(a_complaint(a_case(event)))
    page = chronology(qtbot, opened)
    page.focus_record("event", "e1", "")
    choose_step(page, "Request for stage two")
    (step,) = dated_steps(opened.case)
    assert (step.step, step.on, step.event_id) == ("s2-request", on("3 May 2023"), "e1")
    assert find(page, QPushButton, f"event.step.{step.id}").text() == "Request for stage two"
    find(page, QToolButton, f"event.step.{step.id}.off").click()
    assert "e1" in opened.case.events
    assert [each.on for each in dated_steps(opened.case)] == [on("3 May 2023")]


def test_of_two_dates_the_person_says_which_is_right(qtbot: QtBot) -> None:
    event = an_event("e1", "4 May 2023", narrative="A letter came")
    opened = a_desk(a_complaint(a_case(event), s2_request="3 May 2023"))
    page = chronology(qtbot, opened)
    page.focus_record("event", "e1", "")
    dialogs = opened.desk.dialogs
    assert isinstance(dialogs, ScriptedDialogs)
    dialogs.will_answer("Cancel")
    choose_step(page, "Request for stage two")
    assert not steps_on(opened.case, "e1")
    dialogs.will_answer("3 May 2023")
    choose_step(page, "Request for stage two")
    assert opened.case.events["e1"].on == on("3 May 2023")
    assert len(steps_on(opened.case, "e1")) == 1


def test_deleting_an_event_says_what_goes_with_it(qtbot: QtBot) -> None:
    case = a_complaint(s1_received="3 May 2023")
    desk = a_desk(case)
    (step,) = case.steps
    rules = desk.desk.workbench.library.rules
    opened = a_desk(into_chronology(case, step, rules, new_event("e1")))
    page = chronology(qtbot, opened)
    page.table.choose("e1")
    page.delete()
    assert (
        "the date of “Receipt of the complaint”"
        in find(page, QLabel, "chronology.undo.words").text()
    )
    assert [each.on for each in dated_steps(opened.case)] == [None]
    opened.undo()
    assert [each.on for each in dated_steps(opened.case)] == [on("3 May 2023")]


def test_dates_of_an_older_case_are_brought_together(qtbot: QtBot) -> None:
    event = an_event("e1", "3 May 2023", narrative="Formal complaint")
    case = a_complaint(a_case(event), s1_received="3 May 2023", s1_response="1 June 2023")
    opened, page = at_procedure(qtbot, case)
    line = find(page, QPushButton, "procedure.together")
    assert line.text() == "2 dates are not in the chronology; 1 may be entered there already…"
    line.click()
    dialog = page.window().findChild(TogetherDialog)
    assert isinstance(dialog, TogetherDialog)
    assert [box.currentText() for _, box in dialog.boxes] == [
        "It is “Formal complaint”",
        "Add “The Council responded at stage one”",
    ]
    find(dialog, QPushButton, "together.ok").click()
    assert len(opened.case.events) == 2
    assert opened.case.events["e1"].narrative == "Formal complaint"
    assert all(step.event_id for step in opened.case.steps.values())
    assert not line.isVisible()
    opened.undo()
    assert len(opened.case.events) == 1


def test_a_date_changed_in_the_chronology_is_seen_in_the_procedure(qtbot: QtBot) -> None:
    opened, page = at_procedure(qtbot, a_complaint())
    enter_date(qtbot, page, "s1-received", "3 May 2023")
    (event,) = opened.case.events
    events = chronology(qtbot, opened)
    events.focus_record("event", event, "on")
    line = find(events, QLineEdit, "event.on")
    line.selectAll()
    qtbot.keyClicks(line, "4 May 2023")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert find(page, QLineEdit, "procedure.step.s1-received").text() == "4 May 2023"
