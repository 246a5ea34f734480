"""Draft to final in one action, from one source, and what still sounds like a draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.builders import (
    TODAY,
    a_case,
    a_library,
    a_passage,
    a_payment,
    a_sound_case,
    a_text,
    an_apology,
    an_improvement,
    with_fields,
    with_records,
)
from tests.in_memory_store import InMemoryStore
from tests.unit.application.desk import a_session
from workbench.application.case.session import CaseSession
from workbench.application.fixing.stages import (
    StageChoice,
    StagePlan,
    change_stage,
    plan,
    undecided,
)
from workbench.application.fixing.taken_back import MADE_FINAL
from workbench.domain.casefile import CaseFile
from workbench.domain.records.complaint import CaseStage, Outcome
from workbench.domain.records.drafting import Acceptance
from workbench.domain.records.remedies import Agreement
from workbench.statement.case_stage import stage_of
from workbench.statement.nodes import StatementStage

LIBRARY = a_library()
DRAFT, FINAL = StatementStage.DRAFT, StatementStage.FINAL
DAY = date(2024, 5, 7)


def a_draft(**texts: str) -> CaseFile:
    """A sound draft, its remedies not yet agreed, in which these texts say something else."""
    asked = Agreement.NOT_ASKED
    case = with_records(
        a_sound_case(decided_on=None),
        a_payment(agreement=asked, agreed_on=None),
        an_apology(agreement=asked, agreed_on=None),
        an_improvement(agreement=asked, agreed_on=None),
    )
    return with_records(case, *(a_text(place, words) for place, words in texts.items()))


ALL = ("r1", "r2", "r3")


def to_final(**choice: Any) -> StageChoice:
    return StageChoice(FINAL, **{"decided_on": DAY, **choice})


def planned(case: CaseFile, choice: StageChoice) -> StagePlan:
    return plan(case, LIBRARY, TODAY, choice)


def changed(case: CaseFile, choice: StageChoice) -> CaseFile:
    return change_stage(case, LIBRARY, TODAY, choice)


def test_the_remedies_of_the_sound_case_are_known_here() -> None:
    assert set(a_sound_case().remedies) == set(ALL)


@pytest.mark.parametrize("stage", CaseStage)
def test_the_stage_of_the_case_tells_which_statement_it_is_at(stage: CaseStage) -> None:
    late = stage in (CaseStage.FINAL_DECISION, CaseStage.COMPLIANCE, CaseStage.CLOSED)
    assert stage_of(a_case(stage=stage)) is (FINAL if late else DRAFT)


def test_everything_that_changes_by_itself_is_told_before_it_does() -> None:
    found = {shift.what: shift for shift in planned(a_draft(), to_final(agreed=ALL)).shifts}
    assert {"Heading", "Summary", "Remedies", "Decision", "Watermark", "Footer", "Section heading",
            "Ofsted paragraph", "Lines under it"} <= set(found)  # fmt: skip
    assert found["Watermark"].before == "DRAFT"
    assert found["Watermark"].after == ""
    assert "draft" in found["Heading"].before.lower()
    assert "final" in found["Heading"].after.lower()
    assert "should" in found["Remedies"].before
    assert "has agreed to" in found["Remedies"].after
    assert found["Ofsted paragraph"].before == "not printed"
    assert "Ofsted" in found["Ofsted paragraph"].after
    assert "provisional" in found["Summary"].before
    assert found["Summary"].after == ""


def test_why_ofsted_is_not_told_is_said() -> None:
    case = with_fields(a_draft(), outcome=Outcome.NOT_UPHELD)
    (ofsted,) = [s for s in planned(case, to_final()).shifts if s.what == "Ofsted paragraph"]
    assert ofsted.after.startswith("not printed: only upheld")


def test_one_step_makes_it_final_and_undo_takes_it_back() -> None:
    session, _ = a_session(a_draft())
    before = session.case
    session.apply(
        "Make it final",
        lambda case: changed(case, to_final(agreed=ALL, agreed_on=date(2024, 4, 30))),
    )
    case = session.case
    assert case.case.stage is CaseStage.FINAL_DECISION
    assert case.case.decided_on == DAY
    assert {each.agreement for each in case.remedies.values()} == {Agreement.AGREED}
    assert {each.agreed_on for each in case.remedies.values()} == {date(2024, 4, 30)}
    session.undo()
    assert session.case == before


def test_what_was_not_agreed_is_asked_about_and_may_stay_a_recommendation() -> None:
    case = a_draft()
    assert [each.id for each in undecided(case)] == list(ALL)
    partly = changed(case, to_final(agreed=("r1",)))
    assert partly.remedies["r1"].agreement is Agreement.AGREED
    assert partly.remedies["r1"].agreed_on is None
    assert partly.remedies["r2"].agreement is Agreement.NOT_ASKED
    assert [each.id for each in undecided(partly)] == ["r2", "r3"]
    assert undecided(a_sound_case()) == ()


def test_a_case_that_has_come_further_stays_where_it_is() -> None:
    case = with_fields(a_sound_case(), stage=CaseStage.COMPLIANCE)
    assert changed(case, to_final()).case.stage is CaseStage.COMPLIANCE


def test_words_of_the_draft_are_shown_before_and_after_and_changed() -> None:
    case = a_draft(
        decision="{person:p1} waited. My provisional view is that {body} was at fault.",
        summary="On the evidence so far, {body} caused {person:p1} distress by fault after she "
        "complained. It should pay her.",
    )
    told = planned(case, to_final(agreed=ALL)).rewordings
    assert {each.before: each.after for each in told} == {
        "My provisional view is that the Council was at fault.": (
            "I find that the Council was at fault."
        ),
        "On the evidence so far, the Council caused Ms X distress by fault after she complained.": (
            "The Council caused Ms X distress by fault after she complained."
        ),
        "It should pay her.": "It agreed to pay her.",
    }
    final = changed(case, to_final(agreed=ALL))
    assert final.texts["decision"].text == ("{person:p1} waited. I find that {body} was at fault.")
    assert final.texts["summary"].text == (
        "{Body} caused {person:p1} distress by fault after she complained. It agreed to pay her."
    )
    assert planned(final, to_final()).rewordings == ()


def test_should_stays_while_something_is_not_agreed() -> None:
    case = a_draft(decision="{Body} should pay her for it.")
    assert planned(case, to_final(agreed=("r1",))).rewordings == ()
    assert changed(case, to_final(agreed=("r1",))).texts == case.texts


def test_words_the_person_keeps_are_kept() -> None:
    case = a_draft(decision="I intend to uphold it. I intend to find fault.")
    first, _ = planned(case, to_final()).rewordings
    kept = changed(case, to_final(kept=(first.key,)))
    assert kept.texts["decision"].text == "I intend to uphold it. I find fault."


def test_what_has_no_mechanical_form_is_left_to_be_looked_at_with_its_place() -> None:
    case = with_records(a_draft(), a_passage(text="This is provisional."))
    (left,) = planned(case, to_final(agreed=ALL)).left
    assert left.where.kind == "passage"
    accepted = Acceptance(id="a1", problem_key=left.key, reason="The Council's own words.")
    assert planned(with_records(case, accepted), to_final(agreed=ALL)).left == ()


def test_the_way_back_is_one_step_too() -> None:
    case = with_records(
        with_fields(a_sound_case(), stage=CaseStage.FINAL_DECISION),
        a_text("decision", "I have completed my investigation. So it is."),
    )
    choice = StageChoice(DRAFT)
    told = planned(case, choice)
    assert [(r.before, r.after) for r in told.rewordings] == [
        ("I have completed my investigation.", "I intend to complete my investigation.")
    ]
    shifts = {shift.what: shift for shift in told.shifts}
    assert shifts.keys() >= {"Heading", "Watermark", "Footer", "Remedies"}
    assert shifts["Lines under it"].before.endswith("Decision date: 7 May 2024")
    draft = changed(case, choice)
    assert draft.case.stage is CaseStage.DRAFT_DECISION
    assert draft.case.decided_on is None
    assert draft.remedies == case.remedies
    assert draft.texts["decision"].text.startswith("I intend to complete")


def test_a_statement_found_nowhere_shows_the_words_alone() -> None:
    case = a_draft(decision="**I intend to uphold it.**\n\n- I intend to find it")
    told = planned(case, to_final()).rewordings
    assert [r.before for r in told] == ["I intend to uphold it.", "I intend to find it"]


def test_a_final_is_not_settled_without_an_outcome() -> None:
    told = planned(with_fields(a_draft(), outcome=Outcome.UNDECIDED), to_final()).unsettled
    assert [(each.code, each.where.field) for each in told] == [("outcome-undecided", "outcome")]
    assert planned(a_draft(), to_final()).unsettled == ()


def test_a_typed_paragraph_number_becomes_a_reference_to_the_paragraph_of_the_draft() -> None:
    case = with_records(a_draft(), a_passage(text="I said so in paragraph 1."))
    (told,) = planned(case, to_final(agreed=ALL)).rewordings
    assert told.before == "I said so in paragraph 1."
    assert told.after.startswith("A live reference to paragraph 1 of the draft: “")
    assert "{para:" in changed(case, to_final(agreed=ALL)).passages["s1"].text
    kept = changed(case, to_final(agreed=ALL, kept=frozenset({told.key})))
    assert kept.passages["s1"].text == "I said so in paragraph 1."


def test_a_typed_paragraph_number_that_no_paragraph_bears_is_left_to_the_person() -> None:
    case = with_records(a_draft(), a_passage(text="I said so in paragraph 900."))
    told = planned(case, to_final(agreed=ALL))
    assert told.rewordings == ()
    assert [each.code for each in told.left] == ["typed-paragraph"]
    assert changed(case, to_final(agreed=ALL)).passages["s1"] == case.passages["s1"]


# --- back to draft -------------------------------------------------------------------------------

SAID = "This is my provisional view. I intend to find fault. Nothing else."


def made_final() -> tuple[CaseSession, InMemoryStore, CaseFile]:
    before = a_draft(decision=SAID)
    session, store = a_session(before)
    session.apply(MADE_FINAL, lambda case: changed(case, to_final(agreed=ALL)))
    assert session.case.text("decision") != SAID
    return session, store, before


def test_back_to_draft_takes_back_what_making_it_final_changed_in_ones_own_words() -> None:
    session, store, before = made_final()
    log = store.activity("c1")
    back = StageChoice(DRAFT)
    offered = plan(session.case, LIBRARY, TODAY, back, log).former
    assert offered
    assert all(each.now in session.case.text("decision") for each in offered)
    every = replace(back, former=frozenset(each.key for each in offered))
    again = change_stage(session.case, LIBRARY, TODAY, every, log)
    assert again.text("decision") == before.text("decision")
    assert change_stage(session.case, LIBRARY, TODAY, back, log).text("decision") != SAID


def test_a_sentence_edited_since_is_left_alone() -> None:
    session, store, _ = made_final()
    log = store.activity("c1")
    first = plan(session.case, LIBRARY, TODAY, StageChoice(DRAFT), log).former[0]
    text = session.case.text("decision").replace(first.now, "Something else.")
    session.apply("Edit", lambda case: with_records(case, a_text("decision", text)))
    offered = plan(session.case, LIBRARY, TODAY, StageChoice(DRAFT), store.activity("c1")).former
    assert first.key not in [each.key for each in offered]


def test_nothing_is_offered_where_nothing_was_made_final() -> None:
    session, store = a_session(a_sound_case(stage=CaseStage.FINAL_DECISION))
    assert plan(session.case, LIBRARY, TODAY, StageChoice(DRAFT), store.activity("c1")).former == ()
