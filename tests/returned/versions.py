"""A version of a statement changed as a person changes it, at random."""

from __future__ import annotations

import random
from dataclasses import replace

from workbench.statement.nodes import (
    Block,
    BulletList,
    Document,
    LetteredList,
    Paragraph,
    Text,
)
from workbench.statement.numbering import number


def changed(document: Document, seed: int, times: int = 6) -> Document:
    """The statement after some changes: words, paragraphs new, gone, split, joined, moved."""
    draw = random.Random(seed)
    sections = [list(section.blocks) for section in document.sections]
    for time in range(times):
        blocks = draw.choice(sections)
        name = f"{seed}-{time}"
        draw.choice((_gone, _new, _word, _split, _join, _move, _relist, _end, _cut_end))(
            draw, sections, blocks, name
        )
    made = tuple(
        replace(section, blocks=tuple(blocks))
        for section, blocks in zip(document.sections, sections, strict=True)
    )
    return number(replace(document, sections=made))


def _said(words: str, origin: str) -> Paragraph:
    return Paragraph(inlines=(Text(words),), origin=origin)


def _gone(draw: random.Random, sections: list[list[Block]], blocks: list[Block], _: str) -> None:
    if len(blocks) > 3:
        del blocks[draw.randrange(len(blocks))]


def _new(draw: random.Random, _: list[list[Block]], blocks: list[Block], name: str) -> None:
    blocks.insert(draw.randrange(len(blocks) + 1), _said(f"New words {name} about it.", name))


def _own(draw: random.Random, blocks: list[Block]) -> tuple[int, Paragraph, Text] | None:
    index = draw.randrange(len(blocks))
    block = blocks[index]
    if isinstance(block, Paragraph) and isinstance(block.inlines[0], Text):
        return index, block, block.inlines[0]
    return None


def _word(draw: random.Random, _: list[list[Block]], blocks: list[Block], name: str) -> None:
    found = _own(draw, blocks)
    if found is not None:
        index, block, text = found
        words = text.text.split(" ")
        words[draw.randrange(len(words))] = f"changed-{name}"
        blocks[index] = replace(block, inlines=(Text(" ".join(words)), *block.inlines[1:]))


def _split(draw: random.Random, _: list[list[Block]], blocks: list[Block], name: str) -> None:
    found = _own(draw, blocks)
    if found is not None and ". " in found[2].text:
        index, block, text = found
        one, other = text.text.split(". ", 1)
        blocks[index : index + 1] = [
            replace(block, inlines=(Text(f"{one}."),)),
            Paragraph(inlines=(Text(other), *block.inlines[1:]), origin=name),
        ]


def _join(draw: random.Random, _: list[list[Block]], blocks: list[Block], __: str) -> None:
    index = draw.randrange(len(blocks))
    one, other = blocks[index], blocks[min(index + 1, len(blocks) - 1)]
    if one is not other and isinstance(one, Paragraph) and isinstance(other, Paragraph):
        joined = replace(one, inlines=(*one.inlines, Text(" "), *other.inlines))
        blocks[index : index + 2] = [joined]


def _move(draw: random.Random, sections: list[list[Block]], blocks: list[Block], _: str) -> None:
    block = blocks.pop(draw.randrange(len(blocks)))
    target = draw.choice(sections)
    target.insert(draw.randrange(len(target) + 1), block)
    if not blocks:
        blocks.append(_said("What is left.", "left"))


def _relist(draw: random.Random, _: list[list[Block]], blocks: list[Block], __: str) -> None:
    index = draw.randrange(len(blocks))
    block = blocks[index]
    if isinstance(block, LetteredList):
        blocks[index] = BulletList(items=block.items)


def _end(_: random.Random, sections: list[list[Block]], __: list[Block], name: str) -> None:
    sections[-1].append(_said(f"At the very end {name}.", name))


def _cut_end(_: random.Random, sections: list[list[Block]], __: list[Block], ___: str) -> None:
    if len(sections[-1]) > 2:
        sections[-1].pop()
