"""The question which remedies are agreed, asked before a draft is made final."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from workbench.application.fixing.stages import undecided
from workbench.application.records.labels import remedy_label, words_of
from workbench.domain.casefile import CaseFile
from workbench.domain.text import shortened
from workbench.gui.look.buttons import dialog_button
from workbench.gui.look.labels import note
from workbench.gui.look.layout import GRID, clear_out, column_of

_LONGEST = 78


class AgreedRemedies(QWidget):
    """A box for each remedy nobody has decided on, to be ticked as agreed.

    It follows the case: a remedy that is agreed to meanwhile is no longer asked about.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._boxes: dict[str, QCheckBox] = {}
        self._words: dict[str, str] = {}
        self._column = column_of(gap=GRID // 2, within=self)

    def show_case(self, case: CaseFile) -> None:
        """Ask about the remedies there now are; what is ticked stays ticked."""
        words = {}
        for remedy in undecided(case):
            said = words_of(case, remedy.text)
            words[remedy.id] = remedy_label(case, remedy) + (f": {said}" if said else "")
        if words == self._words:
            return
        ticked, self._words = self.ticked(), words
        clear_out(self._column)
        self._boxes = {id: self._box(id, said, id in ticked) for id, said in words.items()}
        for box in self._boxes.values():
            self._column.addWidget(box)
        if len(words) > 1:
            every = dialog_button("Tick all of them", "stage.agreed-all", self._tick_all)
            self._column.addWidget(every, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(
            note("What is not ticked stays a recommendation, and the statement says “should”.")
        )

    def _box(self, id: str, words: str, ticked: bool) -> QCheckBox:
        box = QCheckBox(shortened(words, _LONGEST).replace("&", "&&"))
        box.setToolTip(words)
        box.setObjectName(f"stage.agreed.{id}")
        box.setChecked(ticked)
        box.toggled.connect(lambda _on: self.changed.emit())
        return box

    def ticked(self) -> tuple[str, ...]:
        """The remedies marked as agreed."""
        return tuple(id for id, box in self._boxes.items() if box.isChecked())

    def asked(self) -> int:
        """How many remedies are asked about."""
        return len(self._boxes)

    def _tick_all(self) -> None:
        for box in self._boxes.values():
            box.setChecked(True)
