"""A case goes to a second reader and comes back: nothing is lost, nothing overwritten."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import RESOURCES, TODAY, a_sound_case, with_fields
from tests.in_memory_store import InMemoryStore
from tests.properties import examples
from tests.unit.application.desk import FixedClock
from workbench.application.case.changes import diff
from workbench.application.case.editing import set_fields
from workbench.application.casebook.handed import owner_of, place_of
from workbench.application.casebook.workbench import Workbench
from workbench.application.handover.carried import Purpose
from workbench.application.handover.handing import HandedOver, hand_over, handed_words
from workbench.application.handover.merging import Merged, merge
from workbench.application.handover.noting import Noted, add_note, note_line, words_at
from workbench.application.handover.proposing import not_offered, read_proposals, settle
from workbench.application.returned.taking.making import Taken
from workbench.application.returned.taking.taken import take
from workbench.application.versions.locking import refuse_locked
from workbench.application.versions.reading import checklist, put_reading
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import CaseLocked, HandoverRefused, InvalidInput
from workbench.domain.records.after import Met, ReadingResult
from workbench.domain.records.comments import PointResult
from workbench.domain.records.complaint import Handed
from workbench.reference.loader import load_library
from workbench.statement.composing.compose import compose
from workbench.statement.composing.overrides import replaceable
from workbench.statement.nodes import Document, StatementStage

LIBRARY = load_library(RESOURCES)
CASE = with_fields(a_sound_case(), investigator="R Ashdown")
AT = "2026-11-22T12:00:00+00:00"
READER = "P Lowe"
EVENT = "event:e1"


class Ids:
    def __init__(self, mark: str) -> None:
        self._numbers, self._mark = count(1), mark

    def new(self, kind: str) -> str:
        return f"{kind}-{self._mark}{next(self._numbers)}"


def statement(case: CaseFile, stage: StatementStage = StatementStage.DRAFT) -> Document:
    return compose(case, LIBRARY, TODAY, stage)


def handed(case: CaseFile = CASE, mark: str = "i", read_only: bool = False) -> HandedOver:
    return hand_over(
        case, statement(case), READER, Ids(mark), AT, TODAY, "R Ashdown", read_only=read_only
    )


HANDED = handed()
OWN = HANDED.note(CASE)
WORDS = words_at(HANDED.copy, EVENT, "")


def noted(case: CaseFile, text: str, mark: str, place: str = EVENT, proposed: str = "") -> CaseFile:
    note = Noted(place=place, text=text, quoted=WORDS if proposed else "", proposed=proposed)
    return add_note(case, note, Ids(mark), AT, READER)


def signed(copy: CaseFile, result: ReadingResult = ReadingResult.SIGNED_OFF) -> CaseFile:
    checks = tuple(replace(each, met=Met.YES) for each in checklist(None))
    reading = replace(copy.readings[HANDED.reading.id], checks=checks, result=result)
    return put_reading(copy, reading, statement(copy), Ids("v"), AT, READER)


def merged(case: CaseFile, back: CaseFile) -> Merged:
    return merge(case, back, statement(case), TODAY + timedelta(days=3))


# --- handing over -------------------------------------------------------------------------------


def test_handing_over_notes_to_whom_and_when_with_the_statement_as_it_was() -> None:
    reading = OWN.readings[HANDED.reading.id]
    assert (reading.reader, reading.handed_on) == (READER, TODAY)
    assert OWN.versions[reading.version_id].sha256 == reading.sha256
    assert OWN.case.handed is Handed.OWN and HANDED.copy.case.handed is Handed.TO_COMMENT
    assert HANDED.copy.case.handed_by == "R Ashdown"
    assert "P Lowe" in handed_words(OWN)[0] and "second reading" in handed_words(OWN)[0]


@pytest.mark.parametrize("to", ["", "  ", "r  ashdown"])
def test_nobody_and_the_investigator_are_no_second_reader(to: str) -> None:
    with pytest.raises(InvalidInput):
        hand_over(CASE, statement(CASE), to, Ids("i"), AT, TODAY, "R Ashdown")


def test_a_colleague_s_case_is_not_handed_on() -> None:
    with pytest.raises(CaseLocked):
        handed(HANDED.copy)


def test_one_reader_does_not_see_the_reading_of_another_that_is_under_way() -> None:
    second = handed(OWN, "k")
    assert list(second.copy.readings) == [second.reading.id]
    assert len(second.note(OWN).readings) == 2


# --- in the reader's workbench ------------------------------------------------------------------


def changed(copy: CaseFile, after: CaseFile) -> None:
    refuse_locked(copy, diff(copy, after))


def test_the_reader_notes_and_reads_and_changes_nothing_else() -> None:
    copy = HANDED.copy
    changed(copy, noted(copy, "When was this?", "r"))
    changed(copy, signed(copy))
    for after in (
        with_fields(copy, investigator="P Lowe"),
        with_fields(copy, handed=Handed.OWN),
        set_fields(copy, "event", "e1", narrative="Otherwise."),
        copy.without("event", "e1"),
        copy.without("reading", HANDED.reading.id),
    ):
        with pytest.raises(CaseLocked, match="R Ashdown’s"):
            changed(copy, after)


def test_a_case_to_be_read_only_takes_no_note() -> None:
    copy = handed(read_only=True).copy
    with pytest.raises(CaseLocked):
        noted(copy, "Hm.", "r")
    with pytest.raises(CaseLocked):
        changed(copy, with_fields(copy, note="mine"))


def test_a_typed_line_is_a_note_on_the_paragraph_of_that_number() -> None:
    copy = note_line(HANDED.copy, "1 Which complaint?", Ids("r"), AT, READER)
    (point,) = copy.points.values()
    assert point.place and point.text == "Which complaint?"
    with pytest.raises(InvalidInput, match="no paragraph 900"):
        note_line(copy, "900 x", Ids("s"), AT, READER)


def test_wording_proposed_again_takes_the_place_of_what_was_proposed_before() -> None:
    copy = noted(HANDED.copy, "", "r", proposed=f"{WORDS} Twice.")
    copy = noted(copy, "Shorter", "s", proposed=f"{WORDS} Once.")
    (point,) = copy.points.values()
    assert point.proposed.endswith("Once.") and point.text == "Shorter"
    (point,) = noted(copy, "Later", "t", proposed=WORDS).points.values()
    assert (point.text, point.quoted, point.proposed) == ("Later", "", "")
    withdrawn = noted(copy, " ", "t", proposed=WORDS)
    assert not withdrawn.points
    with pytest.raises(InvalidInput, match="nothing in this note"):
        noted(withdrawn, " ", "u", proposed=WORDS)


# --- coming back --------------------------------------------------------------------------------


def test_notes_and_the_sign_off_come_in_once() -> None:
    back = signed(noted(noted(HANDED.copy, "When?", "r"), "", "s", proposed=f"{WORDS} Yes."))
    first = merged(OWN, back)
    assert (first.notes, first.proposals, first.reading) == (1, 1, True)
    reading = first.case.readings[HANDED.reading.id]
    assert reading.result is ReadingResult.SIGNED_OFF and reading.signed_at == AT
    assert reading.returned_on == TODAY + timedelta(days=3)
    assert reading.version_id == HANDED.version.id
    assert "came back on" in handed_words(first.case)[0]
    again = merged(first.case, back)
    assert again.case == first.case and not (again.notes or again.proposals or again.reading)
    assert "Nothing is new" in again.words[0]


def test_only_what_the_reader_says_is_taken_from_a_file() -> None:
    back = noted(HANDED.copy, "When?", "r")
    back = set_fields(back, "point", "point-r1", answer="I agree.", result=PointResult.ACCEPTED)
    back = set_fields(back, "event", "e1", narrative="The reader's own story.")
    back = with_fields(back, body="Another Council")
    case = merged(OWN, back).case
    assert case.points["point-r1"].answer == ""
    assert case.points["point-r1"].result is PointResult.TO_ANSWER
    assert case.events == OWN.events and case.case == OWN.case


def test_a_note_that_says_something_else_by_now_comes_in_beside_the_first() -> None:
    back = noted(HANDED.copy, "When?", "r")
    case = merged(OWN, back).case
    case = set_fields(case, "point", "point-r1", answer="In May.")
    later = set_fields(back, "point", "point-r1", text="When, and where?")
    assert "“When?”, is not in this file" in merged(case, later).words[-1]
    case = merged(case, later).case
    assert sorted(each.text for each in case.points.values()) == ["When, and where?", "When?"]
    assert case.points["point-r1"].answer == "In May."
    assert merged(case, later).case == case == merged(case, back).case


def test_a_second_sign_off_stands_beside_the_first() -> None:
    asked = signed(HANDED.copy, ReadingResult.CHANGES)
    case = merged(OWN, asked).case
    claimed = {"version_id": "another", "sha256": "another"}
    late = set_fields(signed(HANDED.copy), "reading", HANDED.reading.id, **claimed)
    case = merged(case, late).case
    assert {each.sha256 for each in case.readings.values()} == {HANDED.version.sha256}
    found = sorted(each.result.value for each in case.readings.values())
    assert found == ["changes asked for", "signed off"]
    assert merged(case, asked).case == case == merged(case, signed(HANDED.copy)).case


def test_the_file_of_another_case_is_refused() -> None:
    with pytest.raises(HandoverRefused, match="another case"):
        merged(CASE, noted(HANDED.copy, "When?", "r"))
    with pytest.raises(HandoverRefused, match="No second reading"):
        merged(OWN, OWN)


def test_it_is_said_when_the_statement_has_changed_and_when_it_was_handed_over_again() -> None:
    back = noted(HANDED.copy, "When?", "r")
    assert len(merged(OWN, back).words) == 1
    rewritten = set_fields(OWN, "event", "e1", narrative="It was otherwise.")
    assert any("has changed since" in line for line in merged(rewritten, back).words)
    twice = handed(OWN, "k").note(OWN)
    assert any("handed over again" in line for line in merged(twice, back).words)
    read = handed(OWN, "k", read_only=True).note(OWN)
    assert merged(read, back).words == merged(OWN, back).words, "to be read: no reading comes"


def _taken(case: CaseFile) -> Taken:
    found = read_proposals(case, case.readings[HANDED.reading.id], statement)
    assert found is not None
    made = take(
        case,
        found,
        found.proposed.proposals,
        statement,
        lambda now: replaceable(now, LIBRARY, TODAY, StatementStage.DRAFT),
        Ids("t").new,
    )
    reading = case.readings[HANDED.reading.id]
    made.case = settle(made.case, reading, found, {each.number for each in made.taken})
    return made


def test_wording_proposed_is_taken_into_the_record_it_came_from() -> None:
    case = merged(OWN, noted(HANDED.copy, "", "r", proposed=f"{WORDS} It was late.")).case
    made = _taken(case)
    assert made.left == [] and words_at_now(made.case).endswith("It was late.")
    assert made.case.points["point-r1"].result is PointResult.ACCEPTED
    assert read_proposals(made.case, made.case.readings[HANDED.reading.id], statement) is None


def test_wording_taken_settles_nothing_another_reader_proposed_there() -> None:
    other = handed(OWN, "k")
    case = merged(other.note(OWN), noted(HANDED.copy, "", "r", proposed=f"{WORDS} Yes.")).case
    case = merged(case, noted(other.copy, "", "s", proposed=f"{WORDS} No.")).case
    points = _taken(case).case.points
    assert points["point-r1"].result is PointResult.ACCEPTED
    assert points["point-s1"].result is PointResult.TO_ANSWER


def test_wording_for_words_that_read_differently_now_is_left_and_said() -> None:
    case = merged(OWN, noted(HANDED.copy, "", "r", proposed="Nothing of the kind.")).case
    case = set_fields(case, "event", "e1", narrative="", statement_text="A new account altogether.")
    made = _taken(case)
    assert made.taken == [] and made.left
    assert words_at_now(made.case) == words_at_now(case)
    assert made.case.points["point-r1"].result is PointResult.TO_ANSWER


@pytest.mark.parametrize("result", [PointResult.ACCEPTED, PointResult.PARTLY])
def test_wording_whose_point_was_answered_first_is_still_taken(result: PointResult) -> None:
    case = merged(OWN, noted(HANDED.copy, "", "r", proposed=f"{WORDS} It was late.")).case
    case = set_fields(case, "point", "point-r1", result=result)
    assert not why_not(case)
    made = _taken(case)
    assert words_at_now(made.case).endswith("It was late.")
    assert made.case.points["point-r1"].result is result
    assert "reads so already" in why_not(made.case)


def test_wording_that_is_not_offered_is_said_with_the_reason() -> None:
    case = merged(OWN, noted(HANDED.copy, "", "r", proposed=f"{WORDS} It was late.")).case
    refused = set_fields(case, "point", "point-r1", result=PointResult.NOT_ACCEPTED)
    assert "“not accepted”" in why_not(refused)
    otherwise = set_fields(case, "point", "point-r1", result=PointResult.PARTLY)
    otherwise = set_fields(otherwise, "event", "e1", narrative="", statement_text="A new account.")
    assert "changed otherwise" in why_not(otherwise)
    for each in (refused, otherwise):
        assert read_proposals(each, each.readings[HANDED.reading.id], statement) is None


def why_not(case: CaseFile) -> str:
    return " ".join(not_offered(case, case.readings[HANDED.reading.id], statement))


def words_at_now(case: CaseFile) -> str:
    again = handed(case, "z")
    return words_at(again.copy, EVENT, "")


Step = tuple[str, int]
STEPS = st.lists(
    st.tuples(st.sampled_from(["edit", "answer", "reader", "merge", "sign"]), st.integers(0, 3)),
    max_size=10,
)


@settings(max_examples=examples(40), deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_notes_and_edits_survive_in_whichever_order_they_come(steps: list[Step]) -> None:
    own, copy = OWN, HANDED.copy
    ids, written, sent, answers = Ids("r"), set[str](), set[str](), dict[str, str]()
    narratives = own.events["e1"].narrative
    for number, (what, which) in enumerate(steps):
        if what == "edit":
            narratives = f"The investigator wrote this {number}."
            own = set_fields(own, "event", "e1", narrative=narratives)
        elif what == "reader":
            text = f"Note {number}."
            note = Noted(place=EVENT if which else "", text=text)
            copy = add_note(copy, note, ids, AT, READER)
            written.add(text)
        elif what == "sign":
            copy = signed(copy, [*ReadingResult][1 + which % 2])
        elif what == "answer" and own.points:
            id = sorted(own.points)[which % len(own.points)]
            own = set_fields(own, "point", id, answer=f"Answer {number}.")
            answers[id] = f"Answer {number}."
        elif what == "merge":
            own = merged(own, copy).case
            sent = set(written)
    own = merged(merged(own, copy).case, copy).case
    assert own.events["e1"].narrative == narratives
    assert {each.text for each in own.points.values()} == written | sent
    assert len(own.points) == len(written)
    assert {id: own.points[id].answer for id in answers} == answers
    if copy.readings[HANDED.reading.id].result is not ReadingResult.OPEN:
        last = copy.readings[HANDED.reading.id].result
        assert last in {each.result for each in own.readings.values()}


def _casebook(mark: str) -> Workbench:
    return Workbench(InMemoryStore(), lambda: LIBRARY, FixedClock(), Ids(mark))


def test_a_case_without_a_reference_is_found_again_whatever_became_of_its_id() -> None:
    """A copy in the bin keeps its id; the next one in that casebook gets another."""
    mine, theirs = _casebook("m"), _casebook("t")
    case = with_fields(CASE, reference="")
    own = mine.bring_in(case)
    for mark in ("i", "k"):
        out = handed(mine.open(own).case, mark)
        mine.open(own).apply("Hand over", out.note, undoable=False)
        assert place_of(theirs, Purpose.HANDED_OVER, out.copy) == ""
        here = theirs.bring_in(out.copy)
        assert place_of(theirs, Purpose.HANDED_OVER, out.copy) == here
        if mark == "i":
            theirs.delete(here)
    assert here != own
    assert owner_of(mine, theirs.open(here).case) == own
    with pytest.raises(HandoverRefused):
        owner_of(theirs, theirs.open(here).case)


def test_a_copy_of_a_case_awaits_no_second_reading_and_gets_no_notes() -> None:
    mine, theirs = _casebook("m"), _casebook("t")
    own = mine.bring_in(CASE)
    mine.open(own).apply("Hand over", HANDED.note, undoable=False)
    copy, away = mine.duplicate(own), theirs.bring_in(HANDED.copy)
    assert not mine.open(copy).case.readings
    assert theirs.open(theirs.duplicate(away)).case.readings
    mine.delete(own)
    with pytest.raises(HandoverRefused, match="in the bin"):
        owner_of(mine, HANDED.copy)
    put_back = _casebook("p")
    put_back.bring_in(CASE)
    with pytest.raises(HandoverRefused, match="is here, but not as it was"):
        owner_of(put_back, HANDED.copy)
