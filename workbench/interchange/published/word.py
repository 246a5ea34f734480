"""The lines of a Word file, with the text as it stands once every tracked change is accepted.

Comments, footnotes, hidden words, text boxes and pictures are no part of it: each line lists those
that stand at it (`word_asides`). Fields' instructions, headers and footers are left out, and so are
the pictures of a letterhead above the first words. Only the standard library is used, so that
nothing of a file is ever run or fetched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from xml.etree.ElementTree import Element

from workbench.domain.dataclass import dataclass
from workbench.domain.errors import StatementRefused
from workbench.interchange.published.size import MOST_LINES, MOST_SIGNS, too_large
from workbench.interchange.published.word_asides import Asides, of_row, text_of
from workbench.interchange.published.word_breaks import BREAK, parted
from workbench.interchange.published.word_numbering import (
    SETTINGS,
    Numbered,
    Numbering,
    W,
    on,
    value,
)
from workbench.interchange.published.word_package import open_package
from workbench.interchange.published.word_unseen import Unseen
from workbench.statement.nodes import TYPED, Inline, Setting, Style, Styled, Text
from workbench.statement.reading.lines import (
    Aside,
    AsideKind,
    LineLabel,
    Role,
    SourceLine,
    tidy,
    with_typed_label,
)

_OWN = {
    "BodyLine": Role.BODY_LINE,
    "StatementDetail": Role.DETAIL,
    "Title": Role.TITLE,
    "Heading1": Role.SECTION,
    "Heading2": Role.SUBHEADING,
    "Heading3": Role.SUBHEADING,
    "NumberedParagraph": Role.NUMBERED,
    "Summary": Role.UNNUMBERED,
    "BodyText": Role.UNNUMBERED,
    "ParagraphContinued": Role.UNNUMBERED,
    "CitationLine": Role.UNNUMBERED,
    "Quote": Role.QUOTE,
    "Signature": Role.SIGNATURE,
    "ListBullet": Role.ITEM,
    "ListBullet2": Role.ITEM,
    "ListBullet3": Role.ITEM,
    "LetteredList": Role.ITEM,
    "RomanList": Role.ITEM,
}
_OWN_STYLES = ("StatementDetail", "NumberedParagraph", "CitationLine")
_SKIPPED = {
    f"{W}{name}"
    for name in ("del", "moveFrom", "pPr", "instrText", "delText", "drawing", "pict", "object",
                 "footnoteReference", "endnoteReference", "commentReference", "annotationRef",
                 "sdtPr", "delInstrText", "ruby")
} | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}  # fmt: skip
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
# Paragraphs of these kinds without words are only room on the page.
_EMPTY = (Role.UNKNOWN, Role.SECTION, Role.SUBHEADING)
_MOST_PARAGRAPHS = 5 * MOST_LINES
"""Blank ones are read past, and many files are full of them."""

_DEEPER = re.compile(r"list number [2-5]")
"""Word's own styles for a numbered list within another, though each is a list by itself."""

_QUOTES = ("quote", "intense quote", "block text", "quotation")


def read_word(data: bytes) -> tuple[SourceLine, ...]:
    """The lines of a .docx file; raises `StatementRefused` when it is not one."""
    package = open_package(data)
    numbering = Numbering(package.part("numbering"), package.part("styles"))
    body = package.main.find(f"{W}body")
    if body is None:
        raise StatementRefused(
            "The Word file has no text.", "Nothing was taken in. Choose another file."
        )
    unseen = Unseen(numbering, package.main)
    paragraphs = list(islice(_paragraphs(body), _MOST_PARAGRAPHS + 1))
    if len(paragraphs) > _MOST_PARAGRAPHS or sum(map(len, body.itertext())) > MOST_SIGNS:
        raise too_large()
    own = numbering.has_styles(*_OWN_STYLES)
    beside = Asides(package, unseen)
    lines: list[SourceLine] = []
    carried: list[Inline] = []
    asides: list[Aside] = []
    gap = True
    for paragraph, row in paragraphs:
        asides += beside.of(paragraph)
        if row is not None:
            asides.append(replace(row, words=text_of(paragraph)))
            if row.kind is not AsideKind.INSERTION:
                continue
        carried += _inlines(paragraph, unseen)
        if _mark_deleted(paragraph):
            continue
        pieces = parted(carried)
        line = _line(paragraph, pieces[0], numbering, own)
        if line.heading:
            pieces = [tidy(carried)]
            line = replace(line, inlines=pieces[0])
        carried = []
        wordless = not line.words.strip()
        others = [aside for aside in asides if aside.kind is not AsideKind.PICTURE]
        letterhead = wordless and not lines and others != asides
        if letterhead or (wordless and line.role in _EMPTY):
            asides = others if letterhead else asides
            gap = True
            continue
        lines.append(replace(line, apart=gap, asides=tuple(asides)))
        lines += (
            with_typed_label(SourceLine(inlines=each, indent=line.indent)) for each in pieces[1:]
        )
        asides = []
        gap = False
    asides += beside.unplaced()
    if asides and lines:
        lines[-1] = replace(lines[-1], asides=(*lines[-1].asides, *asides))
    return tuple(lines)


_ROWS = (f"{W}tr", f"{W}tc")
_READ = {f"{W}{name}" for name in ("p", "altChunk", "tblPrChange", "trPrChange", "tcPrChange",
                                   "sectPrChange")}  # fmt: skip


def _paragraphs(element: Element) -> Iterator[tuple[Element, Aside | None]]:
    """Every paragraph in reading order, those in tables and content controls too.

    With each what becomes of the row or cell of a table it stands in; changes of how a table or
    a page looks come by themselves.
    """
    waiting: list[tuple[Element, Aside | None]] = [(element, None)]
    while waiting:
        here, row = waiting.pop()
        if here.tag in _READ:
            yield here, row
        elif here.tag not in _SKIPPED:
            row = (of_row(here) or row) if here.tag in _ROWS else row
            waiting.extend((each, row) for each in reversed(here))


def _mark_deleted(paragraph: Element) -> bool:
    """Whether the end of the paragraph was deleted, so that it runs on into the next one."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _line(
    paragraph: Element, inlines: tuple[Inline, ...], numbering: Numbering, own: bool
) -> SourceLine:
    properties = paragraph.find(f"{W}pPr")
    style = value(properties.find(f"{W}pStyle")) if properties is not None else ""
    numbered = numbering.of(properties, style)
    line = SourceLine(inlines=inlines, indent=_indent(properties))
    if numbered is not None:
        depth = numbered.level
        line = replace(
            line,
            label=numbered.kind,
            depth=depth,
            indent=1000 * (depth + 1),
            list_id=numbered.list_id,
        )
    if own and style in _OWN:
        direct = properties is not None and properties.find(f"{W}numPr") is not None
        return _own_line(line, style, numbered, direct)
    if numbered is None:
        line = with_typed_label(line)
    elif numbered.kind is LineLabel.NUMBER and (
        numbered.level or _DEEPER.fullmatch(numbering.style_name(style))
    ):
        # Numbers within a numbered paragraph are a list of their own.
        line = replace(line, label=LineLabel.LETTER)
    heading = numbering.heading(style)
    if numbering.style_name(style) == "title":
        heading = 1
    role = Role.QUOTE if numbering.style_name(style) in _QUOTES else Role.UNKNOWN
    strong = numbering.sets(style, SETTINGS[Setting.BOLD]) or _all_strong(inlines)
    return replace(line, heading=heading, role=role, strong=strong)


def _own_line(line: SourceLine, style: str, numbered: Numbered | None, direct: bool) -> SourceLine:
    role = _OWN[style]
    if role is Role.SUBHEADING:
        level = int(style[-1])
        return replace(line, role=role, depth=level, heading=level)
    if role in (Role.NUMBERED, Role.ITEM) and numbered is None:
        return line
    # Letters whose label comes with the style belong to the paragraph numbers, one level down.
    nested = 1 if style in ("LetteredList", "RomanList") and not direct else 0
    return replace(line, role=role, depth=line.depth - nested)


def _indent(properties: Element | None) -> int:
    found = properties.find(f"{W}ind") if properties is not None else None
    given = value(found, "left") or value(found, "start")
    return max(0, int(given)) // 120 if given.lstrip("-").isdigit() else 0


def _all_strong(inlines: tuple[Inline, ...]) -> bool:
    return bool(inlines) and all(
        (isinstance(each, Styled) and each.style is Style.STRONG)
        or (isinstance(each, Text) and not each.text.strip())
        for each in inlines
    )


@dataclass(slots=True)
class _Fields:
    """How deep the fields are nested and which of them still show their instructions."""

    open: list[bool]

    @property
    def hidden(self) -> bool:
        return any(self.open)


def _inlines(paragraph: Element, unseen: Unseen) -> list[Inline]:
    fields = _Fields([])
    found = list(_words(paragraph, unseen, fields))
    # A field that never shows its result would hide all words behind it.
    return found if not fields.hidden else list(_words(paragraph, unseen, None))


def _words(paragraph: Element, unseen: Unseen, fields: _Fields | None) -> Iterator[Inline]:
    waiting = list(reversed(paragraph))
    while waiting:
        here = waiting.pop()
        if here.tag in _SKIPPED:
            continue
        if here.tag == f"{W}r":
            if unseen.of(here, paragraph) is None:
                yield from _run(here, fields)
        elif here.tag != f"{W}p":
            waiting.extend(reversed(here))


def _run(run: Element, fields: _Fields | None) -> Iterator[Inline]:
    properties = run.find(f"{W}rPr")
    words = "".join(_pieces(run, fields))
    if not words:
        return
    made: Inline = Text(words)
    if properties is not None:
        for style in reversed(TYPED):
            if on(properties.find(SETTINGS[style.setting])):
                made = Styled(style, (made,))
    yield made


def _pieces(run: Element, fields: _Fields | None) -> Iterator[str]:
    for part in run:
        if part.tag == f"{W}fldChar" and fields is not None:
            _field(value(part, "fldCharType"), fields)
        elif part.tag == _ALTERNATIVE:
            yield from (piece for choice in part[:1] for piece in _pieces(choice, fields))
        elif (fields is None or not fields.hidden) and part.tag in _WORDS:
            yield _WORDS[part.tag](part)


def _field(kind: str, fields: _Fields) -> None:
    if kind == "begin":
        fields.open.append(True)
    elif fields.open and kind == "separate":
        fields.open[-1] = False
    elif fields.open and kind == "end":
        fields.open.pop()


def _symbol(code: str) -> str:
    """A sign of a font of its own, such as a bullet typed by hand."""
    return chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{4}", code) else ""


_SPACES = re.compile(r"[\n\r\t]+")
_WORDS: dict[str, Callable[[Element], str]] = {
    f"{W}t": lambda part: _SPACES.sub(" ", part.text or ""),
    f"{W}tab": lambda part: " ",
    f"{W}br": lambda part: BREAK,
    f"{W}cr": lambda part: BREAK,
    f"{W}ptab": lambda part: " ",
    f"{W}ruby": lambda part: "".join(t.text or "" for t in part.iterfind(f"{W}rubyBase//{W}t")),
    f"{W}noBreakHyphen": lambda part: "\u2011",
    f"{W}sym": lambda part: _symbol(value(part, "char")),
}
