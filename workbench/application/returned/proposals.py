"""What is proposed in a returned file: each change of the draft, to be taken or left.

What was tracked has its author; what was not is found by comparison with the draft.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum

from workbench.application.returned.bases import Base, Bases, Inserted
from workbench.application.returned.file import (
    BREAK,
    ReturnedFile,
    Shape,
    Stretch,
    Tracked,
    words_of,
)
from workbench.application.returned.looks import (
    Reformatting,
    has_looks,
    reformatted,
    reshaped,
    shapes_in,
)
from workbench.application.returned.passages import (
    UNTRACKED,
    Overlay,
    Passage,
    Segment,
    as_they_are,
    joined_stretches,
)
from workbench.application.returned.typesetting import TypedLabels, Typesetting
from workbench.domain.dataclass import dataclass
from workbench.domain.text import how_many
from workbench.statement.comparing.aligning import Group, align
from workbench.statement.comparing.words import in_plain_spaces, plain_spaces
from workbench.statement.printed import PrintedKind, PrintedParagraph

_SET_BY_STYLE = (PrintedKind.TITLE, PrintedKind.SIGNATURE)


class ProposalKind(StrEnum):
    """What is proposed."""

    INSERT = "insert"
    DELETE = "delete"
    REPLACE = "replace"
    MOVE = "move"
    FORMAT = "format"
    SPLIT = "split"
    JOIN = "join"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One change proposed.

    `number` is its own among those of the file; `places` are the paragraphs of the draft it
    changes. A whole paragraph put in or moved stands `behind` a place (-1 for the beginning); words
    moved out of a paragraph stand in the one at the place `behind`.
    `before` and `after` are the words it is about; `formatting` says in words what a change of
    looks makes of them. `whole` says that it is about paragraphs as such, not about words in them;
    of a new one `file` is which paragraph of the file it is.
    """

    number: int
    kind: ProposalKind
    places: tuple[int, ...]
    by: Tracked
    tracked: bool
    before: str = ""
    after: str = ""
    formatting: str = ""
    whole: bool = False
    behind: int = -1
    shape: Shape | None = None
    looks: Reformatting | None = None
    file: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """Everything proposed in a file, and how the draft's paragraphs stand in it.

    `place_of` gives for a paragraph of the file the place in the draft it belongs to,
    `set_by_programs` says what is only set otherwise: numbers that are typed, quotation marks.
    """

    proposals: tuple[Proposal, ...]
    passages: tuple[Passage, ...]
    place_of: tuple[int, ...]
    set_by_programs: tuple[str, ...]
    found: int


def proposed(file: ReturnedFile, printed: Sequence[PrintedParagraph], draft: str) -> Proposed:
    """What a file proposes to change in a draft, given by its printed paragraphs and its mark."""
    return _Finding(file, printed, draft).found()


class _Finding:
    def __init__(self, file: ReturnedFile, printed: Sequence[PrintedParagraph], draft: str) -> None:
        self._file, self._printed = file, printed
        self._bases = Bases(file)
        self._shapes = shapes_in(printed)
        self._words = in_plain_spaces([each.text for each in printed])
        self._said = said = in_plain_spaces([base.text for base in self._bases.bases])
        self._groups = align(
            [each.strip() for each in self._words],
            [each.strip() for each in said],
            self._signs(draft, said),
        )
        self._labels, self._typesetting = TypedLabels(), Typesetting()
        self._sent = set(self._as_sent())
        self._behind: list[int] = []
        self._proposals: list[Proposal] = []
        self._add = self._proposals.append
        self._passages: list[Passage] = []
        self._likened = 0
        self._converted = set() if file.styled else set(self._changed_alike())

    def _as_sent(self) -> Iterator[int]:
        """The bases that are as they were sent, and where: their words, their looks, their kind.

        What some program set otherwise is taken as sent: typed labels, quotation marks, spaces.
        """
        bases, said, printed = self._bases.bases, self._said, self._printed
        for olds, news, moved in self._groups:
            if len(olds) != 1 or len(news) != 1:
                continue
            old, new = olds[0], news[0]
            base, words, shape = bases[new], self._words[old], self._shapes[old]
            if self._labels.take(base, shape, words):
                said[new] = plain_spaces(base.text)
            if said[new] != words:
                if not self._typesetting.take(base, words):
                    continue
                said[new] = plain_spaces(base.text)
            if (
                base.plain
                and not moved
                and base.shape == shape
                and base.reshaped is None
                and said[new] == words
                and not has_looks(printed[old])
            ):
                yield new

    def _signs(self, draft: str, said: Sequence[str]) -> dict[int, int]:
        """Which place of the draft each base carries the sign of."""
        found: dict[int, int] = {}
        for place, (first, last) in self._bases.signs(self._file, draft).items():
            if place >= len(self._words):
                continue
            chosen = first
            if last > first:
                own = set(self._words[place].split())
                chosen = max(
                    range(first, last + 1), key=lambda each: len(own & set(said[each].split()))
                )
            found.setdefault(chosen, place)
        return found

    def _changed_alike(self) -> Iterator[tuple[Shape, Shape | None]]:
        """Kinds of the draft that another program saved as other ones, all or most of each."""
        pairs = [
            (self._shapes[group.old[0]], _shape_before(self._bases.bases[group.new[0]]))
            for group in self._groups
            if len(group.old) == len(group.new) == 1
        ]
        sizes = Counter(was for was, _ in pairs)
        for pair, count in Counter(pairs).items():
            if pair[0].kind in _SET_BY_STYLE or 2 * count > sizes[pair[0]]:
                yield pair

    def found(self) -> Proposed:
        """All of it."""
        self._behind = self._places_behind()
        last = -1
        for group in self._together():
            if not group.new or group.new[0] not in self._sent:
                self._group(group, last)
            if group.old and not group.moved:
                last = group.old[-1]
        for inserted in self._bases.inserted:
            self._insert(inserted)
        return Proposed(
            proposals=tuple(self._proposals),
            passages=tuple(self._passages),
            place_of=tuple(self._places_of_file()),
            set_by_programs=tuple(
                filter(None, (self._labels.words, self._typesetting.words, _alike(self._likened)))
            ),
            found=sum(1 for group in self._groups if group.old and group.new),
        )

    def _together(self) -> Iterator[Group]:
        """The groups, those joined whose bases somebody joined, tracked."""
        if not any(base.joined for base in self._bases.bases):
            yield from self._groups
            return
        waiting: Group | None = None
        for group in self._groups:
            behind = waiting is not None and group.new[:1] == (waiting.new[-1] + 1,)
            if waiting is not None and group.new and (group.old or behind):
                group = Group((*waiting.old, *group.old), (*waiting.new, *group.new), waiting.moved)
                waiting = None
            joined = group.new and self._bases.bases[group.new[-1]].joined is not None
            if group.old and joined and waiting is None:
                waiting = group
                continue
            yield group
        if waiting is not None:
            yield waiting

    def _places_behind(self) -> list[int]:
        """For each base, the place of the draft it is, or stands behind."""
        own: dict[int, int] = {
            base: group.old[-1] for group in self._groups for base in group.new if group.old
        }
        found, last = [], -1
        for base in range(len(self._bases.bases)):
            last = own.get(base, last)
            found.append(last)
        return found

    def _places_of_file(self) -> Iterator[int]:
        bases = self._bases.behind_file | self._bases.of_file
        for file in range(len(self._file.paragraphs)):
            base = bases.get(file, -1)
            yield self._behind[base] if base >= 0 else -1

    @property
    def _next(self) -> int:
        """The number of the next proposal."""
        return len(self._proposals)

    def _group(self, group: Group, last: int) -> None:
        bases = [self._bases.bases[each] for each in group.new]
        if not any(base.text.strip() or base.final_text.strip() for base in bases):
            self._gone(group.old, UNTRACKED, False)
        elif not group.old:
            self._come(bases[0], last)
        elif all(base.gone is not None for base in bases):
            assert bases[0].gone is not None
            self._gone(group.old, bases[0].gone, True)
        else:
            if group.moved:
                self._moved(group.old, self._behind_in_file(group.new[0]))
            self._edited(group.old, bases)

    def _is_converted(self, places: Sequence[int], base: Base) -> bool:
        return any((self._shapes[each], _shape_before(base)) in self._converted for each in places)

    def _set_as_one_gone(self, base: Base) -> bool:
        """Whether it is of the kind of the paragraph taken out before it, as LibreOffice does."""
        before = self._file.paragraphs[max(base.files[0] - 1, 0)]
        alike = before.shape == base.shape and before.end_removed is not None
        likened = alike and not words_of(before.stretches).strip()
        self._likened += likened
        return likened

    def _behind_in_file(self, base: int) -> int:
        return self._behind[base - 1] if base else -1

    def _gone(self, places: Sequence[int], by: Tracked, tracked: bool) -> None:
        for place in places:
            words = self._printed[place].text
            self._add(Proposal(number=self._next, kind=ProposalKind.DELETE, places=(place,), by=by,
                               tracked=tracked, before=words, whole=True,
                               shape=self._shapes[place]))  # fmt: skip

    def _come(self, base: Base, last: int) -> None:
        own = [each for each in base.files if each not in self._bases.behind_file]
        # Somebody may have split it since, tracked.
        for part, text in enumerate(base.final_text.split(BREAK)):
            words, shape = self._labels.of_new(text.strip(), base.shape)
            if base.gone is None and words:
                self._add(Proposal(number=self._next, kind=ProposalKind.INSERT, places=(),
                                   by=UNTRACKED, tracked=False, after=words, whole=True,
                                   behind=last, shape=shape, file=own[:part + 1][-1]))  # fmt: skip

    def _insert(self, inserted: Inserted) -> None:
        behind = self._behind[inserted.behind] if inserted.behind >= 0 else -1
        words, shape = self._labels.of_new(inserted.text.strip(), inserted.shape)
        self._add(Proposal(number=self._next, kind=ProposalKind.INSERT, places=(), by=inserted.by,
                           tracked=True, after=words, whole=True, behind=behind,
                           shape=shape, file=inserted.file))  # fmt: skip

    def _moved(self, places: Sequence[int], behind: int) -> None:
        words = BREAK.join(self._printed[each].text for each in places)
        self._add(Proposal(number=self._next, kind=ProposalKind.MOVE, places=tuple(places),
                           by=UNTRACKED, tracked=False, before=words, after=words, whole=True,
                           behind=behind))  # fmt: skip

    def _edited(self, places: Sequence[int], bases: Sequence[Base]) -> None:
        words = BREAK.join(self._words[each] for each in places)
        stretches = joined_stretches(bases)
        if _untouched(stretches, words):
            passage = Passage(tuple(places), tuple(as_they_are(stretches)))
        else:
            overlay = Overlay(self._next)
            passage = overlay.passage(places, words, stretches)
            self._passages.append(passage)
            own, before = passage.by_number(), passage.text(())
            for edit in overlay.edits:
                number = self._next
                self._add(_worded(passage, own[number], before, number, edit.by, edit.tracked))
        # Of a paragraph that was split the parts may be of several kinds: that is told.
        parted = len(places) == 1 and len({each.shape for each in bases}) > 1
        for base in bases if not parted else ():
            for change in reshaped(base, [self._shapes[each] for each in places]):
                if not change.tracked and (
                    self._is_converted(places, base) or self._set_as_one_gone(base)
                ):
                    continue
                self._add(Proposal(number=self._next, kind=ProposalKind.FORMAT,
                                   places=tuple(places), by=change.by, tracked=change.tracked,
                                   before=words, after=words, formatting=change.words, whole=True,
                                   shape=base.shape))  # fmt: skip
        for found in reformatted(passage, [self._printed[each] for each in places]):
            self._add(Proposal(number=self._next, kind=ProposalKind.FORMAT, places=tuple(places),
                               by=found.by, tracked=found.tracked, before=found.text,
                               after=found.text, formatting=found.words,
                               looks=found))  # fmt: skip


def _alike(count: int) -> str:
    if not count:
        return ""
    return (
        f"In {how_many(count, 'place')} what stands behind a paragraph taken out is set as that "
        "was, not tracked, as some programs save it; that is no change."
    )


def _shape_before(base: Base) -> Shape | None:
    return base.shape if base.shape_before is None else base.shape_before


def _untouched(stretches: Sequence[Stretch], words: str) -> bool:
    """Whether some words are those of the draft, nothing done to them but to their looks."""
    if any(each.added or each.removed for each in stretches):
        return False
    return plain_spaces("".join(each.text for each in stretches)) == words


def _worded(
    passage: Passage, own: Sequence[Segment], words: str, number: int, by: Tracked, tracked: bool
) -> Proposal:
    """The proposal of one edit inside a passage that says `words`, by its own segments."""
    removed = "".join(each.text for each in own if each.removed == number)
    added = "".join(each.text for each in own if each.added == number)
    kind = ProposalKind.REPLACE
    before, after = removed, added
    if BREAK in f"{removed}{added}" and not f"{removed}{added}".strip():
        kind = ProposalKind.SPLIT if BREAK in added else ProposalKind.JOIN
        before, after = words, passage.text((number,))
    elif not removed:
        kind = ProposalKind.INSERT
    elif not added:
        kind = ProposalKind.DELETE
    end = max((each.start + len(each.text) if each.old else each.start) for each in own)
    first, last = (words.count(BREAK, 0, at) for at in (own[0].start, end))
    return Proposal(number=number, kind=kind, places=passage.places[first : last + 1], by=by,
                    tracked=tracked, before=before, after=after)  # fmt: skip
