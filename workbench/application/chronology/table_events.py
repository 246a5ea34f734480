"""The rows of a table as events: their dates, and what the other columns say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace

from workbench.application.chronology.date_column import CellDate, DateStyle, read_cells
from workbench.application.chronology.events import actor_of
from workbench.application.chronology.tables import Cell, ColumnRole, Matching, TableRow
from workbench.application.records.labels import head_letters
from workbench.application.records.sources import Papers, page_of
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.reader import read_front
from workbench.domain.records.chronology import ChronologyEvent
from workbench.domain.records.evidence import SourceRef
from workbench.domain.text import normalise, normalise_line
from workbench.statement.naming.mentions import link_mentions


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of each role, found once."""

    date: tuple[int, ...]
    line: tuple[int, ...]
    what: tuple[int, ...]
    others: Mapping[ColumnRole, tuple[int, ...]]

    @classmethod
    def of(cls, matching: Matching) -> Columns:
        """The columns that a matching gives each role."""
        others = {role: matching.columns(role) for role in ColumnRole}
        return cls(
            others[ColumnRole.DATE], others[ColumnRole.LINE], others[ColumnRole.WHAT], others
        )


def dates_of(
    rows: Sequence[TableRow], columns: Columns, style: DateStyle, *, from_1904: bool
) -> list[tuple[CellDate, str]]:
    """The date of each row, and what happened where both stand in one cell."""
    if columns.date:
        cells = [next((row.cells[n] for n in columns.date if row.cells[n]), Cell()) for row in rows]
        read = read_cells(cells, style, from_1904=from_1904)
        return [(cell, _text(row, columns.line)) for row, cell in zip(rows, read, strict=True)]
    if not columns.line:
        return [(CellDate(""), "") for _row in rows]
    parted = [_parted(_text(row, columns.line)) for row in rows]
    read = read_cells([Cell(front) for front, _rest in parted], style)
    return [(cell, rest) for cell, (_front, rest) in zip(read, parted, strict=True)]


def _parted(line: str) -> tuple[str, str]:
    """The words of the date at the front of a line, and what follows them."""
    reading = read_front(line)
    if reading.date is None and not reading.question:
        return "", line
    front = line.strip()[: len(line.strip()) - len(reading.rest)]
    return front.strip(" \t:;,–—-"), reading.rest  # noqa: RUF001 - dashes are meant


def _text(row: TableRow, columns: Iterable[int], *, carried: bool = False) -> str:
    cells = (row.cells[n] for n in columns)
    return "\n\n".join(
        cell.text.strip() for cell in cells if cell and (carried or not cell.carried)
    )


_YES = frozenset(["y", "yes", "true", "x", "✓", "✔", "1", "disputed", "contested"])
_NO = frozenset(["n", "no", "false", "0", "agreed", "undisputed", "-", "–"])  # noqa: RUF001 - a dash is meant
_CARRIED = (ColumnRole.WHO, ColumnRole.SOURCE, ColumnRole.PAGES, ColumnRole.HEADS)
"""What a merged cell says of every row it reaches over, beside the date."""

_PART = re.compile(r"\s*[;\n]+\s*")
_FORMULA_GUARD = re.compile(r"\A'(?=[=+\-@\t])")
_BRACES = re.compile(r"[\\{}*]")


@dataclass(slots=True)
class EventMaker:
    """Makes events of rows, with the papers and heads of the case looked up by their names."""

    case: CaseFile
    columns: Columns
    _papers: Papers = field(init=False)
    _heads: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._papers = Papers(self.case)
        for id, letter in head_letters(self.case).items():
            self._heads[letter] = id
            title = self.case.heads[id].title.strip().casefold()
            if title:
                self._heads.setdefault(title, id)

    def event(
        self, row: TableRow, cell: CellDate, line: str
    ) -> tuple[ChronologyEvent, tuple[str, ...]]:
        """The event of a row without its id and date, and what to know about it."""
        notices = [cell.notice] if cell.notice else []
        narrative = self._authored("\n\n".join(filter(None, (line, self._words(row, "WHAT")))))
        sources, unknown = self._sources(row)
        heads, unknown_heads = self._head_ids(row)
        disputed, dispute = self._dispute(row)
        notes = [self._note(row)]
        notes += self._noted(row, notices)
        if cell.extra:
            notes.append(f"Time: {cell.extra}")
        for what, words in (("Source", unknown), ("Heads", unknown_heads)):
            if words:
                notes.append(f"{what}: {words}")
                notices.append(f"{what} “{words[:60]}” is not in the case: kept in the note.")
        if not narrative:
            notices.append("The row does not say what happened.")
        who = normalise_line(self._words(row, "WHO"))
        event = ChronologyEvent(
            id="",
            actor=who or actor_of(self.case, narrative),
            narrative=narrative,
            statement_text=self._authored(self._words(row, "STATEMENT_TEXT")),
            in_statement=self._words(row, "IN_STATEMENT").strip().casefold() in _YES,
            sources=sources,
            head_ids=heads,
            disputed=disputed,
            dispute=dispute,
            note=lines(*notes),
        )
        return event, tuple(notices)

    def _words(self, row: TableRow, role: str) -> str:
        chosen = ColumnRole[role]
        return _unguarded(_text(row, self.columns.others[chosen], carried=chosen in _CARRIED))

    def _noted(self, row: TableRow, notices: list[str]) -> Iterator[str]:
        """Notes on the cells of a row, and what is to be known of its cells."""
        for n, cell in enumerate(row.cells):
            title = (row.titles[n] if row.titles else "") or f"column {n + 1}"
            if cell.note and not cell.carried:
                notices.append("A note on a cell is kept in the event’s note.")
                yield normalise(f"Note on “{title}”: {cell.note}")
            if cell.struck and not all(each.struck for each in row.cells if each):
                notices.append(f"“{cell.text[:60]}” is struck out.")
        for n in self.columns.date[:1]:
            if row.cells[n].carried:
                top = row.cells[n].carried
                notices.append(f"The date carries on from row {top}, in a merged cell.")

    def _authored(self, text: str) -> str:
        """Words of a cell as authored text: signs that would be marks stand for themselves."""
        plain = _BRACES.sub(r"\\\g<0>", normalise(text))
        return link_mentions(plain, self.case)

    def _note(self, row: TableRow) -> str:
        columns = self.columns.others[ColumnRole.NOTE]
        found = []
        for n in columns:
            if row.cells[n] and not row.cells[n].carried:
                title = row.titles[n] if row.titles else ""
                words = _unguarded(row.cells[n].text.strip())
                plain = not title or title.casefold() in ("note", "notes")
                found.append(words if plain else f"{title}: {words}")
        return normalise("\n".join(found))

    def _sources(self, row: TableRow) -> tuple[tuple[SourceRef, ...], str]:
        words = self._words(row, "SOURCE")
        pages = normalise_line(self._words(row, "PAGES"))
        found, unknown = [], []
        for part in _PART.split(words):
            source = self._papers.source(normalise_line(part))
            if source is not None:
                found.append(source)
            elif part.strip():
                unknown.append(normalise_line(part))
        if pages and len(found) == 1 and not found[0].pages:
            found[0] = replace(found[0], pages=page_of(pages))
        elif pages:
            unknown.append(f"page {pages}" if pages[0].isdigit() else pages)
        return tuple(found), "; ".join(unknown)

    def _head_ids(self, row: TableRow) -> tuple[tuple[str, ...], str]:
        words = self._words(row, "HEADS")
        parts = [each for each in re.split(r"\s*[;,\n]\s*", words) if each.strip()]
        found = [self._heads.get(each.strip(" ().").casefold(), "") for each in parts]
        unknown = [part for part, id in zip(parts, found, strict=True) if not id]
        return tuple(dict.fromkeys(filter(None, found))), ", ".join(unknown)

    def _dispute(self, row: TableRow) -> tuple[bool, str]:
        words = self._words(row, "DISPUTED").strip()
        dispute = normalise(self._words(row, "DISPUTE"))
        columns = self.columns.others[ColumnRole.DISPUTED]
        agreed = any(row.titles and "agreed" in row.titles[n].casefold() for n in columns)
        low = words.casefold()
        if low in _NO or low in _YES or not words:
            yes = (low in _NO) if agreed and words and low != "agreed" else low in _YES
            return yes or bool(dispute), dispute
        return True, lines(normalise(words), dispute)


def _unguarded(text: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return _FORMULA_GUARD.sub("", text)


def lines(*parts: str) -> str:
    """Parts as lines, blank ones left out."""
    return "\n".join(part for part in parts if part)
