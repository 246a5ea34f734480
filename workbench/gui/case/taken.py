"""What was taken out of a list, said at the foot of the page with the way back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from workbench.application.case.changes import ChangeSet
from workbench.domain.text import capitalised
from workbench.gui.bridge import Bridge
from workbench.gui.look.layout import GRID
from workbench.gui.records.acts import UndoLine

_DONE = {"Delete": "deleted", "Clear": "cleared"}
"""The first words of what takes something out, and what is said of it."""

_WIDTH = 320


class TakenLine(UndoLine):
    """Lies over the foot of the pages; a list with a line of its own says it there."""

    def __init__(self, bridge: Bridge, pages: QWidget) -> None:
        super().__init__("case.taken", bridge.undo)
        self._bridge, self._pages = bridge, pages
        self.setParent(pages)
        self.hide()
        pages.installEventFilter(self)
        bridge.changed.connect(self._on_changed)
        bridge.taken.connect(self._say_there)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot."""
        if event.type() == QEvent.Type.Resize:
            self._lie()
        return super().eventFilter(watched, event)

    def _on_changed(self, change_set: ChangeSet) -> None:
        self.hide()
        verb, _, what = change_set.label.partition(" ")
        undone = self._bridge.session.history.undo_label != change_set.label
        if verb in _DONE and not undone:
            words = f"{capitalised(what)} {_DONE[verb]}"
            # The list it was in may say so itself, once this is over.
            QTimer.singleShot(0, self, lambda: self._say_there(words))

    def _say_there(self, words: str) -> None:
        lines = self._pages.findChildren(UndoLine)
        if not any(each.isVisible() for each in lines if each is not self):
            self.say(words)
            self._lie()
            self.raise_()

    def _lie(self) -> None:
        width = min(_WIDTH, self._pages.width() - 2 * GRID)
        height = max(self.heightForWidth(width), self.sizeHint().height())
        self.setGeometry(GRID, self._pages.height() - height - GRID, width, height)
