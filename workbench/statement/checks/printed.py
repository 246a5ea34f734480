"""A composed statement laid out for checking: every printed piece with its place in the case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import assert_never

from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.problems import Where
from workbench.statement import nodes
from workbench.statement.origins import first, origin_record

MARK = "\x01"
"""What stands in a piece's typed words for a label or number the program prints.

No stored text holds it, and it leaves plain English text in ASCII, which is read faster.
"""

SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?!\s|\Z)[^.!?]*)*(?:[.!?]+|\Z)")
"""A sentence of plain words."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One printed paragraph, item, heading or line.

    `text` is what is printed. `typed` leaves out what the program fills in (labels and paragraph
    numbers, each replaced by `MARK`); `prose` leaves out citations as well. `standard` says that
    the words are the reference library's.
    """

    text: str
    typed: str
    prose: str
    where: Where
    section: str = ""
    origin: str = ""
    standard: bool = False
    quoted: bool = False
    placeholders: tuple[str, ...] = ()
    unresolved: tuple[str, ...] = ()

    def sentences(self) -> list[str]:
        """The sentences of the typed prose."""
        return [found.strip() for found in SENTENCE.findall(self.prose) if found.strip()]


@dataclass(frozen=True, slots=True)
class PrintedStatement:
    """A document to be checked, with the case and library it was composed from."""

    document: nodes.Document
    case: CaseFile
    library: ReferenceLibrary
    pieces: tuple[Piece, ...]

    @property
    def final(self) -> bool:
        """Whether this is the final decision."""
        return self.document.meta.stage is nodes.StatementStage.FINAL


def as_printed(
    document: nodes.Document, case: CaseFile, library: ReferenceLibrary
) -> PrintedStatement:
    """The document laid out for checking."""
    # What stands in place of a standard paragraph is the person's own words.
    own = frozenset(each.origin for each in case.overrides.values())
    pieces = (*_around(document, case), *_body(document, own))
    return PrintedStatement(document, case, library, pieces)


def _around(document: nodes.Document, case: CaseFile) -> Iterator[Piece]:
    meta = document.meta
    for field, words in (
        ("body", meta.body_line),
        ("body", meta.header),
        ("reference", meta.footer),
        ("", meta.title),
        *([("", meta.office)] if meta.office else []),
        *(("subject", line) for line in meta.details),
    ):
        where = Where("case", case.case.id, field)
        yield Piece(words, words, words, where, "meta", standard=not field)


def _body(document: nodes.Document, own: frozenset[str]) -> Iterator[Piece]:
    number: int | None = None
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, nodes.Paragraph):
                number = block.number if block.number is not None else number
            # Words under a paragraph are found by its number.
            yield from _pieces(block, section.id, number, own)


def _pieces(
    block: nodes.Block, section: str, number: int | None, own: frozenset[str]
) -> Iterator[Piece]:
    match block:
        case nodes.Paragraph():
            standard = block.source is nodes.BlockSource.STANDARD
            shown = number if block.numbered else None
            yield _piece(block.inlines, section, block.origin, shown, standard)
        case nodes.Subheading():
            standard = not block.origin or _is_standard(block.origin, own)
            yield _piece((nodes.Text(block.text),), section, block.origin, None, standard)
        case nodes.BulletList() | nodes.LetteredList():
            yield from _items(block, section, number, own)
        case nodes.Quote():
            standard = _is_standard(block.origin, own)
            for inlines in block.paragraphs:
                yield _piece(inlines, section, block.origin, number, standard, quoted=True)
        case nodes.SignatureBlock():
            yield _piece((nodes.Text(block.text),), section, block.origin, None, True)
        case _:
            assert_never(block)


def _is_standard(origin: str, own: frozenset[str]) -> bool:
    """Whether the words of an origin are the reference library's."""
    return origin.startswith("standard:") and first(origin) not in own


def _items(
    block: nodes.ListBlock, section: str, number: int | None, own: frozenset[str], above: str = ""
) -> Iterator[Piece]:
    for item in block.items:
        origin = item.origin or block.origin or above
        standard = _is_standard(origin, own)
        yield _piece(item.inlines, section, origin, number, standard)
        for child in item.children:
            yield from _items(child, section, number, own, origin)


def _piece(
    inlines: Sequence[nodes.Inline],
    section: str,
    origin: str,
    number: int | None,
    standard: bool,
    *,
    quoted: bool = False,
) -> Piece:
    read = _Words([], [], [], [], [])
    _read(inlines, read)
    kind, id, field = origin_record(origin)
    return Piece(
        "".join(read.text),
        "".join(read.typed),
        "".join(read.prose),
        Where(kind, id, field, number),
        section,
        origin,
        standard,
        quoted,
        tuple(read.placeholders),
        tuple(read.unresolved),
    )


@dataclass(slots=True)
class _Words:
    text: list[str]
    typed: list[str]
    prose: list[str]
    placeholders: list[str]
    unresolved: list[str]

    def add(self, text: str, typed: str, prose: str) -> None:
        self.text.append(text)
        self.typed.append(typed)
        self.prose.append(prose)


def _read(inlines: Sequence[nodes.Inline], into: _Words) -> None:
    for inline in inlines:
        match inline:
            case nodes.Text(text):
                into.add(text, text, text)
            case nodes.Styled(_, inner):
                _read(inner, into)
            case nodes.Citation(text):
                into.add(f"({text})", f"({text})", "")
            case nodes.PersonRef(_, label):
                into.add(label, MARK, MARK)
            case nodes.ParagraphRef(target, number):
                into.add("[paragraph ?]" if number is None else str(number), MARK, MARK)
                if number is None:
                    into.unresolved.append(target)
            case nodes.Placeholder(label):
                into.add(f"[{label}]", MARK, MARK)
                into.placeholders.append(label)
            case _:
                assert_never(inline)
