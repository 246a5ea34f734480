"""A time limit corrected or added for one case, with the reason."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QLineEdit,
    QWidget,
)

from workbench.application.procedure.limits import add_limit, correct_limit
from workbench.application.procedure.steps import step_rows
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.counting import DeadlineUnit
from workbench.domain.errors import InvalidInput
from workbench.domain.procedure.limits import RuleBook
from workbench.domain.procedure.steps import STAGE_TWO_START, LimitDuty, StepLimit
from workbench.domain.text import capitalised
from workbench.gui.desk import Desk
from workbench.gui.fields.choice import choice_box
from workbench.gui.fields.typing import WordsEdit
from workbench.gui.look.dialog import Dialog
from workbench.gui.look.labels import lines_high, note
from workbench.gui.look.layout import GRID, form_of, held, named, row_of

_KEPT = "Nothing was changed."


class LimitDialog(Dialog):
    """The limit's own words and figures; `saved` carries its id once the case has it."""

    saved = Signal(str)

    def __init__(
        self,
        desk: Desk,
        rules: RuleBook,
        complaint_id: str,
        limit: StepLimit | None,
        parent: QWidget | None = None,
    ) -> None:
        title = "Correct a time limit" if limit else "Add a time limit"
        super().__init__(parent, "limit-dialog", title, 560, 0)
        self._desk, self._rules, self._complaint_id, self._limit = desk, rules, complaint_id, limit
        shown = limit or StepLimit(id="")
        self._steps = self._offered(shown)
        self.title = self._line("title", "Name of the limit", shown.title)
        self.did = self._line("did", "What is to be done", shown.did)
        self.did.setPlaceholderText("such as finished stage two")
        self.duty = self._box("duty", "Who has to keep it", [each.value for each in LimitDuty])
        self.duty.setCurrentIndex(list(LimitDuty).index(shown.duty))
        self.from_step = self._step_box("from", "Runs from", shown.from_steps, needed=True)
        self.to_step = self._step_box("to", "Until", (shown.to_step,), needed=True)
        self.count = self._line("count", "Time allowed", str(shown.count or ""))
        self.unit = self._box("unit", "Unit", [each.value for each in DeadlineUnit])
        self.unit.setCurrentIndex(list(DeadlineUnit).index(shown.unit))
        self.extended = self._line(
            "extended", "Time in all when extended", str(shown.extended or "")
        )
        self.extended_by = self._step_box("extended-by", "Extended by", (shown.extended_by,))
        self.beginning = named(
            QCheckBox("The first day counts (“beginning with”)"), "limit-dialog.beginning"
        )
        self.beginning.setChecked(shown.beginning_with)
        self.provision = self._line("provision", "Where it is laid down", shown.provision)
        self.why = named(
            WordsEdit(shown.why_changed), "limit-dialog.why", "Why this case is judged by it"
        )
        self.why.setFixedHeight(lines_high(self.why, 2))
        self._lay_out()

    def _offered(self, limit: StepLimit) -> list[tuple[str, str]]:
        """The steps a limit may run between, by key and title."""
        case = self._desk.bridge.case
        steps = [(row.key, row.title) for row in step_rows(case, self._complaint_id, self._rules)]
        complaint = case.complaints[self._complaint_id]
        if complaint.procedure == "statutory-children":
            steps.insert(0, (STAGE_TWO_START, "The beginning of stage two, as chosen"))
        return steps

    def _line(self, name: str, label: str, words: str) -> QLineEdit:
        return named(QLineEdit(words), f"limit-dialog.{name}", label)

    def _box(self, name: str, label: str, words: list[str]) -> QComboBox:
        box = named(choice_box(), f"limit-dialog.{name}", label)
        box.addItems([capitalised(each) for each in words])
        return box

    def _step_box(
        self, name: str, label: str, keys: tuple[str, ...], needed: bool = False
    ) -> QComboBox:
        """A choice of step; several steps of a rule stand together as one choice."""
        box = self._box(name, label, [])
        box.addItem("Choose a step" if needed else "Nothing", ())
        titles = dict(self._steps)
        if len(keys) > 1:
            box.addItem(" or ".join(titles.get(key, key) for key in keys), keys)
        for key, title in self._steps:
            box.addItem(title, (key,))
        wanted = tuple(key for key in keys if key)
        found = [n for n in range(box.count()) if tuple(box.itemData(n) or ()) == wanted]
        box.setCurrentIndex(found[0] if found else 0)
        return box

    def _lay_out(self) -> None:
        self.count.setMaximumWidth(72)
        self.extended.setMaximumWidth(72)
        pair = held(row_of(self.count, (self.unit, 1)))
        other = held(row_of(self.extended, (self.extended_by, 1)))
        pair.setFocusProxy(self.count)
        other.setFocusProxy(self.extended)
        form = form_of(
            ("&Name of the limit", self.title),
            ("&What is to be done", self.did),
            ("Who has to &keep it", self.duty),
            ("Runs &from", self.from_step),
            ("&Until", self.to_step),
            ("&Time allowed", pair),
            ("", self.beginning),
            ("Time in all when e&xtended, by", other),
            ("&Laid down in", self.provision),
            ("&Reason", self.why),
        )
        buttons = QDialogButtonBox()
        named(
            buttons.addButton("Save for this case", QDialogButtonBox.ButtonRole.AcceptRole),
            "limit-dialog.save",
        )
        buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._on_save)
        buttons.rejected.connect(self.reject)
        self.show_parts(
            note(
                "This changes the limit for this case only. The rules themselves, and other "
                "cases, stay as they are."
            ),
            form,
            self.fault,
            buttons,
            gap=GRID + GRID // 2,
        )
        self.fault.hide()

    def _on_save(self) -> None:
        id = self._limit.id if self._limit is not None else self._desk.ids.new("limit")
        label = "Correct time limit" if self._limit is not None else "Add time limit"

        def save() -> bool:
            fields = self._entered()
            return self._desk.bridge.apply(label, lambda case: self._edit(case, id, fields))

        if self.fault.attempt(save):
            self.accept()
            self.saved.emit(id)

    def _edit(self, case: CaseFile, id: str, fields: dict[str, Any]) -> CaseFile:
        why = self.why.toPlainText()
        if self._limit is not None:
            return correct_limit(case, id, why, **fields)
        case = add_limit(case, self._complaint_id, id, **fields)
        return correct_limit(case, id, why)

    def _entered(self) -> dict[str, Any]:
        if not self.title.text().strip():
            raise InvalidInput("The limit has no name.", f"{_KEPT} Say what it is called.")
        extended_by = "".join(self.extended_by.currentData() or ())
        extended = self._number(self.extended, "time when extended") if extended_by else 0
        if extended_by and not extended:
            raise InvalidInput("The extended time is missing.", f"{_KEPT} Enter it as a figure.")
        return {
            "title": self.title.text(),
            "did": self.did.text(),
            "duty": list(LimitDuty)[self.duty.currentIndex()],
            "from_steps": tuple(self.from_step.currentData() or ()),
            "to_step": "".join(self.to_step.currentData() or ()),
            "count": self._number(self.count, "time allowed"),
            "unit": list(DeadlineUnit)[self.unit.currentIndex()],
            "extended": extended,
            "extended_by": extended_by,
            "beginning_with": self.beginning.isChecked(),
            "provision": self.provision.text(),
        }

    @staticmethod
    def _number(line: QLineEdit, what: str) -> int:
        words = line.text().strip()
        if not (words.isascii() and words.isdigit()) or not 1 <= int(words[:6]) <= 1000:
            raise InvalidInput(
                f"The {what} is a whole number from 1 to 1,000.", f"{_KEPT} Enter a figure."
            )
        return int(words[:6])
