"""The paragraphs of a returned file as they were before tracked changes, with these in them.

A tracked change of a paragraph's end joins paragraphs of the file: whoever presses Enter in the
middle of one splits it, whoever does so at its end begins a new one. Which it was is told by
where the words stand that were there before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise

from workbench.application.returned.file import (
    BREAK,
    ReturnedFile,
    ReturnedParagraph,
    Shape,
    Stretch,
    Tracked,
    words_before,
    words_of,
)
from workbench.application.returned.undone import reworded, without_retyped, without_undone
from workbench.domain.dataclass import dataclass
from workbench.statement.comparing.aligning import align


@dataclass(slots=True)
class Base:
    """A paragraph before tracked changes.

    `stretches` holds its words with what was done to them, and a `BREAK` where it was split.
    `joined` says who joined it to the next one, `gone` who took it out. `files` are the paragraphs
    of the file in which it stands. A `plain` one is a single stretch nothing was done to.
    """

    stretches: Sequence[Stretch]
    files: Sequence[int]
    shape: Shape
    shape_before: Shape | None = None
    reshaped: Tracked | None = None
    joined: Tracked | None = None
    gone: Tracked | None = None
    plain: bool = False

    @property
    def text(self) -> str:
        """What it said before tracked changes."""
        if self.plain:
            return self.stretches[0].text
        return words_before(self.stretches)

    @property
    def final_text(self) -> str:
        """What it says once they are accepted."""
        return words_of(self.stretches)


@dataclass(frozen=True, slots=True)
class Inserted:
    """A whole paragraph put in, tracked: behind which base (-1 for none), by whom, its words."""

    behind: int
    text: str
    shape: Shape
    by: Tracked
    file: int
    stretches: Sequence[Stretch]


class Bases:
    """The bases of a file in order, the paragraphs inserted among them, and where each stands."""

    def __init__(self, file: ReturnedFile) -> None:
        self.bases: list[Base] = []
        self.inserted: list[Inserted] = []
        self.of_file: dict[int, int] = {}
        self.behind_file: dict[int, int] = {}
        paragraphs, undone = without_undone(file.paragraphs)
        together: list[int] = []
        for place, paragraph in enumerate(paragraphs):
            if place in undone:
                continue
            if not together and paragraph.plain:
                self.add_single(paragraph, place, plain=True)
                continue
            together.append(place)
            # Tracked changes of their ends hang paragraphs together.
            if paragraph.end_added is None and paragraph.end_removed is None:
                _Cluster(paragraphs, together, self).read()
                together = []
        if together:
            _Cluster(paragraphs, together, self).read()
        for at in sorted(undone):
            self.behind_file[at] = self.of_file.get(at - 1, self.behind_file.get(at - 1, -1))
        if self.inserted:
            self._put_in_again()

    def _put_in_again(self) -> None:
        """Take paragraphs that one hand took out and put in again for edited, as pasting over all
        of a file leaves them.
        """
        for gone in self._gone_together():
            hand, last = self.bases[gone[0]].gone, gone[-1]
            while last + 1 < len(self.bases) and not self.bases[last + 1].text.strip():
                last += 1
            come = [
                each for each in self.inserted
                if gone[0] - 1 <= each.behind <= last and _same_hand(each.by, hand)
            ]  # fmt: skip
            groups = align([self.bases[each].text for each in gone], [each.text for each in come])
            for group in groups:
                if len(group.old) == len(group.new) == 1 and not group.moved:
                    self._edited(gone[group.old[0]], come[group.new[0]])

    def _gone_together(self) -> Iterator[list[int]]:
        """The places of bases taken out next to one another by one hand, moved ones apart."""
        for hand, places in groupby(range(len(self.bases)), lambda each: self._hand(each)):
            if hand is not None:
                yield list(places)

    def _hand(self, place: int) -> str | None:
        gone = self.bases[place].gone
        return gone.author if gone is not None and not gone.move else None

    def _edited(self, place: int, inserted: Inserted) -> None:
        base = self.bases[place]
        if base.gone is not None:
            said = [each for each in inserted.stretches if each.removed is None]
            base.stretches = list(reworded(base.text, base.gone, said, inserted.by))
        if base.shape != inserted.shape:
            base.shape_before, base.shape = base.shape, inserted.shape
            base.reshaped = inserted.by
        base.gone = None
        base.files = (*base.files, inserted.file)
        self.inserted.remove(inserted)
        self.of_file[inserted.file] = place
        self.behind_file.pop(inserted.file, None)

    def add_single(self, paragraph: ReturnedParagraph, place: int, *, plain: bool = False) -> Base:
        """The base that one paragraph of the file is."""
        base = Base(paragraph.stretches, (place,), paragraph.shape, paragraph.shape_before,
                    paragraph.reshaped, plain=plain)  # fmt: skip
        self.of_file[place] = len(self.bases)
        self.bases.append(base)
        return base

    def signs(self, file: ReturnedFile, draft: str) -> dict[int, tuple[int, int]]:
        """By the place of each sign of a draft, the first and last base it stands round."""
        ends = {
            sign: index
            for index, paragraph in enumerate(file.paragraphs)
            for sign in paragraph.ended
        }
        found: dict[int, tuple[int, int]] = {}
        for index, paragraph in enumerate(file.paragraphs):
            for sign in paragraph.begun:
                if sign.draft == draft and sign.place not in found:
                    first, end = self._base(index), ends.get(sign, index)
                    last = first if end == index else max(first, self._base(end))
                    found[sign.place] = first, last
        return found

    def _base(self, file: int) -> int:
        return self.of_file.get(file, max(0, self.behind_file.get(file, 0)))


class _Cluster:
    """Paragraphs of the file that hang together, sorted out into bases and inserted ones."""

    def __init__(
        self, paragraphs: Sequence[ReturnedParagraph], places: Sequence[int], into: Bases
    ) -> None:
        self._paragraphs, self._places, self._into = paragraphs, places, into
        self._old = self._numbered(lambda each: each.end_added is not None)
        self._new = self._numbered(lambda each: each.end_removed is not None)

    def _numbered(self, goes_on: Callable[[ReturnedParagraph], bool]) -> dict[int, int]:
        """For each paragraph of the file, which paragraph it is part of on one side."""
        found, count = {}, 0
        for place in self._places:
            found[place] = count
            count += not goes_on(self._paragraphs[place])
        return found

    def read(self) -> None:
        """Put the bases and inserted paragraphs of the cluster to those of the file."""
        if len(self._places) == 1:
            self._single(self._places[0])
            return
        pairs = self._pairs()
        first = len(self._into.bases)
        inserted = self._inserted_places(pairs)
        olds = range(max(self._old.values()) + 1)
        self._into.bases += [self._base(old, pairs, inserted) for old in olds]
        self._keep_typed(first)
        self._join(first, pairs)
        for place in self._places:
            if place not in inserted:
                self._into.of_file[place] = first + self._old[place]
        self._add_inserted(inserted, first)

    def _keep_typed(self, first: int) -> None:
        """Give words typed in the place of whole paragraphs to the one they stand in now."""
        bases = self._into.bases[first:]
        for old, base in enumerate(bases):
            typed = [each for each in base.stretches if each.added and each.removed is None]
            if base.gone is None or not any(each.text.strip() for each in typed):
                continue
            now = {self._new[place] for place in base.files}
            staying = [
                other for other, each in enumerate(bases)
                if each.gone is None and now & {self._new[place] for place in each.files}
            ]  # fmt: skip
            if not staying:
                continue
            base.stretches = [each for each in base.stretches if each not in typed]
            behind = [other for other in staying if other > old]
            host = bases[behind[0] if behind else staying[-1]]
            host.stretches = [*typed, *host.stretches] if behind else [*host.stretches, *typed]

    def _join(self, first: int, pairs: set[tuple[int, int]]) -> None:
        """Note the bases that stand in one paragraph now, those gone between two of them too."""
        staying = [old for old in sorted({old for old, _ in pairs})
                   if self._into.bases[first + old].gone is None]  # fmt: skip
        for old, following in pairwise(staying):
            shared = {n for o, n in pairs if o == old} & {n for o, n in pairs if o == following}
            between = self._into.bases[first + old : first + following]
            ends = [self._paragraphs[base.files[-1]].end_removed for base in between]
            # What was typed before the words of the second may part the two again.
            beside = between[-1].files[-1], self._into.bases[first + following].files[0]
            meets = self._new[beside[0]] == self._new[beside[1]] and all(ends)
            if shared or meets:
                for base, end in zip(between, ends, strict=True):
                    base.joined, base.gone = end, None

    def _single(self, place: int) -> None:
        paragraph = self._paragraphs[place]
        before = [each for each in paragraph.stretches if each.added is None]
        stays = _said(paragraph)
        if stays and not any(each.text.strip() for each in before):
            # Its end is not tracked, as LibreOffice leaves one that was moved; but it is new.
            self._add_inserted({place}, len(self._into.bases) - 1)
            return
        base = self._into.add_single(paragraph, place)
        if any(each.removed is not None for each in base.stretches):
            base.stretches = list(without_retyped(base.stretches))
        if before and not stays and all(each.removed for each in before):
            base.gone = before[0].removed

    def _pairs(self) -> set[tuple[int, int]]:
        """Which old paragraphs stand in which new ones: those with words that stayed."""
        pairs = {
            (self._old[place], self._new[place]) for place in self._places if self._stays(place)
        }
        for place in self._places:
            old, new = self._old[place], self._new[place]
            free = all(o != old for o, _ in pairs) and all(n != new for _, n in pairs)
            # All its words replaced by others: it is the same paragraph still.
            was = words_before(self._paragraphs[place].stretches).strip()
            if free and was and _said(self._paragraphs[place]):
                pairs.add((old, new))
        return pairs

    def _stays(self, place: int) -> bool:
        """Whether words of before stand in a paragraph still, or were only typed anew."""
        paragraph = self._paragraphs[place]
        return _said(paragraph, kept=True) or any(
            each.added is None and each.removed is None and each.text.strip()
            for each in without_retyped(paragraph.stretches)
        )

    def _inserted_places(self, pairs: set[tuple[int, int]]) -> set[int]:
        """Paragraphs of the file that are new as a whole, before or behind the words of another."""
        known = {new for _, new in pairs}
        found = set()
        for place in self._places:
            paragraph = self._paragraphs[place]
            moved = any(each.added and each.added.move for each in paragraph.stretches)
            edited = words_before(paragraph.stretches).strip() and not moved
            if self._new[place] in known or not _said(paragraph) or edited:
                continue
            beside = [p for p in self._places if self._old[p] == self._old[place] and
                      self._new[p] in known]  # fmt: skip
            if not beside or place < beside[0] or place > beside[-1]:
                found.add(place)
        return found

    def _base(self, old: int, pairs: set[tuple[int, int]], inserted: set[int]) -> Base:
        files = [p for p in self._places if self._old[p] == old]
        own = [p for p in files if p not in inserted]
        # An empty paragraph begun beside it splits nothing.
        own = [p for p in own if not _new_and_blank(self._paragraphs[p])] or own[:1]
        stretches: list[Stretch] = []
        for index, place in enumerate(own):
            paragraph = self._paragraphs[place]
            stretches += paragraph.stretches
            if index + 1 < len(own):
                stretches.append(Stretch(BREAK, paragraph.end_added, paragraph.end_removed))
        shaped = next((p for p in own if _said(self._paragraphs[p])), files[-1])
        paragraph = self._paragraphs[shaped]
        stretches = list(without_retyped(stretches))
        base = Base(stretches, files, paragraph.shape, paragraph.shape_before,
                    paragraph.reshaped)  # fmt: skip
        removed = [each.removed for each in stretches if each.added is None and
                   each.text.strip()]  # fmt: skip
        if all(o != old for o, _ in pairs) and removed and all(removed):
            base.gone = removed[0]
        return base

    def _add_inserted(self, inserted: set[int], first: int) -> None:
        groups: dict[int, list[int]] = {}
        for place in sorted(inserted):
            groups.setdefault(self._new[place], []).append(place)
        for places in groups.values():
            old = self._old[places[0]]
            own = [p for p in self._places if self._old[p] == old and p not in inserted]
            behind = first + old - (1 if own and places[0] < own[0] else 0)
            stretches = [e for p in places for e in self._paragraphs[p].stretches]
            by = next((e.added for e in stretches if e.added and e.removed is None), None)
            by = by or self._paragraphs[places[0]].end_added or Tracked("")
            text = "".join(e.text for e in stretches if e.removed is None)
            for place in places:
                self._into.behind_file[place] = behind
            shape = self._paragraphs[places[0]].shape
            self._into.inserted.append(Inserted(behind, text, shape, by, places[0], stretches))


def _same_hand(one: Tracked, other: Tracked | None) -> bool:
    return other is not None and one.author == other.author and not one.move


def _said(paragraph: ReturnedParagraph, *, kept: bool = False) -> bool:
    """Whether words stand in a paragraph once changes are accepted, `kept` ones of before."""
    return any(
        each.text.strip()
        for each in paragraph.stretches
        if each.removed is None and (each.added is None or not kept)
    )


def _new_and_blank(paragraph: ReturnedParagraph) -> bool:
    return all(each.added is not None and not each.text.strip() for each in paragraph.stretches)
