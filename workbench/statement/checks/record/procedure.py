"""Checks of the council's own procedure: delays not mentioned, views and reasons missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from workbench.domain.casefile import CaseFile
from workbench.domain.dates.counting import WorkingDays
from workbench.domain.problems import Problem, Where, note, warning
from workbench.domain.procedure.clock import timings
from workbench.domain.procedure.clock_words import brief
from workbench.domain.procedure.limits import ProcedureRule, RuleBook
from workbench.domain.procedure.order import dated_once, out_of_order
from workbench.domain.procedure.steps import (
    STAGE_TWO_START,
    Answer,
    CouncilComplaint,
    ImplementationView,
    Independence,
    LimitDuty,
    PartOutcome,
    StageOutcome,
    StageTwoStart,
)
from workbench.domain.procedure.timing import Timing, TimingState
from workbench.domain.step_dates import dated_steps, title_of
from workbench.statement.checks.printed import PrintedStatement

_MISSED = (TimingState.LATE, TimingState.OVERDUE)
_OPEN = (StageOutcome.NONE, StageOutcome.NOT_CONSIDERED)


def problems(statement: PrintedStatement) -> Iterator[Problem]:
    """What is missing in the record of the council's procedure."""
    case, rules = statement.case, statement.library.rules
    if case.complaints:
        calendar = rules.calendar()
        dated = statement.document.meta.dated
        today = date.fromisoformat(dated) if dated else date.max
        for complaint in case.complaints.values():
            yield from _complaint(complaint, case, rules, calendar, today)
            yield from _participants(complaint, case, rules.procedures.get(complaint.procedure))
            yield from _changes(complaint, case, rules.procedures.get(complaint.procedure))
    yield from _recommendations(case)
    yield from _answers(case)


def _complaint(
    complaint: CouncilComplaint,
    case: CaseFile,
    rules: RuleBook,
    calendar: WorkingDays,
    today: date,
) -> Iterator[Problem]:
    steps, limits = dated_steps(case), case.limits.values()
    found = timings(complaint, steps, limits, rules, calendar, today)
    for timing in found:
        yield from _timing(timing)
    yield from _order(complaint, case, rules, found)
    yield from _convention(complaint, case, found)


def _timing(timing: Timing) -> Iterator[Problem]:
    limit = timing.limit
    where = Where("limit", limit.id, "in_statement")
    if timing.state is TimingState.IMPOSSIBLE:
        yield warning(
            "step-before-its-start",
            f"{limit.title}: the end is dated before the start.",
            where,
            "Correct one of the two dates on the Procedure page.",
        )
    if timing.state is TimingState.NOT_RECORDED:
        yield note(
            "step-without-date",
            f"{limit.title}: {brief(timing)}.",
            Where("limit", limit.id, "to_step"),
            "Enter the date on the Procedure page, or note that the step was left out.",
        )
    missed = timing.state in _MISSED and limit.duty is not LimitDuty.COMPLAINANT
    if missed and not limit.in_statement:
        yield note(
            "limit-missed-unsaid",
            f"{limit.title}: {brief(timing)}, and the statement does not say so.",
            where,
            "Put the sentence into the statement, or accept this with a reason.",
        )


def _order(
    complaint: CouncilComplaint, case: CaseFile, rules: RuleBook, found: Iterable[Timing]
) -> Iterator[Problem]:
    """Steps dated before one that they follow, where no limit between them says so already."""
    procedure = rules.procedures.get(complaint.procedure)
    known = {each.limit.to_step for each in found if each.state is TimingState.IMPOSSIBLE}
    dated = dated_once(complaint, dated_steps(case))
    for step, other in out_of_order(procedure, dated) if procedure is not None else ():
        if step.step not in known and step.on is not None and other.on is not None:
            yield warning(
                "step-before-its-start",
                f"“{title_of(case, step, rules)}” is dated {step.on.in_words()}, before "
                f"“{title_of(case, other, rules)}” on {other.on.in_words()}, which comes first.",
                Where("step", step.id, "on"),
                "Correct one of the two dates on the Procedure page.",
                f"{step.on.to_plain()} {other.on.to_plain()}",
            )


def _convention(
    complaint: CouncilComplaint, case: CaseFile, found: Iterable[Timing]
) -> Iterator[Problem]:
    if complaint.stage_two_start is not StageTwoStart.NOT_CHOSEN:
        return
    dated = {
        step.step
        for step in dated_steps(case)
        if step.complaint_id == complaint.id and step.on is not None
    }
    in_question = complaint.oral or len(dated & {"s2-request", "s2-accepted", "s2-statement"}) > 1
    begun = any(STAGE_TWO_START in timing.limit.from_steps for timing in found)
    if in_question and begun:
        why = "The request was oral" if complaint.oral else "More than one date could start it"
        yield note(
            "convention-not-chosen",
            f"{why}, but it is not chosen from when stage two is counted.",
            Where("complaint", complaint.id, "stage_two_start"),
            "Choose one of the three conventions on the Procedure page.",
        )


def _participants(
    complaint: CouncilComplaint, case: CaseFile, procedure: ProcedureRule | None
) -> Iterator[Problem]:
    roles = procedure.roles if procedure is not None else ()
    needed = {role.name: role.provision for role in roles if role.independent}
    for each in case.participants.values():
        if each.complaint_id != complaint.id or each.part not in needed:
            continue
        if each.independence is Independence.NOT_INDEPENDENT:
            yield warning(
                "not-independent",
                f"The {each.part} was not independent of the council, as {needed[each.part]} "
                "requires.",
                Where("participant", each.id, "independence"),
                "Say in the findings what follows from that, or correct the record.",
            )


def _changes(
    complaint: CouncilComplaint, case: CaseFile, procedure: ProcedureRule | None
) -> Iterator[Problem]:
    order = [stage.key for stage in procedure.stages] if procedure is not None else []
    for part in case.parts.values():
        if part.complaint_id != complaint.id:
            continue
        decided = [
            each
            for each in case.outcomes.values()
            if each.part_id == part.id and each.stage in order and each.outcome not in _OPEN
        ]
        decided.sort(key=lambda each: (order.index(each.stage), each.id))
        for before, after in zip(decided, decided[1:], strict=False):
            yield from _change(before, after, part.title)


def _change(before: PartOutcome, after: PartOutcome, title: str) -> Iterator[Problem]:
    if before.outcome is not after.outcome and not after.why.strip():
        about = f"“{title}”" if title else "A part of the complaint"
        yield warning(
            "outcome-changed-without-reason",
            f"{about} was {before.outcome} and became {after.outcome}, without a reason.",
            Where("outcome", after.id, "why"),
            "Record why the later stage decided otherwise, or that it gave no reason.",
            f"{before.outcome} {after.outcome}",
        )


def _recommendations(case: CaseFile) -> Iterator[Problem]:
    for each in case.recommendations.values():
        title = f" “{each.title}”" if each.title else ""
        if each.view is ImplementationView.UNDECIDED:
            yield note(
                "recommendation-without-view",
                f"There is no view on whether the recommendation{title} was carried out.",
                Where("recommendation", each.id, "view"),
                "Choose one on the Procedure page.",
            )


def _answers(case: CaseFile) -> Iterator[Problem]:
    for each in case.answers.values():
        if each.answer in (Answer.YES, Answer.NO, Answer.UNCLEAR) and not each.reasons.strip():
            yield note(
                "answer-without-reasons",
                "A question the law asks is answered without reasons.",
                Where("answer", each.id, "reasons"),
                "Write down why.",
                each.question,
            )
