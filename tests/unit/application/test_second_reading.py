"""A second person goes through the standards and signs off a statement, which is known again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import TODAY, a_sound_case, with_fields
from workbench.application.case.editing import set_fields
from workbench.application.versions.reading import checklist, put_reading, signed_off
from workbench.bootstrap import load_reference_library
from workbench.domain.errors import InvalidInput
from workbench.domain.library.decision_standards import DECISION_STANDARDS
from workbench.domain.records.after import Met, ReadingResult, SecondReading
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import StatementStage

LIBRARY = load_reference_library()
CASE = with_fields(a_sound_case(), investigator="R Ashdown")
NOW = compose(CASE, LIBRARY, TODAY, StatementStage.DRAFT)
AT = "2026-11-22T12:00:00+00:00"
MET = tuple(replace(each, met=Met.YES) for each in checklist(None))
READ = SecondReading(id="sr1", reader="P Lowe", checks=MET, result=ReadingResult.SIGNED_OFF)


def test_the_checklist_has_every_standard_with_what_was_made_of_it() -> None:
    assert [each.key for each in checklist(None)] == list(DECISION_STANDARDS)
    begun = replace(READ, checks=MET[:2])
    assert [each.met for each in checklist(begun)][:3] == [Met.YES, Met.YES, Met.UNDECIDED]


def test_a_sign_off_says_who_when_and_which_statement() -> None:
    case = put_reading(CASE, READ, NOW, AT, "")
    found = signed_off(case, case.readings["sr1"], NOW)
    assert found.words.startswith("P Lowe: signed off on 22 November 2026") and not found.changed
    later = set_fields(case, "event", "e1", narrative="It was otherwise.")
    changed = compose(later, LIBRARY, TODAY, StatementStage.DRAFT)
    assert signed_off(later, later.readings["sr1"], changed).changed
    again = put_reading(later, READ, changed, AT, "")
    assert (
        len(again.readings) == 1 and not signed_off(again, again.readings["sr1"], changed).changed
    )


@pytest.mark.parametrize(
    ("reading", "by", "said"),
    [
        (replace(READ, reader=" "), "", "Nobody is named"),
        (replace(READ, reader="r ashdown"), "", "is the investigator"),
        (replace(READ, reader=""), "R Ashdown", "is the investigator"),
        (replace(READ, checks=MET[1:]), "", "1 of the standards"),
        (replace(READ, checks=(replace(MET[0], met=Met.NO), *MET[1:])), "", "1 of the standards"),
    ],
)
def test_a_sign_off_that_is_none_is_refused(reading: SecondReading, by: str, said: str) -> None:
    with pytest.raises(InvalidInput, match=said):
        put_reading(CASE, reading, NOW, AT, by)


def test_a_reading_under_way_is_signed_by_nobody() -> None:
    reading = replace(READ, reader="", checks=(), result=ReadingResult.OPEN)
    case = put_reading(CASE, reading, NOW, AT, "P Lowe")
    assert (case.readings["sr1"].signed_at, case.readings["sr1"].reader) == ("", "P Lowe")
