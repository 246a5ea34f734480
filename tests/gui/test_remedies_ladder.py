"""The ladder of remedies: kinds in their order, what was considered, what is still to think of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_payment, a_sound_case, an_apology, with_records, without
from tests.gui.desks import OpenDesk, a_desk, find, shown
from workbench.application.case import editing
from workbench.domain.casefile import CaseFile
from workbench.domain.records.remedies import LadderRung, RemedyKind
from workbench.gui.remedies.page import RemediesPage

SOUND = a_sound_case()


def ladder_of(qtbot: QtBot, case: CaseFile) -> tuple[RemediesPage, OpenDesk]:
    """The page with its ladder shown."""
    opened = a_desk(case)
    page = shown(qtbot, RemediesPage(opened.desk))
    page.panels.show_panel("ladder")
    return page, opened


def gap(page: RemediesPage, rung: str) -> str:
    """What is still to think of about a kind, "" for nothing."""
    label = find(page, QLabel, f"ladder.{rung}.gap")
    return "" if label.isHidden() else label.text()


def test_the_kinds_stand_in_their_order(qtbot: QtBot) -> None:
    page, _ = ladder_of(qtbot, SOUND)
    names = [
        each.accessibleName()
        for each in sorted(
            (f for f in page.findChildren(QWidget) if f.objectName().count(".") == 1
             and f.objectName().startswith("ladder.") and f.accessibleName()
             and not isinstance(f, QPushButton)),
            key=lambda part: part.y(),
        )
    ]  # fmt: skip
    assert names == [
        "Apology", "Corrective action", "Correction of records", "Quantifiable loss",
        "Symbolic payment", "Service improvement",
    ]  # fmt: skip


def test_a_gap_is_pointed_out_and_answered_in_words(qtbot: QtBot) -> None:
    page, opened = ladder_of(qtbot, SOUND)
    assert "say why no corrective action" in gap(page, "action")
    assert gap(page, "apology") == ""
    find(page, QPushButton, "ladder.action.say").click()
    considered = find(page, QPlainTextEdit, "rung.considered")
    assert considered.hasFocus()
    assert find(page, QLabel, "remedies.record").text() == "Why no corrective action"
    qtbot.keyClicks(considered, "Nothing can be redone now.")
    qtbot.keyClick(considered, Qt.Key.Key_Tab)
    assert opened.case.rungs["action"].considered == "Nothing can be redone now."
    assert gap(page, "action") == ""
    assert page.table.current_id() == "action"
    words, headed = page.table.said(page.model.row_of("action"))
    assert (words.words, words.group, headed) == (
        "Corrective action", "Considered, not recommended", True
    )  # fmt: skip
    opened.undo()
    assert not opened.case.rungs
    assert page.model.row_of("action") < 0
    assert gap(page, "action")


def test_improving_the_service_is_always_asked_about(qtbot: QtBot) -> None:
    page, _ = ladder_of(qtbot, without(SOUND, "remedy r3"))
    assert "always considered" in gap(page, "service-improvement")


def test_a_remedy_is_shown_on_its_rung_and_leads_to_its_form(qtbot: QtBot) -> None:
    page, opened = ladder_of(qtbot, SOUND)
    link = find(page, QPushButton, "ladder.remedy.r1")
    assert link.toolTip().startswith("Symbolic payment of £150 to Ms X")
    assert link.text().startswith("Symbolic payment")
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Space)
    assert opened.visits == [("remedy", "r1", "")]


def test_a_remedy_of_a_kind_is_added_from_its_rung(qtbot: QtBot) -> None:
    page, opened = ladder_of(qtbot, SOUND)
    add = find(page, QPushButton, "ladder.action.add")
    add.setFocus()
    qtbot.keyClick(add, Qt.Key.Key_Space)
    added = opened.case.remedies[page.table.current_id()]
    assert added.kind is RemedyKind.ACTION
    assert gap(page, "action") == ""
    find(page, QPushButton, "ladder.service-improvement.add").click()
    improvement = opened.case.remedies[page.table.current_id()]
    assert (improvement.kind, improvement.person_id) == (RemedyKind.SERVICE_IMPROVEMENT, "")


def test_remedies_out_of_order_are_put_in_order(qtbot: QtBot) -> None:
    page, opened = ladder_of(
        qtbot, with_records(SOUND, a_payment(position=0), an_apology(position=1))
    )
    sort = find(page, QPushButton, "ladder.sort")
    assert sort.isVisible()
    sort.setFocus()
    qtbot.keyClick(sort, Qt.Key.Key_Space)
    kinds = [remedy.kind for remedy in editing.ordered(opened.case, "remedy")]
    assert kinds[:2] == [RemedyKind.APOLOGY, RemedyKind.SYMBOLIC_PAYMENT]
    assert sort.isHidden()


def test_a_problem_on_a_rung_leads_to_its_words(qtbot: QtBot) -> None:
    page, _ = ladder_of(qtbot, with_records(SOUND, LadderRung(id="record", considered="None.")))
    page.focus_record("rung", "record", "considered")
    assert page.table.current_id() == "record"
    assert find(page, QPlainTextEdit, "rung.considered").hasFocus()


def test_tab_meets_a_rung_from_top_to_bottom(qtbot: QtBot) -> None:
    page, _ = ladder_of(qtbot, SOUND)
    add = find(page, QPushButton, "ladder.apology.add")
    add.setFocus()
    qtbot.keyClick(add, Qt.Key.Key_Tab)
    say = find(page, QPushButton, "ladder.apology.say")
    assert say.hasFocus()
    qtbot.keyClick(say, Qt.Key.Key_Tab)
    link = find(page, QPushButton, "ladder.remedy.r2")
    assert link.hasFocus()
    qtbot.keyClick(link, Qt.Key.Key_Tab)
    assert find(page, QPushButton, "ladder.action.add").hasFocus()
