"""The analysis of a finding: its editor with a gauge beneath, and the questions for its result."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from workbench.application.case import editing
from workbench.application.case.changes import ChangeSet
from workbench.domain.library.reference import ReferenceLibrary, Skeleton
from workbench.domain.records.findings import FindingResult
from workbench.domain.text import how_many, uncapitalised
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.bound import BoundField, label_width
from workbench.gui.fields.text import MarkupField
from workbench.gui.look.buttons import push_button
from workbench.gui.look.labels import FAULT_MARK, WrappedLabel, emphasised, note
from workbench.gui.look.layout import GRID, REST, Gap, clear_out, column_of, named, row_of
from workbench.statement.readability.gauges import Gauge, gauge_text

_NOTHING = "The questions come with a result."


def headings_text(skeleton: Skeleton, present: str) -> str:
    """The headings an analysis lacks, as authored text to go at its end; "" when it has all."""
    lines = {line.lstrip("# ").strip().casefold() for line in present.splitlines()}
    missing = [part.heading for part in skeleton.parts if part.heading.casefold() not in lines]
    return "\n\n".join(f"### {heading}" for heading in missing)


class QuestionsPanel(QFrame):
    """The questions for the result chosen; `wanted` asks for their headings in the analysis."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "findings.questions", "Questions for this result")
        self.skeleton: Skeleton | None = None
        self._parts = column_of(gap=GRID // 2)
        self.heading = QLabel()
        emphasised(self.heading)
        self.insert = push_button(
            "Insert the headings",
            "findings.questions.insert",
            self.wanted.emit,
            tip="Puts the headings at the end of the analysis; Undo takes them out",
        )
        column_of(
            self.heading,
            self._parts,
            self.insert,
            REST,
            within=self,
        )

    def show_result(
        self, result: FindingResult, library: ReferenceLibrary, about: str = ""
    ) -> None:
        """Show the questions for a result, or those of a finding `about` a recommendation."""
        found = [each for each in library.skeletons.values() if each.result is result]
        fits = bool(found) and (
            result is not FindingResult.UNDECIDED or found[0].id in about.casefold()
        )
        skeleton = found[0] if fits else None
        if skeleton is self.skeleton and self._parts.count():
            return
        self.skeleton = skeleton
        clear_out(self._parts)
        self.insert.setVisible(skeleton is not None)
        name = skeleton.title if skeleton is not None else ""
        self.heading.setText(f"To ask yourself: {uncapitalised(name)}" if name else "")
        self.heading.setVisible(bool(name))
        if skeleton is None:
            self._parts.addWidget(note(_NOTHING))
            return
        for part in skeleton.parts:
            self._parts.addWidget(_part(part.heading, part.questions))
        if skeleton.note:
            self._parts.addWidget(note(skeleton.note))

    def asked(self) -> str:
        """How many questions there are, for a line."""
        parts = self.skeleton.parts if self.skeleton is not None else ()
        number = sum(len(part.questions) for part in parts)
        return how_many(number, "question") if number else ""

    def words(self) -> str:
        """Everything asked, one line a heading or question."""
        parts = self.skeleton.parts if self.skeleton is not None else ()
        return "\n".join(words for part in parts for words in (part.heading, *part.questions))


def _part(heading: str, questions: tuple[str, ...]) -> QWidget:
    holder = QWidget()
    head = WrappedLabel(heading)
    emphasised(head)
    asked = WrappedLabel("\n".join(f"•  {question}" for question in questions))
    column_of(head, asked, within=holder, gap=2)
    return holder


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
            self.field,
            row_of(Gap(label_width()), (self.gauge, 1), gap=0),
            within=self,
            gap=GRID // 2,
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
        found = gauge_text(text, case, longest)
        self.gauge.setText(gauge_line(found) if found.words else "")

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
