"""A page of records: a table, the form of the chosen row, and the acts both share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Generic

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QToolButton, QWidget

from workbench.application.case import editing
from workbench.application.case.changes import ChangeSet
from workbench.domain.casefile import KINDS, CaseFile
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import records_of
from workbench.gui.look.appearance import GRID, emphasised
from workbench.gui.look.buttons import push_button
from workbench.gui.look.elided import ElidedLabel
from workbench.gui.look.empty import EmptyState
from workbench.gui.look.key_order import put_where
from workbench.gui.look.labels import note, title
from workbench.gui.look.layout import Gap, column_of, framed, row_of
from workbench.gui.look.named import named
from workbench.gui.records.bar import ActsBar, act_button
from workbench.gui.records.columns import Column
from workbench.gui.records.form import RecordForm, Rows
from workbench.gui.records.model import Key, Record, RecordModel
from workbench.gui.records.split import Split
from workbench.gui.records.table import RecordTable

_SIDE_BY_SIDE = 960
"""From this width on the form stands beside the table, below it otherwise."""

_ROOMY = 520
"""Pixels of height from which table and form share evenly below one another."""


@dataclass(frozen=True, slots=True)
class PageWords:
    """What a page says: its title, what one record is called, and what stands when it is empty.

    `new` is on the button that makes one, where that is not "New" and the noun.
    """

    title: str
    noun: str
    about: str
    empty_title: str
    empty: str
    first: str
    new: str = ""


def own_order(record: Any) -> tuple[int, str]:
    """The person's own order of records that have a position."""
    return record.position, record.id


@dataclass(frozen=True, slots=True)
class Records(Generic[Record]):
    """What a page of records is made of.

    `name` is how tests find it. `rows` are those of the form, or what makes them. `begin` gives a
    new record for an id. The form stands `beside` the table where there is room; below it the
    table has at most `share` of the height.
    """

    kind: str
    name: str
    words: PageWords
    columns: tuple[Column[Record], ...]
    rows: Rows
    begin: Callable[[CaseFile, str], Record] | None = None
    order: Key[Record] = own_order
    beside: bool = True
    copies: bool = True
    share: float = 0.0


def _reached(widget: QWidget) -> Iterator[QWidget]:
    """The widgets within this one that Tab stops at; what they are made of is left alone."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
        return
    parts = Qt.FindChildOption.FindDirectChildrenOnly
    for part in widget.findChildren(QWidget, options=parts):
        yield from _reached(part)


class RecordPage(QWidget, Generic[Record]):
    """A table of one kind of record with the form of the chosen one.

    `shown` carries the id of the record in the form, "" for none.
    """

    shown = Signal(str)

    def __init__(self, desk: Desk, made_of: Records[Record]) -> None:
        super().__init__()
        self.desk, self.made_of = desk, made_of
        self.name, self.kind, self.words = made_of.name, made_of.kind, made_of.words
        self.title = self.words.title
        self._followed: list[tuple[Callable[[], object], tuple[str, ...]]] = []
        self._shares_set = False
        self._tabs_set = False
        self.setObjectName(self.name)
        self.model = self.make_model()
        self.table = RecordTable(self.model, f"{self.name}.table", self.title)
        self.form = named(
            RecordForm(records_of(desk, self.kind), made_of.rows),
            f"{self.name}.form",
            f"{self.words.noun.capitalize()}: details",
        )
        self.bar = ActsBar(self.name)
        self.splitter = Split(framed(self.table), framed(self.form))
        self.splitter.give_least()
        self.first = push_button(self.words.first, f"{self.name}.first", lambda: self.add())
        self.empty = EmptyState(
            self.words.empty_title, self.words.empty, (self.first,), f"{self.name}.empty"
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.splitter)
        self._lay_out()
        self._connect()
        self.catch_up()

    # --- what pages may say otherwise ------------------------------------------------------------

    def make_model(self) -> RecordModel[Record]:
        """The rows of the table."""
        return RecordModel(self.desk, self.kind, self.made_of.columns, self.made_of.order)

    def new_record(self, case: CaseFile, id: str) -> Any:
        """A new record as this page begins it."""
        begin = self.made_of.begin
        return begin(case, id) if begin is not None else KINDS[self.kind].record(id=id)

    def move_edit(self, case: CaseFile, id: str, by: int) -> CaseFile:
        """The case with a record moved up or down."""
        return editing.move(case, self.kind, id, by)

    def number(self) -> int:
        """How many records the page has, those filtered out as well."""
        return len(self.desk.bridge.case.records(self.kind))

    def number_words(self) -> str:
        """What stands beside the heading."""
        return str(self.number() or "")

    def counts(self, case: CaseFile) -> str:
        """What stands beside the page's name in the list of pages."""
        return str(len(case.records(self.kind)) or "")

    def as_tab(self, counted: bool = False) -> None:
        """Stand as a tab of another page: the tab is the heading."""
        self.heading.hide()
        self.total.setVisible(counted)
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(0, GRID, 0, 0)

    def follow(self, act: Callable[[], object], *kinds: str) -> None:
        """Do something now, and again whenever records of these kinds change."""
        self._followed.append((act, kinds))
        act()

    def when_shown(self, act: Callable[[str], object]) -> None:
        """Do something for the record in the form, and again for every other one shown."""
        self.shown.connect(act)
        act(self.form.record_id)

    def record(self) -> Record | None:
        """The record in the form."""
        found: Record | None = self.desk.bridge.case.find(self.kind, self.form.record_id)
        return found

    # --- acts ------------------------------------------------------------------------------------

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
        self.focus_record(self.kind, id, "")
        return id

    def duplicate(self) -> None:
        """Copy the chosen record."""
        chosen = self.table.current_id()
        if not chosen:
            return
        self.form.commit_all()
        id = self.desk.ids.new(self.kind)
        if self.desk.bridge.apply(
            f"Duplicate {self.words.noun}",
            lambda case: editing.duplicate(case, self.kind, chosen, id),
        ):
            self.focus_record(self.kind, id, "")

    def delete(self) -> None:
        """Take out the selected records; Undo brings them back."""
        ids = self.table.chosen_ids()
        if not ids:
            return
        row = self.model.row_of(ids[0])
        noun = self.words.noun if len(ids) == 1 else f"{len(ids)} rows of {self.words.title}"
        self.desk.bridge.apply(f"Delete {noun}", lambda case: self.without(case, ids))
        left = self.model.rowCount()
        if left:
            self.table.choose(self.model.id_at(min(row, left - 1)))
            self.table.setFocus()
        else:
            self.first.setFocus()

    def without(self, case: CaseFile, ids: Sequence[str]) -> CaseFile:
        """The case without these records."""
        for id in ids:
            case = editing.remove(case, self.kind, id)
        return case

    def shift(self, by: int) -> None:
        """Move the chosen record up or down in its own order."""
        id = self.table.current_id()
        if not id:
            return
        way = "up" if by < 0 else "down"
        self.desk.bridge.apply(
            f"Move {self.words.noun} {way}", lambda case: self.move_edit(case, id, by)
        )
        self.table.choose(id)

    def focus_record(self, kind: str, id: str, field: str) -> None:
        """Choose a record and bring the keyboard to one of its fields; without id, to the page."""
        if not id:
            self.page_focus()
        elif self.table.choose(id):
            self.form.focus_field(field)

    def page_focus(self) -> None:
        """Bring the keyboard to where work on this page begins."""
        if self.model.rowCount():
            self.table.setFocus()
        else:
            self.first.setFocus()

    # --- building --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.heading = title(self.words.title)
        self.total = named(ElidedLabel(), f"{self.name}.total")
        new = self.button(self.words.new or f"New {self.words.noun}", "new", self.add, "Ctrl+N")
        emphasised(new)
        for words, name, act, key, tip in (
            ("Duplicate", "duplicate", self.duplicate, "Ctrl+D", ""),
            ("Delete", "delete", self.delete, "", "Delete, in the table"),
            ("Up", "up", lambda: self.shift(-1), "", "Alt+Up, in the table"),
            ("Down", "down", lambda: self.shift(1), "", "Alt+Down, in the table"),
        ):
            if name != "duplicate" or self.made_of.copies:
                self.button(words, name, act, key, tip, lesser=True)
        head = row_of(
            self.heading,
            Gap(GRID),
            (self.total, 0, Qt.AlignmentFlag.AlignBottom),
            (self.bar, 1),
            gap=GRID // 2,
        )
        self.above = column_of()
        column = column_of(head, within=self, margins=2 * GRID, gap=GRID + GRID // 2)
        if self.words.about:
            column.addWidget(note(self.words.about))
        column.addLayout(self.above)
        column.addWidget(self._stack, 1)

    def button(
        self,
        words: str,
        name: str,
        act: Callable[[], object],
        shortcut: str = "",
        tip: str = "",
        lesser: bool = False,
    ) -> QToolButton:
        """Add a button to the bar of the page; a lesser one gives way on a narrow page."""
        button = act_button(self, words, f"{self.name}.{name}", act, shortcut, tip)
        if lesser:
            self.bar.add_lesser(button, button.defaultAction())
        else:
            self.bar.addWidget(button)
        return button

    def _connect(self) -> None:
        self.table.chosen.connect(self.show_chosen)
        self.table.form_wanted.connect(lambda: self.form.focus_field())
        self.table.delete_wanted.connect(self.delete)
        self.table.move_wanted.connect(self.shift)
        self.desk.bridge.changed.connect(self._on_changed)

    # --- following -------------------------------------------------------------------------------

    def show_chosen(self, id: str) -> None:
        """Show a record of the table in the form."""
        if id != self.form.record_id:
            self.form.show_record(id or None)
        self.shown.emit(id)

    def _on_changed(self, change_set: ChangeSet) -> None:
        self.catch_up()
        for act, kinds in self._followed:
            if change_set.touches(*kinds):
                act()

    def catch_up(self) -> None:
        """Show how many records there are, and one of them in the form."""
        self.total.setText(self.number_words())
        empty = self.number() == 0
        self._stack.setCurrentIndex(0 if empty else 1)
        if not empty and not self.table.current_id() and self.model.rowCount():
            self.table.choose(self.model.id_at(0))
        elif not self.table.chosen_rows():
            # Undo takes a row with what is selected on it: Qt moves the keyboard and selects none.
            self.table.choose(self.form.record_id or self.table.current_id())

    def showEvent(self, event: QShowEvent) -> None:
        """Make Tab follow the reading order the first time the page is seen."""
        super().showEvent(event)
        if not self._tabs_set:
            self._tabs_set = True
            self._set_tabs()

    def _set_tabs(self) -> None:
        """Bring what stands above the table before it, though it was made after it."""
        items = [self.above.itemAt(place) for place in range(self.above.count())]
        above = [widget for item in items if item is not None and (widget := item.widget())]
        put_where(self.table, [*chain.from_iterable(map(_reached, [*self.bar.buttons(), *above]))])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the form beside the table where there is room, below it otherwise."""
        super().resizeEvent(event)
        wide = self.made_of.beside and self.width() >= _SIDE_BY_SIDE
        if self.splitter.turn(wide) or not self._shares_set:
            self._shares_set = True
            self.splitter.setSizes(self._shares(wide))

    def _shares(self, wide: bool) -> list[int]:
        """Half and half side by side; below one another the table takes what its rows need."""
        if wide:
            return [int(self.width() * 0.48), int(self.width() * 0.52)]
        row = self.table.verticalHeader().defaultSectionSize()
        needed = row * max(self.model.rowCount(), 3) + 7 * GRID
        whole = max(self.splitter.height(), self.height() // 2)
        # On a low screen the form, which is written in, has the greater part.
        share = self.made_of.share or (0.45 if whole >= _ROOMY else 0.34)
        table = min(needed, int(whole * share))
        return [table, whole - table]
