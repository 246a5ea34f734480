"""The open case: who and what it is about on top, the pages at the left, the chosen page beside."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from workbench.application.case.changes import ChangeSet
from workbench.application.casebook.to_do import next_step
from workbench.application.records.people import complainant
from workbench.domain.casefile import CaseFile
from workbench.domain.problems import Severity
from workbench.gui.case.page_list import PageDelegate, PageRole
from workbench.gui.case.pages import (
    PAGES,
    HasBeginning,
    HasEmptied,
    HasSearch,
    Page,
    as_widget,
    page_of,
)
from workbench.gui.desk import Desk
from workbench.gui.fields.bound import BoundField
from workbench.gui.live import Checked, Live
from workbench.gui.look.appearance import GRID, emphasised, grounded
from workbench.gui.look.elided import ElidedLabel
from workbench.gui.look.layout import column_of, row_of
from workbench.gui.look.marks import mark
from workbench.gui.look.moments import days_away, short_day
from workbench.gui.look.named import named
from workbench.gui.look.page_stack import PageStack
from workbench.gui.records.form import bring_into_view
from workbench.gui.records.page import RecordPage


class CaseView(QWidget):
    """One open case. `page_coming` carries the key of the page about to be shown, `page_changed`
    that of the page now shown, `record_chosen` the kind and id of a record chosen in a table."""

    left = Signal()
    problems_wanted = Signal()
    page_coming = Signal(str)
    page_changed = Signal(str)
    record_chosen = Signal(str, str)

    def __init__(self, desk: Desk, live: Live) -> None:
        super().__init__()
        self.setObjectName("case")
        self.desk = desk
        self.live = live
        self._pages: dict[int, Page] = {}
        self._places: list[tuple[int, str, str, str]] = []
        self._title = named(ElidedLabel(least=420), "case.title")
        emphasised(self._title, 1)
        self._deadline = named(ElidedLabel(Qt.AlignmentFlag.AlignRight), "case.deadline")
        self._problems = named(QPushButton(), "case.problems")
        self._problems.setFlat(True)
        self._problems.setIconSize(QSize(14, 14))
        self._problems.clicked.connect(self.problems_wanted)
        self.pages = self._make_list()
        self._stack = named(PageStack(), "case.pages")
        self._blank = QWidget()
        self._stack.addWidget(self._blank)
        self._lay_out()
        self.pages.currentRowChanged.connect(self._on_page)
        desk.bridge.changed.connect(self._on_changed)
        live.checked.connect(self._on_checked)
        self._show_case(desk.bridge.case)
        self._on_checked(live.found)

    # --- building --------------------------------------------------------------------------------

    def _make_list(self) -> QListWidget:
        listed = named(QListWidget(), "case.page-list", "Pages of the case")
        listed.setFrameShape(QFrame.Shape.NoFrame)
        listed.setItemDelegate(PageDelegate(listed))
        listed.setFixedWidth(184)
        listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for spec in PAGES:
            item = QListWidgetItem(spec.title)
            item.setToolTip(f"{spec.title} ({spec.shortcut})")
            listed.addItem(item)
        return listed

    def _lay_out(self) -> None:
        back = named(QPushButton("◂ Cases"), "case.back", "Back to the register of cases")
        back.setToolTip("Close the case and go back to the register")
        back.setFlat(True)
        back.clicked.connect(self.left)
        top = QFrame()
        row_of(
            back,
            (self._title, 3),
            (self._deadline, 2),
            self._problems,
            within=top,
            margins=(GRID, GRID // 2, 2 * GRID, GRID // 2),
            gap=2 * GRID,
        )
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        line.setForegroundRole(self.palette().ColorRole.Mid)
        line.setFrameShadow(QFrame.Shadow.Plain)
        side = QFrame()
        side.setFrameShape(QFrame.Shape.VLine)
        side.setFrameShadow(QFrame.Shadow.Plain)
        side.setForegroundRole(self.palette().ColorRole.Mid)
        body = row_of(self.pages, side, (self._stack, 1), gap=0)
        grounded(self._stack, "rec")
        column_of(top, line, (body, 1), within=self, gap=0)

    # --- pages -----------------------------------------------------------------------------------

    def show_page(self, place: int) -> Page:
        """Show a page by its place, making it when it is shown for the first time."""
        if self.pages.currentRow() != place:
            self.pages.setCurrentRow(place)
        return self._page(place)

    def focus_page(self) -> None:
        """Put the keyboard into the page shown."""
        page = self._page(max(self.pages.currentRow(), 0))
        if isinstance(page, HasBeginning):
            page.page_focus()
        else:
            as_widget(page).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def begin_find(self) -> bool:
        """Find words on the page shown; False when it has nothing to search."""
        page = self._page(max(self.pages.currentRow(), 0))
        if isinstance(page, HasSearch):
            page.begin_find()
            return True
        return False

    def take_out_emptied(self) -> None:
        """Take paragraphs out of the case whose words are gone from the screen already."""
        for page in tuple(self._pages.values()):
            if isinstance(page, HasEmptied):
                page.take_out_emptied()

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
            self._stack.addWidget(as_widget(page))
            widget = as_widget(page)
            nested = widget.findChildren(RecordPage)
            for records in [widget] if isinstance(widget, RecordPage) else nested:
                self._announce(records)
        return self._pages[place]

    def _announce(self, records: RecordPage[Any]) -> None:
        """Say when a record is chosen in a page's table."""
        kind = records.kind
        records.table.chosen.connect(lambda id: self.record_chosen.emit(kind, id))

    def _on_page(self, place: int) -> None:
        if place < 0:
            return
        self.take_out_emptied()
        self.desk.bridge.seal()
        page = as_widget(self._page(place))
        self.page_coming.emit(PAGES[place].key)
        self._stack.setCurrentWidget(page)
        self.page_changed.emit(PAGES[place].key)

    # --- header and list -------------------------------------------------------------------------

    def _on_changed(self, change_set: ChangeSet) -> None:
        self._show_case(self.desk.bridge.case)

    def _show_case(self, case: CaseFile) -> None:
        who = complainant(case)
        parts = (
            case.case.reference or "No reference yet",
            case.case.body or "no body entered yet",
            who.alias if who is not None else "",
        )
        self._title.setText("  ·  ".join(part for part in parts if part))
        self._show_deadline(*next_step(case))
        for place, spec in enumerate(PAGES):
            self.pages.item(place).setData(PageRole.COUNT, spec.count(case))

    def _show_deadline(self, step: str, due: date | None) -> None:
        if due is None:
            self._deadline.setText(step)
            return
        today = self.desk.workbench.clock.today()
        words = f"Due {days_away(due, today)}" + (f": {step}" if step else "")
        late = due < today
        self._deadline.setText(f"▲ {words}" if late else words)
        self._deadline.setToolTip(f"{words} ({short_day(due)})")
        font = QFont(self.font())
        font.setBold(late)
        self._deadline.setFont(font)

    def _on_checked(self, found: Checked) -> None:
        worst: dict[int, Severity] = {}
        counts = Counter(problem.severity for problem in found.open)
        for problem in found.open:
            place = page_of(problem.where.kind or "section")
            if problem.severity is Severity.ERROR or place not in worst:
                worst[place] = problem.severity
        for place in range(len(PAGES)):
            shown = worst.get(place)
            self.pages.item(place).setData(PageRole.DOT, shown.value if shown else "")
        self._show_problems(counts)

    def _show_problems(self, counts: Counter[Severity]) -> None:
        total = sum(counts.values())
        if not total:
            self._problems.setText("No problems")
            self._problems.setIcon(mark("good", self.palette()))
            return
        worst = next(severity for severity in Severity if counts[severity])
        self._problems.setText(f"{total} problem{'' if total == 1 else 's'}")
        self._problems.setIcon(mark(worst.value, self.palette()))
        self._problems.setToolTip(
            f"{counts[Severity.ERROR]} errors, {counts[Severity.WARNING]} warnings, "
            f"{counts[Severity.NOTE]} notes: show them"
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._on_checked(self.live.found)
        super().changeEvent(event)
