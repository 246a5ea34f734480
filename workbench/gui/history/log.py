"""The activity log as a list: newest first, more of it as the person scrolls down."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from workbench.application.case.ports import ActivityEntry
from workbench.domain.casefile import CaseFile
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.sought import as_sought, words_sought
from workbench.domain.text import how_many
from workbench.gui.history.words import FieldChange, changes_of, short_difference, what
from workbench.gui.look.moments import moment

STEP = 200
"""How many actions are read at a time."""

_MOST_WHEN_FILTERING = 5_000

Read = Callable[[int, int | None], Sequence[ActivityEntry]]


class ActivityList(QTreeWidget):
    """Shows actions; one that changed several fields opens to show each."""

    def __init__(self, read: Read, case: Callable[[], CaseFile], library: ReferenceLibrary) -> None:
        super().__init__()
        self.setObjectName("history.log")
        self.setAccessibleName("What was done in this case")
        self.setHeaderLabels(["When", "What", "Record", "Before", "After"])
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        header = self.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        for column in range(1, 5):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._read = read
        self._case = case
        self._library = library
        self._entries: list[ActivityEntry] = []
        self._whole = False
        self._words: tuple[str, ...] = ()
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def reload(self) -> None:
        """Read the log anew from the top."""
        self._entries = []
        self._whole = False
        self.clear()
        self.read_more()
        if self._words:
            self.show_matching(" ".join(self._words))

    def read_newer(self) -> None:
        """Put actions done since on top."""
        newest = self._entries[0].number if self._entries else 0
        newer = [e for e in self._read(STEP, None) if e.number > newest]
        if len(newer) >= STEP or not self._entries:
            self.reload()
            return
        case = self._case()
        for entry in reversed(newer):
            self._entries.insert(0, entry)
            item = self._item(entry, case)
            self.insertTopLevelItem(0, item)
            item.setHidden(not self._matches(item))

    def read_more(self) -> bool:
        """Read older actions; False when there are no more."""
        if self._whole:
            return False
        before = self._entries[-1].number if self._entries else None
        more = self._read(STEP, before)
        self._whole = len(more) < STEP
        case = self._case()
        items = [self._item(entry, case) for entry in more]
        self._entries.extend(more)
        self.addTopLevelItems(items)
        for item in items:
            item.setHidden(not self._matches(item))
        return bool(more)

    def show_matching(self, words: str) -> None:
        """Keep the actions in which every one of these words occurs."""
        self._words = words_sought(words)
        while self._words and len(self._entries) < _MOST_WHEN_FILTERING and self.read_more():
            pass
        for row in range(self.topLevelItemCount()):
            item = self.topLevelItem(row)
            if item is not None:
                item.setHidden(not self._matches(item))

    def chosen(self) -> list[ActivityEntry]:
        """The actions whose rows are chosen, or rows beneath them, newest first."""
        rows = set()
        for item in self.selectedItems():
            rows.add(self.indexOfTopLevelItem(item.parent() or item))
        return [self._entries[row] for row in sorted(rows) if 0 <= row < len(self._entries)]

    def _matches(self, item: QTreeWidgetItem) -> bool:
        if not self._words:
            return True
        text = str(item.data(0, Qt.ItemDataRole.UserRole))
        return all(word in text for word in self._words)

    def _item(self, entry: ActivityEntry, case: CaseFile) -> QTreeWidgetItem:
        lines = changes_of(entry, case, self._library)
        when = " · ".join(part for part in (moment(entry.at), entry.who) if part)
        top = QTreeWidgetItem([when, what(entry)])
        found = [top.text(0), top.text(1)]
        if len(lines) == 1:
            self._fill(top, lines[0])
        elif lines:
            records = sorted({line.record for line in lines})
            several = how_many(len(records), "record")
            top.setText(2, records[0] if len(records) == 1 else several)
            top.setText(4, how_many(len(lines), "change"))
            for line in lines:
                child = QTreeWidgetItem(["", line.field])
                self._fill(child, line)
                top.addChild(child)
        for line in lines:
            found += (line.record, line.field, line.before, line.after)
        top.setData(0, Qt.ItemDataRole.UserRole, as_sought(" ".join(found)))
        return top

    @staticmethod
    def _fill(item: QTreeWidgetItem, line: FieldChange) -> None:
        before, after = short_difference(line.before, line.after)
        for column, short, whole in (
            (2, line.record, line.record),
            (3, before, line.before),
            (4, after, line.after),
        ):
            item.setText(column, short)
            item.setToolTip(column, whole[:2_000])

    def _on_scrolled(self, value: int) -> None:
        if value >= self.verticalScrollBar().maximum() - 3:
            self.read_more()
