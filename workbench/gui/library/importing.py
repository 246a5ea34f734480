"""Another office's set, looked at before it is taken over: everything it would add or change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QWidget

from workbench.application.office.merging import Difference
from workbench.gui.fields.choice import sentence_case
from workbench.gui.look.buttons import begin_dialog
from workbench.gui.look.labels import WrappedLabel, note, title
from workbench.gui.look.layout import GRID, column_of, named
from workbench.gui.look.lists import Listing


class ImportOffice(QDialog):
    """`accepted` when the person takes it all over."""

    def __init__(
        self,
        name: str,
        found: Sequence[Difference],
        parent: QWidget | None,
        look: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        super().__init__(parent)
        begin_dialog(self, "library.importing", "Import an office’s set", 760, 520)
        self.setModal(True)
        self._found = tuple(found)
        self.list = Listing("library.differences", "What would change", ["What would change"])
        self.before = self._words("library.before", "Now")
        self.after = self._words("library.after", "Then")
        for place, each in enumerate(self._found):
            self.list.add_row([sentence_case(each.line())], place)
        self.list.currentItemChanged.connect(lambda _item, _before: self._on_row())
        buttons = QDialogButtonBox()
        take = named(
            buttons.addButton("&Take it over", QDialogButtonBox.ButtonRole.AcceptRole),
            "library.take-over",
        )
        take.setEnabled(bool(self._found or look))
        named(
            buttons.addButton("Leave everything as it is", QDialogButtonBox.ButtonRole.RejectRole),
            "library.leave",
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        count = len(self._found)
        about = (
            f"{name} would make {count} change{'' if count == 1 else 's'}. What is not listed "
            "stays as it is; former wordings stay in the history."
            if count
            else f"Everything in {name} is here already."
        )
        if look:
            brought = " and ".join(f"the {what} {file}" for what, file in look.items())
            about += f" It brings {brought}, in place of what is here."
        column = column_of(
            title("Import an office’s set"),
            note(about),
            (self.list, 1),
            within=self,
            margins=2 * GRID,
        )
        for heading, words in (("Now:", self.before), ("Then:", self.after)):
            column.addWidget(note(heading))
            column.addWidget(words)
        column.addWidget(buttons)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)

    @staticmethod
    def _words(name: str, label: str) -> WrappedLabel:
        words = named(WrappedLabel(), name, label)
        words.setFrameShape(QFrame.Shape.StyledPanel)
        words.setMargin(GRID)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return words

    def _on_row(self) -> None:
        place = self.list.current()
        if place is None:
            return
        difference = self._found[int(place)]
        self.before.setText(difference.before.strip() or "Not there yet.")
        self.after.setText(difference.after.strip() or "No longer there.")
