"""Somebody who has a case's reasoning on paper and types it in, field by field, with no mouse."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from tests.e2e.fields_by_keyboard import FieldTypist
from workbench.application.case import editing
from workbench.application.records.jurisdiction import limit_rows
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import day_in_words
from workbench.domain.records.compliance import ComplianceItem
from workbench.domain.records.findings import Finding
from workbench.gui.jurisdiction.page import JurisdictionPage
from workbench.gui.problems.listing import ProblemsPanel
from workbench.gui.records.form import RecordFields
from workbench.gui.records.listing import WordsList
from workbench.gui.records.table import RecordTable

_FINDING, _AFTER = ("finding", "injustice", "remedy"), ("rung", "offer", "compliance")
TYPED_KINDS = (*_FINDING, "jurisdiction", *_AFTER)
"""The kinds of record the reasoning is made of, which the typist makes."""

_NOT_TYPED = frozenset({"id", "position", "considered"})


class Typist(FieldTypist):
    """Types the records of a case on paper into the same case without its reasoning."""

    # --- pages -----------------------------------------------------------------------------------

    def everything(self) -> None:
        """The decisions on jurisdiction, the findings, the remedies and what became of them."""
        self.jurisdiction()
        self.findings()
        self.recommendations()
        self.ladder()
        self.offers()
        self.compliance()
        self.acceptances()
        self.desk.keys("Ctrl+1")

    def jurisdiction(self) -> None:
        """What was decided about each limit."""
        for decision in self.paper.jurisdiction.values():
            self.desk.keys("Ctrl+Shift+4")
            limits = self.desk.go_to("jurisdiction.list")
            assert isinstance(limits, WordsList)
            self._consider(decision.id)
            self._down_to(limits, decision.id)
            self.desk.keys("Return")
            self.ids["jurisdiction", decision.id] = decision.id
            self._form("jurisdiction", decision)

    def _consider(self, id: str) -> None:
        """Bring a limit that does not arise by itself into the list, from the menu."""
        page = self.desk.window.findChild(JurisdictionPage)
        assert page is not None
        title = next(
            row.title
            for row in limit_rows(page.desk.bridge.case, page.desk.workbench.library)
            if row.id == id
        )
        page.menu.aboutToShow.emit()
        for action in page.menu.actions():
            if action.text() == title:
                action.trigger()

    def findings(self) -> None:
        """Every finding, what it did to whom, and the answers to objections."""
        for finding in editing.ordered(self.paper, "finding"):
            self.desk.keys("Ctrl+7", "Ctrl+N", "Return")
            self.ids["finding", finding.id] = self._newest("finding")
            self._form("finding", finding)
            hurt = editing.ordered(self.paper, "injustice")
            for injustice in (each for each in hurt if each.finding_id == finding.id):
                self.desk.go_to("findings.injustice.entry")
                self.desk.keys("Return")
                self.ids["injustice", injustice.id] = self._newest("injustice")
                self._form("injustice", injustice)
            self._answers(finding)

    def recommendations(self) -> None:
        """What is recommended."""
        for remedy in editing.ordered(self.paper, "remedy"):
            self.desk.keys("Ctrl+8", "Ctrl+N", "Return")
            self.ids["remedy", remedy.id] = self._newest("remedy")
            self._form("remedy", remedy)

    def ladder(self) -> None:
        """Why kinds of remedy are not recommended."""
        self.desk.keys("Ctrl+8")
        for rung in self.paper.rungs.values():
            shown = self.desk.go_to("remedies.ladder")
            if not shown.property("checked"):
                self.desk.keys("Space")
            self.desk.go_to(f"ladder.{rung.id}.say")
            self.desk.keys("Space")
            self.desk.typed(rung.considered)
            self.ids["rung", rung.id] = rung.id

    def offers(self) -> None:
        """What the body offered of its own accord."""
        for offer in editing.ordered(self.paper, "offer"):
            self.desk.keys("Ctrl+8", "Alt+O")
            self.ids["offer", offer.id] = self._newest("offer")
            self._form("offer", offer)

    def compliance(self) -> None:
        """What came of every agreed remedy after the final decision."""
        listed = editing.ordered(self.paper, "compliance")
        if not listed:
            return
        self.desk.keys("Ctrl+8")
        self.desk.go_to("remedies.table")
        self.desk.keys("Ctrl+Home")
        self.desk.go_to("compliance.new")
        self.desk.keys("Space")
        made = {i.remedy_id: i.id for i in self.desk.case.compliance.values()}
        for item in listed:
            self.ids["compliance", item.id] = made[self.ids["remedy", item.remedy_id]]
            rows = self.desk.go_to("remedies.table")
            assert isinstance(rows, RecordTable)
            self._down_to_row(rows, rows.records.row_of(self.ids["remedy", item.remedy_id]))
            self._followed_up(item)

    def _followed_up(self, item: ComplianceItem) -> None:
        for more in item.extensions:
            self._strip(
                "extend", due_on=more.due_on, reason=more.reason, by_whom=more.by_whom,
                given_on=more.given_on,
            )  # fmt: skip
        for got in item.received:
            assert not got.evidence_id
            self._strip("receive", what=got.what, on=got.on)
        self._form("compliance", item, only=("done_on", "note"))
        if item.satisfied_by:
            self.desk.go_to("compliance.settle.satisfied")
            self._choose(item.satisfied.value)
            self._strip("settle", by_whom=item.satisfied_by, on=item.satisfied_on)

    def _strip(self, strip: str, **blanks: Any) -> None:
        for name, value in blanks.items():
            if value:
                self.desk.go_to(f"compliance.{strip}.{name}")
                self.desk.typed(value if isinstance(value, str) else day_in_words(value))
        self.desk.keys("Return")

    def acceptances(self) -> None:
        """Why a problem that was pointed out is right as it is."""
        dock, opened = self.desk.window.findChild(ProblemsPanel), self.desk.window.open_case
        assert dock is not None
        assert opened is not None
        for given in self.paper.acceptances.values():
            code, kind, old, excerpt = given.problem_key.split("|")
            key = "|".join((code, kind, self.ids[kind, old], excerpt))
            self.ids["acceptance", given.id] = key

            def listed(key: str = key) -> bool:
                return any(problem.key == key for problem in opened.live.found.problems)

            self.desk.wait_until(listed)
            self.desk.keys(*(() if dock.isVisible() else ("Shift+F7",)))
            self.desk.go_to("problems.list")
            self.desk.keys("Home")
            while (at := dock.current()) is None or at.key != key:
                self.desk.keys("Down")
            self.desk.dialogs.will_answer(given.reason)
            self.desk.go_to("problems.accept")
            self.desk.keys("Space")

    def _answers(self, finding: Finding) -> None:
        for given in finding.considered:
            name = f"findings.objection.{given.code}"
            window = self.desk.window
            self.desk.wait_until(lambda: window.findChild(QWidget, name) is not None)  # noqa: B023
            self.desk.go_to(name)
            self.desk.typed(given.answer)
            self.desk.keys("Tab")

    def _newest(self, kind: str) -> str:
        known = set(self.ids.values())
        (new,) = (id for id in self.desk.case.records(kind) if id not in known)
        return new

    # --- forms -----------------------------------------------------------------------------------

    def _form(self, kind: str, wanted: Any, only: tuple[str, ...] = ()) -> None:
        """Fill in what the record on paper says and the form does not say yet, in its order."""
        id = self.ids[kind, wanted.id]
        shown = next(
            form
            for form in self.desk.window.findChildren(RecordFields)
            if form.kind == kind and form.record_id == id and form.isVisible()
        )
        shown.fill()
        for field in list(shown.fields):
            if field.field in _NOT_TYPED or (only and field.field not in only):
                continue
            value = self._here(getattr(wanted, field.field), kind, field.field)
            now = self.desk.case.find(kind, id) or type(wanted)(id=id)
            if value != getattr(now, field.field):
                self.enter(field, value)
        # Leaving a field saves it; backwards, so as not to leave the page.
        self.desk.keys("Shift+Tab")

    def _here(self, value: Any, kind: str, field: str) -> Any:
        """A value on paper with the ids its links have in the open case."""
        linked = {
            "injustice_ids": "injustice", "remedy_ids": "remedy", "finding_id": "finding",
            "remedy_id": "remedy",
        }.get(field)  # fmt: skip
        if linked is None:
            return value
        if isinstance(value, tuple):
            return tuple(self.ids[linked, each] for each in value)
        return self.ids[linked, value]


def without_reasoning(case: CaseFile) -> CaseFile:
    """A case as it stands before anything is decided in it."""
    for kind in (*TYPED_KINDS, "acceptance"):
        case = case.with_collection(kind, {})
    return case
