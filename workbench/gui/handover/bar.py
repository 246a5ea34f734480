"""The bar over a case that a colleague handed over: whose it is, and what may be done with it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from workbench.application.versions.reading import handed_reading
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import day_in_words
from workbench.domain.records.complaint import Handed
from workbench.gui.look.buttons import command_button
from workbench.gui.look.labels import WrappedLabel, grounded
from workbench.gui.look.layout import GRID, named, row_of
from workbench.gui.look.theme.marks import Sign


class HandedBar(QFrame):
    """Stands over every page of such a case, and nowhere else."""

    def __init__(self, case: CaseFile) -> None:
        super().__init__()
        self.setObjectName("handed")
        grounded(self, "lst", "below")
        acts = (
            command_button("Note…", "handed.note", "hand-note", "Note on what is chosen", "quiet"),
            command_button("Second reading…", "handed.reading", "hand-reading", "", "quiet"),
            command_button("Send back…", "handed.back", "send-back", "", "quiet"),
        )
        row_of(
            Sign("to settle", 14),
            (named(WrappedLabel(_words(case)), "handed.words"), 1),
            *(acts if case.case.handed is Handed.TO_COMMENT else ()),
            within=self,
            margins=(2 * GRID, GRID // 2, GRID, GRID // 2),
            gap=GRID,
        )


def _words(case: CaseFile) -> str:
    """Whose case it is, since when it is here, and what may be done with it."""
    reading = handed_reading(case)
    whose, to, day = case.case.handed_by or "A colleague", "a second reader", ""
    if reading is not None:
        to = reading.reader
        day = f" on {day_in_words(reading.handed_on)}" if reading.handed_on is not None else ""
    may = (
        "You can write notes, propose wording and fill in the second reading."
        if case.case.handed is Handed.TO_COMMENT
        else "You can read it; nothing is changed here."
    )
    return f"{whose} handed this case over to {to}{day}. {may}"
