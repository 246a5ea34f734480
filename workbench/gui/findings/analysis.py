"""The analysis of a finding: its editor with a gauge beneath, and the questions for its result."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from workbench.application.case import editing
from workbench.application.case.changes import ChangeSet
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.bound import LABEL, BoundField
from workbench.gui.fields.text import MarkupField
from workbench.gui.findings.questions import QuestionsPanel, headings_text
from workbench.gui.look.labels import FAULT_MARK, note
from workbench.gui.look.layout import GRID, Gap, column_of, named, row_of
from workbench.statement.readability.gauges import Gauge, gauge_text

_PAUSE_MS = 400


def gauge_line(gauge: Gauge) -> str:
    """The gauge in words, with the longest sentence pointed out when it is very long."""
    line = gauge.line()
    if gauge.long_sentences:
        size, sentence = gauge.long_sentences[0]
        start = " ".join(sentence.split()[:6])
        line += f"\n{FAULT_MARK}A sentence of {size} words: “{start} …”"
    return line


class AnalysisPanel(QWidget):
    """The analysis with what helps to write it."""

    def __init__(self, desk: Desk) -> None:
        at = records_of(desk, "finding")
        super().__init__()
        self._desk = desk
        self.field = MarkupField(
            at, "analysis",
            "Printed in the statement. @ people, # events, § standards, ¶ paragraphs", least=5,
            most=12,
        ).printed()  # fmt: skip
        self.own_fields: tuple[BoundField, ...] = (self.field,)
        self.gauge = named(note(), "findings.gauge")
        self.questions = QuestionsPanel()
        self.questions.wanted.connect(self.insert_headings)
        column_of(
            self.field, row_of(Gap(LABEL), (self.gauge, 1), gap=0), within=self, gap=GRID // 2
        )
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.measure)
        self.field.editor.edited.connect(self._timer.start)
        desk.bridge.changed.connect(self._on_changed)

    def follow(self) -> None:
        """Show the questions and the gauge of the finding in the field."""
        self._show_questions()
        self.measure()

    def _show_questions(self) -> None:
        finding = self._desk.bridge.case.findings.get(self.field.record_id)
        self.questions.setVisible(finding is not None)
        if finding is not None:
            head = self._desk.bridge.case.heads.get(finding.head_id)
            told = (finding.title, finding.standard, finding.what_happened, finding.analysis)
            about = " ".join((*told, *((head.title, head.as_put) if head else ())))
            self.questions.show_result(finding.result, self._desk.workbench.library, about)

    def measure(self) -> None:
        """Count the words as they now stand in the editor."""
        settings = self._desk.workbench.library.settings
        longest = settings.number("sentence-longest")
        self.gauge.setToolTip(
            f"Sentences of about {settings.number('sentence-target')} words, and no more than "
            f"{settings.number('passives-target')}% of them passive, are a good aim; a sentence of "
            f"more than {longest} words is pointed out"
        )
        text, case = self.field.raw(), self._desk.bridge.case
        self.gauge.setText(gauge_line(gauge_text(text, case, longest)))

    def insert_headings(self) -> None:
        """Put the headings that are not there yet at the end of the analysis."""
        skeleton, id = self.questions.skeleton, self.field.record_id
        if skeleton is None or not self.field.commit():
            return
        text = self._desk.bridge.case.findings[id].analysis
        more = headings_text(skeleton, text)
        if not more:
            return
        whole = f"{text.rstrip()}\n\n{more}".lstrip()
        self._desk.bridge.apply(
            "Insert headings",
            lambda case: editing.set_fields(case, "finding", id, analysis=whole),
        )
        self.field.editor.setFocus()

    def _on_changed(self, change_set: ChangeSet) -> None:
        if change_set.touches("finding", "person"):
            self._show_questions()
            self._timer.start()
