"""Past decisions: words looked for in them, or paragraphs worded like the one being written."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from workbench.application.decisions import shelf as asking
from workbench.application.decisions.shelf import (
    DecisionShelf,
    PrecedentFind,
    TakenIn,
    WhichDecisions,
)
from workbench.domain.errors import WorkbenchError
from workbench.domain.records.complaint import Outcome
from workbench.domain.text import how_many
from workbench.gui.desk import Desk
from workbench.gui.fields.passing_line import PassingLine
from workbench.gui.look.buttons import dialog_button, push_button
from workbench.gui.look.dialog import Dialog
from workbench.gui.look.labels import WrappedLabel, note
from workbench.gui.look.layout import REST, named, row_of
from workbench.gui.look.lists import ChoiceBox, wrapping
from workbench.gui.tasks import Watch

_TITLE = "Past decisions"
_EMPTY = (
    "No decision has been taken in yet. Take in a folder of past decisions, Word files, web pages "
    "or text: they are only read, and found here by paragraph."
)
_FIND = Qt.ItemDataRole.UserRole


class PrecedentsWindow(Dialog):
    """Finds paragraphs of past decisions. `wanted` carries one to begin a paragraph with."""

    wanted = Signal(object)
    wording_wanted = Signal()

    def __init__(
        self,
        desk: Desk,
        shelf: DecisionShelf,
        chosen: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, "precedents", _TITLE, 640, 620)
        self._desk, self._shelf, self._chosen = desk, shelf, chosen
        prompt = "Words, “a phrase”, AND, OR, NOT"
        self.line = PassingLine("precedents.line", "Words to look for", prompt)
        self.line.returnPressed.connect(self.look)
        self._outcome = named(ChoiceBox(), "precedents.outcome", "Outcome")
        self._outcome.addItems(["Every outcome", *(each.value for each in Outcome)])
        self._council = named(QLineEdit(), "precedents.council", "Council")
        self._council.setPlaceholderText("Every council")
        self.list = named(wrapping(QListWidget()), "precedents.list", "Paragraphs found")
        self.list.itemSelectionChanged.connect(self._on_chosen)
        self.list.itemActivated.connect(lambda _item: self._insert())
        self.facts = named(WrappedLabel(), "precedents.facts")
        self.said = named(note(), "precedents.said")
        self._go = dialog_button(
            "&Begin a paragraph with it", "precedents.insert", self._insert, "primary"
        )
        self._lay_out()
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter looks for the words
        self._on_chosen()
        self._say_when_empty()

    def _lay_out(self) -> None:
        like = push_button(
            "Like the paragraph &chosen", "precedents.like", self.look_alike,
            "How did we word this before?",
        )  # fmt: skip
        self.show_parts(
            self.line,
            row_of((self._council, 1), self._outcome, like),
            (self.list, 1),
            self.facts,
            self.said,
            self.fault,
            row_of(
                dialog_button("&Take in a folder…", "precedents.folder", self._take_in),
                dialog_button("Office &wording…", "precedents.wording", self.wording_wanted.emit),
                REST,
                self.leave_button("Close"),
                self._go,
                gap=-1,
            ),
        )

    def look(self) -> None:
        """Look for the words typed."""
        self._show(lambda: asking.search(self._shelf, self.line.text(), self._which()))

    def look_alike(self) -> None:
        """Look for paragraphs that are worded like the one chosen in the statement."""
        words = self._chosen()
        if not words.strip():
            self.said.setText("Choose a paragraph of the statement first.")
            return
        self._show(lambda: asking.alike(self._shelf, words, self._which()))

    def _which(self) -> WhichDecisions:
        outcome = self._outcome.currentText() if self._outcome.currentIndex() else ""
        return WhichDecisions(council=self._council.text().strip(), outcome=outcome)

    def _show(self, ask: Callable[[], Sequence[PrecedentFind]]) -> None:
        self.fault.say("")
        self.list.clear()
        try:
            found = ask()
        except WorkbenchError as error:
            self.fault.say(str(error))
            return
        for each in found:
            row = QListWidgetItem(f"{each.source}\n{each.words}")
            row.setData(_FIND, each)
            self.list.addItem(row)
        if found:
            self.list.setCurrentRow(0)
            self.said.setText("")
        elif not self._say_when_empty():
            self.said.setText("No paragraph was found.")

    def _say_when_empty(self) -> bool:
        try:
            empty = not self._shelf.decisions()
        except WorkbenchError as error:
            self.fault.say(str(error))
            return False
        self.said.setText(_EMPTY if empty else "")
        return empty

    def _find(self) -> PrecedentFind | None:
        chosen = self.list.selectedItems()
        found: PrecedentFind | None = chosen[0].data(_FIND) if chosen else None
        return found

    def _on_chosen(self) -> None:
        found = self._find()
        self._go.setEnabled(found is not None)
        if found is None:
            self.facts.setText("")
            return
        decision = found.decision
        known = (
            ("Under", found.section), ("About", decision.subject),
            ("Powers", "; ".join(decision.powers[:4])), ("Sums", "; ".join(decision.sums[:4])),
            ("File", decision.file),
        )  # fmt: skip
        self.facts.setText("\n".join(f"{name}: {words}" for name, words in known if words))

    def _insert(self) -> None:
        found = self._find()
        if found is not None:
            self.wanted.emit(found)

    def _take_in(self) -> None:
        desk, reader = self._desk, self._desk.services.statements
        folder = desk.dialogs.choose_folder("Take in past decisions", None)
        if folder is None or reader is None:
            return

        def work(watch: Watch) -> list[TakenIn]:
            taken = []
            for each in asking.take_in(self._shelf, folder, lambda n, d: [reader.read(n, d)]):
                taken.append(each)
                watch.progress(len(taken), 0)
            return taken

        self.said.setText("The decisions are being read …")
        desk.tasks.run("Taking in decisions", work, self._on_taken, self._on_failed, owner=self)

    def _on_taken(self, taken: Sequence[TakenIn]) -> None:
        refused = [each for each in taken if each.trouble]
        count = len(taken) - len(refused)
        self.said.setText(
            f"{how_many(count, 'decision was', 'decisions were')} taken in"
            + (f"; {how_many(len(refused), 'file was', 'files were')} not." if refused else ".")
        )
        if refused:
            listed = "\n".join(f"{each.file}: {each.trouble}" for each in refused[:20])
            self._desk.dialogs.inform(_TITLE, "These files were not taken in:", listed)

    def _on_failed(self, error: WorkbenchError) -> None:
        self.fault.say(str(error))
