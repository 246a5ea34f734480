"""The one walk over the statement tree: whoever looks at its words, or changes them, goes by it.

Two levels are met on the way. A *run* is the inlines of one paragraph, list item or quoted
paragraph; a *leaf* is an inline that holds no others. A new kind of block or inline is a type
error here until it is known what it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from operator import is_
from typing import assert_never

from workbench.statement import nodes
from workbench.statement.text import inline_text

Run = tuple[nodes.Inline, ...]


def blocks_of(document: nodes.Document) -> Iterator[nodes.Block]:
    """Every block of a document in reading order."""
    for section in document.sections:
        yield from section.blocks


def lists_of(block: nodes.ListBlock) -> Iterator[nodes.ListBlock]:
    """A list, then every list nested in it."""
    yield block
    for item in block.items:
        for child in item.children:
            yield from lists_of(child)


def items_of(block: nodes.ListBlock) -> Iterator[nodes.ListItem]:
    """The items of a list in reading order, each before those nested under it."""
    for item in block.items:
        yield from item_with_nested(item)


def item_with_nested(item: nodes.ListItem) -> Iterator[nodes.ListItem]:
    """A list item, then every item nested under it."""
    yield item
    for child in item.children:
        yield from items_of(child)


def runs_of(block: nodes.Block) -> Iterator[Run]:
    """The runs of a block in reading order; a heading's or signature's words are no run."""
    match block:
        case nodes.Paragraph():
            yield block.inlines
        case nodes.BulletList() | nodes.LetteredList():
            for item in items_of(block):
                yield item.inlines
        case nodes.Quote():
            yield from block.paragraphs
        case nodes.Subheading() | nodes.SignatureBlock():
            return
        case _:
            assert_never(block)


def block_words(block: nodes.Block) -> Iterator[str]:
    """The words of a block without numbers and labels, one string a paragraph or item."""
    match block:
        case nodes.Subheading() | nodes.SignatureBlock():
            yield block.text
        case nodes.Paragraph() | nodes.BulletList() | nodes.LetteredList() | nodes.Quote():
            yield from map(inline_text, runs_of(block))
        case _:
            assert_never(block)


def leaves_of(run: Iterable[nodes.Inline]) -> Iterator[nodes.Leaf]:
    """The leaves of a run, styled words opened."""
    for inline in run:
        if isinstance(inline, nodes.Styled):
            yield from leaves_of(inline.inlines)
        else:
            yield inline


def leaves_in(blocks: Iterable[nodes.Block]) -> Iterator[nodes.Leaf]:
    """The leaves of some blocks in reading order."""
    for block in blocks:
        for run in runs_of(block):
            yield from leaves_of(run)


# What is not changed stays the very same object, so that whoever kept it need not look again.


def with_blocks(
    document: nodes.Document, change: Callable[[nodes.Block], nodes.Block]
) -> nodes.Document:
    """The document with every block changed."""
    sections = tuple(
        replace(section, blocks=tuple(map(change, section.blocks))) for section in document.sections
    )
    return replace(document, sections=sections)


def with_runs(block: nodes.Block, change: Callable[[Run], Run]) -> nodes.Block:
    """The block with every run changed."""
    match block:
        case nodes.Paragraph():
            run = change(block.inlines)
            return block if run is block.inlines else replace(block, inlines=run)
        case nodes.BulletList() | nodes.LetteredList():
            return _list(block, change)
        case nodes.Quote():
            runs = tuple(map(change, block.paragraphs))
            return block if _same(runs, block.paragraphs) else replace(block, paragraphs=runs)
        case nodes.Subheading() | nodes.SignatureBlock():
            return block
        case _:
            assert_never(block)


def _list(block: nodes.ListBlock, change: Callable[[Run], Run]) -> nodes.ListBlock:
    items = tuple(_item(item, change) for item in block.items)
    return block if _same(items, block.items) else replace(block, items=items)


def _item(item: nodes.ListItem, change: Callable[[Run], Run]) -> nodes.ListItem:
    run = change(item.inlines)
    children = tuple(_list(child, change) for child in item.children)
    if run is item.inlines and _same(children, item.children):
        return item
    return replace(item, inlines=run, children=children)


def with_leaves(run: Run, change: Callable[[nodes.Leaf], nodes.Leaf]) -> Run:
    """The run with every leaf changed, styled words opened."""
    made = tuple(
        [
            _styled(inline, change) if isinstance(inline, nodes.Styled) else change(inline)
            for inline in run
        ]
    )
    return run if _same(made, run) else made


def _styled(inline: nodes.Styled, change: Callable[[nodes.Leaf], nodes.Leaf]) -> nodes.Styled:
    inner = with_leaves(inline.inlines, change)
    return inline if inner is inline.inlines else replace(inline, inlines=inner)


def _same(made: tuple[object, ...], before: tuple[object, ...]) -> bool:
    return all(map(is_, made, before))
