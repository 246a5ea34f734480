"""Papers without pages of their own, as paragraphs: Word, e-mails, tables, text, web pages."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from workbench.application.evidence.showing import Look, Piece
from workbench.domain.records.evidence import PaperKind
from workbench.domain.text import normalise_line
from workbench.interchange.drawing.opened import Opened
from workbench.interchange.papers.results import Result

MOST = 20_000
"""So many paragraphs or rows are shown at most."""

_COLUMNS, _LONGEST_CELL = 40, 2_000
_FIELD = re.compile(r"(From|To|Cc|Date|Subject): ")
_TOO_LONG = "It is too long to be shown whole. Open it in its own program to see the rest."
_NOT_SHOWN = "Files of this kind cannot be shown here. Open it in its own program."


def opened(path: Path, name: str, kind: PaperKind | str) -> Opened:
    """The paragraphs of a file; raises `CannotRead` for one that cannot be read."""
    paper = Opened()
    find = _PIECES.get(kind) if isinstance(kind, PaperKind) else None
    if find is None:
        paper.trouble = _NOT_SHOWN
        return paper
    pieces = find(path, name)
    paper.pieces = tuple(islice(pieces, MOST))
    if len(paper.pieces) == MOST and next(iter(pieces), None) is not None:
        paper.trouble = _TOO_LONG
    return paper


class _WordsOnly(Result):
    """What a reader finds in a file, without what came within it."""

    def attach(self, name: str, pieces: Iterable[bytes]) -> None:
        """Attachments are papers of their own."""


def _texts(read: Callable[[Path, str, Result], None], path: Path, name: str) -> list[str]:
    found: list[str] = []
    read(path, name, _WordsOnly(path.parent, found.append))
    return found


def _paragraphs(text: str) -> Iterator[Piece]:
    """The paragraphs of plain text: parted by blank lines, their lines as they are."""
    for part in re.split(r"\n[ \t]*\n", text):
        words = part.strip("\n")
        if words.strip():
            quoted = all(line.startswith(">") for line in words.splitlines())
            yield Piece(words, Look.QUOTED if quoted else Look.WORDS)


def _message(text: str) -> Iterator[Piece]:
    """An e-mail: its heading line by line, then its words."""
    heading, _, body = text.partition("\n\n")
    for line in heading.splitlines():
        field = _FIELD.match(line)
        if field is None:
            yield Piece(line)
        else:
            subject = field[1] == "Subject"
            words = line[field.end() :] if subject else line
            yield Piece(words, Look.TITLE if subject else Look.FIELD)
    yield from _paragraphs(body)


def _email(path: Path, name: str) -> Iterator[Piece]:
    from workbench.interchange.papers import mail

    for text in _texts(mail.read, path, name):
        yield from _message(text)


def _outlook(path: Path, name: str) -> Iterator[Piece]:
    from workbench.interchange.papers import outlook

    for text in _texts(outlook.read, path, name):
        yield from _message(text)


def _text(path: Path, name: str) -> Iterator[Piece]:
    from workbench.interchange.papers import words

    for text in _texts(words.read_text, path, name):
        yield from _paragraphs(text)


def _page(path: Path, name: str) -> Iterator[Piece]:
    from workbench.interchange.papers import words

    for text in _texts(words.read_page, path, name):
        yield from map(Piece, text.splitlines())


def _word(path: Path, name: str) -> Iterator[Piece]:
    from workbench.interchange.papers.word import paragraphs

    for style, words, cells in paragraphs(path):
        if cells:
            yield _row(cells)
        elif words:
            look = Look.TITLE if style == "title" else Look.HEADING if style else Look.WORDS
            yield Piece(words, look)


def _separated(path: Path, name: str) -> Iterator[Piece]:
    from workbench.interchange.papers import words

    for text in _texts(words.read_text, path, name):
        head = text[:10_000]
        sign = max("\t;,", key=head.count)
        csv.field_size_limit(1_000_000)
        try:
            for cells in csv.reader(io.StringIO(text), delimiter=sign):
                yield _row(cells)
        except csv.Error:
            yield from _paragraphs(text)


def _workbook(path: Path, name: str) -> Iterator[Piece]:
    from workbench.interchange.papers.sheets import rows

    for title, cells in rows(path):
        if title:
            yield Piece(title, Look.HEADING)
        if cells:
            yield _row(cells)


def _row(cells: Sequence[Any]) -> Piece:
    said = ["" if cell is None else str(cell)[:_LONGEST_CELL] for cell in cells[:_COLUMNS]]
    kept = tuple(map(normalise_line, said))
    while kept and not kept[-1]:
        kept = kept[:-1]
    return Piece("\t".join(kept), Look.CELLS, kept or ("",))


_PIECES: Mapping[PaperKind, Callable[[Path, str], Iterator[Piece]]] = {
    PaperKind.WORD: _word,
    PaperKind.EMAIL: _email,
    PaperKind.OUTLOOK: _outlook,
    PaperKind.EXCEL: _workbook,
    PaperKind.CSV: _separated,
    PaperKind.TEXT: _text,
    PaperKind.WEB: _page,
}
"""What gives the paragraphs of each kind; its libraries load when the first such file comes."""
