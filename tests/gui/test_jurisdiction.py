"""The Jurisdiction page: limits decided, twelve months counted, the paragraph that follows."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.builders import a_case, a_head, a_person, with_fields
from tests.gui.desks import OpenDesk, a_desk, find, shown
from tests.gui.windows import the_library
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import PartialDate
from workbench.domain.records.jurisdiction import Applies, Discretion, LimitDecision
from workbench.gui.jurisdiction.page import JurisdictionPage


def a_page(qtbot: QtBot, case: CaseFile | None = None) -> tuple[OpenDesk, JurisdictionPage]:
    """The page over the reference data that ship with the program."""
    opened = a_desk(case or a_case(a_person(), a_head()), library=the_library())
    return opened, shown(qtbot, JurisdictionPage(opened.desk), height=1200)


def row_words(page: JurisdictionPage, id: str) -> list[str]:
    """What the list says of a limit: its name, what was decided, when, and what follows."""
    page.choose(id)
    said, _headed = page.list.said(page.list.currentRow())
    return [said.title, said.words, said.aside, said.note]


def test_only_what_arises_has_a_row_and_any_other_limit_can_be_considered(qtbot: QtBot) -> None:
    opened, page = a_page(qtbot)
    assert page.list.rowCount() == 0
    page.menu.aboutToShow.emit()
    assert len(page.menu.actions()) == len(the_library().jurisdiction)
    title = the_library().jurisdiction["court"].title
    next(each for each in page.menu.actions() if each.text() == title).trigger()
    assert page.list.rowCount() == 1
    assert row_words(page, "court") == ["Remedy in court", "Not considered", "", ""]
    assert opened.case.jurisdiction == {}


def test_a_decision_is_entered_and_its_paragraph_follows(qtbot: QtBot) -> None:
    opened, page = a_page(qtbot)
    page.focus_record("jurisdiction", "court", "")
    box = find(page, QComboBox, "jurisdiction.applies")
    assert box.hasFocus()
    box.setCurrentIndex(1)
    find(page, QComboBox, "jurisdiction.discretion").setCurrentIndex(1)
    reason = find(page, QPlainTextEdit, "jurisdiction.reason")
    reason.setFocus()
    qtbot.keyClicks(reason, "She cannot afford to go to court.")
    day = find(page, QLineEdit, "jurisdiction.decided_on")
    day.setFocus()
    qtbot.keyClicks(day, "3 June 2024")
    who = find(page, QLineEdit, "jurisdiction.by_whom")
    who.setFocus()
    qtbot.keyClicks(who, "investigator")
    page.list.setFocus()
    decision = opened.case.jurisdiction["court"]
    assert (decision.applies, decision.discretion) == (Applies.YES, Discretion.USED)
    assert decision.reason == "She cannot afford to go to court."
    assert (decision.decided_on, decision.by_whom) == (date(2024, 6, 3), "investigator")
    title = the_library().paragraphs["court-remedy"].title
    assert row_words(page, "court")[1:] == ["● Applies, set aside", "3 Jun 2024", title]
    assert "Printed among the powers" in find(page, QLabel, "jurisdiction.follows").text()


def test_another_paragraph_may_be_chosen_for_a_limit(qtbot: QtBot) -> None:
    case = a_case(a_person(), LimitDecision(id="court", applies=Applies.YES))
    opened, page = a_page(qtbot, case)
    page.choose("court")
    box = find(page, QComboBox, "jurisdiction.paragraph_id")
    box.setCurrentIndex(2)
    assert opened.case.jurisdiction["court"].paragraph_id == "court-action-started"
    other = the_library().paragraphs["court-action-started"].title
    assert row_words(page, "court")[3] == other


def test_the_twelve_months_are_counted_in_words(qtbot: QtBot) -> None:
    case = with_fields(a_case(a_person()), received_on=date(2025, 3, 20))
    opened, page = a_page(qtbot, case)
    page.choose("late")
    counted = find(page, QLabel, "jurisdiction.twelve-months")
    assert "first noticed on 21 March 2024 or later" in counted.text()
    line = find(page, QLineEdit, "jurisdiction.notice_on")
    line.setFocus()
    qtbot.keyClicks(line, "15 March 2024")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert opened.case.jurisdiction["late"].notice_on == PartialDate(2024, 3, 15)
    assert "14 March 2025" in counted.text()
    assert "so it came late" in counted.text()
    page.choose("court")
    assert not counted.isVisible()
    assert not line.isVisible()


def test_a_limit_the_law_does_not_let_anybody_set_aside_offers_no_discretion(qtbot: QtBot) -> None:
    _opened, page = a_page(qtbot)
    strict = next(id for id, guide in the_library().jurisdiction.items() if not guide.discretion)
    page.choose(strict)
    assert find(page, QLabel, "jurisdiction.no-discretion").isVisible()
    assert not find(page, QComboBox, "jurisdiction.discretion").isVisible()


def test_what_the_law_asks_stands_beside_the_decision(qtbot: QtBot) -> None:
    _opened, page = a_page(qtbot)
    page.choose("tribunal")
    asks = find(page, QLabel, "jurisdiction.asks").text()
    assert all(question in asks for question in the_library().jurisdiction["tribunal"].asks)


def test_clearing_a_decision_is_undone_in_one_step(qtbot: QtBot) -> None:
    case = a_case(a_person(), LimitDecision(id="court", applies=Applies.NO, reason="None."))
    opened, page = a_page(qtbot, case)
    page.choose("court")
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert opened.case.jurisdiction == {}
    assert row_words(page, "court")[1] == "Not considered"
    opened.undo()
    assert row_words(page, "court")[1] == "✓ Does not apply"
    assert find(page, QComboBox, "jurisdiction.applies").currentText() == "No"


def test_a_limit_of_ones_own_is_added_with_its_name(qtbot: QtBot) -> None:
    opened, page = a_page(qtbot)
    find(page, QAction, "jurisdiction.own").trigger()
    line = find(page, QLineEdit, "jurisdiction.title")
    assert line.hasFocus()
    qtbot.keyClicks(line, "Another review")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    (decision,) = opened.case.jurisdiction.values()
    assert decision.title == "Another review"
    assert page.list.said(page.list.currentRow())[0].title == "Another review"
    assert find(page, QLabel, "jurisdiction.heading").text() == "Another review"
    opened.undo()
    opened.undo()
    assert page.list.rowCount() == 0
