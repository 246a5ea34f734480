"""A request for a review of the decision: by whom, when, on what ground, and what came of it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from workbench.application.records.parties import parties, party_name, party_named
from workbench.application.versions.deciding import is_late, put_review, review_until
from workbench.domain.dates.partial import day_in_words
from workbench.domain.records.after import ReviewGround, ReviewRequest, ReviewResult
from workbench.domain.records.versions import Sending
from workbench.domain.text import capitalised
from workbench.gui.dates.line import DayLine
from workbench.gui.desk import Desk
from workbench.gui.fields.choice import choice_box, let_type, record_box
from workbench.gui.fields.typing import WordsEdit
from workbench.gui.look.buttons import dialog_button
from workbench.gui.look.dialog import WritingDialog
from workbench.gui.look.labels import lines_high
from workbench.gui.look.layout import REST, column_of, form_of, held, named


class ReviewDialog(WritingDialog):
    """Notes a request, or what was decided on one.

    `about` is the id of the request, or of the version that a new one is about.
    """

    def __init__(
        self, desk: Desk, review: ReviewRequest | None, parent: QWidget, version_id: str = ""
    ) -> None:
        super().__init__(desk.dialogs, parent, "review", "Request for a review", 600, 684)
        self._desk, self.about = desk, review.id if review is not None else version_id
        case, today = desk.bridge.case, desk.workbench.clock.today()
        new = ReviewRequest(id=desk.ids.new("review"), version_id=version_id, received_on=today)
        self._review = review = review or new
        self.party = choice_box("review.party", "Asked for by")
        let_type(self.party)
        for name in dict.fromkeys(party_name(case, each) for each in parties(case)):
            self.party.addItem(name)
        if review.person_id or review.party:
            who = Sending(person_id=review.person_id, to=review.party)
            self.party.setCurrentText(party_name(case, who))
        self.received = self._day("received", "Received on", review)
        self.decided = self._day("decided", "Decided on", review)
        grounds = [(capitalised(each.value), each) for each in ReviewGround]
        self.ground = choice_box("review.ground", "Ground", options=grounds)
        self.ground.setCurrentIndex(self.ground.findData(review.ground))
        results = [(capitalised(each.value), each) for each in ReviewResult]
        self.outcome = choice_box("review.result", "Result", options=results)
        self.outcome.setCurrentIndex(self.outcome.findData(review.result))
        self.paper = record_box("review.paper", case, "evidence", review.evidence_id)
        self.reviewer = named(QLineEdit(review.reviewer), "review.reviewer", "Reviewed by")
        self.reviewer.setPlaceholderText("Somebody other than whoever decided")
        self.grounds = self._words("grounds", "Grounds as they are put", review.grounds)
        self.late = self._words("late", "Why considered though late", review.late_reason)
        self.reason = self._words("reason", "Reasons", review.reason)
        self.received.changed.connect(self._show_late)
        self.fault.put_right.connect(self._show_late)
        self._lay_out()
        self._show_late()

    def _day(self, field: str, label: str, review: ReviewRequest) -> DayLine:
        workbench = self._desk.workbench
        today, calendar = workbench.clock.today(), workbench.library.rules.calendar()
        line = DayLine(f"review.{field}", label, today, calendar)
        day = getattr(review, f"{field}_on")
        line.line.setText(day_in_words(day) if day is not None else "")
        return line

    @staticmethod
    def _words(field: str, label: str, text: str) -> QPlainTextEdit:
        words = named(WordsEdit(text), f"review.{field}", label)
        words.setMaximumHeight(lines_high(words, 3))
        return words

    def _lay_out(self) -> None:
        form = form_of(
            ("Asked for by", self.party),
            ("Received on", self.received),
            ("Ground", self.ground),
            ("Grounds as put", self.grounds),
            ("Evidence item", self.paper),
            ("If late, why considered", self.late),
            ("Reviewed by", self.reviewer),
            ("Result", self.outcome),
            ("Decided on", self.decided),
            ("Reasons", self.reason),
        )
        buttons = self.last_row(dialog_button("Save", "review.go", self._on_go, "primary"))
        room = held(column_of(self.fault, REST))
        room.setMinimumHeight(lines_high(self.fault, 2))
        self.show_parts(form, room, buttons)

    def _show_late(self) -> None:
        library, case = self._desk.workbench.library, self._desk.bridge.case
        until = review_until(case, library)
        late = is_late(case, library, self.received.day)
        said = f"A review could be asked for until {day_in_words(until)}." if until else ""
        self.fault.say(*([f"This came late. {said}"] if late else []))
        self.late.setEnabled(late)

    def _on_go(self) -> None:
        if not (self.received.settled and self.decided.settled):
            self.fault.refuse(
                "Nothing was saved: a day cannot be read.", "Enter day, month and year."
            )
            return
        desk, today = self._desk, self._desk.workbench.clock.today()
        who = party_named(desk.bridge.case, self.party.currentText(), today)
        review = replace(
            self._review,
            person_id=who.person_id,
            party=who.to,
            received_on=self.received.day,
            ground=ReviewGround(self.ground.currentData()),
            grounds=self.grounds.toPlainText().strip(),
            evidence_id=str(self.paper.currentData() or ""),
            late_reason=self.late.toPlainText().strip(),
            reviewer=self.reviewer.text().strip(),
            result=ReviewResult(self.outcome.currentData()),
            decided_on=self.decided.day,
            reason=self.reason.toPlainText().strip(),
        )
        library = desk.workbench.library
        self.save(
            desk.bridge,
            "Note a request for a review",
            lambda case: put_review(case, library, review, today),
        )
