"""The second reader's checklist and sign-off."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from workbench.application.case.editing import ordered
from workbench.application.versions.reading import (
    checklist,
    handed_reading,
    put_reading,
    read_of,
    signed_off,
)
from workbench.domain.library.decision_standards import DECISION_STANDARDS
from workbench.domain.records.after import Met, ReadingResult, SecondReading, StandardCheck
from workbench.domain.text import capitalised
from workbench.gui.desk import Desk
from workbench.gui.fields.choice import choice_box
from workbench.gui.fields.typing import WordsEdit
from workbench.gui.live import Live
from workbench.gui.look.buttons import dialog_button
from workbench.gui.look.dialog import WritingDialog
from workbench.gui.look.labels import WrappedLabel, label_for, lines_high, note
from workbench.gui.look.layout import REST, column_of, held, named, row_of, scrolled


class ReadingDialog(WritingDialog):
    """Notes a second reading of the statement as it now is."""

    def __init__(self, desk: Desk, live: Live, parent: QWidget) -> None:
        super().__init__(desk.dialogs, parent, "reading", "Second reading", 720, 690)
        self._desk, self._live = desk, live
        readings = ordered(desk.bridge.case, "reading")
        # What is with a colleague is filled in there, and only there.
        open_one = [
            each
            for each in readings
            if each.result is ReadingResult.OPEN and each.handed_on is None
        ]
        new = SecondReading(id=desk.ids.new("reading"))
        self._reading = handed_reading(desk.bridge.case) or (open_one or [new])[-1]
        self.reader = named(QLineEdit(self._reading.reader), "reading.reader", "Second reader")
        self.reader.setPlaceholderText(desk.services.at_desk.name or "Who read the case")
        self.checks: dict[str, tuple[QComboBox, QLineEdit]] = {}
        results = [(capitalised(each.value), each) for each in ReadingResult]
        self.outcome = choice_box("reading.result", "Result", options=results)
        self.outcome.setMinimumContentsLength(max(len(words) for words, _ in results))
        self.outcome.setCurrentIndex(self.outcome.findData(self._reading.result))
        self.note = named(WordsEdit(self._reading.note), "reading.note", "Remarks")
        self.note.setMaximumHeight(lines_high(self.note, 3))
        self._lay_out(readings)

    def _lay_out(self, readings: list[SecondReading]) -> None:
        standards = column_of(gap=4)
        for check in checklist(self._reading):
            options = [(capitalised(each.value), each) for each in Met]
            words = DECISION_STANDARDS[check.key]
            box = choice_box(f"reading.{check.key}", words, options=options)
            box.setMinimumContentsLength(max(len(said) for said, _ in options))
            box.setCurrentIndex(box.findData(check.met))
            remark = named(QLineEdit(check.note), f"reading.{check.key}.note", f"Remark: {words}")
            remark.setPlaceholderText("Remark")
            self.checks[check.key] = box, remark
            standards.addWidget(WrappedLabel(words))
            standards.addLayout(row_of(box, (remark, 1)))
        for each in (label_for("Remarks", self.note), self.note):
            standards.addWidget(each)
        self.show_parts(
            *(note(words) for words in self._earlier(readings)),
            row_of(label_for("Second reader", self.reader), (self.reader, 1)),
            (scrolled(held(standards), "What was looked at", across=False), 1),
            row_of(label_for("Result", self.outcome), self.outcome, REST),
            self.fault,
            self.last_row(dialog_button("Save", "reading.go", self._on_go, "primary")),
        )

    def _earlier(self, readings: list[SecondReading]) -> list[str]:
        document = self._live.document
        if document is None:
            return []
        case = self._desk.bridge.case
        library = self._desk.workbench.library
        others = (each for each in readings if each is not self._reading)
        said = [signed_off(case, each, document, library) for each in others]
        return [each.words + ("; changed since" if each.changed else "") for each in said]

    def _on_go(self) -> None:
        desk = self._desk
        self._live.compose_now()
        document = read_of(desk.bridge.case) or self._live.document
        if document is None:
            return
        reading = replace(
            self._reading,
            reader=self.reader.text(),
            checks=tuple(
                StandardCheck(key=key, met=Met(box.currentData()), note=remark.text().strip())
                for key, (box, remark) in self.checks.items()
            ),
            result=ReadingResult(self.outcome.currentData()),
            note=self.note.toPlainText().strip(),
        )
        now = desk.workbench.now()
        by = desk.services.at_desk.name
        self.save(
            desk.bridge,
            "Note a second reading",
            lambda case: put_reading(case, reading, document, desk.ids, now, by),
        )
