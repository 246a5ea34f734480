"""What happened, in order of date: one line adds an event, the record beside it has the rest."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from workbench.application.chronology import events as chronology
from workbench.application.chronology import merging as chronology_merging
from workbench.application.records.labels import sources_words
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import PartialDate
from workbench.domain.errors import InvalidInput
from workbench.domain.records.chronology import ChronologyEvent, order_key
from workbench.domain.step_dates import steps_on, title_of
from workbench.gui.chronology.bars import AgesNote, IntervalBar, LookAlikeBar
from workbench.gui.chronology.columns import EXPORTED, date_words, event_columns, event_row
from workbench.gui.chronology.exchange import FILES, TableExchange
from workbench.gui.chronology.filters import EventFilter
from workbench.gui.chronology.form_rows import FindingsOf, event_rows, findings_words
from workbench.gui.chronology.model import Between, ChronologyModel
from workbench.gui.chronology.preferences import LONGEST_GAP, ChronologyPreferences
from workbench.gui.chronology.splitting import SplitDialog
from workbench.gui.chronology.steps import StepsOf, steps_words
from workbench.gui.desk import Desk
from workbench.gui.live import Live, numbers_by_record
from workbench.gui.look.buttons import key_act
from workbench.gui.look.layout import named
from workbench.gui.records.acts import RowAct
from workbench.gui.records.entry import ENTER, Typed, Understood
from workbench.gui.records.folds import Fold
from workbench.gui.records.made_of import PageWords, Records
from workbench.gui.records.page import RecordPage
from workbench.gui.records.rows import RowWords
from workbench.gui.settings import print_new_events, settings_of

WORDS = PageWords(
    title="Chronology",
    noun="event",
    prompt="Date, what happened, E4 p. 2",
    empty="What happened belongs here, in order of date: 22 March 2021 The Council wrote to "
    "Miss X. A month, a year or mid-January will do.",
)

_TOO_FEW = "Choose two events or more first: hold Ctrl or Shift"

_GAP_STEPS = (5, 10, 20, 40, 65)


class ChronologyPage(RecordPage[ChronologyEvent]):
    """The events of a case."""

    model: ChronologyModel
    adds_first = True

    def __init__(self, desk: Desk, live: Live | None = None) -> None:
        self._view = ChronologyPreferences(desk)
        self._ages = AgesNote(desk)
        findings = Fold("Findings", self._make_findings, findings_words)
        steps = Fold("Step of the procedure", self._make_steps, partial(steps_words, desk))
        self._paragraphs: dict[str, int] = {}
        super().__init__(
            desk,
            Records(
                "event",
                "chronology",
                WORDS,
                event_columns(),
                lambda: event_rows(desk, self._ages, findings, steps),
                order=order_key,
            ),
        )
        self._exchange = TableExchange(desk, self)
        self._build_above()
        self._build_menu()
        self.when_shown(self._ages.show_event)
        self.follow(self.table.say_again, "step", "complaint")
        self.table.selection_changed.connect(self._on_selected)
        self._show_columns()
        self._show_between()
        self.catch_up()
        if live is not None:
            live.composed.connect(self._on_composed)
            if live.document is not None:
                self._on_composed(live.document)

    def _make_findings(self) -> list[QWidget]:
        made = FindingsOf(self.desk)
        self.when_shown(made.show_event)
        self.follow(lambda: made.show_event(self.form.record_id), "finding")
        return [made]

    def _make_steps(self) -> list[QWidget]:
        made = StepsOf(self.desk)
        self.when_shown(made.show_event)
        self.follow(lambda: made.show_event(self.form.record_id), "step", "complaint")
        return [made]

    def make_model(self) -> ChronologyModel:
        """Events, with gaps and deadlines between them."""
        return ChronologyModel(self.desk, self.made_of.columns)

    def row_words(self, case: CaseFile, record: Any) -> RowWords:
        """The date with its source and paragraph, then what happened."""
        if isinstance(record, Between):
            return RowWords(words=record.words, note=record.when, between=True)
        return event_row(case, record, self._paragraphs.get(record.id))

    def understood(self, case: CaseFile, line: str) -> Understood:
        """The date as it is read, and the event it will stand behind."""
        entry = chronology.read_entry(case, line)
        parts = [entry.notice, sources_words(case, entry.sources)]
        if entry.on is not None:
            before = self._before(case, entry.on)
            parts = [f"= {entry.on.in_words()}", f"after “{before}”" if before else "", *parts]
            printed = self.desk.new_events.printed
            parts.append("in the statement" if printed else "not in the statement")
        parts.append("" if entry.question or not entry.narrative else ENTER)
        return Understood(" · ".join(filter(None, parts)), entry.question, entry.options)

    def _before(self, case: CaseFile, on: PartialDate) -> str:
        """The date of the event behind which one of a date would stand."""
        if not self.model.in_own_order:
            return ""
        events = case.events
        ids = [id for id in self.model.ids if id in events]
        new = order_key(ChronologyEvent(id="", on=on, position=len(events) + 1))
        place = bisect_left(ids, new, key=lambda id: order_key(events[id]))
        return date_words(case, events[ids[place - 1]]) if place else ""

    def entered(self, case: CaseFile, typed: Typed) -> CaseFile:
        """The case with the event of a line."""
        new = replace(self.desk.new_events, ids=typed.ids)
        return chronology.add_entry(case, typed.words, new, typed.chosen)

    def copy_edit(self, case: CaseFile, id: str, new_id: str) -> CaseFile:
        """Copy an event, right behind it."""
        return chronology_merging.copy(case, id, new_id)

    def move_edit(self, case: CaseFile, id: str, by: int) -> CaseFile:
        """Move an event among those of its own date."""
        return chronology.move_event(case, id, by)

    def why_it_stays(self, id: str, by: int) -> str:
        """Events stand by their dates."""
        return "Events stand by their dates: one moves among those of the same date"

    def goes_with(self, case: CaseFile, ids: Sequence[str]) -> str:
        """The dates of the procedure that are those of the events."""
        rules = self.desk.workbench.library.rules
        steps = [title_of(case, step, rules) for id in ids for step in steps_on(case, id)]
        return f", and in the procedure the date of “{'”, “'.join(steps)}”" if steps else ""

    def focus_record(self, kind: str, id: str, field: str) -> None:
        """Choose an event; the words the statement has of it are its own, or what happened."""
        event = self.desk.bridge.case.events.get(id)
        if event is not None and field == "statement_text" and not event.statement_text.strip():
            field = "narrative"
        super().focus_record(kind, id, field)

    def add(self) -> str:
        """No event begins without a word of what happened."""
        return ""

    def more_acts(self) -> Iterable[RowAct]:
        """Events are split and merged, too."""
        return (
            RowAct("Split into two…", "split", self._split),
            RowAct("Merge selected", "merge", self._merge, "Ctrl+M", self._several, _TOO_FEW),
        )

    def _several(self) -> bool:
        return len(self.table.chosen_ids()) > 1

    def _build_above(self) -> None:
        self.filter = EventFilter(self.desk)
        self.filter.changed.connect(self._on_filter)
        key_act(self.filter, "Esc", self._end_find)
        self.filter.hide()
        self.alike = LookAlikeBar(self.desk)
        self.alike.wanted.connect(lambda id: self.focus_record("event", id, ""))
        self.interval = IntervalBar(self.desk)
        for part in (self.filter, self.interval):
            self.above.addWidget(part)
        self.listed.foot.insertWidget(0, self.alike)

    def _build_menu(self) -> None:
        self._exchange.imported = self._on_imported
        acts: list[QAction] = [
            self.add_act("Paste a table…", "paste-table", self._exchange.paste, "Ctrl+Shift+V"),
            self.add_act("Import a file…", "import", self._exchange.bring_in),
            self.add_act("Copy all for Excel and Word", "copy-all", self.copy_all, "Ctrl+Shift+C"),
        ]
        for ending, words in FILES.items():
            act = partial(self._export, ending)
            acts.append(
                self.add_act(f"Export: {words.partition(' (')[0]}…", f"export{ending}", act)
            )
        for action in acts:
            action.setEnabled(self._exchange.able)
        self.listed.menu.addSeparator()
        self._build_view()

    def _build_view(self) -> None:
        menu = self.listed.menu
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
        self._into = self._toggle(
            menu,
            "New events go into the statement",
            "printed",
            self.desk.new_events.printed,
        )
        self._into.toggled.connect(partial(print_new_events, settings_of(self.desk.services)))
        copied = menu.addMenu("Columns of a copy")
        self._copied: dict[str, QAction] = {}
        left_out = self._view.left_out
        for column in self.model.columns:
            if column.title not in ("Date", "What happened"):
                action = named(copied.addAction(column.title), f"chronology.column.{column.title}")
                action.setCheckable(True)
                action.setChecked(column.title not in left_out)
                action.triggered.connect(lambda _on: self._on_columns())
                self._copied[column.title] = action

    def _toggle(self, menu: QMenu, words: str, name: str, on: bool) -> QAction:
        action = named(menu.addAction(words), f"chronology.view.{name}")
        action.setCheckable(True)
        action.setChecked(on)
        action.toggled.connect(lambda _on: self._on_between())
        return action

    def _show_columns(self) -> None:
        places = {column.title: n for n, column in enumerate(self.model.columns)}
        self.table.left_out = frozenset(
            places[each] for each in self._view.left_out if each in places
        )

    def _on_columns(self) -> None:
        self._view.keep_left_out(t for t, action in self._copied.items() if not action.isChecked())
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

    def _merge(self) -> None:
        ids = self.table.chosen_ids()
        if len(ids) < 2:
            self.listed.undo_line.say(_TOO_FEW, done=False)
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
            self.listed.undo_line.say(
                f"{len(ids)} events merged", go=partial(self.table.choose, first)
            )

    def _split(self) -> None:
        id = self.table.current_id()
        if id:
            self.form.commit_all()
            split = SplitDialog(self.desk, id, self)
            split.made.connect(lambda new: self.focus_record("event", new, ""))
            self.ask(split)

    def place(self, id: str, target: str, after: bool) -> None:
        """Put a dragged event among those of its date."""
        try:
            self.desk.bridge.apply(
                "Move event",
                lambda case: chronology_merging.place(case, id, target, after=after),
            )
        except InvalidInput as error:
            self.listed.undo_line.say(error.message.rstrip("."), done=False)
        self.table.choose(id)

    def _events(self) -> list[ChronologyEvent]:
        """The events that are shown, as they stand."""
        rows = range(self.model.rowCount())
        events = self.desk.bridge.case.events
        return [events[id] for row in rows if (id := self.model.id_at(row))]

    def _chosen_columns(self) -> list[str]:
        left_out = self._view.left_out
        return [EXPORTED[c.title] for c in self.model.columns if c.title not in left_out]

    def copy(self) -> None:
        """Copy the selected events."""
        events = self.desk.bridge.case.events
        chosen = [events[id] for id in self.table.chosen_ids()]
        self._exchange.copy(chosen, self._chosen_columns())

    def copy_all(self) -> None:
        """Copy all events that are shown."""
        self._exchange.copy(self._events(), self._chosen_columns())

    def _export(self, ending: str) -> None:
        columns = self._chosen_columns()
        disputed = any(event.accounts for event in self._events())
        self._exchange.export(
            ending, self._events(), [*columns, "Accounts"] if disputed else columns
        )

    def _on_selected(self) -> None:
        self.interval.follow(self.table.chosen_ids())

    def _on_composed(self, document: Any) -> None:
        found = dict(numbers_by_record(document, "event"))
        if found != self._paragraphs:
            self._paragraphs = found
            self.table.say_again()

    def _on_imported(self, words: str, first: str) -> None:
        """Show the first of the events that came, and say how many they are."""
        self.show_all()
        self.alike.look()
        self.table.choose(first)
        self.table.setFocus()
        self.listed.undo_line.say(f"{words} imported", go=partial(self.table.choose, first))

    def paste(self) -> None:
        """Rows of another program go through the preview of the import."""
        if self._exchange.able:
            self._exchange.paste()

    def begin_find(self) -> None:
        """Finding here is filtering."""
        self.filter.show()
        self.filter.begin()

    def _end_find(self) -> None:
        self.show_all()
        self.table.setFocus()

    def show_all(self) -> None:
        """Take every filter off."""
        self.filter.show_all()
        self.filter.hide()

    def _on_filter(self) -> None:
        self.model.show_only(self.filter.accepts())
        self.catch_up()

    def number_words(self) -> str:
        """How many events there are, and how many of them are shown."""
        events = self.desk.bridge.case.events
        shown = self.model.events_shown
        if shown != len(events):
            return f"{len(events):,} · {shown:,} shown"
        return f"{len(events):,}" if events else ""
