"""Types values into the fields of a form by keyboard alone, each kind of field in its way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QListWidget, QWidget

from tests.e2e.keyboard import AtTheKeyboard
from workbench.application.records.labels import event_label
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import PartialDate, day_in_words
from workbench.domain.money import money
from workbench.domain.records.evidence import SourceRef
from workbench.domain.records.remedies import Deadline
from workbench.domain.records.standards import StandardCited
from workbench.domain.text import capitalised
from workbench.gui.dates.field import DayField, PartialDateField
from workbench.gui.fields.bound import BoundField
from workbench.gui.fields.choice import BoxField, CheckField, ChecklistField
from workbench.gui.fields.finder import FinderField
from workbench.gui.fields.links import SourcesField
from workbench.gui.fields.numbers import DeadlineField, MoneyField
from workbench.gui.fields.segments import SegmentsField
from workbench.gui.fields.text import LineField, MarkupField, SuggestField, TextField
from workbench.gui.findings.accounts import ReliedOnField
from workbench.gui.findings.standards import StandardsField


class FieldTypist:
    """Types the fields of a case on paper.

    `ids` tells which record of the open case each one on paper became, by kind and id on paper.
    """

    def __init__(self, desk: AtTheKeyboard, paper: CaseFile) -> None:
        self.desk = desk
        self.paper = paper
        self.ids: dict[tuple[str, str], str] = {}

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
            self._choose(capitalised(value.value))
            self.desk.keys("Return")
            return
        chosen = (each.objectName() for each in field.buttons.values() if each.isChecked())
        self.desk.go_to(next(chosen, name))
        for _ in field.buttons:
            self.desk.keys(*(("Right",) if field.raw() != value else ()))
        assert field.raw() == value, name

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
