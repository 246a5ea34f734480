"""What opens beside the work: the manual, the calculator, the library, outside statements."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QWidget

from workbench.domain.errors import WorkbenchError
from workbench.gui.desk import OpenCasebook, Services
from workbench.gui.dialogs import Dialogs
from workbench.gui.errors import show_beside
from workbench.gui.tasks import Tasks

if TYPE_CHECKING:
    from workbench.gui.calculator.window import CalculatorWindow
    from workbench.gui.library.window import LibraryWindow

_ON_CASEBOOK = ("library", "calculator", "outside")
_D = TypeVar("_D", bound=QDialog)


class BesideWindows(QObject):
    """The windows that need no case, each shown once: asking again brings it forward.

    `rules_changed`: every case may count or read otherwise now. `failed` carries the
    `WorkbenchError` for which a window was not shown, `case_wanted` the `ReadStatement` that is to
    become a case.
    """

    rules_changed = Signal()
    failed = Signal(object)
    case_wanted = Signal(object)

    def __init__(self, window: QWidget, services: Services, dialogs: Dialogs, tasks: Tasks) -> None:
        super().__init__(window)
        self._window, self._services = window, services
        self._dialogs, self._tasks = dialogs, tasks

    def show_log(self) -> None:
        """Say where the log is kept."""
        self._dialogs.inform(
            "Log",
            f"The log is kept in {self._services.log_dir}.",
            "It says what kinds of errors happened and when. It holds no words of any case.",
        )

    def close_all(self) -> bool:
        """Close what works on the casebook; False when the person stays there.

        What is under way for the casebook, such as an import, is ended first.
        """
        self._tasks.settle()
        for name in _ON_CASEBOOK:
            shown = self._window.findChild(QDialog, name)
            if shown is not None and shown.isVisible() and not shown.close():
                return False
        return True

    def _found(self, kind: type[_D], make: Callable[[], _D]) -> _D | None:
        """The window of a kind that is open, or else a new one; None when it cannot be made."""
        try:
            return self._window.findChild(kind) or make()
        except WorkbenchError as error:
            self.failed.emit(error)
            return None

    def show_manual(self, part: str, commands: list[QAction]) -> None:
        """Show the manual at a page's key, at the list of keys ("shortcuts") or at "about"."""
        from workbench.gui.help.manual import ManualWindow

        shown = self._found(
            ManualWindow, lambda: ManualWindow(self._window, self._services, commands)
        )
        if shown is not None:
            shown.show_chapter(part)
            show_beside(shown)

    def show_calculator(self, casebook: OpenCasebook) -> None:
        """Show the working-day calculator."""
        from workbench.gui.calculator.window import CalculatorWindow

        def make() -> CalculatorWindow:
            made = CalculatorWindow(casebook.workbench, self._window)
            made.days_changed.connect(self.rules_changed)
            return made

        shown = self._found(CalculatorWindow, make)
        if shown is not None:
            show_beside(shown)

    def show_library(self, casebook: OpenCasebook) -> None:
        """Show the office's library, at its paragraphs."""
        from workbench.gui.library.window import LibraryWindow

        def make() -> LibraryWindow:
            made = LibraryWindow(casebook.workbench, self._services, self._dialogs, self._window)
            made.changed.connect(self.rules_changed)
            return made

        shown = self._found(LibraryWindow, make)
        if shown is not None:
            shown.show_part("paragraphs")
            show_beside(shown)

    def show_outside(self) -> None:
        """Ask for a statement written elsewhere, and show what was read."""
        from workbench.gui.outside.window import OutsideWindow

        reader = self._services.statements
        if reader is None:
            return

        def make() -> OutsideWindow:
            made = OutsideWindow(reader, self._dialogs, self._tasks, self._window)
            made.case_wanted.connect(self.case_wanted)
            return made

        shown = self._found(OutsideWindow, make)
        if shown is not None:
            show_beside(shown)
