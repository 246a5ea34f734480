"""The one way in for a statement from outside: its file read, checked and made into a case."""

from __future__ import annotations

from datetime import date

from workbench.application.outside import case_from
from workbench.application.outside_report import ReadStatement
from workbench.domain.reference import ReferenceLibrary
from workbench.interchange.published.files import lines_of
from workbench.interchange.published.pasted import read_text
from workbench.statement.reading.checks import check_read
from workbench.statement.reading.gleaned import glean
from workbench.statement.reading.lines import SourceLine
from workbench.statement.reading.reading import read_lines


def read_statement(name: str, data: bytes, library: ReferenceLibrary, today: date) -> ReadStatement:
    """A statement read from the bytes of a .docx, .html or .txt file called `name`.

    `today` stands for the day of a decision that gives none. Raises `StatementRefused` when the
    file cannot be read as a statement; nothing is kept of it then.
    """
    return _read(lines_of(name, data), library, today)


def read_pasted(text: str, library: ReferenceLibrary, today: date) -> ReadStatement:
    """A statement read from pasted text."""
    return _read(read_text(text), library, today)


def _read(lines: tuple[SourceLine, ...], library: ReferenceLibrary, today: date) -> ReadStatement:
    reading = read_lines(lines, library)
    found = glean(reading.document)
    return ReadStatement(
        reading.document,
        found,
        check_read(reading.document, library, found),
        case_from(reading.document, found, library, today),
        reading.left_out,
    )
