"""A statement from outside as a row of passages: each printed piece with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from workbench.domain.dataclass import dataclass
from workbench.statement import nodes
from workbench.statement.text import inline_text
from workbench.statement.walk import runs_of

_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?![\s”’\"')]|\Z)[^.!?]*)*(?:[.!?]+[”’\"')]*|\Z)")


@dataclass(frozen=True, slots=True)
class PlainPassage:
    """One paragraph, list item or quotation.

    `section` is the section's id, `under` the subheading it stands under, `number` the paragraph
    it is or belongs to, None above the first one. `lead` is the text of the paragraph that
    introduces the list an item stands in, "" for a paragraph itself.
    """

    text: str
    section: str
    under: str
    number: int | None
    lead: str = ""
    quoted: bool = False

    def sentences(self) -> list[str]:
        """Its sentences."""
        return [each.strip() for each in _SENTENCE.findall(self.text) if each.strip()]


def said_in(document: nodes.Document) -> tuple[PlainPassage, ...]:
    """Everything a statement says, in reading order, without headings and signature."""
    return tuple(_said(document))


def _said(document: nodes.Document) -> Iterator[PlainPassage]:
    number: int | None = None
    for section in document.sections:
        under = lead = ""
        for block in section.blocks:
            match block:
                case nodes.Subheading(text=under):
                    pass
                case nodes.Paragraph():
                    number = block.number if block.number is not None else number
                    shown = number if block.numbered else None
                    lead = inline_text(block.inlines)
                    yield PlainPassage(lead, section.id, under, shown)
                case nodes.BulletList() | nodes.LetteredList():
                    for run in runs_of(block):
                        yield PlainPassage(inline_text(run), section.id, under, number, lead)
                case nodes.Quote():
                    for inlines in block.paragraphs:
                        yield PlainPassage(
                            inline_text(inlines), section.id, under, number, lead, quoted=True
                        )
                case nodes.SignatureBlock():
                    pass
                case _:
                    assert_never(block)
