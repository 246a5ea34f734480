"""Whoever edits a whole text need not think of the references to its paragraphs."""

from __future__ import annotations

import pytest

from tests.builders import a_text, with_records
from tests.unit.application.statement_cases import a_drafted_case
from workbench.application.case import editing
from workbench.application.drafting.rewriting import set_words

CASE = with_records(
    a_drafted_case(),
    a_text("decision", "{para:passage:s1} {para:passage:s1:2} {para:finding:f1:analysis:2}"),
)
OLD = CASE.passages["s1"].text


def decision(text: str) -> str:
    return set_words(CASE, "passage", "s1", "text", text).text("decision")


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (f"New.\n\n{OLD}", "passage:s1:2", "passage:s1:3"),
        (OLD.replace("Background.", "Background.\n\nNew."), "passage:s1", "passage:s1:3"),
        (OLD.replace("Background.", "Reworded."), "passage:s1", "passage:s1:2"),
        (OLD.replace("More of it", "Changed"), "passage:s1", "passage:s1:2"),
    ],
)
def test_references_follow_the_paragraphs_that_stayed(text: str, first: str, second: str) -> None:
    assert decision(text) == f"{{para:{first}}} {{para:{second}}} {{para:finding:f1:analysis:2}}"


def test_a_reference_to_a_paragraph_that_was_cut_waits_for_it() -> None:
    assert "{para:passage:s1:2}" in decision("Background.")


def test_words_of_one_paragraph_are_set_as_any_field() -> None:
    new = set_words(CASE, "event", "e1", "narrative", "It wrote.")
    assert new == editing.set_fields(CASE, "event", "e1", narrative="It wrote.")
    assert set_words(CASE, "text", "scope", "text", "One.\n\nTwo.").text("scope")
    assert set_words(CASE, "passage", "s1", "text", "").passages["s1"].text == ""
