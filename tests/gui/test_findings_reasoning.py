"""The reasoning of a finding: standards, evidence on each side, analysis, and answers given."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTreeWidget,
)
from pytestqt.qtbot import QtBot

from tests.builders import (
    TODAY,
    a_case,
    a_finding,
    a_head,
    a_person,
    a_sound_case,
    an_event,
    an_item_of_evidence,
)
from tests.gui.desks import OpenDesk, a_desk, find, shown
from tests.gui.scripted_dialogs import ScriptedDialogs
from tests.gui.windows import the_library
from workbench.domain.casefile import CaseFile
from workbench.domain.records.chronology import Account
from workbench.domain.records.evidence import SourceRef
from workbench.domain.records.findings import AccountRef, FindingResult
from workbench.domain.records.standards import StandardCited
from workbench.gui.fields.markup import MarkupEdit
from workbench.gui.findings.page import FindingsPage
from workbench.gui.live import Live
from workbench.gui.problems.listing import ProblemsPanel
from workbench.gui.records.folds import FoldLine


def a_real_desk(case: CaseFile) -> OpenDesk:
    """A desk with the reference data that ship with the program."""
    return a_desk(case, library=the_library())


def a_small_case(**fields: object) -> CaseFile:
    """A person, a head and a finding that rests on one event of May 2023."""
    finding = a_finding(**{"event_ids": ("e1",), **fields})
    return a_case(a_person(), a_head(), an_item_of_evidence(), an_event(), finding)


# --- standards -----------------------------------------------------------------------------------


def test_a_standard_is_found_by_words_and_cited_by_enter(qtbot: QtBot) -> None:
    opened = a_real_desk(a_small_case())
    page = shown(qtbot, FindingsPage(opened.desk), height=1600)
    finder = find(page, QLineEdit, "finding.standards")
    finder.setFocus()
    qtbot.keyClicks(finder, "getting the best early referral")
    found = find(page, QListWidget, "finding.standards.found")
    assert found.count() == 1
    assert "2006" in found.item(0).text()
    assert "in force at the time" in found.item(0).text()
    assert "Unconfirmed" in find(page, QLabel, "finding.standards.expects").text()
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    (cited,) = opened.case.findings["f1"].standards
    assert cited.standard_id == "getting-the-best-early-referral"
    place = find(page, QLineEdit, "finding.standards.place")
    assert place.hasFocus()
    qtbot.keyClicks(place, "paragraph 3.1")
    qtbot.keyClick(place, Qt.Key.Key_Return)
    assert opened.case.findings["f1"].standards[0].place == "paragraph 3.1"
    assert "in force at the time" in page.standards.list.item(0).text()


def test_a_standard_of_another_time_is_said_not_to_have_been_in_force(qtbot: QtBot) -> None:
    library = the_library()
    begun = next(s for s in library.standards.values() if s.valid_from is not None)
    old = an_event("e1", on="May 1985")
    case = a_case(
        a_person(), a_head(), old,
        a_finding(event_ids=("e1",), standards=(StandardCited(standard_id=begun.id),)),
    )  # fmt: skip
    page = shown(qtbot, FindingsPage(a_real_desk(case).desk))
    assert "▲ not in force at the time" in page.standards.list.item(0).text()


def test_the_kind_alone_lists_what_the_library_has_of_it(qtbot: QtBot) -> None:
    opened = a_real_desk(a_small_case())
    page = shown(qtbot, FindingsPage(opened.desk), height=1600)
    find(page, QComboBox, "finding.standards.kind").setCurrentIndex(3)
    number = sum(1 for s in the_library().standards.values() if s.kind.value == "policy")
    assert find(page, QListWidget, "finding.standards.found").count() == number > 0


def test_a_standard_in_own_words_is_written_and_removed_again(qtbot: QtBot) -> None:
    opened = a_real_desk(a_small_case())
    page = shown(qtbot, FindingsPage(opened.desk), height=1600)
    find(page, QPushButton, "finding.standards.own").click()
    words = QApplication.focusWidget()
    assert isinstance(words, QLineEdit)
    qtbot.keyClicks(words, "The leaflet promises a reply in a week.")
    find(page, QLineEdit, "finding.title").setFocus()
    (cited,) = opened.case.findings["f1"].standards
    assert (cited.standard_id, cited.words) == ("", "The leaflet promises a reply in a week.")
    page.standards.choose(0)
    qtbot.keyClick(page.standards.list, Qt.Key.Key_Delete)
    assert opened.case.findings["f1"].standards == ()
    opened.undo()
    assert page.standards.list.item(0).text() == "The leaflet promises a reply in a week."


def test_words_the_library_does_not_have_are_said_so(qtbot: QtBot) -> None:
    opened = a_real_desk(a_small_case())
    page = shown(qtbot, FindingsPage(opened.desk))
    finder = find(page, QLineEdit, "finding.standards")
    finder.setFocus()
    qtbot.keyClicks(finder, "zeppelin")
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    assert "Own words" in page.standards.fault
    assert opened.case.findings["f1"].standards == ()


# --- evidence ------------------------------------------------------------------------------------


def test_evidence_stands_on_a_side_and_the_weighing_beside_it(qtbot: QtBot) -> None:
    opened = a_desk(a_small_case())
    page = shown(qtbot, FindingsPage(opened.desk), height=1600)
    find(page, QPushButton, "finding.sources_against").click()
    pages = find(page, QLineEdit, "finding.sources_against.1.words")
    qtbot.keyClicks(pages, "7")
    weighed = find(page, QPlainTextEdit, "finding.weighed")
    weighed.setFocus()
    qtbot.keyClicks(weighed, "The note was made at the time.")
    qtbot.keyClick(weighed, Qt.Key.Key_Tab)
    finding = opened.case.findings["f1"]
    assert finding.sources_against == (SourceRef("v1", "7"),)
    assert finding.sources_for == ()
    assert finding.weighed == "The note was made at the time."


def test_an_account_of_an_event_is_relied_on_by_ticking_it(qtbot: QtBot) -> None:
    accounts = (
        Account(person_id="p1", text="She says nobody came."),
        Account(given_by="the social worker", text="He says he called twice."),
    )
    event = an_event(accounts=accounts)
    opened = a_desk(a_case(a_person(), a_head(), event, a_finding(event_ids=("e1",))))
    page = shown(qtbot, FindingsPage(opened.desk), height=1600)
    listed = find(page, QListWidget, "finding.accounts")
    assert listed.item(1).text() == "the social worker (3 May 2023): He says he called twice."
    listed.item(1).setCheckState(Qt.CheckState.Checked)
    assert opened.case.findings["f1"].accounts == (AccountRef("e1", 1),)
    opened.undo()
    assert listed.item(1).checkState() == Qt.CheckState.Unchecked


def test_an_event_linked_later_brings_its_accounts(qtbot: QtBot) -> None:
    event = an_event(accounts=(Account(person_id="p1", text="Nobody came."),))
    opened = a_desk(a_case(a_person(), a_head(), event, a_finding(event_ids=())))
    page = shown(qtbot, FindingsPage(opened.desk), height=1600)
    listed = find(page, QListWidget, "finding.accounts")
    assert "have no accounts" in listed.item(0).text()
    opened.desk.bridge.apply(
        "Link", lambda case: case.with_record("finding", a_finding(event_ids=("e1",)))
    )
    assert "Nobody came." in listed.item(0).text()


# --- analysis ------------------------------------------------------------------------------------


def test_the_questions_follow_the_result_and_their_headings_go_in_once(qtbot: QtBot) -> None:
    opened = a_real_desk(a_small_case(analysis="It was late.", result=FindingResult.NO_FAULT))
    page = shown(qtbot, FindingsPage(opened.desk), height=2000)
    questions = page.analysis.questions
    assert "What was asked of the council" in questions.words()
    find(page, QPushButton, "finding.result").click()
    assert "The gap" in questions.words()
    insert = find(page, QPushButton, "findings.questions.insert")
    insert.click()
    text = opened.case.findings["f1"].analysis
    assert text.startswith("It was late.\n\n### What should have happened\n\n### ")
    insert.click()
    assert opened.case.findings["f1"].analysis == text
    opened.undo()
    assert opened.case.findings["f1"].analysis == "It was late."


def test_no_question_gives_a_verdict_away(qtbot: QtBot) -> None:
    opened = a_real_desk(a_small_case(analysis=""))
    page = shown(qtbot, FindingsPage(opened.desk), height=2000)
    find(page, QPushButton, "findings.questions.insert").click()
    lines = [line for line in opened.case.findings["f1"].analysis.splitlines() if line]
    assert lines
    assert all(line.startswith("### ") for line in lines)


def test_the_gauge_counts_while_the_analysis_is_typed(qtbot: QtBot) -> None:
    opened = a_desk(a_small_case(analysis=""))
    page = shown(qtbot, FindingsPage(opened.desk), height=1600)
    gauge = find(page, QLabel, "findings.gauge")
    assert gauge.text() == ""
    editor = find(page, MarkupEdit, "finding.analysis")
    editor.setFocus()
    qtbot.keyClicks(editor, "One two three. Again " + "again " * 39 + "end.")
    qtbot.waitUntil(lambda: gauge.text().startswith("44 words · 2 sentences"))
    assert "▲ A sentence of 41 words: “Again again" in gauge.text()


# --- objections ----------------------------------------------------------------------------------


def a_page_with_objection(qtbot: QtBot) -> tuple[OpenDesk, FindingsPage, Live]:
    """A finding with nothing to rest on, and the page that objects to it."""
    case = a_sound_case()
    bare = replace(case.findings["f1"], event_ids=(), sources=())
    opened = a_desk(case.with_record("finding", bare))
    live = Live(opened.desk.bridge, opened.desk.workbench)
    page = shown(qtbot, FindingsPage(opened.desk, live), height=2000)
    live.up_to_date()
    return opened, page, live


def test_an_objection_is_answered_with_what_was_considered(qtbot: QtBot) -> None:
    opened, page, live = a_page_with_objection(qtbot)
    state = find(page, QLabel, "findings.objection.finding-without-evidence.state")
    assert state.text().startswith("▲ A finding has a result, but no event")
    editor = find(page, QPlainTextEdit, "findings.objection.finding-without-evidence")
    editor.setFocus()
    qtbot.keyClicks(editor, "The facts are agreed.")
    find(page, QLineEdit, "finding.title").setFocus()
    (given,) = opened.case.findings["f1"].considered
    assert (given.code, given.answer) == ("finding-without-evidence", "The facts are agreed.")
    assert given.on == TODAY
    assert state.text().startswith("✓ Answered: ")
    assert "finding-without-evidence" not in {p.code for p in live.up_to_date().open}


def test_an_answer_is_withdrawn_and_the_objection_is_open_again(qtbot: QtBot) -> None:
    opened, page, live = a_page_with_objection(qtbot)
    editor = find(page, QPlainTextEdit, "findings.objection.finding-without-evidence")
    editor.setFocus()
    qtbot.keyClicks(editor, "The facts are agreed.")
    find(page, QLineEdit, "finding.title").setFocus()
    find(page, QPushButton, "findings.objection.finding-without-evidence.withdraw").click()
    assert opened.case.findings["f1"].considered == ()
    assert editor.toPlainText() == ""
    assert "finding-without-evidence" in {p.code for p in live.up_to_date().open}
    opened.undo()
    assert editor.toPlainText() == "The facts are agreed."


def test_a_blank_answer_is_none(qtbot: QtBot) -> None:
    opened, page, live = a_page_with_objection(qtbot)
    editor = find(page, QPlainTextEdit, "findings.objection.finding-without-evidence")
    editor.setFocus()
    qtbot.keyClicks(editor, "   ")
    find(page, QLineEdit, "finding.title").setFocus()
    assert opened.case.findings["f1"].considered == ()
    assert "finding-without-evidence" in {p.code for p in live.up_to_date().open}


def test_words_being_typed_survive_a_new_check(qtbot: QtBot) -> None:
    _opened, page, live = a_page_with_objection(qtbot)
    editor = find(page, QPlainTextEdit, "findings.objection.finding-without-evidence")
    editor.setFocus()
    qtbot.keyClicks(editor, "The facts")
    live.up_to_date()
    assert editor.toPlainText() == "The facts"
    assert editor.hasFocus()


def test_an_objection_that_is_mended_goes_away(qtbot: QtBot) -> None:
    opened, page, live = a_page_with_objection(qtbot)
    (line,) = (each for each in page.findChildren(FoldLine) if each.text() == "Objections")
    assert (line.summary, line.isChecked()) == ("◆ 1 to answer", False)
    opened.desk.bridge.apply(
        "Mend",
        lambda case: case.with_record("finding", replace(case.findings["f1"], event_ids=("e2",))),
    )
    live.up_to_date()
    assert line.summary == "none"


def test_the_list_of_problems_takes_an_answer_and_not_an_acceptance(qtbot: QtBot) -> None:
    opened, _page, live = a_page_with_objection(qtbot)
    panel = shown(qtbot, ProblemsPanel(opened.desk, live))
    listed = find(panel, QTreeWidget, "problems.list")
    (item,) = listed.findItems("no event and no evidence", Qt.MatchFlag.MatchContains, 2)
    listed.setCurrentItem(item)
    button = find(panel, QPushButton, "problems.accept")
    assert button.text() == "Answer it…"
    dialogs = opened.desk.dialogs
    assert isinstance(dialogs, ScriptedDialogs)
    dialogs.will_answer("The facts are agreed.")
    button.click()
    (given,) = opened.case.findings["f1"].considered
    assert given.answer == "The facts are agreed."
    assert opened.case.acceptances == {}
    live.up_to_date()
    find(panel, QComboBox, "problems.which").setCurrentIndex(1)
    item = listed.topLevelItem(0)
    assert item is not None
    listed.setCurrentItem(item)
    assert "Considered: The facts are agreed." in find(panel, QLabel, "problems.detail").text()
    find(panel, QPushButton, "problems.withdraw").click()
    assert opened.case.findings["f1"].considered == ()


@pytest.mark.parametrize(
    ("title", "asked"),
    [("Delay at stage two", False), ("The panel’s recommendations", True)],
)
def test_an_undecided_finding_is_asked_about_a_recommendation_if_it_is_about_one(
    qtbot: QtBot, title: str, asked: bool
) -> None:
    case = a_small_case(title=title, result=FindingResult.UNDECIDED, analysis="")
    page = shown(qtbot, FindingsPage(a_real_desk(case).desk))
    assert ("What was recommended" in page.analysis.questions.words()) is asked


def test_the_folded_lines_say_what_is_in_them_from_the_first(qtbot: QtBot) -> None:
    page = shown(qtbot, FindingsPage(a_desk(a_sound_case(), library=the_library()).desk))
    (line,) = (each for each in page.findChildren(FoldLine) if each.text() == "To ask yourself")
    assert line.summary.endswith("questions")
