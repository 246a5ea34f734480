"""Events from one line, ties moved, many events changed at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.builders import a_case, a_person, an_event, an_item_of_evidence, on
from tests.gui.desks import the_rules
from tests.unit.application.desk import CountedIds, new_event
from workbench.application.chronology import events as chronology
from workbench.application.chronology.events import NewEvents
from workbench.application.chronology.export import chronology_table
from workbench.application.chronology.importing import ImportAnswers, commit, preview
from workbench.application.chronology.tables import guess_matching, table_of
from workbench.application.evidence.marking import Taken, event_from
from workbench.application.procedure.complaints import add_complaint
from workbench.application.procedure.dating import change_step
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.records.chronology import in_order


def test_one_line_becomes_a_dated_event_with_its_actor() -> None:
    case = chronology.add_entry(
        a_case(a_person()), "22 March 2021  The Council wrote to Ms X", new_event("e9")
    )
    event = case.events["e9"]
    assert event.on == on("22 March 2021")
    assert event.narrative == "The Council wrote to {person:p1}"
    assert event.actor == "The Council"


@pytest.mark.parametrize(
    ("narrative", "actor"),
    [
        ("Ms X asked for stage two", "Ms X"),
        ("Ms X's mother complained", ""),
        ("A meeting took place", ""),
        ("the Council replied", "The Council"),
    ],
)
def test_who_acted_is_taken_from_the_front_of_the_sentence(narrative: str, actor: str) -> None:
    assert chronology.actor_of(a_case(a_person()), narrative) == actor


def test_a_year_left_out_is_taken_from_the_event_entered_last_and_said_so() -> None:
    case = a_case(an_event("e1", "3 May 2023", position=0), an_event("e2", "2019", position=1))
    entry = chronology.read_entry(case, "4 June  A visit")
    assert entry.on == on("4 June 2019")
    assert "2019" in entry.notice


def test_a_year_left_out_is_asked_for_when_nothing_is_dated() -> None:
    with pytest.raises(InvalidInput, match="Which year"):
        chronology.add_entry(a_case(), "4 June  A visit", new_event("e9"))


def test_a_line_without_date_is_an_undated_event_and_stands_last() -> None:
    case = chronology.add_entry(
        a_case(an_event("e1")), "Some time later Ms X moved", new_event("e0")
    )
    assert case.events["e0"].on is None
    assert [event.id for event in in_order(case.events.values())] == ["e1", "e0"]


def test_an_ambiguous_date_is_asked_about_and_the_answer_is_used() -> None:
    line = "2/5/19 A letter"
    with pytest.raises(InvalidInput, match="which day"):
        chronology.add_entry(a_case(), line, new_event("e9"))
    options = chronology.read_entry(a_case(), line).options
    case = chronology.add_entry(a_case(), line, new_event("e9"), options[1])
    event = case.events["e9"]
    assert (event.on, event.narrative) == (on("5 February 2019"), "A letter")


def test_a_date_alone_is_no_event() -> None:
    with pytest.raises(InvalidInput, match="nothing of what happened"):
        chronology.add_entry(a_case(), "22 March 2021", new_event("e9"))


def test_an_event_moves_only_among_those_of_its_date() -> None:
    case = a_case(
        an_event("e1", "3 May 2023"),
        an_event("e2", "3 May 2023", position=1),
        an_event("e3", "4 May 2023", position=2),
    )
    case = chronology.move_event(case, "e2", -1)
    assert [event.id for event in in_order(case.events.values())] == ["e2", "e1", "e3"]
    assert chronology.move_event(case, "e1", 1) == case


def test_a_table_shows_the_date_in_the_words_of_the_statement() -> None:
    event = an_event("e1", "2024-05-03", statement_text="{date}, {body} wrote. It was late {date}.")
    table = chronology_table(a_case(a_person(), event), [event], ["Words in the statement"])
    assert [cell.text for cell in table.rows[0]] == [
        "On 3 May 2024, the Council wrote. It was late on 3 May."
    ]


def by_line(new: NewEvents) -> CaseFile:
    return chronology.add_entry(a_case(), "3 May 2023 A visit", new)


def by_passage(new: NewEvents) -> CaseFile:
    passage = Taken(
        evidence_id="v1", number=1, begins=0, to_number=1, ends=7, words="A visit", place="1",
        on=on("3 May 2023"),
    )  # fmt: skip
    return event_from(a_case(an_item_of_evidence("v1")), passage, new)[0]


def by_step(new: NewEvents) -> CaseFile:
    rules = the_rules()
    case = add_complaint(a_case(a_person()), rules, CountedIds(), date(2023, 12, 1))
    return change_step(case, next(iter(case.complaints)), "s1-received", "s1", rules, new,
                       on=on("3 May 2023"))  # fmt: skip


def by_rows(new: NewEvents) -> CaseFile:
    table = table_of([["Date", "What happened"], ["3 May 2023", "A visit"]])
    answers = ImportAnswers(printed=new.printed)
    found = preview(a_case(), table, guess_matching(table), answers)
    return commit(a_case(), found, lambda: new.ids.new("event"))


@pytest.mark.parametrize("made", [by_line, by_passage, by_step, by_rows])
@pytest.mark.parametrize("printed", [True, False])
def test_every_new_event_goes_into_the_statement_or_none_does(
    made: Callable[[NewEvents], CaseFile], printed: bool
) -> None:
    (event,) = made(NewEvents(CountedIds(), printed)).events.values()
    assert event.on == on("3 May 2023")
    assert event.in_statement is printed


def test_a_column_that_says_what_goes_into_the_statement_is_followed() -> None:
    rows = [["Date", "What happened", "In the statement"], ["3 May 2023", "A visit", "yes"],
            ["4 May 2023", "A call", "no"], ["5 May 2023", "A note", ""]]  # fmt: skip
    table = table_of(rows)
    found = preview(a_case(), table, guess_matching(table), ImportAnswers(printed=True))
    assert [row.event.in_statement for row in found.rows] == [True, False, False]
