"""How far the comments on a draft are: who has answered, what is still to be answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workbench.application.case.editing import ordered
from workbench.application.comments.places import draft_words
from workbench.application.records.labels import evidence_label, response_label
from workbench.application.records.parties import last_sent, sent_words
from workbench.application.versions.due import silent
from workbench.application.versions.listing import draft_out, issue_of, latest
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import day_in_words
from workbench.domain.records.comments import Point, PointResult, Response
from workbench.domain.records.versions import Issue
from workbench.domain.text import capitalised, how_many
from workbench.statement.nodes import StatementStage


def points_of(case: CaseFile, response: Response) -> Sequence[Point]:
    """The points of a response, in order."""
    return [each for each in ordered(case, "point") if each.response_id == response.id]


def to_answer(case: CaseFile) -> Sequence[Point]:
    """The points nobody has answered yet."""
    return [each for each in ordered(case, "point") if each.result is PointResult.TO_ANSWER]


def from_reader(case: CaseFile) -> Sequence[Point]:
    """The notes of a second reader: the points that no party made."""
    notes = {each.id for each in case.responses.values() if each.second_reader}
    return [each for each in case.points.values() if each.response_id in notes]


def progress_lines(case: CaseFile, today: date) -> Sequence[str]:
    """To whom the draft went, by when comments are due, and how many points are answered."""
    newest, draft = latest(case, StatementStage.DRAFT), draft_out(case)
    if newest is None or draft is None:
        return ("No draft has been issued yet.",)
    issue = issue_of(draft)
    first = _went_words(case, issue_of(newest), case.case.draft_sent_on)
    if draft is not newest:
        first += f"; {_went_words(case, issue, last_sent(issue.sent))}"
    parts = []
    if issue.comments_due is not None:
        past = issue.comments_due < today
        parts.append(f"Comments {'were due' if past else 'by'} {day_in_words(issue.comments_due)}")
    left, notes = to_answer(case), from_reader(case)
    if total := len(case.points) - len(notes):
        answered = total - sum(each not in notes for each in left)
        parts.append(f"{answered} of {how_many(total, 'point')} answered")
    if unanswered := sum(each in notes for each in left):
        parts.append(f"{how_many(unanswered, 'note')} of the second reader to answer")
    if waiting := [name for each in silent(case) if (name := sent_words(case, (each,)))]:
        parts.append(f"nothing yet from {' or '.join(waiting)}")
    return (first, " · ".join(parts))


def _went_words(case: CaseFile, issue: Issue, day: date | None) -> str:
    """To whom a draft went and when, or only that it was issued."""
    on = f" on {day_in_words(day)}" if day is not None else ""
    if not issue.sent:
        return f"Draft {issue.number} issued{on}, not noted to whom"
    return f"Draft {issue.number} sent to {sent_words(case, issue.sent)}{on}"


def heading(case: CaseFile, response: Response) -> str:
    """A response as its points stand under it: "Miss Y · letter, E9, 14 September, on Draft 1"."""
    item = case.evidence.get(response.evidence_id)
    day = day_in_words(response.received_on) if response.received_on is not None else ""
    draft = draft_words(case, response)
    paper = evidence_label(case, item) if item is not None else ""
    parts = [response.how, paper, day, f"on {draft}" if draft else ""]
    said = ", ".join(filter(None, parts))
    name = response_label(case, response)
    return capitalised(name) + (f" · {said}" if said else "")
