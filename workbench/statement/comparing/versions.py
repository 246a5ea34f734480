"""Two versions of a statement compared: what changed, paragraph by paragraph and word by word.

A paragraph whose number is another because others came or went has not changed, and neither has a
reference to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from functools import cached_property
from typing import assert_never

from workbench.domain.dataclass import dataclass
from workbench.statement import nodes
from workbench.statement.comparing.aligning import Group, align
from workbench.statement.comparing.words import changed, plain_spaces, split_words
from workbench.statement.printed import PrintedParagraph, printed_paragraphs, same_origin
from workbench.statement.text import inline_text

BREAK = "\n"
"""What stands between two paragraphs that were split or joined."""


class Difference(StrEnum):
    """What became of a paragraph."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"
    SPLIT = "split"
    JOINED = "joined"


@dataclass(frozen=True, slots=True)
class Look:
    """How words are set off: in typed styles, as law relied on, as still to be filled in."""

    styles: frozenset[nodes.Style] = frozenset()
    citation: bool = False
    placeholder: bool = False


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Word:
    """One word, sign or space, `BREAK` between two paragraphs; `to` is set for a reference.

    `to` is the number of the paragraph referred to.
    """

    text: str
    look: Look = PLAIN
    to: int | None = None


class PieceKind(StrEnum):
    """Whether words stand in both versions, or in one of them."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stay or change together; for kept ones they are those of the new version."""

    kind: PieceKind
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """What the words say."""
        return "".join(word.text for word in self.words)


@dataclass(frozen=True)
class ComparedRow:
    """One paragraph in both versions, or in one: several on a side that was split or joined.

    `reshaped` says that it became another kind of paragraph: a heading, an item, numbered or not.
    `group` has the places of the paragraphs in both versions.
    """

    difference: Difference
    old: tuple[PrintedParagraph, ...]
    new: tuple[PrintedParagraph, ...]
    compared: tuple[Piece, ...] | None = field(default=None, repr=False, compare=False)
    moved: bool = False
    reshaped: bool = False
    group: Group = Group((), ())

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Its words, those that changed apart; most paragraphs are never asked for them."""
        if self.compared is not None:
            return self.compared
        return tuple(_piece(PieceKind.KEPT, _all_words(self.new)))

    @property
    def same(self) -> bool:
        """Whether nothing about it changed but perhaps its number."""
        return self.difference is Difference.SAME and not (self.moved or self.reshaped)


class Comparison:
    """What changed between two versions; rows in the order of the new one."""

    def __init__(self, old: nodes.Document, new: nodes.Document) -> None:
        self.old, self.new = old, new
        before, after = printed_paragraphs(old), printed_paragraphs(new)
        groups = align([_said(each) for each in before], [_said(each) for each in after],
                       same_origin(before, after))  # fmt: skip
        self._numbers = dict(_renumbered(groups, before, after))
        self.rows = tuple(self._row(group, before, after) for group in groups)

    @cached_property
    def numbers(self) -> tuple[tuple[int | None, int | None], ...]:
        """Old number and new number of every numbered paragraph; None where it is not there."""
        pairs: list[tuple[int | None, int | None]] = []
        for row in self.rows:
            old = [each.number for each in row.old if each.number is not None]
            new = [each.number for each in row.new if each.number is not None]
            pairs += zip(
                [*old, *[None] * (len(new) - len(old))],
                [*new, *[None] * (len(old) - len(new))],
                strict=True,
            )
        return tuple(pairs)

    @property
    def changes(self) -> tuple[ComparedRow, ...]:
        """The rows that are not the same."""
        return tuple(row for row in self.rows if not row.same)

    def _row(
        self, group: Group, before: Sequence[PrintedParagraph], after: Sequence[PrintedParagraph]
    ) -> ComparedRow:
        old = tuple(before[each] for each in group.old)
        new = tuple(after[each] for each in group.new)
        if len(old) == len(new) == 1 and self._alike(old[0].inlines, new[0].inlines):
            reshaped = _shape(old[0]) != _shape(new[0])
            return ComparedRow(Difference.SAME, old, new, None, group.moved, reshaped, group)
        pieces = tuple(self._pieces(_all_words(old), _all_words(new)))
        reshaped = len(old) == len(new) == 1 and _shape(old[0]) != _shape(new[0])
        difference = _difference(old, new, pieces)
        return ComparedRow(difference, old, new, pieces, group.moved, reshaped, group)

    def _alike(self, old: Sequence[nodes.Inline], new: Sequence[nodes.Inline]) -> bool:
        """Whether inlines are the same, references by the paragraph they name."""
        return len(old) == len(new) and all(map(self._same_inline, old, new))

    def _same_inline(self, old: nodes.Inline, new: nodes.Inline) -> bool:
        if isinstance(old, nodes.Text) and isinstance(new, nodes.Text):
            return old.text == new.text
        if isinstance(old, nodes.ParagraphRef) and isinstance(new, nodes.ParagraphRef):
            if old.number is None or new.number is None:
                return old.number is new.number
            return self._numbers.get(old.number) == new.number
        if isinstance(old, nodes.Styled) and isinstance(new, nodes.Styled):
            return old.style is new.style and self._alike(old.inlines, new.inlines)
        return old == new

    def _pieces(self, old: list[Word], new: list[Word]) -> Iterator[Piece]:
        keys = [self._key(word, self._numbers) for word in old]
        new_keys = [self._key(word, None) for word in new]
        at = new_at = 0
        for change in changed(keys, new_keys):
            yield from _piece(PieceKind.KEPT, new[new_at : change.new_start])
            yield from _piece(PieceKind.REMOVED, old[change.start : change.end])
            yield from _piece(PieceKind.ADDED, new[change.new_start : change.new_end])
            at, new_at = change.end, change.new_end
        yield from _piece(PieceKind.KEPT, new[new_at:])
        assert len(old) - at == len(new) - new_at

    def _key(self, word: Word, numbers: Mapping[int, int] | None) -> object:
        if word.to is None:
            return word.text if word.look is PLAIN else (plain_spaces(word.text), word.look)
        to = word.to if numbers is None else numbers.get(word.to, -word.to)
        return ("reference", to, word.look)


def _piece(kind: PieceKind, words: list[Word]) -> Iterator[Piece]:
    if words:
        yield Piece(kind, tuple(words))


def _said(paragraph: PrintedParagraph) -> str:
    """The words by which a paragraph is known again, whatever numbers it refers to."""
    return plain_spaces(_unnumbered(paragraph.inlines))


def _unnumbered(inlines: Sequence[nodes.Inline]) -> str:
    return "".join(
        [
            each.text if type(each) is nodes.Text
            else "#" if isinstance(each, nodes.ParagraphRef)
            else _unnumbered(each.inlines) if isinstance(each, nodes.Styled)
            else inline_text((each,))
            for each in inlines
        ]
    )  # fmt: skip


def _renumbered(
    groups: Sequence[Group],
    before: Sequence[PrintedParagraph],
    after: Sequence[PrintedParagraph],
) -> Iterator[tuple[int, int]]:
    """Old number and new number of the paragraphs that both versions have."""
    for group in groups:
        new = next((n for each in group.new if (n := after[each].number) is not None), None)
        for place in group.old:
            number = before[place].number
            if number is not None and new is not None:
                yield number, new


def _shape(paragraph: PrintedParagraph) -> tuple[object, ...]:
    return paragraph.kind, paragraph.level, paragraph.lettered


def _difference(
    old: Sequence[PrintedParagraph], new: Sequence[PrintedParagraph], pieces: Sequence[Piece]
) -> Difference:
    if not old or not new:
        return Difference.NEW if new else Difference.GONE
    if len(old) != len(new):
        return Difference.SPLIT if len(new) > len(old) else Difference.JOINED
    same = all(piece.kind is PieceKind.KEPT for piece in pieces)
    return Difference.SAME if same else Difference.CHANGED


def _all_words(paragraphs: Sequence[PrintedParagraph]) -> list[Word]:
    found: list[Word] = []
    for index, each in enumerate(paragraphs):
        if index:
            found.append(Word(BREAK))
        found += words_of(each.inlines)
    return found


def words_of(inlines: Sequence[nodes.Inline]) -> Iterator[Word]:
    """The words of a run of inlines in order, each with how it is set off."""
    for run in runs_of(inlines):
        if run.to is not None:
            yield run
        else:
            for word in split_words(run.text):
                yield Word(word, run.look)


def runs_of(inlines: Sequence[nodes.Inline], look: Look = PLAIN) -> Iterator[Word]:
    """The same with what is set off alike as one word, whatever stands in it."""
    for inline in inlines:
        match inline:
            case nodes.Text(text) | nodes.PersonRef(_, text):
                yield Word(text, look)
            case nodes.Styled(style, inner):
                typed = Look(look.styles | {style}) if style.mark else look
                yield from runs_of(inner, typed)
            case nodes.Citation():
                yield Word(inline_text((inline,)), Look(look.styles, citation=True))
            case nodes.ParagraphRef(_, int() as number):
                yield Word(str(number), look, number)
            case nodes.ParagraphRef() | nodes.Placeholder():
                yield Word(inline_text((inline,)), Look(look.styles, placeholder=True))
            case _:
                assert_never(inline)
