"""One field set in many records of a list at once, as one action."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QStackedWidget, QWidget

from workbench.application.case import editing
from workbench.application.records.labels import label as described
from workbench.domain.casefile import CaseFile
from workbench.domain.fields import Form
from workbench.domain.shape import RecordField, shape
from workbench.gui.desk import Desk
from workbench.gui.fields.choice import choice_box, sentence_case
from workbench.gui.look.appearance import GRID
from workbench.gui.look.labels import FaultLine, note
from workbench.gui.look.layout import REST, column_of, form_of, row_of
from workbench.gui.look.named import named

_SET = frozenset({Form.YES_NO, Form.CHOICE, Form.LINK, Form.LINE})


class ChangeMany(QDialog):
    """Asks which field is to be set in the chosen records, and to what."""

    def __init__(self, desk: Desk, kind: str, ids: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._kind, self._ids = desk, kind, tuple(ids)
        self.setObjectName("many")
        self.setWindowTitle("Change many")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.resize(460, 200)
        self.fields = [each for each in shape(kind).values() if _settable(each)]
        self.field = choice_box("many.field", "What is changed")
        self.value = choice_box("many.value", "What it becomes")
        self.line = named(QLineEdit(), "many.line", "What it becomes")
        self._blank = QStackedWidget()
        self._blank.addWidget(self.value)
        self._blank.addWidget(self.line)
        for each in self.fields:
            self.field.addItem(each.label, each.name)
        self.field.currentIndexChanged.connect(lambda _index: self._offer())
        self.fault = FaultLine("many.fault")
        self._ok = named(QPushButton(f"Change {len(ids)}"), "many.ok")
        self._ok.setDefault(True)
        self._ok.clicked.connect(lambda _=False: self._change())
        cancel = named(QPushButton("Cancel"), "many.cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(lambda _=False: self.reject())
        chosen = "1 row is" if len(ids) == 1 else f"{len(ids)} rows are"
        column_of(
            note(f"{chosen} changed, in one step that Undo takes back."),
            form_of(("What", self.field), ("Becomes", self._blank)),
            self.fault,
            REST,
            row_of(REST, cancel, self._ok),
            within=self,
            margins=2 * GRID,
        )
        self._offer()

    def _chosen(self) -> RecordField:
        return self.fields[self.field.currentIndex()]

    def _offer(self) -> None:
        """Offer what the field may become."""
        field = self._chosen()
        words = field.form is Form.LINE
        self._blank.setCurrentWidget(self.line if words else self.value)
        self.value.clear()
        for said, change in self._choices(field):
            self.value.addItem(said, change)

    def _choices(self, field: RecordField) -> list[tuple[str, Callable[[Any], Any]]]:
        if field.form is Form.YES_NO:
            return [("Yes", lambda _old: True), ("No", lambda _old: False)]
        if field.form is Form.CHOICE:
            spoken = field.facts.words or {}
            return [
                (sentence_case(spoken.get(each, each.value)), _become(each)) for each in field.type
            ]
        if field.form is Form.LINE:
            return []
        case = self._desk.bridge.case
        known = [
            (each.id, described(case, field.facts.to, each))
            for each in editing.ordered(case, field.facts.to)
        ]
        if not field.many:
            return [("None", lambda _old: ""), *((words, _become(id)) for id, words in known)]
        with_it = [(words, _with(id)) for id, words in known]
        return with_it + [(f"Not {words}", _without(id)) for id, words in known]

    def _change(self) -> None:
        field, kind, ids = self._chosen(), self._kind, self._ids
        typed = self.line.text()
        change = (lambda _old: typed) if field.form is Form.LINE else self.value.currentData()
        if change is None:
            self.fault.say("There is nothing to choose yet.")
            return

        def changed(case: CaseFile) -> CaseFile:
            for id in ids:
                new = change(getattr(case.records(kind)[id], field.name))
                case = editing.set_fields(case, kind, id, **{field.name: new})
            return case

        label = f"Change {field.label[:1].lower()}{field.label[1:]} of {len(ids)} rows"
        if self.fault.attempt(lambda: self._desk.bridge.apply(label, changed)):
            self.accept()


def _settable(field: RecordField) -> bool:
    if field.facts.secret or field.form not in _SET or field.name in ("id", "complaint_id"):
        return False
    return field.form is Form.LINK or not field.many


def _become(value: Any) -> Callable[[Any], Any]:
    return lambda _old: value


def _with(id: str) -> Callable[[Any], Any]:
    return lambda old: old if id in old else (*old, id)


def _without(id: str) -> Callable[[Any], Any]:
    return lambda old: tuple(each for each in old if each != id)
