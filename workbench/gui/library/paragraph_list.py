"""The standard paragraphs by section and subheading, as the library has them today."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from workbench.domain.library.office import Office
from workbench.domain.library.reference import ReferenceLibrary, StandardParagraph
from workbench.domain.sought import holds, words_sought
from workbench.gui.look.layout import GRID

_ID = Qt.ItemDataRole.UserRole
_OWN, _GONE, _UNSURE = "✎", "(withdrawn)", "(not yet confirmed)"


def section_names(library: ReferenceLibrary) -> Mapping[str, str]:
    """Every section a standard paragraph can stand in, by id, with its heading."""
    found: dict[str, str] = {}
    for outline in library.outlines.values():
        for section in outline.sections:
            if section.composer != "signature":
                heading = section.final_heading or section.draft_heading or section.id.capitalize()
                found.setdefault(section.id, heading)
    return found


class ParagraphList(QTreeWidget):
    """`chosen` carries the id of a paragraph, "" when none is selected."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("library.paragraphs")
        self.setAccessibleName("Standard paragraphs")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._items: dict[str, QTreeWidgetItem] = {}
        self.currentItemChanged.connect(lambda _now, _before: self.chosen.emit(self.current()))

    def current(self) -> str:
        """The id of the paragraph selected, "" when none is."""
        item = self.currentItem()
        return str(item.data(0, _ID) or "") if item is not None else ""

    def first(self) -> str:
        """The id of the paragraph listed first, "" when none is listed."""
        return next(iter(self._items), "")

    def select(self, id: str) -> None:
        """Select a paragraph and bring it into view."""
        item = self._items.get(id)
        if item is not None:
            self.setCurrentItem(item)
        shown = self._items.get(id)  # choosing may have saved something and listed all anew
        if shown is not None:
            self.scrollToItem(shown)

    def show_library(self, library: ReferenceLibrary, office: Office, words: str = "") -> None:
        """Show the paragraphs that hold these words, keeping the selected one selected."""
        kept = self.current()
        wanted = words_sought(words)
        self.blockSignals(True)
        self.clear()
        self._items = {}
        own = {entry.paragraph.id for entry in office.paragraphs}
        gone = {e.paragraph.id: e.paragraph for e in office.paragraphs if e.withdrawn}
        shown = {**gone, **library.paragraphs}
        groups: dict[str, QTreeWidgetItem] = {}
        names = section_names(library)
        order = list(names)
        ranked = sorted(
            shown.values(),
            key=lambda p: (_place(order, p.section), p.topic, p.position, p.title),
        )
        for paragraph in ranked:
            if not _matches(paragraph, wanted):
                continue
            withdrawn = paragraph.id in gone and paragraph.id not in library.paragraphs
            self._add(paragraph, names, groups, paragraph.id in own, withdrawn)
        self.expandAll()
        self.select(kept)
        self.blockSignals(False)
        if self.current() != kept:
            self.chosen.emit(self.current())

    def _add(
        self,
        paragraph: StandardParagraph,
        names: Mapping[str, str],
        groups: dict[str, QTreeWidgetItem],
        own: bool,
        withdrawn: bool,
    ) -> None:
        heading = names.get(paragraph.section, paragraph.section)
        group = groups.get(heading)
        if group is None:
            group = QTreeWidgetItem([heading])
            font = self.font()
            font.setWeight(font.Weight.DemiBold)
            group.setFont(0, font)
            group.setFlags(group.flags() & ~Qt.ItemFlag.ItemIsSelectable)
            group.setSizeHint(0, self._row)
            groups[heading] = group
            self.addTopLevelItem(group)
        own_mark = _OWN if own else ""
        marks = (
            _GONE if withdrawn else "",
            _UNSURE if paragraph.status == "unconfirmed" else "",
        )
        item = QTreeWidgetItem(
            [" ".join(part for part in (own_mark, paragraph.title, *marks) if part)]
        )
        item.setData(0, _ID, paragraph.id)
        item.setSizeHint(0, self._row)
        item.setToolTip(0, "The office’s own words" if own else paragraph.title)
        group.addChild(item)
        self._items[paragraph.id] = item

    @property
    def _row(self) -> QSize:
        return QSize(0, self.fontMetrics().lineSpacing() + GRID)


def _place(order: list[str], section: str) -> int:
    return order.index(section) if section in order else len(order)


def _matches(paragraph: StandardParagraph, wanted: tuple[str, ...]) -> bool:
    words = f"{paragraph.title} {paragraph.text} {paragraph.source} {paragraph.id}"
    return holds(words, wanted)
