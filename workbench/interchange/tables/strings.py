"""The texts that cells of a workbook share, and what of them is struck out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from workbench.application.chronology.tables import Cell
from workbench.domain.text import normalise
from workbench.interchange.tables.letters import with_signs
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
        self._struck: list[str] = []
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
            (self._struck if self._run_struck else self._words).append(words)
            self._plain = self._plain or (bool(words.strip()) and not self._run_struck)
        elif name == "r":
            self._run_struck = False

    def cell(self) -> Cell:
        """A cell with the words gathered; a note keeps those struck out among others."""
        struck = _words(self._struck)
        if not self._plain:
            return Cell(struck or _words(self._words), struck=bool(struck.strip()))
        note = f"Struck out: {struck.strip()}" if struck.strip() else ""
        return Cell(_words(self._words), note=note)


def _words(pieces: Sequence[str]) -> str:
    return normalise(with_signs(_unescaped("".join(pieces))))


def _unescaped(words: str) -> str:
    """Words in which Excel wrote signs that XML cannot hold as ``_x000D_``."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), words) if "_x" in words else words


class Strings:
    """The shared texts of a workbook by number."""

    def __init__(self, parts: Unpacking, path: str, budget: Budget) -> None:
        self._texts: list[Cell] = []
        self._rich = RichText()
        self._signs = 0
        if path:
            read_tags(budget.checked(parts.chunks(path)), self._rich.start, self._end, budget)

    def _end(self, name: str, words: str) -> None:
        if name != "si":
            self._rich.end(name, words)
            return
        self._texts.append(self._rich.cell())
        self._signs += len(self._texts[-1].text)
        if self._signs > _MOST_SIGNS:
            raise REFUSING.large()
        self._rich.clear()

    def cell(self, number: str) -> Cell:
        """A cell with the text of that number as written in the sheet."""
        at = int(number) if number.isascii() and number.isdigit() else -1
        return self._texts[at] if 0 <= at < len(self._texts) else Cell()
