"""Small pictures of all pages at the side of a paper: one looks for a page by how it looks."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.gui.look.layout import GRID, named
from workbench.gui.look.theme.palette import shade
from workbench.gui.viewer.pages import Pages
from workbench.gui.viewer.source import Key, PaperSource

_WIDE, _HIGH, _WORDS = 92, 118, 18
_MOST = 400
_Index = QModelIndex | QPersistentModelIndex


class Thumbnails(QListView):
    """The pages of a paper, small. `chosen` carries the page a person goes to.

    `read` says whether a page was marked as read.
    """

    chosen = Signal(int)

    def __init__(self, source: PaperSource, read: Callable[[int], bool]) -> None:
        super().__init__()
        named(self, "viewer.thumbnails", "Pages of this paper")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFixedWidth(_WIDE + 5 * GRID)
        self._source, self.read = source, read
        self._pages: Pages | None = None
        self._kept: OrderedDict[int, QImage] = OrderedDict()
        self._missing: list[int] = []
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask)
        self._model = _PageList()
        self.setModel(self._model)
        self.setItemDelegate(_Small(self))
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))
        self.activated.connect(lambda index: self.chosen.emit(index.row()))
        source.drawn.connect(self._on_drawn)
        self.hide()

    def show_pages(self, pages: Pages | None) -> None:
        """Show another paper."""
        self._kept.clear()
        self._missing.clear()
        self._pages = pages
        self._model.show_number(len(pages.leaves) if pages is not None else 0)

    def show_page(self, page: int) -> None:
        """Set the page in hand off from the others."""
        index = self._model.index(page)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)

    def picture(self, page: int) -> QImage | None:
        """A page, small; one that is not drawn yet is asked for."""
        found = self._kept.get(page)
        if found is None:
            self._missing.append(page)
            self._soon.start()
        return found

    def _ask(self) -> None:
        missing, self._missing = self._missing, []
        self._source.want(1, [self._key(page) for page in dict.fromkeys(missing)])

    def _key(self, page: int) -> Key:
        assert self._pages is not None
        leaf = self._pages.leaves[page]
        scale = min(_WIDE / leaf.width, _HIGH / leaf.height) * self.devicePixelRatioF()
        return Key(page, max(round(scale * 1000), 1), 0)

    def _on_drawn(self, key: Key, picture: object) -> None:
        if self._pages is None or not self.isVisible() or key.page >= len(self._pages.leaves):
            return
        if isinstance(picture, QImage) and key == self._key(key.page):
            self._kept[key.page] = picture
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
            self.update(self._model.index(key.page))


class _PageList(QAbstractListModel):
    """The numbers of the pages."""

    def __init__(self) -> None:
        super().__init__()
        self._number = 0

    def show_number(self, number: int) -> None:
        """Have so many pages."""
        self.beginResetModel()
        self._number = number
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many pages there are."""
        return 0 if parent.isValid() else self._number

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """A page is read out by its number."""
        return f"Page {index.row() + 1}" if role == Qt.ItemDataRole.DisplayRole else None


class _Small(QStyledItemDelegate):
    """Paints one page, small, with its number beneath."""

    def __init__(self, view: Thumbnails) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All are of one size."""
        return QSize(_WIDE + 3 * GRID, _HIGH + _WORDS + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the page, or the ground of one that is being drawn."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, shade("sel"))
        picture = self._view.picture(index.row())
        room = QRect(rect.left(), rect.top() + GRID, rect.width(), _HIGH)
        if picture is not None:
            picture.setDevicePixelRatio(self._view.devicePixelRatioF())
            size = picture.deviceIndependentSize().toSize()
            where = QRect(room.center() - QRect(0, 0, size.width(), size.height()).center(), size)
            painter.drawImage(where, picture)
            painter.setPen(shade("line"))
            painter.drawRect(where.adjusted(-1, -1, 0, 0))
        read = " ✓" if self._view.read(index.row()) else ""
        painter.setPen(shade("accent" if chosen else "text2"))
        words = QRect(rect.left(), room.bottom(), rect.width(), _WORDS)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, f"{index.row() + 1}{read}")
