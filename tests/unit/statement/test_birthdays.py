"""A date of birth kept in the case is looked for before a statement goes out."""

from __future__ import annotations

import pytest

from tests.builders import TODAY, a_child, a_library, a_sound_case, a_text, on, with_records
from workbench.statement.checks.running import check
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import StatementStage

LIBRARY = a_library()


def leaks(text: str, born: str = "3 May 2009") -> list[str]:
    case = with_records(a_sound_case(), a_child(born=on(born)), a_text("complaint", text))
    found = check(compose(case, LIBRARY, TODAY, StatementStage.FINAL), case, LIBRARY)
    return [problem.excerpt for problem in found if problem.code == "detail-leak"]


@pytest.mark.parametrize(
    "written",
    ["3 May 2009", "3rd May 2009", "May 3, 2009", "03/05/2009", "3.5.2009", "2009-05-03"],
)
def test_a_date_of_birth_is_found_however_it_is_written(written: str) -> None:
    assert leaks(f"{{person:p2}} was born on {written}.")


@pytest.mark.parametrize("written", ["13 May 2009", "3 May 2019", "May 2009", "3 June 2009"])
def test_other_dates_are_not_taken_for_it(written: str) -> None:
    assert leaks(f"The Council wrote on {written}.") == []


def test_a_birth_known_to_the_month_only_gives_nobody_away() -> None:
    assert leaks("The Council wrote on 3 May 2009.", born="May 2009") == []
