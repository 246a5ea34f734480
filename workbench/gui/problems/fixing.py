"""The buttons that put a problem right: this one, or all of its kind, each as one step to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput, WorkbenchError
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.problems import Problem
from workbench.domain.text import shortened
from workbench.gui.desk import Desk
from workbench.gui.live import Live
from workbench.gui.look.buttons import push_button
from workbench.gui.look.layout import row_of
from workbench.statement.nodes import Document

# For the reader only: a case is opened without what puts problems right.
if TYPE_CHECKING:
    from workbench.application.fixing.single import Fix

_LONGEST = 48


class FixButtons(QWidget):
    """Offers the fix of one problem, when it has one; the button says in words what it does."""

    def __init__(self, desk: Desk, live: Live) -> None:
        super().__init__()
        self._desk = desk
        self._live = live
        self._problem: Problem | None = None
        self.one = push_button("Fix", "problems.fix", self.fix)
        self.all = push_button("Fix all of this kind", "problems.fix-all", self.fix_all)
        row_of(self.one, self.all, within=self)
        self.hide()

    def offer(self, problem: Problem | None) -> None:
        """Offer what can be done about the chosen problem."""
        self._problem = problem
        document = self._live.document
        fix = self._fix(document)
        self.setVisible(fix is not None)
        if fix is None or document is None or problem is None:
            return
        self.one.setText(shortened(fix.label, _LONGEST).replace("&", "&&"))
        self.one.setToolTip(f"{fix.label} (Ctrl+F7)")
        self.one.setAccessibleName(f"Fix: {fix.label}")
        together = self._together(problem, document)
        self.all.setVisible(together is not None)
        if together is not None:
            self.all.setText(f"Fix all {together[1]} of this kind")

    def fix(self) -> bool:
        """Put the chosen problem right; False when there is nothing a program can do."""
        return self._carry_out(self._fix(self._composed()))

    def fix_all(self) -> bool:
        """Put every open problem of the chosen one's kind right, as one step."""
        document, problem = self._composed(), self._problem
        if document is None or problem is None:
            return False
        together = self._together(problem, document)
        return self._carry_out(together[0] if together is not None else self._fix(document))

    @property
    def _case(self) -> CaseFile:
        return self._desk.bridge.case

    @property
    def _library(self) -> ReferenceLibrary:
        return self._desk.workbench.library

    def _together(self, problem: Problem, document: Document) -> tuple[Fix, int] | None:
        from workbench.application.fixing.fixes import fix_all

        found = self._live.found.open
        return fix_all(found, problem.code, self._case, document, self._library)

    def _fix(self, document: Document | None) -> Fix | None:
        problem = self._problem
        if problem is None or document is None:
            return None
        from workbench.application.fixing.fixes import fix_for, may_have_fix

        if not may_have_fix(problem):
            return None
        return fix_for(problem, self._case, document, self._library)

    def _composed(self) -> Document | None:
        """The statement of the case as it is now: numbers may have moved since the last check."""
        try:
            return self._desk.workbench.compose(self._case, self._live.stage)
        except WorkbenchError:
            return self._live.document

    def _carry_out(self, fix: Fix | None) -> bool:
        if fix is None:
            return False
        try:
            return self._desk.bridge.apply(fix.name, fix.edit)
        except InvalidInput as error:
            self._desk.dialogs.inform("Fix a problem", error.message, error.hint)
            return False
