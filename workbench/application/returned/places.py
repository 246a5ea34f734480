"""Where something stands in a draft, in words: "paragraph 12", "the heading “The complaint”"."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.application.returned.proposals import Proposal
from workbench.domain.text import shortened
from workbench.statement.printed import PrintedKind, PrintedParagraph

_BEGINNING = 40


def number_at(printed: Sequence[PrintedParagraph], place: int) -> int | None:
    """The number of the paragraph at a place, or of the one it belongs to; None for neither."""
    return printed[place].under if 0 <= place < len(printed) else None


def place_words(printed: Sequence[PrintedParagraph], place: int) -> str:
    """Where a place of the draft is."""
    if not 0 <= place < len(printed):
        return "the beginning"
    paragraph = printed[place]
    begins = shortened(paragraph.text, _BEGINNING)
    match paragraph.kind:
        case PrintedKind.TITLE:
            return f"the title “{begins}”"
        case PrintedKind.HEADING:
            return f"the heading “{begins}”"
        case PrintedKind.SIGNATURE:
            return "the signature"
        case PrintedKind.NUMBERED:
            return f"paragraph {paragraph.number}"
        case _:
            pass
    what = {PrintedKind.ITEM: _item(printed, place), PrintedKind.QUOTE: "the quotation"}
    named = what.get(paragraph.kind, f"the paragraph that begins “{begins}”")
    return f"{named} under paragraph {paragraph.under}" if paragraph.under else named


def _item(printed: Sequence[PrintedParagraph], place: int) -> str:
    """An item by its letter, or a bullet by which one of its list it is."""
    label = printed[place].label
    if any(map(str.isalnum, label)):
        return f"item {label}"
    first = place
    while first and printed[first - 1].kind is PrintedKind.ITEM:
        first -= 1
    return f"bullet {place - first + 1}"


def all_words(printed: Sequence[PrintedParagraph], places: Sequence[int]) -> str:
    """Where several places are."""
    first = place_words(printed, places[0])
    last = place_words(printed, places[-1])
    return first if first == last else f"{first} to {last}"


def where_words(printed: Sequence[PrintedParagraph], proposal: Proposal) -> str:
    """Which paragraph of the draft a proposal is about, or behind which it puts one in."""
    if proposal.places:
        return all_words(printed, proposal.places)
    where = place_words(printed, proposal.behind)
    return f"after {where}" if proposal.behind >= 0 else f"at {where}"


def target_words(printed: Sequence[PrintedParagraph], proposal: Proposal) -> str:
    """Where what a proposal moves is to stand: behind a paragraph, or in one."""
    return f"{'after' if proposal.whole else 'in'} {place_words(printed, proposal.behind)}"
