"""The Complaint page: what is complained of, and the limits on what may be investigated of it."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QWidget

from workbench.application.case.changes import ChangeSet
from workbench.domain.casefile import CaseFile
from workbench.gui.complaint.page import ComplaintPage
from workbench.gui.desk import Desk
from workbench.gui.jurisdiction.page import JurisdictionPage
from workbench.gui.look.labels import title
from workbench.gui.look.layout import GRID, column_of, named


class WholeComplaint(QWidget):
    """The heads of complaint, and behind a second tab the limits that arise."""

    title = "Complaint"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("complaint-page")
        self.desk = desk
        self.heads, self.limits = ComplaintPage(desk), JurisdictionPage(desk)
        self.tabs = named(QTabWidget(), "complaint.tabs", "Parts of the complaint")
        for page, name in ((self.heads, "Heads of complaint"), (self.limits, "Limits")):
            page.as_tab()
            self.tabs.addTab(page, name)
        top = column_of(title(self.title), margins=(2 * GRID, GRID + 4, 2 * GRID, 0))
        column_of(top, (self.tabs, 1), within=self)
        desk.bridge.changed.connect(self._on_changed)
        self._count()

    def counts(self, case: CaseFile) -> str:
        """How many heads there are."""
        return self.heads.counts(case)

    def focus_record(self, kind: str, id: str, field: str) -> None:
        """Show a head or a limit and bring the keyboard to a field of it."""
        page = self.limits if kind == "jurisdiction" else self.heads
        self.tabs.setCurrentWidget(page)
        page.focus_record(kind, id, field)

    def page_focus(self) -> None:
        """Work begins where it does on the part shown."""
        if self.tabs.currentWidget() is self.heads:
            self.heads.page_focus()
        else:
            self.limits.setFocus()

    def stops(self) -> list[QWidget]:
        """The heads and the one chosen, or the limits."""
        on_heads = self.tabs.currentWidget() is self.heads
        return self.heads.stops() if on_heads else [self.limits]

    def begin_find(self) -> None:
        """Find among the heads of complaint."""
        self.tabs.setCurrentWidget(self.heads)
        self.heads.begin_find()

    def show_view(self, key: str) -> None:
        """Show the limits ("jurisdiction") or the heads."""
        self.tabs.setCurrentIndex(int(key == "jurisdiction"))
        self.page_focus()

    def _on_changed(self, change_set: ChangeSet) -> None:
        if change_set.touches("jurisdiction"):
            self._count()

    def _count(self) -> None:
        number = len(self.desk.bridge.case.jurisdiction)
        self.tabs.setTabText(1, f"Limits  {number}" if number else "Limits")
