"""What the body offered, agreed or paid of its own accord, set against the recommendations."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from workbench.application.records.labels import people_words
from workbench.application.remedies.offers import OfferSums, missing_in, offer_sums
from workbench.domain.casefile import CaseFile
from workbench.domain.money import money
from workbench.gui.bridge import follow
from workbench.gui.dates.field import PartialDateField
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.choice import ChecklistField, LinkField
from workbench.gui.fields.finder import FinderField
from workbench.gui.fields.links import SourcesField
from workbench.gui.fields.numbers import MoneyField
from workbench.gui.fields.text import TextField
from workbench.gui.look.labels import emphasised, muted, note
from workbench.gui.look.layout import GRID, named
from workbench.gui.records.folds import TO_DO, Fold, fold_of, later
from workbench.gui.records.form import RecordForm

_HEADINGS = ("Payee", "Offered", "Agreed", "Paid", "Outstanding", "Recommended")


class SumsGrid(QFrame):
    """One row for each payee and one for all of them; hidden when nothing is offered."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "offers.sums", "Sums by payee")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        self._grid.setColumnStretch(len(_HEADINGS), 1)
        self._labels: list[QLabel] = []

    def show_case(self, case: CaseFile) -> None:
        """Show the sums of a case."""
        for label in self._labels:
            label.hide()
            label.deleteLater()
        self._labels = []
        rows = offer_sums(case)
        self.setVisible(bool(rows and case.offers))
        for column, words in enumerate(_HEADINGS):
            muted(self._put(0, column, words))
        for number, sums in enumerate(rows, 1):
            whom = people_words(case, sums.for_ids) or "payee not chosen"
            self._put_sums(number, whom, sums)
        if len(rows) > 1:
            self._put_sums(len(rows) + 1, "In total", _total(rows))
            for label in self._labels[-len(_HEADINGS) :]:
                emphasised(label)

    def words(self) -> list[str]:
        """Every cell, row by row."""
        return [label.text() for label in self._labels]

    def _put_sums(self, row: int, whom: str, sums: OfferSums) -> None:
        figures = (sums.offered, sums.agreed, sums.paid, sums.outstanding, sums.recommended)
        for column, words in enumerate((whom, *map(money, figures))):
            label = self._put(row, column, words)
            label.setAccessibleName(f"{whom}, {_HEADINGS[column].lower()}: {words}")

    def _put(self, row: int, column: int, words: str) -> QLabel:
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
        self._grid.addWidget(label, row, column, side)
        self._labels.append(label)
        return label


def _total(rows: list[OfferSums]) -> OfferSums:
    return OfferSums(
        (),
        sum(each.offered for each in rows),
        sum(each.agreed for each in rows),
        sum(each.paid for each in rows),
        sum(each.recommended for each in rows),
    )


def sums_in_short(case: CaseFile) -> str:
    """What was offered and is still to be paid, in a few words."""
    total = _total(offer_sums(case))
    return f"{money(total.offered)} offered, {money(total.outstanding)} outstanding"


class OfferForm(RecordForm):
    """The form of an offer, with what it still lacks and the sums of every payee."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._missing = named(note(), "offers.missing")
        self.sums = SumsGrid()
        rows = [
            *_rows(desk),
            Fold("Sums by payee", [self.sums], lambda case, _offer: sums_in_short(case)),
            fold_of("Notes", later(TextField, records_of(desk, "offer"), "note", least=1)),
            self._missing,
        ]
        super().__init__(records_of(desk, "offer"), rows)
        follow(self, desk.bridge, self._refresh, "offer", "remedy", "person")

    def show_record(self, id: str | None) -> None:
        """Show another offer."""
        super().show_record(id)
        self._refresh()

    def _refresh(self) -> None:
        case = self._desk.bridge.case
        offer = case.offers.get(self.record_id)
        missing = missing_in(offer) if offer is not None else ()
        self._missing.setText("\n".join(f"{TO_DO} {each}" for each in missing))
        self._missing.setVisible(bool(missing))
        self.sums.show_case(case)


def _rows(desk: Desk) -> list[Any]:
    at = records_of(desk, "offer")
    return [
        TextField(
            at, "what", least=1, label="What",
            example="for his time and trouble, offered at stage two",
        ),
        LinkField(at, "person_id"),
        FinderField(at, "joint_ids", "Mrs B", "user"),
        MoneyField(at, "amount", "Blank when it is no sum of money"),
        PartialDateField(at, "offered_on", example="8 December 2022"),
        SourcesField(at, "sources"),
        Fold(
            "Agreed and paid",
            lambda: [
                PartialDateField(at, "agreed_on", example="mid-January 2023"),
                SourcesField(at, "agreed_sources"),
                PartialDateField(at, "paid_on", example="30 January 2023"),
                SourcesField(at, "paid_sources"),
            ],
            lambda case, r: r.state if r.agreed_on or r.paid_on else "",
        ),
        Fold(
            "What it answers",
            lambda: [
                ChecklistField(
                    at, "injustice_ids",
                    "No injustice is recorded yet. Findings record them.",
                    watches=("person", "finding"),
                ),
                ChecklistField(
                    at, "remedy_ids", "Nothing is recommended yet.", watches=("person",),
                    label="Set against",
                ),
            ],
            lambda case, r: str(len(r.injustice_ids) + len(r.remedy_ids) or ""),
        ),
    ]  # fmt: skip
