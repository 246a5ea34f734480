"""A decision statement as a plain text file, for reading and pasting anywhere.

One blank line stands between blocks, and lines are not wrapped. List items follow one another
without blank lines, set in by two spaces a level.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from workbench.statement import nodes
from workbench.statement.characters import printable
from workbench.statement.text import block_lines, inline_text, labelled_items

_STEP = "  "


def render(document: nodes.Document) -> str:
    """The statement as text ending in a line break; a draft begins by saying that it is one."""
    document = printable(document)
    meta = document.meta
    said = [meta.footer or meta.watermark] if meta.watermark else []
    above = [meta.office] if meta.office else []
    blocks = [*said, "\n".join((*above, meta.body_line, *meta.details)), meta.title]
    for section in document.sections:
        blocks.append(section.title)
        blocks.extend("\n".join(_block(block)) for block in section.blocks)
    return "\n\n".join(block.strip("\n") for block in blocks if block.strip()) + "\n"


def _block(block: nodes.Block) -> Iterator[str]:
    match block:
        case nodes.Paragraph() | nodes.Subheading() | nodes.SignatureBlock():
            yield from block_lines(block)
        case nodes.BulletList() | nodes.LetteredList():
            for depth, label, item in labelled_items(block):
                yield f"{_STEP * (depth + 1)}{label} {inline_text(item.inlines)}"
        case nodes.Quote():
            for inlines in block.paragraphs:
                yield _STEP * 2 + inline_text(inlines)
        case _:
            assert_never(block)
