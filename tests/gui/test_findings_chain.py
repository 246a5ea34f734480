"""The drawn line from complaint to remedy: clicked, walked with the keys, breaks pointed out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import (
    a_case,
    a_finding,
    a_head,
    a_person,
    a_sound_case,
    an_event,
    an_injustice,
    with_records,
    without,
)
from tests.gui.desks import a_desk, find, shown
from workbench.application.case import editing
from workbench.domain.records.findings import FindingResult
from workbench.domain.records.standards import StandardCited
from workbench.gui.findings.chain import ChainBox
from workbench.gui.findings.page import FindingsPage
from workbench.gui.findings.whole_chain import WholeChain


def with_chain(page: FindingsPage) -> FindingsPage:
    """The page with the drawing of the chain opened."""
    page.panels.show_panel("chain")
    return page


def press(qtbot: QtBot, page: FindingsPage, name: str) -> None:
    """Choose a box with the keyboard."""
    box = find(page, ChainBox, name)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Return)


def test_a_whole_line_is_drawn_and_nothing_is_missing_but_the_standard(qtbot: QtBot) -> None:
    opened = a_desk(a_sound_case())
    page = with_chain(shown(qtbot, FindingsPage(opened.desk)))
    drawn = [box.box.key for box in page.chain.boxes if box.box.broken is None]
    assert ("head", "h1") in drawn
    assert ("event", "e2") in drawn
    assert drawn.index(("injustice", "i1")) < drawn.index(("remedy", "r1"))
    assert page.chain.breaks() == ["Nothing says what should have happened."]


def test_a_click_on_a_remedy_goes_to_the_remedy(qtbot: QtBot) -> None:
    opened = a_desk(a_sound_case())
    page = with_chain(shown(qtbot, FindingsPage(opened.desk)))
    qtbot.mouseClick(find(page, ChainBox, "chain.remedy.r1"), Qt.MouseButton.LeftButton)
    assert opened.visits == [("remedy", "r1", "")]


def test_the_arrows_walk_the_boxes_and_enter_goes_there(qtbot: QtBot) -> None:
    opened = a_desk(a_sound_case())
    page = with_chain(shown(qtbot, FindingsPage(opened.desk)))
    start = find(page, ChainBox, "chain.finding.f1")
    start.setFocus()
    qtbot.keyClick(start, Qt.Key.Key_Right)
    there = QApplication.focusWidget()
    assert isinstance(there, ChainBox)
    assert there.box.key == ("injustice", "i1")
    assert there.accessibleName().startswith("Injustice: Time and trouble to Ms X")
    qtbot.keyClick(there, Qt.Key.Key_Right)
    there = QApplication.focusWidget()
    qtbot.keyClick(there, Qt.Key.Key_Down)
    there = QApplication.focusWidget()
    assert isinstance(there, ChainBox)
    qtbot.keyClick(there, Qt.Key.Key_Return)
    assert opened.visits == [("remedy", "r2", "")]


def test_fault_that_hurt_nobody_yet_adds_the_injustice(qtbot: QtBot) -> None:
    opened = a_desk(a_case(a_person(), a_head(), a_finding()))
    page = with_chain(shown(qtbot, FindingsPage(opened.desk)))
    assert "There is fault, but nothing says what it did to anybody." in page.chain.breaks()
    press(qtbot, page, "chain.missing.finding.f1.result")
    (injustice,) = opened.case.injustices.values()
    assert injustice.finding_id == "f1"
    assert opened.undo_label == "Add injustice"


def test_an_injustice_without_remedy_adds_one_that_answers_it(qtbot: QtBot) -> None:
    opened = a_desk(without(a_sound_case(), "remedy r1", "remedy r2"))
    page = with_chain(shown(qtbot, FindingsPage(opened.desk)))
    press(qtbot, page, "chain.missing.injustice.i1.put_right")
    added = next(r for r in opened.case.remedies.values() if r.injustice_ids == ("i1",))
    assert opened.visits == [("remedy", added.id, "kind")]
    assert not any("No remedy" in reason for reason in page.chain.breaks())


def test_an_undecided_result_is_where_the_keyboard_goes(qtbot: QtBot) -> None:
    opened = a_desk(a_case(a_person(), a_head(), a_finding(result=FindingResult.UNDECIDED)))
    page = with_chain(shown(qtbot, FindingsPage(opened.desk)))
    box = find(page, ChainBox, "chain.missing.finding.f1.result")
    assert box.accessibleName() == "Missing: The result is still undecided."
    assert box.box.heading == "Missing"
    press(qtbot, page, "chain.missing.finding.f1.result")
    assert find(page, QPushButton, "finding.result").hasFocus()
    assert opened.case.injustices == {}


def test_many_events_are_one_box_that_leads_to_their_list(qtbot: QtBot) -> None:
    events = [an_event(f"e{n}", on=f"{n} May 2023") for n in range(1, 7)]
    finding = a_finding(event_ids=tuple(e.id for e in events))
    opened = a_desk(a_case(a_person(), a_head(), finding, an_injustice(), *events))
    page = with_chain(shown(qtbot, FindingsPage(opened.desk)))
    assert find(page, ChainBox, "chain.more.event").box.words == "and 4 more events"
    press(qtbot, page, "chain.more.event")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "finding.event_ids"


def test_a_standard_in_the_line_is_chosen_in_the_list_of_standards(qtbot: QtBot) -> None:
    cited = (StandardCited(words="The leaflet"), StandardCited(words="The policy"))
    opened = a_desk(a_case(a_person(), a_head(), a_finding(standards=cited)))
    page = with_chain(shown(qtbot, FindingsPage(opened.desk)))
    press(qtbot, page, "chain.standard.f1/1")
    assert page.standards.list.hasFocus()
    assert page.standards.list.currentRow() == 1


def test_the_whole_case_is_drawn_with_every_break(qtbot: QtBot) -> None:
    second = a_head(id="h2", title="the transport", position=1)
    opened = a_desk(with_records(a_sound_case(), second))
    page = with_chain(shown(qtbot, FindingsPage(opened.desk)))
    page.findChild(QAction, "findings.whole").trigger()
    window = find(page, WholeChain, "findings.whole-case")
    first, outside = window.strips
    assert ("remedy", "r1") in [each.box.key for each in first.boxes]
    assert outside.breaks() == ["Nothing is found on this head of complaint."]
    assert find(window, QLabel, "findings.whole.count").text().startswith("2 missing")
    box = next(each for each in outside.boxes if each.box.key == ("head", "h2"))
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert opened.visits == [("head", "h2", "")]
    opened.desk.bridge.apply("Delete", lambda case: editing.remove(case, "head", "h2"))
    assert outside.breaks() == []
    assert ("head", "h2") not in [each.box.key for each in outside.boxes]
    page.findChild(QAction, "findings.whole").trigger()
    assert page.findChildren(WholeChain) == [window]
