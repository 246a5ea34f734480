"""A final decision locks its case, starts the times of its remedies, and can be reviewed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.builders import TODAY, a_sound_case
from tests.in_memory_store import InMemoryStore
from tests.unit.application.desk import CountedIds, FixedClock
from workbench.application.case.editing import set_fields
from workbench.application.case.session import CaseSession
from workbench.application.casebook import deciding
from workbench.application.casebook.register import register_row
from workbench.application.casebook.reminders import reminders
from workbench.application.casebook.to_do import to_do
from workbench.application.casebook.workbench import Workbench
from workbench.application.letters.merging import merged
from workbench.application.versions import issuing
from workbench.application.versions.deciding import is_late, put_review, review_until, send
from workbench.application.versions.due import awaited
from workbench.application.versions.issuing import Wanted
from workbench.application.versions.listing import issue_of, issued, version_name
from workbench.application.versions.locking import locked, refuse_to_lock_changed, reopen
from workbench.bootstrap import load_reference_library
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import CaseLocked, ExportBlocked, InvalidInput
from workbench.domain.records.after import ReviewRequest, ReviewResult
from workbench.domain.records.complaint import CaseStage
from workbench.domain.records.remedies import Agreement
from workbench.domain.records.versions import Issue, Sending, StatementVersion
from workbench.domain.records.work import FileNote
from workbench.statement.codec import digest_of
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import Document, StatementStage

LIBRARY = load_reference_library()
IDS = CountedIds()
SENT = (Sending(to="the Council", on=date(2024, 5, 7)),)
FINAL = Wanted(stage=StatementStage.FINAL, override_reason="for the test", sent=SENT)
ISSUED, LATER = "2026-11-22T12:00:00+00:00", "2026-11-23T12:00:00+00:00"


def decided(case: CaseFile, at: str = ISSUED, wanted: Wanted = FINAL) -> CaseFile:
    document = issuing.prepare(case, LIBRARY, TODAY, wanted)
    return deciding.issue(case, LIBRARY, document, (), wanted, IDS, at, "", ())


@pytest.fixture
def session() -> CaseSession:
    workbench = Workbench(InMemoryStore(), lambda: LIBRARY, FixedClock(), IDS)
    return workbench.open(workbench.bring_in(decided(a_sound_case())))


def narrated(case: CaseFile) -> CaseFile:
    return set_fields(case, "event", "e1", narrative="It was otherwise.")


def test_what_the_decision_rests_on_is_not_changed_silently(session: CaseSession) -> None:
    before = session.case
    assert locked(before)
    for edit in (
        narrated,
        lambda case: case.without("finding", "f1"),
        lambda case: set_fields(case, "case", "c1", body="Southshire Council"),
        lambda case: case.without("evidence", "v1"),
        lambda case: set_fields(case, "case", "c1", stage=CaseStage.INVESTIGATION),
    ):
        with pytest.raises(CaseLocked, match="Final 1 was issued"):
            session.apply("Edit", edit)
    assert session.case is before
    note = FileNote(id="n1", text="She rang.")
    session.apply("Add note", lambda case: case.with_record("note", note))
    closed = {"note": "Closed soon.", "stage": CaseStage.CLOSED}
    session.apply("Note", lambda case: set_fields(case, "case", "c1", **closed))
    assert session.case.notes and session.case.case.note


def test_what_is_published_is_the_decision_as_issued_and_none_that_was_not() -> None:
    case = decided(a_sound_case())
    (version,) = issued(case)
    phrases = {id: f"{words} indeed" for id, words in LIBRARY.phrases.items()}
    reworded = replace(LIBRARY, phrases=phrases)
    frozen = issuing.decision(case, reworded, TODAY)
    assert digest_of(frozen) == version.sha256
    assert digest_of(compose(case, reworded, TODAY, StatementStage.FINAL)) != version.sha256
    opened = narrated(reopen(case, "A word was wrong.", LATER))
    with pytest.raises(ExportBlocked, match="reopened after Final 1"):
        issuing.decision(opened, LIBRARY, TODAY)
    again = decided(opened, "2026-11-24T12:00:00+00:00")
    assert issuing.decision(again, LIBRARY, TODAY) != frozen


@pytest.mark.parametrize("at", [ISSUED, "2026-11-20T12:00:00+00:00"])
def test_a_decision_issued_again_locks_its_case_whatever_the_clock_says(at: str) -> None:
    opened = reopen(decided(a_sound_case()), "A word was wrong.", at)
    assert not locked(opened)
    again = decided(narrated(opened), at)
    assert locked(again)
    assert [version_name(each) for each in issued(again)] == ["Final 1", "Final 2"]


def test_reopening_has_its_reason_and_gives_a_new_version(session: CaseSession) -> None:
    with pytest.raises(InvalidInput):
        session.apply("Reopen", lambda case: reopen(case, " ", LATER))
    session.apply("Reopen", lambda case: reopen(case, "a date was wrong", LATER))
    session.apply("Edit", narrated)
    again = replace(FINAL, reason="a date was wrong")
    again_at = "2026-11-24T12:00:00+00:00"
    session.apply("Issue", lambda case: decided(case, again_at, again), undoable=False)
    assert [version_name(each) for each in issued(session.case)] == ["Final 1", "Final 2"]
    assert locked(session.case)
    with pytest.raises(CaseLocked):
        session.undo()


def test_a_case_reopened_by_mistake_is_told_how_to_be_decided_again() -> None:
    case = decided(a_sound_case())
    opened = reopen(case, "By mistake.", LATER)
    with pytest.raises(ExportBlocked, match="restore “Reopen the case”"):
        issuing.prepare(opened, LIBRARY, TODAY, FINAL)

    def now(case: CaseFile, stage: StatementStage) -> Document:
        return compose(case, LIBRARY, TODAY, stage)

    refuse_to_lock_changed(opened, case, now)
    refuse_to_lock_changed(opened, narrated(opened), now)
    with pytest.raises(InvalidInput, match="Final 1 was issued, so the case stays open"):
        refuse_to_lock_changed(opened, narrated(case), now)


def test_a_decision_put_back_to_what_an_earlier_one_said_is_issued_again() -> None:
    first = decided(a_sound_case())
    second = decided(narrated(reopen(first, "A slip.", LATER)), "2026-11-24T12:00:00+00:00")
    opened = reopen(second, "It was none.", "2026-11-25T12:00:00+00:00")
    back = opened.with_record("event", first.events["e1"])
    third = decided(back, "2026-11-26T12:00:00+00:00")
    versions = issued(third)
    assert [version_name(each) for each in versions] == ["Final 1", "Final 2", "Final 3"]
    assert versions[0] == issued(first)[0] and versions[0].sha256 == versions[2].sha256
    assert [each.number for each in versions] == [1, 2, 3] and locked(third)


def test_a_locked_case_issues_nothing_before_it_is_reopened() -> None:
    case = decided(a_sound_case())
    with pytest.raises(CaseLocked):
        issuing.prepare(narrated(case), LIBRARY, TODAY, Wanted(stage=StatementStage.DRAFT))


def test_the_times_of_agreed_remedies_run_from_the_decision() -> None:
    case = a_sound_case()
    agreed = {id for id, each in case.remedies.items() if each.agreement is Agreement.AGREED}
    case = decided(case)
    assert agreed and {each.remedy_id for each in case.compliance.values()} == agreed
    assert {each.kind for each in to_do(case)} == {"compliance", "version"}


def test_a_decision_issued_again_moves_the_days_of_remedies_only_when_told_to() -> None:
    case = reopen(decided(a_sound_case()), "A date was wrong.", LATER)
    before = {each.id: each.due_on for each in case.compliance.values()}
    assert not deciding.to_settle(case, LIBRARY, StatementStage.FINAL)
    case = set_fields(case, "case", "c1", decided_on=date(2024, 5, 21))
    assert deciding.to_settle(case, LIBRARY, StatementStage.FINAL)
    assert not deciding.to_settle(case, LIBRARY, StatementStage.DRAFT)
    at = "2026-11-24T12:00:00+00:00"
    kept = decided(case, at, FINAL)
    assert {each.id: each.due_on for each in kept.compliance.values()} == before
    assert deciding.act_words(case, LIBRARY, FINAL) == "Issue final decision; days of remedies kept"
    wanted = replace(FINAL, count_anew=True)
    moved = decided(case, at, wanted).compliance
    assert all(moved[id].due_on == day + timedelta(14) for id, day in before.items() if day)
    assert deciding.act_words(case, LIBRARY, wanted).endswith("counted anew")


def test_the_end_of_the_time_for_a_review_is_among_the_days_to_come() -> None:
    case = decided(a_sound_case())
    ends = date(2024, 6, 7)
    words = "Time to ask for a review ends"
    assert (words, ends) in {(each.what, each.due) for each in to_do(case, ends)}
    assert f"{words.lower()}" in {each.summary.split(": ")[1] for each in reminders(case)}
    assert words not in {each.what for each in to_do(case, date(2024, 6, 8))}
    alone = replace(case, compliance={}, tasks={})
    assert register_row(alone, "2024-06-07T09:00:00+00:00").next_step == words
    assert register_row(alone, "2024-06-08T09:00:00+00:00").next_step == ""
    asked = ReviewRequest(id="rv1", person_id="p1", received_on=ends)
    assert words not in {each.what for each in to_do(put_review(case, LIBRARY, asked, TODAY))}
    earlier = put_review(case, LIBRARY, asked, TODAY).with_record(
        "version", StatementVersion(id="v0", stage="final", issue=Issue(at="2024-01-01T10:00"))
    )
    earlier = set_fields(earlier, "review", "rv1", version_id="v0")
    assert words in {each.what for each in awaited(earlier)}, "it was of an earlier decision"
    closed = replace(case, case=replace(case.case, stage=CaseStage.CLOSED))
    assert words not in {each.what for each in to_do(closed)}


def test_the_time_for_a_review_runs_from_the_day_the_decision_went_out() -> None:
    sent = replace(FINAL, sent=(replace(SENT[0], on=date(2026, 11, 21)),))
    case = decided(a_sound_case(), wanted=sent)
    assert [each.due for each in awaited(case)] == [date(2026, 12, 21)]
    assert review_until(case, LIBRARY) == date(2026, 12, 21)
    assert not is_late(case, LIBRARY, date(2026, 12, 21))
    text = merged(case, LIBRARY, "final-complainant", Sending(person_id="p1"), TODAY).text
    assert "21 December 2026" in text
    (version,) = issued(case)
    assert send(case, LIBRARY, version.id, SENT).versions[version.id].issue == replace(
        issue_of(version), sent=SENT
    )
    case = decided(a_sound_case(), wanted=replace(FINAL, sent=()))
    (version,) = issued(case)
    assert [each.due for each in awaited(case)] == [date(2026, 12, 22)]
    later = (Sending(to="the Council", on=date(2026, 11, 30)),)
    case = send(case, LIBRARY, version.id, later)
    assert [each.due for each in awaited(case)] == [date(2026, 12, 30)]


def test_a_draft_issued_to_nobody_since_asks_nobody_for_comments() -> None:
    case = narrated(reopen(decided(a_sound_case()), "A date was wrong.", LATER))
    wanted = Wanted(stage=StatementStage.DRAFT, comments_due=date(2026, 12, 30))
    for sent, due in ((), date(2024, 6, 7)), (SENT, date(2026, 12, 30)):
        draft = replace(wanted, sent=sent)
        now = issuing.with_dates(case, draft, TODAY)
        document = issuing.prepare(now, LIBRARY, TODAY, draft)
        at = "2026-11-24T12:00:00+00:00"
        now = deciding.issue(now, LIBRARY, document, (), draft, IDS, at, "", ())
        assert [each.due for each in awaited(now)] == [due]


def test_a_review_is_asked_for_in_time_or_with_a_reason() -> None:
    case = decided(a_sound_case())
    assert review_until(case, LIBRARY) == date(2024, 6, 7)
    asked = ReviewRequest(id="rv1", person_id="p1", received_on=date(2024, 6, 8))
    assert is_late(case, LIBRARY, asked.received_on)
    assert not is_late(case, LIBRARY, date(2024, 6, 7))
    case = put_review(case, LIBRARY, asked, TODAY)
    assert case.reviews["rv1"].version_id == issued(case)[0].id
    assert "review" in {each.kind for each in to_do(case)}
    stands = replace(case.reviews["rv1"], result=ReviewResult.STANDS)
    with pytest.raises(InvalidInput, match="needs its reasons"):
        put_review(case, LIBRARY, stands, TODAY)
    stands = replace(stands, reason="Nothing new.")
    with pytest.raises(InvalidInput, match="after the time"):
        put_review(case, LIBRARY, stands, TODAY)
    case = put_review(case, LIBRARY, replace(stands, late_reason="She was ill."), TODAY)
    assert "review" not in {each.kind for each in to_do(case)}
    assert register_row(case, ISSUED).next_step
    assert review_until(a_sound_case(decided_on=None), LIBRARY) is None


def test_a_review_has_its_days_in_order_and_another_reviewer() -> None:
    case = decided(a_sound_case(investigator="R Ashdown"))
    asked = ReviewRequest(id="rv1", person_id="p1", received_on=date(2024, 6, 1))
    for fields, words in (
        ({"received_on": None}, "not said who asked"),
        ({"person_id": ""}, "not said who asked"),
        ({"received_on": date(2024, 5, 1)}, "before the decision"),
        ({"decided_on": date(2024, 5, 31)}, "decided before it came"),
        ({"received_on": TODAY + timedelta(1)}, "still to come"),
        ({"decided_on": TODAY + timedelta(1)}, "still to come"),
        ({"reviewer": " R  ASHDOWN"}, "is the investigator"),
    ):
        with pytest.raises(InvalidInput, match=words):
            put_review(case, LIBRARY, replace(asked, **fields), TODAY)
    assert put_review(case, LIBRARY, replace(asked, decided_on=date(2024, 6, 1)), TODAY).reviews


def test_a_decision_issued_again_keeps_the_reason_it_was_reopened_for() -> None:
    case = reopen(decided(a_sound_case()), "A date was wrong.", "2026-11-22T13:00:00+00:00")
    case = replace(case, case=replace(case.case, body="Other Council"))
    first, second = issued(decided(case, LATER))
    assert (first.issue.reason, second.issue.reason) == ("", "A date was wrong.")  # type: ignore[union-attr]


def test_a_case_whose_decision_was_issued_is_at_its_final_stage() -> None:
    case = decided(a_sound_case(stage=CaseStage.DRAFT_DECISION))
    assert case.case.stage is CaseStage.FINAL_DECISION
    closed = decided(a_sound_case(stage=CaseStage.COMPLIANCE))
    assert closed.case.stage is CaseStage.COMPLIANCE


def test_a_decision_a_review_changed_is_to_be_issued_again_until_it_was() -> None:
    changed = ReviewRequest(
        id="rv1", person_id="p1", received_on=date(2024, 6, 1), result=ReviewResult.CHANGED,
        reason="The note was wrong.",
    )  # fmt: skip
    case = put_review(decided(a_sound_case()), LIBRARY, changed, TODAY)
    assert [each.kind for each in to_do(case)].count("review") == 1
    case = reopen(case, "The review changed it.", "2026-11-22T13:00:00+00:00")
    case = replace(case, case=replace(case.case, body="Other Council"))
    assert "review" not in {each.kind for each in to_do(decided(case, LATER))}
