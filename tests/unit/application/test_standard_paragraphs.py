"""Standard paragraphs of one case: switched, moved among their like, and put back."""

from __future__ import annotations

import pytest

from tests.builders import TODAY, a_case, a_choice, a_library, a_standard_paragraph, a_text
from workbench.application.drafting.standard_paragraphs import (
    choose,
    group_of,
    move,
    put_at,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.records.complaint import Outcome
from workbench.domain.records.drafting import Choice
from workbench.statement.composing.compose import compose
from workbench.statement.composing.standards import StandardState, standard_states
from workbench.statement.nodes import StatementStage
from workbench.statement.text import lines

PARAGRAPHS = (
    a_standard_paragraph("fault", "powers", "We look for fault."),
    a_standard_paragraph("one", "powers", "First words.", position=10),
    a_standard_paragraph("two", "powers", "Second words.", position=11),
    a_standard_paragraph("unused", "powers", "Unused words.", position=12, when="chosen"),
    a_standard_paragraph("three", "powers", "Third words.", position=20),
    a_standard_paragraph("after", "powers", "Last words.", position=10, place="after"),
    a_standard_paragraph("ended", "decision", "The end.", when="upheld"),
)
LIBRARY = a_library(paragraphs={each.id: each for each in PARAGRAPHS})


def states(case: CaseFile) -> tuple[StandardState, ...]:
    return standard_states(case, LIBRARY, TODAY, StatementStage.DRAFT)


def order(case: CaseFile, id: str = "one") -> list[str]:
    return [state.paragraph.id for state in group_of(states(case), id)]


def printed(case: CaseFile) -> list[str]:
    document = compose(case, LIBRARY, TODAY, StatementStage.DRAFT)
    return [line.partition(". ")[2] for line in lines(document) if " words." in line]


CASE = a_case()


def test_a_paragraph_moves_among_those_of_its_section_and_side() -> None:
    assert order(CASE) == ["fault", "one", "two", "unused", "three"]
    assert order(CASE, "after") == ["after"]
    assert group_of(states(CASE), "nowhere") == ()


def test_a_paragraph_moved_down_stands_lower_in_the_statement() -> None:
    moved = move(CASE, states(CASE), "one", 1)
    assert printed(CASE)[:3] == ["First words.", "Second words.", "Third words."]
    assert printed(moved)[:3] == ["Second words.", "First words.", "Third words."]
    assert move(moved, states(moved), "one", -1).case == CASE.case


def test_a_move_goes_past_paragraphs_that_are_not_printed() -> None:
    moved = move(CASE, states(CASE), "two", 1)
    assert printed(moved)[:3] == ["First words.", "Third words.", "Second words."]
    assert order(moved)[-1] == "two"


def test_only_the_paragraph_moved_gets_a_place_of_its_own_where_there_is_room() -> None:
    moved = put_at(CASE, states(CASE), "one", 3)
    assert order(moved) == ["fault", "two", "unused", "one", "three"]
    assert {id: choice.order for id, choice in moved.choices.items()} == {"one": 16}
    assert moved.choices["one"].choice is Choice.AS_CONDITION


def test_paragraphs_close_together_are_numbered_anew() -> None:
    moved = put_at(CASE, states(CASE), "three", 2)
    assert order(moved) == ["fault", "one", "three", "two", "unused"]
    assert printed(moved)[:3] == ["First words.", "Third words.", "Second words."]


@pytest.mark.parametrize("index", range(-1, 7))
@pytest.mark.parametrize("id", ["fault", "one", "two", "unused", "three"])
def test_a_paragraph_can_be_put_anywhere_among_its_like(id: str, index: int) -> None:
    rest = [each for each in order(CASE) if each != id]
    expected = [*rest]
    expected.insert(max(0, min(index, 4)), id)
    assert order(put_at(CASE, states(CASE), id, index)) == expected


def test_a_paragraph_at_the_end_cannot_be_moved_further() -> None:
    for id, by, why in (
        ("three", 1, "last"),
        ("fault", -1, "first"),
        ("nowhere", 1, "not offered"),
    ):
        with pytest.raises(InvalidInput, match=why):
            move(CASE, states(CASE), id, by)
    with pytest.raises(InvalidInput, match="not offered"):
        put_at(CASE, states(CASE), "nowhere", 0)


def test_a_paragraph_put_where_it_is_changes_nothing() -> None:
    assert put_at(CASE, states(CASE), "one", 1) is CASE


def test_a_choice_leaves_the_place_and_a_move_leaves_the_choice() -> None:
    moved = put_at(CASE, states(CASE), "one", 3)
    included = choose(moved, "one", Choice.INCLUDE)
    assert included.choices["one"].order == 16
    moved_again = put_at(included, states(included), "one", 0)
    assert moved_again.choices["one"].choice is Choice.INCLUDE
    left = choose(moved_again, "one", None)
    assert left.choices["one"].choice is Choice.AS_CONDITION
    assert choose(choose(CASE, "two", Choice.LEAVE_OUT), "two", None).choices == {}


def test_a_moved_paragraph_still_follows_its_condition() -> None:
    moved = put_at(CASE, states(CASE), "unused", 0)
    state = next(each for each in states(moved) if each.paragraph.id == "unused")
    assert (state.choice, state.printed, state.order) == (None, False, state.stands_at)


def test_words_of_ones_own_for_the_decision_keep_out_a_paragraph_that_was_only_moved() -> None:
    case = a_case(a_text("decision", "I decided."), outcome=Outcome.UPHELD)
    assert "The end." not in _text(
        case.with_record("choice", a_choice("ended", "as its condition says"))
    )
    assert "The end." in _text(case.with_record("choice", a_choice("ended", "include")))


PAIR = a_library(
    paragraphs={
        each.id: each
        for each in (
            a_standard_paragraph("one", "powers", "First words.", position=10),
            a_standard_paragraph("in-draft", "powers", "Draft words.", position=20, stage="draft"),
            a_standard_paragraph("in-final", "powers", "Final words.", position=20, stage="final"),
        )
    }
)


def _pair(case: CaseFile, stage: StatementStage) -> tuple[StandardState, ...]:
    return standard_states(case, PAIR, TODAY, stage)


def test_a_paragraph_moved_in_the_draft_stands_there_in_the_final_wording_too() -> None:
    moved = move(CASE, _pair(CASE, StatementStage.DRAFT), "in-draft", -1)
    final = _pair(moved, StatementStage.FINAL)
    assert [each.paragraph.id for each in final] == ["in-final", "one"]


def _text(case: CaseFile) -> str:
    return "\n".join(lines(compose(case, LIBRARY, TODAY, StatementStage.FINAL)))
