"""The record of the chosen date: where it is written down, a note, and its event."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from workbench.application.procedure.steps import StepRow
from workbench.domain.dates.partial import PartialDate
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import key_of
from workbench.gui.fields.links import SourcesField
from workbench.gui.fields.text import LineField, TextField
from workbench.gui.look.buttons import acts_button
from workbench.gui.look.labels import note, title
from workbench.gui.look.layout import column_of, held, row_of
from workbench.gui.procedure.dates.in_chronology import InChronology
from workbench.gui.procedure.dates.steps import steps_at
from workbench.gui.records.form import RecordFields


class StepDetails(QWidget):
    """Where the date of the chosen step is written down, and a note on it."""

    acts_wanted = Signal(QPoint)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        at, self.step = steps_at(desk), ""
        self._heading = title("")
        self._heading.setWordWrap(True)
        self._help = note()
        self.what = LineField(at, "title", label="What was done")
        self.sources = SourcesField(at, "sources", label="Source")
        self.note = TextField(at, "note", least=1)
        self.chronology = InChronology(desk)
        said = "What can be done with the date"
        self.acts = acts_button("procedure.step.acts", self.acts_wanted.emit, said)
        top = Qt.AlignmentFlag.AlignTop
        head = held(row_of((self._heading, 1), (self.acts, 0, top)))
        rows = (head, self._help, self.what, self.sources, self.note, self.chronology)
        self.fields = RecordFields(at, rows)
        column_of(self.fields, within=self)

    def show_step(self, complaint_id: str, row: StepRow | None) -> None:
        """Show another step."""
        self.step = row.key if row is not None else ""
        self._heading.setText(row.title if row is not None else "Choose a step")
        said = [_day(row.on), row.help] if row is not None else []
        self._help.setText(". ".join(filter(None, said)))
        self._help.setVisible(bool(self._help.text()))
        for field in (self.sources, self.note):
            field.setVisible(row is not None)
        self.acts.setVisible(row is not None)
        self.what.setVisible(row is not None and row.own)
        self.fields.show_record(key_of(complaint_id, row.key) if row is not None else None)
        self.chronology.show_step(complaint_id, self.step)


def _day(on: PartialDate | None) -> str:
    """A date with its day of the week, where it is one day."""
    if on is None:
        return ""
    return f"{on.exact:%A} {on.in_words()}" if on.exact is not None else on.in_words()
