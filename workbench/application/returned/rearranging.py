"""Proposals that rearrange paragraphs, made in the statement of the case as it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from workbench.application.drafting.adding import delete_unit, insert_after
from workbench.application.drafting.paragraphs import Acted, Unit, set_unit
from workbench.application.drafting.parting import is_host, merge_with_next, split
from workbench.application.drafting.pieces import Rearranging
from workbench.application.returned.file import Shape
from workbench.application.returned.proposals import Proposal, ProposalKind
from workbench.application.returned.standing import Now, Standing
from workbench.domain.errors import InvalidInput
from workbench.statement.comparing.words import plain_spaces
from workbench.statement.markup.authored import escape
from workbench.statement.markup.block_reader import ITEM
from workbench.statement.markup.mapped import PrintedLine
from workbench.statement.printed import PrintedKind

_GONE = "That paragraph is no longer in the statement."
_TITLE = "The lines over the statement come from the Overview; nothing can stand among them."
_RECORDS = (
    "Each item of that list is a record of its own, a remedy or a head of complaint: "
    "add it on the page of those."
)
_ONE = "They are one paragraph already."
_BESIDE = (6, 2)
"""By how many words on either side the place of a split is known: fewer where a date is near."""

_KINDS = (PrintedKind.NUMBERED, PrintedKind.QUOTE, PrintedKind.HEADING, PrintedKind.ITEM)
_FRONT = re.compile(r"> |#{2,3} ")
_KIND = "change the kind of the paragraph in the statement itself"
_NOT_OWN = "It is worded by the program, and stands where its kind belongs."


def rearranged(
    now: Now,
    proposal: Proposal,
    beside: tuple[str, str],
    new_id: Callable[[str], str],
    items: Sequence[Proposal] = (),
) -> Acted:
    """The case with one proposal taken; `beside` are the words before and behind a split.

    `items` are put in with a new paragraph, as the list under it.

    Raises `InvalidInput` saying why it cannot be.
    """
    match proposal.kind:
        case ProposalKind.INSERT:
            return _insert(now, proposal, new_id, items)
        case ProposalKind.DELETE:
            return _delete(now, proposal.places[0])
        case ProposalKind.MOVE:
            return _move(now, proposal)
        case ProposalKind.SPLIT:
            return _split(now, proposal.places[0], beside)
        case ProposalKind.JOIN:
            return _join(now, proposal.places)
        case _:
            raise InvalidInput("It cannot be taken here.")


def _standing(now: Now, place: int) -> Standing:
    found = now.at(place)
    if found is None:
        raise InvalidInput(_GONE)
    return found


def _lines(now: Now, standing: Standing) -> tuple[Unit, tuple[PrintedLine, ...]]:
    unit = now.unit(standing)
    if unit is None:
        raise InvalidInput(_NOT_OWN)
    lines = now.lines(unit)
    if len(lines) != standing.lines:
        raise InvalidInput(_NOT_OWN)
    return unit, lines


def _insert(
    now: Now, proposal: Proposal, new_id: Callable[[str], str], items: Sequence[Proposal]
) -> Acted:
    standing = _before(now, proposal.behind)
    if is_item(proposal):
        return _insert_item(now, standing, proposal)
    text = "\n".join(map(_typed, (proposal, *items)))
    return insert_after(now.case, now.document, standing.row.address, new_id("passage"), text)


def is_item(proposal: Proposal) -> bool:
    """Whether a proposal is about an item of a list."""
    return proposal.shape is not None and proposal.shape.kind is PrintedKind.ITEM


def leads_list(proposal: Proposal) -> bool:
    """Whether a list can stand under a new paragraph."""
    kind = proposal.shape.kind if proposal.shape is not None else PrintedKind.NUMBERED
    return kind in (PrintedKind.NUMBERED, PrintedKind.UNNUMBERED)


def _before(now: Now, place: int) -> Standing:
    """The paragraph at a place of the draft, or the nearest before it that still stands."""
    found = (now.at(each) for each in range(place, -1, -1))
    standing = next((each for each in found if each is not None), None)
    if standing is None:
        raise InvalidInput(_TITLE)
    return standing


def _typed(proposal: Proposal) -> str:
    shape = proposal.shape or Shape(PrintedKind.NUMBERED)
    return f"{_front(shape)}{_words(proposal)}"


def _words(proposal: Proposal) -> str:
    return escape(proposal.after.replace("\v", " "))


def _front(shape: Shape) -> str:
    """What stands before the words of such a paragraph where they are typed."""
    if shape.kind is PrintedKind.ITEM:
        return "  " * shape.level + ("a) " if shape.lettered else "- ")
    heading = "### " if shape.level > 2 else "## "
    return {PrintedKind.HEADING: heading, PrintedKind.QUOTE: "> "}.get(shape.kind, "")


def of_another_kind(now: Now, standing: Standing, shape: Shape | None) -> Acted:
    """The case with a paragraph made a quotation, a heading, an item or a paragraph again.

    Raises `InvalidInput` where only one kind of paragraph can stand.
    """
    if shape is None or shape.kind not in _KINDS or not is_host(now.case, standing.row.address):
        raise InvalidInput(_KIND)
    unit, lines = _lines(now, standing)
    begin = lines[standing.line].begin
    before, words = unit.markup[:begin].rstrip("\n"), unit.markup[begin:]
    quoted = words.startswith("> ")
    if standing.line != standing.lines - 1 or (before and not quoted):
        raise InvalidInput(_KIND)  # something hangs on it, or it is an item of a list
    gap = "\n\n" if before else ""
    markup = f"{before}{gap}{_front(shape)}{_FRONT.sub('', words)}"
    return set_unit(now.case, unit.address, markup)


def _insert_item(now: Now, standing: Standing, proposal: Proposal) -> Acted:
    unit, lines = _lines(now, standing)
    beside = lines[standing.line]
    mark = ITEM.match(unit.markup[beside.begin :])
    if mark is None and standing.row.item is not None:
        raise InvalidInput(_RECORDS)
    text = _typed(proposal)
    if mark is not None and proposal.shape is not None:
        deeper = proposal.shape.level - now.level(proposal.behind)
        indent = " " * max(0, len(mark["indent"]) + 2 * deeper)
        own = text if deeper else f"{mark[0]}{_words(proposal)}"
        text = f"{indent}{own.lstrip()}"
    markup = f"{unit.markup[: beside.end]}\n{text}{unit.markup[beside.end :]}"
    return set_unit(now.case, standing.row.address, markup)


def _delete(now: Now, place: int) -> Acted:
    standing = _standing(now, place)
    if standing.lines == 1:
        return delete_unit(now.case, standing.row.address)
    unit, lines = _lines(now, standing)
    line = lines[standing.line]
    if standing.line == 0 and ITEM.match(unit.markup[line.begin :]) is None:
        raise InvalidInput("A list hangs on that paragraph; take that out first.")
    stop = lines[standing.line + 1].begin if standing.line + 1 < len(lines) else len(unit.markup)
    markup = unit.markup[: line.begin].rstrip("\n") + "\n" + unit.markup[stop:]
    return set_unit(now.case, standing.row.address, markup)


def _move(now: Now, proposal: Proposal) -> Acted:
    source, target = _standing(now, proposal.places[0]), _standing(now, proposal.behind)
    if source.row.address == target.row.address:
        return _move_line(now, source, target)
    if source.line or not (
        is_host(now.case, source.row.address) and is_host(now.case, target.row.address)
    ):
        raise InvalidInput(
            "It is a record of its own, or part of one, and stands where its kind belongs."
        )
    making = Rearranging(now.case)
    out, index = making.found(source.row.address)
    into, _ = making.found(target.row.address)
    there = next(each for each in into if each.was == target.row.address)
    piece = out.pop(index)
    into.insert(into.index(there) + 1, piece)
    changed, addresses = making.finished()
    return Acted(changed, addresses[id(piece)])


def _move_line(now: Now, source: Standing, target: Standing) -> Acted:
    unit, lines = _lines(now, source)
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


def _split(now: Now, place: int, beside: tuple[str, str]) -> Acted:
    standing = _standing(now, place)
    unit, lines = _lines(now, standing)
    line = lines[standing.line]
    words = plain_spaces(line.words)
    at = next(filter(None, (_between(words, beside, count) for count in _BESIDE)), 0)
    if not 0 < at < len(line.words):
        raise InvalidInput("The words there read differently now.")
    return split(now.case, standing.row.address, line.signs[at].start)


def _between(words: str, beside: tuple[str, str], count: int) -> int:
    """Where so many words stand next to those behind them, nearest to where they were; or 0."""
    before, behind = beside[0].split()[-count:], beside[1].split()[:count]
    said = r"\s*".join(map(re.escape, before)) + r"\s*()" + r"\s*".join(map(re.escape, behind))
    found = [each.start(1) for each in re.finditer(said, words)]
    return min(found, key=lambda each: abs(each - len(beside[0])), default=0)


def _join(now: Now, places: Sequence[int]) -> Acted:
    first, second = _standing(now, places[0]), _standing(now, places[-1])
    if first.row.address != second.row.address:
        if second.line or first.line != first.lines - 1:
            raise InvalidInput("A list stands between the two.")
        return merge_with_next(now.case, now.document, first.row.address)
    if first.line == second.line:
        raise InvalidInput(_ONE)
    unit, lines = _lines(now, first)
    one, other = lines[first.line], lines[second.line]
    markup = f"{unit.markup[: one.end]} {unit.markup[other.start :]}"
    return set_unit(now.case, first.row.address, markup)
