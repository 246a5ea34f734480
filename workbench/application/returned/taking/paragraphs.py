"""Proposals that put in, take out, move, split or join paragraphs, taken the last first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.application.returned.proposals import Proposal, ProposalKind
from workbench.application.returned.taking.already import THERE, not_parted, refuse_done
from workbench.application.returned.taking.joints import Joint, joints
from workbench.application.returned.taking.making import Making
from workbench.application.returned.taking.order import in_turn, of_paragraphs, with_items
from workbench.application.returned.taking.readings import edits_to
from workbench.application.returned.taking.rearranging import (
    BEHIND_MOVED,
    effects,
    of_another_kind,
    out_of_list,
    rearranged,
)
from workbench.application.returned.taking.standing import Now
from workbench.application.returned.taking.wording import change_line
from workbench.application.returned.taking.words import breaks, takes_back
from workbench.domain.errors import InvalidInput


def take_paragraphs(making: Making, proposals: Sequence[Proposal]) -> None:
    """Take what puts in, takes out, moves, splits or joins paragraphs, the last first."""
    refused = {each.number for each, _ in making.result.left}
    whole = of_paragraphs(proposals, refused)
    for proposal, *items in in_turn(with_items(whole, making.found.printed)):
        before = making.result.case
        try:
            if not takes_back(making.found.proposed.passages, proposal):
                _rearrange(making, proposal, items)
        except InvalidInput as error:
            making.result.case = before
            for each in (proposal, *items):
                making.leave(each, error.message)
            continue
        for each in (proposal, *items):
            making.done(each)
    taken = {each.number for each in making.result.taken}
    for left in [each for each in making.result.left if each[0].number in taken]:
        making.result.left.remove(left)
        making.result.noted.append((left[0], f"Only in part: {left[1]}"))


def _rearrange(making: Making, proposal: Proposal, items: Sequence[Proposal]) -> None:
    now = making.now()
    if proposal.number in making.there:
        raise InvalidInput(THERE)
    made: list[Joint] = []
    if proposal.kind is ProposalKind.JOIN:
        passages = making.found.proposed.passages
        made = [*joints(passages, proposal.number, making.standing(proposal))]
    refuse_done(now, proposal, making.found.proposed.proposals, made)
    if proposal.kind in (ProposalKind.SPLIT, ProposalKind.JOIN):
        ready = making.ready(now, proposal.places[0])
        if isinstance(ready, str):
            raise InvalidInput(ready)
        now = ready[0]
    before = now
    steps = _steps(making, now, proposal)
    shown, typed = out_of_list(now, proposal) or (proposal, "")
    if shown is not proposal:
        kinds = (ProposalKind.DELETE, ProposalKind.INSERT)
        steps = [(replace(shown, kind=kind), ("", "")) for kind in kinds]
    for step, beside in steps:
        acted = rearranged(now, step, beside, making.new_id, items, made, typed)
        making.result.case = acted.case
        now = making.now()
        if acted.note:
            making.result.noted.append((proposal, acted.note))
    _note_effects(making, proposal, shown, before, now)
    if proposal.kind is ProposalKind.MOVE and shown is proposal:
        _reword_moved(making, proposal, before)
        _change_kind(making, proposal)


def _change_kind(making: Making, proposal: Proposal) -> None:
    """Make a moved paragraph of the kind it has where it was moved to, or say that it is not."""
    if proposal.formatting:
        now, place = making.now(), proposal.places[0]
        try:
            making.result.case = of_another_kind(now, place, proposal.shape).case
        except InvalidInput as refused:
            if refused.message != THERE:
                making.result.noted.append((proposal, f"Only in part: {refused.message}"))


def _note_effects(
    making: Making, proposal: Proposal, shown: Proposal, before: Now, now: Now
) -> None:
    if proposal.kind in (ProposalKind.SPLIT, ProposalKind.JOIN):
        return
    if proposal.kind is ProposalKind.INSERT and making.begun.moved(proposal.behind):
        making.result.noted.append((proposal, BEHIND_MOVED))
    making.result.noted += [(proposal, each) for each in effects(shown, before, now)]


def _reword_moved(making: Making, proposal: Proposal, before: Now) -> None:
    place = proposal.places[0]
    said, after = making.found.printed[place].text, proposal.after
    edits = [(proposal, each) for each in edits_to(said, after)]
    now = change_line(making, making.now(), place, edits)
    if now.case == before.case and making.begun.behind(place) == now.behind(place):
        left = [why for each, why in making.result.left if each.number == proposal.number]
        raise InvalidInput(left[0] if left else THERE)


def _steps(making: Making, now: Now, proposal: Proposal) -> list[tuple[Proposal, tuple[str, str]]]:
    """What is done for a proposal, with the words on both sides where a paragraph is split."""
    if proposal.kind is not ProposalKind.SPLIT:
        return [(proposal, ("", ""))]
    wanted = breaks(making.found.proposed.passages, proposal, making.standing(proposal))
    return [(proposal, each) for each in not_parted(now, proposal.places[0], wanted)]
