"""Officers and panel members are people of the case, entered once, each with their part."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import a_case, a_passage, a_person, a_topic
from tests.gui.desks import the_rules
from tests.unit.application.desk import CountedIds
from tests.unit.statement.composed import shown
from workbench.application.case import editing
from workbench.application.procedure.taking_part import (
    add_participant,
    all_as_people,
    parts_taken,
    role_of_part,
    set_who,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.procedure.steps import CouncilComplaint, Participant
from workbench.domain.records.people import PersonRole

ROLES = the_rules().procedures["statutory-children"].roles


def added(*lines: str, case: CaseFile | None = None) -> CaseFile:
    ids = CountedIds()
    case = case or a_case(a_person()).with_record("complaint", CouncilComplaint(id="c1"))
    for line in lines:
        case = add_participant(case, "c1", line, ROLES, ids)
    return case


def test_one_person_may_take_several_parts() -> None:
    case = added("Mr Leo Blunt, complaints manager", "leo blunt, adjudicating officer")
    assert len(case.people) == 2
    (id,) = set(case.people) - {"p1"}
    assert [words for _, words in parts_taken(case, id)] == [
        "complaints manager, stage one",
        "adjudicating officer, stage two",
    ]


def test_a_line_may_name_several_who_took_one_part() -> None:
    case = added("Mr Ivor Penn and Ms Joan Lisle, panel members")
    took = {case.people[each.person_id].name: each for each in case.participants.values()}
    assert took.keys() == {"Ivor Penn", "Joan Lisle"}
    assert {(each.part, each.stage) for each in took.values()} == {("panel member", 3)}


def test_labels_say_what_somebody_did_and_are_never_shared() -> None:
    case = added("Ada Reed, panel member", "Bea Stone, panel member", "Cy Tull, chair of the panel")
    labels = [person.alias for person in editing.ordered(case, "person")]
    assert labels[1:] == ["the panel member", "the second panel member", "the chair of the panel"]


@pytest.mark.parametrize(
    ("line", "who", "part"),
    [
        ("Ada Reed", "Ada Reed", ""),
        ("investigating officer", "", "investigating officer"),
        ("Ada Reed, note taker", "Ada Reed", "note taker"),
        ("Ada Reed, Independent Person", "Ada Reed", "independent person"),
    ],
)
def test_a_line_names_somebody_and_their_part(line: str, who: str, part: str) -> None:
    case = added(line)
    (each,) = case.participants.values()
    assert each.part == part
    assert (case.people[each.person_id].name if each.person_id else "") == who


def test_everybody_is_protected_as_people_are() -> None:
    case = added("Ada Reed, investigating officer")
    case = case.with_record("topic", a_topic("t1"))
    case = case.with_record("passage", a_passage(text="", topic_id="t1"))
    case = editing.set_fields(case, "passage", "s1", text="Ada Reed wrote. I saw Ada Reed.")
    lines = shown(case, "what-i-found")
    assert "The investigating officer wrote. I saw the investigating officer." in lines


def test_nobody_is_taken_for_somebody_else() -> None:
    case = added("Ms X, advocate")
    assert len(case.people) == 1
    (each,) = case.participants.values()
    assert each.person_id == "p1"
    assert not set_who(case, each.id, "", "new").participants[each.id].person_id


def test_older_names_become_people_together() -> None:
    case = added()
    for number, name in enumerate(("Ada Reed", "Ada Reed", "Leo Blunt")):
        part = Participant(id=f"w{number}", complaint_id="c1", name=name, part="advocate")
        case = case.with_record("participant", part)
    other = replace(case.participants["w0"], id="w9", complaint_id="c2", name="Cy Tull")
    case = case.with_record("participant", other)
    case = all_as_people(case, "c1", CountedIds())
    assert [person.name for person in editing.ordered(case, "person")][1:] == [
        "Ada Reed",
        "Leo Blunt",
    ]
    assert case.participants["w0"].person_id == case.participants["w1"].person_id
    assert case.participants["w9"].name == "Cy Tull"


@pytest.mark.parametrize(
    ("part", "role"),
    [
        ("investigating officer", PersonRole.INVESTIGATING_OFFICER),
        ("independent person", PersonRole.INDEPENDENT_PERSON),
        ("chair of the panel", PersonRole.PANEL_MEMBER),
        ("adjudicating officer", PersonRole.COUNCIL_OFFICER),
        ("advocate", PersonRole.PROFESSIONAL),
        ("", PersonRole.COUNCIL_OFFICER),
    ],
)
def test_a_part_says_what_somebody_is(part: str, role: PersonRole) -> None:
    assert role_of_part(part) is role
