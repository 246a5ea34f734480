"""The History page: every action in plain words, and every statement that went out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from workbench.application.case.changes import ChangeSet
from workbench.application.case.ports import ActivityEntry
from workbench.application.case.putting_back import can_be_put_back, put_back
from workbench.application.case.sittings import action_of
from workbench.application.records.evidence import at_place
from workbench.application.records.labels import evidence_label, mark_label, pages_words
from workbench.application.versions.locking import refuse_to_lock_changed
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import InvalidInput, WorkbenchError
from workbench.domain.text import how_many
from workbench.gui.desk import Desk
from workbench.gui.fields.passing_line import PassingLine
from workbench.gui.history.log import ActivityList
from workbench.gui.history.versions import VersionList
from workbench.gui.leaving.selections import copy_list
from workbench.gui.look.buttons import key_act, push_button
from workbench.gui.look.labels import note, section, title
from workbench.gui.look.layout import GRID, Rest, announce, column_of, held, named, row_of
from workbench.gui.records.acts import RowAct, give_menu, row_acts
from workbench.gui.records.split import Split


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """A place in a paper as it is gone to, and what it is called."""

    kind: str
    id: str
    field: str
    words: str


def cited_in(change: Mapping[str, Any], case: CaseFile) -> tuple[CitedPlace, ...]:
    """The papers that a change had cited, or cited no more; those its record cites where it changed
    none. One that is no longer in the case is left out.
    """
    own = tuple(_own(str(change["kind"]), str(change["id"]), case))
    if own:
        return own
    after = dict.fromkeys(_places(change["after"], case))
    before = dict.fromkeys(_places(change["before"], case))
    new = tuple(each for each in after if each not in before)
    gone = tuple(each for each in before if each not in after)
    return new or gone or tuple(after)


def _own(kind: str, id: str, case: CaseFile) -> Iterator[CitedPlace]:
    """The paper that a change is of itself."""
    if kind == "evidence" and id in case.evidence:
        yield CitedPlace("evidence", id, "", evidence_label(case, case.evidence[id]))
    if kind == "mark" and id in case.marks:
        yield CitedPlace("mark", id, "", mark_label(case, case.marks[id]))


def _places(plain: Any, case: CaseFile) -> Iterator[CitedPlace]:
    """Every citation in the values of a record, however deep it stands."""
    if isinstance(plain, Mapping):
        item = case.evidence.get(str(plain.get("evidence_id", "")))
        if item is not None:
            yield _place(plain, item.id, case)
        for value in plain.values():
            yield from _places(value, case)
    elif isinstance(plain, list | tuple):
        for value in plain:
            yield from _places(value, case)


def _place(plain: Mapping[str, Any], item_id: str, case: CaseFile) -> CitedPlace:
    """A citation; of a mark that is gone the page it stood on."""
    mark_id = str(plain.get("mark_id", ""))
    pages = str(plain.get("pages", "") or plain.get("number", ""))
    words = f"{evidence_label(case, case.evidence[item_id])}, {pages_words(pages)}".rstrip(", ")
    if mark_id in case.marks:
        return CitedPlace("mark", mark_id, "", words)
    return CitedPlace("evidence", item_id, at_place(pages) if pages else "", words)


_MOST = 20

_BACK = "Put back what this action changed or deleted; what was done since stays"
_NOT_BACK = "Nothing that is chosen changed or deleted what could be put back"
_CITED = "The paper that was cited, at its page (Enter)"
_NOT_CITED = "Nothing that is chosen cites a paper"


class HistoryPage(QWidget):
    """Shows the log of the case and what was issued."""

    title = "History"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("history")
        self._desk = desk
        self._stale = True
        self.log = ActivityList(self._read, lambda: desk.bridge.case, desk.workbench.library)
        self.versions = VersionList(desk)
        self.versions.failed.connect(desk.bridge.failed)
        self._filter = PassingLine("history.filter", "Filter the log", "Filter the log")
        self._filter.setMaximumWidth(360)
        self._filter.textChanged.connect(self.log.show_matching)
        key_act(self._filter, "Esc", self._end_find, here=True)
        self._none = named(
            note(
                "No statement has gone out yet. File › Export statement… writes one and "
                "keeps it here as it was."
            ),
            "history.none",
        )
        self.restore = push_button("Restore this", "history.restore", self._on_restore)
        self.paper = push_button("Open the paper", "history.paper", self._on_paper)
        self.log.itemSelectionChanged.connect(self._on_chosen)
        self.log.itemActivated.connect(lambda _item: self._on_paper())
        able = self.restore.isEnabled, self.paper.isEnabled
        back = RowAct("Restore this", "restore", self._on_restore, "", able[0], _NOT_BACK)
        paper = RowAct("Open the paper", "paper", self._on_paper, "", able[1], _NOT_CITED)
        copy = partial(copy_list, desk, self.log)
        give_menu(self.log, "history.log", row_acts(copy=copy, more=(paper, back)))
        self._on_chosen()
        self._lay_out()
        desk.bridge.changed.connect(self._on_changed)
        self._show_versions()

    def _lay_out(self) -> None:
        upper = held(
            column_of(
                row_of(
                    title(self.title), Rest(0), (self._filter, 1), self.paper, self.restore, gap=-1
                ),
                (self.log, 1),
            )
        )
        lower = held(
            column_of(
                section("Statements that went out"),
                self._none,
                (self.versions, 1),
                margins=(0, GRID, 0, 0),
            )
        )
        splitter = Split(upper, lower, growth=(3, 2), upright=True)
        column_of(splitter, within=self, margins=(2 * GRID, GRID, 2 * GRID, 2 * GRID))

    def begin_find(self) -> None:
        """Finding here is filtering the log."""
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filter.selectAll()

    def _end_find(self) -> None:
        """Show the whole log again."""
        self._filter.setText("")
        self.page_focus()

    def page_focus(self) -> None:
        """Reading begins at the newest entry of the log."""
        newest = self.log.topLevelItem(0)
        if newest is not None and not self.log.selectedItems():
            self.log.setCurrentItem(newest)
        self.log.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_record(self, kind: str, id: str, field: str) -> None:
        """Show a statement version or the receipt of a file."""
        receipt = self._desk.bridge.case.receipts.get(id)
        wanted = receipt.version_id if receipt is not None else id
        for row in range(self.versions.list.topLevelItemCount()):
            item = self.versions.list.topLevelItem(row)
            if item is not None and item.data(0, Qt.ItemDataRole.UserRole) == wanted:
                self.versions.list.setCurrentItem(item)

    def _actions(self) -> list[ChangeSet]:
        """The chosen actions that can be put back, newest first."""
        found = (action_of(entry) for entry in self.log.chosen())
        return [each for each in found if each is not None and can_be_put_back(each)]

    def _on_chosen(self) -> None:
        for button, able, tip, why_not in (
            (self.restore, bool(self._actions()), _BACK, _NOT_BACK),
            (self.paper, bool(self._cited()), _CITED, _NOT_CITED),
        ):
            button.setEnabled(able)
            button.setToolTip(tip if able else why_not)

    def _cited(self) -> list[CitedPlace]:
        """The papers that the chosen actions cite."""
        case = self._desk.bridge.case
        changes = (change for entry in self.log.chosen() for change in entry.changes)
        return list(dict.fromkeys(place for each in changes for place in cited_in(each, case)))

    def _on_paper(self) -> None:
        """Open the paper that was cited at its page; of several the person chooses one."""
        places = self._cited()
        if len(places) == 1:
            self._go_to(places[0])
        elif places:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            for place in places[:_MOST]:
                menu.addAction(place.words.replace("&", "&&"), partial(self._go_to, place))
            menu.popup(self.paper.mapToGlobal(self.paper.rect().bottomLeft()))

    def _go_to(self, place: CitedPlace) -> None:
        self._desk.goto(place.kind, place.id, place.field)

    def _on_restore(self) -> None:
        """Put back what the chosen actions changed, the newest first."""
        actions = self._actions()
        if not actions:
            return
        label = actions[0].label if len(actions) == 1 else how_many(len(actions), "action")

        def restored(case: CaseFile) -> CaseFile:
            now = case
            for action in actions:
                case = put_back(case, action)
            refuse_to_lock_changed(now, case, self._desk.workbench.compose)
            return case

        try:
            changed = self._desk.bridge.apply(f"Restore: {label}", restored)
        except InvalidInput as error:
            self._desk.bridge.failed.emit(error)
            return
        if changed:
            announce(self, f"Restored: {label}")

    def _read(self, limit: int, before: int | None) -> list[ActivityEntry]:
        try:
            store = self._desk.workbench.store
            bridge = self._desk.bridge
            return list(bridge.logged(store.activity(bridge.session.case_id, limit, before)))
        except WorkbenchError as error:
            self._desk.bridge.failed.emit(error)
            return []

    def _on_changed(self, change_set: ChangeSet) -> None:
        self._stale = True
        if self.isVisible():
            self._catch_up()
        if change_set.touches("version", "receipt", "reading"):
            self._show_versions()

    def _show_versions(self) -> None:
        case = self._desk.bridge.case
        self.versions.show_case(case)
        self.versions.setVisible(bool(case.versions))
        self._none.setVisible(not case.versions)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()

    def _catch_up(self) -> None:
        if self._stale:
            self._stale = False
            self.log.read_newer()
            self._show_versions()
