"""What a search of everything is narrowed to: this case, a kind, a council, an outcome, a year."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from workbench.application.case.ports import RegisterRow
from workbench.application.searching.narrowing import Narrowing
from workbench.domain.records.complaint import Outcome
from workbench.gui.look.layout import Lines, column_of, named
from workbench.gui.look.lists import ChoiceBox

_KINDS = {
    "Every kind": (),
    "Papers": ("evidence",),
    "Events": ("event",),
    "People": ("person",),
    "Findings": ("finding", "injustice", "standard", "objection"),
    "Remedies": ("remedy", "rung", "offer", "compliance", "recommendation"),
    "Statement": ("statement", "version", "text", "override", "passage"),
    "Notes": ("note", "task"),
    "Office paragraphs": ("paragraph",),
}
_YEARS = 12


class Narrowed(QWidget):
    """A line of choices; `changed` when one is made."""

    changed = Signal()

    def __init__(self, rows: Iterable[RegisterRow], case_id: str, year: int) -> None:
        super().__init__()
        self._case_id = case_id
        self._cases = self._choice("cases", "Where", ["All cases"])
        if case_id:
            self._cases.addItem("This case")
        self._kinds = self._choice("kinds", "What", list(_KINDS))
        bodies = sorted({row.body for row in rows if row.body and not row.deleted})
        self._bodies = self._choice("bodies", "Council", ["Every council", *bodies])
        self._bodies.setMaximumWidth(200)
        outcomes = [each.value for each in Outcome]
        self._outcomes = self._choice("outcomes", "Outcome", ["Every outcome", *outcomes])
        years = [str(each) for each in range(year, year - _YEARS, -1)]
        self._years = self._choice("years", "Year", ["Every year", *years])
        lines = Lines()
        for each in (self._cases, self._kinds, self._bodies, self._outcomes, self._years):
            lines.put(each, 0)
        column_of(lines, within=self)

    def _choice(self, name: str, spoken: str, words: list[str]) -> QComboBox:
        made = named(ChoiceBox(), f"search.{name}", spoken)
        made.addItems(words)
        made.currentIndexChanged.connect(lambda _place: self.changed.emit())
        return made

    @property
    def within(self) -> Narrowing:
        """Where is to be looked."""
        made = Narrowing(
            case_id=self._case_id if self._cases.currentIndex() else "",
            kinds=_KINDS[self._kinds.currentText()],
            body=self._bodies.currentText() if self._bodies.currentIndex() else "",
            outcome=self._outcomes.currentText() if self._outcomes.currentIndex() else "",
        )
        return made.in_year(int(self._years.currentText())) if self._years.currentIndex() else made
