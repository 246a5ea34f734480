"""A second person goes through the standards and signs off a statement, which is known again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from tests.builders import TODAY, a_sound_case, an_event, with_fields, with_records
from workbench.application.case.editing import set_fields
from workbench.application.versions.reading import checklist, put_reading, signed_off
from workbench.bootstrap import load_reference_library, practice_cases
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.counting import DeadlineUnit
from workbench.domain.errors import InvalidInput
from workbench.domain.library.decision_standards import DECISION_STANDARDS
from workbench.domain.problems import Severity
from workbench.domain.records.after import Met, ReadingResult, SecondReading
from workbench.domain.records.drafting import Choice, StandardChoice
from workbench.domain.records.remedies import Deadline
from workbench.statement.checks.running import check
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import StatementStage

LIBRARY = load_reference_library()
CASE = with_fields(a_sound_case(), investigator="R Ashdown")
NOW = compose(CASE, LIBRARY, TODAY, StatementStage.DRAFT)
AT = "2026-11-22T12:00:00+00:00"
MET = tuple(replace(each, met=Met.YES) for each in checklist(None))


class Ids:
    """Ids nobody had before."""

    def new(self, kind: str) -> str:
        return f"{kind}-{uuid4().hex}"


READ = SecondReading(id="sr1", reader="P Lowe", checks=MET, result=ReadingResult.SIGNED_OFF)


def test_the_checklist_has_every_standard_with_what_was_made_of_it() -> None:
    assert [each.key for each in checklist(None)] == list(DECISION_STANDARDS)
    begun = replace(READ, checks=MET[:2])
    assert [each.met for each in checklist(begun)][:3] == [Met.YES, Met.YES, Met.UNDECIDED]


def test_a_sign_off_says_who_when_and_which_statement() -> None:
    case = put_reading(CASE, READ, NOW, Ids(), AT, "")
    found = signed_off(case, case.readings["sr1"], NOW, LIBRARY)
    assert found.words.startswith("P Lowe: signed off on 22 November 2026") and not found.changed
    later = set_fields(case, "event", "e1", narrative="It was otherwise.")
    changed = compose(later, LIBRARY, TODAY, StatementStage.DRAFT)
    assert signed_off(later, later.readings["sr1"], changed, LIBRARY).changed
    again = put_reading(later, READ, changed, Ids(), AT, "")
    assert (
        len(again.readings) == 1
        and not signed_off(again, again.readings["sr1"], changed, LIBRARY).changed
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
        put_reading(CASE, reading, NOW, Ids(), AT, by)


def test_a_reading_under_way_is_signed_by_nobody() -> None:
    reading = replace(READ, reader="", checks=(), result=ReadingResult.OPEN)
    case = put_reading(CASE, reading, NOW, Ids(), AT, "P Lowe")
    assert (case.readings["sr1"].signed_at, case.readings["sr1"].reader) == ("", "P Lowe")


# --- before a final decision --------------------------------------------------------------------


def warned(case: CaseFile) -> str:
    """What is said of the second reading when the final decision is checked."""
    decided = with_fields(case, decided_on=TODAY)
    document = compose(decided, LIBRARY, TODAY, StatementStage.FINAL)
    found = check(document, decided, LIBRARY, today=TODAY)
    own = [each for each in found if each.code == "reading-not-signed-off"]
    assert all((e.severity, e.where.kind) == (Severity.WARNING, "reading") for e in own)
    return " ".join(each.message for each in own)


def test_a_final_decision_nobody_was_asked_to_read_or_that_was_signed_off_is_not_warned_of() -> (
    None
):
    assert not warned(CASE)
    signed = put_reading(CASE, READ, NOW, Ids(), AT, "")
    assert not warned(signed)
    shown = with_records(CASE, replace(READ, read_only=True, result=ReadingResult.OPEN))
    assert not warned(shown)


def test_a_final_decision_that_was_not_signed_off_as_it_reads_is_warned_of() -> None:
    under_way = put_reading(CASE, replace(READ, result=ReadingResult.OPEN), NOW, Ids(), AT, "")
    assert "has not signed off yet" in warned(under_way)
    changes = put_reading(CASE, replace(READ, result=ReadingResult.CHANGES), NOW, Ids(), AT, "")
    assert "asked for changes" in warned(changes)
    later = "2026-11-23T09:00:00+00:00"
    settled = put_reading(changes, replace(READ, id="sr2"), NOW, Ids(), later, "")
    assert not warned(settled)
    rewritten = set_fields(settled, "event", "e1", narrative="", statement_text="It was otherwise.")
    assert "changed since P Lowe signed it off" in warned(rewritten)
    asked_again = put_reading(
        settled, replace(READ, id="sr3", result=ReadingResult.CHANGES), NOW, Ids(), f"{later}1", ""
    )
    assert "asked for changes" in warned(asked_again)


@pytest.mark.parametrize("number", range(3))
def test_a_draft_signed_off_that_became_final_without_a_change_is_not_warned_of(
    number: int,
) -> None:
    case = with_fields(practice_cases()[number][1], investigator="R Ashdown", decided_on=None)
    draft = compose(case, LIBRARY, TODAY, StatementStage.DRAFT)
    assert not warned(put_reading(case, READ, draft, Ids(), AT, ""))


def test_paragraphs_put_in_taken_out_or_moved_since_a_draft_was_signed_off_are_warned_of() -> None:
    case = with_records(
        CASE,
        *(an_event(id, narrative=f"{id.upper()} happened.", position=1) for id in ("e2", "e3")),
    )
    signed = put_reading(
        case, READ, compose(case, LIBRARY, TODAY, StatementStage.DRAFT), Ids(), AT, ""
    )
    assert not warned(signed)
    for changed in (
        with_records(signed, StandardChoice(id="court-proceedings")),
        with_records(signed, StandardChoice(id="fault-and-injustice", choice=Choice.LEAVE_OUT)),
        set_fields(signed, "event", "e2", position=2),
    ):
        assert "changed since P Lowe signed it off" in warned(changed)


@pytest.mark.parametrize("number", range(2))
def test_terms_of_a_remedy_changed_since_its_draft_was_signed_off_are_warned_of(
    number: int,
) -> None:
    case = with_fields(practice_cases()[number][1], investigator="R Ashdown", decided_on=None)
    draft = compose(case, LIBRARY, TODAY, StatementStage.DRAFT)
    signed = put_reading(case, READ, draft, Ids(), AT, "")
    dated = [id for id, each in case.remedies.items() if each.deadline is not None]
    later = Deadline(11, DeadlineUnit.WEEKS)
    one = set_fields(signed, "remedy", dated[-1], deadline=later)
    assert "changed since P Lowe signed it off" in warned(one)
    every = signed
    for id in dated:
        every = set_fields(every, "remedy", id, deadline=later)
    assert "changed since P Lowe signed it off" in warned(every)


def test_the_days_a_draft_gets_as_it_is_issued_are_no_change_since_it_was_signed_off() -> None:
    draft = StatementStage.DRAFT
    case = with_fields(CASE, comments_due=None, draft_sent_on=None)
    signed = put_reading(case, READ, compose(case, LIBRARY, TODAY, draft), Ids(), AT, "")
    for due in (date(2026, 12, 14), date(2026, 12, 21)):
        sent = with_fields(signed, comments_due=due, draft_sent_on=TODAY)
        now = compose(sent, LIBRARY, TODAY, draft)
        assert not signed_off(sent, sent.readings["sr1"], now, LIBRARY).changed
        bold = set_fields(sent, "event", "e1", narrative=f"**{sent.events['e1'].narrative}**")
        now = compose(bold, LIBRARY, TODAY, draft)
        assert signed_off(bold, bold.readings["sr1"], now, LIBRARY).changed
