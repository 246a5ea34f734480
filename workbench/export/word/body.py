"""The body of the Word statement: every heading, numbered paragraph, list and reference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, assert_never

from workbench.domain.errors import ExportFailed
from workbench.export.characters import with_no_break_end
from workbench.export.word import styles
from workbench.export.word.markup import (
    PLAIN,
    Look,
    add_field,
    add_paragraph,
    add_words,
    element,
    mark_place,
    root,
    surround_with_bookmark,
)
from workbench.export.word.numbering import ListNumbers
from workbench.statement import nodes
from workbench.statement.numbering import paragraphs
from workbench.statement.printed import reference_name, sign_name
from workbench.statement.text import inline_text
from workbench.statement.walk import blocks_of, leaves_in

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_HEADINGS = (styles.HEADING_1, styles.HEADING_2, styles.HEADING_3)
_FIRST_PLACE = 100_000


class _SectionTitle(str):
    """The printed heading of a section, standing among the blocks in reading order."""

    __slots__ = ()


class Body:
    """Writes one statement's blocks, in reading order, into the main part of a Word file.

    `part` is the finished element but for its page set-up; `lists` holds the numberings used.
    With the mark of a `draft` each paragraph can be known again when the file comes back.
    """

    def __init__(self, document: nodes.Document, draft: str = "") -> None:
        self.part = root("document")
        self.lists = ListNumbers()
        self._body = element("body")
        self.part.append(self._body)
        self._referred = set(_referred_numbers(document))
        self._numbers = 0
        self._level = 0
        self._write_heading(document)
        self._under_a_number = False
        # A None after the last block, so that each block is seen with the one that follows it.
        for (block, opens_section), (following, _) in pairwise(
            [*_reading_order(document), (None, False)]
        ):
            if opens_section:
                self._under_a_number = False
            if block is not None:
                self._write(block, following)
        for place, paragraph in enumerate(self._body if draft else ()):
            mark_place(paragraph, sign_name(draft, place), _FIRST_PLACE + place)

    def _write_heading(self, document: nodes.Document) -> None:
        meta = document.meta
        if meta.office:
            add_words(add_paragraph(self._body, styles.DETAIL), meta.office)
        if meta.body_line:
            add_words(add_paragraph(self._body, styles.BODY_LINE), meta.body_line)
        for detail in meta.details:
            add_words(add_paragraph(self._body, styles.DETAIL), detail)
        add_words(add_paragraph(self._body, styles.TITLE), meta.title)

    def _write(
        self, block: nodes.Block | _SectionTitle, following: nodes.Block | _SectionTitle | None
    ) -> None:
        match block:
            case _SectionTitle():
                self._heading(block, 1)
            case nodes.Paragraph():
                self._paragraph(block, following)
            case nodes.Subheading(text=text, level=1):
                subject = add_paragraph(self._body, styles.UNNUMBERED, keep_next=True, outline=1)
                add_words(subject, text, Look(bold=True))
                self._level = 1
            case nodes.Subheading(text=text, level=level):
                self._heading(text, level)
            case nodes.BulletList() | nodes.LetteredList():
                self._list(block, 0, 0, keep_last=_is_unnumbered(following))
            case nodes.Quote(paragraphs=paragraphs):
                for inlines in paragraphs:
                    self._inlines(add_paragraph(self._body, styles.QUOTE), inlines)
            case nodes.SignatureBlock(text=text):
                add_words(add_paragraph(self._body, styles.SIGNATURE), text)
            case _:
                assert_never(block)

    def _heading(self, text: str, level: int) -> None:
        """A heading at most one level below the one before: screen readers go by the levels."""
        self._level = min(level, self._level + 1, len(_HEADINGS))
        add_words(add_paragraph(self._body, _HEADINGS[self._level - 1]), text)

    def _paragraph(
        self, block: nodes.Paragraph, following: nodes.Block | _SectionTitle | None
    ) -> None:
        if block.number is None:
            style = _unnumbered_style(block, self._under_a_number)
        else:
            self._count(block.number)
            style = styles.NUMBERED
        kept = _belongs_to_the_one_before(following)
        paragraph = add_paragraph(self._body, style, keep_next=kept)
        if block.lead:
            add_words(paragraph, block.lead, Look(bold=True))
            add_words(paragraph, " ")
        self._inlines(paragraph, block.inlines)
        if block.number in self._referred:
            surround_with_bookmark(paragraph, reference_name(block.number), block.number)

    def _count(self, number: int) -> None:
        """Word counts for itself: a statement numbered otherwise would print other numbers."""
        self._numbers += 1
        if number != self._numbers:
            raise ExportFailed(
                f"The paragraph that should be number {self._numbers} is numbered {number}.",
                "Nothing was written. Generate the statement again and export that.",
            )
        self._under_a_number = True
        self.lists.numbered_paragraph()

    def _list(
        self, block: nodes.ListBlock, level: int, lettered_level: int, *, keep_last: bool
    ) -> None:
        """The items; with `keep_last` the very last line stays with the line after it."""
        if not block.items:
            return
        if isinstance(block, nodes.BulletList):
            place, inner = self.lists.bullets(level), lettered_level
        else:
            place, inner = self.lists.letters(level, lettered_level), lettered_level + 1
        for item in block.items:
            keep = keep_last and item is block.items[-1]
            children = [child for child in item.children if child.items]
            paragraph = add_paragraph(
                self._body, place.style, keep_next=bool(children) or keep, number=place.number
            )
            self._inlines(paragraph, item.inlines)
            self.lists.item(place)
            for child in children:
                last = child is children[-1]
                self._list(child, level + 1, inner, keep_last=keep and last)

    def _inlines(
        self, paragraph: Element, inlines: Sequence[nodes.Inline], look: Look = PLAIN
    ) -> None:
        # A None after the last inline, so that each is seen with the one that follows it.
        for inline, following in pairwise((*inlines, None)):
            match inline:
                case None:
                    pass
                case nodes.Text(words) | nodes.PersonRef(_, words):
                    add_words(paragraph, self._kept_with(following, words), look)
                case nodes.Styled(style, inner):
                    self._inlines(paragraph, inner, look.set_in(style.setting))
                case nodes.Citation():
                    cited = look._replace(style=styles.CITATION)
                    add_words(paragraph, inline_text((inline,)), cited)
                case nodes.ParagraphRef(_, int() as number) if number in self._referred:
                    order = f"REF {reference_name(number)} \\r \\h"
                    add_field(paragraph, order, inline_text((inline,)), look)
                case nodes.ParagraphRef() | nodes.Placeholder():
                    todo = look._replace(style=styles.PLACEHOLDER, marked=True)
                    add_words(paragraph, inline_text((inline,)), todo)
                case _:
                    assert_never(inline)

    def _kept_with(self, following: nodes.Inline | None, words: str) -> str:
        """Words before a reference stay on its line, as in the PDF."""
        leads = isinstance(following, nodes.ParagraphRef) and following.number in self._referred
        return with_no_break_end(words) if leads else words


def _reading_order(document: nodes.Document) -> Iterator[tuple[nodes.Block | _SectionTitle, bool]]:
    """Every printed heading and block, each with whether it is the first of its section."""
    for section in document.sections:
        heading = [_SectionTitle(section.title)] if section.title else []
        for index, block in enumerate((*heading, *section.blocks)):
            yield block, index == 0


def _unnumbered_style(block: nodes.Paragraph, under_a_number: bool) -> str:
    """Under a numbered paragraph the words line up with it; elsewhere they are at the margin."""
    if not under_a_number:
        return styles.SUMMARY if block.lead else styles.UNNUMBERED
    said = [inline for inline in block.inlines if not _blank(inline)]
    only_cites = bool(said) and all(isinstance(inline, nodes.Citation) for inline in said)
    return styles.CITATION_LINE if only_cites else styles.CONTINUED


def _blank(inline: nodes.Inline) -> bool:
    return isinstance(inline, nodes.Text) and not inline.text.strip()


def _is_unnumbered(following: nodes.Block | _SectionTitle | None) -> bool:
    """A citation on a line of its own stays with the list it is given for."""
    return isinstance(following, nodes.Paragraph) and following.number is None


def _belongs_to_the_one_before(following: nodes.Block | _SectionTitle | None) -> bool:
    """A list, a quotation and the signature never start a page without what leads to them."""
    return isinstance(following, nodes.ListBlock | nodes.Quote | nodes.SignatureBlock)


def _referred_numbers(document: nodes.Document) -> Iterator[int]:
    """The numbers that references name, so far as a paragraph of the statement carries them."""
    carried = {paragraph.number for paragraph in paragraphs(document)}
    for leaf in leaves_in(blocks_of(document)):
        if (
            isinstance(leaf, nodes.ParagraphRef)
            and leaf.number is not None
            and leaf.number in carried
        ):
            yield leaf.number
