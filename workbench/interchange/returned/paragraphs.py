"""The paragraphs of a returned file as they stand in it: every stretch with what was done to it.

Content controls, links and the like are looked through; what is no words (pictures, notes, text
boxes) is named beside its paragraph. References show the number they had when the draft was
written: that paragraphs have been renumbered since is no change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from workbench.application.returned.file import (
    PLAIN,
    Looks,
    ReturnedParagraph,
    Shape,
    Sign,
    Spot,
    Stretch,
    Tracked,
)
from workbench.interchange.published.word_numbering import W, value
from workbench.interchange.returned.marks import Shapes, looks_of, tracked
from workbench.statement.printed import number_referred_to, sign_of

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_REFERS = re.compile(r"\s*REF\s+(_Ref21\d{7})\b")
_SPACES = re.compile(r"[\n\r\t]+")
_SILENT = frozenset(
    f"{W}{name}"
    for name in ("proofErr", "lastRenderedPageBreak", "softHyphen", "sdtPr", "sdtEndPr", "rPr",
                 "pPr", "annotationRef", "smartTagPr", "customXmlPr", "tblPr", "tblGrid", "tcPr",
                 "trPr", "sectPr", "permStart", "permEnd", "rubyPr", "rt", "commentReference",
                 "footnoteRef", "endnoteRef", "separator", "continuationSeparator")
) | {_FALLBACK}  # fmt: skip
_SIGNS = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}br": "\v",
    f"{W}cr": "\v",
    f"{W}noBreakHyphen": "\u2011",
}
_BESIDE = {
    f"{W}drawing": "a picture",
    f"{W}pict": "a picture",
    f"{W}object": "an embedded object",
    f"{W}sym": "a sign of another typeface",
}
_ADDED = (f"{W}ins", f"{W}moveTo")
_REMOVED = (f"{W}del", f"{W}moveFrom")


class _Done(NamedTuple):
    """The tracked changes that what is being read stands in."""

    added: Tracked | None = None
    removed: Tracked | None = None


@dataclass(slots=True)
class _Field:
    """A field being read: whether its instruction is past, and what it refers to."""

    instruction: str = ""
    shown: bool = False
    written: bool = False


@dataclass(slots=True)
class _Paragraph:
    """A paragraph being read."""

    done: _Done
    stretches: list[Stretch] = field(default_factory=list)
    begun: list[Sign] = field(default_factory=list)
    ended: list[Sign] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    length: int = 0
    fields: list[_Field] = field(default_factory=list)


class BodyReader:
    """Reads one story of a file; afterwards it knows where bookmarks and comments stood."""

    def __init__(self, shapes: Shapes, notes: Callable[[Element], str]) -> None:
        self.paragraphs: list[ReturnedParagraph] = []
        self.comment_starts: dict[str, Spot] = {}
        self.comment_ends: dict[str, Spot] = {}
        self.comment_marks: dict[str, Spot] = {}
        self.remarks: list[str] = []
        self._shapes = shapes
        self._notes = notes
        self._open: dict[str, Sign] = {}
        self._move = ""
        self._waiting: list[Element] = []
        self._current: _Paragraph | None = None

    def read(self, story: Element) -> None:
        """Read every paragraph of a story, those in tables and content controls too."""
        self._blocks(story, _Done())
        if self._waiting and self.paragraphs:
            self._marks_after_the_last()

    # --- blocks ----------------------------------------------------------------------------------

    def _blocks(self, holder: Iterable[Element], done: _Done) -> None:
        for child in holder:
            tag = child.tag
            if tag == f"{W}p":
                self._paragraph(child, done)
            elif tag == f"{W}altChunk":
                self.remarks.append("Another document is embedded in the file; it was not read.")
            elif tag == f"{W}tr":
                self._blocks(child, _row(child, done))
            elif tag in _ADDED or tag in _REMOVED:
                self._blocks(child, self._within(child, done))
            elif tag.endswith(("RangeStart", "RangeEnd", "bookmarkStart", "bookmarkEnd")):
                # Between two paragraphs: it belongs to the beginning of the next one.
                self._waiting.append(child)
            elif tag not in _SILENT:
                self._blocks(child, done)

    def _within(self, change: Element, done: _Done) -> _Done:
        moves = change.tag in (f"{W}moveFrom", f"{W}moveTo")
        if moves and not self._move:
            # LibreOffice begins the range inside the words it is round.
            self._move = value(change.find(f"{change.tag}RangeStart"), "name")
        made = tracked(change, self._move if moves else "")
        if change.tag in _ADDED:
            return done._replace(added=made)
        return done._replace(removed=made)

    def _paragraph(self, paragraph: Element, done: _Done) -> None:
        reading = self._current = _Paragraph(done)
        for mark in self._waiting:
            self._mark(mark, reading)
        self._waiting.clear()
        self._content(paragraph, done, reading)
        properties = paragraph.find(f"{W}pPr")
        made = _Ending.of(properties, self._move, done)
        before, by = _reshaped(properties, self._shapes)
        self.paragraphs.append(
            ReturnedParagraph(
                stretches=tuple(_joined(reading.stretches)),
                shape=self._shapes.of(properties),
                shape_before=before,
                reshaped=by,
                end_added=made.added,
                end_removed=made.removed,
                begun=tuple(reading.begun),
                ended=tuple(reading.ended),
                beside=tuple(dict.fromkeys(reading.beside)),
            )
        )
        self._current = None

    def _marks_after_the_last(self) -> None:
        last = self.paragraphs[-1]
        spot = Spot(len(self.paragraphs) - 1, sum(len(each.text) for each in last.stretches))
        for mark in self._waiting:
            if mark.tag == f"{W}commentRangeEnd":
                self.comment_ends[value(mark, "id")] = spot

    # --- inside a paragraph ----------------------------------------------------------------------

    def _content(self, holder: Iterable[Element], done: _Done, into: _Paragraph) -> None:
        for child in holder:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, done, into)
            elif tag in _ADDED or tag in _REMOVED:
                self._content(child, self._within(child, done), into)
            elif tag.endswith(("RangeStart", "RangeEnd", "bookmarkStart", "bookmarkEnd")):
                self._mark(child, into)
            elif tag == f"{W}fldSimple":
                into.fields.append(_Field(value(child, "instr"), shown=True))
                self._content(child, done, into)
                into.fields.pop()
            elif tag.startswith(_MATH):
                into.beside.append("an equation")
                self._words("".join(child.itertext()), done, PLAIN, None, into)
            elif tag == f"{W}p" or tag not in _SILENT:
                self._content(child, done, into)

    def _mark(self, mark: Element, into: _Paragraph) -> None:
        name, id = mark.tag.removeprefix(W), value(mark, "id")
        spot = Spot(len(self.paragraphs), into.length)
        if name == "bookmarkStart":
            found = sign_of(value(mark, "name"))
            if found is not None:
                self._open[id] = Sign(*found)
                into.begun.append(self._open[id])
        elif name == "bookmarkEnd":
            if id in self._open:
                into.ended.append(self._open.pop(id))
        elif name == "commentRangeStart":
            self.comment_starts[id] = spot
        elif name == "commentRangeEnd":
            self.comment_ends[id] = spot
        elif name in ("moveFromRangeStart", "moveToRangeStart"):
            self._move = value(mark, "name") or id
        elif name in ("moveFromRangeEnd", "moveToRangeEnd"):
            self._move = ""

    def _run(self, run: Element, done: _Done, into: _Paragraph) -> None:
        properties = run.find(f"{W}rPr")
        looks = PLAIN if properties is None else looks_of(properties)
        change = None if properties is None else properties.find(f"{W}rPrChange")
        for part in run:
            tag = part.tag
            if tag in (f"{W}t", f"{W}delText"):
                text = _SPACES.sub(" ", part.text or "")
                self._words(text, done, looks, change, into)
            elif tag in _SIGNS:
                if tag != f"{W}br" or value(part, "type") in ("", "textWrapping"):
                    self._words(_SIGNS[tag], done, looks, change, into)
            elif tag not in _SILENT or tag == f"{W}commentReference":
                self._other(part, into)

    def _other(self, part: Element, into: _Paragraph) -> None:
        if part.tag == f"{W}fldChar":
            _field(value(part, "fldCharType"), into)
        elif part.tag in (f"{W}instrText", f"{W}delInstrText"):
            if into.fields:
                into.fields[-1].instruction += part.text or ""
        elif part.tag == f"{W}commentReference":
            self.comment_marks[value(part, "id")] = Spot(len(self.paragraphs), into.length)
        elif part.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            into.beside.append(self._notes(part))
        else:
            self._drawn(part, into)

    def _drawn(self, part: Element, into: _Paragraph) -> None:
        boxes = list(part.iter(f"{W}txbxContent"))
        words = " ".join(" ".join("".join(box.itertext()).split()) for box in boxes[:1])
        if words:
            into.beside.append(f"a text box that says “{words[:200]}”")
        elif part.tag in _BESIDE:
            into.beside.append(_BESIDE[part.tag])
        elif part.tag == "{http://schemas.openxmlformats.org/markup-compatibility/2006}" + (
            "AlternateContent"
        ):
            into.beside.append("a drawing")

    def _words(
        self,
        text: str,
        done: _Done,
        looks: Looks,
        change: Element | None,
        into: _Paragraph,
    ) -> None:
        shown = _in_fields(text, into.fields)
        if not shown:
            return
        before = by = None
        if change is not None:
            before, by = looks_of(change.find(f"{W}rPr")), tracked(change)
        into.stretches.append(Stretch(shown, done.added, done.removed, looks, before, by))
        into.length += len(shown)


class _Ending(NamedTuple):
    """What was done to the end of a paragraph."""

    added: Tracked | None
    removed: Tracked | None

    @classmethod
    def of(cls, properties: Element | None, move: str, done: _Done) -> _Ending:
        mark = properties.find(f"{W}rPr") if properties is not None else None
        if mark is None:
            return cls(done.added, done.removed)
        added = removed = None
        for child in mark:
            if child.tag in _ADDED:
                added = tracked(child, move if child.tag == f"{W}moveTo" else "")
            elif child.tag in _REMOVED:
                removed = tracked(child, move if child.tag == f"{W}moveFrom" else "")
        return cls(added or done.added, removed or done.removed)


def _row(row: Element, done: _Done) -> _Done:
    """A row of a table put in or taken out takes its paragraphs with it."""
    properties = row.find(f"{W}trPr")
    if properties is None:
        return done
    added, removed = properties.find(f"{W}ins"), properties.find(f"{W}del")
    return _Done(
        tracked(added) if added is not None else done.added,
        tracked(removed) if removed is not None else done.removed,
    )


def _reshaped(properties: Element | None, shapes: Shapes) -> tuple[Shape | None, Tracked | None]:
    change = properties.find(f"{W}pPrChange") if properties is not None else None
    if change is None:
        return None, None
    return shapes.of(change.find(f"{W}pPr")), tracked(change)


def _field(kind: str, into: _Paragraph) -> None:
    if kind == "begin":
        into.fields.append(_Field())
    elif kind == "separate" and into.fields:
        into.fields[-1].shown = True
    elif kind == "end" and into.fields:
        into.fields.pop()


def _in_fields(text: str, fields: list[_Field]) -> str:
    """What is shown of some words inside the fields they stand in."""
    if not fields:
        return text
    if not all(each.shown for each in fields):
        return ""
    for each in fields:
        refers = _REFERS.match(each.instruction)
        number = number_referred_to(refers[1]) if refers is not None else None
        if number is not None:
            if each.written:
                return ""
            each.written = True
            return str(number)
    return text


def _joined(stretches: list[Stretch]) -> Iterator[Stretch]:
    """Neighbours alike in everything made one: Word parts words into runs for reasons of its own.

    Who changes something twice within the hour has made one change.
    """
    last: Stretch | None = None
    for each in stretches:
        if last is not None and _alike(last, each):
            last = Stretch(last.text + each.text, last.added, last.removed, last.looks,
                           last.before, last.reformatted)  # fmt: skip
            continue
        if last is not None:
            yield last
        last = each
    if last is not None:
        yield last


def _alike(one: Stretch, other: Stretch) -> bool:
    return (
        one.looks == other.looks
        and one.before == other.before
        and _same_hand(one.added, other.added)
        and _same_hand(one.removed, other.removed)
        and _same_hand(one.reformatted, other.reformatted)
    )


def _same_hand(one: Tracked | None, other: Tracked | None) -> bool:
    if one is None or other is None:
        return one is other
    return (one.author, one.move) == (other.author, other.move)
