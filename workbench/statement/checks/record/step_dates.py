"""Checks of dates that stand on the Procedure page and in the chronology, each by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import PartialDate
from workbench.domain.problems import Problem, Where, note, warning
from workbench.domain.procedure.steps import ProcedureStep
from workbench.domain.step_dates import entered_twice, event_of, title_of
from workbench.domain.text import how_many
from workbench.statement.checks.printed import PrintedStatement


def problems(statement: PrintedStatement) -> Iterator[Problem]:
    """Dates entered twice, and those that differ."""
    case, rules = statement.case, statement.library.rules
    twice: Counter[str] = Counter()
    for each in entered_twice(case, rules):
        if each.agree:
            twice[each.step.complaint_id] += 1
        elif each.event.on is not None:
            yield _differing(each.step, title_of(case, each.step, rules), each.event.on)
    for step in case.steps.values():
        event = event_of(case, step)
        if event is not None and event.on is not None and step.on not in (None, event.on):
            yield _differing(step, title_of(case, step, rules), event.on)
    for id, number in twice.items():
        yield _noted(case, id, number)


def _differing(step: ProcedureStep, title: str, other: PartialDate) -> Problem:
    assert step.on is not None
    return warning(
        "step-dated-otherwise",
        f"“{title}” is dated {step.on.in_words()} in the procedure and {other.in_words()} in the "
        "chronology.",
        Where("step", step.id, "on"),
        "Say on the Procedure page which event it is and which date is right, or accept this with "
        "a reason where they are two things.",
        f"{step.on.to_plain()} {other.to_plain()}",
    )


def _noted(case: CaseFile, complaint_id: str, number: int) -> Problem:
    complaint = case.complaints.get(complaint_id)
    about = f" of “{complaint.title}”" if complaint is not None and complaint.title else ""
    what = how_many(number, f"date{about} seems", f"dates{about} seem")
    return note(
        "steps-and-events",
        f"{what} to be entered in the chronology too.",
        Where("complaint", complaint_id, "steps"),
        "Bring them together on the Procedure page, so that each is entered once.",
        str(number),
    )
