"""What was done to whole paragraphs beside what is proposed: by other hands, to looks, to kinds.

It is told in words, as none of it is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.application.returned.file import (
    ReturnedFile,
    ReturnedParagraph,
    Stretch,
    Tracked,
    words_of,
)
from workbench.application.returned.looks import became
from workbench.application.returned.places import place_words, where_words
from workbench.application.returned.proposals import Proposal, ProposalKind, Proposed
from workbench.domain.text import as_sentence
from workbench.statement.comparing.versions import runs_of
from workbench.statement.comparing.words import plain_spaces
from workbench.statement.nodes import TYPED
from workbench.statement.printed import PrintedParagraph


def told_of_paragraphs(
    file: ReturnedFile, printed: Sequence[PrintedParagraph], found: Proposed
) -> Iterator[str]:
    """What is to be said of new, moved and parted paragraphs of a file."""
    for proposal in found.proposals:
        own = (ProposalKind.INSERT, ProposalKind.MOVE)
        if proposal.whole and proposal.kind in own and proposal.file >= 0:
            which = _which(proposal, printed)
            stretches = file.paragraphs[proposal.file].stretches
            if proposal.tracked:
                yield from _by_others(proposal, which, stretches)
            yield from _set_off(proposal, which, stretches, printed)
            end = file.paragraphs[proposal.file].end_removed
            if end is not None and not proposal.tracked:
                who = end.author or "somebody"
                yield as_sentence(f"{which} {who} took out its end; that is not taken")
    yield from _parts(file, printed, found)
    yield from _ends_of_several(file, printed, found)


def _which(proposal: Proposal, printed: Sequence[PrintedParagraph]) -> str:
    who = proposal.by.author or "somebody"
    if proposal.kind is ProposalKind.MOVE:
        return f"In {place_words(printed, proposal.places[0])}, which {who} moved,"
    whose = f" of {who}" if proposal.tracked else ""
    return f"In the new paragraph{whose} {where_words(printed, proposal)}"


def _by_others(proposal: Proposal, which: str, stretches: Sequence[Stretch]) -> Iterator[str]:
    """What others put into a paragraph of somebody, or took out of it again."""
    for each in stretches:
        made = each.removed or each.added
        if made is not None and made.author != proposal.by.author and each.text.strip():
            what = "took out again" if each.removed is not None else "put in"
            yield as_sentence(f"{which} {made.author or 'somebody'} {what} “{each.text}”")


def _set_off(
    proposal: Proposal,
    which: str,
    stretches: Sequence[Stretch],
    printed: Sequence[PrintedParagraph],
) -> Iterator[str]:
    """Words of a paragraph that are set off, and were not before it was moved."""
    before = [words for place in proposal.places for words in runs_of(printed[place].inlines)]
    for each in stretches:
        styles, said = each.looks.styles, each.text.strip()
        own = "".join(words.text for words in before if words.look.styles == styles)
        if each.removed is None and styles and said and said not in plain_spaces(own):
            looks = " and ".join(style.setting for style in TYPED if style in styles)
            yield f"{which} “{said}” is {looks}; that is not taken."


def _parts(
    file: ReturnedFile, printed: Sequence[PrintedParagraph], found: Proposed
) -> Iterator[str]:
    """Parts of a paragraph that were split off and are of another kind."""
    new = {each.file for each in found.proposals if each.whole}
    for at in range(1, len(file.paragraphs)):
        one, other = file.paragraphs[at - 1 : at + 1]
        if (
            one.end_removed is not None
            or not new.isdisjoint((at - 1, at))
            or one.shape == other.shape
        ):
            continue
        if found.place_of[at - 1] == found.place_of[at] and _says(one) and _says(other):
            where = place_words(printed, found.place_of[at])
            yield f"What was split off {where} {became(other.shape)}; that is not taken."


def _ends_of_several(
    file: ReturnedFile, printed: Sequence[PrintedParagraph], found: Proposed
) -> Iterator[str]:
    """Ends taken out by one hand where another took out the paragraph behind."""
    for at, paragraph in enumerate(file.paragraphs):
        end, behind = paragraph.end_removed, at + 1
        if end is None or not _says(paragraph):
            continue
        hands: set[str] = set()
        while behind < len(file.paragraphs) and not _says(file.paragraphs[behind]):
            made = file.paragraphs[behind].end_removed
            if made is None:
                break
            hands |= _hands(file.paragraphs[behind], made)
            behind += 1
        if hands - {end.author} and behind < len(file.paragraphs):
            where = place_words(printed, found.place_of[at])
            others = " and ".join(sorted(each or "somebody" for each in hands - {end.author}))
            yield as_sentence(
                f"{end.author or 'Somebody'} took out the end of {where}, and {others} what stands "
                "behind it; whether it goes on with what is left there is for you to say"
            )


def _hands(paragraph: ReturnedParagraph, end: Tracked) -> set[str]:
    return {end.author, *(e.removed.author for e in paragraph.stretches if e.removed is not None)}


def _says(paragraph: ReturnedParagraph) -> bool:
    return bool(words_of(paragraph.stretches).strip())
