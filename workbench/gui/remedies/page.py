"""The Remedies page: what is recommended, what was considered and offered, and what was done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QHBoxLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from workbench.application.case.changes import ChangeSet
from workbench.application.remedies.answers import summary_words, totals_words
from workbench.domain.casefile import CaseFile
from workbench.domain.records.findings import InjusticeKind
from workbench.domain.records.remedies import RemedyKind
from workbench.gui.desk import Desk
from workbench.gui.look.appearance import GRID, emphasised
from workbench.gui.look.labels import FAULT_MARK, title
from workbench.gui.records.form import RecordForm
from workbench.gui.records.model import RecordModel
from workbench.gui.records.page import RecordPage
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

_COUNTED = {_RECOMMENDATIONS: "remedy", _OFFERS: "offer", _COMPLIANCE: "compliance"}


class RemediesPage(QWidget):
    """Five tabs over one case, with what is to be paid and what the summary says on top."""

    title = "Remedies"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("remedies.page")
        self.desk = desk
        self.recommendations = RecommendationsTab(desk)
        self._totals = QLabel()
        self._totals.setObjectName("remedies.totals")
        self._totals.setAccessibleName("Payments in total")
        emphasised(self._totals)
        self._summary = QLabel()
        self._summary.setObjectName("remedies.summary")
        self._summary.setAccessibleName("Sums in the summary")
        self._made: dict[int, QWidget] = {_RECOMMENDATIONS: self.recommendations}
        self.tabs = QTabWidget()
        self.tabs.setObjectName("remedies.tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.recommendations, _TITLES[0])
        for words in _TITLES[1:]:
            self.tabs.addTab(QWidget(), words)
        self.tabs.currentChanged.connect(self._tab)
        self.recommendations.compare_wanted.connect(self._compare)
        self._lay_out()
        desk.bridge.changed.connect(self._on_changed)
        self._tell()

    # --- what the window asks --------------------------------------------------------------------

    @property
    def table(self) -> RecordTable:
        """The table of recommendations."""
        return self.recommendations.table

    @property
    def model(self) -> RecordModel:
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
        return cast("LadderTab", self._tab(_LADDER))

    @property
    def offers(self) -> OffersTab:
        """What the body offered."""
        return cast("OffersTab", self._tab(_OFFERS))

    @property
    def comparison(self) -> ComparisonTab:
        """Published awards."""
        return cast("ComparisonTab", self._tab(_COMPARISON))

    @property
    def compliance(self) -> ComplianceTab:
        """What is followed up."""
        return cast("ComplianceTab", self._tab(_COMPLIANCE))

    def _tab(self, number: int) -> QWidget | None:
        """A tab, made when it is first shown."""
        if number not in self._made and number in self._makers():
            tab = self._made[number] = self._makers()[number]()
            holder = self.tabs.widget(number)
            assert holder is not None
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(tab)
            tab.show()
        return self._made.get(number)

    def _makers(self) -> dict[int, Callable[[], QWidget]]:
        return {
            _LADDER: self._make_ladder,
            _OFFERS: self._make_offers,
            _COMPARISON: self._make_comparison,
            _COMPLIANCE: self._make_compliance,
        }

    def _make_ladder(self) -> QWidget:
        from workbench.gui.remedies.ladder import LadderTab

        return LadderTab(self.desk, self._add_kind)

    def _make_offers(self) -> QWidget:
        from workbench.gui.remedies.offers import OffersTab

        return _within(OffersTab(self.desk))

    def _make_comparison(self) -> QWidget:
        from workbench.gui.remedies.comparison import ComparisonTab

        return ComparisonTab(self.desk)

    def _make_compliance(self) -> QWidget:
        from workbench.gui.remedies.compliance import ComplianceTab

        return _within(ComplianceTab(self.desk))

    def _add_kind(self, kind: RemedyKind) -> None:
        self.tabs.setCurrentIndex(_RECOMMENDATIONS)
        self.recommendations.add_kind(kind)

    def _compare(self, kind: InjusticeKind | None) -> None:
        self.tabs.setCurrentIndex(_COMPARISON)
        self.comparison.show_kind(kind)

    # --- building and following ------------------------------------------------------------------

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        head.addWidget(title(self.title))
        head.addStretch(1)
        head.addWidget(self._totals)
        head.addWidget(self._summary)
        _within(self.recommendations)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self.tabs, 1)

    def _on_changed(self, change_set: ChangeSet) -> None:
        if change_set.touches("remedy", "person", "text", "offer", "compliance"):
            self._tell()

    def _tell(self) -> None:
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


def _within(page: RecordPage) -> RecordPage:
    """A page of records as a tab of this one: the tab is its heading."""
    page.heading.hide()
    page.total.hide()
    layout = page.layout()
    if layout is not None:
        layout.setContentsMargins(0, GRID, 0, 0)
    return page
