"""What became of a recommendation, told from what is recorded of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import TODAY, a_case, a_person, on
from tests.unit.statement.composed import DRAFT, LIBRARY, shown
from workbench.application.drafting.paragraphs import editable, reword
from workbench.application.procedure.recommendations import new_recommendation
from workbench.domain.casefile import CaseFile
from workbench.domain.procedure.steps import (
    CouncilAnswer,
    ImplementationView,
    PanelRecommendation,
)
from workbench.statement.composing.overrides import replaceable, reviews

ALL = {
    "made_by": "the panel",
    "made_on": on("4 February 2022"),
    "text": "that {body} apologise to {person:p1}",
    "accepted": CouncilAnswer.PARTLY,
    "due": on("1 March 2022"),
    "done": "A letter was sent",
    "done_on": on("12 March 2022"),
    "explanation": "A mistake in the post room",
    "view": ImplementationView.LATE_WITHOUT_REASON,
}
TOLD = [
    "On 4 February 2022, the panel recommended that the Council apologise to Ms X. The Council "
    "accepted part of this.",
    "A letter was sent. It was to be done by 1 March 2022 and was done on 12 March 2022.",
    "The Council’s explanation is: a mistake in the post room.",
    "The Council carried out this recommendation late, without good reason.",
]


def with_one(**fields: Any) -> CaseFile:
    made = PanelRecommendation(id="m1", in_statement=True, **fields)
    return a_case(a_person()).with_record("recommendation", made)


def found(case: CaseFile) -> list[str]:
    return [
        line for line in shown(case, "what-i-found") if line not in ("", "Analysis", "What I found")
    ]


def test_all_that_is_recorded_is_told_before_the_analysis() -> None:
    assert found(with_one(**ALL, recounted=True, analysis="That was poor.")) == [
        *TOLD,
        "That was poor.",
    ]


def test_an_analysis_of_an_older_case_stands_alone() -> None:
    assert found(with_one(**ALL, analysis="That was poor.")) == ["That was poor."]


def test_without_analysis_it_is_told_and_with_nothing_it_is_asked_for() -> None:
    assert found(with_one(**ALL)) == TOLD
    assert found(with_one()) == ["[what became of this recommendation]"]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("that {body} write", "The panel recommended that the Council write."),
        ("That it write.", "The panel recommended that it write."),
        ("write to {person:p1}", "The panel recommended that the Council write to Ms X."),
        ("a letter to {person:p1}", "The panel recommended a letter to Ms X."),
        ("The Council should write", "The panel recommended that the Council should write."),
        ("{Body} should write", "The panel recommended that the Council should write."),
        ("{person:p1} be paid £50", "The panel recommended that Ms X be paid £50."),
        ("Write a letter", "The panel recommended this: Write a letter."),
    ],
)
def test_the_words_go_on_behind_who_made_it(text: str, printed: str) -> None:
    assert found(with_one(made_by="the panel", text=text)) == [printed]


def test_several_paragraphs_and_lists_stay_what_they_are() -> None:
    words = "that {body} write:\n\n- to {person:p1}; and\n- to the school.\n\nSoon"
    lines = found(with_one(made_by="", text=words, accepted=CouncilAnswer.ACCEPTED))
    assert lines[0] == "It was recommended that the Council write:"
    assert lines[-2:] == ["Soon.", "The Council accepted this."]
    assert any("to Ms X; and" in line for line in lines)


@pytest.mark.parametrize("view", ImplementationView)
def test_every_view_has_its_words(view: ImplementationView) -> None:
    lines = found(with_one(made_by="the panel", text="that it write", view=view))
    assert len(lines) == (1 if view is ImplementationView.UNDECIDED else 2)


@pytest.mark.parametrize("piece", ["text", "done", "explanation", "view"])
def test_each_paragraph_can_be_reworded_and_looked_at_again(piece: str) -> None:
    case = with_one(**ALL, recounted=True, analysis="Poor.")
    address = f"recommendation:m1:{piece}"
    assert editable(case, address).rewordable
    words = replaceable(case, LIBRARY, TODAY, DRAFT)[address]
    changed = reword(case, address, words, "o1").case
    override = replace(changed.overrides["o1"], text="In other words.")
    changed = changed.with_record("override", override)
    lines = found(changed)
    assert len(lines) == 5
    assert lines.count("In other words.") == 1
    assert not reviews(changed, LIBRARY, TODAY, DRAFT)
    other = replace(
        changed.recommendations["m1"],
        text="that it write",
        done="Nothing",
        explanation="None given",
        view=ImplementationView.PARTLY,
    )
    assert reviews(changed.with_record("recommendation", other), LIBRARY, TODAY, DRAFT)


def test_a_new_recommendation_is_told() -> None:
    assert new_recommendation(a_case(), "m1", "c1").recounted
