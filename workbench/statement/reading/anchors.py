"""References of a statement from outside made ready for a case: paragraphs named, not numbered."""

from __future__ import annotations

from dataclasses import replace

from workbench.statement.nodes import Block, Document, Leaf, Paragraph, ParagraphRef
from workbench.statement.walk import blocks_of, leaves_in, with_blocks, with_leaves, with_runs


def anchor_of(origin: str) -> str:
    """The name a paragraph gets in authored text: "p24" for the one read as number 24."""
    return "p" + origin.rpartition(":")[2]


def with_anchors(document: Document) -> Document:
    """The document with a name on every paragraph that is referred to, and references to those."""
    leaves = leaves_in(blocks_of(document))
    wanted = {leaf.target for leaf in leaves if isinstance(leaf, ParagraphRef)}
    return with_blocks(document, lambda block: _named(block, wanted))


def _named(block: Block, wanted: set[str]) -> Block:
    block = with_runs(block, lambda run: with_leaves(run, _pointing))
    if isinstance(block, Paragraph):
        anchors = (anchor_of(block.origin),) if block.origin in wanted else ()
        return replace(block, anchors=anchors)
    return block


def _pointing(leaf: Leaf) -> Leaf:
    """A reference by the name of its paragraph."""
    return replace(leaf, target=anchor_of(leaf.target)) if isinstance(leaf, ParagraphRef) else leaf
