"""What stands in a paragraph of a returned file: its words, with what was done to them, and marks.

Content controls, links and the like are looked through; what is no words (pictures, notes, text
boxes) is named beside the paragraph. References show the number they had when the draft was
written: that paragraphs have been renumbered since is no change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import field
from xml.etree.ElementTree import Element

from workbench.application.returned.file import PLAIN, READ, Looks, Sign, Spot, Stretch
from workbench.domain.dataclass import dataclass
from workbench.interchange.published.word_numbering import Numbering, W, on, value
from workbench.interchange.returned.asides import (
    ALTERNATE,
    FALLBACK,
    Notes,
    comments_in,
    named,
    words_instead,
)
from workbench.interchange.returned.fields import (
    Done,
    OpenField,
    done_to,
    shown_in_fields,
    sign_of_field,
)
from workbench.interchange.returned.marks import (
    ADDED,
    MOVE_FROM,
    MOVE_TO,
    NOT_SEEN,
    REMOVED,
    looks_of,
    otherwise,
    tracked,
)
from workbench.statement.printed import sign_of

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SPACES = re.compile(r"[\n\r\t]+")
_UNSEEN = re.compile(f"[{NOT_SEEN}]")
SILENT = frozenset(
    f"{W}{name}"
    for name in ("proofErr", "lastRenderedPageBreak", "softHyphen", "sdtPr", "sdtEndPr", "rPr",
                 "pPr", "annotationRef", "smartTagPr", "customXmlPr", "tblPr", "tblGrid", "tcPr",
                 "trPr", "sectPr", "permStart", "permEnd", "rubyPr", "rt", "commentReference",
                 "footnoteRef", "endnoteRef", "separator", "continuationSeparator")
) | {FALLBACK}  # fmt: skip
"""What says nothing about words."""

_SIGNS = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}br": "\v",
    f"{W}cr": "\v",
    f"{W}noBreakHyphen": "\u2011",
}


# Built once: they are asked for at every run of a file.
_BR = f"{W}br"
_COMMENT_REFERENCE = f"{W}commentReference"
_FLD_CHAR = f"{W}fldChar"
_FLD_SIMPLE = f"{W}fldSimple"
_INSTR_TEXT = f"{W}instrText"
_R = f"{W}r"
_R_PR = f"{W}rPr"
_R_PR_CHANGE = f"{W}rPrChange"
_RUBY = f"{W}ruby"
_RUBY_BASE = f"{W}rubyBase"
_SDT = f"{W}sdt"
_INVITATION = f"{W}sdtPr/{W}showingPlcHdr"
_T = f"{W}t"
_TEXTS = frozenset((_T, f"{W}delText"))
_INSTRUCTIONS = frozenset((_INSTR_TEXT, f"{W}delInstrText"))
_NOTES = frozenset((f"{W}footnoteReference", f"{W}endnoteReference"))
MARKS = frozenset(
    f"{W}{name}"
    for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd",
                 "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
                 "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart",
                 "customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd",
                 "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd")
)  # fmt: skip
"""What begins or ends somewhere: bookmarks, comments, moved words."""


@dataclass(slots=True)
class ReadParagraph:
    """A paragraph being read."""

    done: Done
    place: int
    stretches: list[Stretch] = field(default_factory=list)
    begun: list[Sign] = field(default_factory=list)
    ended: list[Sign] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    length: int = 0
    fields: list[OpenField] = field(default_factory=list)


class Runs:
    """Reads what stands in paragraphs; it knows where bookmarks and comments began and ended."""

    def __init__(self, notes: Notes, styles: Numbering) -> None:
        self.comment_starts: dict[str, Spot] = {}
        self.comment_ends: dict[str, Spot] = {}
        self.comment_marks: dict[str, Spot] = {}
        self.open: dict[str, Sign] = {}
        self.move = ""
        self._notes = notes
        self._styles = styles

    def within(self, change: Element, done: Done) -> Done:
        """What was done to all that stands in a tracked change."""
        moves = change.tag in (MOVE_FROM, MOVE_TO)
        if moves and not self.move:
            # LibreOffice begins the range inside the words it is round.
            self.move = value(change.find(f"{change.tag}RangeStart"), "name")
        made = tracked(change, self.move if moves else "")
        if change.tag in ADDED:
            return done._replace(added=made)
        return done._replace(removed=made)

    def read(self, holder: Iterable[Element], done: Done, into: ReadParagraph) -> None:
        """Read what stands in a paragraph, or in something round words of it."""
        for child in holder:
            tag = child.tag
            if tag == _R:
                self._run(child, done, into)
            elif tag in ADDED or tag in REMOVED:
                self.read(child, self.within(child, done), into)
            elif tag in MARKS:
                self.mark(child, into)
            elif tag == _FLD_SIMPLE:
                into.fields.append(OpenField(value(child, "instr"), shown=True, done=done))
                self.read(child, done, into)
                into.fields.pop()
            elif tag.startswith(_MATH):
                into.beside.append(f"an equation{READ} as words")
                self._words("".join(child.itertext()), done, PLAIN, None, into)
            elif tag not in SILENT and not invites(child):
                self.read(child, done, into)

    def mark(self, mark: Element, into: ReadParagraph) -> None:
        """Note where a bookmark, a comment or a range of moved words begins or ends."""
        name, id = mark.tag.removeprefix(W), value(mark, "id")
        spot = Spot(into.place, into.length)
        if name == "bookmarkStart":
            found = sign_of(value(mark, "name"))
            if found is not None:
                self.open[id] = Sign(*found)
                into.begun.append(self.open[id])
        elif name == "bookmarkEnd":
            if id in self.open:
                into.ended.append(self.open.pop(id))
        elif name == "commentRangeStart":
            self.comment_starts[id] = spot
        elif name == "commentRangeEnd":
            self.comment_ends[id] = spot
        elif name in ("moveFromRangeStart", "moveToRangeStart"):
            self.move = value(mark, "name") or id
        elif name in ("moveFromRangeEnd", "moveToRangeEnd"):
            self.move = ""

    def _run(self, run: Element, done: Done, into: ReadParagraph) -> None:
        properties = run.find(_R_PR)
        looks = PLAIN if properties is None else looks_of(properties, self._styles)
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
                self.read(part.iterfind(_RUBY_BASE), done, into)
            elif tag == ALTERNATE and (words := words_instead(part)):
                self._words(words, done, looks, change, into)
            elif tag not in SILENT or tag == _COMMENT_REFERENCE:
                self._other(part, done, into)

    def _other(self, part: Element, done: Done, into: ReadParagraph) -> None:
        if part.tag == _FLD_CHAR:
            for place in sign_of_field(value(part, "fldCharType"), into.fields, done):
                into.length -= len(into.stretches[place].text)
                into.stretches[place] = Stretch("")
        elif part.tag in _INSTRUCTIONS:
            if into.fields:
                into.fields[-1].instruction += part.text or ""
        elif part.tag == _COMMENT_REFERENCE:
            self.comment_marks[value(part, "id")] = Spot(into.place, into.length)
        elif part.tag in _NOTES:
            what, commented = self._notes.note(part)
            self._beside(what, commented, done, into)
        else:
            self._beside(named(part), comments_in(part), done, into)

    def _beside(self, what: str, commented: Iterable[str], done: Done, into: ReadParagraph) -> None:
        if what and done.removed is None:
            by = f", put in by {done.added.author or 'somebody'}" if done.added is not None else ""
            into.beside.append(f"{what}{by}")
        for id in commented:
            self.comment_marks.setdefault(id, Spot(into.place, into.length))

    def _words(
        self,
        text: str,
        done: Done,
        looks: Looks,
        change: Element | None,
        into: ReadParagraph,
    ) -> None:
        shown = shown_in_fields(text, into.fields) if into.fields else text
        if not shown:
            return
        before = by = None
        if change is not None:
            before, by = looks_of(change.find(_R_PR), self._styles), tracked(change)
        if into.fields:
            done = done_to(into.fields, done)
            unended = next((each for each in reversed(into.fields) if not each.shown), None)
            if unended is not None:
                unended.held.append(len(into.stretches))
        into.stretches.append(Stretch(shown, done.added, done.removed, looks, before, by))
        into.length += len(shown)


def invites(element: Element) -> bool:
    """Whether it is a content control in which nothing was entered yet."""
    return element.tag == _SDT and on(element.find(_INVITATION))
