"""The spelling of a text: which words the dictionary lacks, and what may have been meant."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence, Set
from pathlib import Path
from typing import Protocol

from workbench.spelling.beside import DictionaryBeside
from workbench.spelling.own_words import OwnWords
from workbench.spelling.words import bare, parts_of, words_in

Found = tuple[int, int, str]
"""Where an unknown word begins and how long it is, both in characters, and the word."""


class Answers(Protocol):
    """What answers questions about words."""

    def known(self, words: Sequence[str]) -> list[bool]:
        """Whether each is a word."""

    def suggest(self, word: str) -> list[str]:
        """What may have been meant."""

    def close(self) -> None:
        """Answer no more."""


class SpellChecker:
    """Checks texts of one casebook. Every word is asked about once.

    All but `close` may take a while: call them from one thread that is not the window's.
    """

    def __init__(self, answers: Answers, own: OwnWords) -> None:
        self._answers, self._own_words = answers, own
        self._verdicts: dict[str, bool] = {}
        self._suggestions: dict[str, list[str]] = {}
        self._own: frozenset[str] | None = None
        self._lock = threading.Lock()

    def unknown(self, text: str, also: Set[str] = frozenset()) -> list[Found]:
        """The words of a text that neither the dictionary nor the casebook has.

        `also` are words in small letters that are right in this case. Raises
        `SpellingUnavailable`.
        """
        with self._lock:
            if self._own is None:
                self._own = self._own_words.read()
            right = self._own | also
            found = list(words_in(text))
            asked = {word for _, word in found}
            asked |= {part for at, word in found for _, part in parts_of(at, word)}
            self._ask(asked)
            return [
                (at, len(word), word)
                for start, whole in found
                for at, word in self._wrong(start, whole, right)
            ]

    def suggest(self, word: str) -> list[str]:
        """What may have been meant, the likeliest first. Raises `SpellingUnavailable`."""
        with self._lock:
            if word not in self._suggestions:
                found = self._answers.suggest(word.replace("’", "'"))
                if "’" in word:
                    found = [suggestion.replace("'", "’") for suggestion in found]
                self._suggestions[word] = found
            return self._suggestions[word]

    def add(self, word: str) -> None:
        """Keep a word for every case of the casebook. Raises `SpellingUnavailable`."""
        with self._lock:
            self._own_words.add(word)
            self._own = self._own_words.read()

    def close(self) -> None:
        """End the dictionary; a question under way is refused."""
        self._answers.close()

    def _ask(self, words: Set[str]) -> None:
        new = sorted(words - self._verdicts.keys())
        if new:
            answers = self._answers.known([word.replace("’", "'") for word in new])
            self._verdicts.update(zip(new, answers, strict=True))

    def _wrong(self, start: int, whole: str, right: Set[str]) -> Iterator[tuple[int, str]]:
        if self._right(whole, right):
            return
        if "-" not in whole:
            yield start, whole
            return
        for at, part in parts_of(start, whole):
            if not self._right(part, right):
                yield at, part

    def _right(self, word: str, right: Set[str]) -> bool:
        return self._verdicts[word] or word.casefold() in right or bare(word) in right


def open_checker(dictionaries: Path, casebook: Path) -> SpellChecker:
    """The checker for a casebook folder; nothing is loaded before the first text."""
    return SpellChecker(DictionaryBeside(dictionaries), OwnWords(casebook))
