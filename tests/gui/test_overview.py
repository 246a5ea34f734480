"""The Overview page: the case's own fields, and the steps still to be taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.builders import a_case, a_person, a_sound_case
from tests.gui.desks import OpenDesk, a_desk, find, shown
from workbench.application.case.editing import set_fields
from workbench.application.casebook.standing import standing
from workbench.domain.errors import StoreUnavailable
from workbench.domain.records.complaint import CaseStage, Handed, Outcome, StatementKind
from workbench.domain.shape import shape
from workbench.gui.fields.bound import BoundField
from workbench.gui.overview.page import OverviewPage
from workbench.gui.overview.track import StageTrack
from workbench.gui.statement.settings import OF_THE_STATEMENT, StatementSettings


def overview_of(opened: OpenDesk) -> OverviewPage:
    """The page with the fields of the case open."""
    page = OverviewPage(opened.desk)
    page.edit()
    return page


def enter(qtbot: QtBot, page: OverviewPage, name: str, words: str) -> QLineEdit:
    """Type into a line and press Enter."""
    line = find(page, QLineEdit, name)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, words)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    return line


def fault(page: OverviewPage, name: str) -> str:
    """What stands beneath a field."""
    label = find(page, QLabel, f"{name}.fault")
    return label.text() if label.isVisible() else ""


@pytest.fixture
def opened() -> OpenDesk:
    return a_desk(a_case(reference="21 017 938"), a_case(reference="22 000 111"))


def test_a_reference_typed_without_spaces_is_set_out(qtbot: QtBot, opened: OpenDesk) -> None:
    page = shown(qtbot, overview_of(opened))
    line = enter(qtbot, page, "case.reference", "23990014")
    assert opened.case.case.reference == "23 990 014"
    assert line.text() == "23 990 014"
    opened.undo()
    assert line.text() == "21 017 938"


def test_a_reference_of_another_case_is_refused_beneath_the_field(
    qtbot: QtBot, opened: OpenDesk
) -> None:
    page = shown(qtbot, overview_of(opened))
    line = enter(qtbot, page, "case.reference", "22 000 111")
    assert "already a case 22 000 111" in fault(page, "case.reference")
    assert line.text() == "22 000 111"
    assert opened.case.case.reference == "21 017 938"


def test_an_unreadable_reference_is_refused(qtbot: QtBot, opened: OpenDesk) -> None:
    page = shown(qtbot, overview_of(opened))
    enter(qtbot, page, "case.reference", "12")
    assert "not a case reference" in fault(page, "case.reference")
    why = find(page, QLabel, "case.reference.fault")
    assert why.heightForWidth(why.width()) <= why.height()  # none of it is cut
    assert "eight figures" in why.toolTip()


def test_a_reference_that_cannot_be_written_is_kept_on_the_page(
    qtbot: QtBot, opened: OpenDesk
) -> None:
    page = shown(qtbot, overview_of(opened))
    opened.store.failing = StoreUnavailable("The disk is full.")
    enter(qtbot, page, "case.reference", "23 990 014")
    assert "Not saved" in fault(page, "case.reference")
    assert [error.message for error in opened.failures] == ["The disk is full."]


def test_the_fields_of_the_case_commit_by_themselves(qtbot: QtBot, opened: OpenDesk) -> None:
    page = shown(qtbot, overview_of(opened))
    enter(qtbot, page, "case.body", "Eastmoor Borough Council")
    page.focus_record("case", opened.case.case.id, "draft_sent_on")
    enter(qtbot, page, "case.draft_sent_on", "4 December")
    find(page, QComboBox, "case.outcome").setCurrentIndex(1)
    settings = shown(qtbot, StatementSettings(opened.desk, page))
    find(settings, QComboBox, "case.statement_kind").setCurrentIndex(1)
    record = opened.case.case
    assert record.body == "Eastmoor Borough Council"
    assert record.draft_sent_on == date(2026, 12, 4)
    assert record.outcome is Outcome.UPHELD
    assert record.statement_kind is StatementKind.ASSESSMENT


KEPT_BY_THE_PROGRAM = {"id", "reopened_at", "reopened_reason", "handed", "handed_by"} | {
    "former_names",
    "former_details",
}


def test_every_field_of_a_case_is_entered_in_one_place(qtbot: QtBot, opened: OpenDesk) -> None:
    page = shown(qtbot, overview_of(opened))
    page.form.fill()
    settings = shown(qtbot, StatementSettings(opened.desk, page))
    entered = [field.field for field in page.form.fields]
    of_the_statement = [field.field for field in settings.findChildren(BoundField)]
    assert sorted(of_the_statement) == sorted(OF_THE_STATEMENT)
    assert sorted([*entered, *of_the_statement, *KEPT_BY_THE_PROGRAM]) == sorted(shape("case"))


def test_the_subjects_follow_the_category(qtbot: QtBot, opened: OpenDesk) -> None:
    page = shown(qtbot, overview_of(opened))
    category = find(page, QComboBox, "case.category")
    category.setFocus()
    category.lineEdit().selectAll()
    qtbot.keyClicks(category, "Education")
    qtbot.keyClick(category, Qt.Key.Key_Tab)
    assert opened.case.case.category == "Education"
    subject = find(page, QComboBox, "case.subject")
    assert [subject.itemText(n) for n in range(subject.count())] == ["School transport", "Other"]


def test_the_facts_are_read_until_one_is_to_be_edited(qtbot: QtBot, opened: OpenDesk) -> None:
    opened.desk.bridge.apply("Add", lambda case: case.with_record("person", a_person()))
    page = shown(qtbot, OverviewPage(opened.desk))
    assert page.facts.isVisible()
    assert not page.form.isVisible()
    said = [each.accessibleName() for each in page.facts.findChildren(QLabel)]
    assert "Complainant: Ms X" in said
    find(page, QPushButton, "overview.edit").click()
    assert page.form.isVisible()
    reference = find(page, QLineEdit, "case.reference")
    assert reference.hasFocus()
    # Fields that come later are passed before what is next, as one reads.
    passed = [reference.objectName()]
    while passed[-1] != "overview.task.entry":
        page.focusNextChild()
        passed.append(page.focusWidget().objectName())
    assert passed[1] == "case.body"
    assert "case.subject" in passed
    assert "overview.notes" not in passed
    enter(qtbot, page, "case.body", "Eastmoor Borough Council")
    find(page, QPushButton, "overview.edit").click()
    assert page.facts.isVisible()
    said = [each.accessibleName() for each in page.facts.findChildren(QLabel)]
    assert any(words.startswith("Body: Eastmoor Borough Council") for words in said)


@pytest.mark.parametrize("width", [240, 340, 400, 547, 640, 900])
@pytest.mark.parametrize("stage", [CaseStage.INVESTIGATION, CaseStage.COMPLIANCE])
def test_where_a_case_stands_is_whole_at_every_width(
    qtbot: QtBot, width: int, stage: CaseStage
) -> None:
    day = date(2026, 9, 28)
    stands = standing(
        a_case(received_on=day, draft_sent_on=day, comments_due=day, decided_on=day, stage=stage)
    )
    track = StageTrack()
    qtbot.addWidget(track)
    track.show_standing(stands)
    dots, said = track.laid_out(width)
    assert [each.words for each in said if each.ink != "text3"] == [
        station.name for station in stands.stations
    ]
    rooms = [each.room for each in said]
    assert not any(a is not b and a.intersects(b) for a in rooms for b in rooms)
    assert all(each.left() >= 0 and each.right() <= width for each in rooms)
    assert track.heightForWidth(width) >= max(each.bottom() for each in rooms)
    assert "28 Sep 2026" in [each.words for each in said], "a day without its year may be any"
    assert len(dots) == len(stands.stations)


def test_where_a_case_stands_is_laid_out_once_a_width_until_something_changes(
    qtbot: QtBot,
) -> None:
    track = StageTrack()
    qtbot.addWidget(track)
    track.show_standing(standing(a_case(stage=CaseStage.INVESTIGATION)))
    first = track.laid_out(640)
    assert track.laid_out(640) is first
    assert track.laid_out(340) is not first
    larger = QFont(track.font())
    larger.setPointSizeF(larger.pointSizeF() * 2)
    track.setFont(larger)
    assert track.laid_out(640) is not first
    track.show_standing(standing(a_case(stage=CaseStage.COMPLIANCE)))
    here = [each.words for each in track.laid_out(640)[1] if each.ink == "text"]
    assert here == ["Compliance"]


def test_a_long_fact_is_read_whole(qtbot: QtBot, opened: OpenDesk) -> None:
    body = "North and East Barsetshire Metropolitan Borough Council Children’s Services & Trust"
    opened.desk.bridge.apply("Edit", lambda case: set_fields(case, "case", case.case.id, body=body))
    page = shown(qtbot, OverviewPage(opened.desk), 800)
    words = next(
        each for each in page.facts.findChildren(QLabel) if each.accessibleName().startswith("Body")
    )
    assert words.height() >= words.heightForWidth(words.width())
    assert words.width() < words.fontMetrics().horizontalAdvance(body)
    assert "&amp; Trust" in words.text()


def test_a_refused_entry_keeps_the_fields_open(qtbot: QtBot, opened: OpenDesk) -> None:
    page = shown(qtbot, overview_of(opened))
    enter(qtbot, page, "case.reference", "12")
    find(page, QPushButton, "overview.edit").click()
    assert page.form.isVisible()
    assert "not a case reference" in fault(page, "case.reference")


def test_the_first_case_is_led_step_by_step(qtbot: QtBot, opened: OpenDesk) -> None:
    page = shown(qtbot, overview_of(opened))
    steps = find(page, QFrame, "overview.first-case")
    assert steps.isVisible()
    second = find(page, QPushButton, "overview.first-case.2")
    assert second.accessibleName().startswith("Add who complained: People")
    second.setFocus()
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert opened.visits == [("person", "", "")]
    opened.desk.bridge.apply("Add", lambda case: case.with_record("person", a_person()))
    assert second.accessibleName() == "Add who complained: done"
    find(page, QToolButton, "overview.first-case.close").click()
    assert not steps.isVisible()


def test_a_case_far_on_needs_no_first_steps(qtbot: QtBot) -> None:
    opened = a_desk(a_sound_case())
    page = shown(qtbot, overview_of(opened))
    assert not find(page, QFrame, "overview.first-case").isVisible()


def test_a_case_handed_over_is_nobodys_first_case(qtbot: QtBot, opened: OpenDesk) -> None:
    case = opened.case
    handed = a_desk(replace(case, case=replace(case.case, handed=Handed.TO_COMMENT)))
    page = shown(qtbot, overview_of(handed))
    assert not find(page, QFrame, "overview.first-case").isVisible()
