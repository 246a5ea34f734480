"""What is not changed silently: a decided case, reopened with a reason, and a colleague's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from workbench.application.case.changes import Change
from workbench.application.versions.listing import issue_of, latest, version_name
from workbench.application.versions.reading import handed_reading, notes_id
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import CaseLocked, InvalidInput
from workbench.domain.records.complaint import Handed
from workbench.domain.text import normalise
from workbench.statement.case_stage import FINAL_STAGES
from workbench.statement.codec import loads
from workbench.statement.nodes import Document, StatementStage
from workbench.statement.printed import printed_paragraphs

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
    """Raise `CaseLocked` for changes of a colleague's case, but for what its reader may note, and
    for those that touch what the issued decision rests on.
    """
    if case.case.handed is not Handed.OWN:
        if not all(_may_be_noted(case, each) for each in changes):
            refuse_unless_own(case)
    elif not all(map(_may_change, changes)):
        refuse_unless_open(case)


def refuse_unless_own(case: CaseFile) -> None:
    """Raise `CaseLocked` for a case that a colleague handed over."""
    if case.case.handed is Handed.OWN:
        return
    whose = case.case.handed_by or "a colleague"
    if case.case.handed is Handed.TO_READ:
        may = "You can read it, and nothing more."
    else:
        may = "You can write notes, propose wording, and fill in the second reading."
    raise CaseLocked(
        f"This case is {whose}’s, handed over for a second reading: nothing of it is changed here.",
        f"Nothing was changed. {may}",
    )


def _may_be_noted(case: CaseFile, change: Change) -> bool:
    """Whether a change is the reader's own: notes and the reading; or says what was exported."""
    if change.kind in ("version", "receipt"):
        return change.before is None and getattr(change.after, "issue", None) is None
    reading = handed_reading(case)
    if reading is None or case.case.handed is not Handed.TO_COMMENT:
        return False
    if change.kind == "point":
        sides = (each for each in (change.before, change.after) if each is not None)
        return all(each.response_id == notes_id(reading) for each in sides)
    if change.kind == "response":
        return change.id == notes_id(reading)
    return change.kind == "reading" and change.id == reading.id and change.after is not None


def refuse_unless_open(case: CaseFile) -> None:
    """Raise `CaseLocked` for a decided case that has not been reopened, and for a colleague's."""
    refuse_unless_own(case)
    final = latest(case, StatementStage.FINAL)
    if final is None or not locked(case):
        return
    raise CaseLocked(
        f"{version_name(final)} was issued, so what it rests on is not changed silently.",
        "Nothing was changed. Case › Reopen the case… asks for a reason; "
        "the decision is then issued again as a new version.",
    )


def refuse_to_lock_changed(
    before: CaseFile, after: CaseFile, compose: Callable[[CaseFile, StatementStage], Document]
) -> None:
    """Raise `InvalidInput` where a case that was reopened would be decided again by a decision that
    reads otherwise than the case does now.
    """
    final = latest(after, StatementStage.FINAL)
    if final is None or locked(before) or not locked(after):
        return
    issued, now = loads(final.document), compose(after, StatementStage.FINAL)
    if [each.text for each in printed_paragraphs(issued)] != [
        each.text for each in printed_paragraphs(now)
    ]:
        raise InvalidInput(
            f"The statement has changed since {version_name(final)} was issued, so the case stays "
            "open.",
            "Nothing was changed. Issue the decision again.",
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
    decided = after.stage in FINAL_STAGES or after.stage is before.stage
    return decided and bool(replace(after, **same) == before)


def moment_of_issue(case: CaseFile, now: str) -> str:
    """When a decision issued now counts as issued: after the case was reopened, whatever the clock
    says.
    """
    opened = case.case.reopened_at
    if now > opened:
        return now
    return (datetime.fromisoformat(opened) + timedelta(seconds=1)).isoformat(timespec="seconds")


def reopen(case: CaseFile, reason: str, now: str) -> CaseFile:
    """The case open for changes again; raises `InvalidInput` without a reason."""
    if not reason.strip():
        raise InvalidInput("Reopening a decided case needs a reason.", "It is kept in the log.")
    final = latest(case, StatementStage.FINAL)
    at = now if final is None else max(now, issue_of(final).at)  # a clock may have been set back
    record = replace(case.case, reopened_at=at, reopened_reason=normalise(reason).strip())
    return case.with_record("case", record)
