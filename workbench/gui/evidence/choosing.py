"""One of many chosen by typing some of its words, over the paper: an event, a finding, a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QWidget

from workbench.domain.sought import holds, words_sought
from workbench.gui.fields.passing_line import PassingLine
from workbench.gui.look.labels import grounded, toned
from workbench.gui.look.layout import GRID, column_of, named
from workbench.gui.look.lists import wrapping

_WIDTH, _HEIGHT = 420, 300
_OF = Qt.ItemDataRole.UserRole


class Offer(NamedTuple):
    """Something that may be chosen: its words, and what it stands for."""

    words: str
    of: Any


class ChoosingPopup(QFrame):
    """Lies over the window until one is chosen by Enter or a press, or Esc puts it away."""

    def __init__(
        self,
        title: str,
        offers: Sequence[Offer],
        choose: Callable[[Any], object],
        nothing: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("choosing")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grounded(self, "raised", "popover")
        self._offers, self._choose, self._over = offers, choose, parent
        self.line = PassingLine("choosing.words", title, "Some of its words", clearing=False)
        self.line.textChanged.connect(self._fill)
        self.line.installEventFilter(self)
        self.list = named(wrapping(QListWidget()), "choosing.list", title)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._on_chosen)
        head = toned(QLabel(title), "strong")
        self._nothing = toned(QLabel(nothing), "hint")
        self._nothing.setWordWrap(True)
        column_of(
            head, self.line, self._nothing, (self.list, 1),
            within=self, margins=(2 * GRID, GRID + 4, 2 * GRID, GRID),
        )  # fmt: skip
        self.setFixedSize(_WIDTH, _HEIGHT)
        self._fill()

    def show_at(self, point: QPoint) -> None:
        """Show it near a point of the screen, within the window."""
        window = self._over.window()
        corner = window.mapToGlobal(QPoint(0, 0))
        x = min(point.x(), corner.x() + window.width() - self.width() - GRID)
        y = min(point.y() + GRID, corner.y() + window.height() - self.height() - GRID)
        self.move(max(x, corner.x()), max(y, corner.y()))
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys and Enter go to the list while words are typed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                by = 1 if event.key() == Qt.Key.Key_Down else -1
                row = min(max(self.list.currentRow() + by, 0), self.list.count() - 1)
                self.list.setCurrentRow(row)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_chosen(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        wanted = words_sought(self.line.text())
        self.list.clear()
        for offer in self._offers:
            if holds(offer.words, wanted):
                item = QListWidgetItem(offer.words)
                item.setData(_OF, offer.of)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._nothing.setVisible(not self._offers)

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            of = item.data(_OF)
            self.close()
            self._choose(of)
