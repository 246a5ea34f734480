"""The office counts by periods of its own: entered, checked, taken back in the library."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from tests.builders import a_case
from tests.gui.windows import Desktop
from tests.unit.application.desk import CountedIds
from workbench.application.procedure.complaints import add_complaint
from workbench.application.procedure.limits import limits_of
from workbench.domain.procedure.limits import LimitRule
from workbench.gui.library.window import LibraryWindow

PROGRAMS = "Children Act 1989 Representations Procedure (England) Regulations 2006, regulation 17"


@pytest.fixture
def limits(at_a_case: Desktop) -> QTreeWidget:
    """The time limits in the library's window, with that of stage two chosen."""
    at_a_case.trigger("library")
    at_a_case.find(LibraryWindow, "library").show_part("limits")
    tree = at_a_case.find(QTreeWidget, "library.limits")
    tree.setCurrentItem(row(tree, "Stage two"))
    return tree


def row(tree: QTreeWidget, words: str) -> QTreeWidgetItem:
    found = (tree.topLevelItem(place) for place in range(tree.topLevelItemCount()))
    return next(each for each in found if each is not None and each.text(0).startswith(words))


def enter(desktop: Desktop, **words: str) -> None:
    for name, typed in words.items():
        desktop.find(QLineEdit, f"library.limit.{name}").setText(typed)


def stage_two(desktop: Desktop) -> list[LimitRule]:
    found = desktop.workbench.library.rules.procedures["statutory-children"].limits
    return [each for each in found if each.id == "s2-response"]


def test_a_period_of_the_office_holds_from_its_day_and_is_taken_back(
    at_a_case: Desktop, limits: QTreeWidget
) -> None:
    enter(at_a_case, count="28", extended="70", source="Our protocol, paragraph 3")
    at_a_case.find(QLineEdit, "library.limit.from").setText("1 January 2027")
    at_a_case.find(QPushButton, "library.limit.save").click()
    before, own = stage_two(at_a_case)
    assert (before.count, before.valid_to) == (25, date(2026, 12, 31))
    assert (own.count, own.extended, own.valid_from) == (28, 70, date(2027, 1, 1))
    shown = row(limits, "Stage two ✎")
    assert shown.text(1) == "28 working days, 70 when extended, from 1 Jan 2027"
    assert limits.currentItem() is shown
    at_a_case.find(QPushButton, "library.limit.reset").click()
    assert stage_two(at_a_case) == [
        each
        for each in at_a_case.workbench.shipped_library.rules.procedures[
            "statutory-children"
        ].limits
        if each.id == "s2-response"
    ]
    assert at_a_case.workbench.store.office().rules == ()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"count": "many"}, "whole number"),
        ({"count": "0"}, "between 1 and"),
        ({"extended": "20"}, "extended time is longer"),
        ({"from": "spring 2027"}, "not one day"),
        ({"source": ""}, "no source"),
        ({"source": PROGRAMS}, "still the program’s"),
    ],
)
def test_what_cannot_be_counted_by_is_refused_and_not_left(
    qtbot: QtBot, at_a_case: Desktop, limits: QTreeWidget, typed: dict[str, str], told: str
) -> None:
    enter(at_a_case, **{"count": "28", "source": "Our protocol", **typed})
    at_a_case.find(QPushButton, "library.limit.save").click()
    library = at_a_case.find(LibraryWindow, "library")
    assert told in library.part("limits").fault.text()
    pressed = limits.visualItemRect(row(limits, "Stage one")).center()
    qtbot.mouseClick(limits.viewport(), Qt.MouseButton.LeftButton, pos=pressed)
    qtbot.wait(1)
    assert limits.currentItem() is row(limits, "Stage two")
    assert limits.selectedItems() == [row(limits, "Stage two")]
    assert at_a_case.workbench.store.office().rules == ()
    enter(at_a_case, count="28", extended="65", source="Our protocol", **{"from": ""})


def test_a_period_left_for_another_is_saved_and_new_complaints_take_it(
    at_a_case: Desktop, limits: QTreeWidget
) -> None:
    enter(at_a_case, count="28", source="Our protocol")
    limits.setCurrentItem(row(limits, "Stage one"))
    rules = at_a_case.workbench.library.rules
    case = add_complaint(a_case(), rules, CountedIds(), date(2026, 11, 22))
    (complaint,) = case.complaints
    assert [each.count for each in limits_of(case, complaint) if each.key == "s2-response"] == [28]
