"""The office's own wording: paragraphs that come back in its decisions, taken over one by one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from workbench.application.decisions.shelf import DecisionShelf
from workbench.application.decisions.wording import (
    OfficeWording,
    Variant,
    as_paragraph,
    office_wordings,
)
from workbench.application.office.paragraphs import set_paragraph
from workbench.domain.errors import WorkbenchError
from workbench.domain.text import how_many
from workbench.gui.desk import Desk
from workbench.gui.look.buttons import dialog_button
from workbench.gui.look.dialog import Dialog
from workbench.gui.look.labels import WrappedLabel, note
from workbench.gui.look.layout import GRID, REST, column_of, held, named
from workbench.gui.records.split import Split

_WHAT = (
    "Paragraphs that come back nearly word for word in the decisions taken in. Until one is taken "
    "over, statements have the wording of the program."
)
_OF = Qt.ItemDataRole.UserRole


class WordingWindow(Dialog):
    """Lists the office's wordings beside the program's own; `changed` when one is taken over."""

    changed = Signal()

    def __init__(self, desk: Desk, shelf: DecisionShelf, parent: QWidget | None = None) -> None:
        super().__init__(parent, "wording", "Wording of your office", 860, 620)
        self._workbench = desk.workbench
        self.tree = named(QTreeWidget(), "wording.list", "Wordings, the commonest first")
        self.tree.setHeaderHidden(True)
        self.tree.currentItemChanged.connect(lambda *_items: self._on_chosen())
        self.own = WrappedLabel()
        self.shipped = WrappedLabel()
        self.said = named(note("The decisions are being compared …"), "wording.said")
        self._go = dialog_button("&Take over", "wording.take", self._take, "primary")
        beside = held(
            column_of(
                note("In your decisions"), self.own, note("The program’s own"), self.shipped, REST,
                margins=(2 * GRID, 0, 0, 0),
            )
        )  # fmt: skip
        self._beside = beside
        parts = Split(self.tree, beside, (420, 420))
        self.show_parts(
            note(_WHAT), (parts, 1), self.said, self.fault,
            self.last_row(self._go, leave="Close"),
        )  # fmt: skip
        self._on_chosen()
        library = desk.workbench.library
        desk.tasks.run(
            "Comparing decisions",
            lambda _watch: office_wordings(shelf.decisions(), library),
            self._show,
            self._on_failed,
            owner=self,
        )

    def _show(self, found: tuple[OfficeWording, ...]) -> None:
        self.tree.clear()
        for wording in found:
            top: QTreeWidgetItem | QTreeWidget = self.tree
            for variant in wording.variants:
                days = f", {variant.first} to {variant.last}" if variant.first else ""
                item = QTreeWidgetItem(top, [f"{variant.count} ×{days}  {variant.words}"])
                item.setToolTip(0, variant.words)
                item.setData(0, _OF, (wording, variant))
                top = item if isinstance(top, QTreeWidget) else top
        count = len(found)
        comes = how_many(count, "paragraph comes", "paragraphs come")
        comes = comes if count else "No paragraph comes"
        self.said.setText(f"{comes} back in three decisions or more.")
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)

    def _on_failed(self, error: WorkbenchError) -> None:
        self.said.setText("")
        self.fault.say(str(error))

    def _chosen(self) -> tuple[OfficeWording, Variant] | None:
        item = self.tree.currentItem()
        chosen: tuple[OfficeWording, Variant] | None = (
            item.data(0, _OF) if item is not None else None
        )
        return chosen

    def _on_chosen(self) -> None:
        chosen = self._chosen()
        self._go.setEnabled(chosen is not None)
        self._beside.setVisible(chosen is not None)
        self.own.setText(chosen[1].words if chosen is not None else "")
        like = chosen[0].like if chosen is not None else None
        self.shipped.setText(
            f"{like.title}\n\n{like.text}" if like is not None else "Nothing like it."
        )

    def _take(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        workbench = self._workbench
        id, entry = workbench.ids.new("paragraph"), workbench.ids.new("wording")
        paragraph = as_paragraph(*chosen, workbench.library, workbench.clock.today(), id)
        shipped = workbench.shipped_library
        try:
            workbench.change_office(
                "Take over a wording from decisions",
                lambda office: set_paragraph(office, shipped, entry, paragraph),
            )
        except WorkbenchError as error:
            self.fault.say(str(error))
            return
        self.fault.say("")
        self.said.setText(f"Taken over: {paragraph.title}. It stands in the office library.")
        self.changed.emit()
