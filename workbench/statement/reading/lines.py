"""The lines of a statement from outside, with what its file says of each.

Readers of Word files, web pages and plain text give `SourceLine`s; everything after that is the
same for all of them. A line is one visual paragraph, heading or list item, without its label.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import chain, groupby

from workbench.domain.dataclass import dataclass
from workbench.domain.text import normalise
from workbench.statement.nodes import Inline, Leaf, Style, Styled, Text
from workbench.statement.text import inline_text


class Role(StrEnum):
    """What a line is in a statement; `UNKNOWN` while only its words can tell."""

    UNKNOWN = ""
    BODY_LINE = "body line"
    DETAIL = "metadata"
    TITLE = "title"
    SECTION = "section heading"
    SUBHEADING = "subheading"
    NUMBERED = "numbered paragraph"
    UNNUMBERED = "unnumbered paragraph"
    ITEM = "list item"
    QUOTE = "quotation"
    SIGNATURE = "signature"


class LineLabel(StrEnum):
    """The kind of label in front of a line."""

    NONE = ""
    NUMBER = "number"
    LETTER = "letter"
    ROMAN = "roman numeral"
    BULLET = "bullet"


class AsideKind(StrEnum):
    """What a file may hold at a place beside the words that are read; the value is its name."""

    FOOTNOTE = "footnote"
    COMMENT = "comment"
    INSERTION = "tracked insertion"
    DELETION = "tracked deletion"
    MOVE = "tracked move"
    FORMATTING = "tracked change of formatting"
    TEXT_BOX = "text box"
    PICTURE = "picture"
    EMBEDDED = "embedded object"
    DOCUMENT = "inserted document"
    EQUATION = "equation"
    HIDDEN = "passage of hidden text"
    STRUCK = "passage of struck-out text"
    AFTER_END = "line of words after the end"


@dataclass(frozen=True, slots=True)
class Aside:
    """Something a file holds at a line beside its words: what it is, its own words, and by whom.

    The words of tracked insertions and moves are read as if accepted; those of everything else
    are left out of the statement.
    """

    kind: AsideKind
    words: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """One line of the source.

    `role` is what the file itself is sure of. `label` is the kind of label in front and `shown`
    the label as printed. `depth` counts how deep a list item is nested, from 0, or is the level
    of a subheading (2 or 3); `indent` is how far the line is set in, in characters or an equal
    measure, where nothing better is known. `strong` says that the whole line is bold.
    `list_id` tells one list of the file from the next, "" where that is not known.
    `lead` is a bold run-in word that stands before its words. `heading` is the level of heading
    (1 the highest) the file gives the line, 0 for none. `apart` says that a gap stands before it.
    `asides` are the footnotes, comments, tracked changes and the like that stand at the line.
    """

    inlines: tuple[Inline, ...]
    role: Role = Role.UNKNOWN
    label: LineLabel = LineLabel.NONE
    shown: str = ""
    depth: int = 0
    indent: int = 0
    strong: bool = False
    lead: str = ""
    heading: int = 0
    list_id: str = ""
    apart: bool = False
    asides: tuple[Aside, ...] = ()

    @property
    def words(self) -> str:
        """The words of the line, without its label."""
        return inline_text(self.inlines)

    @property
    def sign(self) -> str:
        """The label without what stands round it: "1", "a", "ii"."""
        return self.shown.strip("().[]")


_GAP = r"[^\S\n]"
_ROMAN = r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})"
_LABELS = (
    (LineLabel.NUMBER, re.compile(rf"(\d{{1,3}})[.)](?={_GAP}|\Z|[A-Z‘“]){_GAP}*(?!\d)")),
    (
        LineLabel.NUMBER,
        # A line of running words may begin with "paragraph 1." or "paragraph 1)".
        re.compile(
            rf"((?:(?:Para(?:graph)?\.?{_GAP}?|[§¶]{_GAP}?)\d{{1,3}}[.):])"
            rf"|para\.?{_GAP}?\d{{1,3}}[):]){_GAP}+(?!\d)"
        ),
    ),
    (LineLabel.NUMBER, re.compile(rf"([§¶]\d{{1,3}}){_GAP}+(?=[A-Z‘“])")),
    (LineLabel.NUMBER, re.compile(rf"(\(\d{{1,3}}\)|\[\d{{1,3}}\]){_GAP}+(?!\d)")),
    (
        LineLabel.BULLET,
        re.compile(
            rf"([•·▪▫◦‣⁃●○■□◆◇❖➢➤►▶✓✔☐☑▸▹◾◽❑❒➔➜★✱∙⦁\uf0a7\uf0b7\uf0d8\uf0fc]|[-–—*+o](?={_GAP})|§(?={_GAP}+\D))"  # noqa: RUF001
            rf"{_GAP}*"
        ),
    ),
    (LineLabel.ROMAN, re.compile(rf"(\({_ROMAN}\)){_GAP}+")),
    (LineLabel.ROMAN, re.compile(rf"(\({_ROMAN.upper()}\)){_GAP}+")),
    (LineLabel.ROMAN, re.compile(rf"((?![ivx][.)]){_ROMAN}[.)]){_GAP}+")),
    (LineLabel.LETTER, re.compile(rf"(\((?:[a-z]|([a-z])\2+)\)|[a-z]\)|[a-uw-z]\.){_GAP}+")),
    (LineLabel.LETTER, re.compile(rf"(\([A-Z]\)|[A-Z]\)){_GAP}+")),
)
_WHITE = re.compile(r"[ \t\u00a0]+")
_HASHES = re.compile(r"(#{1,6}) +(?=\S)")
_STARRED = re.compile(r"(\*{1,3}|_{1,3})(?=[^\s*_])([^*_]*[^\s*_])\1\Z")
"""A whole line in the stars or strokes that plain text has for bold and italics."""


def split_label(words: str) -> tuple[LineLabel, str, str]:
    """The kind of label a line begins with, the label as shown, and the words after it."""
    for kind, pattern in _LABELS:
        found = pattern.match(words)
        if found is not None and (found.end() < len(words) or kind is LineLabel.NUMBER):
            return kind, found[0].strip(), words[found.end() :].strip()
    return LineLabel.NONE, "", words.strip()


def plain_line(raw: str, *, apart: bool = False) -> SourceLine:
    """One line of plain text with its label and indent separated from its words."""
    expanded = raw.expandtabs(4).rstrip()
    indent = len(expanded) - len(expanded.lstrip())
    marked = _HASHES.match(expanded, indent)
    if marked is not None:
        words = expanded[marked.end() :]
        return SourceLine(inlines=text_inlines(words), heading=len(marked[1]), apart=apart)
    starred = _STARRED.match(expanded.strip())
    label, shown, words = split_label(starred[2] if starred else expanded.strip())
    strong = starred is not None
    return SourceLine(
        inlines=text_inlines(words), label=label, shown=shown, indent=indent, apart=apart,
        strong=strong,
    )  # fmt: skip


def with_typed_label(line: SourceLine) -> SourceLine:
    """A line with the label somebody typed in front of it told apart from its words."""
    label, shown, _ = split_label(line.words)
    if label is LineLabel.NONE:
        return line
    start = line.words.find(shown) + len(shown)
    return replace(line, label=label, shown=shown, inlines=without_start(line.inlines, start))


def text_inlines(words: str) -> tuple[Inline, ...]:
    """Words with white space made single, as inlines."""
    tidy = _WHITE.sub(" ", words).strip()
    return (Text(tidy),) if tidy else ()


def tidy(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Inlines with neighbouring words joined and outer and doubled spaces taken away."""
    joined = _joined(inlines)
    words = inline_text(joined)
    if not words.strip():
        return ()
    return _trimmed(joined)


def _joined(inlines: Iterable[Inline]) -> list[Inline]:
    result: list[Inline] = []
    for kind, neighbours in groupby(inlines, key=_kind):
        if kind is Text:
            result.append(Text(inline_text(tuple(neighbours))))
        elif isinstance(kind, Style):
            inner = (each.inlines for each in neighbours if isinstance(each, Styled))
            result.append(Styled(kind, tuple(_joined(chain.from_iterable(inner)))))
        else:
            result.extend(neighbours)
    return result


def _kind(inline: Inline) -> object:
    return inline.style if isinstance(inline, Styled) else type(inline)


def _trimmed(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """The inlines with runs of spaces made single across them, none at either end."""
    space = True  # as if a space stood before the line
    result: list[Inline] = []
    for inline in inlines:
        made, space = _squeezed(inline, space)
        if made is not None:
            result.append(made)
    while result:
        last = _right_trimmed(result[-1])
        if last is None:
            result.pop()
            continue
        result[-1] = last
        break
    return tuple(result)


def _squeezed(inline: Inline, space: bool) -> tuple[Inline | None, bool]:
    if isinstance(inline, Text):
        words = _WHITE.sub(" ", normalise(inline.text).replace("\n", " "))
        words = words[1:] if space and words.startswith(" ") else words
        return (Text(words), words.endswith(" ")) if words else (None, space)
    if isinstance(inline, Styled):
        inner: list[Inline] = []
        for each in inline.inlines:
            made, space = _squeezed(each, space)
            if made is not None:
                inner.append(made)
        return (replace(inline, inlines=tuple(inner)) if inner else None), space
    leaf: Leaf = inline
    return leaf, False


def _right_trimmed(inline: Inline) -> Inline | None:
    if isinstance(inline, Text):
        words = inline.text.rstrip()
        return Text(words) if words else None
    if isinstance(inline, Styled):
        kept = list(inline.inlines)
        while kept:
            last = _right_trimmed(kept[-1])
            if last is None:
                kept.pop()
                continue
            kept[-1] = last
            return replace(inline, inlines=tuple(kept))
        return None
    leaf: Leaf = inline
    return leaf


def without_start(inlines: Sequence[Inline], count: int) -> tuple[Inline, ...]:
    """Inlines without their first `count` characters."""
    result: list[Inline] = []
    for inline in inlines:
        size = len(inline_text((inline,)))
        if count >= size:
            count -= size
        elif count == 0:
            result.append(inline)
        elif isinstance(inline, Text):
            result.append(Text(inline.text[count:]))
            count = 0
        elif isinstance(inline, Styled):
            result.append(replace(inline, inlines=without_start(inline.inlines, count)))
            count = 0
        else:
            leaf: Leaf = inline
            result.append(leaf)
            count = 0
    return tidy(result)
