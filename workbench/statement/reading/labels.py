"""Labels put back in front of their lines: numbers that stand apart, or without their full stop.

A table gives a number and its paragraph in two cells; a copy out of Word or a PDF can lose the
stop between "1" and the first word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.domain.dates.partial import MONTHS
from workbench.statement.reading.headings import SIGNATURE, is_usual_heading
from workbench.statement.reading.lines import (
    Aside,
    AsideKind,
    LineLabel,
    Role,
    SourceLine,
    without_start,
)

_BARE = re.compile(rf"(\d{{1,3}}) (?=[A-Z‘“\"])(?!(?:{'|'.join(MONTHS)})\b)")
_RAISED = re.compile(r"([¹²³⁴-⁹]{1,2})\s*(\S.*)", re.S)
_FEWEST = 3
"""So many numbers must follow on one another before bare figures count as numbers."""


def relabelled(lines: Sequence[SourceLine]) -> Sequence[SourceLine]:
    """The lines of a file with every label at the words it belongs to."""
    return _counted(list(_together(lines)))


def with_footnotes(lines: Sequence[SourceLine]) -> Sequence[SourceLine]:
    """The lines with notes at the foot of a page put to the lines their marks stand in.

    "[1] Letter of 3 May" is a note where "[1]" stands in words above it and the paragraphs are
    numbered otherwise.
    """
    forms = [line.shown[:1] == "[" for line in lines if line.label is LineLabel.NUMBER]
    kept: list[SourceLine] = []
    for line in lines:
        mark, words = _note_in(line) if sum(forms) * 2 < len(forms) or not forms else ("", "")
        at = next((n for n in range(len(kept) - 1, -1, -1) if mark in kept[n].words), -1)
        if mark and at >= 0:
            asides = (*kept[at].asides, Aside(AsideKind.FOOTNOTE, words), *line.asides)
            kept[at] = replace(kept[at], asides=asides)
        else:
            kept.append(line)
    return kept


def _note_in(line: SourceLine) -> tuple[str, str]:
    """The mark and the words of what may be a note, "" where a line is none."""
    if line.role is not Role.UNKNOWN:
        return "", ""
    if line.label is LineLabel.NUMBER and line.shown[:1] == "[":
        return line.shown, line.words
    found = _RAISED.match(line.words)
    return (found[1], found[2]) if found is not None else ("", "")


def _together(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    waiting: SourceLine | None = None
    for line in lines:
        if waiting is not None and _may_follow(line):
            line = replace(
                line,
                label=waiting.label,
                shown=waiting.shown,
                asides=waiting.asides + line.asides,
            )
        elif waiting is not None:
            yield waiting
        waiting = line if _stands_alone(line) else None
        if waiting is None:
            yield line
    if waiting is not None:
        yield waiting


def _stands_alone(line: SourceLine) -> bool:
    marked = line.role is Role.UNKNOWN and line.label is not LineLabel.NONE
    return marked and bool(line.shown) and not line.words


def _may_follow(line: SourceLine) -> bool:
    plain = line.role is Role.UNKNOWN and line.label is LineLabel.NONE and not line.heading
    return plain and not is_usual_heading(line.words) and not SIGNATURE.match(line.words)


def _counted(lines: list[SourceLine]) -> list[SourceLine]:
    if any(line.label is LineLabel.NUMBER or line.role is Role.NUMBERED for line in lines):
        return lines
    found = {at: int(bare[1]) for at, bare in _bare(lines)}
    numbers = list(found.values())
    row = sum(after == before + 1 for before, after in zip(numbers, numbers[1:], strict=False))
    if 1 not in numbers or row + 1 < _FEWEST:
        return lines
    result = list(lines)
    for at, number in found.items():
        shown = str(number)
        result[at] = replace(
            result[at],
            label=LineLabel.NUMBER,
            shown=f"{shown}.",
            inlines=without_start(result[at].inlines, len(shown) + 1),
        )
    return result


def _bare(lines: Sequence[SourceLine]) -> Iterator[tuple[int, re.Match[str]]]:
    for at, line in enumerate(lines):
        plain = line.role is Role.UNKNOWN and line.label is LineLabel.NONE and not line.heading
        found = _BARE.match(line.words) if plain else None
        if found is not None:
            yield at, found
