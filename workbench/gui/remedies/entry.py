"""A few lines filled in together and put into the case with one button."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.dates.reader import read_date
from workbench.domain.errors import InvalidInput
from workbench.gui.fields.choice import choice_box
from workbench.gui.fields.passing_line import PassingLine
from workbench.gui.look.appearance import GRID
from workbench.gui.look.labels import FAULT_MARK, as_high_as_a_line, fault_label


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

    `act` is given the values by name (words, a day or None, a choice's value); it may raise
    `InvalidInput`, returns whether it was saved, and what was typed is kept until it is.
    """

    def __init__(
        self, name: str, blanks: Sequence[Blank], button: str,
        act: Callable[[Mapping[str, Any]], bool],
    ) -> None:  # fmt: skip
        super().__init__()
        self._act = act
        self._blanks = {blank.name: blank for blank in blanks}
        self.controls: dict[str, QLineEdit | QComboBox] = {}
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for blank in blanks:
            row.addLayout(self._cell(name, blank), blank.share)
        self.button = QPushButton(button)
        self.button.setObjectName(f"{name}.enter")
        self.button.setAutoDefault(True)
        self.button.clicked.connect(lambda _=False: self._enter())
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        self._fault = fault_label()
        self._fault.setObjectName(f"{name}.fault")
        self._fault.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._fault)

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

    def focus_first(self) -> None:
        """Bring the keyboard to the first blank."""
        next(iter(self.controls.values())).setFocus()

    def _cell(self, name: str, blank: Blank) -> QVBoxLayout:
        control: QLineEdit | QComboBox
        if blank.kind == "choice":
            control = choice_box()
        else:
            control = PassingLine()
            control.setPlaceholderText(blank.prompt)
            control.setMinimumHeight(as_high_as_a_line(control))
            control.returnPressed.connect(self._enter)
        control.setObjectName(f"{name}.{blank.name}")
        control.setAccessibleName(blank.label)
        label = QLabel(blank.label)
        label.setBuddy(control)
        self.controls[blank.name] = control
        cell = QVBoxLayout()
        cell.setSpacing(4)
        cell.addWidget(label)
        cell.addWidget(control)
        return cell

    def _value(self, blank: Blank) -> Any:
        control = self.controls[blank.name]
        if isinstance(control, QComboBox):
            return control.currentData()
        words = control.text().strip()
        return _day(blank.label, words) if blank.kind == "day" else words

    def _enter(self) -> None:
        try:
            saved = self._act({blank.name: self._value(blank) for blank in self._blanks.values()})
        except InvalidInput as error:
            self._fault.setText(f"{FAULT_MARK}{error}")
            self._fault.show()
            return
        if saved:
            self.clear()


def _day(label: str, words: str) -> date | None:
    """The day typed, None when blank; raises `InvalidInput`."""
    if not words:
        return None
    reading = read_date(words, None)
    if reading.date is None or reading.date.exact is None:
        raise InvalidInput(f"{label}: “{words[:40]}” is not one day.", "Enter it as 17 June 2024.")
    return reading.date.exact
