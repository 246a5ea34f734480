"""A page of records: the list with its add line at the left, the chosen record at the right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from workbench.application.case import editing
from workbench.application.case.changes import ChangeSet
from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.sought import holds, words_sought
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import records_of
from workbench.gui.look.buttons import key_act
from workbench.gui.look.layout import announce, column_of, named
from workbench.gui.records.acts import RowAct, give_menu, row_acts
from workbench.gui.records.entry import ENTER, AddLine, Entry, Typed, Understood
from workbench.gui.records.form import RecordForm
from workbench.gui.records.list_acts import ListActs
from workbench.gui.records.listing import RecordList
from workbench.gui.records.made_of import Records
from workbench.gui.records.model import Record, RecordModel
from workbench.gui.records.rows import RowWords
from workbench.gui.records.sides import ListSide, RecordSide
from workbench.gui.records.split import KeptSplit, SidePanels


class RecordPage(ListActs[Record]):
    """A list of one kind of record with the form of the chosen one.

    `shown` carries the id of the record in the form, "" for none.
    """

    shown = Signal(str)

    adds_first = False
    """Whether work begins at the line that adds, even where the list has rows."""

    def __init__(self, desk: Desk, made_of: Records[Record]) -> None:
        super().__init__()
        self.desk, self.made_of = desk, made_of
        self.name, self.kind, self.words = made_of.name, made_of.kind, made_of.words
        self.title = self.words.title
        self._followed: list[tuple[Callable[[], object], tuple[str, ...]]] = []
        self.taken: list[str] = []
        self._heard = ""
        self.dialog = None
        self._tabs_set = False
        self.setObjectName(self.name)
        self.model = self.make_model()
        self.model.placed = self.place
        self.table = RecordList(self.model, f"{self.name}.table", self.title, self.row_words)
        self.form = self.in_hand = named(
            RecordForm(records_of(desk, self.kind), made_of.rows),
            f"{self.name}.form",
            f"{self.words.noun.capitalize()}: details",
        )
        self._forms = {self.kind: self.form}
        self._is_tab = False
        self._lay_out()
        self._connect()
        self.catch_up()

    def make_model(self) -> RecordModel[Record]:
        """The rows of the list."""
        made_of = self.made_of
        return RecordModel(
            self.desk, self.kind, made_of.columns, made_of.order, tuple(made_of.others)
        )

    def new_record(self, case: CaseFile, id: str) -> Any:
        """A new record as this page begins it."""
        begin = self.made_of.begin
        return begin(case, id) if begin is not None else KINDS[self.kind].record(id=id)

    def row_words(self, case: CaseFile, record: Any) -> RowWords:
        """What a row of the list says."""
        if self.made_of.row is not None:
            return self.made_of.row(case, record)
        cells = [(column, column.cell(case, record)) for column in self.made_of.columns]
        words = next((cell for column, cell in cells if not column.width), "")
        aside = next((cell for column, cell in cells if column.right), "")
        rest = [cell for column, cell in cells if column.width and not column.right and cell]
        return RowWords(words=words, aside=aside, note=" · ".join(rest))

    def understood(self, case: CaseFile, line: str) -> Understood:
        """How a line typed on top of the list is understood."""
        return Understood(f"New {self.words.noun}: {line.strip()} · {ENTER}")

    def entered(self, case: CaseFile, typed: Typed) -> CaseFile:
        """The case with what a line typed on top of the list says."""
        id = typed.ids.new(self.kind)
        case = editing.add(case, self.kind, self.new_record(case, id))
        return editing.set_fields(case, self.kind, id, **{self.made_of.field: typed.words})

    def record_body(self) -> QWidget:
        """What stands under the name of the record: its form."""
        return self.form

    def more_acts(self) -> Iterable[RowAct]:
        """What else is done with the rows of this list."""
        return ()

    def number(self) -> int:
        """How many records the page has, those filtered out as well."""
        return sum(len(self.desk.bridge.case.records(kind)) for kind in self.model.kinds)

    def number_words(self) -> str:
        """What stands beside the heading."""
        return str(len(self.desk.bridge.case.records(self.kind)) or "")

    def as_tab(self) -> None:
        """Stand as a tab of another page: the tab is the heading, and counts."""
        self.listed.heading.hide()
        self.listed.total.setText("")
        self._is_tab = True

    def follow(self, act: Callable[[], object], *kinds: str) -> None:
        """Do something now, and again whenever records of these kinds change."""
        self._followed.append((act, kinds))
        act()

    def when_shown(self, act: Callable[[str], object]) -> None:
        """Do something for the record in the form, and again for every other one shown."""
        self.shown.connect(act)
        act(self.in_hand.record_id)

    def record(self) -> Record | None:
        """The record of the page's own kind in the form."""
        found: Record | None = self.desk.bridge.case.find(self.kind, self.form.record_id)
        return found if self.in_hand is self.form else None

    def stops(self) -> list[QWidget]:
        """The list, the record and the panel, as far as they are shown."""
        panel = [self.panels] if self.panels.shown else []
        return [self.table, self.in_hand, *panel]

    def form_of(self, kind: str) -> RecordForm:
        """The form for records of a kind, made when the first of them is shown."""
        if kind not in self._forms:
            made = self._forms[kind] = self.made_of.others[kind]()
            self.beside.forms.addWidget(named(made, f"{self.name}.form.{kind}", "Details"))
        return self._forms[kind]

    def add(self) -> str:
        """Add a record, choose it and bring the keyboard to its form; "" when it was not saved."""
        self.form.commit_all()
        id = self.desk.ids.new(self.kind)
        saved = self.desk.bridge.apply(
            f"Add {self.words.noun}",
            lambda case: editing.add(case, self.kind, self.new_record(case, id)),
        )
        if not saved:
            return ""
        self.focus_record(self.kind, id, self.made_of.writes)
        return id

    def begin_entry(self) -> None:
        """Bring the keyboard to the line that adds to the list."""
        if self.entry is not None:
            self.entry.begin()
        else:
            self.add()

    def focus_record(self, kind: str, id: str, field: str) -> None:
        """Choose a record and bring the keyboard to one of its fields; without id, to the page."""
        if not id:
            self.page_focus()
            return
        if self.model.row_of(id) < 0:
            self.show_all()
        if self.table.choose(id):
            self.in_hand.focus_field(field)

    def page_focus(self) -> None:
        """Bring the keyboard to where work on this page begins."""
        adding = self.adds_first or not self.model.rowCount()
        if self.entry is not None and not self.entry.isHidden() and adding:
            self.entry.begin()
        else:
            self.table.setFocus()

    def begin_find(self) -> None:
        """Show only rows with the words that are typed."""
        self.listed.begin_find()

    def show_all(self) -> None:
        """Show every row again."""
        self.listed.show_all()

    def _on_find(self, typed: str) -> None:
        wanted = words_sought(typed)

        def accepts(case: CaseFile, record: Any) -> bool:
            return holds(self.row_words(case, record).spoken(), wanted)

        self.model.show_only(accepts if wanted else None)
        self.catch_up()
        shown = f"{self.model.rowCount()} of {self.number()} shown"
        if shown != self._heard:  # not again at every key
            announce(self.table, shown)
        self._heard = shown if wanted else ""

    def _lay_out(self) -> None:
        words = self.words
        self.entry = None
        if words.prompt:
            way_in = Entry(words.noun, words.prompt, self.understood, self.entered)
            self.entry = AddLine(self.desk, self.model.kinds, self.name, way_in)
            self.entry.on_rows = self.paste
        self.listed = ListSide(
            self.name, words.title, words.empty, self.table, self.entry, self.desk.bridge.undo
        )
        self.above = self.listed.above
        self._body = self.record_body()
        self.beside = RecordSide(self.name, words.noun, self._body)
        self.splitter = KeptSplit(self.desk, self.name, self.listed, self.beside)
        self.panels = SidePanels(self.desk, self.name, self.beside.beside)
        self.panels.turned.connect(self.splitter.fit)
        self.splitter.addWidget(self.panels)
        column_of(self.splitter, within=self)

    def add_act(self, words: str, name: str, act: Callable[[], object], keys: str = "") -> QAction:
        """Add an act to the menu of the list; its key works wherever the keyboard is in it."""
        return named(self.listed.add_act(words, act, keys), f"{self.name}.{name}")

    def _connect(self) -> None:
        self.table.chosen.connect(self.show_chosen)
        self.table.form_wanted.connect(self._write)
        self.listed.found.connect(self._on_find)
        self.beside.stepped.connect(self.step)
        key_act(self, "Ctrl+N", self.begin_entry)
        if self.entry is not None:
            self.entry.added.connect(self.on_added)
            self.entry.list_wanted.connect(self.table.setFocus)
            self.entry.blank_wanted.connect(self.add)
        copies = self.made_of.copies
        self.row_menu = give_menu(
            self.table,
            self.name,
            row_acts(
                move=self.shift,
                in_order=lambda: self.model.in_own_order,
                copy=self.copy_chosen,
                delete=self.delete,
                duplicate=self.duplicate if copies else None,
                paste=(self.paste_copied if copies else self.paste)
                if self.entry is not None
                else None,
                many=self.change_many,
                more=self.more_acts(),
            ),
        )
        for wanted in (self.table.menu_wanted, self.beside.acts_wanted):
            wanted.connect(self.row_menu.popup)
        menu = named(self.listed.menu.addMenu("Sort by"), f"{self.name}.sort")
        for place, column in enumerate(self.model.columns):
            menu.addAction(column.title, partial(self.model.sort_by, place))
        menu.addAction("Their own order", self.model.sort_by_nothing)
        self.desk.bridge.changed.connect(self._on_changed)

    def show_chosen(self, id: str) -> None:
        """Show a record of the list in the form."""
        before = self.in_hand
        gone = before.record_id and not any(
            before.record_id in self.desk.bridge.case.records(kind) for kind in self.model.kinds
        )
        if gone and before.isAncestorOf(QApplication.focusWidget() or self):
            self.table.setFocus()  # what is typed on would be taken for another record's
        self.hold(self.form_of(self.model.kind_of(id)))
        if id != self.in_hand.record_id:
            self.in_hand.show_record(id or None)
        self.show_title()
        self.shown.emit(id)

    def _write(self) -> None:
        """Bring the keyboard to where a chosen record is written."""
        self.in_hand.focus_field(self.made_of.writes if self.in_hand is self.form else "")

    def hold(self, form: RecordForm) -> None:
        """Have a form in hand, that of the kind of the record chosen."""
        self.in_hand = form
        self.beside.forms.setCurrentWidget(self._body if form is self.form else form)

    def show_title(self) -> None:
        """Show what the record is called."""
        case, id = self.desk.bridge.case, self.in_hand.record_id
        record = case.find(self.model.kind_of(id), id)
        said = self.row_words(case, record) if record is not None else RowWords()
        self.beside.show_name(said.name or (self.noun_of(id).capitalize() if record else ""))

    def _on_changed(self, change_set: ChangeSet) -> None:
        self.listed.undo_line.hide()
        back = [id for id in self.taken if self.model.row_of(id) >= 0]
        self.catch_up()
        if back:
            self.taken = []
            self.table.choose(back[0])
        for act, kinds in self._followed:
            if change_set.touches(*kinds):
                act()

    def catch_up(self) -> None:
        """Show how many records there are, and one of them in the form."""
        self.listed.total.setText("" if self._is_tab else self.number_words())
        empty = self.number() == 0
        self.listed.nothing.setVisible(empty)
        if not empty and not self.table.current_id() and self.model.rowCount():
            self.table.choose(self.model.id_at(0))
        elif not self.table.chosen_rows():
            # Undo takes a row with what is selected on it: Qt moves the keyboard and selects none.
            self.table.choose(self.in_hand.record_id or self.table.current_id())
        self.show_title()

    def on_added(self, id: str) -> None:
        """Show a record that has just come."""
        if id and self.model.row_of(id) < 0:
            self.show_all()
        self.table.choose(id)

    def showEvent(self, event: QShowEvent) -> None:
        """Make Tab follow the reading order the first time the page is seen."""
        super().showEvent(event)
        if not self._tabs_set:
            self._tabs_set = True
            self.listed.set_tabs()
