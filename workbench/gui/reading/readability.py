"""How the statement reads: a gauge for each section, and what weighs on the reader."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidgetItem, QWidget

from workbench.domain.library.reference import ReferenceLibrary
from workbench.gui.desk import Goto
from workbench.gui.live import Live
from workbench.gui.look.dialog import Dialog
from workbench.gui.look.labels import note, title
from workbench.gui.look.layout import GRID, REST, named, row_of
from workbench.gui.look.lists import ID, ChoiceBox, Listing
from workbench.statement.nodes import Document
from workbench.statement.origins import origin_record
from workbench.statement.readability.gauges import Gauge
from workbench.statement.readability.sections import (
    LONG_WORD,
    Readability,
    SentencePlace,
    Weight,
    readability,
)

_AIMS = (
    "Sentences of about {words} words, and no more than {passives}% of them passive, are what a "
    "reader takes in at once. These are gauges: nothing here stands in the way of a decision."
)
_KINDS: tuple[tuple[str, Weight | None], ...] = (
    ("Everything", None),
    ("Long sentences", Weight.LONG_SENTENCE),
    ("Passives", Weight.PASSIVE),
    (f"Words of {LONG_WORD} letters and more", Weight.LONG_WORD),
    ("Abbreviations never explained", Weight.ABBREVIATION),
)
_OVER = "▲ "


class ReadabilityWindow(Dialog):
    """Follows the statement as it is composed; choosing a place goes to the record behind it."""

    def __init__(
        self,
        live: Live,
        library: Callable[[], ReferenceLibrary],
        goto: Goto,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, "readability", "How the statement reads", 820, 620)
        self._goto = goto
        self._library = library
        self._found: Readability | None = None
        self._aims = (0, 0)
        self.whole = named(title(""), "readability.whole")
        self.whole.setWordWrap(True)
        self.aims = note()
        self.sections = Listing(
            "readability.sections",
            "Sections",
            ["Section", "Words", "Sentences", "Words in each", "Passive", "Long words"],
        )
        self.places = Listing(
            "readability.places", "What weighs on the reader", ["What", "Where", "Words"]
        )
        self.kind = named(ChoiceBox(), "readability.kind", "What to list")
        self.kind.setAccessibleDescription("What to list")  # it has no label
        self.kind.addItems([label for label, _ in _KINDS])
        self.kind.currentIndexChanged.connect(self._show_places)
        self.places.itemActivated.connect(lambda item, _column: self._on_place(item))
        self.places.itemClicked.connect(lambda item, _column: self._on_place(item))
        self.sections.currentItemChanged.connect(lambda _now, _before: self._show_places())
        self._lay_out()
        live.composed.connect(self.show_document)
        if live.document is not None:
            self.show_document(live.document)

    def _lay_out(self) -> None:
        header = self.sections.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.places.header().resizeSection(0, 176)
        self.places.header().resizeSection(1, 112)
        row = row_of(self.kind, REST, gap=-1)
        self.show_parts(
            self.whole,
            self.aims,
            (self.sections, 2),
            row,
            (self.places, 3),
            self.last_row(leave="Close"),
            gap=GRID + GRID // 2,
        )

    def show_document(self, document: Document) -> None:
        """Measure a statement and show it, keeping the chosen section chosen."""
        library = self._library()
        settings = library.settings
        words, passives = settings.number("sentence-target"), settings.number("passives-target")
        self._aims = (words, passives)
        self.aims.setText(_AIMS.format(words=words, passives=passives))
        found = readability(document, settings, library.wording.known_abbreviations())
        if found == self._found:
            return
        self._found = found
        chosen = self.sections.current() or ""
        self.whole.setText(found.whole.line())
        self.sections.blockSignals(True)
        self.sections.clear()
        self._add_row("", "Whole statement", found.whole, sum(s.long_words for s in found.sections))
        for section in found.sections:
            self._add_row(section.id, section.title, section.gauge, section.long_words)
        rows = [self.sections.topLevelItem(i) for i in range(self.sections.topLevelItemCount())]
        kept = next((row for row in rows if row and row.data(0, ID) == chosen), rows[0])
        if kept is not None:
            self.sections.setCurrentItem(kept)
        self.sections.blockSignals(False)
        self._show_places()

    def _add_row(self, id: str, heading: str, gauge: Gauge, long_words: int) -> None:
        mean = f"{gauge.mean:.0f}" if gauge.sentences else ""
        passive = f"{gauge.passives:.0f}%" if gauge.sentences else ""
        item = self.sections.add_row(
            [
                heading,
                f"{gauge.words:,}",
                f"{gauge.sentences:,}",
                (_OVER if gauge.mean > self._aims[0] else "") + mean,
                (_OVER if gauge.passives > self._aims[1] else "") + passive,
                f"{long_words:,}",
            ],
            id,
        )
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for column in range(1, 6):
            item.setTextAlignment(column, right)
        if not id:
            font = self.font()
            font.setWeight(font.Weight.DemiBold)
            for column in range(6):
                item.setFont(column, font)

    def _show_places(self) -> None:
        self.places.clear()
        if self._found is None:
            return
        section = self.sections.current() or ""
        shown = self._found.places(_KINDS[self.kind.currentIndex()][1])
        for place in shown:
            if section in ("", place.section):
                self._add_place(place)

    def _add_place(self, place: SentencePlace) -> None:
        where = f"paragraph {place.paragraph}" if place.paragraph else place.section
        own = "" if not place.standard else " (standard words)"
        item = self.places.add_row([place.weight.value + own, where, place.words], place.origin)
        item.setToolTip(2, place.words)

    def _on_place(self, item: QTreeWidgetItem) -> None:
        kind, id, field = origin_record(str(item.data(0, ID) or ""))
        if kind:
            self._goto(kind, id, field)
