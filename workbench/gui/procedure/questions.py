"""The questions the law asks of this complaint, answered and reasoned where they arise."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from workbench.application.case.changes import ChangeSet
from workbench.application.procedure.questions import (
    QuestionRow,
    answer_of,
    question_rows,
    set_answer,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.procedure.steps import Answer, LegalAnswer
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import Binding, key_of, places_of
from workbench.gui.fields.choice import ChoiceField, sentence_case
from workbench.gui.fields.text import TextField
from workbench.gui.leaving.selections import copy_list
from workbench.gui.look.empty import EmptyState
from workbench.gui.look.labels import WrappedLabel, note, section
from workbench.gui.look.layout import GRID, framed, named, row_of
from workbench.gui.procedure.dates.timings import ComplaintTimings
from workbench.gui.records.acts import give_menu, let_open, row_acts
from workbench.gui.records.form import RecordForm
from workbench.gui.records.split import Split

_ID = Qt.ItemDataRole.UserRole


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
        self._items: dict[str, QTreeWidgetItem] = {}
        self.tree = named(QTreeWidget(), "procedure.questions", "Questions the law asks")
        self.tree.setHeaderLabels(["Question", "Answer"])
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(GRID)
        self.tree.setItemsExpandable(False)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
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
        self.tree.currentItemChanged.connect(self._on_chosen)
        let_open(self.tree, lambda: self.form.focus_field("answer"))
        give_menu(
            self.tree, "procedure.questions", row_acts(copy=partial(copy_list, desk, self.tree))
        )
        desk.bridge.changed.connect(self._on_changed)

    def show_complaint(self, id: str) -> None:
        """Show the questions of another complaint."""
        self.form.commit_all()
        self.complaint_id = id
        self._rebuild()

    def focus_answer(self, id: str, field: str) -> bool:
        """Bring the keyboard to an answer; False when its question is not asked here."""
        answer = self._desk.bridge.case.answers.get(id)
        item = self._items.get(answer.question) if answer is not None else None
        if item is None:
            return False
        self.tree.setCurrentItem(item)
        self.form.focus_field(field or "answer")
        return True

    def _lay_out(self) -> None:
        self.splitter = Split(framed(self.tree), framed(self.form), (550, 450))
        self.splitter.give_least(QSize(240, 120), QSize(280, 120))
        row_of(self.splitter, self.empty, within=self, margins=(0, GRID, 0, 0), gap=-1)

    def _rows(self) -> tuple[QuestionRow, ...]:
        case = self._desk.bridge.case
        if self.complaint_id not in case.complaints:
            return ()
        return question_rows(case, self.complaint_id, self._counted.rules)

    def _rebuild(self) -> None:
        rows = self._rows()
        with QSignalBlocker(self.tree):
            self.tree.clear()
            self._items = {}
            group: QTreeWidgetItem | None = None
            for row in rows:
                if group is None or group.text(0) != row.question.group:
                    group = QTreeWidgetItem([row.question.group, ""])
                    group.setFlags(Qt.ItemFlag.ItemIsEnabled)
                    font = group.font(0)
                    font.setBold(True)
                    group.setFont(0, font)
                    self.tree.addTopLevelItem(group)
                item = QTreeWidgetItem()
                item.setData(0, _ID, row.question.id)
                group.addChild(item)
                self._items[row.question.id] = item
                _show_row(item, row)
            self.tree.expandAll()
        self.splitter.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        first = next(iter(self._items.values()), None)
        if first is not None:
            self.tree.setCurrentItem(first)
        self._show(first)

    def _on_chosen(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        self._show(item)

    def _show(self, item: QTreeWidgetItem | None) -> None:
        question = str(item.data(0, _ID) or "") if item is not None else ""
        row = next((row for row in self._rows() if row.question.id == question), None)
        if row is None:
            self.form.show_record(None)
            return
        rule = row.question
        self._asked.setText(rule.asked)
        self._when.setText(f"Arises: {rule.when[:1].lower()}{rule.when[1:]}.")
        self._why.setText(rule.why)
        doubt = " The source could not be confirmed." if rule.status else ""
        extra = f" {rule.note}" if rule.note else ""
        self._provision.setText(f"Laid down in: {rule.provision}.{doubt}{extra}")
        self.form.show_record(key_of(self.complaint_id, question))

    def _on_changed(self, change_set: ChangeSet) -> None:
        if change_set.touches("answer"):
            for row in self._rows():
                if row.question.id in self._items:
                    _show_row(self._items[row.question.id], row)


def _show_row(item: QTreeWidgetItem, row: QuestionRow) -> None:
    item.setText(0, row.question.asked)
    item.setToolTip(0, row.question.asked)
    answered = row.answer is not Answer.OPEN
    bare = answered and row.answer is not Answer.NOT_RELEVANT and not row.reasons.strip()
    words = sentence_case(row.answer.value) if answered else "–"
    item.setText(1, f"{words}, no reasons" if bare else words)
