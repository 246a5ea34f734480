"""How cells look, as far as it says what they mean: dates by number format, words struck out.

ECMA-376 part 1, sections 18.8.30 (number formats) and 18.8.45 (cell formats).
"""

from __future__ import annotations

import re
from enum import Enum, auto

from workbench.domain.dataclass import dataclass
from workbench.interchange.tables.tags import REFUSING, Budget, read_tags
from workbench.interchange.unpacking import Unpacking

MOST_LOOKS = 70_000
"""Excel itself has at most 65,490 cell formats."""

_USUAL_DATES = (*range(14, 18), 22, *range(27, 32), 34, 35, 36, *range(50, 59))
_USUAL_TIMES = (18, 19, 20, 21, 32, 33, 45, 46, 47)
_ASIDE = re.compile(r'"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*.', re.IGNORECASE)


class Number(Enum):
    """What a number in a cell stands for, by its format."""

    PLAIN = auto()
    DAY = auto()
    TIME = auto()


@dataclass(frozen=True, slots=True)
class Looks:
    """The looks of cells by number: what their numbers stand for, and which are struck out."""

    numbers: tuple[Number, ...]
    struck: frozenset[int]

    def number(self, look: int) -> Number:
        """What a number with that look stands for."""
        return self.numbers[look] if 0 <= look < len(self.numbers) else Number.PLAIN


def looks_of(parts: Unpacking, path: str, budget: Budget) -> Looks:
    """The looks in a workbook's part of styles; none where it has no such part."""
    reader = _Reader()
    if path:
        read_tags(budget.checked(parts.chunks(path)), reader.start, reader.end, budget)
    return Looks(tuple(reader.numbers), frozenset(reader.struck))


class _Reader:
    def __init__(self) -> None:
        self.numbers: list[Number] = []
        self.struck: set[int] = set()
        self._formats: dict[int, Number] = {}
        self._fonts = 0
        self._struck_fonts: set[int] = set()
        self._inside = ""

    def start(self, name: str, given: object) -> None:
        assert isinstance(given, dict)
        if name in ("fonts", "cellXfs"):
            self._inside = name
        elif name == "numFmt":
            self._formats[_whole(given.get("numFmtId"))] = _meaning(given.get("formatCode", ""))
        elif name == "strike" and self._inside == "fonts":
            if given.get("val", "1") not in ("0", "false"):
                self._struck_fonts.add(self._fonts)
        elif name == "xf" and self._inside == "cellXfs":
            self._look(given)

    def _look(self, given: dict[str, str]) -> None:
        if len(self.numbers) >= MOST_LOOKS:
            raise REFUSING.large()
        if _whole(given.get("fontId")) in self._struck_fonts:
            self.struck.add(len(self.numbers))
        self.numbers.append(self._format(_whole(given.get("numFmtId"))))

    def _format(self, id: int) -> Number:
        if id in self._formats:
            return self._formats[id]
        if id in _USUAL_DATES:
            return Number.DAY
        return Number.TIME if id in _USUAL_TIMES else Number.PLAIN

    def end(self, name: str, _words: str) -> None:
        if name in ("fonts", "cellXfs"):
            self._inside = ""
        elif name == "font" and self._inside == "fonts":
            self._fonts += 1


def _whole(words: str | None) -> int:
    return int(words) if words and words.isascii() and words.isdigit() and len(words) < 10 else -1


def _meaning(code: str) -> Number:
    """Whether a number format shows a day, a time of day, or a number."""
    signs = _ASIDE.sub("", code[:255].split(";", 1)[0]).lower()
    if "general" in signs or not re.search(r"[dmyhs]", signs):
        return Number.PLAIN
    return (
        Number.DAY
        if re.search(r"[dy]", signs) or "h" not in signs and "s" not in signs
        else (Number.TIME)
    )
