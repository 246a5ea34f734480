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
from dataclasses import replace
from functools import lru_cache
from typing import assert_never

from workbench.domain.casefile import CaseFile
from workbench.statement import nodes
from workbench.statement.cast import PRONOUNS, Cast, cast_of
from workbench.statement.markup.block_reader import read_lines
from workbench.statement.markup.inline import braces, escape_inline, resolve, write_inlines
from workbench.statement.origins import later
from workbench.statement.walk import block_words

_CACHED_LENGTH = 20_000

_STARTS_BLOCK = re.compile(r"(?P<letter>\(?(?:[a-z]|[ivx]{2,5}|([a-z])\2))(?=\) )|[->#]")


def _read(text: str, cast: Cast) -> tuple[nodes.Block, ...]:
    return tuple(read_lines(text, cast).blocks)


_read_again = lru_cache(maxsize=4096)(_read)


def read_blocks(
    text: str,
    cast: Cast,
    origin: str,
    *,
    numbered: bool = True,
    source: nodes.BlockSource = nodes.BlockSource.AUTHORED,
) -> tuple[nodes.Block, ...]:
    """Authored text as blocks of the statement, with the origin their words come from.

    The first paragraph has `origin` itself, the next ``origin:2``; a list or quotation has the
    origin of the paragraph before it.
    """
    blocks = (_read_again if len(text) <= _CACHED_LENGTH else _read)(text, cast)
    result: list[nodes.Block] = []
    count = 0
    for block in blocks:
        if isinstance(block, nodes.Paragraph):
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


def lone_letter(blocks: Sequence[nodes.Block]) -> nodes.ListItem | None:
    """The item of a text that is one lettered item and nothing else; None for any other text.

    Its mark begins a paragraph ("(a) of the Act …"): as an item it would belong to whatever
    paragraph stands before it.
    """
    match blocks:
        case [nodes.LetteredList(items=(nodes.ListItem(children=()) as item,))]:
            return item
        case _:
            return None


def escape(text: str) -> str:
    """Plain words as authored text of one paragraph that reads as exactly those words.

    Line ends become spaces.
    """
    return escape_start(escape_inline(" ".join(text.split("\n")).strip()))


def escape_start(written: str) -> str:
    """Words of a paragraph with a mark at their beginning made plain, should there be one."""
    start = _STARTS_BLOCK.match(written)
    if start is None:
        return written
    if start["letter"] is not None:
        return f"{written[: start.end()]}\\{written[start.end() :]}"
    return f"\\{written}"


def write_blocks(blocks: Sequence[nodes.Block]) -> str:
    """Blocks as authored text that reads back as the same blocks, apart from their origins."""
    return "\n\n".join("\n".join(_written(block)) for block in blocks)


def _written(block: nodes.Block) -> Iterator[str]:
    match block:
        case nodes.Paragraph():
            anchors = "".join(f"{{#{name}}}" for name in block.anchors)
            words = write_inlines(block.inlines)
            yield f"{anchors} {words}" if anchors else escape_start(words)
        case nodes.Subheading():
            yield f"{'#' * block.level} {escape_inline(block.text)}"
        case nodes.BulletList() | nodes.LetteredList():
            yield from _written_list(block, "")
        case nodes.Quote():
            yield "\n>\n".join(f"> {write_inlines(words)}" for words in block.paragraphs)
        case nodes.SignatureBlock():
            yield escape(block.text)
        case _:
            assert_never(block)


def _written_list(block: nodes.ListBlock, indent: str) -> Iterator[str]:
    mark = "-" if isinstance(block, nodes.BulletList) else "a)"
    for item in block.items:
        yield f"{indent}{mark} {write_inlines(item.inlines)}"
        for child in item.children:
            yield from _written_list(child, indent + "  ")


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


def token_label(token: str, case: CaseFile, numbers: Mapping[str, int]) -> str | None:
    """What an editor shows in place of a token such as ``{person:p1}``: "Ms X", "she", "12".

    `numbers` are the paragraph numbers by origin and anchor; a reference to none of them shows
    "?". None when the token stands for nothing that is better than the token itself.
    """
    match resolve(token.strip("{}"), cast_of(case)):
        case (nodes.PersonRef(_, label),):
            return label
        case (nodes.ParagraphRef(target, _),):
            return str(numbers.get(target, "?"))
        case (nodes.Text(words),):
            return words
        case _:
            return None
