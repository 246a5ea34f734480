"""Objections to a finding, each with room for the answer: "Considered: ..."."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.application.objections import Objection, answer, lapsed, objections_to, withdraw
from workbench.domain.dates import day_in_words
from workbench.domain.errors import InvalidInput
from workbench.domain.findings import Considered
from workbench.domain.problems import Problem
from workbench.gui.appearance import GRID, emphasised
from workbench.gui.desk import Desk
from workbench.gui.fields_labels import (
    FAULT_MARK,
    WrappedLabel,
    fault_label,
    lines_high,
    note,
    section,
)
from workbench.gui.live import Live


class ObjectionRow(QFrame):
    """One objection and its answer, which is saved when the keyboard leaves it."""

    left = Signal()

    def __init__(self, desk: Desk, objection: Objection) -> None:
        super().__init__()
        self._desk = desk
        self.problem = objection.problem
        self._saved = ""
        name = f"findings.objection.{self.problem.code}"
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._state = WrappedLabel()
        self._state.setObjectName(f"{name}.state")
        emphasised(self._state)
        about = f"\n“{self.problem.excerpt}”" if self.problem.excerpt else ""
        self._hint = note(f"{self.problem.hint}{about}".strip())
        label = QLabel("Considered:")
        self.editor = QPlainTextEdit()
        self.editor.setObjectName(name)
        self.editor.setAccessibleName(f"Considered: {self.problem.message}")
        self.editor.setTabChangesFocus(True)
        self.editor.setFixedHeight(lines_high(self.editor, 2))
        self.editor.setPlaceholderText("Mend it, or say here why the reasoning holds all the same")
        self.editor.installEventFilter(self)
        label.setBuddy(self.editor)
        self._fault = fault_label()
        self._fault.hide()
        self.answer = QPushButton("Save answer")
        self.answer.setObjectName(f"{name}.answer")
        self.answer.clicked.connect(lambda _=False: self.save())
        self.withdraw = QPushButton("Withdraw")
        self.withdraw.setObjectName(f"{name}.withdraw")
        self.withdraw.setAccessibleName(f"Withdraw the answer: {self.problem.message}")
        self.withdraw.clicked.connect(lambda _=False: self.take_back())
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.answer)
        buttons.addWidget(self.withdraw)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID + 4, GRID, GRID + 4, GRID)
        column.setSpacing(GRID // 2)
        for widget in (self._state, self._hint, label, self.editor, self._fault):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.show_objection(objection)

    def show_objection(self, objection: Objection) -> None:
        """Show the answer as it is saved; words being typed are left alone."""
        self.problem = objection.problem
        typed = self.editor.toPlainText() != self._saved
        given = objection.answer
        self._saved = given.answer if given is not None else ""
        if not typed and self.editor.toPlainText() != self._saved:
            self.editor.setPlainText(self._saved)
        mark = "✓ Answered: " if given is not None else FAULT_MARK
        when = f" ({day_in_words(given.on)})" if given is not None and given.on else ""
        self._state.setText(f"{mark}{self.problem.message}{when}")
        self.withdraw.setVisible(given is not None)

    def save(self) -> bool:
        """Keep the answer; False when it cannot be, and then the reason stands beneath."""
        words, problem = self.editor.toPlainText(), self.problem
        today = self._desk.workbench.clock.today()
        try:
            saved = self._desk.bridge.apply(
                "Answer an objection", lambda case: answer(case, problem, words, today)
            )
        except InvalidInput as error:
            self._fault.setText(FAULT_MARK + str(error))
            self._fault.show()
            return False
        if saved:
            self._saved = words
            self._fault.hide()
            self.left.emit()
        return saved

    def take_back(self) -> None:
        """Take the answer back; the objection is open again."""
        problem = self.problem
        self.editor.setFocus()
        self._saved = ""
        self.editor.clear()
        self._desk.bridge.apply("Withdraw an answer", lambda case: withdraw(case, problem))
        self.left.emit()

    def settle(self) -> None:
        """Save what is typed and not saved yet; a blank answer is none."""
        if self.editor.toPlainText().strip() and self.editor.toPlainText() != self._saved:
            self.save()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save when the keyboard leaves the answer."""
        if event.type() == QEvent.Type.FocusOut:
            self.settle()
        return super().eventFilter(watched, event)


class ObjectionsPanel(QWidget):
    """The objections to the finding shown; hidden while there are none."""

    def __init__(self, desk: Desk, live: Live | None) -> None:
        super().__init__()
        self.setObjectName("findings.objections")
        self._desk, self._live = desk, live
        self._finding_id = ""
        self._rows: dict[tuple[str, str], ObjectionRow] = {}
        self._lapsed = note()
        self._lapsed.setObjectName("findings.objections.lapsed")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._column.addWidget(section("Objections"))
        self._column.addWidget(self._lapsed)
        if live is not None:
            live.checked.connect(lambda _found: self.follow())
        self.hide()

    def show_finding(self, id: str) -> None:
        """Show the objections to another finding; what is typed is saved first."""
        if id != self._finding_id:
            for row in list(self._rows.values()):
                row.settle()
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
        old = lapsed(case, self._finding_id, problems) if problems else []
        self._lapsed.setText("\n".join(_lapsed_words(each) for each in old))
        self._lapsed.setVisible(bool(old))
        self.setVisible(bool(found or old))

    def focus_first(self) -> bool:
        """Bring the keyboard to the first answer; False when there is no objection."""
        row = next(iter(self._rows.values()), None)
        if row is not None:
            row.editor.setFocus()
        return row is not None

    def _show(self, objections: list[Objection]) -> None:
        wanted = {(each.problem.code, each.problem.excerpt): each for each in objections}
        for key in [key for key in self._rows if key not in wanted]:
            row = self._rows.pop(key)
            row.hide()
            row.deleteLater()
        for key, objection in wanted.items():
            if key in self._rows:
                self._rows[key].show_objection(objection)
                continue
            row = ObjectionRow(self._desk, objection)
            row.left.connect(self.follow)
            self._rows[key] = row
            self._column.insertWidget(self._column.count() - 1, row)
        self.setVisible(bool(wanted))


def _lapsed_words(given: Considered) -> str:
    return f"Answered earlier, and no longer raised: “{given.answer}”"
