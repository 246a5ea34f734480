"""Cases for the tests of the casebook: one with every kind of record, and large ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from workbench.application.ports import RegisterRow
from workbench.application.register import register_row
from workbench.domain.casefile import CaseFile
from workbench.domain.chronology import ChronologyEvent
from workbench.domain.complaint import (
    Case,
    CaseStage,
    DeadlineStyle,
    Edition,
    HeadOfComplaint,
    HeadScope,
    Outcome,
    ScopePlacement,
    StatementKind,
    UpheldReason,
)
from workbench.domain.dates import PartialDate
from workbench.domain.drafting import (
    Acceptance,
    Choice,
    ExportReceipt,
    Override,
    Passage,
    Placement,
    SectionText,
    StandardChoice,
    StatementVersion,
    Topic,
    TopicRole,
)
from workbench.domain.evidence import EvidenceItem, SourceRef
from workbench.domain.findings import Finding, FindingResult, Injustice, InjusticeKind
from workbench.domain.people import AgeGroup, Person, PersonRole, Pronouns, Relation
from workbench.domain.remedies import Agreement, Deadline, DeadlineUnit, Remedy, RemedyKind

AT = "2026-03-02T09:30:00+00:00"
LATER = "2026-03-02T09:31:00+00:00"

ODD = (
    "Two lines\nand “quotes”, it's 100% \\ {date} <b> & ; -- DROP TABLE events; "
    "Cymraeg ŵ, é, שלום \u200f, 👩\u200d👧, 𝔘, \u202aمرحبا\u202c"
)
"""Text that is hard on databases and files, normalised as the application does."""


@dataclass
class SetClock:
    """A clock that stands still until it is moved."""

    moment: datetime = field(default_factory=lambda: datetime(2026, 3, 2, 9, 30, tzinfo=UTC))

    def today(self) -> date:
        return self.moment.date()

    def now(self) -> datetime:
        return self.moment

    def move(self, **by: float) -> None:
        self.moment += timedelta(**by)


def when(code: str) -> PartialDate:
    return PartialDate.from_plain(code)


def row_of(case: CaseFile, at: str = AT) -> RegisterRow:
    return register_row(case, at)


def small_case(id: str = "c1", reference: str = "26 000 001") -> CaseFile:
    return CaseFile(case=Case(id=id, reference=reference, body="Wexcombe Borough Council"))


def case_with_events(count: int, id: str = "c1") -> CaseFile:
    """A chronology as it grows in practice: dates repeat, most events cite a paper or two."""
    start = date(2019, 1, 7)
    events = {}
    for n in range(count):
        day = start + timedelta(days=n // 3)
        events[f"e{n}"] = ChronologyEvent(
            id=f"e{n}",
            position=n,
            on=PartialDate.of(day),
            actor="the Council",
            narrative=f"The Council wrote to Ms X about visit {n}. She answered the next day. " * 2,
            in_statement=n % 3 == 0,
            sources=(SourceRef(f"v{n % 40}", str(n % 90)),),
            head_ids=(f"h{n % 4}",),
        )
    return CaseFile(case=Case(id=id, reference="26 000 001"), events=events)


def full_case(id: str = "c1", reference: str = "26 000 002") -> CaseFile:
    """Every kind of record, every field away from its default somewhere, and odd text."""
    case = Case(
        id=id,
        reference=reference,
        body="Wexcombe Borough Council",
        body_short="the Authority",
        category="Education",
        subject=ODD,
        received_on=date(2025, 11, 3),
        stage=CaseStage.DRAFT_DECISION,
        investigator="R Ashdown",
        statement_kind=StatementKind.ASSESSMENT,
        edition=Edition.TO_2024,
        scope_placement=ScopePlacement.AT_END,
        deadline_style=DeadlineStyle.FOLLOWS,
        outcome=Outcome.UPHELD,
        upheld_reason=UpheldReason.FAULT_AND_INJUSTICE,
        draft_sent_on=date(2026, 2, 1),
        decided_on=date(2026, 3, 1),
        next_step="Ring the complainant",
        next_step_due=date(2026, 3, 9),
        note=ODD,
    )
    return CaseFile(
        case=case,
        **_people(),
        **_complaint(),
        **_analysis(),
        **_drafting(),
    )


def _by_id(*records):
    return {record.id: record for record in records}


def _people():
    mother = Person(
        id="p1",
        position=1,
        name="Orla Fennimore-Quaye",
        other_names=("Orla F.", ODD),
        identifiers=("12 Rook Lane", ""),
        alias="Ms X",
        title="Ms",
        role=PersonRole.COMPLAINANT,
        pronouns=Pronouns.SHE,
        relations=(Relation("p2", "mother of"),),
        note=ODD,
    )
    child = Person(id="p2", alias="B", age_group=AgeGroup.CHILD, role=PersonRole.CHILD)
    return {"people": _by_id(mother, child)}


def _complaint():
    head = HeadOfComplaint(
        id="h1",
        position=1,
        title="Delay",
        as_put=ODD,
        injustice_claimed="distress",
        outcome_wanted="an apology",
        scope=HeadScope.PARTLY,
        scope_reason="late",
        power="section 26(5)",
        events_from=when("mid 2018-01"),
        events_to=when("2019"),
    )
    paper = EvidenceItem(
        id="v1",
        position=2,
        title=ODD,
        author="Council",
        made_on=when("1980s"),
        received_on=when("about 2018-01-05"),
        pages=14,
        supplied_by="Ms X",
        note="n",
    )
    event = ChronologyEvent(
        id="e1",
        position=3,
        on=when("2018-01-03..2018-01-07"),
        actor="Ms X",
        narrative=ODD,
        statement_text="{date} it rained.",
        in_statement=True,
        topic_id="t1",
        sources=(SourceRef("v1", "para 3.2"), SourceRef("v1")),
        head_ids=("h1",),
        disputed=True,
        dispute="says who?",
        note="n",
    )
    return {
        "heads": _by_id(head, HeadOfComplaint(id="h2")),
        "evidence": _by_id(paper, EvidenceItem(id="v2", pages=0)),
        "events": _by_id(event, ChronologyEvent(id="e2")),
    }


def _analysis():
    finding = Finding(
        id="f1",
        position=1,
        head_id="h1",
        title="Delay",
        standard="s",
        what_happened="w",
        analysis=ODD,
        result=FindingResult.FAULT,
        fault_without_injustice=True,
        topic_id="t1",
        event_ids=("e1", "e2"),
        sources=(SourceRef("v2", "4"),),
    )
    injustice = Injustice(
        id="i1",
        position=1,
        finding_id="f1",
        person_id="p1",
        kind=InjusticeKind.UNCERTAINTY,
        how="h",
        statement_text=ODD,
        put_right="paid",
    )
    remedy = Remedy(
        id="r1",
        position=1,
        kind=RemedyKind.SYMBOLIC_PAYMENT,
        by_whom="the Council",
        person_id="p1",
        amount=10_000_000_00,
        reason="r",
        text=ODD,
        injustice_ids=("i1",),
        deadline=Deadline(20, DeadlineUnit.WORKING_DAYS),
        evidence="a copy",
        evidence_deadline=Deadline(1, DeadlineUnit.MONTHS),
        agreement=Agreement.AGREED,
        agreed_on=date(2026, 2, 20),
    )
    return {
        "findings": _by_id(finding),
        "injustices": _by_id(injustice),
        "remedies": _by_id(remedy, Remedy(id="r2", amount=0)),
    }


def _drafting():
    version = StatementVersion(
        id="s1",
        number=2,
        stage="final",
        made_at=AT,
        document='{"sections": []}',
        library_version="2026.1",
        sha256="ab" * 32,
    )
    receipt = ExportReceipt(
        id="x1",
        version_id="s1",
        format="word",
        file_name="Decision ŵ.docx",
        sha256="cd" * 32,
        exported_at=AT,
        override_reason="r",
    )
    return {
        "texts": _by_id(SectionText(id="summary", text=ODD)),
        "topics": _by_id(
            Topic(
                id="t1",
                position=1,
                section="scope",
                title=ODD,
                role=TopicRole.LAW,
                parent_id="t0",
                key="k",
            )
        ),
        "passages": _by_id(
            Passage(id="g1", position=1, topic_id="t1", placement=Placement.AFTER, text=ODD)
        ),
        "choices": _by_id(StandardChoice(id="sp-1", choice=Choice.LEAVE_OUT)),
        "overrides": _by_id(Override(id="o1", origin="sp-2", text=ODD, replaced="was")),
        "acceptances": _by_id(Acceptance(id="a1", problem_key="k", reason=ODD, accepted_at=AT)),
        "versions": _by_id(version),
        "receipts": _by_id(receipt),
    }
