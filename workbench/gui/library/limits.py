"""Time limits of the procedures: the program's, or what the office counts by in their place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLineEdit, QTreeWidgetItem

from workbench.application.casebook.workbench import Workbench
from workbench.application.office.rules import own_rule, reset_rule, set_rule
from workbench.domain.dates.counting import DeadlineUnit
from workbench.domain.dates.partial import day_in_words
from workbench.domain.errors import InvalidInput
from workbench.domain.procedure.limits import LimitRule, ProcedureRule
from workbench.domain.records.remedies import Deadline
from workbench.domain.text import capitalised
from workbench.gui.dates.line import DayLine
from workbench.gui.fields.choice import choice_box
from workbench.gui.library.tab import LibraryTab
from workbench.gui.look.buttons import dialog_button
from workbench.gui.look.labels import WrappedLabel, note, toned
from workbench.gui.look.layout import GRID, REST, column_of, form_of, held, named, row_of, scrolled
from workbench.gui.look.lists import ID, Listing
from workbench.gui.look.moments import short_day
from workbench.gui.look.theme.typeface import PIXELS, sized
from workbench.gui.records.acts import give_menu, let_open, row_acts

_WHAT = (
    "What complaints to a council are counted by. A limit changed here holds in every case of this "
    "casebook for complaints received from the day you give. Complaints entered already keep "
    "theirs until “Use today’s rules” on their Procedure page; a limit for one case only is "
    "corrected there."
)
_KEPT = "Nothing was changed."
_STAGE_TWO = "the beginning of stage two, as chosen"


class LimitsTab(LibraryTab):
    """The limits at the left, the chosen one at the right; `changed` after each that was saved."""

    def __init__(self, workbench: Workbench) -> None:
        super().__init__(workbench, "limits", "library.limit.fault")
        self._of: tuple[str, str] | None = None
        self._shown: tuple[object, ...] = ()
        headings = ["Time limit", "Time allowed"]
        self.list = Listing("library.limits", "Time limits", headings)
        self.title = toned(named(WrappedLabel(), "library.limit.title"), "strong")
        self.runs = named(note(), "library.limit.runs")
        self.count = named(QLineEdit(), "library.limit.count", "Time allowed")
        self.unit = named(choice_box(), "library.limit.unit", "Unit")
        for each in DeadlineUnit:
            self.unit.addItem(each.value, each)
        self.extended = named(QLineEdit(), "library.limit.extended", "Time in all when extended")
        self.by = named(note(), "library.limit.extended-by")
        today, calendar = workbench.clock.today(), workbench.library.rules.calendar()
        self.since = DayLine("library.limit.from", "For complaints from", today, calendar)
        self.since.line.setPlaceholderText("blank: every complaint")
        self.source = named(QLineEdit(), "library.limit.source", "Source")
        self.source.setPlaceholderText("such as our protocol, 3.2")
        self.source.setToolTip("Where your office’s period is laid down")
        self._save = dialog_button("&Save limit", "library.limit.save", self._on_save)
        self._reset = dialog_button("&Back to the program’s", "library.limit.reset", self._on_reset)
        reset = row_acts(delete=self._on_reset, deleting="Back to the program’s")
        give_menu(self.list, "library.limits", reset)
        let_open(self.list, self.count.setFocus)
        self._lay_out()
        self.list.currentItemChanged.connect(lambda _now, _before: self._on_chosen())
        self._fill()

    def _lay_out(self) -> None:
        for line in (self.count, self.extended):
            line.setMaximumWidth(9 * GRID)
        form = form_of(
            ("Time allowed", row_of(self.count, (self.unit, 1))),
            ("When extended", row_of(self.extended, (self.by, 1))),
            ("For complaints from", self.since),
            ("Source", self.source),
        )
        right = held(
            column_of(
                self.title, self.runs, form, self.fault, row_of(self._reset, REST, self._save),
                REST,
                margins=(2 * GRID, 0, 0, 0),
            )
        )  # fmt: skip
        self.list.header().resizeSection(0, 290)
        least = right.minimumSizeHint().width() + 2 * GRID
        right = scrolled(right, "The limit chosen", across=False)
        right.setMinimumWidth(least)
        self.show_beside(_WHAT, self.list, right, (620, 380), grows=False)

    def _limits(self) -> Iterator[tuple[str, LimitRule]]:
        """Each limit as it now holds, with its procedure."""
        office = self._workbench.store.office()
        for key, procedure in self._workbench.shipped_library.rules.procedures.items():
            newest = {rule.id: rule for rule in procedure.limits}
            own = {each.rule.id: each.rule for each in office.rules if each.procedure == key}
            for rule in {**newest, **own}.values():
                yield key, rule

    def _rule(self) -> LimitRule | None:
        found = self._of
        return next(
            (rule for key, rule in self._limits() if found == (key, rule.id)), None
        )  # fmt: skip

    def _fill(self) -> None:
        kept = self._of
        with QSignalBlocker(self.list):
            self.list.clear()
            above = ""
            for key, rule in self._limits():
                if key != above:
                    self._head(self._procedure(key).title)
                    above = key
                item = self.list.add_row(["", ""], f"{key}/{rule.id}")
                self._describe(item, key, rule)
                if kept in (None, (key, rule.id)) and self.list.currentItem() is None:
                    self.list.setCurrentItem(item)
            if self.list.currentItem() is None:
                self.list.setCurrentItem(self._rows()[1])
        self._show(_of(self.list.currentItem()))

    def _head(self, words: str) -> None:
        """A procedure over its limits, which cannot be chosen."""
        head = self.list.add_row([words, ""], "")
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        head.setFirstColumnSpanned(True)
        head.setFont(0, sized(self.font(), PIXELS, QFont.Weight.DemiBold))

    def _describe(self, item: QTreeWidgetItem, key: str, rule: LimitRule) -> None:
        own = own_rule(self._workbench.store.office(), key, rule.id) is not None
        for column, words in enumerate((rule.title + " ✎" * own, capitalised(_time(rule)))):
            item.setText(column, words)
            item.setToolTip(column, words)

    def _on_chosen(self) -> None:
        if self.keep():
            self._show(_of(self.list.currentItem()))
            return
        self.stay_at(self.list, self._choose_shown)

    def _choose_shown(self) -> None:
        for item in self._rows():
            if _of(item) == self._of:
                self.list.setCurrentItem(item)

    def _rows(self) -> list[QTreeWidgetItem]:
        rows = map(self.list.topLevelItem, range(self.list.topLevelItemCount()))
        return [row for row in rows if row is not None]

    def _show(self, of: tuple[str, str] | None) -> None:
        self._of = of
        rule = self._rule()
        if of is None or rule is None:
            return
        steps = {step.key: step.title for step in self._procedure(of[0]).steps}
        self.title.setText(rule.title)
        begins = " or ".join(steps.get(key, _STAGE_TWO) for key in rule.from_steps)
        shipped = [each for each in self._procedure(of[0]).limits if each.id == rule.id]
        told = [f"The program counts {_time(each)} ({each.source})." for each in shipped]
        self.runs.setText(
            "\n".join(
                (
                    f"From: {begins}",
                    f"Until: {steps.get(rule.to_step, rule.to_step)}",
                    *(told or ["Added by your office."]),
                )
            )
        )
        self.count.setText(str(rule.count))
        self.unit.setCurrentIndex(self.unit.findData(rule.unit))
        self.extended.setText(str(rule.extended or ""))
        self.extended.setEnabled(bool(rule.extended_by))
        by = steps.get(rule.extended_by, "")
        self.by.setText(f"in all, by: {by}" if by else "No step extends this limit.")
        own, since = own_rule(self._workbench.store.office(), *of), rule.valid_from
        self.since.line.setText(day_in_words(since) if since is not None else "")
        self.source.setText(own.rule.source if own is not None else "")
        self.fault.hide()
        self._reset.setEnabled(own is not None)
        self._shown = self._entered()

    def _procedure(self, key: str) -> ProcedureRule:
        return self._workbench.shipped_library.rules.procedures[key]

    def _entered(self) -> tuple[object, ...]:
        lines = (self.count, self.extended, self.since.line, self.source)
        return (self.unit.currentData(), *(line.text().strip() for line in lines))

    def _value(self, rule: LimitRule) -> LimitRule:
        if not self.since.settled:
            raise InvalidInput(
                "The day from which it holds is not one day.", f"{_KEPT} Enter it, or leave it out."
            )
        if not self.source.text().strip():
            raise InvalidInput(
                "The limit has no source.",
                f"{_KEPT} Enter under Source where your office’s period is laid down.",
            )
        return replace(
            rule,
            count=_number(self.count, "time allowed"),
            unit=DeadlineUnit(self.unit.currentData()),
            extended=_number(self.extended, "time when extended") if rule.extended_by else 0,
            valid_from=self.since.day,
            source=self.source.text().strip(),
            consulted=self._workbench.clock.today(),
            status="",
        )

    def keep(self) -> bool:
        """Save what was entered and not saved; False when it cannot be kept, and that is said."""
        if self._of is None or self._entered() == self._shown:
            return True
        if not self._saved():
            return False
        self._shown = self._entered()
        for item in self._rows():
            rule = self._rule()
            if _of(item) == self._of and rule is not None:
                self._describe(item, self._of[0], rule)
        self.changed.emit()
        return True

    def _saved(self) -> bool:
        workbench, of, rule = self._workbench, self._of, self._rule()
        if of is None or rule is None:
            return True

        def save() -> None:
            made, id = self._value(rule), workbench.ids.new("rule")
            shipped = workbench.shipped_library.rules
            workbench.change_office(
                f"Time limit changed: {made.title}",
                lambda office: set_rule(office, shipped, id, of[0], made),
            )

        return self.fault.attempt(save)

    def _on_save(self) -> None:
        if self._saved():
            self._fill()
            self.changed.emit()

    def _on_reset(self) -> None:
        of, rule = self._of, self._rule()
        if of is None or rule is None:
            return
        if self.change(
            f"Time limit put back: {rule.title}", lambda office: reset_rule(office, *of)
        ):
            self._fill()
            self.changed.emit()


def _of(item: QTreeWidgetItem | None) -> tuple[str, str] | None:
    """The procedure and the limit a row is of."""
    if item is None:
        return None
    procedure, _, limit = str(item.data(0, ID)).partition("/")
    return procedure, limit


def _time(rule: LimitRule) -> str:
    words = Deadline(rule.count, rule.unit).in_words()
    if rule.extended:
        words += f", {rule.extended} when extended"
    if rule.valid_from is not None:
        words += f", from {short_day(rule.valid_from)}"
    return words


def _number(line: QLineEdit, what: str) -> int:
    words = line.text().strip()
    if not (words.isascii() and words.isdigit()) or len(words) > 6:
        raise InvalidInput(f"The {what} is not a whole number.", f"{_KEPT} Enter a figure.")
    return int(words)
