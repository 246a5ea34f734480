"""Proposals taken: each change made in the record its words came from, or said why it is not.

Words go into the event, finding or text they are of; standard wording becomes words of the case's
own. Changes of words come first, all of a paragraph at once; then what moves, splits or joins
paragraphs, from the end of the statement to its beginning.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import field, replace

from workbench.application.drafting.paragraphs import Acted, editable, reword, set_unit
from workbench.application.returned.bases import BREAK
from workbench.application.returned.passages import Passage
from workbench.application.returned.proposals import Proposal, ProposalKind
from workbench.application.returned.reading import ReadBack
from workbench.application.returned.taking.already import (
    THERE,
    not_parted,
    refuse_done,
    styles_to_change,
)
from workbench.application.returned.taking.joints import Joint, joints
from workbench.application.returned.taking.rearranging import (
    BEHIND_MOVED,
    OF_WORDS,
    effects,
    of_another_kind,
    of_paragraphs,
    out_of_list,
    rearranged,
    with_items,
)
from workbench.application.returned.taking.standing import (
    Compose,
    Now,
    Standing,
    edits_to,
    place_in,
    stand_in,
)
from workbench.application.returned.taking.words import (
    DATED,
    breaks,
    by_place,
    changes_date,
    dated_anew,
    is_of,
    lines_of,
    takes_back,
    without_spaces,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import InvalidInput
from workbench.statement.comparing.words import plain_spaces
from workbench.statement.markup.mapped import (
    WordChange,
    applied,
    with_changes,
    with_style,
    without_style,
)
from workbench.statement.origins import first
from workbench.statement.printed import PrintedKind

_Edit = tuple[Proposal, WordChange]
NewId = Callable[[str], str]
Sources = Callable[[CaseFile], Mapping[str, str]]
"""What the program would print where words can stand in for it: authored text by its origin."""

_GONE = "that paragraph is no longer in the statement"
_TITLE = "the lines over the statement come from the Overview"
_DATE = "that date comes from the event; change it in the chronology"
_DIFFERENT = "the words there read differently now"
_BY_PROGRAM = "those words, and how they look, come from the program"
_FORMAT = "a statement has bold and italic words only"


@dataclass(slots=True)
class Taken:
    """The case with proposals taken, and those that could not be, each with the reason.

    `noted` are taken ones of which something is to be said: that the words stand elsewhere.
    """

    case: CaseFile
    taken: list[Proposal] = field(default_factory=list)
    left: list[tuple[Proposal, str]] = field(default_factory=list)
    noted: list[tuple[Proposal, str]] = field(default_factory=list)


def take(
    case: CaseFile,
    found: ReadBack,
    proposals: Sequence[Proposal],
    compose: Compose,
    sources: Sources,
    new_id: NewId,
) -> Taken:
    """The case with proposals taken, as far as they can be."""
    making = _Taking(case, found, compose, sources, new_id)
    making.words(proposals)
    making.looks(proposals)
    making.paragraphs(proposals)
    return making.result


class _Taking:
    def __init__(
        self,
        case: CaseFile,
        found: ReadBack,
        compose: Compose,
        sources: Sources,
        new_id: NewId,
    ) -> None:
        self.result = Taken(case)
        self._found = found
        self._compose, self._sources, self._new_id = compose, sources, new_id
        self._offered: Mapping[str, str] | None = None
        self._begun = self._now()

    def _now(self) -> Now:
        return Now(self.result.case, self._compose, self._found.printed)

    def _done(self, proposal: Proposal) -> None:
        if all(each.number != proposal.number for each in self.result.taken):
            self.result.taken.append(proposal)

    def _not(self, proposal: Proposal, why: str) -> None:
        self.result.left.append((proposal, why))

    def _kept(self, was: Now, now: Now, proposals: Sequence[Proposal]) -> Now:
        """Leave standard wording as it was where none of some proposals could be taken in it."""
        taken = {each.number for each in self.result.taken}
        if taken.isdisjoint(each.number for each in proposals):
            self.result.case, now = was.case, was
        return now

    def words(self, proposals: Sequence[Proposal]) -> None:
        """Take the changes of words inside paragraphs, each of them whole or not at all."""
        inside = [each for each in proposals if not each.whole and each.kind in OF_WORDS]
        before = self.result.case
        chosen = {each.number for each in proposals}
        self._words(inside, chosen)
        done = {each.number for each in self.result.taken}
        halves = {each.number: why for each, why in self.result.left if each.number in done}
        if halves:
            self.result = Taken(before)
            self._words([each for each in inside if each.number not in halves], chosen)
            self.result.left += [(e, halves[e.number]) for e in inside if e.number in halves]

    def _words(self, inside: Sequence[Proposal], chosen: Collection[int]) -> None:
        now = self._begun
        for passage in self._found.proposed.passages:
            there = self._joined(now, passage, chosen)
            for each in [each for each in inside if each.number in there]:
                self._not(each, THERE)
            here = [e for e in inside if is_of(passage, e) and e.number not in there]
            for place, edits in by_place(passage, here, self._found):
                changed = self._change_line(now, place, edits)
                now = self._kept(now, changed, [proposal for proposal, _ in edits])

    def _joined(self, now: Now, passage: Passage, chosen: Collection[int]) -> set[int]:
        """The numbers of proposals whose words stand already where they join two paragraphs."""
        there: set[int] = set()
        for number in chosen:
            found = [each for each in joints([passage], number, chosen) if now.joined(each)]
            there.update(*[each.numbers for each in found])
        return there

    def _change_line(self, now: Now, place: int, edits: Sequence[_Edit]) -> Now:
        ready = self._ready(now, place)
        if isinstance(ready, str):
            for proposal, _ in edits:
                self._not(proposal, ready)
            return now
        now, standing = ready
        words = plain_spaces(self._found.printed[place].text)
        made, dates, parted = list[_Edit](), list[_Edit](), list[_Edit]()
        said = plain_spaces(now.line(standing).words)
        parts = any(BREAK in proposal.after for proposal, _ in edits)
        whole = now.said_around(place) if parts else " ".join((said, *now.split_off(place)))
        all_there = stand_in(words, whole, [edit for _, edit in edits])
        for proposal, edit in edits:
            at = place_in(words, said, edit.start, edit.end)
            printed = at is None and now.prints(place, edit.start, edit.end)
            if not printed and (all_there or stand_in(words, whole, [edit])):
                self._not(proposal, THERE)
            elif at is None and changes_date(now.case, standing.row.address, words, said, edit):
                dates.append((proposal, edit))
            elif at is None:
                parted.append((proposal, edit))
            else:
                made.append((proposal, WordChange(*at, edit.words)))
        if dates:
            now = self._date(now, place, words, dates)
        if made:
            now = self._reword(now, standing, made)
        for proposal, edit in parted:
            now = self._change_piece(now, place, proposal, edit)
        return now

    def _change_piece(self, now: Now, place: int, proposal: Proposal, edit: WordChange) -> Now:
        """Change words that stand in a paragraph of their own since theirs was split."""
        piece = now.piece(place, edit.start, edit.end)
        if piece is not None:
            return self._reword(now, piece[0], [(proposal, WordChange(*piece[1], edit.words))])
        said = f"{self._found.printed[place].text[edit.start : edit.end]}{edit.words}"
        why = _DIFFERENT if said.strip() or not now.split_off(place) else THERE
        self._not(proposal, _BY_PROGRAM if now.prints(place, edit.start, edit.end) else why)
        return now

    def _reword(self, now: Now, standing: Standing, edits: Sequence[_Edit]) -> Now:
        unit = now.unit(standing)
        assert unit is not None
        changes = [change for _, change in edits]
        text = with_changes(unit.markup, now.line(standing), changes, now.cast, now.numbers)
        return self._set(now, standing, text, [proposal for proposal, _ in edits])

    def _date(self, now: Now, place: int, words: str, edits: Sequence[_Edit]) -> Now:
        """Take a changed date into its event, where it is printed as in the file then."""
        wanted = applied(words, [edit for _, edit in edits])
        upto = len(wanted) - len(words) + max(edit.end for _, edit in edits)
        standing, before = now.at(place), self.result.case
        if standing is not None:
            self.result.case = dated_anew(before, standing.row.address, wanted)
        there = now.text(place).startswith(wanted[: upto + 2])  # and what stands behind it
        changed = self._now()
        if there or self.result.case == before or not changed.text(place).startswith(wanted[:upto]):
            self.result.case = before
            for proposal, _ in edits:
                self._not(proposal, THERE if there else _DATE)
            return now
        for proposal, _ in edits:
            self._done(proposal)
            self.result.noted.append((proposal, DATED))
        return changed

    def _set(
        self, now: Now, standing: Standing, text: str | None, proposals: Sequence[Proposal]
    ) -> Now:
        try:
            if text is None:
                raise InvalidInput("the paragraph would not read so")
            acted = set_unit(self.result.case, standing.row.address, text)
        except InvalidInput as refused:
            for proposal in proposals:
                self._not(proposal, refused.message)
            return now
        self.result.case = acted.case
        for proposal in proposals:
            self._done(proposal)
        return self._now()

    def _ready(self, now: Now, place: int) -> tuple[Now, Standing] | str:
        """Where a paragraph can be changed, reworded for this case first if it must be.

        Why not, in words, when it cannot.
        """
        standing = now.at(place)
        if standing is None:
            title = self._found.printed[place].kind is PrintedKind.TITLE
            return _TITLE if title else _GONE
        if now.unit(standing) is None:
            address = standing.row.address
            state = editable(self.result.case, address)
            if not state.rewordable:
                return state.reason
            if self._offered is None:
                self._offered = self._sources(self.result.case)
            try:
                words = self._offered.get(first(address.partition("#")[0]), "")
                acted: Acted = reword(self.result.case, address, words, self._new_id("override"))
            except InvalidInput as refused:
                return refused.message
            self.result.case = acted.case
            now = self._now()
            standing = now.at(place)
            if standing is None:
                return _GONE
        unit = now.unit(standing)
        if unit is None or standing.line >= len(now.lines(unit)):
            return editable(self.result.case, standing.row.address).reason
        return now, standing

    def looks(self, proposals: Sequence[Proposal]) -> None:
        """Take changes to how words are set off."""
        now = self._now()
        for proposal in [each for each in proposals if each.kind is ProposalKind.FORMAT]:
            change = self._kind if proposal.looks is None else self._look
            now = self._kept(now, change(now, proposal), [proposal])

    def _kind(self, now: Now, proposal: Proposal) -> Now:
        ready = self._ready(now, proposal.places[0])
        if isinstance(ready, str):
            self._not(proposal, ready)
            return now
        try:
            self.result.case = of_another_kind(ready[0], proposal.places[0], proposal.shape).case
        except InvalidInput as refused:
            self._not(proposal, refused.message)
            return now
        self._done(proposal)
        return self._now()

    def _look(self, now: Now, proposal: Proposal) -> Now:
        assert proposal.looks is not None
        if not proposal.looks.on | proposal.looks.off:
            self._not(proposal, _FORMAT)
            return now
        words = [plain_spaces(self._found.printed[each].text) for each in proposal.places]
        spans = list(lines_of(words, proposal.looks.start, proposal.looks.end))
        if len(spans) != 1:
            self._not(proposal, "it goes over more than one paragraph")
            return now
        index, start, end = spans[0]
        start, end = without_spaces(words[index], start, end)
        ready = self._ready(now, proposal.places[index])
        if isinstance(ready, str):
            self._not(proposal, ready)
            return now
        now, place = ready[0], proposal.places[index]
        wanted = styles_to_change(now, place, start, end, proposal.looks)
        piece = now.piece(place, start, end)
        if not wanted or piece is None:
            why = _BY_PROGRAM if now.prints(place, start, end) else _DIFFERENT
            self._not(proposal, why if wanted else THERE)
            return now
        standing, at = piece
        unit = now.unit(standing)
        assert unit is not None
        text: str | None = unit.markup
        for style in wanted:
            change = with_style if style in proposal.looks.on else without_style
            if text is not None:
                line = now.lines(replace(unit, markup=text))[standing.line]
                text = change(text, line, *at, style, now.cast)
        return self._set(now, standing, text, [proposal])

    def paragraphs(self, proposals: Sequence[Proposal]) -> None:
        """Take what puts in, takes out, moves, splits or joins paragraphs, the last first."""
        refused = {each.number for each, _ in self.result.left}
        whole = of_paragraphs(proposals, refused)
        for proposal, *items in reversed(with_items(whole, self._found.printed)):
            before = self.result.case
            try:
                if not takes_back(self._found.proposed.passages, proposal):
                    self._rearrange(proposal, items)
            except InvalidInput as error:
                self.result.case = before
                for each in (proposal, *items):
                    self._not(each, error.message)
                continue
            for each in (proposal, *items):
                self._done(each)
        taken = {each.number for each in self.result.taken}
        for left in [each for each in self.result.left if each[0].number in taken]:
            self.result.left.remove(left)
            self.result.noted.append((left[0], f"Only in part: {left[1]}"))

    def _rearrange(self, proposal: Proposal, items: Sequence[Proposal]) -> None:
        now = self._now()
        made: list[Joint] = []
        if proposal.kind is ProposalKind.JOIN:
            passages = self._found.proposed.passages
            made = [*joints(passages, proposal.number, self._standing(proposal))]
        refuse_done(now, proposal, self._found.proposed.proposals, made)
        if proposal.kind in (ProposalKind.SPLIT, ProposalKind.JOIN):
            ready = self._ready(now, proposal.places[0])
            if isinstance(ready, str):
                raise InvalidInput(ready)
            now = ready[0]
        before = now
        steps = self._steps(now, proposal)
        if item := out_of_list(now, proposal):
            steps = [(each, ("", "")) for each in item]
        for step, beside in steps:
            acted = rearranged(now, step, beside, self._new_id, items, made)
            self.result.case = acted.case
            now = self._now()
            if acted.note:
                self.result.noted.append((proposal, acted.note))
        self._note_effects(proposal, before, now)
        if len(steps) > 1:
            return
        if proposal.kind is ProposalKind.MOVE:
            self._reword_moved(proposal, before)

    def _note_effects(self, proposal: Proposal, before: Now, now: Now) -> None:
        if proposal.kind in (ProposalKind.SPLIT, ProposalKind.JOIN):
            return
        if proposal.kind is ProposalKind.INSERT and self._begun.moved(proposal.behind):
            self.result.noted.append((proposal, BEHIND_MOVED))
        self.result.noted += [(proposal, each) for each in effects(proposal, before, now)]

    def _reword_moved(self, proposal: Proposal, before: Now) -> None:
        place = proposal.places[0]
        said, after = self._found.printed[place].text, proposal.after
        edits = [(proposal, each) for each in edits_to(said, after)]
        now = self._change_line(self._now(), place, edits)
        if now.case == before.case and self._begun.behind(place) == now.behind(place):
            left = [why for each, why in self.result.left if each.number == proposal.number]
            raise InvalidInput(left[0] if left else THERE)

    def _steps(self, now: Now, proposal: Proposal) -> list[tuple[Proposal, tuple[str, str]]]:
        """What is done for a proposal, with the words on both sides where a paragraph is split."""
        if proposal.kind is not ProposalKind.SPLIT:
            return [(proposal, ("", ""))]
        wanted = breaks(self._found.proposed.passages, proposal, self._standing(proposal))
        return [(proposal, each) for each in not_parted(now, proposal.places[0], wanted)]

    def _standing(self, proposal: Proposal) -> set[int]:
        """The numbers of proposals that stand in the statement once one more is taken."""
        there = [each.number for each, why in self.result.left if why == THERE]
        return {each.number for each in self.result.taken} | {proposal.number, *there}
