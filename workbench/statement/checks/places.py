"""Each problem once in its paragraph, with every place there where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.domain.problems import Problem
from workbench.statement.checks.printed import Piece

_AROUND = 24


class FoundProblems:
    """The problems found so far, each once in its paragraph and with how often it was found."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int | None], list[Problem]] = {}

    def add(self, problem: Problem) -> None:
        """Take in a problem; one with the key of another in its paragraph is a place of that."""
        self._found.setdefault((problem.key, problem.where.paragraph), []).append(problem)

    def with_places(self, pieces: Sequence[Piece]) -> Iterator[Problem]:
        """The problems in the order they were found, those found again with all their places."""
        for found in self._found.values():
            first = found[0]
            again = len(found) > 1 and first.excerpt
            yield replace(first, places=_places(found, pieces)) if again else first


def _places(found: Sequence[Problem], pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The words round each place; the words at fault alone where it cannot be said which they are.

    What a field prints round the text, in its header too, was written once.
    """
    first = found[0]
    fields = {each.where for each in found}
    shape = re.compile(rf"(?<!\w){re.escape(first.excerpt)}(?!\w)")
    standing = [
        _around(piece.text, at.start(), at.end())
        for piece in pieces
        if piece.where in fields and piece.section != "meta"
        for at in shape.finditer(piece.text)
    ]
    times = min(len(found), len(standing))
    if times < 2:
        return ()
    return tuple(standing) if len(found) == len(standing) else (first.excerpt,) * times


def _around(text: str, start: int, end: int) -> str:
    """The words at fault with a few before and after them, cut between words."""
    before, after = text[:start], text[end:]
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + "…"
    return " ".join(f"{before}{text[start:end]}{after}".split())
