"""One passage of the draft with everything proposed in it: what stays, what goes, what comes.

Laid over one another are what somebody changed without tracking (found by comparison with the
draft) and what was tracked. Whichever proposals are taken, the words that then stand there can be
read off: those of the draft with all of them left, those of the file with all of them taken.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from workbench.application.returned.bases import Base
from workbench.application.returned.file import BREAK, PLAIN, Looks, Stretch, Tracked
from workbench.domain.dataclass import dataclass
from workbench.statement.comparing.words import Change, changes, plain_spaces

UNTRACKED = Tracked("")
"""By whom something was changed that was not tracked: nobody knows."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that stand or fall together.

    `old` says they stand in the draft, from `start` among its signs. `added` and `removed` are the
    numbers of the proposals that put them in or take them out, -1 where none does.
    """

    text: str
    old: bool
    start: int
    added: int = -1
    removed: int = -1
    looks: Looks = PLAIN
    before: Looks | None = None
    reformatted: Tracked | None = None

    def with_number(self, number: int, other: int) -> Segment:
        """The same with one proposal made part of another."""
        if number not in (self.added, self.removed):
            return self
        added, removed = (other if n == number else n for n in (self.added, self.removed))
        return replace(self, added=added, removed=removed)


@dataclass(frozen=True, slots=True)
class Edit:
    """Neighbouring words changed by one hand: what goes, what comes."""

    by: Tracked
    tracked: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs of the draft, by their places, with the changes proposed in their words."""

    places: tuple[int, ...]
    segments: tuple[Segment, ...]

    def text(self, taken: Collection[int]) -> str:
        """What stands there when some proposals are taken."""
        return "".join(
            each.text
            for each in self.segments
            if (each.old or each.added in taken) and each.removed not in taken
        )

    def by_number(self) -> Mapping[int, Sequence[Segment]]:
        """The words that each proposal puts in or takes out."""
        found: dict[int, list[Segment]] = {}
        for each in self.segments:
            for number in {each.added, each.removed} - {-1}:
                found.setdefault(number, []).append(each)
        return found

    @property
    def all_words(self) -> str:
        """Everything that stands there on either side."""
        return plain_spaces("".join(each.text for each in self.segments))

    def breaks(self, number: int, taken: Collection[int]) -> list[tuple[str, str]]:
        """Where one proposal splits a paragraph: its words before and behind each such place."""
        text, wanted = "", []
        for each in self.segments:
            if (not each.old and each.added not in taken) or each.removed in taken:
                continue
            if each.added == number:
                wanted += [len(text) + at for at, sign in enumerate(each.text) if sign == BREAK]
            text += each.text if each.old else each.text.replace(BREAK, " ")
        return [
            (text[:at].rpartition(BREAK)[2], text[at + 1 :].partition(BREAK)[0]) for at in wanted
        ]

    def with_number(self, number: int, other: int) -> Passage:
        """The same with one proposal made part of another."""
        return replace(
            self, segments=tuple(each.with_number(number, other) for each in self.segments)
        )


class Overlay:
    """Lays the changes over the words of one passage, numbering them on from others."""

    def __init__(self, first: int) -> None:
        self.edits: list[Edit] = []
        self._first = first
        self._last: tuple[Tracked, bool] | None = None

    def passage(self, places: Sequence[int], words: str, stretches: Sequence[Stretch]) -> Passage:
        """The passage of these words of the draft, as it stands in the file."""
        return Passage(tuple(places), tuple(self._segments(words, stretches)))

    def _segments(self, words: str, stretches: Sequence[Stretch]) -> Iterator[Segment]:
        said = plain_spaces("".join(each.text for each in stretches if each.added is None))
        cuts = deque(_at_the_ends_of(stretches, changes(words, said), words, said))
        missed: Change | None = None
        at = start = 0
        for stretch in stretches:
            if stretch.added is not None:
                yield self._tracked(stretch, start)
                continue
            rest = stretch.text
            while rest:
                cut = cuts[0] if cuts else None
                if cut is None or cut.new_start > at:
                    size = len(rest) if cut is None else min(len(rest), cut.new_start - at)
                    yield self._kept(stretch, rest[:size], start)
                    start += size
                else:
                    if missed is not cut:
                        missed = cut
                        yield from self._missing(words, cut)
                    start = cut.end
                    size = min(len(rest), cut.new_end - at)
                    if size:
                        yield self._foreign(stretch, rest[:size], start)
                    if at + size == cut.new_end:
                        cuts.popleft()
                at += size
                rest = rest[size:]
        for cut in cuts:
            yield from self._missing(words, cut)

    def _number(self, by: Tracked, tracked: bool) -> int:
        """The number of the edit that goes on here, or of a new one."""
        if self._last is None or not self.edits or not _goes_on(self._last, by, tracked):
            self.edits.append(Edit(by, tracked))
        self._last = by, tracked
        return self._first + len(self.edits) - 1

    def _tracked(self, stretch: Stretch, start: int) -> Segment:
        assert stretch.added is not None
        added = self._number(stretch.added, True)
        removed = -1
        if stretch.removed is not None:
            removed = self._number(stretch.removed, True)
            if removed == added:
                self.edits.append(Edit(stretch.removed, True))
                removed = added + 1
        return Segment(stretch.text, False, start, added, removed, stretch.looks)

    def _kept(self, stretch: Stretch, text: str, start: int) -> Segment:
        removed = -1
        if stretch.removed is not None:
            removed = self._number(stretch.removed, True)
        else:
            self._last = None
        return Segment(text, True, start, -1, removed, stretch.looks, stretch.before,
                       stretch.reformatted)  # fmt: skip

    def _missing(self, words: str, change: Change) -> Iterator[Segment]:
        """Words of the draft that the file has not."""
        self._last = None
        if change.end > change.start:
            number = self._number(UNTRACKED, False)
            yield Segment(words[change.start : change.end], True, change.start, -1, number)

    def _foreign(self, stretch: Stretch, text: str, start: int) -> Segment:
        """Words that the draft has not and nobody tracked."""
        added = self._number(UNTRACKED, False)
        removed = -1
        if stretch.removed is not None:
            removed = self._number(stretch.removed, True)
        return Segment(text, False, start, added, removed, stretch.looks)


def _at_the_ends_of(
    stretches: Sequence[Stretch], cuts: Iterable[Change], words: str, said: str
) -> Iterator[Change]:
    """Changes without what is alike on one side of where words begin or end that were taken out.

    Words taken out and those put in beside them, if only these were accepted, have no space between
    them: they are no one word.
    """
    ends, at = [], 0
    for each in stretches if any(one.removed for one in stretches) else ():
        if each.added is None:
            at += len(each.text)
            ends.append(at)
    for place in ends:
        # All of it was typed anew before or behind what was taken out.
        if words in (said[:place], said[place:]) and place not in (0, len(said)):
            start = place if words == said[:place] else 0
            yield Change(start, start, start, start + len(said) - len(words))
            return
    for cut in cuts:
        start, end, first, last = cut.start, cut.end, cut.new_start, cut.new_end
        for place in ends:
            if first < place <= last and words.startswith(said[first:place], start, end):
                start, first = start + place - first, place
        for place in reversed(ends):
            if first <= place < last and words.endswith(said[place:last], start, end):
                end, last = end - (last - place), place
        yield Change(start, end, first, last)


def _goes_on(last: tuple[Tracked, bool], by: Tracked, tracked: bool) -> bool:
    return last == (by, tracked) or (
        tracked and last[1] and (last[0].author, last[0].move) == (by.author, by.move)
    )


def as_they_are(stretches: Sequence[Stretch]) -> Iterator[Segment]:
    """The words of a passage nobody changed, for their looks."""
    at = 0
    for each in stretches:
        yield Segment(each.text, True, at, -1, -1, each.looks, each.before, each.reformatted)
        at += len(each.text)


def joined_stretches(bases: Sequence[Base]) -> list[Stretch]:
    """The words of bases that belong together, a break between them."""
    found: list[Stretch] = []
    for index, base in enumerate(bases):
        found += base.stretches
        if index + 1 < len(bases):
            found.append(Stretch(BREAK, None, base.joined))
    return found
