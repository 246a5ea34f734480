"""What proposals change in the words of the draft, line by line of a passage.

The date with which the program begins the words of an event is changed in the event.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from workbench.application.case.editing import set_fields
from workbench.application.drafting.pieces import base_of
from workbench.application.returned.file import BREAK
from workbench.application.returned.passages import Passage
from workbench.application.returned.proposals import Proposal, ProposalKind
from workbench.application.returned.reading import ReadBack
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.reader import read_front
from workbench.statement.cast import cast_of
from workbench.statement.comparing.words import changes, plain_spaces
from workbench.statement.composing.events import DATE
from workbench.statement.markup.inline import read_inlines
from workbench.statement.markup.mapped import WordChange
from workbench.statement.origins import origin_record
from workbench.statement.text import inline_text


def is_of(passage: Passage, proposal: Proposal) -> bool:
    """Whether a proposal changes words of a passage."""
    return any(proposal.number in (each.added, each.removed) for each in passage.segments)


def by_place(
    passage: Passage, proposals: Sequence[Proposal], found: ReadBack
) -> Iterator[tuple[int, list[tuple[Proposal, WordChange]]]]:
    """The changes of a passage by the paragraph of the draft they are in."""
    words = [plain_spaces(found.printed[each].text) for each in passage.places]
    edits: dict[int, list[tuple[Proposal, WordChange]]] = {}
    numbers = {each.number for each in proposals}
    for proposal in proposals:
        for change in _changes(passage, proposal.number, numbers):
            put_in = change.words.replace(BREAK, " ").replace("\v", " ")
            for index, start, end in lines_of(words, change.start, change.end):
                # Over several paragraphs they go into the first, to which the last is joined.
                edit, put_in = WordChange(start, end, put_in), ""
                if BREAK in proposal.before and passage.places[index] in proposal.places[1:-1]:
                    continue  # It goes as a whole.
                edits.setdefault(passage.places[index], []).append((proposal, edit))
    yield from sorted(edits.items(), reverse=True)


def _changes(passage: Passage, number: int, taken: Collection[int]) -> Iterator[WordChange]:
    """What one proposal changes, as places among the signs of the passage in the draft.

    Words it puts in that another one taken takes out again are left out.
    """
    start = end = -1
    words = ""
    for each in passage.segments:
        mine = number in (each.added, each.removed)
        if not mine:
            if start >= 0 and each.old:
                yield WordChange(start, end, words)
                start, words = -1, ""
            continue
        if start < 0:
            start = end = each.start
        if each.old:
            end = each.start + len(each.text)
        elif each.added == number and not (each.removed >= 0 and each.removed in taken):
            words += each.text
    if start >= 0:
        yield WordChange(start, end, words)


def lines_of(words: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The span of a passage as spans of its lines."""
    at = 0
    for index, line in enumerate(words):
        stop = at + len(line)
        if start <= stop and (end > at or start == end >= at):
            yield index, max(start - at, 0), min(end, stop) - at
            if end <= stop:
                return
        at = stop + 1


def without_spaces(words: str, start: int, end: int) -> tuple[int, int]:
    """A span without the spaces at its ends, which look alike however they are set."""
    said = words[start:end]
    return end - len(said.lstrip()), start + len(said.rstrip())


def takes_back(passages: Sequence[Passage], proposal: Proposal) -> bool:
    """Whether a proposal joins only what another one splits: then neither has to be done."""
    ends = [
        each.old
        for passage in passages for each in passage.segments
        if each.removed == proposal.number and BREAK in each.text
    ]  # fmt: skip
    return proposal.kind is ProposalKind.JOIN and bool(ends) and not any(ends)


def breaks(
    passages: Sequence[Passage], proposal: Proposal, taken: Collection[int]
) -> list[tuple[str, str]]:
    """The words on both sides of each place where a proposal splits a paragraph, the last first.

    `taken` are the numbers of those whose words stand there.
    """
    return [each for passage in passages for each in passage.breaks(proposal.number, taken)[::-1]]


DATED = "The date of the event was changed with it, in the chronology too."


def changes_date(case: CaseFile, address: str, words: str, line: str, edit: WordChange) -> bool:
    """Whether an edit changes the date with which the program begins the words of an event.

    `words` are those of the draft, `line` the typed ones, which have a gap for the date or none.
    """
    kind, id, _ = origin_record(base_of(address))
    event = case.events.get(id) if kind == "event" else None
    if event is None or event.on is None:
        return False
    first = next(changes(words, line), None)
    if first is None or first.start or edit.start >= first.end:
        return False
    gap = inline_text(read_inlines(DATE, cast_of(case)))
    typed = line[first.new_start : first.new_end]
    return gap in typed or len(typed.split()) < 2


def dated_anew(case: CaseFile, address: str, words: str) -> CaseFile:
    """The case with an event of the date that some words begin with; the same when they do not."""
    id = origin_record(base_of(address))[1]
    on = case.events[id].on
    read = read_front(words, on.year if on is not None else None)
    return case if read.date is None else set_fields(case, "event", id, on=read.date)
