"""What follows once a version is issued: of a final decision, the times of its remedies run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.application.case.editing import set_fields
from workbench.application.case.ports import IdSource
from workbench.application.handing_out.exporting import WrittenFile
from workbench.application.remedies.compliance import start
from workbench.application.versions import issuing
from workbench.application.versions.deciding import review_until
from workbench.application.versions.issuing import Wanted
from workbench.domain.casefile import CaseFile
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.records.complaint import CaseStage
from workbench.domain.records.versions import RuleResult
from workbench.statement.case_stage import FINAL_STAGES
from workbench.statement.nodes import Document, StatementStage


def issue(
    case: CaseFile,
    library: ReferenceLibrary,
    document: Document,
    written: Sequence[WrittenFile],
    wanted: Wanted,
    ids: IdSource,
    now: str,
    by: str,
    findings: tuple[RuleResult, ...],
    published: Sequence[WrittenFile] = (),
) -> CaseFile:
    """The case with a version issued.

    Of a final decision every agreed remedy is followed up, a review may be asked for by a day, and
    the case is at its final stage.
    """
    if wanted.stage is StatementStage.FINAL:
        reason = wanted.reason.strip() or case.case.reopened_reason
        wanted = replace(wanted, comments_due=review_until(case, library), reason=reason)
        if case.case.stage not in FINAL_STAGES:
            case = set_fields(case, "case", case.case.id, stage=CaseStage.FINAL_DECISION)
    case = issuing.record(case, document, written, wanted, ids, now, by, findings, published)
    if wanted.stage is StatementStage.FINAL and case.case.decided_on is not None:
        case = start(case, library.rules.calendar(), ids.new)
    return case
