"""One paragraph of authored text made two at a place, and two made one: words in, words out.

A token is never cut, emphasis that runs over the place is closed and opened again, and no word
becomes a list mark by standing at the beginning of a line.
"""

from __future__ import annotations

from itertools import combinations

from workbench.statement.cast import Cast
from workbench.statement.markup.authored import escape_start
from workbench.statement.markup.block_reader import HEADING, ITEM
from workbench.statement.markup.inline import MARKS, TOKEN, read_inlines
from workbench.statement.text import inline_text

_NOBODY = Cast()
_MARKS = tuple(
    "".join(marks) for size in range(len(MARKS) + 1) for marks in combinations(MARKS, size)
)
_SIGNS = "".join(MARKS)


def outside_tokens(text: str, offset: int) -> int:
    """The place itself, or behind the token, escaped sign or mark it lies in."""
    for match in TOKEN.finditer(text):
        if match.end() > offset:
            inside = match.start() < offset and match.lastgroup != "plain"
            return match.end() if inside else offset
    return len(text)


def line_at(text: str, offset: int) -> tuple[int, int]:
    """The span of the line a place lies in, without its line end."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return start, len(text) if end < 0 else end


def item_line(text: str, offset: int) -> int | None:
    """Where the line begins with the mark of the item a place lies in; None outside lists.

    Lines without a mark belong to the item above them until a blank line.
    """
    start, end = line_at(text, offset)
    while True:
        line = text[start:end]
        if ITEM.match(line) is not None:
            return start
        other = line.lstrip().startswith(">") or HEADING.match(line.strip()) is not None
        if not line.strip() or other or start == 0:
            return None
        start, end = line_at(text, start - 1)


def is_quoted(text: str, offset: int) -> bool:
    """Whether a place lies in a quotation."""
    start, end = line_at(text, offset)
    return text[start:end].lstrip().startswith(">")


def split_at(text: str, offset: int) -> tuple[str, str]:
    """The words before and behind a place, each reading as it did; one may be blank."""
    at = outside_tokens(text, offset)
    # Just behind the mark that begins something, or before the one that ends it, is outside it.
    before, behind = text[:at].rstrip(_SIGNS), text[at:].lstrip(_SIGNS)
    for place in (at, len(before), len(text) - len(behind)):
        left, right = text[:place].rstrip(), text[place:].lstrip(" ")
        if (found := _balanced(text, left, right)) is not None:
            return found
    return text[:at].rstrip(), text[at:].lstrip(" ")


def _balanced(text: str, left: str, right: str) -> tuple[str, str] | None:
    wanted = _squeezed(text)
    for mark in _MARKS:
        one, two = left + mark, mark + right
        if mark and (not left or not right):
            break
        if _squeezed(one) + _squeezed(two) == wanted:
            return one, two
    return None


def _squeezed(text: str) -> str:
    return "".join(inline_text(read_inlines(text, _NOBODY)).split())


def begun_plainly(words: str) -> str:
    """Words that go on from the middle of a line, as a paragraph begins with them."""
    return escape_start(words.lstrip())
