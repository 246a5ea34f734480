"""What is done with the rows of a page of records: copied, moved, deleted, changed together."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Any, Generic

from PySide6.QtWidgets import QDialog, QLineEdit, QStackedWidget, QWidget

from workbench.application.case import editing
from workbench.application.records.labels import label as described
from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.fields import Form
from workbench.domain.shape import RecordField, shape
from workbench.domain.text import capitalised, how_many, uncapitalised
from workbench.gui.desk import Desk
from workbench.gui.errors import show_on_top
from workbench.gui.fields.choice import choice_box
from workbench.gui.leaving.clipboard import copied_words
from workbench.gui.look.buttons import go_button
from workbench.gui.look.dialog import Dialog
from workbench.gui.look.labels import note
from workbench.gui.look.layout import REST, announce, form_of, named
from workbench.gui.records.acts import SORTED
from workbench.gui.records.entry import AddLine
from workbench.gui.records.form import RecordForm
from workbench.gui.records.listing import RecordList
from workbench.gui.records.made_of import PageWords
from workbench.gui.records.model import Record, RecordModel
from workbench.gui.records.sides import ListSide
from workbench.gui.records.table import steps_to

_SET = frozenset({Form.YES_NO, Form.CHOICE, Form.LINK, Form.LINE})


class ListActs(QWidget, Generic[Record]):
    """The acts of a page's list; `in_hand` is the form of the record chosen, `taken` has the ids
    of what was deleted last."""

    desk: Desk
    kind: str
    words: PageWords
    model: RecordModel[Record]
    table: RecordList
    listed: ListSide
    in_hand: RecordForm
    entry: AddLine | None
    taken: list[str]
    dialog: QDialog | None
    _last_copied: tuple[str, tuple[str, ...]] = ("", ())

    @abstractmethod
    def focus_record(self, kind: str, id: str, field: str) -> None:
        """Choose a record and bring the keyboard to one of its fields."""

    @abstractmethod
    def on_added(self, id: str) -> None:
        """Show a record that has just come."""

    def move_edit(self, case: CaseFile, id: str, by: int) -> CaseFile:
        """The case with a record moved up or down."""
        return editing.move(case, self.model.kind_of(id), id, by)

    def copy_edit(self, case: CaseFile, id: str, new_id: str) -> CaseFile:
        """The case with a copy of a record behind it."""
        return editing.duplicate(case, self.model.kind_of(id), id, new_id)

    def duplicate(self) -> None:
        """Copy the chosen record."""
        chosen = self.table.current_id()
        if chosen:
            self._put_again((chosen,))

    def _put_again(self, ids: Sequence[str]) -> None:
        """Put a copy of each record behind it, in one step, and choose the last."""
        self.in_hand.commit_all()
        copies = {id: self.desk.ids.new(self.model.kind_of(id)) for id in ids}

        def put(case: CaseFile) -> CaseFile:
            for id, new in copies.items():
                case = self.copy_edit(case, id, new)
            return case

        what = self.named(ids)
        if self.desk.bridge.apply(f"Duplicate {what}", put):
            self.on_added(copies[ids[-1]])
            self.table.setFocus()
            announce(self, f"{capitalised(what)} duplicated")

    def named(self, ids: Sequence[str]) -> str:
        """What records of the list are called together."""
        return self.noun_of(ids[0]) if len(ids) == 1 else f"{len(ids)} rows of {self.words.title}"

    def noun_of(self, id: str) -> str:
        """What a record of the list is called."""
        kind = self.model.kind_of(id)
        return self.words.noun if kind == self.kind else KINDS[kind].noun

    def delete(self) -> None:
        """Take out the selected records; the line at the foot of the list brings them back."""
        ids = self.table.chosen_ids()
        if not ids:
            return
        row = self.model.row_of(ids[0])
        also = self.goes_with(self.desk.bridge.case, ids)
        noun = self.named(ids)
        if not self.desk.bridge.apply(f"Delete {noun}", lambda case: self.without(case, ids)):
            return
        self.taken = ids
        left = self.model.rowCount()
        if left:
            self.table.choose(self.model.id_at(min(row, left - 1)))
        (self.table if left or self.entry is None else self.entry.line).setFocus()
        self.listed.undo_line.say(f"{capitalised(noun)} deleted{also}")

    def goes_with(self, case: CaseFile, ids: Sequence[str]) -> str:
        """What goes with records that are deleted, to be said behind it."""
        return ""

    def without(self, case: CaseFile, ids: Sequence[str]) -> CaseFile:
        """The case without these records."""
        for id in ids:
            case = editing.remove(case, self.model.kind_of(id), id)
        return case

    def shift(self, by: int) -> None:
        """Move the chosen record up or down in its own order."""
        id = self.table.current_id()
        if not id:
            return
        self._move(id, by, " up" if by < 0 else " down")

    def place(self, id: str, target: str, after: bool) -> None:
        """Put a dragged record before another, or behind it."""
        self._move(id, steps_to(self.model, id, target, after))

    def _move(self, id: str, by: int, way: str = "") -> None:
        """Move a record; where it stays, the line at the foot of the list says why."""
        session, ordered = self.desk.bridge.session, self.model.in_own_order
        before, shown = session.case, list(self.model.ids)
        moved = not ordered or self.desk.bridge.apply(
            f"Move {self.noun_of(id)}{way}", lambda case: self.move_edit(case, id, by)
        )
        self.table.choose(id)
        if moved and by and session.case is before:
            stays = self.why_it_stays(id, by) if ordered else SORTED
            self.listed.undo_line.say(stays, done=False)
        elif moved and by and self.model.ids == shown:
            every = uncapitalised(self.words.title)
            self.listed.undo_line.say(f"Moved among all {every}; here they stand in groups")

    def why_it_stays(self, id: str, by: int) -> str:
        """Why a record moves no further."""
        return f"This {self.noun_of(id)} is the {'first' if by < 0 else 'last'}"

    def copy(self) -> None:
        """Copy the selected rows for a spreadsheet and a text."""
        self.table.copy()

    def copy_chosen(self) -> None:
        """Copy the selected rows, and remember which they are."""
        self.copy()
        self._last_copied = (copied_words(), tuple(self.table.chosen_ids()))

    def paste_copied(self) -> None:
        """Put rows copied here in once more; others are taken as rows of another program."""
        text, ids = self._last_copied
        there = [id for id in ids if self.model.row_of(id) >= 0]
        if there and text and text == copied_words():
            self._put_again(there)
        else:
            self.paste()

    def paste(self) -> None:
        """Take rows copied in another program, each as a line of the add line."""
        if self.entry is not None:
            self.entry.paste_rows()

    def change_many(self) -> None:
        """Set one field of all selected records, of the kind of the first."""
        ids = self.table.chosen_ids()
        if ids:
            self.in_hand.commit_all()
            kind = self.model.kind_of(ids[0])
            ids = [id for id in ids if self.model.kind_of(id) == kind]
            self.ask(ChangeMany(self.desk, kind, ids, self))

    def ask(self, dialog: QDialog) -> None:
        """Show a dialog about rows of the list, which has the keyboard again afterwards."""
        self.dialog = dialog
        dialog.finished.connect(lambda _result: self.table.setFocus())
        show_on_top(dialog)

    def step(self, by: int) -> None:
        """Choose the record before or behind the one shown."""
        row = self.table.currentIndex().row() + by
        while 0 <= row < self.model.rowCount() and not self.model.id_at(row):
            row += by
        if 0 <= row < self.model.rowCount():
            self.table.choose(self.model.id_at(row))


class ChangeMany(Dialog):
    """Asks which field is to be set in the chosen records, and to what."""

    def __init__(self, desk: Desk, kind: str, ids: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent, "many", "Change many", 460, 200)
        self._desk, self._kind, self._ids = desk, kind, tuple(ids)
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
        chosen = how_many(len(ids), "row is", "rows are")
        self.show_parts(
            note(f"{chosen} changed, in one step that Undo takes back."),
            form_of(("What", self.field), ("Becomes", self._blank)),
            self.fault,
            REST,
            self.last_row(go_button(f"Change {len(ids)}", "many.ok", self._change)),
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
                (capitalised(spoken.get(each, each.value)), _become(each)) for each in field.type
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
            self.fault.refuse("There is nothing to choose yet.")
            return

        def changed(case: CaseFile) -> CaseFile:
            for id in ids:
                new = change(getattr(case.records(kind)[id], field.name))
                case = editing.set_fields(case, kind, id, **{field.name: new})
            return case

        label = f"Change {uncapitalised(field.label)} of {how_many(len(ids), 'row')}"
        self.save(self._desk.bridge, label, changed)


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
