"""The statement as plain lines: the one text to which Word, PDF and preview must be equal.

`lines` gives one string a visual block, each with its printed number or list label, in reading
order. Exports are tested by re-reading their files and comparing with these lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from workbench.statement import nodes

BULLET = "•"
_BULLETS = (BULLET, "◦", "▪")
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"))


def inline_text(inlines: Sequence[nodes.Inline]) -> str:
    """The words of a run of inlines, as every output prints them."""
    # Most inlines are plain words: they are not asked what they are.
    return "".join([each.text if type(each) is nodes.Text else _one(each) for each in inlines])


def _one(inline: nodes.Inline) -> str:
    match inline:
        case nodes.ParagraphRef(_, number):
            return "[paragraph ?]" if number is None else str(number)
        case nodes.Text(text):
            return text
        case nodes.Styled(_, inner):
            return inline_text(inner)
        case nodes.Citation(text):
            return f"({text})"
        case nodes.PersonRef(_, label):
            return label
        case nodes.Placeholder(label):
            return f"[{label}]"
        case _:
            assert_never(inline)


def bullet_label(depth: int) -> str:
    """The sign before an item of a bulleted list nested `depth` lists deep."""
    return _BULLETS[min(depth, len(_BULLETS) - 1)]


def letter_label(index: int, depth: int) -> str:
    """The label of item `index` (from 0) of a lettered list nested `depth` lettered lists deep.

    Depth 0 gives (a) ... (z), (aa), (bb), ... as word processors count; depth 1 and deeper give
    (i), (ii), ...
    """
    if depth > 0:
        return f"({_roman(index + 1)})"
    return f"({chr(ord('a') + index % 26) * (index // 26 + 1)})"


def _roman(value: int) -> str:
    parts = []
    for size, sign in _ROMAN:
        parts.append(sign * (value // size))
        value %= size
    return "".join(parts) + "i" * value


def paragraph_text(paragraph: nodes.Paragraph) -> str:
    """A paragraph's words with its bold run-in word, without its number."""
    words = inline_text(paragraph.inlines)
    return f"{paragraph.lead} {words}" if paragraph.lead else words


def labelled_items(
    block: nodes.ListBlock, depth: int = 0, lettered: int = 0
) -> Iterator[tuple[int, str, nodes.ListItem]]:
    """The items of a list with how deep they stand and their label, nested ones after their item.

    `lettered` counts the lettered lists it is nested in.
    """
    bulleted = isinstance(block, nodes.BulletList)
    for index, item in enumerate(block.items):
        label = bullet_label(depth) if bulleted else letter_label(index, lettered)
        yield depth, label, item
        for child in item.children:
            yield from labelled_items(child, depth + 1, lettered + (not bulleted))


def list_lines(block: nodes.ListBlock) -> Iterator[str]:
    """The items of a list, each with its label, nested lists following their item."""
    for _, label, item in labelled_items(block):
        yield f"{label} {inline_text(item.inlines)}"


def block_lines(block: nodes.Block) -> Iterator[str]:
    """The printed lines of one block."""
    match block:
        case nodes.Paragraph():
            number = f"{block.number}. " if block.number is not None else ""
            yield number + paragraph_text(block)
        case nodes.Subheading():
            yield block.text
        case nodes.BulletList() | nodes.LetteredList():
            yield from list_lines(block)
        case nodes.Quote():
            for inlines in block.paragraphs:
                yield inline_text(inlines)
        case nodes.SignatureBlock():
            yield block.text
        case _:
            assert_never(block)


def section_lines(section: nodes.Section) -> Iterator[str]:
    """The heading of a section, when it has one, and the lines of its blocks."""
    if section.title:
        yield section.title
    for block in section.blocks:
        yield from block_lines(block)


def lines(document: nodes.Document) -> Iterator[str]:
    """Every printed line of the statement's body, in reading order, without headers and footers."""
    meta = document.meta
    if meta.office:
        yield meta.office
    yield meta.body_line
    yield from meta.details
    yield meta.title
    for section in document.sections:
        yield from section_lines(section)
