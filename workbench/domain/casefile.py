"""An open case as one immutable value: the case record and one mapping by id for each kind.

The order of records is always a field (a date, a position), never the order of a mapping.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from types import MappingProxyType
from typing import Any

from workbench.domain.dataclass import dataclass
from workbench.domain.procedure.steps import (
    ComplaintPart,
    CouncilComplaint,
    LegalAnswer,
    PanelRecommendation,
    Participant,
    PartOutcome,
    ProcedureStep,
    StepLimit,
)
from workbench.domain.records.after import ReviewRequest, SecondReading, SentLetter
from workbench.domain.records.chronology import ChronologyEvent
from workbench.domain.records.comments import Point, Response
from workbench.domain.records.complaint import Case, HeadOfComplaint
from workbench.domain.records.compliance import ComplianceItem
from workbench.domain.records.drafting import (
    Acceptance,
    Override,
    Passage,
    SectionText,
    StandardChoice,
    Topic,
)
from workbench.domain.records.evidence import EvidenceItem, Mark
from workbench.domain.records.findings import Finding, Injustice
from workbench.domain.records.jurisdiction import LimitDecision
from workbench.domain.records.offers import Offer
from workbench.domain.records.people import Person
from workbench.domain.records.remedies import LadderRung, Remedy
from workbench.domain.records.versions import ExportReceipt, StatementVersion
from workbench.domain.records.work import FileNote, Task


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its collection in the case file, its class and what a person calls it."""

    name: str
    collection: str
    record: type[Any]
    noun: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """A whole case. Change it with `with_record` and `without`, which return another one."""

    case: Case
    people: Mapping[str, Person] = field(default_factory=dict)
    heads: Mapping[str, HeadOfComplaint] = field(default_factory=dict)
    evidence: Mapping[str, EvidenceItem] = field(default_factory=dict)
    marks: Mapping[str, Mark] = field(default_factory=dict)
    events: Mapping[str, ChronologyEvent] = field(default_factory=dict)
    findings: Mapping[str, Finding] = field(default_factory=dict)
    injustices: Mapping[str, Injustice] = field(default_factory=dict)
    remedies: Mapping[str, Remedy] = field(default_factory=dict)
    jurisdiction: Mapping[str, LimitDecision] = field(default_factory=dict)
    rungs: Mapping[str, LadderRung] = field(default_factory=dict)
    offers: Mapping[str, Offer] = field(default_factory=dict)
    compliance: Mapping[str, ComplianceItem] = field(default_factory=dict)
    complaints: Mapping[str, CouncilComplaint] = field(default_factory=dict)
    steps: Mapping[str, ProcedureStep] = field(default_factory=dict)
    limits: Mapping[str, StepLimit] = field(default_factory=dict)
    participants: Mapping[str, Participant] = field(default_factory=dict)
    parts: Mapping[str, ComplaintPart] = field(default_factory=dict)
    outcomes: Mapping[str, PartOutcome] = field(default_factory=dict)
    recommendations: Mapping[str, PanelRecommendation] = field(default_factory=dict)
    answers: Mapping[str, LegalAnswer] = field(default_factory=dict)
    texts: Mapping[str, SectionText] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    passages: Mapping[str, Passage] = field(default_factory=dict)
    choices: Mapping[str, StandardChoice] = field(default_factory=dict)
    overrides: Mapping[str, Override] = field(default_factory=dict)
    acceptances: Mapping[str, Acceptance] = field(default_factory=dict)
    versions: Mapping[str, StatementVersion] = field(default_factory=dict)
    receipts: Mapping[str, ExportReceipt] = field(default_factory=dict)
    responses: Mapping[str, Response] = field(default_factory=dict)
    points: Mapping[str, Point] = field(default_factory=dict)
    readings: Mapping[str, SecondReading] = field(default_factory=dict)
    letters: Mapping[str, SentLetter] = field(default_factory=dict)
    reviews: Mapping[str, ReviewRequest] = field(default_factory=dict)
    tasks: Mapping[str, Task] = field(default_factory=dict)
    notes: Mapping[str, FileNote] = field(default_factory=dict)

    def records(self, kind: str) -> Mapping[str, Any]:
        """All records of a kind by id; the case itself is the one record of kind "case"."""
        if kind == "case":
            return {self.case.id: self.case}
        found: Mapping[str, Any] = getattr(self, KINDS[kind].collection)
        return found

    def find(self, kind: str, id: str) -> Any | None:
        """The record of that kind and id, or None."""
        return self.records(kind).get(id)

    def text(self, place: str) -> str:
        """The authored text of a fixed place, "" when nothing was written."""
        found = self.texts.get(place)
        return found.text if found is not None else ""

    def with_record(self, kind: str, record: Any) -> CaseFile:
        """The case with this record added, or put in place of the one with its id."""
        if kind == "case":
            return replace(self, case=record)
        return self._with(kind, {**self.records(kind), record.id: record})

    def without(self, kind: str, id: str) -> CaseFile:
        """The case without that record; the case itself cannot be taken out."""
        kept = {key: record for key, record in self.records(kind).items() if key != id}
        return self._with(kind, kept)

    def _with(self, kind: str, records: Mapping[str, Any]) -> CaseFile:
        changes: dict[str, Any] = {KINDS[kind].collection: records}
        return replace(self, **changes)

    def with_collection(self, kind: str, records: Mapping[str, Any]) -> CaseFile:
        """The case with all records of a kind replaced at once."""
        return self._with(kind, dict(records))

    def everything(self) -> Iterator[tuple[str, Any]]:
        """Every record with the name of its kind, the case first."""
        yield "case", self.case
        for kind in COLLECTIONS:
            for record in self.records(kind).values():
                yield kind, record


def _kinds() -> Mapping[str, Kind]:
    listed = (
        Kind("case", "case", Case, "case"),
        Kind("person", "people", Person, "person"),
        Kind("head", "heads", HeadOfComplaint, "head of complaint"),
        Kind("evidence", "evidence", EvidenceItem, "evidence item"),
        Kind("mark", "marks", Mark, "marked passage"),
        Kind("event", "events", ChronologyEvent, "event"),
        Kind("finding", "findings", Finding, "finding"),
        Kind("injustice", "injustices", Injustice, "injustice"),
        Kind("remedy", "remedies", Remedy, "remedy"),
        Kind("jurisdiction", "jurisdiction", LimitDecision, "decision on jurisdiction"),
        Kind("rung", "rungs", LadderRung, "kind of remedy considered"),
        Kind("offer", "offers", Offer, "offer"),
        Kind("compliance", "compliance", ComplianceItem, "remedy followed up"),
        Kind("complaint", "complaints", CouncilComplaint, "complaint to the council"),
        Kind("step", "steps", ProcedureStep, "step of the procedure"),
        Kind("limit", "limits", StepLimit, "time limit"),
        Kind("participant", "participants", Participant, "participant"),
        Kind("part", "parts", ComplaintPart, "part of a complaint"),
        Kind("outcome", "outcomes", PartOutcome, "outcome of a stage"),
        Kind("recommendation", "recommendations", PanelRecommendation, "recommendation"),
        Kind("answer", "answers", LegalAnswer, "answer to a question"),
        Kind("text", "texts", SectionText, "text"),
        Kind("topic", "topics", Topic, "subheading"),
        Kind("passage", "passages", Passage, "passage"),
        Kind("choice", "choices", StandardChoice, "choice of standard paragraph"),
        Kind("override", "overrides", Override, "reworded paragraph"),
        Kind("acceptance", "acceptances", Acceptance, "accepted problem"),
        Kind("version", "versions", StatementVersion, "statement version"),
        Kind("receipt", "receipts", ExportReceipt, "export"),
        Kind("response", "responses", Response, "comments received"),
        Kind("point", "points", Point, "point of comment"),
        Kind("reading", "readings", SecondReading, "second reading"),
        Kind("letter", "letters", SentLetter, "letter"),
        Kind("review", "reviews", ReviewRequest, "request for a review"),
        Kind("task", "tasks", Task, "thing to do"),
        Kind("note", "notes", FileNote, "file note"),
    )
    return MappingProxyType({kind.name: kind for kind in listed})


KINDS = _kinds()
"""Every kind of record by name, the case first."""

COLLECTIONS = tuple(name for name in KINDS if name != "case")
"""The kinds a case holds many of, in the order in which references between them point back."""
