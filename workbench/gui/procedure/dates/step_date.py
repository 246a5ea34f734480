"""The date of a step, which may be typed as on the line that adds one: with what was done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from workbench.application.procedure.lines import read_date_of, read_step
from workbench.application.procedure.steps import StepRow
from workbench.domain.dates.questions import Reading
from workbench.gui.dates.field import PartialDateField
from workbench.gui.fields.binding import Binding


class StepDateField(PartialDateField):
    """The date of a step; "12 February response" is taken where it is the response.

    `line_wanted` carries a line that is about something else: it belongs on the line that adds.
    """

    line_wanted = Signal(str)

    def __init__(
        self,
        at: Binding,
        row: StepRow,
        rows: Callable[[], tuple[StepRow, ...]],
        year: Callable[[], int | None],
    ) -> None:
        super().__init__(at, "on", row.help, year=year, example="", label=row.title)
        self._row, self._rows = row, rows

    def _reading(self) -> Reading:
        reading = super()._reading()
        if reading.date is not None:
            return reading
        return read_date_of(self._row, self.line.text(), self._year()) or reading

    def commit(self) -> bool:
        """Save the date; Enter hands on a date with words that are about something else."""
        if not self.dirty or self._reading().date is not None:
            return super().commit()
        line = self.line.text()
        found = read_step(self._rows(), line, self._year())
        if not self.line.hasFocus() or not found.words or found.on is None:
            return super().commit()
        self.show_value(self.desk.bridge.case)
        self.clear_fault()
        self.line_wanted.emit(line)
        return True
