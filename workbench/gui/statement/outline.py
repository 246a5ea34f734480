"""The outline of the statement: sections, subheadings and numbered paragraphs by first words."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from workbench.domain.casefile import CaseFile
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.text import shortened
from workbench.gui.statement.rows.dragging import DRAGGED, address_of, dragged
from workbench.gui.statement.rows.places import heading_of, sections_of
from workbench.statement.composing.found import ordered_topics
from workbench.statement.nodes import (
    Block,
    BlockSource,
    Document,
    Paragraph,
    Subheading,
)
from workbench.statement.origins import first, origin_record
from workbench.statement.text import inline_text

_UNTITLED = "(no words: stands under the section itself)"


class OutlineRole(IntEnum):
    """What an item of the outline stands for: its kind and its id or origin."""

    KIND = Qt.ItemDataRole.UserRole
    ID = Qt.ItemDataRole.UserRole + 1


Key = tuple[str, str]


class OutlineTree(QTreeWidget):
    """The outline. `chosen` carries "section", "topic" or "paragraph" and its id or origin.

    Enter asks, by `editor_wanted`, for the keyboard to go to what is written there. `dropped`
    carries the addresses of the paragraph or subheading that was dragged, and of where to.
    """

    chosen = Signal(str, str)
    editor_wanted = Signal()
    dropped = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statement.outline")
        self.setAccessibleName("Outline of the statement")
        self.setHeaderHidden(True)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.currentItemChanged.connect(self._on_current)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self._folded: set[Key] = set()
        self._shown: list[tuple[int, Key, str]] = []
        self._by_key: dict[Key, QTreeWidgetItem] = {}
        self.itemCollapsed.connect(lambda item: self._folded.add(self._key(item)))
        self.itemExpanded.connect(lambda item: self._folded.discard(self._key(item)))

    def show_statement(self, case: CaseFile, library: ReferenceLibrary, document: Document) -> None:
        """Show the outline as it is now; nothing moves when nothing changed."""
        lines = list(_lines(case, library, document))
        if lines == self._shown:
            return
        self._shown = lines
        current = self.current_key()
        place = self.verticalScrollBar().value()
        with QSignalBlocker(self):
            self.clear()
            self._fill(lines)
            if current in self._by_key:
                self.setCurrentItem(self._by_key[current])
        self.verticalScrollBar().setValue(place)

    def _fill(self, lines: Iterable[tuple[int, Key, str]]) -> None:
        self._by_key = {}
        above: list[QTreeWidgetItem] = []
        for depth, key, words in lines:
            item = QTreeWidgetItem([words])
            item.setData(0, OutlineRole.KIND, key[0])
            item.setData(0, OutlineRole.ID, key[1])
            item.setToolTip(0, words)
            if key[0] != "paragraph":
                font = self.font()
                font.setBold(key[0] == "section")
                item.setFont(0, font)
            del above[depth:]
            if above:
                above[-1].addChild(item)
            else:
                self.addTopLevelItem(item)
            above.append(item)
            self._by_key.setdefault(key, item)
        for key, item in self._by_key.items():
            item.setExpanded(key not in self._folded)

    def select(self, kind: str, id: str) -> bool:
        """Select an item; False when the outline has none such."""
        item = self._by_key.get((kind, id))
        if item is None:
            return False
        self.setCurrentItem(item)
        # Choosing ends the writing in the statement, after which the outline may be made anew.
        if (shown := self._by_key.get((kind, id))) is not None:
            self.scrollToItem(shown)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.editor_wanted.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def current_key(self) -> Key:
        """What is selected, ("", "") when nothing is."""
        return self._key(self.currentItem())

    def section_above(self) -> str:
        """The id of the section in which the selected item stands."""
        item = self.currentItem()
        while item is not None and item.parent() is not None:
            item = item.parent()
        return self._key(item)[1]

    # --- dragging --------------------------------------------------------------------------------

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Drag what is chosen; it goes when the statement says so, not because it was dropped."""
        kind, _ = key = self.current_key()
        if kind in ("paragraph", "topic"):
            drag = QDrag(self)
            drag.setMimeData(dragged(_address(key)))
            drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(DRAGGED):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        over = self.itemAt(event.position().toPoint())
        event.setAccepted(over is not None and bool(address_of(event.mimeData())))

    def dropEvent(self, event: QDropEvent) -> None:
        over = self.itemAt(event.position().toPoint())
        if over is not None:
            event.acceptProposedAction()
            self.dropped.emit(address_of(event.mimeData()), _address(self._key(over)))

    @staticmethod
    def _key(item: QTreeWidgetItem | None) -> Key:
        if item is None:
            return "", ""
        return str(item.data(0, OutlineRole.KIND)), str(item.data(0, OutlineRole.ID))

    def _on_current(self) -> None:
        kind, id = self.current_key()
        if kind:
            self.chosen.emit(kind, id)


def _address(key: Key) -> str:
    kind, id = key
    return id if kind == "paragraph" else f"{kind}:{id}"


def _lines(
    case: CaseFile, library: ReferenceLibrary, document: Document
) -> Iterable[tuple[int, Key, str]]:
    printed = {section.id: section.blocks for section in document.sections}
    for section in sections_of(case, library):
        yield 0, ("section", section.id), heading_of(section, document.meta.stage)
        blocks = printed.get(section.id, ())
        yield from _section_lines(blocks)
        yield from _silent_topics(case, section.id, blocks)


def _section_lines(blocks: Iterable[Block]) -> Iterable[tuple[int, Key, str]]:
    depth = 1
    for block in blocks:
        if isinstance(block, Subheading):
            depth = block.level
            kind, id, _ = origin_record(block.origin)
            key = ("topic", id) if kind == "topic" else ("paragraph", block.origin)
            yield depth - 1, key, block.text
        elif isinstance(block, Paragraph) and (block.number or depth == 1):
            yield depth, ("paragraph", block.origin), _paragraph_words(block)


def _paragraph_words(block: Paragraph) -> str:
    number = f"{block.number}  " if block.number else ""
    own = "  ✎" if block.source is BlockSource.OVERRIDDEN else ""
    return f"{number}{shortened(inline_text(block.inlines), 70)}{own}"


def _silent_topics(
    case: CaseFile, section_id: str, blocks: Iterable[Block]
) -> Iterable[tuple[int, Key, str]]:
    """Subheadings that print nothing yet, so that they can be chosen and filled."""
    printed = {first(block.origin) for block in blocks if isinstance(block, Subheading)}
    for topic in ordered_topics(t for t in case.topics.values() if t.section == section_id):
        if f"topic:{topic.id}" not in printed:
            words = topic.title or _UNTITLED
            yield 2 if topic.parent_id else 1, ("topic", topic.id), words
