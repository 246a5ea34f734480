"""The clock: every time limit of the complaint beside the dates, with how it stands in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from workbench.application.case.changes import ChangeSet
from workbench.application.procedure.limits import limits_of, outdated, use_todays_rules
from workbench.domain.casefile import CaseFile
from workbench.domain.procedure.clock_words import allowed_words, brief, days_words
from workbench.domain.procedure.steps import StepLimit
from workbench.domain.procedure.timing import Timing, TimingState
from workbench.gui.desk import Desk
from workbench.gui.errors import show_on_top
from workbench.gui.look.buttons import push_button
from workbench.gui.look.layout import GRID, REST, column_of, held, named, row_of
from workbench.gui.procedure.dates.limit import LimitDetails
from workbench.gui.procedure.dates.limit_dialog import LimitDialog
from workbench.gui.procedure.dates.timings import SIGNS, ComplaintTimings
from workbench.gui.records.columns import Cell, Column
from workbench.gui.records.folds import FoldLine
from workbench.gui.records.form import bring_into_view_soon
from workbench.gui.records.notices import Notice, NoticeList
from workbench.gui.records.table import OwnedTable


class ClockPanel(QWidget):
    """The limits of the complaint shown, and the working of the chosen one."""

    def __init__(self, desk: Desk, counted: ComplaintTimings) -> None:
        super().__init__()
        self._desk, self._counted = desk, counted
        self.complaint_id = ""
        columns = self._columns()
        self.table = OwnedTable(
            desk, "limit", "complaint_id", columns, "procedure.clock", "The clock: time limits",
            copies=False,
        )  # fmt: skip
        self.model = self.table.records
        self.details = LimitDetails(desk, counted)
        self.notices = NoticeList("procedure.rules", "Today’s rules differ")
        self.new = push_button(
            "Add a limit for this case…", "procedure.limit.new", lambda: self.edit_limit(None)
        )
        self._lay_out()
        self.table.chosen.connect(self._on_chosen)
        self.table.form_wanted.connect(self.details.focus_working)
        self.details.corrected.connect(lambda: self.edit_limit(self._limit()))
        desk.bridge.changed.connect(self._on_changed)

    def show_complaint(self, id: str) -> None:
        """Show the limits of another complaint."""
        self.details.commit_all()
        self.complaint_id = id
        self.table.show_owner(id)
        self.details.show_limit(None)
        limits = self.model.ordered()
        first = next((each.id for each in limits if each.applies), self.model.id_at(0))
        if first:
            self.table.choose(first, 0)
            self._on_chosen(first)
        self._show_rules()

    def show_limit(self, id: str, field: str = "") -> bool:
        """Choose a limit and bring the keyboard to one of its fields; False when not here."""
        if not self.table.choose(id):
            return False
        self._on_chosen(id)
        if not field:
            self.every.setChecked(True)
        if field in ("in_statement", "topic_id"):
            self.details.focus_field(field)
        else:
            self.table.setFocus()
            bring_into_view_soon(self.table)
        return True

    def follow_step(self, step: str) -> None:
        """Show the limit that ends with a step of the procedure, else one that begins with it.

        Of a step without any none is shown, unless all are.
        """
        limits = limits_of(self._desk.bridge.case, self.complaint_id)
        ending = [limit for limit in limits if limit.to_step == step and limit.applies]
        begun = [limit for limit in limits if step in limit.from_steps and limit.applies]
        for limit in (*ending, *begun)[:1]:
            self.table.choose(limit.id)
            self._on_chosen(limit.id)
        self.details.setVisible(bool(ending or begun or self.every.isChecked()))

    def show_convention(self) -> bool:
        """Bring the keyboard to the choice of when stage two begins; False when there is none."""
        for limit in self.model.ordered():
            if self.details.asks_convention(limit):
                self.table.choose(limit.id)
                self._on_chosen(limit.id)
                self.details.focus_convention()
                return True
        return False

    def refresh(self) -> None:
        """Count again, as when the rules themselves were changed."""
        if self.model.rowCount():
            last = self.model.index(self.model.rowCount() - 1, self.model.columnCount() - 1)
            self.model.dataChanged.emit(self.model.index(0, 0), last)
        self.details.refresh()
        self._show_rules()

    def edit_limit(self, limit: StepLimit | None) -> None:
        """Correct a limit for this case, or add one."""
        case = self._desk.bridge.case
        if self.complaint_id in case.complaints:
            dialog = LimitDialog(
                self._desk, self._counted.rules, self.complaint_id, limit, self.window()
            )
            dialog.saved.connect(lambda id: self.show_limit(id))
            show_on_top(dialog)

    def _columns(self) -> tuple[Column[StepLimit], ...]:
        return (
            Column("Time limit", lambda case, limit: limit.title, 18),
            Column("Allowed", self._counted_words(allowed_words), 17, spare=2),
            Column("First counted day", self._counted_words(_first), 19, spare=4),
            Column("Last day", self._counted_words(_last), 17, spare=1),
            Column("Done", self._counted_words(_done), 18, spare=3),
            Column("Taken", self._counted_words(_taken), 17, spare=5),
            Column("How it stands", self._stands),
            Column("Printed", lambda case, limit: "✓" if limit.in_statement else "", 7, spare=6),
        )

    def _lay_out(self) -> None:
        part = held(column_of(self.table, row_of(REST, self.new), margins=(0, 0, 0, GRID)))
        self.table.setMinimumHeight(12 * GRID)
        self.table.setMaximumHeight(30 * GRID)
        self.every = named(FoldLine("All time limits", part), "procedure.clock.every")
        every = column_of(self.every, part, margins=(3 * GRID, 0, 3 * GRID, 0), gap=0)
        column_of(self.notices, (held(column_of(self.details)), 1), every, within=self)

    def _counted_words(self, words: Callable[[Timing], str]) -> Cell[StepLimit]:
        """What is said of a limit that is counted; nothing of one that is switched off."""

        def cell(case: CaseFile, limit: StepLimit) -> str:
            timing = self._counted.timing(case, limit)
            return words(timing) if timing is not None else ""

        return cell

    def _stands(self, case: CaseFile, limit: StepLimit) -> str:
        timing = self._counted.timing(case, limit)
        if timing is None:
            return "–  switched off"
        doubt = " (provisional)" if timing.provisional else ""
        return f"{SIGNS[timing.state]}  {brief(timing)}{doubt}"

    def _limit(self) -> StepLimit | None:
        return self._desk.bridge.case.limits.get(self.table.current_id())

    def _use_todays_rules(self) -> None:
        desk, mine, rules = self._desk, self.complaint_id, self._counted.rules
        today = desk.workbench.clock.today()
        desk.bridge.apply(
            "Use today’s rules",
            lambda case: use_todays_rules(case, mine, rules, desk.ids, today),
        )
        self.table.setFocus()

    def _on_chosen(self, id: str) -> None:
        self.details.show_limit(id or None)
        self.details.show()

    def _on_changed(self, change_set: ChangeSet) -> None:
        if not change_set.changes:
            self.refresh()
        elif change_set.touches("limit", "complaint", "step", "event"):
            self.table.keep_one_chosen()
            self._show_rules()

    def _count(self) -> None:
        """Say in one line how the limits stand."""
        case = self._desk.bridge.case
        timings = self._counted.timings(case, self.complaint_id).values()
        found = [each for each in timings if each.state is not TimingState.NOT_BEGUN]
        late = sum(SIGNS[timing.state] == "▲" for timing in found)
        self.every.summarise(f"{len(found)} counted · {late} over" if found else "none counted yet")

    def _show_rules(self) -> None:
        """What would change by today's rules; nothing where only the person's own differ."""
        self._count()
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


def _first(timing: Timing) -> str:
    return timing.first_counted.words() if timing.first_counted is not None else ""


def _last(timing: Timing) -> str:
    return timing.last_day.words() if timing.last_day else ""


def _done(timing: Timing) -> str:
    return timing.end.in_words() if timing.end is not None else "not entered"


def _taken(timing: Timing) -> str:
    return days_words(timing, timing.taken) if timing.taken else ""
