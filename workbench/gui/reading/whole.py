"""The whole statement as one text, with its title lines and paragraph numbers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import quote, unquote

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextDocument,
    QTextOption,
)

from workbench.gui.look.appearance import StatementColours
from workbench.gui.reading.logo import ShownLogo
from workbench.gui.reading.writer import Line, StatementWriter, set_in
from workbench.statement.characters import printable
from workbench.statement.nodes import Document, Leaf, Paragraph, ParagraphRef, Section, Setting

_ORIGIN, _PARAGRAPH = "origin:", "paragraph:"
_ABOVE = {
    Line.PARAGRAPH: 4, Line.ITEM: 4, Line.QUOTE: 4, Line.SUBHEADING: 14, Line.MINOR_SUBHEADING: 14,
    Line.SIGNATURE: 22,
}  # fmt: skip
_BELOW = {Line.SUBHEADING: 0, Line.MINOR_SUBHEADING: 0, Line.ITEM: 0}
_BETWEEN = 5
_STEP, _LABEL, _EDGE = 28, 26, 2
"""How far each list is set in, how much of that is for its labels, and the room around an item."""

_QUOTE = 16
"""How much further than a paragraph a quotation is set in."""


def origin_of(link: str) -> str | None:
    """The origin that a clicked link leads to, None for a link within the statement."""
    return unquote(link.removeprefix(_ORIGIN)) if link.startswith(_ORIGIN) else None


def paragraph_of(link: str) -> str:
    """The key of the paragraph that a link within the statement leads to."""
    return unquote(link.removeprefix(_PARAGRAPH))


def write_statement(
    statement: Document,
    into: QTextDocument,
    colours: StatementColours,
    indent: int,
    focus: str = "",
    logo: ShownLogo | None = None,
) -> Mapping[str, int]:
    """Write a statement into an empty document: the numbers of its lines by origin and anchor.

    Paragraphs are set in by `indent`, with their numbers before them. The words of the origin
    `focus` are set off; the `logo` stands over it all. A clicked word gives a link for
    `origin_of`, a reference to a paragraph one for `paragraph_of`.
    """
    option = into.defaultTextOption()
    option.setTabStopDistance(indent)
    into.setDefaultTextOption(option)
    writer = _Writer(into, colours, indent, focus)
    writer.cursor.beginEditBlock()
    if logo is not None:
        writer.logo(logo)
    writer.statement(printable(statement))
    writer.cursor.endEditBlock()
    return writer.places


class _Writer(StatementWriter):
    """Hanging paragraphs and lists, numbers and labels set off by a tab; no tables, which Qt sets
    twice, so that the preview would lag behind the typing."""

    def __init__(
        self, document: QTextDocument, colours: StatementColours, indent: int, focus: str
    ) -> None:
        super().__init__(document, colours)
        self._into, self._colours, self._indent, self._focus = document, colours, indent, focus
        self._plain = QTextCharFormat()
        self._plain.setForeground(QColor(colours.text))
        self._hanging = self._begun = self._set_off = False
        self._deep = 0
        self.places: dict[str, int] = {}

    def logo(self, logo: ShownLogo) -> None:
        self._title("", self._plain)
        logo.insert(self.cursor, self._into)

    def statement(self, statement: Document) -> None:
        meta = statement.meta
        if meta.watermark:
            mark = set_in(self._plain, Setting.BOLD)
            mark.setForeground(QColor(self._colours.highlight_text))
            mark.setBackground(QColor(self._colours.highlight))
            self._title(f"\u00a0{meta.watermark}\u00a0", mark)
        quiet = QTextCharFormat(self._plain)
        quiet.setForeground(QColor(self._colours.muted))
        if meta.office:
            self._title(meta.office, quiet)
        self._title(meta.body_line, set_in(self._plain, Setting.BOLD))
        for detail in meta.details:
            self._title(detail, quiet)
        self._heading(meta.title, 1, 10)
        for section in statement.sections:
            self._section(section)

    def _title(self, words: str, form: QTextCharFormat) -> None:
        self._new_line(QTextBlockFormat(), 4, 5)
        self.cursor.insertText(words, form)

    def _heading(self, words: str, level: int, below: int) -> None:
        form, larger = QTextBlockFormat(), set_in(self._plain, Setting.BOLD)
        form.setHeadingLevel(level)
        larger.setProperty(QTextCharFormat.Property.FontSizeAdjustment, 3 - level)
        self._new_line(form, 14, below)
        self.cursor.insertText(words, larger)

    def _section(self, section: Section) -> None:
        if section.title:
            self._heading(section.title, 2, 4)
        self._hanging = False
        for block in section.blocks:
            first = self.cursor.blockNumber() + 1
            self._set_off = bool(block.origin) and block.origin == self._focus
            if isinstance(block, Paragraph):
                self._hanging = self._hanging or block.number is not None
                for key in block.anchors:
                    self.places.setdefault(key, first)
            self.places.setdefault(block.origin, first)
            self.block(block)

    def begin(self, line: Line, origin: str, label: str, depth: int) -> QTextCharFormat:
        form, words = QTextBlockFormat(), self._plain
        above = _ABOVE[line]
        match line:
            case Line.PARAGRAPH if self._hanging:
                form.setLeftMargin(self._indent)
                form.setTextIndent(-self._indent if label else 0)
            case Line.ITEM:
                left = self._indent + depth * _STEP
                form.setLeftMargin(left)
                form.setTextIndent(-_LABEL)
                form.setRightMargin(depth * _EDGE)
                form.setTabPositions([QTextOption.Tab(_LABEL, QTextOption.TabType.LeftTab)])
                above = self._above_item(depth)
            case Line.QUOTE:
                form.setLeftMargin(self._indent + _QUOTE)
            case Line.SUBHEADING:
                words = set_in(words, Setting.BOLD)
                form.setHeadingLevel(3)
            case Line.SIGNATURE:
                words = set_in(words, Setting.BOLD)
            case Line.MINOR_SUBHEADING:
                words = set_in(set_in(words, Setting.BOLD), Setting.ITALIC)
                form.setHeadingLevel(4)
            case _:
                pass
        if self._set_off or (origin and origin == self._focus):
            form.setBackground(QColor(self._colours.focus))
        self._new_line(form, above, _BELOW.get(line, _BETWEEN), depth)
        self.places.setdefault(origin, self.cursor.blockNumber())
        if label:
            self._label(label, origin if line is Line.PARAGRAPH else "")
        return words

    def _above_item(self, depth: int) -> int:
        """The room above an item: more where a list begins or ends than within one."""
        if not self._deep:
            return _BETWEEN + depth * _EDGE
        return _EDGE if depth > self._deep else 2 * _EDGE + (self._deep - depth) * _EDGE

    def _new_line(self, form: QTextBlockFormat, above: int, below: int, depth: int = 0) -> None:
        form.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        # Behind a list the room around its last item comes on top of what is above a line.
        form.setTopMargin(above + (self._deep * _EDGE if not depth else 0))
        form.setBottomMargin(below)
        self._deep = depth
        if self._begun:
            self.cursor.insertBlock(form, self._plain)
        else:
            self.cursor.setBlockFormat(form)
        self._begun = True

    def _label(self, label: str, origin: str) -> None:
        form = QTextCharFormat(self._plain)
        if origin:
            form.setAnchor(True)
            form.setAnchorHref(_link(_ORIGIN, origin))
        self.cursor.insertText(label, form)
        self.cursor.insertText("\t", self._plain)

    def leads_to(self, leaf: Leaf, origin: str) -> str:
        if isinstance(leaf, ParagraphRef) and leaf.number is not None:
            return _link(_PARAGRAPH, leaf.target)
        return _link(_ORIGIN, origin) if origin else ""


@lru_cache(maxsize=4096)
def _link(way: str, key: str) -> str:
    """A link; the words of a paragraph, piece by piece, all lead the same way."""
    return way + quote(key, safe=":")
