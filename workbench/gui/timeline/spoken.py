"""The marks of the timeline for screen readers: one control for each that is in sight.

The marks are drawn, and drawing says nothing. While somebody listens, each stands under a control
of its place and name that shows nothing and leaves the mouse alone; pressing it chooses the event.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from workbench.gui.timeline.drawing import Placed

_MOST = 200
"""The most marks that are given a control at once."""


class SpokenMark(QAbstractButton):
    """Stands over a mark; it is checked while its event is the one chosen."""

    def __init__(self, within: QWidget, choose: Callable[[str], object]) -> None:
        super().__init__(within)
        self._event_id = ""
        self.clicked.connect(lambda: choose(self._event_id))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setCheckable(True)

    def stand_for(self, event_id: str, name: str, current: bool) -> None:
        """Speak for another mark, which may be of no event."""
        self._event_id = event_id
        self.setAccessibleName(name)
        self.setChecked(current)
        self.setEnabled(bool(event_id))
        self.show()

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
        found = [each for each in placed if each.box.intersects(shown)][:_MOST]
        while len(self._marks) < len(found):
            self._marks.append(SpokenMark(self._within, self._choose))
        for mark, each in zip(self._marks, found, strict=False):
            id = each.event_id
            mark.setGeometry(each.box.translated(-shown.topLeft()).toAlignedRect())
            mark.stand_for(id, name_of(id) if id else each.detail, bool(id) and id == current)
        for mark in self._marks[len(found) :]:
            mark.hide()
