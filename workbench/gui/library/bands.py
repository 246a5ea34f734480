"""Bands of awards: what the guidance is said to give, confirmed or corrected by the office."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workbench.application.casebook.workbench import Workbench
from workbench.application.office import choices as office_choices
from workbench.application.remedies.awards import band_words
from workbench.domain.errors import WorkbenchError
from workbench.domain.library.awards import Band
from workbench.domain.money import money, parse_money
from workbench.domain.records.findings import InjusticeKind
from workbench.gui.fields.choice import choice_box, sentence_case
from workbench.gui.look.appearance import GRID
from workbench.gui.look.buttons import dialog_button
from workbench.gui.look.labels import FAULT_MARK, fault_label, lines_high, note

_WHAT = (
    "The bands that come with the program could not be confirmed from the guidance itself and "
    "are marked so wherever they are shown. Correct one against the guidance you have, say which "
    "edition that is, and mark it as confirmed. No sum is ever filled into a case from here."
)
_WHY = (
    "The program’s edition and source are not from the guidance itself. Enter the edition you "
    "read, and where in it the band stands."
)
_UNCONFIRMED, _CONFIRMED = office_choices.STATUSES


class _Role(IntEnum):
    ID = Qt.ItemDataRole.UserRole


class BandsTab(QWidget):
    """The bands at the left, the chosen one at the right; `changed` after each that was saved."""

    changed = Signal()

    def __init__(self, workbench: Workbench) -> None:
        super().__init__()
        self.setObjectName("library.tab.bands")
        self._workbench = workbench
        self._band: Band | None = None
        self.list = QTreeWidget()
        self.list.setObjectName("library.bands")
        self.list.setAccessibleName("Bands of awards")
        self.list.setHeaderLabels(["Kind of injustice", "Band", "Status"])
        self.list.setRootIsDecorated(False)
        self.list.setAlternatingRowColors(True)
        self.kind = choice_box()
        for kind in InjusticeKind:
            self.kind.addItem(sentence_case(kind.value), kind)
        self.least, self.most, self.per = QLineEdit(), QLineEdit(), QLineEdit()
        self.edition, self.source = QLineEdit(), QLineEdit()
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(lines_high(self, 3))
        self.confirmed = QCheckBox("I have read it in the guidance itself")
        for name, label, widget in (
            ("kind", "Kind of injustice", self.kind),
            ("least", "From", self.least),
            ("most", "To", self.most),
            ("per", "For each", self.per),
            ("words", "Words", self.words),
            ("edition", "Edition of the guidance", self.edition),
            ("source", "Source", self.source),
            ("confirmed", "Confirmed", self.confirmed),
        ):
            widget.setObjectName(f"library.band.{name}")
            widget.setAccessibleName(label)
        self.why = note(_WHY)
        self.why.setObjectName("library.band.why")
        self.why.hide()
        self.fault = fault_label()
        self.fault.setObjectName("library.band.fault")
        self.fault.hide()
        self._new = dialog_button("&New band", "library.band.new", self._on_new)
        self._save = dialog_button("&Save band", "library.band.save", self.keep)
        self._reset = dialog_button("&Back to the program’s", "library.band.reset", self._on_reset)
        self._lay_out()
        self.confirmed.toggled.connect(self._on_confirmed)
        self.list.currentItemChanged.connect(lambda _now, _before: self._on_chosen())
        self._show_list()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(2 * GRID)
        form.setVerticalSpacing(GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.per.setPlaceholderText("such as month, term or year; empty: in all")
        self.least.setPlaceholderText("£; empty: open")
        self.most.setPlaceholderText("£; empty: open")
        sums = QHBoxLayout()
        sums.setSpacing(GRID)
        sums.addWidget(self.least)
        sums.addWidget(self.most)
        for label, widget in (("Kind of injustice", self.kind), ("From and to", sums)):
            form.addRow(label, widget)
        for label, field in (
            ("For each", self.per),
            ("Words", self.words),
            ("Edition", self.edition),
            ("Source", self.source),
            ("", self.why),
            ("", self.confirmed),
        ):
            form.addRow(label, field)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(2 * GRID, 0, 0, 0)
        beside.setSpacing(GRID)
        beside.addLayout(form)
        beside.addWidget(self.fault)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._reset)
        row.addStretch(1)
        row.addWidget(self._save)
        beside.addLayout(row)
        beside.addStretch(1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self.list.header().resizeSection(0, 200)
        self.list.header().resizeSection(1, 230)
        column.addWidget(self.list, 1)
        column.addWidget(self._new)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([520, 440])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(GRID, GRID, GRID, GRID)
        whole.setSpacing(GRID)
        whole.addWidget(note(_WHAT))
        whole.addWidget(splitter, 1)

    # --- showing ---------------------------------------------------------------------------------

    def _show_list(self, select: str = "") -> None:
        kept = select or self._id()
        own = {band.id for band in self._workbench.store.office().bands}
        self.list.blockSignals(True)
        self.list.clear()
        for band in self._workbench.library.bands.values():
            whose = " ✎" if band.id in own else ""
            unsure = "" if band.status == _CONFIRMED else FAULT_MARK
            item = QTreeWidgetItem(
                [sentence_case(band.kind.value) + whose, band_words(band), unsure + band.status]
            )
            item.setData(0, _Role.ID, band.id)
            item.setSizeHint(0, QSize(0, self.fontMetrics().lineSpacing() + GRID))
            item.setToolTip(1, band_words(band))
            self.list.addTopLevelItem(item)
            if band.id == kept:
                self.list.setCurrentItem(item)
        first = self.list.topLevelItem(0)
        if self.list.currentItem() is None and first is not None:
            self.list.setCurrentItem(first)
        self.list.blockSignals(False)
        self._on_chosen()

    def _id(self) -> str:
        item = self.list.currentItem()
        return str(item.data(0, _Role.ID)) if item is not None else ""

    def _on_chosen(self) -> None:
        self._show(self._workbench.library.bands.get(self._id()))

    def _show(self, band: Band | None) -> None:
        self._band = band
        self.kind.setCurrentIndex(max(self.kind.findData(band.kind), 0) if band else 0)
        for line, words in (
            (self.least, _pounds(band.least) if band else ""),
            (self.most, _pounds(band.most) if band else ""),
            (self.per, band.per if band else ""),
            (self.edition, band.edition if band else ""),
            (self.source, band.source if band else ""),
        ):
            line.setText(words)
            line.setCursorPosition(0)
        self.words.setPlainText(band.words if band else "")
        with QSignalBlocker(self.confirmed):
            self.confirmed.setChecked(band is not None and band.status == _CONFIRMED)
        self.why.hide()
        self.fault.hide()
        self._save.setEnabled(band is not None)
        own = {each.id for each in self._workbench.store.office().bands}
        self._reset.setEnabled(band is not None and band.id in own)

    # --- acting ----------------------------------------------------------------------------------

    def _value(self, band: Band) -> Band:
        return replace(
            band,
            kind=InjusticeKind(self.kind.currentData()),
            least=parse_money(self.least.text()),
            most=parse_money(self.most.text()),
            per=self.per.text(),
            words=self.words.toPlainText(),
            edition=self.edition.text(),
            source=self.source.text(),
            status=_CONFIRMED if self.confirmed.isChecked() else _UNCONFIRMED,
            consulted=self._workbench.clock.today(),
        )

    def _on_confirmed(self, on: bool) -> None:
        """Ask for the edition and source that were read, in place of the program's."""
        band = self._band
        if band is None:
            return
        lines = {"edition": self.edition, "source": self.source}
        asked = office_choices.unread_fields(band, self._unread()) if on else ()
        emptied = [name for name in asked if lines[name].text() == getattr(band, name)]
        for name in emptied:
            lines[name].clear()
        self.why.setVisible(bool(emptied))
        if emptied:
            lines[emptied[0]].setFocus(Qt.FocusReason.OtherFocusReason)
        for name, line in lines.items():
            if not on and not line.text().strip():
                line.setText(getattr(band, name))
                line.setCursorPosition(0)

    def _unread(self) -> tuple[Band, ...]:
        return office_choices.unread_bands(self._workbench.shipped_library)

    def keep(self) -> None:
        """Save the band as it is entered; what cannot be kept is told."""
        band, workbench = self._band, self._workbench
        if band is None:
            return
        try:
            made = self._value(band)
            workbench.change_office(
                f"Band of awards changed: {made.kind.value}",
                lambda office: office_choices.set_band(office, made, self._unread()),
            )
        except WorkbenchError as error:
            self._fail(error)
            return
        self._show_list(band.id)
        self.changed.emit()

    def _on_new(self) -> None:
        today = self._workbench.clock.today()
        self.list.setCurrentIndex(QModelIndex())
        kind = next(iter(InjusticeKind))
        id = self._workbench.ids.new("band")
        self._show(
            Band(id=id, kind=kind, edition="", source="", consulted=today, status=_UNCONFIRMED)
        )
        self.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_reset(self) -> None:
        band = self._band
        if band is None:
            return
        try:
            self._workbench.change_office(
                f"Band of awards put back: {band.kind.value}",
                lambda office: office_choices.reset_band(office, band.id),
            )
        except WorkbenchError as error:
            self._fail(error)
            return
        self._show_list(band.id)
        self.changed.emit()

    def _fail(self, error: WorkbenchError) -> None:
        self.fault.setText(FAULT_MARK + str(error))
        self.fault.show()


def _pounds(pence: int | None) -> str:
    return money(pence) if pence is not None else ""
