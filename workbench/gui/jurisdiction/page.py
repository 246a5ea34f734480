"""Limits on what may be investigated: those that arise in the case, and what was decided."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from workbench.application.case import editing
from workbench.application.case.changes import ChangeSet
from workbench.application.records.jurisdiction import LimitRow, arising, decide, limit_rows
from workbench.domain.records.jurisdiction import Applies
from workbench.domain.text import capitalised
from workbench.gui.desk import Desk
from workbench.gui.jurisdiction.decision import DecisionForm
from workbench.gui.leaving.selections import copy_list
from workbench.gui.look.buttons import key_act, menu_button, more_button
from workbench.gui.look.labels import grounded, title, toned
from workbench.gui.look.layout import GRID, REST, column_of, held, named, row_of
from workbench.gui.look.moments import short_day
from workbench.gui.look.theme.icons import icon
from workbench.gui.records.acts import give_menu, let_open, row_acts
from workbench.gui.records.listing import WordsList
from workbench.gui.records.rows import RowWords
from workbench.gui.records.split import KeptSplit

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
        self.list = WordsList("jurisdiction.list", "Limits on jurisdiction")
        let_open(self.list, lambda: self.form.focus_field("applies"))
        copy = partial(copy_list, desk, self.list)
        acts = row_acts(copy=copy, delete=self.clear, deleting="Clear the decision")
        give_menu(self.list, "jurisdiction", acts)
        self._lay_out()
        self._list_limits()
        self._show_chosen()
        self.list.chosen.connect(lambda _id: self._show_chosen())
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

    def choose(self, id: str) -> bool:
        """Choose a limit, which is considered from now on; False when there is none of that key."""
        if id in self.desk.workbench.library.jurisdiction:
            self._considered.add(id)
            self._list_limits()
        return self.list.choose(id)

    def current_id(self) -> str:
        """The key of the limit chosen."""
        return self.list.current_id()

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

    def _lay_out(self) -> None:
        self.another, self.menu = menu_button(
            "Consider another limit…", "jurisdiction.another", "Consider another limit: menu"
        )
        self.another.setIcon(icon("plus", "accent"))
        self.another.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.menu.aboutToShow.connect(self._fill_menu)
        more, menu = more_button("jurisdiction.more", "More for the limits")
        named(menu.addAction("Add a limit that is not listed", self.add), "jurisdiction.own")
        key_act(self, "Ctrl+N", self.add)
        self.total = toned(named(QLabel(), "jurisdiction.total"), "hint")
        self.heading = title(self.title)
        head = row_of(self.heading, self.total, REST, more, gap=GRID // 2)
        listed = column_of(
            column_of(head, row_of(self.another, REST), margins=(2 * GRID, GRID // 2, GRID, GRID)),
            (self.list, 1),
            gap=0,
        )
        record = grounded(held(column_of((self.form, 1))), "rec")
        splitter = KeptSplit(self.desk, "jurisdiction", grounded(held(listed), "lst"), record)
        column_of(splitter, within=self)
        self.setFocusProxy(self.list)

    def _fill_menu(self) -> None:
        """Offer the limits that are not in the list."""
        self.menu.clear()
        shown = {row.id for row in self._rows()}
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
        self.list.show_rows({row.id: self._words(row) for row in rows})
        decided = sum(row.decision.applies is not Applies.UNDECIDED for row in rows)
        self.total.setText(f"{decided} of {len(rows)} decided" if rows else "None arises yet")

    def _words(self, row: LimitRow) -> RowWords:
        """The limit with what was decided, when, and the paragraph that follows."""
        day = row.decision.decided_on
        paragraph = self.desk.workbench.library.paragraphs.get(row.paragraph_id)
        return RowWords(
            title=row.title,
            aside=short_day(day) if day is not None else "",
            words=_SIGNS.get(row.decision.applies, "") + capitalised(row.words()),
            note=paragraph.title if paragraph is not None else "",
        )

    def _show_chosen(self) -> None:
        id = self.current_id()
        self.form.setVisible(bool(id))
        if id != self.form.record_id:
            self.decision.show_limit(id)

    def _on_changed(self, change_set: ChangeSet) -> None:
        if change_set.touches("jurisdiction", "case", "head", "person"):
            self._list_limits()
            self.decision.follow()
