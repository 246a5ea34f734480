"""What follows once a version is issued: of a final decision, the times of its remedies run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from workbench.application.case.editing import set_fields
from workbench.application.case.ports import IdSource
from workbench.application.handing_out.recording import WrittenFile
from workbench.application.records.parties import last_sent
from workbench.application.remedies.compliance import start
from workbench.application.remedies.counting_anew import (
    OutOfStep,
    count_anew,
    days_out_of_step,
)
from workbench.application.versions import issuing
from workbench.application.versions.deciding import review_until
from workbench.application.versions.issuing import Wanted
from workbench.application.versions.locking import moment_of_issue
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
    the case is at its final stage. Remedies that run already keep their days unless these are to be
    counted anew.
    """
    if wanted.stage is StatementStage.FINAL:
        now = moment_of_issue(case, now)
        reason = wanted.reason.strip() or case.case.reopened_reason
        out = last_sent(wanted.sent) or date.fromisoformat(now[:10])
        wanted = replace(wanted, comments_due=review_until(case, library, out), reason=reason)
        if case.case.stage not in FINAL_STAGES:
            case = set_fields(case, "case", case.case.id, stage=CaseStage.FINAL_DECISION)
    case = issuing.record(case, document, written, wanted, ids, now, by, findings, published)
    if wanted.stage is StatementStage.FINAL and case.case.decided_on is not None:
        calendar = library.rules.calendar()
        if wanted.count_anew:
            case = count_anew(case, calendar)
        case = start(case, calendar, ids.new)
    return case


def to_settle(
    case: CaseFile, library: ReferenceLibrary, stage: StatementStage
) -> tuple[OutOfStep, ...]:
    """The remedies of which it must be said, before a version is issued, what becomes of their
    days.
    """
    if stage is not StatementStage.FINAL:
        return ()
    return days_out_of_step(case, library.rules.calendar())


def act_words(case: CaseFile, library: ReferenceLibrary, wanted: Wanted) -> str:
    """What issuing is called in History, with what became of the days of running remedies."""
    act = f"Issue {wanted.stage.value} decision"
    if not to_settle(case, library, wanted.stage):
        return act
    return f"{act}; days of remedies {'counted anew' if wanted.count_anew else 'kept'}"
