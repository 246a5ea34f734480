"""What a Word file holds beside its words: notes, comments, tracked changes, text boxes, pictures.

Which words are hidden `word_unseen` tells. Nothing of this is part of a statement as it is read;
all of it is reported, so that nobody signs a text from which a footnote was lost or in which a
tracked change was taken as settled.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from workbench.interchange.published.word_numbering import W, on, value
from workbench.interchange.published.word_package import WordPackage
from workbench.interchange.published.word_unseen import Unseen
from workbench.statement.reading.lines import Aside, AsideKind

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_TRACKED = {
    f"{W}ins": AsideKind.INSERTION,
    f"{W}moveTo": AsideKind.MOVE,
    f"{W}del": AsideKind.DELETION,
}
_FORMATTING = {f"{W}{part}PrChange" for part in ("r", "p", "sect", "tbl", "tr", "tc")}
_ROWS = {
    f"{W}ins": AsideKind.INSERTION,
    f"{W}cellIns": AsideKind.INSERTION,
    f"{W}del": AsideKind.DELETION,
    f"{W}cellDel": AsideKind.DELETION,
    f"{W}hidden": AsideKind.HIDDEN,
}
_DRAWN = {f"{W}drawing", f"{W}pict"}
_BOX = f"{W}txbxContent"


class Asides:
    """The notes and comments of one Word file, and what stands beside its paragraphs."""

    def __init__(self, package: WordPackage, unseen: Unseen) -> None:
        self._unseen = unseen
        self._paragraph = package.main
        self._notes = {
            (part, value(note, "id")): text_of(note)
            for part in ("footnotes", "endnotes")
            for found in package.parts(part)
            for note in found
        }
        self._comments = {
            value(comment, "id"): (text_of(comment), value(comment, "author"))
            for found in package.parts("comments")
            for comment in found
        }
        self._placed: set[str] = set()
        self._referred = {value(each, "id") for each in package.main.iter(f"{W}commentReference")}

    def of(self, paragraph: Element) -> tuple[Aside, ...]:
        """What stands beside the words of one paragraph, in reading order, like changes joined."""
        self._paragraph = paragraph
        return tuple(_joined(self._within(paragraph)))

    def unplaced(self) -> tuple[Aside, ...]:
        """The comments that stand at no place which was read, in the order of the file."""
        left = (found for id, found in self._comments.items() if id not in self._placed)
        return tuple(Aside(AsideKind.COMMENT, words, author) for words, author in left)

    def _within(self, element: Element) -> Iterator[Aside]:
        waiting = [element]
        while waiting:
            here = waiting.pop()
            found = self._here(here)
            if found is not None:
                yield found
            if here.tag in _DRAWN or here.tag in (f"{W}object", _MATH, f"{W}del", f"{W}moveFrom"):
                # What was deleted may have had a note or a comment of its own.
                yield from self._lost(here)
            elif here.tag != _FALLBACK:
                waiting.extend(reversed(here))

    def _lost(self, here: Element) -> Iterator[Aside]:
        for inner in here.iter():
            if inner.tag in _NOTES or inner.tag == f"{W}commentReference":
                found = self._here(inner)
                if found is not None:
                    yield found

    def _here(self, here: Element) -> Aside | None:
        if here.tag in _NOTES:
            words = self._notes.get((_NOTES[here.tag], value(here, "id")), "")
            return Aside(AsideKind.FOOTNOTE, words)
        lone = here.tag == f"{W}commentRangeStart" and value(here, "id") not in self._referred
        if lone or here.tag == f"{W}commentReference":
            self._placed.add(value(here, "id"))
            words, author = self._comments.get(value(here, "id"), ("", ""))
            return Aside(AsideKind.COMMENT, words, author)
        if here.tag in _TRACKED:
            words = text_of(here)
            # The mark of a deleted or inserted paragraph end has no words.
            return Aside(_TRACKED[here.tag], words, value(here, "author"))
        if here.tag in _FORMATTING:
            return Aside(AsideKind.FORMATTING, author=value(here, "author"))
        unseen = self._unseen.of(here, self._paragraph) if here.tag == f"{W}r" else None
        if unseen is not None:
            words = text_of(here)
            return Aside(unseen, words) if words else None
        return _object(here)


def _object(here: Element) -> Aside | None:
    if here.tag in _DRAWN:
        boxes = " ".join(text_of(box) for box in here.iter(_BOX))
        return Aside(AsideKind.TEXT_BOX, boxes) if boxes else Aside(AsideKind.PICTURE)
    if here.tag == f"{W}object":
        return Aside(AsideKind.EMBEDDED)
    if here.tag == _MATH:
        return Aside(AsideKind.EQUATION, "".join(here.itertext()).strip())
    if here.tag in (f"{W}altChunk", f"{W}subDoc"):
        return Aside(AsideKind.DOCUMENT)
    return None


def of_row(holder: Element) -> Aside | None:
    """What becomes of all words of a row or cell of a table: put in, taken out, hidden, or None."""
    properties = holder.find(f"{W}trPr" if holder.tag == f"{W}tr" else f"{W}tcPr")
    for each in properties if properties is not None else ():
        if each.tag in _ROWS and on(each):
            return Aside(_ROWS[each.tag], author=value(each, "author"))
    return None


def _joined(asides: Iterator[Aside]) -> Iterator[Aside]:
    """Neighbouring pieces of one change made one: Word parts a change at every run."""
    last: Aside | None = None
    changes = {*_TRACKED.values(), AsideKind.FORMATTING, AsideKind.HIDDEN, AsideKind.STRUCK}
    for aside in asides:
        if last is not None and last.kind in changes and _same(last, aside):
            last = Aside(last.kind, last.words + aside.words, last.author)
            continue
        if last is not None:
            yield last
        last = aside
    if last is not None:
        yield last


def _same(one: Aside, other: Aside) -> bool:
    return (one.kind, one.author) == (other.kind, other.author)


def text_of(element: Element) -> str:
    """The words of an element, deleted ones too; paragraphs and breaks become spaces."""
    pieces = []
    for part in element.iter():
        if part.tag in (f"{W}t", f"{W}delText"):
            pieces.append(part.text or "")
        elif part.tag in (f"{W}p", f"{W}br", f"{W}tab", f"{W}cr"):
            pieces.append(" ")
    return " ".join("".join(pieces).split()) if element.tag not in _TRACKED else "".join(pieces)
