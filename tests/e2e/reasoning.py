"""Somebody who has a case's reasoning on paper and types it in, field by field, with no mouse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QListWidget, QTreeWidget, QWidget

from tests.e2e.keyboard import AtTheKeyboard
from workbench.application.case import editing
from workbench.application.records.labels import event_label
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import PartialDate, day_in_words
from workbench.domain.money import money
from workbench.domain.records.compliance import ComplianceItem
from workbench.domain.records.evidence import SourceRef
from workbench.domain.records.findings import Finding
from workbench.domain.records.remedies import Deadline
from workbench.domain.records.standards import StandardCited
from workbench.gui.fields.bound import BoundField
from workbench.gui.fields.choice import (
    BoxField,
    CheckField,
    ChecklistField,
    SegmentsField,
    sentence_case,
)
from workbench.gui.fields.dates import DayField, PartialDateField
from workbench.gui.fields.finder import FinderField
from workbench.gui.fields.links import SourcesField
from workbench.gui.fields.numbers import DeadlineField, MoneyField
from workbench.gui.fields.text import LineField, MarkupField, SuggestField, TextField
from workbench.gui.findings.accounts import ReliedOnField
from workbench.gui.findings.standards import StandardsField
from workbench.gui.problems.listing import ProblemsPanel
from workbench.gui.records.form import RecordFields

_FINDING, _AFTER = ("finding", "injustice", "remedy"), ("rung", "offer", "compliance")
TYPED_KINDS = (*_FINDING, "jurisdiction", *_AFTER)
"""The kinds of record the reasoning is made of, which the typist makes."""

_NOT_TYPED = frozenset({"id", "position", "considered"})


class Typist:
    """Types the records of a case on paper into the same case without its reasoning.

    `ids` tells which record of the open case each one on paper became, by kind and id on paper.
    """

    def __init__(self, desk: AtTheKeyboard, paper: CaseFile) -> None:
        self.desk = desk
        self.paper = paper
        self.ids: dict[tuple[str, str], str] = {}

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
            assert isinstance(limits, QTreeWidget)
            self._down_to(limits, decision.id)
            self.desk.keys("Return")
            self.ids["jurisdiction", decision.id] = decision.id
            self._form("jurisdiction", decision)

    def findings(self) -> None:
        """Every finding, what it did to whom, and the answers to objections."""
        for finding in editing.ordered(self.paper, "finding"):
            self.desk.keys("Ctrl+7", "Ctrl+N", "Return")
            self.ids["finding", finding.id] = self._newest("finding")
            self._form("finding", finding)
            hurt = editing.ordered(self.paper, "injustice")
            for injustice in (each for each in hurt if each.finding_id == finding.id):
                self.desk.go_to("findings.injustice.new")
                self.desk.keys("Space")
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
        self.desk.keys("Ctrl+8", "Alt+L")
        for rung in self.paper.rungs.values():
            self.desk.go_to(f"ladder.{rung.id}.considered")
            self.desk.typed(rung.considered)
            self.ids["rung", rung.id] = rung.id

    def offers(self) -> None:
        """What the body offered of its own accord."""
        self.desk.keys("Ctrl+8", "Alt+O")
        for offer in editing.ordered(self.paper, "offer"):
            self.desk.go_to("offers.entry")
            self.desk.keys("Return")
            self.ids["offer", offer.id] = self._newest("offer")
            self._form("offer", offer)

    def compliance(self) -> None:
        """What came of every agreed remedy after the final decision."""
        listed = editing.ordered(self.paper, "compliance")
        if not listed:
            return
        self.desk.keys("Ctrl+8", "Alt+P")
        self.desk.go_to("compliance.new")
        self.desk.keys("Space")
        made = {i.remedy_id: i.id for i in self.desk.case.compliance.values()}
        for item in listed:
            id = self.ids["compliance", item.id] = made[self.ids["remedy", item.remedy_id]]
            rows = self.desk.go_to("compliance.table")
            assert isinstance(rows, QAbstractItemView)
            self._down_to_row(rows, list(made.values()).index(id))
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

    # --- fields ----------------------------------------------------------------------------------

    def enter(self, field: BoundField, value: Any) -> None:
        """Bring the keyboard to a field and enter the value as a person does."""
        control = field.focusProxy()
        assert control is not None
        for kinds, enter in self._ways():
            if isinstance(field, kinds):
                enter(field, control.objectName(), value)
                return
        raise AssertionError(f"nobody knows how to type into {type(field).__name__}")

    def _ways(self) -> list[tuple[Any, Callable[[Any, str, Any], None]]]:
        return [
            (StandardsField, self._standards),
            (FinderField, self._found),
            (ReliedOnField, self._ticks),
            (ChecklistField, self._ticks),
            (SourcesField, self._sources),
            (SegmentsField, self._segment),
            (BoxField, self._box),
            (CheckField, self._check),
            (DeadlineField, self._deadline),
            (MoneyField, self._money),
            (DayField, self._date),
            (PartialDateField, self._date),
            (MarkupField, self._markup),
            ((TextField, LineField, SuggestField), self._words),
        ]

    def _words(self, _field: BoundField, name: str, value: str) -> None:
        self._over(name)
        self.desk.typed(value)

    def _markup(self, _field: BoundField, name: str, value: str) -> None:
        self._over(name)
        rest = value
        while "{person:" in rest:
            plain, _, rest = rest.partition("{person:")
            id, _, rest = rest.partition("}")
            self.desk.typed(plain)
            self.desk.mention(self.paper.people[id].name)
        self.desk.typed(rest)

    def _money(self, _field: BoundField, name: str, value: int) -> None:
        self._over(name)
        self.desk.typed(money(value))

    def _date(self, _field: BoundField, name: str, value: Any) -> None:
        self._over(name)
        words = value.in_words() if isinstance(value, PartialDate) else day_in_words(value)
        self.desk.typed(words)
        self.desk.keys("Return")

    def _deadline(self, _field: BoundField, name: str, value: Deadline) -> None:
        self._over(name)
        self.desk.typed(str(value.count))
        self.desk.keys("Tab")
        self._choose(value.unit.value)

    def _check(self, _field: BoundField, name: str, _value: bool) -> None:
        self.desk.go_to(name)
        self.desk.keys("Space")

    def _segment(self, field: SegmentsField, name: str, value: Any) -> None:
        """From the one that is chosen on to the wanted one."""
        if value not in field.buttons:
            self.desk.go_to(f"{field.kind}.{field.field}.other")
            self._choose(sentence_case(value.value))
            self.desk.keys("Return")
            return
        self.desk.go_to(name)
        while field.raw() != value:
            self.desk.keys("Right")

    def _box(self, field: BoxField, name: str, value: Any) -> None:
        box = self.desk.go_to(name)
        assert isinstance(box, QComboBox)
        self._choose(field.box.itemText(field._values.index(value)))  # noqa: SLF001

    def _choose(self, words: str) -> None:
        """Go through a list of choices to the one with these words."""
        box = self.desk.focus
        assert isinstance(box, QComboBox)
        self.desk.keys("Home")
        for _ in range(box.count()):
            if box.currentText().casefold() == words.casefold():
                return
            self.desk.keys("Down")
        raise AssertionError(f"“{words}” is not among the choices")

    def _ticks(self, field: Any, name: str, value: tuple[Any, ...]) -> None:
        listed = self.desk.go_to(name)
        assert isinstance(listed, QListWidget)
        self.desk.keys("Home")
        for row in range(listed.count()):
            item = listed.item(row)
            ticked = item.checkState() == Qt.CheckState.Checked
            if ticked != (item.data(Qt.ItemDataRole.UserRole) in value):
                while listed.currentRow() < row:
                    self.desk.keys("Down")
                self.desk.keys("Space")
        assert set(field.raw()) == set(value)

    def _sources(self, _field: BoundField, name: str, value: tuple[SourceRef, ...]) -> None:
        for number, source in enumerate(value, 1):
            self.desk.go_to(name)
            self.desk.keys("Space")
            box = self.desk.focus
            assert isinstance(box, QComboBox), box.objectName()
            self._choose(box.itemText(box.findData(source.evidence_id)))
            self.desk.go_to(f"{name}.{number}.words")
            self.desk.typed(source.pages)
            self.desk.keys("Return")

    def _found(self, field: FinderField, name: str, value: tuple[str, ...]) -> None:
        case = self.desk.case
        if field.raw():
            # A new finding begins with the events of its head.
            self.desk.go_to(f"{name}.list")
            self.desk.keys("Home", *["Delete"] * len(field.raw()))
        self.desk.go_to(name)
        for id in value:
            self.desk.typed(event_label(case, case.events[id]))
            self.desk.keys("Return")

    def _standards(
        self, field: StandardsField, name: str, value: tuple[StandardCited, ...]
    ) -> None:
        library = field.desk.workbench.library
        for cited in value:
            if cited.standard_id:
                self.desk.go_to(name)
                self.desk.typed(library.standards[cited.standard_id].title)
                self.desk.keys("Down")
                self._down_to(self.desk.focus, cited.standard_id)
                self.desk.keys("Return")
            else:
                self.desk.go_to(f"{name}.own")
                self.desk.keys("Space")
            for part in ("place", "edition", "words"):
                words = getattr(cited, part)
                if words:
                    self._over(f"{name}.{part}")
                    self.desk.typed(words)
                    self.desk.keys("Return")

    def _over(self, name: str) -> None:
        self.desk.go_to(name)
        self.desk.keys("Ctrl+A", "Delete")

    def _down_to(self, listed: QWidget, id: str) -> None:
        """Go down a list to the row of a record."""
        assert isinstance(listed, QAbstractItemView)
        model: QAbstractItemModel = listed.model()
        self.desk.keys("Home")
        for _ in range(model.rowCount()):
            if listed.currentIndex().siblingAtColumn(0).data(Qt.ItemDataRole.UserRole) == id:
                return
            self.desk.keys("Down")
        raise AssertionError(f"no row of the list is {id}")

    def _down_to_row(self, listed: QAbstractItemView, row: int) -> None:
        self.desk.keys("Ctrl+Home")
        for _ in range(row):
            self.desk.keys("Down")
        assert listed.currentIndex().row() == row


def without_reasoning(case: CaseFile) -> CaseFile:
    """A case as it stands before anything is decided in it."""
    for kind in (*TYPED_KINDS, "acceptance"):
        case = case.with_collection(kind, {})
    return case
