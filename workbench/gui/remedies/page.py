"""The Remedies page: what is recommended, what the body offered, what was considered and not
recommended, in one list; each with its record, and what was done after the decision.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtWidgets import QWidget

from workbench.application.case import editing
from workbench.application.records.labels import injustice_label, offer_label, people_words
from workbench.application.remedies import answers, ladder
from workbench.application.remedies.compliance import next_deadline
from workbench.application.remedies.counting_anew import COUNT_ANEW, count_anew, days_out_of_step
from workbench.application.remedies.lines import add_remedy, read_remedy
from workbench.application.remedies.offers import (
    add_offer,
    is_offer,
    new_offer,
    offers_for,
    read_offer,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import day_in_words
from workbench.domain.money import money
from workbench.domain.records.offers import Offer
from workbench.domain.records.remedies import Remedy, RemedyKind
from workbench.domain.text import capitalised, shortened
from workbench.gui.desk import Desk
from workbench.gui.fields.text import MarkupField
from workbench.gui.look.buttons import dialog_button
from workbench.gui.look.labels import FAULT_MARK, FaultLine, WrappedLabel, grounded, note, toned
from workbench.gui.look.layout import GRID, column_of, named
from workbench.gui.look.moments import days_away
from workbench.gui.records.entry import ENTER, Typed, Understood
from workbench.gui.records.folds import TO_DO, Fold
from workbench.gui.records.form import RecordForm
from workbench.gui.records.made_of import PageWords, Records
from workbench.gui.records.notices import Notice, NoticeList
from workbench.gui.records.page import RecordPage
from workbench.gui.records.split import Panel
from workbench.gui.remedies.follow_up import (
    FollowUp,
    export_reminders,
    follow_agreed,
    how_it_stands,
)
from workbench.gui.remedies.form_rows import example_words, fit, remedy_rows, smart_lines
from workbench.gui.remedies.listed import (
    Followed,
    columns,
    followed_up,
    group_order,
    offered_words,
    row_words,
    usual_words,
)

# Loaded when they are first shown.
if TYPE_CHECKING:
    from workbench.gui.remedies.comparison import ComparisonPanel

WORDS = PageWords(
    title="Remedies",
    noun="remedy",
    prompt="New remedy: what, for whom",
    empty="What is to be done for each injustice: apologise to Miss X, 4 weeks. Deadlines "
    "count from the final decision.",
)

_COMPARISON, _LADDER = "comparison", "ladder"

_LABEL = 90
"""How much of an injustice stands beside its button."""


class RemediesPage(RecordPage[Any]):
    """One list of remedies, offers, and kinds of remedy considered and not recommended."""

    def __init__(self, desk: Desk) -> None:
        self._missing = named(note(), "remedies.missing")
        self._offered = named(note(), "remedies.offered")
        self._smart = named(note(), "remedy.smart")
        followed = followed_up(desk)
        self._follow_up: FollowUp | None = None
        follow_up = Fold(
            "Follow-up", partial(self._make_follow_up, followed), partial(how_it_stands, followed)
        )
        super().__init__(
            desk,
            Records(
                "remedy", "remedies", WORDS, columns(desk, followed),
                [*remedy_rows(desk, self._offered, self._smart, follow_up), self._missing],
                _begin, group_order,
                others={"offer": self._offer_form, "rung": self._rung_form},
                row=partial(row_words, desk, followed),
            ),
        )  # fmt: skip
        self.form.made.connect(self._show_chosen)
        self._make_above()
        self._make_foot()
        self.add_act("Offer already made", "offer", self.add_offer, "Alt+O")
        self.add_act("Follow up agreed remedies", "follow", self.follow_agreed)
        self.add_act("Reminders for a calendar…", "export", lambda: export_reminders(desk))
        self.panels.offer(Panel(_COMPARISON, "Comparison", "tag", self._make_comparison))
        self.panels.offer(Panel(_LADDER, "Ladder of remedies", "list-ordered", self._make_ladder))
        self.panels.turned.connect(self._on_panel)
        self.shown.connect(self._show_chosen)
        self.follow(
            self._refresh, "remedy", "injustice", "person", "finding", "case", "offer", "text",
            "compliance", "evidence",
        )  # fmt: skip

    def understood(self, case: CaseFile, line: str) -> Understood:
        """What kind of remedy or offer a line is, for whom, how much and by when."""
        if is_offer(line):
            offer = read_offer(case, line)
            said = [offered_words(case), *_whom_and_sum(case, offer), ENTER]
            return Understood(" · ".join(said))
        read = read_remedy(case, line)
        time = [f"within {read.deadline.in_words()}"] if read.deadline is not None else []
        said = [capitalised(read.kind.value), *_whom_and_sum(case, read), *time, ENTER]
        return Understood(" · ".join(said))

    def entered(self, case: CaseFile, typed: Typed) -> CaseFile:
        """The case with the remedy or the offer of a line."""
        if is_offer(typed.words):
            return add_offer(case, typed.words, typed.ids.new("offer"))
        return add_remedy(case, typed.words, typed.ids.new("remedy"))

    def add_for(self, injustice_id: str) -> None:
        """Add a remedy that answers an injustice."""
        self._add(
            "remedy",
            lambda case, id: editing.add(
                case, "remedy", answers.new_remedy(case, id, injustice_id)
            ),
        )

    def add_kind(self, kind: RemedyKind) -> None:
        """Add a remedy of a kind, behind those of its own and earlier kinds."""

        def add(case: CaseFile, id: str) -> CaseFile:
            begun = replace(_begin(case, id), kind=kind)
            if kind is RemedyKind.SERVICE_IMPROVEMENT:
                begun = replace(begun, person_id="", joint_ids=(), injustice_ids=())
            return ladder.add_in_order(case, begun)

        self._add("remedy", add)

    def add_offer(self) -> None:
        """Add what the body offered, agreed or paid of its own accord."""
        self._add("offer", lambda case, id: editing.add(case, "offer", new_offer(case, id)))

    def follow_agreed(self) -> None:
        """Follow up every agreed remedy that is not yet."""
        self._trouble.attempt(lambda: follow_agreed(self.desk))

    def _add(self, kind: str, edit: Callable[[CaseFile, str], CaseFile]) -> None:
        id = self.desk.ids.new(kind)
        self.in_hand.commit_all()
        if self.desk.bridge.apply(f"Add {kind}", lambda case: edit(case, id)):
            self.focus_record(kind, id, "")

    def duplicate(self) -> None:
        """Copy the chosen record; what was considered about a kind is there once."""
        if self.model.kind_of(self.table.current_id()) != "rung":
            super().duplicate()

    def focus_record(self, kind: str, id: str, field: str) -> None:
        """Choose a record and bring the keyboard to one of its fields."""
        item = self.desk.bridge.case.compliance.get(id) if kind == "compliance" else None
        if item is not None and self.table.choose(item.remedy_id):
            self.form.body.unfold(self.follow_up)
            self.follow_up.focus_part(field)
        elif kind == "rung" and self.model.row_of(id) < 0:
            self._weigh(id)
        else:
            super().focus_record(kind, id, field)

    def _offer_form(self) -> RecordForm:
        from workbench.gui.remedies.offers import OfferForm

        return OfferForm(self.desk)

    def _rung_form(self) -> RecordForm:
        from workbench.gui.remedies.ladder import rungs_at, weighed_rows

        return RecordForm(rungs_at(self.desk), weighed_rows(self.desk))

    @property
    def follow_up(self) -> FollowUp:
        """What is done after the decision, folded in the form."""
        self.form.body.fill()
        assert self._follow_up is not None
        return self._follow_up

    def _make_follow_up(self, followed: Followed) -> list[QWidget]:
        self._follow_up = FollowUp(self.desk, followed)
        return [self._follow_up]

    def _weigh(self, rung_id: str) -> None:
        """Let it be said why a kind is not recommended; the list has it once something is said."""
        self.table.clearSelection()
        self.hold(self.form_of("rung"))
        self.in_hand.show_record(rung_id)
        self.show_title()
        self.in_hand.focus_field()

    def show_title(self) -> None:
        """Show what the record is called, a kind of remedy by its name."""
        kind = ladder.kind_of_rung(self.in_hand.record_id)
        if kind is None:
            super().show_title()
        else:
            self.beside.show_name(f"Why no {kind.value}")

    @property
    def comparison(self) -> ComparisonPanel:
        """Published awards."""
        return cast("ComparisonPanel", self.panels.part(_COMPARISON))

    def _make_comparison(self) -> QWidget:
        from workbench.gui.remedies.comparison import ComparisonPanel

        return ComparisonPanel(self.desk)

    def _make_ladder(self) -> QWidget:
        from workbench.gui.remedies.ladder import LadderPanel

        weigh = lambda rung: self.focus_record("rung", rung, "considered")  # noqa: E731
        return LadderPanel(self.desk, self.add_kind, weigh)

    def _on_panel(self) -> None:
        if self.panels.shown == _COMPARISON:
            case, remedy = self.desk.bridge.case, self.record()
            answered = remedy.injustice_ids if remedy is not None else ()
            kinds = [case.injustices[id].kind for id in answered if id in case.injustices]
            self.comparison.show_kind(kinds[0] if kinds else None)

    def _make_above(self) -> None:
        self._open = NoticeList("remedies.unanswered", "Injustices no remedy answers")
        self._out_of_step = toned(FaultLine("compliance.out_of_step"), "late")
        self._trouble = FaultLine("compliance.trouble")
        self._anew = dialog_button("Count the days anew", "compliance.anew", self._on_anew)
        self._anew.hide()
        self._open.renewed.connect(self.listed.set_tabs)
        for part in (self._open, self._out_of_step, self._anew, self._trouble):
            self.above.addWidget(part)

    def _on_anew(self) -> None:
        calendar = self.desk.workbench.library.rules.calendar()
        self.desk.bridge.apply(COUNT_ANEW, lambda case: count_anew(case, calendar))

    def _make_foot(self) -> None:
        """What is to be paid, what the summary says of it, and what is awaited next."""
        self._foot = grounded(QWidget(), "lst", "above")
        self._totals = toned(
            named(WrappedLabel(), "remedies.totals", "Payments in total"), "strong"
        )
        self._summary = toned(
            named(WrappedLabel(), "remedies.summary", "Sums in the summary"), "hint"
        )
        self._next = toned(named(WrappedLabel(), "compliance.next"), "hint")
        column_of(
            self._totals, self._summary, self._next,
            within=self._foot, margins=(2 * GRID, GRID, 2 * GRID, GRID), gap=2,
        )  # fmt: skip
        self.listed.foot.addWidget(self._foot)

    def _refresh(self) -> None:
        case, workbench = self.desk.bridge.case, self.desk.workbench
        self._open.show_notices(
            [
                Notice(
                    shortened(injustice_label(case, each), _LABEL),
                    "Add remedy", f"remedies.add.{each.id}",
                    partial(self.add_for, each.id),
                )
                for each in answers.unanswered(case)
            ]
        )  # fmt: skip
        self._trouble.hide()
        moved = days_out_of_step(case, workbench.library.rules.calendar())
        self._out_of_step.say(*(each.words for each in moved))
        self._anew.setVisible(bool(moved))
        words = answers.totals_words(case)
        self._totals.setText(f"To be paid: {words}" if words else "")
        agrees, said = answers.summary_words(case)
        self._summary.setText((said if agrees else f"{FAULT_MARK}{said}") if words else "")
        self._next.setText(_next_words(case, self.desk))
        for label in (self._totals, self._summary, self._next):
            label.setVisible(bool(label.text()))
        self._foot.setVisible(bool(words or self._next.text()))
        self._show_chosen()

    def _show_chosen(self) -> None:
        """Show what the chosen remedy lacks, the fields of its kind and its words when blank."""
        case, remedy = self.desk.bridge.case, self.record()
        missing = answers.missing_in(case, remedy) if remedy is not None else ()
        self._missing.setText("\n".join(f"{TO_DO} {each}" for each in missing))
        self._missing.setVisible(bool(missing))
        self._smart.setText(smart_lines(case, remedy) if remedy is not None else "")
        if self._follow_up is not None:
            self._follow_up.show_remedy(remedy)
        fit(self.form, case, remedy)
        self._show_offered(case, remedy)
        self._show_blank(case, remedy)

    def _show_offered(self, case: CaseFile, remedy: Remedy | None) -> None:
        found = offers_for(case, "remedy", remedy.id) if remedy is not None else []
        said = "; ".join(f"{offer_label(case, each)} ({each.state})" for each in found)
        self._offered.setText(f"Done or offered already: {said}")
        self._offered.setVisible(bool(found))

    def _show_blank(self, case: CaseFile, remedy: Remedy | None) -> None:
        field = self.form.field("text")
        if remedy is not None and isinstance(field, MarkupField):
            words, example = usual_words(self.desk, case, remedy), example_words(remedy.kind)
            also = f"\nSuch as: {example}" if example else ""
            field.editor.setPlaceholderText(f"Blank: {words}{also}")


def _begin(case: CaseFile, id: str) -> Remedy:
    """A remedy for the first injustice that has none."""
    left = answers.unanswered(case)
    return answers.new_remedy(case, id, left[0].id if left else "")


def _whom_and_sum(case: CaseFile, read: Remedy | Offer) -> list[str]:
    named = people_words(case, read.for_ids)
    whom = [f"for {named}{', together' * (len(read.for_ids) > 1)}"] if named else []
    return whom + ([money(read.amount)] if read.amount is not None else [])


def _next_words(case: CaseFile, desk: Desk) -> str:
    """The next thing awaited after the decision, marked when its day has gone by."""
    awaited = next_deadline(case)
    if awaited is None:
        return ""
    what, day = awaited
    today = desk.workbench.clock.today()
    said = f"Next: {what}, {day_in_words(day)} ({days_away(day, today)})"
    return f"{FAULT_MARK}{said}" if day < today else said
