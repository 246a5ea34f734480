"""Limits on what may be investigated: those that arise in the case, and what was decided."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QLabel, QTreeWidgetItem, QWidget

from workbench.application.case import editing
from workbench.application.case.changes import ChangeSet
from workbench.application.records.jurisdiction import LimitRow, arising, decide, limit_rows
from workbench.domain.casefile import CaseFile
from workbench.domain.records.jurisdiction import Applies
from workbench.gui.desk import Desk
from workbench.gui.fields.choice import sentence_case
from workbench.gui.jurisdiction.decision import DecisionForm
from workbench.gui.leaving.selections import copy_list
from workbench.gui.look.appearance import ROW_HEIGHT
from workbench.gui.look.buttons import key_act, menu_button, push_button
from workbench.gui.look.labels import title
from workbench.gui.look.layout import GRID, REST, column_of, framed, named, row_of
from workbench.gui.look.lists import Listing
from workbench.gui.look.moments import short_day
from workbench.gui.records.acts import give_menu, let_open, row_acts
from workbench.gui.records.split import Split

_ID = Qt.ItemDataRole.UserRole
_COLUMNS = ("Limit", "Decision", "Decided on", "Paragraph that follows")
_SIDE_BY_SIDE = 960
_ROOMY = 720
"""From this width of the list on there is room for the paragraph that follows."""

_SIGNS = {Applies.YES: "● ", Applies.NO: "✓ "}


class JurisdictionPage(QWidget):
    """The limits that arise at the left, the decision on the chosen one beside.

    Another is considered when it is asked for, and stays in the list while the case is open.
    """

    title = "Limits"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("jurisdiction")
        self._considered: set[str] = set()
        self.decision = DecisionForm(desk)
        self.form = self.decision.form
        self._make_list()
        self._make_buttons()
        self._lay_out()
        self._list_limits()
        self._show_chosen()
        self.list.currentItemChanged.connect(lambda _new, _old: self._show_chosen())
        desk.bridge.changed.connect(self._on_changed)

    def focus_record(self, kind: str, id: str, field: str) -> None:
        """Choose a limit and bring the keyboard to a field of its decision."""
        if self.choose(id):
            self.form.focus_field(field or "applies")
        else:
            self.list.setFocus()

    def as_tab(self) -> None:
        """Stand as a tab of another page: the tab is the heading."""
        self.heading.hide()

    def counts(self, case: CaseFile) -> str:
        """How many limits something is recorded about."""
        return str(len(case.jurisdiction) or "")

    def choose(self, id: str) -> bool:
        """Choose a limit, which is considered from now on; False when there is none of that key."""
        if id not in self._items() and id in self.desk.workbench.library.jurisdiction:
            self._considered.add(id)
            self._list_limits()
        item = self._items().get(id)
        if item is not None:
            self.list.setCurrentItem(item)
        return item is not None

    def current_id(self) -> str:
        """The key of the limit chosen."""
        chosen = self.list.selectedItems()
        return str(chosen[0].data(0, _ID)) if chosen else ""

    def add(self) -> None:
        """Add a limit of the person's own and take its name."""
        id = self.desk.ids.new("jurisdiction")
        self.form.commit_all()
        if self.desk.bridge.apply(
            "Add limit on jurisdiction", lambda case: decide(case, id, title="Limit of our own")
        ):
            self.focus_record("jurisdiction", id, "title")

    def clear(self) -> None:
        """Take back what is recorded about the chosen limit; Undo brings it back."""
        id = self.current_id()
        if id in self.desk.bridge.case.jurisdiction:
            self.list.setFocus()
            self.desk.bridge.apply(
                "Clear decision on jurisdiction",
                lambda case: editing.remove(case, "jurisdiction", id),
            )

    def _make_list(self) -> None:
        self.list = Listing("jurisdiction.list", "Limits on jurisdiction", _COLUMNS, framed=False)
        self.list.setUniformRowHeights(True)
        header = self.list.header()
        header.setStretchLastSection(True)
        header.setMinimumHeight(ROW_HEIGHT)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        let_open(self.list, lambda: self.form.focus_field("applies"))
        copy = partial(copy_list, self.desk, self.list)
        acts = row_acts(copy=copy, delete=self.clear, deleting="Clear the decision")
        give_menu(self.list, "jurisdiction", acts)

    def _make_buttons(self) -> None:
        self.another, self.menu = menu_button(
            "Consider another limit…", "jurisdiction.another", "Consider another limit: menu"
        )
        self.menu.aboutToShow.connect(self._fill_menu)
        self.own = push_button(
            "New limit", "jurisdiction.own", self.add, tip="Add a limit that is not listed (Ctrl+N)"
        )
        key_act(self, "Ctrl+N", self.add)
        self.clearer = push_button(
            "Clear the decision",
            "jurisdiction.clear",
            self.clear,
            tip="Takes back what is recorded about this limit; Undo brings it back",
        )

    def _lay_out(self) -> None:
        self.total = named(QLabel(), "jurisdiction.total")
        self.heading = title(self.title)
        head = row_of(
            self.heading,
            (self.total, 0, Qt.AlignmentFlag.AlignBottom),
            REST,
            self.clearer,
            self.another,
            self.own,
        )
        self.splitter = Split(framed(self.list), framed(self.form), upright=True)
        column_of(head, (self.splitter, 1), within=self, margins=2 * GRID, gap=GRID + GRID // 2)
        self.setFocusProxy(self.list)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the decision beside the list where there is room, below it otherwise."""
        super().resizeEvent(event)
        wide = self.width() >= _SIDE_BY_SIDE
        if self.splitter.turn(wide) or event.oldSize().width() <= 0:
            self.splitter.setSizes([50, 50] if wide else [40, 60])
        room = self.splitter.width() // (2 if wide else 1)
        roomy = room >= _ROOMY
        self.list.setColumnHidden(3, not roomy)
        for place, share in enumerate((0.34, 0.2, 0.16) if roomy else (0.46, 0.3, 0.2)):
            self.list.header().resizeSection(place, int(room * share))

    def _items(self) -> dict[str, QTreeWidgetItem]:
        found = {}
        for place in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(place)
            if item is not None:
                found[str(item.data(0, _ID))] = item
        return found

    def _fill_menu(self) -> None:
        """Offer the limits that are not in the list."""
        self.menu.clear()
        shown = self._items()
        for row in limit_rows(self.desk.bridge.case, self.desk.workbench.library):
            if row.id not in shown:
                act = partial(self.focus_record, "jurisdiction", row.id, "")
                self.menu.addAction(row.title, act)

    def _rows(self) -> list[LimitRow]:
        """The limits that arise, and those considered besides, in their order."""
        case, library = self.desk.bridge.case, self.desk.workbench.library
        arise = {row.id for row in arising(case, library)}
        wanted = arise | self._considered
        return [row for row in limit_rows(case, library) if row.id in wanted]

    def _list_limits(self) -> None:
        rows = self._rows()
        items = self._items()
        if list(items) != [row.id for row in rows]:
            kept = self.current_id()
            with QSignalBlocker(self.list):
                self.list.clear()
                for row in rows:
                    item = QTreeWidgetItem()
                    item.setData(0, _ID, row.id)
                    self.list.addTopLevelItem(item)
                items = self._items()
                if rows:
                    self.list.setCurrentItem(items.get(kept, items[rows[0].id]))
            self._show_chosen()
        for row in rows:
            self._fill(items[row.id], row)
        decided = sum(row.decision.applies is not Applies.UNDECIDED for row in rows)
        self.total.setText(f"{decided} of {len(rows)} decided" if rows else "None arises yet")

    def _fill(self, item: QTreeWidgetItem, row: LimitRow) -> None:
        library = self.desk.workbench.library
        day = row.decision.decided_on
        paragraph = library.paragraphs.get(row.paragraph_id)
        words = (
            row.title,
            _SIGNS.get(row.decision.applies, "") + sentence_case(row.words()),
            short_day(day) if day is not None else "",
            paragraph.title if paragraph is not None else "",
        )
        for column, each in enumerate(words):
            if item.text(column) != each:
                item.setText(column, each)
                item.setToolTip(column, each)

    def _show_chosen(self) -> None:
        id = self.current_id()
        if id != self.form.record_id:
            self.decision.show_limit(id)
        self.clearer.setEnabled(id in self.desk.bridge.case.jurisdiction)

    def _on_changed(self, change_set: ChangeSet) -> None:
        if change_set.touches("jurisdiction", "case", "head", "person"):
            self._list_limits()
            self.decision.follow()
            self.clearer.setEnabled(self.current_id() in self.desk.bridge.case.jurisdiction)
