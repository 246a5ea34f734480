"""Cases, people, events and the rest for tests, named so that a test reads as a sentence.

Everything is invented. Builders give sound records; a test changes the one field it is about.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from workbench.application.procedure.dating import change_step
from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.dates.counting import DeadlineUnit
from workbench.domain.dates.partial import MONTHS, PartialDate
from workbench.domain.library.house_words import HouseWords
from workbench.domain.library.name_words import NameWords
from workbench.domain.library.reference import (
    Outline,
    OutlineSection,
    ReferenceLibrary,
    StandardParagraph,
)
from workbench.domain.procedure.limits import RuleBook
from workbench.domain.records.chronology import ChronologyEvent
from workbench.domain.records.complaint import (
    Case,
    CaseStage,
    HeadOfComplaint,
    Outcome,
    UpheldReason,
)
from workbench.domain.records.drafting import (
    Choice,
    Override,
    Passage,
    Placement,
    SectionText,
    StandardChoice,
    Topic,
    TopicRole,
)
from workbench.domain.records.evidence import EvidenceItem, SourceRef
from workbench.domain.records.findings import Finding, FindingResult, Injustice, InjusticeKind
from workbench.domain.records.people import AgeGroup, Person, PersonRole, Pronouns
from workbench.domain.records.remedies import Agreement, Deadline, Remedy, RemedyKind
from workbench.reference.name_words import load_name_words
from workbench.reference.wording import load_wording

TODAY = date(2026, 11, 22)
RESOURCES = Path(__file__).parent.parent / "resources"


def on(words: str) -> PartialDate:
    """A date from plain words ("3 May 2023", "May 2023", "2023") or from its stored code."""
    parts = words.split()
    if parts[-1].isdigit() and len(parts) <= 3 and all(p.isalnum() for p in parts):
        if len(parts) == 1:
            return PartialDate(int(parts[0]))
        if parts[-2] in MONTHS:
            month = MONTHS.index(parts[-2]) + 1
            day = int(parts[0]) if len(parts) == 3 else None
            return PartialDate(int(parts[-1]), month, day)
    return PartialDate.from_plain(words)


def within(words: str) -> Deadline:
    """A deadline from words: "1 month", "4 weeks", "20 working days"."""
    count, unit = words.split(" ", 1)
    return Deadline(int(count), DeadlineUnit(unit if unit.endswith("s") else f"{unit}s"))


# --- records -----------------------------------------------------------------------------------


def a_person(id: str = "p1", alias: str = "Ms X", **fields: Any) -> Person:
    """Somebody with a real name that no statement may show."""
    values: dict[str, Any] = {
        "name": "Philippa Wainscott",
        "title": "Ms",
        "role": PersonRole.COMPLAINANT,
        "pronouns": Pronouns.SHE,
    }
    return Person(id=id, alias=alias, **{**values, **fields})


def a_child(id: str = "p2", alias: str = "B", **fields: Any) -> Person:
    """A child or young person with a bare letter for a label."""
    values: dict[str, Any] = {
        "name": "Tobias Wainscott",
        "role": PersonRole.CHILD,
        "age_group": AgeGroup.CHILD,
        "pronouns": Pronouns.HE,
    }
    return Person(id=id, alias=alias, position=1, **{**values, **fields})


def a_head(id: str = "h1", as_put: str = "", **fields: Any) -> HeadOfComplaint:
    """A head of complaint that was investigated."""
    words = as_put or "{person:p1} complains that {body} did not answer her complaint."
    return HeadOfComplaint(id=id, as_put=words, **{"title": "complaint handling", **fields})


def an_item_of_evidence(
    id: str = "v1", title: str = "Complaint file", **fields: Any
) -> EvidenceItem:
    """A document on the file."""
    return EvidenceItem(id=id, title=title, **{"pages": 40, **fields})


def an_event(id: str = "e1", on: str | None = "3 May 2023", **fields: Any) -> ChronologyEvent:
    """Something that happened and is told in the statement."""
    values: dict[str, Any] = {
        "narrative": "{person:p1} complained to {body}.",
        "in_statement": True,
    }
    return ChronologyEvent(id=id, on=_on(on) if on is not None else None, **{**values, **fields})


_on = on


def a_finding(id: str = "f1", **fields: Any) -> Finding:
    """A finding of fault on the first head of complaint."""
    values: dict[str, Any] = {
        "head_id": "h1",
        "analysis": "{Body} should have gone on to stage two. That it did not was fault.",
        "result": FindingResult.FAULT,
    }
    return Finding(id=id, **{**values, **fields})


def an_injustice(id: str = "i1", **fields: Any) -> Injustice:
    """What that fault did to the complainant."""
    values: dict[str, Any] = {
        "finding_id": "f1",
        "person_id": "p1",
        "kind": InjusticeKind.TIME_AND_TROUBLE,
        "statement_text": "This put {person:p1} to avoidable time and trouble.",
    }
    return Injustice(id=id, **{**values, **fields})


def a_payment(id: str = "r1", amount: int | None = 150_00, **fields: Any) -> Remedy:
    """A symbolic payment to the complainant, agreed, within one month."""
    values: dict[str, Any] = {
        "kind": RemedyKind.SYMBOLIC_PAYMENT,
        "person_id": "p1",
        "reason": "her time and trouble",
        "injustice_ids": ("i1",),
        "deadline": within("1 month"),
        "agreement": Agreement.AGREED,
    }
    return Remedy(id=id, amount=amount, **{**values, **fields})


def an_apology(id: str = "r2", **fields: Any) -> Remedy:
    """An apology to the complainant, agreed, within one month."""
    values: dict[str, Any] = {
        "position": 1,
        "kind": RemedyKind.APOLOGY,
        "person_id": "p1",
        "reason": "not going on to stage two",
        "injustice_ids": ("i1",),
        "deadline": within("1 month"),
        "agreement": Agreement.AGREED,
    }
    return Remedy(id=id, **{**values, **fields})


def an_improvement(id: str = "r3", **fields: Any) -> Remedy:
    """A service improvement, agreed, within two months."""
    values: dict[str, Any] = {
        "position": 2,
        "kind": RemedyKind.SERVICE_IMPROVEMENT,
        "text": "remind its complaints staff when a complaint must go on to stage two",
        "deadline": within("2 months"),
        "agreement": Agreement.AGREED,
    }
    return Remedy(id=id, **{**values, **fields})


def a_topic(id: str, role: TopicRole = TopicRole.OTHER, **fields: Any) -> Topic:
    """A subheading of the statement."""
    return Topic(id=id, role=role, **{"title": id.capitalize(), **fields})


def a_passage(id: str = "s1", text: str = "Words of my own.", **fields: Any) -> Passage:
    """Authored paragraphs under a subheading."""
    return Passage(id=id, text=text, **{"placement": Placement.BEFORE, **fields})


def a_text(place: str, text: str) -> SectionText:
    """The authored text of a fixed place."""
    return SectionText(id=place, text=text)


# --- cases -------------------------------------------------------------------------------------

_KIND_OF = {kind.record: name for name, kind in KINDS.items()}


def a_case(*records: Any, **fields: Any) -> CaseFile:
    """A case with these records; `fields` are fields of the case itself."""
    values: dict[str, Any] = {
        "reference": "21 017 938",
        "body": "Northshire Council",
        "subject": "Other",
        "stage": CaseStage.DRAFT_DECISION,
    }
    case = CaseFile(case=Case(id="c1", **{**values, **fields}))
    return with_records(case, *records)


def with_records(case: CaseFile, *records: Any) -> CaseFile:
    """The case with these records added or put in place of those with their ids."""
    for record in records:
        case = case.with_record(_KIND_OF[type(record)], record)
    return case


def with_fields(case: CaseFile, **fields: Any) -> CaseFile:
    """The case with fields of its own record changed."""
    return replace(case, case=replace(case.case, **fields))


def without(case: CaseFile, *refs: str) -> CaseFile:
    """The case without records named like "finding f1"."""
    for ref in refs:
        kind, id = ref.split(" ")
        case = case.without(kind, id)
    return case


def a_sound_case(**fields: Any) -> CaseFile:
    """A complete upheld case in which nothing is wrong or missing."""
    values: dict[str, Any] = {
        "outcome": Outcome.UPHELD,
        "upheld_reason": UpheldReason.FAULT_AND_INJUSTICE,
        "decided_on": date(2024, 5, 7),
        "draft_sent_on": date(2024, 4, 2),
    }
    return a_case(
        a_person(),
        a_child(),
        a_head(),
        an_item_of_evidence(),
        an_event(sources=(SourceRef("v1", "4"),), head_ids=("h1",)),
        an_event("e2", on="June 2023", narrative="{Body} refused to go on to stage two."),
        a_finding(event_ids=("e2",), sources=(SourceRef("v1", "12"),)),
        an_injustice(),
        a_payment(),
        an_apology(),
        an_improvement(),
        a_text(
            "summary",
            "{person:p1} complained about how {body} dealt with her complaint. We found fault "
            "by {body}, which put her to avoidable time and trouble. {Body} agreed to pay her "
            "£150 and to improve its service.",
        ),
        a_text("complaint", "{They:p1} wants {body} to investigate."),
        a_text("decision", "I found fault by {body} causing injustice, which it will put right."),
        **{**values, **fields},
    )


# --- reference data ----------------------------------------------------------------------------


def phrases() -> Mapping[str, str]:
    """The fixed wording that ships with the program."""
    data = tomllib.loads((RESOURCES / "paragraphs" / "phrases.toml").read_text("utf-8"))
    return {each["id"]: each["text"] for each in data["phrase"]}


@cache
def house_words() -> HouseWords:
    """The words of the house rules that ship with the program."""
    return load_wording(RESOURCES)[0]


@cache
def name_words() -> NameWords:
    """What the program knows of names."""
    return load_name_words(RESOURCES)[0]


def a_standard_paragraph(id: str, section: str, text: str, **fields: Any) -> StandardParagraph:
    """A standard paragraph that always applies."""
    values: dict[str, Any] = {
        "title": id,
        "when": "always",
        "source": "an invented source",
        "consulted": date(2026, 11, 1),
    }
    return StandardParagraph(id=id, section=section, text=text, **{**values, **fields})


def _slot(
    id: str, composer: str, heading: str = "", draft: str = "", **fields: str
) -> OutlineSection:
    return OutlineSection(
        id=id, composer=composer, draft_heading=draft or heading, final_heading=heading, **fields
    )


def an_outline(kind: str = "investigation", **fields: Any) -> Outline:
    """An outline with every kind of section."""
    main = (
        _slot("what-i-found", "found", "What I found")
        if kind == "investigation"
        else _slot("assessment", "assessment", "My assessment")
    )
    scope = "What I have and have not investigated"
    values: dict[str, Any] = {
        "edition": "current",
        "draft_title": "The Ombudsman’s draft decision",
        "final_title": "The Ombudsman’s final decision",
        "sections": (
            _slot("summary", "summary"),
            _slot("complaint", "complaint", "The complaint"),
            _slot("scope", "scope", scope, placement="before powers"),
            _slot("powers", "powers", "The Ombudsman’s role and powers"),
            _slot("scope", "scope", scope, placement="after powers"),
            _slot("considered", "considered", "How I considered this complaint"),
            main,
            _slot("action", "action", "Action", "Recommended action"),
            _slot("decision", "decision", "Decision", "Draft decision"),
            _slot("scope-end", "scope", "What I did not investigate", placement="at the end"),
            _slot("signature", "signature"),
        ),
    }
    return Outline(id=f"{kind}-current", title=kind, statement_kind=kind, **{**values, **fields})


def a_library(*paragraphs: StandardParagraph, **fields: Any) -> ReferenceLibrary:
    """A small library: two outlines, a handful of standard paragraphs, the real phrases."""
    standing = (
        a_standard_paragraph(
            "draft-summary", "summary", "This is my provisional view so far.", stage="draft"
        ),
        a_standard_paragraph(
            "fault",
            "powers",
            "We look for fault and injustice. {cite:Local Government Act 1974, section 26(1)}",
        ),
        a_standard_paragraph("ofsted", "powers", "We will tell Ofsted.", when="ofsted"),
        a_standard_paragraph(
            "evidence", "considered", "I considered what {complainant} and {body} told me."
        ),
        a_standard_paragraph(
            "draft-decision", "decision", "My decision is provisional.", stage="draft"
        ),
        *paragraphs,
    )
    values: dict[str, Any] = {
        "outlines": {each.id: each for each in (an_outline(), an_outline("assessment"))},
        "paragraphs": {each.id: each for each in standing},
        "phrases": phrases(),
        "wording": house_words(),
        "names": name_words(),
    }
    return ReferenceLibrary(version="2026.11", **{**values, **fields})


def an_override(id: str, origin: str, text: str, replaced: str = "") -> Override:
    """Words in place of a derived or standard paragraph."""
    return Override(id=id, origin=origin, text=text, replaced=replaced)


def a_choice(paragraph_id: str, choice: str) -> StandardChoice:
    """A standard paragraph switched on ("include") or off ("leave out")."""
    return StandardChoice(id=paragraph_id, choice=Choice(choice))


def set_step(
    case: CaseFile,
    complaint_id: str,
    key: str,
    on: PartialDate | None,
    new_id: str,
    rules: RuleBook | None = None,
) -> CaseFile:
    """The case with the date of a step set, or taken out with None; no event is made of it."""
    return change_step(case, complaint_id, key, new_id, rules, on=on)
