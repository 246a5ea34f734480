"""The outline of the statement: sections, subheadings and numbered paragraphs by first words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.text import shortened
from workbench.gui.statement.outline_rows import OutlineDelegate, OutlineRole
from workbench.gui.statement.rows.content import Row, RowKind
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

_INDENT = 16
_UNTITLED = "(no words: stands under the section itself)"


Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, `depth` levels in; `standard` when it holds nothing of the person’s own."""

    depth: int
    key: Key
    words: str
    number: str = ""
    standard: bool = False


class OutlineTree(QTreeWidget):
    """The outline. `chosen` carries "section", "topic" or "paragraph" and its id or origin.

    Enter or a double click asks, by `editor_wanted`, for the keyboard to go to what is written
    there. `dropped` carries the addresses of what was dragged, and of where to.
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
        self.setItemDelegate(OutlineDelegate(self))
        self.setIndentation(_INDENT)
        self._pressed = False
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._on_current)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self._folded: dict[Key, bool] = {}
        self._shown: list[_Line] = []
        self._by_key: dict[Key, QTreeWidgetItem] = {}
        self.itemCollapsed.connect(lambda item: self._on_folded(item, True))
        self.itemExpanded.connect(lambda item: self._on_folded(item, False))

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

    def _fill(self, lines: Iterable[_Line]) -> None:
        self._by_key = {}
        above: list[QTreeWidgetItem] = []
        own: set[Key] = set()
        for line in lines:
            item = QTreeWidgetItem([f"{line.number}  {line.words}" if line.number else line.words])
            item.setData(0, OutlineRole.KIND, line.key[0])
            item.setData(0, OutlineRole.ID, line.key[1])
            item.setData(0, OutlineRole.NUMBER, line.number)
            item.setData(0, OutlineRole.WORDS, line.words)
            item.setToolTip(0, line.words)
            del above[line.depth :]
            for heading in above:
                if line.number:
                    item_first = heading.data(0, OutlineRole.FIRST) or line.number
                    heading.setData(0, OutlineRole.FIRST, item_first)
                    heading.setData(0, OutlineRole.LAST, line.number)
                if not line.standard:
                    own.add(self._key(heading))
            if above:
                above[-1].addChild(item)
            else:
                self.addTopLevelItem(item)
            above.append(item)
            self._by_key.setdefault(line.key, item)
        for key, item in self._by_key.items():
            # What holds the program's paragraphs only is folded until somebody opens it.
            item.setExpanded(not self._folded.get(key, key not in own and item.childCount() > 0))

    def _on_folded(self, item: QTreeWidgetItem, folded: bool) -> None:
        self._folded[self._key(item)] = folded
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Headings wrap at the width there is."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self.itemAt(event.position().toPoint()) is not None
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Write in what the first click chose: it may have moved, as that click ended the writing
        elsewhere.
        """
        if self._pressed:
            self.editor_wanted.emit()
        event.accept()

    def current_key(self) -> Key:
        """What is selected, ("", "") when nothing is."""
        return self._key(self.currentItem())

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


def _lines(case: CaseFile, library: ReferenceLibrary, document: Document) -> Iterable[_Line]:
    printed = {section.id: section.blocks for section in document.sections}
    for section in sections_of(case, library):
        heading = heading_of(section, document.meta.stage)
        yield _Line(0, ("section", section.id), heading, standard=True)
        blocks = printed.get(section.id, ())
        yield from _section_lines(blocks, section.id)
        yield from _silent_topics(case, section.id, blocks)


def _section_lines(blocks: Iterable[Block], section_id: str) -> Iterable[_Line]:
    depth = 1
    for block in blocks:
        if isinstance(block, Subheading):
            depth = block.level
            kind, id, _ = origin_record(block.origin)
            key = ("topic", id) if kind == "topic" else ("paragraph", block.origin)
            yield _Line(depth - 1, key, block.text, standard=True)
        elif isinstance(block, Paragraph) and (block.number or depth == 1):
            own = "  ✎" if block.source is BlockSource.OVERRIDDEN else ""
            words = f"{shortened(inline_text(block.inlines), 70)}{own}"
            number = str(block.number or "")
            standard = block.source is BlockSource.STANDARD
            # What is still to be found is nowhere of its own: it leads to its section.
            address = block.origin or f"section:{section_id}"
            yield _Line(depth, ("paragraph", address), words, number, standard)


def _silent_topics(case: CaseFile, section_id: str, blocks: Iterable[Block]) -> Iterable[_Line]:
    """Subheadings that print nothing yet, so that they can be chosen and filled."""
    printed = {first(block.origin) for block in blocks if isinstance(block, Subheading)}
    for topic in ordered_topics(t for t in case.topics.values() if t.section == section_id):
        if f"topic:{topic.id}" not in printed:
            words = topic.title or _UNTITLED
            yield _Line(2 if topic.parent_id else 1, ("topic", topic.id), words)


def keys_of(row: Row) -> tuple[Key, ...]:
    """The lines of the outline a row of the statement may stand for, the nearest first."""
    if row.kind is RowKind.SECTION:
        return (("section", row.section),)
    if row.address.startswith("topic:"):
        return (("topic", row.topic_id),)
    if not row.address:
        return (("section", row.section),)
    return (
        ("paragraph", row.address),
        ("paragraph", first(row.address)),
        ("topic", row.topic_id),
        ("section", row.section),
    )
