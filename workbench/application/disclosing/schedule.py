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
from workbench.domain.records.evidence import EvidenceItem

COLUMNS = ("No.", "Paper", "Author", "Date", "Received", "Pages", "Supplied by", "Disclosed")

WHAT = "evidence index"
"""What it is called among the papers that leave a case."""


def evidence_index(case: CaseFile) -> ChronologyTable:
    """Every paper in order; `case` is the labelled one, for no name may stand in it."""
    numbers = evidence_numbers(case)
    about = " · ".join(part for part in (case.case.reference, case.case.body) if part)
    items = editing.ordered(case, "evidence")
    pages = sum(item.pages or 0 for item in items)
    return ChronologyTable(
        title=f"Evidence index{f': {about}' if about else ''}",
        heading=(f"{len(items)} {'paper' if len(items) == 1 else 'papers'}, {pages} pages",),
        columns=COLUMNS,
        rows=tuple(_row(numbers, item) for item in items),
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
