"""A decided case is not changed silently: it is reopened with a reason, and decided again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.application.case.changes import Change
from workbench.application.versions.listing import issue_of, latest, version_name
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import CaseLocked, InvalidInput
from workbench.domain.text import normalise
from workbench.statement.nodes import StatementStage

_AFTERWARDS = frozenset(
    {"compliance", "evidence", "letter", "note", "reading", "receipt", "review", "task", "version"}
)
"""Kinds of record that go on after the decision: nothing of the statement rests on them."""

_OF_THE_CASE = ("stage", "reopened_at", "reopened_reason", "note", "handed", "handed_by")


def locked(case: CaseFile) -> bool:
    """Whether a final decision was issued and the case has not been reopened since."""
    final = latest(case, StatementStage.FINAL)
    return final is not None and issue_of(final).at > case.case.reopened_at


def refuse_locked(case: CaseFile, changes: Sequence[Change]) -> None:
    """Raise `CaseLocked` when changes touch what the issued decision rests on."""
    if not all(map(_may_change, changes)):
        refuse_unless_open(case)


def refuse_unless_open(case: CaseFile) -> None:
    """Raise `CaseLocked` for a decided case that has not been reopened."""
    final = latest(case, StatementStage.FINAL)
    if final is None or not locked(case):
        return
    raise CaseLocked(
        f"{version_name(final)} was issued, so what it rests on is not changed silently.",
        "Nothing was changed. Case › Reopen the case… asks for a reason; the decision is then "
        "issued again as a new version.",
    )


def _may_change(change: Change) -> bool:
    if change.kind == "evidence":
        # A paper that comes in later is added; one the decision rests on stays as it is.
        return change.before is None or change.after is not None
    if change.kind != "case":
        return change.kind in _AFTERWARDS
    before, after = change.before, change.after
    if before is None or after is None:
        return False
    same = {name: getattr(before, name) for name in _OF_THE_CASE}
    return bool(replace(after, **same) == before)


def reopen(case: CaseFile, reason: str, now: str) -> CaseFile:
    """The case open for changes again; raises `InvalidInput` without a reason."""
    if not reason.strip():
        raise InvalidInput("Reopening a decided case needs a reason.", "It is kept in the log.")
    record = replace(case.case, reopened_at=now, reopened_reason=normalise(reason).strip())
    return case.with_record("case", record)
