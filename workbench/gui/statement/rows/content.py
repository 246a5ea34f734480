"""The rows of the drafting room: those of the statement, and places where words may be written.

Around the rows of the statement stand its title and metadata lines, and rows for what is not
printed yet: an empty section, a subheading under which nothing stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

from workbench.application.drafting import rows as paragraph_rows
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.library.reference import OutlineSection
from workbench.domain.records.drafting import TEXT_PLACES, Topic
from workbench.gui.statement.rows.places import INVITATIONS, places_of, printed_heading
from workbench.statement.composing.found import ordered_topics
from workbench.statement.nodes import (
    Block,
    BlockSource,
    Document,
    Paragraph,
    Placeholder,
)
from workbench.statement.origins import origin_record


class RowKind(StrEnum):
    """What a row is in the printed statement."""

    BODY_LINE = "body line"
    DETAIL = "detail"
    TITLE = "title"
    SECTION = "section heading"
    SUBHEADING = "subheading"
    WORDS = "paragraph"
    ITEM = "list item"
    SIGNATURE = "signature"
    PLACE = "nothing written yet"


HEADINGS = (RowKind.SECTION, RowKind.SUBHEADING)
_ALWAYS_ASKED = ("summary", "considered")
WRITTEN = (RowKind.WORDS, RowKind.ITEM)

_KINDS = {
    paragraph_rows.StatementRowKind.SECTION: RowKind.SECTION,
    paragraph_rows.StatementRowKind.HEADING: RowKind.SUBHEADING,
    paragraph_rows.StatementRowKind.PARAGRAPH: RowKind.WORDS,
    paragraph_rows.StatementRowKind.LIST_ITEM: RowKind.ITEM,
    paragraph_rows.StatementRowKind.SIGNATURE: RowKind.SIGNATURE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row. `key` is its own in the statement; `address` is that of the paragraph acts.

    `words` are what is read, one line a paragraph or item, as in the statement's own rows. `label`
    stands before an item of a list; `level` is the depth of a heading. `topic_id` is the
    subheading of the case it stands under. `printed` is false for what is shown only so that it
    can be filled.
    """

    kind: RowKind
    key: str
    words: str
    section: str = ""
    topic_id: str = ""
    address: str = ""
    blocks: tuple[Block, ...] = ()
    number: int | None = None
    source: BlockSource | None = None
    label: str = ""
    level: int = 1
    printed: bool = True

    @property
    def is_blank(self) -> bool:
        """Whether it only says what is still to be written."""
        head = self.blocks[0] if len(self.blocks) == 1 else None
        return isinstance(head, Paragraph) and all(
            isinstance(each, Placeholder) for each in head.inlines
        )

    @property
    def record(self) -> tuple[str, str, str]:
        """The kind, id and field of the record its words come from."""
        return origin_record(self.address.partition("#")[0])


def rows_of(
    document: Document,
    case: CaseFile,
    sections: Iterable[OutlineSection],
    before: Mapping[str, Row] | None = None,
    wanted: frozenset[str] = frozenset(),
) -> list[Row]:
    """The rows of a statement in reading order, with the places that could be filled.

    `wanted` are places for words that the person asked for, though they need not be filled. Rows
    of `before`, by their keys, that have not changed are used again, so that what is known of
    them holds.
    """
    made: dict[str, Row] = {}
    for row in _rows(document, case, sections, wanted):
        key, count = row.key, 1
        while key in made:
            count += 1
            key = f"{row.key} ({count})"
        own = row if key == row.key else replace(row, key=key)
        old = before.get(key) if before is not None else None
        made[key] = old if old is not None and old == own else own
    return list(made.values())


def _rows(
    document: Document,
    case: CaseFile,
    sections: Iterable[OutlineSection],
    wanted: frozenset[str],
) -> Iterator[Row]:
    meta = document.meta
    if meta.office:
        yield Row(kind=RowKind.DETAIL, key="office", words=meta.office)
    yield Row(kind=RowKind.BODY_LINE, key="body line", words=meta.body_line)
    for place, line in enumerate(meta.details):
        yield Row(kind=RowKind.DETAIL, key=f"detail {place}", words=line)
    yield Row(kind=RowKind.TITLE, key="title", words=meta.title)
    found: dict[str, list[Row]] = {}
    for row in paragraph_rows.rows(document):
        found.setdefault(row.section_id, []).append(_row(row))
    for slot in sections:
        own = found.pop(slot.id, [])
        title = printed_heading(slot, meta.stage)
        if title and not own:
            address = f"section:{slot.id}"
            yield Row(
                kind=RowKind.SECTION,
                key=address,
                address=address,
                section=slot.id,
                words=title,
                printed=False,
            )
        yield from own
        yield from _place(slot, case, own, wanted)
        yield from _silent_topics(slot.id, case, own)
    for rest in found.values():
        yield from rest


def _row(row: paragraph_rows.StatementRow) -> Row:
    blocks = row.blocks
    if row.item is not None:
        item = Paragraph(inlines=row.item.inlines, origin=row.address, numbered=False)
        blocks = (item, *row.item.children)
    return Row(
        kind=_KINDS[row.kind],
        key=row.address or f"heading {row.words}",
        words=row.words,
        section=row.section_id,
        topic_id=row.topic_id,
        address=row.address,
        blocks=blocks,
        number=row.number,
        source=row.source,
        label=row.label,
        level=row.level,
    )


def _place(
    slot: OutlineSection, case: CaseFile, own: Iterable[Row], wanted: frozenset[str]
) -> Iterator[Row]:
    """Places for words of a section in which nothing stands, and those asked for."""
    shown = {row.address for row in own}
    places = [each for each in places_of(slot.composer) if not case.text(each).strip()]
    places = [each for each in places if f"text:{each}" not in shown]
    silent = len(places) == len(places_of(slot.composer)) and (
        slot.composer in _ALWAYS_ASKED or not shown
    )
    for place in places:
        if place in wanted or (silent and place in INVITATIONS):
            yield Row(
                kind=RowKind.PLACE,
                key=f"text:{place}",
                address=f"text:{place}",
                section=slot.id,
                words=INVITATIONS.get(place, f"Write: {TEXT_PLACES[place]}…"),
                printed=False,
            )


def _silent_topics(section: str, case: CaseFile, own: Iterable[Row]) -> Iterator[Row]:
    """Subheadings under which nothing is printed yet."""
    printed = {row.topic_id for row in own}
    topics = [topic for topic in case.topics.values() if topic.section == section]
    for topic in ordered_topics(topics):
        if topic.id in printed or _speaks(topic, case):
            continue
        if topic.title:
            yield Row(
                kind=RowKind.SUBHEADING,
                key=f"topic:{topic.id}",
                address=f"topic:{topic.id}",
                section=section,
                topic_id=topic.id,
                words=topic.title,
                level=3 if topic.parent_id else 2,
                printed=False,
            )
        yield Row(
            kind=RowKind.PLACE,
            key=f"place topic:{topic.id}",
            address=f"topic:{topic.id}",
            section=section,
            topic_id=topic.id,
            words="Write the first paragraph under this subheading…",
            printed=False,
        )


def _speaks(topic: Topic, case: CaseFile) -> bool:
    """Whether a subheading without a title gathers words already, which stand without it."""
    if topic.title:
        return False
    return topic.id in {
        *(passage.topic_id for passage in case.passages.values()),
        *(event.topic_id for event in case.events.values()),
        *(finding.topic_id for finding in case.findings.values()),
    }
