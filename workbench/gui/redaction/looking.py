"""The paper that is to be redacted, read and drawn beside the window for as long as it is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QPixmap

from workbench.application.disclosing.items import CopyDesk
from workbench.application.disclosing.pages import SeenPage
from workbench.application.disclosing.redaction import look_at
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import WorkbenchError
from workbench.domain.records.evidence import EvidenceItem
from workbench.gui.tasks import Tasks, Watch

SHARP = 2.0
"""Dots to a point of a page on the screen."""

Failed = Callable[[WorkbenchError], None]


class OpenPaper:
    """One paper, opened to be looked at; `close`, or the end of its `owner`, lets go of it."""

    def __init__(self, desk: CopyDesk, tasks: Tasks, owner: QObject) -> None:
        self._desk, self._tasks, self._owner = desk, tasks, owner
        held = self._held = ExitStack()
        owner.destroyed.connect(lambda: held.close())
        self._path: Path | None = None
        self._drawn: dict[int, QPixmap] = {}
        self._room: Path | None = None

    def open(
        self,
        case: CaseFile,
        item: EvidenceItem,
        done: Callable[[Sequence[SeenPage]], None],
        failed: Failed,
    ) -> None:
        """Read the pages of an item, then call `done`."""
        room = self._room = self._held.enter_context(self._desk.vault.room())

        def keep(found: tuple[Path, Sequence[SeenPage]]) -> None:
            self._path = found[0]
            done(found[1])

        def work(watch: Watch) -> tuple[Path, Sequence[SeenPage]]:
            return look_at(case, item, self._desk, room, lambda number: watch.progress(number, 0))

        self._tasks.run("Looking for names in the paper", work, keep, failed, owner=self._owner)

    def draw(self, page: int, show: Callable[[int, QPixmap], None], failed: Failed) -> None:
        """Draw a page, counted from 0, and show it."""
        if page in self._drawn:
            show(page, self._drawn[page])
            return
        path, room = self._path, self._room
        if path is None or room is None:
            return
        target = room / f"shown-{page}.png"

        def done(_nothing: None) -> None:
            if target.exists():
                self._drawn[page] = QPixmap(str(target))
                show(page, self._drawn[page])

        def work(_watch: Watch) -> None:
            self._desk.maker.draw(path, page, SHARP, target)

        self._tasks.run(f"Drawing page {page + 1}", work, done, failed, owner=self._owner)

    def close(self) -> None:
        """Let go of the paper and of what was made of it."""
        self._tasks.settle()
        self._desk.close()
        self._held.close()
