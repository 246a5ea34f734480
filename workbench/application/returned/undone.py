"""What was done and undone again: paragraphs put in and taken out, words typed anew as they were.

Neither is a change: it is only told, where several hands were in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import groupby

from workbench.application.returned.file import (
    BREAK,
    ReturnedParagraph,
    Stretch,
    Tracked,
    words_of,
)
from workbench.statement.comparing.words import changes

_LEAST_RETYPED, _ALIKE = 6, 0.6
"""Of how many words something typed anew is looked into, and how much of them must have stayed."""


def without_undone(
    paragraphs: Sequence[ReturnedParagraph],
) -> tuple[Sequence[ReturnedParagraph], Set[int]]:
    """The paragraphs of a file with their ends as if there were none such, and which ones are."""
    found: set[int] = set()
    ends = list(paragraphs)
    last, says = -1, False
    for at, paragraph in enumerate(paragraphs):
        before = ends[last] if last >= 0 else None
        removed = before is not None and before.end_removed is not None
        undone = False
        if _put_in_and_taken_out(paragraph):
            joined = removed and says
            if paragraph.end_added is not None:
                undone = paragraph.end_removed is not None or not joined
            elif before is not None and before.end_added is not None:
                # Whoever began it put in the end of the one before, whose own end it has now.
                undone = True
                ends[last] = before._replace(
                    end_added=None, end_removed=paragraph.end_removed if removed else None
                )
            else:
                undone = not (joined or paragraph.end_removed or paragraph.begun)
        if undone:
            found.add(at)
        else:
            says = (removed and says) or paragraph.plain or bool(words_of(paragraph.stretches))
            last = at
    return ends, found


def _put_in_and_taken_out(paragraph: ReturnedParagraph) -> bool:
    words = paragraph.stretches
    return (
        bool(words)
        and words[0].added is not None
        and all(each.added is not None and each.removed is not None for each in words)
    )


def without_retyped(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """Stretches in which words that one hand took out and typed again there count as kept."""
    for hand, alike in groupby(stretches, _replacing):
        own = [*alike]
        gone = [each for each in own if each.removed is not None]
        come = [each for each in own if each.added is not None]
        if hand is None or not gone or not come or not _is_retyped(gone, come):
            yield from own
            continue
        assert gone[0].removed is not None and come[0].added is not None
        before = "".join(each.text for each in gone)
        yield from reworded(before, gone[0].removed, come, come[0].added)


def _replacing(stretch: Stretch) -> str | None:
    """Whose the words are that were taken out, or put in, by one hand; None for all others."""
    made = [each for each in (stretch.added, stretch.removed) if each is not None]
    one = made[0] if len(made) == 1 else None
    return one.author if one is not None and not one.move and BREAK not in stretch.text else None


def _is_retyped(gone: Sequence[Stretch], come: Sequence[Stretch]) -> bool:
    """Whether most of what was taken out stands again in what was put in, set as it was."""
    before, after = ("".join(each.text for each in some) for some in (gone, come))
    if {each.looks for each in (*gone, *come)} != {gone[0].looks}:
        return False
    if before == after:
        return True
    cut = sum(each.end - each.start for each in changes(before, after))
    enough = min(len(before.split()), len(after.split())) >= _LEAST_RETYPED
    return enough and len(before) - cut >= _ALIKE * max(len(before), len(after))


def reworded(
    before: str, gone: Tracked, said: Sequence[Stretch], come: Tracked
) -> Iterator[Stretch]:
    """Words taken out and put in again, with what became otherwise in them."""
    after, at = "".join(each.text for each in said), 0
    for change in changes(before, after):
        yield from _part(said, at, change.new_start, None)
        if change.start < change.end:
            yield Stretch(before[change.start : change.end], None, gone)
        yield from _part(said, change.new_start, change.new_end, come)
        at = change.new_end
    yield from _part(said, at, len(after), None)


def _part(
    stretches: Sequence[Stretch], first: int, stop: int, by: Tracked | None
) -> Iterator[Stretch]:
    at = 0
    for each in stretches:
        text = each.text[max(0, first - at) : max(0, stop - at)]
        if text:
            yield Stretch(text, by, None, each.looks)
        at += len(each.text)
