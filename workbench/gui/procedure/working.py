"""One time limit in full: the working, from when stage two is counted, and its sentence."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.application.case import editing
from workbench.application.case.changes import ChangeSet
from workbench.application.procedure.steps import rule_of
from workbench.application.records.labels import topic_label, words_of
from workbench.domain.casefile import CaseFile
from workbench.domain.procedure.clock_words import brief, working
from workbench.domain.procedure.steps import STAGE_TWO_START, StageTwoStart, StepLimit
from workbench.domain.procedure.timing import Timing
from workbench.gui.desk import Desk
from workbench.gui.fields.choice import CheckField, ChoiceField, LinkField, sentence_case
from workbench.gui.look.appearance import GRID
from workbench.gui.look.labels import WrappedLabel, note, section
from workbench.gui.procedure.counted import Counted
from workbench.gui.records.form import RecordFields, RecordForm
from workbench.statement.composing.procedure import delay_text


class Convention(QWidget):
    """From when stage two is counted: the three ways in use, and what each of them gives."""

    def __init__(self, desk: Desk, counted: Counted) -> None:
        super().__init__()
        self._desk, self._counted = desk, counted
        self.start = ChoiceField(
            desk, "complaint", "stage_two_start", "Stage two is counted", StageTwoStart
        )
        self.oral = CheckField(
            desk, "complaint", "oral", "The request was made by word of mouth",
            "The regulations then count from the final written record of it",
        )  # fmt: skip
        self.explanation = note()
        self.explanation.setObjectName("procedure.convention.explanation")
        self.compared = note()
        self.compared.setObjectName("procedure.convention.compared")
        rows = ("From when stage two is counted", self.start, self.oral)
        self.fields = RecordFields(desk, "complaint", rows, margin=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.fields)
        column.addWidget(self.explanation)
        column.addWidget(self.compared)

    def show_limit(self, case: CaseFile, limit: StepLimit) -> None:
        """Show the convention of a limit's complaint."""
        if self.fields.record_id != limit.complaint_id:
            self.fields.show_record(limit.complaint_id)
        chosen = case.complaints[limit.complaint_id].stage_two_start
        counted = StageTwoStart.REQUEST if chosen is StageTwoStart.NOT_CHOSEN else chosen
        rule = self._counted.rules.conventions.get(counted)
        self.explanation.setText(f"{rule.explanation} ({rule.source})" if rule else "")
        self.compared.setText("\n".join(self._lines(case, limit)))

    def _lines(self, case: CaseFile, limit: StepLimit) -> list[str]:
        found = []
        for start in StageTwoStart:
            timing = None
            if start is not StageTwoStart.NOT_CHOSEN:
                timing = self._counted.under(case, limit, start)
            if timing is not None:
                found.append(f"{sentence_case(start.value)}: {_outcome(timing)}")
        return found


def _outcome(timing: Timing) -> str:
    last = f"last day {timing.last_day.words()}, " if timing.last_day is not None else ""
    return f"{last}{brief(timing)}"


class LimitDetails(RecordForm):
    """The limit chosen in the clock."""

    corrected = Signal()

    def __init__(self, desk: Desk, counted: Counted) -> None:
        self._desk, self._counted = desk, counted
        self._title = section("")
        self._title.setWordWrap(True)
        self.working = WrappedLabel()
        self.working.setObjectName("procedure.working")
        self.working.setAccessibleName("The working")
        self.working.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._rule_note = note()
        self._rule_note.setObjectName("procedure.rule.note")
        self._preview = WrappedLabel()
        self._preview.setObjectName("procedure.sentence")
        self._preview.setAccessibleName("The sentence as the statement prints it")
        self._preview.setContentsMargins(2 * GRID, 0, 0, 0)
        self.convention = Convention(desk, counted)
        rows: list[Any] = [
            self._title, self.working, self._rule_note, self._buttons(), self.convention,
            "In the statement",
            CheckField(
                desk, "limit", "in_statement", "Put the sentence into the statement",
                "It is made anew from the dates whenever they change",
            ),
            self._preview,
            LinkField(
                desk, "limit", "topic_id", "Under the subheading", "topic", topic_label,
                "The first with facts",
            ),
        ]  # fmt: skip
        super().__init__(desk, "limit", rows)
        self.setObjectName("procedure.limit")
        self.setAccessibleName("The chosen time limit: details")
        self.tell()
        desk.bridge.changed.connect(self._on_changed)

    def show_limit(self, id: str | None) -> None:
        """Show another limit."""
        if (id or "") != self.record_id:
            self.show_record(id)
        self.tell()

    def asks_convention(self, limit: StepLimit) -> bool:
        """Whether a limit is counted from the beginning of stage two."""
        return STAGE_TWO_START in limit.from_steps

    def focus_working(self) -> None:
        """Bring the keyboard to the working, where it can be selected and copied."""
        self.working.setFocus()

    def focus_convention(self) -> None:
        """Bring the keyboard to the choice of when stage two begins."""
        self.convention.start.setFocus()
        self.ensureWidgetVisible(self.convention, 0, GRID)

    def commit_all(self) -> bool:
        """Save whatever is typed and not saved."""
        saved = self.convention.fields.commit_all()
        return super().commit_all() and saved

    def tell(self) -> None:
        """Say how the limit stands now."""
        case = self._desk.bridge.case
        limit = case.limits.get(self.record_id)
        known = limit is not None and limit.complaint_id in case.complaints
        for widget in (self._switch, self._correct, self._copy):
            widget.setEnabled(known)
        self.convention.setVisible(known and limit is not None and self.asks_convention(limit))
        if limit is None or not known:
            self._title.setText("Choose a time limit")
            for label in (self.working, self._rule_note, self._preview):
                label.clear()
            return
        timing = self._counted.timing(case, limit)
        self._title.setText(f"{limit.title}: {brief(timing) if timing else 'switched off'}")
        self.working.setText("\n".join(self._lines(timing)))
        self._tell_rule(case, limit)
        way = "off" if limit.applies else "on"
        self._switch.setText(f"Switch {way}")
        self._switch.setAccessibleName(f"Switch this limit {way}")
        self._tell_sentence(case, limit)
        if self.asks_convention(limit):
            self.convention.show_limit(case, limit)

    # --- building --------------------------------------------------------------------------------

    def _buttons(self) -> QWidget:
        self._copy = _button("Copy", "procedure.working.copy", "Copy the working")
        self._copy.clicked.connect(lambda _=False: self._on_copy())
        self._correct = _button("Correct…", "procedure.limit.correct", "Correct this limit")
        self._correct.clicked.connect(lambda _=False: self.corrected.emit())
        self._switch = _button("Switch off", "procedure.limit.switch", "Switch this limit off")
        self._switch.clicked.connect(lambda _=False: self._on_switch())
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for button in (self._copy, self._correct, self._switch):
            row.addWidget(button)
        row.addStretch(1)
        return holder

    # --- what it says ----------------------------------------------------------------------------

    @staticmethod
    def _lines(timing: Timing | None) -> tuple[str, ...]:
        if timing is None:
            return ("This limit is kept but not counted.",)
        return working(timing)

    def _tell_rule(self, case: CaseFile, limit: StepLimit) -> None:
        today = self._desk.workbench.clock.today()
        rule = rule_of(case, limit, self._counted.rules, today)
        said = (
            " ".join(part for part in (rule.note, f"Source: {rule.source}.") if part)
            if rule
            else ""
        )
        self._rule_note.setText(said)
        self._rule_note.setVisible(bool(said))

    def _tell_sentence(self, case: CaseFile, limit: StepLimit) -> None:
        workbench = self._desk.workbench
        text = delay_text(case, limit, workbench.library, workbench.clock.today())
        said = words_of(case, text) if text else ""
        self._preview.setText(f"“{said}”" if said else "There is nothing to say from these dates.")

    # --- acts ------------------------------------------------------------------------------------

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._title.text()}\n{self.working.text()}\n")

    def _on_switch(self) -> None:
        limit = self._desk.bridge.case.limits.get(self.record_id)
        if limit is not None:
            word = "off" if limit.applies else "on"
            self._desk.bridge.apply(
                f"Switch time limit {word}",
                lambda case: editing.set_fields(case, "limit", limit.id, applies=not limit.applies),
            )

    def _on_changed(self, change_set: ChangeSet) -> None:
        self.tell()


def _button(words: str, name: str, whole: str) -> QPushButton:
    button = QPushButton(words)
    button.setAccessibleName(whole)
    button.setToolTip(whole)
    button.setObjectName(name)
    button.setAutoDefault(True)
    return button
