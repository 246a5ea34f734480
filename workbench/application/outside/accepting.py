"""Proposals accepted: loose paragraphs become records, and the printed statement stays the same.

Accepting is all or nothing. Whatever would print otherwise because of the new records is settled
in the case itself: standard paragraphs that their conditions would now add are left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from workbench.application.outside.layout import Taken, laid
from workbench.application.outside.places import between
from workbench.application.outside.proposals import Proposal, ProposalKind, proposals
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.fields import own_order
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.procedure.steps import CouncilComplaint, PanelRecommendation
from workbench.domain.records.chronology import ChronologyEvent
from workbench.domain.records.drafting import Choice, StandardChoice
from workbench.domain.records.findings import Finding, Injustice
from workbench.domain.text import shortened
from workbench.statement.composing.compose import compose
from workbench.statement.composing.standards import standard_states
from workbench.statement.markup.authored import escape
from workbench.statement.markup.pieces import names_in_front
from workbench.statement.naming.mentions import link_mentions
from workbench.statement.nodes import StatementStage
from workbench.statement.numbering import numbers as numbers_in
from workbench.statement.text import lines

_ROUNDS = 4
_LONGEST_TITLE = 80


def accepted(
    case: CaseFile, wanted: Collection[str], library: ReferenceLibrary, today: date
) -> CaseFile:
    """The case with these proposals, by their ids, as records.

    An injustice brings the finding it follows from, a finding on a recommendation brings that.
    Raises `InvalidInput`, and changes nothing,
    when a proposal is not there any more or the statement would not print the same.
    """
    numbers = numbers_in(compose(case, library, today, StatementStage.DRAFT))
    offered = {each.id: each for each in proposals(case, numbers)}
    gone = [id for id in wanted if id not in offered]
    if gone:
        raise InvalidInput(
            f"{len(gone)} of the proposals are not there any more: their words have changed.",
            "Nothing was changed. Look at the proposals again.",
        )
    needed = {id for each in wanted for id in _with_needed(each, offered)}
    chosen = [each for each in offered.values() if each.id in needed]
    if not chosen:
        return case
    made = _Making(case).with_records(chosen)
    made = _printing_as_before(case, made, library, today)
    if any(_printed(made, library, today, s) != _printed(case, library, today, s)
           for s in StatementStage):  # fmt: skip
        raise InvalidInput(
            "With these proposals the statement would not read as it does now.",
            "Nothing was changed. Accept them one by one to find the one that is in the way.",
        )
    return made


def _with_needed(id: str, offered: Mapping[str, Proposal]) -> Iterator[str]:
    """A proposal and those without which it cannot be accepted, one after another."""
    while id:
        yield id
        id = offered[id].needs


_Record = ChronologyEvent | Finding | Injustice | PanelRecommendation


class _Making:
    """Records made of proposals, with short ids that are free in the case."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case
        self._given: dict[str, int] = {}

    def with_records(self, chosen: Sequence[Proposal]) -> CaseFile:
        """The case with a record for every proposal, the paragraphs of those that take them."""
        case = self._case
        taken: list[Taken] = []
        ids: dict[str, str] = {}
        beside: list[tuple[str, _Record]] = []
        parts: dict[str, str] = {}
        for each in chosen:
            kind, record = self._record(each, ids)
            ids[each.id] = record.id
            if each.place is not None:
                taken.append(Taken(each.place, kind, record))
            else:
                beside.append((kind, record))
                if each.kind is ProposalKind.FINDING:
                    parts[record.id] = each.of or ids[each.needs]
        if any(each.kind is ProposalKind.RECOMMENDATION for each in chosen) and not case.complaints:
            complaint = CouncilComplaint(id=self._complaint(), title="Complaint to the council")
            case = case.with_record("complaint", complaint)
        case = laid(case, taken)
        for kind, record in beside:
            if isinstance(record, Finding):
                topic = case.recommendations[parts[record.id]].topic_id
                record = replace(record, topic_id=topic)
            case = case.with_record(kind, record)
        return case

    def _record(self, each: Proposal, ids: dict[str, str]) -> tuple[str, _Record]:
        match each.kind:
            case ProposalKind.EVENT:
                return "event", self._event(each)
            case ProposalKind.FINDING:
                return "finding", self._finding(each)
            case ProposalKind.INJUSTICE:
                return "injustice", self._injustice(each, each.of or ids[each.needs])
            case ProposalKind.RECOMMENDATION:
                return "recommendation", self._recommendation(each)

    def _event(self, each: Proposal) -> ChronologyEvent:
        text = self._text(each)
        return ChronologyEvent(
            id=self._new("event", "e"),
            position=self._position("event"),
            on=each.on,
            narrative=names_in_front(text)[1],
            statement_text=text,
            in_statement=True,
        )

    def _finding(self, each: Proposal) -> Finding:
        heads = list(self._case.heads)
        head = heads[0] if len(heads) == 1 else ""
        title = each.title or ("" if head else shortened(each.words, _LONGEST_TITLE))
        return Finding(
            id=self._new("finding", "f"),
            position=self._position("finding"),
            head_id=head,
            title=title,
            analysis=self._text(each) if each.place is not None else "",
            result=each.result,
            fault_without_injustice=each.harmless,
        )

    def _injustice(self, each: Proposal, finding: str) -> Injustice:
        return Injustice(
            id=self._new("injustice", "i"),
            position=self._position("injustice"),
            finding_id=finding,
            person_id=each.person_id,
            kind=each.effect,
            how=each.words,
        )

    def _recommendation(self, each: Proposal) -> PanelRecommendation:
        words = link_mentions(escape(each.words), self._case)
        inside = each.place is not None
        return PanelRecommendation(
            id=self._new("recommendation", "pr"),
            position=self._position("recommendation"),
            complaint_id=self._complaint(),
            title=each.title or shortened(each.words, _LONGEST_TITLE),
            made_by=each.made_by,
            text="" if inside else words,
            analysis=self._text(each) if inside else "",
            in_statement=inside,
            view=each.view,
        )

    def _complaint(self) -> str:
        listed = sorted(self._case.complaints.values(), key=own_order)
        return listed[0].id if listed else "c1"

    def _text(self, each: Proposal) -> str:
        assert each.place is not None
        passage = self._case.passages[each.place.passage]
        return between(passage, each.place.first, each.place.last)

    def _new(self, kind: str, stem: str) -> str:
        number = self._given.get(kind, 0) + 1
        while f"{stem}{number}" in self._case.records(kind):
            number += 1
        self._given[kind] = number
        return f"{stem}{number}"

    def _position(self, kind: str) -> int:
        before = [each.position for each in self._case.records(kind).values()]
        return max(before, default=-1) + self._given[kind]


def _printed(
    case: CaseFile, library: ReferenceLibrary, today: date, stage: StatementStage
) -> list[str]:
    return list(lines(compose(case, library, today, stage)))


def _standing(case: CaseFile, library: ReferenceLibrary, today: date) -> Iterator[str]:
    for stage in StatementStage:
        for state in standard_states(case, library, today, stage):
            if state.printed:
                yield state.paragraph.id


def _printing_as_before(
    before: CaseFile, made: CaseFile, library: ReferenceLibrary, today: date
) -> CaseFile:
    """The case with the standard paragraphs it printed before, and no others."""
    wanted = set(_standing(before, library, today))
    for _ in range(_ROUNDS):
        printed = set(_standing(made, library, today))
        choices = dict.fromkeys(printed - wanted, Choice.LEAVE_OUT)
        choices |= dict.fromkeys(wanted - printed, Choice.INCLUDE)
        if not choices:
            break
        for id, choice in choices.items():
            known = made.choices.get(id)
            chosen = (
                replace(known, choice=choice)
                if known is not None
                else StandardChoice(id=id, choice=choice)
            )
            made = made.with_record("choice", chosen)
    return made
