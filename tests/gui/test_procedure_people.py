"""The tabs of the Procedure page: people, outcomes, recommendations and questions of law."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from tests.builders import TODAY, a_case, a_finding, a_head, a_person, a_topic, on
from tests.gui.desks import find, shown
from tests.gui.forms import type_into
from tests.gui.procedures import a_complaint, at_procedure, show_tab
from workbench.domain.procedure.steps import (
    Answer,
    ImplementationView,
    Independence,
    Participant,
    StageOutcome,
)
from workbench.domain.records.drafting import TopicRole
from workbench.domain.records.findings import FindingResult
from workbench.domain.records.people import PersonRole
from workbench.gui.fields.markup import MarkupEdit
from workbench.gui.people.page import PeoplePage

# --- people ---------------------------------------------------------------------------------------


def test_a_part_the_law_names_brings_its_stage_and_asks_for_independence(qtbot: QtBot) -> None:
    officer = a_person("p2", "Mr O", name="Osric Penn", role=PersonRole.COUNCIL_OFFICER, position=1)
    opened, page = at_procedure(qtbot, a_complaint(a_case(a_person(), officer)))
    show_tab(page, 1)
    entry = find(page, QLineEdit, "procedure.people.entry")
    entry.setFocus()
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    part = find(page, QComboBox, "participant.part")
    assert "independent person" in [part.itemText(n) for n in range(part.count())]
    type_into(qtbot, part, "chair of the panel")
    qtbot.keyClick(part, Qt.Key.Key_Tab)
    (each,) = opened.case.participants.values()
    assert (each.part, each.stage) == ("chair of the panel", 3)
    warning = find(page, QLabel, "procedure.independence.warning")
    assert not warning.isVisible()
    independence = find(page, QComboBox, "participant.independence")
    independence.setCurrentIndex(list(Independence).index(Independence.NOT_INDEPENDENT))
    assert "has to be independent of the council (regulation 19)" in warning.text()
    model = page.people.model
    assert str(model.index(0, 3).data()).startswith("▲ Not independent")
    independence.setCurrentIndex(list(Independence).index(Independence.INDEPENDENT))
    assert not warning.isVisible()
    who = find(page, QComboBox, "participant.person_id")
    type_into(qtbot, who, "Osric Penn")
    qtbot.keyClick(who, Qt.Key.Key_Return)
    assert "as an officer of it" in warning.text()


def test_a_tab_counts_and_has_the_keyboard_when_it_is_first_shown(qtbot: QtBot) -> None:
    opened, page = at_procedure(qtbot, a_complaint(a_case(a_person(), a_head())))
    page.dates.entry.begin()
    for number, name in ((1, "people"), (3, "recommendations"), (2, "outcomes")):
        page.tabs.setCurrentIndex(number)
        assert find(page, QLineEdit, f"procedure.{name}.entry").hasFocus(), "typing goes there"
    assert page.tabs.tabText(2) == "&Outcomes"
    assert not page.outcomes.forms.isVisible()
    find(page, QPushButton, "procedure.outcomes.from-heads").click()
    assert page.tabs.tabText(2) == "&Outcomes  1"
    assert page.outcomes.forms.isVisible()
    opened.undo()
    assert page.tabs.tabText(2) == "&Outcomes"


def test_somebody_new_is_typed_and_is_one_of_the_people(qtbot: QtBot) -> None:
    opened, page = at_procedure(qtbot, a_complaint(a_case(a_person())))
    show_tab(page, 1)
    entry = find(page, QLineEdit, "procedure.people.entry")
    entry.setFocus()
    qtbot.keyClicks(entry, "Ms Ada Reed, investigating officer")
    echo = find(page, QLabel, "procedure.people.echo").text()
    assert echo.startswith("Ms Ada Reed · Investigating officer")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    (each,) = opened.case.participants.values()
    person = opened.case.people[each.person_id]
    assert (person.title, person.name, person.alias) == (
        "Ms", "Ada Reed", "the investigating officer",
    )  # fmt: skip
    assert person.role is PersonRole.INVESTIGATING_OFFICER
    assert (each.stage, each.name) == (2, "")
    people = shown(qtbot, PeoplePage(opened.desk))
    people.focus_record("person", person.id, "")
    part = find(people, QPushButton, f"person.part.{each.id}")
    assert part.text().startswith("Investigating officer, stage two")
    assert "Investigating officer, stage two" in people.row_words(opened.case, person).spoken()
    who = find(page, QComboBox, "participant.person_id")
    type_into(qtbot, who, "Mr Leo Blunt")
    qtbot.keyClick(who, Qt.Key.Key_Return)
    assert len(opened.case.people) == 3
    opened.undo()
    assert len(opened.case.people) == 2


def test_names_of_an_older_case_are_kept_and_become_people_when_wanted(qtbot: QtBot) -> None:
    case = a_complaint(a_case(a_person()))
    (complaint,) = case.complaints
    old = Participant(id="w1", complaint_id=complaint, name="Hester Vane", part="panel member")
    opened, page = at_procedure(qtbot, case.with_record("participant", old))
    show_tab(page, 1)
    page.people.focus_record("participant", "w1", "")
    assert find(page, QComboBox, "participant.person_id").currentText() == "Hester Vane"
    assert opened.case.participants["w1"] == old
    find(page, QPushButton, "procedure.people.add").click()
    person = opened.case.people[opened.case.participants["w1"].person_id]
    assert (person.name, person.alias) == ("Hester Vane", "the panel member")
    assert person.role is PersonRole.PANEL_MEMBER
    assert not page.people.by_name.isVisible()


# --- outcomes -------------------------------------------------------------------------------------


def test_a_letter_in_a_cell_enters_the_outcome_and_a_change_asks_why(qtbot: QtBot) -> None:
    """Five parts; no finding at stage two on the third became not upheld at stage three."""
    head = a_head(title="The assessment")
    finding = a_finding(result=FindingResult.FAULT)
    opened, page = at_procedure(qtbot, a_complaint(a_case(a_person(), head, finding)))
    show_tab(page, 2)
    outcomes = page.outcomes
    outcomes.page_focus()
    entry = find(page, QLineEdit, "procedure.outcomes.entry")
    assert entry.hasFocus()
    for title in ("Errors", "Father left out", "Video call", "Influenced", "Not followed"):
        qtbot.keyClicks(entry, title)
        qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert entry.hasFocus()
    table = outcomes.table
    parts = [row.part.id for row in outcomes.model.grid.rows]
    for part, letter in zip(parts, "UNFNU", strict=True):
        outcomes.choose(part, "2")
        table.setFocus()
        qtbot.keyClick(table, letter.lower())
    outcomes.choose(parts[2], "3")
    table.setFocus()
    qtbot.keyClick(table, "n")
    decided = {(o.part_id, o.stage): o.outcome for o in opened.case.outcomes.values()}
    assert [decided[part, "2"] for part in parts] == [
        StageOutcome.UPHELD, StageOutcome.NOT_UPHELD, StageOutcome.NO_FINDING,
        StageOutcome.NOT_UPHELD, StageOutcome.UPHELD,
    ]  # fmt: skip
    assert decided[parts[2], "3"] is StageOutcome.NOT_UPHELD
    changed = outcomes.model.index(2, 4)
    assert changed.data() == "Not upheld; ▲ changed: why?"
    assert changed.data(Qt.ItemDataRole.ToolTipRole) == (
        "Video call: no finding at stage two investigation, changed to not upheld at panel "
        "(no reason recorded)"
    )
    why = find(page, QPlainTextEdit, "outcome.why")
    assert why.isVisible()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert why.hasFocus()
    qtbot.keyClicks(why, "A note of the call was overlooked.")
    qtbot.keyClick(why, Qt.Key.Key_Tab)
    assert changed.data() == "Not upheld; → changed"
    reason = str(changed.data(Qt.ItemDataRole.ToolTipRole))
    assert reason.endswith(": A note of the call was overlooked.")
    outcomes.choose(parts[1], "2")
    assert not why.isVisible()


def test_the_finding_of_the_linked_head_stands_beside_the_stages(qtbot: QtBot) -> None:
    case = a_complaint(a_case(a_person(), a_head(), a_finding(result=FindingResult.FAULT)))
    opened, page = at_procedure(qtbot, case)
    show_tab(page, 2)
    outcomes = page.outcomes
    find(page, QPushButton, "procedure.outcomes.from-heads").click()
    (part,) = opened.case.parts.values()
    assert part.head_id == "h1"
    last = outcomes.model.columnCount() - 1
    assert outcomes.model.index(0, last).data() == "Fault"
    assert outcomes.table.hasFocus()
    outcomes.choose(part.id, "2")
    qtbot.keyClick(outcomes.table, "U", Qt.KeyboardModifier.ShiftModifier)
    outcomes.table.copy()
    assert "Upheld" in QGuiApplication.clipboard().text()
    qtbot.keyClick(outcomes.table, Qt.Key.Key_Return)
    assert find(page, QComboBox, "outcome.outcome").hasFocus()
    outcomes.table.setFocus()
    qtbot.keyClick(outcomes.table, Qt.Key.Key_Delete)
    assert not opened.case.outcomes
    outcomes.choose(part.id)
    qtbot.keyClick(outcomes.table, Qt.Key.Key_Delete)
    assert not opened.case.parts
    opened.undo()
    assert list(opened.case.parts) == [part.id]


# --- recommendations ------------------------------------------------------------------------------


def test_what_was_recommended_is_typed_once(qtbot: QtBot) -> None:
    opened, page = at_procedure(qtbot, a_complaint(a_case(a_person("p1", "Ms X"))))
    show_tab(page, 3)
    entry = find(page, QLineEdit, "procedure.recommendations.entry")
    for line in ("apologise to Ms X for the delay", "Payment: that it pays Ms X £300"):
        type_into(qtbot, entry, line)
        qtbot.keyClick(entry, Qt.Key.Key_Return)
    made = [(each.title, each.text) for each in opened.case.recommendations.values()]
    assert made == [
        ("", "apologise to {person:p1} for the delay"),
        ("Payment", "that it pays {person:p1} £300"),
    ]


def test_a_recommendation_is_followed_and_becomes_a_part_of_the_findings(qtbot: QtBot) -> None:
    case = a_complaint(a_case(a_person(), a_topic("analysis", TopicRole.ANALYSIS)))
    opened, page = at_procedure(qtbot, case)
    show_tab(page, 3)
    entry = find(page, QLineEdit, "procedure.recommendations.entry")
    entry.setFocus()
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert find(page, MarkupEdit, "recommendation.text").hasFocus()
    type_into(qtbot, find(page, QLineEdit, "recommendation.title"), "apology")
    for name, words in (("due", "1 March 2023"), ("done_on", "22 March 2023")):
        line = find(page, QLineEdit, f"recommendation.{name}")
        type_into(qtbot, line, words)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "21 days late" in find(page, QLabel, "procedure.recommendation.lateness").text()
    view = find(page, QComboBox, "recommendation.view")
    view.setCurrentIndex(list(ImplementationView).index(ImplementationView.LATE_WITH_REASON))
    assert "good reason is not recorded" in (
        find(page, QLabel, "procedure.recommendation.missing").text()
    )
    make = find(page, QPushButton, "procedure.recommendation.make")
    make.setFocus()
    qtbot.keyClick(make, Qt.Key.Key_Space)
    (each,) = opened.case.recommendations.values()
    assert each.in_statement
    assert opened.case.topics[each.topic_id].title == "Panel recommendation 1: apology"
    assert opened.undo_label == "Make recommendation a part of the findings"
    qtbot.keyClick(make, Qt.Key.Key_Space)
    (each,) = opened.case.recommendations.values()
    assert not each.in_statement
    assert list(opened.case.topics) == ["analysis"]


# --- questions ------------------------------------------------------------------------------------


def test_a_question_of_law_is_answered_with_reasons(qtbot: QtBot) -> None:
    opened, page = at_procedure(qtbot, a_complaint())
    show_tab(page, 4)
    listed = page.questions.list
    assert listed.said(0)[0].aside == "–"
    provision = find(page, QLabel, "procedure.question.provision").text()
    assert "Children Act 1989, sections 24D" in provision
    listed.setFocus()
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    box = find(page, QComboBox, "answer.answer")
    assert QApplication.focusWidget() is box
    box.setCurrentIndex(list(Answer).index(Answer.YES))
    assert listed.said(0)[0].aside == "Yes, no reasons"
    reasons = find(page, QPlainTextEdit, "answer.reasons")
    reasons.setFocus()
    qtbot.keyClicks(reasons, "She is the mother.")
    qtbot.keyClick(reasons, Qt.Key.Key_Tab)
    (answer,) = opened.case.answers.values()
    assert (answer.answer, answer.reasons, answer.answered_on) == (
        Answer.YES, "She is the mother.", TODAY,
    )  # fmt: skip
    assert listed.said(0)[0].aside == "Yes"


def test_a_procedure_without_questions_says_so(qtbot: QtBot) -> None:
    _opened, page = at_procedure(qtbot, a_case())
    page.add("corporate")
    show_tab(page, 4)
    questions = page.questions
    if not questions._rows():  # noqa: SLF001
        assert find(page, QLabel, "procedure.questions.empty.words").isVisible()


def test_problems_lead_to_the_record_on_its_tab(qtbot: QtBot) -> None:
    opened, page = at_procedure(qtbot, a_complaint(s1_received="3 May 2023"))
    show_tab(page, 1)
    page.people.add()
    show_tab(page, 2)
    page.outcomes.add()
    show_tab(page, 3)
    page.recommendations.add()
    (participant,), (part,) = opened.case.participants, opened.case.parts
    (recommendation,) = opened.case.recommendations
    for kind, id, field, tab in (
        ("participant", participant, "independence", 1), ("part", part, "title", 2),
        ("recommendation", recommendation, "view", 3), ("step", "step-s1-received", "on", 0),
    ):  # fmt: skip
        page.focus_record(kind, id, field)
        assert page.tabs.currentIndex() == tab
        focused = QApplication.focusWidget()
        wanted = "procedure.step.s1-received" if kind == "step" else f"{kind}.{field}"
        assert focused is not None
        assert focused.objectName() == wanted
    assert opened.case.steps["step-s1-received"].on == on("3 May 2023")
