"""Two versions as one Word file with real tracked changes: who accepts them all has the new one.

Who rejects them all has the old one, to the letter. Paragraphs are written by the same hand as
those of any statement; a paragraph that moved is tracked as moved. Numbers and references count
themselves, so that renumbering is no change here either.
"""

from __future__ import annotations

import copy
from collections.abc import Container, Iterator, Sequence
from typing import TYPE_CHECKING

from workbench.domain.dataclass import dataclass
from workbench.export.characters import kept_together
from workbench.export.word import styles
from workbench.export.word.body import Body
from workbench.export.word.markup import (
    Look,
    add_field,
    add_words,
    element,
    mark_place,
    root,
    w,
)
from workbench.export.word.numbering import FIRST_OWN
from workbench.export.word.package import assemble
from workbench.export.word.redline_moves import (
    bare,
    end_of,
    settle_moves,
    shape_of,
    was_before,
)
from workbench.statement.characters import printable
from workbench.statement.comparing.aligning import places_behind
from workbench.statement.comparing.versions import (
    BREAK,
    ComparedRow,
    Comparison,
    Piece,
    PieceKind,
    Word,
)
from workbench.statement.comparing.versions import Look as WordLook
from workbench.statement.printed import reference_name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from workbench.export.theme import Theme
    from workbench.statement.nodes import Document

_FIRST_CHANGE = 500_000


@dataclass(frozen=True, slots=True)
class Hand:
    """By whom changes are, and when: an ISO time. Both are what the person says they are."""

    author: str
    at: str


def render_redline(old: Document, new: Document, theme: Theme, hand: Hand) -> bytes:
    """The bytes of a .docx file of the new version, with what changed since the old one tracked."""
    comparison = Comparison(kept_together(printable(old)), kept_together(printable(new)))
    redline = Redline(comparison, hand)
    return assemble(redline.part, comparison.new.meta, theme, numbering=redline.lists.part(theme))


class Redline:
    """Writes the main part; `lists` holds the numberings of both versions."""

    def __init__(self, comparison: Comparison, hand: Hand) -> None:
        self._hand = hand
        self._changes = _FIRST_CHANGE
        old, new = Body(comparison.old), Body(comparison.new)
        self.lists = new.lists
        rise = self.lists.take_over(old.lists)
        self._old = [_properties(each, rise) for each in old.part[0]]
        self._new = [_properties(each, 0) for each in new.part[0]]
        single = [row for row in comparison.rows if len(row.new) == 1 and len(row.old) < 2]
        # Numbers that a field may follow: where the version is taken, and where it is not too.
        self._there = {each for row in single if (each := row.new[0].number) is not None}
        self._steady = {
            each
            for row in single
            if row.old and not row.moved and (each := row.new[0].number) is not None
        }
        self._was_number = {now: was for was, now in comparison.numbers if was and now}
        self.part = root("document")
        self._body = element("body")
        self.part.append(self._body)
        for row, from_here in _in_order(comparison):
            if from_here:
                self._moved_from(row)
            else:
                self._row(row)
        settle_moves(self._body)
        self._end()

    def _row(self, row: ComparedRow) -> None:
        if row.moved and _only_moved(row):
            self._moved(row, "moveTo", row.new[0].number, self._new[row.group.new[0]])
        elif row.moved:
            self._paragraphs(row, [Piece(PieceKind.ADDED, tuple(_side(row, PieceKind.REMOVED)))])
        else:
            self._paragraphs(row, row.pieces)

    def _moved_from(self, row: ComparedRow) -> None:
        if _only_moved(row):
            self._moved(row, "moveFrom", None, self._old[row.group.old[0]])
        else:
            self._paragraphs(row, [Piece(PieceKind.REMOVED, tuple(_side(row, PieceKind.ADDED)))])

    def _moved(self, row: ComparedRow, kind: str, number: int | None, properties: Element) -> None:
        paragraph = self._begin()
        name = f"move{row.group.old[0]}"
        start = self._tracked(f"{kind}RangeStart")
        start.set(w("name"), name)
        paragraph.append(start)
        holder = self._tracked(kind)
        words = [word for piece in row.pieces for word in piece.words]
        if kind == "moveFrom":
            words = [self._as_it_was(word) for word in words]
        self._write(holder, words, self._there if kind == "moveTo" else ())
        paragraph.append(holder)
        paragraph.append(element(f"{kind}RangeEnd", id=start.get(w("id"), "")))
        # Its end as put in or taken out: LibreOffice leaves the end of a moved one where it is.
        self._finish(paragraph, properties, "ins" if kind == "moveTo" else "del")
        self._bookmark(paragraph, number)

    def _paragraphs(self, row: ComparedRow, pieces: Sequence[Piece]) -> None:
        """A row as paragraphs of the file, each end of a paragraph tracked as its words are."""
        old, new = list(row.group.old), list(row.group.new)
        last = _end_mark(row, pieces)
        paragraph = self._begin()
        for piece in pieces:
            for words in _parted(piece.words):
                if words is None:
                    paragraph = self._break(paragraph, piece.kind, old, new)
                else:
                    self._put(paragraph, piece.kind, words)
        if last == "del":
            self._finish(paragraph, self._old[old[0]], last)
        elif last == "ins" or not old:
            self._finish(paragraph, self._new[new[0]], "ins")
        else:
            self._finish(paragraph, self._new[new[0]], "", self._old[old[0]])
        if last != "del" and len(row.new) == 1 and len(row.old) < 2:
            self._bookmark(paragraph, row.new[0].number)

    def _break(
        self, paragraph: Element, kind: PieceKind, old: list[int], new: list[int]
    ) -> Element:
        """End a paragraph where one is split or joined, and begin the next."""
        if kind is PieceKind.REMOVED:
            self._finish(paragraph, self._old[old.pop(0)], "del")
        elif kind is PieceKind.ADDED:
            self._finish(paragraph, self._new[new.pop(0)], "ins")
        else:
            self._finish(paragraph, self._new[new.pop(0)], "", self._old[old.pop(0)])
        return self._begin()

    def _begin(self) -> Element:
        paragraph = element("p")
        self._body.append(paragraph)
        return paragraph

    def _finish(
        self, paragraph: Element, properties: Element, mark: str, before: Element | None = None
    ) -> None:
        """Give a paragraph its properties, what was done to its end, and what it was before."""
        own = copy.deepcopy(properties)
        if mark:
            own.append(element("rPr", self._tracked(mark)))
        if before is not None and shape_of(before) != shape_of(properties):
            own.append(self._was(before))
        paragraph.insert(0, own)

    def _was(self, before: Element) -> Element:
        change = self._tracked("pPrChange")
        change.append(copy.deepcopy(before))
        return change

    def _put(self, paragraph: Element, kind: PieceKind, words: Sequence[Word]) -> None:
        if kind is PieceKind.KEPT:
            self._keep(paragraph, words)
            return
        holder = self._tracked(_mark(kind))
        self._write(holder, words, self._there if kind is PieceKind.ADDED else ())
        if kind is PieceKind.REMOVED:
            for text in holder.iter(w("t")):
                text.tag = w("delText")
        paragraph.append(holder)

    def _keep(self, paragraph: Element, words: Sequence[Word]) -> None:
        """Words that stay; a number no field can follow both ways is changed like any word."""
        start = 0
        for index, word in enumerate(words):
            if word.to is None or word.to in self._steady or self._as_it_was(word) == word:
                continue
            self._write(paragraph, words[start:index], self._steady)
            self._put(paragraph, PieceKind.REMOVED, [self._as_it_was(word)])
            self._put(paragraph, PieceKind.ADDED, [word])
            start = index + 1
        self._write(paragraph, words[start:], self._steady)

    def _as_it_was(self, word: Word) -> Word:
        """A reference with the number its paragraph had in the old version."""
        was = self._was_number.get(word.to) if word.to is not None else None
        return word if was is None else Word(str(was), word.look, was)

    def _write(self, holder: Element, words: Sequence[Word], fields: Container[int]) -> None:
        """Words alike in their looks as one run; references to `fields` as fields that follow."""
        waiting: list[str] = []
        look: WordLook | None = None

        def done() -> None:
            if waiting and look is not None:
                add_words(holder, "".join(waiting), _look(look))
            waiting.clear()

        for word in words:
            if word.to is not None and word.to in fields:
                done()
                order = f"REF {reference_name(word.to)} \\r \\h"
                add_field(holder, order, word.text, _look(word.look))
                continue
            if word.look != look:
                done()
                look = word.look
            waiting.append(word.text)
        done()

    def _bookmark(self, paragraph: Element, number: int | None) -> None:
        if number in self._there and number is not None:
            if len(paragraph) == 1:
                add_words(paragraph, " ")
            mark_place(paragraph, reference_name(number), number)

    def _tracked(self, name: str) -> Element:
        self._changes += 1
        return element(name, id=self._changes, author=self._hand.author, date=self._hand.at)

    def _end(self) -> None:
        """The end of the last paragraph cannot go: what is tracked of ends moves up by one."""
        paragraphs = list(self._body)
        kept = max((i for i, each in enumerate(paragraphs) if end_of(each) is None), default=-1)
        if kept in (-1, len(paragraphs) - 1):
            return
        behind = paragraphs[kept + 1 :]
        marks = [end_of(each) for each in behind]
        now, was = bare(paragraphs[kept]), was_before(paragraphs[kept])
        _end_with(paragraphs[kept], marks[0])
        for paragraph, mark, following in zip(behind, marks, (*marks[1:], None), strict=True):
            assert mark is not None
            if mark[0].tag == w("ins"):
                now = bare(paragraph)
            else:
                was = bare(paragraph)
            # A paragraph joined to this one, taken or not, becomes what this one is.
            taken = following is None or following[0].tag == w("ins")
            own = copy.deepcopy(now if taken else was)
            if following is None and shape_of(now) != shape_of(was):
                own.append(self._was(was))
            paragraph.replace(paragraph[0], own)
            _end_with(paragraph, following)


def _end_with(paragraph: Element, mark: Element | None) -> None:
    """Give the end of a paragraph what is tracked of it."""
    change = paragraph[0].find(w("pPrChange"))
    if mark is None:
        return
    if change is None:
        paragraph[0].append(mark)
    else:
        change.addprevious(mark)


def _properties(paragraph: Element, rise: int) -> Element:
    """The properties of a paragraph, its own numbering raised to follow those of the other."""
    found = copy.deepcopy(paragraph[0])
    for number in found.iter(w("numId")):
        own = int(number.get(w("val"), "0"))
        number.set(w("val"), str(own + rise if own >= FIRST_OWN else own))
    return found


def _mark(kind: PieceKind) -> str:
    return {PieceKind.KEPT: "", PieceKind.REMOVED: "del", PieceKind.ADDED: "ins"}[kind]


def _end_mark(row: ComparedRow, pieces: Sequence[Piece]) -> str:
    """What is done to the end of the last paragraph of a row."""
    if row.old and row.new and not row.moved:
        return ""
    if row.moved:
        return _mark(pieces[0].kind)
    return "ins" if row.new else "del"


def _look(look: WordLook) -> Look:
    style = styles.CITATION if look.citation else styles.PLACEHOLDER if look.placeholder else ""
    made = Look(style=style, marked=look.placeholder)
    for each in look.styles:
        made = made.set_in(each.setting)
    return made


def _only_moved(row: ComparedRow) -> bool:
    """Whether a row is one paragraph that moved and is otherwise the same."""
    kept = all(piece.kind is PieceKind.KEPT for piece in row.pieces)
    return kept and not row.reshaped and len(row.old) == len(row.new) == 1


def _side(row: ComparedRow, without: PieceKind) -> Iterator[Word]:
    """The words of one version of a row."""
    for piece in row.pieces:
        if piece.kind is not without:
            yield from piece.words


def _parted(words: Sequence[Word]) -> Iterator[list[Word] | None]:
    """Words in stretches, None where a paragraph ends between them."""
    stretch: list[Word] = []
    for word in words:
        if word.text == BREAK:
            if stretch:
                yield stretch
            yield None
            stretch = []
        else:
            stretch.append(word)
    if stretch:
        yield stretch


def _in_order(comparison: Comparison) -> Iterator[tuple[ComparedRow, bool]]:
    """The rows as they stand in the file; those that moved also where they stood before."""
    behind = places_behind([row.group for row in comparison.rows])
    entries = [
        ((row.group.new[0], 0, 0) if row.new else (behind[row.group.old[0]], 1, row.group.old[0]),
         row, False)
        for row in comparison.rows
    ]  # fmt: skip
    entries += [
        ((behind[row.group.old[0]], 1, row.group.old[0]), row, True)
        for row in comparison.rows if row.moved
    ]  # fmt: skip
    for _, row, from_here in sorted(entries, key=lambda entry: entry[0]):
        yield row, from_here
