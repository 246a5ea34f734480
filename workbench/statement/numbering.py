"""Paragraph numbers: counted once for the whole statement, so that every output agrees.

Numbered paragraphs run on from 1 across all sections. A reference names an origin or an anchor;
the first paragraph with that name is meant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from workbench.statement.nodes import Block, Document, Leaf, Paragraph, ParagraphRef, Styled
from workbench.statement.walk import Run, blocks_of, with_blocks, with_leaves, with_runs


def number(document: Document, earlier: Mapping[str, str] | None = None) -> Document:
    """The document with its paragraphs numbered and its references resolved.

    `earlier` are names that paragraphs had before, with what they are called now. A reference to
    a name that no numbered paragraph has keeps the number None.
    """
    count = 0

    def counted(block: Block) -> Block:
        nonlocal count
        if not (isinstance(block, Paragraph) and block.numbered):
            return block
        count += 1
        return replace(block, number=count)

    document = with_blocks(document, counted)
    found = dict(numbers(document))
    for former, name in (earlier or {}).items():
        if name in found:
            found.setdefault(former, found[name])
    return with_blocks(document, lambda block: _resolved(block, found))


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """Every paragraph of a document in reading order."""
    return (block for block in blocks_of(document) if isinstance(block, Paragraph))


def numbers(document: Document) -> Mapping[str, int]:
    """The paragraph number by origin and by anchor, as references are resolved."""
    found: dict[str, int] = {}
    for each in paragraphs(document):
        if each.number is not None:
            for key in (each.origin, *each.anchors):
                found.setdefault(key, each.number)
    return found


def duplicates(document: Document) -> tuple[str, ...]:
    """The anchors and origins that more than one paragraph carries, in order of appearance."""
    counted = Counter(
        key for each in paragraphs(document) for key in (each.origin, *each.anchors) if key
    )
    return tuple(key for key, count in counted.items() if count > 1)


def _resolved(block: Block, found: Mapping[str, int]) -> Block:
    def leaf(inline: Leaf) -> Leaf:
        if isinstance(inline, ParagraphRef):
            return ParagraphRef(inline.target, found.get(inline.target))
        return inline

    def run(inlines: Run) -> Run:
        may_refer = any(isinstance(each, ParagraphRef | Styled) for each in inlines)
        return with_leaves(inlines, leaf) if may_refer else inlines

    return with_runs(block, run)
