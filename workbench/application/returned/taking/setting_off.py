"""Changes of how words are set off, and of what kind a paragraph is, taken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from workbench.application.returned.proposals import Proposal, ProposalKind
from workbench.application.returned.taking.already import THERE, styles_to_change
from workbench.application.returned.taking.making import BY_PROGRAM, Making
from workbench.application.returned.taking.rearranging import of_another_kind
from workbench.application.returned.taking.standing import Now
from workbench.application.returned.taking.words import lines_of, without_spaces
from workbench.domain.errors import InvalidInput
from workbench.statement.comparing.words import plain_spaces
from workbench.statement.markup.mapped import with_style, without_style
from workbench.statement.printed import PrintedKind

_DIFFERENT = "the words there read differently now"
_ENDS_ITEM = re.compile(r"[;,.](?: and| or)?\Z")
_FORMAT = "a statement has bold and italic words only"


def take_looks(making: Making, proposals: Sequence[Proposal]) -> None:
    """Take changes to how words are set off."""
    now = making.now()
    for proposal in [each for each in proposals if each.kind is ProposalKind.FORMAT]:
        change = _kind if proposal.looks is None else _look
        now = making.kept(now, change(making, now, proposal), [proposal])


def _kind(making: Making, now: Now, proposal: Proposal) -> Now:
    ready = making.ready(now, proposal.places[0])
    if isinstance(ready, str):
        making.leave(proposal, ready)
        return now
    try:
        making.result.case = of_another_kind(ready[0], proposal.places[0], proposal.shape).case
    except InvalidInput as refused:
        making.leave(proposal, refused.message)
        return now
    making.done(proposal)
    return making.now()


def _look(making: Making, now: Now, proposal: Proposal) -> Now:
    assert proposal.looks is not None
    if not proposal.looks.on | proposal.looks.off:
        making.leave(proposal, _FORMAT)
        return now
    words = [plain_spaces(making.found.printed[each].text) for each in proposal.places]
    spans = list(lines_of(words, proposal.looks.start, proposal.looks.end))
    if len(spans) != 1:
        making.leave(proposal, "it goes over more than one paragraph")
        return now
    index, start, end = spans[0]
    start, end = without_spaces(words[index], start, end)
    if making.found.printed[proposal.places[index]].kind is PrintedKind.ITEM:
        # The program ends the items of lists, and looks for the sign that does at the very end.
        last = _ENDS_ITEM.search(words[index])
        end = end if last is None else min(end, last.start())
        if end <= start:
            making.leave(proposal, BY_PROGRAM)
            return now
    ready = making.ready(now, proposal.places[index])
    if isinstance(ready, str):
        making.leave(proposal, ready)
        return now
    now, place = ready[0], proposal.places[index]
    if now.piece(place, start, end) is not None:
        return _set_off(making, now, proposal, (place, start, end))
    parts = list(now.standing_parts(place, start, end))
    if not parts:
        making.leave(proposal, BY_PROGRAM if now.prints(place, start, end) else _DIFFERENT)
    for part in parts:
        now = _set_off(making, now, proposal, (place, *without_spaces(words[index], *part)))
    return now


def _set_off(making: Making, now: Now, proposal: Proposal, span: tuple[int, int, int]) -> Now:
    """Set off words of a paragraph, from one sign of the draft's to another, as is proposed."""
    assert proposal.looks is not None
    wanted, piece = styles_to_change(now, *span, proposal.looks), now.piece(*span)
    if not wanted or piece is None:
        why = BY_PROGRAM if now.prints(*span) else _DIFFERENT
        making.leave(proposal, why if wanted else THERE)
        return now
    standing, at = piece
    unit = now.unit(standing)
    assert unit is not None
    text: str | None = unit.markup
    for style in wanted:
        change = with_style if style in proposal.looks.on else without_style
        if text is not None:
            line = now.lines(replace(unit, markup=text))[standing.line]
            text = change(text, line, *at, style, now.cast)
    return making.set(now, standing, text, [proposal])
