"""The list of problems: what is wrong, where, and what would mend it; or why it is accepted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QLabel, QMenu, QTreeWidgetItem, QWidget

from workbench.application.findings.objections import is_objection, withdraw
from workbench.domain.problems import Problem
from workbench.domain.records.drafting import Acceptance
from workbench.domain.sought import holds, words_sought
from workbench.domain.text import shortened
from workbench.gui.desk import Desk
from workbench.gui.fields.passing_line import PassingLine
from workbench.gui.live import GRAVEST_FIRST, Checked, Live, sign_of
from workbench.gui.look.buttons import push_button
from workbench.gui.look.layout import GRID, announce, column_of, named, row_of
from workbench.gui.look.lists import ChoiceBox, Listing
from workbench.gui.look.theme.marks import sign
from workbench.gui.names import record_name
from workbench.gui.problems.accepting import ask_why
from workbench.gui.problems.fixing import FixButtons
from workbench.statement.checks.answered import answer_to

_MOST_PLACES = 10
_OPEN, _ACCEPTED = "Open", "Accepted with a reason"


class ProblemsPanel(QWidget):
    """The problems nobody has accepted, or those somebody has; Enter or a click goes there."""

    chosen = Signal(str, str, str)

    def __init__(self, desk: Desk, live: Live) -> None:
        super().__init__()
        self.setObjectName("problems")
        self._desk = desk
        self._live = live
        self._shown: list[Problem] = []
        self._first: list[Problem] = []
        self._gone_to = ""
        self._checking = False
        headings = ["Kind", "Where", "What is wrong"]
        self.list = Listing("problems.list", "Problems", headings, framed=False)
        self.list.setUniformRowHeights(True)
        self.list.setMinimumHeight(40)
        header = self.list.header()
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(0, 110)
        header.resizeSection(1, 280)
        self.list.itemActivated.connect(self._on_activated)
        self.list.itemClicked.connect(self._on_activated)
        self.list.currentItemChanged.connect(self._on_current)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self._filter = PassingLine("problems.filter", "Filter the problems", "Filter")
        self._filter.textChanged.connect(self._show)
        self._which = named(ChoiceBox(), "problems.which", "Which problems to show")
        self._which.addItems([_OPEN, _ACCEPTED])
        self._which.currentIndexChanged.connect(self._show)
        self._detail = named(QLabel(), "problems.detail")
        self._detail.setWordWrap(True)
        self._detail.setTextFormat(Qt.TextFormat.PlainText)
        self._next = push_button("Next problem", "problems.next", self.go_to_next)
        self._next.setToolTip("F7")
        self.fixes = FixButtons(desk, live)
        self._accept = push_button("Accept with a reason…", "problems.accept", self.accept_current)
        self._withdraw = push_button("Withdraw acceptance", "problems.withdraw", self._on_withdraw)
        self._lay_out()
        live.checked.connect(self.show_found)
        self.show_found(live.found)

    def _lay_out(self) -> None:
        bar = row_of(
            self._which,
            (self._filter, 1),
            self._next,
            self.fixes,
            self._accept,
            self._withdraw,
            margins=(GRID, GRID // 2, GRID, 0),
        )
        column_of(
            bar,
            (self.list, 1),
            row_of((self._detail, 1), margins=(GRID, 0, GRID, GRID // 2)),
            within=self,
            gap=GRID // 2,
        )

    def show_found(self, found: Checked) -> None:
        """Show what the last check found, keeping the selected problem selected."""
        accepted = len(found.problems) - len(found.open)
        known = self._live.checked_once
        self._which.setItemText(0, f"{_OPEN} ({len(found.open)})" if known else _OPEN)
        self._which.setItemText(1, f"{_ACCEPTED} ({accepted})" if known else _ACCEPTED)
        self._show()

    def check(self) -> None:
        """The person says that the statement is finished: what is missing weighs what it weighs."""
        self._checking = True
        self._which.setCurrentIndex(0)
        self._filter.clear()
        self.list.setCurrentIndex(QModelIndex())  # the gravest stand first, in sight
        self.list.scrollToTop()
        self._live.check_now()

    def _sign(self, problem: Problem) -> str:
        return problem.severity.value if self._checking else sign_of(problem)

    def _show(self) -> None:
        found = self._live.found
        accepting = self._which.currentIndex() == 1
        kept = self.current()
        unresolved = set(found.open)
        problems = (
            [p for p in found.problems if p not in unresolved] if accepting else list(found.open)
        )
        problems.sort(key=lambda p: (GRAVEST_FIRST[self._sign(p)], p.where.paragraph or 0))
        words = words_sought(self._filter.text())
        self._shown = [p for p in problems if self._matches(p, words)]
        self.list.blockSignals(True)
        self.list.clear()
        items = [self._item(problem) for problem in self._shown]
        self.list.addTopLevelItems(items)
        self.list.blockSignals(False)
        if kept is not None and kept in self._shown:
            self.list.setCurrentItem(items[self._shown.index(kept)])
        self._on_current()

    def _matches(self, problem: Problem, words: tuple[str, ...]) -> bool:
        return holds(f"{self._sign(problem)} {self._where(problem)} {problem.message}", words)

    def _where(self, problem: Problem) -> str:
        where = problem.where
        record = record_name(self._desk.bridge.case, where.kind, where.id) if where.kind else ""
        if where.paragraph is None:
            return (record or "The statement") + problem.often
        number = f"Paragraph {where.paragraph}{problem.often}"
        return number + (f" · {record}" if record else "")

    def _item(self, problem: Problem) -> QTreeWidgetItem:
        kind = self._sign(problem)
        item = QTreeWidgetItem([kind.capitalize(), self._where(problem), problem.message])
        item.setIcon(0, sign(kind))
        why = self._why(problem)
        places = "".join(f"“{place}”\n" for place in problem.places[:_MOST_PLACES])
        for column in range(3):
            item.setToolTip(column, f"{problem.message}\n{problem.hint}\n{places}{why}".strip())
        return item

    def _why(self, problem: Problem) -> str:
        """Why the rule exists and where it comes from, on one line."""
        reason = self._desk.workbench.library.wording.reasons.get(problem.code)
        return f"Why: {reason.why} ({reason.source})" if reason is not None else ""

    def current(self) -> Problem | None:
        """The selected problem."""
        row = self._row()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _row(self) -> int:
        item = self.list.currentItem()
        return self.list.indexOfTopLevelItem(item) if item is not None else -1

    def _on_current(self) -> None:
        problem = self.current()
        acceptance = self._acceptance(problem)
        given = answer_to(problem, self._desk.bridge.case) if problem is not None else None
        settled = acceptance is not None or given is not None
        objection = problem is not None and is_objection(problem)
        self._accept.setText("Answer it…" if objection else "Accept with a reason…")
        self._withdraw.setText("Withdraw answer" if objection else "Withdraw acceptance")
        self._accept.setVisible(not settled)
        self._accept.setEnabled(problem is not None)
        self._withdraw.setVisible(settled)
        self._next.setEnabled(bool(self._shown))
        self.fixes.offer(None if settled else problem)
        if problem is None:
            self._detail.setText("" if self._shown else self._nothing())
            self._detail.setVisible(not self._shown)
            return
        self._detail.show()
        reason = f" Accepted because: {acceptance.reason}" if acceptance is not None else ""
        reason = f" Considered: {given.answer}" if given is not None else reason
        words = f"{problem.message} {problem.hint}".strip() + reason
        self._detail.setText(f"{words}\n{self._why(problem)}".strip())

    def _nothing(self) -> str:
        if not self._live.checked_once:
            return "The statement is being checked."
        if self._filter.text():
            return "No problem matches the filter."
        if self._which.currentIndex() == 1:
            return "No problem has been accepted."
        return "The case and its statement pass every check."

    def _acceptance(self, problem: Problem | None) -> Acceptance | None:
        if problem is None:
            return None
        accepted = self._desk.bridge.case.acceptances.values()
        return next((a for a in accepted if a.problem_key == problem.key), None)

    def go_to_next(self, hand: str = "") -> None:
        """Select a problem and go there: those of the record in hand ("event:e7") first, one after
        the other, then the next in the list, the first after the last.
        """
        if not self._shown:
            return
        own = [each for each in self._shown if f"{each.where.kind}:{each.where.id}" == hand]
        current = self.current()
        if current is None or current not in own or current.key != self._gone_to:
            self._first = own
        left = [each for each in self._first if each in self._shown]
        row = self._shown.index(left[0]) if left else (self._row() + 1) % len(self._shown)
        self._first = left[1:]
        item = self.list.topLevelItem(row)
        if item is not None:
            self.list.setCurrentItem(item)
            self._on_activated()
            announce(self, self._shown[row].message)

    def fix_current(self) -> None:
        """Put the selected problem right, when the program can."""
        if not self.fixes.fix():
            self._detail.setText(self._cannot())
            self._detail.show()

    def fix_all_like_it(self) -> None:
        """Put every problem of the selected one's kind right, when the program can."""
        if not self.fixes.fix_all():
            self._detail.setText(self._cannot())
            self._detail.show()

    def _cannot(self) -> str:
        if self.current() is None:
            return "Select a problem first."
        return "Nobody but you can put this right: there is something to decide."

    def _on_menu(self, at: QPoint) -> None:
        """The commands for the problem under the pointer."""
        if self.list.itemAt(at) is None:
            return
        menu = QMenu(self)
        if not self.fixes.isHidden():
            menu.addAction(self.fixes.one.toolTip(), self.fix_current)
            if not self.fixes.all.isHidden():
                menu.addAction(self.fixes.all.text(), self.fix_all_like_it)
        if not self._accept.isHidden():
            menu.addAction(self._accept.text(), self.accept_current)
        else:
            menu.addAction(self._withdraw.text(), self._on_withdraw)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.list.viewport().mapToGlobal(at))

    def _on_activated(self) -> None:
        problem = self.current()
        if problem is not None and problem.where.kind:
            where, self._gone_to = problem.where, problem.key
            self.chosen.emit(where.kind, where.id, where.field)

    def accept_current(self) -> None:
        """Ask for the reason why the selected problem is right as it is, and keep it."""
        problem = self.current()
        if problem is not None:
            ask_why(self._desk, problem)

    def _on_withdraw(self) -> None:
        problem = self.current()
        if problem is not None and answer_to(problem, self._desk.bridge.case) is not None:
            self._desk.bridge.apply("Withdraw an answer", lambda case: withdraw(case, problem))
            return
        acceptance = self._acceptance(self.current())
        if acceptance is not None:
            about = problem.message if problem is not None else "a problem"
            self._desk.bridge.apply(
                f"No longer accept: {shortened(about, 60)}",
                lambda case: case.without("acceptance", acceptance.id),
            )
