"""The texts that cells of a workbook share, and whether the whole of one is struck out."""

from __future__ import annotations

import re
from collections.abc import Mapping

from workbench.domain.text import normalise
from workbench.interchange.tables.tags import REFUSING, Budget, read_tags
from workbench.interchange.unpacking import Unpacking

_MOST_SIGNS = 40_000_000
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class RichText:
    """Gathers the words of one text made of runs; what shows how to read them aloud is left out."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Begin a new text."""
        self._words: list[str] = []
        self._aloud = False
        self._run_struck = False
        self._plain = False

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """A tag inside the text begins."""
        if name == "rPh":
            self._aloud = True
        elif name == "r":
            self._run_struck = False
        elif name == "strike":
            self._run_struck = given.get("val", "1") not in ("0", "false")

    def end(self, name: str, words: str) -> None:
        """A tag inside the text ends."""
        if name == "rPh":
            self._aloud = False
        elif name == "t" and not self._aloud:
            self._words.append(words)
            self._plain = self._plain or (bool(words.strip()) and not self._run_struck)
        elif name == "r":
            self._run_struck = False

    @property
    def text(self) -> str:
        """The words gathered."""
        return normalise(_unescaped("".join(self._words)))

    @property
    def struck(self) -> bool:
        """Whether there are words, and every run of them is struck out."""
        return not self._plain and any(each.strip() for each in self._words)


def _unescaped(words: str) -> str:
    """Words in which Excel wrote signs that XML cannot hold as ``_x000D_``."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), words) if "_x" in words else words


class Strings:
    """The shared texts of a workbook by number."""

    def __init__(self, parts: Unpacking, path: str, budget: Budget) -> None:
        self._texts: list[str] = []
        self._struck: set[int] = set()
        self._rich = RichText()
        self._signs = 0
        if path:
            read_tags(budget.checked(parts.chunks(path)), self._rich.start, self._end, budget)

    def _end(self, name: str, words: str) -> None:
        if name != "si":
            self._rich.end(name, words)
            return
        if self._rich.struck:
            self._struck.add(len(self._texts))
        self._texts.append(self._rich.text)
        self._signs += len(self._texts[-1])
        if self._signs > _MOST_SIGNS:
            raise REFUSING.large()
        self._rich.clear()

    def text(self, number: str) -> tuple[str, bool]:
        """A text by its number as written in a cell, and whether it is struck out."""
        at = int(number) if number.isascii() and number.isdigit() else -1
        if not 0 <= at < len(self._texts):
            return "", False
        return self._texts[at], at in self._struck
