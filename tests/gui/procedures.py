"""The Procedure page over a case, and how a person enters dates and outcomes on it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.builders import TODAY, a_case, on, set_step
from tests.gui.desks import CountedIds, OpenDesk, a_desk, find, shown, the_rules
from workbench.application.procedure.complaints import add_complaint
from workbench.domain.casefile import CaseFile
from workbench.gui.procedure.page import ProcedurePage

_CONTROL = Qt.KeyboardModifier.ControlModifier


class GivenIds(CountedIds):
    """Ids of records that were there before the page was opened."""

    def new(self, kind: str) -> str:
        """The next id."""
        return f"given-{super().new(kind)}"


def a_complaint(case: CaseFile | None = None, today: date = TODAY, **dates: str) -> CaseFile:
    """A case with a statutory complaint; dates by step, as in ``s1_received="3 May 2023"``."""
    case = add_complaint(case or a_case(), the_rules(), GivenIds(), today)
    (complaint,) = case.complaints
    for step, words in dates.items():
        key = step.replace("_", "-")
        case = set_step(case, complaint, key, on(words), f"step-{key}")
    return case


def procedure_page(qtbot: QtBot, opened: OpenDesk, height: int = 820) -> ProcedurePage:
    """The page on the screen."""
    return shown(qtbot, ProcedurePage(opened.desk), 1240, height)


def at_procedure(qtbot: QtBot, case: CaseFile) -> tuple[OpenDesk, ProcedurePage]:
    """A desk with the case open and its Procedure page."""
    opened = a_desk(case)
    return opened, procedure_page(qtbot, opened)


def show_tab(page: ProcedurePage, number: int) -> None:
    """Show a tab by its place."""
    page.tabs.setCurrentIndex(number)


def enter_date(qtbot: QtBot, page: ProcedurePage, step: str, words: str) -> None:
    """Type a date at a step, which is asked for when it is not in sight, and press Enter."""
    page.dates.steps.focus_step(step)
    line = find(page, QLineEdit, f"procedure.step.{step}")
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_A, _CONTROL)
    qtbot.keyClicks(line, words)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def clear_date(qtbot: QtBot, page: ProcedurePage, step: str) -> None:
    """Empty the date of a step in sight, and press Enter."""
    line = find(page, QLineEdit, f"procedure.step.{step}")
    line.setFocus()
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def choose_limit(page: ProcedurePage, opened: OpenDesk, key: str) -> str:
    """Choose a limit in the clock by the key of its rule; returns its id."""
    id = next(limit.id for limit in opened.case.limits.values() if limit.key == key)
    assert page.dates.clock.show_limit(id)
    return id


def stands(page: ProcedurePage, opened: OpenDesk, key: str) -> str:
    """What the clock's table says of a limit."""
    id = choose_limit(page, opened, key)
    model = page.dates.clock.model
    titles = [column.title for column in model.columns]
    return str(model.index(model.row_of(id), titles.index("How it stands")).data())


def the_working(page: ProcedurePage) -> str:
    """The working of the chosen limit, as shown."""
    return find(page, QLabel, "procedure.working").text()
