"""The dictionary in a process of its own, so that looking words up never holds up the typing."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Sequence
from concurrent.futures import CancelledError, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from workbench.domain.errors import SpellingUnavailable
from workbench.spelling.dictionary import Dictionary, load_dictionary

_TROUBLE = (OSError, ImportError, RuntimeError, ValueError, BrokenProcessPool, CancelledError)
_loaded: list[Dictionary] = []
"""The dictionary of the process beside the window; always empty in the window's own."""


def _begin() -> None:
    """Leave when the window is gone, however it went."""
    parent = multiprocessing.parent_process()
    if parent is not None:

        def leave() -> None:
            parent.join()
            os._exit(0)

        threading.Thread(target=leave, daemon=True).start()


def _dictionary(folder: str) -> Dictionary:
    if not _loaded:
        _loaded.append(load_dictionary(Path(folder)))
    return _loaded[0]


def _known(folder: str, words: Sequence[str]) -> list[bool]:
    dictionary = _dictionary(folder)
    return [dictionary.knows(word) for word in words]


def _suggest(folder: str, word: str) -> list[str]:
    return _dictionary(folder).suggest(word)


class DictionaryBeside:
    """The dictionary of a folder; its process starts with the first question.

    Answers are waited for: ask from a thread, not from the window's own.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._pool: ProcessPoolExecutor | None = None
        self._closed = False
        self._starting = threading.Lock()

    def known(self, words: Sequence[str]) -> list[bool]:
        """Whether each word is in the dictionary. Raises `SpellingUnavailable`."""
        try:
            return self._running().submit(_known, self._folder, tuple(words)).result()
        except _TROUBLE as error:
            raise self._unavailable() from error

    def suggest(self, word: str) -> list[str]:
        """What may have been meant, the likeliest first. Raises `SpellingUnavailable`."""
        try:
            return self._running().submit(_suggest, self._folder, word).result()
        except _TROUBLE as error:
            raise self._unavailable() from error

    def close(self) -> None:
        """End the process; questions asked later are refused."""
        with self._starting:
            self._closed = True
            if self._pool is not None:
                self._pool.shutdown(wait=False, cancel_futures=True)

    def _running(self) -> ProcessPoolExecutor:
        with self._starting:
            if self._closed:
                raise self._unavailable()
            if self._pool is None:
                spawn = multiprocessing.get_context("spawn")
                self._pool = ProcessPoolExecutor(1, mp_context=spawn, initializer=_begin)
            return self._pool

    def _unavailable(self) -> SpellingUnavailable:
        return SpellingUnavailable(
            "The spelling dictionary could not be used.",
            "Your text is not affected. Spelling is not checked until the case is opened again; "
            f"the dictionary belongs in {self._folder}.",
        )
