"""What was offered, agreed and paid to each payee, beside what is recommended."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from workbench.application.records.labels import alias_of
from workbench.application.remedies.offers import OfferSums, offer_sums
from workbench.domain.casefile import CaseFile
from workbench.domain.money import money
from workbench.gui.look.labels import emphasised, muted
from workbench.gui.look.layout import GRID

_HEADINGS = ("Payee", "Offered", "Agreed", "Paid", "Outstanding", "Recommended")


class SumsGrid(QFrame):
    """One row for each payee and one for all of them; hidden when nothing is offered."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("offers.sums")
        self.setAccessibleName("Sums by payee")
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
            whom = alias_of(case, sums.person_id) or "payee not chosen"
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
        "",
        sum(each.offered for each in rows),
        sum(each.agreed for each in rows),
        sum(each.paid for each in rows),
        sum(each.recommended for each in rows),
    )


def sums_in_short(case: CaseFile) -> str:
    """What was offered and is still to be paid, in a few words."""
    total = _total(offer_sums(case))
    return f"{money(total.offered)} offered, {money(total.outstanding)} outstanding"
