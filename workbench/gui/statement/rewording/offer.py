"""The offer to reword a paragraph which the program words, beneath the statement."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton

from workbench.gui.look.buttons import push_button
from workbench.gui.look.labels import WrappedLabel, of_kind
from workbench.gui.look.layout import GRID, named, row_of


class RewordOffer(QFrame):
    """Says who words the paragraph and offers to reword it; Enter takes the offer, Escape not."""

    taken = Signal()
    declined = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statement.offer")
        of_kind(self, "card")
        self._reason = named(WrappedLabel(), "statement.offer.reason")
        self.button = push_button("Reword for this case", "statement.offer.reword", self._take)
        leave = named(QPushButton("Leave it"), "statement.offer.leave")
        leave.clicked.connect(self._decline)
        row_of(
            (self._reason, 1),
            self.button,
            leave,
            within=self,
            margins=(2 * GRID, GRID, 2 * GRID, GRID),
        )
        self.hide()

    def make(self, reason: str) -> None:
        """Make the offer, with the keyboard on its button."""
        self._reason.setText(reason)
        self.button.setAccessibleDescription(reason)
        self.show()
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._decline()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        self.hide()
        self.taken.emit()

    def _decline(self) -> None:
        self.hide()
        self.declined.emit()
