"""The same slip twice in one paragraph or field is one problem that names both places."""

from __future__ import annotations

import pytest

from tests.builders import a_passage, a_text, a_topic
from tests.unit.statement.checking import problems, with_
from workbench.domain.problems import Problem
from workbench.domain.records.drafting import TopicRole


def found(text: str, code: str) -> list[Problem]:
    topic = a_topic("t9", role=TopicRole.OTHER, section="what-i-found", position=99)
    case = with_(topic, a_passage("s9", text, topic_id="t9"))
    return [each for each in problems(case) if each.code == code and each.where.id == "s9"]


@pytest.mark.parametrize(
    ("text", "code", "excerpt", "times"),
    [
        ("It paid £XXX in May. It paid £XXX again in June.", "left-over", "£XXX", 2),
        ("It paid £XXX, then £XXX, and a last £XXX in June.", "left-over", "£XXX", 3),
        ("See paragraph 2 and, for the rest, paragraph 2.", "typed-paragraph", "paragraph 2", 2),
        ("It was was late. The second letter was was late.", "word-twice", "was was", 2),
        ("It said {nobody} to {nobody} then.", "unknown-token", "unknown: nobody", 2),
    ],
)
def test_every_place_of_a_slip_is_named(text: str, code: str, excerpt: str, times: int) -> None:
    (problem,) = found(text, code)
    assert problem.excerpt == excerpt
    assert len(problem.places) == times
    assert all(excerpt in place for place in problem.places)
    assert len(set(problem.places)) == times
    assert problem.often == f", {times} times"


def test_a_place_is_shown_with_the_words_round_it() -> None:
    (problem,) = found("First the Council paid £XXX. In the summer it paid £XXX.", "left-over")
    assert problem.places[0].startswith("First the Council paid £XXX. In the")
    assert problem.places[1].endswith("In the summer it paid £XXX.")


def test_the_items_under_a_paragraph_are_places_of_it() -> None:
    (problem,) = found("It was to pay:\n\n- £XXX to him; and\n- £XXX to her.", "left-over")
    assert problem.places == ("£XXX to him; and", "£XXX to her.")


def test_what_stands_once_has_no_places_and_each_paragraph_has_its_own_problem() -> None:
    (once,) = found("It paid £XXX in May.", "left-over")
    assert once.places == ()
    assert once.often == ""
    two = found("It paid £XXX in May.\n\nIt paid £XXX in June and £XXX in July.", "left-over")
    assert [len(each.places) for each in two] == [0, 2]


def test_a_field_printed_in_several_lines_is_one_place() -> None:
    case = with_(body="XXX Council")
    (problem,) = [each for each in problems(case) if each.code == "left-over"]
    assert problem.places == ()


def test_a_word_of_the_summary_is_named_at_each_place() -> None:
    case = with_(a_text("summary", "I found fault by the Council. I asked it to pay him £100."))
    (problem,) = [each for each in problems(case) if each.code == "summary-voice"]
    assert len(problem.places) == 2
