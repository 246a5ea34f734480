"""The one way in for statements from outside: their file read, checked and made into cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from workbench.application.outside.report import ReadStatement
from workbench.application.outside.taking_in import case_from
from workbench.domain.errors import StatementRefused
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.problems import error
from workbench.interchange.published.files import lines_of
from workbench.interchange.published.pasted import read_text
from workbench.statement.reading.checks.running import check_read
from workbench.statement.reading.lines import SourceLine
from workbench.statement.reading.reader import decisions_in, is_shapeless, read_lines
from workbench.statement.reading.stated import facts_of

_SHAPELESS = (
    "No statement could be told in these words: there is no heading in them, and no more than one "
    "paragraph."
)
_SHAPELESS_HINT = (
    "Nothing was taken in. When the whole statement stands on one line, copy it again with its "
    "line breaks, or open its file instead."
)


def read_statement(name: str, data: bytes, library: ReferenceLibrary, today: date) -> ReadStatement:
    """A statement read from the bytes of a .docx, .html, .mhtml or .txt file called `name`.

    `today` stands for the day of a decision that gives none. Of a file with several decisions the
    first is read, and a problem says so. Raises `StatementRefused` when the file cannot be read as
    a statement; nothing is kept of it then.
    """
    return _first(read_statements(name, data, library, today))


def read_statements(
    name: str, data: bytes, library: ReferenceLibrary, today: date
) -> tuple[ReadStatement, ...]:
    """Every statement in a file; nearly always one. Raises `StatementRefused` as for one."""
    return _all(lines_of(name, data), library, today)


def read_pasted(text: str, library: ReferenceLibrary, today: date) -> ReadStatement:
    """A statement read from pasted text.

    Raises `StatementRefused` for words in which no statement can be told.
    """
    return _first(_all(read_text(text), library, today))


def _all(
    lines: tuple[SourceLine, ...], library: ReferenceLibrary, today: date
) -> tuple[ReadStatement, ...]:
    return tuple(_read(each, library, today) for each in decisions_in(lines, library))


def _first(read: tuple[ReadStatement, ...]) -> ReadStatement:
    if len(read) == 1:
        return read[0]
    named = ", ".join(each.document.meta.body_line or "one without a title" for each in read[1:])
    problem = error(
        "several-decisions",
        f"There are {len(read)} decisions here; only the first was read. The others: {named}.",
        hint="Read each by itself: copy its text, or bring in the file with "
        "File › Import case files or statements….",
    )
    return replace(read[0], problems=(problem, *read[0].problems))


def _read(lines: tuple[SourceLine, ...], library: ReferenceLibrary, today: date) -> ReadStatement:
    reading = read_lines(lines, library)
    if is_shapeless(reading.document):
        raise StatementRefused(_SHAPELESS, _SHAPELESS_HINT)
    found = facts_of(reading.document)
    return ReadStatement(
        reading.document,
        found,
        check_read(reading.document, library, found, reading.asides),
        case_from(reading.document, found, library, today),
        reading.left_out,
        reading.asides,
    )
