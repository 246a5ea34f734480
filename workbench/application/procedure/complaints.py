"""A complaint to the council: entered under a procedure with its limits, and copied."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from workbench.application.case import editing
from workbench.application.case.ports import IdSource
from workbench.application.procedure.dating import change_step
from workbench.application.procedure.limits import limit_from, made_on, valid_limits
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import PartialDate
from workbench.domain.errors import InvalidInput
from workbench.domain.procedure.limits import RuleBook
from workbench.domain.procedure.steps import (
    CouncilComplaint,
)


def add_complaint(
    case: CaseFile,
    rules: RuleBook,
    ids: IdSource,
    today: date,
    procedure: str = "statutory-children",
    received: PartialDate | None = None,
) -> CaseFile:
    """The case with a complaint under a procedure, and that procedure's limits copied.

    The limits are those valid on the day it was received, or today while that is not known.
    Raises `InvalidInput` for a procedure the rules do not have.
    """
    rule = rules.procedures.get(procedure)
    if rule is None:
        raise InvalidInput(
            f"There is no procedure “{procedure}” in the reference data.",
            "The complaint was not added. Choose one from the list.",
            "procedure",
        )
    complaint = CouncilComplaint(
        id=ids.new("complaint"),
        title=rule.title,
        procedure=procedure,
        rules_version=rules.version,
    )
    case = editing.add(case, "complaint", complaint)
    if received is not None:
        case = change_step(
            case, complaint.id, rule.starts_with, ids.new("step"), rules, on=received
        )
    for limit in valid_limits(rule, made_on(case, complaint, rule, today)):
        case = editing.add(case, "limit", limit_from(limit, ids.new("limit"), complaint.id))
    return case


def duplicate_complaint(case: CaseFile, complaint_id: str, new_id: str, ids: IdSource) -> CaseFile:
    """The case with a copy of a complaint and of all that belongs to it, after it.

    The statement goes on telling of the first one only.
    """
    case = editing.duplicate(case, "complaint", complaint_id, new_id)
    for kind in ("step", "limit", "participant", "recommendation", "answer", "part"):
        for record in editing.ordered(case, kind):
            if record.complaint_id != complaint_id:
                continue
            copy = replace(record, id=ids.new(kind), complaint_id=new_id)
            if kind in ("limit", "recommendation"):
                copy = replace(copy, in_statement=False, topic_id="")
            case = editing.add(case, kind, copy)
            if kind == "part":
                case = _with_outcomes(case, record.id, copy.id, ids)
    return case


def _with_outcomes(case: CaseFile, part_id: str, new_part_id: str, ids: IdSource) -> CaseFile:
    for outcome in tuple(case.outcomes.values()):
        if outcome.part_id == part_id:
            copy = replace(outcome, id=ids.new("outcome"), part_id=new_part_id)
            case = editing.add(case, "outcome", copy)
    return case
