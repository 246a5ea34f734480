"""Parts named, and put below one another or side by side with the gaps usual on a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFormLayout


class PageStack(QStackedWidget):
    """A stack as wide as the page shown must be.

    By itself Qt asks for the room of the widest page there is. The window would be wider than a
    small screen once its widest page was seen, and stay so.
    """

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown is not None else QSize()


W = TypeVar("W", bound=QObject)

GRID = 8
"""The step, in pixels, of every margin and gap."""


class Gap(int):
    """Pixels left free between two parts."""


class Rest(int):
    """Room that is left over, by its share of it."""


REST = Rest(1)
"""All the room that is left."""

Part = (
    QWidget
    | QLayout
    | Gap
    | Rest
    | tuple[QWidget | QLayout, int]
    | tuple[QWidget, int, Qt.AlignmentFlag]
)
"""A widget or a layout, with its share of the room and its side where these matter."""

Margins = int | tuple[int, int, int, int]
"""Pixels all around, or at the left, on top, at the right and beneath; -1 is what dialogs have."""

PANEL: Margins = (GRID + 4, GRID, GRID + 4, GRID)
"""Round what stands in a frame of its own."""


def named(widget: W, name: str, spoken: str = "") -> W:
    """The widget, with its name and with what a screen reader calls it."""
    widget.setObjectName(name)
    if spoken and isinstance(widget, QWidget):
        widget.setAccessibleName(spoken)
        if isinstance(widget, QComboBox):  # on Linux its name is what is chosen in it
            widget.setAccessibleDescription(spoken)
    return widget


def announce(widget: QObject, words: str) -> None:
    """Have a screen reader say what was done, wherever the keyboard is."""
    # Nobody is spoken to before the window is painted: it need not wait for two hundred names.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def column_of(
    *parts: Part, within: QWidget | None = None, margins: Margins = 0, gap: int = GRID
) -> QVBoxLayout:
    """Parts below one another, as what fills `within` when that is given."""
    made = QVBoxLayout(within) if within is not None else QVBoxLayout()
    fill(made, parts, margins, gap)
    return made


def row_of(
    *parts: Part, within: QWidget | None = None, margins: Margins = 0, gap: int = GRID
) -> QHBoxLayout:
    """Parts side by side, as what fills `within` when that is given."""
    made = QHBoxLayout(within) if within is not None else QHBoxLayout()
    fill(made, parts, margins, gap)
    return made


def fill(layout: QBoxLayout, parts: tuple[Part, ...], margins: Margins, gap: int) -> None:
    """Put parts into a layout; a gap of -1 is the one usual in dialogs."""
    around = (margins,) * 4 if isinstance(margins, int) else margins
    layout.setContentsMargins(*around)
    layout.setSpacing(gap)
    for part in parts:
        _add(layout, part)


def held(layout: QLayout) -> QWidget:
    """A widget that shows a layout and nothing else."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def form_of(*rows: tuple[str, QWidget | QLayout], gap: int = 2 * GRID) -> QFormLayout:
    """Labels with what each is of at their right; `gap` lies between the two."""
    from PySide6.QtWidgets import QFormLayout

    made = QFormLayout()
    made.setHorizontalSpacing(gap)
    made.setVerticalSpacing(GRID)
    made.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    for words, part in rows:
        if isinstance(part, QWidget):
            made.addRow(words, part)
        else:
            made.addRow(words, part)
    return made


def scrolled(body: QWidget, spoken: str, across: bool = True) -> QScrollArea:
    """A widget that scrolls where it is larger than its room; not `across` when it wraps."""
    area = QScrollArea()
    area.setAccessibleName(spoken)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    if not across:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(body)
    tab = Qt.FocusPolicy.TabFocus
    if any(each.focusPolicy() & tab for each in body.findChildren(QWidget)):
        # Tab goes from field to field; a stop at the frame around them would be a puzzle.
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


class UpTo(QScrollArea):
    """Words that wrap, as tall as they are up to so many pixels; they scroll where they are more.

    It is never in the way of what stands below it, however much there is to be said.
    """

    def __init__(self, words: QWidget, spoken: str, most: int) -> None:
        super().__init__()
        self._words, self._most = words, most
        self.setAccessibleName(spoken)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        words.setMinimumHeight(1)  # else as tall as at its narrowest
        self.setWidget(words)

    def heightForWidth(self, width: int) -> int:
        """As tall as the words are at that width, but no taller than is allowed."""
        return min(self._words.heightForWidth(width), self._most)

    def minimumSizeHint(self) -> QSize:
        """Room for a line at least."""
        return QSize(super().minimumSizeHint().width(), 3 * GRID)


def clear_out(layout: QLayout, keep: int = 0) -> None:
    """Take out and let go of what stands in a layout, but for the last `keep` parts."""
    while layout.count() > keep:
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _add(layout: QBoxLayout, part: Part) -> None:
    if isinstance(part, Rest):
        layout.addStretch(part)
    elif isinstance(part, Gap):
        layout.addSpacing(part)
    elif isinstance(part, QWidget):
        layout.addWidget(part)
    elif isinstance(part, QLayout):
        layout.addLayout(part)
    elif isinstance(part[0], QWidget):
        layout.addWidget(*part)
    else:
        layout.addLayout(part[0], part[1])


class Lines(QLayout):
    """Widgets side by side, on as many lines as they need at the width there is.

    The room of a line is shared out by the share of each widget in it. `begins` is given a widget
    and whether it is the first of its line, whenever this is settled.
    """

    def __init__(
        self, gap: int = GRID, begins: Callable[[QWidget, bool], object] | None = None
    ) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._shares: list[int] = []
        self._begins = begins
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def put(
        self,
        widget: QWidget,
        share: int = 1,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignTop,
        at: int | None = None,
    ) -> None:
        """Add a widget, at the end or at a place; with a share of 0 it is as wide as it wants."""
        place = len(self._items) if at is None else at
        self._shares.insert(place, share)
        self.addWidget(widget)
        item = self._items.pop()
        item.setAlignment(side)
        self._items.insert(place, item)

    def addItem(self, item: QLayoutItem) -> None:
        """Keep what is added."""
        self._items.append(item)

    def count(self) -> int:
        """How many widgets there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The widget at a place."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let go of the widget at a place."""
        if not 0 <= index < len(self._items):
            return None
        self._shares.pop(index)
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        """It takes the width there is."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the lines are at a width."""
        heights = [
            max(_height(item, wide) for item, wide in line) for line in self._shared_out(width)
        ]
        return sum(heights) + self.spacing() * max(len(heights) - 1, 0)

    def sizeHint(self) -> QSize:
        """All on one line."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps = self.spacing() * max(len(shown) - 1, 0)
        height = max((size.height() for size in shown), default=0)
        return QSize(sum(size.width() for size in shown) + gaps, height)

    def minimumSize(self) -> QSize:
        """As wide as the widest, which then has a line to itself."""
        shown = [item.minimumSize() for item in self._items if not item.isEmpty()]
        widest = max((size.width() for size in shown), default=0)
        return QSize(widest, max((size.height() for size in shown), default=0))

    def setGeometry(self, rect: QRect) -> None:
        """Put every widget in its place."""
        super().setGeometry(rect)
        top = rect.top()
        for line in self._shared_out(rect.width()):
            height = max(_height(item, wide) for item, wide in line)
            left = rect.left()
            for place, (item, wide) in enumerate(line):
                item.setGeometry(QRect(left, top, wide, height))
                left += wide + self.spacing()
                widget = item.widget()
                if self._begins is not None and widget is not None:
                    self._begins(widget, place == 0)
            top += height + self.spacing()

    def _shared_out(self, width: int) -> list[list[tuple[QLayoutItem, int]]]:
        """The lines at a width, each widget with the width it gets."""
        lines: list[list[int]] = []
        left = 0
        for place, item in enumerate(self._items):
            if item.isEmpty():
                continue
            needed = self._least(place)
            if not lines or left + self.spacing() + needed > width:
                lines.append([])
                left = -self.spacing()
            lines[-1].append(place)
            left += self.spacing() + needed
        return [
            list(zip([self._items[place] for place in line], self._widths(line, width),
                     strict=True))
            for line in lines
        ]  # fmt: skip

    def _widths(self, line: Sequence[int], width: int) -> list[int]:
        """The widths of the widgets of a line: by their shares, and none less than it needs."""
        found = {place: self._least(place) for place in line}
        growing = [place for place in line if self._shares[place]]
        room = width - self.spacing() * (len(line) - 1)
        while growing:
            shares = sum(self._shares[place] for place in growing)
            free = room - sum(found[place] for place in line if place not in growing)
            short = [
                place for place in growing if found[place] * shares > free * self._shares[place]
            ]
            if not short:
                found |= {place: free * self._shares[place] // shares for place in growing}
                break
            growing = [place for place in growing if place not in short]
        return [min(found[place], width) for place in line]

    def _least(self, place: int) -> int:
        item = self._items[place]
        size = item.minimumSize() if self._shares[place] else item.sizeHint()
        return size.width()


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
