"""A paper in a window of its own, for a second screen; it follows the list of the evidence."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from workbench.domain.records.evidence import EvidenceItem
from workbench.gui.desk import Desk
from workbench.gui.evidence.paper_side import PaperSide
from workbench.gui.look.buttons import key_act
from workbench.gui.look.labels import ElidedLabel, grounded, toned
from workbench.gui.look.layout import GRID, column_of, named, row_of

_SIZE = 900, 1000


class PaperWindow(QDialog):
    """Shows the paper of an item, with its marks and all that is made of passages."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("paper-window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._name = toned(named(ElidedLabel(), "paper-window.name"), "title")
        self.paper = PaperSide(desk, None)
        head = grounded(QWidget(), "rec")
        row_of(
            (self._name, 1), *([self.paper.frame.bar] if self.paper.frame is not None else []),
            within=head, margins=(3 * GRID, GRID // 2, 2 * GRID, GRID // 2), gap=GRID // 2,
        )  # fmt: skip
        column_of(head, (self.paper, 1), within=self, gap=0)
        self.resize(*_SIZE)
        if self.paper.frame is not None:
            key_act(self, "Ctrl+F", self.paper.frame.begin_find)

    def show_item(self, item: EvidenceItem | None, name: str) -> None:
        """Show the paper of an item, which is called so."""
        self.setWindowTitle(name or "Paper")
        self._name.setText(name)
        self.paper.show_item(item)
        self.paper.take_keyboard()

    def done(self, result: int) -> None:
        """End what draws the pages."""
        if self.paper.frame is not None:
            self.paper.frame.source.close()
        super().done(result)
