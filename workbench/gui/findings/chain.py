"""The line from complaint to remedy, drawn: boxes to click, lines between, breaks pointed out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QWidget

from workbench.application.findings.chain import COLUMNS, Break, Chain, Node
from workbench.domain.casefile import CaseFile
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.records.findings import FindingResult
from workbench.gui.look.appearance import GRID, tone
from workbench.gui.look.key_order import put_where
from workbench.gui.look.labels import FAULT_MARK
from workbench.gui.names import kind_name

_LEAST_WIDTH = 96
_GAP = 2 * GRID
_PAD = GRID - 2
_LINES = (3, 2, 3, 3, 3)
"""The most lines of words in a box, by column; a break may have two more."""

_MOST = (("standard", 2, "standards"), ("event", 2, "event_ids"))
_ROLE = QPalette.ColorRole


@dataclass(frozen=True, slots=True)
class Box:
    """One box of the drawing: what it says, where it stands, and what is behind it.

    `broken` is the break it points out, None for a record. `key` tells boxes apart.
    """

    key: tuple[str, ...]
    column: int
    words: str
    note: str
    kind: str
    id: str
    field: str
    broken: Break | None = None

    @property
    def spoken(self) -> str:
        """What is read out."""
        if self.broken is not None:
            return f"Missing: {self.broken.reason}"
        name = kind_name(self.kind) if self.kind != "standard" else "standard"
        end = f", {self.note}" if self.note else ""
        return f"{name.capitalize()}: {self.words}{end}"


def boxes_of(chain: Chain, case: CaseFile, library: ReferenceLibrary) -> list[Box]:
    """The boxes to draw: the records, long lists shortened, then the breaks."""
    boxes = []
    hidden = set()
    for kind, most, field in _MOST:
        keys = [node.key for node in chain.nodes if node.kind == kind]
        if len(keys) > most + 1:
            hidden.update(keys[most:])
            words = f"and {len(keys) - most} more {kind}s"
            boxes.append(Box(("more", kind), 1, words, "", "finding", "", field))
    for node in chain.nodes:
        if node.key not in hidden:
            words = _short(node, case, library)
            boxes.append(Box(node.key, node.column, words, node.note, node.kind, node.id, ""))
    for each in chain.breaks:
        key = ("missing", each.kind, each.id, each.field)
        words = FAULT_MARK + each.reason
        boxes.append(Box(key, _column(each, case), words, "", each.kind, each.id, each.field, each))
    return sorted(boxes, key=_order)


def _order(box: Box) -> tuple[int, int]:
    """Column by column: standards, their rest, events, their rest, and last what is missing."""
    if box.broken is not None:
        return box.column, 9
    if box.key[0] == "more":
        return box.column, 1 if box.key[1] == "standard" else 3
    return box.column, 2 if box.kind == "event" else 0


def _short(node: Node, case: CaseFile, library: ReferenceLibrary) -> str:
    """What a box says: a standard by its title, an injustice without the finding beside it."""
    if node.kind == "standard":
        finding_id, _, place = node.id.rpartition("/")
        cited = case.findings[finding_id].standards[int(place)]
        standard = library.standards.get(cited.standard_id)
        title = standard.title if standard is not None else node.label
        return f"{title}, {cited.place}" if cited.place and standard is not None else title
    if node.kind == "injustice":
        return node.label.rpartition(" (")[0] or node.label
    return node.label


def _column(each: Break, case: CaseFile) -> int:
    """The column in which a break is shown: where the missing thing would stand."""
    if each.kind == "injustice":
        return 4 if each.field == "put_right" else 3
    if each.field == "head_id":
        return 0
    if each.field in ("standards", "event_ids"):
        return 1
    finding = case.findings.get(each.id)
    undecided = finding is not None and finding.result is FindingResult.UNDECIDED
    return 2 if undecided else 3


def wrapped(words: str, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    """Words broken into lines of a width in pixels, the last one cut short when there are more."""
    lines: list[str] = []
    left = words.split()
    while left:
        line = left.pop(0)
        while left and metrics.horizontalAdvance(f"{line} {left[0]}") <= width:
            line = f"{line} {left.pop(0)}"
        if len(lines) == most - 1 and left:
            line = " ".join((line, *left))
            left = []
        if metrics.horizontalAdvance(line) > width:
            line = metrics.elidedText(line, Qt.TextElideMode.ElideRight, width)
        lines.append(line)
    return lines


class ChainBox(QAbstractButton):
    """One box; Enter, Space or a click goes to what is behind it, the arrows to its neighbours."""

    moved = Signal(object)

    def __init__(self, box: Box, parent: QWidget) -> None:
        super().__init__(parent)
        self.box = box
        self._lines: list[str] = []
        self.setObjectName(".".join(("chain", *box.key)))
        self.setAccessibleName(box.spoken)
        self.setToolTip(f"{box.words}\n{box.note}".strip())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def fit(self, width: int) -> int:
        """Take a width and say how high the words need the box."""
        most = _LINES[self.box.column] + (2 if self.box.broken is not None else 0)
        metrics = QFontMetrics(self._font())
        self._lines = wrapped(self.box.words, metrics, width - 2 * _PAD, most)
        rows = len(self._lines) + (1 if self.box.note else 0)
        height = rows * metrics.lineSpacing() + 2 * _PAD
        self.setFixedSize(width, height)
        return height

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setBold(self.box.key[0] == "finding")
        return font

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move among the boxes, Enter chooses like Space."""
        steps = {
            Qt.Key.Key_Left: QPoint(-1, 0), Qt.Key.Key_Right: QPoint(1, 0),
            Qt.Key.Key_Up: QPoint(0, -1), Qt.Key.Key_Down: QPoint(0, 1),
        }  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.moved.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, the outline (broken where something is missing) and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        broken = self.box.broken is not None
        line = tone(palette, "error") if broken else palette.color(_ROLE.Mid)
        pen = QPen(line, 1.2, Qt.PenStyle.DashLine if broken else Qt.PenStyle.SolidLine)
        if self.hasFocus():
            pen = QPen(palette.color(_ROLE.Highlight), 2.4)
        painter.setPen(pen)
        ground = _ROLE.Window if broken else _ROLE.Base
        if self.underMouse() and not broken:
            ground = _ROLE.AlternateBase
        painter.setBrush(palette.color(ground))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
        painter.setFont(self._font())
        metrics = painter.fontMetrics()
        painter.setPen(line if broken else palette.color(_ROLE.Text))
        y = _PAD + metrics.ascent()
        for words in self._lines:
            painter.drawText(_PAD, y, words)
            y += metrics.lineSpacing()
        if self.box.note:
            painter.setFont(self.font())
            painter.setPen(palette.color(_ROLE.PlaceholderText))
            room = self.width() - 2 * _PAD
            note = metrics.elidedText(self.box.note, Qt.TextElideMode.ElideRight, room)
            painter.drawText(_PAD, y, note)


class _Canvas(QWidget):
    """The columns with their boxes, and the lines that join them."""

    def __init__(self) -> None:
        super().__init__()
        self.chain = Chain((), (), ())
        self.boxes: list[ChainBox] = []

    def show_boxes(self, boxes: list[Box], chain: Chain, chosen: Callable[[Box], None]) -> None:
        held = next((each.box.key for each in self.boxes if each.hasFocus()), None)
        for each in self.boxes:
            each.hide()
            each.deleteLater()
        self.chain = chain
        self.boxes = []
        for box in boxes:
            made = ChainBox(box, self)
            made.clicked.connect(lambda _=False, box=box: chosen(box))
            made.moved.connect(lambda step, made=made: self._on_moved(made, step))
            self.boxes.append(made)
            made.show()
        put_where(self, self.boxes)
        self._mark_entry()
        kept = next((each for each in self.boxes if each.box.key == held), None)
        if kept is not None:
            kept.setFocus()

    def _mark_entry(self) -> None:
        """Tab comes to one box of the drawing: the first thing missing, else the first of all."""
        entry = next((each for each in self.boxes if each.box.broken), None)
        entry = entry or next(iter(self.boxes), None)
        if entry is not None:
            entry.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _on_moved(self, start: ChainBox, step: QPoint) -> None:
        here = start.box.column
        if step.x():
            columns = sorted({each.box.column for each in self.boxes})
            place = columns.index(here) + step.x()
            if not 0 <= place < len(columns):
                return
            among = [each for each in self.boxes if each.box.column == columns[place]]
            min(among, key=lambda each: abs(each.y() - start.y())).setFocus()
            return
        among = [each for each in self.boxes if each.box.column == here]
        among.sort(key=lambda each: each.y())
        place = among.index(start) + step.y()
        if 0 <= place < len(among):
            among[place].setFocus()

    def lay_out(self, width: int) -> QSize:
        """Put the boxes into their columns; the size the drawing then has."""
        count = len(COLUMNS)
        column = max((width - (count - 1) * _GAP) // count, _LEAST_WIDTH)
        top = self.fontMetrics().lineSpacing() + GRID
        heights = [top] * count
        for each in self.boxes:
            place = each.box.column
            height = each.fit(column)
            each.move(place * (column + _GAP), heights[place])
            heights[place] += height + GRID
        size = QSize(count * column + (count - 1) * _GAP, max(heights))
        self.setFixedSize(size)
        self.update()
        return size

    def paintEvent(self, event: QPaintEvent) -> None:
        """The headings of the columns and the lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        count = len(COLUMNS)
        column = (self.width() - (count - 1) * _GAP) // count
        metrics = self.fontMetrics()
        painter.setPen(palette.color(_ROLE.PlaceholderText))
        for place, words in enumerate(COLUMNS):
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, column)
            painter.drawText(place * (column + _GAP), metrics.ascent(), shown)
        painter.setPen(QPen(palette.color(_ROLE.PlaceholderText), 1.2))
        at = {each.box.key: each.geometry() for each in self.boxes}
        for link in self.chain.links:
            if link.start in at and link.end in at:
                self._join(painter, at[link.start], at[link.end])

    @staticmethod
    def _join(painter: QPainter, start: QRect, end: QRect) -> None:
        first = QPointF(start.right() + 1, start.top() + min(start.height(), 32) / 2)
        last = QPointF(end.left() - 1, end.top() + min(end.height(), 32) / 2)
        # From the first column a line may have to pass the second one: it keeps to its height.
        bend = min((last.x() - first.x()) / 2, _GAP)
        path = QPainterPath(first)
        turn = QPointF(last.x() - bend, first.y())
        if last.x() - first.x() > 2 * _GAP:
            path.lineTo(turn)
        else:
            turn = first
        middle = (turn.x() + last.x()) / 2
        path.cubicTo(QPointF(middle, turn.y()), QPointF(middle, last.y()), last)
        painter.drawPath(path)


class ChainStrip(QScrollArea):
    """The drawing of one finding's line; `chosen` carries the `Box` a person went to."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("findings.chain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("The line from complaint to remedy")
        self._canvas = _Canvas()
        self._shown: list[Box] = []
        self.setWidget(self._canvas)
        self.viewport().setBackgroundRole(_ROLE.Window)

    @property
    def boxes(self) -> list[ChainBox]:
        """The boxes in reading order, column by column."""
        return self._canvas.boxes

    def breaks(self) -> list[str]:
        """Why the line stops, one sentence a break."""
        return [each.broken.reason for each in self._shown if each.broken is not None]

    def show_chain(self, chain: Chain, case: CaseFile, library: ReferenceLibrary) -> None:
        """Draw another line, or the same one as it now is."""
        boxes = boxes_of(chain, case, library)
        if boxes == self._shown and chain.links == self._canvas.chain.links:
            return
        self._shown = boxes
        self._canvas.show_boxes(boxes, chain, self.chosen.emit)
        number = len(self.breaks())
        count = "nothing is missing" if not number else f"{number} missing"
        self.setAccessibleDescription(f"Arrow keys move among the boxes; {count}.")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns the width there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        size = self._canvas.lay_out(self.width())
        bar = self.horizontalScrollBar().sizeHint().height() if size.width() > self.width() else 0
        self.setFixedHeight(size.height() + bar)
