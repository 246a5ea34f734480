"""Sums to compare with: published awards and the person's own closed cases, and unsure bands.

Nothing here is ever filled into a case.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from workbench.application.remedies.awards import (
    Comparison,
    band_words,
    bands,
    comparisons,
    own_comparisons,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import day_in_words
from workbench.domain.errors import WorkbenchError
from workbench.domain.money import money
from workbench.domain.records.complaint import CaseStage
from workbench.domain.records.findings import InjusticeKind
from workbench.domain.text import capitalised
from workbench.gui.desk import Desk
from workbench.gui.fields.choice import choice_box
from workbench.gui.fields.passing_line import PassingLine
from workbench.gui.leaving.clipboard import copy_words
from workbench.gui.look.appearance import calm_table
from workbench.gui.look.buttons import push_button
from workbench.gui.look.labels import WrappedLabel, note, toned
from workbench.gui.look.layout import GRID, REST, column_of, named, row_of
from workbench.gui.records.columns import Column, RowsModel
from workbench.gui.records.folds import FoldLine
from workbench.gui.records.rows import RowPainter, RowWords


class AwardsTable(QTableView):
    """The comparisons, a row of two or three lines each; Ctrl+C copies the chosen lines."""

    chosen = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.awards = RowsModel((Column("Sum", _spoken),), lambda: desk.bridge.case)
        named(self, "comparison.table", "Sums to compare with")
        calm_table(self)
        self.setModel(self.awards)
        self.setItemDelegate(RowPainter(self, lambda row: (_said(self.awards.rows[row]), False)))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    def show_rows(self, rows: list[Comparison]) -> None:
        """Show these and no others."""
        self.awards.show_rows(rows)
        self.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap anew at another width."""
        super().resizeEvent(event)
        self.resizeRowsToContents()

    def lines(self) -> list[str]:
        """The chosen lines, as they are copied."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self.awards.rows[row].line() for row in rows]

    def copy(self) -> None:
        """Put the chosen lines on the clipboard."""
        found = self.lines()
        if found:
            copy_words(self._desk, "the awards", "\n".join(found))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies whole lines."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            event.accept()
        else:
            super().keyPressEvent(event)


def _said(each: Comparison) -> RowWords:
    year = str(each.year) if each.year is not None else ""
    source = f"{each.reference}, {each.source}" if each.own and each.reference else each.source
    note = " · ".join(filter(None, (year, source)))
    return RowWords(aside=money(each.amount), words=each.what, note=note)


def _spoken(_case: CaseFile, each: Comparison) -> str:
    kinds = ", ".join(kind.value for kind in each.kinds)
    return "; ".join(filter(None, (_said(each).spoken(), kinds)))


_ABOUT = "For comparison only: no figure is filled in from here, and every case turns on its facts."
_BANNER = (
    "Not yet confirmed by your office: check against the current guidance on remedies. Bands are "
    "corrected and confirmed in the office library (Ctrl+Shift+B)."
)
_CLOSED = (CaseStage.COMPLIANCE.value, CaseStage.CLOSED.value)


class ComparisonPanel(QWidget):
    """The list of sums with its search, and the bands of the kind chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("comparison")
        self._desk = desk
        self._own: list[Comparison] = []
        self._unread: Iterator[str] = iter(())
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._read_next)
        spoken = "Search the sums for words"
        self.words = PassingLine("comparison.words", spoken, "Words, a year or a reference")
        self.words.textChanged.connect(lambda _words: self._find())
        kinds = [(capitalised(kind.value), kind) for kind in InjusticeKind]
        options = [("All kinds of injustice", None), *kinds]
        self.kind = choice_box("comparison.kind", "Kind of injustice", options)
        self.kind.currentIndexChanged.connect(lambda _index: self._find())
        self.table = AwardsTable(desk)
        self.table.chosen.connect(self._show_copy)
        self.copy = push_button(
            "Copy line", "comparison.copy", self.table.copy, "Copy the chosen line (Ctrl+C)",
            kind="quiet",
        )  # fmt: skip
        self._count = named(note(), "comparison.count")
        self._line = named(WrappedLabel(), "comparison.line", "The chosen line, as it is copied")
        self._said = named(WrappedLabel(), "comparison.bands.words")
        self._banner = toned(named(WrappedLabel(_BANNER), "comparison.banner"), "late")
        self._bands = QWidget()
        column_of(
            self._said, self._banner, toned(note(f"{_ABOUT} {self._dated()}".strip()), "hint"),
            within=self._bands,
        )  # fmt: skip
        self._guidance = named(FoldLine("Guidance on remedies", self._bands), "comparison.bands")
        self._lay_out()
        self._find()

    def show_kind(self, kind: InjusticeKind | None) -> None:
        """Show the sums for a kind of injustice, all for None, and take the keyboard."""
        self.kind.setCurrentIndex(max(self.kind.findData(kind), 0))
        self.words.setText("")
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the person's own closed cases, one at a time, so that nothing waits."""
        super().showEvent(event)
        here = self._desk.bridge.case.case.id
        closed = [
            row.id
            for row in self._desk.workbench.register()
            if not row.deleted and row.id != here and row.stage in _CLOSED
        ]
        self._own = []
        self._unread = iter(closed)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop reading."""
        super().hideEvent(event)
        self._timer.stop()

    def _lay_out(self) -> None:
        margins = (2 * GRID, 0, 2 * GRID, GRID)
        column_of(
            column_of(self.kind, self.words, self._count, margins=margins),
            (self.table, 1),
            column_of(self._line, row_of(self.copy, REST, gap=0), margins=margins, gap=4),
            column_of(self._guidance, self._bands, margins=margins, gap=4),
            within=self,
        )  # fmt: skip

    def _dated(self) -> str:
        """When the published sums were last read where they stand."""
        days = [award.consulted for award in self._desk.workbench.library.awards.values()]
        return f"Published sums as read on {day_in_words(max(days))}." if days else ""

    def _read_next(self) -> None:
        id = next(self._unread, "")
        if not id:
            self._timer.stop()
            return
        try:
            case = self._desk.workbench.store.load(id).case
        except WorkbenchError:
            return  # a case that cannot be read now is named when it is opened
        found = own_comparisons([case])
        if found:
            self._own += found
            self._find()

    def _find(self) -> None:
        kind = self.kind.currentData()
        library = self._desk.workbench.library
        kinds = () if kind is None else (InjusticeKind(kind),)
        found = comparisons(library, self._own, kinds, self.words.text())
        self.table.show_rows(found)
        own = sum(each.own for each in found)
        theirs = len(found) - own
        self._count.setText(
            f"{theirs} from published decisions, {own} from closed cases of your own"
            if found
            else "No sum matches. Try fewer words, or all kinds of injustice."
        )
        self._show_bands(kinds)
        self._show_copy()

    def _show_bands(self, kinds: tuple[InjusticeKind, ...]) -> None:
        """Show the bands of a kind, every one under the banner; they are for one kind at a time."""
        found = bands(self._desk.workbench.library, kinds) if kinds else []
        self._banner.setVisible(any(band.status != "confirmed" for band in found))
        self._said.setVisible(bool(found))
        lines = [f"– {capitalised(band_words(band))}" for band in found]
        sources = dict.fromkeys(band.source.rstrip(".") for band in found)
        self._said.setText("\n".join([*lines, f"Source: {'; '.join(sources)}."]))
        nothing = f"nothing known for {kinds[0].value}" if kinds else "choose a kind"
        self._guidance.summarise(band_words(found[0]) if found else nothing)

    def _show_copy(self) -> None:
        lines = self.table.lines()
        count = len(lines)
        self._line.setText("\n".join(lines[:3]))
        self._line.setVisible(bool(lines))
        self.copy.setEnabled(bool(count))
        self.copy.setText("Copy line" if count < 2 else f"Copy {count} lines")
