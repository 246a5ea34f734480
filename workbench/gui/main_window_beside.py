"""What opens beside the work: the manual, and the calculator that needs no case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow


def show_help(window: MainWindow, part: str) -> None:
    """Show the manual, the list of keys ("shortcuts") or the licences ("about")."""
    from workbench.gui.help.manual import ManualWindow

    ManualWindow.show_part(window, window.services, part, window.actions_.listed())


def show_calculator(window: MainWindow) -> None:
    """Show the working-day calculator, the one already open if there is one."""
    from workbench.gui.calculator.window import CalculatorWindow

    if window.casebook is None:
        return
    shown: CalculatorWindow | None = window.findChild(CalculatorWindow)
    if shown is None:
        try:
            shown = CalculatorWindow(window.casebook.workbench, window)
        except WorkbenchError as error:
            window.show_error(error)
            return

        def count_again() -> None:
            if window.open_case is not None:
                window.open_case.rules_changed()

        shown.days_changed.connect(count_again)
    shown.show()
    shown.raise_()
    shown.activateWindow()
