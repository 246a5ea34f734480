"""Excel's workbooks read: their sheets as tables, with what a reader sees beside the words.

Only the standard library is used: nothing of a file is run or fetched, cells without content cost
nothing, and what a file may hold is counted while it is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from workbench.application.chronology.tables import Table
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import TableRefused
from workbench.domain.text import normalise
from workbench.interchange.tables.letters import with_right_letters
from workbench.interchange.tables.looks import Looks, looks_of
from workbench.interchange.tables.sheet import Sheet, SheetReader, in_table
from workbench.interchange.tables.strings import Strings
from workbench.interchange.tables.tags import NOTHING, REFUSING, Budget, local
from workbench.interchange.unpacking import Unpacking, unpacked

MOST_BYTES = 50_000_000
MOST_UNPACKED = 120_000_000
MOST_SHEETS = 250
_OTHERS = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "The file is an old Excel workbook (.xls) or is protected with a password.",
        "Open it in Excel and save it as .xlsx without a password.",
    ),
    (b"%PDF", "The file is a PDF.", "Choose a .xlsx or .csv file."),
)


def read_workbook(data: bytes) -> list[Table]:
    """The sheets of a workbook that hold anything, visible ones first.

    Cells with dates come as days, other numbers as numbers; of a formula the result is taken.
    Raises `TableRefused` for anything that is no readable workbook.
    """
    for beginning, what, hint in _OTHERS:
        if data.startswith(beginning):
            raise TableRefused(what, f"{NOTHING} {hint}")
    if not data.startswith(b"PK"):
        raise TableRefused(
            "The file is not an Excel workbook.", f"{NOTHING} Choose a .xlsx or .csv file."
        )
    if len(data) > MOST_BYTES:
        raise REFUSING.large()
    with unpacked(data, REFUSING, MOST_UNPACKED) as parts:
        tables = list(_tables(parts))
    if not tables:
        raise TableRefused("The workbook has no cell with anything in it.", NOTHING)
    return tables


@dataclass(frozen=True, slots=True)
class _Listed:
    """A sheet as the workbook lists it."""

    name: str
    path: str
    hidden: bool


def _tables(parts: Unpacking) -> Iterator[Table]:
    main = _main(parts)
    book = parts.parse(main)
    related = list(parts.related(main))
    budget = Budget()
    named = {kind: path for kind, _, path in reversed(related) if path}
    looks = looks_of(parts, named.get("styles", ""), budget)
    strings = Strings(parts, named.get("sharedStrings", ""), budget)
    from_1904 = _from_1904(book)
    paths = {id: path for kind, id, path in related if kind == "worksheet"}
    sheets = sorted(_listed(book, paths), key=lambda each: each.hidden)
    if len(sheets) > MOST_SHEETS:
        raise REFUSING.large()
    for listed in sheets:
        sheet = _sheet(parts, listed, looks, strings, budget, from_1904=from_1904)
        table = in_table(sheet, from_1904=from_1904)
        if listed.hidden:
            notes = ("This sheet is hidden in the workbook.", *table.notes)
            table = replace(table, notes=notes)
        if table.rows:
            yield with_right_letters(table)


def _main(parts: Unpacking) -> str:
    """The part that lists the sheets; refuses packages that are something else."""
    found = next((path for kind, _, path in parts.related("") if kind == "officeDocument"), "")
    found = found or ("xl/workbook.xml" if "xl/workbook.xml" in parts.names else "")
    if found.endswith(".bin"):
        raise TableRefused(
            "The file is a binary workbook (.xlsb).",
            f"{NOTHING} Open it in Excel and save it as .xlsx.",
        )
    if "content.xml" in parts.names and not found:
        raise TableRefused(
            "The file is an OpenDocument spreadsheet.", f"{NOTHING} Save it as .xlsx or as CSV."
        )
    if not found or not found.endswith(".xml") or "word/" in found or "ppt/" in found:
        raise TableRefused(
            "The file is not an Excel workbook.", f"{NOTHING} Choose a .xlsx or .csv file."
        )
    return found


def _from_1904(book: Element) -> bool:
    properties = next((each for each in book if local(each.tag) == "workbookPr"), None)
    return properties is not None and properties.get("date1904", "") in ("1", "true", "on")


def _listed(book: Element, paths: dict[str, str]) -> Iterator[_Listed]:
    for each in book.iter():
        if local(each.tag) != "sheet":
            continue
        id = next((value for name, value in each.items() if local(name) == "id"), "")
        if paths.get(id):
            hidden = each.get("state", "visible") != "visible"
            yield _Listed(normalise(each.get("name", "")), paths[id], hidden)


def _sheet(
    parts: Unpacking,
    listed: _Listed,
    looks: Looks,
    strings: Strings,
    budget: Budget,
    *,
    from_1904: bool,
) -> Sheet:
    reader = SheetReader(listed.name, looks, strings, from_1904=from_1904)
    budget.expect(parts.count(listed.path, b"v>") // 2)
    reader.read(parts.chunks(listed.path), budget)
    beside = {kind: path for kind, _, path in parts.related(listed.path) if path}
    # Where there are threaded comments, the older kind only says that there are.
    notes = beside.get("threadedComment") or beside.get("comments")
    if notes:
        reader.sheet.notes.update(_notes(parts.parse(notes)))
    return reader.sheet


def _notes(part: Element) -> Iterator[tuple[str, str]]:
    """The notes on cells, by the cell's reference; those on one cell are joined."""
    found: dict[str, list[str]] = {}
    for each in part.iter():
        if local(each.tag) in ("comment", "threadedComment"):
            words = "".join(t.text or "" for t in each.iter() if local(t.tag) in ("t", "text"))
            if words.strip():
                found.setdefault(each.get("ref", ""), []).append(normalise(words).strip())
    for ref, words_on in found.items():
        yield ref, "\n".join(words_on)
