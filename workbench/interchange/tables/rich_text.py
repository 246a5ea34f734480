"""The table of a clipboard's rich text: what Word, Excel and browsers put there, and ours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from workbench.application.chronology.tables import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Cell,
    Table,
    table_of,
)
from workbench.domain.errors import TableRefused
from workbench.domain.text import normalise
from workbench.interchange.html_tags import Start, Words, page_parts

_BLOCKS = frozenset({"p", "div", "br", "li", "h1", "h2", "h3", "h4", "tr"})
_SILENT = frozenset({"style", "script", "head", "title"})
_STRUCK = frozenset({"s", "strike", "del"})
_MOST_CARRIED = 100_000
_NOTHING = "Nothing was imported."
_WIDEST = MOST_COLUMNS + 1
_MOST = MOST_ROWS + 1
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_LINE_THROUGH = re.compile(r"text-decoration[^;]*line-through", re.IGNORECASE)
_CELL = re.compile(r"<t[dh]\b", re.IGNORECASE)
_CLASS = re.compile(r"\.([\w-]{1,60})\s*\{([^{}]{0,2000})\}")


def html_table(html: str) -> Table | None:
    """The rows of all tables in a piece of HTML, one below the other; None without a table."""
    if sum(1 for _ in _CELL.finditer(html)) > MOST_CELLS:
        raise TableRefused("This holds far more cells than a chronology does.", _NOTHING)
    reader = _Reader(
        frozenset(name for name, look in _CLASS.findall(html) if _LINE_THROUGH.search(look))
    )
    for part in page_parts(html):
        if isinstance(part, Words):
            reader.words(part.text)
        elif isinstance(part, Start):
            reader.start(part)
        else:
            reader.end(part.tag)
    rows = reader.finished()
    if not any(any(row) for row in rows):
        return None
    # What a row wholly struck out or hidden says is not meant to be read.
    aside = {
        number: why
        for number, row in enumerate(rows, 1)
        if (why := _aside([cell for cell in row if cell and not cell.carried], number, reader))
    }
    return table_of(rows, aside_rows=aside)


def _aside(cells: list[Cell], number: int, reader: _Reader) -> str:
    if not cells:
        return ""
    if number in reader.hidden:
        return "hidden"
    return "struck out" if all(cell.struck for cell in cells) else ""


class _Reader:
    """Gathers the cells; one that reaches over rows is carried on, over columns leaves blanks."""

    def __init__(self, struck_classes: frozenset[str]) -> None:
        self.rows: list[list[Cell]] = []
        self.hidden: set[int] = set()
        self._struck_classes = struck_classes
        self._row: list[Cell] | None = None
        self._cell: list[str] | None = None
        self._span = (1, 1)
        self._from_above: dict[int, tuple[int, Cell]] = {}
        self._depth = 0
        self._silent = 0
        self._struck = 0
        self._plain = False
        self._cell_struck = False
        self._carried = 0

    def start(self, part: Start) -> None:
        """A tag: a cell, a row or what makes up the words of one."""
        tag = part.tag
        if tag in _SILENT:
            self._silent += not part.empty
        elif tag == "table":
            self._depth += 1
        elif self._depth != 1 or len(self.rows) == _MOST:
            self._break(tag)
        elif tag == "tr":
            self._begin_row(part.given)
        elif tag in ("td", "th"):
            self._begin_cell(part.given)
        elif tag in _STRUCK:
            self._struck += not part.empty
        else:
            self._break(tag)

    def end(self, tag: str) -> None:
        """The end of a tag."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "table":
            if self._depth == 1:
                self._end_row()
                self._from_above.clear()
            self._depth = max(0, self._depth - 1)
        elif tag in _STRUCK:
            self._struck = max(0, self._struck - 1)
        elif self._depth == 1 and tag == "tr":
            self._end_row()
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
        elif tag != "br":
            self._break(tag)

    def words(self, data: str) -> None:
        """Words, kept when they stand in a cell."""
        if self._cell is not None and not self._silent:
            # Line ends in the source are only spaces; those that are meant are tags.
            self._cell.append(" ".join(data.split("\n")))
            self._plain = self._plain or (bool(data.strip()) and not self._struck)

    def finished(self) -> list[list[Cell]]:
        """The rows, once the page is read."""
        self._end_row()
        return self.rows

    def _break(self, tag: str) -> None:
        if self._cell is not None and tag in _BLOCKS:
            self._cell.append("\n")

    def _begin_row(self, given: Mapping[str, str]) -> None:
        self._end_row()
        self._row = []
        if _HIDDEN.search(given.get("style", "")) or "hidden" in given:
            self.hidden.add(len(self.rows) + 1)

    def _begin_cell(self, given: Mapping[str, str]) -> None:
        self._end_cell()
        if self._row is None:
            self._row = []
        self._span = _count(given.get("colspan", "")), _count(given.get("rowspan", ""))
        self._cell = []
        self._struck, self._plain = 0, False
        classes = given.get("class", "").split()
        self._cell_struck = bool(
            _LINE_THROUGH.search(given.get("style", ""))
            or self._struck_classes.intersection(classes)
        )

    def _end_cell(self) -> None:
        if self._cell is None or self._row is None:
            return
        self._skip_filled()
        lines = [" ".join(line.split()) for line in "".join(self._cell).split("\n")]
        text = normalise("\n".join(line for line in lines if line))
        cell = Cell(text, struck=bool(text) and (self._cell_struck or not self._plain))
        self._cell = None
        across, down = self._span
        if len(self._row) == _WIDEST:
            # Too wide a table is refused whole: one column too many is enough to know it by.
            self._row[-1] = cell or self._row[-1]
            return
        for here in (cell, *[Cell()] * (min(across, _WIDEST - len(self._row)) - 1)):
            if down > 1:
                carried = replace(here, carried=len(self.rows) + 1) if here else here
                self._from_above[len(self._row)] = (down - 1, carried)
            self._row.append(here)

    def _skip_filled(self) -> None:
        """Put in what a cell of a row above that reaches down says."""
        assert self._row is not None
        while len(self._row) < _WIDEST:
            left, cell = self._from_above.get(len(self._row), (0, Cell()))
            if not left:
                break
            self._from_above[len(self._row)] = (left - 1, cell)
            self._row.append(cell)
            self._carried += 1
            if self._carried > _MOST_CARRIED:
                raise TableRefused(
                    "The table’s cells reach over far more rows than a chronology has.",
                    _NOTHING,
                )

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is not None:
            self._skip_filled()
            self.rows.append(self._row)
        self._row = None


def _count(words: str) -> int:
    return (
        min(int(words), _WIDEST)
        if words.isascii() and words.isdigit() and 0 < len(words) < 6 and int(words)
        else 1
    )
