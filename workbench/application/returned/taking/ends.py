"""Ends of paragraphs put in and taken out: one made two, two made one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from workbench.application.drafting.paragraphs import Acted, set_unit, unit_or_refuse
from workbench.application.drafting.parting import merge_with_next, split
from workbench.application.returned.taking.already import DIFFERENT
from workbench.application.returned.taking.ground import end_of, standing_of, typed_lines
from workbench.application.returned.taking.joints import Joint
from workbench.application.returned.taking.standing import Now
from workbench.domain.errors import InvalidInput
from workbench.statement.comparing.words import plain_spaces
from workbench.statement.markup.mapped import WordChange, with_changes
from workbench.statement.markup.pieces import joint

_ONE = "They are one paragraph already."
_APART = "The two paragraphs no longer follow one another."
_SPACED = "A space stands where the two paragraphs were joined."
_BESIDE = ((6, 6), (2, 2), (0, 6), (6, 0))
"""By how many words before and behind the place of a split is known: none where a date stands."""


def split_paragraph(now: Now, place: int, beside: tuple[str, str]) -> Acted:
    """The case with a paragraph split where the words `beside` it meet."""
    standing_of(now, place)
    # Words put in with the split may have left little of the paragraph in a piece of it.
    pieces = [each for each in now.around(place) if now.unit(each) is not None]
    lines = [typed_lines(now, each)[1][each.line] for each in pieces]
    for counts in _BESIDE:
        found = [
            (standing.row.address, line.signs[at].start)
            for standing, line in zip(pieces, lines, strict=True)
            if 0 < (at := _between(plain_spaces(line.words), beside, counts)) < len(line.words)
        ]
        if len(found) == 1:
            return split(now.case, *found[0])
    raise InvalidInput(DIFFERENT)


def _between(words: str, beside: tuple[str, str], counts: tuple[int, int]) -> int:
    """Where so many words stand next to those behind them, nearest to where they were; or 0."""
    before, behind = beside[0].split(), beside[1].split()[: counts[1]]
    before = before[len(before) - min(counts[0], len(before)) :]
    said = r"\s*".join(map(re.escape, before)) + r"\s*()" + r"\s*".join(map(re.escape, behind))
    found = [each.start(1) for each in re.finditer(said, words)]
    return min(found, key=lambda each: abs(each - len(beside[0])), default=0)


def join(now: Now, places: Sequence[int], joints: Sequence[Joint]) -> Acted:
    """The case with the first and last of some paragraphs made one, at one of these joints."""
    first, second = standing_of(now, places[0]), standing_of(now, places[-1])
    meeting = [each for each in joints if now.meet(places[0], each)]
    there = [each for joint in meeting if (each := now.behind_joint(places[-1], joint))]
    second = there[0] if there else second
    if (first.row, first.line) == (second.row, second.line):
        raise InvalidInput(_ONE)
    if not (now.ends(places[0]) and now.begins(places[-1])):
        raise InvalidInput(_APART)
    first = end_of(now, places[0])
    closed = any(each.closed and now.behind_joint(places[-1], each) for each in meeting)
    if first.row.address != second.row.address:
        if second.line or first.line != first.lines - 1:
            raise InvalidInput("A list stands between the two.")
        if now.following(first) != second.row.address:
            raise InvalidInput(_APART)
        acted = merge_with_next(now.case, now.document, first.row.address)
        return _without_space(now, acted, acted.offset) if closed else acted
    if second.line != first.line + 1:
        raise InvalidInput(_APART)
    unit, lines = typed_lines(now, first)
    one, other = lines[first.line], lines[second.line]
    rest = unit.markup[other.start :]
    before = unit.markup[: one.end]
    front = f"{before}{joint(rest)}"
    acted = set_unit(now.case, first.row.address, f"{front}{rest}")
    return _without_space(now, acted, len(front)) if closed else acted


def _without_space(now: Now, acted: Acted, offset: int) -> Acted:
    """The case without the space before a place in the typed words of a paragraph; as it is, with
    a note, where the words could not follow one another so.
    """
    unit = unit_or_refuse(acted.case, acted.address)
    for line in now.lines(unit):
        at = sum(each.end <= offset for each in line.signs) - 1
        if line.begin < offset <= line.end and line.words[max(at, 0)].isspace():
            change = WordChange(at, at + 1, "")
            text = with_changes(unit.markup, line, [change], now.cast, now.numbers)
            if text is None:
                return replace(acted, note=_SPACED)
            return replace(set_unit(acted.case, acted.address, text), note=acted.note)
    return acted
