"""Rows of the statement as type: set once for a width, kept, and painted as often as needed.

The statement looks here as its printed form does: headings in the house face, paragraph numbers
in the margin, lists set in under their paragraph. Colours come from the palette.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import field

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QApplication

from workbench.domain.dataclass import dataclass
from workbench.gui.look.appearance import StatementColours, statement_colours
from workbench.gui.look.theme.typeface import printed_font
from workbench.gui.reading.writer import Line, StatementWriter
from workbench.gui.statement.rows.content import Row, RowKind
from workbench.statement.nodes import Leaf, ParagraphRef, PersonRef

CHARACTERS = 74
"""How many characters of ordinary words a full line holds: what is comfortable to read."""

_KEPT = 160
_HEADINGS = {RowKind.TITLE: 7.0, RowKind.SECTION: 3.0, RowKind.BODY_LINE: 1.0}
_ABOVE = {
    RowKind.TITLE: 10, RowKind.SECTION: 20, RowKind.SUBHEADING: 13, RowKind.BODY_LINE: 18,
    RowKind.DETAIL: 0, RowKind.SIGNATURE: 20, RowKind.ITEM: 2,
}  # fmt: skip
_BELOW = {
    RowKind.TITLE: 8, RowKind.SECTION: 5, RowKind.SUBHEADING: 3, RowKind.BODY_LINE: 2,
    RowKind.DETAIL: 2, RowKind.SIGNATURE: 40, RowKind.ITEM: 3,
}  # fmt: skip
_BETWEEN = 6
_GAPS = {Line.ITEM: 4, Line.QUOTE: 6}


@dataclass(frozen=True, slots=True)
class Look:
    """The faces of the drafting room for one size of type, and the lengths that follow from it."""

    font: QFont
    measure: int
    gutter: int
    indent: int
    line: float
    per_line: float

    @staticmethod
    def of_print() -> Look:
        """The look of the printed face at the size of type chosen."""
        font = printed_font(PIXELS)
        metrics = QFontMetricsF(font)
        average = metrics.horizontalAdvance("The Council told her in March that it had not") / 45
        return Look(
            font=font,
            measure=round(average * CHARACTERS),
            gutter=round(metrics.horizontalAdvance("8888")) + 26,
            indent=round(metrics.horizontalAdvance("(aa)")) + 6,
            line=metrics.lineSpacing() * LEADING,
            per_line=average,
        )

    def font_of(self, row: Row) -> QFont:
        """The face a whole row is set in."""
        font = QFont(self.font)
        if row.kind in _HEADINGS:
            font.setPointSizeF(font.pointSizeF() + _HEADINGS[row.kind])
            font.setBold(True)
        elif row.kind is RowKind.SUBHEADING:
            font.setBold(True)
            font.setItalic(row.level > 2)
            font.setPointSizeF(font.pointSizeF() + (0.5 if row.level < 3 else 0))
        elif row.kind is RowKind.DETAIL:
            font.setPointSizeF(font.pointSizeF() - 1)
        elif row.kind is RowKind.PLACE:
            font.setItalic(True)
        return font

    def set_in(self, row: Row) -> int:
        """How far from the left edge of the words a row begins."""
        return self.indent if row.kind is RowKind.ITEM else 0

    def estimate(self, row: Row, width: int) -> int:
        """About how high a row is, by the length of its words."""
        wide = max((width - self.set_in(row)) / self.per_line, 20)
        lines = sum(len(words) // wide + 1 for words in row.words.split("\n"))
        scale = self.font_of(row).pointSizeF() / self.font.pointSizeF()
        return round(lines * self.line * scale) + above(row) + below(row)


PIXELS = 15
"""The size of ordinary words at the usual type size."""

LEADING = 1.28
"""How far lines stand apart, as a multiple of what the type itself asks for."""


def above(row: Row) -> int:
    """The room above a row's words."""
    return _ABOVE.get(row.kind, _BETWEEN)


def below(row: Row) -> int:
    """The room below a row's words."""
    return _BELOW.get(row.kind, _BETWEEN)


@dataclass(slots=True)
class SetRow:
    """One row set in type; `labels` are the signs of list items by the number of their line."""

    document: QTextDocument
    words: str
    labels: dict[int, str] = field(default_factory=dict)

    @property
    def height(self) -> int:
        """How high the words are."""
        return round(self.document.size().height())

    @property
    def base(self) -> float:
        """How far the first line's base is below the top."""
        block = self.document.begin()
        # Asking for the box has the line set, if it was not yet.
        top = self.document.documentLayout().blockBoundingRect(block).top()
        if not block.layout().lineCount():
            return QFontMetricsF(self.document.defaultFont()).ascent()
        line = block.layout().lineAt(0)
        return top + line.y() + line.ascent()

    @property
    def last_line(self) -> tuple[float, float]:
        """Where the last line begins from the top, and how far its words reach from the left."""
        block = self.document.lastBlock()
        top = self.document.documentLayout().blockBoundingRect(block).top()
        count = block.layout().lineCount()
        if not count:
            return top, 0.0
        line = block.layout().lineAt(count - 1)
        left = block.blockFormat().leftMargin()
        return top + line.y(), left + line.naturalTextWidth()

    def paint(
        self, painter: QPainter, at: QPointF, clip: QRectF, palette: QPalette, marked: Marked = ()
    ) -> None:
        """Paint the words; `marked` are spans, and the colour set behind each."""
        layout = self.document.documentLayout()
        painter.save()
        painter.translate(at)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = palette
        context.clip = clip.translated(-at)
        if marked:
            context.selections = [self._selection(*span) for span in marked]
        layout.draw(painter, context)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.setFont(self.document.defaultFont())
        for number, label in self.labels.items():
            block = self.document.findBlockByNumber(number)
            box = layout.blockBoundingRect(block)
            left = block.blockFormat().leftMargin()
            room = QRectF(0, box.top(), left - 6, block.layout().lineAt(0).height())
            if room.translated(at).intersects(clip):
                ascent = room.top() + block.layout().lineAt(0).ascent()
                wide = painter.fontMetrics().horizontalAdvance(label)
                painter.drawText(QPointF(max(left - 8 - wide, 0), ascent), label)
        painter.restore()

    def _selection(
        self, start: int, length: int, colour: QColor
    ) -> QAbstractTextDocumentLayout.Selection:
        cursor = QTextCursor(self.document)
        cursor.setPosition(min(start, self.document.characterCount() - 1))
        cursor.setPosition(
            min(start + length, self.document.characterCount() - 1), QTextCursor.MoveMode.KeepAnchor
        )
        form = QTextCharFormat()
        form.setBackground(QBrush(colour))
        made = QAbstractTextDocumentLayout.Selection()
        made.cursor = cursor
        made.format = form
        return made

    def place(self, offset: int) -> int:
        """The place in the document of one in the row's words, in which lists have their signs."""
        before = self.words[:offset].split("\n")
        number, line = len(before) - 1, before[-1]
        label = self.labels.get(number)
        if label is not None:
            line = line[len(label) + 1 :]
        begin = self.document.findBlockByNumber(number).position()
        return begin + len(line.encode("utf-16-le", "surrogatepass")) // 2

    def token_at(self, at: QPointF) -> str:
        """The mention or reference at a place in the words: "person:p1", "para:event:e3", or ""."""
        return self.document.documentLayout().anchorAt(at)


Marked = Sequence[tuple[int, int, QColor]]


class Typesetter:
    """Sets rows in type and keeps those last used."""

    def __init__(self) -> None:
        self.look = Look.of_print()
        self._colours = statement_colours(QApplication.palette())
        self._kept: OrderedDict[str, tuple[Row, int, SetRow]] = OrderedDict()

    def renew(self, palette: QPalette) -> None:
        """Begin afresh with another size of type or other colours."""
        self.look = Look.of_print()
        self._colours = statement_colours(palette)
        self._kept.clear()

    def set(self, row: Row, width: int) -> SetRow:
        """A row in type, as wide as the words may be."""
        kept = self._kept.get(row.key)
        if kept is not None and kept[0] is row and kept[1] == width:
            self._kept.move_to_end(row.key)
            return kept[2]
        made = self._set(row, width)
        self._kept[row.key] = (row, width, made)
        self._kept.move_to_end(row.key)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return made

    def _set(self, row: Row, width: int) -> SetRow:
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(self.look.font_of(row))
        option = document.defaultTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        made = SetRow(document, row.words)
        _Writer(document, made.labels, self.look, self._colours).row(row)
        document.setPageSize(QSizeF(-1, -1))
        document.setTextWidth(width - self.look.set_in(row))
        return made


class _Writer(StatementWriter):
    """Writes a row's words into a document of its own; `labels` are painted beside them."""

    def __init__(
        self, document: QTextDocument, labels: dict[int, str], look: Look, colours: StatementColours
    ) -> None:
        super().__init__(document, colours)
        self._labels, self._look = labels, look
        self._muted = QColor(colours.muted)
        self._begun = False

    def row(self, row: Row) -> None:
        for block in row.blocks:
            self.block(block)
        if not row.blocks:
            plain = self.begin(Line.PARAGRAPH, "", "", 0)
            if not row.printed or row.kind in (RowKind.DETAIL, RowKind.PLACE):
                plain.setForeground(self._muted)
            self.cursor.insertText(row.words, plain)

    def begin(self, line: Line, origin: str, label: str, depth: int) -> QTextCharFormat:
        form = QTextBlockFormat()
        form.setLineHeight(LEADING * 100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setLeftMargin(self._look.indent * (1 if line is Line.QUOTE else depth))
        if self._begun:
            form.setTopMargin(_GAPS.get(line, 0))
            self.cursor.insertBlock(form)
        else:
            self.cursor.setBlockFormat(form)
            self._begun = True
        if line is Line.ITEM:
            self._labels[self.cursor.blockNumber()] = label
        return QTextCharFormat()

    def leads_to(self, leaf: Leaf, origin: str) -> str:
        match leaf:
            case PersonRef(person_id, _):
                return f"person:{person_id}"
            case ParagraphRef(target, _):
                return f"para:{target}"
            case _:
                return ""
