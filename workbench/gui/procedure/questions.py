"""The questions the law asks of this complaint, answered and reasoned where they arise."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from workbench.application.case.changes import ChangeSet
from workbench.application.procedure.questions import (
    QuestionRow,
    answer_of,
    question_rows,
    set_answer,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.procedure.steps import Answer, LegalAnswer
from workbench.domain.text import capitalised, uncapitalised
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import Binding, key_of, places_of
from workbench.gui.fields.choice import ChoiceField
from workbench.gui.fields.passing_line import FindLine
from workbench.gui.fields.text import TextField
from workbench.gui.leaving.selections import copy_list
from workbench.gui.look.empty import EmptyState
from workbench.gui.look.labels import WrappedLabel, grounded, note, section
from workbench.gui.look.layout import GRID, column_of, held, named, row_of
from workbench.gui.procedure.dates.timings import ComplaintTimings
from workbench.gui.records.acts import give_menu, let_open, row_acts
from workbench.gui.records.form import RecordForm
from workbench.gui.records.listing import WordsList
from workbench.gui.records.rows import RowWords
from workbench.gui.records.split import KeptSplit

_LIST = 480
"""The width of the questions at first."""


def answers_at(desk: Desk) -> Binding:
    """Where answers are kept: a question of a complaint."""

    def put(
        case: CaseFile, complaint_id: str, question: str, fields: Mapping[str, Any]
    ) -> CaseFile:
        values = dict(fields)
        if "answer" in values:
            open_ = values["answer"] is Answer.OPEN
            values["answered_on"] = None if open_ else desk.workbench.clock.today()
        return set_answer(case, complaint_id, question, desk.ids.new("answer"), **values)

    blank = LegalAnswer(id="")
    return places_of(desk, "answer", "answer to a question", "complaint", answer_of, put, blank)


class QuestionsTab(QWidget):
    """The questions by group at the left, the chosen one at the right."""

    def __init__(self, desk: Desk, counted: ComplaintTimings) -> None:
        super().__init__()
        self._desk, self._counted = desk, counted
        self.complaint_id = ""
        self.list = WordsList("procedure.questions", "Questions the law asks")
        self.words = FindLine(
            "procedure.questions.words", "Show only questions with these words", self.list.setFocus
        )
        self._asked = named(section(""), "procedure.question.asked")
        self._asked.setWordWrap(True)
        self._when, self._why, self._provision = note(), WrappedLabel(), note()
        self._provision.setObjectName("procedure.question.provision")
        at = answers_at(desk)
        self.answer = ChoiceField(at, "answer")
        self.reasons = TextField(at, "reasons", least=4)
        rows: list[Any] = [
            self._asked, self._when, self._why, self._provision, self.answer, self.reasons,
        ]  # fmt: skip
        self.form = named(RecordForm(at, rows), "procedure.question")
        self.empty = EmptyState(
            "No questions for this procedure",
            "The law asks its questions of the statutory children’s procedure. For another "
            "procedure, work from the council’s own policy on the Findings page.",
            (),
            "procedure.questions.empty",
        )
        self._lay_out()
        self.words.textChanged.connect(self._rebuild)
        self.list.chosen.connect(self._show)
        let_open(self.list, lambda: self.form.focus_field("answer"))
        acts = row_acts(copy=partial(copy_list, desk, self.list))
        give_menu(self.list, "procedure.questions", acts)
        desk.bridge.changed.connect(self._on_changed)

    def show_complaint(self, id: str) -> None:
        """Show the questions of another complaint."""
        self.form.commit_all()
        self.complaint_id = id
        self.words.forget()
        self._rebuild()

    def focus_answer(self, id: str, field: str) -> bool:
        """Bring the keyboard to an answer; False when its question is not asked here."""
        self.words.forget()
        answer = self._desk.bridge.case.answers.get(id)
        if answer is None or not self.list.choose(answer.question):
            return False
        self.form.focus_field(field or "answer")
        return True

    def begin_find(self) -> None:
        """Find among the questions, their answers and the reasons given."""
        self.words.begin()

    def _lay_out(self) -> None:
        listed = grounded(
            held(column_of(row_of(self.words, margins=(GRID, GRID, GRID, GRID)), self.list, gap=0)),
            "lst",
        )
        form = grounded(self.form, "rec")
        self.splitter = KeptSplit(self._desk, "procedure.questions", listed, form, _LIST)
        row_of(self.splitter, self.empty, within=self, gap=-1)

    def _rows(self) -> tuple[QuestionRow, ...]:
        case = self._desk.bridge.case
        if self.complaint_id not in case.complaints:
            return ()
        return question_rows(case, self.complaint_id, self._counted.rules)

    def _rebuild(self) -> None:
        rows = self._rows()
        self._list(rows)
        self.splitter.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self._show(self.list.current_id())

    def _show(self, question: str) -> None:
        row = next((row for row in self._rows() if row.question.id == question), None)
        if row is None:
            self.form.show_record(None)
            return
        rule = row.question
        self._asked.setText(rule.asked)
        self._when.setText(f"Arises: {uncapitalised(rule.when)}.")
        self._why.setText(rule.why)
        doubt = " Not yet confirmed by your office." if rule.status else ""
        extra = f" {rule.note}" if rule.note else ""
        self._provision.setText(f"Laid down in: {rule.provision}.{doubt}{extra}")
        self.form.show_record(key_of(self.complaint_id, question))

    def _on_changed(self, change_set: ChangeSet) -> None:
        if change_set.touches("answer"):
            self._list(self._rows())

    def _list(self, rows: tuple[QuestionRow, ...]) -> None:
        said = {row.question.id: _words(row) for row in rows}
        reasons = {row.question.id: row.reasons for row in rows}
        self.list.show_rows(
            {id: each for id, each in said.items()
             if self.words.finds(f"{each.group} {each.words} {each.aside} {reasons[id]}")}
        )  # fmt: skip


def _words(row: QuestionRow) -> RowWords:
    """The question under its group, with the answer."""
    answered = row.answer is not Answer.OPEN
    bare = answered and row.answer is not Answer.NOT_RELEVANT and not row.reasons.strip()
    words = capitalised(row.answer.value) if answered else "–"
    answer = f"{words}, no reasons" if bare else words
    return RowWords(words=row.question.asked, aside=answer, group=row.question.group)
