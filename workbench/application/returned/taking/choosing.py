"""Which proposals of a returned file are meant by what a person types."""

from __future__ import annotations

from workbench.application.returned.proposals import Proposal
from workbench.application.returned.reading import ReadBack
from workbench.domain.errors import InvalidInput


def chosen(found: ReadBack, words: str) -> tuple[Proposal, ...]:
    """The proposals meant: "all", an author's name, or their numbers ("3, 5").

    Raises `InvalidInput` when there are none such.
    """
    proposals = found.proposed.proposals
    if words.strip().lower() == "all":
        return proposals
    numbers = words.replace(",", " ").split()
    if numbers and all(each.isascii() and each.isdigit() for each in numbers):
        wanted = {int(each) for each in numbers}
        picked = tuple(each for each in proposals if each.number in wanted)
    else:
        name = words.strip().casefold()
        picked = tuple(each for each in proposals if each.by.author.casefold() == name)
    if not picked:
        raise InvalidInput(
            f"No proposal is meant by “{words[:40]}”.",
            "Nothing was taken. Say “all”, the numbers of proposals, or the name of who made them.",
        )
    return picked
