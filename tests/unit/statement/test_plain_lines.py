"""The statement as plain lines: labels of lists, and every word a file would show."""

from __future__ import annotations

from tests.builders import TODAY, a_case, a_library, a_person, a_sound_case, a_text, with_records
from workbench.statement.composing.compose import compose
from workbench.statement.markup.authored import plain
from workbench.statement.naming.mentions import link_mentions
from workbench.statement.naming.normal import fold
from workbench.statement.nodes import StatementStage
from workbench.statement.text import letter_label, lines


def test_letters_run_on_and_nested_letters_are_roman() -> None:
    assert [letter_label(i, 0) for i in (0, 25, 26, 27)] == ["(a)", "(z)", "(aa)", "(bb)"]
    assert [letter_label(i, 1) for i in (0, 3, 8, 13, 48, 98)] == [
        "(i)", "(iv)", "(ix)", "(xiv)", "(xlix)", "(xcix)",
    ]  # fmt: skip


def test_lettered_lists_show_their_labels() -> None:
    case = with_records(a_sound_case(), a_text("complaint", "It:\na) did\n  a) twice\nb) not"))
    document = compose(case, a_library(), TODAY, StatementStage.FINAL)
    text = list(lines(document))
    assert {"(a) did", "(i) twice", "(b) not"} <= set(text)


def test_unusual_spaces_and_signs_are_compared_as_plain_ones() -> None:
    assert fold("Zoë\u00a0O’Dea‑Łuk") == "Zoe O'Dea-Luk"


def test_words_that_look_like_a_list_or_emphasis_can_be_escaped() -> None:
    case = a_case(a_person())
    assert plain(r"a\) not a list", case) == "a) not a list"
    assert link_mentions(r"\*Ms X\*", case) == r"\*{person:p1}\*"
