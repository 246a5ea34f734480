"""One sheet of a workbook: its cells, and what its reader would not see or would take as gone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from datetime import datetime, time, timedelta

from workbench.application.chronology.tables import (
    MOST_COLUMNS,
    MOST_ROWS,
    Cell,
    Table,
    letters_of,
    table_of,
)
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import MONTHS
from workbench.domain.errors import TableRefused
from workbench.domain.text import capitalised, enumeration, normalise
from workbench.interchange.tables.looks import Looks, Number
from workbench.interchange.tables.strings import RichText, Strings
from workbench.interchange.tables.tags import NOTHING, REFUSING, Budget, read_tags, without_empty

_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})\Z")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?Z?\Z")
_FIRST_DAY, _LAST_DAY = 7_306, 2_958_465
"""1 January 1920, before which a number shown as a time is one; the last day there can be."""

_LOWEST, _NARROWEST = 2, 0.4
"""A height in points and a width in signs at which nothing of the words can be seen."""

_MOST_SIGNS = 20_000_000
_MOST_CARRIED = 100_000


@dataclass(slots=True)
class Sheet:
    """What was read of a sheet, by row (from 1) and column (from 0)."""

    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    filtered: bool = False
    merged: list[tuple[int, int, int]] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    unworked: int = 0
    unseen: dict[int, set[int]] = field(default_factory=dict)
    years_unseen: set[int] = field(default_factory=set)


class SheetReader:
    """Reads the XML of one sheet (ECMA-376 part 1, section 18.3)."""

    def __init__(self, name: str, looks: Looks, strings: Strings, *, from_1904: bool) -> None:
        self.sheet = Sheet(name)
        self._looks = looks
        self._strings = strings
        self._from_1904 = from_1904
        self._row = 0
        self._column = -1
        self._kind = ""
        self._look = 0
        self._value: str | None = None
        self._formula = False
        self._rich: RichText | None = None
        self._columns: dict[str, int] = {}
        self._signs = 0

    def read(self, chunks: Iterable[bytes], budget: Budget) -> None:
        """Read the part from beginning to end."""
        read_tags(without_empty(budget.checked(chunks)), self._start, self._end, budget)

    def _start(self, name: str, given: Mapping[str, str]) -> None:
        if self._rich is not None:
            self._rich.start(name, given)
        elif name == "c":
            self._begin_cell(given)
        elif name == "row":
            self._begin_row(given)
        elif name == "is":
            self._rich = RichText()
        elif name == "f":
            self._formula = True
        elif name in _BESIDE:
            _BESIDE[name](self.sheet, given)

    def _end(self, name: str, words: str) -> None:
        if name == "c":
            self._end_cell()
        elif name == "is":
            pass
        elif self._rich is not None:
            self._rich.end(name, words)
        elif name == "v":
            self._value = words

    def _begin_row(self, given: Mapping[str, str]) -> None:
        self._row = _whole(given.get("r")) or self._row + 1
        self._column = -1
        if _yes(given.get("hidden")) or _is_nothing(given.get("ht"), _LOWEST):
            self.sheet.hidden_rows.add(self._row)

    def _begin_cell(self, given: Mapping[str, str]) -> None:
        place = given.get("r", "")
        letters = place.rstrip("0123456789")
        known = self._columns.get(letters)
        if known is None:
            found = _PLACE.match(place)
            known = _column(found[1]) if found is not None else self._column + 1
            if found is not None:
                self._columns[letters] = known
        self._column = known
        self._kind = given.get("t", "n")
        self._look = _whole(given.get("s"))
        self._value, self._formula, self._rich = None, False, None

    def _end_cell(self) -> None:
        cell = self._cell()
        self._rich = None
        if not cell:
            self.sheet.unworked += self._formula
            return
        if self._row > MOST_ROWS or self._column >= MOST_COLUMNS:
            raise TableRefused(
                f"The sheet “{self.sheet.name}” has more than {MOST_ROWS:,} rows, or more than "
                f"{MOST_COLUMNS} columns.",
                f"{NOTHING} Import it in parts.",
            )
        self._signs += len(cell.text)
        if self._signs > _MOST_SIGNS:
            raise REFUSING.large()
        row = self.sheet.rows.setdefault(self._row, {})
        if before := row.get(self._column):
            # A broken workbook has two cells in one place: the words of both are kept.
            cell = replace(before, text=f"{before.text}\n{cell.text}", day=None, number=None)
        row[self._column] = cell
        if self._look in self._looks.unseen:
            self.sheet.unseen.setdefault(self._row, set()).add(self._column)

    def _cell(self) -> Cell:
        struck = self._look in self._looks.struck
        if self._rich is not None:
            cell = self._rich.cell()
            return replace(cell, struck=struck or cell.struck)
        if self._value is None or not self._value.strip():
            return Cell()
        if self._kind == "s":
            cell = self._strings.cell(self._value.strip())
            return replace(cell, struck=struck or cell.struck)
        cell = self._plain(self._value.strip())
        return replace(cell, struck=True) if struck else cell

    def _plain(self, value: str) -> Cell:
        if self._kind == "b":
            return Cell("yes" if value in ("1", "true") else "no")
        if self._kind == "d" and _ISO_DAY.match(value):
            return _dated(datetime.fromisoformat(value.removesuffix("Z")))
        number = _number(value) if self._kind in ("n", "") else None
        if number is None:
            return Cell(normalise(value))
        meaning = self._looks.number(self._look)
        if meaning is Number.PLAIN or not 0 <= number <= _LAST_DAY:
            return Cell(str(int(number)) if number.is_integer() else repr(number), number=number)
        cell = _counted(number, meaning, from_1904=self._from_1904)
        if meaning is Number.DAY_ALONE and cell.day is not None:
            self.sheet.years_unseen.add(cell.day.year)
        return cell


def _whole(words: str | None) -> int:
    return int(words) if words and words.isascii() and words.isdigit() and len(words) < 10 else 0


def _yes(words: str | None) -> bool:
    return words in ("1", "true", "on")


def _is_nothing(size: str | None, least: float) -> bool:
    """Whether a height or width shows nothing."""
    number = _number(size) if size else None
    return number is not None and number <= least


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _number(words: str) -> float | None:
    try:
        number = float(words)
    except ValueError:
        return None
    return number if abs(number) < 1e15 else None


def _counted(number: float, meaning: Number, *, from_1904: bool) -> Cell:
    """The day or the time a number stands for, counted from the first day of a spreadsheet."""
    since = timedelta(days=number)
    since = timedelta(days=since.days, seconds=round(since.seconds + since.microseconds / 1e6))
    if number < 1 or (meaning is Number.TIME and number < _FIRST_DAY):
        clock = (datetime.min + timedelta(seconds=since.seconds)).time()
        return Cell(str(clock) if number < 1 else str(since))
    first = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30 if number >= 60 else 31)
    moment = first + since
    if meaning is Number.MONTH and moment.day == 1:
        # The first of a month that only the month is shown of is what a month typed becomes.
        return Cell(f"{MONTHS[moment.month - 1]} {moment.year:04}")
    if meaning is Number.YEAR and (moment.day, moment.month) == (1, 1):
        return Cell(f"{moment.year:04}")
    return _dated(moment)


def _dated(moment: datetime) -> Cell:
    text = moment.strftime("%d/%m/") + f"{moment.year:04}"
    if moment.time() != time(0):
        text += moment.strftime(" %H:%M")
    return Cell(text, day=moment.date())


def _columns_hidden(sheet: Sheet, given: Mapping[str, str]) -> None:
    if _yes(given.get("hidden")) or _is_nothing(given.get("width"), _NARROWEST):
        first, last = _whole(given.get("min")), min(_whole(given.get("max")), MOST_COLUMNS)
        sheet.hidden_columns.update(range(max(first, 1) - 1, last))


def _filtered(sheet: Sheet, given: Mapping[str, str]) -> None:
    sheet.filtered = True


def _merged(sheet: Sheet, given: Mapping[str, str]) -> None:
    first, _, last = given.get("ref", "").partition(":")
    one, other = _PLACE.match(first), _PLACE.match(last)
    if one is not None and other is not None and int(other[2]) > int(one[2]):
        if len(sheet.merged) == MOST_ROWS:
            raise REFUSING.large()
        sheet.merged.append((_column(one[1]), int(one[2]), int(other[2])))


_BESIDE = {"col": _columns_hidden, "filterColumn": _filtered, "mergeCell": _merged}


def in_table(sheet: Sheet, *, from_1904: bool) -> Table:
    """The sheet as a table, with the rows and columns set aside that a reader would not see."""
    _carry(sheet)
    without = _with_notes(sheet)
    notes = []
    if sheet.unworked:
        cells = (
            "one cell is a formula"
            if sheet.unworked == 1
            else (f"{sheet.unworked:,} cells are formulas")
        )
        notes.append(f"{capitalised(cells)} never worked out, and blank here.")
    notes += without
    notes += _unseen(sheet)
    if sheet.years_unseen:
        years = enumeration([str(year) for year in sorted(sheet.years_unseen)])
        notes.append(f"Days are shown without their year; the workbook has {years} for them.")
    last = max(sheet.rows, default=0)
    width = max((max(row) + 1 for row in sheet.rows.values()), default=0)
    blank = Cell()
    rows = [
        [found.get(n, blank) for n in range(width)] if (found := sheet.rows.get(number)) else []
        for number in range(1, last + 1)
    ]
    return table_of(
        rows,
        name=sheet.name,
        notes=tuple(notes),
        from_1904=from_1904,
        aside_rows=dict(_rows_aside(sheet)),
        aside_columns=dict(_columns_aside(sheet)),
    )


def _carry(sheet: Sheet) -> None:
    """Put what stands in a merged cell into the rows it reaches over."""
    left = _MOST_CARRIED
    for column, first, last in sheet.merged:
        cell = sheet.rows.get(first, {}).get(column)
        if not cell:
            continue
        for number in range(first + 1, min(last, MOST_ROWS) + 1):
            row = sheet.rows.get(number)
            left -= 1
            if left < 0:
                raise REFUSING.large()
            if row and column not in row:
                row[column] = replace(cell, carried=first)


def _with_notes(sheet: Sheet) -> Iterator[str]:
    """Put the notes on cells to their cells; say those that stand on blank ones."""
    for place, words in sheet.notes.items():
        found = _PLACE.match(place)
        cell = sheet.rows.get(int(found[2]), {}).get(_column(found[1])) if found else None
        if found is not None and cell:
            noted = f"{words}\n{cell.note}" if cell.note else words
            sheet.rows[int(found[2])][_column(found[1])] = replace(cell, note=noted)
        else:
            yield f"A note on the blank cell {place} says: “{words}”."


def _unseen(sheet: Sheet) -> Iterator[str]:
    """What is said of cells that show nothing, beside rows and columns that do not."""
    aside = {number for number, _ in _rows_aside(sheet)}
    places = [
        f"{letters_of(column)}{number}"
        for number, columns in sorted(sheet.unseen.items())
        if number not in aside
        for column in sorted(columns)
    ]
    if places:
        shown = ", ".join(places[:8]) + (f" and {len(places) - 8:,} more" if places[8:] else "")
        cells, show, it = (
            ("Cell", "shows", "it is") if len(places) == 1 else ("Cells", "show", "they are")
        )
        yield f"{cells} {shown} {show} nothing in the workbook: look whether {it} wanted."


def _rows_aside(sheet: Sheet) -> Iterator[tuple[int, str]]:
    why = "hidden or filtered out" if sheet.filtered else "hidden"
    for number, row in sheet.rows.items():
        if number in sheet.hidden_rows:
            yield number, why
        elif own := {n: cell for n, cell in row.items() if not cell.carried}:
            if all(cell.struck for cell in own.values()):
                yield number, "struck out"
            elif sheet.unseen.get(number, set()).issuperset(own):
                yield number, "written so that nobody sees it"


def _columns_aside(sheet: Sheet) -> Iterator[tuple[int, str]]:
    columns: dict[int, list[Cell]] = {}
    for _, row in sorted(sheet.rows.items()):
        for n, cell in row.items():
            columns.setdefault(n, []).append(cell)
    for n, cells in columns.items():
        if n in sheet.hidden_columns:
            yield n, "hidden"
        elif len(cells) > 2 and all(cell.struck for cell in cells[1:]):
            # A heading may stay as it was when what is under it was struck out.
            yield n, "struck out"
