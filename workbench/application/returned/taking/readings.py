"""Words and paragraphs of the draft held against how they read now, where both may have changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from workbench.statement.comparing.words import changes, plain_spaces
from workbench.statement.markup.mapped import WordChange, applied
from workbench.statement.origins import first
from workbench.statement.printed import PrintedParagraph, same_origin

_MOST = 0.7
"""How much of some words stands where they are known to stand."""
_FIGURES = re.compile(r"\d+")


def place_in(words: str, line: str, start: int, end: int) -> tuple[int, int] | None:
    """Where words of the draft stand in a line now; None when they read differently there."""
    shift = 0
    for change in changes(words, line):
        if change.start >= end and not change.start == end == start:
            break
        if change.end <= start:
            shift = change.new_end - change.end
        elif change.start < end and change.end > start:
            return None
    if plain_spaces(words[start:end]) != plain_spaces(line[start + shift : end + shift]):
        return None
    return start + shift, end + shift


def stand_in(words: str, line: str, edits: Sequence[WordChange]) -> bool:
    """Whether changes of words of the draft stand in a line already.

    They do when the changed words lie between those of the draft and those of the line.
    """
    changed = applied(words, edits)
    for with_spaces in (False, True):
        if size := difference(words, changed, with_spaces):
            rest = difference(changed, line, with_spaces)
            return difference(words, line, with_spaces) >= size + rest
    return False


def rewording(words: str, line: str, after: str) -> list[WordChange] | None:
    """What changes a line once the draft's words, which it has, become others; None where it
    cannot.

    What was changed in it since the draft stays.
    """
    edits = []
    for each in edits_to(words, after):
        if not stand_in(words, line, [each]):
            at = place_in(words, line, each.start, each.end)
            if at is None:
                return None
            edits.append(WordChange(*at, each.words))
    return edits


def edits_to(words: str, after: str) -> list[WordChange]:
    """What makes some words others."""
    return [
        WordChange(each.start, each.end, after[each.new_start : each.new_end])
        for each in changes(words, after)
    ]


def difference(before: str, after: str, with_spaces: bool = True) -> int:
    """How many signs are not the same in two texts."""
    other = "".join(
        before[each.start : each.end] + after[each.new_start : each.new_end]
        for each in changes(before, after)
    )
    return len(other if with_spaces else "".join(other.split()))


def figures_out(words: str) -> str:
    """Words without the figures in them, which may follow from the order of paragraphs."""
    return _FIGURES.sub("", words)


def no_more(before: Sequence[str], after: Sequence[str]) -> list[str]:
    """The paragraphs that are said before and not after; other figures in one, which may follow
    from the order of paragraphs, make no other paragraph of it.
    """
    gone = (Counter(before) - Counter(after)).elements()
    left = Counter(figures_out(each) for each in (Counter(after) - Counter(before)).elements())
    found = []
    for said in gone:
        left[key := figures_out(said)] -= 1
        if left[key] < 0:
            found.append(said)
    return found


def same_records(
    before: Sequence[PrintedParagraph], now: Sequence[PrintedParagraph]
) -> dict[int, int]:
    """Paragraphs of the same record, by their places, now to before.

    Which is which of a record that has more of them now, or fewer, is told by their words alone, as
    where a paragraph has more words of another of its record than of the one at its place.
    """
    records, records_now = _by_record(before), _by_record(now)
    found = {}
    for place, was in same_origin(before, now).items():
        record = records[origin := first(before[was].origin)]
        others = records_now.get(origin, [])
        alike = len(record) == len(others) and _most_like(now[place].text, was, record, before)
        if alike and not _stands_elsewhere(before[was].text, place, others, now):
            found[place] = was
    return found


def _by_record(printed: Sequence[PrintedParagraph]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, each in enumerate(printed):
        found.setdefault(first(each.origin), []).append(place)
    return found


def _most_like(
    words: str, was: int, record: Sequence[int], before: Sequence[PrintedParagraph]
) -> bool:
    """Whether no paragraph of a record has more of some words than the one they are taken for."""
    if len(record) == 1 or before[was].text == words:
        return True
    now = Counter(plain_spaces(words).split())
    shared = {
        each: (Counter(plain_spaces(before[each].text).split()) & now).total() for each in record
    }
    return shared[was] == max(shared.values())


def _stands_elsewhere(
    words: str, place: int, record: Sequence[int], now: Sequence[PrintedParagraph]
) -> bool:
    """Whether most of some words stand in another paragraph of their record, and not in one."""
    if len(record) == 1 or now[place].text == words:
        return False
    own = Counter(plain_spaces(words).split())
    shared = {
        each: (Counter(plain_spaces(now[each].text).split()) & own).total() for each in record
    }
    there = max(shared.values())
    return there >= _MOST * own.total() and shared[place] < (1 - _MOST) * own.total()
