"""What is awaited of the parties once a version is out, and by which day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from workbench.application.records.parties import parties
from workbench.application.versions.listing import draft_out, issue_of, issued, latest
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.records.complaint import CaseStage
from workbench.domain.records.versions import Sending
from workbench.statement.checks.record.comments import sent_out, unheard
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
    drafts, final = issued(case, StatementStage.DRAFT), latest(case, StatementStage.FINAL)
    if final is not None:
        # One issued to nobody since then asks nobody, and leaves open what the decision said.
        drafts = [e for e in drafts if issue_of(e).at > issue_of(final).at and issue_of(e).sent]
    if final is not None and not drafts:
        until = issue_of(final).comments_due
        requested = any(each.version_id in ("", final.id) for each in case.reviews.values())
        if until is not None and not requested and case.case.stage is not CaseStage.CLOSED:
            yield Awaited("Time to ask for a review ends", until, final.id, passes=True)
    elif drafts:
        draft = sent_out(drafts)[-1]
        due = issue_of(draft).comments_due
        asked = issue_of(draft).sent or tuple(parties(case))
        if due is not None and unheard(case, draft, asked):
            yield Awaited("Comments on the draft", due, draft.id)


def silent(case: CaseFile) -> Sequence[Sending]:
    """Those the latest draft that went out went to who have not been heard since."""
    draft = draft_out(case)
    return unheard(case, draft, issue_of(draft).sent) if draft is not None else ()
