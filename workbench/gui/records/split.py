"""How a page is divided: a list, the record chosen in it, a panel beside; and tabs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QSplitter,
    QToolButton,
    QWidget,
)

from workbench.domain.dataclass import dataclass
from workbench.gui.desk import Desk
from workbench.gui.look.buttons import icon_button, key_act
from workbench.gui.look.kept import KEPT, keep_shapes
from workbench.gui.look.labels import ElidedLabel, grounded, toned
from workbench.gui.look.layout import GRID, PageStack, column_of, named, row_of
from workbench.gui.settings import settings_of

LEAST = (QSize(240, 120), QSize(320, 160))
"""The least room of a list and of the form of its record."""

USUAL, BESIDE, NARROW, FORM = 344, 280, 260, 420
"""The width of a list at first, while a panel is open, where there is little room, and what a
record has at least."""

PANEL = (232, 304)
"""The least and the usual width of a panel beside a record."""


class Split(QSplitter):
    """A list and its record, beside or below one another; neither can be dragged out of sight.

    `sizes` are those it begins with, `growth` how new room is shared.
    """

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        sizes: Sequence[int] = (),
        growth: Sequence[int] = (),
        upright: bool = False,
    ) -> None:
        super().__init__(Qt.Orientation.Vertical if upright else Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.addWidget(first)
        self.addWidget(second)
        for place, share in enumerate(growth):
            self.setStretchFactor(place, share)
        if sizes:
            self.setSizes(list(sizes))

    def give_least(self, *least: QSize) -> None:
        """Keep so much room for each part."""
        for place, size in enumerate(least or LEAST):
            part = self.widget(place)
            if part is not None:
                part.setMinimumSize(size)


class KeptSplit(Split):
    """A list and its record, with the widths a person gave the list and the panel at the right.

    Both are kept for good across cases; `usual` is the width of the list at first.
    """

    def __init__(
        self, desk: Desk, name: str, first: QWidget, second: QWidget, usual: int = USUAL
    ) -> None:
        super().__init__(first, second, growth=(0, 1))
        self._settings = settings_of(desk.services)
        self.setProperty(KEPT, True)
        self._keys = {0: f"lists/{name}", 2: f"panels/{name}/width"}
        usually = {0: usual, 2: PANEL[1]}
        self._wanted = {place: self._kept(place, usually[place]) for place in self._keys}
        self._chosen = self._wanted[0] != usual
        self.give_least(QSize(NARROW - 20, 120), QSize(FORM - 100, 160))
        self.splitterMoved.connect(lambda _place, handle: self._keep(0 if handle == 1 else 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share another width."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Share the width: the list has what it was given, less where the record needs it.

        A panel covers the list where there is no room for both.
        """
        listing, panel, width = self.widget(0), self.widget(2), self.width()
        room = width - FORM
        opened = panel is not None and not panel.isHidden()
        covered = opened and room < NARROW + PANEL[0]
        if listing is not None:
            listing.setVisible(not covered)
        least = 0 if covered else NARROW - 20
        beside = max(min(self._wanted[2], room - least), PANEL[0]) if opened else 0
        wanted = min(self._wanted[0], BESIDE) if opened and not self._chosen else self._wanted[0]
        listed = 0 if covered else max(min(wanted, room - beside), least)
        self.setSizes([listed, width - listed - beside, beside])

    def _kept(self, place: int, usual: int) -> int:
        kept = str(self._settings.value(self._keys[place], "")) if self._settings else ""
        return int(kept) if kept.isdigit() else usual

    def _keep(self, place: int) -> None:
        self._wanted[place] = self.sizes()[place]
        self._chosen = self._chosen or not place
        if self._settings is not None:
            self._settings.setValue(self._keys[place], str(self._wanted[place]))


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel: its key, its name, the drawing on its button, and what makes what stands in it."""

    key: str
    title: str
    drawing: str
    make: Callable[[], QWidget]


class SidePanels(QFrame):
    """The place at the right of a record, closed until a panel is asked for; Esc closes it.

    `turned` says that it was opened, closed, or shows another panel. Each panel has a button in
    the `head` of the record.
    """

    turned = Signal()

    def __init__(self, desk: Desk, page: str, head: QHBoxLayout) -> None:
        super().__init__()
        grounded(self, "lst")
        self.setMinimumSize(PANEL[0], 120)
        self._page, self._head = page, head
        self._settings, self._key = settings_of(desk.services), f"panels/{page}"
        self._panels: dict[str, Panel] = {}
        self._made: dict[str, QWidget] = {}
        self.buttons: dict[str, QToolButton] = {}
        self._title = toned(ElidedLabel(), "strong")
        close = icon_button("x", f"{page}.panel.close", lambda: self.show_panel(""), "Close (Esc)")
        self._stack = PageStack()
        top = row_of((self._title, 1), close, margins=(2 * GRID, GRID // 2, GRID, GRID // 2))
        column_of(top, (self._stack, 1), within=named(self, f"{page}.panel"), gap=0)
        key_act(self, "Esc", lambda: self.show_panel(""))
        self.shown = ""
        self.hide()

    def offer(self, panel: Panel) -> None:
        """Give a panel its button; one that was open when the page was last left opens again."""
        self._panels[panel.key] = panel
        button = icon_button(
            panel.drawing, f"{self._page}.{panel.key}", lambda: self._turn(panel.key), panel.title
        )
        button.setCheckable(True)
        self.buttons[panel.key] = button
        self._head.addWidget(button)
        if self._settings is not None and self._settings.value(self._key, "") == panel.key:
            self._show(panel.key)

    def part(self, key: str) -> QWidget:
        """What stands in a panel, made now if it was not shown before."""
        if key not in self._made:
            self._made[key] = self._panels[key].make()
            self._stack.addWidget(self._made[key])
            keep_shapes(self._made[key])
        return self._made[key]

    def show_panel(self, key: str) -> None:
        """Show a panel and put the one shown away; "" for none."""
        focused = QApplication.focusWidget()
        within = focused is not None and self.isAncestorOf(focused)
        before = self.buttons.get(self.shown)
        self._show(key)
        if self._settings is not None:
            self._settings.setValue(self._key, key)
        if within and not key and before is not None:
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit()

    def _turn(self, key: str) -> None:
        self.show_panel("" if key == self.shown else key)

    def _show(self, key: str) -> None:
        self.shown = key
        for each, button in self.buttons.items():
            button.setChecked(each == key)
        self.setVisible(bool(key))
        if key:
            self._title.setText(self._panels[key].title)
            self._stack.setCurrentWidget(self.part(key))
