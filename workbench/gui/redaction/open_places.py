"""The places of a paper that may tell of somebody, to be blacked out one by one or all at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from workbench.application.disclosing.redaction import Mark
from workbench.gui.look.buttons import push_button
from workbench.gui.look.labels import section
from workbench.gui.look.layout import REST, column_of, named, row_of
from workbench.gui.look.lists import wrapping

_MARK = Qt.ItemDataRole.UserRole


class OpenPlaces(QWidget):
    """A list of places nothing covers yet; it is there while there are any.

    `shown` carries the place to be looked at, `wanted` those to be blacked out.
    """

    shown = Signal(object)
    wanted = Signal(object)

    def __init__(self, words: Callable[[Mark], str]) -> None:
        super().__init__()
        self._words = words
        self.list = named(wrapping(QListWidget()), "redaction.open", "What may tell of somebody")
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.itemSelectionChanged.connect(self._on_chosen)
        self.list.itemActivated.connect(lambda _row: self._cover(self.list.selectedItems()))
        self._some = push_button(
            "&Black out", "redaction.cover", lambda: self._cover(self.list.selectedItems())
        )
        everything = push_button(
            "Black out a&ll", "redaction.cover.all", lambda: self._cover(self._rows())
        )
        column_of(
            section("May tell of somebody"),
            (self.list, 1),
            row_of(self._some, everything, REST),
            within=self,
            margins=(0, 0, 0, 0),
        )
        self.show_marks(())

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show places that nothing covers."""
        row = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for mark in marks:
            item = QListWidgetItem(f"{self._words(mark)}\npage {mark.page}: {mark.in_words()}")
            item.setData(_MARK, mark)
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, len(marks) - 1))
        self.list.blockSignals(False)
        self._some.setEnabled(bool(self.list.selectedItems()))
        self.setVisible(bool(marks))

    def _rows(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _cover(self, rows: Sequence[QListWidgetItem]) -> None:
        if rows:
            self.wanted.emit([replace(row.data(_MARK), words="") for row in rows])

    def _on_chosen(self) -> None:
        rows = self.list.selectedItems()
        self._some.setEnabled(bool(rows))
        if len(rows) == 1:
            self.shown.emit(rows[0].data(_MARK))
