"""A finding with all that hangs on it, every field away from its default, for the casebook."""

from __future__ import annotations

from datetime import date

from tests.persistence.odd_words import ODD, by_id, when
from workbench.domain.dates.counting import DeadlineUnit
from workbench.domain.records.compliance import (
    ComplianceItem,
    ComplianceOutcome,
    EvidenceReceived,
    Extension,
    Satisfied,
)
from workbench.domain.records.evidence import SourceRef
from workbench.domain.records.findings import (
    AccountRef,
    Considered,
    Finding,
    FindingResult,
    Injustice,
    InjusticeKind,
    Seriousness,
)
from workbench.domain.records.jurisdiction import Applies, Discretion, LimitDecision
from workbench.domain.records.offers import Offer
from workbench.domain.records.remedies import (
    Agreement,
    Deadline,
    LadderRung,
    LossItem,
    Remedy,
    RemedyKind,
)
from workbench.domain.records.standards import StandardCited


def analysis():
    """Findings, injustices, remedies, and what was decided and done around them."""
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
        standards=(
            StandardCited(standard_id="ca-1989-s47", place="(1)(b)", edition="2020"),
            StandardCited(words=ODD),
        ),
        sources_for=(SourceRef("v1", "1"),),
        sources_against=(SourceRef("v1", "2"), SourceRef("v2")),
        accounts=(AccountRef("e1", 1),),
        weighed=ODD,
        considered=(
            Considered(code="evidence-one-sided", about="for", answer=ODD, on=date(2026, 2, 2)),
        ),
    )
    injustice = Injustice(
        id="i1",
        position=1,
        finding_id="f1",
        person_id="p1",
        kind=InjusticeKind.UNCERTAINTY,
        how="h",
        statement_text=ODD,
        seriousness=Seriousness.SEVERE,
        why_serious=ODD,
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
        agreed_by="the Director",
        owner="the Head of Complaints",
        measure=ODD,
        aggravating="a",
        mitigating="m",
        loss_items=(LossItem(what=ODD, quantity=14, each=12_50), LossItem(each=1)),
        calculation=ODD,
    )
    return {
        "findings": by_id(finding),
        "injustices": by_id(injustice),
        "remedies": by_id(remedy, Remedy(id="r2", amount=0)),
        **_around_the_remedies(),
    }


def _around_the_remedies():
    late = LimitDecision(
        id="late",
        title=ODD,
        applies=Applies.YES,
        discretion=Discretion.USED,
        reason=ODD,
        decided_on=date(2026, 1, 5),
        by_whom="R Ashdown",
        paragraph_id="late-complaint",
        head_ids=("h1",),
        notice_on=when("mid 2018-01"),
        back_to=when("2018"),
    )
    offer = Offer(
        id="o1",
        position=1,
        what=ODD,
        person_id="p1",
        amount=150_00,
        offered_on=when("2019-01-02"),
        sources=(SourceRef("v1", "9"),),
        agreed_on=when("2019-02"),
        agreed_sources=(SourceRef("v2"),),
        paid_on=when("before 2019-03-01"),
        paid_sources=(SourceRef("v2", "3"),),
        injustice_ids=("i1",),
        remedy_ids=("r1",),
        note=ODD,
    )
    followed = ComplianceItem(
        id="k1",
        position=1,
        remedy_id="r1",
        due_on=date(2026, 3, 30),
        evidence_due_on=date(2026, 4, 1),
        extensions=(
            Extension(due_on=date(2026, 4, 9), reason=ODD, given_on=date(2026, 3, 27), by_whom="R"),
        ),
        received=(
            EvidenceReceived(what=ODD, on=date(2026, 4, 8), evidence_id="v1"),
            EvidenceReceived(what="receipt"),
        ),
        done_on=date(2026, 4, 7),
        outcome=ComplianceOutcome.LATE,
        satisfied=Satisfied.YES,
        satisfied_by="the Casework Manager",
        satisfied_on=date(2026, 4, 10),
        note=ODD,
    )
    return {
        "jurisdiction": by_id(late, LimitDecision(id="court")),
        "rungs": by_id(LadderRung(id="apology", considered=ODD)),
        "offers": by_id(offer, Offer(id="o2", amount=0)),
        "compliance": by_id(followed),
    }
