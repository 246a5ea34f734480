"""The marks of the timeline for screen readers: one control for each that is in sight.

The marks are drawn, and drawing says nothing. While somebody listens, each stands under a control
of its place and name that shows nothing and leaves the mouse alone; pressing it chooses the event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from workbench.gui.timeline.drawing import Placed

_MOST = 200
"""The most marks that are given a control at once."""


class SpokenMark(QAbstractButton):
    """Stands over a mark; it is checked while its event is the one chosen."""

    def __init__(self, within: QWidget) -> None:
        super().__init__(within)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setCheckable(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The mark beneath is drawn already."""


class SpokenMarks:
    """Gives the marks in sight their controls; `choose` takes the id of an event pressed."""

    def __init__(self, within: QWidget, choose: Callable[[str], object]) -> None:
        self._within, self._choose = within, choose
        self._marks: list[SpokenMark] = []

    def place(
        self, placed: list[Placed], shown: QRectF, name_of: Callable[[str], str], current: str
    ) -> None:
        """Put a control over each mark in sight, where somebody listens."""
        # Asked for late: Qt makes two hundred names ready with it, and hardly anybody listens.
        from PySide6.QtGui import QAccessible

        if not QAccessible.isActive():
            return
        found = list(_in_sight(placed, shown))
        for number, each in enumerate(found):
            mark = self._mark(number)
            mark.setGeometry(each.box.translated(-shown.topLeft()).toAlignedRect())
            mark.setAccessibleName(name_of(each.event_id) if each.event_id else each.detail)
            mark.setChecked(bool(each.event_id) and each.event_id == current)
            mark.setEnabled(bool(each.event_id))
            mark.setProperty("event", each.event_id)
            mark.show()
        for mark in self._marks[len(found) :]:
            mark.hide()

    def _mark(self, number: int) -> SpokenMark:
        if number == len(self._marks):
            mark = SpokenMark(self._within)
            mark.clicked.connect(partial(self._on_pressed, mark))
            self._marks.append(mark)
        return self._marks[number]

    def _on_pressed(self, mark: SpokenMark, *_checked: bool) -> None:
        self._choose(str(mark.property("event")))


def _in_sight(placed: list[Placed], shown: QRectF) -> Iterator[Placed]:
    seen = [each for each in placed if each.box.intersects(shown)]
    yield from seen[:_MOST]
