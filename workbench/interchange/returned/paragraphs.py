"""The paragraphs of a returned file as they stand in it: in which order, of which kind."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from workbench.application.returned.file import READ, ReturnedParagraph, Sign, Spot, Stretch
from workbench.interchange.published.word_numbering import W, value
from workbench.interchange.returned.asides import Notes
from workbench.interchange.returned.contents import Contents, holds_a_paragraph
from workbench.interchange.returned.fields import NOTHING_DONE, Done
from workbench.interchange.returned.lifting import LIFTED, Lifted, Lifting
from workbench.interchange.returned.marks import ADDED, REMOVED, joined, of_end, of_row, reshaped
from workbench.interchange.returned.runs import MARKS, SILENT, ReadParagraph, Runs, invites
from workbench.interchange.returned.settings import set_by_hand

# Built once: they are asked for at every paragraph of a file.
_ALT_CHUNK = f"{W}altChunk"
_COMMENT_RANGE_END = f"{W}commentRangeEnd"
_COMMENT_REFERENCE = f"{W}commentReference"
_P = f"{W}p"
_P_PR = f"{W}pPr"
_SECTION = f"{W}sectPr"
_TBL = f"{W}tbl"
_TR = f"{W}tr"


class BodyReader:
    """Reads one story of a file; afterwards it knows where bookmarks and comments stood."""

    def __init__(self, notes: Notes, lifting: Lifting) -> None:
        self.paragraphs: list[ReturnedParagraph] = []
        self.remarks: list[str] = []
        self._shapes = shapes = lifting.shapes
        self._runs = runs = Runs(notes, shapes.styles)
        self.comment_starts, self.comment_ends = runs.comment_starts, runs.comment_ends
        self.comment_marks = runs.comment_marks
        self._lifting = lifting
        self._lifted_kinds: dict[str, bool] = {}
        self._contents = Contents(shapes)
        self._waiting: list[Element] = []
        self._current: ReadParagraph | None = None

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
                self._blocks(child, self._runs.within(child, done))
            elif tag in MARKS:
                # Between two paragraphs: it belongs to the beginning of the next one.
                self._waiting.append(child)
            elif tag not in SILENT and not invites(child):
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

    def _paragraph(self, paragraph: Element, done: Done) -> None:
        properties = paragraph.find(_P_PR)
        of_contents = self._contents.within or self._contents.has(properties)
        if of_contents and not holds_a_paragraph(paragraph):
            self._pass_over(paragraph)
            return
        reading = self._current = self._marked(ReadParagraph(done, len(self.paragraphs)))
        reading.beside += self._shapes.counted_anew(properties)
        if properties is not None and properties.find(_SECTION) is not None:
            reading.beside.append("a section break")
        self._runs.read(paragraph, done, reading)
        made = of_end(properties, self._runs.move, done)
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
        self._waiting += [each for each in paragraph.iter() if each.tag in MARKS]
        for each in paragraph.iter(_COMMENT_REFERENCE):
            self.comment_marks[value(each, "id")] = Spot(len(self.paragraphs), 0)

    def _lifted(self, group: Iterable[Lifted], done: Done) -> None:
        kinds, contents = self._lifted_kinds, self._contents
        for each in group:
            paragraph, properties, _ = each
            if (
                paragraph.begun
                and kinds.get(properties) is False
                and not (self._runs.open or self._waiting or contents.passed or contents.within)
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
            before = self._marked(ReadParagraph(done, len(self.paragraphs)))
            begun, ended, beside = before.begun, before.ended, (*before.beside, *beside)
        for id, sign in marks:
            if sign is not None:
                self._runs.open[id] = sign
                begun.append(sign)
            elif id in self._runs.open:
                ended.append(self._runs.open.pop(id))
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

    def _marked(self, reading: ReadParagraph) -> ReadParagraph:
        """A paragraph with the marks that stood before it."""
        for mark in self._waiting:
            self._runs.mark(mark, reading)
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
