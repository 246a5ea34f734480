"""Changed looks: words set off otherwise than in the draft, paragraphs that became another kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from workbench.application.returned.bases import Base
from workbench.application.returned.file import PLAIN, Looks, Shape, Tracked
from workbench.application.returned.passages import UNTRACKED, Passage, Segment
from workbench.domain.dataclass import dataclass
from workbench.statement.comparing.versions import runs_of
from workbench.statement.nodes import TYPED, Style, Styled
from workbench.statement.printed import PrintedKind, PrintedParagraph

_KIND_WORDS = {
    PrintedKind.TITLE: "a title",
    PrintedKind.NUMBERED: "a numbered paragraph",
    PrintedKind.UNNUMBERED: "a paragraph without number",
    PrintedKind.QUOTE: "a quotation",
    PrintedKind.SIGNATURE: "the signature",
}

_SET_BY_STYLE = (PrintedKind.HEADING, PrintedKind.TITLE, PrintedKind.SIGNATURE)
_SHAPES = {kind: Shape(kind) for kind in PrintedKind}


@dataclass(frozen=True, slots=True)
class Reformatting:
    """Words of the draft, from `start` to `end` of their passage, that look otherwise.

    `on` are the styles in which they are to be set, `off` those in which they are no longer;
    `others` names what a statement does not have.
    """

    by: Tracked
    tracked: bool
    text: str
    start: int
    end: int
    on: frozenset[Style] = frozenset()
    off: frozenset[Style] = frozenset()
    others: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What became of them, in words."""
        said = (
            style.setting if style in self.on else f"no longer {style.setting}"
            for style in TYPED
            if style in self.on | self.off
        )  # fmt: skip
        return ", ".join((*said, *self.others))


@dataclass(frozen=True, slots=True)
class Reshaping:
    """A paragraph that became another kind, in words."""

    by: Tracked
    tracked: bool
    words: str


def reformatted(passage: Passage, printed: Sequence[PrintedParagraph]) -> Iterator[Reformatting]:
    """Words of a passage that look otherwise than in the draft, neighbours alike in it as one."""
    if all(map(_plain, passage.segments)) and not any(map(has_looks, printed)):
        return
    if any(each.kind in _SET_BY_STYLE for each in printed):
        own: list[tuple[int, Looks | None]] = []
    else:
        own = list(_looks(printed))
    last: Reformatting | None = None
    for segment in passage.segments:
        for found in _of_segment(segment, own):
            if last is not None and last.end == found.start and _alike(last, found):
                last = replace(last, text=last.text + found.text, end=found.end)
                continue
            if last is not None:
                yield last
            last = found
    if last is not None:
        yield last


def _plain(segment: Segment) -> bool:
    return segment.looks == PLAIN and segment.reformatted is None


def has_looks(paragraph: PrintedParagraph) -> bool:
    """Whether words of a paragraph of the draft are set off from the others."""
    return Styled in map(type, paragraph.inlines)


def _alike(one: Reformatting, other: Reformatting) -> bool:
    return (one.by.author, one.tracked, one.on, one.off, one.others) == (
        other.by.author, other.tracked, other.on, other.off, other.others
    )  # fmt: skip


def _of_segment(segment: Segment, own: list[tuple[int, Looks | None]]) -> Iterator[Reformatting]:
    """`own` are the places from which words of the draft look so; None for those that vary."""
    if not segment.old or segment.removed >= 0 or not segment.text.strip():
        return
    if segment.reformatted is not None and segment.before is not None:
        made = _difference(segment.before, segment.looks)
        if made is not None:
            end = segment.start + len(segment.text)
            yield Reformatting(segment.reformatted, True, segment.text, segment.start, end, *made)
    base = segment.before if segment.before is not None else segment.looks
    for text, start, looks in _parts(segment, own):
        made = _difference(looks, base) if looks is not None else None
        if made is not None and text.strip():
            yield Reformatting(UNTRACKED, False, text, start, start + len(text), *made)


def _parts(
    segment: Segment, own: list[tuple[int, Looks | None]]
) -> Iterator[tuple[str, int, Looks | None]]:
    end = segment.start + len(segment.text)
    for index, (start, looks) in enumerate(own):
        stop = own[index + 1][0] if index + 1 < len(own) else end
        first, last = max(start, segment.start), min(stop, end)
        if first < last:
            yield segment.text[first - segment.start : last - segment.start], first, looks


def _difference(
    before: Looks, after: Looks
) -> tuple[frozenset[Style], frozenset[Style], tuple[str, ...]] | None:
    on, off = after.styles - before.styles, before.styles - after.styles
    others = tuple(each for each in after.others if each not in before.others)
    others += tuple(f"no longer {each}" for each in before.others if each not in after.others)
    return (on, off, others) if on or off or others else None


def _looks(printed: Sequence[PrintedParagraph]) -> Iterator[tuple[int, Looks | None]]:
    """How the words of a passage look in the draft: from which place on, and how."""
    at = 0
    last: Looks | None | str = ""
    for index, paragraph in enumerate(printed):
        at += 1 if index else 0
        for words in runs_of(paragraph.inlines):
            varies = words.look.citation or words.look.placeholder
            looks = None if varies else Looks(words.look.styles)
            if looks != last and words.text:
                yield at, looks
                last = looks
            at += len(words.text)


def reshaped(base: Base, expected: Sequence[Shape]) -> Iterator[Reshaping]:
    """What a paragraph became, against what it was before a tracked change, and in the draft.

    `expected` are the shapes of the paragraphs of the draft that it is.
    """
    if base.gone is not None:
        return
    if base.reshaped is not None and base.shape_before not in (None, base.shape):
        yield Reshaping(base.reshaped, True, became(base.shape))
    before = base.shape_before if base.shape_before is not None else base.shape
    if before not in expected and len(expected) == 1:
        yield Reshaping(UNTRACKED, False, became(before))


def shapes_in(printed: Sequence[PrintedParagraph]) -> list[Shape]:
    """What the paragraphs of the draft are in its Word file, where headings skip no level."""
    found, level = [], 0
    for paragraph in printed:
        kind = paragraph.kind
        if kind is PrintedKind.HEADING:
            level = min(paragraph.level, level + 1, 3)
            found.append(Shape(kind, level))
        elif kind is PrintedKind.ITEM:
            found.append(_item_shape(paragraph.level, paragraph.lettered))
        else:
            found.append(_SHAPES[kind])
    return found


@cache
def _item_shape(level: int, lettered: bool) -> Shape:
    return Shape(PrintedKind.ITEM, level, lettered)


def became(shape: Shape) -> str:
    """What a paragraph of some kind became, in words."""
    if shape.kind is PrintedKind.HEADING:
        return f"became a heading of level {shape.level}"
    if shape.kind is PrintedKind.ITEM:
        deep = f", level {shape.level + 1}" if shape.level else ""
        return f"became {'a lettered' if shape.lettered else 'a bulleted'} item{deep}"
    return f"became {_KIND_WORDS[shape.kind]}"
