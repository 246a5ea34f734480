"""What happened, in order of date: one line adds an event, the table edits it in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from operator import attrgetter

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu

from workbench.application.chronology import events as chronology
from workbench.application.chronology import merging as chronology_merging
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.records.chronology import ChronologyEvent, order_key
from workbench.gui.chronology.bars import AgesNote, IntervalBar, LookAlikeBar
from workbench.gui.chronology.cell_editor import AuthoredCell
from workbench.gui.chronology.columns import EXPORTED, NARRATIVE, event_columns
from workbench.gui.chronology.entry import EntryLine
from workbench.gui.chronology.exchange import FILES, TableExchange
from workbench.gui.chronology.filters import EventFilter
from workbench.gui.chronology.form_rows import event_rows
from workbench.gui.chronology.many import ManyEvents
from workbench.gui.chronology.model import ChronologyModel
from workbench.gui.chronology.preferences import LONGEST_GAP, ChronologyPreferences
from workbench.gui.chronology.splitting import SplitDialog
from workbench.gui.desk import Desk
from workbench.gui.look.buttons import menu_button
from workbench.gui.look.named import named
from workbench.gui.records.page import PageWords, RecordPage, Records

WORDS = PageWords(
    title="Chronology",
    noun="event",
    about="",
    empty_title="Nothing has happened yet",
    empty="Type a date and what happened into the line above and press Enter: "
    "22 March 2021  The Council wrote to Miss X. A month, a year or mid-January will do.",
    first="Write the first event",
)

_IN_STATEMENT = attrgetter("in_statement")
_MOST_SPANS = 500
_TABLES_PART = 0.62
_GAP_STEPS = (5, 10, 20, 40, 65)


class ChronologyPage(RecordPage[ChronologyEvent]):
    """The events of a case."""

    model: ChronologyModel

    def __init__(self, desk: Desk) -> None:
        self._view = ChronologyPreferences(desk)
        self._ages = AgesNote(desk)
        super().__init__(
            desk,
            Records(
                "event",
                "chronology",
                WORDS,
                event_columns(desk.bridge),
                lambda: event_rows(desk, self._ages),
                order=order_key,
                beside=False,
                share=_TABLES_PART,
            ),
        )
        self._exchange = TableExchange(desk, self)
        self.table.setItemDelegateForColumn(NARRATIVE, AuthoredCell(desk.bridge, self))
        self._spans = QTimer(self, singleShot=True, interval=0)
        self._spans.timeout.connect(self._span_between)
        self._let_drag()
        self._build_menus()
        self._build_above()
        self.table.chosen.connect(self._ages.show_event)
        self.table.selection_changed.connect(self._on_selected)
        self._show_columns()
        self._show_between()
        self.catch_up()
        self.follow(self._filter_or_not, "event")

    # --- what this page says otherwise -----------------------------------------------------------

    def make_model(self) -> ChronologyModel:
        """Events, with gaps and deadlines between them."""
        return ChronologyModel(self.desk, self.made_of.columns)

    def add(self) -> str:
        """Bring the keyboard to the line that adds an event."""
        self.entry.line.setFocus()
        return ""

    def duplicate(self) -> None:
        """Copy the chosen event, right behind it."""
        chosen = self.table.current_id()
        if not chosen:
            return
        self.form.commit_all()
        id = self.desk.ids.new("event")
        if self.desk.bridge.apply(
            "Duplicate event", lambda case: chronology_merging.copy(case, chosen, id)
        ):
            self.focus_record("event", id, "")

    def move_edit(self, case: CaseFile, id: str, by: int) -> CaseFile:
        """Move an event among those of its own date."""
        return chronology.move_event(case, id, by)

    def focus_record(self, kind: str, id: str, field: str) -> None:
        """Choose an event, even when the filter hid it."""
        if id and self.model.row_of(id) < 0:
            self.filter.show_all()
        super().focus_record(kind, id, field)

    def page_focus(self) -> None:
        """Work begins at the line that adds an event."""
        self.entry.line.setFocus()

    # --- building --------------------------------------------------------------------------------

    def _let_drag(self) -> None:
        table = self.table
        table.setDragEnabled(True)
        table.setAcceptDrops(True)
        table.setDropIndicatorShown(True)
        table.setDragDropOverwriteMode(False)
        table.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.model.placed = self._on_placed
        for moved in (
            self.model.layoutChanged,
            self.model.rowsInserted,
            self.model.rowsRemoved,
            self.model.rowsMoved,
        ):
            moved.connect(lambda *_rows: self._spans.start())

    def _build_above(self) -> None:
        self.entry = EntryLine(self.desk)
        self.entry.added.connect(self._on_added)
        self.entry.table_wanted.connect(self._on_table_wanted)
        self.filter = EventFilter(self.desk)
        self.filter.changed.connect(self._on_filter)
        self.alike = LookAlikeBar(self.desk)
        self.alike.wanted.connect(lambda id: self.focus_record("event", id, ""))
        self.many = ManyEvents(self.desk, self.table.chosen_ids)
        self.interval = IntervalBar(self.desk)
        for part in (self.entry, self.filter, self.alike, self.many, self.interval):
            self.above.addWidget(part)

    def _build_menus(self) -> None:
        self._menu("Change", "change", (
            ("Split into two…", "split", self._split, ""),
            ("Merge selected", "merge", self._merge, "Ctrl+M"),
        ))  # fmt: skip
        hand = self._menu("Import and export", "hand", (
            ("Paste a table…", "paste", self._exchange.paste, "Ctrl+Shift+V"),
            ("Import a file…", "import", self._exchange.bring_in, ""),
            ("Copy for Excel and Word", "copy", self._copy, "Ctrl+Shift+C"),
        ))  # fmt: skip
        for ending, words in FILES.items():
            act = partial(self._export, ending)
            self._act(hand, f"Export: {words.partition(' (')[0]}…", f"export{ending}", act, "")
        for action in hand.actions():
            action.setEnabled(self._exchange.able)
        self._exchange.imported = self._on_imported
        self._build_view_menu()

    def _menu(
        self, words: str, name: str, acts: Sequence[tuple[str, str, Callable[[], object], str]]
    ) -> QMenu:
        button, menu = menu_button(f"{words}   ", f"chronology.{name}", f"{words}: menu")
        self.bar.addWidget(button)
        for act in acts:
            self._act(menu, *act)
        return menu

    def _act(
        self, menu: QMenu, words: str, name: str, act: Callable[[], object], shortcut: str
    ) -> QAction:
        action = named(QAction(words, self), f"chronology.{name}")
        action.triggered.connect(lambda _=False: act())
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        menu.addAction(action)
        self.addAction(action)
        return action

    # --- how it is shown -------------------------------------------------------------------------

    def _build_view_menu(self) -> None:
        menu = self._menu("View", "view", ())
        self._gaps = self._toggle(menu, "Gaps between events", "gaps", self._view.gaps)
        steps = menu.addMenu("Gaps from")
        group = QActionGroup(self)
        known = sorted({*_GAP_STEPS, self._view.threshold})
        for days in known:
            action = steps.addAction(f"{days} working days")
            action.setCheckable(True)
            action.setChecked(days == self._view.threshold)
            action.triggered.connect(lambda _=False, days=days: self.set_threshold(days))
            group.addAction(action)
        steps.addAction("Another number…").triggered.connect(lambda _=False: self._ask_gap())
        self._due = self._toggle(menu, "Statutory deadlines", "deadlines", self._view.deadlines)
        menu.addSeparator()
        self._shown = {}
        left_out = self._view.left_out
        for column in self.model.columns:
            if column.title not in ("Date", "What happened"):
                action = named(
                    menu.addAction(f"Column: {column.title}"), f"chronology.column.{column.title}"
                )
                action.setCheckable(True)
                action.setChecked(column.title not in left_out)
                action.triggered.connect(lambda on, title=column.title: self._on_columns(title, on))
                self._shown[column.title] = action

    def _toggle(self, menu: QMenu, words: str, name: str, on: bool) -> QAction:
        action = named(menu.addAction(words), f"chronology.view.{name}")
        action.setCheckable(True)
        action.setChecked(on)
        action.toggled.connect(lambda _on: self._on_between())
        return action

    def _show_columns(self) -> None:
        places = {column.title: n for n, column in enumerate(self.model.columns)}
        left_out, wanted = self._view.left_out, self._view.wanted
        self.table.leave_out(
            frozenset(places[each] for each in left_out if each in places),
            frozenset(places[each] for each in wanted if each in places),
        )

    def _on_columns(self, title: str, on: bool) -> None:
        self._view.keep_left_out(t for t, action in self._shown.items() if not action.isChecked())
        wanted = [each for each in self._view.wanted if each != title]
        self._view.keep_wanted([*wanted, title] if on else wanted)
        self._show_columns()

    def _ask_gap(self) -> None:
        words = self.desk.dialogs.ask_text(
            "Gaps", "Show gaps from how many working days on?", str(self._view.threshold)
        )
        if words is not None and words.strip().isdigit():
            self.set_threshold(min(max(int(words), 1), LONGEST_GAP))

    def set_threshold(self, days: int) -> None:
        """Show gaps from so many working days on."""
        self._view.keep_between(True, self._due.isChecked(), days)
        self._gaps.setChecked(True)
        self._show_between()

    def _on_between(self) -> None:
        self._view.keep_between(self._gaps.isChecked(), self._due.isChecked(), self._view.threshold)
        self._show_between()

    def _show_between(self) -> None:
        view = self._view
        self.model.show_between(view.gaps, view.deadlines, view.threshold)

    def _span_between(self) -> None:
        """Let the words of gaps and deadlines run on to the right end of the table."""
        self.table.clearSpans()
        behind = len(self.model.columns) - NARRATIVE
        for row in self.model.rows_between()[:_MOST_SPANS]:
            self.table.setSpan(row, NARRATIVE, 1, behind)

    # --- acts ------------------------------------------------------------------------------------

    def _merge(self) -> None:
        ids = self.table.chosen_ids()
        if len(ids) < 2:
            raise_to = InvalidInput(
                "Nothing was merged: choose two events or more first.",
                "Hold Ctrl or Shift while choosing rows.",
            )
            self.desk.bridge.failed.emit(raise_to)
            return
        self.form.commit_all()
        first, *others = ids

        def merged(case: CaseFile) -> CaseFile:
            for other in others:
                case = chronology_merging.merge(case, first, other)
            return case

        if self.desk.bridge.apply(f"Merge {len(ids)} events", merged):
            self.table.clearSelection()
            self.focus_record("event", first, "")

    def _split(self) -> None:
        id = self.table.current_id()
        if id:
            self.form.commit_all()
            self.dialog = SplitDialog(self.desk, id, self)
            self.dialog.made.connect(lambda new: self.focus_record("event", new, ""))
            self.dialog.show()

    def _on_placed(self, id: str, target: str, after: bool) -> None:
        try:
            self.desk.bridge.apply(
                "Move event",
                lambda case: chronology_merging.place(case, id, target, after=after),
            )
        except InvalidInput as error:
            self.desk.bridge.failed.emit(error)
        self.table.choose(id)

    def _events(self) -> list[ChronologyEvent]:
        """The events that are shown, as they stand."""
        rows = range(self.model.rowCount())
        events = self.desk.bridge.case.events
        return [events[id] for row in rows if (id := self.model.id_at(row))]

    def _chosen_columns(self) -> list[str]:
        left_out = self._view.left_out
        return [EXPORTED[c.title] for c in self.model.columns if c.title not in left_out]

    def _copy(self) -> None:
        ids = self.table.chosen_ids()
        events = self.desk.bridge.case.events
        chosen = [events[id] for id in ids] if len(ids) > 1 else self._events()
        self._exchange.copy(chosen, self._chosen_columns())

    def _export(self, ending: str) -> None:
        columns = self._chosen_columns()
        disputed = any(event.accounts for event in self._events())
        self._exchange.export(
            ending, self._events(), [*columns, "Accounts"] if disputed else columns
        )

    # --- following -------------------------------------------------------------------------------

    def _on_selected(self) -> None:
        ids = self.table.chosen_ids()
        self.many.follow(len(ids))
        self.interval.follow(ids)

    def _on_imported(self) -> None:
        self.filter.show_all()
        self.alike.look()
        self.table.setFocus()

    def begin_find(self) -> None:
        """Finding here is filtering."""
        self.filter.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.words.selectAll()

    def _on_filter(self) -> None:
        self.model.show_only(self.filter.accepts())
        self.catch_up()

    def _filter_or_not(self) -> None:
        """An empty chronology has nothing to filter."""
        self.filter.setVisible(bool(self.desk.bridge.case.events))

    def number_words(self) -> str:
        """How many events there are, are printed and are shown."""
        events = self.desk.bridge.case.events
        printed = sum(map(_IN_STATEMENT, events.values()))
        number = f"{len(events):,} {'event' if len(events) == 1 else 'events'}"
        number += f", {printed:,} in the statement"
        shown = self.model.events_shown
        if shown != len(events):
            number += f", {shown:,} shown"
        return number if events else ""

    def _on_table_wanted(self) -> None:
        if self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_added(self, id: str) -> None:
        if self.model.row_of(id) < 0:
            self.filter.show_all()
        self.table.choose(id)
