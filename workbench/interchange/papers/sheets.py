"""The cells of an Excel workbook, sheet by sheet, a row a line."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from workbench.domain.text import normalise
from workbench.interchange.papers.results import LONGEST_PAGE, CannotRead, Result

_DAMAGED = (
    zipfile.BadZipFile, InvalidFileException, ParseError, KeyError, ValueError, TypeError,
    AttributeError, OSError, EOFError, IndexError, NotImplementedError,
)  # fmt: skip
"""What the library raises over workbooks that are not as they should be."""


def read(path: Path, name: str, result: Result) -> None:
    """Read a workbook's values; raises `CannotRead` for one that is damaged or protected."""
    try:
        with path.open("rb") as file:
            book = openpyxl.load_workbook(file, read_only=True, data_only=True)
            for sheet in book.worksheets:
                result.page(_text(sheet))
            result.title, result.author = book.properties.title or "", book.properties.creator or ""
    except _DAMAGED as error:
        raise CannotRead("The workbook is damaged or protected.") from error


def rows(path: Path) -> Iterator[tuple[str, Sequence[Any]]]:
    """The rows of a workbook for showing it: a title where a sheet begins, then its cells.

    Raises `CannotRead` for a workbook that is damaged or protected.
    """
    try:
        with path.open("rb") as file:
            book = openpyxl.load_workbook(file, read_only=True, data_only=True)
            for sheet in book.worksheets:
                yield sheet.title, ()
                for row in sheet.iter_rows(values_only=True):
                    if any(value is not None for value in row):
                        yield "", row
    except _DAMAGED as error:
        raise CannotRead("The workbook is damaged or protected.") from error


def _text(sheet: Any) -> str:
    """The cells of one sheet; the library has two kinds of them, with the same face."""
    lines, length = [sheet.title], 0
    for row in sheet.iter_rows(values_only=True):
        line = " | ".join(str(value) for value in row if value is not None)
        if line:
            lines.append(normalise(line))
            length += len(line)
        if length > LONGEST_PAGE:
            break
    return "\n".join(lines)
