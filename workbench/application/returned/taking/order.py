"""The order in which proposals about paragraphs are taken, and what is taken with which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import replace

from workbench.application.returned.file import BREAK
from workbench.application.returned.proposals import Proposal, ProposalKind
from workbench.statement.printed import PrintedKind, PrintedParagraph

OF_WORDS = (ProposalKind.INSERT, ProposalKind.DELETE, ProposalKind.REPLACE, ProposalKind.MOVE)
"""Kinds of proposals that change words."""


def is_item(proposal: Proposal) -> bool:
    """Whether a proposal is about an item of a list."""
    return proposal.shape is not None and proposal.shape.kind is PrintedKind.ITEM


def leads_list(proposal: Proposal) -> bool:
    """Whether a list can stand under a new paragraph."""
    kind = proposal.shape.kind if proposal.shape is not None else PrintedKind.NUMBERED
    return kind in (PrintedKind.NUMBERED, PrintedKind.UNNUMBERED)


def of_paragraphs(proposals: Sequence[Proposal], refused: Container[int]) -> list[Proposal]:
    """The proposals about paragraphs as such, and about words over the ends of paragraphs."""
    found: list[Proposal] = []
    for each in proposals:
        if each.whole or each.kind in (ProposalKind.SPLIT, ProposalKind.JOIN):
            if each.kind is not ProposalKind.FORMAT:
                found.append(each)
        elif each.kind not in OF_WORDS or each.number in refused:
            continue
        elif BREAK in each.before:
            if BREAK in each.after:  # taken once they are one
                found.append(replace(each, kind=ProposalKind.SPLIT))
            # Words over the ends of paragraphs are gone by now, and so go the ends.
            found.append(replace(each, kind=ProposalKind.JOIN))
            empty = replace(each, kind=ProposalKind.DELETE, whole=True)
            found += [
                replace(empty, places=(place,), before=words)
                for place, words in zip(
                    each.places[1:-1], each.before.split(BREAK)[1:], strict=False
                )
            ]
        elif BREAK in each.after:
            found.append(replace(each, kind=ProposalKind.SPLIT))
    return found


def with_items(
    proposals: Sequence[Proposal], printed: Sequence[PrintedParagraph]
) -> list[list[Proposal]]:
    """Proposals in the order of the draft, a new or moved paragraph with the list under it."""
    found: list[list[Proposal]] = []
    for each in sorted(proposals, key=_order):
        if found and _hangs_on(each, found[-1], printed):
            found[-1].append(each)
        else:
            found.append([each])
    return found


def in_turn(groups: Sequence[list[Proposal]]) -> list[list[Proposal]]:
    """The last first; but of what comes to stand behind one paragraph, moved there or new, the last
    of that first, so that it stands there in its order.
    """
    turns = [*reversed(groups)]
    taken = Counter(_order(each[0])[0] for each in groups)
    coming: dict[int, list[list[Proposal]]] = {}
    for each in turns:
        lead = each[0]
        if lead.whole and lead.file >= 0:
            coming.setdefault(lead.behind, []).append(each)
    for together in coming.values():
        moved = [each[0].places[0] for each in together if each[0].kind is ProposalKind.MOVE]
        # What else is done where one was moved from has its turn before that.
        if moved and len(together) > 1 and all(taken[place] == 1 for place in moved):
            first = min(map(turns.index, together))
            turns = [each for each in turns if each not in together]
            turns[first:first] = sorted(together, key=lambda each: -each[0].number)
    return turns


def _hangs_on(
    item: Proposal, group: Sequence[Proposal], printed: Sequence[PrintedParagraph]
) -> bool:
    lead = group[0]
    if (item.kind, item.behind) != (lead.kind, lead.behind):
        return False
    if item.kind is ProposalKind.INSERT:
        return is_item(item) and leads_list(lead)
    if item.kind is not ProposalKind.MOVE or item.places[0] != lead.places[0] + len(group):
        return False
    kinds = [printed[each.places[0]].kind for each in (lead, item)]
    return kinds[0] is not PrintedKind.ITEM and kinds[1] is PrintedKind.ITEM


def _order(proposal: Proposal) -> tuple[int, int]:
    return (proposal.places[0] if proposal.places else proposal.behind), proposal.number
