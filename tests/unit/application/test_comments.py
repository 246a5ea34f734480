"""Comments on a draft: entered by paragraph, answered, waited for, set out in a schedule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import TODAY, a_person, a_sound_case, with_fields, with_records
from tests.unit.application.desk import CountedIds
from workbench.application.case.editing import remove, set_fields
from workbench.application.casebook.to_do import to_do
from workbench.application.comments.entering import add_point, add_response, on_draft, read_point
from workbench.application.comments.places import Changes, number_as_sent
from workbench.application.comments.progress import from_reader, progress_lines, silent, to_answer
from workbench.application.comments.schedule import schedule, schedule_document
from workbench.application.handing_out.accepting import accept
from workbench.application.handing_out.gate import find_leaks
from workbench.application.versions import issuing
from workbench.application.versions.issuing import Wanted
from workbench.application.versions.listing import latest
from workbench.bootstrap import load_reference_library
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.records.comments import PointResult, Showing
from workbench.domain.records.findings import FindingResult
from workbench.domain.records.people import PersonRole
from workbench.domain.records.versions import Sending
from workbench.statement.checks.answered import open_problems
from workbench.statement.checks.running import check
from workbench.statement.codec import document_of
from workbench.statement.comparing.versions import PieceKind
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import StatementStage
from workbench.statement.printed import printed_paragraphs
from workbench.statement.text import lines

LIBRARY = load_reference_library()
IDS = CountedIds()
DRAFT, FINAL = StatementStage.DRAFT, StatementStage.FINAL
DUE = date(2026, 12, 11)
MS_X, COUNCIL = Sending(person_id="p1", on=TODAY), Sending(to="the Council", on=TODAY)


def a_drafted_case() -> CaseFile:
    wanted = Wanted(stage=DRAFT, sent=(MS_X, COUNCIL), comments_due=DUE)
    case = issuing.with_dates(a_sound_case(), wanted, TODAY)
    document = issuing.prepare(case, LIBRARY, TODAY, wanted)
    now = "2026-11-22T12:00:00+00:00"
    return issuing.record(case, document, (), wanted, IDS, now, "", ())


CASE = a_drafted_case()
EVENT = next(
    each.number
    for each in printed_paragraphs(compose(CASE, LIBRARY, TODAY, DRAFT))
    if each.origin == "event:e1"
)


def commented() -> CaseFile:
    case, response = add_response(CASE, MS_X, date(2026, 11, 30), IDS)
    return add_point(case, f"¶ {EVENT}: It was later in the day", response, IDS)


def one_more_paragraph(case: CaseFile) -> CaseFile:
    said = f"{case.texts['complaint'].text}\n\nToo."
    return set_fields(case, "text", "complaint", text=said)


def another_draft(case: CaseFile) -> CaseFile:
    case = one_more_paragraph(case)
    wanted = Wanted(stage=DRAFT, sent=(MS_X, COUNCIL), comments_due=DUE)
    document = issuing.prepare(case, LIBRARY, TODAY, wanted)
    now = "2026-11-23T12:00:00+00:00"
    return issuing.record(case, document, (), wanted, IDS, now, "", ())


def codes(case: CaseFile) -> set[str]:
    document = compose(case, LIBRARY, TODAY, FINAL)
    return {problem.code for problem in check(document, case, LIBRARY, today=TODAY)}


@pytest.mark.parametrize(
    ("line", "number", "text"),
    [
        ("18 She rang back", 18, "She rang back"),
        ("¶ 18: She rang back", 18, "She rang back"),
        ("para. 7 - wrong", 7, "wrong"),
        ("Paragraph 7, wrong", 7, "wrong"),
        ("It is unfair", None, "It is unfair"),
        ("2019 was the year", None, "2019 was the year"),
        ("18 months passed", None, "18 months passed"),
        ("2 March was the day", None, "2 March was the day"),
        ("3 letters went unanswered", None, "3 letters went unanswered"),
        ("¶ 18 months passed", 18, "months passed"),
        ("18: months passed", 18, "months passed"),
        ("para 2 and 3 are wrong", 2, "para 2 and 3 are wrong"),
        ("¶ 3", 3, ""),
        ("2-4 wrong", 2, "2-4 wrong"),
        ("2–4: wrong", 2, "2–4: wrong"),
        ("paras 2-4 wrong", 2, "paras 2-4 wrong"),
        ("Paragraphs 12/13 contradict", 12, "Paragraphs 12/13 contradict"),
        ("¶¶ 5,6 wrong", 5, "¶¶ 5,6 wrong"),
        ("2&3 are wrong", 2, "2&3 are wrong"),
        ("2 - 4 are wrong", 2, "2 - 4 are wrong"),
        ("2-4 weeks passed", None, "2-4 weeks passed"),
        ("7-10 October is wrong", None, "7-10 October is wrong"),
        ("2-4-2024 was the day", None, "2-4-2024 was the day"),
        ("3,500 pounds", None, "3,500 pounds"),
        ("24-7 care", None, "24-7 care"),
        ("2/3 agreed", None, "2/3 agreed"),
        ("2-4pm", None, "2-4pm"),
        ("2019-20 was hard", None, "2019-20 was hard"),
    ],
)
def test_a_line_names_its_paragraph_first(line: str, number: int | None, text: str) -> None:
    read = read_point(line)
    assert (read.number, read.text) == (number, text)


def test_a_point_is_tied_to_the_paragraph_of_that_draft() -> None:
    case = commented()
    (point,) = case.points.values()
    assert point.place == "event:e1" and number_as_sent(case, point) == EVENT
    case = remove(case, "head", "h1")  # the numbers of the statement as it now is are others
    assert number_as_sent(case, point) == EVENT
    with pytest.raises(InvalidInput, match="no paragraph 900"):
        add_point(case, "900 nothing there", point.response_id, IDS)


def test_a_point_without_a_response_begins_one_of_the_complainant() -> None:
    case = add_point(CASE, "It is unfair", "", IDS)
    (point,), (response,) = case.points.values(), case.responses.values()
    assert (point.place, point.response_id) == ("", response.id)
    assert response.person_id == "p1"


def test_a_point_without_a_response_begins_one_of_whom_the_draft_went_to() -> None:
    version = latest(CASE, DRAFT)
    assert version is not None
    case = add_point(issuing.send(CASE, version.id, (COUNCIL,)), "It is unfair", "", IDS)
    (response,) = case.responses.values()
    assert (response.person_id, response.party.casefold()) == ("", "the council")


def test_what_a_point_changed_is_shown_word_by_word() -> None:
    case = commented()
    version = latest(case, DRAFT)
    assert version is not None
    narrative = case.events["e1"].narrative
    case = set_fields(case, "event", "e1", narrative=f"{narrative} It was late.")
    old = document_of(version.document)
    assert old is not None
    change = Changes(old, compose(case, LIBRARY, TODAY, FINAL)).of("event:e1")
    assert change is not None
    added = [each.text for each in change.row.pieces if each.kind is PieceKind.ADDED]
    assert "".join(added).strip() == "It was late."


def test_points_unanswered_stand_in_the_way_of_a_final_decision() -> None:
    case = commented()
    (point,) = case.points.values()
    assert "comment-unanswered" in codes(case)
    assert [each.id for each in to_answer(case)] == [point.id]
    case = set_fields(case, "point", point.id, result=PointResult.NOT_ACCEPTED)
    assert {"comment-unanswered", "comment-without-reason"} & codes(case) == {
        "comment-without-reason"
    }
    case = set_fields(case, "point", point.id, answer="The note gives the time.")
    assert not {code for code in codes(case) if code.startswith("comment-")}
    draft = compose(commented(), LIBRARY, TODAY, DRAFT)
    found = check(draft, commented(), LIBRARY, today=TODAY)
    assert not [each for each in found if each.code.startswith("comment")]


def test_a_point_accepted_without_a_change_is_pointed_out() -> None:
    case = commented()
    (point,) = case.points.values()
    case = set_fields(case, "point", point.id, result=PointResult.ACCEPTED)
    assert "comment-accepted-unchanged" in codes(case)
    narrative = case.events["e1"].narrative
    changed = set_fields(case, "event", "e1", narrative=f"{narrative} It was late.")
    assert "comment-accepted-unchanged" not in codes(changed)
    elsewhere = set_fields(changed, "point", point.id, change_place="event:e2")
    assert "comment-accepted-unchanged" in codes(elsewhere)
    whole = set_fields(case, "point", point.id, place="")
    assert "comment-accepted-unchanged" not in codes(whole)


def test_comments_received_without_a_point_of_them_are_noticed() -> None:
    case, id = add_response(CASE, COUNCIL, None, IDS)
    assert "comments-not-entered" in codes(case)
    assert "comments-not-entered" not in codes(add_point(case, "It is unfair", id, IDS))
    assert "comments-not-entered" not in codes(set_fields(case, "response", id, no_comments=True))


def test_somebody_a_point_is_adverse_to_is_asked_first() -> None:
    case = commented()
    (point,) = case.points.values()
    case = set_fields(case, "point", point.id, adverse_id="p2", result=PointResult.ACCEPTED)
    assert "adverse-not-shown" in codes(case)
    for showing, stops in ((Showing.TO_SHOW, True), (Showing.SHOWN, False), (Showing.NO, False)):
        asked = set_fields(case, "point", point.id, showing=showing)
        assert ("adverse-not-shown" in codes(asked)) is stops


def asked_again(case: CaseFile) -> list[str]:
    document = compose(case, LIBRARY, TODAY, FINAL)
    found = open_problems(check(document, case, LIBRARY, today=TODAY), case)
    return [each.message for each in found if each.code == "consult-again"]


def test_a_new_adverse_point_asks_whether_to_consult_whoever_has_not_seen_it() -> None:
    (id,) = CASE.findings
    was = CASE.findings[id].analysis
    assert asked_again(CASE) == []
    for harmless in (
        f"{was} The meeting was on a Tuesday.",
        was.replace("I find", "I intend to find"),
        f"{was} See paragraph {{para:event:e1}}.",
    ):
        assert asked_again(set_fields(CASE, "finding", id, analysis=harmless)) == []
    worse = f"{was} It also failed to keep a record. {{person:p9}} should have kept one."
    judge = a_person("p9", alias="Dr K", role=PersonRole.PROFESSIONAL)
    case = set_fields(with_records(CASE, judge), "finding", id, analysis=worse)
    assert asked_again(case) == [
        "Something adverse to the Council is not in draft 1, the last the Council was sent: "
        "“It also failed to keep a record.”",
        "Something adverse to Dr K is in no draft Dr K was sent: “Dr K should have kept one.”",
    ]
    settled = set_fields(case, "finding", id, result=FindingResult.NO_FAULT)
    assert asked_again(settled) == []
    again = Wanted(stage=DRAFT, sent=(MS_X, COUNCIL), comments_due=DUE)
    document = issuing.prepare(case, LIBRARY, TODAY, again)
    later = "2026-11-30T12:00:00+00:00"
    sent = issuing.record(case, document, (), again, IDS, later, "", ())
    assert [each[:25] for each in asked_again(sent)] == ["Something adverse to Dr K"]
    (problem,) = (
        each for each in check(compose(sent, LIBRARY, TODAY, FINAL), sent, LIBRARY, today=TODAY)
        if each.code == "consult-again"
    )  # fmt: skip
    assert asked_again(accept(sent, problem, "He was told on the telephone", "a1", later)) == []


def test_of_a_draft_that_cannot_be_read_nothing_is_asked() -> None:
    (id,) = CASE.findings
    case = set_fields(CASE, "finding", id, result=FindingResult.FAULT, analysis="It was wrong.")
    version = latest(case, DRAFT)
    assert version is not None
    assert asked_again(case) != []
    assert asked_again(case.with_record("version", replace(version, document="?"))) == []


def test_comments_are_awaited_until_everybody_was_heard() -> None:
    case = commented()
    assert [each.what for each in to_do(case)] == ["Comments on the draft"]
    assert silent(case) == [COUNCIL]
    case, id = add_response(case, Sending(to="The Council"), None, IDS)
    case = set_fields(case, "response", id, no_comments=True)
    assert not silent(case) and not to_do(case)
    assert progress_lines(case, TODAY) == (
        "Draft 1 sent to Ms X and the Council on 22 November 2026",
        "Comments by 11 December 2026 · 0 of 1 point answered",
    )


def test_notes_of_a_second_reader_are_no_points_of_a_party() -> None:
    case, id = add_response(commented(), Sending(to="A Reader"), None, IDS, second_reader=True)
    case = add_point(case, "Say when.", id, IDS)
    line = progress_lines(case, TODAY)[1]
    assert "0 of 1 point answered · 1 note of the second reader to answer" in line
    (note,) = from_reader(case)
    case = set_fields(case, "point", note.id, result=PointResult.ACCEPTED)
    assert "second reader" not in progress_lines(case, TODAY)[1]


def issued_again(case: CaseFile, day: int, *sent: Sending) -> CaseFile:
    """The case with another draft, its words changed, issued on a day of December."""
    (id,) = case.findings
    case = set_fields(case, "finding", id, analysis=f"{case.findings[id].analysis} Day {day}.")
    on = date(2026, 12, day)
    wanted = Wanted(stage=DRAFT, sent=sent, comments_due=date(2026, 12, day + 14))
    case = issuing.with_dates(case, wanted, on)
    document = issuing.prepare(case, LIBRARY, on, wanted)
    return issuing.record(case, document, (), wanted, IDS, f"{on}T12:00:00+00:00", "", ())


def test_a_draft_issued_to_nobody_does_not_take_over_what_was_asked_with_the_one_before() -> None:
    first = latest(CASE, DRAFT)
    assert first is not None
    case = issued_again(CASE, 3)
    assert progress_lines(case, TODAY) == (
        "Draft 2 issued on 3 December 2026, not noted to whom; "
        "Draft 1 sent to Ms X and the Council on 22 November 2026",
        "Comments by 11 December 2026 · nothing yet from Ms X or the Council",
    )
    assert [(each.what, each.due) for each in to_do(case)] == [("Comments on the draft", DUE)]
    assert "comments-not-due" in codes(with_fields(case, decided_on=DUE))
    case = add_point(case, f"{EVENT} It was later in the day", "", IDS)
    (point,) = case.points.values()
    assert case.responses[point.response_id].version_id == first.id
    case, _ = add_response(case, COUNCIL, None, IDS, no_comments=True)
    assert not to_do(case)


def test_points_belong_to_the_latest_draft_their_party_was_sent() -> None:
    case = issued_again(issued_again(CASE, 3, MS_X), 4)
    numbers = []
    for party in (MS_X, COUNCIL, Sending(to="Ofsted")):
        case, id = add_response(case, party, None, IDS)
        version = case.versions[case.responses[id].version_id]
        assert version.issue is not None
        numbers.append(version.issue.number)
    assert numbers == [2, 1, 3]


def test_without_a_note_to_whom_it_went_comments_are_due_until_every_party_answered() -> None:
    case = issued_again(replace(CASE, versions={}), 3)
    for party in (MS_X, COUNCIL):
        assert [each.due for each in to_do(case)] == [date(2026, 12, 17)]
        case, _ = add_response(case, party, None, IDS)
    assert not to_do(case)


def test_a_decision_before_the_time_for_comments_is_noticed() -> None:
    case = with_fields(commented(), decided_on=DUE)
    assert "comments-not-due" in codes(case)
    assert "comments-not-due" not in codes(with_fields(case, decided_on=date(2026, 12, 14)))


def considered(case: CaseFile) -> str:
    return " ".join(lines(compose(case, LIBRARY, TODAY, FINAL)))


def test_how_comments_were_considered_follows_from_what_happened() -> None:
    assert "took account of any comments" in considered(CASE)
    assert "considered the comments of Ms X before" in considered(commented())
    case, id = add_response(CASE, COUNCIL, None, IDS)
    silence = set_fields(case, "response", id, no_comments=True)
    assert "Neither had any comments" in considered(silence)
    spoke = add_point(silence, "It is unfair", id, IDS)
    assert "considered the comments of the Council" in considered(spoke)
    never = replace(with_fields(CASE, draft_sent_on=None, comments_due=None), versions={})
    assert "sent a draft" not in considered(never)


def test_the_schedule_has_the_numbers_of_draft_and_final() -> None:
    case = commented()
    (point,) = case.points.values()
    case = set_fields(case, "point", point.id, result=PointResult.PARTLY, answer="The note.")
    now = compose(case, LIBRARY, TODAY, FINAL)
    (row,) = schedule(case, now)
    final = next(each for each in printed_paragraphs(now) if each.origin == "event:e1")
    assert (row.before, row.after) == (str(EVENT), str(final.number))
    other = set_fields(case, "point", point.id, change_place="head:h1")
    assert "changed in paragraph 1: partly" in " ".join(lines(schedule_document(other, now)))
    document = schedule_document(case, now)
    text = " ".join(lines(document))
    assert "It was later in the day" in text and "partly accepted" in text and "The note." in text
    assert not find_leaks(case, document, LIBRARY, lambda format, data: (), ())
    named = set_fields(case, "point", point.id, text="Philippa Wainscott rang back")
    (leak,) = find_leaks(named, schedule_document(named, now), LIBRARY, lambda f, d: (), ())
    assert "under “Ms X, on draft 1”" in leak.place


def test_the_schedule_says_what_is_comment_what_is_answer_and_what_is_gone() -> None:
    case = commented()
    (point,) = case.points.values()
    case = set_fields(case, "point", point.id, answer="The note.\n\nAnd the log.")
    case, _ = add_response(case, COUNCIL, None, IDS, no_comments=True)
    case = remove(case, "event", "e1")
    said = list(lines(schedule_document(case, compose(case, LIBRARY, TODAY, FINAL))))
    assert f"Paragraph {EVENT} of the draft, no longer there: to answer" in said
    assert said[said.index("Comment: It was later in the day") + 1] == "Answer: The note."
    assert "And the log." in said and "The Council had no comments to make." in said


def test_the_second_reader_is_no_party() -> None:
    reader = Sending(to="A colleague")
    case, response = add_response(CASE, reader, None, IDS, second_reader=True)
    case = add_point(case, "Too long", response, IDS)
    assert schedule(case, compose(case, LIBRARY, TODAY, FINAL)) == []
    assert "took account of any comments" in considered(case)


def test_comments_on_an_earlier_draft_stand_at_its_paragraphs() -> None:
    case, id = add_response(another_draft(CASE), MS_X, None, IDS)
    first, second = case.versions
    case = add_point(case, f"{EVENT} It was later", id, IDS)
    (typed,) = case.points.values()
    assert case.responses[id].version_id == second and typed.place != "event:e1"
    case = on_draft(case, id, first)
    (moved,) = case.points.values()
    assert (moved.place, number_as_sent(case, moved)) == ("event:e1", EVENT)
    of_file = case.with_record("point", replace(moved, author="Somebody"))
    (kept,) = on_draft(of_file, id, second).points.values()
    assert kept.place == "event:e1", "the signs of a file have said where"
    assert on_draft(case, id, "") == case
