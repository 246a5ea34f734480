"""Proposals that rearrange paragraphs, made in the statement of the case as it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from workbench.application.drafting.adding import delete_unit, insert_after
from workbench.application.drafting.paragraphs import Acted, set_unit
from workbench.application.drafting.parting import is_host
from workbench.application.drafting.pieces import Rearranging
from workbench.application.returned.file import Shape
from workbench.application.returned.proposals import Proposal, ProposalKind
from workbench.application.returned.taking.already import DIFFERENT, GONE, THERE
from workbench.application.returned.taking.ends import join, split_paragraph
from workbench.application.returned.taking.ground import (
    alone,
    end_of,
    standing_of,
    typed_lines,
)
from workbench.application.returned.taking.joints import Joint
from workbench.application.returned.taking.order import is_item
from workbench.application.returned.taking.readings import no_more, rewording
from workbench.application.returned.taking.standing import Now, Standing
from workbench.domain.errors import InvalidInput
from workbench.domain.text import shortened
from workbench.statement.comparing.words import plain_spaces
from workbench.statement.markup.authored import escape, escape_start
from workbench.statement.markup.block_reader import ITEM
from workbench.statement.markup.mapped import applied, printed_lines, with_changes
from workbench.statement.printed import PrintedKind

_TITLE = "The lines over the statement come from the Overview; nothing can stand among them."
_RECORDS = (
    "Each item of that list is a record of its own, a remedy or a head of complaint: "
    "add it on the page of those."
)
_LIST = "A list hangs on that paragraph; the two go together, or the list goes first."
_KEPT = "It is a record of its own, or part of one, and stands where its kind belongs."
_BEHIND_LIST = "It stands behind the list there, which it would part."
BEHIND_MOVED = "It stands behind a paragraph that was moved since the draft."
_KINDS = (PrintedKind.NUMBERED, PrintedKind.QUOTE, PrintedKind.HEADING, PrintedKind.ITEM)
_SHOWN = 60
_FRONT = re.compile(r"> |#{2,3} ")
_KIND = "change the kind of the paragraph in the statement itself"


def rearranged(
    now: Now,
    proposal: Proposal,
    beside: tuple[str, str],
    new_id: Callable[[str], str],
    items: Sequence[Proposal] = (),
    joints: Sequence[Joint] = (),
    typed: str = "",
) -> Acted:
    """The case with one proposal taken; `beside` are the words before and behind a split.

    `items` are put in or moved with a paragraph, as the list under it. `joints` are those that a
    join would make. `typed` is how the words put in are typed that stood in the statement before.

    Raises `InvalidInput` saying why it cannot be.
    """
    match proposal.kind:
        case ProposalKind.INSERT:
            return _insert(now, proposal, new_id, items, typed)
        case ProposalKind.DELETE:
            return _delete(now, proposal.places[0])
        case ProposalKind.MOVE:
            return _move(now, proposal, len(items))
        case ProposalKind.SPLIT:
            return split_paragraph(now, proposal.places[0], beside)
        case ProposalKind.JOIN:
            return join(now, proposal.places, joints)
        case _:
            raise InvalidInput("It cannot be taken here.")


def _insert(
    now: Now,
    proposal: Proposal,
    new_id: Callable[[str], str],
    items: Sequence[Proposal],
    typed: str,
) -> Acted:
    standing, words = _before(now, proposal.behind), escape_start(typed) or _words(proposal)
    if is_item(proposal):
        return _insert_item(now, standing, proposal, words)
    text = "\n".join([_typed(proposal, words), *(_typed(each, _words(each)) for each in items)])
    address = standing.row.address
    acted = insert_after(now.case, now.document, address, new_id("passage"), text)
    parted = standing.line < standing.lines - 1
    return replace(acted, note=_BEHIND_LIST) if parted and not acted.note else acted


def _before(now: Now, place: int) -> Standing:
    """The paragraph at a place of the draft, or the nearest before it that still stands."""
    found = next((each for each in range(place, -1, -1) if now.at(each) is not None), None)
    if found is None:
        raise InvalidInput(_TITLE)
    return end_of(now, found)


def _typed(proposal: Proposal, words: str) -> str:
    return f"{_front(proposal.shape or Shape(PrintedKind.NUMBERED))}{words}"


def _words(proposal: Proposal) -> str:
    return escape(proposal.after.replace("\v", " "))


def _front(shape: Shape) -> str:
    """What stands before the words of such a paragraph where they are typed."""
    if shape.kind is PrintedKind.ITEM:
        return "  " * shape.level + ("a) " if shape.lettered else "- ")
    heading = "### " if shape.level > 2 else "## "
    return {PrintedKind.HEADING: heading, PrintedKind.QUOTE: "> "}.get(shape.kind, "")


def of_another_kind(now: Now, place: int, shape: Shape | None) -> Acted:
    """The case with a paragraph made a quotation, a heading, an item or a paragraph again.

    Raises `InvalidInput` where only one kind of paragraph can stand.
    """
    standing = standing_of(now, place)
    if shape is None or shape.kind not in _KINDS or not is_host(now.case, standing.row.address):
        raise InvalidInput(_KIND)
    unit, lines = typed_lines(now, standing)
    begin = lines[standing.line].begin
    before, words = unit.markup[:begin].rstrip("\n"), unit.markup[begin:]
    quoted = words.startswith("> ")
    if now.shape(place) == shape:
        raise InvalidInput(THERE)
    if standing.line != standing.lines - 1 or (before and not quoted):
        raise InvalidInput(_KIND)  # something hangs on it, or it is an item of a list
    gap = "\n\n" if before else ""
    markup = f"{before}{gap}{_front(shape)}{_FRONT.sub('', words)}"
    return set_unit(now.case, unit.address, markup)


def _insert_item(now: Now, standing: Standing, proposal: Proposal, words: str) -> Acted:
    unit, lines = typed_lines(now, standing)
    beside = lines[standing.line]
    mark = ITEM.match(unit.markup[beside.begin :])
    if mark is None and standing.row.item is not None:
        raise InvalidInput(_RECORDS)
    text = _typed(proposal, words)
    if mark is not None and proposal.shape is not None:
        deeper = proposal.shape.level - now.level(proposal.behind)
        indent = " " * max(0, len(mark["indent"]) + 2 * deeper)
        own = text if deeper else f"{mark[0]}{words}"
        text = f"{indent}{own.lstrip()}"
    markup = f"{unit.markup[: beside.end]}\n{text}{unit.markup[beside.end :]}"
    return set_unit(now.case, standing.row.address, markup)


def _delete(now: Now, place: int) -> Acted:
    standing = alone(now, place)
    if not now.known(place):
        raise InvalidInput(GONE)
    if standing.lines == 1:
        return delete_unit(now.case, standing.row.address)
    unit, lines = typed_lines(now, standing)
    line = lines[standing.line]
    if standing.line == 0 and ITEM.match(unit.markup[line.begin :]) is None:
        raise InvalidInput(_LIST)
    stop = lines[standing.line + 1].begin if standing.line + 1 < len(lines) else len(unit.markup)
    markup = unit.markup[: line.begin].rstrip("\n") + "\n" + unit.markup[stop:]
    return set_unit(now.case, standing.row.address, markup)


def out_of_list(now: Now, proposal: Proposal) -> tuple[Proposal, str] | None:
    """What is moved out of its list: the item as it reads then, and how that is typed; None for
    any other move.
    """
    if proposal.kind is not ProposalKind.MOVE:
        return None
    place = proposal.places[0]
    source, target = now.at(place), now.at(proposal.behind)
    if source is None or target is None or not source.line:
        return None
    if source.row.address == target.row.address:
        return None
    line = typed_lines(now, source)[1][source.line]
    was = plain_spaces(line.words)
    edits = rewording(plain_spaces(proposal.before), was, plain_spaces(proposal.after))
    if edits is None:
        raise InvalidInput(DIFFERENT)
    (alone, *_) = printed_lines(line.typed, now.cast, now.numbers)
    typed = with_changes(line.typed, alone, edits, now.cast, now.numbers) or ""
    # In a file without the styles of the draft a paragraph is of no kind.
    known = proposal.shape is not None and proposal.shape.kind in _KINDS
    shape = proposal.shape if known else now.shape(place)
    return replace(proposal, before=was, after=applied(was, edits), shape=shape), typed


def _move(now: Now, proposal: Proposal, items: int) -> Acted:
    source, target = alone(now, proposal.places[0]), end_of(now, proposal.behind)
    if source.row.address == target.row.address:
        return _move_line(now, source, target)
    if source.line == 0 and source.lines > items + 1:
        raise InvalidInput(_LIST)
    # What is moved behind a heading stands before the first paragraph under it.
    after = is_host(now.case, target.row.address)
    beside = target.row.address if after else now.following(target)
    if source.line or not (is_host(now.case, source.row.address) and is_host(now.case, beside)):
        raise InvalidInput(_KEPT)
    if beside == source.row.address:
        return Acted(now.case, beside)
    making = Rearranging(now.case)
    out, index = making.found(source.row.address)
    into, _ = making.found(beside)
    there = next(each for each in into if each.was == beside)
    piece = out.pop(index)
    into.insert(into.index(there) + after, piece)
    changed, addresses = making.finished()
    note = _BEHIND_LIST if after and target.line < target.lines - 1 else ""
    return Acted(changed, addresses[id(piece)], note=note)


def _move_line(now: Now, source: Standing, target: Standing) -> Acted:
    unit, lines = typed_lines(now, source)
    if source.line == 0 or source.line == target.line:
        raise InvalidInput("It leads to the list under it, and stands before it.")
    ends = [each.begin for each in lines[1:]] + [len(unit.markup)]
    parts = [
        unit.markup[line.begin : end].strip("\n") for line, end in zip(lines, ends, strict=True)
    ]
    moved = parts[source.line]
    order = [part for index, part in enumerate(parts) if index != source.line]
    order.insert(target.line + (0 if source.line < target.line else 1), moved)
    return set_unit(now.case, source.row.address, "\n".join(order))


def effects(proposal: Proposal, before: Now, now: Now) -> list[str]:
    """What else is printed since a paragraph was taken out, moved or put in, or is not any more."""
    own = set(proposal.before.split())
    gone = no_more(before.said(), now.said())
    gone.sort(key=lambda said: len(own & set(said.split())))
    if proposal.kind is ProposalKind.DELETE:
        gone = [*gone[:-1], *no_more(gone[-1:], [" ".join(proposal.before.split())])]
    come = no_more(now.said(), before.said()) if proposal.before else []
    if proposal.kind is ProposalKind.MOVE:
        gone = no_more(gone, [" ".join(proposal.before.split())])
        come = no_more(come, [" ".join(proposal.after.split())])
    return [
        *(f"“{shortened(said, _SHOWN)}” is no longer printed." for said in gone),
        *(f"The program prints “{shortened(said, _SHOWN)}” there now." for said in come),
    ]
