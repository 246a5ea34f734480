"""Problems a program can put right have a button that says what it does; the reason is beside."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_sound_case, a_text, with_records
from tests.gui.conftest import OpenDesktop
from tests.gui.windows import Desktop
from workbench.domain.problems import Problem


@pytest.fixture
def troubled(qtbot: QtBot, desktop: OpenDesktop) -> Desktop:
    """A case that names two statutes wrongly and has an address of somebody else's page."""
    case = with_records(
        a_sound_case(),
        a_text("considered", "I read the Childrens Act 1989. See https://example.org/page."),
        a_text("scope", "The Human Right Act says so."),
    )
    opened = desktop(case)
    opened.window.show_case("c1")
    opened.trigger("problems")
    qtbot.waitUntil(lambda: listed(opened).topLevelItemCount() > 0)
    return opened


def listed(desktop: Desktop) -> QTreeWidget:
    return desktop.find(QTreeWidget, "problems.list")


def choose(desktop: Desktop, code: str) -> Problem:
    """Select the first problem of a kind."""
    panel = desktop.open_case.problems
    for row in range(listed(desktop).topLevelItemCount()):
        listed(desktop).setCurrentItem(listed(desktop).topLevelItem(row))
        problem = panel.current()
        if problem is not None and problem.code == code:
            return problem
    raise AssertionError(f"there is no problem “{code}”")


def codes(desktop: Desktop) -> list[str]:
    return [problem.code for problem in desktop.open_case.live.up_to_date().open]


def press(qtbot: QtBot, desktop: Desktop, name: str) -> None:
    qtbot.mouseClick(desktop.find(QPushButton, name), Qt.MouseButton.LeftButton)


def test_the_button_says_what_it_does_and_does_it_as_one_step(
    qtbot: QtBot, troubled: Desktop
) -> None:
    choose(troubled, "misnamed")
    button = troubled.find(QPushButton, "problems.fix")
    assert button.isVisible()
    assert button.text() == "Write “Human Rights Act”"
    press(qtbot, troubled, "problems.fix")
    assert troubled.case.texts["scope"].text == "The Human Rights Act says so."
    assert troubled.open_case.session.history.undo_label == "Correct a name"
    troubled.trigger("undo")
    assert troubled.case.texts["scope"].text == "The Human Right Act says so."


def test_all_of_a_kind_are_put_right_at_once(qtbot: QtBot, troubled: Desktop) -> None:
    choose(troubled, "misnamed")
    assert troubled.find(QPushButton, "problems.fix-all").text() == "Fix all 2 of this kind"
    press(qtbot, troubled, "problems.fix-all")
    assert "misnamed" not in codes(troubled)
    troubled.trigger("undo")
    assert codes(troubled).count("misnamed") == 2


def test_the_keys_fix_what_f7_found(troubled: Desktop) -> None:
    choose(troubled, "misnamed")
    troubled.trigger("fix-problem")
    assert codes(troubled).count("misnamed") == 1
    choose(troubled, "misnamed")
    troubled.trigger("fix-all")
    assert "misnamed" not in codes(troubled)


def test_what_needs_a_person_has_no_button_and_says_so(troubled: Desktop) -> None:
    choose(troubled, "outside-link")
    assert not troubled.find(QPushButton, "problems.fix").isVisible()
    before = troubled.case
    troubled.trigger("fix-problem")
    assert "something to decide" in troubled.find(QLabel, "problems.detail").text()
    troubled.trigger("fix-all")
    assert troubled.case == before


def test_why_the_rule_exists_and_where_it_comes_from_is_told(troubled: Desktop) -> None:
    choose(troubled, "outside-link")
    told = troubled.find(QLabel, "problems.detail").text()
    assert "Why: A statement must make sense by itself" in told
    assert "Statement of Reasons Manual, part 11" in told
    item = listed(troubled).currentItem()
    assert item is not None
    assert "Why:" in item.toolTip(2)


def test_the_menu_of_a_problem_offers_the_same(qtbot: QtBot, troubled: Desktop) -> None:
    choose(troubled, "misnamed")
    at = listed(troubled).visualItemRect(listed(troubled).currentItem()).center()
    listed(troubled).customContextMenuRequested.emit(at)
    menu = troubled.open_case.problems.findChild(QMenu)
    assert menu is not None
    names = [action.text() for action in menu.actions()]
    assert names == [
        "Write “Human Rights Act” (Ctrl+F7)",
        "Fix all 2 of this kind",
        "Accept with a reason…",
    ]
    menu.actions()[0].trigger()
    menu.close()
    assert codes(troubled).count("misnamed") == 1
    listed(troubled).customContextMenuRequested.emit(QPoint(2, listed(troubled).height() - 2))


def test_an_acceptance_is_logged_in_plain_words_and_lapses_when_the_words_change(
    qtbot: QtBot, troubled: Desktop
) -> None:
    problem = choose(troubled, "outside-link")
    troubled.dialogs.will_answer("The parties asked for it.")
    press(qtbot, troubled, "problems.accept")
    assert troubled.open_case.session.history.undo_label == (
        "Accept: A statement links to the Ombudsman’s own pages only."
    )
    assert "outside-link" not in codes(troubled)
    bridge = troubled.open_case.bridge
    text = troubled.case.texts["considered"].text
    bridge.apply("Elsewhere", lambda case: with_records(case, a_text("scope", "It rained.")))
    assert "outside-link" not in codes(troubled)
    changed = text.replace("/page", "/another")
    bridge.apply("There", lambda case: with_records(case, a_text("considered", changed)))
    assert "outside-link" in codes(troubled)
    assert problem.key not in {each.key for each in troubled.open_case.live.found.open}
