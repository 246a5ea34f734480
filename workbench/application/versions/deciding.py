"""The final decision: until when a review may be asked for, and the requests that came."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from workbench.application.case.editing import add, set_fields
from workbench.application.records.parties import last_sent
from workbench.application.versions import issuing
from workbench.application.versions.listing import issue_of, latest
from workbench.application.versions.locking import locked
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.ahead import refuse_ahead
from workbench.domain.dates.counting import add_months
from workbench.domain.dates.partial import day_in_words
from workbench.domain.errors import InvalidInput
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.records.after import ReviewRequest, ReviewResult
from workbench.domain.records.versions import Sending
from workbench.domain.text import normalise_line
from workbench.statement.nodes import StatementStage


def review_until(case: CaseFile, library: ReferenceLibrary, out: date | None = None) -> date | None:
    """The last day on which a review of the decision may be asked for; None while undecided.

    The time runs from the day the decision went out, which the version issued says; of one still to
    be issued that is the day it goes `out`, where this comes after the day it was made.
    """
    final, decided = latest(case, StatementStage.FINAL), case.case.decided_on
    if final is not None and locked(case) and issue_of(final).comments_due is not None:
        return issue_of(final).comments_due
    if decided is None:
        return None
    return add_months(max(decided, out or decided), library.settings.number("review-period"))


def send(
    case: CaseFile, library: ReferenceLibrary, version_id: str, sent: tuple[Sending, ...]
) -> CaseFile:
    """The case with those a version went to noted anew: the time for a review of a decision that
    had gone to nobody runs from then.
    """
    before, first = issue_of(case.versions[version_id]), last_sent(sent)
    case = issuing.send(case, version_id, sent)
    version, until = case.versions[version_id], before.comments_due
    if before.sent or first is None or until is None or version.stage == StatementStage.DRAFT:
        return case
    until = max(until, add_months(first, library.settings.number("review-period")))
    return set_fields(
        case, "version", version_id, issue=replace(issue_of(version), comments_due=until)
    )


def is_late(case: CaseFile, library: ReferenceLibrary, received_on: date | None) -> bool:
    """Whether a request came after that day."""
    until = review_until(case, library)
    return until is not None and received_on is not None and received_on > until


def _refuse_mixed_up(case: CaseFile, request: ReviewRequest) -> None:
    """Raise `InvalidInput` for a request of nobody or of no day, for days out of order, and for a
    reviewer who made the decision.
    """
    if not (request.person_id or request.party.strip()) or request.received_on is None:
        raise InvalidInput(
            "It is not said who asked for the review, or when.", "Enter both: the time runs by it."
        )
    received, final = request.received_on, latest(case, StatementStage.FINAL)
    # Of a decision issued again since, the day it was first made is not in the record any more.
    newest = final is None or request.version_id in ("", final.id)
    decided = case.case.decided_on if newest else None
    if decided is not None and received < decided:
        raise InvalidInput(
            f"The request would have come before the decision of {day_in_words(decided)}.",
            "Look at the day it was received on.",
        )
    if request.decided_on is not None and request.decided_on < received:
        raise InvalidInput(
            "The request would have been decided before it came.",
            "Look at the day it was decided on.",
        )
    reviewer = normalise_line(request.reviewer).casefold()
    if reviewer and reviewer == normalise_line(case.case.investigator).casefold():
        raise InvalidInput(
            "The reviewer is the investigator of the case.", "Somebody else has to review it."
        )


def put_review(
    case: CaseFile, library: ReferenceLibrary, request: ReviewRequest, today: date
) -> CaseFile:
    """The case with a request for a review, new or changed, of the decision issued last.

    Raises `InvalidInput` for a result without reasons, for a late one that is considered without a
    reason for it, for days out of order or to come and for a reviewer who made the decision.
    """
    refuse_ahead(request.received_on, today, "The request would have come")
    refuse_ahead(request.decided_on, today, "The request would have been decided")
    if request.result is not ReviewResult.OPEN and not request.reason.strip():
        raise InvalidInput("The result of a review needs its reasons.", "Nothing was changed.")
    _refuse_mixed_up(case, request)
    considered = request.result in (ReviewResult.STANDS, ReviewResult.CHANGED)
    late = is_late(case, library, request.received_on)
    if considered and late and not request.late_reason.strip():
        raise InvalidInput(
            "The request came after the time for it.", "Say why it is considered all the same."
        )
    final = latest(case, StatementStage.FINAL)
    if final is not None and not request.version_id:
        request = replace(request, version_id=final.id)
    if request.id in case.reviews:
        return case.with_record("review", request)
    return add(case, "review", request)
