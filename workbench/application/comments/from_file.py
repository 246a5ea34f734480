"""The comments of a returned file become points of a party's response."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from workbench.application.case.editing import add
from workbench.application.case.ports import IdSource
from workbench.application.comments.entering import add_response
from workbench.application.returned import points
from workbench.application.returned.reading import ReadBack
from workbench.domain.casefile import CaseFile
from workbench.domain.records.comments import Point
from workbench.domain.records.versions import Sending


def enter_points(
    case: CaseFile, found: ReadBack, party: Sending, received_on: date, ids: IdSource
) -> CaseFile:
    """The case with a response of a party to the version a file was, and a point a comment."""
    case, response_id = add_response(case, party, received_on, ids)
    if found.draft.version_id:
        response = replace(case.responses[response_id], version_id=found.draft.version_id)
        case = case.with_record("response", response)
    for each in found.points:
        point = Point(
            id=ids.new("point"),
            response_id=response_id,
            place=found.printed[each.places[0]].origin if each.places else "",
            text=each.text,
            quoted=each.quoted,
            author=each.author,
            written_at=_moment(each.at),
            replies=_replies(each),
            resolved=each.resolved,
        )
        case = add(case, "point", point)
    return case


def _replies(point: points.Point) -> str:
    return "\n".join(f"{each.author or 'Somebody'}: {each.text}" for each in point.replies)


def _moment(words: str) -> str:
    """A time as a file gives it, in UTC; "" for what is none. Word writes the clock's own time."""
    try:
        read = datetime.fromisoformat(words)
        at = read if read.tzinfo is not None else read.replace(tzinfo=UTC)
        return at.astimezone(UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        return ""
