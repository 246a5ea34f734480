"""Where the paragraphs of a draft stand in the case as it is now: the rows and typed words of each.

The case may have changed since the draft went out. Its paragraphs are known again as those of two
versions are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from workbench.application.drafting.paragraphs import Unit, unit_of
from workbench.application.drafting.rows import StatementRow, StatementRowKind, rows
from workbench.application.returned.file import Shape
from workbench.application.returned.looks import shapes_in
from workbench.application.returned.taking.joints import Joint
from workbench.application.returned.taking.readings import figures_out, place_in, same_records
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.statement.cast import Cast, cast_of
from workbench.statement.comparing.aligning import align
from workbench.statement.comparing.versions import runs_of
from workbench.statement.comparing.words import changes, plain_spaces
from workbench.statement.markup.mapped import (
    PrintedLine,
    printed_lines,
)
from workbench.statement.nodes import Document, Style
from workbench.statement.numbering import numbers
from workbench.statement.printed import (
    PrintedParagraph,
    printed_block,
    printed_paragraphs,
)
from workbench.statement.walk import item_with_nested

_BESIDE = 3
"""By how many words on either side it is known that two paragraphs were joined."""

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
            same_records(printed, now),
        )
        self._groups = {place: group for group in groups if group.new for place in group.old}
        self._where = {
            place: group.new[min(group.old.index(place), len(group.new) - 1)]
            for place, group in self._groups.items()
        }
        self._printed_now, self._rows = now, rows_now
        self._texts = [plain_spaces(each.text) for each in now]

    def text(self, place: int) -> str:
        """What a paragraph of the draft says now, "" when it is gone."""
        at = self._where.get(place)
        return "" if at is None else self._texts[at]

    def prints(self, place: int, start: int, end: int) -> bool:
        """Whether words of a paragraph of the draft are printed as they were, whoever says them."""
        words, shift = self.words(place)
        return start < end and (
            place_in(words, self.text(place), start + shift, end + shift) is not None
        )

    def pieces(self, place: int) -> tuple[int, ...]:
        """The printed paragraphs that one of the draft is now; more than one where it was split."""
        found = self._groups.get(place)
        return found.new if found is not None else ()

    def split_off(self, place: int) -> list[str]:
        """What stands in paragraphs of its own since a paragraph of the draft was split."""
        return [self._texts[at] for at in self.pieces(place)[1:]]

    def moved(self, place: int) -> bool:
        """Whether a paragraph of the draft stands among others now."""
        found = self._groups.get(place)
        return found is not None and found.moved

    def begins(self, place: int) -> bool:
        """Whether a paragraph of the draft is the beginning of the one it stands in now."""
        found = self._groups.get(place)
        return found is None or found.old[0] == place

    def ends(self, place: int) -> bool:
        """Whether a paragraph of the draft is the end of the one it stands in now."""
        found = self._groups.get(place)
        return found is None or found.old[-1] == place

    def words(self, place: int) -> tuple[str, int]:
        """What the draft says of all that stands in one paragraph now, and where among it the words
        of a paragraph of the draft begin.
        """
        found = self._groups.get(place)
        alone = found is None or len(found.new) != 1
        olds = (place,) if found is None or alone else found.old
        said = [plain_spaces(self._printed[each].text) for each in olds]
        before = said[: olds.index(place)]
        return " ".join(said), sum(len(each) + 1 for each in before)

    def looks(self, place: int, start: int, end: int) -> list[frozenset[Style]]:
        """How words of a paragraph of the draft are set off now; none when they read otherwise."""
        at = self._where.get(place)
        words, shift = self.words(place)
        start, end = start + shift, end + shift
        found = place_in(words, self.text(place), start, end) if at is not None else None
        if at is None or found is None:
            return []
        runs = runs_of(self._printed_now[at].inlines)
        return [each.look.styles for each in runs for _ in each.text][slice(*found)]

    def shape(self, place: int) -> Shape | None:
        """What kind of paragraph one of the draft is now."""
        at = self._where.get(place)
        return shapes_in(self._printed_now)[at] if at is not None else None

    def parted(self, place: int, beside: tuple[str, str]) -> bool:
        """Whether some words of the draft end a paragraph now, and those behind begin the next."""
        before, behind = beside[0].split()[::-1], beside[1].split()
        around = self._around(place)
        return any(
            _begin_alike(said.split()[::-1], before) and _begin_alike(after.split(), behind)
            for said, after in pairwise(self._texts[max(around.start - 1, 0) : around.stop + 1])
        )

    def behind(self, place: int) -> int:
        """Behind which other paragraph of the draft one stands now; -1 for the beginning."""
        own = self._where.get(place, -1)
        before = [(at, other) for other, at in self._where.items() if at < own]
        return max(before)[1] if before else -1

    def at(self, place: int) -> Standing | None:
        """Where a paragraph of the draft stands now; None when it is gone, or is no row."""
        at = self._where.get(place)
        return self._rows[at] if at is not None else None

    def meet(self, place: int, joint: Joint) -> bool:
        """Whether a paragraph of the draft ends now as at a joint."""
        return self.text(place).split()[-1:] == joint.before.split()[-1:]

    def behind_joint(self, place: int, joint: Joint) -> Standing | None:
        """What begins as at a joint: a paragraph of the draft, or what was put in before it."""
        word = joint.behind.split()[:1]
        found = (at for at in self._around(place) if self._texts[at].split()[:1] == word)
        at = next(found, None)
        return self._rows[at] if at is not None else None

    def standings(self, place: int) -> list[Standing]:
        """Where the paragraphs stand that one of the draft is now, in their order."""
        return [row for at in self.pieces(place) if (row := self._rows[at]) is not None]

    def around(self, place: int) -> list[Standing]:
        """Where a paragraph of the draft stands now, and the new ones directly beside it."""
        return [row for at in self._around(place) if (row := self._rows[at]) is not None]

    def said_around(self, place: int) -> str:
        """What those say, one behind the other."""
        return " ".join(self._texts[at] for at in self._around(place))

    def _around(self, place: int) -> range:
        pieces = self.pieces(place)
        if not pieces:
            return range(0)
        known = {at for group in self._groups.values() for at in group.new}
        first, stop = pieces[0], pieces[-1] + 1
        while first and first - 1 not in known:
            first -= 1
        while stop < len(self._texts) and stop not in known:
            stop += 1
        return range(first, stop)

    def reads(self, places: Sequence[int], lines: Sequence[str], *, figures: bool = True) -> bool:
        """Whether some lines, whatever their spaces, stand now where paragraphs of the draft do.

        Without `figures` these may be others, as numbers of paragraphs are.
        """
        around = [at for each in places for at in self._around(each)]
        texts = self._texts[min(around) : max(around) + 1] if around else []
        now, said = (
            ["".join(each.split()) for each in some if each.strip()] for some in (texts, lines)
        )
        if not figures:
            now, said = ([figures_out(each) for each in some] for some in (now, said))
        return any(now[at : at + len(said)] == said for at in range(len(now)))

    def following(self, standing: Standing) -> str:
        """The address of the row behind another, "" when it is the last."""
        listed = [each.address for each in rows(self.document)]
        behind = listed[listed.index(standing.row.address) + 1 :]
        return behind[0] if behind else ""

    def said(self) -> list[str]:
        """What each paragraph says."""
        return [" ".join(words.split()) for words in self._texts]

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

    def joined(self, joint: Joint) -> bool:
        """Whether a paragraph goes on now from the words before a joint to those behind it."""
        first, last = joint.before.split(), joint.behind.split()
        seam = "".join((*first[-_BESIDE:], *last[:_BESIDE]))
        return bool(first and last) and any(seam in "".join(e.split()) for e in self._texts)

    def unit(self, standing: Standing) -> Unit | None:
        """The typed words behind it; None when the program words it."""
        return unit_of(self.case, standing.row.address)

    def line(self, standing: Standing) -> PrintedLine:
        """What is printed of the typed words behind a paragraph, which must have such."""
        unit = self.unit(standing)
        assert unit is not None
        return self.lines(unit)[standing.line]

    def piece(self, place: int, start: int, end: int) -> tuple[Standing, tuple[int, int]] | None:
        """In which paragraph that one of the draft was split into some words of it stand now, and
        where in its line; None when they read differently, or the program words them.
        """
        pieces = [
            each
            for each in self.standings(place)
            if (unit := self.unit(each)) is not None and each.line < len(self.lines(unit))
        ]
        lines = [plain_spaces(self.line(each).words) for each in pieces]
        words, shift = self.words(place)
        at, begins = place_in(words, " ".join(lines), start + shift, end + shift), 0
        for standing, line in zip(pieces, lines, strict=True):
            if at is not None and begins <= at[0] and at[1] <= begins + len(line):
                return standing, (at[0] - begins, at[1] - begins)
            begins += len(line) + 1
        return None

    def standing_parts(self, place: int, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts of some words of a paragraph that stand as they did, others between them."""
        words, shift = self.words(place)
        at = start + shift
        for change in changes(words, self.text(place)):
            stop = min(change.start, end + shift)
            if at < stop and words[at:stop].strip():
                yield at - shift, stop - shift
            at = max(at, change.end)
        if at < end + shift and words[at : end + shift].strip():
            yield at - shift, end

    def lines(self, unit: Unit) -> tuple[PrintedLine, ...]:
        """What is printed of some typed words."""
        if unit.one_line:
            # A title is printed as it is typed.
            return printed_lines(unit.markup, self.cast)
        return printed_lines(unit.markup, self.cast, self.numbers)


def _begin_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the first words of two rows of words are the same, as many as are looked at."""
    count = min(len(one), len(other), _BESIDE)
    return count > 0 and one[:count] == other[:count]


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
