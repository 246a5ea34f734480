"""The statement as rows to choose from: a heading, a paragraph with its lists, one remedy.

Every row has an address: the key under which its words are edited, moved and explained. It is the
origin of its paragraph; a subheading typed inside authored words is ``<first origin>#1``, ``#2``
and so on, and the heading of a section ``section:<id>``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum

from workbench.domain.dataclass import dataclass
from workbench.statement import nodes
from workbench.statement.origins import first
from workbench.statement.text import (
    BULLET,
    block_lines,
    inline_text,
    letter_label,
    list_lines,
    paragraph_text,
)


class StatementRowKind(StrEnum):
    """What a row is."""

    SECTION = "section"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """One row of the statement.

    `blocks` are the paragraph or heading and the lists and quotations that hang under it; a list
    item that is a record of its own (a head of complaint, a remedy) has `item` and its `label`
    instead. `topic_id` is the subheading of the case it stands under, "" for none. `words` are
    what is printed, one line a paragraph or item, without the paragraph's number.
    """

    address: str
    kind: StatementRowKind
    section_id: str
    topic_id: str = ""
    number: int | None = None
    blocks: tuple[nodes.Block, ...] = ()
    item: nodes.ListItem | None = None
    label: str = ""
    level: int = 0
    source: nodes.BlockSource | None = None
    words: str = ""


def rows(document: nodes.Document) -> tuple[StatementRow, ...]:
    """The whole statement in reading order."""
    counted: Counter[str] = Counter()
    return tuple(row for section in document.sections for row in _section(section, counted))


def end_of(listed: Sequence[StatementRow], index: int) -> int:
    """Where a row ends with all that goes with it: records listed under it, a subheading's text."""
    row, end = listed[index], index + 1
    topic = row.address.startswith("topic:")
    while end < len(listed) and listed[end].section_id == row.section_id:
        below = listed[end]
        own = below.kind is StatementRowKind.HEADING and below.level <= row.level
        if own if topic else below.kind is not StatementRowKind.LIST_ITEM:
            break
        end += 1
    return end if topic or row.kind is StatementRowKind.PARAGRAPH else index + 1


def with_its_list(listed: Sequence[StatementRow], address: str) -> tuple[int, int]:
    """Where a paragraph and the records listed under it begin and end."""
    own = (address, StatementRowKind.PARAGRAPH)
    found = (i for i, row in enumerate(listed) if (row.address, row.kind) == own)
    index = next(found, -1)
    return index, end_of(listed, index) if index >= 0 else 0


def _section(section: nodes.Section, counted: Counter[str]) -> Iterator[StatementRow]:
    if section.title:
        yield StatementRow(
            address=f"section:{section.id}",
            kind=StatementRowKind.SECTION,
            section_id=section.id,
            level=1,
            words=section.title,
        )
    topic, index = "", 0
    while index < len(section.blocks):
        block = section.blocks[index]
        hanging = _hanging(section.blocks, index)
        index += 1 + len(hanging)
        if isinstance(block, nodes.Subheading):
            kind, _, id = block.origin.partition(":")
            own = kind == "topic"
            if own or kind in ("", "standard"):
                topic = id if own else ""
            yield _heading(block, hanging, section.id, topic, counted)
        elif isinstance(block, nodes.ListBlock) and _of_records(block):
            yield from _items(block, section.id, topic)
        else:
            yield _paragraph(block, hanging, section.id, topic)


def _hanging(blocks: tuple[nodes.Block, ...], index: int) -> tuple[nodes.Block, ...]:
    """The lists and quotations that belong to the block at `index`."""
    head = blocks[index]
    if isinstance(head, nodes.SignatureBlock) or _of_records(head):
        return ()
    end = index + 1
    while end < len(blocks):
        block = blocks[end]
        if isinstance(
            block, nodes.Paragraph | nodes.Subheading | nodes.SignatureBlock
        ) or _of_records(block):
            break
        end += 1
    return blocks[index + 1 : end]


def _of_records(block: nodes.Block) -> bool:
    """Whether the items of a list are records of their own, such as remedies."""
    return isinstance(block, nodes.ListBlock) and any(i.origin for i in block.items)


def _heading(
    block: nodes.Subheading,
    hanging: tuple[nodes.Block, ...],
    section_id: str,
    topic_id: str,
    counted: Counter[str],
) -> StatementRow:
    address = block.origin
    if address and not address.startswith(("topic:", "standard:")):
        counted[first(address)] += 1
        address = f"{first(address)}#{counted[first(address)]}"
    return StatementRow(
        address=address,
        kind=StatementRowKind.HEADING,
        section_id=section_id,
        topic_id=topic_id,
        blocks=(block, *hanging),
        level=block.level,
        words="\n".join(_lines((block, *hanging))),
    )


def _paragraph(
    block: nodes.Block, hanging: tuple[nodes.Block, ...], section_id: str, topic_id: str
) -> StatementRow:
    signature = isinstance(block, nodes.SignatureBlock)
    return StatementRow(
        address=block.origin,
        kind=StatementRowKind.SIGNATURE if signature else StatementRowKind.PARAGRAPH,
        section_id=section_id,
        topic_id=topic_id,
        number=block.number if isinstance(block, nodes.Paragraph) else None,
        blocks=(block, *hanging),
        source=block.source if isinstance(block, nodes.Paragraph) else None,
        words="\n".join(_lines((block, *hanging))),
    )


def _items(block: nodes.ListBlock, section_id: str, topic_id: str) -> Iterator[StatementRow]:
    bulleted = isinstance(block, nodes.BulletList)
    for index, item in enumerate(block.items):
        inner = (line for child in item.children for line in list_lines(child))
        yield StatementRow(
            address=item.origin or block.origin,
            kind=StatementRowKind.LIST_ITEM,
            section_id=section_id,
            topic_id=topic_id,
            item=item,
            label=BULLET if bulleted else letter_label(index, 0),
            words="\n".join((inline_text(item.inlines), *inner)),
        )


def _lines(blocks: tuple[nodes.Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, nodes.Paragraph):
            yield paragraph_text(block)
        else:
            yield from block_lines(block)
