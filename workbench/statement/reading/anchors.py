"""References of a statement from outside made ready for a case: paragraphs named, not numbered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.statement.nodes import (
    Block,
    BulletList,
    Document,
    Emphasis,
    Inline,
    LetteredList,
    ListItem,
    Paragraph,
    ParagraphRef,
    Quote,
    Strong,
)


def anchor_of(origin: str) -> str:
    """The name a paragraph gets in authored text: "p24" for the one read as number 24."""
    return "p" + origin.rpartition(":")[2]


def anchored(document: Document) -> Document:
    """The document with a name on every paragraph that is referred to, and references to those."""
    wanted = {
        target
        for section in document.sections
        for block in section.blocks
        for target in _targets(block)
    }
    sections = tuple(
        replace(section, blocks=tuple(_named(block, wanted) for block in section.blocks))
        for section in document.sections
    )
    return replace(document, sections=sections)


def _targets(block: Block) -> Iterator[str]:
    for inlines in _runs(block):
        yield from _referred(inlines)


def _runs(block: Block) -> Iterator[Sequence[Inline]]:
    if isinstance(block, Paragraph):
        yield block.inlines
    elif isinstance(block, Quote):
        yield from block.paragraphs
    elif isinstance(block, BulletList | LetteredList):
        for item in block.items:
            yield item.inlines
            for child in item.children:
                yield from _runs(child)


def _referred(inlines: Sequence[Inline]) -> Iterator[str]:
    for inline in inlines:
        if isinstance(inline, ParagraphRef):
            yield inline.target
        elif isinstance(inline, Strong | Emphasis):
            yield from _referred(inline.inlines)


def _named(block: Block, wanted: set[str]) -> Block:
    if isinstance(block, Paragraph):
        anchors = (anchor_of(block.origin),) if block.origin in wanted else ()
        return replace(block, inlines=_pointing(block.inlines), anchors=anchors)
    if isinstance(block, BulletList | LetteredList):
        return _list(block)
    if isinstance(block, Quote):
        return replace(block, paragraphs=tuple(_pointing(each) for each in block.paragraphs))
    return block


def _list(block: BulletList | LetteredList) -> BulletList | LetteredList:
    return replace(block, items=tuple(_item(item) for item in block.items))


def _item(item: ListItem) -> ListItem:
    children = tuple(_list(child) for child in item.children)
    return replace(item, inlines=_pointing(item.inlines), children=children)


def _pointing(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    return tuple(_inline(inline) for inline in inlines)


def _inline(inline: Inline) -> Inline:
    if isinstance(inline, ParagraphRef):
        return replace(inline, target=anchor_of(inline.target))
    if isinstance(inline, Strong | Emphasis):
        return replace(inline, inlines=_pointing(inline.inlines))
    return inline
