"""The statement as a list of paragraphs in lines, each with its style and its tag.

Tags: the document title is H1, section headings H2, subheadings H3 and H4. A run of numbered
paragraphs is a list whose labels are the numbers; lists, quotations and unnumbered paragraphs that
follow a numbered paragraph belong to its list item.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import assert_never

from workbench.domain.errors import ExportFailed
from workbench.export.logo import LOGO_AFTER_PT, OfficeLogo, logo_words
from workbench.export.pdf.pages import Heading, Label, Role, TaggedParagraph, TaggedPicture
from workbench.export.pdf.structure import Element
from workbench.export.pdf.words import Run, Span, Wording, lines_of, spans
from workbench.export.theme import POINTS_PER_MM, Indent, TextStyle, Theme
from workbench.statement import nodes
from workbench.statement.text import bullet_label, letter_label
from workbench.statement.walk import items_of

# What a list is marked with, by its depth (ISO 32000-1, table 347).
_BULLETED = ("Disc", "Circle", "Square")
_MARGIN = Indent(0.0, 0.0)
# Between a label too wide for its column and the words after it, in points.
_GAP = 3


def paragraphs_of(
    document: nodes.Document, theme: Theme, logo: OfficeLogo | None = None
) -> tuple[list[TaggedParagraph], Element]:
    """Every block of the statement as a paragraph, and the tag that holds them all.

    A `logo` comes before them.
    """
    story = _Story(theme, Wording(theme, frozenset(_keys(document))))
    if logo is not None:
        story.logo(logo, logo_words(document.meta.office))
    story.front(document)
    for section in document.sections:
        story.section(section)
    return story.paragraphs, story.root


def _keys(document: nodes.Document) -> Iterator[str]:
    """The names of everything that references may lead to."""
    for section in document.sections:
        for block in section.blocks:
            match block:
                case nodes.Paragraph() if block.number is not None or _has_words(block.inlines):
                    yield from (block.origin, *block.anchors)
                case nodes.BulletList() | nodes.LetteredList():
                    yield from (item.origin for item in items_of(block))
                case (
                    nodes.Paragraph() | nodes.Subheading() | nodes.Quote() | nodes.SignatureBlock()
                ):
                    pass
                case _:
                    assert_never(block)


class _Story:
    """Adds one block after another, remembering the list and item that the next belongs to."""

    def __init__(self, theme: Theme, wording: Wording) -> None:
        self.paragraphs: list[TaggedParagraph] = []
        self.root = Element("Document")
        # The first block of a name is the one that references lead to.
        self._named: set[str] = set()
        self._theme = theme
        self._wording = wording
        page = theme.page
        self._height = (page.height_mm - page.top_mm - page.bottom_mm) * POINTS_PER_MM
        self._width_mm = page.text_mm
        self._section = self.root
        self._numbers: Element | None = None
        self._item: Element | None = None
        self._hanging = False
        # The level of the title: a statement without one begins with H1 all the same.
        self._top = self._level = 0
        self._outline = -1

    def logo(self, logo: OfficeLogo, said: str) -> None:
        """The office's logo, described by what is `said` of it."""
        figure = self.root.child("Figure")
        figure.said = said
        wide, high = (side * POINTS_PER_MM for side in logo.size_mm(self._width_mm))
        style = self._theme.styles.detail
        self.paragraphs.append(TaggedPicture(logo, figure, style, (wide, high), LOGO_AFTER_PT))

    def front(self, document: nodes.Document) -> None:
        """The lines above the title, and the title."""
        meta, styles = document.meta, self._theme.styles
        if meta.office.strip():
            self._plain(meta.office, styles.detail, self.root.child("P"))
        if meta.body_line.strip():
            self._plain(meta.body_line, styles.body_line, self.root.child("P"))
        for detail in meta.details:
            if detail.strip():
                self._plain(detail, styles.detail, self.root.child("P"))
        if meta.title.strip():
            self._top = 1
            self._plain(meta.title, styles.title, self.root.child("H1"), kept=True)

    def section(self, section: nodes.Section) -> None:
        self._section = self.root.child("Sect")
        self._numbers = self._item = None
        self._hanging = False
        self._level = self._top
        if section.title.strip():
            self._heading(section.title, 2, self._theme.styles.section)
        following: nodes.Block | None
        for block, following in zip_longest(section.blocks, section.blocks[1:]):
            match block:
                case nodes.Paragraph():
                    self._paragraph(block, following)
                case nodes.Subheading():
                    self._subheading(block)
                case nodes.BulletList() | nodes.LetteredList():
                    self._list(block, self._holder(), 0, 0)
                case nodes.Quote():
                    self._quote(block)
                case nodes.SignatureBlock():
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
            heading=Heading(
                " ".join(text.split()), self._outline, f"heading {len(self.paragraphs)}"
            ),
            kept=True,
            divisible=False,
        )

    def _subheading(self, block: nodes.Subheading) -> None:
        styles = self._theme.styles
        subject = replace(styles.paragraph, bold=True)
        looks = {1: subject, 2: styles.subheading}
        if block.text.strip():
            style = looks.get(block.level, styles.minor_subheading)
            self._heading(block.text, min(block.level, 3) + 1, style)

    def _paragraph(self, block: nodes.Paragraph, following: nodes.Block | None) -> None:
        theme = self._theme
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
            kept=isinstance(following, nodes.ListBlock | nodes.Quote),
        )

    def _list(self, block: nodes.ListBlock, parent: Element, depth: int, lettered: int) -> None:
        bulleted = isinstance(block, nodes.BulletList)
        if not block.items:
            return
        bullet = _BULLETED[min(depth, len(_BULLETED) - 1)]
        numbering = bullet if bulleted else "LowerRoman" if lettered else "LowerAlpha"
        element = parent.child("L", numbering)
        for index, item in enumerate(block.items):
            entry = element.child("LI")
            text = bullet_label(depth) if bulleted else letter_label(index, lettered)
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
        if self.paragraphs:
            self.paragraphs[-1].keep_with_next = True

    def _quote(self, block: nodes.Quote) -> None:
        theme = self._theme
        paragraphs = [one for one in block.paragraphs if _has_words(one)]
        if paragraphs:
            quote = (self._holder()).child("BlockQuote")
            indent = Indent(theme.quote_mm, theme.quote_mm)
            for inlines in paragraphs:
                words = list(spans(inlines))
                self._words(words, theme.styles.quote, indent, quote, right_mm=theme.quote_right_mm)

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
        right_mm: float = 0.0,
    ) -> None:
        runs = self._wording.runs(words, style)
        if not runs and label is None:
            return
        role = Role(
            element=holder.child("P") if runs else holder,
            label=self._label(*label, style, indent) if label else None,
            keys=tuple(dict.fromkeys(key for key in keys if key and key not in self._named)),
        )
        self._named.update(role.keys)
        indents = (indent.text_mm, right_mm)
        self._add(runs, style, role, indents, kept=kept)

    def _label(self, text: str, element: Element, style: TextStyle, indent: Indent) -> Label:
        runs = self._wording.runs([Span(text)], style)
        width = sum(run.face.width(run.text, style.size_pt) for run in runs)
        room = (indent.text_mm - indent.label_mm) * POINTS_PER_MM
        # A number too wide for its column moves left rather than over the words.
        x = indent.label_mm * POINTS_PER_MM - max(0.0, width + _GAP - room)
        return Label(runs, x, element)

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
        role = Role(element, heading=heading, whole_up_to=0.0 if divisible else self._height)
        self._add(self._wording.runs([Span(text)], style, family), style, role, kept=kept)

    def _add(
        self,
        runs: list[Run],
        style: TextStyle,
        role: Role,
        indents: tuple[float, float] = (0.0, 0.0),
        *,
        kept: bool,
    ) -> None:
        """A paragraph at the end of the story, set in so many millimetres left and right."""
        room = (self._width_mm - sum(indents)) * POINTS_PER_MM
        if room < style.size_pt:
            raise ExportFailed(
                "The pages are too narrow for the type of the statement.",
                "No PDF was made. Make the type smaller or the page wider in the theme.",
            )
        self.paragraphs.append(
            TaggedParagraph(
                lines_of(runs, room / style.size_pt * 1000),
                style,
                role,
                indent=indents[0] * POINTS_PER_MM,
                before=style.before_pt,
                after=style.after_pt,
                keep_with_next=kept,
            )
        )


def _has_words(inlines: Sequence[nodes.Inline]) -> bool:
    return any(span.text.strip() for span in spans(inlines))
