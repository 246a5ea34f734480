"""The open case: its header, the pages at the left, the chosen page, and what is beside it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from workbench.application.case.changes import ChangeSet
from workbench.application.casebook.counts import Counts, counts
from workbench.domain.records.complaint import Handed
from workbench.gui.case.header import CaseHeader
from workbench.gui.case.pages import (
    PAGES,
    HasPapers,
    HasStops,
    Page,
    as_widget,
    page_of,
)
from workbench.gui.case.panels import CasePanels
from workbench.gui.case.taken import TakenLine
from workbench.gui.desk import Desk
from workbench.gui.fields.bound import BoundField
from workbench.gui.handover.bar import HandedBar
from workbench.gui.live import Checked, Live
from workbench.gui.look.buttons import key_act
from workbench.gui.look.layout import PageStack, column_of, named, row_of
from workbench.gui.look.navigation import Entry, Navigation
from workbench.gui.look.theme.dressing import dress, hold_rooms
from workbench.gui.records.form import RecordForm, bring_into_view
from workbench.gui.records.page import RecordPage
from workbench.gui.register.files import dropped_files, is_case


class CaseView(QWidget):
    """One open case. `page_coming` carries the key of the page about to be shown, `page_changed`
    that of the page now shown, `record_chosen` the kind and id of a record chosen in a table."""

    left = Signal()
    counts_wanted = Signal()
    page_coming = Signal(str)
    page_changed = Signal(str)
    record_chosen = Signal(str, str)

    def __init__(self, desk: Desk, live: Live) -> None:
        super().__init__()
        self.setObjectName("case")
        self.desk = desk
        self.live = live
        self.counts = Counts()
        self._pages: dict[int, Page] = {}
        self._places: list[tuple[int, str, str, str]] = []
        self.header = CaseHeader(desk.workbench.clock.today())
        self.navigation = Navigation(
            "case.page-list",
            "Pages of the case",
            [Entry(each.title, each.icon, each.tip, each.group) for each in PAGES],
            desk.remembered.narrow_navigation,
        )
        self.pages = self.navigation.list
        self._stack = named(PageStack(), "case.pages")
        self._stack.setBackgroundRole(QPalette.ColorRole.Base)
        self._stack.setAutoFillBackground(True)
        self._stack.addWidget(QWidget())
        self.taken = TakenLine(desk.bridge, self._stack)
        self.panels = CasePanels(self._stack, desk.remembered)
        self.panels.setParent(self)
        body = row_of(self.navigation, (self.panels.across, 1), gap=0)
        whole = column_of(self.header, (body, 1), within=self, gap=0)
        hold_rooms(self, self._stack)
        dress(self.header)
        dress(self.navigation)
        dress(self.taken)
        if desk.bridge.case.case.handed is not Handed.OWN:
            bar = HandedBar(desk.bridge.case)
            whole.insertWidget(1, bar)
            dress(bar)
        self.setAcceptDrops(True)
        self._connect()
        self._show_case()
        self.header.show_counts(desk.remembered.counts_of(desk.bridge.case.case.id))

    def _connect(self) -> None:
        self.pages.currentRowChanged.connect(self._on_page)
        # Who clicks on a page means to work there; who goes along the pages by keys may go on.
        self.pages.itemClicked.connect(lambda _item: self.focus_page())
        self.header.left.connect(self.left)
        self.header.counts_wanted.connect(self.counts_wanted)
        self.header.preview_wanted.connect(lambda: self.panels.toggle("preview"))
        self.panels.switched.connect(self._on_switched)
        self.navigation.folded.connect(self.desk.remembered.keep_narrow_navigation)
        self.desk.bridge.changed.connect(self._on_changed)
        self.live.checked.connect(self._on_checked)
        self.live.checked.connect(self._keep_counts)
        key_act(self, "F6", lambda: self._next_part(1))
        key_act(self, "Shift+F6", lambda: self._next_part(-1))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files of this computer may be dropped on a case; the window takes whole cases."""
        bundles, paths = self.desk.services.bundles, dropped_files(event)
        if any(is_case(path, bundles) for path in paths):
            event.ignore()
        elif paths:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Dropped files are papers of the case."""
        page = self.show_page(page_of("evidence"))
        paths = list(dropped_files(event))
        event.acceptProposedAction()
        if isinstance(page, HasPapers):
            # What was dropped is looked at once the program it came from is free again.
            QTimer.singleShot(0, self, lambda: page.take_files(paths))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow window the navigation gives way first."""
        super().resizeEvent(event)
        self.navigation.give_way(self.width())

    def _next_part(self, by: int) -> None:
        """Bring the keyboard to the next part of the window: pages, list, record, panels."""
        page = as_widget(self._page(max(self.pages.currentRow(), 0)))
        parts: list[QWidget] = [self.pages]
        parts += page.stops() if isinstance(page, HasStops) else [page]
        parts += [frame for frame in self.panels.frames() if not frame.isHidden()]
        focused = QApplication.focusWidget()
        here = next((n for n, part in enumerate(parts) if _holds(part, focused)), 0)
        part = parts[(here + by) % len(parts)]
        if part is page:
            self.focus_page()
        elif isinstance(part, RecordForm):
            part.focus_field()
        else:
            _first_within(part).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_page(self, place: int) -> Page:
        """Show a page by its place, making it when it is shown for the first time."""
        if self.pages.currentRow() != place:
            self.pages.setCurrentRow(place)
        return self._page(place)

    def focus_page(self) -> None:
        """Put the keyboard into the page shown."""
        self._page(max(self.pages.currentRow(), 0)).page_focus()

    def begin_find(self) -> bool:
        """Find words on the page shown; False when it has nothing to search."""
        return self._page(max(self.pages.currentRow(), 0)).begin_find() is not False

    def page_key(self) -> str:
        """The key of the page shown."""
        return PAGES[max(self.pages.currentRow(), 0)].key

    def goto(self, kind: str, id: str, field: str = "") -> None:
        """Show a record on the page where it is edited."""
        place = page_of(kind)
        page = self.show_page(place)
        here = (place, kind, id, field)
        if not self._places or self._places[-1] != here:
            self._places.append(here)
        page.focus_record(kind, id, field)

    def page_holding(self, widget: QWidget) -> int:
        """The place of the page a widget stands on, of the page shown when it is on none."""
        held = (n for n, page in self._pages.items() if as_widget(page).isAncestorOf(widget))
        return next(held, max(self.pages.currentRow(), 0))

    def show_field(self, field: BoundField, id: str) -> None:
        """Show a field on its page, with that record in it, and put the keyboard there."""
        page = self.show_page(self.page_holding(field))
        if field.record_id != id or not field.isVisibleTo(as_widget(page)):
            page.focus_record(field.kind, id, field.field)
        field.setFocus()
        # A page that has just come into sight gets its places after this event.
        QTimer.singleShot(0, field, lambda: bring_into_view(field))

    def _page(self, place: int) -> Page:
        if place not in self._pages:
            QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
            try:
                page = PAGES[place].make(self.desk, self.live)
            finally:
                QApplication.restoreOverrideCursor()
            self._pages[place] = page
            widget = as_widget(page)
            self._stack.addWidget(widget)
            dress(widget)
            nested = widget.findChildren(RecordPage)
            for records in [widget] if isinstance(widget, RecordPage) else nested:
                self._announce(records)
        return self._pages[place]

    def _announce(self, records: RecordPage[Any]) -> None:
        """Say when a record is chosen in a page's table."""
        records.table.chosen.connect(
            lambda id: self.record_chosen.emit(records.model.kind_of(id), id)
        )

    def _on_page(self, place: int) -> None:
        if place < 0:
            return
        self.desk.bridge.leaving.emit()
        self.desk.bridge.seal()
        page = as_widget(self._page(place))
        self._show_comments()
        self.page_coming.emit(PAGES[place].key)
        shown, focus = self._stack.currentWidget(), QApplication.focusWidget()
        if shown is not None and focus is not None and shown.isAncestorOf(focus):
            # Else Qt passes it to what comes first in the window, and a screen reader says that.
            focus.clearFocus()
        self._stack.setCurrentWidget(page)
        self.page_changed.emit(PAGES[place].key)

    def _on_changed(self, change_set: ChangeSet) -> None:
        self._show_case()

    def _show_case(self) -> None:
        self.header.show_case(self.desk.bridge.case)
        self._show_counts()

    def _show_counts(self) -> None:
        """Say beside the name of each page how many records it has and what there is to settle."""
        case = self.desk.bridge.case
        wrong = [0] * len(PAGES)
        for problem in self.counts.to_settle:
            wrong[page_of(problem.where.kind or "section")] += 1
        for place, spec in enumerate(PAGES):
            said = f"{wrong[place]} to settle" if wrong[place] else ""
            self.navigation.count(place, spec.count(case), said)
        self._show_comments()

    def _show_comments(self) -> None:
        """Comments stand among the pages once a draft has gone out, or while they are looked at."""
        case, place = self.desk.bridge.case, page_of("point")
        begun = case.versions or case.points or case.responses or case.case.draft_sent_on
        hidden = not begun and self.pages.currentRow() != place
        if hidden is not self.pages.isRowHidden(place):  # else every line would be drawn again
            self.pages.setRowHidden(place, hidden)

    def _on_checked(self, found: Checked) -> None:
        self.counts = counts(found.open, self.desk.bridge.case)
        self.header.show_counts(self.counts.left)
        self._show_counts()

    def _keep_counts(self) -> None:
        self.desk.remembered.keep_counts(self.desk.bridge.case.case.id, self.counts.left)

    def _on_switched(self, name: str, shown: bool) -> None:
        if name == "preview":
            self.header.preview.setChecked(shown)


def _holds(part: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (part is focused or part.isAncestorOf(focused))


def _first_within(part: QWidget) -> QWidget:
    """What takes the keyboard first within a part of the window."""
    if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return part
    found = part.findChildren(QWidget)
    return next((each for each in found if each.focusPolicy() & Qt.FocusPolicy.TabFocus
                 and each.isVisible()), part)  # fmt: skip
