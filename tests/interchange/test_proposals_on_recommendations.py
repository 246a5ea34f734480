"""A part of the findings on a recommendation proposes its finding and what became of it."""

from __future__ import annotations

import pytest

from tests.interchange import published_statements as published
from tests.interchange.test_proposals import LIBRARY, TODAY, all_accepted, printed
from workbench.application.outside.accepting import accepted
from workbench.application.outside.carrying_out import view_in
from workbench.application.outside.matters import result_of, sentences_of
from workbench.application.outside.proposals import ProposalKind, proposals
from workbench.domain.casefile import CaseFile
from workbench.domain.procedure.steps import ImplementationView
from workbench.domain.records.findings import FindingResult, InjusticeKind
from workbench.interchange.published.reader import read_pasted
from workbench.statement.checks.running import check
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import StatementStage

PARTS = (
    ("a letter of apology", "The Council carried this out in time. I find no fault.",
     ImplementationView.IMPLEMENTED, FindingResult.NO_FAULT),
    ("training for managers", "The Council trained them six months late, with no good reason. This "
     "is fault. It caused Mrs K avoidable distress.",
     ImplementationView.LATE_WITHOUT_REASON, FindingResult.FAULT),
    ("a new plan", "The Council completed it late because of sickness. This is not fault.",
     ImplementationView.LATE_WITH_REASON, FindingResult.NO_FAULT),
    ("a payment", "Mrs K said it was never paid. The Council has not carried out this "
     "recommendation. I find fault.",
     ImplementationView.NOT_DONE_WITHOUT_REASON, FindingResult.FAULT),
    ("a review", "The Council did not carry it out, with good reason. This is not fault.",
     ImplementationView.NOT_DONE_WITH_REASON, FindingResult.NO_FAULT),
    ("a record of the meeting", "The Council made one.", ImplementationView.UNDECIDED, None),
)  # fmt: skip


def with_parts() -> CaseFile:
    parts = "".join(
        f"Panel recommendation {n}: {title}\n{10 + n}. {words}\n"
        for n, (title, words, _, _) in enumerate(PARTS, 1)
    )
    text = published.as_dashes().replace("Agreed action\n", f"{parts}Agreed action\n", 1)
    return read_pasted(text, LIBRARY, TODAY).case


def found_on(case: CaseFile) -> dict[str, FindingResult]:
    topics = {each.topic_id: each.title for each in case.recommendations.values()}
    return {
        topics[each.topic_id]: each.result
        for each in case.findings.values()
        if each.topic_id in topics
    }


def test_a_part_on_a_recommendation_gives_its_finding_and_what_became_of_it() -> None:
    case = with_parts()
    made = all_accepted(case)
    assert printed(made) == printed(case)
    views = {each.title: each.view for each in made.recommendations.values()}
    assert views == {title: view for title, _, view, _ in PARTS}
    assert found_on(made) == {title: result for title, _, _, result in PARTS if result is not None}
    codes = [
        each.code
        for each in check(compose(made, LIBRARY, TODAY, StatementStage.FINAL), made, LIBRARY)
    ]
    assert "finding-without-analysis" not in codes
    late = next(f.id for f in made.findings.values() if f.title == "training for managers")
    assert {i.kind for i in made.injustices.values() if i.finding_id == late} == {
        InjusticeKind.DISTRESS
    }
    assert not proposals(made)


def test_a_finding_on_a_recommendation_brings_it_or_joins_the_one_accepted_before() -> None:
    case = with_parts()
    late = next(p for p in proposals(case) if p.effect is InjusticeKind.DISTRESS and
                p.kind is ProposalKind.INJUSTICE and "avoidable" in p.words)  # fmt: skip
    made = accepted(case, [late.id], LIBRARY, TODAY)
    assert found_on(made) == {"training for managers": FindingResult.FAULT}
    assert printed(made) == printed(case)
    only = [p.id for p in proposals(case) if p.kind is ProposalKind.RECOMMENDATION]
    recorded = accepted(case, only, LIBRARY, TODAY)
    assert not found_on(recorded)
    assert found_on(all_accepted(recorded)) == found_on(all_accepted(case))
    assert printed(all_accepted(recorded)) == printed(case)


@pytest.mark.parametrize(
    ("words", "view"),
    [
        ("The Council has now fully implemented this recommendation.", "IMPLEMENTED"),
        ("It acted on the recommendation without delay.", "IMPLEMENTED"),
        ("The Council has done what the panel asked.", "IMPLEMENTED"),
        ("It completed two of the three actions. I find no fault.", "PARTLY"),
        ("It has yet to do so. This is fault.", "NOT_DONE_WITHOUT_REASON"),
        ("It took no steps to implement it. I find fault.", "NOT_DONE_WITHOUT_REASON"),
        ("It has not done so. I do not consider this a good reason.", "NOT_DONE_WITHOUT_REASON"),
        ("The Council partly carried out this recommendation.", "PARTLY"),
        ("The Council has not fully complied with it.", "PARTLY"),
        ("It failed to implement the recommendation. That was fault.", "NOT_DONE_WITHOUT_REASON"),
        ("There was delay in sending the letter. This is fault.", "LATE_WITHOUT_REASON"),
        ("It was not carried out within the time agreed. I find fault.", "LATE_WITHOUT_REASON"),
        ("The Council did not carry it out by the date. It has done so since, late. "
         "There was good reason, so this is not fault.", "LATE_WITH_REASON"),
        ("The Council says it has implemented this.", "UNDECIDED"),
        ("The Council should have carried this out.", "UNDECIDED"),
        ("In late 2024 the Council wrote to Mrs K.", "UNDECIDED"),
        ("The Council did not carry it out.", "UNDECIDED"),
        ("I find no fault.", "UNDECIDED"),
    ],
)  # fmt: skip
def test_only_what_is_said_of_a_recommendation_gives_its_view(words: str, view: str) -> None:
    assert view_in(sentences_of(words), result_of(words)).name == view
