"""The practice cases show what the program can hold: each feature stands in one of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from workbench.application.chronology.accounts import weighing_gaps
from workbench.bootstrap import load_reference_library, practice_cases
from workbench.domain.casefile import CaseFile
from workbench.domain.procedure.steps import Answer, ImplementationView, StageOutcome
from workbench.domain.records.chronology import AccountTime, ChronologyEvent
from workbench.domain.records.compliance import ComplianceOutcome
from workbench.domain.records.findings import FindingResult
from workbench.domain.records.jurisdiction import Applies
from workbench.domain.records.remedies import RemedyKind, rung_of
from workbench.statement.checks.answered import open_problems
from workbench.statement.checks.running import check
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import StatementStage

CASES = [case for _, case in practice_cases()]
LIBRARY = load_reference_library()


def of_all(kind: str) -> Iterator[Any]:
    """The records of a kind in all the cases."""
    for case in CASES:
        yield from case.records(kind).values()


def disputed() -> Iterator[ChronologyEvent]:
    """The disputed events of all the cases."""
    return (event for event in of_all("event") if event.disputed)


def test_every_disputed_event_has_the_version_of_each_side_with_its_source() -> None:
    events = list(disputed())
    assert len(events) >= 3
    for event in events:
        assert len(event.accounts) >= 2, event.id
        assert weighing_gaps(event) == (), event.id
        assert all(account.given_on for account in event.accounts), event.id
        assert AccountTime.NOT_STATED not in {account.timing for account in event.accounts}


def test_one_account_is_preferred_and_elsewhere_none_and_the_reason_is_given() -> None:
    preferred = [any(account.preferred for account in event.accounts) for event in disputed()]
    assert set(preferred) == {True, False}
    assert all(event.preference for event in disputed())


def test_findings_rely_on_accounts() -> None:
    for case in CASES:
        for finding in case.findings.values():
            for each in finding.accounts:
                assert each.event_id in finding.event_ids
                assert each.account < len(case.events[each.event_id].accounts)
    assert sum(bool(finding.accounts) for finding in of_all("finding")) >= 2


def test_recommendations_are_tracked_in_every_case() -> None:
    assert all(case.recommendations for case in CASES)
    views = {each.view for each in of_all("recommendation")}
    assert ImplementationView.UNDECIDED not in views
    assert len(views) >= 6
    assert any(each.in_statement and each.topic_id for each in of_all("recommendation"))


def test_outcomes_differ_between_stages_and_the_change_is_explained() -> None:
    assert {StageOutcome.UPHELD, StageOutcome.NOT_UPHELD, StageOutcome.NO_FINDING} <= {
        each.outcome for each in of_all("outcome")
    }
    assert any(each.why for each in of_all("outcome"))
    assert any(part.head_id for part in of_all("part"))


def test_questions_of_the_law_are_answered_with_reasons() -> None:
    answered = {each.question for each in of_all("answer")}
    assert {question for question in answered if question.startswith("early-")} == {
        id for id in LIBRARY.rules.questions if id.startswith("early-")
    }
    assert {"who-class", "freeze-proceedings", "late-council", "refuse-two"} <= answered
    assert all(each.reasons for each in of_all("answer"))
    assert {Answer.YES, Answer.NO, Answer.UNCLEAR} <= {each.answer for each in of_all("answer")}


def test_delays_are_told_in_the_statement() -> None:
    assert any(limit.in_statement for limit in of_all("limit"))


def test_findings_have_their_standards_evidence_and_injustice() -> None:
    decided = [f for f in of_all("finding") if f.result is not FindingResult.NOT_INVESTIGATED]
    for finding in decided:
        assert finding.standards, finding.id
        assert finding.sources_for, finding.id
        assert finding.sources_against, finding.id
        assert finding.weighed, finding.id
    cited = [standard for finding in decided for standard in finding.standards]
    assert any(standard.standard_id for standard in cited)
    assert any(standard.words and not standard.standard_id for standard in cited)
    assert any(finding.considered for finding in decided)
    assert any(finding.fault_without_injustice for finding in decided)


def test_jurisdiction_is_decided_in_every_case() -> None:
    for case in CASES:
        assert all(each.reason and each.decided_on for each in case.jurisdiction.values())
    assert {Applies.YES, Applies.NO} <= {each.applies for each in of_all("jurisdiction")}
    assert any(each.head_ids for each in of_all("jurisdiction"))


def test_the_ladder_is_walked_wherever_something_is_recommended() -> None:
    for case in CASES:
        if case.remedies:
            kinds = {rung_of(remedy.kind) for remedy in case.remedies.values()}
            assert {rung_of(kind) for kind in RemedyKind} <= kinds | case.rungs.keys()


def test_offers_stand_at_each_of_their_stages() -> None:
    assert {offer.state for offer in of_all("offer")} >= {"offered", "agreed", "done"}
    assert any(offer.injustice_ids and offer.remedy_ids for offer in of_all("offer"))


def test_remedies_are_followed_up_after_the_final_decision() -> None:
    items = list(of_all("compliance"))
    assert any(item.extensions for item in items)
    assert any(item.received and item.satisfied_by for item in items)
    assert {ComplianceOutcome.ON_TIME, ComplianceOutcome.OPEN} <= {item.outcome for item in items}


@pytest.mark.parametrize("number", range(len(CASES)))
def test_nothing_is_left_to_mend_but_delays_that_were_not_complained_of(number: int) -> None:
    case: CaseFile = CASES[number]
    assert case.case.decided_on is not None
    document = compose(case, LIBRARY, case.case.decided_on, StatementStage.FINAL)
    left = open_problems(check(document, case, LIBRARY), case)
    assert {problem.code for problem in left} <= {"limit-missed-unsaid"}
