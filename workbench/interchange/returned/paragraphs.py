"""The paragraphs of a returned file as they stand in it: every stretch with what was done to it.

Content controls, links and the like are looked through; what is no words (pictures, notes, text
boxes) is named beside its paragraph. References show the number they had when the draft was
written: that paragraphs have been renumbered since is no change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import field
from xml.etree.ElementTree import Element

from workbench.application.returned.file import (
    PLAIN,
    READ,
    Looks,
    ReturnedParagraph,
    Sign,
    Spot,
    Stretch,
)
from workbench.domain.dataclass import dataclass
from workbench.interchange.published.word_numbering import W, value
from workbench.interchange.returned.asides import (
    ALTERNATE,
    FALLBACK,
    Notes,
    comments_in,
    named,
    words_instead,
)
from workbench.interchange.returned.contents import Contents, holds_a_paragraph
from workbench.interchange.returned.fields import (
    NOTHING_DONE,
    Done,
    OpenField,
    done_to,
    shown_in_fields,
    sign_of_field,
)
from workbench.interchange.returned.lifting import LIFTED, Lifted, Lifting
from workbench.interchange.returned.marks import (
    ADDED,
    MOVE_FROM,
    MOVE_TO,
    NOT_SEEN,
    REMOVED,
    joined,
    looks_of,
    of_end,
    of_row,
    otherwise,
    reshaped,
    tracked,
)
from workbench.interchange.returned.settings import set_by_hand
from workbench.statement.printed import sign_of

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SPACES = re.compile(r"[\n\r\t]+")
_UNSEEN = re.compile(f"[{NOT_SEEN}]")
_SILENT = frozenset(
    f"{W}{name}"
    for name in ("proofErr", "lastRenderedPageBreak", "softHyphen", "sdtPr", "sdtEndPr", "rPr",
                 "pPr", "annotationRef", "smartTagPr", "customXmlPr", "tblPr", "tblGrid", "tcPr",
                 "trPr", "sectPr", "permStart", "permEnd", "rubyPr", "rt", "commentReference",
                 "footnoteRef", "endnoteRef", "separator", "continuationSeparator")
) | {FALLBACK}  # fmt: skip
_SIGNS = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}br": "\v",
    f"{W}cr": "\v",
    f"{W}noBreakHyphen": "\u2011",
}


# Built once: they are asked for at every run of a file.
_ALT_CHUNK = f"{W}altChunk"
_BR = f"{W}br"
_COMMENT_RANGE_END = f"{W}commentRangeEnd"
_COMMENT_REFERENCE = f"{W}commentReference"
_FLD_CHAR = f"{W}fldChar"
_FLD_SIMPLE = f"{W}fldSimple"
_INSTR_TEXT = f"{W}instrText"
_P = f"{W}p"
_P_PR = f"{W}pPr"
_R = f"{W}r"
_R_PR = f"{W}rPr"
_R_PR_CHANGE = f"{W}rPrChange"
_RUBY = f"{W}ruby"
_RUBY_BASE = f"{W}rubyBase"
_SDT = f"{W}sdt"
_INVITATION = f"{W}sdtPr/{W}showingPlcHdr"
_SECTION = f"{W}sectPr"
_T = f"{W}t"
_TBL = f"{W}tbl"
_TR = f"{W}tr"
_TEXTS = frozenset((_T, f"{W}delText"))
_INSTRUCTIONS = frozenset((_INSTR_TEXT, f"{W}delInstrText"))
_NOTES = frozenset((f"{W}footnoteReference", f"{W}endnoteReference"))
_MARKS = frozenset(
    f"{W}{name}"
    for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd",
                 "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
                 "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart",
                 "customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd",
                 "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd")
)  # fmt: skip


@dataclass(slots=True)
class _Paragraph:
    """A paragraph being read."""

    done: Done
    stretches: list[Stretch] = field(default_factory=list)
    begun: list[Sign] = field(default_factory=list)
    ended: list[Sign] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    length: int = 0
    fields: list[OpenField] = field(default_factory=list)


class BodyReader:
    """Reads one story of a file; afterwards it knows where bookmarks and comments stood."""

    def __init__(self, notes: Notes, lifting: Lifting) -> None:
        self.paragraphs: list[ReturnedParagraph] = []
        self.comment_starts: dict[str, Spot] = {}
        self.comment_ends: dict[str, Spot] = {}
        self.comment_marks: dict[str, Spot] = {}
        self.remarks: list[str] = []
        self._shapes = shapes = lifting.shapes
        self._notes = notes
        self._lifting = lifting
        self._lifted_kinds: dict[str, bool] = {}
        self._open: dict[str, Sign] = {}
        self._move = ""
        self._contents = Contents(shapes)
        self._waiting: list[Element] = []
        self._current: _Paragraph | None = None

    def read(self, story: Element) -> None:
        """Read every paragraph of a story, those in tables and content controls too."""
        self._blocks(story, NOTHING_DONE)
        if self.paragraphs:
            self._marks_after_the_last()

    def _blocks(self, holder: Iterable[Element], done: Done) -> None:
        for child in holder:
            tag = child.tag
            if tag == _P:
                self._paragraph(child, done)
            elif tag == LIFTED and self._lifting.groups:
                self._lifted(self._lifting.groups[int(value(child))], done)
            elif tag == _ALT_CHUNK:
                self.remarks.append("Another document is embedded in the file; it was not read.")
            elif tag in (_TBL, _TR):
                self._table(child, done)
            elif tag in ADDED or tag in REMOVED:
                self._blocks(child, self._within(child, done))
            elif tag in _MARKS:
                # Between two paragraphs: it belongs to the beginning of the next one.
                self._waiting.append(child)
            elif tag not in _SILENT and not _invites(child):
                with self._contents.inside(child):
                    self._blocks(child, done)

    def _table(self, part: Element, done: Done) -> None:
        """A table, or a row of one."""
        first = len(self.paragraphs)
        self._blocks(part, of_row(part, done))
        if part.tag == _TBL and len(self.paragraphs) > first:
            begins = self.paragraphs[first]
            beside = (*begins.beside, f"a table{READ} cell by cell")
            self.paragraphs[first] = begins._replace(beside=beside)

    def _within(self, change: Element, done: Done) -> Done:
        moves = change.tag in (MOVE_FROM, MOVE_TO)
        if moves and not self._move:
            # LibreOffice begins the range inside the words it is round.
            self._move = value(change.find(f"{change.tag}RangeStart"), "name")
        made = tracked(change, self._move if moves else "")
        if change.tag in ADDED:
            return done._replace(added=made)
        return done._replace(removed=made)

    def _paragraph(self, paragraph: Element, done: Done) -> None:
        properties = paragraph.find(_P_PR)
        of_contents = self._contents.within or self._contents.has(properties)
        if of_contents and not holds_a_paragraph(paragraph):
            self._pass_over(paragraph)
            return
        reading = self._current = self._marked(_Paragraph(done))
        reading.beside += self._shapes.counted_anew(properties)
        if properties is not None and properties.find(_SECTION) is not None:
            reading.beside.append("a section break")
        self._content(paragraph, done, reading)
        made = of_end(properties, self._move, done)
        before, by = reshaped(properties, self._shapes)
        self.paragraphs.append(
            ReturnedParagraph(
                stretches=tuple(joined(reading.stretches)),
                shape=self._shapes.of(properties),
                shape_before=before,
                reshaped=by,
                end_added=made.added,
                end_removed=made.removed,
                begun=tuple(reading.begun),
                ended=tuple(reading.ended),
                beside=tuple(dict.fromkeys(reading.beside)),
                by_hand=tuple(dict.fromkeys(set_by_hand(paragraph))),
            )
        )
        self._current = None

    def _pass_over(self, paragraph: Element) -> None:
        """Leave a line out but for the marks in it, which belong to what stands behind it."""
        self._contents.passed = True
        self._waiting += [each for each in paragraph.iter() if each.tag in _MARKS]
        for each in paragraph.iter(_COMMENT_REFERENCE):
            self.comment_marks[value(each, "id")] = Spot(len(self.paragraphs), 0)

    def _lifted(self, group: Iterable[Lifted], done: Done) -> None:
        kinds, contents = self._lifted_kinds, self._contents
        for each in group:
            paragraph, properties, _ = each
            if (
                paragraph.begun
                and kinds.get(properties) is False
                and not (self._open or self._waiting or contents.passed or contents.within)
                and done is NOTHING_DONE
            ):
                self.paragraphs.append(paragraph)
            else:
                self._one_lifted(each, done)

    def _one_lifted(self, lifted: Lifted, done: Done) -> None:
        beside: tuple[str, ...] = ()
        if lifted.properties not in self._lifted_kinds:
            properties = self._lifting.properties(lifted.properties)
            self._lifted_kinds[lifted.properties] = self._contents.has(properties)
            beside = tuple(self._shapes.counted_anew(properties))
        of_contents, marks = self._lifted_kinds[lifted.properties], lifted.marks
        if (of_contents or self._contents.within) and not marks:
            self._contents.passed = True
            return
        begun: list[Sign] = []
        ended: list[Sign] = []
        if self._waiting or self._contents.passed:
            before = self._marked(_Paragraph(done))
            begun, ended, beside = before.begun, before.ended, (*before.beside, *beside)
        for id, sign in marks:
            if sign is not None:
                self._open[id] = sign
                begun.append(sign)
            elif id in self._open:
                ended.append(self._open.pop(id))
        stretches = lifted.paragraph.stretches
        if done.added or done.removed:
            stretches = tuple(
                Stretch(each.text, done.added, done.removed, each.looks) for each in stretches
            )
        self.paragraphs.append(
            ReturnedParagraph(
                stretches, lifted.paragraph.shape, None, None, done.added, done.removed,
                tuple(begun), tuple(ended), beside,
            )
        )  # fmt: skip

    def _marked(self, reading: _Paragraph) -> _Paragraph:
        """A paragraph with the marks that stood before it."""
        for mark in self._waiting:
            self._mark(mark, reading)
        self._waiting.clear()
        reading.beside += self._contents.named()
        return reading

    def _marks_after_the_last(self) -> None:
        last = self.paragraphs[-1]
        spot = Spot(len(self.paragraphs) - 1, sum(len(each.text) for each in last.stretches))
        for mark in self._waiting:
            if mark.tag == _COMMENT_RANGE_END:
                self.comment_ends[value(mark, "id")] = spot
        self.paragraphs[-1] = last._replace(beside=(*last.beside, *self._contents.named()))

    def _content(self, holder: Iterable[Element], done: Done, into: _Paragraph) -> None:
        for child in holder:
            tag = child.tag
            if tag == _R:
                self._run(child, done, into)
            elif tag in ADDED or tag in REMOVED:
                self._content(child, self._within(child, done), into)
            elif tag in _MARKS:
                self._mark(child, into)
            elif tag == _FLD_SIMPLE:
                into.fields.append(OpenField(value(child, "instr"), shown=True, done=done))
                self._content(child, done, into)
                into.fields.pop()
            elif tag.startswith(_MATH):
                into.beside.append(f"an equation{READ} as words")
                self._words("".join(child.itertext()), done, PLAIN, None, into)
            elif tag not in _SILENT and not _invites(child):
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

    def _run(self, run: Element, done: Done, into: _Paragraph) -> None:
        properties = run.find(_R_PR)
        looks = PLAIN if properties is None else looks_of(properties, self._shapes.styles)
        change = None if properties is None else properties.find(_R_PR_CHANGE)
        if properties is not None and change is not None:
            also = otherwise(properties, change.find(_R_PR))
            looks = looks._replace(others=(*looks.others, *also))
        for part in run:
            tag = part.tag
            if tag in _TEXTS:
                words = _UNSEEN.sub("", _SPACES.sub(" ", part.text or ""))
                self._words(words, done, looks, change, into)
            elif tag in _SIGNS:
                if tag != _BR or value(part, "type") in ("", "textWrapping"):
                    self._words(_SIGNS[tag], done, looks, change, into)
                else:
                    self._other(part, done, into)
            elif tag == _RUBY:
                self._content(part.iterfind(_RUBY_BASE), done, into)
            elif tag == ALTERNATE and (words := words_instead(part)):
                self._words(words, done, looks, change, into)
            elif tag not in _SILENT or tag == _COMMENT_REFERENCE:
                self._other(part, done, into)

    def _other(self, part: Element, done: Done, into: _Paragraph) -> None:
        if part.tag == _FLD_CHAR:
            for place in sign_of_field(value(part, "fldCharType"), into.fields, done):
                into.length -= len(into.stretches[place].text)
                into.stretches[place] = Stretch("")
        elif part.tag in _INSTRUCTIONS:
            if into.fields:
                into.fields[-1].instruction += part.text or ""
        elif part.tag == _COMMENT_REFERENCE:
            self.comment_marks[value(part, "id")] = Spot(len(self.paragraphs), into.length)
        elif part.tag in _NOTES:
            what, commented = self._notes.note(part)
            self._beside(what, commented, done, into)
        else:
            self._beside(named(part), comments_in(part), done, into)

    def _beside(self, what: str, commented: Iterable[str], done: Done, into: _Paragraph) -> None:
        if what and done.removed is None:
            into.beside.append(what)
        for id in commented:
            self.comment_marks.setdefault(id, Spot(len(self.paragraphs), into.length))

    def _words(
        self,
        text: str,
        done: Done,
        looks: Looks,
        change: Element | None,
        into: _Paragraph,
    ) -> None:
        shown = shown_in_fields(text, into.fields) if into.fields else text
        if not shown:
            return
        before = by = None
        if change is not None:
            before, by = looks_of(change.find(_R_PR), self._shapes.styles), tracked(change)
        if into.fields:
            done = done_to(into.fields, done)
            unended = next((each for each in reversed(into.fields) if not each.shown), None)
            if unended is not None:
                unended.held.append(len(into.stretches))
        into.stretches.append(Stretch(shown, done.added, done.removed, looks, before, by))
        into.length += len(shown)


def _invites(element: Element) -> bool:
    """Whether it is a content control in which nothing was entered yet."""
    return element.tag == _SDT and element.find(_INVITATION) is not None
