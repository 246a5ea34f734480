"""Joints: where a proposal takes out the end of a paragraph, and what stands on both sides then."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from workbench.application.returned.file import BREAK
from workbench.application.returned.passages import Passage, Segment


class Joint(NamedTuple):
    """The words before and behind a joint, as its paragraph has them then.

    It is `literal` where words were cut or typed at it: then nothing else comes between. `numbers`
    are those of the proposals that change what stands there.
    """

    before: str
    behind: str
    literal: bool
    numbers: frozenset[int]

    @property
    def closed(self) -> bool:
        """Whether the two sides follow each other there without a space."""
        spaced = self.before[-1:].isspace() or self.behind[:1].isspace()
        return self.literal and bool(self.before and self.behind) and not spaced


def joints(passages: Sequence[Passage], number: int, taken: Collection[int]) -> Iterator[Joint]:
    """The joint one proposal makes, when some proposals are taken and when all of them are."""
    for passage in passages:
        ends = [
            at for at, each in enumerate(passage.segments)
            if each.removed == number and each.old and BREAK in each.text
        ]  # fmt: skip
        if ends:
            everything = {n for each in passage.segments for n in (each.added, each.removed)}
            for numbers in (taken, everything):
                yield _joint(passage, number, ends[0], ends[-1], {*numbers, number})


def _joint(passage: Passage, number: int, first: int, last: int, taken: Collection[int]) -> Joint:
    segments = passage.segments
    before, behind = segments[:first], segments[first + 1 :]
    # What was typed in the place of words over the end goes into the paragraph before it.
    typed = [each for each in behind if each.added == number]
    one = _standing([*before, *typed], taken).rpartition(BREAK)[2]
    other = _standing([each for each in behind if each not in typed], taken).partition(BREAK)[0]
    words = passage.text(())
    begins = segments[first].start + segments[first].text.index(BREAK)
    ends = segments[last].start + segments[last].text.rindex(BREAK)
    was = words[:begins].rpartition(BREAK)[2], words[ends + 1 :].partition(BREAK)[0]
    touching = [*_up_to_kept(before[::-1], taken), segments[first], *_up_to_kept(behind, taken)]
    numbers = {n for each in touching for n in (each.added, each.removed) if n in taken}
    literal = (one.split()[-1:], other.split()[:1]) != (was[0].split()[-1:], was[1].split()[:1])
    return Joint(one, other, literal, frozenset(numbers))


def _standing(segments: Sequence[Segment], taken: Collection[int]) -> str:
    return "".join(
        each.text
        for each in segments
        if (each.old or each.added in taken) and each.removed not in taken
    )


def _up_to_kept(segments: Sequence[Segment], taken: Collection[int]) -> Iterator[Segment]:
    """What was done next to a joint, up to words that were there and stay."""
    for each in segments:
        if each.old and each.removed not in taken:
            return
        yield each
