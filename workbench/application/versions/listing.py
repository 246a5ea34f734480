"""The issued versions of a case, in order, and the names a person calls them by."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.casefile import CaseFile
from workbench.domain.records.versions import Issue, Sending, StatementVersion
from workbench.domain.text import enumeration
from workbench.statement.checks.record.comments import sent_out
from workbench.statement.nodes import StatementStage


def issued(case: CaseFile, stage: StatementStage | None = None) -> Sequence[StatementVersion]:
    """The issued versions, of one stage or of both, the earliest first.

    Those of one stage go by their numbers: a clock may have been set back between two of them.
    """
    found = (
        version
        for version in case.versions.values()
        if version.issue is not None and (stage is None or version.stage == stage.value)
    )
    if stage is not None:
        return sorted(found, key=lambda each: (issue_of(each).number, issue_of(each).at))
    # Several may be issued within a second: the draft is then the earlier.
    return sorted(found, key=lambda each: (issue_of(each).at, each.stage, issue_of(each).number))


def latest(case: CaseFile, stage: StatementStage) -> StatementVersion | None:
    """The version of a stage issued last; None while none was."""
    return next(reversed(issued(case, stage)), None)


def draft_out(case: CaseFile, party: Sending | None = None) -> StatementVersion | None:
    """The draft to comment on: the latest a party was sent, or anybody; else the latest."""
    return next(reversed(sent_out(issued(case, StatementStage.DRAFT), party)), None)


def issue_of(version: StatementVersion) -> Issue:
    """How a version was issued; raises ValueError for a copy that never was."""
    if version.issue is None:
        raise ValueError(f"{version.id} was never issued")
    return version.issue


def version_name(version: StatementVersion) -> str:
    """A version as a person calls it: "Draft 2", and "Draft, copy 3" where it was never issued."""
    stage = version.stage.capitalize()
    if version.issue is None:
        return f"{stage}, copy {version.number}"
    return f"{stage} {version.issue.number}"


def no_longer_issued(before: CaseFile, after: CaseFile) -> str:
    """The versions that were issued and are not in an earlier state of the case: "" for none."""
    gone = [version_name(each) for each in issued(before) if each.id not in after.versions]
    if not gone:
        return ""
    lacking, them = ("is", "it") if len(gone) == 1 else ("are", "them")
    return (
        f"{enumeration(gone)}, issued since then, {lacking} not in the case any more; the newest "
        f"copy of the casebook has {them}."
    )
