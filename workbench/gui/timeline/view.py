"""The timeline on the screen: zoomed, moved and read by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QFrame, QToolTip, QWidget

from workbench.application.procedure.timeline import Timeline
from workbench.gui.look.layout import announce
from workbench.gui.timeline.drawing import Drawing, fitting_scale

_MOST = 200
"""The most marks that are given a control at once."""


class SpokenMark(QAbstractButton):
    """Stands over a mark; it is checked while its event is the one chosen."""

    def __init__(self, within: QWidget, choose: Callable[[str], object]) -> None:
        super().__init__(within)
        self._event_id = ""
        self.toggled.connect(lambda on: choose(self._event_id) if on else None)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def stand_for(self, event_id: str, name: str, current: bool) -> None:
        """Speak for another mark, which may be of no event."""
        self._event_id = event_id
        self.setAccessibleName(name)
        self.setEnabled(bool(event_id))
        self.setCheckable(bool(event_id))
        # Heard as one of several; what is one of them takes no other's mark away by itself.
        with QSignalBlocker(self):
            self.setAutoExclusive(False)
            self.setChecked(current)
            self.setAutoExclusive(bool(event_id))
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The mark beneath is drawn already."""


class SpokenMarks:
    """Gives the marks in sight their controls; `choose` takes the id of an event pressed."""

    def __init__(self, within: QWidget, choose: Callable[[str], object]) -> None:
        self._within, self._choose = within, choose
        self._marks: list[SpokenMark] = []

    def place(
        self, drawing: Drawing, shown: QRectF, name_of: Callable[[str], str], current: str
    ) -> None:
        """Put a control over each mark in sight, where somebody listens."""
        # Asked for late: Qt makes two hundred names ready with it, and hardly anybody listens.
        from PySide6.QtGui import QAccessible

        if not QAccessible.isActive():
            return
        found = [each for each in drawing.placed(shown) if each.box.intersects(shown)][:_MOST]
        while len(self._marks) < len(found):
            self._marks.append(SpokenMark(self._within, self._choose))
        for mark, each in zip(self._marks, found, strict=False):
            id = each.event_id
            mark.setGeometry(each.box.translated(-shown.topLeft()).toAlignedRect())
            mark.stand_for(id, name_of(id) if id else each.detail, bool(id) and id == current)
        for mark in self._marks[len(found) :]:
            mark.hide()


CLOSEST, WIDEST = 40.0, 0.02
"""Pixels a day when zoomed in and out as far as it goes."""

_STEP = 1.25


class TimelineView(QAbstractScrollArea):
    """A drawing that can be larger than the window. `opened` carries the id of an event to show,
    `pointed_at` the words of what is pointed at or chosen."""

    opened = Signal(str)
    pointed_at = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("timeline.view")
        self.setAccessibleName("Timeline")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportMargins(1, 1, 1, 1)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        self.current = ""
        self.detail_of: Callable[[str], str] = lambda id: ""
        self._timeline = Timeline((), (), ())
        self.scale = 1.0  # pixels a day
        self.shows_all = True  # and goes on doing so when the window grows
        self._grip: QPoint | None = None
        self._moved = False
        self.drawing = Drawing.of(self._timeline, self.scale, self.font())
        self._spoken = SpokenMarks(self.viewport(), self.choose)

    def show_timeline(self, timeline: Timeline) -> None:
        """Show a timeline; the place and the zoom stay as they are."""
        self._timeline = timeline
        if self.current not in {event.id for event in timeline.events}:
            self.current = ""
        self._lay_out()

    def _lay_out(self) -> None:
        room = self.viewport().width()
        self.drawing = Drawing.of(self._timeline, self.scale, self.font(), room)
        if not self.shows_all:
            # Room behind the end for the words there, and so that a zoom about the pointer can hold
            # the day it is on.
            self.drawing.width += room // 2
        self._set_bars()
        self.viewport().update()
        self._speak()

    def _speak(self) -> None:
        shown = QRectF(self._corner(), self.viewport().size())
        self._spoken.place(self.drawing, shown, self.detail_of, self.current)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What has come into sight can be heard."""
        super().scrollContentsBy(dx, dy)
        self._speak()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody may listen by now."""
        super().showEvent(event)
        self._speak()

    def _set_bars(self) -> None:
        area = self.viewport().size()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setPageStep(area.width())
        across.setRange(0, max(0, round(self.drawing.width) - area.width()))
        across.setSingleStep(40)
        down.setPageStep(area.height())
        down.setRange(0, max(0, round(self.drawing.height) - area.height()))
        down.setSingleStep(round(self.drawing.row))

    def _corner(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def zoom(self, factor: float, at: float | None = None) -> None:
        """Zoom about a place in the window; about the event chosen, or the middle, when None."""
        place = self._middle() if at is None else at
        left = self.drawing.ruler.left
        day = (self._corner().x() + place - left) / self.scale
        self.scale = min(max(self.scale * factor, WIDEST), CLOSEST)
        self.shows_all = False
        self._lay_out()
        self.horizontalScrollBar().setValue(round(left + day * self.scale - place))

    def _middle(self) -> float:
        """Where the event chosen stands in the window, its middle where that is out of sight."""
        width, box = self.viewport().width(), self.drawing.box_of(self.current)
        place = box.center().x() - self._corner().x() if box is not None else -1.0
        return place if self.drawing.side <= place <= width else width / 2

    def fit(self) -> None:
        """Show the whole time at once."""
        scale = fitting_scale(self._timeline, self.font(), self.viewport().width())
        self.scale = min(max(scale, WIDEST), CLOSEST)
        self.shows_all = True
        self._lay_out()
        self.horizontalScrollBar().setValue(0)

    def choose(self, event_id: str) -> None:
        """Choose an event and bring it into view."""
        box = self.drawing.box_of(event_id)
        if box is None:
            return
        self.current = event_id
        detail = self.detail_of(event_id)
        self.setAccessibleDescription(detail)
        if self.hasFocus():  # the marks are drawn: a screen reader knows of them by this alone
            announce(self, detail)
        self.pointed_at.emit(detail)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        area = self.viewport().size()
        if not across.value() + self.drawing.side <= box.left() <= across.value() + area.width():
            across.setValue(round(box.left() - area.width() / 3))
        top = down.value() + self.drawing.axis
        if not top <= box.top() <= down.value() + area.height() - box.height():
            down.setValue(round(box.top() - area.height() / 2))
        self.viewport().update()
        self._speak()

    def step(self, by: int) -> None:
        """Choose the event so many places on."""
        ids = [event.id for event in self._timeline.events]
        if ids:
            old = ids.index(self.current) if self.current in ids else (-1 if by > 0 else len(ids))
            self.choose(ids[min(max(old + by, 0), len(ids) - 1)])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is in view."""
        painter = QPainter(self.viewport())
        corner = self._corner()
        painter.translate(-corner)
        clip = QRectF(self.viewport().rect()).translated(corner)
        focused = self.hasFocus()
        self.drawing.paint(painter, clip, self.palette(), self.current, corner, focused)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole in view if it was."""
        super().resizeEvent(event)
        if self.shows_all:
            self.fit()
        else:
            self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew when the type size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._lay_out()
        elif event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom, Shift and the wheel move through time."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_STEP if turned > 0 else 1 / _STEP, event.position().x())
            event.accept()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            across = self.horizontalScrollBar()
            across.setValue(across.value() - turned)
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the drawing."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip, self._moved = event.position().toPoint(), False
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the drawing that is held; else tell what is pointed at."""
        here = event.position().toPoint()
        if self._grip is not None:
            by = here - self._grip
            if self._moved or by.manhattanLength() > 4:
                self._moved, self._grip = True, here
                across, down = self.horizontalScrollBar(), self.verticalScrollBar()
                across.setValue(across.value() - by.x())
                down.setValue(down.value() - by.y())
            return
        under = self.drawing.at(event.position() + self._corner())
        words = ""
        if under is not None:
            words = self.detail_of(under.event_id) if under.event_id else under.detail
        if words:
            QToolTip.showText(event.globalPosition().toPoint(), words, self.viewport())
            self.pointed_at.emit(words)
        else:
            QToolTip.hideText()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; a press that moved nothing chooses what is under it."""
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        moved, self._grip = self._moved, None
        if not moved:
            under = self.drawing.at(event.position() + self._corner())
            if under is not None and under.event_id:
                self.choose(under.event_id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the event under the pointer."""
        under = self.drawing.at(event.position() + self._corner())
        if under is not None and under.event_id:
            self.opened.emit(under.event_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk from event to event, Enter goes to it, plus and minus zoom."""
        key = event.key()
        steps = {
            Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10,
            Qt.Key.Key_End: 1_000_000, Qt.Key.Key_Home: -1_000_000,
        }  # fmt: skip
        if key in steps:
            self.step(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(_STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / _STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)
