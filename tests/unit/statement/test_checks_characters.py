"""Characters that the typefaces of the PDF lack are told with their place."""

from __future__ import annotations

from collections.abc import Set

import pytest

from tests.builders import TODAY
from tests.unit.statement.checking import FINAL, LIBRARY, SOUND, saying
from workbench.domain.casefile import CaseFile
from workbench.domain.problems import Problem, Severity
from workbench.statement.checks.running import check
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import Document


def told(case: CaseFile, *missing: str) -> tuple[Problem, ...]:
    def unprintable(_document: Document) -> Set[str]:
        return set(missing)

    return check(compose(case, LIBRARY, TODAY, FINAL), case, LIBRARY, unprintable)


def test_a_text_with_characters_the_pdf_lacks_is_named_with_their_codes() -> None:
    (problem,) = told(saying("A 🧩 and a 𒀀."), "🧩", "𒀀")
    assert problem.severity is Severity.WARNING
    assert problem.code == "character-not-in-fonts"
    assert "[U+1F9E9], [U+12000]" in problem.message
    assert (problem.where.kind, problem.where.id) == ("text", "considered")
    assert problem.where.paragraph is not None


def test_long_rows_of_them_are_cut_short() -> None:
    missing = [chr(0x12000 + number) for number in range(9)]
    (problem,) = told(saying("".join(missing)), *missing)
    assert "[U+12005] and 3 more" in problem.message


def test_one_that_stands_in_no_text_of_the_case_is_still_told() -> None:
    (problem,) = told(SOUND, "𒀀")
    assert problem.where.kind == "case"


def test_nothing_is_said_where_every_character_can_be_printed() -> None:
    assert told(saying("Plain words.")) == ()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Name: বাংলা.", "characters of Bengali"),
        ("Name: 中文.", "characters of Chinese or Japanese"),
        ("Name: ਪੰਜਾਬੀ and தமிழ்.", "characters of Gurmukhi and Tamil"),
        ("Sign: 🧩.", "a character in"),
    ],
)
def test_the_script_that_no_typeface_has_is_named(words: str, said: str) -> None:
    (problem,) = told(saying(words), *{char for char in words if ord(char) > 0x300})
    assert said in problem.message
