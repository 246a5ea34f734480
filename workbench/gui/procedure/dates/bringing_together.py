"""The dates that stand on the Procedure page alone, and what to do with each of them."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from workbench.application.case.changes import ChangeSet
from workbench.application.procedure.bringing_together import (
    Proposal,
    bring_together,
    proposals,
)
from workbench.domain.step_dates import entered_twice
from workbench.domain.text import how_many
from workbench.gui.desk import Desk
from workbench.gui.errors import show_on_top
from workbench.gui.fields.choice import choice_box
from workbench.gui.look.buttons import dialog_button, push_button
from workbench.gui.look.dialog import Dialog
from workbench.gui.look.labels import label_for, note, of_kind
from workbench.gui.look.layout import GRID, REST, column_of, row_of, scrolled


class TogetherLine(QWidget):
    """One quiet line while dates of the complaint shown are not in the chronology."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._complaint_id = desk, ""
        self.button = push_button("", "procedure.together", self._on_open)
        row_of(of_kind(self.button, "quiet"), REST, within=self)
        desk.bridge.changed.connect(self._on_changed)

    def show_complaint(self, id: str) -> None:
        """Say it of another complaint."""
        self._complaint_id = id
        case, rules = self._desk.bridge.case, self._desk.workbench.library.rules
        alone = proposals(case, id, rules)
        ids = {each.step_id for each in alone}
        twice = sum(each.step.id in ids for each in entered_twice(case, rules))
        what = how_many(len(alone), "date is", "dates are")
        also = f"; {twice} may be entered there already" if twice else ""
        self.button.setText(f"{what} not in the chronology{also}…")
        self.setVisible(bool(alone))

    def _on_open(self) -> None:
        show_on_top(TogetherDialog(self._desk, self._complaint_id, self.window()))

    def _on_changed(self, change_set: ChangeSet) -> None:
        if not change_set.changes or change_set.touches("step", "event", "complaint"):
            self.show_complaint(self._complaint_id)


class TogetherDialog(Dialog):
    """One row for each date: it stays by itself, becomes an event, or is one that is there."""

    def __init__(self, desk: Desk, complaint_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, "together", "Dates of the procedure and the chronology", 720, 480)
        self._desk = desk
        rules = desk.workbench.library.rules
        self.boxes: list[tuple[Proposal, QComboBox]] = []
        body = QWidget()
        column = column_of(within=body, margins=(0, 0, GRID, 0), gap=GRID // 2)
        for each in proposals(desk.bridge.case, complaint_id, rules):
            box = choice_box(
                f"together.{each.step_id}",
                each.title,
                [(choice.words, n) for n, choice in enumerate(each.choices)],
            )
            box.setCurrentIndex(each.proposed)
            self.boxes.append((each, box))
            column.addWidget(label_for(each.title, box))
            column.addWidget(box)
            column.addSpacing(GRID)
        column.addStretch(1)
        self.show_parts(
            note(
                "A date that is an event is entered once: changed on either page, it changes on "
                "both. An event that is there keeps its words. New ones "
                f"{'go into the statement' if desk.new_events.printed else 'are not printed'}."
            ),
            (scrolled(body, "Dates of the procedure"), 1),
            self.fault,
            self.last_row(dialog_button("Bring together", "together.ok", self._on_ok, "primary")),
        )

    def _on_ok(self) -> None:
        desk, rules = self._desk, self._desk.workbench.library.rules
        chosen = [(each.step_id, each.choices[box.currentData()]) for each, box in self.boxes]
        self.save(
            desk.bridge,
            "Bring dates and events together",
            lambda case: bring_together(case, chosen, rules, desk.new_events),
        )
