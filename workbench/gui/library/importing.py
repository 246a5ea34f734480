"""Another office's set, looked at before it is taken over: everything it would add or change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workbench.application.office.merging import Difference
from workbench.gui.fields.choice import sentence_case
from workbench.gui.look.appearance import GRID
from workbench.gui.look.labels import WrappedLabel, note, title

_ROW = Qt.ItemDataRole.UserRole


class ImportOffice(QDialog):
    """`accepted` when the person takes it all over."""

    def __init__(self, name: str, found: Sequence[Difference], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("library.importing")
        self.setWindowTitle("Import an office’s set")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.resize(760, 520)
        self._found = tuple(found)
        self.list = QTreeWidget()
        self.list.setObjectName("library.differences")
        self.list.setAccessibleName("What would change")
        self.list.setHeaderLabels(["What would change"])
        self.list.setRootIsDecorated(False)
        self.list.setAlternatingRowColors(True)
        self.before = self._words("library.before", "Now")
        self.after = self._words("library.after", "Then")
        for place, each in enumerate(self._found):
            item = QTreeWidgetItem([sentence_case(each.line())])
            item.setData(0, _ROW, place)
            item.setSizeHint(0, QSize(0, self.fontMetrics().lineSpacing() + GRID))
            self.list.addTopLevelItem(item)
        self.list.currentItemChanged.connect(lambda item, _before: self._on_row(item))
        buttons = QDialogButtonBox()
        take = buttons.addButton("&Take it over", QDialogButtonBox.ButtonRole.AcceptRole)
        take.setObjectName("library.take-over")
        take.setEnabled(bool(self._found))
        leave = buttons.addButton(
            "Leave everything as it is", QDialogButtonBox.ButtonRole.RejectRole
        )
        leave.setObjectName("library.leave")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        count = len(self._found)
        told = (
            f"{name} would make {count} change{'' if count == 1 else 's'}. What is not listed "
            "stays as it is; former wordings stay in the history."
            if count
            else f"Everything in {name} is here already."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(title("Import an office’s set"))
        column.addWidget(note(told))
        column.addWidget(self.list, 1)
        for heading, words in (("Now:", self.before), ("Then:", self.after)):
            column.addWidget(note(heading))
            column.addWidget(words)
        column.addWidget(buttons)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)

    @staticmethod
    def _words(name: str, label: str) -> WrappedLabel:
        words = WrappedLabel()
        words.setObjectName(name)
        words.setAccessibleName(label)
        words.setFrameShape(QFrame.Shape.StyledPanel)
        words.setMargin(GRID)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return words

    def _on_row(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            return
        difference = self._found[int(item.data(0, _ROW))]
        self.before.setText(difference.before.strip() or "Not there yet.")
        self.after.setText(difference.after.strip() or "No longer there.")
