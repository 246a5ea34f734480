"""What was done to whole paragraphs beside what is proposed: by other hands, to looks, to kinds.

It is told in words, as none of it is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.application.returned.file import (
    ReturnedFile,
    ReturnedParagraph,
    Stretch,
    words_before,
    words_of,
)
from workbench.application.returned.looks import became
from workbench.application.returned.places import place_words, where_words
from workbench.application.returned.proposals import Proposal, ProposalKind, Proposed
from workbench.application.returned.undone import without_undone
from workbench.domain.text import as_sentence, capitalised, enumeration
from workbench.statement.comparing.versions import runs_of
from workbench.statement.comparing.words import plain_spaces
from workbench.statement.nodes import TYPED
from workbench.statement.printed import PrintedParagraph


def told_of_paragraphs(
    file: ReturnedFile, printed: Sequence[PrintedParagraph], found: Proposed
) -> Iterator[str]:
    """What is to be said of new, moved and parted paragraphs of a file."""
    for proposal in found.proposals:
        if _is_new(proposal):
            which = _which(proposal, printed)
            own = _of_new(file.paragraphs, proposal.file)
            stretches = [each for at in own for each in file.paragraphs[at].stretches]
            yield from _by_others(proposal, which, stretches)
            yield from _set_off(proposal, which, stretches, printed)
            if not proposal.tracked:
                yield from _end_of_new(which, file.paragraphs[proposal.file])
    yield from _taken_out(file, printed, found)
    yield from _parts(file, printed, found)


def _end_of_new(which: str, paragraph: ReturnedParagraph) -> Iterator[str]:
    begun, gone = paragraph.end_added, paragraph.end_removed
    if begun is not None and words_before(paragraph.stretches).strip():
        yield as_sentence(f"{which} {begun.author or 'somebody'} put in its end")
    if gone is not None:
        who = gone.author or "somebody"
        yield as_sentence(f"{which} {who} took out its end; that is not taken")


def _is_new(proposal: Proposal) -> bool:
    new = (ProposalKind.INSERT, ProposalKind.MOVE)
    return proposal.whole and proposal.kind in new and proposal.file >= 0


def _of_new(paragraphs: Sequence[ReturnedParagraph], at: int) -> Iterator[int]:
    """The paragraphs of the file that a new one is made of: others put in were joined to it."""
    yield at
    while paragraphs[at].end_removed is not None and at + 1 < len(paragraphs):
        at += 1
        if not words_before(paragraphs[at].stretches):
            yield at


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


def _taken_out(
    file: ReturnedFile, printed: Sequence[PrintedParagraph], found: Proposed
) -> Iterator[str]:
    """What no proposal says of paragraphs all of whose words were taken out.

    One may be taken out by several, have had words put in, or not be of the draft at all.
    """
    undone = without_undone(file.paragraphs)[1]
    gone = {
        place: each
        for each in found.proposals if each.whole and each.kind is not ProposalKind.INSERT
        for place in each.places
    }  # fmt: skip
    new = {
        at for each in found.proposals if _is_new(each)
        for at in _of_new(file.paragraphs, each.file)
    }  # fmt: skip
    passages = {place: each for each in found.passages for place in each.places}
    for at, paragraph in enumerate(file.paragraphs):
        if paragraph.plain or at in new or not _only_taken_out(paragraph):
            continue
        place, words = found.place_of[at], plain_spaces(words_before(paragraph.stretches)).strip()
        where, own, passage = place_words(printed, place), gone.get(place), passages.get(place)
        known = plain_spaces(printed[max(place, 0)].text)
        if passage is not None:
            known = "\n".join((known, plain_spaces(passage.text(())), passage.all_words))
        if at in undone or words not in known:
            yield _undone(paragraph, f"{'after' if place >= 0 else 'at'} {where}")
        elif own is not None:
            yield from _of_several(own, where, paragraph)


def _only_taken_out(paragraph: ReturnedParagraph) -> bool:
    """Whether words were taken out of a paragraph and none of before is left in it."""
    kept = any(
        e.added is None and e.removed is None and e.text.strip() for e in paragraph.stretches
    )
    return not kept and any(each.removed is not None for each in paragraph.stretches)


def _of_several(own: Proposal, where: str, paragraph: ReturnedParagraph) -> Iterator[str]:
    done = "moved" if own.kind is ProposalKind.MOVE else "took out"
    for each in paragraph.stretches:
        if each.removed is None or not each.text.strip():
            continue
        who = each.removed.author or "somebody"
        if each.added is not None:
            other = each.added.author or "somebody"
            yield as_sentence(
                f"In {where} {who} took out again “{each.text}”, which {other} had put in"
            )
        elif own.tracked and each.removed.author != own.by.author:
            whose = own.by.author or "somebody"
            yield as_sentence(f"In {where}, which {whose} {done}, {who} took out “{each.text}”")


def _undone(paragraph: ReturnedParagraph, where: str) -> str:
    ends = zip(*((each.removed, each.added) for each in paragraph.stretches), strict=True)
    out, put_in = (sorted({made.author or "somebody" for made in some if made}) for some in ends)
    text = "".join(each.text for each in paragraph.stretches).strip()
    who, other = enumeration(out), enumeration(put_in) or "somebody"
    return f"{capitalised(who)} took out again “{text}”, which {other} had put in {where}."


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


def _says(paragraph: ReturnedParagraph) -> bool:
    return bool(words_of(paragraph.stretches).strip())
