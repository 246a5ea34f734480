"""The Complaint page: what is complained of, and the limits on what may be investigated of it."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QWidget

from workbench.application.case.changes import ChangeSet
from workbench.gui.complaint.page import ComplaintPage
from workbench.gui.desk import Desk
from workbench.gui.jurisdiction.page import JurisdictionPage
from workbench.gui.look.labels import title
from workbench.gui.look.layout import GRID, column_of, named
from workbench.gui.look.tabs import LateTabs


class WholeComplaint(QWidget):
    """The heads of complaint, and behind a second tab the limits that arise."""

    title = "Complaint"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("complaint-page")
        self.desk = desk
        self.heads = ComplaintPage(desk)
        self.heads.as_tab()
        self.tabs = named(LateTabs(), "complaint.tabs", "Parts of the complaint")
        self.tabs.offer(("Heads of complaint", lambda: self.heads), ("Limits", self._make_limits))
        top = column_of(title(self.title), margins=(2 * GRID, GRID + 4, 2 * GRID, 0))
        column_of(top, (self.tabs, 1), within=self)
        desk.bridge.changed.connect(self._on_changed)
        self._count()

    def _make_limits(self) -> JurisdictionPage:
        made = JurisdictionPage(self.desk)
        made.as_tab()
        return made

    @property
    def limits(self) -> JurisdictionPage:
        """The limits that arise, and those considered besides."""
        return cast(JurisdictionPage, self.tabs.part(1))

    def focus_record(self, kind: str, id: str, field: str) -> None:
        """Show a head or a limit and bring the keyboard to a field of it."""
        on_limits = kind == "jurisdiction"
        self.tabs.setCurrentIndex(int(on_limits))
        page = self.limits if on_limits else self.heads
        page.focus_record(kind, id, field)

    def page_focus(self) -> None:
        """Work begins where it does on the part shown."""
        if self.tabs.currentIndex():
            self.limits.setFocus()
        else:
            self.heads.page_focus()

    def stops(self) -> list[QWidget]:
        """The heads and the one chosen, or the limits."""
        return [self.limits] if self.tabs.currentIndex() else self.heads.stops()

    def begin_find(self) -> None:
        """Find among the heads of complaint."""
        self.tabs.setCurrentIndex(0)
        self.heads.begin_find()

    def show_view(self, key: str) -> None:
        """Show the limits ("jurisdiction") or the heads."""
        self.tabs.setCurrentIndex(int(key == "jurisdiction"))
        self.page_focus()

    def _on_changed(self, change_set: ChangeSet) -> None:
        if change_set.touches("jurisdiction", "head"):
            self._count()

    def _count(self) -> None:
        case = self.desk.bridge.case
        for place, words, number in (
            (0, "Heads of complaint", len(case.heads)),
            (1, "Limits", len(case.jurisdiction)),
        ):
            self.tabs.setTabText(place, f"{words}  {number}" if number else words)
