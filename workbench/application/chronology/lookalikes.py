"""Events that look alike: dates that are the same or overlap, and words that are much the same."""

from __future__ import annotations

import re
import string
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import field
from itertools import chain
from math import ceil

from workbench.domain.dataclass import dataclass
from workbench.domain.fields import own_order
from workbench.domain.records.chronology import ChronologyEvent

ALIKE = 0.5
"""The share of telling words two events must have in common, of all that either has."""

NEARLY_SAME = 0.8
"""The share asked for when one of the dates is as vague as a season or a year."""

WIDE = 62
"""The days above which a date is that vague."""

CROWD = 150
"""So many events at one time are compared one by one; a larger crowd by its rarest words."""

MOST_PAIRS = 200
"""So many pairs are pointed out; a chronology with more was entered twice."""

_WORD = re.compile(r"[^\W_]+")
_SMALL_WORDS = """
a an and as at be been by did for from had has have he her him his if in into is it its of on or
person she that the their them they this to was were which who will with
"""
_TELLS_NOTHING = frozenset(_SMALL_WORDS.split())
_APART = dict.fromkeys(map(ord, string.punctuation), " ")
_FAR_PAST, _FAR_FUTURE = 0, 10_000_000
Tokens = set[str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two events that may be one; `likeness` is 1.0 for the same words."""

    first_id: str
    second_id: str
    likeness: float


@dataclass(slots=True)
class LookAlikes:
    """Finds the pairs of a chronology; keeps the words of events that did not change since.

    `complete` is False when so many events are of one date that comparing them was given up.
    """

    most_comparisons: int = 200_000
    complete: bool = True
    _known: dict[str, tuple[ChronologyEvent, Tokens, tuple[int, int]]] = field(default_factory=dict)

    def pairs(self, events: Iterable[ChronologyEvent]) -> list[Pair]:
        """The pairs among these events, the most alike first."""
        listed = [event for event in events if event.narrative or event.statement_text]
        self._known = {event.id: self._read(event) for event in listed}
        words = [tokens for _event, tokens, _span in self._known.values()]
        spans = sorted((*span, n) for n, (_event, _tokens, span) in enumerate(self._known.values()))
        left = [self.most_comparisons]
        found = _joined(listed, words, spans, left)
        self.complete = left[0] >= 0
        found.sort(key=lambda pair: -pair.likeness)
        return found

    def _read(self, event: ChronologyEvent) -> tuple[ChronologyEvent, Tokens, tuple[int, int]]:
        known = self._known.get(event.id)
        if known is not None and known[0] is event:
            return known
        text = (event.narrative or event.statement_text).casefold()
        # Most texts are plain letters, for which this is twice as quick as the pattern.
        words = set(text.translate(_APART).split() if text.isascii() else _WORD.findall(text))
        words -= _TELLS_NOTHING
        return event, words, _span(event)


def _span(event: ChronologyEvent) -> tuple[int, int]:
    """The days an event can have been on; undated events are alike to one another only."""
    if event.on is None:
        return -1, -1
    day = event.on.exact
    if day is not None:
        return day.toordinal(), day.toordinal()
    first, last = event.on.bounds()
    return (
        first.toordinal() if first is not None else _FAR_PAST,
        last.toordinal() if last is not None else _FAR_FUTURE,
    )


class _Enough(Exception):
    """As many pairs were found as are pointed out, or as many compared as there is time for."""


@dataclass(slots=True)
class _Search:
    """One walk through the events in order of their first days.

    Two sets of words as much alike as asked for share one of the rarest words of each, so only
    under those is looked. There the events seen wait in the order of their last day; those that
    are over by now are passed by.
    """

    listed: list[ChronologyEvent]
    words: list[Tokens]
    share: float
    found: list[Pair]
    left: list[int]
    waiting: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def rarest(self, ordered: Sequence[str]) -> Sequence[str]:
        """The words one of which any event alike enough must have; `ordered` begins with rare."""
        return ordered[: len(ordered) - ceil(len(ordered) * self.share) + 1]

    def look(self, n: int, ordered: Sequence[str], first: int) -> None:
        """Compare an event with those that wait and are not over on its first day."""
        seen: set[int] = set()
        mine = self.words[n]
        for token in self.rarest(ordered):
            queue = self.waiting.get(token)
            if queue is None:
                continue
            for _last, other in queue[bisect_left(queue, (first, -1)) :]:
                if other not in seen:
                    seen.add(other)
                    self.compare(n, mine, other)

    def compare(self, n: int, mine: Tokens, other: int) -> None:
        """Keep a pair when it is alike enough."""
        self.left[0] -= 1
        if self.left[0] < 0:
            raise _Enough
        theirs = self.words[other]
        likeness = _likeness(mine, theirs, self.share)
        if likeness:
            self.found.append(Pair(*_ordered(self.listed[other], self.listed[n]), likeness))
            if len(self.found) >= MOST_PAIRS:
                raise _Enough

    def wait(self, n: int, ordered: Sequence[str], last: int) -> None:
        """Let an event wait for those that come after it."""
        for token in self.rarest(ordered):
            insort(self.waiting.setdefault(token, []), (last, n))


def _joined(
    listed: list[ChronologyEvent],
    words: list[Tokens],
    spans: list[tuple[int, int, int]],
    left: list[int],
) -> list[Pair]:
    found: list[Pair] = []
    with_words = [span for span in spans if words[span[2]]]
    near = [span for span in with_words if span[1] - span[0] <= WIDE]
    ordered = _Ordered(words)
    with suppress(_Enough):
        if _crowd(near) <= CROWD:
            _compare_each(_Search(listed, words, ALIKE, found, left), near)
        else:
            search = _Search(listed, words, ALIKE, found, left)
            for first, last, n in near:
                search.look(n, ordered[n], first)
                search.wait(n, ordered[n], last)
        if len(near) < len(with_words):
            _compare_wide(_Search(listed, words, NEARLY_SAME, found, left), with_words, ordered)
    return found


class _Ordered(dict[int, list[str]]):
    """The words of each event, the rarest of the whole chronology first, sorted when asked for."""

    def __init__(self, words: list[Tokens]) -> None:
        super().__init__()
        self._words = words
        self._counted: Counter[str] = Counter()

    def __missing__(self, n: int) -> list[str]:
        counted = self._counted
        if not counted:
            counted.update(chain.from_iterable(self._words))
        found = self[n] = sorted(self._words[n], key=lambda token: (counted[token], token))
        return found


def _crowd(spans: list[tuple[int, int, int]]) -> int:
    """The most events whose dates overlap at once."""
    open_: list[int] = []
    most = 0
    for first, last, _n in spans:
        open_ = [each for each in open_ if each >= first] if open_ else open_
        open_.append(last)
        most = max(most, len(open_))
        if most > CROWD:
            break
    return most


def _compare_each(search: _Search, spans: list[tuple[int, int, int]]) -> None:
    """Compare all events whose dates overlap, where they are few at a time."""
    words = search.words
    open_: list[tuple[int, int]] = []
    for first, last, n in spans:
        open_ = [each for each in open_ if each[0] >= first]
        mine = words[n]
        least = len(mine)
        for _last, other in open_:
            # A quick no for most: fewer in common than half of these are not half of all.
            if 2 * len(mine & words[other]) >= least:
                search.compare(n, mine, other)
        open_.append((last, n))


def _compare_wide(
    search: _Search,
    spans: list[tuple[int, int, int]],
    ordered: Mapping[int, Sequence[str]],
) -> None:
    """Compare events of vague dates, which overlap with hundreds: only nearly the same count."""
    dates = {n: (first, last) for first, last, n in spans}
    under: dict[str, list[int]] = {}
    for n, (first, last) in dates.items():
        if last - first > WIDE:
            for token in search.rarest(ordered[n]):
                under.setdefault(token, []).append(n)
    tokens = frozenset(under)
    done: set[tuple[int, int]] = set()
    for first, last, n in spans:
        mine = search.words[n]
        for other in {each for token in mine & tokens for each in under[token]}:
            begins, ends = dates[other]
            pair = (n, other) if n < other else (other, n)
            if n != other and begins <= last and ends >= first and pair not in done:
                done.add(pair)
                search.compare(n, mine, other)


def _ordered(one: ChronologyEvent, other: ChronologyEvent) -> tuple[str, str]:
    """The ids, the event entered first in front."""
    older = sorted((one, other), key=own_order)
    return older[0].id, older[1].id


def _likeness(one: Tokens, other: Tokens, least: float) -> float:
    """The share of words in common; 0.0 when it is below `least` or numbers tell them apart."""
    shared = len(one & other)
    share = shared / (len(one) + len(other) - shared)
    if share < least:
        return 0.0
    # "Visit 3" and "visit 4" are two visits, however alike the rest is.
    if _numbers(one - other) and _numbers(other - one):
        return 0.0
    return share


def _numbers(tokens: Tokens) -> bool:
    return any(token[0].isdigit() for token in tokens)
