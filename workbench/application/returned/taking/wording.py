"""Changes of words inside paragraphs, taken into the texts and dates these come from.

All of a paragraph are made at once.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from workbench.application.returned.file import BREAK
from workbench.application.returned.proposals import Proposal
from workbench.application.returned.taking.already import THERE, all_there, joined_already
from workbench.application.returned.taking.making import BY_PROGRAM, Making, Taken
from workbench.application.returned.taking.order import OF_WORDS
from workbench.application.returned.taking.readings import difference, place_in, stand_in
from workbench.application.returned.taking.standing import Now, Standing
from workbench.application.returned.taking.words import (
    DATED,
    by_place,
    changes_date,
    dated_anew,
    is_of,
)
from workbench.statement.comparing.words import plain_spaces
from workbench.statement.markup.mapped import WordChange, applied, with_changes

_Edit = tuple[Proposal, WordChange]

_DATE = "that date comes from the event; change it in the chronology"
_DIFFERENT = "the words there read differently now"


def take_words(making: Making, proposals: Sequence[Proposal]) -> None:
    """Take the changes of words inside paragraphs, each of them whole or not at all."""
    inside = [each for each in proposals if not each.whole and each.kind in OF_WORDS]
    before = making.result.case
    chosen = {each.number for each in proposals}
    for passage in making.found.proposed.passages:
        making.there |= all_there(making.begun, passage, proposals)
    _words(making, inside, chosen)
    done = {each.number for each in making.result.taken}
    halves = {each.number: why for each, why in making.result.left if each.number in done}
    if halves:
        making.result = Taken(before)
        _words(making, [each for each in inside if each.number not in halves], chosen)
        making.result.left += [(e, halves[e.number]) for e in inside if e.number in halves]


def _words(making: Making, inside: Sequence[Proposal], chosen: Collection[int]) -> None:
    now = making.begun
    for passage in making.found.proposed.passages:
        there = joined_already(now, passage, chosen) | making.there
        of_it = [each for each in inside if is_of(passage, each)]
        for each in [each for each in of_it if each.number in there]:
            making.leave(each, THERE)
        here = [each for each in of_it if each.number not in there]
        for place, edits in by_place(passage, here, making.found):
            changed = change_line(making, now, place, edits)
            now = making.kept(now, changed, [proposal for proposal, _ in edits])


def change_line(making: Making, now: Now, place: int, edits: Sequence[_Edit]) -> Now:
    """Change words of one paragraph of the draft, where they stand now."""
    ready = making.ready(now, place)
    if isinstance(ready, str):
        for proposal, _ in edits:
            making.leave(proposal, ready)
        return now
    now, standing = ready
    words, shift = now.words(place)
    own, edits = edits, [(proposal, _shifted(edit, shift)) for proposal, edit in edits]
    made, dates, parted = list[_Edit](), list[_Edit](), list[_Edit]()
    said = plain_spaces(now.line(standing).words)
    whole = _whole(now, place, said, edits)
    all_there = stand_in(words, whole, [edit for _, edit in edits])
    for (proposal, edit), (_, alone) in zip(edits, own, strict=True):
        at = place_in(words, said, edit.start, edit.end)
        printed = at is None and now.prints(place, alone.start, alone.end)
        if not printed and (all_there or stand_in(words, whole, [edit])):
            making.leave(proposal, THERE)
        elif at is None and changes_date(now.case, standing.row.address, words, said, edit):
            dates.append((proposal, edit))
        elif at is None:
            parted.append((proposal, alone))
        else:
            made.append((proposal, WordChange(*at, edit.words)))
    if dates:
        now = _date(making, now, place, words, dates)
    if made:
        now = _reword(making, now, standing, made)
    for proposal, edit in parted:
        now = _change_piece(making, now, place, proposal, edit)
    return now


def _whole(now: Now, place: int, said: str, edits: Sequence[_Edit]) -> str:
    """What stands now of a paragraph, which in its place says so much, with what was split off."""
    whole, around = " ".join((said, *now.split_off(place))), now.said_around(place)
    # What was split off may have too few words to be known by them.
    words = now.words(place)[0]
    nearer = difference(words, around) < difference(words, whole)
    return around if nearer or any(BREAK in each.after for each, _ in edits) else whole


def _shifted(edit: WordChange, by: int) -> WordChange:
    return WordChange(edit.start + by, edit.end + by, edit.words)


def _change_piece(
    making: Making, now: Now, place: int, proposal: Proposal, edit: WordChange
) -> Now:
    """Change words that stand in a paragraph of their own since theirs was split."""
    piece = now.piece(place, edit.start, edit.end)
    if piece is not None:
        return _reword(making, now, piece[0], [(proposal, WordChange(*piece[1], edit.words))])
    said = f"{making.found.printed[place].text[edit.start : edit.end]}{edit.words}"
    why = _DIFFERENT if said.strip() or not now.split_off(place) else THERE
    making.leave(proposal, BY_PROGRAM if now.prints(place, edit.start, edit.end) else why)
    return now


def _reword(making: Making, now: Now, standing: Standing, edits: Sequence[_Edit]) -> Now:
    unit = now.unit(standing)
    assert unit is not None
    changes = [change for _, change in edits]
    text = with_changes(unit.markup, now.line(standing), changes, now.cast, now.numbers)
    return making.set(now, standing, text, [proposal for proposal, _ in edits])


def _date(making: Making, now: Now, place: int, words: str, edits: Sequence[_Edit]) -> Now:
    """Take a changed date into its event, where it is printed as in the file then."""
    wanted = applied(words, [edit for _, edit in edits])
    upto = len(wanted) - len(words) + max(edit.end for _, edit in edits)
    standing, before = now.at(place), making.result.case
    if standing is not None:
        making.result.case = dated_anew(before, standing.row.address, wanted)
    there = now.text(place).startswith(wanted[: upto + 2])  # and what stands behind it
    changed = making.now()
    if there or making.result.case == before or not changed.text(place).startswith(wanted[:upto]):
        making.result.case = before
        for proposal, _ in edits:
            making.leave(proposal, THERE if there else _DATE)
        return now
    for proposal, _ in edits:
        making.done(proposal)
        making.result.noted.append((proposal, DATED))
    return changed
