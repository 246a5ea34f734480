"""What was found in a file held against what was done to it: none lost, none invented."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from tests.returned.edits import Edited, Expected
from workbench.application.returned.proposals import Proposal
from workbench.application.returned.reading import ReadBack


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def found(proposal: Proposal) -> Expected:
    """A proposal in the terms of edits."""
    place = proposal.places[0] if proposal.places else proposal.behind
    return Expected(
        proposal.kind.value,
        proposal.by.author,
        proposal.tracked,
        place,
        plain(proposal.before),
        plain(proposal.after),
    )


def expected(edited: Edited) -> Iterable[Expected]:
    for each in edited.expected:
        yield Expected(each.kind, each.author, each.tracked, each.place, plain(each.before),
                       plain(each.after))  # fmt: skip


def differences(edited: Edited, read: ReadBack) -> tuple[list[Expected], list[Expected]]:
    """The edits that were not found, and what was found that nobody did."""
    wanted, got = Counter(expected(edited)), Counter(map(found, read.proposed.proposals))
    lost, invented = list((wanted - got).elements()), list((got - wanted).elements())
    # Of equal words beside one another it cannot be told which were taken out: what stays counts.
    for each in list(lost):
        alike = next((one for one in invented if _same_effect(each, one)), None)
        if alike is not None:
            lost.remove(each)
            invented.remove(alike)
    return lost, invented


def _same_effect(one: Expected, other: Expected) -> bool:
    if (one.author, one.tracked, one.place) != (other.author, other.tracked, other.place):
        return False
    if one.kind != other.kind:
        return False
    return sorted(one.before) == sorted(other.before) and sorted(one.after) == sorted(other.after)


def comment_differences(edited: Edited, read: ReadBack) -> list[object]:
    """Comments that were not found as they were made."""
    wanted = Counter(
        (p.author, p.text, p.first, p.last, p.resolved, tuple(p.replies)) for p in edited.points
    )
    got = Counter(
        (p.author, p.text, p.places[0], p.places[-1], p.resolved,
         tuple((r.author, r.text) for r in p.replies))
        for p in read.points if p.places
    )  # fmt: skip
    return [*(wanted - got).elements(), *(got - wanted).elements()]


def replies_apart(edited: Edited) -> Edited:
    """What is to be found in a file saved by LibreOffice 7.4, where answers become comments."""
    apart = copy.copy(edited)
    apart.points = []
    for each in edited.points:
        for author, text in ((each.author, each.text), *each.replies):
            apart.points.append(replace(each, author=author, text=text, replies=[]))
    return apart
