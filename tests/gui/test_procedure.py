"""The Procedure page: complaints to the council, their dates, and the clock beside them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from tests.builders import a_case, an_item_of_evidence, on
from tests.gui.desks import a_desk, find, the_rules
from tests.gui.procedures import (
    a_complaint,
    at_procedure,
    choose_limit,
    clear_date,
    enter_date,
    procedure_page,
    stands,
    the_working,
)
from workbench.application.case import editing
from workbench.domain.procedure.steps import StageTwoStart
from workbench.domain.records.evidence import SourceRef
from workbench.domain.step_dates import dated_steps
from workbench.gui.procedure.dates.limit_dialog import LimitDialog
from workbench.gui.records.folds import FoldLine


def test_an_empty_page_says_what_belongs_there_and_its_button_begins(qtbot: QtBot) -> None:
    opened, page = at_procedure(qtbot, a_case())
    assert "when it came in" in find(page, QLabel, "procedure.empty.words").text()
    page.page_focus()
    first = find(page, QPushButton, "procedure.first")
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    (complaint,) = opened.case.complaints.values()
    assert complaint.procedure == "statutory-children"
    assert opened.undo_label == "Add complaint to the council"
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert focused.objectName().startswith("procedure.step.")
    opened.undo()
    assert not opened.case.limits
    assert find(page, QLabel, "procedure.empty.words").isVisible()


def test_the_key_for_a_new_row_adds_the_first_complaint(qtbot: QtBot) -> None:
    opened, page = at_procedure(qtbot, a_case())
    page.page_focus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    (complaint,) = opened.case.complaints.values()
    assert complaint.procedure == "statutory-children"
    dates = QApplication.focusWidget()
    qtbot.keyClick(dates, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert len(opened.case.complaints) == 1


def test_several_complaints_stand_side_by_side_each_under_its_own_procedure(qtbot: QtBot) -> None:
    opened, page = at_procedure(qtbot, a_complaint(s1_received="3 May 2023"))
    menu = {action.objectName(): action for action in page.new_menu.actions()}
    assert set(menu) == {f"procedure.new.{id}" for id in the_rules().procedures}
    menu["procedure.new.handling-code"].trigger()
    assert len(opened.case.complaints) == 2
    box = find(page, QComboBox, "procedure.complaints")
    assert box.currentText() == "Complaint Handling Code"
    assert page.findChild(QLineEdit, "procedure.step.s3-panel") is None
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert find(page, QLineEdit, "procedure.step.s1-received").text() == "3 May 2023"
    find(page, QAction, "procedure.delete").trigger()
    assert len(opened.case.complaints) == 1
    assert not opened.case.steps
    opened.undo()
    assert len(opened.case.complaints) == 2


def test_a_copied_complaint_has_dates_of_its_own(qtbot: QtBot) -> None:
    opened, page = at_procedure(qtbot, a_complaint(s1_received="3 May 2023"))
    find(page, QAction, "procedure.duplicate").trigger()
    assert len(opened.case.complaints) == 2
    enter_date(qtbot, page, "s1-received", "4 May 2023")
    assert sorted(step.on.to_plain() for step in opened.case.steps.values() if step.on) == [
        "2023-05-03",
        "2023-05-04",
    ]


# --- dates ----------------------------------------------------------------------------------------


def test_enter_saves_a_date_and_goes_to_the_next_step(qtbot: QtBot) -> None:
    opened, page = at_procedure(qtbot, a_complaint())
    enter_date(qtbot, page, "s1-received", "early May 2023")
    (step,) = dated_steps(opened.case)
    assert (step.step, step.on) == ("s1-received", on("early 2023-05"))
    name = "procedure.step.s1-response"
    qtbot.waitUntil(lambda: QApplication.focusWidget().objectName() == name)
    assert page.findChild(QLineEdit, "procedure.step.s1-acknowledged") is None
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert find(page, QLineEdit, "procedure.step.s1-received").hasFocus()
    clear_date(qtbot, page, "s1-received")
    assert not opened.case.steps
    assert not opened.case.events


def test_a_date_that_cannot_be_is_told_and_nothing_is_kept_of_it(qtbot: QtBot) -> None:
    opened, page = at_procedure(qtbot, a_complaint())
    enter_date(qtbot, page, "s1-received", "31 February 2023")
    assert "28 days" in find(page, QLabel, "procedure.step.s1-received.fault").text()
    assert not opened.case.steps
    assert find(page, QLineEdit, "procedure.step.s1-received").hasFocus()


def test_a_date_has_its_source_and_note(qtbot: QtBot) -> None:
    case = a_complaint(a_case(an_item_of_evidence()), s1_received="3 May 2023")
    opened, page = at_procedure(qtbot, case)
    button = find(page, QPushButton, "procedure.source.s1-received")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    more = page.dates.details.sources.more
    assert more.hasFocus()
    qtbot.keyClick(more, Qt.Key.Key_Space)
    line = find(page, QLineEdit, "step.sources.1.words")
    line.setFocus()
    qtbot.keyClicks(line, "4")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    (step,) = opened.case.steps.values()
    assert step.sources == (SourceRef("v1", "4"),)
    assert "E1 page 4" in button.accessibleName()


def test_a_step_of_ones_own_is_added_dated_and_deleted(qtbot: QtBot) -> None:
    opened, page = at_procedure(qtbot, a_complaint())
    entry = find(page, QLineEdit, "procedure.entry")
    entry.setFocus()
    qtbot.keyClicks(entry, "Senior management review")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert "no date at its front" in find(page, QLabel, "procedure.entry.fault").text()
    assert not opened.case.steps
    entry.clear()
    qtbot.keyClicks(entry, "May 2023 Senior management review")
    echo = find(page, QLabel, "procedure.echo").text()
    assert echo == "May 2023 · A step of your own: Senior management review · Enter adds it"
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    (step,) = dated_steps(opened.case)
    assert (step.title, step.on) == ("Senior management review", on("May 2023"))
    assert entry.hasFocus()
    enter_date(qtbot, page, step.step, "June 2023")
    (event,) = opened.case.events.values()
    assert (event.narrative, event.on) == ("Senior management review", on("June 2023"))
    page.dates.focus_step(step.step, "note")
    assert not page.dates.clock.details.isVisible(), "no limit has to do with it"
    what = find(page, QLineEdit, "step.title")
    what.setText("management review")
    page.dates.details.what.touched()
    qtbot.keyClick(what, Qt.Key.Key_Return)
    assert [each.narrative for each in opened.case.events.values()] == ["management review"]
    what.setText(" ")
    page.dates.details.what.touched()
    qtbot.keyClick(what, Qt.Key.Key_Return)
    assert page.dates.details.what.fault.endswith("Say what was done.")
    assert [each.title for each in opened.case.steps.values()] == ["management review"]
    find(page, QAction, "procedure.dates.delete").trigger()
    assert not opened.case.steps
    assert not opened.case.events
    assert page.dates.details.step == "s1-received", "the one beside it is chosen"


def test_a_line_dates_the_step_it_names_and_a_rare_one_comes_into_sight(qtbot: QtBot) -> None:
    opened, page = at_procedure(qtbot, a_complaint(s1_received="3 May 2023"))
    entry = find(page, QLineEdit, "procedure.entry")
    for line, key in (
        ("9 May 2023 acknowledgement", "s1-acknowledged"),
        ("20 June 2023 response", "s1-response"),
        ("12 July 2023 stage 2 request", "s2-request"),
    ):
        entry.setFocus()
        qtbot.keyClicks(entry, line)
        qtbot.keyClick(entry, Qt.Key.Key_Return)
        assert key in {step.step for step in opened.case.steps.values()}
        assert page.findChild(QLineEdit, f"procedure.step.{key}") is not None
    assert (
        "working days over · last day" in find(page, QLabel, "procedure.limit.s1-response").text()
    )
    assert page.findChild(QLineEdit, "procedure.step.s3-panel") is None


# --- the clock ------------------------------------------------------------------------------------


def test_the_panels_response_of_january_2023_is_two_working_days_over(qtbot: QtBot) -> None:
    """Panel on 19 December 2022, response on 23 January 2023; the report's date is not known."""
    opened, page = at_procedure(qtbot, a_complaint())
    enter_date(qtbot, page, "s3-panel", "19 December 2022")
    enter_date(qtbot, page, "s3-response", "23 January 2023")
    assert stands(page, opened, "s3-response") == "▲  2 working days over"
    told = the_working(page)
    assert "this assumes 28 December 2022, the last day allowed for it" in told
    assert "Last day: 19 January 2023." in told
    assert "Not counted: 2 January 2023" in told
    calendar = page.counted.calendar
    hearing, response = on("19 December 2022").exact, on("23 January 2023").exact
    assert hearing is not None
    assert response is not None
    assert calendar.count(hearing, response).days == 22


def test_the_panel_of_june_2024_and_the_reply_were_in_time(qtbot: QtBot) -> None:
    """Panel on 17 June 2024, report on 24 June, reply on 27 June: five and three days."""
    opened, page = at_procedure(qtbot, a_complaint())
    for step, words in (
        ("s3-panel", "17 June 2024"), ("s3-report", "24 June 2024"),
        ("s3-received", "24 June 2024"), ("s3-response", "27 June 2024"),
    ):  # fmt: skip
        enter_date(qtbot, page, step, words)
    assert stands(page, opened, "s3-report") == "✓  in time, on the last day"
    assert "Time taken: 5 working days." in the_working(page)
    assert stands(page, opened, "s3-response") == "✓  in time, 12 working days to spare"
    assert "Time taken: 3 working days." in the_working(page)


def test_enter_on_a_limit_opens_its_working(qtbot: QtBot) -> None:
    opened, page = at_procedure(qtbot, a_complaint(s1_received="3 May 2023"))
    choose_limit(page, opened, "s1-response")
    working = find(page, QLabel, "procedure.working")
    find(page, FoldLine, "limit.fold.Working").setChecked(False)
    assert not working.isVisible()
    qtbot.keyClick(page.dates.clock.table, Qt.Key.Key_Return)
    assert working.isVisible()
    assert working.hasFocus()


def test_what_is_missing_is_named_and_a_part_date_gives_a_range(qtbot: QtBot) -> None:
    opened, page = at_procedure(qtbot, a_complaint())
    assert stands(page, opened, "s3-panel") == "–  needs the date of the request for a review panel"
    enter_date(qtbot, page, "s3-request", "1 June 2023")
    enter_date(qtbot, page, "s3-panel", "August 2023")
    assert stands(page, opened, "s3-panel") == "▲  between 13 and 34 working days over"


def test_the_working_is_copied(qtbot: QtBot) -> None:
    opened, page = at_procedure(
        qtbot, a_complaint(s1_received="29 March 2023", s1_response="19 April 2023")
    )
    choose_limit(page, opened, "s1-response")
    find(page, QPushButton, "procedure.working.copy").click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Stage one: 3 working days over")
    assert "Not counted: 7 April 2023, Good Friday." in copied
    assert "regulations 14 and 15" in copied


def test_stage_two_may_be_counted_from_three_days_and_the_page_compares_them(qtbot: QtBot) -> None:
    opened, page = at_procedure(
        qtbot,
        a_complaint(
            s2_request="3 April 2023", s2_accepted="2 May 2023", s2_statement="1 June 2023",
            s2_response="1 September 2023",
        ),
    )  # fmt: skip
    (complaint,) = opened.case.complaints
    page.focus_record("complaint", complaint, "stage_two_start")
    box = find(page, QComboBox, "complaint.stage_two_start")
    assert box.hasFocus()
    compared = find(page, QLabel, "procedure.convention.compared").text().splitlines()
    assert [line.partition(":")[0] for line in compared] == [
        "From the request", "From acceptance", "From the agreed statement of complaint",
    ]  # fmt: skip
    before = stands(page, opened, "s2-response")
    box.setCurrentIndex(list(StageTwoStart).index(StageTwoStart.AGREED_STATEMENT))
    assert opened.case.complaints[complaint].stage_two_start is StageTwoStart.AGREED_STATEMENT
    assert stands(page, opened, "s2-response") != before
    assert "24 002 249" in find(page, QLabel, "procedure.convention.explanation").text()
    oral = find(page, QCheckBox, "complaint.oral")
    qtbot.keyClick(oral, Qt.Key.Key_Space)
    assert opened.case.complaints[complaint].oral


def test_the_sentence_is_previewed_and_put_into_the_statement(qtbot: QtBot) -> None:
    opened, page = at_procedure(
        qtbot, a_complaint(s3_request="1 June 2023", s3_panel="1 September 2023")
    )
    id = choose_limit(page, opened, "s3-panel")
    preview = find(page, QLabel, "procedure.sentence")
    assert preview.text() == (
        "“The Council should have held the review panel by 13 July 2023. It did so on "
        "1 September 2023, 35 working days late.”"
    )
    qtbot.keyClick(find(page, QCheckBox, "limit.in_statement"), Qt.Key.Key_Space)
    assert opened.case.limits[id].in_statement
    enter_date(qtbot, page, "s3-panel", "12 July 2023")
    choose_limit(page, opened, "s3-panel")
    assert "within the 30 working days allowed" in preview.text()


# --- limits of this case --------------------------------------------------------------------------


def test_a_limit_is_corrected_for_this_case_with_a_reason(qtbot: QtBot) -> None:
    opened, page = at_procedure(qtbot, a_complaint(s1_received="3 May 2023"))
    id = choose_limit(page, opened, "s1-response")
    find(page, QPushButton, "procedure.limit.correct").click()
    dialog = find(page.window(), LimitDialog, "limit-dialog")
    dialog.count.selectAll()
    qtbot.keyClicks(dialog.count, "15")
    save = find(dialog, QPushButton, "limit-dialog.save")
    qtbot.keyClick(save, Qt.Key.Key_Space)
    assert "needs a reason" in find(dialog, QLabel, "limit-dialog.fault").text()
    assert opened.case.limits[id].count == 10
    qtbot.keyClicks(find(dialog, QPlainTextEdit, "limit-dialog.why"), "Agreed with Ms X.")
    qtbot.keyClick(save, Qt.Key.Key_Space)
    changed = opened.case.limits[id]
    assert (changed.count, changed.why_changed) == (15, "Agreed with Ms X.")
    assert changed.from_steps == ("s1-later-start", "s1-advocate", "s1-interest", "s1-received")
    assert "Time allowed: 15 working days" in the_working(page)
    assert "differs from the rule: Agreed with Ms X." in the_working(page)
    assert not page.dates.clock.notices.isVisible()


def test_a_limit_of_ones_own_is_added_and_deleted(qtbot: QtBot) -> None:
    opened, page = at_procedure(qtbot, a_complaint(s1_received="3 May 2023"))
    before = len(opened.case.limits)
    find(page, QPushButton, "procedure.limit.new").click()
    dialog = find(page.window(), LimitDialog, "limit-dialog")
    save = find(dialog, QPushButton, "limit-dialog.save")
    qtbot.keyClick(save, Qt.Key.Key_Space)
    assert "no name" in find(dialog, QLabel, "limit-dialog.fault").text()
    qtbot.keyClicks(dialog.title, "Promised reply")
    qtbot.keyClicks(dialog.count, "5")
    qtbot.keyClicks(find(dialog, QPlainTextEdit, "limit-dialog.why"), "Promised in the letter.")
    qtbot.keyClick(save, Qt.Key.Key_Space)
    assert "which step starts its time" in find(dialog, QLabel, "limit-dialog.fault").text()
    dialog.from_step.setCurrentIndex(dialog.from_step.findText("Receipt of the complaint"))
    dialog.to_step.setCurrentIndex(dialog.to_step.findText("Response at stage one"))
    qtbot.keyClick(save, Qt.Key.Key_Space)
    assert len(opened.case.limits) == before + 1
    assert page.dates.clock.details._title.text().startswith("Promised reply:")  # noqa: SLF001
    table = page.dates.clock.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert len(opened.case.limits) == before


def test_a_limit_is_switched_off_and_on(qtbot: QtBot) -> None:
    opened, page = at_procedure(qtbot, a_complaint(s1_received="3 May 2023"))
    id = choose_limit(page, opened, "s1-acknowledgement")
    switch = find(page, QPushButton, "procedure.limit.switch")
    assert stands(page, opened, "s1-acknowledgement") == "–  switched off"
    switch.click()
    assert opened.case.limits[id].applies
    assert "working day" in stands(page, opened, "s1-acknowledgement")
    opened.undo()
    assert not opened.case.limits[id].applies


def test_todays_rules_are_offered_with_what_they_would_change(qtbot: QtBot) -> None:
    case = a_complaint(s3_request="1 June 2023")
    panel = next(limit.id for limit in case.limits.values() if limit.key == "s3-panel")
    opened = a_desk(editing.set_fields(case, "limit", panel, count=40))
    page = procedure_page(qtbot, opened)
    notice = find(page, QFrame, "procedure.rules")
    assert notice.isVisible()
    (words,) = page.dates.clock.notices.words()
    assert words == "Review panel: 40 working days here; the rules have 30 working days."
    use = find(page, QPushButton, "procedure.rules.use")
    use.setFocus()
    qtbot.keyClick(use, Qt.Key.Key_Space)
    assert opened.case.limits[panel].count == 30
    assert not notice.isVisible()
    opened.undo()
    assert opened.case.limits[panel].count == 40
    assert notice.isVisible()


@pytest.mark.parametrize("kept", [0, 1, 3, -2])
def test_a_complaint_that_lacks_any_number_of_todays_limits_is_shown(
    qtbot: QtBot, kept: int
) -> None:
    case = a_complaint(s1_received="3 May 2023")
    complete = list(case.limits)
    for id in complete[kept:]:
        case = case.without("limit", id)
    opened, page = at_procedure(qtbot, case)
    notice = page.dates.clock.notices
    assert notice.isVisible()
    find(notice, QPushButton, "procedure.rules.use").click()
    assert len(opened.case.limits) == len(complete)
    assert not notice.isVisible()
    opened.undo()
    assert dict(opened.case.limits) == dict(case.limits)
