"""Which papers of the open case look alike, worked out after a pause whenever papers come or go."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.application.evidence.likeness import Sketch
from workbench.application.evidence.lookalikes import Likeness, digests, lookalikes
from workbench.gui.desk import Desk

_PAUSE_MS = 400


class Likenesses(QObject):
    """What each paper looks most like; `changed` says that it is not what it was."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sketches: dict[str, Sketch] = {}
        self._found: Mapping[str, Likeness] = {}
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.refresh)

    def look_again(self) -> None:
        """Work it out once nothing more has come for a moment."""
        self._timer.start()

    def words(self, item_id: str, short: bool = False) -> str:
        """What a paper looks like, "" for nothing; only the number of the other when `short`."""
        found, case = self._found.get(item_id), self._desk.bridge.case
        if found is None or found.item_id not in case.evidence:
            return ""
        return found.in_words(case, short)

    def other(self, item_id: str) -> str:
        """The id of the paper that one looks like, "" for none."""
        found = self._found.get(item_id)
        return found.item_id if found is not None else ""

    def refresh(self) -> None:
        """Work it out now."""
        self._timer.stop()
        case = self._desk.bridge.case
        make = getattr(self._desk.services, "papers", None)
        unknown = digests(case) - self._sketches.keys()
        if unknown and make is not None:
            found = make(self._desk.workbench).texts.sketches(unknown)
            # A paper of few words may be given more: the text of its pictures is read, say.
            self._sketches.update({sha256: each for sha256, each in found.items() if each})
        alike = lookalikes(case, self._sketches)
        if alike != self._found:
            self._found = alike
            self.changed.emit()
