"""Making the draft the final decision, or going back: what changes, shown before it does."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QFormLayout,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from workbench.application.case.ports import ActivityEntry
from workbench.application.fixing import stages
from workbench.application.fixing.stages import StageChoice, StagePlan
from workbench.application.fixing.taken_back import MADE_FINAL
from workbench.application.records.labels import words_of
from workbench.domain.dates.partial import day_in_words
from workbench.domain.errors import WorkbenchError
from workbench.domain.problems import Problem, Where
from workbench.domain.text import capitalised, how_many
from workbench.gui.dates.line import DayLine
from workbench.gui.desk import Desk
from workbench.gui.live import Live
from workbench.gui.look.buttons import dialog_button, go_button
from workbench.gui.look.dialog import Dialog
from workbench.gui.look.layout import GRID, REST, Rest, column_of, held, named, row_of, scrolled
from workbench.gui.look.theme.marks import Sign, sign
from workbench.gui.statement.agreed import AgreedRemedies
from workbench.statement.cast import body_words
from workbench.statement.nodes import StatementStage

_PAUSE_MS = 150
_PLACE = Qt.ItemDataRole.UserRole
_FORMER, _KEPT = "former", "kept"
_NO_OUTCOME = (
    "Settle the outcome first: it is undecided, and without one the final decision cannot be "
    "issued. Choose it at Overview › Outcome."
)


class _WholeTree(QTreeWidget):
    """A list as high as its rows, which are as high as their words; what it stands in scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self.header().sectionResized.connect(lambda *_: self._fitting.start())
        self._fitting.timeout.connect(self.fit)

    def fit(self) -> None:
        """Make rows and list as high as the words need at the width there is."""
        metrics = self.fontMetrics()
        for place in range(self.topLevelItemCount()):
            item = self.topLevelItem(place)
            if item is None:
                continue
            high = max(self._height(metrics, item, column) for column in range(self.columnCount()))
            # The first column is as wide as its words, so the last one carries the height.
            item.setSizeHint(self.columnCount() - 1, QSize(0, high + GRID))
        self.doItemsLayout()
        rows = (self.topLevelItem(place) for place in range(self.topLevelItemCount()))
        whole = sum(self.rowHeight(self.indexFromItem(item)) for item in rows if item is not None)
        self.setFixedHeight(self.header().sizeHint().height() + whole + 2 * self.frameWidth() + 2)

    def _height(self, metrics: QFontMetrics, item: QTreeWidgetItem, column: int) -> int:
        width = self.columnWidth(column) - 2 * GRID
        if item.data(column, Qt.ItemDataRole.CheckStateRole) is not None:
            width -= 3 * GRID
        box = QRect(0, 0, max(width, 6 * GRID), 10_000)
        return metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, item.text(column)).height()


class StageDialog(Dialog):
    """Shows what a change of stage does, asks what has to be decided, and does it as one step.

    It does not stand in the way of the window: what is left to be looked at leads to its place.
    """

    def __init__(
        self, desk: Desk, live: Live, to: StatementStage, parent: QWidget | None = None
    ) -> None:
        self._final = to is StatementStage.FINAL
        self._name = MADE_FINAL if self._final else "Back to draft"
        super().__init__(parent, "stage", self._name, 820, 680)
        self._desk, self._live, self._to = desk, live, to
        self._log = () if self._final else _log_of(desk)
        today, calendar = desk.workbench.clock.today(), desk.workbench.library.rules.calendar()
        self.decided = DayLine("stage.decided", "Day of the decision", today, calendar)
        self.agreed_on = DayLine(
            "stage.agreed-on", "Day on which they were agreed", today, calendar
        )
        self.agreed = AgreedRemedies()
        self.changes = self._tree("stage.changes", "What changes by itself")
        self.changes.setHeaderLabels(["What", "Now", "Then"])
        self.words = self._tree("stage.words", "Your words, put in the form of the other stage")
        self.words.setHeaderLabels(["Now", "Then"])
        self.words.itemChanged.connect(self._on_words_checked)
        self.left = self._tree("stage.left", "Still to be looked at")
        self.left.setHeaderLabels(["Where", "What"])
        self.left.itemActivated.connect(self._on_left)
        self.left.itemClicked.connect(self._on_left)
        self._words_title = self._title("Your words")
        self._left_title = self._title("Still to be looked at")
        self._form = QFormLayout()
        self._kept: set[str] = set()
        self._former: set[str] = set()
        self._unsettled = False
        self._sign, self._trouble = Sign(), QLabel()
        self._trouble.setObjectName("stage.trouble")
        self._trouble.setWordWrap(True)
        self._outcome = dialog_button("Go to the outcome", "stage.outcome", self._on_outcome)
        self._outcome.hide()
        self._cancel = dialog_button("Cancel", "stage.cancel", self.reject)
        go = "Make it final" if self._final else "Back to draft"
        self._go = go_button(go, "stage.go", self._on_go)
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._show_plan)
        record = desk.bridge.case.case
        shown = record.decided_on or today
        self.decided.line.setText(day_in_words(shown))
        self.decided.changed.connect(self._timer.start)
        self.agreed_on.changed.connect(self._timer.start)
        self.agreed.changed.connect(self._timer.start)
        live.composed.connect(self._show_plan_soon)
        self._show_plan()
        (self.decided if self._final else self._go).setFocus()

    def _show_plan_soon(self) -> None:
        # A slot of the dialog, so that Qt lets go of it when the dialog goes before the case does.
        self._timer.start()

    def _tree(self, name: str, label: str) -> _WholeTree:
        tree = named(_WholeTree(), name, label)
        tree.setRootIsDecorated(False)
        return tree

    @staticmethod
    def _title(words: str) -> QLabel:
        label = QLabel(words)
        font = label.font()
        font.setWeight(font.Weight.DemiBold)
        label.setFont(font)
        return label

    def _lay_out(self) -> None:
        inner = column_of(
            *([self._questions()] if self._final else []),
            self._title("What changes by itself"), self.changes,
            self._words_title, self.words,
            self._left_title, self.left,
            REST,
            margins=(0, 0, GRID, 0),
        )  # fmt: skip
        scroll = scrolled(held(inner), "What changes and what is left", across=False)
        self.changes.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.left.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        trouble = row_of(
            (self._sign, 0, Qt.AlignmentFlag.AlignTop),
            (self._trouble, 1),
            (self._outcome, 0, Qt.AlignmentFlag.AlignTop),
            gap=-1,
        )
        buttons = row_of(Rest(0), self._cancel, self._go, gap=-1)
        self.show_parts(
            (scroll, 1),
            trouble,
            buttons,
            margins=(3 * GRID, 3 * GRID, 2 * GRID, 2 * GRID),
            gap=2 * GRID,
        )

    def _questions(self) -> QFormLayout:
        form = self._form
        form.setHorizontalSpacing(2 * GRID)
        form.setVerticalSpacing(GRID)
        form.addRow("Day of the decision", self.decided)
        form.addRow(f"{capitalised(body_words(self._desk.bridge.case))} has agreed to", self.agreed)
        form.addRow("Agreed on (if known)", self.agreed_on)
        return form

    def choice(self) -> StageChoice:
        """What is chosen now."""
        return StageChoice(
            to=self._to,
            decided_on=self.decided.day if self._final else None,
            agreed=self.agreed.ticked(),
            agreed_on=self.agreed_on.day,
            kept=frozenset(self._kept),
            former=frozenset(self._former),
        )

    def _plan(self, choice: StageChoice) -> StagePlan:
        workbench, case = self._desk.workbench, self._desk.bridge.case
        return stages.plan(case, workbench.library, workbench.clock.today(), choice, self._log)

    def _show_plan(self) -> None:
        self._timer.stop()
        self._ask()
        try:
            plan = self._plan(self.choice())
        except WorkbenchError as error:
            self._say("error", str(error))
            self._go.setEnabled(False)
            return
        self.changes.clear()
        for shift in plan.shifts:
            self._row(self.changes, [shift.what, shift.before or "—", shift.after or "—"])
        self.words.blockSignals(True)
        self.words.clear()
        case = self._desk.bridge.case
        for former in plan.former:
            words = [words_of(case, former.now), words_of(case, former.then)]
            self._words_row(words, former.key, former.key in self._former, _FORMER)
        for reworded in plan.rewordings:
            words = [reworded.before, reworded.after]
            self._words_row(words, reworded.key, reworded.key not in self._kept, _KEPT)
        self.words.blockSignals(False)
        self.left.clear()
        self._unsettled = bool(plan.unsettled)
        self._outcome.setVisible(self._unsettled)
        for problem in (*plan.unsettled, *plan.left):
            item = self._row(self.left, [self._place(problem.where), _words_of(problem)])
            item.setIcon(0, sign(problem.severity.value))
            item.setData(0, _PLACE, (problem.where.kind, problem.where.id, problem.where.field))
        for title, tree in ((self._words_title, self.words), (self._left_title, self.left)):
            shown = tree.topLevelItemCount() > 0
            title.setVisible(shown)
            tree.setVisible(shown)
        for tree in (self.changes, self.words, self.left):
            tree.fit()
        self._judge()

    def _ask(self) -> None:
        """Ask about the remedies nobody has decided on by now."""
        if self._final:
            self.agreed.show_case(self._desk.bridge.case)
            for row in (self.agreed, self.agreed_on):
                self._form.setRowVisible(row, self.agreed.asked() > 0)

    def _words_row(self, words: list[str], key: str, ticked: bool, what: str) -> None:
        item = self._row(self.words, words)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        item.setData(0, _PLACE, key)
        item.setData(1, _PLACE, what)

    @staticmethod
    def _row(tree: QTreeWidget, words: list[str]) -> QTreeWidgetItem:
        item = QTreeWidgetItem(words)
        for column, text in enumerate(words):
            item.setToolTip(column, text)
        tree.addTopLevelItem(item)
        return item

    @staticmethod
    def _place(where: Where) -> str:
        if where.kind == "case":
            return "Overview › Outcome"
        if where.paragraph is not None:
            return f"Paragraph {where.paragraph}"
        return "Summary" if where.id == "summary" else "The statement"

    def _judge(self) -> None:
        """Say what is missing before it can be done."""
        if self._final and self.decided.day is None:
            self._say("error", "Enter the day of the decision: times for remedies run from it.")
            self._go.setEnabled(False)
            return
        on = self.agreed_on
        if self.agreed.asked() and on.line.text().strip() and on.day is None:
            self._say(
                "error", "The day of the agreement is not one day. Correct it or leave it out."
            )
            self._go.setEnabled(False)
            return
        self._go.setEnabled(True)
        if self._unsettled:
            self._say("error", _NO_OUTCOME)
            return
        waiting = self.agreed.asked() - len(self.agreed.ticked())
        if waiting:
            remedies = how_many(waiting, "remedy is", "remedies are")
            self._say("warning", f"{remedies} not agreed: the statement says “should”.")
        else:
            self._say("", "One step, which Undo takes back.")

    def _say(self, sign: str, words: str) -> None:
        self._sign.setVisible(bool(sign))
        if sign:
            self._sign.show_sign(sign)
        self._trouble.setText(words)

    def _on_words_checked(self, item: QTreeWidgetItem) -> None:
        key, ticked = str(item.data(0, _PLACE)), item.checkState(0) is Qt.CheckState.Checked
        former = item.data(1, _PLACE) == _FORMER
        chosen = self._former if former else self._kept
        if ticked is former:
            chosen.add(key)
        else:
            chosen.discard(key)
        if former:
            self._timer.start()

    def _on_left(self, item: QTreeWidgetItem) -> None:
        kind, id, field = item.data(0, _PLACE)
        if kind:
            self._go_to(kind, id, field)

    def _on_outcome(self) -> None:
        self._go_to("case", self._desk.bridge.case.case.id, "outcome")

    def _go_to(self, kind: str, id: str, field: str) -> None:
        self._desk.goto(kind, id, field)
        self.step_aside()

    def _on_go(self) -> None:
        self._ask()
        choice = self.choice()
        workbench = self._desk.workbench
        library, today = workbench.library, workbench.clock.today()
        try:
            done = self._desk.bridge.apply_for_dialog(
                self._name,
                lambda case: stages.change_stage(case, library, today, choice, self._log),
            )
        except WorkbenchError as error:
            self._say("error", str(error))
            return
        if done:
            self._live.show_stage(self._to)
            self.accept()


def _words_of(problem: Problem) -> str:
    """What is wrong; of what has to be settled first, also what to do."""
    return f"{problem.message} {problem.hint}" if problem.where.kind == "case" else problem.message


def _log_of(desk: Desk) -> tuple[ActivityEntry, ...]:
    """The log of the open case, newest first; nothing where it cannot be read."""
    try:
        return tuple(desk.workbench.store.activity(desk.bridge.session.case_id, 5_000))
    except WorkbenchError:
        return ()
