"""The statement set in type: each block as lines with its indent, label and tag, before pages.

Tags: the document title is H1, section headings H2, subheadings H3 and H4. A run of numbered
paragraphs is a list whose labels are the numbers; lists, quotations and unnumbered paragraphs that
follow a numbered paragraph belong to its list item.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import assert_never

from workbench.export.pdf.faces import FaceBook
from workbench.export.pdf.lines import Line, LineBreaker, Span, spans
from workbench.export.pdf.structure import Element
from workbench.export.theme import POINTS_PER_MM, FontFamily, Indent, TextStyle, Theme
from workbench.statement.nodes import (
    Block,
    BulletList,
    Document,
    Inline,
    LetteredList,
    Paragraph,
    Quote,
    Section,
    SignatureBlock,
    Subheading,
)
from workbench.statement.text import BULLET, letter_label

_MARGIN = Indent(0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Label:
    """A number, letter or bullet standing before the first line, `x` points from the margin."""

    line: Line
    x: float
    element: Element


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the outline beside the pages; level 0 is a section."""

    title: str
    level: int


@dataclass(frozen=True, slots=True)
class SetBlock:
    """A block as lines; `x` is where its words begin, in points from the left margin.

    `after` is the space below it in points, which may differ from that of its style.
    `keys` are the names under which cross-references find it. A block that is `kept` stays with
    the block after it; one that is not `divisible` never runs over a page end.
    """

    lines: Sequence[Line]
    style: TextStyle
    x: float
    after: float
    element: Element
    label: Label | None = None
    keys: tuple[str, ...] = ()
    heading: Heading | None = None
    kept: bool = False
    divisible: bool = True


def set_document(
    document: Document, theme: Theme, faces: FaceBook
) -> tuple[list[SetBlock], Element]:
    """Every block of the statement set in type, and the tag that holds them all."""
    setting = _Setting(theme, faces)
    setting.front(document)
    for section in document.sections:
        setting.section(section)
    return setting.blocks, setting.root


class _Setting:
    """Sets blocks one after another, remembering the list and item that the next belongs to."""

    def __init__(self, theme: Theme, faces: FaceBook) -> None:
        self.blocks: list[SetBlock] = []
        self.root = Element("Document")
        self._theme = theme
        self._faces = faces
        self._breakers: dict[tuple[FontFamily, float], LineBreaker] = {}
        page = theme.page
        self._width = (page.width_mm - page.left_mm - page.right_mm) * POINTS_PER_MM
        self._section = self.root
        self._numbers: Element | None = None
        self._item: Element | None = None
        self._hanging = False
        # The level of the title: a statement without one begins with H1 all the same.
        self._top = self._level = 0
        self._outline = -1

    def front(self, document: Document) -> None:
        """The lines above the title, and the title."""
        meta, styles = document.meta, self._theme.styles
        if meta.body_line.strip():
            self._plain(meta.body_line, styles.body_line, self.root.child("P"))
        for detail in meta.details:
            if detail.strip():
                self._plain(detail, styles.detail, self.root.child("P"))
        if meta.title.strip():
            self._top = 1
            self._plain(meta.title, styles.title, self.root.child("H1"), kept=True)

    def section(self, section: Section) -> None:
        self._section = self.root.child("Sect")
        self._numbers = self._item = None
        self._hanging = False
        self._level = self._top
        if section.title.strip():
            self._heading(section.title, 2, self._theme.styles.section)
        following: Block | None
        for block, following in zip_longest(section.blocks, section.blocks[1:]):
            match block:
                case Paragraph():
                    self._paragraph(block, following)
                case Subheading():
                    self._subheading(block)
                case BulletList() | LetteredList():
                    self._list(block, self._holder(), 0, 0)
                    self._close_list()
                case Quote():
                    self._quote(block)
                case SignatureBlock():
                    style = self._theme.styles.signature
                    self._numbers = self._item = None
                    self._keep_last()
                    if block.text.strip():
                        self._plain(block.text, style, self._section.child("P"), divisible=False)
                case _:
                    assert_never(block)
        if not self._section.kids:
            self.root.kids.remove(self._section)

    def _holder(self) -> Element:
        """The tag that unnumbered blocks belong to: the last numbered item, else the section."""
        return self._item or self._section

    def _heading(self, text: str, level: int, style: TextStyle) -> None:
        """A heading; its tag goes at most one level below the last, as PDF/UA-1 7.4.2 asks."""
        self._level = min(level, self._level + 1)
        self._outline = min(self._level - self._top - 1, self._outline + 1)
        self._numbers = self._item = None
        self._plain(
            text,
            style,
            self._section.child(f"H{self._level}"),
            heading=Heading(" ".join(text.split()), self._outline),
            kept=True,
            divisible=False,
        )

    def _subheading(self, block: Subheading) -> None:
        styles = self._theme.styles
        minor = block.level > 2
        if block.text.strip():
            style = styles.minor_subheading if minor else styles.subheading
            self._heading(block.text, 4 if minor else 3, style)

    def _paragraph(self, block: Paragraph, following: Block | None) -> None:
        theme = self._theme
        listed = isinstance(following, BulletList | LetteredList)
        words = ([Span(block.lead, bold=True), Span(" ")] if block.lead else []) + list(
            spans(block.inlines)
        )
        keys = (block.origin, *block.anchors)
        if block.number is None:
            indent = theme.numbered if self._hanging else _MARGIN
            holder = self._holder()
            label = None
            if self._item is not None:
                self._keep_last()
        else:
            self._hanging = True
            if self._numbers is None:
                self._numbers = self._section.child("L", "Decimal")
            indent = theme.numbered
            item = self._numbers.child("LI")
            label = (f"{block.number}.", item.child("Lbl"))
            self._item = holder = item.child("LBody")
        self._words(
            words,
            theme.styles.paragraph,
            indent,
            holder,
            label=label,
            keys=keys,
            kept=listed or isinstance(following, Quote),
            # A list stands as close to the words that introduce it as its items to one another.
            after=theme.styles.list_item.after_pt if listed else None,
        )

    def _list(
        self, block: BulletList | LetteredList, parent: Element, depth: int, lettered: int
    ) -> None:
        bulleted = isinstance(block, BulletList)
        if not block.items:
            return
        numbering = "Disc" if bulleted else "LowerRoman" if lettered else "LowerAlpha"
        element = parent.child("L", numbering)
        for index, item in enumerate(block.items):
            entry = element.child("LI")
            text = BULLET if bulleted else letter_label(index, lettered)
            label = (text, entry.child("Lbl"))
            body = entry.child("LBody")
            self._words(
                list(spans(item.inlines)),
                self._theme.styles.list_item,
                self._theme.list_indent(depth),
                body,
                label=label,
                keys=(item.origin,),
                kept=bool(item.children),
            )
            for child in item.children:
                self._list(child, body, depth + 1, lettered + (not bulleted))

    def _keep_last(self) -> None:
        """The block before a signature or a citation line stays on the page with it."""
        if self.blocks:
            self.blocks[-1] = replace(self.blocks[-1], kept=True)

    def _close_list(self) -> None:
        """Below a whole list stands the space of a paragraph, not that of an item."""
        last = self.blocks[-1]
        if last.style is self._theme.styles.list_item:
            self.blocks[-1] = replace(last, after=self._theme.styles.paragraph.after_pt)

    def _quote(self, block: Quote) -> None:
        theme = self._theme
        paragraphs = [one for one in block.paragraphs if _has_words(one)]
        if paragraphs:
            quote = (self._holder()).child("BlockQuote")
            indent = Indent(theme.quote_mm, theme.quote_mm)
            for inlines in paragraphs:
                words = list(spans(inlines))
                self._words(words, theme.styles.quote, indent, quote, right=theme.quote_right_mm)

    def _words(
        self,
        words: list[Span],
        style: TextStyle,
        indent: Indent,
        holder: Element,
        *,
        label: tuple[str, Element] | None = None,
        keys: Iterable[str] = (),
        kept: bool = False,
        right: float = 0.0,
        after: float | None = None,
    ) -> None:
        x = indent.text_mm * POINTS_PER_MM
        lines = self._lines(words, style, self._width - x - right * POINTS_PER_MM)
        if not lines and label is None:
            return
        before = None
        if label is not None:
            text, element = label
            room = (indent.text_mm - indent.label_mm) * POINTS_PER_MM
            line = self._lines([Span(text)], style, self._width)[0]
            # A number too wide for its column moves left rather than over the words.
            at = indent.label_mm * POINTS_PER_MM
            before = Label(line, at - max(0.0, line.width + 3 - room), element)
        self.blocks.append(
            SetBlock(
                lines=lines or [Line()],
                style=style,
                x=x,
                after=style.after_pt if after is None else after,
                element=holder.child("P") if lines else holder,
                label=before,
                keys=tuple(key for key in keys if key),
                kept=kept,
            )
        )

    def _plain(
        self,
        text: str,
        style: TextStyle,
        element: Element,
        *,
        heading: Heading | None = None,
        kept: bool = False,
        divisible: bool = True,
    ) -> None:
        """Words with no paragraph inside their tag: headings, the lines above the title."""
        family = self._theme.heading if element.role.startswith("H") else self._theme.body
        lines = self._lines([Span(text)], style, self._width, family)
        self.blocks.append(
            SetBlock(
                lines=lines,
                style=style,
                x=0.0,
                after=style.after_pt,
                element=element,
                heading=heading,
                kept=kept,
                divisible=divisible,
            )
        )

    def _lines(
        self, words: list[Span], style: TextStyle, width: float, family: FontFamily | None = None
    ) -> list[Line]:
        if style.bold or style.italic:
            words = [
                Span(
                    span.text,
                    span.bold or style.bold,
                    span.italic != style.italic,
                    span.link,
                    span.marked,
                )
                for span in words
            ]
        key = (family or self._theme.body, style.size_pt)
        breaker = self._breakers.get(key)
        if breaker is None:
            breaker = self._breakers[key] = LineBreaker(self._faces, *key)
        return breaker.lines(words, width)


def _has_words(inlines: Sequence[Inline]) -> bool:
    return any(span.text.strip() for span in spans(inlines))
