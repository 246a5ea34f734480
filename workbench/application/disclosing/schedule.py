"""The evidence index: a schedule of the papers of a case, to be handed out."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.application.case import editing
from workbench.application.chronology.export import ChronologyTable
from workbench.application.chronology.tables import Cell
from workbench.application.handing_out.gate import Paper
from workbench.application.records.labels import evidence_numbers
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import PartialDate
from workbench.domain.records.complaint import Citing
from workbench.domain.records.evidence import EvidenceItem
from workbench.domain.text import how_many

COLUMNS = ("No.", "Paper", "Author", "Date", "Received", "Pages", "Supplied by", "Disclosed")

BUNDLE = "In the bundle"
"""What the pages in the bundle stand under, where papers are cited by them."""

WHAT = "evidence index"
"""What it is called among the papers that leave a case."""


def evidence_index(case: CaseFile) -> ChronologyTable:
    """Every paper in order; `case` is the labelled one, for no name may stand in it."""
    numbers = evidence_numbers(case)
    about = " · ".join(part for part in (case.case.reference, case.case.body) if part)
    items = editing.ordered(case, "evidence")
    pages = sum(item.pages or 0 for item in items)
    bound = case.case.citing is not Citing.OWN and any(item.bundle_page for item in items)
    return ChronologyTable(
        title=f"Evidence index{f': {about}' if about else ''}",
        heading=(f"{how_many(len(items), 'paper')}, {how_many(pages, 'page')}",),
        columns=(*COLUMNS, BUNDLE) if bound else COLUMNS,
        rows=tuple(
            (*_row(numbers, item), *([Cell(_bundle_pages(item))] if bound else []))
            for item in items
        ),
        name="Evidence index",
    )


def _row(numbers: Mapping[str, str], item: EvidenceItem) -> tuple[Cell, ...]:
    within = numbers.get(item.parent_id, "")
    title = item.title or "without title"
    shown = item.disclosure.value.capitalize()
    return (
        Cell(numbers[item.id]),
        Cell(f"{title} (came with {within})" if within else title),
        Cell(item.author),
        _date(item.made_on),
        _date(item.received_on),
        Cell(str(item.pages) if item.pages is not None else ""),
        Cell(item.supplied_by),
        Cell(f"{shown}: {item.disclosure_reason}" if item.disclosure_reason else shown),
    )


def _bundle_pages(item: EvidenceItem) -> str:
    first, pages = item.bundle_page, item.pages
    if first is None:
        return ""
    return f"{first}-{first + pages - 1}" if pages is not None and pages > 1 else str(first)


def _date(on: PartialDate | None) -> Cell:
    return Cell(on.in_words(), day=on.exact) if on is not None else Cell("")


def as_paper(table: ChronologyTable, name: str) -> Paper:
    """The index as the gate looks it through."""
    words = [("its title", table.title), *(("its heading", each) for each in table.heading)]
    words += [
        (f"row {number}", cell.text)
        for number, row in enumerate(table.rows, 1)
        for cell in row
        if cell.text
    ]
    return Paper(f"the {WHAT}", name, tuple(words))
