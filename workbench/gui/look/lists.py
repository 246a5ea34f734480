"""Lists: in columns, as high as their rows, dropping down, or offered while somebody types."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QElapsedTimer, QEvent, QSignalBlocker, QSize, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QCompleter,
    QHeaderView,
    QListWidget,
    QSizePolicy,
    QSpinBox,
    QTreeWidget,
    QTreeWidgetItem,
)

from workbench.gui.look.labels import as_wide_as, grounded
from workbench.gui.look.layout import GRID, named
from workbench.gui.look.theme.dressing import dress

ID = Qt.ItemDataRole.UserRole
"""Where a row keeps what it is of."""

_ROOM = 4
_MOST_LETTERS = 36
"""How wide a column before the last may be: longer words end in dots."""


class Listing(QTreeWidget):
    """Rows of words in columns; nothing can be changed in them."""

    def __init__(
        self, name: str, spoken: str, headings: Sequence[str], framed: bool = True
    ) -> None:
        super().__init__()
        named(self, name, spoken)
        self.setHeaderLabels(list(headings))
        self.setRootIsDecorated(False)
        if not framed:
            self.setFrameShape(QTreeWidget.Shape.NoFrame)

    def add_row(self, cells: Sequence[str], of: Any) -> QTreeWidgetItem:
        """Add a row with room above and below its words."""
        item = QTreeWidgetItem(list(cells))
        item.setData(0, ID, of)
        item.setSizeHint(0, QSize(0, self.fontMetrics().lineSpacing() + GRID))
        self.addTopLevelItem(item)
        return item

    def current(self) -> Any:
        """What the chosen row is of, None when none is chosen."""
        item = self.currentItem()
        return item.data(0, ID) if item is not None else None


class TickTree(QTreeWidget):
    """Rows to be ticked, in groups under a heading each; a tick at a heading ticks all below it.

    Columns are as wide as what stands in them, within reason; the last takes what room is left.
    """

    def __init__(self, name: str, spoken: str, headings: Sequence[str]) -> None:
        super().__init__()
        named(self, name, spoken)
        self.setHeaderLabels(list(headings))
        self.setAlternatingRowColors(True)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        last = len(headings) - 1
        self.header().setSectionResizeMode(last, QHeaderView.ResizeMode.Stretch)
        self._fitted: dict[int, int] = {}
        self.itemChanged.connect(self._on_ticked)

    def add_group(self, title: str, rows: Sequence[QTreeWidgetItem]) -> None:
        """Add rows under a heading, which says how many they are."""
        above = QTreeWidgetItem([f"{title} ({len(rows)})"])
        above.addChildren(list(rows))
        _tick_heading(above)
        self.addTopLevelItem(above)
        above.setFirstColumnSpanned(True)
        above.setExpanded(True)
        self._fit()

    def row(self, cells: Sequence[str], of: Any, ticked: bool = False) -> QTreeWidgetItem:
        """A row for a group, to be ticked; disabled, it is settled and counts no more."""
        item = QTreeWidgetItem(list(cells))
        item.setData(0, ID, of)
        item.setSizeHint(0, QSize(0, self.fontMetrics().lineSpacing() + GRID))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        return item

    def showEvent(self, event: QShowEvent) -> None:
        """Have the columns as wide as they must be where there are no rows too."""
        self._fit()
        super().showEvent(event)

    def _fit(self) -> None:
        self.ensurePolished()
        letters, rows = self.fontMetrics(), self.rows()
        most = _MOST_LETTERS * letters.averageCharWidth()
        for column in range(self.columnCount() - 1):
            now = self.header().sectionSize(column)
            if self._fitted.get(column, now) != now:
                continue  # Somebody made it as wide as they want it.
            words = max((letters.horizontalAdvance(row.text(column)) for row in rows), default=0)
            front = 2 * self.indentation() + letters.height() + GRID if column == 0 else 0
            heading = self.header().sectionSizeHint(column)
            self._fitted[column] = max(min(words, most) + front + 3 * GRID, heading)
            self.header().resizeSection(column, self._fitted[column])

    def _on_ticked(self, item: QTreeWidgetItem, _column: int) -> None:
        blocked = QSignalBlocker(self)
        above = item.parent()
        if above is not None:
            _tick_heading(above)
        else:
            for row in _open_rows(item):
                row.setCheckState(0, item.checkState(0))
        blocked.unblock()

    def rows(self) -> list[QTreeWidgetItem]:
        """Every row, from the top."""
        tops = (self.topLevelItem(at) for at in range(self.topLevelItemCount()))
        found = (top.child(at) for top in tops if top for at in range(top.childCount()))
        return [item for item in found if item is not None]

    def ticked(self) -> set[Any]:
        """What the ticked rows are of."""
        rows = (item for item in self.rows() if not item.isDisabled())
        return {item.data(0, ID) for item in rows if item.checkState(0) is Qt.CheckState.Checked}


def _open_rows(above: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    rows = (above.child(at) for at in range(above.childCount()))
    return [row for row in rows if row is not None and not row.isDisabled()]


def _tick_heading(above: QTreeWidgetItem) -> None:
    states = {row.checkState(0) for row in _open_rows(above)}
    if states:
        above.setCheckState(0, states.pop() if len(states) == 1 else Qt.CheckState.PartiallyChecked)


def wrapping(view: QListWidget) -> QListWidget:
    """A list whose rows go on in the next line, so that nothing of it is scrolled to sideways."""
    view.setWordWrap(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return view


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


def list_offers(completer: QCompleter, offers: Iterable[str]) -> None:
    """Have a completer offer these words; Qt makes its list a window alone, which is dressed."""
    model = completer.model()
    assert isinstance(model, QStringListModel)
    model.setStringList(list(offers))
    if (popup := completer.popup()) is not None:
        dress(grounded(popup, "raised", "popover"))


class ChoiceBox(QComboBox):
    """A list chosen from by typing the first letters, also of several words.

    The wheel scrolls the page it stands on: it never chooses.
    """

    def __init__(self) -> None:
        super().__init__()
        self._typed = QElapsedTimer()

    def event(self, event: QEvent) -> bool:
        """Have the tip say the words chosen where the box is too narrow for them."""
        if event.type() == QEvent.Type.ToolTip:
            cut = as_wide_as(self, self.currentText()) > self.width() - self.height() // 2
            self.setToolTip(self.currentText() if cut else "")
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().isprintable() and bool(event.text().strip())
        if letter:
            self._typed.start()
        elif event.key() == Qt.Key.Key_Space and self._in_a_word():
            # Qt would open the list, and the words typed would end there.
            self._typed.start()
            view = self.view()
            view.setCurrentIndex(self.model().index(self.currentIndex(), self.modelColumn()))
            view.keyboardSearch(" ")
            if view.currentIndex().isValid():
                self.setCurrentIndex(view.currentIndex().row())
            return
        super().keyPressEvent(event)

    def _in_a_word(self) -> bool:
        """Whether a letter was typed so shortly ago that a space belongs to the same words."""
        typing = self._typed.isValid() and not self.isEditable()
        return typing and not self._typed.hasExpired(QApplication.keyboardInputInterval())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class NumberBox(QSpinBox):
    """A number typed or stepped by its arrows; the wheel scrolls the page it stands on."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
