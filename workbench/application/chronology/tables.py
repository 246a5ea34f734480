"""A table from elsewhere, and which of its columns say when, who, what and where from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from enum import StrEnum

from workbench.domain.dataclass import dataclass
from workbench.domain.dates.reader import read_front
from workbench.domain.text import normalise, shortened

MOST_ROWS = 20_000
"""The longest table that is taken in at once."""

MOST_COLUMNS = 200

MOST_CELLS = 220_000
"""The most cells with something in them that are read: the longest table, eleven cells a row."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its words, and the day or number it holds where the program knows it as such.

    `note` is what somebody noted on the cell. `struck` when all its words are struck out.
    `carried` is the row (from 1) of the merged cell that reaches down to here, 0 for a cell of its
    own.
    """

    text: str = ""
    day: date | None = None
    number: float | None = None
    note: str = ""
    struck: bool = False
    carried: int = 0

    def __bool__(self) -> bool:
        return bool(self.text) and not self.text.isspace()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells as they were read, all of the same length.

    `name` is that of the sheet or "". `notes` tell what had to be assumed in reading it
    ("Columns are separated by semicolons."). `from_1904` when its day numbers count from 1904.
    `aside_rows` (from 1) and `aside_columns` (from 0) are those a reader would not see or would
    take as gone, each with the reason ("hidden", "struck out").
    """

    rows: tuple[tuple[Cell, ...], ...]
    name: str = ""
    notes: tuple[str, ...] = ()
    from_1904: bool = False
    aside_rows: Mapping[int, str] = field(default_factory=dict)
    aside_columns: Mapping[int, str] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.rows[0]) if self.rows else 0

    def aside_words(self) -> tuple[str, ...]:
        """What is said of rows and columns that are left out unless they are wanted."""
        said = []
        for one, many, aside in (
            ("Row", "Rows", {str(n): why for n, why in self.aside_rows.items()}),
            ("Column", "Columns", {letters_of(n): why for n, why in self.aside_columns.items()}),
        ):
            for why in dict.fromkeys(aside.values()):
                found = [place for place in aside if aside[place] == why]
                shown = ", ".join(found[:8]) + (" and more" if len(found) > 8 else "")
                noun, verb, it = (one, "is", "it") if len(found) == 1 else (many, "are", "them")
                said.append(f"{noun} {shown} {verb} {why}: left out unless you take {it} in.")
        return tuple(said)


def letters_of(column: int) -> str:
    """A column as a spreadsheet names it."""
    return (letters_of(column // 26 - 1) if column >= 26 else "") + chr(65 + column % 26)


def table_of(rows: Sequence[Sequence[Cell | str]], **fields: object) -> Table:
    """A table from rows of any length; rows without any words at the end are left out."""
    made = [
        tuple(cell if isinstance(cell, Cell) else Cell(normalise(cell)) for cell in row)
        for row in rows
    ]
    while made and not any(made[-1]):
        made.pop()
    width = max((_width(row) for row in made), default=0)
    even = tuple((*row[:width], *[Cell()] * (width - len(row))) for row in made)
    return Table(rows=even, **fields)  # type: ignore[arg-type]


def _width(row: Sequence[Cell]) -> int:
    return max((n for n, cell in enumerate(row, 1) if cell), default=0)


class ColumnRole(StrEnum):
    """What a column of the table becomes."""

    NOTHING = "leave out"
    DATE = "date"
    LINE = "date and what happened"
    WHO = "who acted"
    WHAT = "what happened"
    SOURCE = "source"
    PAGES = "pages of the source"
    HEADS = "heads of complaint"
    DISPUTED = "disputed"
    DISPUTE = "who disputes it, and how"
    IN_STATEMENT = "in the statement"
    STATEMENT_TEXT = "words in the statement"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Matching:
    """Which column becomes what, and the row (from 0) the headings stand in; -1 for none."""

    roles: tuple[ColumnRole, ...]
    heading_row: int = -1

    def columns(self, role: ColumnRole) -> tuple[int, ...]:
        """The columns with that role, from the left."""
        return tuple(n for n, each in enumerate(self.roles) if each is role)


_HEADINGS: Mapping[ColumnRole, str] = {
    ColumnRole.IN_STATEMENT: r"in (?:the )?(?:decision )?statement|include\b.*",
    ColumnRole.STATEMENT_TEXT: r"words in (?:the )?statement|statement (?:text|words)",
    ColumnRole.DISPUTE: r"disputed? (?:by|how|why|details?).*|who disputes.*|dispute",
    ColumnRole.DISPUTED: r"disputed\??|in dispute\??|undisputed\??|agreed\??|contested\??",
    ColumnRole.PAGES: r"pages?|pp?\.?|page (?:no\.?|number|ref\.?).*|bundle page.*",
    ColumnRole.DATE: r"dates?|when|day|date.*|start(?: date)?|from|.*\bdate",
    ColumnRole.HEADS: r"heads?(?: of complaint)?|issues?|complaint heads?",
    ColumnRole.WHO: r"who(?: acted)?|actors?|by(?: whom)?|person|people|author|from whom"
    r"|party|officer|worker|contact|sender",
    ColumnRole.SOURCE: r"sources?.*|documents?.*|docs?\b.*|evidence.*|ref(?:erence|s|\.)?.*"
    r"|file|bundle|exhibit.*|where recorded|record",
    ColumnRole.WHAT: r"what(?: happened)?|events?|descriptions?|details?|narrative|actions?"
    r"|summary|entry|facts?|chronology|incident|text|contents?|notes? of event",
    ColumnRole.NOTE: r"notes?|comments?|remarks?|observations?|analysis|my notes?",
}
_COMPILED = {
    role: re.compile(rf"(?:{words})\Z", re.IGNORECASE) for role, words in _HEADINGS.items()
}
_LONE_YES = re.compile(
    r"(?:y|n|yes|no|true|false|x|✓|✔|disputed|agreed|undisputed)\Z", re.IGNORECASE
)
_SAMPLE = 60


def guess_matching(table: Table) -> Matching:
    """What each column most likely is, by its heading where there is one, else by its cells."""
    heading = _heading_row(table)
    numbered = enumerate(table.rows[heading + 1 :], heading + 2)
    body = [row for n, row in numbered if any(row) and n not in table.aside_rows][:_SAMPLE]
    titles = [cell.text for cell in table.rows[heading]] if heading >= 0 else [""] * table.width
    roles = [_by_title(title) for title in titles]
    shapes = [_Shape.of([row[n] for row in body]) for n in range(table.width)]
    if len(roles) == 1 and roles[0] is ColumnRole.DATE and shapes[0].lines >= 0.5:
        # One column headed "Date and what happened", or one that nothing known parts.
        roles = [ColumnRole.LINE]
    _only_one_date(roles, shapes)
    _fill(roles, shapes, titles)
    for n in table.aside_columns:
        roles[n : n + 1] = [ColumnRole.NOTHING]
    return Matching(tuple(roles), heading)


def said_of(table: Table, matching: Matching) -> str:
    """All that is to be known of a table before its rows are looked at."""
    rows = table.rows[: max(matching.heading_row, 0)]
    above = [" ".join(cell.text for cell in row if cell) for row in rows if any(row)]
    said = [*table.notes, *table.aside_words()]
    for title in (cell for row in table.rows[: matching.heading_row + 1] for cell in row):
        if title.note:
            said.append(f"A note on “{shortened(title.text, 40)}” says: “{title.note}”.")
    if above:
        beginning = shortened(" / ".join(above), 80)
        said.append(f"Above the headings stands “{beginning}”: it is left out.")
    return " ".join(said)


def _heading_row(table: Table) -> int:
    """The first of the top rows whose cells are mostly known headings and hold no date."""
    for number, row in enumerate(table.rows[:8]):
        titles = [cell.text for cell in row if cell]
        if len(titles) < min(2, table.width) or any(cell.day for cell in row):
            continue
        known = sum(_by_title(title) is not ColumnRole.NOTHING for title in titles)
        if known and known * 2 >= len(titles) and not any(_is_date(each) for each in row):
            return number
    return -1


def _by_title(title: str) -> ColumnRole:
    words = " ".join(title.split()).strip(" :*")
    for role, pattern in _COMPILED.items():
        if pattern.match(words):
            return role
    return ColumnRole.NOTHING


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the cells of a column look like: shares of 1, and how long and varied they are."""

    filled: float = 0.0
    dated: float = 0.0
    lines: float = 0.0
    yes: float = 0.0
    length: float = 0.0

    @classmethod
    def of(cls, cells: Sequence[Cell]) -> _Shape:
        full = [cell for cell in cells if cell]
        if not full:
            return cls()
        count = len(full)
        readings = [None if _is_date(cell) else read_front(cell.text, 2000) for cell in full]
        dated = sum(reading is None for reading in readings)
        lines = sum(
            reading is not None and bool(reading.date or reading.question) and bool(reading.rest)
            for reading in readings
        )
        return cls(
            filled=count / len(cells),
            dated=dated / count,
            lines=lines / count,
            yes=sum(bool(_LONE_YES.match(cell.text.strip())) for cell in full) / count,
            length=sum(len(cell.text) for cell in full) / count,
        )


def _is_date(cell: Cell) -> bool:
    """Whether a cell is a date and nothing else, even one that must be asked about."""
    if cell.day is not None:
        return True
    if not cell or len(cell.text) > 40 or cell.number is not None:
        return False
    reading = read_front(cell.text, 2000)
    return bool(reading.date or reading.question) and len(reading.rest) <= 8


def _only_one_date(roles: list[ColumnRole], shapes: list[_Shape]) -> None:
    """Of several columns headed as dates, the one with most dates is it; others are notes."""
    dates = [n for n, role in enumerate(roles) if role is ColumnRole.DATE]
    if not dates:
        return
    best = max(dates, key=lambda n: (shapes[n].dated * shapes[n].filled, -n))
    for n in dates:
        if n != best:
            roles[n] = ColumnRole.NOTE


def _fill(roles: list[ColumnRole], shapes: list[_Shape], titles: list[str]) -> None:
    """Give the columns that say nothing in their heading a role by what they hold."""
    free = [n for n, role in enumerate(roles) if role is ColumnRole.NOTHING and shapes[n].filled]
    if ColumnRole.DATE not in roles:
        dated = [n for n in free if shapes[n].dated >= 0.5]
        if dated:
            roles[dated[0]] = ColumnRole.DATE
            free.remove(dated[0])
    if not {ColumnRole.WHAT, ColumnRole.LINE}.intersection(roles) and free:
        longest = max(free, key=lambda n: (shapes[n].length, -n))
        alone = ColumnRole.DATE not in roles and shapes[longest].lines >= 0.5
        roles[longest] = ColumnRole.LINE if alone else ColumnRole.WHAT
        free.remove(longest)
    for n in free:
        untitled = not titles[n].strip()
        if ColumnRole.WHO not in roles and untitled and shapes[n].length <= 40:
            roles[n] = ColumnRole.WHO
        else:
            # Nothing is dropped unasked: what has no place of its own goes into the note.
            roles[n] = ColumnRole.NOTE


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of the table sorted by role: the number it has in the table, from 1."""

    number: int
    cells: tuple[Cell, ...]
    titles: tuple[str, ...] = field(default=())


def body_rows(table: Table, matching: Matching) -> Iterator[TableRow]:
    """The rows below the headings that hold anything."""
    heading = matching.heading_row
    titles = tuple(cell.text.strip() for cell in table.rows[heading]) if heading >= 0 else ()
    for number, row in enumerate(table.rows[heading + 1 :], heading + 2):
        if any(cell and not cell.carried for cell in row):
            yield TableRow(number, row, titles)
