"""Checks along the chain from complaint to finding, injustice and remedy."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.casefile import CaseFile
from workbench.domain.problems import Problem, Severity, Where, warning
from workbench.domain.records.complaint import HeadScope, StatementKind
from workbench.domain.records.findings import Finding, FindingResult
from workbench.domain.records.remedies import RemedyKind
from workbench.statement.checks.printed import PrintedStatement
from workbench.statement.composing.procedure import told_recommendations

_FAULT = (FindingResult.FAULT, FindingResult.ALREADY_REMEDIED)
_PERSONAL = frozenset(RemedyKind) - {RemedyKind.SERVICE_IMPROVEMENT, RemedyKind.RECORD}


def problems(statement: PrintedStatement) -> Iterator[Problem]:
    """Missing links between heads, findings, injustices and remedies."""
    yield from _heads(statement)
    for finding in statement.case.findings.values():
        yield from _finding(finding, statement)
    yield from _injustices(statement)
    yield from _remedies(statement)


def _heads(statement: PrintedStatement) -> Iterator[Problem]:
    case = statement.case
    if case.case.statement_kind is StatementKind.ASSESSMENT:
        return
    found = {finding.head_id for finding in case.findings.values()}
    for head in case.heads.values():
        if head.scope is not HeadScope.NOT_INVESTIGATED and head.id not in found:
            yield warning(
                "head-without-finding",
                "A head of complaint was investigated, but there is no finding on it.",
                Where("head", head.id, "title"),
                "Add a finding on the Findings page, or say that it was not investigated.",
            )


def _finding(finding: Finding, statement: PrintedStatement) -> Iterator[Problem]:
    case = statement.case
    where = Where("finding", finding.id, "result")
    if finding.result is FindingResult.UNDECIDED:
        yield Problem(
            Severity.ERROR if statement.final else Severity.NOTE,
            "finding-undecided",
            "A finding has no result yet.",
            where,
            "Choose its result on the Findings page.",
        )
    injustices = [each for each in case.injustices.values() if each.finding_id == finding.id]
    if finding.result is FindingResult.FAULT and not injustices:
        if not finding.fault_without_injustice:
            yield warning(
                "fault-without-injustice",
                "Fault is found, but not what it did to anybody.",
                where,
                "Record the injustice, or that this fault caused none.",
            )
    elif finding.fault_without_injustice and injustices:
        yield warning(
            "injustice-disclaimed",
            "A finding is marked as fault without injustice, but an injustice is recorded for it.",
            where,
            "Keep one of the two.",
        )
    decided = finding.result not in (FindingResult.UNDECIDED, FindingResult.NOT_INVESTIGATED)
    if decided and not finding.analysis.strip() and not _reasoned_on_its_part(finding, case):
        yield warning(
            "finding-without-analysis",
            "A finding has a result, but no analysis that the statement could print.",
            Where("finding", finding.id, "analysis"),
            "Write the reasons on the Findings page.",
        )


def _reasoned_on_its_part(finding: Finding, case: CaseFile) -> bool:
    """Whether the reasons are those of a recommendation in the same part of the findings."""
    shown = told_recommendations(case)
    return any(each.topic_id == finding.topic_id and each.analysis.strip() for each in shown)


def _injustices(statement: PrintedStatement) -> Iterator[Problem]:
    case = statement.case
    answered = {id for remedy in case.remedies.values() for id in remedy.injustice_ids}
    for injustice in case.injustices.values():
        finding = case.findings.get(injustice.finding_id)
        where = Where("injustice", injustice.id, "put_right")
        if finding is not None and finding.result not in (*_FAULT, FindingResult.UNDECIDED):
            yield warning(
                "injustice-without-fault",
                "An injustice is recorded for a finding that is not of fault.",
                Where("injustice", injustice.id, "finding_id"),
                "Injustice follows from fault: look at the finding again.",
            )
        elif injustice.id not in answered and not injustice.put_right.strip():
            yield warning(
                "injustice-without-remedy",
                "No remedy answers an injustice, and nothing says that it was put right.",
                where,
                "Link a remedy to it, or say how it was already put right.",
            )


def _remedies(statement: PrintedStatement) -> Iterator[Problem]:
    for remedy in statement.case.remedies.values():
        if remedy.kind in _PERSONAL and not remedy.injustice_ids:
            yield warning(
                "remedy-without-injustice",
                "A remedy answers no injustice.",
                Where("remedy", remedy.id, "injustice_ids"),
                "Choose the injustice it puts right.",
            )
