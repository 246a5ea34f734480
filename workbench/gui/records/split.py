"""Two parts of a page with a handle between them: a list and the record chosen in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from workbench.gui.look.appearance import GRID

LEAST = (QSize(240, 120), QSize(320, 160))
"""The least room of a list and of the form of its record."""


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
