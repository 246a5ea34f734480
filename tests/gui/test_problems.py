"""Problems are listed by weight, lead to their place, and can be accepted with a reason."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
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
    assert kinds == sorted(kinds, key=["Error", "Warning", "To do", "Note"].index)
    assert "To do" in kinds


def test_nothing_is_said_to_be_sound_before_it_was_checked(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    opened = desktop(a_sound_case().with_record("remedy", a_payment(person_id="")))
    opened.window.show_case("c1")
    opened.trigger("problems")
    assert not opened.open_case.live.checked_once
    assert opened.find(QLabel, "problems.detail").text() == "The statement is being checked."
    assert opened.find(QComboBox, "problems.which").currentText() == "Open"
    qtbot.waitUntil(lambda: rows(opened) > 0, timeout=20_000)


def test_what_is_missing_weighs_what_it_weighs_once_the_statement_is_checked(
    qtbot: QtBot, troubled: Desktop
) -> None:
    before = [words(troubled, row) for row in range(rows(troubled))]
    missing = "A payment says nothing of who is paid."
    assert [each[0] for each in before if each[2] == missing] == ["To do"]
    listed = troubled.find(QTreeWidget, "problems.list")
    listed.setCurrentItem(listed.topLevelItem(rows(troubled) - 1))
    troubled.trigger("check")
    assert listed.isVisible()
    assert troubled.open_case.problems.current() is None, "the gravest are in sight, none chosen"
    after = [words(troubled, row) for row in range(rows(troubled))]
    assert "To do" not in [each[0] for each in after]
    assert [each[0] for each in after if each[2] == missing] == ["Error"]


def test_a_slip_twice_in_a_paragraph_is_one_row_that_names_both_places(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    case = a_sound_case()
    twice = "It paid £XXX in May. It paid £XXX again in June."
    opened = desktop(case.with_record("text", a_text("decision", twice)))
    opened.window.show_case("c1")
    qtbot.waitUntil(lambda: rows(opened) > 0, timeout=10_000)
    (row,) = [at for at in range(rows(opened)) if "£XXX" in words(opened, at)[2]]
    assert ", 2 times" in words(opened, row)[1]
    item = opened.find(QTreeWidget, "problems.list").topLevelItem(row)
    assert item is not None
    assert "“It paid £XXX in May" in item.toolTip(2)
    assert "£XXX again in June.”" in item.toolTip(2)


def test_the_header_counts_what_is_to_do_and_to_settle(troubled: Desktop) -> None:
    kinds = [words(troubled, row)[0] for row in range(rows(troubled))]
    to_settle = sum(kind in ("Error", "Warning") for kind in kinds)
    for name, number in (("to-do", kinds.count("To do")), ("to-settle", to_settle)):
        button = troubled.find(QToolButton, f"case.{name}")
        assert button.isVisible()
        assert button.text().strip() == f"{number} {name.replace('-', ' ')}"


def test_the_counts_open_as_a_list_whose_lines_lead_to_their_field(
    qtbot: QtBot, troubled: Desktop
) -> None:
    troubled.find(QToolButton, "case.to-settle").click()
    shown = troubled.find(QFrame, "counts")
    assert shown.isVisible()
    line = troubled.find(QFrame, "counts.to do.0")
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert troubled.open_case.view.page_key() == "remedies"


def test_what_holds_is_accepted_from_the_counts(qtbot: QtBot, troubled: Desktop) -> None:
    troubled.find(QToolButton, "case.to-settle").click()
    troubled.dialogs.will_answer("The Council's own words.")
    press(qtbot, troubled, "counts.to settle.0.holds")
    assert [each.reason for each in troubled.case.acceptances.values()] == [
        "The Council's own words."
    ]


def test_a_new_case_has_nothing_to_do_and_nothing_wrong(qtbot: QtBot, desktop: OpenDesktop) -> None:
    opened = desktop()
    opened.trigger("new")
    opened.open_case.live.up_to_date()
    assert opened.open_case.live.found.open
    for name in ("to-do", "to-settle"):
        assert not opened.find(QToolButton, f"case.{name}").isVisible()
    listed = opened.open_case.problems.list
    kinds = {listed.topLevelItem(row).text(0) for row in range(listed.topLevelItemCount())}
    assert kinds <= {"To do", "Note"}


def test_next_problem_goes_to_its_place(troubled: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    seen, said = set(), []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: said.append(event.message())
    )
    for _ in range(rows(troubled)):
        troubled.trigger("next-problem")
        seen.add(troubled.open_case.view.page_key())
    assert {"statement", "remedies"} <= seen
    messages = {each.message for each in troubled.open_case.live.found.open}
    assert messages <= set(said)


def test_next_problem_begins_with_the_record_in_hand(troubled: Desktop) -> None:
    found = troubled.open_case.live.found.open
    of_remedies = [each.where.id for each in found if each.where.kind == "remedy"]
    wanted = of_remedies[-1]
    troubled.open_case.goto("remedy", wanted, "")
    own = next(each.message for each in found if each.where.id == wanted)
    chosen = next(row for row in range(rows(troubled)) if words(troubled, row)[2] == own)
    listed = troubled.find(QTreeWidget, "problems.list")
    listed.setCurrentItem(listed.topLevelItem(chosen))  # chosen, but not gone to
    for _ in range(of_remedies.count(wanted)):
        troubled.trigger("next-problem")
        problem = troubled.open_case.problems.current()
        assert problem is not None
        assert problem.where.id == wanted
    seen = [problem]
    for _ in range(rows(troubled)):
        troubled.trigger("next-problem")
        seen.append(troubled.open_case.problems.current())
    assert {each.where for each in seen if each} >= {each.where for each in found}, (
        "none is left out"
    )


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
    qtbot.waitUntil(lambda: at_a_case.open_case.live.document is not None)
    at_a_case.open_case.live.up_to_date()
    found = at_a_case.open_case.live.found.open
    assert [p.message for p in found if p.severity.value == "error"] == []
    assert not at_a_case.find(QToolButton, "case.to-settle").isVisible()


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
