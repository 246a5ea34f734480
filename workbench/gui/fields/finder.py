"""A field for links into a long list: what is linked as chips, and a line that finds more."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QListWidgetItem

from workbench.application.records.labels import label as described
from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.sought import as_sought
from workbench.domain.text import capitalised
from workbench.gui.fields.binding import Binding
from workbench.gui.fields.bound import BoundField
from workbench.gui.look.chips import ChipList, ChipWords, PlusLine
from workbench.gui.look.layout import named
from workbench.gui.look.lists import list_offers

_ID = Qt.ItemDataRole.UserRole


class FinderField(BoundField):
    """Several records out of very many: Enter adds the one found, Delete takes a linked one out."""

    saves_when_idle = False

    def __init__(self, at: Binding, field: str, example: str, drawing: str = "link") -> None:
        super().__init__(at, field)
        self._target = at.fact(field).facts.to
        self.watches = (self._target,)
        self._ids: tuple[str, ...] = ()
        self._words: dict[str, str] = {}
        self._stale = True
        self.list = named(ChipList(drawing), f"{at.kind}.{field}.list")
        self.list.itemActivated.connect(self._on_activated)
        self.list.setToolTip("Enter goes to it, Delete takes it out of the list")
        self.watch(self.list, f"{self.label}, linked")
        self.column.addWidget(self.list)
        self.finder = PlusLine(capitalised(KINDS[self._target].noun), example)
        self._completer = QCompleter(QStringListModel(self), self)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setMaxVisibleItems(12)
        self._completer.activated.connect(self._on_found)
        self.finder.setCompleter(self._completer)
        self.finder.returnPressed.connect(self._on_return)
        self.attach(self.finder)
        self.finder.setAccessibleName(f"{self.label}: find and add")
        self.finish()

    @property
    def scrolls_itself(self) -> bool:
        """The wheel scrolls the list when it has the keyboard."""
        return self.list.hasFocus()

    def raw(self) -> Any:
        """The ids linked."""
        return self._ids

    def put(self, value: Any) -> None:
        """List these records."""
        self._ids = tuple(value or ())
        self._relist()

    def options_changed(self, case: CaseFile) -> None:
        """Offer the records the case now has, when next looked for."""
        self._stale = True
        self._relist()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete takes the linked record out; coming to the line draws up what can be found."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.list and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self._take_out()
                return True
        elif event.type() == QEvent.Type.FocusIn and watched is self.finder:
            self.draw_up()
        return super().eventFilter(watched, event)

    def draw_up(self) -> None:
        """Make the list of what can be found, if the case changed since."""
        if not self._stale:
            return
        self._stale = False
        case = self.desk.bridge.case
        self._words = {}
        for record in case.records(self._target).values():
            words = described(case, self._target, record)
            while words in self._words:
                words += " ·"
            self._words[words] = record.id
        list_offers(self._completer, sorted(self._words))

    def _relist(self) -> None:
        case = self.desk.bridge.case
        row = self.list.currentRow()
        self.list.clear()
        for id in self._ids:
            record = case.find(self._target, id)
            words = (
                described(case, self._target, record)
                if record is not None
                else "No longer in the case"
            )
            # The day of an event tells it from the others; the rest is quieter.
            name, _colon, rest = words.partition(": ")
            self.list.add_chip(words, ChipWords(name, rest), id)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.list.setVisible(bool(self._ids))
        self.list.fit()

    def _on_return(self) -> None:
        self.draw_up()
        typed = as_sought(self.finder.text().strip())
        if not typed:
            return
        found = [words for words in sorted(self._words) if typed in as_sought(words)]
        if len(found) == 1:
            self._on_found(found[0])
        else:
            count = "Nothing" if not found else f"{len(found)} of them"
            self.show_fault(f"{count} matched “{self.finder.text().strip()[:40]}”. Choose one.")

    def _on_found(self, words: str) -> None:
        id = self._words.get(words)
        self.finder.clear()
        if id is None:
            return
        if id not in self._ids:
            self._ids = (*self._ids, id)
            self.commit()
        self._relist()
        self.clear_fault()
        # The completer writes its choice into the line after this signal.
        self.finder.setText("")

    def _take_out(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._ids = tuple(id for id in self._ids if id != item.data(_ID))
            if self.commit():
                noun = KINDS[self._target].noun
                self.desk.bridge.taken.emit(f"{capitalised(noun)} taken out of the list")
            self._relist()

    def _on_activated(self, item: QListWidgetItem) -> None:
        self.desk.goto(self._target, str(item.data(_ID)), "")
