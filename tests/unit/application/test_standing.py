"""Where a case stands, and the facts that are read at a glance."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import a_case, a_person
from workbench.application.casebook.standing import facts, standing
from workbench.domain.records.complaint import CaseStage, Outcome, UpheldReason

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("stage", "sent", "name"),
    [
        (CaseStage.INTAKE, None, "Received"),
        (CaseStage.INVESTIGATION, None, "Investigation"),
        (CaseStage.DRAFT_DECISION, None, "Draft decision"),
        (CaseStage.DRAFT_DECISION, date(2026, 11, 2), "Comments"),
        (CaseStage.FINAL_DECISION, None, "Final decision"),
        (CaseStage.COMPLIANCE, None, "Compliance"),
        (CaseStage.CLOSED, None, "Closed"),
    ],
)
def test_a_case_is_at_one_station(stage: CaseStage, sent: date | None, name: str) -> None:
    found = standing(a_case(stage=stage, draft_sent_on=sent))
    assert found.stations[found.at].name == name


def test_where_it_stands_is_read_out_with_its_days() -> None:
    case = a_case(
        stage=CaseStage.DRAFT_DECISION, received_on=date(2026, 5, 16),
        draft_sent_on=date(2026, 11, 2), comments_due=date(2026, 11, 30),
    )  # fmt: skip
    assert standing(case).spoken() == (
        "Comments, due 30 November 2026; received 16 May 2026; draft decision 2 November 2026"
    )


def test_facts_not_entered_yet_are_left_out() -> None:
    case = a_case(
        a_person(), body="Ashby Council", body_short="the Council", received_on=date(2026, 8, 2),
        category="", subject="", investigator="", note="",
    )  # fmt: skip
    said = {each.label: (each.words, each.quiet) for each in facts(case, TODAY)}
    assert said == {
        "Body": ("Ashby Council", "called “the Council”"),
        "Complainant": ("Ms X", ""),
        "Received": ("2 August 2026", "16 weeks ago"),
    }


def test_the_decision_is_a_fact_once_it_is_made() -> None:
    case = a_case(outcome=Outcome.UPHELD, upheld_reason=UpheldReason.FAULT_AND_INJUSTICE)
    (decision,) = (each for each in facts(case, TODAY) if each.label == "Decision")
    assert (decision.words, decision.quiet) == ("Upheld", "fault and injustice")
