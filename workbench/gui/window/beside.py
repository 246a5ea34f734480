"""What opens beside the work: the manual, the calculator, the library, outside statements."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from workbench.domain.errors import WorkbenchError

_ON_CASEBOOK = ("library", "calculator", "outside")

if TYPE_CHECKING:
    from workbench.application.outside.report import ReadStatement
    from workbench.gui.window.main import MainWindow


def close_beside(window: MainWindow) -> bool:
    """Close what works on the casebook beside the window; False when the person stays there.

    What is under way for the casebook, such as an import, is ended first.
    """
    window.tasks.settle()
    for name in _ON_CASEBOOK:
        shown = window.findChild(QDialog, name)
        if shown is not None and shown.isVisible() and not shown.close():
            return False
    return True


def show_help(window: MainWindow, part: str) -> None:
    """Show the manual at the page shown, at the list of keys ("shortcuts") or at "about"."""
    from workbench.gui.help.manual import ManualWindow

    case = window.open_case
    if part == "manual" and case is not None:
        part = case.view.page_key()
    shown: ManualWindow | None = window.findChild(ManualWindow)
    if shown is None:
        shown = ManualWindow(window, window.services, window.actions_.every())
    shown.show_chapter(part)
    shown.show()
    shown.raise_()
    shown.activateWindow()


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


def show_library(window: MainWindow, part: str = "paragraphs", id: str = "") -> None:
    """Show the office's library, the window already open if there is one."""
    from workbench.gui.library.window import LibraryWindow

    if window.casebook is None:
        return
    shown: LibraryWindow | None = window.findChild(LibraryWindow)
    if shown is None:
        try:
            shown = LibraryWindow(
                window.casebook.workbench, window.services, window.dialogs, window
            )
        except WorkbenchError as error:
            window.show_error(error)
            return

        def compose_again() -> None:
            if window.open_case is not None:
                window.open_case.rules_changed()

        shown.changed.connect(compose_again)
    shown.show_part(part, id)
    shown.show()
    shown.raise_()
    shown.activateWindow()


def show_outside(window: MainWindow, path: Path | None = None) -> None:
    """Ask for a statement written elsewhere, or read this file, and show what was read."""
    from workbench.gui.outside.window import OutsideWindow

    services = window.services
    if services.statements is None or window.acts is None:
        return
    shown: OutsideWindow | None = window.findChild(OutsideWindow)
    if shown is None:
        shown = OutsideWindow(
            services.statements, services.preview, window.dialogs, window.tasks, window
        )
        shown.case_wanted.connect(lambda read: _carry_on(window, read))
    if path is not None:
        shown.read_file(path)
    shown.show()
    shown.raise_()
    shown.activateWindow()


def _carry_on(window: MainWindow, read: ReadStatement) -> None:
    """Make a case of a statement that was read, and open it."""
    if window.close_case() and window.acts is not None:
        window.acts.take_in(read.case, "The statement")
