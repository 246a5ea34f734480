"""What the words of a paragraph mention: people, other paragraphs, law and guidance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.application.drafting.pieces import base_of
from workbench.application.drafting.rows import Row
from workbench.application.provenance.steps import Step
from workbench.application.records.labels import person_label
from workbench.domain.casefile import CaseFile
from workbench.domain.text import shortened
from workbench.statement.nodes import (
    Block,
    BulletList,
    Citation,
    Emphasis,
    Inline,
    LetteredList,
    ListItem,
    Paragraph,
    ParagraphRef,
    PersonRef,
    Placeholder,
    Quote,
    Strong,
)
from workbench.statement.origins import origin_record


def mentioned(case: CaseFile, listed: Sequence[Row], row: Row) -> list[Step]:
    """Each thing once, in the order of the words."""
    found: dict[tuple[str, str, str], Step] = {}
    for inline in _inlines(row):
        step = _step(case, listed, inline)
        if step is not None:
            found.setdefault((step.kind, step.id, step.title), step)
    return list(found.values())


def _step(case: CaseFile, listed: Sequence[Row], inline: Inline) -> Step | None:
    match inline:
        case PersonRef(person_id, label):
            person = case.people.get(person_id)
            detail = person_label(case, person) if person is not None else ""
            return Step("person", person_id, "alias", label, detail)
        case ParagraphRef(_, None):
            return Step("", "", "", "A paragraph that is not in the statement", gap=True)
        case ParagraphRef(_, number):
            return _paragraph(listed, number)
        case Citation(text):
            return Step("", "", "", text, "law or guidance")
        case Placeholder(label):
            return Step("", "", "", f"Still to be filled in: {label}", gap=True)
        case _:
            return None


def _paragraph(listed: Sequence[Row], number: int | None) -> Step | None:
    row = next((each for each in listed if each.number == number), None)
    if row is None:
        return None
    kind, id, field = origin_record(base_of(row.address))
    title = f"Paragraph {number}: {shortened(row.words, 80)}"
    return Step(kind, id, field, title)


def _inlines(row: Row) -> Iterator[Inline]:
    for block in row.blocks:
        yield from _block(block)
    if row.item is not None:
        yield from _item(row.item)


def _block(block: Block) -> Iterator[Inline]:
    match block:
        case Paragraph():
            yield from _flat(block.inlines)
        case BulletList() | LetteredList():
            for item in block.items:
                yield from _item(item)
        case Quote():
            for inlines in block.paragraphs:
                yield from _flat(inlines)
        case _:
            return


def _item(item: ListItem) -> Iterator[Inline]:
    yield from _flat(item.inlines)
    for child in item.children:
        yield from _block(child)


def _flat(inlines: Sequence[Inline]) -> Iterator[Inline]:
    for inline in inlines:
        if isinstance(inline, Strong | Emphasis):
            yield from _flat(inline.inlines)
        else:
            yield inline
