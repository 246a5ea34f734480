"""Problems are listed by weight, lead to their place, and can be accepted with a reason."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
)
from pytestqt.qtbot import QtBot

from tests.builders import a_payment, a_sound_case, a_text
from tests.gui.conftest import OpenDesktop
from tests.gui.windows import Desktop


@pytest.fixture
def troubled(qtbot: QtBot, desktop: OpenDesktop) -> Desktop:
    """A case in which a label is nobody's and a payment has no payee."""
    case = a_sound_case()
    case = case.with_record("text", a_text("decision", "Mr Q is right. {person:nobody} agrees."))
    case = case.with_record("remedy", a_payment(person_id=""))
    opened = desktop(case)
    opened.window.show_case("c1")
    qtbot.waitUntil(lambda: rows(opened) > 0)
    return opened


def rows(desktop: Desktop) -> int:
    """How many problems are listed."""
    return desktop.find(QTreeWidget, "problems.list").topLevelItemCount()


def words(desktop: Desktop, row: int) -> list[str]:
    """What a row of the list says."""
    item = desktop.find(QTreeWidget, "problems.list").topLevelItem(row)
    assert item is not None
    return [item.text(column) for column in range(3)]


def press(qtbot: QtBot, desktop: Desktop, name: str) -> None:
    """Press a button."""
    qtbot.mouseClick(desktop.find(QPushButton, name), Qt.MouseButton.LeftButton)


def test_errors_come_first_and_say_so_in_words(troubled: Desktop) -> None:
    assert words(troubled, 0)[0] == "Error"
    kinds = [words(troubled, row)[0] for row in range(rows(troubled))]
    assert kinds == sorted(kinds, key=["Error", "Warning", "Note"].index)


def test_the_header_counts_the_problems(troubled: Desktop) -> None:
    total = rows(troubled)
    assert troubled.find(QPushButton, "case.problems").text() == f"{total} problems"


def test_next_problem_goes_to_its_place(troubled: Desktop) -> None:
    seen = set()
    for _ in range(rows(troubled)):
        troubled.trigger("next-problem")
        seen.add(troubled.open_case.view.page_key())
    assert {"statement", "remedies"} <= seen


def test_the_filter_keeps_matching_problems(qtbot: QtBot, troubled: Desktop) -> None:
    total = rows(troubled)
    qtbot.keyClicks(troubled.find(QLineEdit, "problems.filter"), "Mr Q")
    assert 0 < rows(troubled) < total


def test_a_problem_can_be_accepted_and_the_acceptance_withdrawn(
    qtbot: QtBot, troubled: Desktop
) -> None:
    total = rows(troubled)
    troubled.trigger("next-problem")
    troubled.dialogs.will_answer("  The Council's own words.  ")
    press(qtbot, troubled, "problems.accept")
    qtbot.waitUntil(lambda: rows(troubled) == total - 1)
    accepted = list(troubled.case.acceptances.values())
    assert [each.reason for each in accepted] == ["The Council's own words."]
    troubled.find(QComboBox, "problems.which").setCurrentIndex(1)
    assert rows(troubled) == 1
    listed = troubled.find(QTreeWidget, "problems.list")
    listed.setCurrentItem(listed.topLevelItem(0))
    assert "The Council's own words." in troubled.find(QLabel, "problems.detail").text()
    press(qtbot, troubled, "problems.withdraw")
    assert not troubled.case.acceptances
    troubled.find(QComboBox, "problems.which").setCurrentIndex(0)
    qtbot.waitUntil(lambda: rows(troubled) == total)


def test_a_problem_is_not_accepted_without_a_reason(qtbot: QtBot, troubled: Desktop) -> None:
    troubled.trigger("next-problem")
    troubled.dialogs.will_answer("   ")
    press(qtbot, troubled, "problems.accept")
    assert not troubled.case.acceptances


def test_a_sound_case_has_nothing_to_mend(qtbot: QtBot, at_a_case: Desktop) -> None:
    problems = at_a_case.find(QPushButton, "case.problems")
    qtbot.waitUntil(lambda: at_a_case.open_case.live.document is not None)
    at_a_case.open_case.live.up_to_date()
    found = at_a_case.open_case.live.found.open
    assert [p.message for p in found if p.severity.value == "error"] == []
    assert problems.text() == ("No problems" if not found else f"{len(found)} problem"
                               + ("" if len(found) == 1 else "s"))  # fmt: skip


def test_the_signs_of_problems_are_drawn_anew_in_the_dark(troubled: Desktop) -> None:
    listed = troubled.find(QTreeWidget, "problems.list")
    item = listed.topLevelItem(0)
    assert item is not None
    before = item.icon(0).pixmap(16).toImage()
    troubled.trigger("theme.dark")
    QApplication.processEvents()
    try:
        assert item.icon(0).pixmap(16).toImage() != before
    finally:
        troubled.trigger("theme.light")
