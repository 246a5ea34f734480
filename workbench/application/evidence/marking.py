"""Passages marked in papers, and what is made of one: an event, an account, evidence, a date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from workbench.application.case import editing
from workbench.application.case.ports import IdSource
from workbench.application.chronology.accounts import add_account
from workbench.application.chronology.events import NewEvents, actor_of
from workbench.application.procedure.dating import change_step
from workbench.application.procedure.steps import step_of
from workbench.application.records.evidence import CITATIONS, Use, said_of
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import PartialDate
from workbench.domain.fields import own_order
from workbench.domain.procedure.limits import RuleBook
from workbench.domain.records.chronology import Account, ChronologyEvent
from workbench.domain.records.evidence import Mark, MarkColour, SourceRef
from workbench.domain.shape import values_at
from workbench.statement.markup.authored import escape

SIDES = {
    "sources_for": "For the complaint",
    "sources_against": "Against the complaint",
    "sources": "For neither side",
}
"""The lists of evidence of a finding, and what each is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A passage as it was selected in a paper.

    The numbers are those of `Mark`. `place` is how it is cited ("8, 3.6", "para 12"), `on` the
    date it speaks of.
    """

    evidence_id: str
    number: int
    begins: int
    to_number: int
    ends: int
    words: str
    place: str
    on: PartialDate | None = None

    @property
    def said(self) -> str:
        """The words without the number of their paragraph, which the place has."""
        number = self.place.rpartition(", ")[2]
        bare = self.words.removeprefix(number).lstrip(".").lstrip() if "." in number else ""
        return bare or self.words


def marked(
    case: CaseFile, taken: Taken, ids: IdSource, colour: MarkColour = MarkColour.YELLOW
) -> tuple[CaseFile, str]:
    """The case with a passage marked, and the mark's id; one that is marked already stays so."""
    there = _mark_of(case, taken)
    if there:
        return case, there
    mark = Mark(
        id=ids.new("mark"),
        evidence_id=taken.evidence_id,
        number=taken.number,
        begins=taken.begins,
        to_number=taken.to_number,
        ends=taken.ends,
        words=taken.words,
        colour=colour,
    )
    return editing.add(case, "mark", mark), mark.id


def _mark_of(case: CaseFile, taken: Taken) -> str:
    """The mark of a passage, "" where it is not marked."""
    passage = (taken.evidence_id, taken.number, taken.begins, taken.to_number, taken.ends)
    return next(
        (
            mark.id
            for mark in case.marks.values()
            if (mark.evidence_id, mark.number, mark.begins, mark.to_number, mark.ends) == passage
        ),
        "",
    )


def last_head(case: CaseFile) -> str:
    """The head of complaint that was last given to an event, the only one there is, or ""."""
    newest = sorted(case.events.values(), key=own_order)
    used = [event.head_ids[-1] for event in newest if event.head_ids]
    only = next(iter(case.heads)) if len(case.heads) == 1 else ""
    return used[-1] if used else only


def event_from(
    case: CaseFile,
    taken: Taken,
    new: NewEvents,
    *,
    quoted: bool = False,
    narrative: str = "",
    head_id: str = "",
) -> tuple[CaseFile, str]:
    """The case with an event made of a passage, and the event's id.

    `narrative` stands in place of the passage's own words.
    """
    case, mark_id = marked(case, taken, new.ids)
    words = escape(taken.said)
    if not narrative:
        narrative = f"“{words}”" if quoted else words
    event = ChronologyEvent(
        id="",
        on=taken.on,
        actor=actor_of(case, narrative),
        sources=(SourceRef(taken.evidence_id, taken.place, mark_id),),
        head_ids=(head_id,) if head_id else (),
    )
    case, id = new.enter(case, event)
    return editing.set_fields(case, "event", id, narrative=narrative), id


def event_of(case: CaseFile, taken: Taken) -> str:
    """The event that was made of a passage already, or rests on it; "" for none."""
    mark_id = _mark_of(case, taken)
    uses = (use for use, _ in resting_on(case, mark_id)) if mark_id else ()
    return next((use.id for use in uses if use.kind == "event"), "")


def cited_by_event(case: CaseFile, taken: Taken, event_id: str, ids: IdSource) -> CaseFile:
    """The case with a passage as one more source of an event."""
    case, mark_id = marked(case, taken, ids)
    source = SourceRef(taken.evidence_id, taken.place, mark_id)
    sources = (*case.events[event_id].sources, source)
    return editing.set_fields(case, "event", event_id, sources=sources)


def account_from(
    case: CaseFile, taken: Taken, event_id: str, given_by: str, ids: IdSource
) -> CaseFile:
    """The case with a passage as one party's account of an event; `given_by` is who wrote it."""
    case, mark_id = marked(case, taken, ids, MarkColour.BLUE)
    paper = case.evidence[taken.evidence_id]
    account = Account(
        given_by=given_by,
        given_on=paper.made_on,
        sources=(SourceRef(taken.evidence_id, taken.place, mark_id),),
        text=escape(taken.said),
    )
    case = add_account(case, event_id, account)
    return editing.set_fields(case, "event", event_id, disputed=True)


def evidence_from(
    case: CaseFile, taken: Taken, finding_id: str, side: str, ids: IdSource
) -> CaseFile:
    """The case with a passage as evidence for or against a finding; `side` is one of `SIDES`."""
    case, mark_id = marked(case, taken, ids)
    there = getattr(case.findings[finding_id], side)
    source = SourceRef(taken.evidence_id, taken.place, mark_id)
    return editing.set_fields(case, "finding", finding_id, **{side: (*there, source)})


def step_from(
    case: CaseFile, taken: Taken, complaint_id: str, key: str, new: NewEvents, rules: RuleBook
) -> CaseFile:
    """The case with a passage as the source of a step's date, and its date where it had none."""
    case, mark_id = marked(case, taken, new.ids)
    found = step_of(case, complaint_id, key)
    fields: dict[str, Any] = {
        "sources": (
            *(found.sources if found is not None else ()),
            SourceRef(taken.evidence_id, taken.place, mark_id),
        )
    }
    if found is None or found.on is None:
        fields["on"] = taken.on
    return change_step(case, complaint_id, key, new.ids.new("step"), rules, new, **fields)


def detail_from(case: CaseFile, taken: Taken, person_id: str, ids: IdSource) -> CaseFile:
    """The case with the words of a passage as a detail of a person that is never printed."""
    case, mark_id = marked(case, taken, ids, MarkColour.BLUE)
    case = editing.set_fields(case, "mark", mark_id, person_id=person_id)
    person = case.people[person_id]
    if taken.words in person.identifiers:
        return case
    return editing.set_fields(
        case, "person", person_id, identifiers=(*person.identifiers, taken.words)
    )


def resting_on(case: CaseFile, mark_id: str) -> Iterator[tuple[Use, str]]:
    """What a marked passage became, each with the place cited: the records whose sources name it,
    and whom it names."""
    for link in CITATIONS:
        for record in case.records(link.kind).values():
            for _, part in values_at(record, link.path[:-1]):
                if getattr(part, "mark_id", "") == mark_id:
                    yield Use(link.kind, record.id, said_of(case, link.kind, record)), part.pages
    mark = case.marks[mark_id]
    if mark.person_id in case.people:
        person = case.people[mark.person_id]
        yield Use("person", person.id, said_of(case, "person", person)), ""


def marks_of(case: CaseFile, evidence_id: str) -> list[Mark]:
    """The marks in a paper, in the order of the paper."""
    found = (mark for mark in case.marks.values() if mark.evidence_id == evidence_id)
    return sorted(found, key=lambda mark: (mark.number, mark.begins, mark.id))


def pages_read(words: str) -> set[int]:
    """The numbers of the pages marked as read ("1-8, 10"); what is none is passed over."""
    found: set[int] = set()
    for part in words.split(","):
        first, _, last = part.strip().partition("-")
        if first.isdigit() and len(first) < 7 and (not last or (last.isdigit() and len(last) < 7)):
            found.update(range(int(first), int(last or first) + 1))
    return found


def in_spans(pages: set[int]) -> str:
    """Numbers of pages as they are kept: "1-8, 10"."""
    spans: list[list[int]] = []
    for page in sorted(pages):
        if spans and page == spans[-1][1] + 1:
            spans[-1][1] = page
        else:
            spans.append([page, page])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in spans)


def with_read(case: CaseFile, evidence_id: str, page: int, read: bool) -> CaseFile:
    """The case with a page of a paper marked as read, or not any more."""
    item = case.evidence[evidence_id]
    pages = pages_read(item.pages_read)
    pages = pages | {page} if read else pages - {page}
    return case.with_record("evidence", replace(item, pages_read=in_spans(pages)))
