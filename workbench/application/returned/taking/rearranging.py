"""Proposals that rearrange paragraphs, made in the statement of the case as it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from dataclasses import replace

from workbench.application.drafting.adding import delete_unit, insert_after
from workbench.application.drafting.paragraphs import Acted, Unit, set_unit, unit_or_refuse
from workbench.application.drafting.parting import is_host, merge_with_next, split
from workbench.application.drafting.pieces import Rearranging
from workbench.application.returned.bases import BREAK
from workbench.application.returned.file import Shape
from workbench.application.returned.proposals import Proposal, ProposalKind
from workbench.application.returned.taking.already import DIFFERENT, GONE, THERE
from workbench.application.returned.taking.joints import Joint
from workbench.application.returned.taking.standing import Now, Standing, no_more, reworded
from workbench.domain.errors import InvalidInput
from workbench.domain.text import shortened
from workbench.statement.comparing.words import plain_spaces
from workbench.statement.markup.authored import escape
from workbench.statement.markup.block_reader import ITEM
from workbench.statement.markup.mapped import PrintedLine, WordChange, with_changes
from workbench.statement.markup.pieces import joint
from workbench.statement.printed import PrintedKind, PrintedParagraph

_TITLE = "The lines over the statement come from the Overview; nothing can stand among them."
_RECORDS = (
    "Each item of that list is a record of its own, a remedy or a head of complaint: "
    "add it on the page of those."
)
_LIST = "A list hangs on that paragraph; the two go together, or the list goes first."
_KEPT = "It is a record of its own, or part of one, and stands where its kind belongs."
_BEHIND_LIST = "It stands behind the list there, which it would part."
_ONE = "They are one paragraph already."
_APART = "The two paragraphs no longer follow one another."
_BETWEEN = "The paragraphs before and behind it are one paragraph now."
BEHIND_MOVED = "It stands behind a paragraph that was moved since the draft."
_IN_PARTS = "That paragraph was split since the draft."
_IN_ONE = "That paragraph was joined with another since the draft."
_BESIDE = ((6, 6), (2, 2), (0, 6), (6, 0))
"""By how many words before and behind the place of a split is known: none where a date stands."""

_KINDS = (PrintedKind.NUMBERED, PrintedKind.QUOTE, PrintedKind.HEADING, PrintedKind.ITEM)
OF_WORDS = (ProposalKind.INSERT, ProposalKind.DELETE, ProposalKind.REPLACE, ProposalKind.MOVE)
"""Kinds of proposals that change words."""

_SPACED = "A space stands where the two paragraphs were joined."
_SHOWN = 60
_FRONT = re.compile(r"> |#{2,3} ")
_KIND = "change the kind of the paragraph in the statement itself"
_NOT_OWN = "It is worded by the program, and stands where its kind belongs."


def rearranged(
    now: Now,
    proposal: Proposal,
    beside: tuple[str, str],
    new_id: Callable[[str], str],
    items: Sequence[Proposal] = (),
    joints: Sequence[Joint] = (),
) -> Acted:
    """The case with one proposal taken; `beside` are the words before and behind a split.

    `items` are put in or moved with a paragraph, as the list under it. `joints` are those that a
    join would make.

    Raises `InvalidInput` saying why it cannot be.
    """
    match proposal.kind:
        case ProposalKind.INSERT:
            return _insert(now, proposal, new_id, items)
        case ProposalKind.DELETE:
            return _delete(now, proposal.places[0])
        case ProposalKind.MOVE:
            return _move(now, proposal, len(items))
        case ProposalKind.SPLIT:
            return _split(now, proposal.places[0], beside)
        case ProposalKind.JOIN:
            return _join(now, proposal.places, joints)
        case _:
            raise InvalidInput("It cannot be taken here.")


def _standing(now: Now, place: int) -> Standing:
    found = now.at(place)
    if found is None:
        raise InvalidInput(GONE)
    return found


def _alone(now: Now, place: int) -> Standing:
    """Where a paragraph stands that is still one, and one of its own."""
    found = _standing(now, place)
    if len(now.pieces(place)) > 1:
        raise InvalidInput(_IN_PARTS)
    if not (now.begins(place) and now.ends(place)):
        raise InvalidInput(_IN_ONE)
    return found


def _end(now: Now, place: int) -> Standing:
    """Where a paragraph of the draft ends, with nothing of the next in it."""
    _standing(now, place)
    if not now.ends(place):
        raise InvalidInput(_BETWEEN)
    return now.standings(place)[-1]


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
    if _is_item(proposal):
        return _insert_item(now, standing, proposal)
    text = "\n".join(map(_typed, (proposal, *items)))
    address = standing.row.address
    acted = insert_after(now.case, now.document, address, new_id("passage"), text)
    parted = standing.line < standing.lines - 1
    return replace(acted, note=_BEHIND_LIST) if parted and not acted.note else acted


def _is_item(proposal: Proposal) -> bool:
    """Whether a proposal is about an item of a list."""
    return proposal.shape is not None and proposal.shape.kind is PrintedKind.ITEM


def _leads_list(proposal: Proposal) -> bool:
    """Whether a list can stand under a new paragraph."""
    kind = proposal.shape.kind if proposal.shape is not None else PrintedKind.NUMBERED
    return kind in (PrintedKind.NUMBERED, PrintedKind.UNNUMBERED)


def _before(now: Now, place: int) -> Standing:
    """The paragraph at a place of the draft, or the nearest before it that still stands."""
    found = next((each for each in range(place, -1, -1) if now.at(each) is not None), None)
    if found is None:
        raise InvalidInput(_TITLE)
    return _end(now, found)


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


def of_another_kind(now: Now, place: int, shape: Shape | None) -> Acted:
    """The case with a paragraph made a quotation, a heading, an item or a paragraph again.

    Raises `InvalidInput` where only one kind of paragraph can stand.
    """
    standing = _standing(now, place)
    if shape is None or shape.kind not in _KINDS or not is_host(now.case, standing.row.address):
        raise InvalidInput(_KIND)
    unit, lines = _lines(now, standing)
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
    standing = _alone(now, place)
    if not now.known(place):
        raise InvalidInput(GONE)
    if standing.lines == 1:
        return delete_unit(now.case, standing.row.address)
    unit, lines = _lines(now, standing)
    line = lines[standing.line]
    if standing.line == 0 and ITEM.match(unit.markup[line.begin :]) is None:
        raise InvalidInput(_LIST)
    stop = lines[standing.line + 1].begin if standing.line + 1 < len(lines) else len(unit.markup)
    markup = unit.markup[: line.begin].rstrip("\n") + "\n" + unit.markup[stop:]
    return set_unit(now.case, standing.row.address, markup)


def out_of_list(now: Now, proposal: Proposal) -> list[Proposal]:
    """What is done to move an item out of its list, as it reads now; nothing for any other move."""
    if proposal.kind is not ProposalKind.MOVE:
        return []
    place = proposal.places[0]
    source, target = now.at(place), now.at(proposal.behind)
    if source is None or target is None or not source.line:
        return []
    if source.row.address == target.row.address:
        return []
    before, after = plain_spaces(proposal.before), plain_spaces(proposal.after)
    said = reworded(before, now.text(place), after)
    if said is None:
        raise InvalidInput(DIFFERENT)
    item = replace(proposal, after=said, shape=now.shape(place))
    return [replace(item, kind=kind) for kind in (ProposalKind.DELETE, ProposalKind.INSERT)]


def _move(now: Now, proposal: Proposal, items: int) -> Acted:
    source, target = _alone(now, proposal.places[0]), _end(now, proposal.behind)
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
    _standing(now, place)
    # Words put in with the split may have left little of the paragraph in a piece of it.
    pieces = [each for each in now.around(place) if now.unit(each) is not None]
    lines = [_lines(now, each)[1][each.line] for each in pieces]
    for counts in _BESIDE:
        found = [
            (standing.row.address, line.signs[at].start)
            for standing, line in zip(pieces, lines, strict=True)
            if 0 < (at := _between(plain_spaces(line.words), beside, counts)) < len(line.words)
        ]
        if len(found) == 1:
            return split(now.case, *found[0])
    raise InvalidInput(DIFFERENT)


def _between(words: str, beside: tuple[str, str], counts: tuple[int, int]) -> int:
    """Where so many words stand next to those behind them, nearest to where they were; or 0."""
    before, behind = beside[0].split(), beside[1].split()[: counts[1]]
    before = before[len(before) - min(counts[0], len(before)) :]
    said = r"\s*".join(map(re.escape, before)) + r"\s*()" + r"\s*".join(map(re.escape, behind))
    found = [each.start(1) for each in re.finditer(said, words)]
    return min(found, key=lambda each: abs(each - len(beside[0])), default=0)


def _join(now: Now, places: Sequence[int], joints: Sequence[Joint]) -> Acted:
    first, second = _standing(now, places[0]), _standing(now, places[-1])
    if (first.row, first.line) == (second.row, second.line):
        raise InvalidInput(_ONE)
    if not (now.ends(places[0]) and now.begins(places[-1])):
        raise InvalidInput(_APART)
    first = _end(now, places[0])
    closed = any(each.closed and now.meet(places, each) for each in joints)
    if first.row.address != second.row.address:
        if second.line or first.line != first.lines - 1:
            raise InvalidInput("A list stands between the two.")
        if now.following(first) != second.row.address:
            raise InvalidInput(_APART)
        acted = merge_with_next(now.case, now.document, first.row.address)
        return _without_space(now, acted, acted.offset) if closed else acted
    if second.line != first.line + 1:
        raise InvalidInput(_APART)
    unit, lines = _lines(now, first)
    one, other = lines[first.line], lines[second.line]
    rest = unit.markup[other.start :]
    before = unit.markup[: one.end]
    front = f"{before}{joint(rest)}"
    acted = set_unit(now.case, first.row.address, f"{front}{rest}")
    return _without_space(now, acted, len(front)) if closed else acted


def _without_space(now: Now, acted: Acted, offset: int) -> Acted:
    """The case without the space before a place in the typed words of a paragraph; as it is, with
    a note, where the words could not follow one another so.
    """
    unit = unit_or_refuse(acted.case, acted.address)
    for line in now.lines(unit):
        at = sum(each.end <= offset for each in line.signs) - 1
        if line.begin < offset <= line.end and line.words[max(at, 0)].isspace():
            change = WordChange(at, at + 1, "")
            text = with_changes(unit.markup, line, [change], now.cast, now.numbers)
            if text is None:
                return replace(acted, note=_SPACED)
            return replace(set_unit(acted.case, acted.address, text), note=acted.note)
    return acted


def effects(proposal: Proposal, before: Now, now: Now) -> list[str]:
    """What else is printed since a paragraph was taken out, moved or put in, or is not any more."""
    own = set(proposal.before.split())
    gone = no_more(before.said(), now.said())
    gone.sort(key=lambda said: len(own & set(said.split())))
    if proposal.kind is ProposalKind.DELETE:
        gone = [*gone[:-1], *no_more(gone[-1:], [" ".join(proposal.before.split())])]
    come = no_more(now.said(), before.said()) if proposal.before else ()
    return [
        *(f"“{shortened(said, _SHOWN)}” is no longer printed." for said in gone),
        *(f"The program prints “{shortened(said, _SHOWN)}” there now." for said in come),
    ]


def of_paragraphs(proposals: Sequence[Proposal], refused: Container[int]) -> list[Proposal]:
    """The proposals about paragraphs as such, and about words over the ends of paragraphs."""
    found: list[Proposal] = []
    for each in proposals:
        if each.whole or each.kind in (ProposalKind.SPLIT, ProposalKind.JOIN):
            if each.kind is not ProposalKind.FORMAT:
                found.append(each)
        elif each.kind not in OF_WORDS or each.number in refused:
            continue
        elif BREAK in each.before:
            # Words over the ends of paragraphs are gone by now, and so go the ends.
            found.append(replace(each, kind=ProposalKind.JOIN))
            empty = replace(each, kind=ProposalKind.DELETE, whole=True)
            found += [
                replace(empty, places=(place,), before=words)
                for place, words in zip(
                    each.places[1:-1], each.before.split(BREAK)[1:], strict=False
                )
            ]
        elif BREAK in each.after:
            found.append(replace(each, kind=ProposalKind.SPLIT))
    return found


def with_items(
    proposals: Sequence[Proposal], printed: Sequence[PrintedParagraph]
) -> list[list[Proposal]]:
    """Proposals in the order of the draft, a new or moved paragraph with the list under it."""
    found: list[list[Proposal]] = []
    for each in sorted(proposals, key=_order):
        if found and _hangs_on(each, found[-1], printed):
            found[-1].append(each)
        else:
            found.append([each])
    return found


def _hangs_on(
    item: Proposal, group: Sequence[Proposal], printed: Sequence[PrintedParagraph]
) -> bool:
    lead = group[0]
    if (item.kind, item.behind) != (lead.kind, lead.behind):
        return False
    if item.kind is ProposalKind.INSERT:
        return _is_item(item) and _leads_list(lead)
    if item.kind is not ProposalKind.MOVE or item.places[0] != lead.places[0] + len(group):
        return False
    kinds = [printed[each.places[0]].kind for each in (lead, item)]
    return kinds[0] is not PrintedKind.ITEM and kinds[1] is PrintedKind.ITEM


def _order(proposal: Proposal) -> tuple[int, int]:
    return (proposal.places[0] if proposal.places else proposal.behind), proposal.number
