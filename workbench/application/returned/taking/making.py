"""The case with proposals taken so far, and what each change of it has to do with.

Standard wording becomes words of the case's own where words of it are changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field

from workbench.application.drafting.paragraphs import Acted, editable, reword, set_unit
from workbench.application.returned.proposals import Proposal
from workbench.application.returned.reading import ReadBack
from workbench.application.returned.taking.already import THERE
from workbench.application.returned.taking.standing import Compose, Now, Standing
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import InvalidInput
from workbench.statement.origins import first
from workbench.statement.printed import PrintedKind

NewId = Callable[[str], str]
Sources = Callable[[CaseFile], Mapping[str, str]]
"""What the program would print where words can stand in for it: authored text by its origin."""

BY_PROGRAM = "those words, and how they look, come from the program"
"""Why words that the program puts in front are not changed."""

_GONE = "that paragraph is no longer in the statement"
_TITLE = "the lines over the statement come from the Overview"


@dataclass(slots=True)
class Taken:
    """The case with proposals taken, and those that could not be, each with the reason.

    `noted` are taken ones of which something is to be said: that the words stand elsewhere.
    """

    case: CaseFile
    taken: list[Proposal] = field(default_factory=list)
    left: list[tuple[Proposal, str]] = field(default_factory=list)
    noted: list[tuple[Proposal, str]] = field(default_factory=list)


class Making:
    """The case while proposals are taken, one kind after the other."""

    def __init__(
        self,
        case: CaseFile,
        found: ReadBack,
        compose: Compose,
        sources: Sources,
        new_id: NewId,
    ) -> None:
        self.result = Taken(case)
        self.found = found
        self.there: set[int] = set()  # the numbers of what reads so already
        self.new_id = new_id
        self._compose, self._sources = compose, sources
        self._offered: Mapping[str, str] | None = None
        self.begun = self.now()

    def now(self) -> Now:
        """The statement as it stands now."""
        return Now(self.result.case, self._compose, self.found.printed)

    def done(self, proposal: Proposal) -> None:
        """Note a proposal as taken."""
        if all(each.number != proposal.number for each in self.result.taken):
            self.result.taken.append(proposal)

    def leave(self, proposal: Proposal, why: str) -> None:
        """Note why a proposal is left."""
        if (proposal, why) not in self.result.left:
            self.result.left.append((proposal, why))

    def kept(self, was: Now, now: Now, proposals: Sequence[Proposal]) -> Now:
        """Leave standard wording as it was where none of some proposals could be taken in it."""
        taken = {each.number for each in self.result.taken}
        if taken.isdisjoint(each.number for each in proposals):
            self.result.case, now = was.case, was
        return now

    def standing(self, proposal: Proposal) -> set[int]:
        """The numbers of proposals that stand in the statement once one more is taken."""
        there = [each.number for each, why in self.result.left if why == THERE]
        return {each.number for each in self.result.taken} | {proposal.number, *there}

    def ready(self, now: Now, place: int) -> tuple[Now, Standing] | str:
        """Where a paragraph can be changed, reworded for this case first if it must be.

        Why not, in words, when it cannot.
        """
        standing = now.at(place)
        if standing is None:
            title = self.found.printed[place].kind is PrintedKind.TITLE
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
                acted: Acted = reword(self.result.case, address, words, self.new_id("override"))
            except InvalidInput as refused:
                return refused.message
            self.result.case = acted.case
            now = self.now()
            standing = now.at(place)
            if standing is None:
                return _GONE
        unit = now.unit(standing)
        if unit is None or standing.line >= len(now.lines(unit)):
            return editable(self.result.case, standing.row.address).reason
        return now, standing

    def set(
        self, now: Now, standing: Standing, text: str | None, proposals: Sequence[Proposal]
    ) -> Now:
        """The statement with other typed words behind a paragraph; None where none read so."""
        try:
            if text is None:
                raise InvalidInput("the paragraph would not read so")
            acted = set_unit(self.result.case, standing.row.address, text)
        except InvalidInput as refused:
            for proposal in proposals:
                self.leave(proposal, refused.message)
            return now
        self.result.case = acted.case
        for proposal in proposals:
            self.done(proposal)
        return self.now()
