"""Checks of spelling in a statement from outside, where a program can be sure of a slip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.domain.problems import Problem, Where
from workbench.statement.checks.words.spelling_slips import spelling_slips
from workbench.statement.reading.passages import Said


def problems(said: Sequence[Said]) -> Iterator[Problem]:
    """Probable slips of spelling; quoted words are somebody else's."""
    for each in said:
        if each.quoted:
            continue
        where = Where("section", each.section, paragraph=each.number)
        for slip in spelling_slips(each.text):
            yield slip.problem(where)
