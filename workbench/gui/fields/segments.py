"""A field for choosing one of a few values, all in sight side by side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFrame, QPushButton

from workbench.domain.text import capitalised
from workbench.gui.fields.binding import Binding
from workbench.gui.fields.bound import BoundField
from workbench.gui.fields.choice import choice_box
from workbench.gui.look.labels import of_kind
from workbench.gui.look.layout import Lines, held, row_of


class _Segment(QPushButton):
    """One of the values side by side; `stepped` asks for the next (1) or the one before (-1),
    `pointed` says that it was clicked with the mouse.

    Qt's own arrow keys only go on from a value that is chosen already.
    """

    stepped = Signal(int)
    pointed = Signal()

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setCheckable(True)
        of_kind(self, "segment")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        by = {keys.Key_Right: 1, keys.Key_Down: 1, keys.Key_Left: -1, keys.Key_Up: -1}
        step = by.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.isChecked() and self.rect().contains(event.position().toPoint()):
            self.pointed.emit()


class SegmentsField(BoundField):
    """One of a few values, all in sight side by side; the chosen one is marked.

    `chosen` says that the person chose one, `pointed` that they did so with the mouse and may be
    led on: whoever goes along the values by keys is not there yet.
    """

    chosen = Signal()
    pointed = Signal()
    saves_when_idle = False

    def __init__(self, at: Binding, field: str, values: Sequence[Any], label: str = "") -> None:
        super().__init__(at, field, label=label)
        spoken = at.fact(field).facts.words or {}
        self._words = {each: capitalised(spoken.get(each, each.value)) for each in values}
        self.buttons: dict[Any, QPushButton] = {}
        self._others = choice_box(f"{at.kind}.{field}.other", f"{self.label}: other")
        frame = of_kind(QFrame(), "segments")
        self._group = QButtonGroup(self)
        row = Lines(0)
        row_of((row, 1), within=frame, margins=1)
        for number, each in enumerate(values):
            button = _Segment(self._words[each])
            button.setAutoExclusive(True)  # heard as one of several
            button.stepped.connect(partial(self._step, number))
            button.pointed.connect(self.pointed)
            self._group.addButton(button, number)
            row.put(button, 0)
            self.watch(button, f"{self.label}: {self._words[each]}")
            button.setObjectName(f"{at.kind}.{field}.{number}" if number else f"{at.kind}.{field}")
            self.buttons[each] = button
        self._rest = [each for each in at.fact(field).type if each not in self._words]
        self._others.addItems([capitalised(spoken.get(each, each.value)) for each in self._rest])
        self._others.setPlaceholderText("Other")
        self._others.setCurrentIndex(-1)
        self._others.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        if not self._rest:
            self._others.hide()
        self._others.activated.connect(lambda _index: self._on_other())
        self.watch(self._others, f"{self.label}: other")
        self._others.setToolTip(f"{self.label}: other")
        self._group.idClicked.connect(lambda _id: self._on_segment())
        first = next(iter(self.buttons.values()))
        side = Lines()
        side.put(frame, 0)
        side.put(self._others, 0)
        self.column.addWidget(held(side))
        self.begins_at(first)
        self.finish()

    def raw(self) -> Any:
        """The value chosen, None when none is."""
        for each, button in self.buttons.items():
            if button.isChecked():
                return each
        return self._other()

    def _other(self) -> Any:
        # Kept here: Qt would give a value back as a plain string.
        place = self._others.currentIndex()
        return self._rest[place] if place >= 0 else None

    def put(self, value: Any) -> None:
        """Mark the value chosen."""
        self._group.setExclusive(False)
        for each, button in self.buttons.items():
            button.setChecked(each == value)
            button.setText(f"✓ {self._words[each]}" if each == value else self._words[each])
        self._group.setExclusive(True)
        # Tab stops at the chosen one, at the first while none is; Qt remembers the one before.
        at = self.buttons.get(value) or next(iter(self.buttons.values()))
        for button in self.buttons.values():
            policies = Qt.FocusPolicy
            button.setFocusPolicy(policies.StrongFocus if button is at else policies.ClickFocus)
        self.begins_at(at)
        with QSignalBlocker(self._others):
            self._others.setCurrentIndex(self._rest.index(value) if value in self._rest else -1)

    def _step(self, number: int, by: int) -> None:
        """Choose the next value or the one before, round again from the last to the first."""
        next_one = list(self.buttons.values())[(number + by) % len(self.buttons)]
        next_one.setFocus(Qt.FocusReason.OtherFocusReason)
        next_one.click()

    def _on_segment(self) -> None:
        with QSignalBlocker(self._others):
            self._others.setCurrentIndex(-1)
        self._choose(self.raw())

    def _on_other(self) -> None:
        self._choose(self._other())

    def _choose(self, value: Any) -> None:
        self.put(value)
        self.commit()
        self.chosen.emit()
