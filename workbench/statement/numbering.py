"""Paragraph numbers: counted once for the whole statement, so that every output agrees.

Numbered paragraphs run on from 1 across all sections. A reference names an origin or an anchor;
the first paragraph with that name is meant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import assert_never

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
    SignatureBlock,
    Strong,
    Subheading,
)


def number(document: Document) -> Document:
    """The document with its paragraphs numbered and its references resolved.

    A reference to a name that no numbered paragraph has keeps the number None.
    """
    count = 0
    numbered: list[list[Block]] = []
    for section in document.sections:
        blocks: list[Block] = []
        for block in section.blocks:
            if isinstance(block, Paragraph) and block.numbered:
                count += 1
                block = replace(block, number=count)
            blocks.append(block)
        numbered.append(blocks)
    found = _numbers(block for blocks in numbered for block in blocks)
    sections = tuple(
        replace(section, blocks=tuple(_resolved(block, found) for block in blocks))
        for section, blocks in zip(document.sections, numbered, strict=True)
    )
    return replace(document, sections=sections)


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """Every paragraph of a document in reading order."""
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield block


def numbers(document: Document) -> Mapping[str, int]:
    """The paragraph number by origin and by anchor, as references are resolved."""
    return _numbers(paragraphs(document))


def _numbers(blocks: Iterator[Block] | Iterator[Paragraph]) -> dict[str, int]:
    found: dict[str, int] = {}
    for block in blocks:
        if isinstance(block, Paragraph) and block.number is not None:
            for key in (block.origin, *block.anchors):
                found.setdefault(key, block.number)
    return found


def duplicates(document: Document) -> tuple[str, ...]:
    """The anchors and origins that more than one paragraph carries, in order of appearance."""
    counted = Counter(
        key for each in paragraphs(document) for key in (each.origin, *each.anchors) if key
    )
    return tuple(key for key, count in counted.items() if count > 1)


_MAY_REFER = (ParagraphRef, Strong, Emphasis)


# --- resolving ---------------------------------------------------------------------------------


def _resolved(block: Block, found: Mapping[str, int]) -> Block:
    match block:
        case Paragraph():
            inlines = _inlines(block.inlines, found)
            return block if inlines is block.inlines else replace(block, inlines=inlines)
        case BulletList() | LetteredList():
            return _list(block, found)
        case Quote():
            read = tuple(_inlines(each, found) for each in block.paragraphs)
            same = all(new is old for new, old in zip(read, block.paragraphs, strict=True))
            return block if same else replace(block, paragraphs=read)
        case Subheading() | SignatureBlock():
            return block
        case _:
            assert_never(block)


def _list(block: BulletList | LetteredList, found: Mapping[str, int]) -> BulletList | LetteredList:
    items = tuple(_item(item, found) for item in block.items)
    same = all(new is old for new, old in zip(items, block.items, strict=True))
    return block if same else replace(block, items=items)


def _item(item: ListItem, found: Mapping[str, int]) -> ListItem:
    inlines = _inlines(item.inlines, found)
    children = tuple(_list(child, found) for child in item.children)
    same = all(new is old for new, old in zip(children, item.children, strict=True))
    if inlines is item.inlines and same:
        return item
    return replace(item, inlines=inlines, children=children)


def _inlines(inlines: tuple[Inline, ...], found: Mapping[str, int]) -> tuple[Inline, ...]:
    """The inlines with references resolved; the very same tuple when nothing changed."""
    if not any(isinstance(each, _MAY_REFER) for each in inlines):
        return inlines
    result = tuple(_inline(each, found) for each in inlines)
    same = all(new is old for new, old in zip(result, inlines, strict=True))
    return inlines if same else result


def _inline(inline: Inline, found: Mapping[str, int]) -> Inline:
    if isinstance(inline, ParagraphRef):
        return ParagraphRef(inline.target, found.get(inline.target))
    if isinstance(inline, Strong | Emphasis):
        inner = _inlines(inline.inlines, found)
        return inline if inner is inline.inlines else type(inline)(inner)
    return inline
