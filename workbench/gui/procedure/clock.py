"""The clock: every time limit of the complaint beside the dates, with how it stands in words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from workbench.application.case import editing
from workbench.application.case.changes import ChangeSet
from workbench.application.procedure.steps import outdated, use_todays_rules
from workbench.domain.casefile import CaseFile
from workbench.domain.procedure.clock_words import allowed_words, brief, days_words
from workbench.domain.procedure.steps import StepLimit
from workbench.domain.procedure.timing import Timing, TimingState
from workbench.gui.desk import Desk
from workbench.gui.errors import show_on_top
from workbench.gui.look.appearance import GRID
from workbench.gui.procedure.counted import Counted
from workbench.gui.procedure.limit_dialog import LimitDialog
from workbench.gui.procedure.working import LimitDetails
from workbench.gui.records.model import Column, RecordModel
from workbench.gui.records.notices import Notice, NoticeList
from workbench.gui.records.page import own_order
from workbench.gui.records.table import RecordTable

SIGNS = {
    TimingState.LATE: "▲",
    TimingState.OVERDUE: "▲",
    TimingState.IMPOSSIBLE: "▲",
    TimingState.UNSURE: "◆",
    TimingState.RUNNING: "●",
    TimingState.IN_TIME: "✓",
    TimingState.NOT_RECORDED: "–",
    TimingState.NOT_BEGUN: "–",
}
"""The sign before the words of each state: told apart by shape, never by colour alone."""


class ClockPanel(QWidget):
    """The limits of the complaint shown, and the working of the chosen one."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, counted: Counted) -> None:
        super().__init__()
        self._desk, self._counted = desk, counted
        self.complaint_id = ""
        self.model = RecordModel(desk, "limit", self._columns(), own_order)
        self.table = RecordTable(self.model, "procedure.clock", "The clock: time limits")
        self.details = LimitDetails(desk, counted)
        self.notices = NoticeList("procedure.rules", "Today’s rules differ")
        self.new = QPushButton("Add a limit for this case…")
        self.new.setObjectName("procedure.limit.new")
        self.new.clicked.connect(lambda _=False: self.edit_limit(None))
        self._lay_out()
        self.table.chosen.connect(self._on_chosen)
        self.table.form_wanted.connect(self.details.focus_working)
        self.table.delete_wanted.connect(self._delete)
        self.table.move_wanted.connect(self._move)
        self.details.corrected.connect(lambda: self.edit_limit(self._limit()))
        desk.bridge.changed.connect(self._on_changed)

    def show_complaint(self, id: str) -> None:
        """Show the limits of another complaint."""
        self.details.commit_all()
        self.complaint_id = id
        self.model.show_only(lambda case, limit: bool(id) and limit.complaint_id == id)
        self.details.show_limit(None)
        rows = range(self.model.rowCount())
        counted = (row for row in rows if self.model.record(row).applies)
        first = self.model.id_at(next(counted, 0))
        if first:
            self.table.choose(first, 0)
            self._on_chosen(first)
        self._tell_rules()

    def show_limit(self, id: str, field: str = "") -> bool:
        """Choose a limit and bring the keyboard to one of its fields; False when not here."""
        if not self.table.choose(id):
            return False
        self._on_chosen(id)
        if field in ("in_statement", "topic_id"):
            self.details.focus_field(field)
        else:
            self.table.setFocus()
        return True

    def show_convention(self) -> bool:
        """Bring the keyboard to the choice of when stage two begins; False when there is none."""
        for row in range(self.model.rowCount()):
            if self.details.asks_convention(self.model.record(row)):
                self.table.choose(self.model.id_at(row))
                self._on_chosen(self.model.id_at(row))
                self.details.focus_convention()
                return True
        return False

    def refresh(self) -> None:
        """Count again, as when the rules themselves were changed."""
        if self.model.rowCount():
            last = self.model.index(self.model.rowCount() - 1, self.model.columnCount() - 1)
            self.model.dataChanged.emit(self.model.index(0, 0), last)
        self.details.tell()
        self._tell_rules()

    def edit_limit(self, limit: StepLimit | None) -> None:
        """Correct a limit for this case, or add one."""
        case = self._desk.bridge.case
        if self.complaint_id in case.complaints:
            dialog = LimitDialog(
                self._desk, self._counted.rules, self.complaint_id, limit, self.window()
            )
            dialog.saved.connect(lambda id: self.show_limit(id))
            show_on_top(dialog)

    # --- building --------------------------------------------------------------------------------

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("Time limit", lambda case, limit: limit.title, 18),
            Column("Allowed", self._allowed, 17, spare=2),
            Column("First counted day", self._first, 19, spare=4),
            Column("Last day", self._last, 17, spare=1),
            Column("Done", self._done, 18, spare=3),
            Column("Taken", self._taken, 17, spare=5),
            Column("How it stands", self._stands),
            Column("Told", lambda case, limit: "✓" if limit.in_statement else "", 4, spare=6),
        )

    def _lay_out(self) -> None:
        top = QFrame()
        top.setFrameShape(QFrame.Shape.StyledPanel)
        inner = QVBoxLayout(top)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.table)
        low = QFrame()
        low.setFrameShape(QFrame.Shape.StyledPanel)
        inner = QVBoxLayout(low)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.details)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(GRID)
        self.splitter.addWidget(top)
        self.splitter.addWidget(low)
        self.splitter.setSizes([300, 320])
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.notices)
        column.addWidget(self.splitter, 1)
        column.addLayout(buttons)

    # --- cells -----------------------------------------------------------------------------------

    def _timing(self, case: CaseFile, limit: StepLimit) -> Timing | None:
        return self._counted.timing(case, limit)

    def _allowed(self, case: CaseFile, limit: StepLimit) -> str:
        timing = self._timing(case, limit)
        return allowed_words(timing) if timing is not None else ""

    def _first(self, case: CaseFile, limit: StepLimit) -> str:
        timing = self._timing(case, limit)
        first = timing.first_counted if timing is not None else None
        return first.words() if first is not None else ""

    def _last(self, case: CaseFile, limit: StepLimit) -> str:
        timing = self._timing(case, limit)
        return timing.last_day.words() if timing is not None and timing.last_day else ""

    def _done(self, case: CaseFile, limit: StepLimit) -> str:
        timing = self._timing(case, limit)
        if timing is None:
            return ""
        return timing.end.in_words() if timing.end is not None else "not entered"

    def _taken(self, case: CaseFile, limit: StepLimit) -> str:
        timing = self._timing(case, limit)
        return days_words(timing, timing.taken) if timing is not None and timing.taken else ""

    def _stands(self, case: CaseFile, limit: StepLimit) -> str:
        timing = self._timing(case, limit)
        if timing is None:
            return "–  switched off"
        doubt = " (provisional)" if timing.provisional else ""
        return f"{SIGNS[timing.state]}  {brief(timing)}{doubt}"

    # --- acts ------------------------------------------------------------------------------------

    def _limit(self) -> StepLimit | None:
        return self._desk.bridge.case.limits.get(self.table.current_id())

    def _delete(self) -> None:
        id = self.table.current_id()
        if id:
            self._desk.bridge.apply(
                "Delete time limit", lambda case: editing.remove(case, "limit", id)
            )

    def _move(self, by: int) -> None:
        id, mine = self.table.current_id(), self.complaint_id

        def among(limit: Any) -> bool:
            return bool(limit.complaint_id == mine)

        self._desk.bridge.apply(
            "Move time limit", lambda case: editing.move(case, "limit", id, by, among)
        )
        self.table.choose(id)

    def _use_todays_rules(self) -> None:
        desk, mine, rules = self._desk, self.complaint_id, self._counted.rules
        today = desk.workbench.clock.today()
        desk.bridge.apply(
            "Use today’s rules",
            lambda case: use_todays_rules(case, mine, rules, desk.ids, today),
        )
        self.table.setFocus()

    # --- following -------------------------------------------------------------------------------

    def _on_chosen(self, id: str) -> None:
        self.details.show_limit(id or None)
        self.chosen.emit(id)

    def _on_changed(self, change_set: ChangeSet) -> None:
        if not change_set.changes:
            self.refresh()
        elif change_set.touches("limit", "complaint", "step"):
            if not self.table.current_id() and self.model.rowCount():
                self.table.choose(self.model.id_at(0))
            self._tell_rules()

    def _tell_rules(self) -> None:
        """What would change by today's rules; nothing where only the person's own differ."""
        desk, mine, rules = self._desk, self.complaint_id, self._counted.rules
        case, notices = desk.bridge.case, []
        if mine in case.complaints:
            today = desk.workbench.clock.today()
            after = use_todays_rules(case, mine, rules, desk.ids, today)
            if dict(after.limits) != dict(case.limits):
                lines = outdated(case, mine, rules, today)
                words = "\n".join(lines) or "Some wording of the limits was corrected."
                notices = [
                    Notice(
                        words, "Use today’s rules", "procedure.rules.use", self._use_todays_rules
                    )
                ]
        self.notices.show_notices(notices)
