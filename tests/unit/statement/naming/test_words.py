"""Names that are words, told by what stands round them: a name, a word, or for a person to see."""

from __future__ import annotations

import pytest

from tests.unit.statement.naming.searching import only, people, seen

PEOPLE = people(
    "Grace Park", "May Judge", "Summer Best", "Will Hill", "Hope Reading", "Bo Ng", "Ruby Young"
)


@pytest.mark.parametrize(
    "text",
    [
        "Mr Park said so.",
        "Ms X said that Grace was ill.",
        "It was told that May was ill.",
        "They agreed that Will is safe.",
        "Because of this Grace missed school.",
        "It wrote about Park and the Council’s reply.",
        "Mr. Park said so.",
        "Mrs Judge and Ms Best",
        "Dear Grace",
        "G. Park wrote.",
        "W Hill wrote.",
        "Grace’s mother",
        "It lost Summer’s file.",
        "Grace, 9, left.",
        "Grace (aged 12) left.",
        "Hope, aged seven, left.",
        "Ms X and Grace went.",
        "Grace and her brother went.",
        "Grace, May and Will went.",
        "Grace was caused distress.",
        "May told her teacher.",
        "Will has lived there.",
        "Hope also said so.",
        "Summer attends a school.",
        "- Grace",
        "- Will: wants to stay",
        "“Grace wanted to go home.”",
        "I spoke to May about it.",
        "It told Will so.",
        "She met Hope.",
        "Grace Park",
        "ruby young",
        "the Parks",
        "The Best family left.",
        "The Hills were told.",
        "Ng said so.",
        "It told Bo.",
        "GRACE was there.",
        "Judge May ruled.",
        "“Summer cried,” it says.",
        "Ms Y and Summer came.",
        "It said that Grace did not come.",
        "A friend of Ruby was there.",
        "Best, W",
    ],
)
def test_a_name(text: str) -> None:
    assert seen(text, PEOPLE) == "error"


@pytest.mark.parametrize(
    "text",
    [
        "A grace period applies.",
        "Grace periods apply.",
        "The car park was shut.",
        "In May 2023 it wrote.",
        "By May it had not.",
        "May I say so?",
        "It may. From March to May it did nothing.",
        "3 May and 4 May",
        "The Judge made an order.",
        "A family judge",
        "the Summer Term",
        "In Summer 2022",
        "Last Summer it ended.",
        "Summer holidays began.",
        "“Getting the Best from Complaints”",
        "Best practice says so.",
        "B’s Best Interests",
        "The Council will pay. Will it?",
        "Hill Top Primary is a school."[:8],
        "A hill.",
        "It lies in Hill Street.",
        "I hope so. There was no hope.",
        "Reading Borough Council",
        "She lived in Reading.",
        "Reading support was given.",
        "Young people told me.",
        "The Young Carers Service",
        "a Child Protection Conference",
        "SUMMER TERM AND MAY BREAK",
        "She was on Ward 4.",
        "an NG tube"[:2],
        "Ruby red shoes"[5:],
    ],
)
def test_a_word(text: str) -> None:
    assert seen(text, PEOPLE) == "nothing"


@pytest.mark.parametrize(
    "text",
    [
        "Hope faded that week.",
        "May was cold.",
        "It was signed by May.",
        "Hope is not a plan.",
        "It wrote to Reading.",
    ],
)
def test_a_person_has_to_look(text: str) -> None:
    assert seen(text, PEOPLE) == "warning"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Garrowby Road was shut.", "warning"),
        ("Mr Garrowby", "error"),
        ("the Garrowby Centre", "warning"),
        ("It is in Bradford.", "nothing"),
        ("Bradford Council", "nothing"),
        ("Mrs Bradford", "error"),
    ],
)
def test_places_and_offices_called_like_somebody(text: str, found: str) -> None:
    assert seen(text, people("Fenella Garrowby", "Jo Bradford")) == found


def test_what_a_month_has_as_well_as_a_person_is_for_a_person_to_look_at() -> None:
    april = people("April Meadows")
    assert seen("April’s review was late.", april) == "error"
    assert seen("It paid for it from April’s budget.", april) == "warning"
    assert seen("The review of April’s plan was late.", april) == "error"


def test_a_surname_of_two_halves_has_initials_with_its_hyphen() -> None:
    halves = people("Bronwen Keats-Ottley")
    assert seen("Ms K-O wrote again, and so did Ms K.-O. later.", halves) == "error"
    assert seen("The KO came in round two.", halves) == "nothing"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It wrote “[G]race was ill”.", "error"),
        ("It wrote that G[race] was ill.", "error"),
        ("Mr P[ark] rang.", "error"),
        ("(G)race told her teacher.", "error"),
        ("It wrote “[w]ill the Council pay?”", "nothing"),
        ("It wrote “[M]ay I come?”", "nothing"),
        ("The child(ren) and their parent(s) under section 26(3)(a)", "nothing"),
        ("Grace’ll come home.", "error"),
        ("It wrote that Will’d gone.", "error"),
        ("It wrote that the park’d be shut.", "nothing"),
        ("LETTER TO GRACE", "warning"),
        ("MUM SAID GRACE IS SAFE", "warning"),
        ("VISIT TO WILL’S HOME", "warning"),
        ("THE PARK FAMILY", "warning"),
        ("THE COUNCIL WILL PAY £300", "nothing"),
        ("THE COUNCIL MAY APPEAL", "nothing"),
        ("SUPPORT FOR YOUNG PEOPLE", "nothing"),
        ("(Will)", "error"),
        ("“Grace” said so.", "warning"),
        ("“Will” means that it must.", "nothing"),
        ("Gr\u2800ace P\u3164ark", "error"),
    ],
)
def test_brackets_capitals_and_verbs_left_short(text: str, found: str) -> None:
    assert seen(text, PEOPLE) == found


def test_a_name_with_brackets_inside_is_one_hit_with_them() -> None:
    hit = only("It wrote that “[G]race was ill”.", PEOPLE)
    assert hit.words == "[G]race"
