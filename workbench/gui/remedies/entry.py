"""A few lines filled in together and put into the case with one button."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from workbench.domain.dataclass import dataclass
from workbench.domain.dates.questions import Reading
from workbench.domain.errors import InvalidInput
from workbench.gui.fields.choice import choice_box
from workbench.gui.fields.passing_line import PassingLine
from workbench.gui.look.buttons import push_button
from workbench.gui.look.labels import A_DAY, FaultLine, as_high_as_a_line, as_wide_as, label_for
from workbench.gui.look.layout import Lines, column_of, held


@dataclass(frozen=True, slots=True)
class Blank:
    """One thing to fill in: `kind` is "words", "day" or "choice"; `share` of the row's width.

    `prompt` stands in the blank while it is empty.
    """

    name: str
    label: str
    kind: str = "words"
    prompt: str = ""
    share: int = 1


class EntryStrip(QWidget):
    """Blanks side by side and the button that puts them in; what is wrong is said beneath.

    `read` reads a day as it is typed. `act` is given the values by name (words, a day or None, what
    was chosen); it may raise `InvalidInput`, returns whether it was saved, and what was typed is
    kept until it is.
    """

    def __init__(
        self, name: str, blanks: Sequence[Blank], button: str,
        act: Callable[[Mapping[str, Any]], bool], read: Callable[[str], Reading],
    ) -> None:  # fmt: skip
        super().__init__()
        self._act, self._read = act, read
        self._blanks = {blank.name: blank for blank in blanks}
        self.controls: dict[str, QLineEdit | QComboBox] = {}
        row = Lines()
        for blank in blanks:
            row.put(held(self._cell(name, blank)), blank.share)
        self.button = push_button(button, f"{name}.enter", self._enter)
        row.put(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        self._fault = FaultLine(f"{name}.fault")
        column_of(row, self._fault, within=self, gap=4)

    def offer(self, name: str, options: Iterable[tuple[Any, str]]) -> None:
        """Set what can be chosen in a blank, keeping the choice."""
        box = self.controls[name]
        assert isinstance(box, QComboBox)
        wanted = list(options)
        shown = [(box.itemData(row), box.itemText(row)) for row in range(box.count())]
        if wanted != shown:
            chosen = box.currentData()
            box.clear()
            for value, words in wanted:
                box.addItem(words, value)
            box.setCurrentIndex(max(box.findData(chosen), 0))

    def clear(self) -> None:
        """Empty every blank."""
        for control in self.controls.values():
            if isinstance(control, QLineEdit):
                control.setText("")
            else:
                control.setCurrentIndex(0)
        self._fault.hide()

    def typed(self) -> dict[str, Any]:
        """What stands in the blanks, as typed; nothing when all are as they began."""
        found: dict[str, Any] = {}
        for name, control in self.controls.items():
            if isinstance(control, QLineEdit):
                found |= {name: control.text()} if control.text() else {}
            elif control.currentIndex() > 0:
                found[name] = control.currentData()
        return found

    def restore(self, typed: Mapping[str, Any]) -> None:
        """Show what was typed before, and empty every other blank."""
        self.clear()
        for name, value in typed.items():
            control = self.controls[name]
            if isinstance(control, QLineEdit):
                control.setText(value)
            else:
                control.setCurrentIndex(max(control.findData(value), 0))

    def begun(self) -> str:
        """What is typed in the blanks and not put in yet."""
        lines = (each for each in self.controls.values() if isinstance(each, QLineEdit))
        typed = any(each.isModified() and each.text().strip() for each in lines)
        return f"“{self.button.text()}”" if typed else ""

    def begin(self) -> None:
        """Bring the keyboard to the first blank."""
        self.focus_first()

    def focus_first(self) -> None:
        """Bring the keyboard to the first blank."""
        next(iter(self.controls.values())).setFocus()

    def _cell(self, name: str, blank: Blank) -> QVBoxLayout:
        control: QLineEdit | QComboBox
        if blank.kind == "choice":
            control = choice_box()
        else:
            control = PassingLine(prompt=blank.prompt, clearing=False)
            control.setMinimumHeight(as_high_as_a_line(control))
            control.setMinimumWidth(as_wide_as(control, blank.prompt or A_DAY))
            control.returnPressed.connect(self._enter)
        control.setObjectName(f"{name}.{blank.name}")
        control.setAccessibleName(blank.label)
        label = label_for(blank.label, control)
        self.controls[blank.name] = control
        return column_of(label, control, gap=4)

    def _value(self, blank: Blank) -> Any:
        control = self.controls[blank.name]
        if isinstance(control, QComboBox):
            return control.currentData()
        words = control.text().strip()
        return self._day(blank.label, words) if blank.kind == "day" else words

    def _day(self, label: str, words: str) -> date | None:
        if not words:
            return None
        day = self._read(words).date
        if day is None or day.exact is None:
            raise InvalidInput(
                f"{label}: “{words[:40]}” is not one day.", "Enter it as 17 June 2024."
            )
        return day.exact

    def _enter(self) -> None:
        if self._fault.attempt(
            lambda: self._act({each.name: self._value(each) for each in self._blanks.values()})
        ):
            self.clear()
