"""Bands of awards: what the guidance is said to give, confirmed or corrected by the office."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QTreeWidgetItem

from workbench.application.casebook.workbench import Workbench
from workbench.application.office import choices as office_choices
from workbench.application.remedies.awards import band_words
from workbench.domain.library.awards import Band
from workbench.domain.money import money, parse_money
from workbench.domain.records.findings import InjusticeKind
from workbench.domain.text import capitalised
from workbench.gui.fields.choice import choice_box
from workbench.gui.fields.typing import WordsEdit
from workbench.gui.library.tab import LibraryTab
from workbench.gui.look.buttons import dialog_button
from workbench.gui.look.labels import lines_high, note
from workbench.gui.look.layout import GRID, REST, column_of, form_of, held, named, row_of, scrolled
from workbench.gui.look.lists import ID, Listing
from workbench.gui.records.acts import give_menu, let_open, row_acts

_WHAT = (
    "Bands to begin with, marked until your office confirms them. Compare each with the guidance "
    "your office goes by, correct it, say which edition that is, and mark it as confirmed. No sum "
    "is ever filled into a case from here."
)
_WHY = "Enter the edition of the guidance you read, and where in it the band stands."
_UNCONFIRMED, _CONFIRMED = office_choices.STATUSES


class BandsTab(LibraryTab):
    """The bands at the left, the chosen one at the right; `changed` after each that was saved."""

    def __init__(self, workbench: Workbench) -> None:
        super().__init__(workbench, "bands", "library.band.fault")
        self._band: Band | None = None
        self._shown: tuple[object, ...] = ()
        headings = ["Kind of injustice", "Band", "Status"]
        self.list = Listing("library.bands", "Bands of awards", headings)
        kinds = [(capitalised(kind.value), kind) for kind in InjusticeKind]
        self.kind = choice_box(options=kinds)
        self.least, self.most, self.per = QLineEdit(), QLineEdit(), QLineEdit()
        self.edition, self.source = QLineEdit(), QLineEdit()
        self.words = WordsEdit()
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
            named(widget, f"library.band.{name}", label)
        self.why = named(note(_WHY), "library.band.why")
        self.why.hide()
        self._new = dialog_button("&New band", "library.band.new", self._on_new)
        self._save = dialog_button("&Save band", "library.band.save", self._on_save)
        self._reset = dialog_button("&Back to the program’s", "library.band.reset", self._on_reset)
        reset = row_acts(delete=self._on_reset, deleting="Back to the program’s")
        give_menu(self.list, "library.bands", reset)
        let_open(self.list, self.kind.setFocus)
        self._lay_out()
        self.confirmed.toggled.connect(self._on_confirmed)
        self.list.currentItemChanged.connect(lambda _now, _before: self._on_chosen())
        self._show_list()

    def _lay_out(self) -> None:
        self.per.setPlaceholderText("such as month, term or year; empty: in all")
        self.least.setPlaceholderText("£; empty: open")
        self.most.setPlaceholderText("£; empty: open")
        form = form_of(
            ("Kind of injustice", self.kind),
            ("From and to", row_of(self.least, self.most)),
            ("For each", self.per),
            ("Words", self.words),
            ("Edition", self.edition),
            ("Source", self.source),
            ("", self.why),
            ("", self.confirmed),
        )
        right = held(
            column_of(
                form,
                self.fault,
                row_of(self._reset, REST, self._save),
                REST,
                margins=(2 * GRID, 0, 0, 0),
            )
        )
        self.list.header().resizeSection(0, 200)
        self.list.header().resizeSection(1, 230)
        left = held(column_of((self.list, 1), self._new))
        least = right.minimumSizeHint().width() + 2 * GRID
        right = scrolled(right, "The band chosen", across=False)
        right.setMinimumWidth(least)
        self.show_beside(_WHAT, left, right, (520, 440), grows=False)

    def _show_list(self, select: str = "") -> None:
        kept = select or self._id()
        own = {band.id for band in self._workbench.store.office().bands}
        self.list.blockSignals(True)
        self.list.clear()
        for band in self._workbench.library.bands.values():
            item = self.list.add_row(["", "", ""], band.id)
            _describe(item, band, own)
            if band.id == kept:
                self.list.setCurrentItem(item)
        first = self.list.topLevelItem(0)
        if self.list.currentItem() is None and first is not None:
            self.list.setCurrentItem(first)
        self.list.blockSignals(False)
        self._show(self._workbench.library.bands.get(self._id()))

    def _id(self) -> str:
        return str(self.list.current() or "")

    def _on_chosen(self) -> None:
        if self.keep():
            self._show(self._workbench.library.bands.get(self._id()))
            return
        self.stay_at(self.list, self._choose_shown)

    def _choose_shown(self) -> None:
        for item in self._items(self._band.id if self._band else ""):
            self.list.setCurrentItem(item)

    def _items(self, id: str) -> list[QTreeWidgetItem]:
        """The row of a band; none while the band is new."""
        rows = map(self.list.topLevelItem, range(self.list.topLevelItemCount()))
        return [row for row in rows if row is not None and row.data(0, ID) == id]

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
        self._shown = self._entered()

    def _entered(self) -> tuple[object, ...]:
        lines = (self.least, self.most, self.per, self.edition, self.source)
        typed = [line.text() for line in lines]
        ticked = self.confirmed.isChecked()
        return (self.kind.currentData(), self.words.toPlainText(), ticked, *typed)

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

    def keep(self) -> bool:
        """Save what was entered and not saved; False when it cannot be kept, and that is said."""
        band = self._band
        if band is None or self._entered() == self._shown:
            return True
        if not self._save_band(band):
            return False
        self._shown = self._entered()
        own = {each.id for each in self._workbench.store.office().bands}
        for item in self._items(band.id):
            _describe(item, self._workbench.library.bands[band.id], own)
        self.changed.emit()
        return True

    def _on_save(self) -> None:
        band = self._band
        if band is not None and self._save_band(band):
            self._show_changed(band.id)

    def _save_band(self, band: Band) -> bool:
        def save() -> None:
            made = self._value(band)
            self._workbench.change_office(
                f"Band of awards changed: {made.kind.value}",
                lambda office: office_choices.set_band(office, made, self._unread()),
            )

        return self.fault.attempt(save)

    def _on_new(self) -> None:
        if not self.keep():
            return
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
        if band is not None and self.change(
            f"Band of awards put back: {band.kind.value}",
            lambda office: office_choices.reset_band(office, band.id),
        ):
            self._show_changed(band.id)

    def _show_changed(self, id: str) -> None:
        self._show_list(id)
        self.changed.emit()


def _describe(item: QTreeWidgetItem, band: Band, own: Container[str]) -> None:
    whose = " ✎" if band.id in own else ""
    status = "confirmed" if band.status == _CONFIRMED else "not yet confirmed"
    words = band_words(band)
    for column, shown in enumerate((capitalised(band.kind.value) + whose, words, status)):
        item.setText(column, shown)
    item.setToolTip(1, words)


def _pounds(pence: int | None) -> str:
    return money(pence) if pence is not None else ""
