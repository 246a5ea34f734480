"""Names where nothing stands round a word that could tell: of a file or folder, of an author."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from workbench.domain.problems import Severity
from workbench.statement.naming.hits import Hit, Telling
from workbench.statement.naming.normal import folded, words_of
from workbench.statement.naming.protected import ProtectedList
from workbench.statement.naming.searching.finding import find

_IN_FILE_NAMES = frozenset(("draft", "final", "decision", "statement", "chronology", "receipt"))


def find_in_file_name(name: str, protected: ProtectedList) -> tuple[Hit, ...]:
    """Every word of a file's name that may be somebody's: nothing stands round it that could tell.

    What is found anywhere else in such words is found here too.
    """
    stem = name.rpartition(".")[0] or name
    return _found(stem, (*find(name, protected), *find(stem, protected)), protected)


def find_alone(words: str, protected: ProtectedList) -> tuple[Hit, ...]:
    """Every word that may be somebody's in words that stand alone, as the author of a change."""
    return _found(words, find(words, protected), protected)


def _found(words: str, hits: Iterable[Hit], protected: ProtectedList) -> tuple[Hit, ...]:
    found = {
        (hit.start, hit.end): replace(hit, severity=Severity.ERROR)
        for hit in hits
        if hit.sure or hit.what is Telling.INITIALS
    }
    laid = folded(words)
    for word in words_of(laid.text):
        for each in protected.candidates(word.text):
            start, end = laid.place(word.start + each.start, word.start + each.end)
            inside = any(start < other[1] and other[0] < end for other in found)
            if len(each.text) > 1 and word.low not in _IN_FILE_NAMES and not inside:
                what, why = (
                    Telling.GLUED if each.what is Telling.PART else each.what,
                    "in a file’s name",
                )
                found[start, end] = Hit(
                    start, end, words[start:end], words, what, Severity.ERROR, why, each.whom
                )
    return tuple(hit for _, hit in sorted(found.items()))
