"""Checks of the case's own record: reference, body, outcome, dates and scope."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.problems import Problem, Where, error, warning
from workbench.domain.records.complaint import REFERENCE, HeadScope, Outcome, UpheldReason
from workbench.domain.records.findings import FindingResult
from workbench.statement.checks.printed import PrintedStatement


def problems(statement: PrintedStatement) -> Iterator[Problem]:
    """Problems of the case's own record."""
    yield from _identity(statement)
    yield from _outcome(statement)
    yield from _scope(statement)


def _where(statement: PrintedStatement, field: str) -> Where:
    return Where("case", statement.case.case.id, field)


def _identity(statement: PrintedStatement) -> Iterator[Problem]:
    record = statement.case.case
    if not REFERENCE.match(record.reference):
        words = f"“{record.reference}” is not a case reference." if record.reference else ""
        yield error(
            "reference-form",
            words or "The case has no reference.",
            _where(statement, "reference"),
            "A reference is written NN NNN NNN, such as 21 017 938.",
            record.reference,
        )
    for field, value, what in (
        ("body", record.body, "the name of the body complained about"),
        ("body_short", record.body_short, "what the statement calls the body"),
    ):
        if not value.strip():
            yield error(
                "body-missing",
                f"The case does not say {what}.",
                _where(statement, field),
                "Enter it on the Overview page.",
                field,
            )


def _outcome(statement: PrintedStatement) -> Iterator[Problem]:
    record = statement.case.case
    if statement.final and record.decided_on is None:
        yield error(
            "decision-date-missing",
            "The final decision has no date.",
            _where(statement, "decided_on"),
            "Enter the decision date on the Overview page; deadlines run from it.",
        )
    if statement.final and record.outcome is Outcome.UNDECIDED:
        yield error(
            "outcome-undecided",
            "The final decision has no outcome.",
            _where(statement, "outcome"),
            "Choose the outcome on the Overview page.",
        )
    for message, field in _contradictions(statement):
        yield warning(
            "outcome-contradicts",
            message,
            _where(statement, field),
            "Look at the outcome and the findings again: they should agree.",
            message,
        )


def _contradictions(statement: PrintedStatement) -> Iterator[tuple[str, str]]:
    case = statement.case
    record = case.case
    results = {finding.result for finding in case.findings.values()}
    decided = results - {FindingResult.UNDECIDED}
    fault = bool(results & {FindingResult.FAULT, FindingResult.ALREADY_REMEDIED})
    upheld = record.outcome is Outcome.UPHELD
    agreed = record.upheld_reason is UpheldReason.REMEDY_AGREED
    if upheld and decided and not fault and not agreed:
        yield "The outcome is “upheld”, but no finding is of fault.", "outcome"
    if record.outcome is Outcome.NOT_UPHELD and fault:
        yield "The outcome is “not upheld”, but there is a finding of fault.", "outcome"
    if record.outcome is Outcome.CLOSED_AFTER_INITIAL_ENQUIRIES and fault:
        yield "The case is closed after initial enquiries, but a finding is of fault.", "outcome"
    if record.upheld_reason and record.outcome not in (Outcome.UPHELD, Outcome.UNDECIDED):
        yield "A reason for upholding is given, but the outcome is another.", "upheld_reason"
    if upheld:
        yield from _reason(record.upheld_reason, bool(case.injustices))


def _reason(reason: UpheldReason, injustice: bool) -> Iterator[tuple[str, str]]:
    if reason is UpheldReason.FAULT_AND_INJUSTICE and not injustice:
        yield "The reason is “fault and injustice”, but no injustice is recorded.", "upheld_reason"
    if reason is UpheldReason.FAULT_NO_INJUSTICE and injustice:
        yield "The reason is “fault, no injustice”, but an injustice is recorded.", "upheld_reason"


def _scope(statement: PrintedStatement) -> Iterator[Problem]:
    scope = statement.case.text("scope").lower()
    named = "section" in scope or "{cite:" in scope
    for head in statement.case.heads.values():
        limited = head.scope is not HeadScope.INVESTIGATED
        reason = head.scope_reason.lower()
        cited = head.power.strip() or "{cite:" in reason or "section" in reason
        if limited and not (named or cited):
            yield warning(
                "scope-without-power",
                f"A head of complaint was {head.scope.value}, but no power is named for that.",
                Where("head", head.id, "power"),
                "Name the provision relied on, such as “section 26(5)”.",
            )
