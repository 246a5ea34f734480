"""The questions the law asks of a complaint, with the answers given in this case."""

from __future__ import annotations

from typing import Any

from workbench.application.case import editing
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.procedure.limits import QuestionRule, RuleBook
from workbench.domain.procedure.steps import Answer, LegalAnswer


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question and its answer; `record` is None while nobody has answered it."""

    question: QuestionRule
    record: LegalAnswer | None

    @property
    def answer(self) -> Answer:
        """The answer given, or that there is none."""
        return self.record.answer if self.record is not None else Answer.OPEN

    @property
    def reasons(self) -> str:
        """The reasons given."""
        return self.record.reasons if self.record is not None else ""


def answer_of(case: CaseFile, complaint_id: str, question_id: str) -> LegalAnswer | None:
    """The answer to a question for a complaint; None while there is none."""
    found = (
        each
        for each in sorted(case.answers.values(), key=lambda each: each.id)
        if each.complaint_id == complaint_id and each.question == question_id
    )
    return next(found, None)


def question_rows(case: CaseFile, complaint_id: str, rules: RuleBook) -> tuple[QuestionRow, ...]:
    """The questions that may arise under a complaint's procedure, in order."""
    procedure = case.complaints[complaint_id].procedure
    return tuple(
        QuestionRow(rule, answer_of(case, complaint_id, rule.id))
        for rule in rules.questions_for(procedure)
    )


def set_answer(
    case: CaseFile, complaint_id: str, question_id: str, new_id: str, **fields: Any
) -> CaseFile:
    """The case with a question answered; `fields` are those of `LegalAnswer`.

    An answer left with nothing in it is not kept.
    """
    found = answer_of(case, complaint_id, question_id)
    if found is None:
        made = LegalAnswer(id=new_id, complaint_id=complaint_id, question=question_id)
        case = editing.add(case, "answer", made)
        found = case.answers[new_id]
    case = editing.set_fields(case, "answer", found.id, **fields)
    bare = LegalAnswer(id=found.id, complaint_id=complaint_id, question=question_id)
    if case.answers[found.id] == bare:
        return editing.remove(case, "answer", found.id)
    return case
