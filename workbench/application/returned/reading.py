"""A returned file read against its draft: points, proposals, and what could not be placed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import replace
from functools import cached_property

from workbench.application.returned.file import (
    BREAK,
    HIDDEN,
    READ,
    ReturnedFile,
    Stretch,
    Tracked,
    words_of,
)
from workbench.application.returned.hands import told_of_paragraphs
from workbench.application.returned.moves import with_moves
from workbench.application.returned.places import place_words
from workbench.application.returned.points import Point, points
from workbench.application.returned.proposals import Proposed, proposed
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import StatementRefused
from workbench.domain.garbage import nothing_thrown_away
from workbench.domain.records.complaint import REFERENCE_FORM
from workbench.domain.text import as_sentence, capitalised, enumeration
from workbench.statement.characters import printable, prints_as_it_is
from workbench.statement.comparing.words import plain_spaces
from workbench.statement.nodes import TYPED, Document
from workbench.statement.printed import (
    PrintedKind,
    PrintedParagraph,
    draft_mark,
    mark_of_stored,
    printed_paragraphs,
)

_LEAST_KNOWN = 0.4
"""How much of a draft must be found in a file without signs for it to be that draft."""

_RUN = 5
"""By how many words that follow one another a draft is known again, whatever was changed."""

_STYLES = (
    "It was saved without the styles or lists of the draft: where all paragraphs of a kind look "
    "otherwise, that is no change."
)
_PREFERRED = 0.2
"""How much more like a file without signs the draft as it stands now must be than one sent."""

_CHOOSE = "Nothing was taken from it. Choose the case it belongs to, or the file that was sent."
_REFERENCE = re.compile(rf"\b{REFERENCE_FORM}\b")

_SHOWN = 5
"""So many paragraphs are named that are set by hand alike."""

_PAGES = re.compile(r"Page \d+ of \d+")


class Draft:
    """A version of the statement that a file may be; `name` is what a person calls it.

    Its words are only looked up when they are needed: a case may have many versions.
    """

    def __init__(
        self,
        name: str,
        number: int,
        load: Callable[[], Document],
        text: str = "",
        id: str = "",
        *,
        issued: bool = False,
    ) -> None:
        """`text` is the version as it is stored, where it is; `issued` whether it was sent."""
        self.name, self.number, self.version_id, self.issued = name, number, id, issued
        self._load, self._text = load, text

    @cached_property
    def _stored(self) -> Document:
        return self._load()

    @cached_property
    def document(self) -> Document:
        """The version itself, as it is printed."""
        return printable(self._stored)

    @cached_property
    def mark(self) -> str:
        """What a file of it is known by."""
        return mark_of_stored(self._text) if self._text else draft_mark(self._stored)

    @cached_property
    def printed(self) -> tuple[PrintedParagraph, ...]:
        """Its printed paragraphs."""
        printed = printed_paragraphs(self._stored)
        if prints_as_it_is("|".join([each.text for each in printed])):
            return printed
        return printed_paragraphs(self.document)

    @property
    def margins(self) -> dict[str, str]:
        """What its header, its footer and its watermark say."""
        meta = printable(replace(self._stored, sections=())).meta
        said = {"header": meta.header, "footer": meta.footer, "watermark": meta.watermark}
        return {place: plain_spaces(words) for place, words in said.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBack:
    """A returned file understood: the draft it is, and everything found in it.

    `printed` are the paragraphs of that draft, by whose places points and proposals speak.
    """

    draft: Draft
    printed: tuple[PrintedParagraph, ...]
    points: tuple[Point, ...]
    proposed: Proposed
    report: tuple[str, ...]


@nothing_thrown_away()
def read_back(file: ReturnedFile, drafts: Sequence[Draft]) -> ReadBack:
    """A returned file read against the one of the drafts it is, the latest of equal ones.

    Raises `StatementRefused` when it is none of them.
    """
    file, pasted = _as_pasted(file, drafts)
    draft, mark, remark = _which(file, drafts)
    remark = (*remark, *pasted, *_overtaken(draft, drafts))
    printed = draft.printed
    found = with_moves(proposed(file, printed, mark))
    said = tuple(points(file, printed, found.place_of))
    report = (*remark, *_report(file, draft, printed, found, said, mark))
    return ReadBack(draft=draft, printed=printed, points=said, proposed=found, report=tuple(report))


def _as_pasted(file: ReturnedFile, drafts: Sequence[Draft]) -> tuple[ReturnedFile, tuple[str, ...]]:
    """A file into which a whole draft was pasted, tracked, as if that had not been tracked, and
    what is to be said about it. Every other file stays as it is.
    """
    stretches = [each for paragraph in file.paragraphs for each in paragraph.stretches]
    put_in = [each for each in stretches if each.added is not None]
    if 2 * sum(len(each.text) for each in put_in) <= sum(len(each.text) for each in stretches):
        return file, ()
    kept, said = (
        _runs(_texts(file, gone)) for gone in (lambda e: e.added, lambda e: e.removed)
    )  # fmt: skip
    if any(_likeness(kept, each) >= _LEAST_KNOWN for each in drafts):
        return file, ()
    if all(_likeness(said, each) < _LEAST_KNOWN for each in drafts):
        return file, ()
    paragraphs = tuple(
        each._replace(
            stretches=tuple(own._replace(added=None) for own in each.stretches), end_added=None
        )
        for each in file.paragraphs
    )
    hands = sorted({each.added.author or "somebody" for each in put_in if each.added is not None})
    return replace(file, paragraphs=paragraphs), (
        f"All of the draft was pasted into it, tracked ({', '.join(hands)}); what became "
        "otherwise was found by comparison.",
    )


def _texts(file: ReturnedFile, gone: Callable[[Stretch], Tracked | None]) -> Iterator[str]:
    """What the paragraphs of a file say without some of their words."""
    for paragraph in file.paragraphs:
        yield "".join(each.text for each in paragraph.stretches if gone(each) is None)


def _which(file: ReturnedFile, drafts: Sequence[Draft]) -> tuple[Draft, str, tuple[str, ...]]:
    """The draft a file is, the mark its signs have, and what is to be said about it."""
    counted = Counter(sign.draft for each in file.paragraphs for sign in each.begun)
    for mark, _ in counted.most_common():
        known = _marked(drafts, mark)
        if known is not None:
            return known, mark, tuple(_foreign(counted, mark, drafts))
    known = _marked(drafts, file.draft) if file.draft else None
    if known is not None:
        remark = "The signs of its paragraphs are lost; they were known again by their words."
        return known, file.draft, (remark,)
    said = _runs(_texts(file, lambda each: each.added))
    likeness = {each.name: _likeness(said, each) for each in drafts}
    best = max(reversed(drafts), key=lambda e: likeness[e.name] - _PREFERRED * (not e.number),
               default=None)  # fmt: skip
    signed = bool(counted or file.draft)
    if best is None or likeness[best.name] < _LEAST_KNOWN:
        raise StatementRefused(
            "This is a draft, but none of this case." if signed else
            "This is no draft of this case: too few of its paragraphs are those of a draft.",
            _CHOOSE,
        )  # fmt: skip
    if other := _of_another_case(file, best):
        raise StatementRefused(f"This is a draft of another case, {other}.", _CHOOSE)
    signs = "Its signs are of a draft that this case has not"
    remark = signs if signed else "It has no sign of a draft that was issued"
    return best, best.mark, (f"{remark}; by its words it is {best.name}.",)


def _of_another_case(file: ReturnedFile, draft: Draft) -> str:
    """The reference a file has where the one of the draft stands nowhere in it; "" otherwise."""
    said = " ".join(each.text for paragraph in file.paragraphs for each in paragraph.stretches)
    titles = " ".join(e.text for e in draft.printed if e.kind is PrintedKind.TITLE)
    own, found = (_REFERENCE.findall(plain_spaces(words)) for words in (titles, said))
    return found[0] if own and found and not {*own} & {*found} else ""


def _marked(drafts: Sequence[Draft], mark: str) -> Draft | None:
    """The latest draft with a mark."""
    return next((each for each in reversed(drafts) if each.mark == mark), None)


def _overtaken(draft: Draft, drafts: Sequence[Draft]) -> Iterator[str]:
    """That another version has been issued since the one a file is."""
    later = [each for each in drafts[drafts.index(draft) + 1 :] if each.issued]
    if later and draft.number:
        yield f"{later[-1].name} has been issued since {draft.name}."


def _foreign(counted: Counter[str], own: str, drafts: Sequence[Draft]) -> Iterator[str]:
    others = sum(count for mark, count in counted.items() if mark != own)
    if others:
        ours = any(_marked(drafts, mark) is not None for mark in counted if mark != own)
        what = "another draft" if ours else "another case"
        yield f"Paragraphs copied from {what} stand in it ({others})."


def _likeness(said: Set[tuple[str, ...]], draft: Draft) -> float:
    """How much of a draft stands among the runs of words of a file."""
    own = _runs(each.text for each in draft.printed)
    return len(own & said) / len(own) if own else 0.0


def _runs(texts: Iterable[str]) -> set[tuple[str, ...]]:
    """Every few words that follow one another in some paragraphs."""
    found: set[tuple[str, ...]] = set()
    for text in texts:
        words = plain_spaces(text).split()
        starts = range(max(1, len(words) - _RUN + 1))
        found.update(tuple(words[at : at + _RUN]) for at in starts)
    return found


def _report(
    file: ReturnedFile,
    draft: Draft,
    printed: Sequence[PrintedParagraph],
    found: Proposed,
    said: Sequence[Point],
    mark: str,
) -> Iterator[str]:
    yield from file.remarks
    if not file.styled:
        yield _STYLES
    yield from found.set_by_programs
    for point in said:
        if not point.places:
            who = point.author or "somebody"
            yield as_sentence(
                f"A comment of {who} stands at no paragraph of the draft: “{point.text}”"
                if point.marked else
                f"A comment of {who} has lost its place; if it answers another, the file no longer "
                f"says which: “{point.text}”"
            )  # fmt: skip
    yield from _beside(file, printed, found, mark)
    yield from _by_hand(file, printed, found)
    yield from _margins(file, draft)
    yield from _ends(file, printed, found)
    yield from _undone(found, printed)
    yield from told_of_paragraphs(file, printed, found)


def _beside(
    file: ReturnedFile, printed: Sequence[PrintedParagraph], found: Proposed, mark: str
) -> Iterator[str]:
    begun = False
    for index, paragraph in enumerate(file.paragraphs):
        begun = begun or (
            bool(paragraph.begun) and mark in [sign.draft for sign in paragraph.begun]
        )
        if not paragraph.beside or not (begun or words_of(paragraph.stretches).strip()):
            continue  # A letterhead may have pictures.
        for what in paragraph.beside:
            where = place_words(printed, found.place_of[index])
            read = "" if READ in what else " It is no part of the statement."
            yield f"At {where} stands {what}.{read}"


def _by_hand(
    file: ReturnedFile, printed: Sequence[PrintedParagraph], found: Proposed
) -> Iterator[str]:
    """How paragraphs are set otherwise, where nobody tracked it; one line for each way."""
    places: dict[str, dict[str, None]] = {}
    for paragraph, place in zip(file.paragraphs, found.place_of, strict=True):
        for how in paragraph.by_hand if place >= 0 else ():
            places.setdefault(how, {})[place_words(printed, place)] = None
    for how, where in places.items():
        named = [*where][:_SHOWN]
        more = [f"{len(where) - len(named)} more"] if len(where) > len(named) else []
        said = capitalised(enumeration([*named, *more]))
        yield (
            f"{said} {'is' if len(where) == 1 else 'are'} set {how}, not tracked; the program sets "
            "a statement by itself, so that is no change."
        )


def _margins(file: ReturnedFile, draft: Draft) -> Iterator[str]:
    expected = draft.margins
    for margin in dict.fromkeys(file.margins):
        words = _PAGES.sub("", plain_spaces(margin.words)).strip()
        if words not in ("", expected[margin.place]) or margin.authors:
            by = f" (tracked: {', '.join(margin.authors)})" if margin.authors else ""
            yield f"The {margin.place} was changed{by}; it says “{margin.words}” now."
    if expected["header"] and not any(
        each.place == "header" and each.words for each in file.margins
    ):
        yield "The words of the header were taken out."


def _ends(
    file: ReturnedFile, printed: Sequence[PrintedParagraph], found: Proposed
) -> Iterator[str]:
    for paragraph, place in zip(file.paragraphs, found.place_of, strict=True):
        if paragraph.reshaped is not None and paragraph.shape_before == paragraph.shape:
            by, where = paragraph.reshaped.author or "somebody", place_words(printed, place)
            yield f"The layout of {where} was changed (tracked: {by})."
        if "\v" in "".join([each.text for each in paragraph.stretches]):
            where = place_words(printed, place)
            yield f"A line break stands in {where}; it is taken as a space."


def _undone(found: Proposed, printed: Sequence[PrintedParagraph]) -> Iterator[str]:
    by_number = {each.number: each for each in found.proposals}
    for passage in found.passages:
        for segment in passage.segments:
            adding, removing = by_number.get(segment.added), by_number.get(segment.removed)
            if adding is None:
                continue
            where = place_words(printed, passage.places[0])
            if removing is not None:
                who, other = adding.by.author or "somebody", removing.by.author or "somebody"
                ends = BREAK in segment.text
                what = "the end of a paragraph" if ends else f"“{segment.text}”"
                yield f"In {where} {other} took out again {what}, which {who} had put in."
            elif segment.looks.styles or HIDDEN in segment.looks.others:
                styles = (style.setting for style in TYPED if style in segment.looks.styles)
                look = HIDDEN if HIDDEN in segment.looks.others else next(styles)
                yield f"In {where} “{segment.text}” was put in {look}; it is taken plain."
