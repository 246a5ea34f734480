"""A decision statement as a plain text file, for reading and pasting anywhere.

One blank line stands between blocks, and lines are not wrapped. List items follow one another
without blank lines, set in by two spaces a level.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from workbench.export.characters import printable
from workbench.statement.nodes import (
    Block,
    BulletList,
    Document,
    LetteredList,
    Paragraph,
    Quote,
    SignatureBlock,
    Subheading,
)
from workbench.statement.text import BULLET, block_lines, inline_text, letter_label

_STEP = "  "


def render(document: Document) -> str:
    """The statement as text ending in a line break; its title says whether it is a draft."""
    document = printable(document)
    meta = document.meta
    blocks = ["\n".join((meta.body_line, *meta.details)), meta.title]
    for section in document.sections:
        blocks.append(section.title)
        blocks.extend("\n".join(_block(block)) for block in section.blocks)
    return "\n\n".join(block.strip("\n") for block in blocks if block.strip()) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph() | Subheading() | SignatureBlock():
            yield from block_lines(block)
        case BulletList() | LetteredList():
            yield from _items(block, 1, 0)
        case Quote():
            for inlines in block.paragraphs:
                yield _STEP * 2 + inline_text(inlines)
        case _:
            assert_never(block)


def _items(block: BulletList | LetteredList, depth: int, lettered: int) -> Iterator[str]:
    bulleted = isinstance(block, BulletList)
    for index, item in enumerate(block.items):
        label = BULLET if bulleted else letter_label(index, lettered)
        yield f"{_STEP * depth}{label} {inline_text(item.inlines)}"
        for child in item.children:
            yield from _items(child, depth + 1, lettered + (not bulleted))
