"""The register of cases: find one, open it, make one, put one away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QListView,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from workbench.application.case.ports import RegisterRow
from workbench.domain.dates.partial import day_in_words
from workbench.domain.text import capitalised
from workbench.gui.fields.passing_line import PassingLine
from workbench.gui.look.buttons import ActsMenu, key_act, lead_in, more_button, takes_away
from workbench.gui.look.empty import EmptyState
from workbench.gui.look.labels import as_wide_as, grounded, note, toned
from workbench.gui.look.layout import GRID, REST, announce, column_of, held, named, row_of
from workbench.gui.look.navigation import Entry, Navigation
from workbench.gui.look.theme.typeface import pixels
from workbench.gui.records.acts import UndoLine
from workbench.gui.register.model import (
    OpenOf,
    RegisterModel,
    nothing_open,
    read_new_case,
    said_of_case,
)
from workbench.gui.register.rows import CaseRows
from workbench.gui.register.to_do import ToDoPanel

_VIEWS = {
    "open": Entry("Open", "inbox", "Cases being worked on"),
    "week": Entry("Due in a week", "clock", "Cases with something due within seven days"),
    "after": Entry("After the decision", "file-check", "Cases in which remedies are awaited"),
    "closed": Entry("Closed", "archive", "Closed cases"),
    "bin": Entry("Bin", "trash-2", "Deleted cases, until they are restored or erased"),
}
_OFFICE = {
    "library": Entry("Library", "library", "The office library (Ctrl+Shift+B)", "Office"),
    "practice": Entry("Practice cases", "graduation-cap", "Invented cases to try things out on"),
}
_ORDERS = {
    "due": "By when something is due",
    "touched": "By when last worked on",
    "reference": "By reference",
    "body": "By body complained about",
}
_BEGINNING = 2
"""Where what an empty register offers stands among the lists, once it is wanted."""


class RegisterPage(QWidget):
    """The list of cases. It asks for things by signal; the window does them.

    `opened`, `duplicated`, `deleted`, `restored`, `erased` and `exported` carry a case id,
    `created` the reference, the body and the day of complaint of a new case.
    """

    opened = Signal(str)
    created = Signal(str, str, object)
    imported = Signal()
    practised = Signal()
    library_wanted = Signal()
    duplicated = Signal(str)
    deleted = Signal(str)
    restored = Signal(str)
    erased = Signal(str)
    exported = Signal(str)
    undo_wanted = Signal()
    _renaming = Signal(str)

    def __init__(
        self, today: date, folder: Path, narrow: bool = False, open_of: OpenOf = nothing_open
    ) -> None:
        super().__init__()
        self.setObjectName("register")
        self.model = RegisterModel(today, open_of)
        entries = {**_VIEWS, **_OFFICE}
        self._keys = tuple(entries)
        self._heard = ""
        self.navigation = Navigation(
            "register.views", "Views of the register", list(entries.values()), narrow
        )
        self.view = self._make_view()
        self._renaming.connect(lambda _id: self.view.edit(self.view.currentIndex()))
        self.line = self._make_line()
        self._filter = self._make_filter()
        self._echo = toned(named(note(), "register.new.echo"), "hint")
        self._echo.hide()
        self._title = toned(QLabel(), "title")
        self._count = toned(named(QLabel(), "register.count"), "second")
        self._acts = self._make_acts()
        self._nothing = EmptyState("", "", name="register.nothing")
        self._lists = QStackedWidget()
        self._lists.addWidget(self.view)
        self._lists.addWidget(self._nothing)
        middle = grounded(self._middle(), "rec")
        self.to_do = ToDoPanel(today)
        self.to_do.opened.connect(self.opened)
        key_act(self, "Ctrl+T", self.to_do.begin)
        body = row_of(self.navigation, (middle, 1), self.to_do, gap=0)
        column_of(self._head(folder), (body, 1), within=self, gap=0)
        key_act(self, "Ctrl+N", lambda: self.line.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.navigation.list.setCurrentRow(0)
        self.navigation.list.currentRowChanged.connect(self._on_view)
        self.navigation.list.itemClicked.connect(lambda _item: self._on_pressed())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside the cases there is less in a narrow window."""
        self.navigation.give_way(self.width())
        self.to_do.give_way(self.width())

    def show_rows(self, rows: Sequence[RegisterRow]) -> None:
        """Show the cases as they are now, keeping the selected one selected."""
        chosen, place = self.selected(), self.view.currentIndex().row()
        self.undo_line.hide()
        self.model.show_rows(rows)
        self._on_arranged()
        if chosen is not None:
            self.select(chosen.id)
            if self.selected() is None and (last := self.model.rowCount() - 1) >= 0:
                self.view.setCurrentIndex(self.model.index(min(place, last), 0))

    def say_done(self, label: str) -> None:
        """Say at the foot of the list what was done ("delete case 22 000 002"), with Undo."""
        verb, _, what = label.partition(" ")
        self.undo_line.say(f"{capitalised(what)} {verb}d")

    def select(self, case_id: str) -> None:
        """Select a case and bring it into view, in another view of the register where it must."""
        view = self.model.view_of(case_id)
        if view and self.model.place_of(case_id) < 0 and view != "bin":
            self.show_view(view)
        place = self.model.place_of(case_id)
        if place >= 0:
            self.view.setCurrentIndex(self.model.index(place, 0))
            self.view.scrollTo(self.model.index(place, 0))

    def selected(self) -> RegisterRow | None:
        """The selected case."""
        return self.model.row_at(self.view.currentIndex())

    def show_view(self, view: str) -> None:
        """Show one of the views."""
        self.navigation.list.setCurrentRow(self._keys.index(view))

    def begin(self) -> None:
        """Put the keyboard on the case on top, so that Enter goes on with it; where there is none
        yet, on the line that makes one.
        """
        if self.model.rowCount():
            self._choose_first()
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._lists.currentIndex() == _BEGINNING:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        """Let the person type in the filter."""
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filter.selectAll()

    def _head(self, folder: Path) -> QFrame:
        head = grounded(QFrame(), "nav", "below")
        head.setFixedHeight(pixels(44))
        where = toned(QLabel(folder.name), "second")
        where.setToolTip(str(folder))
        row_of(
            toned(QLabel("Cases"), "case"),
            where,
            REST,
            toned(QLabel(f"{self.model.today:%A} {day_in_words(self.model.today)}"), "second"),
            within=head,
            margins=(2 * GRID, 0, 2 * GRID + 4, 0),
            gap=GRID + 4,
        )
        return head

    def _middle(self) -> QWidget:
        more = self._make_more()
        head = row_of(self._title, self._count, REST, more, margins=(20, GRID + 2, GRID + 4, GRID))
        row = row_of((self.line, 3), (self._filter, 1), gap=GRID + 2)
        lines = column_of(row, self._echo, margins=(20, 0, 20, GRID), gap=4)
        self.undo_line = UndoLine("register", self.undo_wanted.emit)
        foot = column_of(self.undo_line, margins=(20, 0, 20, GRID))
        return held(column_of(head, lines, (self._lists, 1), foot, gap=0))

    def _make_view(self) -> QListView:
        view = named(QListView(), "register.table", "Cases")
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setModel(self.model)
        view.setItemDelegate(CaseRows(view))
        view.setMouseTracking(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._on_menu)
        view.doubleClicked.connect(self._on_opened)
        view.installEventFilter(self)
        view.selectionModel().selectionChanged.connect(lambda _new, _old: self._enable_acts())
        return view

    def _make_line(self) -> PassingLine:
        line = PassingLine(
            "register.new",
            "New case: reference, then the body complained about and the day of the complaint",
            "New case: reference, then the body complained about",
        )
        lead_in(line, "plus", "accent")
        line.name_key("Ctrl+N")
        line.returnPressed.connect(self._on_line)
        line.textChanged.connect(self._on_typed)
        return line

    def _make_filter(self) -> PassingLine:
        box = PassingLine("register.filter", "Find a case", "Find a case")
        lead_in(box, "search")
        box.name_key("Ctrl+F")
        box.setMinimumWidth(as_wide_as(box, box.placeholderText()) + pixels(80))
        box.textChanged.connect(self._on_filter)
        key_act(box, "Esc", self._end_find, here=True)
        box.installEventFilter(self)
        return box

    def _make_more(self) -> QToolButton:
        button, menu = more_button("register.more", "Order and more")
        group = QActionGroup(menu)
        for order, words in _ORDERS.items():
            action = named(QAction(words, menu), f"register.order.{order}")
            action.setCheckable(True)
            action.setChecked(order == self.model.order)
            action.triggered.connect(lambda _=False, by=order: self._on_order(by))
            group.addAction(action)
            menu.addAction(action)
        menu.addSeparator()
        bring = menu.addAction("Bring in a statement or case file…", self.imported.emit)
        named(bring, "register.import")
        return button

    def _make_acts(self) -> dict[str, QAction]:
        made = {}
        for name, label, signal in (
            ("open", "Open", self.opened),
            ("rename", "Rename", self._renaming),
            ("duplicate", "Duplicate", self.duplicated),
            ("export", "Export case file…", self.exported),
            ("delete", "Delete", self.deleted),
            ("restore", "Restore", self.restored),
            ("erase", "Erase for good…", self.erased),
        ):
            made[name] = named(QAction(label, self), f"register.{name}")
            made[name].triggered.connect(partial(self._send, signal))
            if name in ("delete", "erase"):
                takes_away(made[name])
            made[name].setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.view.addAction(made[name])
        made["rename"].setShortcut("F2")
        made["duplicate"].setShortcut("Ctrl+D")
        made["delete"].setShortcut("Del")
        return made

    def _send(self, signal: SignalInstance) -> None:
        row = self.selected()
        if row is not None:
            signal.emit(row.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.view and self._on_list_key(event):
                return True
            if watched is self._filter and event.key() == Qt.Key.Key_Down:
                self.view.setFocus(Qt.FocusReason.TabFocusReason)
                self._choose_first()
                return True
            if watched is self._filter and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose_first()
                self._on_opened(self.view.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _choose_first(self) -> None:
        """Choose the case on top, unless one is chosen."""
        if self.model.rowCount() and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))

    def _on_list_key(self, event: QKeyEvent) -> bool:
        row = self.selected()
        # Enter in a line that names a case anew comes by here as well.
        if row is None or not self.view.hasFocus():
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not row.deleted:
            self.opened.emit(row.id)
            return True
        return False

    def _on_opened(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row is not None and not row.deleted:
            self.opened.emit(row.id)

    def _on_line(self) -> None:
        """Make the case the line describes; of an empty line, one that says nothing yet."""
        self.created.emit(*read_new_case(self.line.text()))

    def _on_typed(self, words: str) -> None:
        """Say how the case is understood, before it is made."""
        said = said_of_case(words)
        self._echo.setText(f"{said} · Enter begins it" if said else "")
        self._echo.setVisible(bool(said))

    def _on_filter(self, words: str) -> None:
        self.model.show_matching(words)
        self._on_arranged()
        shown = f"{self.model.rowCount()} of {self.model.count(self.model.view)} shown"
        if shown != self._heard:  # not again at every key
            announce(self, shown)
        self._heard = shown if words else ""

    def _end_find(self) -> None:
        """Look for nothing any more."""
        self._filter.setText("")
        self._choose_first()
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_order(self, order: str) -> None:
        chosen = self.selected()
        self.model.order_by(order)
        if chosen is not None:
            self.select(chosen.id)

    def _on_view(self, place: int) -> None:
        key = self._keys[place]
        if key in _VIEWS:
            self.model.show_view(key)
            self._on_arranged()

    def _on_pressed(self) -> None:
        """What belongs to the office opens beside the register, which stays as it was."""
        key = self._keys[self.navigation.list.currentRow()]
        if key in _OFFICE:
            self.show_view(self.model.view)
            (self.library_wanted if key == "library" else self.practised).emit()

    def _on_arranged(self) -> None:
        view = self.model.view
        whole, shown = self.model.count(view), self.model.rowCount()
        self._title.setText(_VIEWS[view].title)
        self._count.setText(f"{shown} of {whole}" if shown != whole else str(whole or ""))
        for place, key in enumerate(self._keys):
            if key in _VIEWS:
                self.navigation.count(place, str(self.model.count(key) or ""))
        bin = self._keys.index("bin")
        self.navigation.list.setRowHidden(bin, view != "bin" and not self.model.count("bin"))
        empty = not any(self.model.count(key) for key in _VIEWS)
        if empty and self._lists.count() == _BEGINNING:
            self._add_beginning()
        self._lists.setCurrentIndex(_BEGINNING if empty else 0 if shown else 1)
        self._filter.setHidden(empty)
        if whole:
            self._nothing.say("No case matches", "Try fewer words, or clear the line above.")
        else:
            self._nothing.say("No case here", _VIEWS[view].tip + ".")
        self._enable_acts()

    def _add_beginning(self) -> None:
        from workbench.gui.register.beginning import Beginning

        beginning = Beginning()
        beginning.new.clicked.connect(lambda: self.created.emit("", "", None))
        beginning.practice.clicked.connect(self.practised)
        beginning.bring.clicked.connect(self.imported)
        self._lists.addWidget(beginning)

    def _enable_acts(self) -> None:
        chosen, in_bin = self.selected() is not None, self.model.view == "bin"
        self.to_do.show_chosen(self.selected())
        for name, action in self._acts.items():
            action.setVisible((name in ("restore", "erase")) == in_bin)
            action.setEnabled(chosen)

    def _on_menu(self, at: QPoint) -> None:
        if self.selected() is None:
            return
        menu = ActsMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(self._acts.values()))
        menu.popup(self.view.viewport().mapToGlobal(at))
