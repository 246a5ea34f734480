"""The line from complaint to remedy, drawn from top to bottom, with its breaks pointed out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from workbench.application.findings.chain import COLUMNS, Break, Chain, Node
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.records.findings import FindingResult
from workbench.domain.text import how_many
from workbench.gui.look.key_order import put_where
from workbench.gui.look.labels import fitted
from workbench.gui.look.layout import GRID, clear_out, column_of
from workbench.gui.look.theme.palette import colour
from workbench.gui.names import kind_name

_KINDS = {"standard": "Standard", "event": "What happened"}
_MOST_LINES = 5
_LEFT, _SIDE = 44, 2 * GRID
"""Where the words begin, and the margin at both sides; the line runs between the two."""

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}

_MOST = (("standard", 2, "standards"), ("event", 2, "event_ids"))


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
    def heading(self) -> str:
        """What kind of thing it is, or would be."""
        return _KINDS.get(self.kind, COLUMNS[self.column]) if not self.broken else "Missing"

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
            words = f"and {how_many(len(keys) - most, f'more {kind}')}"
            boxes.append(Box(("more", kind), 1, words, "", "finding", "", field))
    for node in chain.nodes:
        if node.key not in hidden:
            words = _short(node, case, library)
            boxes.append(Box(node.key, node.column, words, node.note, node.kind, node.id, ""))
    for each in chain.breaks:
        key = ("missing", each.kind, each.id, each.field)
        at = _column(each, case)
        boxes.append(Box(key, at, each.reason, "", each.kind, each.id, each.field, each))
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


class ChainBox(QAbstractButton):
    """One box; Enter, Space or a click goes to what is behind it, the arrows to its neighbours.

    `ends` says whether it is the first, and the last, of its line.
    """

    moved = Signal(int)

    def __init__(self, box: Box, ends: tuple[bool, bool]) -> None:
        super().__init__()
        self.box, self._ends = box, ends
        self.setObjectName(".".join(("chain", *box.key)))
        self.setAccessibleName(box.spoken)
        self.setToolTip(f"{box.words}\n{box.note}".strip())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _fonts(self) -> tuple[QFont, QFont, QFont]:
        """The type of the heading, of the words and of the note."""
        small, words, note = QFont(self.font()), QFont(self.font()), QFont(self.font())
        for font, part in ((small, 11 / 13), (note, 12 / 13)):
            font.setPixelSize(round(QFontMetrics(self.font()).height() * part * 13 / 18) or 11)
        small.setWeight(QFont.Weight.DemiBold)
        if self.box.key[0] == "finding":
            words.setWeight(QFont.Weight.DemiBold)
        return small, words, note

    def _lines(self, width: int) -> list[tuple[str, QFont, str]]:
        """Every line of words with its type and its colour."""
        small, words, note = self._fonts()
        ink = "text2" if self.box.broken is not None else "text"
        room = width - _LEFT - _SIDE
        shown = [(self.box.heading, small, "text2")]
        shown += [(x, words, ink) for x in fitted(words, self.box.words, room, _MOST_LINES)]
        if self.box.note:
            shown += [(x, note, "text2") for x in fitted(note, self.box.note, room, 2)]
        return shown

    def heightForWidth(self, width: int) -> int:
        """As high as its words."""
        return sum(QFontMetrics(font).height() + 1 for _, font, _ in self._lines(width)) + 2 * GRID

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move among the boxes, Enter chooses like Space."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.moved.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be clicked."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is elsewhere."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, the line with its knot (open where something is missing) and the words."""
        painter, of = QPainter(self), self.palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = self.box.key[0] == "finding"
        if here or self.underMouse():
            painter.fillRect(self.rect(), colour(of, "sel" if here else "hover"))
        lines = self._lines(self.width())
        middle = QPointF(_SIDE + 6, GRID + QFontMetrics(lines[0][1]).height() / 2)
        painter.setPen(QPen(colour(of, "sign"), 1))
        first, last = self._ends
        painter.drawLine(
            QPointF(middle.x(), middle.y() if first else 0),
            QPointF(middle.x(), middle.y() if last else self.height()),
        )
        broken = self.box.broken is not None
        style = Qt.PenStyle.DotLine if broken else Qt.PenStyle.SolidLine
        ink = "accent" if here else "sign"
        painter.setPen(QPen(colour(of, ink), 1.75, style))
        painter.setBrush(colour(of, "accent" if here else "lst"))
        painter.drawEllipse(middle, 5, 5)
        top = GRID
        for words, font, tone in lines:
            painter.setFont(font)
            painter.setPen(colour(of, tone))
            metrics = painter.fontMetrics()
            painter.drawText(_LEFT, top + metrics.ascent(), words)
            top += metrics.height() + 1
        if self.hasFocus():
            painter.setPen(QPen(colour(of, "ring"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))


class ChainList(QWidget):
    """The drawing of one finding's line; `chosen` carries the `Box` a person went to."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("findings.chain")
        self.setAccessibleName("The line from complaint to remedy")
        self.boxes: list[ChainBox] = []
        self._shown: list[Box] = []
        self._column = column_of(within=self, gap=0)

    def breaks(self) -> list[str]:
        """Why the line stops, one sentence a break."""
        return [each.broken.reason for each in self._shown if each.broken is not None]

    def show_chain(self, chain: Chain, case: CaseFile, library: ReferenceLibrary) -> None:
        """Draw another line, or the same one as it now is."""
        boxes = boxes_of(chain, case, library)
        if boxes == self._shown:
            return
        self._shown = boxes
        held = next((each.box.key for each in self.boxes if each.hasFocus()), None)
        clear_out(self._column)
        self.boxes = [
            ChainBox(box, (not place, place == len(boxes) - 1)) for place, box in enumerate(boxes)
        ]
        for made in self.boxes:
            made.clicked.connect(lambda _=False, box=made.box: self.chosen.emit(box))
            made.moved.connect(lambda step, made=made: self._on_moved(made, step))
            self._column.addWidget(made)
            made.show()  # Qt would do so later, and what is not seen cannot have the keyboard
        put_where(self, self.boxes)
        self._mark_entry(held)
        number = len(self.breaks())
        count = "nothing is missing" if not number else f"{number} missing"
        self.setAccessibleDescription(f"Arrow keys move among the boxes; {count}.")

    def _mark_entry(self, held: tuple[str, ...] | None) -> None:
        """Tab comes to one box of the drawing: the first thing missing, else the first of all."""
        entry = next((each for each in self.boxes if each.box.broken), None)
        entry = entry or next(iter(self.boxes), None)
        if entry is not None:
            entry.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        kept = next((each for each in self.boxes if each.box.key == held), None)
        if kept is not None:
            kept.setFocus()

    def _on_moved(self, start: ChainBox, step: int) -> None:
        place = self.boxes.index(start) + step
        if 0 <= place < len(self.boxes):
            self.boxes[place].setFocus()
