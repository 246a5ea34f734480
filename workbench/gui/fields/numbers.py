"""Fields for numbers: a sum of money, a whole number, a time allowed."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from workbench.domain.casefile import CaseFile
from workbench.domain.dates.counting import DeadlineUnit
from workbench.domain.errors import InvalidInput
from workbench.domain.money import money, parse_money
from workbench.domain.records.remedies import Deadline
from workbench.gui.fields.binding import Binding
from workbench.gui.fields.bound import BoundField
from workbench.gui.fields.choice import choice_box
from workbench.gui.fields.text import LineField
from workbench.gui.look.layout import REST, held, row_of

# So that a typed “w” means weeks, and a second one working days.
_UNITS = (DeadlineUnit.DAYS, DeadlineUnit.WEEKS, DeadlineUnit.WORKING_DAYS, DeadlineUnit.MONTHS)
_USUAL_UNIT = _UNITS.index(DeadlineUnit.MONTHS)


class MoneyField(LineField):
    """A sum in pounds and pence, blank when there is none; kept in whole pence."""

    saves_when_idle = False

    def control(self) -> QWidget:
        """A line as wide as sums are."""
        self.line.setMaximumWidth(160)
        return held(row_of((self.line, 1000), REST))

    def put(self, value: Any) -> None:
        """Show the sum as a statement prints it."""
        super().put(money(value) if value is not None else "")

    def read(self) -> Any:
        """The pence meant; raises `InvalidInput` for negative, huge or unreadable sums."""
        return parse_money(self.raw())


class NumberField(LineField):
    """A whole number from 1 to `most`, blank when unknown."""

    saves_when_idle = False
    most = 1_000_000

    def put(self, value: Any) -> None:
        """Show the number."""
        super().put(str(value) if value is not None else "")

    def read(self) -> Any:
        """The number meant; raises `InvalidInput`."""
        words = self.raw().strip().replace(",", "")
        if not words:
            return None
        if not (words.isascii() and words.isdigit()) or not 1 <= int(words[:12]) <= self.most:
            raise InvalidInput(
                f"“{self.raw().strip()[:40]}” is not a number from 1 to {self.most:,}.",
                "The old one was kept.",
            )
        return int(words)


class DeadlineField(BoundField):
    """A time allowed: a count and its unit, blank when there is none."""

    saves_when_idle = False

    def __init__(self, at: Binding, field: str, hint: str = "", label: str = "") -> None:
        super().__init__(at, field, hint, label)
        self.count = QLineEdit()
        self.count.setMaximumWidth(72)
        self.count.returnPressed.connect(self.commit_and_tidy)
        self.unit = choice_box()
        self.unit.addItems([unit.value for unit in _UNITS])
        self.unit.setCurrentIndex(_USUAL_UNIT)
        self.unit.activated.connect(lambda _index: self.commit())
        self.unit.setObjectName(f"{at.kind}.{field}.unit")
        self.unit.setMaximumWidth(160)
        pair = held(row_of(self.count, (self.unit, 1000), REST))
        self.attach(pair, self.count)
        self.watch(self.unit, f"{self.label}, unit")
        self.finish()

    def bind(self, case: CaseFile, id: str) -> None:
        """Show another record; the unit of the one before is nothing to it."""
        another = id != self.record_id
        super().bind(case, id)
        # Only now is what was entered for the one before saved.
        if another and not self.count.text():
            self.unit.setCurrentIndex(_USUAL_UNIT)

    def raw(self) -> Any:
        """Count and unit as entered; without a count the unit means nothing."""
        count = self.count.text().strip()
        return (count, self.unit.currentIndex()) if count else ("", 0)

    def put(self, value: Any) -> None:
        """Show count and unit."""
        self.count.setText(str(value.count) if value is not None else "")
        if value is not None:
            self.unit.setCurrentIndex(_UNITS.index(value.unit))

    def restore(self, raw: Any) -> None:
        """Show what could not be understood."""
        self.count.setText(raw[0])
        self.unit.setCurrentIndex(raw[1])

    def read(self) -> Any:
        """The deadline meant; raises `InvalidInput`."""
        count, unit = self.raw()
        if not count:
            return None
        if not (count.isascii() and count.isdigit()) or len(count) > 6:
            raise InvalidInput(f"“{count[:20]}” is not a number.", "Enter a figure, such as 4.")
        try:
            return Deadline(int(count), _UNITS[unit])
        except ValueError as error:
            reason = str(error)
            raise InvalidInput(reason[0].upper() + reason[1:] + ".") from None
