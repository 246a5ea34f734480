"""What was found before something leaves: each name in its sentence, and what is to happen with it.

Nothing is written while this is open. When every place is settled, what was asked for goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QMouseEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QRadioButton, QWidget

from workbench.application.fixing.fixes import fix_for
from workbench.application.fixing.leaving_out import take_out
from workbench.application.fixing.single import Fix, FixContext
from workbench.application.handing_out.accepting import FEWEST_WORDS, accept
from workbench.application.handing_out.gate import Leak, NamesFound, refuse_names
from workbench.domain.errors import WorkbenchError
from workbench.domain.problems import Problem
from workbench.domain.text import capitalised, shortened
from workbench.gui.desk import Desk
from workbench.gui.leaving.reason_edit import ReasonEdit
from workbench.gui.look.appearance import tone
from workbench.gui.look.buttons import go_button
from workbench.gui.look.dialog import Dialog, fit
from workbench.gui.look.labels import (
    FAULT_MARK,
    ElidedLabel,
    WrappedLabel,
    note,
    of_kind,
    rule,
    title,
    toned,
)
from workbench.gui.look.layout import GRID, REST, column_of, named, row_of
from workbench.gui.look.theme.marks import Sign
from workbench.gui.look.theme.palette import shade
from workbench.gui.look.theme.typeface import printed_font
from workbench.statement.nodes import StatementStage

LABEL, OUT, MYSELF, LEAVE = "label", "out", "myself", "leave"


class LeakDialog(Dialog):
    """Goes through what was found, one place at a time.

    `may_leave` says whether a place may stay for a reason; from a publication set nothing may.
    `then` goes on with what was asked for once every place is settled.
    """

    def __init__(
        self,
        desk: Desk,
        leaks: Sequence[Leak],
        stage: StatementStage,
        then: Callable[[], object],
        parent: QWidget,
        *,
        may_leave: bool = True,
    ) -> None:
        super().__init__(parent, "leaks", "Before it goes out")
        self.setMinimumWidth(620)
        self._desk, self._stage, self._then, self._may_leave = desk, stage, then, may_leave
        in_statement = [leak for leak in leaks if leak.problem is not None]
        # What only the files have is mostly the same words again: they are looked at last.
        self._leaks = in_statement or list(leaks)
        self._at = 0
        self._fixes: dict[str, Fix] = {}
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        sign = Sign(size=20)
        sign.show_drawing("shield-alert", "red")
        self.heading = named(title(""), "leaks.heading")
        self.heading.setWordWrap(True)
        self.count = named(toned(QLabel(), "second"), "leaks.count")
        said = column_of((self.heading, 1), toned(note(_NOTHING_YET), "second"), gap=4)
        top = Qt.AlignmentFlag.AlignTop
        head = row_of((sign, 0, top), (said, 1), (self.count, 0, top))
        self.place = named(toned(note(), "hint"), "leaks.place")
        self.sentence = named(WrappedLabel(), "leaks.sentence")
        self.sentence.setTextFormat(Qt.TextFormat.RichText)
        self.sentence.setFont(printed_font(15))
        self.why = named(toned(note(), "hint"), "leaks.why")
        card = of_kind(QFrame(), "card")
        column_of(self.place, self.sentence, self.why, within=card, margins=2 * GRID)
        self.choices = QButtonGroup(self)
        self._offers = {name: _Offer(f"leaks.{name}") for name in (LABEL, OUT, MYSELF, LEAVE)}
        for offer in self._offers.values():
            self.choices.addButton(offer.radio)
            offer.radio.toggled.connect(self._follow)
        self.reason = ReasonEdit("leaks.reason", "Why it may stay")
        self.reason.setPlaceholderText(f"Why it is no name, in {FEWEST_WORDS} words or more")
        self.reason.textChanged.connect(self._follow)
        self.next = named(toned(ElidedLabel(), "second"), "leaks.next")
        self.go = go_button("Next", "leaks.go", self._on_go)
        foot = row_of(
            (note("Looked through: text, properties, links and file names"), 1),
            self.leave_button(),
            self.go,
        )
        offers = column_of(*self._offers.values(), self.reason, gap=0)
        self.show_parts(
            head, card, offers, self.fault, self.next, REST, rule(), foot,
            margins=(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID), gap=GRID + GRID // 2,
        )  # fmt: skip

    @property
    def leak(self) -> Leak:
        """The place that is shown."""
        return self._leaks[self._at]

    @property
    def problem(self) -> Problem | None:
        """What the place is among the problems of the statement; None where only a file has it."""
        return self.leak.problem

    def _show(self) -> None:
        leak = self.leak
        self._colour()
        self.heading.setText(f"{capitalised(leak.hit.what.value)} is in {leak.file}")
        self.count.setText(f"{self._at + 1} of {len(self._leaks)}")
        self.place.setText(f"{capitalised(leak.place)}{self._whom()}")
        self.why.setText(capitalised(f"{leak.hit.reason}."))
        self._fixes = self._fixes_here()
        offered = self._offered()
        for name, offer in self._offers.items():
            offer.show_words(*offered.get(name, ("", "")))
        self._offers[next(iter(offered))].radio.setChecked(True)
        self.reason.clear()
        self.fault.hide()
        rest = self._leaks[self._at + 1 :]
        self.next.setVisible(bool(rest))
        self.next.setText(f"Next: {rest[0].place}, “{rest[0].hit.words}”" if rest else "")
        self.go.setText("Next" if rest else "Go on")
        self._follow()

    def _colour(self) -> None:
        self.sentence.setText(self._lit(self.leak))

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height of what is shown first."""
        super().showEvent(event)
        fit(self)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self._colour()

    def _whom(self) -> str:
        people = self._desk.bridge.case.people
        known = [people[id] for id in self.leak.hit.whom if id in people]
        named = [f"{each.name or 'somebody'}, in this case {each.alias}" for each in known
                 if each.alias]  # fmt: skip
        return f" · {'; '.join(named)}" if named else ""

    def _lit(self, leak: Leak) -> str:
        sentence, words = leak.hit.sentence, leak.hit.words
        before, found, after = sentence.partition(words)
        colour = tone(self.palette(), "error").name()
        ground = shade("redTint").name()
        style = f"color:{colour}; background:{ground}"
        lit = f'<b style="{style}"><u>{escape(found)}</u></b>'
        return f"{escape(before)}{lit}{escape(after)}"

    def _fixes_here(self) -> dict[str, Fix]:
        problem = self.problem
        if problem is None:
            return {}
        desk = self._desk
        case, workbench = desk.bridge.case, desk.workbench
        document = workbench.compose(case, self._stage)
        found = {
            LABEL: fix_for(problem, case, document, workbench.library),
            OUT: take_out(FixContext(problem, case, document, workbench.library)),
        }
        return {name: fix for name, fix in found.items() if fix is not None}

    def _offered(self) -> dict[str, tuple[str, str]]:
        """What can be done here: the words of each choice, and what it comes to."""
        offered: dict[str, tuple[str, str]] = {}
        if LABEL in self._fixes:
            offered[LABEL] = (self._fixes[LABEL].label, _FOLLOWS)
        if OUT in self._fixes:
            offered[OUT] = (self._fixes[OUT].label, _STAYS)
        if self.problem is None:
            where = f"It stands in {self.leak.file}, {self.leak.place}."
            offered[MYSELF] = ("Change it myself", where)
        else:
            offered[MYSELF] = ("Change the sentence myself", "Goes there; nothing is written.")
            if self._may_leave and self.problem.code != "label-leak":
                offered[LEAVE] = (
                    "Leave it: this is no name, because …",
                    "For this sentence only. The reason is kept with the case and on the receipt.",
                )
        return offered

    def _chosen(self) -> str:
        return next(name for name, each in self._offers.items() if each.radio.isChecked())

    def _follow(self) -> None:
        leaving = self._offers[LEAVE].radio.isChecked()
        self.reason.setVisible(leaving)
        enough = len(self.reason.toPlainText().split()) >= FEWEST_WORDS
        self.go.setEnabled(not leaving or enough)
        fit(self)

    def _on_go(self) -> None:
        chosen, problem = self._chosen(), self.problem
        if chosen == MYSELF:
            self.accept()
            if problem is not None:
                self._desk.goto(problem.where.kind, problem.where.id, problem.where.field)
            return
        try:
            done = self._settle(chosen)
        except WorkbenchError as error:
            self.fault.setText(FAULT_MARK + str(error))
            self.fault.show()
            fit(self)
            return
        if not done:
            return
        self._at += 1
        self._leaks[self._at :] = self._left()
        if self._at < len(self._leaks):
            self._show()
            return
        self.accept()
        self._then()

    def _left(self) -> tuple[Leak, ...]:
        """What is still to be settled: a fix changes every sentence of its text."""
        case, workbench = self._desk.bridge.case, self._desk.workbench
        try:
            refuse_names(case, workbench.compose(case, self._stage), workbench.library)
        except NamesFound as found:
            return found.leaks
        return ()

    def _settle(self, chosen: str) -> bool:
        desk, problem = self._desk, self.problem
        if chosen in self._fixes:
            fix = self._fixes[chosen]
            return desk.bridge.apply(fix.name, fix.edit)
        assert problem is not None
        reason = self.reason.toPlainText()
        now = desk.workbench.now()
        return desk.bridge.apply(
            f"Accept: {shortened(problem.message, 70)}",
            lambda case: accept(case, problem, reason, desk.ids.new("acceptance"), now),
        )


class _Offer(QFrame):
    """One of the choices: what is done, and beneath it what that comes to; lit when chosen."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.radio = named(of_kind(QRadioButton(), "strong"), name)
        self._words = note()
        self._words.setContentsMargins(3 * GRID + 2, 0, 0, 0)
        column_of(self.radio, self._words, within=of_kind(self, "offer"), margins=GRID, gap=0)
        self.radio.toggled.connect(lambda on: of_kind(self, "chosen" if on else "offer"))

    def show_words(self, words: str, comes_to: str) -> None:
        """Say what is offered; nothing is offered without words."""
        self.radio.setText(words)
        self._words.setText(comes_to)
        self.setVisible(bool(words))
        self.radio.setVisible(bool(words))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.radio.setChecked(True)


_FOLLOWS = "Wherever this text has it and no reason was given; the mention then follows the label."
_STAYS = "Wherever this text has it and no reason was given; the rest stays as it is."
_NOTHING_YET = (
    "Nothing has left yet. Say what should happen with each place; then what you asked for goes on."
)
