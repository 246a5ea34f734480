"""The Complaint page: heads as they are put, and whether they were investigated."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import a_case, a_head, a_person, on
from tests.gui.desks import a_desk, find, shown
from workbench.domain.records.complaint import HeadScope
from workbench.gui.complaint.page import ComplaintPage
from workbench.gui.fields.markup import MarkupEdit
from workbench.gui.records.folds import FoldLine


def test_a_head_shows_how_it_was_put_when_it_has_no_title(qtbot: QtBot) -> None:
    case = a_case(a_person(), a_head(title=""), a_head("h2", title="Records", position=1))
    page = shown(qtbot, ComplaintPage(a_desk(case).desk))
    shows = [[page.model.index(r, c).data() for c in range(3)] for r in range(2)]
    assert shows == [
        ["a)", "Ms X complains that the Council did not answer her complaint.", "Investigated"],
        ["b)", "Records", "Investigated"],
    ]


def test_scope_period_and_power_are_entered(qtbot: QtBot) -> None:
    opened = a_desk(a_case(a_person(), a_head()))
    page = shown(qtbot, ComplaintPage(opened.desk))
    reason = find(page, MarkupEdit, "head.scope_reason")
    find(page, FoldLine, "head.fold.Why in or out of scope").setChecked(False)
    assert not reason.isVisible()
    find(page, QPushButton, "head.scope.2").click()
    assert reason.isVisible()
    for name, words in (
        ("head.events_from", "early 2018"),
        ("head.events_to", "3/6/2020"),
        ("head.power", "section 26(5)"),
    ):
        line = find(page, QLineEdit, name)
        line.setFocus()
        qtbot.keyClicks(line, words)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    reason.setFocus()
    qtbot.keyClicks(reason, "Ms X complained too late.")
    qtbot.keyClick(reason, Qt.Key.Key_Tab)
    head = opened.case.heads["h1"]
    assert head.scope is HeadScope.NOT_INVESTIGATED
    assert (head.events_from, head.events_to) == (on("early 2018"), on("3 June 2020"))
    assert head.power == "section 26(5)"
    assert head.scope_reason == "{person:p1} complained too late."


def test_going_to_a_field_of_a_head_brings_the_keyboard_there(qtbot: QtBot) -> None:
    case = a_case(a_person(), a_head(), a_head("h2", title="Records", position=1))
    page = shown(qtbot, ComplaintPage(a_desk(case).desk))
    page.focus_record("head", "h2", "as_put")
    assert page.table.current_id() == "h2"
    assert find(page, MarkupEdit, "head.as_put").hasFocus()
