"""The head of a case: with little room it leaves out what matters least, and cuts no day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from tests.builders import a_sound_case
from tests.gui.desks import find, shown
from workbench.application.case.ports import Left
from workbench.domain.records.work import Task
from workbench.gui.case.header import CaseHeader
from workbench.gui.look.labels import ElidedLabel

TODAY = date(2024, 6, 3)
WHAT = "Evidence of the apology and payment"


def a_header(qtbot: QtBot, width: int, points: float = 9.75) -> CaseHeader:
    """The head of a case with much to say, of a width and in type of a size."""
    case = a_sound_case()
    case = case.with_record("case", replace(case.case, body="Northmere County Council"))
    case = case.with_record("task", Task(id="k1", what=WHAT, due=date(2022, 5, 9)))
    header = CaseHeader(TODAY)
    font = QFont(header.font())
    font.setPointSizeF(points)
    header.setFont(font)
    header.show_case(case)
    header.show_counts(Left(1, 2))
    shown(qtbot, header)
    header.setFixedWidth(width)
    qtbot.waitUntil(lambda: _last(header) <= width)
    return header


def _last(header: CaseHeader) -> int:
    """Where what stands farthest to the right in a head ends."""
    parts = header.findChildren(QLabel) + header.findChildren(QToolButton)
    return max(each.geometry().right() for each in parts if each.isVisible())


@pytest.mark.parametrize(("width", "points"), [(960, 9.75), (960, 19.5), (700, 9.75)])
def test_how_far_off_the_next_day_is_stays_whole(qtbot: QtBot, width: int, points: float) -> None:
    header = a_header(qtbot, width, points)
    due = find(header, ElidedLabel, "case.deadline")
    assert due.text().endswith(", over 2 years ago")
    assert not due.is_cut()
    assert due.toolTip() == f"{WHAT}, Mon 9 May 2022, over 2 years ago"
    assert "Northmere County Council" in find(header, QLabel, "case.title").toolTip()
    for part in header.findChildren(QLabel) + header.findChildren(QToolButton):
        if part.isVisible() and not isinstance(part, ElidedLabel):
            assert part.width() >= part.minimumSizeHint().width()


def test_all_of_it_comes_back_with_the_room(qtbot: QtBot) -> None:
    header = a_header(qtbot, 700)
    reference = find(header, QLabel, "case.reference-shown")
    assert reference.isHidden()
    header.setFixedWidth(1600)
    qtbot.waitUntil(reference.isVisible)
    due = find(header, QLabel, "case.deadline")
    assert due.text() == due.toolTip()
    assert find(header, QToolButton, "case.to-do").text() == " 1 to do"
