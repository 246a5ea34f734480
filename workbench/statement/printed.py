"""The printed paragraphs of a statement, in reading order: one for each paragraph of a Word file.

Titles, headings, numbered paragraphs, items of lists, paragraphs of quotations and the signature
are alike here. The place of a paragraph in this order, together with the mark of the whole draft,
is the sign by which it is known again in a file that comes back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple, assert_never

from workbench.domain.sha import sha256
from workbench.statement import nodes
from workbench.statement.codec import dumps
from workbench.statement.text import inline_text, labelled_items

_MARK_BYTES = 6
SIGN = r"_Draft_((?:[a-p]\d){6})_(\d{1,6})"
"""The name of the bookmark round a paragraph: the mark of its draft, and its place there."""

_SIGN = re.compile(rf"{SIGN}\Z")
_FIRST_REFERENCE = 210_000_000
REFERENCE = r"_Ref21(?=[0-9]{7}\b)0*([0-9]+)"
"""The name of the bookmark round a numbered paragraph, with its number when it was written."""


class PrintedKind(StrEnum):
    """What a printed paragraph is to the eye."""

    TITLE = "title"
    HEADING = "heading"
    NUMBERED = "numbered paragraph"
    UNNUMBERED = "unnumbered paragraph"
    ITEM = "list item"
    QUOTE = "quotation"
    SIGNATURE = "signature"


class PrintedParagraph(NamedTuple):
    """One printed paragraph.

    `text` is what it says without its number or `label`. `origin` is the origin of its block, ""
    for titles; `section` the id of its section. `level` is how deep a heading or an item stands.
    `under` is the number of the numbered paragraph it is, or belongs to, None before the first.
    """

    kind: PrintedKind
    text: str
    inlines: tuple[nodes.Inline, ...]
    label: str = ""
    number: int | None = None
    under: int | None = None
    level: int = 0
    origin: str = ""
    section: str = ""
    lettered: bool = False


def printed_paragraphs(document: nodes.Document) -> tuple[PrintedParagraph, ...]:
    """Every printed paragraph of a statement, in the order of a Word file made from it."""
    return (*_opening(document), *_body(document))


def draft_mark(document: nodes.Document) -> str:
    """What a draft is known by: the same for the same words, in large print too.

    Letters and figures by turns, so that no name and no number of a person can be read into it.
    """
    return mark_of_stored(dumps(replace(document, meta=replace(document.meta, type_pt=0))))


def mark_of_stored(text: str) -> str:
    """The same of a version as it is stored."""
    digest = sha256(text.encode(errors="surrogatepass")).digest()[:_MARK_BYTES]
    return "".join(f"{chr(ord('a') + (byte >> 4))}{(byte & 15) % 10}" for byte in digest)


def same_origin(
    before: Sequence[PrintedParagraph], after: Sequence[PrintedParagraph]
) -> dict[int, int]:
    """Paragraphs whose words come from the same record, by their places, after to before."""
    known = {key: place for place, key in enumerate(_keys(before))}
    return {place: known[key] for place, key in enumerate(_keys(after)) if key[0] and key in known}


def _keys(paragraphs: Sequence[PrintedParagraph]) -> Iterator[tuple[str, int]]:
    counted: dict[str, int] = {}
    for each in paragraphs:
        counted[each.origin] = counted.get(each.origin, 0) + 1
        yield each.origin, counted[each.origin]


def sign_name(draft: str, place: int) -> str:
    """The hidden bookmark round the paragraph at a place of the draft with that mark."""
    return f"_Draft_{draft}_{place}"


def sign_of(name: str) -> tuple[str, int] | None:
    """The draft and place that a bookmark names; None for any other."""
    found = _SIGN.match(name)
    return (found[1], int(found[2])) if found is not None else None


def reference_name(number: int) -> str:
    """The hidden bookmark round a numbered paragraph; Word hides names that begin with ``_``."""
    return f"_Ref{_FIRST_REFERENCE + number}"


def _opening(document: nodes.Document) -> Iterator[PrintedParagraph]:
    meta = document.meta
    for words in (*filter(None, (meta.office, meta.body_line)), *meta.details):
        yield _plain(PrintedKind.TITLE, words)
    yield _plain(PrintedKind.TITLE, meta.title, level=1)


def _plain(
    kind: PrintedKind,
    words: str,
    origin: str = "",
    section: str = "",
    level: int = 0,
    under: int | None = None,
) -> PrintedParagraph:
    inlines = (nodes.Text(words),)
    return PrintedParagraph(kind, words, inlines, "", None, under, level, origin, section)


def _body(document: nodes.Document) -> Iterator[PrintedParagraph]:
    for section in document.sections:
        yield from _of_section(section)


def _of_section(section: nodes.Section) -> Iterator[PrintedParagraph]:
    under: int | None = None
    if section.title:
        yield _plain(PrintedKind.HEADING, section.title, f"section:{section.id}", section.id, 1)
    for block in section.blocks:
        if isinstance(block, nodes.Paragraph):
            under = block.number if block.number is not None else under
            yield _paragraph(block, section.id, under)
        else:
            yield from printed_block(block, section.id, under)


def printed_block(
    block: nodes.Block, section: str = "", under: int | None = None
) -> Iterator[PrintedParagraph]:
    """The printed paragraphs of one block, that belongs to the paragraph numbered `under`."""
    match block:
        case nodes.Paragraph():
            yield _paragraph(block, section, under)
        case nodes.Subheading(text=text, level=level, origin=origin):
            yield _plain(PrintedKind.HEADING, text, origin, section, level, under)
        case nodes.BulletList() | nodes.LetteredList():
            for depth, label, item in labelled_items(block):
                yield PrintedParagraph(
                    PrintedKind.ITEM, inline_text(item.inlines), item.inlines, label, None, under,
                    depth, item.origin or block.origin, section, label.startswith("("),
                )  # fmt: skip
        case nodes.Quote(paragraphs=quoted, origin=origin):
            for inlines in quoted:
                yield PrintedParagraph(
                    PrintedKind.QUOTE, inline_text(inlines), inlines, "", None, under,
                    0, origin, section,
                )  # fmt: skip
        case nodes.SignatureBlock(text=text, origin=origin):
            yield _plain(PrintedKind.SIGNATURE, text, origin, section, 0, under)
        case _:
            assert_never(block)


def _paragraph(block: nodes.Paragraph, section: str, under: int | None) -> PrintedParagraph:
    inlines = block.inlines
    if block.lead:
        inlines = (
            nodes.Styled(nodes.Style.STRONG, (nodes.Text(block.lead),)),
            nodes.Text(" "),
            *inlines,
        )
    numbered = block.number is not None
    return PrintedParagraph(
        PrintedKind.NUMBERED if numbered else PrintedKind.UNNUMBERED,
        inline_text(inlines),
        inlines,
        f"{block.number}." if numbered else "",
        block.number,
        under,
        0,
        block.origin,
        section,
    )
