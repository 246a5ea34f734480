"""The comments of a returned file become points of a party's response."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from workbench.application.case.editing import add
from workbench.application.case.ports import IdSource
from workbench.application.comments.entering import add_response
from workbench.application.returned import points
from workbench.application.returned.reading import ReadBack
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.records.comments import Point, Response
from workbench.domain.records.versions import Sending
from workbench.domain.text import normalise_line


def enter_points(
    case: CaseFile, found: ReadBack, party: Sending, received_on: date, ids: IdSource
) -> CaseFile:
    """The case with a response of a party to the version a file was, and a point a comment.

    Comments that were entered before, from this file or one like it, are not entered again: only
    what was answered to them since is noted. Raises `InvalidInput` when nothing is new. A file
    without comments is a response too, noted once.
    """
    before = case
    new = []
    for point, known in _with_known([_point(each, found) for each in found.points], case):
        if known is None:
            new.append(point)
        elif (known.replies, known.resolved) != (point.replies, point.resolved):
            changed = replace(known, replies=point.replies, resolved=point.resolved)
            case = case.with_record("point", changed)
    if found.points and not new:
        if case is before:
            raise InvalidInput(
                "The comments of this file were entered before.", "Nothing was entered."
            )
        return case
    begun, response_id = add_response(case, party, received_on, ids)
    response = begun.responses[response_id]
    response = replace(response, version_id=found.draft.version_id or response.version_id)
    if not new and _whose(response) in map(_whose, case.responses.values()):
        return case
    case = begun.with_record("response", response)
    for point in new:
        own = replace(point, id=ids.new("point"), response_id=response_id)
        case = add(case, "point", own)
    return case


def _whose(response: Response) -> tuple[str, ...]:
    return response.version_id, response.person_id, response.party.casefold()


def _point(comment: points.Point, found: ReadBack) -> Point:
    return Point(
        id="",
        place=found.printed[comment.places[0]].origin if comment.places else "",
        text=comment.text,
        quoted=comment.quoted,
        author=comment.author,
        written_at=_moment(comment.at),
        replies=_replies(comment),
        resolved=comment.resolved,
    )


def _with_known(made: Sequence[Point], case: CaseFile) -> Iterator[tuple[Point, Point | None]]:
    """Points of a file, each with the one it was entered as before, at its paragraph if it can be.

    A person may have tied it to another since, and two comments may say the same.
    """
    waiting = [*made]
    left = [*case.points.values()]
    for same in (_at_its_place, _in_its_words):
        for point in [*waiting]:
            known = next((each for each in left if same(each) == same(point)), None)
            if known is not None:
                left.remove(known)
                waiting.remove(point)
                yield point, known
    yield from ((point, None) for point in waiting)


def _in_its_words(point: Point) -> tuple[str, ...]:
    return normalise_line(point.text), normalise_line(point.author), point.written_at


def _at_its_place(point: Point) -> tuple[str, ...]:
    return *_in_its_words(point), point.place, normalise_line(point.quoted)


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
