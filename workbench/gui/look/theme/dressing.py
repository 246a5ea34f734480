"""The style sheet, put on each room of a window by itself.

Qt takes everything within a widget through its sheet anew whenever that is set. With one sheet on
the window, a change of theme would wait for pages that nobody sees.
"""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from workbench.gui.look.kept import keep_shapes
from workbench.gui.look.theme.palette import shade
from workbench.gui.look.theme.sheet import sheet

W = TypeVar("W", bound=QWidget)

_DRESSED = "dressed"


class _Theme(QObject):
    """Says that the palette or the type is another."""

    changed = Signal()


_theme = _Theme()


def follow_theme() -> None:
    """Put the sheet of the palette and the type there now are on every room."""
    _theme.changed.emit()


def dress(room: W, menus: bool = False) -> W:
    """The widget with a sheet of its own that follows the theme, unless what holds it has one.

    A bar of `menus` has a smaller one. To be done once it stands in its place: put elsewhere, all
    of it is taken through its sheet.
    """
    within: QWidget | None = room
    while within is not None and not within.property(_DRESSED):
        within = within.parentWidget()
    if within is None:
        room.setProperty(_DRESSED, True)
        _Dress(room, menus)
    return room


def hold_rooms(*holders: QWidget) -> None:
    """Leave widgets without a sheet that only hold rooms, but dress the windows upon them."""
    for holder in holders:
        holder.installEventFilter(_Usher(holder))


class _Dress(QObject):
    """The sheet of one room. Out of sight it has none yet, or that of a theme before, until it is
    seen: Qt reads the sheet anew for each room, and keeps what it read.
    """

    def __init__(self, room: QWidget, menus: bool) -> None:
        super().__init__(room)
        self._worn, self._room, self._menus = "", room, menus
        self._seen = room.isVisible()
        room.installEventFilter(self)
        _theme.changed.connect(self._on_theme)
        if not room.isHidden():
            self._put_on()
        if self._seen:
            keep_shapes(room)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the theme as the room comes into sight, the first time before what is in it."""
        if event.type() in (QEvent.Type.Polish, QEvent.Type.Show):
            self._put_on()
        if event.type() == QEvent.Type.Show and not self._seen:
            self._seen = True
            keep_shapes(self._room)
            if self._room.windowType() == Qt.WindowType.Dialog:
                _take_pictures_off(self._room)
        return False

    def _on_theme(self) -> None:
        if self._room.isVisible():
            self._put_on()

    def _put_on(self) -> None:
        wanted = sheet(self._menus)
        if wanted is not self._worn:
            self._worn = wanted
            self._room.setStyleSheet(wanted)


def _take_pictures_off(dialog: QWidget) -> None:
    """Leave the buttons of a dialog their words; some desktops put a picture before each."""
    from PySide6.QtWidgets import QDialogButtonBox

    for box in dialog.findChildren(QDialogButtonBox):
        for button in box.buttons():
            button.setIcon(QIcon())


class _Usher(QObject):
    """Dresses windows that stand on a widget without a sheet, as they come into sight.

    It holds on to them while they are there: nobody else does to one that Qt made itself, and what
    dresses it would be cleared while it is in use.
    """

    def __init__(self, holder: QWidget) -> None:
        super().__init__(holder)
        self._there: set[QWidget] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at what is made ready to be shown."""
        if event.type() == QEvent.Type.ChildPolished and isinstance(event, QChildEvent):
            child = event.child()
            if isinstance(child, QWidget) and child.isWindow() and child not in self._there:
                self._there.add(child)
                child.destroyed.connect(lambda: self._there.discard(child))
                dress(child)
        return False


class Divided(QSplitter):
    """Rooms divided by a line that can be moved."""

    def createHandle(self) -> QSplitterHandle:
        """A line in the colour of all lines."""
        return _Line(self.orientation(), self)


class _Line(QSplitterHandle):
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), shade("accent" if self.underMouse() else "line"))

    def event(self, event: QEvent) -> bool:
        """Light up under the mouse."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)
