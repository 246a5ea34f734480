"""Fields for numbers as a person at the form uses them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from tests.builders import a_payment, a_sound_case, with_records, within
from tests.gui.desks import a_desk, find, shown
from workbench.gui.remedies.page import RemediesPage


def test_going_to_another_remedy_leaves_the_unit_of_a_deadline(qtbot: QtBot) -> None:
    two = a_payment("r7", deadline=within("4 weeks")), a_payment("r8", deadline=None)
    opened = a_desk(with_records(a_sound_case(), *two))
    page = shown(qtbot, RemediesPage(opened.desk))
    count, unit = (
        find(page, QLineEdit, "remedy.deadline"),
        find(page, QComboBox, "remedy.deadline.unit"),
    )
    for id, shows in (("r7", ("4", "weeks")), ("r8", ("", "months")), ("r7", ("4", "weeks"))):
        assert page.table.choose(id)
        assert (count.text(), unit.currentText()) == shows
    assert opened.case.remedies["r7"].deadline == within("4 weeks")
    assert opened.undo_label == ""


def test_a_unit_chosen_before_its_count_is_not_lost(qtbot: QtBot) -> None:
    opened = a_desk(with_records(a_sound_case(), a_payment("r8", deadline=None)))
    page = shown(qtbot, RemediesPage(opened.desk))
    page.table.choose("r8")
    unit = find(page, QComboBox, "remedy.deadline.unit")
    unit.setFocus()
    qtbot.keyClicks(unit, "working")
    count = find(page, QLineEdit, "remedy.deadline")
    count.setFocus()
    qtbot.keyClicks(count, "20")
    qtbot.keyClick(count, Qt.Key.Key_Return)
    assert opened.case.remedies["r8"].deadline == within("20 working days")
