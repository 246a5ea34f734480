"""The comments of a returned file as points: at which paragraph, what was quoted, who answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from workbench.application.returned.file import ReturnedComment, ReturnedFile, Spot, Stretch
from workbench.application.returned.places import number_at, place_words
from workbench.domain.dataclass import dataclass
from workbench.statement.printed import PrintedParagraph

_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to a comment, by somebody who had the file."""

    author: str
    at: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One comment.

    `places` are the paragraphs of the draft it stands at, by their places (none when it could not
    be placed), `paragraphs` their numbers. It is `marked` when the file says where it stands.
    `quoted` is what it was set to, as that stands now.
    """

    places: tuple[int, ...]
    marked: bool
    paragraphs: tuple[int, ...]
    where: str
    author: str
    at: str
    text: str
    quoted: str
    resolved: bool
    replies: tuple[Reply, ...]


def points(
    file: ReturnedFile, printed: Sequence[PrintedParagraph], place_of: Sequence[int]
) -> Iterator[Point]:
    """The comments in the order of the file, each with its replies."""
    by_id = {each.id: each for each in file.comments}
    answers: dict[str, list[ReturnedComment]] = {}
    for each in file.comments:
        root = _root(each, by_id)
        if root is not each:
            answers.setdefault(root.id, []).append(each)
    for each in sorted(file.comments, key=lambda one: one.start or Spot(len(place_of), 0)):
        if _root(each, by_id) is each:
            yield _point(each, answers.get(each.id, ()), file, printed, place_of)


def _root(comment: ReturnedComment, by_id: Mapping[str, ReturnedComment]) -> ReturnedComment:
    """The comment that a reply, or a reply to one, answers."""
    for _ in range(_DEEPEST):
        above = by_id.get(comment.parent)
        if above is None or above is comment:
            break
        comment = above
    return comment


def _point(
    comment: ReturnedComment,
    answers: Sequence[ReturnedComment],
    file: ReturnedFile,
    printed: Sequence[PrintedParagraph],
    place_of: Sequence[int],
) -> Point:
    places: tuple[int, ...] = ()
    if comment.start is not None and comment.end is not None:
        last = max(comment.start.paragraph, _last(comment.start, comment.end))
        last = min(last, len(place_of) - 1)
        spanned = range(comment.start.paragraph, last + 1)
        places = tuple(dict.fromkeys(place_of[each] for each in spanned if place_of[each] >= 0))
    numbers = (number_at(printed, each) for each in places)
    return Point(
        places=places,
        marked=comment.start is not None,
        paragraphs=tuple(dict.fromkeys(each for each in numbers if each is not None)),
        where=place_words(printed, places[0]) if places else "",
        author=comment.author,
        at=comment.at,
        text=comment.text,
        quoted=_quoted(comment, file),
        resolved=comment.resolved,
        replies=tuple(Reply(each.author, each.at, each.text) for each in answers),
    )


def _last(start: Spot, end: Spot) -> int:
    """The last paragraph of a range: one at whose very beginning it ends is no part of it."""
    return end.paragraph - 1 if end.offset == 0 and end > start else end.paragraph


def _quoted(comment: ReturnedComment, file: ReturnedFile) -> str:
    start, end = comment.start, comment.end
    if start is None or end is None:
        return ""
    lines = []
    for index in range(start.paragraph, min(end.paragraph + 1, len(file.paragraphs))):
        stretches = file.paragraphs[index].stretches
        first = start.offset if index == start.paragraph else 0
        stop = end.offset if index == end.paragraph else sum(len(e.text) for e in stretches)
        lines.append(_between(stretches, first, stop))
    return "\n".join(lines).strip("\n")


def _between(stretches: Sequence[Stretch], first: int, stop: int) -> str:
    """What stands between two places of a paragraph; only what was deleted when nothing else."""
    kept: list[str] = []
    removed: list[str] = []
    at = 0
    for each in stretches:
        text = each.text[max(0, first - at) : max(0, stop - at)]
        (kept if each.removed is None else removed).append(text)
        at += len(each.text)
    return "".join(kept) or "".join(removed)
