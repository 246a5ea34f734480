"""What was typed in a case and cannot be saved as it is: where it stands, and in which words."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.text import enumeration, how_many
from workbench.gui.case.pages import PAGES, HasBegun
from workbench.gui.case.view import CaseView
from workbench.gui.fields.bound import BoundField
from workbench.gui.look.labels import FAULT_MARK
from workbench.gui.names import record_name


@dataclass(frozen=True, slots=True)
class Unsaved:
    """An entry that could not be saved: its field, the record it is for, the place of its page."""

    field: BoundField
    record_id: str
    page: int

    def words(self) -> str:
        """The field and its page as the person sees them: “Date” on the page Evidence."""
        return f"“{self.field.label}” on the page {PAGES[self.page].title}"

    def detail(self, case: CaseFile) -> str:
        """The record it is for and, where that is known, what is wrong with it."""
        shown = self.field.record_id == self.record_id
        fault = self.field.fault.removeprefix(FAULT_MARK) if shown else ""
        kind, id = self.field.kind, self.record_id
        if kind not in KINDS:  # a paragraph, by its address: "head:h2#0"
            kind, _, id = id.partition("#")[0].partition(":")
        record = record_name(case, kind, id) if kind in KINDS else ""
        return f"{record.rstrip('.')}. {fault}".removeprefix(". ").strip()


def all_unsaved(view: CaseView) -> list[Unsaved]:
    """Every entry that could not be saved, in the order of the pages."""
    case = view.desk.bridge.case
    found = [
        Unsaved(field, id, view.page_holding(field))
        for field in view.findChildren(BoundField)
        for id in field.unsaved_in(case)
    ]
    return sorted(found, key=lambda each: each.page)


def all_begun(view: CaseView) -> list[tuple[HasBegun, str, int]]:
    """Where something new is typed and not added, what it is, and the place of its page."""
    found = [
        (each, what, view.page_holding(each))
        for each in view.findChildren(QWidget)
        if isinstance(each, HasBegun) and (what := each.begun())
    ]
    return sorted(found, key=lambda each: each[2])


def begun_in_words(found: list[tuple[HasBegun, str, int]]) -> str:
    """One sentence that says what was typed and not added, and where."""
    listed = enumeration([f"{what} on the page {PAGES[page].title}" for _, what, page in found])
    return f"What you typed for {listed} is not added yet."


def in_words(found: list[Unsaved]) -> str:
    """One sentence that says where what could not be saved stands."""
    first, more = found[0].words(), len(found) - 1
    besides = f", and {how_many(more, 'more field')} besides," if more else ""
    return f"What you typed in {first}{besides} could not be saved as it is."
