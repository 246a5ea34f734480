"""Questions to the index while somebody types: asked beside the window, the newest one only."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.application.casebook.workbench import Workbench
from workbench.application.evidence.preparing import PaperDesk
from workbench.application.searching.finds import Finds, SearchIndex, find, read_unread
from workbench.application.searching.narrowing import Narrowing
from workbench.application.searching.query import read_query
from workbench.domain.errors import WorkbenchError
from workbench.gui.tasks import Tasks, Watch

_PAUSE_MS = 180
_FEWEST = 2
_MOST = 60
_OWN_SIGNS = ('"', "“", "*", "(")


class Questions(QObject):
    """Asks the index of a casebook; `answered` carries the question and what was found.

    Papers whose text the index has not got are read after the first question; it is asked again.
    """

    answered = Signal(str, object)

    def __init__(
        self,
        workbench: Workbench,
        index: SearchIndex,
        papers: Callable[[], PaperDesk] | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workbench, self._index, self._papers = workbench, index, papers
        self._tasks = Tasks(self)
        self._typed, self._within = "", Narrowing()
        self._busy = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)

    def ask(self, typed: str, within: Narrowing) -> None:
        """Ask once nothing has been typed for a moment."""
        self._typed, self._within = typed.strip(), within
        self._pause.start()

    def close(self) -> None:
        """Ask nothing more."""
        self._pause.stop()
        self._papers = None
        self._tasks.finish()

    def _ask(self) -> None:
        if self._busy:
            return  # the answer under way asks anew
        if len(self._typed) < _FEWEST:
            self.answered.emit(self._typed, Finds())
            return
        self._busy = True
        asked = self._typed, self._within
        work = partial(_found, self._workbench, self._index, *asked)
        self._tasks.run("Search", work, partial(self._on_found, asked), self._on_failed)

    def _on_found(self, asked: tuple[str, Narrowing], finds: Finds) -> None:
        self._busy = False
        if asked != (self._typed, self._within):
            self._ask()
            return
        self.answered.emit(asked[0], finds)
        self._read()

    def _on_failed(self, error: WorkbenchError) -> None:
        self._busy = False
        self.answered.emit(self._typed, Finds())

    def _read(self) -> None:
        """Read what the index has not got; once for each time it is asked for."""
        papers, self._papers = self._papers, None
        if papers is None:
            return

        def work(_watch: Watch) -> bool:
            if not self._index.unread():
                return False
            desk = papers()
            with closing(desk.reader):
                read_unread(self._index, desk.vault, desk.reader)
            return True

        self._tasks.run("Read", work, lambda read: self._ask() if read else None, self._on_failed)


def _found(
    workbench: Workbench, index: SearchIndex, typed: str, within: Narrowing, _watch: Watch
) -> Finds:
    """What is found of the words, the last perhaps not finished; first of all as they stand."""
    begun, query = Finds(), read_query(typed)
    if not typed.endswith((*_OWN_SIGNS, ")", "”")):
        begun = find(workbench, index, f"{typed}*", within, _MOST)
    if query is None or not begun.found:
        return find(workbench, index, typed, within, _MOST)
    whole = index.ask(query, within, _MOST)
    known = {each.where for each in whole}
    others = (each for each in begun.found if each.where not in known)
    return Finds([*whole, *others][:_MOST])
