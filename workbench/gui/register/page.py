"""The register of cases: find one, open it, make one, put one away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QModelIndex,
    QObject,
    QPoint,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTableView,
    QToolButton,
    QWidget,
)

from workbench.application.case.ports import RegisterRow
from workbench.gui.fields.passing_line import PassingLine
from workbench.gui.look.appearance import GRID, calm_table, emphasised, grounded, muted
from workbench.gui.look.buttons import push_button
from workbench.gui.look.empty import EmptyState
from workbench.gui.look.layout import Gap, Rest, column_of, row_of
from workbench.gui.look.named import named
from workbench.gui.register.model import RegisterModel

_WIDTHS = (140, 320, 140, 150, 250)


class RegisterPage(QWidget):
    """The table of cases. It asks for things by signal; the window does them.

    `opened`, `duplicated`, `deleted`, `restored`, `erased` and `exported` carry a case id.
    """

    opened = Signal(str)
    created = Signal()
    imported = Signal()
    practised = Signal()
    duplicated = Signal(str)
    deleted = Signal(str)
    restored = Signal(str)
    erased = Signal(str)
    exported = Signal(str)

    def __init__(self, today: date) -> None:
        super().__init__()
        self.setObjectName("register")
        self.model = RegisterModel(today)
        self.view = self._make_view()
        self._filter = self._make_filter()
        self._bin = self._make_bin()
        self._count = named(QLabel(), "register.count")
        muted(self._count)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._empty = self._make_empty()
        self._stack.addWidget(self._empty)
        self._nothing = EmptyState("", "", name="register.nothing")
        self._stack.addWidget(self._nothing)
        self._on_row = self._make_row_buttons()
        column_of(
            self._top(),
            (self._stack, 1),
            self._bottom(),
            within=self,
            margins=(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID),
            gap=2 * GRID,
        )
        # The register's own rows are cases, and Ctrl+N means a new row on every page.
        new = QShortcut(QKeySequence("Ctrl+N"), self)
        new.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        new.activated.connect(self.created)
        self._enable_buttons()
        grounded(self, "rec")

    # --- from the window -----------------------------------------------------------------------

    def show_rows(self, rows: Sequence[RegisterRow]) -> None:
        """Show the cases as they are now, keeping the selected one selected."""
        chosen = self.selected()
        self.model.show_rows(rows)
        self._on_arranged()
        if chosen is not None:
            self.select(chosen.id)

    def select(self, case_id: str) -> None:
        """Select a case and bring it into view."""
        place = self.model.place_of(case_id)
        if place >= 0:
            self.view.selectRow(place)
            self.view.scrollTo(self.model.index(place, 0))

    def selected(self) -> RegisterRow | None:
        """The selected case."""
        return self.model.row_at(self.view.currentIndex())

    def begin(self) -> None:
        """Put the keyboard on the case last touched, so that Enter goes on with it."""
        if self.model.rowCount():
            self.view.selectRow(0)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        """Let the person type in the filter."""
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filter.selectAll()

    # --- building ------------------------------------------------------------------------------

    def _make_view(self) -> QTableView:
        view = named(QTableView(), "register.table", "Cases")
        calm_table(view)
        view.setModel(self.model)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setTabKeyNavigation(False)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._on_menu)
        view.doubleClicked.connect(self._on_opened)
        view.installEventFilter(self)
        header = view.horizontalHeader()
        for column, width in enumerate(_WIDTHS):
            view.setColumnWidth(column, width)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(5, Qt.SortOrder.DescendingOrder)
        view.setSortingEnabled(True)
        view.selectionModel().selectionChanged.connect(self._on_selection)
        return view

    def _make_filter(self) -> PassingLine:
        prompt = "Filter by reference, body, complainant or stage"
        box = PassingLine("register.filter", "Filter the cases", prompt)
        box.setMinimumWidth(340)
        box.textChanged.connect(self._on_filter)
        box.installEventFilter(self)
        return box

    def _make_bin(self) -> QToolButton:
        button = named(QToolButton(), "register.bin")
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.toggled.connect(self._on_bin)
        return button

    def _make_empty(self) -> EmptyState:
        new = push_button("New case", "register.empty.new", self.created.emit)
        bring = push_button("Import a case file…", "register.empty.import", self.imported.emit)
        practice = push_button(
            "Open the practice case", "register.empty.practice", self.practised.emit
        )
        return EmptyState(
            "No cases yet",
            "Every complaint you work on is a case of its own. Start one, bring one in from a "
            "case file, or try the program out on the practice case: nothing in it is real.",
            (new, bring, practice),
            "register.empty",
        )

    def _top(self) -> QHBoxLayout:
        title = QLabel("Cases")
        emphasised(title, 6)
        return row_of(
            title,
            Gap(GRID),
            (self._count, 0, Qt.AlignmentFlag.AlignBottom),
            Rest(0),
            self._filter,
            push_button("New case", "register.new", self.created.emit),
            push_button("Import…", "register.import", self.imported.emit),
            push_button("Open the practice case", "register.practice", self.practised.emit),
        )

    def _make_row_buttons(self) -> dict[str, QPushButton]:
        acts = (
            ("open", "Open", self.opened),
            ("duplicate", "Duplicate", self.duplicated),
            ("export", "Export case file…", self.exported),
            ("delete", "Delete", self.deleted),
            ("restore", "Restore", self.restored),
            ("erase", "Erase for good…", self.erased),
        )
        made = {}
        for name, label, signal in acts:
            made[name] = push_button(label, f"register.{name}", partial(self._send, signal))
        return made

    def _send(self, signal: SignalInstance) -> None:
        row = self.selected()
        if row is not None:
            signal.emit(row.id)

    def _bottom(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for button in self._on_row.values():
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self._bin)
        return row

    # --- what happens ----------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.view and self._on_table_key(event):
                return True
            if watched is self._filter and event.key() == Qt.Key.Key_Down:
                self.view.setFocus(Qt.FocusReason.TabFocusReason)
                if not self.view.currentIndex().isValid():
                    self.view.selectRow(0)
                return True
            if watched is self._filter and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.model.rowCount() and not self.view.currentIndex().isValid():
                    self.view.selectRow(0)
                self._on_opened(self.view.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _on_table_key(self, event: QKeyEvent) -> bool:
        row = self.selected()
        if row is None:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.model.in_bin:
            self.opened.emit(row.id)
            return True
        if event.key() == Qt.Key.Key_Delete and not self.model.in_bin:
            self.deleted.emit(row.id)
            return True
        return False

    def _on_opened(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row is not None and not self.model.in_bin:
            self.opened.emit(row.id)

    def _on_filter(self, words: str) -> None:
        self.model.show_matching(words)
        self._on_arranged()

    def _on_bin(self, shown: bool) -> None:
        self.model.show_bin(shown)
        self._on_arranged()

    def _on_selection(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        self._enable_buttons()

    def _on_arranged(self) -> None:
        in_bin, cases = self.model.count(True), self.model.count(False)
        self._bin.setText(f"Bin ({in_bin})" if not self.model.in_bin else "Back to the cases")
        self._bin.setVisible(bool(in_bin) or self.model.in_bin)
        shown, whole = self.model.rowCount(), in_bin if self.model.in_bin else cases
        noun = "case" if whole == 1 else "cases"
        where = " in the bin" if self.model.in_bin else ""
        self._count.setText(f"{shown} of {whole} {noun}{where}" if shown != whole
                            else f"{whole} {noun}{where}")  # fmt: skip
        self._show_part(shown, whole)
        self._enable_buttons()

    def _show_part(self, shown: int, whole: int) -> None:
        if shown:
            self._stack.setCurrentWidget(self.view)
        elif whole:
            self._nothing.say("No case matches", "Try fewer words, or clear the filter.")
            self._stack.setCurrentWidget(self._nothing)
        elif self.model.in_bin:
            self._nothing.say(
                "The bin is empty", "Deleted cases wait here until they are restored or erased."
            )
            self._stack.setCurrentWidget(self._nothing)
        else:
            self._stack.setCurrentWidget(self._empty)

    def _enable_buttons(self) -> None:
        chosen, in_bin = self.selected() is not None, self.model.in_bin
        for name, button in self._on_row.items():
            button.setVisible(
                (name in ("restore", "erase")) == in_bin and bool(self.model.count(in_bin))
            )
            button.setEnabled(chosen)

    def _on_menu(self, at: QPoint) -> None:
        if self.selected() is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in self._on_row.values():
            if not button.isHidden():
                action = QAction(button.text(), menu)
                action.triggered.connect(button.click)
                menu.addAction(action)
        menu.popup(self.view.viewport().mapToGlobal(at))
