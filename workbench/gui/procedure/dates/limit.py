"""One time limit in full: the working, from when stage two is counted, and its sentence."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from workbench.application.case import editing
from workbench.application.procedure.limits import rule_of
from workbench.application.records.labels import words_of
from workbench.domain.casefile import CaseFile
from workbench.domain.procedure.clock_words import allowed_words, brief, working
from workbench.domain.procedure.steps import STAGE_TWO_START, StageTwoStart, StepLimit
from workbench.domain.procedure.timing import Timing
from workbench.domain.text import capitalised
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.choice import CheckField, ChoiceField, LinkField
from workbench.gui.leaving.clipboard import copy_words
from workbench.gui.look.buttons import push_button
from workbench.gui.look.labels import WrappedLabel, note, toned
from workbench.gui.look.layout import GRID, REST, column_of, held, named, row_of
from workbench.gui.look.theme.marks import Sign
from workbench.gui.procedure.dates.limit_bar import LimitBar
from workbench.gui.procedure.dates.timings import SIGNS, ComplaintTimings
from workbench.gui.records.folds import Fold
from workbench.gui.records.form import RecordFields, bring_into_view_soon
from workbench.statement.composing.procedure import delay_text


class Convention(QWidget):
    """From when stage two is counted: the three ways in use, and what each of them gives."""

    def __init__(self, desk: Desk, counted: ComplaintTimings) -> None:
        at = records_of(desk, "complaint")
        super().__init__()
        self._desk, self._counted = desk, counted
        self.start = ChoiceField(at, "stage_two_start")
        self.oral = CheckField(
            at, "oral", "The regulations then count from the final written record of it",
        )  # fmt: skip
        self.explanation = named(note(), "procedure.convention.explanation")
        self.compared = named(note(), "procedure.convention.compared")
        rows = ("From when stage two is counted", self.start, self.oral)
        self.fields = RecordFields(at, rows, margin=0)
        column_of(self.fields, self.explanation, self.compared, within=self, gap=GRID // 2)

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
                found.append(f"{capitalised(start.value)}: {_outcome(timing)}")
        return found


def _outcome(timing: Timing) -> str:
    last = f"last day {timing.last_day.words()}, " if timing.last_day is not None else ""
    return f"{last}{brief(timing)}"


class LimitDetails(RecordFields):
    """The limit chosen in the clock."""

    corrected = Signal()

    def __init__(self, desk: Desk, counted: ComplaintTimings) -> None:
        at = records_of(desk, "limit")
        self._desk, self._counted = desk, counted
        self._sign = Sign()
        self._title = toned(WrappedLabel(), "strong")
        self.bar = LimitBar()
        self.working = named(WrappedLabel(), "procedure.working", "The working")
        self.working.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._rule_note = named(note(), "procedure.rule.note")
        self._preview = named(
            WrappedLabel(), "procedure.sentence", "The sentence as the statement prints it"
        )
        self._preview.setContentsMargins(2 * GRID, 0, 0, 0)
        self.convention = Convention(desk, counted)
        rows: list[Any] = [
            self._heading(), self.bar, self.convention,
            Fold("Working", [self.working, self._rule_note, self._buttons()], self._worked),
            Fold(
                "In the statement",
                [
                    CheckField(
                        at, "in_statement", "It is made anew from the dates whenever they change",
                        label="Printed",
                    ),
                    self._preview,
                    LinkField(at, "topic_id", "The first with facts"),
                ],
                lambda case, limit: "printed" if limit.in_statement else "not printed",
            ),
        ]  # fmt: skip
        super().__init__(at, rows)
        named(self, "procedure.limit", "The chosen time limit: details")
        self.refresh()
        desk.bridge.changed.connect(self.refresh)

    def show_limit(self, id: str | None) -> None:
        """Show another limit."""
        if (id or "") != self.record_id:
            self.show_record(id)
        self.refresh()

    def asks_convention(self, limit: StepLimit) -> bool:
        """Whether a limit is counted from the beginning of stage two."""
        return STAGE_TWO_START in limit.from_steps

    def focus_working(self) -> None:
        """Bring the keyboard to the working, where it can be selected and copied."""
        self.unfold(self.working)
        self.working.setFocus()
        bring_into_view_soon(self.working)

    def focus_convention(self) -> None:
        """Bring the keyboard to the choice of when stage two begins."""
        self.convention.start.setFocus()
        bring_into_view_soon(self.convention)

    def commit_all(self) -> bool:
        """Save whatever is typed and not saved."""
        saved = self.convention.fields.commit_all()
        return super().commit_all() and saved

    def refresh(self) -> None:
        """Say how the limit stands now."""
        case = self._desk.bridge.case
        limit = case.limits.get(self.record_id)
        known = limit is not None and limit.complaint_id in case.complaints
        for widget in (self._switch, self._correct, self._copy):
            widget.setEnabled(known)
        self.convention.setVisible(known and limit is not None and self.asks_convention(limit))
        if limit is None or not known:
            self._title.setText("Choose a time limit")
            self._sign.hide()
            self.bar.show_timing(None)
            for label in (self.working, self._rule_note, self._preview):
                label.clear()
            return
        timing = self._counted.timing(case, limit)
        self._title.setText(f"{limit.title}: {brief(timing) if timing else 'switched off'}")
        late = timing is not None and SIGNS[timing.state] == "▲"
        toned(self._title, "over" if late else "strong")
        self._sign.show_sign("late" if late else "saved")
        self._sign.setVisible(timing is not None and SIGNS[timing.state] in "▲✓")
        self.bar.show_timing(timing)
        self.working.setText("\n".join(self._lines(timing)))
        self._show_rule(case, limit)
        way = "off" if limit.applies else "on"
        self._switch.setText(f"Switch {way}")
        self._switch.setAccessibleName(f"Switch this limit {way}")
        self._show_sentence(case, limit)
        if self.asks_convention(limit):
            self.convention.show_limit(case, limit)

    def _heading(self) -> QWidget:
        """How it stands, and the way to correct it."""
        self._correct = push_button(
            "Correct for this case…",
            "procedure.limit.correct",
            lambda: self.corrected.emit(),  # made before it is a widget
            "Correct this limit",
            "Correct this limit",
            "quiet",
        )
        return held(row_of(self._sign, (self._title, 1), self._correct))

    def _buttons(self) -> QWidget:
        self._copy = push_button(
            "Copy", "procedure.working.copy", self._on_copy, "Copy the working", "Copy the working"
        )
        self._switch = push_button(
            "Switch off",
            "procedure.limit.switch",
            self._on_switch,
            "Switch this limit off",
            "Switch this limit off",
        )
        return held(row_of(self._copy, self._switch, REST))

    def _worked(self, case: CaseFile, limit: StepLimit) -> str:
        """The time allowed and its last day, in a line."""
        timing = self._counted.timing(case, limit)
        if timing is None:
            return "not counted"
        last = f", last day {timing.last_day.words()}" if timing.last_day is not None else ""
        return f"{allowed_words(timing)}{last}"

    @staticmethod
    def _lines(timing: Timing | None) -> tuple[str, ...]:
        if timing is None:
            return ("This limit is kept but not counted.",)
        return working(timing)

    def _show_rule(self, case: CaseFile, limit: StepLimit) -> None:
        today = self._desk.workbench.clock.today()
        rule = rule_of(case, limit, self._counted.rules, today)
        said = (
            " ".join(part for part in (rule.note, f"Source: {rule.source}.") if part)
            if rule
            else ""
        )
        self._rule_note.setText(said)
        self._rule_note.setVisible(bool(said))

    def _show_sentence(self, case: CaseFile, limit: StepLimit) -> None:
        workbench = self._desk.workbench
        text = delay_text(case, limit, workbench.library, workbench.clock.today())
        said = words_of(case, text) if text else ""
        self._preview.setText(f"“{said}”" if said else "There is nothing to say from these dates.")

    def _on_copy(self) -> None:
        copy_words(self._desk, "the count", f"{self._title.text()}\n{self.working.text()}\n")

    def _on_switch(self) -> None:
        limit = self._desk.bridge.case.limits.get(self.record_id)
        if limit is not None:
            word = "off" if limit.applies else "on"
            self._desk.bridge.apply(
                f"Switch time limit {word}",
                lambda case: editing.set_fields(case, "limit", limit.id, applies=not limit.applies),
            )
