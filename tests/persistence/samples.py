"""Cases for the tests of the casebook: one with every kind of record, and large ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from tests.persistence.odd_words import ODD, by_id, when
from tests.persistence.samples_after import after
from tests.persistence.samples_drafting import drafting
from tests.persistence.samples_findings import analysis
from workbench.application.case.ports import RegisterRow
from workbench.application.casebook.register import register_row
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.counting import DeadlineUnit
from workbench.domain.dates.partial import PartialDate
from workbench.domain.procedure.steps import (
    Answer,
    ComplaintPart,
    CouncilAnswer,
    CouncilComplaint,
    ImplementationView,
    Independence,
    LegalAnswer,
    LimitDuty,
    PanelRecommendation,
    Participant,
    PartOutcome,
    ProcedureStep,
    StageOutcome,
    StageTwoStart,
    StepLimit,
)
from workbench.domain.records.chronology import Account, AccountTime, ChronologyEvent
from workbench.domain.records.complaint import (
    Case,
    CaseStage,
    Citing,
    DeadlineStyle,
    Edition,
    Handed,
    HeadOfComplaint,
    HeadScope,
    Outcome,
    RemedyList,
    RemedyWords,
    ScopePlacement,
    StatementKind,
    UpheldReason,
)
from workbench.domain.records.evidence import (
    Disclosure,
    EvidenceItem,
    Mark,
    MarkColour,
    PaperKind,
    SourceRef,
    StoredFile,
)
from workbench.domain.records.people import AgeGroup, Person, PersonRole, Pronouns, Relation
from workbench.domain.records.work import FileNote, Task

AT = "2026-03-02T09:30:00+00:00"
LATER = "2026-03-02T09:31:00+00:00"


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
        outline="own-1",
        scope_placement=ScopePlacement.AT_END,
        deadline_style=DeadlineStyle.FOLLOWS,
        remedy_list=RemedyList.LETTERS,
        remedy_words=RemedyWords.WITHOUT_LEAD,
        remedy_lead=ODD,
        citing=Citing.BOTH,
        outcome=Outcome.UPHELD,
        upheld_reason=UpheldReason.FAULT_AND_INJUSTICE,
        draft_sent_on=date(2026, 2, 1),
        comments_due=date(2026, 2, 15),
        decided_on=date(2026, 3, 1),
        reopened_at=AT,
        reopened_reason=ODD,
        handed=Handed.TO_COMMENT,
        handed_by=ODD,
        note=ODD,
    )
    return CaseFile(
        case=case,
        **_people(),
        **_complaint(),
        **analysis(),
        **_procedure(),
        **_work(),
        **drafting(AT),
        **after(AT),
    )


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
        born=when("1984-02"),
        note=ODD,
    )
    child = Person(id="p2", alias="B", age_group=AgeGroup.CHILD, role=PersonRole.CHILD)
    return {"people": by_id(mother, child)}


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
        file=StoredFile(
            sha256="5e" * 32,
            name=ODD,
            kind=PaperKind.OUTLOOK,
            size=5_000_000_000,
            added_at=AT,
            added_by="R Ashdown",
        ),
        recognised=StoredFile(sha256="6f" * 32, name="text", kind=PaperKind.TEXT),
        pages_read="1-3, 7",
        bundle_page=47,
        parent_id="v2",
        disclosure=Disclosure.PARTLY,
        disclosure_reason=ODD,
    )
    event = ChronologyEvent(
        id="e1",
        position=3,
        on=when("2018-01-03..2018-01-07"),
        actor="Ms X",
        narrative=ODD,
        statement_text="{date} it rained.",
        told_after="e2",
        same_paragraph=True,
        in_statement=True,
        topic_id="t1",
        sources=(SourceRef("v1", "para 3.2", "m1"), SourceRef("v1")),
        head_ids=("h1",),
        disputed=True,
        dispute="says who?",
        accounts=(
            Account(
                person_id="p1",
                given_on=when("2018-01-04"),
                timing=AccountTime.CONTEMPORANEOUS,
                sources=(SourceRef("v1", "3"),),
                text=ODD,
                preferred=True,
            ),
            Account(given_by="the duty officer", timing=AccountTime.LATER),
        ),
        preference=ODD,
        note="n",
    )
    return {
        "heads": by_id(head, HeadOfComplaint(id="h2")),
        "evidence": by_id(paper, EvidenceItem(id="v2", pages=0)),
        "marks": by_id(
            Mark(
                id="m1",
                evidence_id="v1",
                number=3,
                begins=12,
                to_number=4,
                ends=7,
                words=ODD,
                colour=MarkColour.BLUE,
                note="n",
                person_id="p1",
            )
        ),
        "events": by_id(event, ChronologyEvent(id="e2")),
    }


def _procedure():
    complaint = CouncilComplaint(
        id="c1",
        position=1,
        title=ODD,
        procedure="other",
        stage_two_start=StageTwoStart.ACCEPTANCE,
        oral=True,
        rules_version="2026.11-0a1b2c3d",
        note=ODD,
    )
    step = ProcedureStep(
        id="a1",
        complaint_id="c1",
        step="own-1",
        title="Meeting with the head of service",
        on=when("mid 2018-01"),
        sources=(SourceRef("v1", "7"),),
        note=ODD,
        event_id="e1",
    )
    limit = StepLimit(
        id="l1",
        position=1,
        complaint_id="c1",
        key="own",
        title="Stage two",
        did="finished stage two",
        duty=LimitDuty.PANEL,
        from_steps=("s2-request", "s1-skipped"),
        assumed_from=("s1-response",),
        or_last_day=True,
        to_step="s2-response",
        count=25,
        unit=DeadlineUnit.DAYS,
        beginning_with=True,
        extended=65,
        extended_by="s2-extension-notice",
        notice_in_time=True,
        provision="regulation 17",
        status="unconfirmed",
        applies=False,
        why_changed="the council’s own figure",
        in_statement=True,
        topic_id="t1",
    )
    participant = Participant(
        id="w1",
        position=1,
        complaint_id="c1",
        person_id="p1",
        name="H Oduya-Lindqvist",
        stage=3,
        part="panel member",
        independence=Independence.INDEPENDENT,
        note=ODD,
    )
    outcome = PartOutcome(
        id="o1",
        part_id="b1",
        stage="3",
        outcome=StageOutcome.NO_FINDING,
        by_whom="the panel",
        why=ODD,
        sources=(SourceRef("v2"),),
    )
    recommendation = PanelRecommendation(
        id="m1",
        position=1,
        complaint_id="c1",
        title="Apology",
        made_by="the panel",
        made_on=when("2018-01"),
        text=ODD,
        accepted=CouncilAnswer.PARTLY,
        due=when("2018-02-01"),
        done=ODD,
        done_on=when("2018-03"),
        sources=(SourceRef("v1", "9"),),
        explanation=ODD,
        view=ImplementationView.LATE_WITH_REASON,
        analysis=ODD,
        in_statement=True,
        recounted=True,
        topic_id="t1",
    )
    answer = LegalAnswer(
        id="q1",
        complaint_id="c1",
        question="late-fair",
        answer=Answer.NO,
        reasons=ODD,
        answered_on=date(2026, 1, 5),
    )
    return {
        "complaints": by_id(complaint, CouncilComplaint(id="c2")),
        "steps": by_id(step),
        "limits": by_id(limit),
        "participants": by_id(participant),
        "parts": by_id(
            ComplaintPart(id="b1", position=1, complaint_id="c1", title=ODD, head_id="h1")
        ),
        "outcomes": by_id(outcome),
        "recommendations": by_id(recommendation),
        "answers": by_id(answer),
    }


def _work():
    done = Task(id="k2", position=2, what=ODD, due=date(2026, 3, 2), done_on=date(2026, 3, 1))
    return {
        "tasks": by_id(Task(id="k1", what="Ring the complainant", due=date(2026, 3, 9)), done),
        "notes": by_id(FileNote(id="n1", written_at=AT, author="R Ashdown", text=ODD)),
    }
