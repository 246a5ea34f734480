"""Two runs of words held against each other: what stayed, what went, what came.

A word is compared as a whole; a stretch of changed words is one change, though a space between
them stayed. The kinds of space are alike: printed files have spaces where no line may end.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, pairwise

from workbench.domain.dataclass import dataclass

_WORD = re.compile(r"\s|\w+(?:[’'‑-]\w+)*|[^\w\s]")
_BLANK = frozenset(" \u00a0")
_LONGEST = 20_000
"""Longer stretches that differ are one change: they are no single paragraph."""

_AT_ONCE = 400_000
"""How many pairs of words are held against each other before sentences are."""

_ENDS = frozenset(".?!;")


@dataclass(frozen=True, slots=True)
class Change:
    """What stands between two places of the old words, and what stands there in the new ones."""

    start: int
    end: int
    new_start: int
    new_end: int


def plain_spaces(text: str) -> str:
    """The words with every kind of space as a plain one, each in its place; so is a line break."""
    text = text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2007", " ")
    return text.replace("\v", " ")


def in_plain_spaces(texts: Sequence[str]) -> list[str]:
    """The same of many texts at once; none has a NUL, which no file and no paper can have."""
    return plain_spaces("\0".join(texts)).split("\0") if texts else []


def split_words(text: str) -> list[str]:
    """The words, signs and spaces of a text in order; together they are the text."""
    return _WORD.findall(text)


def changes(before: str, after: str) -> Iterator[Change]:
    """The changes that make one text of another, as places among their characters."""
    if before == after:
        return
    before, after = plain_spaces(before), plain_spaces(after)
    # Only what stands between the first and last spaces that are left alike is parted into words.
    first = before.rfind(" ", 0, _alike_at_front(before, after)) + 1
    before, after = before[first:], after[first:]
    behind = _alike_at_front(before[::-1], after[::-1])
    space = before.find(" ", len(before) - behind) if behind else -1
    last = len(before) - space if space >= 0 else 0
    old, new = split_words(before[: len(before) - last]), split_words(after[: len(after) - last])
    starts, new_starts = _places(old, first), _places(new, first)
    for change in changed(old, new):
        yield Change(
            starts[change.start],
            starts[change.end],
            new_starts[change.new_start],
            new_starts[change.new_end],
        )


def _alike_at_front(one: str, other: str) -> int:
    """How many signs two texts begin with alike."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least


def _places(words: Sequence[str], first: int) -> list[int]:
    return list(accumulate(map(len, words), initial=first))


def changed(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Change]:
    """The changes between two sequences of words, as places among the words."""
    first = _alike(old, new)
    last = _alike(old[first:][::-1], new[first:][::-1])
    stop, new_stop = len(old) - last, len(new) - last
    if first == stop == new_stop:
        return []
    if first in (stop, new_stop):
        return [Change(first, stop, first, new_stop)]
    found = [
        Change(first + each.start, first + each.end, first + each.new_start, first + each.new_end)
        for each in _differing(old[first:stop], new[first:new_stop])
    ]
    return _joined(found, old)


def _differing(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Change]:
    """The changes word by word; of long texts within the sentences that are not the same."""
    if len(old) * len(new) <= _AT_ONCE:
        yield from _unlike(old, new)
        return
    parts, new_parts = _sentences(old), _sentences(new)
    at = list(accumulate(map(len, parts), initial=0))
    new_at = list(accumulate(map(len, new_parts), initial=0))
    for gap in _unlike(parts, new_parts):
        first, new_first = at[gap.start], new_at[gap.new_start]
        for each in _unlike(old[first : at[gap.end]], new[new_first : new_at[gap.new_end]]):
            yield Change(
                first + each.start,
                first + each.end,
                new_first + each.new_start,
                new_first + each.new_end,
            )


def _unlike(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Change]:
    if len(old) + len(new) > _LONGEST:
        yield Change(0, len(old), 0, len(new))
        return
    for tag, *places in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Change(*places)


def _sentences(words: Sequence[Hashable]) -> list[tuple[Hashable, ...]]:
    ends = [at for at, word in enumerate(words, start=1) if word in _ENDS]
    return [tuple(words[start:end]) for start, end in pairwise([0, *ends, len(words)])]


def _alike(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count


def _joined(found: list[Change], old: Sequence[Hashable]) -> list[Change]:
    """Changes with nothing but a space between them, made one."""
    made: list[Change] = []
    for change in found:
        last = made[-1] if made else None
        between = old[last.end : change.start] if last is not None else ()
        if last is not None and len(between) == 1 and between[0] in _BLANK:
            made[-1] = Change(last.start, change.end, last.new_start, change.new_end)
        else:
            made.append(change)
    return made
