"""A paper blacked out for disclosure: what is covered and why, the copy, the last look at it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from workbench.application.disclosing.items import CopyDesk, pages_of, room_of
from workbench.application.disclosing.pages import Area, Done, SeenPage
from workbench.application.handing_out.gate import Leak, refuse
from workbench.application.records.labels import evidence_numbers
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import EvidenceUnavailable, ExportBlocked, InvalidInput
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.records.evidence import EvidenceItem
from workbench.statement.naming.hits import Hit, Telling
from workbench.statement.naming.protected import ProtectedList, protected
from workbench.statement.naming.searching.file_name import find_in_file_name
from workbench.statement.naming.searching.finding import find

WHAT = "redacted copy"

Progress = Callable[[int, int], None]

_ROOM = 1.0
"""So many points more than the letters take are covered on every side."""

_TITLE = re.compile(r"(?i)^(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s+")
_APART = 1.5
"""Letters further apart than so many times their size stand in different places."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An area to be blacked out on a page (from 1), why, and whom it tells of (labels).

    `words` are those found there, "" for an area that a person chose.
    """

    page: int
    area: Area
    why: str
    whom: tuple[str, ...] = ()
    words: str = ""

    def in_words(self) -> str:
        """The mark as the list of a copy has it: nothing of what is covered."""
        return f"{self.why} ({', '.join(self.whom)})" if self.whom else self.why


@dataclass(frozen=True, slots=True)
class Left:
    """Words found that stay readable, and the reason why; on every page for `page` 0."""

    page: int
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Redacting:
    """What is to become of a paper.

    `shown` are the ids of people who may be named in this copy: it is for them, or they are known
    to whoever reads it. `added` are areas a person chose, `left` what stays though it was found,
    `seen` the pages with pictures that a person has looked at. `open_too` blacks out what may tell
    of somebody as well.
    """

    item_id: str
    shown: tuple[str, ...] = ()
    added: tuple[Mark, ...] = ()
    left: tuple[Left, ...] = ()
    seen: frozenset[int] = frozenset()
    open_too: bool = False


@dataclass(frozen=True, slots=True)
class RedactedCopy:
    """A copy that was made, searched and found clean, and what was blacked out in it.

    `open` are the places in it that may tell of somebody.
    """

    data: bytes
    pages: int
    marks: tuple[Mark, ...]
    open: tuple[Mark, ...] = ()


def listed_without(
    case: CaseFile, library: ReferenceLibrary, shown: Collection[str]
) -> ProtectedList:
    """The names and details to look for, but for those of people who may be named."""
    people = {id: person for id, person in case.people.items() if id not in shown}
    return protected(replace(case, people=people), library.names)


def found_marks(
    case: CaseFile, pages: Sequence[SeenPage], listed: ProtectedList
) -> tuple[Sequence[Mark], Sequence[Mark]]:
    """Every place where a name or detail stands, and every one that may tell of somebody.

    Page by page as they are read; of the second a person decides.
    """
    sure: list[Mark] = []
    unsure: list[Mark] = []
    for number, page in enumerate(pages, 1):
        for hit in find(page.text, listed):
            (sure if hit.sure else unsure).extend(_marks_of(case, number, page, hit))
    return sure, unsure


def left_open(open_ones: Iterable[Mark], covered: Sequence[Mark]) -> tuple[Mark, ...]:
    """The places that may tell of somebody and that nothing covers yet."""
    return tuple(
        mark
        for mark in open_ones
        if not any(each.page == mark.page and each.area.covers(mark.area) for each in covered)
    )


def _marks_of(case: CaseFile, number: int, page: SeenPage, hit: Hit) -> Iterator[Mark]:
    whom = _labels(case, hit)
    letters = [each for each in page.letters[hit.start : hit.end] if each is not None]
    for area in _areas(letters):
        yield Mark(number, area.grown(_ROOM), hit.what.value, whom, hit.words)


def _labels(case: CaseFile, hit: Hit) -> tuple[str, ...]:
    people = (case.people.get(id) for id in hit.whom)
    return tuple(each.alias or each.role.value for each in people if each is not None)


def _areas(letters: Iterable[Area]) -> list[Area]:
    """The areas around letters, one for those that stand together."""
    found: list[Area] = []
    last: Area | None = None
    for letter in letters:
        if last is not None and _beside(last, letter):
            found[-1] = found[-1].around(letter)
        else:
            found.append(letter)
        last = letter
    return found


def _beside(one: Area, other: Area) -> bool:
    size = _APART * max(
        one.right - one.left, one.bottom - one.top, other.right - other.left,
        other.bottom - other.top,
    )  # fmt: skip
    across = max(one.left, other.left) - min(one.right, other.right)
    down = max(one.top, other.top) - min(one.bottom, other.bottom)
    return (
        across < size and down < min(one.bottom - one.top, size) / 2 or (down < size and across < 0)
    )


def look_at(
    case: CaseFile,
    item: EvidenceItem,
    desk: CopyDesk,
    room: Path,
    read: Done = lambda number: None,
) -> tuple[Path, Sequence[SeenPage]]:
    """The pages of an item as a PDF in a folder, and what is on them.

    Raises `EvidenceUnavailable` for one that cannot be shown as pages.
    """
    made = pages_of(case, item, desk, room)
    if made.trouble:
        raise EvidenceUnavailable(made.trouble, "No copy of it can be made. Nothing was written.")
    return made.path, desk.maker.look(made.path, read)


def make_copy(
    case: CaseFile,
    library: ReferenceLibrary,
    asked: Redacting,
    desk: CopyDesk,
    name: str,
    progress: Progress = lambda done, whole: None,
) -> RedactedCopy:
    """The copy to be written under a name, once nothing is found in it any more.

    Each page is read, drawn, and read again: `progress` counts that; what it raises ends the work.

    Raises `NameGivenAway` for what is still found, `ExportBlocked` while pages with pictures have
    not been looked at, `EvidenceUnavailable` for a paper that cannot be copied.
    """
    item = case.evidence[asked.item_id]
    listed = listed_without(case, library, asked.shown)
    with room_of(desk) as room:
        path, pages = look_at(case, item, desk, room, lambda number: progress(0, 0))
        whole = 2 * len(pages) + 1  # the copy has a page more: its list
        _refuse_unseen(pages, asked)
        sure, unsure = found_marks(case, pages, listed)
        marks = _marks([*sure, *unsure] if asked.open_too else sure, len(pages), asked)
        areas: dict[int, list[Area]] = {}
        for mark in marks:
            areas.setdefault(mark.page - 1, []).append(mark.area)
        copied = desk.maker.black_out(path, areas, room, lambda number: progress(number, whole))
        number = evidence_numbers(case)[item.id]
        data = desk.layout.pictures(f"{number} (redacted copy)", copied, _list(number, marks))
        finished = room / "finished.pdf"
        finished.write_bytes(data)
        again = desk.maker.look(finished, lambda number: progress(len(pages) + number, whole))
        _refuse_found(again, listed, name, asked.left)
        return RedactedCopy(data, len(again), marks, left_open(unsure, marks))


def _marks(found: Iterable[Mark], pages: int, asked: Redacting) -> tuple[Mark, ...]:
    """What is blacked out of what was found, with what a person chose, in order."""
    for mark in asked.added:
        if not 1 <= mark.page <= pages:
            raise InvalidInput(
                f"The paper has no page {mark.page}: it has {pages}.", "Nothing was written."
            )
    covered = [mark for mark in found if not _stays(mark.words, mark.page, asked.left)]
    return tuple(sorted((*covered, *asked.added), key=lambda mark: (mark.page, mark.area.top)))


def _stays(words: str, page: int, left: Sequence[Left]) -> bool:
    """Whether words found on a page stay for a reason, a title before them or not."""
    bare = _TITLE.sub("", words).casefold()
    return any(
        each.reason.strip()
        and each.page in (0, page)
        and _TITLE.sub("", each.words).casefold() == bare
        for each in left
    )


def _refuse_unseen(pages: Sequence[SeenPage], asked: Redacting) -> None:
    touched = {mark.page for mark in asked.added} | asked.seen
    unseen = [n for n, page in enumerate(pages, 1) if page.pictures and n not in touched]
    if unseen:
        listed = ", ".join(map(str, unseen[:12])) + (" …" if len(unseen) > 12 else "")
        noun = "page" if len(unseen) == 1 else "pages"
        raise ExportBlocked(
            f"There are pictures or drawings on {noun} {listed}: "
            "the words in them cannot be searched for names.",
            "Nothing was written. Look at them, black out what must not be seen, and say that "
            "you have looked.",
        )


def _list(number: str, marks: Sequence[Mark]) -> list[str]:
    """What was blacked out and why, a line a page and reason."""
    counted = Counter((mark.page, mark.in_words()) for mark in marks)
    lines = [
        f"Page {page}: {why}{f', {count} places' if count > 1 else ''}"
        for (page, why), count in counted.items()
    ]
    return [f"What is blacked out in this copy of {number}", *(lines or ["Nothing."])]


def _refuse_found(
    pages: Sequence[SeenPage], listed: ProtectedList, name: str, left: Sequence[Left]
) -> None:
    leaks = [
        Leak(hit.words, "the redacted copy", f"page {number}", hit)
        for number, page in enumerate(pages, 1)
        for hit in find(page.text, listed)
        if hit.sure
        and not _stays(hit.words, number, left)
        # A label of the case in the closing list is no name.
        and hit.what is not Telling.LABEL
    ]
    leaks += (
        Leak(hit.words, "the redacted copy", "its name", hit)
        for hit in find_in_file_name(name, listed)
    )
    refuse(leaks)
