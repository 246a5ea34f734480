"""The parts somebody took in the council's procedure, each leading to where it is entered."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from workbench.application.procedure.taking_part import parts_taken
from workbench.gui.desk import Desk
from workbench.gui.fields.bound import LABEL
from workbench.gui.fields.choice import sentence_case
from workbench.gui.look.buttons import push_button
from workbench.gui.look.labels import as_high_as_a_line, of_kind
from workbench.gui.look.layout import GRID, clear_out, column_of, row_of


class PartsTaken(QWidget):
    """The parts of the person shown; nothing for somebody without one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        heading = QLabel("Part taken")
        heading.setFixedWidth(LABEL - GRID)
        heading.setMinimumHeight(as_high_as_a_line(heading))
        self._listed = column_of(gap=2)
        row_of((heading, 0, Qt.AlignmentFlag.AlignTop), (self._listed, 1), within=self, gap=GRID)

    def show_person(self, id: str) -> None:
        """Show those of another person."""
        clear_out(self._listed)
        case = self._desk.bridge.case
        found = list(parts_taken(case, id))
        for each, words in found:
            complaint = case.complaints.get(each.complaint_id)
            about = f" · {complaint.title}" if complaint is not None and complaint.title else ""
            link = push_button(
                sentence_case(words) + about,
                f"person.part.{each.id}",
                partial(self._desk.goto, "participant", each.id, ""),
                tip="Show it on the Procedure page",
            )
            self._listed.addWidget(of_kind(link, "row"))
        self.setVisible(bool(found))
