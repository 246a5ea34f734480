"""What is awaited of the parties once a version is out, and by which day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from workbench.application.versions.listing import issue_of, latest
from workbench.domain.casefile import CaseFile
from workbench.domain.records.versions import Sending
from workbench.statement.nodes import StatementStage


@dataclass(frozen=True, slots=True)
class Awaited:
    """Something due on a day because a version went out; `id` is that version's."""

    what: str
    due: date
    id: str


def awaited(case: CaseFile) -> Iterator[Awaited]:
    """What the parties still have to send."""
    draft, final = latest(case, StatementStage.DRAFT), latest(case, StatementStage.FINAL)
    if draft is None or (final is not None and issue_of(final).at >= issue_of(draft).at):
        return
    due = issue_of(draft).comments_due
    if due is not None and (silent(case) or not issue_of(draft).sent):
        yield Awaited("Comments on the draft", due, draft.id)


def silent(case: CaseFile) -> Sequence[Sending]:
    """Those the draft issued last went to who have not been heard since."""
    draft = latest(case, StatementStage.DRAFT)
    if draft is None:
        return ()
    heard = {
        name
        for each in case.responses.values()
        if each.version_id == draft.id
        for name in (each.person_id, each.party.casefold())
        if name
    }
    sent = issue_of(draft).sent
    return [each for each in sent if not {each.person_id, each.to.casefold()} & heard]
