"""Whole paragraphs gone here and new there: moved, or put in again where they stood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from workbench.application.returned.looks import became
from workbench.application.returned.proposals import Proposal, ProposalKind, Proposed
from workbench.statement.comparing.words import plain_spaces
from workbench.statement.printed import PrintedKind

_LEAST_MOVED = 3
"""Fewer words than these, gone here and new there, are not taken for the same."""


def with_moves(found: Proposed) -> Proposed:
    """What is proposed, in the order of the draft, with each move made one proposal.

    A paragraph that was edited where it was moved to is known by the name of the move. One taken
    out and put in again where it stood has not changed.
    """
    found = _with_moved_words(found)
    gone = [each for each in found.proposals if each.whole and each.kind is ProposalKind.DELETE]
    come = [each for each in found.proposals if each.whole and each.kind is ProposalKind.INSERT]
    sources = _sources(gone, come)
    staying = set(_staying(gone, come, sources))
    used = {each.number for each in sources.values()}
    place_of = list(found.place_of)
    proposals: list[Proposal] = []
    for each in found.proposals:
        source = sources.get(each.number)
        if source is not None and each.file >= 0:
            place_of[each.file] = source.places[0]
        if each.number in used or each.number in staying:
            continue
        proposals.append(each if source is None else _move(source, each))
    proposals = _in_their_order(proposals)
    proposals.sort(key=lambda each: (_first(each), each.number))
    return replace(found, proposals=tuple(proposals), place_of=tuple(place_of))


def _in_their_order(proposals: Sequence[Proposal]) -> list[Proposal]:
    """New and moved paragraphs numbered in the order in which they stand, tracked or not."""
    new = [each for each in proposals if each.whole and each.file >= 0]
    numbers = sorted(each.number for each in new)
    placed = sorted(new, key=lambda each: (each.behind, each.file))
    given = {each.number: number for each, number in zip(placed, numbers, strict=True)}
    return [
        replace(each, number=given[each.number]) if each.number in given else each
        for each in proposals
    ]


def _with_moved_words(found: Proposed) -> Proposed:
    """Words taken out here and put in there as one tracked move become one proposal."""
    moved = [each for each in found.proposals if each.by.move and not each.whole]
    if not moved:
        return found
    proposals, passages = {each.number: each for each in found.proposals}, found.passages
    for gone in [each for each in moved if each.kind is ProposalKind.DELETE]:
        come = next((e for e in moved if e.kind is ProposalKind.INSERT and _same(gone, e)), None)
        if come is None:
            continue
        moved.remove(come)
        del proposals[come.number]
        proposals[gone.number] = replace(
            gone, kind=ProposalKind.MOVE, after=come.after, behind=come.places[0]
        )
        passages = tuple(each.with_number(come.number, gone.number) for each in passages)
    return replace(found, proposals=tuple(proposals.values()), passages=passages)


def _sources(gone: Sequence[Proposal], come: Sequence[Proposal]) -> Mapping[int, Proposal]:
    """For the number of each paragraph that was new there, the same one gone here."""
    used: set[int] = set()
    found: dict[int, Proposal] = {}
    for alike in (_same, _moved_as_one):
        for each in (one for one in come if one.number not in found):
            other = next((e for e in gone if e.number not in used and alike(e, each)), None)
            if other is not None:
                used.add(other.number)
                found[each.number] = other
    return found


def _staying(
    gone: Sequence[Proposal], come: Sequence[Proposal], sources: Mapping[int, Proposal]
) -> Iterator[int]:
    """The numbers of those between which and where they stood nothing is left, in their order."""
    free = {each.places[0] for each in gone}
    last = -1
    for each in sorted(come, key=lambda one: (one.behind, one.number)):
        source = sources.get(each.number)
        if source is None or source.by.move or source.shape != each.shape:
            continue
        place = source.places[0]
        passed = range(min(place, each.behind + 1), max(place, each.behind + 1))
        if place > last and free.issuperset(passed):
            last = place
            yield each.number


def _move(source: Proposal, come: Proposal) -> Proposal:
    by = come.by if come.tracked else source.by
    # In a file without the styles of the draft a paragraph is of no kind.
    shape = come.shape if come.shape != source.shape else None
    known = shape is not None and shape.kind is not PrintedKind.UNNUMBERED
    return replace(
        come,
        kind=ProposalKind.MOVE,
        places=source.places,
        by=by,
        tracked=come.tracked or source.tracked,
        before=source.before,
        formatting=became(shape) if shape is not None and known else "",
    )


def _first(proposal: Proposal) -> int:
    return proposal.places[0] if proposal.places else proposal.behind


def _moved_as_one(gone: Proposal, new: Proposal) -> bool:
    return bool(gone.by.move) and (gone.by.author, gone.by.move) == (new.by.author, new.by.move)


def _same(gone: Proposal, new: Proposal) -> bool:
    if gone.tracked and new.tracked and gone.by.author != new.by.author:
        return False
    one, other = (" ".join(plain_spaces(words).split()) for words in (gone.before, new.after))
    return one == other and (bool(gone.by.move) or len(one.split()) >= _LEAST_MOVED)
