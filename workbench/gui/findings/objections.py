"""Objections to a finding, each with room for the answer: "Considered: ..."."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from workbench.application.findings.objections import (
    Objection,
    answer,
    lapsed_answers,
    objections_to,
    withdraw,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import day_in_words
from workbench.domain.problems import Problem
from workbench.gui.bridge import follow
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.text import TextField
from workbench.gui.live import Live
from workbench.gui.look.buttons import push_button
from workbench.gui.look.labels import FAULT_MARK, WrappedLabel, emphasised, note, of_kind
from workbench.gui.look.layout import GRID, PANEL, REST, column_of, named, row_of
from workbench.gui.records.folds import TO_SETTLE
from workbench.statement.checks.answered import answer_to


class AnswerField(TextField):
    """What was considered about one objection; blank while it is open."""

    def __init__(self, desk: Desk, problem: Problem) -> None:
        super().__init__(records_of(desk, "finding"), "considered", least=2, label="Considered")
        self.problem = problem
        self.editor.setPlaceholderText(
            "Put it right, or say here why the reasoning holds all the same"
        )
        self.editor.setAccessibleName(f"Considered: {problem.message}")

    def value_in(self, case: CaseFile) -> Any:
        """The answer that holds, "" while there is none."""
        given = answer_to(self.problem, case)
        return given.answer if given is not None else ""

    def save(self, value: Any) -> bool:
        """Keep the answer; a blank one is taken back."""
        problem, today = self.problem, self.desk.workbench.clock.today()
        if not value.strip():
            return self.desk.bridge.apply(
                "Withdraw an answer", lambda case: withdraw(case, problem)
            )
        return self.desk.bridge.apply(
            "Answer an objection",
            lambda case: answer(case, problem, value, today),
            f"considered.{problem.key}",
        )


class ObjectionRow(QFrame):
    """One objection and its answer."""

    def __init__(self, desk: Desk, objection: Objection) -> None:
        super().__init__()
        self._desk = desk
        self.problem = objection.problem
        name = f"findings.objection.{self.problem.code}"
        of_kind(self, "card")
        self._state = named(WrappedLabel(), f"{name}.state")
        emphasised(self._state)
        excerpt = self.problem.excerpt
        about = f"\n“{excerpt}”" if excerpt and excerpt not in self.problem.message else ""
        self._hint = note(f"{self.problem.hint}{about}".strip())
        self.field = AnswerField(desk, self.problem)
        self.field.name_as(name)
        self.withdraw = push_button(
            "Withdraw the answer",
            f"{name}.withdraw",
            self.take_back,
            spoken=f"Withdraw the answer: {self.problem.message}",
        )
        buttons = row_of(self.withdraw, REST)
        column = column_of(within=self, margins=PANEL, gap=GRID // 2)
        for widget in (self._state, self._hint, self.field):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.field.bind(desk.bridge.case, self.problem.where.id)
        self.follow()

    def follow(self) -> None:
        """Show the answer as it is saved; words being typed are left alone."""
        case = self._desk.bridge.case
        self.field.refresh(case)
        given = answer_to(self.problem, case)
        mark = "✓ Answered: " if given is not None else FAULT_MARK
        when = f" ({day_in_words(given.on)})" if given is not None and given.on else ""
        self._state.setText(f"{mark}{self.problem.message}{when}")
        self.is_open = given is None
        self.withdraw.setVisible(not self.is_open)

    def take_back(self) -> None:
        """Take the answer back; the objection is open again."""
        self.field.setFocus()
        self.field.editor.clear()
        self.field.commit()


class ObjectionsPanel(QWidget):
    """The objections to the finding shown; `counted` says that they may be others."""

    counted = Signal()

    def __init__(self, desk: Desk, live: Live | None) -> None:
        super().__init__()
        self.setObjectName("findings.objections")
        self._desk, self._live = desk, live
        self._finding_id = ""
        self._rows: dict[tuple[str, str], ObjectionRow] = {}
        self._lapsed = named(note(), "findings.objections.lapsed")
        self._none = note("The last check raised no objection to this finding.")
        self._column = column_of(self._none, self._lapsed, within=self)
        if live is not None:
            live.checked.connect(self.follow)
        follow(self, desk.bridge, self.follow, "finding")

    def show_finding(self, id: str) -> None:
        """Show the objections to another finding; what is typed is saved first."""
        if id != self._finding_id:
            for row in list(self._rows.values()):
                row.field.commit()
            self._show([])
        self._finding_id = id
        self.follow()

    def follow(self) -> None:
        """Show the objections as the last check found them."""
        case = self._desk.bridge.case
        problems: Sequence[Problem] = self._live.found.problems if self._live is not None else ()
        if self._finding_id not in case.findings:
            self._show([])
            return
        found = objections_to(case, self._finding_id, problems)
        self._show(found)
        old = lapsed_answers(case, self._finding_id, problems) if problems else []
        self._lapsed.setText(
            "\n".join(f"Answered earlier, and no longer raised: “{each.answer}”" for each in old)
        )
        self._lapsed.setVisible(bool(old))
        self._none.setVisible(not found and not old)
        self.counted.emit()

    def summary(self) -> str:
        """How many there are, and whether some are open."""
        waiting = sum(row.is_open for row in self._rows.values())
        if waiting:
            return f"{TO_SETTLE} {waiting} to answer"
        return f"{len(self._rows)} answered" if self._rows else ""

    def _show(self, objections: list[Objection]) -> None:
        wanted = {(each.problem.code, each.problem.excerpt): each for each in objections}
        for key in [key for key in self._rows if key not in wanted]:
            row = self._rows.pop(key)
            row.hide()
            row.deleteLater()
        for key, objection in wanted.items():
            if key in self._rows:
                self._rows[key].follow()
                continue
            row = ObjectionRow(self._desk, objection)
            self._rows[key] = row
            self._column.insertWidget(self._column.count() - 1, row)
