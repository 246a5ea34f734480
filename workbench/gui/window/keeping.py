"""Keeping the open casebook safe: looked over and copied every half hour, put back when wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.domain.errors import (
    CasebookDamaged,
    CasebookReplaced,
    CaseConflict,
    CaseDamaged,
    WorkbenchError,
)
from workbench.gui.desk import Services
from workbench.gui.errors import Way, show_on_top
from workbench.gui.tasks import Tasks
from workbench.gui.window.casebook import CasebookView
from workbench.gui.window.foot import Foot
from workbench.gui.window.shown_case import ShownCase

if TYPE_CHECKING:
    from workbench.gui.restoring.dialog import Wanted

EVERY = 30 * 60 * 1000
"""Milliseconds between two looks."""


class Keeping(QObject):
    """Looks after the casebook of the window, from the first paint on.

    `failed` carries a `WorkbenchError`, `noted` words, `aside` words with the ways on;
    `restored` the id of a case put back, "" for a whole casebook.
    """

    failed = Signal(object)
    noted = Signal(str)
    aside = Signal(str, object)
    restored = Signal(str)

    def __init__(
        self,
        home: CasebookView,
        services: Services,
        tasks: Tasks,
        foot: Foot,
        leave: Callable[[], bool],
    ) -> None:
        super().__init__(home)
        self._home, self._services, self._tasks, self._foot = home, services, tasks, foot
        self._leave = leave
        self._told = ""
        self._begun = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        home.held.connect(self._on_held)

    def begin(self) -> None:
        """Start, once the window is painted."""
        self._begun = True
        self._timer.start()
        self._on_held()

    def _on_held(self) -> None:
        casebook = self._home.casebook
        if not self._begun or casebook is None or casebook.care is None:
            return
        self._told = ""
        if casebook.reading_only is not None:
            self.failed.emit(casebook.reading_only)
        elif words := " ".join(casebook.care.dangers()):
            self.failed.emit(WorkbenchError(words))
        self.look()

    def look(self) -> None:
        """Look the casebook over and copy it, beside the window; a failure is told once."""
        casebook = self._home.casebook
        if casebook is None or casebook.care is None or casebook.reading_only is not None:
            return
        look_after = casebook.care.look_after
        self._tasks.run(
            "Looking after the casebook",
            lambda watch: look_after(),
            lambda at: self._foot.show_copy(at),
            self._on_failed,
        )

    def _on_failed(self, error: WorkbenchError) -> None:
        self._foot.show_copy(self._last_copy(), failed=True)
        if str(error) != self._told:
            self._told = str(error)
            self.failed.emit(error)

    def _last_copy(self) -> str:
        copies = self._services.copies
        listed = copies.listed(self._home.folder) if copies is not None else ()
        return next((copy.made_at for copy in listed if copy.looked_over), "")

    def ways_on(self, error: WorkbenchError, case: ShownCase | None) -> Sequence[Way]:
        """What can be done about damage, or when somebody else changed the case or the file."""
        acts = self._home.acts
        elsewhere = isinstance(error, (CasebookReplaced, CaseConflict))
        if elsewhere and case is not None and acts is not None:
            again: Way = ("Open the casebook again", self._open_again)
            if isinstance(error, CaseConflict):
                open_it = partial(self._home.opened.emit, case.session.case_id)
                again = ("Open the case again", open_it)

            def save_aside() -> None:
                acts.save_aside(case.kept, lambda said: self.aside.emit(said, (again,)))

            return (("Save this case aside…", save_aside), again)
        if isinstance(error, CasebookDamaged) and error.repairable:
            return (("Repair", self.repair), ("Restore…", self.offer))
        if isinstance(error, (CasebookDamaged, CaseDamaged)):
            return (("Restore…", self.offer),)
        return ()

    def _open_again(self) -> None:
        if self._leave():
            self._home.let_go()
            self._home.open_folder(self._home.folder)

    def repair(self) -> None:
        """Make the indexes of the casebook anew and open it again."""
        copies = self._services.copies
        if copies is None or not self._leave():
            return
        self._tasks.settle()
        self._home.let_go()
        try:
            copies.repair(self._home.folder)
            self.noted.emit("The indexes of the casebook were made anew. Nothing in it is lost.")
        except WorkbenchError as error:
            self.failed.emit(error)
        self._home.open_folder(self._home.folder)

    def offer(self) -> None:
        """Let the person choose a copy of the casebook, or a case of one, to put back."""
        from workbench.gui.restoring.dialog import RestoreDialog

        copies = self._services.copies
        if copies is None:
            return
        casebook = self._home.casebook
        care = casebook.care if casebook is not None else None
        dialog = RestoreDialog(
            copies.listed(self._home.folder),
            care.cases_in if care is not None else None,
            self._home.window(),
        )
        dialog.wanted.connect(self._restore)
        show_on_top(dialog)

    def _restore(self, wanted: Wanted) -> None:
        if not self._leave():
            return
        self._tasks.settle()
        try:
            if wanted.case_id:
                self._restore_case(wanted.copy, wanted.case_id)
            else:
                self._restore_all(wanted.copy)
        except WorkbenchError as error:
            self.failed.emit(error)

    def _restore_case(self, copy: Path, case_id: str) -> None:
        casebook = self._home.casebook
        if casebook is None or casebook.care is None:
            return
        lacking = casebook.care.restore_case(copy, case_id)
        self.restored.emit(case_id)
        said = "The case is as it was in the copy. Its history says which copy that was."
        self.noted.emit(f"{said} {lacking}".strip())

    def _restore_all(self, copy: Path) -> None:
        copies = self._services.copies
        if copies is None:
            return
        self._home.let_go()
        try:
            kept = copies.restore(self._home.folder, copy)
        finally:
            self._home.open_folder(self._home.folder)
        self.restored.emit("")
        self.noted.emit(f"The casebook is as it was in the copy. {kept}".strip())
