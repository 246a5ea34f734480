"""Authored text and what is printed of it, sign by sign: which words on paper were typed where.

A change found on paper is made where the words were typed: tokens keep standing for what they
stand for, and every other sign of the text stays as it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from workbench.domain.dataclass import dataclass
from workbench.statement.cast import Cast
from workbench.statement.markup.authored import escape_start
from workbench.statement.markup.block_reader import ANCHOR, HEADING, ITEM
from workbench.statement.markup.inline import (
    TOKEN,
    escape_inline,
    read_inlines,
    write_inlines,
)
from workbench.statement.nodes import Inline, ParagraphRef, Style, Styled, Text
from workbench.statement.text import inline_text


class Sign(NamedTuple):
    """One printed sign and the span of the text it is printed from; `token` when it is of one."""

    start: int
    end: int
    token: bool = False


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One printed paragraph of an authored text: a paragraph, an item, a paragraph of a quotation.

    `begin` is where its first line begins in the text with the mark of its item, `start` and `end`
    the span of its words, which `typed` holds as one line. `signs` says where each of `words`
    comes from.
    """

    words: str
    signs: tuple[Sign, ...]
    begin: int
    start: int
    end: int
    typed: str

    def place(self, offset: int) -> int:
        """Where in the text the printed place before a sign is, behind the sign before it."""
        if offset > 0:
            return self.signs[offset - 1].end if self.signs else self.start
        return self.signs[0].start if self.signs else self.start


def printed_lines(
    markup: str, cast: Cast, numbers: Mapping[str, int] | None = None
) -> tuple[PrintedLine, ...]:
    """The printed paragraphs of a text; `numbers` are those of paragraphs by their keys."""
    return tuple(
        _line(markup, begin, spans, cast, numbers or {}) for begin, spans in _spans(markup)
    )


def _spans(markup: str) -> list[tuple[int, list[tuple[int, int]]]]:
    """Where each printed paragraph begins, and the spans of its words, one a typed line."""
    found: list[tuple[int, list[tuple[int, int]]]] = []
    kind, after_blank, at = "", True, 0
    for line in markup.split("\n"):
        start, stop = at, at + len(line)
        at = stop + 1
        stripped = line.strip()
        item = ITEM.match(line)
        if not stripped:
            after_blank, kind = True, "item" if kind == "item" else ""
            continue
        first = start + len(line) - len(line.lstrip())
        last = start + len(line.rstrip())
        if stripped.startswith(">"):
            words = stripped[1:].strip()
            inner = last - len(words)
            goes_on = kind == "quote" and bool(words)
            kind = "quote" if words else "quote-gap"
        elif item is not None:
            inner, goes_on, kind = start + item.end(), False, "item"
        elif (heading := HEADING.match(stripped)) is not None:
            inner, goes_on, kind = first + heading.start(2), False, ""
        else:
            inner = first
            goes_on = kind == "words" or (kind == "item" and not after_blank)
            kind = kind if goes_on else "words"
        after_blank = False
        if goes_on and found:
            found[-1][1].append((inner, last))
        elif kind != "quote-gap":
            found.append((start, [(inner, last)]))
    return found


def _line(
    markup: str,
    begin: int,
    spans: Sequence[tuple[int, int]],
    cast: Cast,
    numbers: Mapping[str, int],
) -> PrintedLine:
    text = " ".join(markup[start:end] for start, end in spans)
    where = [place for start, end in spans for place in (*range(start, end), end)]
    skipped = 0
    while (anchor := ANCHOR.match(text, skipped)) is not None:
        skipped = anchor.end()
    words, signs = _read(text[skipped:], cast, numbers)
    placed = tuple(
        Sign(where[skipped + each.start], where[skipped + each.end - 1] + 1, each.token)
        for each in signs
    )
    start = where[skipped] if skipped < len(where) else spans[-1][1]
    return PrintedLine(words, placed, begin, start, spans[-1][1], text[skipped:])


def _read(text: str, cast: Cast, numbers: Mapping[str, int]) -> tuple[str, list[Sign]]:
    """What is printed of one paragraph's text, and where each sign of it comes from."""
    whole = inline_text(_numbered(read_inlines(text, cast), numbers))
    signs: list[Sign] = []
    for match in TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "brace":
            shown = inline_text(_numbered(read_inlines(match[0], cast), numbers))
            signs += [Sign(match.start(), match.end(), True)] * len(shown)
        elif kind == "escaped":
            signs.append(Sign(match.start(), match.end()))
        elif kind != "marks" or whole.startswith(match[0], len(signs)):
            # Marks that set words off are not printed, signs that look like them are.
            signs += [Sign(at, at + 1) for at in range(match.start(), match.end())]
    return whole, signs


def _numbered(inlines: Sequence[Inline], numbers: Mapping[str, int]) -> tuple[Inline, ...]:
    made: list[Inline] = []
    for each in inlines:
        if isinstance(each, ParagraphRef):
            each = ParagraphRef(each.target, numbers.get(each.target))
        elif isinstance(each, Styled):
            each = replace(each, inlines=_numbered(each.inlines, numbers))
        made.append(each)
    return tuple(made)


class WordChange(NamedTuple):
    """Printed words from `start` to `end` of a line to be replaced by others."""

    start: int
    end: int
    words: str


def with_changes(
    markup: str,
    line: PrintedLine,
    changes: Sequence[WordChange],
    cast: Cast,
    numbers: Mapping[str, int] | None = None,
) -> str | None:
    """The text with words of one of its printed lines changed; None where that cannot be done.

    Where a change reaches into a token, its words are typed out.
    """
    wanted = line.words
    made = markup
    for change in last_first(changes):
        wanted = wanted[: change.start] + change.words + wanted[change.end :]
        start, end, words = _widened(line, change)
        first = line.signs[start].start if start < end else line.place(start)
        last = line.signs[end - 1].end if start < end else first
        made = made[:first] + escape_inline(words) + made[last:]
    if line.begin == line.start and not any(change.start for change in changes):
        made = made[: line.start] + escape_start(made[line.start :])
    if _reads(made, line, wanted, cast, numbers):
        return made
    return _rewritten(markup, line, changes, cast, wanted, numbers)


def last_first(changes: Sequence[WordChange]) -> list[WordChange]:
    """Changes from the end of a line to its beginning, those at one place from the last given."""
    return sorted(changes, key=lambda each: (each.start, each.end))[::-1]


def applied(words: str, changes: Sequence[WordChange]) -> str:
    """Printed words with changes made in them."""
    for each in last_first(changes):
        words = words[: each.start] + each.words + words[each.end :]
    return words


def _widened(line: PrintedLine, change: WordChange) -> tuple[int, int, str]:
    """A change made wider so that it holds every token it touches as a whole."""
    start, end, words = change
    signs = line.signs

    def cut(at: int) -> bool:
        return 0 < at < len(signs) and signs[at].token and signs[at - 1][:2] == signs[at][:2]

    while cut(start):
        start -= 1
        words = line.words[start] + words
    while cut(end):
        words += line.words[end]
        end += 1
    return start, end, words


def _reads(
    markup: str, line: PrintedLine, wanted: str, cast: Cast, numbers: Mapping[str, int] | None
) -> bool:
    found = (each for each in printed_lines(markup, cast, numbers) if each.begin == line.begin)
    return any(each.words.split() == wanted.split() for each in found)


def _rewritten(
    markup: str,
    line: PrintedLine,
    changes: Sequence[WordChange],
    cast: Cast,
    wanted: str,
    numbers: Mapping[str, int] | None,
) -> str | None:
    """The same by writing the paragraph anew, where marks would be left without their pair."""
    leaves = _leaves(_numbered(read_inlines(line.typed, cast), numbers or {}))
    for change in last_first(changes):
        leaves = [each for each in _spliced(leaves, change) if each.text]
    # In the end as plain words, where marks cannot stand at their ends.
    for styled in (leaves, [each._replace(styles=()) for each in leaves]):
        written = write_inlines(_grown(styled))
        if line.begin == line.start:
            written = escape_start(written)
        text = markup[: line.start] + written + markup[line.end :]
        if _reads(text, line, wanted, cast, numbers):
            return text
    return None


class _Leaf(NamedTuple):
    """Words of one kind with the styles they stand in, the outer first."""

    inline: Inline
    styles: tuple[Style, ...]

    @property
    def text(self) -> str:
        return inline_text((self.inline,))


def _leaves(inlines: Sequence[Inline], styles: tuple[Style, ...] = ()) -> list[_Leaf]:
    found: list[_Leaf] = []
    for each in inlines:
        if isinstance(each, Styled):
            found += _leaves(each.inlines, (*styles, each.style))
        else:
            found.append(_Leaf(each, styles))
    return found


def _spliced(leaves: Sequence[_Leaf], change: WordChange) -> list[_Leaf]:
    """Leaves with printed words replaced; what is meant only in part becomes plain words."""
    made: list[_Leaf] = []
    at = 0
    rest: list[_Leaf] = []
    styles: tuple[Style, ...] = leaves[0].styles if leaves else ()
    for leaf in leaves:
        size = len(leaf.text)
        before, behind = (
            leaf.text[: max(0, change.start - at)],
            leaf.text[max(0, change.end - at) :],
        )
        if at < change.start:
            made.append(leaf if before == leaf.text else _Leaf(Text(before), leaf.styles))
            styles = leaf.styles
        if at + size > change.end and behind and (at >= change.start or before != leaf.text):
            rest.append(leaf if behind == leaf.text else _Leaf(Text(behind), leaf.styles))
        at += size
    return [*made, _Leaf(Text(change.words), styles), *rest]


def _grown(leaves: Sequence[_Leaf], depth: int = 0) -> tuple[Inline, ...]:
    """Leaves as inlines again, neighbours in the same style in one."""
    made: list[Inline] = []
    at = 0
    while at < len(leaves):
        end = at + 1
        if len(leaves[at].styles) > depth:
            style = leaves[at].styles[depth]
            while end < len(leaves) and leaves[end].styles[depth : depth + 1] == (style,):
                end += 1
            made.append(Styled(style, _grown(leaves[at:end], depth + 1)))
        else:
            made.append(leaves[at].inline)
        at = end
    return tuple(made)


def with_style(
    markup: str, line: PrintedLine, start: int, end: int, style: Style, cast: Cast
) -> str | None:
    """The text with printed words of a line set off; None where that cannot be done by marks."""
    if start >= end:
        return None
    mark = style.mark
    first, last = line.signs[start].start, line.signs[end - 1].end
    made = markup[:first] + mark + markup[first:last] + mark + markup[last:]
    return made if _reads(made, line, line.words, cast, None) else None


def without_style(
    markup: str, line: PrintedLine, start: int, end: int, style: Style, cast: Cast
) -> str | None:
    """The text with the marks round just these printed words taken off; None where none are."""
    if start >= end:
        return None
    mark = style.mark
    first, last = line.signs[start].start, line.signs[end - 1].end
    before, behind = markup[max(0, first - 3) : first], markup[last : last + 3]
    signs = len(before) - len(before.rstrip(mark[0])), len(behind) - len(behind.lstrip(mark[0]))
    if signs not in ((len(mark), len(mark)), (3, 3)):
        return None
    made = markup[: first - len(mark)] + markup[first:last] + markup[last + len(mark) :]
    return made if _reads(made, line, line.words, cast, None) else None
