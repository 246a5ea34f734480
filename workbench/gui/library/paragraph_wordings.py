"""The wordings of one standard paragraph: those that hold by day, and those it once had."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from workbench.application.office.paragraphs import Wording, WordingChange
from workbench.domain.dates.partial import day_in_words
from workbench.domain.library.reference import StandardParagraph
from workbench.domain.text import shortened
from workbench.gui.look.labels import WrappedLabel, of_kind, section
from workbench.gui.look.layout import GRID, column_of, named
from workbench.gui.look.lists import Listing
from workbench.gui.look.moments import moment


class WordingList(QWidget):
    """Lists wordings and changes; the words of the chosen one stand below. `chosen` on a choice."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[StandardParagraph | None, str]] = []
        headings = ["Holds, or was changed", "Whose words", "Words"]
        self.list = Listing("library.wordings", "Wordings and history", headings)
        self.list.setMinimumHeight(self.fontMetrics().lineSpacing() * 7)
        self.list.header().resizeSection(0, 220)
        self.list.header().resizeSection(1, 150)
        self.words = named(WrappedLabel(), "library.wording")
        of_kind(self.words, "card")
        self.words.setMargin(GRID)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.hide()
        column_of(section("Wordings and history"), self.list, self.words, within=self)
        self.list.currentItemChanged.connect(lambda _now, _before: self._on_row())

    def show_paragraph(self, held: Iterable[Wording], log: Iterable[WordingChange]) -> None:
        """Show the wordings by the days they hold, then what was changed, newest first."""
        self.list.blockSignals(True)
        self.list.clear()
        self._rows = []
        for wording in held:
            paragraph = wording.paragraph
            whose = "the office’s" if wording.own else "the program’s"
            words = "No longer offered" if wording.withdrawn else paragraph.text
            shown = None if wording.withdrawn else paragraph
            self._add(_days(paragraph, wording.withdrawn), whose, words, shown, wording.entry_id)
        for change in log:
            before = change.before
            if before is not None:
                self._add(f"Until {moment(change.at)}", change.label, before.text, before, "")
        self.list.blockSignals(False)
        self._on_row()

    def _add(
        self, when: str, whose: str, words: str, paragraph: StandardParagraph | None, entry: str
    ) -> None:
        cells = [when, whose, shortened(" ".join(words.split()), 90)]
        self.list.add_row(cells, len(self._rows)).setToolTip(1, whose)
        self._rows.append((paragraph, entry))

    def paragraph(self) -> StandardParagraph | None:
        """The wording chosen; None when none is, or when it says the paragraph is withdrawn."""
        return self._chosen()[0]

    def own_entry(self) -> str:
        """The id of the office's entry chosen, "" for the program's words and for history."""
        return self._chosen()[1]

    def _chosen(self) -> tuple[StandardParagraph | None, str]:
        place = self.list.current()
        return self._rows[int(place)] if place is not None else (None, "")

    def _on_row(self) -> None:
        paragraph = self.paragraph()
        self.words.setText(paragraph.text.strip() if paragraph is not None else "")
        self.words.setVisible(paragraph is not None)
        self.chosen.emit()


def _days(paragraph: StandardParagraph, withdrawn: bool) -> str:
    first, last = paragraph.valid_from, paragraph.valid_to
    if withdrawn:
        return f"Withdrawn from {day_in_words(first)}" if first else "Withdrawn"
    if first and last:
        return f"{day_in_words(first)} to {day_in_words(last)}"
    if first:
        return f"From {day_in_words(first)}"
    return f"To {day_in_words(last)}" if last else "Always"
