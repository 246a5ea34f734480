"""How cells look, as far as it says what they mean: dates by number format, words struck out.

Also which show nothing: by a number format without signs, in letters of the colour of their
ground, or of no size.
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

_USUAL_DATES = (14, 15, 22, *range(27, 32), 34, 35, 36, *range(50, 59))
_USUAL_TIMES = (18, 19, 20, 21, 32, 33, 45, 46, 47)
_ASIDE = re.compile(r'"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*.', re.IGNORECASE)


class Number(Enum):
    """What a number in a cell stands for, by its format."""

    PLAIN = auto()
    DAY = auto()
    DAY_ALONE = auto()
    MONTH = auto()
    YEAR = auto()
    TIME = auto()


@dataclass(frozen=True, slots=True)
class Looks:
    """The looks of cells: what their numbers stand for, which are struck out or show nothing."""

    numbers: tuple[Number, ...]
    struck: frozenset[int]
    unseen: frozenset[int]

    def number(self, look: int) -> Number:
        """What a number with that look stands for."""
        return self.numbers[look] if 0 <= look < len(self.numbers) else Number.PLAIN


def looks_of(parts: Unpacking, path: str, budget: Budget) -> Looks:
    """The looks in a workbook's part of styles; none where it has no such part."""
    reader = _Reader()
    if path:
        read_tags(budget.checked(parts.chunks(path)), reader.start, reader.end, budget)
    return Looks(tuple(reader.numbers), frozenset(reader.struck), frozenset(reader.unseen))


class _Reader:
    def __init__(self) -> None:
        self.numbers: list[Number] = []
        self.struck: set[int] = set()
        self.unseen: set[int] = set()
        self._formats: dict[int, Number] = {}
        self._without_signs: set[int] = set()
        self._counts = {"fonts": 0, "fills": 0}
        self._struck_fonts: set[int] = set()
        self._tiny_fonts: set[int] = set()
        self._colours: dict[str, dict[int, str]] = {"fonts": {}, "fills": {}}
        self._inside = ""

    def start(self, name: str, given: object) -> None:
        assert isinstance(given, dict)
        if name in ("fonts", "fills", "cellXfs"):
            self._inside = name
        elif name == "numFmt":
            id, code = _whole(given.get("numFmtId")), given.get("formatCode", "")
            self._formats[id] = _meaning(code)
            if code.replace(" ", "") == ";;;":
                self._without_signs.add(id)
        elif name == "strike" and self._inside == "fonts":
            if given.get("val", "1") not in ("0", "false"):
                self._struck_fonts.add(self._counts["fonts"])
        elif name == "sz" and self._inside == "fonts":
            if _whole(given.get("val", "").partition(".")[0]) in (0, 1):
                self._tiny_fonts.add(self._counts["fonts"])
        elif name in ("color", "fgColor", "gradientFill"):
            self._colour(name, given)
        elif name == "xf" and self._inside == "cellXfs":
            self._look(given)

    def _colour(self, name: str, given: dict[str, str]) -> None:
        inside = "fonts" if name == "color" else "fills"
        # 64 and 65 are whatever a window is written in: of a fill they are no colour.
        automatic = given.get("indexed") in ("64", "65")
        if self._inside == inside and not automatic:
            colour = name if name == "gradientFill" else _colour_of(given)
            self._colours[inside][self._counts[inside]] = colour

    def _look(self, given: dict[str, str]) -> None:
        if len(self.numbers) >= MOST_LOOKS:
            raise REFUSING.large()
        if _whole(given.get("fontId")) in self._struck_fonts:
            self.struck.add(len(self.numbers))
        font = _whole(given.get("fontId"))
        words = self._colours["fonts"].get(font, "")
        behind = self._colours["fills"].get(_whole(given.get("fillId")), _WHITE)
        without = _whole(given.get("numFmtId")) in self._without_signs
        if without or words == behind or font in self._tiny_fonts:
            self.unseen.add(len(self.numbers))
        self.numbers.append(self._format(_whole(given.get("numFmtId"))))

    def _format(self, id: int) -> Number:
        if id in self._formats:
            return self._formats[id]
        if id in _USUAL_DATES:
            return Number.DAY
        if id in (16, 17):
            return Number.DAY_ALONE if id == 16 else Number.MONTH
        return Number.TIME if id in _USUAL_TIMES else Number.PLAIN

    def end(self, name: str, _words: str) -> None:
        if name in ("fonts", "fills", "cellXfs"):
            self._inside = ""
        elif f"{name}s" == self._inside in self._counts:
            self._counts[self._inside] += 1


def _colour_of(given: dict[str, str]) -> str:
    """A colour by its six signs, white where one cannot tell it from white."""
    rgb = given.get("rgb", "")[-6:].upper()
    if re.fullmatch("(?:F[0-9A-F]){3}", rgb):
        return _WHITE
    tint = given.get("tint", "0")
    if not rgb and tint.strip("-0.") == "":
        for of in ("theme", "indexed"):
            if given.get(of) in _KNOWN_COLOURS[of]:
                return _KNOWN_COLOURS[of][given[of]]
    return rgb or repr(sorted(given.items()))


_WHITE, _BLACK = "FFFFFF", "000000"
_KNOWN_COLOURS = {
    "theme": {"0": _WHITE, "1": _BLACK},
    "indexed": {"0": _BLACK, "1": _WHITE, "8": _BLACK, "9": _WHITE},
}
"""Colours by their number in the theme, and in the palette of older workbooks."""


def _whole(words: str | None) -> int:
    return int(words) if words and words.isascii() and words.isdigit() and len(words) < 10 else -1


def _meaning(code: str) -> Number:
    """What a number format shows: a day, a month or the like, a time of day, or a number."""
    signs = _ASIDE.sub("", code[:255].split(";", 1)[0]).lower()
    if "general" in signs or not re.search(r"[dmyhs]", signs):
        return Number.PLAIN
    if "d" in signs:
        return Number.DAY if "y" in signs else Number.DAY_ALONE
    if "h" in signs or "s" in signs:
        return Number.DAY if "y" in signs else Number.TIME
    return Number.YEAR if "m" not in signs else Number.MONTH
