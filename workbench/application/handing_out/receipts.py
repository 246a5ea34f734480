"""The receipt of a file handed out: what it is, and what the rules said of the statement then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from workbench.domain.casefile import CaseFile
from workbench.domain.problems import Problem, Severity
from workbench.domain.records.versions import ExportReceipt, RuleResult
from workbench.domain.text import how_many
from workbench.statement.checks.answered import answer_to

_NOUNS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "note",
}
_FORMATS = {"word": "Word document", "pdf": "PDF", "text": "Plain text", "html": "Web page",
            "print": "Printed on paper"}  # fmt: skip


def rule_results(case: CaseFile, problems: Iterable[Problem]) -> tuple[RuleResult, ...]:
    """What the rules said of a statement, each with the reason for which it was accepted.

    An objection answered with what was considered counts as accepted for that reason.
    """
    reasons = {each.problem_key: each.reason.strip() for each in case.acceptances.values()}
    results = []
    for problem in problems:
        answered = answer_to(problem, case)
        accepted = reasons.get(problem.key, "") or (answered.answer.strip() if answered else "")
        results.append(RuleResult(problem.code, problem.severity, problem.message, accepted))
    return tuple(results)


def results_line(findings: Iterable[RuleResult]) -> str:
    """The rule results in a few words: "no errors, 2 warnings (1 accepted with a reason)"."""
    findings = tuple(findings)
    counted = Counter(result.severity for result in findings)
    named = [
        how_many(counted[severity], noun) for severity, noun in _NOUNS.items() if counted[severity]
    ]
    if not counted[Severity.ERROR]:
        named.insert(0, "no errors")
    accepted = sum(1 for result in findings if result.accepted)
    told = f" ({accepted} accepted with a reason)" if accepted else ""
    return ", ".join(named) + told


def receipt_lines(case: CaseFile, receipt: ExportReceipt) -> Iterator[str]:
    """The whole receipt in plain words, to be read, copied or kept beside the file."""
    version = case.versions.get(receipt.version_id)
    stage = version.stage if version is not None else "statement"
    what = "Publication set" if receipt.publication else "Export"
    yield f"{what}: {case.case.reference or 'no reference'}, {stage} decision"
    if version is not None:
        number = version.number if version.issue is None else version.issue.number
        yield f"Statement: {stage} {number}, of {version.made_at}"
        yield f"Reference data: {version.library_version or 'not noted'}"
        yield f"SHA-256 of its words: {version.sha256}"
    yield f"File: {receipt.file_name} ({_FORMATS.get(receipt.format, receipt.format)})"
    if receipt.size:
        yield f"Size: {receipt.size:,} bytes"
    yield f"SHA-256 of the file: {receipt.sha256}"
    yield f"Written: {receipt.exported_at}"
    if receipt.override_reason:
        yield f"Issued with errors because: {receipt.override_reason}"
    yield f"Rules: {results_line(receipt.findings)}"
    for result in receipt.findings:
        told = f" Accepted because: {result.accepted}" if result.accepted else ""
        yield f"  {result.severity.value}: {result.message} [{result.code}]{told}"
