"""What the words of the open case propose as records, each with its paragraph, to be accepted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from workbench.application.outside.accepting import accepted
from workbench.application.outside.proposals import Proposal, ProposalKind, proposals
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.text import shortened
from workbench.gui.desk import Desk
from workbench.gui.live import Live
from workbench.gui.look.buttons import dialog_button
from workbench.gui.look.dialog import Dialog
from workbench.gui.look.labels import WrappedLabel, note
from workbench.gui.look.layout import GRID, column_of, held, named, row_of
from workbench.gui.look.lists import ID, TickTree
from workbench.gui.reading.text import StatementText
from workbench.gui.records.split import Split
from workbench.statement.numbering import numbers

_ABOUT = (
    "These paragraphs tell of events, recommendations, findings and injustices that the case does "
    "not have as records yet. Tick what is right and accept it. The statement reads the same, word "
    "for word; Undo takes back all that was accepted at once."
)
_LONGEST = 160
_MANY = {
    ProposalKind.EVENT: "Events",
    ProposalKind.RECOMMENDATION: "Recommendations",
    ProposalKind.FINDING: "Findings",
    ProposalKind.INJUSTICE: "Injustices",
}


class ProposalsWindow(Dialog):
    """Lists the proposals beside the statement; stays while the person works on the case."""

    def __init__(self, desk: Desk, live: Live, parent: QWidget | None = None) -> None:
        super().__init__(parent, "proposals", "Proposals from the words of the case", 1120, 720)
        self._desk, self._live = desk, live
        self._offered: dict[str, Proposal] = {}
        self._filling = False
        headings = ("Paragraph", "Would be recorded", "Read from")
        self.list = TickTree("proposals.list", "Proposals", headings)
        self.rows = self.list.rows
        self.words = named(WrappedLabel(), "proposals.words")
        self.browser = StatementText(None, "proposals.text", "The statement")
        self.summary = note("")
        self.ticked = dialog_button("&Accept what is ticked", "proposals.ticked", self._on_ticked)
        self.all = dialog_button("Accept a&ll", "proposals.all", self._on_all)
        self._lay_out()
        self.list.itemChanged.connect(self._on_checked)
        self.list.currentItemChanged.connect(lambda item, _: self._on_item(item))
        desk.bridge.changed.connect(self._on_changed)
        live.composed.connect(self._on_composed)
        self._fill()
        self.list.setFocus()

    def _lay_out(self) -> None:
        beside = Split(
            held(column_of((self.list, 1), self.words, gap=GRID)), self.browser,
            (600, 480), (3, 2),
        )  # fmt: skip
        buttons = row_of((self.summary, 1), self.ticked, self.all, self.leave_button("Close"))
        self.show_parts(
            note(_ABOUT), (beside, 1), self.fault, buttons, gap=GRID + GRID // 2,
        )  # fmt: skip

    def _on_changed(self, _change: object) -> None:
        self._fill()

    def _on_composed(self, _document: object) -> None:
        self._fill()

    def _fill(self) -> None:
        kept = self.list.ticked()
        document = self._live.document
        printed = numbers(document) if document is not None else {}
        self._offered = {each.id: each for each in proposals(self._desk.bridge.case, printed)}
        self._filling = True
        self.list.clear()
        for kind, title in _MANY.items():
            own = [each for each in self._offered.values() if each.kind is kind]
            if own:
                rows = [self._row(e, printed.get(e.origin), e.id in kept) for e in own]
                self.list.add_group(title, rows)
        self._filling = False
        if document is not None:
            self.browser.show_statement(document)
        self._say_state()

    def _row(self, each: Proposal, number: int | None, ticked: bool) -> QTreeWidgetItem:
        place = str(number) if number is not None else ""
        cells = [place, each.becomes, shortened(each.words, _LONGEST)]
        item = self.list.row(cells, each.id, ticked)
        item.setToolTip(2, each.words)
        return item

    def _say_state(self) -> None:
        chosen = len(self.list.ticked())
        total = len(self._offered)
        self.summary.setText(
            f"{chosen} of {total} ticked" if total else "Nothing is left to be accepted."
        )
        self.ticked.setEnabled(chosen > 0)
        self.all.setEnabled(total > 0)

    def _on_item(self, item: QTreeWidgetItem | None) -> None:
        each = self._offered.get(str(item.data(0, ID))) if item is not None else None
        self.words.setText(each.words if each is not None else "")
        document = self._live.document
        if each is not None and document is not None:
            self.browser.show_statement(document, each.origin)
            self.browser.scroll_to(each.origin)

    def _on_checked(self, item: QTreeWidgetItem) -> None:
        """A tick on an injustice ticks the finding it follows from; a finding unticked, those."""
        if self._filling:
            return
        id, state = str(item.data(0, ID)), item.checkState(0)
        ticked = state is Qt.CheckState.Checked
        self._filling = True
        for other in self.rows():
            its = str(other.data(0, ID))
            if (ticked and self._offered[id].needs == its) or (
                not ticked and self._offered[its].needs == id
            ):
                other.setCheckState(0, state)
        self._filling = False
        self._say_state()

    def _on_ticked(self) -> None:
        self._accept(self.list.ticked())

    def _on_all(self) -> None:
        self._accept(set(self._offered))

    def _accept(self, ids: set[str]) -> None:
        workbench = self._desk.workbench

        def edit(case: CaseFile) -> CaseFile:
            return accepted(case, ids, workbench.library, workbench.clock.today())

        self.fault.hide()
        count = f"{len(ids)} proposals" if len(ids) != 1 else "a proposal"
        try:
            self._desk.bridge.apply(f"Accept {count}", edit)
        except InvalidInput as error:
            self.fault.say(str(error))
            self._fill()
