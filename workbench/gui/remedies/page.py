"""The Remedies page: what is recommended, what was considered and offered, and what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QLabel, QWidget

from workbench.application.remedies.answers import summary_words, totals_words
from workbench.domain.casefile import CaseFile
from workbench.domain.records.findings import InjusticeKind
from workbench.domain.records.remedies import Remedy, RemedyKind
from workbench.gui.bridge import follow
from workbench.gui.desk import Desk
from workbench.gui.look.appearance import GRID, emphasised, grounded
from workbench.gui.look.labels import FAULT_MARK, title
from workbench.gui.look.layout import REST, column_of, row_of
from workbench.gui.look.named import named
from workbench.gui.records.form import RecordForm
from workbench.gui.records.model import RecordModel
from workbench.gui.records.split import LateTabs
from workbench.gui.records.table import RecordTable
from workbench.gui.remedies.recommendations import RecommendationsTab

# Loaded when their tabs are first shown.
if TYPE_CHECKING:
    from workbench.gui.remedies.comparison import ComparisonTab
    from workbench.gui.remedies.compliance import ComplianceTab
    from workbench.gui.remedies.ladder import LadderTab
    from workbench.gui.remedies.offers import OffersTab

_RECOMMENDATIONS, _LADDER, _OFFERS, _COMPARISON, _COMPLIANCE = range(5)
_TITLES = ("&Recommendations", "&Ladder", "&Offers by the body", "Co&mparison", "Com&pliance")
_TAB_OF = {"remedy": _RECOMMENDATIONS, "rung": _LADDER, "offer": _OFFERS, "compliance": _COMPLIANCE}

_TOLD = ("remedy", "person", "text", "offer", "compliance")
_COUNTED = {_RECOMMENDATIONS: "remedy", _OFFERS: "offer", _COMPLIANCE: "compliance"}


class RemediesPage(QWidget):
    """Five tabs over one case, with what is to be paid and what the summary says on top."""

    title = "Remedies"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("remedies.page")
        self.desk = desk
        self.recommendations = RecommendationsTab(desk)
        self._totals = named(QLabel(), "remedies.totals", "Payments in total")
        emphasised(self._totals)
        self._summary = named(QLabel(), "remedies.summary", "Sums in the summary")
        self.tabs = LateTabs("remedies.tabs", _TITLES, self.recommendations, self._make)
        self.recommendations.compare_wanted.connect(self._compare)
        self._lay_out()
        follow(self, desk.bridge, self._refresh, *_TOLD)

    # --- what the window asks --------------------------------------------------------------------

    @property
    def table(self) -> RecordTable:
        """The table of recommendations."""
        return self.recommendations.table

    @property
    def model(self) -> RecordModel[Remedy]:
        """The rows of the recommendations."""
        return self.recommendations.model

    @property
    def form(self) -> RecordForm:
        """The form of the chosen recommendation."""
        return self.recommendations.form

    def counts(self, case: CaseFile) -> str:
        """What stands beside the page's name in the list of pages."""
        return str(len(case.remedies) or "")

    def add_for(self, injustice_id: str) -> None:
        """Add a remedy that answers an injustice."""
        self.tabs.setCurrentIndex(_RECOMMENDATIONS)
        self.recommendations.add_for(injustice_id)

    def page_focus(self) -> None:
        """Bring the keyboard to where work on this page begins."""
        if self.tabs.currentIndex() == _RECOMMENDATIONS:
            self.recommendations.page_focus()
        else:
            self.tabs.tabBar().setFocus()

    def begin_find(self) -> None:
        """Find among the recommendations."""
        self.tabs.setCurrentIndex(_RECOMMENDATIONS)
        self.recommendations.begin_find()

    def focus_record(self, kind: str, id: str, field: str) -> None:
        """Show a record on the tab where it is edited; without id, the page."""
        if not id:
            self.page_focus()
            return
        place = _TAB_OF.get(kind, _RECOMMENDATIONS)
        self.tabs.setCurrentIndex(place)
        if place == _RECOMMENDATIONS:
            self.recommendations.focus_record(kind, id, field)
        elif place == _LADDER:
            self.ladder.focus_rung(id)
        elif place == _OFFERS:
            self.offers.focus_record(kind, id, field)
        else:
            self.compliance.focus_record(kind, id, field)

    # --- tabs ------------------------------------------------------------------------------------

    @property
    def ladder(self) -> LadderTab:
        """The ladder of remedies."""
        return cast("LadderTab", self.tabs.part(_LADDER))

    @property
    def offers(self) -> OffersTab:
        """What the body offered."""
        return cast("OffersTab", self.tabs.part(_OFFERS))

    @property
    def comparison(self) -> ComparisonTab:
        """Published awards."""
        return cast("ComparisonTab", self.tabs.part(_COMPARISON))

    @property
    def compliance(self) -> ComplianceTab:
        """What is followed up."""
        return cast("ComplianceTab", self.tabs.part(_COMPLIANCE))

    def _make(self, number: int) -> QWidget:
        from workbench.gui.remedies.comparison import ComparisonTab
        from workbench.gui.remedies.compliance import ComplianceTab
        from workbench.gui.remedies.ladder import LadderTab
        from workbench.gui.remedies.offers import OffersTab

        if number == _LADDER:
            return LadderTab(self.desk, self._add_kind)
        if number == _COMPARISON:
            return ComparisonTab(self.desk)
        made = OffersTab(self.desk) if number == _OFFERS else ComplianceTab(self.desk)
        made.as_tab()
        return made

    def _add_kind(self, kind: RemedyKind) -> None:
        self.tabs.setCurrentIndex(_RECOMMENDATIONS)
        self.recommendations.add_kind(kind)

    def _compare(self, kind: InjusticeKind | None) -> None:
        self.tabs.setCurrentIndex(_COMPARISON)
        self.comparison.show_kind(kind)

    # --- building and following ------------------------------------------------------------------

    def _lay_out(self) -> None:
        head = row_of(title(self.title), REST, self._totals, self._summary, gap=2 * GRID)
        self.recommendations.as_tab()
        column_of(
            column_of(head, margins=(2 * GRID, GRID, 2 * GRID, 0)), (self.tabs, 1), within=self
        )
        grounded(self, "rec")

    def _refresh(self) -> None:
        case = self.desk.bridge.case
        words = totals_words(case)
        self._totals.setText(f"To be paid: {words}")
        self._totals.setVisible(bool(words))
        agrees, said = summary_words(case)
        self._summary.setText(said if agrees else f"{FAULT_MARK}{said}")
        self._summary.setVisible(bool(words))
        for place, kind in _COUNTED.items():
            number = len(case.records(kind))
            said = f"{_TITLES[place]} ({number})" if number else _TITLES[place]
            if said != self.tabs.tabText(place):
                self.tabs.setTabText(place, said)
