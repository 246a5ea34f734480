"""The dates of the procedure as they are seen: steps that are offered, limits drawn to scale."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from tests.gui.desks import find
from tests.gui.procedures import a_complaint, at_procedure, choose_limit, clear_date, enter_date
from workbench.gui.look.labels import ElidedButton
from workbench.gui.procedure.dates.limit_bar import LimitBar


def test_a_stage_offers_the_steps_it_has_no_date_of(qtbot: QtBot) -> None:
    _opened, page = at_procedure(qtbot, a_complaint(s1_received="3 May 2023"))
    offers = page.dates.steps.findChildren(ElidedButton)
    offer = next(each for each in offers if each.objectName().endswith("s1-acknowledged"))
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    menu = offer.findChild(QMenu)
    assert menu is not None
    next(each for each in menu.actions() if each.text().startswith("Acknowledge")).trigger()
    assert find(page, QLineEdit, "procedure.step.s1-acknowledged").hasFocus()


def test_a_limit_is_drawn_while_its_days_are_known(qtbot: QtBot) -> None:
    opened, page = at_procedure(qtbot, a_complaint(s1_received="3 May 2023"))
    enter_date(qtbot, page, "s1-response", "20 June 2023")
    bar = find(page, LimitBar, "procedure.limit.bar")
    choose_limit(page, opened, "s1-response")
    assert bar.accessibleName() == "Begun 3 May; 18 May, last day; 20 June 2023, done"
    clear_date(qtbot, page, "s1-received")
    assert not bar.isVisible()


def test_dates_have_one_width_in_which_the_longest_is_whole(qtbot: QtBot) -> None:
    _opened, page = at_procedure(qtbot, a_complaint(s1_received="3 May 2023"))
    enter_date(qtbot, page, "s1-response", "between 28 September 2023 and 30 November 2023")
    lines = [field.line for field in page.dates.steps.dates.values()]
    (width,) = {line.width() for line in lines}
    assert width > max(line.fontMetrics().horizontalAdvance(line.text()) for line in lines)


def test_limits_that_have_not_begun_are_not_counted(qtbot: QtBot) -> None:
    _opened, page = at_procedure(qtbot, a_complaint())
    assert page.dates.clock.every.summary == "none counted yet"
    enter_date(qtbot, page, "s1-received", "3 May 2023")
    assert page.dates.clock.every.summary.startswith("1 counted · ")
