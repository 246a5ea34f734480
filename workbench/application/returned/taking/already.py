"""What stands in the statement already, since it was taken before or typed there by hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from workbench.application.returned.file import BREAK
from workbench.application.returned.looks import Reformatting
from workbench.application.returned.passages import Passage
from workbench.application.returned.proposals import Proposal, ProposalKind
from workbench.application.returned.taking.joints import Joint, joints
from workbench.application.returned.taking.standing import Now
from workbench.domain.errors import InvalidInput
from workbench.statement.comparing.words import plain_spaces
from workbench.statement.nodes import TYPED, Style

THERE = "it stands in the statement already"
"""Why a change is not taken that was taken before."""

GONE = "That paragraph is no longer in the statement."
"""Why nothing can be done with a paragraph of the draft."""

DIFFERENT = "The words there read differently now."
"""Why words that were changed since are not changed."""


def refuse_done(
    now: Now, proposal: Proposal, proposals: Sequence[Proposal], made: Iterable[Joint]
) -> None:
    """Raise `InvalidInput` for what stands in the statement already, or is gone from it.

    `made` are the joints the proposal would make.
    """
    if any(map(now.joined, made)) or _stands(now, proposal, proposals):
        raise InvalidInput(THERE)
    if proposal.kind is ProposalKind.DELETE and _is_elsewhere(now, proposal, proposals):
        raise InvalidInput(GONE)


def all_there(now: Now, passage: Passage, proposals: Sequence[Proposal]) -> set[int]:
    """The numbers of what is proposed in a passage where it reads so already; else none."""
    own = {n for each in passage.segments for n in (each.added, each.removed)}
    here = [each for each in proposals if each.number in own]
    after = passage.text([each.number for each in here])
    of_spaces = any(not f"{each.before}{each.after}".strip() for each in here)
    same = passage.text(()).split() == after.split()
    if same or of_spaces or not now.reads(passage.places, after.split(BREAK)):
        return set()
    return {each.number for each in here}


def joined_already(now: Now, passage: Passage, chosen: Collection[int]) -> set[int]:
    """The numbers of proposals whose words stand already where they join two paragraphs."""
    there: set[int] = set()
    for number in chosen:
        found = [each for each in joints([passage], number, chosen) if now.joined(each)]
        there.update(*[each.numbers for each in found])
    return there


def not_parted(now: Now, place: int, breaks: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Where a paragraph is still to be split; `InvalidInput` when it was split there before."""
    wanted = [each for each in breaks if not now.parted(place, each)]
    if breaks and not wanted:
        raise InvalidInput(THERE)
    return wanted


def styles_to_change(
    now: Now, place: int, start: int, end: int, looks: Reformatting
) -> list[Style]:
    """The styles in which words of a paragraph do not stand yet as is proposed."""
    found = now.looks(place, start, end)
    return [
        style
        for style in TYPED
        if style in looks.on | looks.off
        and (not found or any((style in each) != (style in looks.on) for each in found))
    ]


def _is_elsewhere(now: Now, proposal: Proposal, proposals: Sequence[Proposal]) -> bool:
    """Whether what reads as a paragraph to be taken out is one that was put in somewhere else."""
    place = proposal.places[0]
    said, behind = " ".join(now.text(place).split()), now.behind(place)
    return any(
        abs(behind - each.behind) < abs(behind - (place - 1))
        for each in proposals
        if each.whole and each.kind is ProposalKind.INSERT
        and " ".join(plain_spaces(each.after).split()) == said
    )  # fmt: skip


def _stands(now: Now, proposal: Proposal, proposals: Sequence[Proposal]) -> bool:
    """Whether a new paragraph stands in the statement.

    Of new ones that say the same, each that stands there is the one put in nearest to it.
    """
    if proposal.kind is not ProposalKind.INSERT:
        return False
    alike = [
        each for each in proposals
        if each.whole and each.kind is proposal.kind and each.after == proposal.after
    ]  # fmt: skip
    there = list(enumerate(now.new_behind(proposal.after)))
    near = sorted(
        (abs(behind - each.behind), -each.number, at) for each in alike for at, behind in there
    )
    while near:
        _, number, taken = near[0]
        if -number == proposal.number:
            return True
        near = [each for each in near if each[1] != number and each[2] != taken]
    return False
