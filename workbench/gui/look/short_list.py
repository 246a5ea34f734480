"""A list that is as high as its rows, for records that hold a few of something."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QSizePolicy

_ROOM = 4


class ShortList(QListWidget):
    """Shows all its rows up to `most`, and scrolls beyond; long words end in dots."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.model().rowsInserted.connect(self.updateGeometry)
        self.model().rowsRemoved.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As high as the rows there are now, as the style draws them now."""
        row = max(self.sizeHintForRow(0), self.fontMetrics().height()) + 2 * self.spacing()
        rows = min(max(self.count(), 1), self._most)
        return QSize(super().sizeHint().width(), row * rows + 2 * self.frameWidth() + _ROOM)

    def minimumSizeHint(self) -> QSize:
        """No lower than that."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())
