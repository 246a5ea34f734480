"""How a page is divided: a list and the record chosen in it with a handle between, and tabs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSplitter, QTabWidget, QWidget

from workbench.gui.desk import Desk
from workbench.gui.look.appearance import GRID
from workbench.gui.look.layout import column_of
from workbench.gui.settings import settings_of

LEAST = (QSize(240, 120), QSize(320, 160))
"""The least room of a list and of the form of its record."""

USUAL, NARROW, FORM = 344, 260, 420
"""The width of a list at first, where there is little room, and what a record has at least."""


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
        handle: int = GRID,
    ) -> None:
        super().__init__(Qt.Orientation.Vertical if upright else Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        if handle:
            self.setHandleWidth(handle)
        self.addWidget(first)
        self.addWidget(second)
        for place, share in enumerate(growth):
            self.setStretchFactor(place, share)
        if sizes:
            self.setSizes(list(sizes))

    def give_least(self, first: QSize = LEAST[0], second: QSize = LEAST[1]) -> None:
        """Keep so much room for each part."""
        for place, size in enumerate((first, second)):
            part = self.widget(place)
            assert part is not None
            part.setMinimumSize(size)

    def turn(self, beside: bool) -> bool:
        """Put the parts beside or below one another; True when that is another way than before."""
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        turned = self.orientation() != wanted
        self.setOrientation(wanted)
        return turned


class KeptWidth:
    """The width a person gave the list of a page, kept for good across cases."""

    def __init__(self, desk: Desk, name: str, split: Split, usual: int = USUAL) -> None:
        self._settings, self._key = settings_of(desk.services), f"lists/{name}"
        kept = str(self._settings.value(self._key, "")) if self._settings is not None else ""
        self._wanted = int(kept) if kept.isdigit() else usual
        self._split = split
        split.give_least(QSize(NARROW - 20, 120), QSize(FORM - 100, 160))
        split.splitterMoved.connect(lambda _place, _handle: self._keep())

    def fit(self, width: int) -> None:
        """Share a width: the list has what it was given, less where the record needs it."""
        listed = max(min(self._wanted, width - FORM), NARROW - 20)
        self._split.setSizes([listed, width - listed])

    def _keep(self) -> None:
        self._wanted = self._split.sizes()[0]
        if self._settings is not None:
            self._settings.setValue(self._key, str(self._wanted))


class LateTabs(QTabWidget):
    """Tabs by their titles; `make` gives what stands in one, `first` is there from the start."""

    def __init__(
        self, name: str, titles: Sequence[str], first: QWidget, make: Callable[[int], QWidget]
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setDocumentMode(True)
        self._make = make
        self.made: dict[int, QWidget] = {0: first}
        self.addTab(first, titles[0])
        for words in titles[1:]:
            self.addTab(QWidget(), words)
        self.currentChanged.connect(self.part)

    def part(self, number: int) -> QWidget | None:
        """What stands in a tab, made now if it was not shown before."""
        if number not in self.made and number >= 0:
            made = self.made[number] = self._make(number)
            column_of(made, within=cast(QWidget, self.widget(number)))
            made.show()
        return self.made.get(number)
