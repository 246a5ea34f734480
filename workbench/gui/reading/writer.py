"""The statement set in type: every kind of block and of words, by the one piece that knows them.

The drafting room sets one row, the preview, the reading view and paper the whole statement; where
a line begins and where its words lead is for them to say.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from enum import StrEnum
from typing import assert_never

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor, QTextDocument

from workbench.gui.look.appearance import StatementColours
from workbench.statement import nodes
from workbench.statement.text import inline_text, labelled_items


class Line(StrEnum):
    """What begins on a line of its own."""

    PARAGRAPH = "paragraph"
    ITEM = "list item"
    QUOTE = "quoted paragraph"
    SUBHEADING = "subheading"
    MINOR_SUBHEADING = "subheading under a subheading"
    SIGNATURE = "signature"


class StatementWriter(ABC):
    """Writes blocks into a document, from its beginning to its end."""

    def __init__(self, document: QTextDocument, colours: StatementColours) -> None:
        self.cursor = QTextCursor(document)
        self._link = QColor(colours.link)
        self._unfilled = QColor(colours.highlight)

    @abstractmethod
    def begin(self, line: Line, origin: str, label: str, depth: int) -> QTextCharFormat:
        """Begin a line with its number or list label, `depth` lists deep; how its words look."""

    @abstractmethod
    def leads_to(self, leaf: nodes.Leaf, origin: str) -> str:
        """Where words of a block of that origin lead when they are clicked, "" for nowhere."""

    def block(self, block: nodes.Block) -> None:
        """Write one block."""
        match block:
            case nodes.Paragraph():
                label = f"{block.number}." if block.number is not None else ""
                form = self.begin(Line.PARAGRAPH, block.origin, label, 0)
                if block.lead:
                    lead = set_in(form, nodes.Setting.BOLD)
                    self._words((nodes.Text(block.lead),), block.origin, lead)
                    self.cursor.insertText(" ", form)
                self._words(block.inlines, block.origin, form)
            case nodes.BulletList() | nodes.LetteredList():
                self._list(block)
            case nodes.Quote():
                for inlines in block.paragraphs:
                    self._words(inlines, block.origin, self.begin(Line.QUOTE, block.origin, "", 0))
            case nodes.Subheading():
                self._line(Line.SUBHEADING if block.level <= 2 else Line.MINOR_SUBHEADING, block)
            case nodes.SignatureBlock():
                self._line(Line.SIGNATURE, block)
            case _:
                assert_never(block)

    def _line(self, line: Line, block: nodes.Subheading | nodes.SignatureBlock) -> None:
        self._words((nodes.Text(block.text),), block.origin, self.begin(line, block.origin, "", 0))

    def _list(self, block: nodes.ListBlock) -> None:
        above = {-1: block.origin}
        for depth, label, item in labelled_items(block):
            above[depth] = origin = item.origin or above[depth - 1]
            self._words(item.inlines, origin, self.begin(Line.ITEM, origin, label, depth + 1))

    def _words(self, inlines: Sequence[nodes.Inline], origin: str, form: QTextCharFormat) -> None:
        """Plain words side by side are one piece: Qt takes as long over a link as over a line."""
        plain: list[nodes.Leaf] = []
        for inline in inlines:
            match inline:
                case nodes.Text() | nodes.Citation() | nodes.PersonRef():
                    if plain and self.leads_to(plain[0], origin) != self.leads_to(inline, origin):
                        self._piece(plain, origin, form)
                    plain.append(inline)
                case nodes.ParagraphRef() | nodes.Placeholder():
                    self._piece(plain, origin, form)
                    self._piece([inline], origin, form)
                case nodes.Styled(style, inner):
                    self._piece(plain, origin, form)
                    self._words(inner, origin, set_in(form, style.setting))
                case _:
                    assert_never(inline)
        self._piece(plain, origin, form)

    def _piece(self, leaves: list[nodes.Leaf], origin: str, form: QTextCharFormat) -> None:
        if not leaves:
            return
        made = QTextCharFormat(form)
        match leaves[0]:
            case nodes.Placeholder() | nodes.ParagraphRef(number=None):
                made.setBackground(self._unfilled)
            case nodes.ParagraphRef():
                made.setForeground(self._link)
            case _:
                pass
        if target := self.leads_to(leaves[0], origin):
            made.setAnchor(True)
            made.setAnchorHref(target)
        self.cursor.insertText(inline_text(leaves), made)
        leaves.clear()


def set_in(form: QTextCharFormat, setting: nodes.Setting) -> QTextCharFormat:
    """How the same words look set in this as well."""
    made = QTextCharFormat(form)
    match setting:
        case nodes.Setting.BOLD:
            made.setFontWeight(QFont.Weight.Bold)
        case nodes.Setting.ITALIC:
            made.setFontItalic(True)
        case nodes.Setting.UNDERLINED:
            made.setFontUnderline(True)
        case nodes.Setting.STRUCK:
            made.setFontStrikeOut(True)
        case _:
            assert_never(setting)
    return made
