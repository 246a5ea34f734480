"""The words built from those of the dictionary by its own rules: "normally", "decommissioned".

The rules stand in the dictionary's second file (``en_GB.aff``), a line each: what is taken off,
what is put on, and how the word must end or begin for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from functools import cache, cached_property
from pathlib import Path

from workbench.domain.dataclass import dataclass
from workbench.reference import entries

_RULE = re.compile(r"([SP])FX (\S) (\S+) ([^\s/]+)(?:/\S*)? (\S+)")


@dataclass(frozen=True, slots=True)
class _Rule:
    """One rule: the letter of the words it is for, what comes off, and how a word must be."""

    letter: str
    off: str
    needs: str


_Rules = dict[str, list[_Rule]]
"""The rules by what they put on."""


class Built(Container[str]):
    """The words that the rules make of the words of the dictionary.

    `letters_of` gives the letters by which the dictionary says what a word takes, None for no word.
    """

    def __init__(self, path: Path | None, letters_of: Callable[[str], str | None]) -> None:
        self._path = path
        self._letters_of = letters_of

    @cached_property
    def _rules(self) -> tuple[_Rules, _Rules]:
        endings: _Rules = {}
        beginnings: _Rules = {}
        text = entries.file_text(self._path) if self._path is not None else ""
        for line in text.splitlines():
            found = _RULE.match(line)
            if found is not None:
                kind, letter, off, on, needs = found.groups()
                whole = rf"(?:{needs})\Z" if kind == "S" else rf"\A(?:{needs})"
                rule = _Rule(letter, "" if off == "0" else off, whole)
                (endings if kind == "S" else beginnings).setdefault(on, []).append(rule)
        return endings, beginnings

    def __contains__(self, word: object) -> bool:
        text = str(word)
        return any(
            letter in letters
            for stem, letter in (*self._without_ending(text), *self._without_beginning(text))
            if (letters := self._letters_of(stem)) is not None
        ) or any(
            first in letters and last in letters
            for whole, first in self._without_beginning(text)
            for stem, last in self._without_ending(whole)
            if (letters := self._letters_of(stem)) is not None
        )

    def _without_ending(self, word: str) -> Iterator[tuple[str, str]]:
        for size in range(1, len(word) - 1):
            for rule in self._rules[0].get(word[-size:], ()):
                stem = word[:-size] + rule.off
                if _pattern(rule.needs).search(stem):
                    yield stem, rule.letter

    def _without_beginning(self, word: str) -> Iterator[tuple[str, str]]:
        for size in range(1, len(word) - 1):
            for rule in self._rules[1].get(word[:size], ()):
                stem = rule.off + word[size:]
                if _pattern(rule.needs).search(stem):
                    yield stem, rule.letter


@cache
def _pattern(needs: str) -> re.Pattern[str]:
    return re.compile(needs)
