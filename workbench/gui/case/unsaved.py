"""What was typed in a case and cannot be saved as it is: where it stands, and in which words."""

from __future__ import annotations

from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.gui.case.pages import PAGES
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
        record = record_name(case, self.field.kind, self.record_id)
        return f"{record.rstrip('.')}. {fault}".strip()


def all_unsaved(view: CaseView) -> list[Unsaved]:
    """Every entry that could not be saved, in the order of the pages."""
    case = view.desk.bridge.case
    found = [
        Unsaved(field, id, view.page_holding(field))
        for field in view.findChildren(BoundField)
        for id in field.unsaved_in(case)
    ]
    return sorted(found, key=lambda each: each.page)


def in_words(found: list[Unsaved]) -> str:
    """One sentence that says where what could not be saved stands."""
    first, more = found[0].words(), len(found) - 1
    besides = f", and {more} more field{'' if more == 1 else 's'} besides," if more else ""
    return f"What you typed in {first}{besides} could not be saved as it is."
