"""A bundle: chosen papers bound into one PDF, with cover, index, outline and page numbers.

It holds the papers as they are, real names too; so it is for its owner, like a case file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from workbench.application.disclosing.items import CopyDesk, ItemPages, pages_of, room_of
from workbench.application.disclosing.pages import IndexRow, PlainPage
from workbench.application.records.evidence import citing
from workbench.application.records.labels import evidence_label, evidence_numbers
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.records.evidence import EvidenceItem
from workbench.domain.text import how_many

WHAT = "evidence bundle"
STAMP = "Bundle page "
_LATER = 99_999
"""Stands for a page number while the index is measured."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class BoundItem:
    """An item in a bundle: the page it begins on, its pages, and why it is only a slip, or ""."""

    item_id: str
    first: int
    pages: int
    trouble: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that was made."""

    data: bytes
    pages: int
    items: tuple[BoundItem, ...]


def make_bundle(
    case: CaseFile,
    items: Sequence[EvidenceItem],
    desk: CopyDesk,
    progress: Progress = lambda done, whole: None,
) -> Bundle:
    """Bind items in the order given; what cannot be shown has a slip in its place.

    Raises `EvidenceUnavailable` when the whole cannot be bound, `StoreUnavailable` for a full disk.
    """
    with room_of(desk) as room:
        made: list[tuple[EvidenceItem, ItemPages]] = []
        for number, item in enumerate(items):
            progress(number, len(items) + 1)
            made.append((item, pages_of(case, item, desk, room)))
        progress(len(items), len(items) + 1)
        return _bound(case, made, desk, room)


def with_bundle(case: CaseFile, made: Bundle) -> CaseFile:
    """The case with the page on which each paper begins in a bundle; a slip is no paper."""
    pages = {each.item_id: each.first for each in made.items if not each.trouble}
    for id, item in case.evidence.items():
        if item.bundle_page != pages.get(id):
            case = case.with_record("evidence", replace(item, bundle_page=pages.get(id)))
    return case


def citations_changed(case: CaseFile, made: Bundle) -> str:
    """Which papers are cited and begin on another page than in the bundle before, in words."""
    after, cited, numbers = with_bundle(case, made), citing(case), evidence_numbers(case)
    moved = [
        f"{numbers[item.id]}: {_page(after.evidence[item.id])}, was {_page(item)}"
        for item in case.evidence.values()
        if item.id in cited
        and item.bundle_page is not None
        and item.bundle_page != after.evidence[item.id].bundle_page
    ]
    return "\n".join(moved)


def _page(item: EvidenceItem) -> str:
    return f"page {item.bundle_page}" if item.bundle_page is not None else "not in the bundle"


def _bound(
    case: CaseFile, made: Sequence[tuple[EvidenceItem, ItemPages]], desk: CopyDesk, room: Path
) -> Bundle:
    title = f"Bundle {case.case.reference}".strip()
    lines = [line for line in (case.case.body, how_many(len(made), "paper")) if line]
    # The index is laid out twice: its own length says where the first paper begins.
    before = desk.layout.front(title, lines, _rows(case, made, _LATER)).pages
    front = desk.layout.front(title, lines, _rows(case, made, before + 1))
    cover = room / "front.pdf"
    cover.write_bytes(front.data)
    parts = [PlainPage(cover, "Index", 1)]
    bound, at = [], front.pages + 1
    for item, pages in made:
        parts.append(PlainPage(pages.path, evidence_label(case, item), at))
        bound.append(BoundItem(item.id, at, pages.pages, pages.trouble))
        at += pages.pages
    links = [
        {"page": page, "box": area.sides, "to": each.first - 1}
        for (page, area), each in zip(front.places, bound, strict=True)
    ]
    target = room / "bundle.pdf"
    desk.maker.bind(parts, links, title, STAMP, target)
    return Bundle(target.read_bytes(), at - 1, tuple(bound))


def _rows(
    case: CaseFile, made: Sequence[tuple[EvidenceItem, ItemPages]], first: int
) -> list[IndexRow]:
    numbers = evidence_numbers(case)
    rows = []
    for item, pages in made:
        date = item.made_on.in_words() if item.made_on is not None else ""
        title = item.title or "without title"
        note = f"{title} (not shown: {pages.trouble})" if pages.trouble else title
        rows.append(IndexRow(numbers[item.id], note, date, first, first + pages.pages - 1))
        first += pages.pages
    return rows
