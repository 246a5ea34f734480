"""What the words of a paragraph mention: people, other paragraphs, law and guidance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from workbench.application.drafting.pieces import base_of
from workbench.application.drafting.rows import StatementRow
from workbench.application.provenance.steps import Step
from workbench.domain.casefile import CaseFile
from workbench.domain.text import shortened
from workbench.statement.nodes import Citation, Leaf, ParagraphRef, PersonRef, Placeholder, Text
from workbench.statement.origins import origin_record
from workbench.statement.walk import item_with_nested, leaves_in, leaves_of


def mentioned(case: CaseFile, listed: Sequence[StatementRow], row: StatementRow) -> list[Step]:
    """Each thing once, in the order of the words."""
    found: dict[tuple[str, str, str], Step] = {}
    for leaf in _leaves(row):
        step = _step(case, listed, leaf)
        if step is not None:
            found.setdefault((step.kind, step.id, step.title), step)
    return list(found.values())


def _step(case: CaseFile, listed: Sequence[StatementRow], leaf: Leaf) -> Step | None:
    match leaf:
        case PersonRef(person_id, label):
            person = case.people.get(person_id)
            return Step("person", person_id, "alias", label, person.name if person else "")
        case ParagraphRef(_, None):
            return Step("", "", "", "A paragraph that is not in the statement", gap=True)
        case ParagraphRef(_, number):
            return _paragraph(listed, number)
        case Citation(text):
            return Step("", "", "", text, "law or guidance")
        case Placeholder(label):
            return Step("", "", "", f"Still to be filled in: {label}", gap=True)
        case Text():
            return None
        case _:
            assert_never(leaf)


def _paragraph(listed: Sequence[StatementRow], number: int | None) -> Step | None:
    row = next((each for each in listed if each.number == number), None)
    if row is None:
        return None
    kind, id, field = origin_record(base_of(row.address))
    title = f"Paragraph {number}: {shortened(row.words, 80)}"
    return Step(kind, id, field, title)


def _leaves(row: StatementRow) -> Iterator[Leaf]:
    yield from leaves_in(row.blocks)
    if row.item is not None:
        for item in item_with_nested(row.item):
            yield from leaves_of(item.inlines)
