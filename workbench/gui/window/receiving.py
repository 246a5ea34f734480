"""Files that come to the window: sealed ones opened, cases and statements put into the register."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDropEvent

from workbench.domain.errors import WorkbenchError
from workbench.gui.register.files import dropped_files, is_case
from workbench.gui.tasks import Watch
from workbench.gui.window.main import MainWindow

# For the reader only: the register is shown before anything of a case is loaded.
if TYPE_CHECKING:
    from workbench.application.handover.carried import Purpose
    from workbench.domain.casefile import CaseFile

_PATTERNS = "Sealed cases (*.sealed);;All files (*)"


class Receiving(QObject):
    """Opens cases handed over, and brings what came back to its case."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._services, self._tasks = window, window.services, window.tasks
        window.actions_.on("receive", self.choose)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A case may be dropped anywhere on the window, a statement on the register.

        The papers of the open case are dropped on that.
        """
        if isinstance(event, QDropEvent) and event.type() in (
            QEvent.Type.DragEnter,
            QEvent.Type.Drop,
        ):
            paths, bundles = dropped_files(event), self._services.bundles
            if self._window.open_case is not None:
                paths = tuple(each for each in paths if is_case(each, bundles))
            if paths:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    # It is opened once the program it came from is free again.
                    QTimer.singleShot(0, self, lambda: self._take(paths))
                return True
        return super().eventFilter(watched, event)

    def _take(self, paths: tuple[Path, ...]) -> None:
        """Open the sealed file among those dropped, else bring all of them into the register."""
        bundles = self._services.bundles
        sealed = bundles.is_sealed if bundles is not None else (lambda _path: False)
        if (one := next(filter(sealed, paths), None)) is not None:
            self.receive(one)
        elif self._window.close_case() and self._window.home.acts is not None:
            self._window.home.acts.bring_in_files(paths)

    def choose(self) -> None:
        """Ask for a file and open it."""
        chosen = self._window.dialogs.choose_open_files(
            "Open a case handed over", Path.home(), _PATTERNS
        )
        if chosen:
            self.receive(chosen[0])

    def receive(self, path: Path) -> None:
        """Ask for the passphrase of a file and put it where it belongs; the open case is closed."""
        from workbench.gui.errors import show_on_top
        from workbench.gui.handover.opening import OpenSealedDialog

        bundles, casebook = self._services.bundles, self._window.casebook
        if bundles is None or casebook is None or not self._window.close_case():
            return

        found = partial(self._place, path)
        show_on_top(
            OpenSealedDialog(path, casebook.folder, bundles, self._tasks, found, self._window)
        )

    def _place(
        self, path: Path, purpose: Purpose, case: CaseFile, words: str
    ) -> Callable[[], None]:
        """What is to be done with what a file holds; raises `HandoverRefused` for nothing."""
        from workbench.application.casebook.handed import owner_of, place_of
        from workbench.application.handover.carried import Purpose

        assert self._window.casebook is not None
        workbench = self._window.casebook.workbench
        if purpose is Purpose.SENT_BACK:
            return partial(self._take_back, owner_of(workbench, case), case)
        if there := place_of(workbench, purpose, case):
            return partial(self._window.show_case, there)
        return partial(self._keep, path, words)

    def _take_back(self, case_id: str, back: CaseFile) -> None:
        """Show the case, and take in what its second reader sent back."""
        self._window.show_case(case_id)
        if (shown := self._window.open_case) is not None:
            shown.take_back(back)

    def _keep(self, path: Path, words: str) -> None:
        """Keep the evidence of a file that belongs here, then open the case in it."""
        from workbench.application.casebook.handed import bring_in

        casebook, bundles, papers = (
            self._window.casebook, self._services.bundles, self._services.papers,
        )  # fmt: skip
        assert casebook is not None and bundles is not None
        vault = papers(casebook.workbench).vault if papers is not None else None

        def work(watch: Watch) -> CaseFile:
            with bundles.unsealed(path, words, casebook.folder) as carried:
                if vault is not None:
                    carried.give(vault.keep)
                return carried.case

        def add(case: CaseFile) -> None:
            try:
                made = bring_in(casebook.workbench, case)
            except WorkbenchError as error:
                self._window.show_error(error)
            else:
                self._window.show_case(made)

        self._tasks.run(f"Opening {path.name}", work, add, self._window.show_error)
