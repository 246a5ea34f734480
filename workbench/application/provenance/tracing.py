"""Why a paragraph says what it says: the records behind it, down to pages of the evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import assert_never

from workbench.application.drafting.pieces import base_of, override_for
from workbench.application.drafting.rows import StatementRow, rows
from workbench.application.provenance.kinds import Explaining, explanation
from workbench.application.provenance.steps import Step, group
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.text import shortened, uncapitalised
from workbench.statement import nodes
from workbench.statement.markup.authored import plain
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


def _step(case: CaseFile, listed: Sequence[StatementRow], leaf: nodes.Leaf) -> Step | None:
    match leaf:
        case nodes.PersonRef(person_id, label):
            person = case.people.get(person_id)
            return Step("person", person_id, "alias", label, person.name if person else "")
        case nodes.ParagraphRef(_, None):
            return Step("", "", "", "A paragraph that is not in the statement", gap=True)
        case nodes.ParagraphRef(_, number):
            return _paragraph(listed, number)
        case nodes.Citation(text):
            return Step("", "", "", text, "law or guidance")
        case nodes.Placeholder(label):
            return Step("", "", "", f"Still to be filled in: {label}", gap=True)
        case nodes.Text():
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


def _leaves(row: StatementRow) -> Iterator[nodes.Leaf]:
    yield from leaves_in(row.blocks)
    if row.item is not None:
        for item in item_with_nested(row.item):
            yield from leaves_of(item.inlines)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a paragraph comes from: a sentence, then the steps behind it in order."""

    address: str
    number: int | None
    summary: str
    steps: tuple[Step, ...]


def provenance(
    case: CaseFile, document: nodes.Document, library: ReferenceLibrary, address: str, today: date
) -> Provenance:
    """Why the paragraph at an address says what it says.

    `document` must be composed from this case. An address nothing is printed at is explained by
    its record alone.
    """
    listed = rows(document)
    row = next((each for each in listed if each.address == address), None)
    return _provenance(Explaining(case, document, library, today), listed, row, address)


def _provenance(
    context: Explaining, listed: tuple[StatementRow, ...], row: StatementRow | None, address: str
) -> Provenance:
    summary, steps = explanation(context, base_of(address), row)
    standing = override_for(context.case, address)
    if standing is not None and standing.text.strip() and _replaces(row):
        summary = f"Your words for this case stand here. Without them: {uncapitalised(summary)}"
        before = shortened(plain(standing.replaced, context.case), 160)
        detail = f"in place of: “{before}”" if before else "in place of words not kept"
        own = Step("override", standing.id, "text", "Reworded for this case", detail)
        steps = [own, *steps]
    if row is not None:
        steps += group("Mentioned in the words", mentioned(context.case, listed, row))
    return Provenance(address, row.number if row is not None else None, summary, tuple(steps))


def _replaces(row: StatementRow | None) -> bool:
    return row is None or row.source is None or row.source.value == "overridden"
