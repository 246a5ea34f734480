"""Where the paragraphs of a draft stand in the case as it is now: the rows and typed words of each.

The case may have changed since the draft went out. Its paragraphs are known again as those of two
versions are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from workbench.application.drafting.paragraphs import Unit, unit_of
from workbench.application.drafting.rows import StatementRow, StatementRowKind, rows
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.statement.cast import Cast, cast_of
from workbench.statement.comparing.aligning import align
from workbench.statement.comparing.words import changes, plain_spaces
from workbench.statement.markup.mapped import (
    PrintedLine,
    WordChange,
    applied,
    printed_lines,
)
from workbench.statement.nodes import Document
from workbench.statement.numbering import numbers
from workbench.statement.printed import (
    PrintedParagraph,
    printed_block,
    printed_paragraphs,
    same_origin,
)
from workbench.statement.walk import item_with_nested

_BESIDE = 3
"""By how many words on either side it is known that two paragraphs were joined."""

_FIGURES = re.compile(r"\d+")
Compose = Callable[[CaseFile], Document]


@dataclass(frozen=True, slots=True)
class Standing:
    """A paragraph of the draft in the case now: its row, and which of that row's lines it is."""

    row: StatementRow
    line: int
    lines: int


class Now:
    """The statement of a case as it stands, and where each paragraph of a draft is in it."""

    def __init__(
        self, case: CaseFile, compose: Compose, printed: Sequence[PrintedParagraph]
    ) -> None:
        self.case = case
        self.document = compose(case)
        self.cast: Cast = cast_of(case)
        self.numbers = numbers(self.document)
        self._printed = printed
        now = printed_paragraphs(self.document)
        rows_now = list(_places(self.document, len(now)))
        groups = align(
            [plain_spaces(each.text).strip() for each in printed],
            [plain_spaces(each.text).strip() for each in now],
            _same_records(printed, now),
        )
        self._where = where = {
            place: group.new[min(at, len(group.new) - 1)]
            for group in groups if group.new
            for at, place in enumerate(group.old)
        }  # fmt: skip
        self._texts = {place: plain_spaces(now[found].text) for place, found in where.items()}
        self._standing = {
            place: found for place, at in where.items() if (found := rows_now[at]) is not None
        }

    def text(self, place: int) -> str:
        """What a paragraph of the draft says now, "" when it is gone."""
        return self._texts.get(place, "")

    def behind(self, place: int) -> int:
        """Behind which other paragraph of the draft one stands now; -1 for the beginning."""
        own = self._where.get(place, -1)
        before = [(at, other) for other, at in self._where.items() if at < own]
        return max(before)[1] if before else -1

    def at(self, place: int) -> Standing | None:
        """Where a paragraph of the draft stands now; None when it is gone, or is no row."""
        return self._standing.get(place)

    def following(self, standing: Standing) -> str:
        """The address of the row behind another, "" when it is the last."""
        listed = [each.address for each in rows(self.document)]
        behind = listed[listed.index(standing.row.address) + 1 :]
        return behind[0] if behind else ""

    def said(self) -> Counter[str]:
        """What is printed, without figures, which follow from the order of paragraphs."""
        return Counter(
            " ".join(_FIGURES.sub("", plain_spaces(each.text)).split())
            for each in printed_paragraphs(self.document)
        )

    def level(self, place: int) -> int:
        """How deep a paragraph of the draft stands, as an item of a list."""
        return self._printed[place].level

    def new_behind(self, words: str) -> Iterator[int]:
        """Behind which places of the draft new paragraphs stand now that say some words."""
        said = " ".join(plain_spaces(words).split())
        own = {at: place for place, at in self._where.items()}
        behind = -1
        for at, each in enumerate(printed_paragraphs(self.document)):
            place = own.get(at, -1)
            was = self._printed[place].text if place >= 0 else ""
            if (
                " ".join(plain_spaces(each.text).split())
                == said
                != " ".join(plain_spaces(was).split())
            ):
                yield behind
            if place >= 0:
                behind = place

    def known(self, place: int) -> bool:
        """Whether what stands there now is more like that paragraph of the draft than any other."""
        now = Counter(self.text(place).split())
        words = [Counter(plain_spaces(each.text).split()) for each in self._printed]
        shared = [(each & now).total() for each in words]
        least = min(words[place].total(), now.total())
        return shared[place] == max(shared) and 2 * shared[place] >= least

    def joined(self, places: Sequence[int]) -> bool:
        """Whether a paragraph goes on now from the end of the first to the start of the last."""
        first, last = (
            plain_spaces(self._printed[each].text).split() for each in (places[0], places[-1])
        )
        seam = " ".join((*first[-_BESIDE:], *last[:_BESIDE]))
        now = (
            " ".join(plain_spaces(each.text).split()) for each in printed_paragraphs(self.document)
        )
        return any(seam in said for said in now)

    def unit(self, standing: Standing) -> Unit | None:
        """The typed words behind it; None when the program words it."""
        return unit_of(self.case, standing.row.address)

    def lines(self, unit: Unit) -> tuple[PrintedLine, ...]:
        """What is printed of some typed words."""
        if unit.one_line:
            # A title is printed as it is typed.
            return printed_lines(unit.markup, self.cast)
        return printed_lines(unit.markup, self.cast, self.numbers)


def _same_records(
    before: Sequence[PrintedParagraph], now: Sequence[PrintedParagraph]
) -> dict[int, int]:
    """Paragraphs of the same record, by their places, now to before.

    Which is which of a record that has more of them now, or fewer, is told by their words alone.
    """
    counts, counts_now = (Counter(each.origin for each in printed) for printed in (before, now))
    return {
        place: was
        for place, was in same_origin(before, now).items()
        if counts[before[was].origin] == counts_now[before[was].origin]
    }


def place_in(words: str, line: str, start: int, end: int) -> tuple[int, int] | None:
    """Where words of the draft stand in a line now; None when they read differently there."""
    shift = 0
    for change in changes(words, line):
        if change.start >= end and not change.start == end == start:
            break
        if change.end <= start:
            shift = change.new_end - change.end
        elif change.start < end and change.end > start:
            return None
    if plain_spaces(words[start:end]) != plain_spaces(line[start + shift : end + shift]):
        return None
    return start + shift, end + shift


def stand_in(words: str, line: str, edits: Sequence[WordChange]) -> bool:
    """Whether changes of words of the draft stand in a line already.

    They do when the changed words lie between those of the draft and those of the line.
    """
    changed = applied(words, edits)
    for with_spaces in (False, True):
        if size := _difference(words, changed, with_spaces):
            rest = _difference(changed, line, with_spaces)
            return _difference(words, line, with_spaces) >= size + rest
    return False


def _difference(before: str, after: str, with_spaces: bool) -> int:
    """How many signs are not the same in two texts."""
    other = "".join(
        before[each.start : each.end] + after[each.new_start : each.new_end]
        for each in changes(before, after)
    )
    return len(other if with_spaces else "".join(other.split()))


def _places(document: Document, count: int) -> list[Standing | None]:
    """For each printed paragraph the row it is of; None for the titles over the statement."""
    found: list[Standing | None] = []
    for row in rows(document):
        size = _size(row)
        found += [Standing(row, line, size) for line in range(size)]
    return [*([None] * (count - len(found))), *found]


def _size(row: StatementRow) -> int:
    if row.kind is StatementRowKind.SECTION:
        return 1
    if row.item is not None:
        return sum(1 for _ in item_with_nested(row.item))
    return sum(len(tuple(printed_block(block))) for block in row.blocks)
