"""Which paragraph of one text is which of another: kept, moved, split, joined, gone or new.

Paragraphs are known again by their words, and first of all by a sign where they carry one. What
is left between two that are known is told by how many words are the same.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter, lt
from typing import NamedTuple

_LIKE = 0.4
"""How much of two paragraphs must be the same between two that are known."""

_LIKE_ELSEWHERE = 0.6
_LEAST_ELSEWHERE = 5
_HELD = 0.6
"""How much of a part must be found in a whole it was split from or joined into."""

_LARGEST_GAP = 4_000


class Group(NamedTuple):
    """Paragraphs that are the same on both sides, by their places; one side may be empty.

    One and one is a paragraph kept, one and several is one split, several and one are joined.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False


def align(
    old: Sequence[str], new: Sequence[str], signs: Mapping[int, int] | None = None
) -> tuple[Group, ...]:
    """The groups of two texts, given as their paragraphs, in the order of the new text.

    What is gone stands where it stood. `signs` gives for paragraphs of the new text which one of
    the old text they carry the sign of.
    """
    aligning = _Aligning(old, new, signs or {})
    return tuple(_in_order(aligning.groups()))


class _Bags:
    """The words of paragraphs, counted when they are first asked for."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._bags: dict[int, Counter[str]] = {}

    def __getitem__(self, place: int) -> Counter[str]:
        found = self._bags.get(place)
        if found is None:
            found = self._bags[place] = Counter(self._texts[place].split())
        return found


class _Aligning:
    def __init__(self, old: Sequence[str], new: Sequence[str], signs: Mapping[int, int]) -> None:
        self._old, self._new = old, new
        self._old_bags, self._new_bags = _Bags(old), _Bags(new)
        self._pairs: dict[int, int] = {}  # new place to old place
        self._taken: dict[int, int] = {}  # old place to new place
        self._pieces: dict[int, int] = {}  # new place to the known one it was split from
        self._joined: dict[int, int] = {}  # old place to the new place it was joined to
        self._signs = dict(signs)
        if max(signs, default=0) >= len(new) or max(signs.values(), default=0) >= len(old):
            self._signs = {at: of for at, of in signs.items() if at < len(new) and of < len(old)}
        self._signed = {of: at for at, of in self._signs.items()}
        self._by_sign_same()
        # What is not known yet, in order: most is known at once, and never looked at again.
        self._left_old = {place: None for place in range(len(old)) if place not in self._taken}
        self._left_new = {place: None for place in range(len(new)) if place not in self._pairs}
        self._alone()
        self._beside()
        self._by_sign_changed()
        self._beside()
        self._parts()
        self._between()
        self._parts()
        self._elsewhere()
        self._parts()

    def _pair(self, old: int, new: int) -> None:
        self._pairs[new] = old
        self._taken[old] = new
        del self._left_old[old], self._left_new[new]

    def _free(self, old: int, new: int) -> bool:
        return old in self._left_old and new in self._left_new

    def _by_sign_same(self) -> None:
        for new, old in self._signs.items():
            if self._old[old] == self._new[new] and old not in self._taken:
                self._pairs[new] = old
                self._taken[old] = new

    def _by_sign_changed(self) -> None:
        for new in [each for each in self._signs if each in self._left_new]:
            old = self._signs[new]
            if old in self._left_old and not self._better(old, new):
                self._pair(old, new)

    def _better(self, old: int, new: int) -> bool:
        """Whether a neighbour has more of the words than the one with the sign.

        Who begins a new paragraph before another may leave the sign on the new one; and where one
        was taken out, the signs of those behind it may each be that of the one before. A neighbour
        with a sign of its own must have more of the words than by that.
        """
        own = max(self._likeness(old, new), _LIKE)
        for one, other, sign in (
            *((old, beside, (self._signs.get(beside), beside)) for beside in _beside(new)),
            *((beside, new, (beside, self._signed.get(beside))) for beside in _beside(old)),
        ):
            if self._free(one, other) and (like := self._likeness(one, other)) > own:
                before, after = sign
                if before is None or after is None or not self._free(before, after):
                    return True
                if like > self._likeness(before, after):
                    return True
        return False

    def _alone(self) -> None:
        """Paragraphs whose words stand once on either side."""
        places: dict[str, list[int]] = defaultdict(list)
        for place in self._left_old:
            places[self._old[place]].append(place)
        counted = Counter(self._new[place] for place in self._left_new)
        for place in list(self._left_new):
            text = self._new[place]
            found = places.get(text, ())
            if text and len(found) == 1 and counted[text] == 1:
                self._pair(found[0], place)

    def _beside(self) -> None:
        """Equal paragraphs directly beside some that are known already, and at either end."""
        ends = {-1: -1, len(self._new): len(self._old)}
        for step in (1, -1):
            for new in list(self._left_new)[::step]:
                beside = new - step
                old = self._pairs.get(beside, ends.get(beside))
                if old is None:
                    continue
                old += step
                if old in self._left_old and self._old[old] == self._new[new]:
                    self._pair(old, new)

    def _gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """What is left on both sides between two neighbours that are known."""
        if not self._left_old or not self._left_new:
            return
        kept = _rising([(self._pairs[new], new) for new in sorted(self._pairs)])
        left_old, left_new = list(self._left_old), list(self._left_new)
        at = new_at = 0
        for old, new in [*kept, (len(self._old), len(self._new))]:
            stop, new_stop = bisect_left(left_old, old), bisect_left(left_new, new)
            if stop > at and new_stop > new_at:
                yield left_old[at:stop], left_new[new_at:new_stop]
            at, new_at = stop, new_stop

    def _between(self) -> None:
        for left, right in list(self._gaps()):
            if len(left) * len(right) > _LARGEST_GAP:
                continue
            for old, new in self._best(left, right):
                self._pair(old, new)

    def _best(self, left: list[int], right: list[int]) -> list[tuple[int, int]]:
        """The pairs in order that have most words in common."""
        best: list[list[tuple[float, tuple[tuple[int, int], ...]]]] = [
            [(0.0, ())] * (len(right) + 1) for _ in range(len(left) + 1)
        ]
        for i, old in enumerate(left, start=1):
            for j, new in enumerate(right, start=1):
                found = max(best[i - 1][j], best[i][j - 1], key=lambda each: each[0])
                like = self._likeness(old, new)
                score, pairs = best[i - 1][j - 1]
                if like >= _LIKE and score + like > found[0]:
                    found = score + like, (*pairs, (old, new))
                best[i][j] = found
        return list(best[-1][-1][1])

    def _elsewhere(self) -> None:
        """Paragraphs moved away and changed on the way."""
        held: dict[str, list[int]] = defaultdict(list)
        for old in self._left_old:
            for word in self._old_bags[old]:
                held[word].append(old)
        for new in list(self._left_new):
            bag = self._new_bags[new]
            if bag.total() < _LEAST_ELSEWHERE:
                continue
            shared = Counter(old for word in bag if len(held[word]) <= 20 for old in held[word])
            for old, _ in shared.most_common(3):
                if self._free(old, new) and self._likeness(old, new) >= _LIKE_ELSEWHERE:
                    self._pair(old, new)
                    break

    def _likeness(self, old: int, new: int) -> float:
        one, other = self._old_bags[old], self._new_bags[new]
        size = one.total() + other.total()
        return 2 * _shared(one, other) / size if size else 0.0

    def groups(self) -> list[Group]:
        """What is known by now."""
        several = {new: ([self._pairs[new]], [new])
                   for new in (*self._joined.values(), *self._pieces.values())}  # fmt: skip
        for old, new in self._joined.items():
            several[new][0].append(old)
        for piece, new in self._pieces.items():
            several[new][1].append(piece)
        kept = [(tuple(sorted(n)), tuple(sorted(o))) for o, n in several.values()]
        kept += [((n,), (o,)) for n, o in self._pairs.items() if n not in several]
        kept.sort()
        made = [Group(o, n) for n, o in kept]
        if not _rise([o[0] for _, o in kept]):
            steady = {new for _, new in _rising([(o[0], n[0]) for n, o in kept])}
            made = [each._replace(moved=each.new[0] not in steady) for each in made]
        made += [Group((old,), ()) for old in self._left_old]
        made += [Group((), (new,)) for new in self._left_new]
        return made

    def _parts(self) -> None:
        """Paragraphs beside known ones that were split from them, or joined to them."""
        for step in (1, -1):
            self._split(step)
            self._join(step)

    def _split(self, step: int) -> None:
        for place in list(self._left_new)[::step]:
            if not self._new[place]:
                continue
            known = self._pieces.get(place - step, place - step)
            if known not in self._pairs:
                continue
            old = self._pairs[known]
            if self._old[old] == self._new[known]:
                continue  # Nothing of it is left for another.
            pieces = (known, *(p for p, of in self._pieces.items() if of == known))
            used = [self._new_bags[each] for each in pieces]
            shared = _shared(self._new_bags[place], self._old_bags[old], used)
            if _held(self._new_bags[place], shared, self._new[place], self._old[old]):
                self._pieces[place] = known
                del self._left_new[place]

    def _join(self, step: int) -> None:
        for place in list(self._left_old)[::step]:
            if not self._old[place]:
                continue
            into = self._taken.get(place - step, self._joined.get(place - step))
            if into is None or self._new[into] == self._old[self._pairs[into]]:
                continue
            pieces = (self._pairs[into], *(o for o, at in self._joined.items() if at == into))
            used = [self._old_bags[each] for each in pieces]
            shared = _shared(self._old_bags[place], self._new_bags[into], used)
            if _held(self._old_bags[place], shared, self._old[place], self._new[into]):
                self._joined[place] = into
                del self._left_old[place]


def _beside(place: int) -> tuple[int, ...]:
    return place + 1, place + 2, place - 1


def _shared(one: Counter[str], other: Counter[str], used: Sequence[Counter[str]] = ()) -> int:
    """How many words of one text stand in another, beside those of it that are `used` already."""
    found = 0
    for word in one.keys() & other.keys():
        left, count = other[word], one[word]
        for each in used:
            left -= each.get(word, 0)
        if left > 0:
            found += left if left < count else count
    return found


def _held(part: Counter[str], shared: int, words: str, whole: str) -> bool:
    """Whether enough of a part is `shared` with what is left of a whole."""
    size = part.total()
    if not size:
        return False
    if size < 4:
        return bool(words) and words in whole and shared > 0
    return shared / size >= _HELD


def _rise(places: Sequence[int]) -> bool:
    return all(map(lt, places, places[1:]))


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs, sorted by their second place, that stand in order by their first too."""
    if _rise([old for old, _ in pairs]):
        return list(pairs)
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (old, _) in enumerate(pairs):
        at = bisect_left(tails, old)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(old)
            ends.append(index)
        else:
            tails[at], ends[at] = old, index
    found: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _in_order(groups: list[Group]) -> list[Group]:
    """Groups in the order of the new text, what is gone behind what it stood behind."""
    placed = sorted([each for each in groups if each.new], key=itemgetter(1))
    gone = [each for each in groups if not each.new]
    if gone:
        behind, firsts = places_behind(groups), [each.new[0] for each in placed]
        for each in sorted(gone, reverse=True):
            placed.insert(bisect_right(firsts, behind[each.old[0]]), each)
    return placed


def places_behind(groups: Sequence[Group]) -> dict[int, int]:
    """For each place of the old text, the place of the new one behind which it stood."""
    steady = {
        each: group.new[-1]
        for group in groups
        if group.new and not group.moved
        for each in group.old
    }
    found: dict[int, int] = {}
    last = -1
    for old in sorted([each for group in groups for each in group.old]):
        here = steady.get(old, last)
        if here > last:
            last = here
        found[old] = last
    return found
