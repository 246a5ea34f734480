"""Why a paragraph says what it says is answered down to the page, gaps included."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.builders import (
    TODAY,
    a_choice,
    a_library,
    a_standard_paragraph,
    an_override,
    with_records,
)
from tests.unit.application.statement_cases import LIBRARY, a_drafted_case, made
from workbench.application.drafting.rows import rows
from workbench.application.provenance.standard import explained_standard
from workbench.application.provenance.steps import Step
from workbench.application.provenance.tracing import Provenance, provenance
from workbench.application.records.evidence import place_in
from workbench.domain.casefile import CaseFile

CASE = a_drafted_case()


def asked(address: str, case: CaseFile = CASE) -> Provenance:
    return provenance(case, made(case), LIBRARY, address, TODAY)


def everything(steps: tuple[Step, ...]) -> Iterator[Step]:
    for step in steps:
        yield step
        yield from everything(step.children)


def titles(found: Provenance) -> list[str]:
    return [step.title for step in everything(found.steps)]


def gaps(found: Provenance) -> list[str]:
    return [step.title for step in everything(found.steps) if step.gap]


def test_a_finding_leads_to_its_events_and_their_pages() -> None:
    found = asked("finding:f1:analysis")
    assert found.summary == "This is your analysis of the finding “Delay”."
    by_key = {(step.kind, step.id): step for step in everything(found.steps)}
    assert by_key["evidence", "ev1"].title == "E1 Stage two report"
    assert by_key["evidence", "ev1"].detail == "pages 4-6"
    assert ("event", "e1") in by_key
    assert ("head", "h1") in by_key
    assert by_key["remedy", "r1"].title == "Symbolic payment of £150 to Ms X"
    assert "No standard is named." in gaps(found)


def test_the_second_paragraph_of_a_finding_has_the_same_reasons_and_its_own_number() -> None:
    first, second = asked("finding:f1:analysis"), asked("finding:f1:analysis:2")
    assert second.steps == first.steps
    assert (first.number or 0) + 1 == second.number


def test_an_event_without_evidence_says_so() -> None:
    assert "No evidence is linked to this event." in gaps(asked("event:e2"))
    found = asked("event:e1")
    assert gaps(found) == []
    assert {"Findings that rely on it", "Heads of complaint it bears on"} <= set(titles(found))


def test_a_remedy_is_traced_back_to_the_page() -> None:
    found = asked("remedies:of-r1")
    kinds = [step.kind for step in everything(found.steps) if step.kind]
    assert kinds[:4] == ["remedy", "injustice", "finding", "head"]
    assert "evidence" in kinds


def test_a_remedy_that_answers_nothing_says_so() -> None:
    case = CASE.without("injustice", "i1")
    assert "This remedy answers no injustice." in gaps(asked("remedies:of-r1", case))


def test_an_injustice_leads_to_its_person_its_finding_and_its_remedies() -> None:
    found = asked("injustice:i1")
    kinds = {step.kind for step in everything(found.steps)}
    assert {"person", "finding", "event", "evidence", "remedy"} <= kinds


def test_a_standard_paragraph_says_on_what_condition_it_is_printed() -> None:
    found = asked("standard:fault")
    assert "Printed in every statement" in titles(found)
    assert any(title.startswith("Source: ") for title in titles(found))
    chosen = with_records(CASE, a_choice("fault", "include"))
    assert "Printed because it is switched on in this case" in titles(
        asked("standard:fault", chosen)
    )


@pytest.mark.parametrize(
    ("stage", "told"),
    [("draft", "Printed in every draft"), ("final", "Printed in every final decision")],
)
def test_a_paragraph_of_one_stage_is_not_said_to_stand_in_every_statement(
    stage: str, told: str
) -> None:
    library = a_library(a_standard_paragraph("only", "powers", "Words.", stage=stage))
    _, steps = explained_standard(CASE, library, "only")
    assert told in [step.title for step in everything(tuple(steps))]


def test_a_reworded_paragraph_says_what_it_stands_in_for() -> None:
    case = with_records(CASE, an_override("o1", "standard:fault", "Mine.", replaced="Old words."))
    found = asked("standard:fault", case)
    assert found.summary.startswith("Your words for this case stand here.")
    assert (found.steps[0].kind, found.steps[0].id) == ("override", "o1")
    assert found.steps[0].detail == "in place of: “Old words.”"


def test_own_words_say_what_they_mention_and_that_nothing_is_linked() -> None:
    case = CASE
    found = asked("text:considered:2", case)
    assert "Ms X" in titles(found)
    assert "No event or evidence is linked to words of your own." in titles(asked("passage:s1"))


def test_a_head_leads_to_who_complained_and_what_was_found() -> None:
    found = asked("head:h1")
    keys = {(step.kind, step.id) for step in everything(found.steps)}
    assert {("person", "p1"), ("finding", "f1"), ("event", "e1")} <= keys


@pytest.mark.parametrize(
    "address", ["signature", "section:decision", "passage:gone", "", "topic:t1"]
)
def test_every_address_has_an_answer(address: str) -> None:
    assert asked(address).summary.endswith(".")


def test_every_step_leads_to_a_record_that_is_there() -> None:
    for row in rows(made(CASE)):
        for step in everything(asked(row.address).steps):
            if step.kind in ("", "standard", "library-standard") or step.gap:
                continue
            assert CASE.find(step.kind, step.id) is not None, step
            if place_in(step.field) is None:
                assert not step.field or hasattr(CASE.find(step.kind, step.id), step.field), step
            else:
                assert step.kind == "evidence", step
