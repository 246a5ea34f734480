"""What is awaited of the parties once a version is out, and by which day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from workbench.application.versions.listing import issue_of, latest
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.records.complaint import CaseStage
from workbench.domain.records.versions import Sending
from workbench.statement.checks.record.comments import unheard
from workbench.statement.nodes import StatementStage


@dataclass(frozen=True, slots=True)
class Awaited:
    """Something due on a day because a version went out; `id` is that version's.

    What `passes` is a time that ends on that day: nobody is late with it afterwards.
    """

    what: str
    due: date
    id: str
    passes: bool = False


def awaited(case: CaseFile) -> Iterator[Awaited]:
    """What the parties still have to send, or may: comments, then a request for a review."""
    draft, final = latest(case, StatementStage.DRAFT), latest(case, StatementStage.FINAL)
    if final is not None and (draft is None or issue_of(final).at >= issue_of(draft).at):
        until = issue_of(final).comments_due
        if until is not None and not case.reviews and case.case.stage is not CaseStage.CLOSED:
            yield Awaited("Time to ask for a review ends", until, final.id, passes=True)
    elif draft is not None:
        due = issue_of(draft).comments_due
        if due is not None and (silent(case) or not issue_of(draft).sent):
            yield Awaited("Comments on the draft", due, draft.id)


def silent(case: CaseFile) -> Sequence[Sending]:
    """Those the draft issued last went to who have not been heard since."""
    draft = latest(case, StatementStage.DRAFT)
    return unheard(case, draft) if draft is not None else ()
