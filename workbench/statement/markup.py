r"""Authored text: what a person types, read as blocks of the statement and written back.

Blocks
    Paragraphs are separated by a blank line; a single line end inside one is a space. Each is a
    numbered paragraph unless the caller asks otherwise; a paragraph that is only a citation is
    never numbered, so that it stands on a line of its own after a list.

    ``- words``              a bullet; ``a) words`` or ``(a) words`` a lettered item. Two or more
                             spaces in front put an item under the one above. A list belongs to
                             the paragraph before it; blank lines between are allowed. Letters
                             are counted anew: what is typed does not matter.
    ``> words``              a quotation; a lone ``>`` separates its paragraphs.
    ``## Title``             a subheading; ``### Title`` one level lower.
    ``{#name}``              at the start of a paragraph: a name to refer to it by.

Inside a paragraph
    ``*words*`` italic, ``**words**`` bold, ``\*`` a plain asterisk (so for any other sign).

    ``{person:ID}``          a person by the label chosen for them.
    ``{they:ID}``            their pronoun; also them, their, theirs, themself, and ``{They:ID}``.
    ``{body}`` ``{Body}``    "the Council", "The Council"; ``{body-name}`` its full name.
    ``{para:KEY}``           the number of the paragraph with that origin or name.
    ``{cite:words}``         a citation, printed in round brackets.
    ``{?label}``             something still to be filled in.

Anything else in braces becomes a placeholder that says so. Reading never fails: an opening mark
nothing closes is the sign itself. Lists nest six deep; deeper items stay at the sixth level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import assert_never

from workbench.domain.casefile import CaseFile
from workbench.statement.cast import PRONOUNS, Cast, cast_of
from workbench.statement.inline import (
    braces,
    escape_inline,
    read_inlines,
    resolve,
    write_inlines,
)
from workbench.statement.mentions import link_mentions
from workbench.statement.nodes import (
    Block,
    BlockSource,
    BulletList,
    Citation,
    Inline,
    LetteredList,
    ListItem,
    Paragraph,
    ParagraphRef,
    PersonRef,
    Quote,
    SignatureBlock,
    Subheading,
    Text,
)
from workbench.statement.origins import later
from workbench.statement.text import inline_text

__all__ = [
    "block_words",
    "escape",
    "link_mentions",
    "mentions",
    "only_citations",
    "plain",
    "plain_in",
    "read_blocks",
    "references",
    "token_label",
    "write_blocks",
]

DEEPEST_LIST = 6
_CACHED_LENGTH = 20_000

_ITEM = re.compile(r"(?P<indent> *)(?:- +|(?P<letter>\(?(?:[a-z]|[ivx]{2,5}|([a-z])\3)\)) +)(?=\S)")
_HEADING = re.compile(r"(##|###) +(\S.*)\Z")
_ANCHOR = re.compile(r"\{#([\w.-]+)\}\s*")
_STARTS_BLOCK = re.compile(r"(?P<letter>\(?(?:[a-z]|[ivx]{2,5}|([a-z])\2))(?=\) )|[->#]")


@dataclass(slots=True)
class _Item:
    words: list[str]
    children: list[_List] = field(default_factory=list)


@dataclass(slots=True)
class _List:
    lettered: bool
    indent: int
    items: list[_Item] = field(default_factory=list)


class _Reader:
    """The blocks read so far and the paragraph, quotation or list still open."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.blocks: list[Block] = []
        self.words: list[str] = []
        self.quote: list[list[str]] | None = None
        self.lists: list[_List] = []
        self.roots: list[_List] = []
        self.after_blank = True
        self.anchors: list[str] = []

    def line(self, line: str) -> None:
        stripped = line.strip()
        if not stripped:
            self.end_paragraph()
            self.after_blank = True
            return
        if stripped.startswith(">"):
            self.quoted(stripped[1:].strip())
        elif (item := _ITEM.match(line)) is not None:
            self.item(len(item["indent"]), item["letter"] is not None, line[item.end() :].strip())
        elif (heading := _HEADING.match(stripped)) is not None:
            self.heading(len(heading[1]), heading[2])
        else:
            self.more(stripped)
        self.after_blank = False

    def quoted(self, words: str) -> None:
        self.end_words()
        self.end_list()
        if self.quote is None:
            self.quote = [[]]
        if words:
            self.quote[-1].append(words)
        else:
            self.quote.append([])

    def heading(self, level: int, title: str) -> None:
        self.end()
        self.blocks.append(Subheading(text=inline_text(self.read(title)), level=level))

    def more(self, words: str) -> None:
        if self.lists and not self.after_blank:
            self.lists[-1].items[-1].words.append(words)
            return
        self.end_list()
        self.end_quote()
        self.words.append(words)

    def item(self, indent: int, lettered: bool, words: str) -> None:
        self.end_words()
        self.end_quote()
        target = self.list_for(indent, lettered)
        target.items.append(_Item([words]))

    def list_for(self, indent: int, lettered: bool) -> _List:
        while len(self.lists) > 1 and indent < self.lists[-1].indent:
            self.lists.pop()
        deeper = self.lists and indent >= self.lists[-1].indent + 2
        if deeper and len(self.lists) < DEEPEST_LIST:
            siblings = self.lists[-1].items[-1].children
        elif self.lists:
            self.lists.pop()
            siblings = self.lists[-1].items[-1].children if self.lists else self.roots
        else:
            siblings = self.roots
        if not siblings or siblings[-1].lettered != lettered:
            siblings.append(_List(lettered, indent))
        self.lists.append(siblings[-1])
        return siblings[-1]

    def end_paragraph(self) -> None:
        self.end_words()
        self.end_quote()

    def end(self) -> None:
        self.end_paragraph()
        self.end_list()

    def end_words(self) -> None:
        if not self.words:
            return
        text = " ".join(self.words)
        self.words = []
        start = 0
        while (anchor := _ANCHOR.match(text, start)) is not None:
            self.anchors.append(anchor[1])
            start = anchor.end()
        if start == len(text):
            return
        inlines = self.read(text[start:])
        self.blocks.append(
            Paragraph(
                inlines=inlines,
                origin="",
                numbered=not only_citations(inlines),
                anchors=tuple(self.anchors),
            )
        )
        self.anchors = []

    def end_quote(self) -> None:
        if self.quote is None:
            return
        paragraphs = tuple(self.read(" ".join(words)) for words in self.quote if words)
        if paragraphs:
            self.blocks.append(Quote(paragraphs=paragraphs))
        self.quote = None

    def end_list(self) -> None:
        self.blocks.extend(self.frozen(each) for each in self.roots)
        self.lists, self.roots = [], []

    def frozen(self, made: _List) -> BulletList | LetteredList:
        items = tuple(
            ListItem(
                self.read(" ".join(item.words)), tuple(self.frozen(each) for each in item.children)
            )
            for item in made.items
        )
        return LetteredList(items=items) if made.lettered else BulletList(items=items)

    def read(self, text: str) -> tuple[Inline, ...]:
        return read_inlines(text, self.cast)


def only_citations(inlines: Sequence[Inline]) -> bool:
    """Whether a paragraph is nothing but citations."""
    return any(isinstance(each, Citation) for each in inlines) and all(
        isinstance(each, Citation) or (isinstance(each, Text) and not each.text.strip(" .;"))
        for each in inlines
    )


def _read(text: str, cast: Cast) -> tuple[Block, ...]:
    reader = _Reader(cast)
    for line in text.split("\n"):
        reader.line(line)
    reader.end()
    return tuple(reader.blocks)


_read_again = lru_cache(maxsize=4096)(_read)


def read_blocks(
    text: str,
    cast: Cast,
    origin: str,
    *,
    numbered: bool = True,
    source: BlockSource = BlockSource.AUTHORED,
) -> tuple[Block, ...]:
    """Authored text as blocks of the statement, with the origin their words come from.

    The first paragraph has `origin` itself, the next ``origin:2``; a list or quotation has the
    origin of the paragraph before it.
    """
    blocks = (_read_again if len(text) <= _CACHED_LENGTH else _read)(text, cast)
    result: list[Block] = []
    count = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            count += 1
            result.append(
                replace(
                    block,
                    origin=later(origin, count),
                    numbered=block.numbered and numbered,
                    source=source,
                )
            )
        else:
            result.append(replace(block, origin=later(origin, max(count, 1))))
    return tuple(result)


# --- writing -----------------------------------------------------------------------------------


def escape(text: str) -> str:
    """Plain words as authored text of one paragraph that reads as exactly those words.

    Line ends become spaces.
    """
    return _escape_start(escape_inline(" ".join(text.split("\n")).strip()))


def _escape_start(written: str) -> str:
    start = _STARTS_BLOCK.match(written)
    if start is None:
        return written
    if start["letter"] is not None:
        return f"{written[: start.end()]}\\{written[start.end() :]}"
    return f"\\{written}"


def write_blocks(blocks: Sequence[Block]) -> str:
    """Blocks as authored text that reads back as the same blocks, apart from their origins."""
    return "\n\n".join("\n".join(_written(block)) for block in blocks)


def _written(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            anchors = "".join(f"{{#{name}}}" for name in block.anchors)
            words = write_inlines(block.inlines)
            yield f"{anchors} {words}" if anchors else _escape_start(words)
        case Subheading():
            yield f"{'#' * block.level} {escape_inline(block.text)}"
        case BulletList() | LetteredList():
            yield from _written_list(block, "")
        case Quote():
            yield "\n>\n".join(f"> {write_inlines(words)}" for words in block.paragraphs)
        case SignatureBlock():
            yield escape(block.text)
        case _:
            assert_never(block)


def _written_list(block: BulletList | LetteredList, indent: str) -> Iterator[str]:
    mark = "-" if isinstance(block, BulletList) else "a)"
    for item in block.items:
        yield f"{indent}{mark} {write_inlines(item.inlines)}"
        for child in item.children:
            yield from _written_list(child, indent + "  ")


# --- asking ------------------------------------------------------------------------------------


def block_words(block: Block) -> Iterator[str]:
    """The words of a block without numbers and labels, one string a paragraph or item."""
    match block:
        case Paragraph():
            yield inline_text(block.inlines)
        case Subheading() | SignatureBlock():
            yield block.text
        case BulletList() | LetteredList():
            for item in block.items:
                yield inline_text(item.inlines)
                for child in item.children:
                    yield from block_words(child)
        case Quote():
            for inlines in block.paragraphs:
                yield inline_text(inlines)
        case _:
            assert_never(block)


def plain(text: str, case: CaseFile) -> str:
    """Authored text as one line of words, for lists and tables."""
    return plain_in(text, cast_of(case))


def plain_in(text: str, cast: Cast) -> str:
    """Authored text as one line of words, with a cast already drawn from the case."""
    blocks = read_blocks(text, cast, "")
    return " ".join(words for block in blocks for words in block_words(block))


def mentions(text: str) -> set[str]:
    """The ids of everybody a text mentions by label or pronoun."""
    found = (brace.partition(":") for brace in braces(text))
    return {
        id.strip()
        for kind, colon, id in found
        if colon and (kind.strip() == "person" or kind.strip().lower() in PRONOUNS)
    }


def references(text: str) -> set[str]:
    """The origins and anchors whose paragraph numbers a text prints."""
    found = (brace.partition(":") for brace in braces(text))
    return {key.strip() for kind, _, key in found if kind.strip() == "para" and key.strip()}


def token_label(token: str, case: CaseFile, numbers: Mapping[str, int]) -> str | None:
    """What an editor shows in place of a token such as ``{person:p1}``: "Ms X", "she", "12".

    `numbers` are the paragraph numbers by origin and anchor; a reference to none of them shows
    "?". None when the token stands for nothing that is better than the token itself.
    """
    match resolve(token.strip("{}"), cast_of(case)):
        case (PersonRef(_, label),):
            return label
        case (ParagraphRef(target, _),):
            return str(numbers.get(target, "?"))
        case (Text(words),):
            return words
        case _:
            return None
