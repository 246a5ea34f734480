"""What is shown beside a page when it is asked for: the preview at the right, problems beneath."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from workbench.gui.look.buttons import icon_button
from workbench.gui.look.labels import grounded, toned
from workbench.gui.look.layout import GRID, REST, column_of, named, row_of
from workbench.gui.look.theme.dressing import Divided, dress, hold_rooms
from workbench.gui.settings import Remembered

_SIZES = {"preview": 420, "problems": 220}
_TITLES = {"preview": "Preview", "problems": "Problems"}
_KEYS = {"preview": "F8", "problems": "Shift+F7"}


class CasePanels(QObject):
    """Both panels, closed until they are asked for and then as they were left.

    On the Statement page the statement itself is in the middle: what was chosen there holds there
    only. `make` has what makes each and puts it in. `switched` carries the name of a panel and
    whether it is shown now.
    """

    switched = Signal(str, bool)

    def __init__(self, page: QWidget, remembered: Remembered) -> None:
        super().__init__()
        self.make: Mapping[str, Callable[[], object]] = {}
        self._remembered = remembered
        self._at = ""
        self._shown: dict[str, QFrame] = {}
        self._within = Divided(Qt.Orientation.Vertical)
        self.across = Divided(Qt.Orientation.Horizontal)
        for splitter in (self._within, self.across):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        hold_rooms(self._within, self.across)
        self._within.addWidget(page)
        self.across.addWidget(self._within)
        self._splitters = {"preview": self.across, "problems": self._within}
        for name, splitter in self._splitters.items():
            frame = named(QFrame(), f"panel.{name}")
            grounded(frame, "lst", "left" if name == "preview" else "above")
            frame.hide()
            self._shown[name] = frame
            splitter.addWidget(frame)
            splitter.setStretchFactor(0, 1)
            splitter.setStretchFactor(1, 0)

    def put_in(self, name: str, panel: QWidget) -> None:
        """Give a panel its place, with its title and the way to close it."""
        close = icon_button(
            "x", f"{name}.close", lambda: self.turn(name, False), f"Close ({_KEYS[name]})"
        )
        close.setAccessibleName(f"Close: {_TITLES[name].lower()}")
        head = row_of(
            toned(QLabel(_TITLES[name]), "strong"),
            REST,
            close,
            margins=(2 * GRID, GRID // 2, GRID, 0),
        )
        column_of(head, (panel, 1), within=dress(self._shown[name]), gap=0)

    def page_coming(self, page: str) -> None:
        """Make room for the wide Statement page before it is there, or the window would grow."""
        self._at = page
        for name in self._shown:
            self._set(name, self._remembered.panel_shown(self._key(name)))

    def frames(self) -> tuple[QWidget, ...]:
        """The panels."""
        return tuple(self._shown.values())

    def is_shown(self, name: str) -> bool:
        """Whether a panel is shown."""
        return not self._shown[name].isHidden()

    def toggle(self, name: str) -> None:
        """Show a panel, or put it away."""
        self.turn(name, not self.is_shown(name))

    def turn(self, name: str, shown: bool) -> None:
        """Show a panel or put it away, and remember that."""
        self._remembered.keep_panel(self._key(name), shown)
        self._set(name, shown)

    def _key(self, name: str) -> str:
        return f"{name}-at-statement" if (name, self._at) == ("preview", "statement") else name

    def _set(self, name: str, shown: bool) -> None:
        splitter, frame = self._splitters[name], self._shown[name]
        if shown == frame.isHidden():
            if shown:
                self.make[name]()
            else:
                self._remembered.keep_size(name, splitter.sizes()[1])
            frame.setVisible(shown)
            if shown:
                size = self._remembered.size_of(name, _SIZES[name])
                whole = sum(splitter.sizes())
                splitter.setSizes([max(whole - size, 0), size])
        self.switched.emit(name, shown)
