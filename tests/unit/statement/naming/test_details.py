"""Details in every form: those entered with a person, and those nobody entered, by their shape."""

from __future__ import annotations

from hashlib import sha256

import pytest

from tests.builders import on
from tests.unit.statement.naming.searching import only, people, seen, somebody
from workbench.statement.naming.hits import Telling

ENTERED = somebody(
    name="Fenella Garrowby",
    identifiers=(
        "14a Skerne Rise, Calderwick, CW4 2AB",
        "07700 900314",
        "LAC/2019/00417",
        "St Brannock Primary",
    ),
    born=on("3 May 2009"),
)
NOBODY = people("Fenella Garrowby")


@pytest.mark.parametrize("entered", ["14 March 2015", "born 14/03/2015", "DOB: 14.3.15"])
@pytest.mark.parametrize(
    "text",
    [
        "14 March 2015",
        "14th of March 2015",
        "14/03/2015",
        "14.3.15",
        "2015-03-14",
        "March 14, 2015",
        "on 14 Mar 2015",
        "the 14th of March, when he turned nine",
        "14 March, when she was nine",
    ],
)
def test_a_date_entered_as_words_is_found_in_every_form(entered: str, text: str) -> None:
    assert seen(f"It was {text}.", somebody(identifiers=(entered,))) == "error"


@pytest.mark.parametrize(
    "text",
    ["the Old Rectory", "Old Rectory, Church Lane", "Church Lane, Marlow", "Church Lane in Marlow"],
)
def test_a_house_with_a_name_is_an_address(text: str) -> None:
    listed = somebody(identifiers=("The Old Rectory, Church Lane, Marlow SL7 1AA",))
    assert seen(f"She lives at {text} now.", listed) == "error"
    assert seen("He went to church in Marlow, to an old house.", listed) == "nothing"


HOUSES = somebody(
    identifiers=(
        "Rose Cottage, 3 Mill Lane, Harbury, CV33 9HH",
        "Hillcrest, Station Road, Thame",
        "Flat 4, Beacon House, 22 High Street, Lewes",
        "P.O. Box 12, Ely",
        "7 Kingsway, Leeds",
        "The Old School, Church Road, Ely",
        "Tŷ Gwyn, Llanrwst",
        "Ysgol Glan Clwyd",
        "kit_m9@example.org",
    ),
)


@pytest.mark.parametrize(
    "text",
    [
        "Rose Cottage",
        "ROSE COTTAGE",
        "Rosecottage",
        "Rose-Cottage",
        "Rose\u00a0Cott.",
        "Hillcrest",
        "“Hillcrest”",
        "three Mill Lane",
        "Mill Lane, no. 3",
        "Beacon House",
        "22 High St",
        "flat four, Beacon House",
        "P.O. Box 12",
        "PO BOX 12",
        "Post Office Box No. 12",
        "POB 12",
        "Box 12, Ely",
        "7 Kingsway",
        "the Old School",
        "Tŷ Gwyn",
        "Ty Gwyn",
        "Glan Clwyd",
        "kit_m9",
    ],
)
def test_a_house_by_its_name_alone_and_a_box_are_addresses(text: str) -> None:
    assert seen(f"It was {text}.", HOUSES) == "error"


@pytest.mark.parametrize(
    "text",
    [
        "She liked the old school better than a cottage of roses.",
        "It ticked box 12 on page 7 and went to Ely.",
        "Kings way back then; the box office; a beacon of hope.",
        "The old schoolhouse at a mill in a lane was high up.",
    ],
)
def test_plain_words_are_no_house(text: str) -> None:
    assert seen(text, HOUSES) == "nothing"


@pytest.mark.parametrize("text", ["a rose cottage", "Rose cottage gardens"])
def test_a_house_in_small_letters_may_be_none(text: str) -> None:
    assert seen(f"It was {text}.", HOUSES) == "warning"


def test_figures_of_another_script_are_figures() -> None:
    assert seen("It was ٠٧٧٠٠ ٩٠٠٣١٤.", ENTERED) == "error"


@pytest.mark.parametrize(
    "text",
    [
        "P.O. Box 4471",
        "his passport number is 925665416",
        "CRN: X123456",
        "prisoner number A1234BC",
        "court number ZZ22C00123",
        "licence MORGA657054SM9IJ",
        "Ysgol Glan Clwyd",
        "her son (b. 2011)",
    ],
)
def test_more_that_nobody_entered_is_pointed_out(text: str) -> None:
    assert seen(f"It says {text} there.", NOBODY) == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "The letterbox was full; box 4 was ticked.",
        "The court heard in 2021 and the hospital in 2022; crime fell 12345 times.",
        "Her passport was lost on 12 May 2021.",
        "It placed him (B. 2) in unit 4.",
    ],
)
def test_plain_words_and_figures_are_no_numbers_of_anybody(text: str) -> None:
    assert seen(text, NOBODY) == "nothing"


def test_a_check_sum_holds_no_number_of_anybody() -> None:
    for number in range(400):
        sum = sha256(str(number).encode()).hexdigest()
        assert seen(f"SHA-256 of the file: {sum}", NOBODY) == "nothing"


def test_the_number_of_examples_is_an_insurance_number_too() -> None:
    assert only("Her number is QQ 12 34 56 C.", NOBODY).what is Telling.NI_NUMBER


@pytest.mark.parametrize(
    "text",
    [
        "14a Skerne Rise",
        "14A, Skerne Rise",
        "Skerne Rise, Calderwick",
        "Skerne Rise in Calderwick",
        "CW4 2AB",
        "cw42ab",
        "07700900314",
        "07700 900 314",
        "+44 7700 900314",
        "+44 (0)7700 900314",
        "0044 7700 900314",
        "(07700) 900314",
        "ending 900314",
        "LAC 2019 00417",
        "LAC201900417",
        "St. Brannock Primary",
        "3 May 2009",
        "3rd of May, 2009",
        "May 3, 2009",
        "03/05/2009",
        "3.5.09",
        "2009-05-03",
        "3-May-2009",
        "the third of May 2009",
        "on 3 May, when she turned nine",
    ],
)
def test_a_detail_kept_with_a_person_is_an_error(text: str) -> None:
    assert seen(f"It says: {text} there.", ENTERED) == "error"


@pytest.mark.parametrize(
    "text",
    ["13 May 2009", "3 May 2019", "on 3 May it met", "4 Skerne", "LAC/2019/00418", "Calderwick"],
)
def test_what_is_near_a_detail_is_none(text: str) -> None:
    assert seen(f"It says: {text} there.", ENTERED) == "nothing"


@pytest.mark.parametrize(
    "text",
    [
        "The number ending 314 was rung.",
        "It ends in 0314.",
        "The last three digits are 314.",
        "It rang ***314.",
        "Its file ended 417.",
        "They live in CW4.",
        "The cw4 area is small.",
        "She lived at 14a Skerne then.",
    ],
)
def test_a_piece_of_a_detail_is_for_a_person_to_look_at(text: str) -> None:
    assert seen(text, ENTERED) == "warning"


@pytest.mark.parametrize(
    "text", ["The year ended 2014.", "It took 314 days.", "See CW40.", "The year ending 31 March."]
)
def test_what_is_near_a_piece_of_a_detail_is_none(text: str) -> None:
    assert seen(text, ENTERED) == "nothing"


def test_the_street_alone_is_for_a_person_to_look_at() -> None:
    assert seen("They met in Skerne Rise.", ENTERED) == "warning"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("kay22@mail.example.org", Telling.EMAIL),
        ("kay at example dot org", Telling.EMAIL),
        ("kay @ example.org", Telling.EMAIL),
        ("01632 960123", Telling.TELEPHONE),
        ("+44 20 7946 0018", Telling.TELEPHONE),
        ("0300 061 0614", Telling.TELEPHONE),
        ("SW1A 1AA", Telling.POSTCODE),
        ("ls12 4px", Telling.POSTCODE),
        ("943 476 5919", Telling.NHS_NUMBER),
        ("AB 12 34 56 C", Telling.NI_NUMBER),
    ],
)
def test_a_shape_that_is_an_error(text: str, what: Telling) -> None:
    hit = only(f"It says: {text} there.", NOBODY)
    assert (hit.what, hit.sure, hit.whom) == (what, True, ())


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("H801200001001", Telling.UPN),
        ("20-45-67, account 12345678", Telling.ACCOUNT),
        ("AK19 RPX", Telling.CAR),
        ("their car, X123 ABC,", Telling.CAR),
        ("12 High Street", Telling.ADDRESS),
        ("Flat 2, 7a Station Rd", Telling.ADDRESS),
        ("Tollgate Academy", Telling.SCHOOL),
        ("St Mary’s C of E Primary School", Telling.SCHOOL),
        ("born on 4 June 2010", Telling.BIRTHDAY),
        ("DOB 04/06/2010", Telling.BIRTHDAY),
        ("https://example.com/page", Telling.LINK),
        ("@kay_22", Telling.HANDLE),
        ("Mr Okonkwo", Telling.STRANGER),
        ("Ms Jenkins, the social worker,", Telling.STRANGER),
        ("Claire Hargreaves", Telling.STRANGER),
        ("Mrs O’Neill", Telling.STRANGER),
        ("Wojciech Nowicki", Telling.STRANGER),
        ("Mrs de la Cruz", Telling.STRANGER),
        ("Miss N. Achebe", Telling.STRANGER),
        ("Siobhan O’Leary", Telling.STRANGER),
        ("Nurse Mbeki", Telling.STRANGER),
        ("9 The Crescent", Telling.ADDRESS),
        ("d.o.b. 04.05.2012", Telling.BIRTHDAY),
        ("Tel: 496 0123", Telling.TELEPHONE),
        ("GB29 NWBK 6016 1331 9268 19", Telling.ACCOUNT),
        ("card 4929 1234 5678 9012", Telling.ACCOUNT),
        ("signed R. Ahluwalia", Telling.STRANGER),
        ("it told Rosalyn", Telling.STRANGER),
        ("a boy called Kyron hit him", Telling.STRANGER),
        ("Kind regards, Sandra", Telling.STRANGER),
        ("according to Gwendoline Farthing", Telling.STRANGER),
        ("3 Station Approach", Telling.ADDRESS),
    ],
)
def test_a_shape_or_a_stranger_that_is_a_warning(text: str, what: Telling) -> None:
    hit = only(f"It says: {text} there.", NOBODY)
    assert (hit.what, hit.sure) == (what, False)


@pytest.mark.parametrize(
    "text",
    [
        "943 476 5918",
        "23 990 015 and 21 017 938",
        "£1,250.00 on 12/06/2023",
        "12 June 2023",
        "paragraphs 14 to 16",
        "section 47",
        "the primary school",
        "a Special School",
        "12 High Court judges",
        "Ms X and Mr Y",
        "https://www.gov.uk/guidance",
        "he was born",
        "Working Together",
        "the Laming Report",
        "Great Ormond Street Hospital",
        "Microsoft Teams",
        "version 3.2",
        "the Children Act 1989",
        "Sure Start",
        "R v Northshire",
        "Mr Justice Fairbrother",
        "Plan B. Tusla",
        "it told Mr Q. All officers",
        "it told Social Services and asked Ofsted",
        "according to Thornley Council",
        "a home called Beechwood",
        "14 skerne",
    ],
)
def test_what_has_no_such_shape_is_left_alone(text: str) -> None:
    assert seen(f"It says: {text} there.", NOBODY) == "nothing"


SCHOOL = somebody(identifiers=("attends Oakfield Primary", "St Brannock’s C of E Primary School"))


@pytest.mark.parametrize(
    "school",
    [
        "Oakfield Primary", "Oak Field Primary School", "Oakfeild school", "Oakfields",
        "Saint Brannock's", "St. Branock’s", "Brannock’s School",
    ],
)  # fmt: skip
def test_an_entered_school_spelt_otherwise_stops_a_file(school: str) -> None:
    assert seen(f"He went to {school} School that year.", SCHOOL) == "error"


@pytest.mark.parametrize(
    "text",
    ["A primary school place was offered.", "The oak stands in a field.", "St Helen’s fell."],
)
def test_another_place_is_none(text: str) -> None:
    assert seen(text, SCHOOL) == "nothing"


@pytest.mark.parametrize(
    "said",
    ["born on 4 June 2010", "born 4th of June, 2010", "born in June 2010", "DOB 04/06/10",
     "date of birth is June 4th 2010", "born 2010"],
)  # fmt: skip
def test_a_day_of_birth_is_found_with_its_year(said: str) -> None:
    assert only(f"The child ({said}) lives there.", NOBODY).words == said


@pytest.mark.parametrize(
    ("entered", "text", "found"),
    [
        ("Mosaic 88123", "the record 88123", "error"),
        ("Case no: CP/12/A/33", "its file CP/12/A/33", "error"),
        ("UPN A823456789012", "UPN A8234-5678-9012", "error"),
        ("WEN/44821", "its file WEN 44 821", "error"),
        ("Car KX19 ZZT", "his car, kx19zzt", "error"),
        ("NI number QQ 12 34 56 C", "QQ123456C", "error"),
        ("Home 0131 496 0022", "on 496 0022", "error"),
        ("Home 020 7946 0958", "on 7946-0958", "error"),
        ("Team 2 EDT", "EDT 2 came", "nothing"),
        ("Case ref ABC/2021/0045", "ABC20210045", "error"),
        ("UPN A123456789012", "pupil A123456789012", "error"),
        ("Car: AB12 CDE", "a car, AB12CDE", "error"),
        ("Twitter @zq_2011", "as zq_2011 she wrote", "error"),
        ("Liquid Logic ID 4471", "record 4471", "warning"),
        ("Mother: Jane Hythe", "Jane Hythe rang", "warning"),
        ("EHCP since 2019", "In 2019 it did nothing", "nothing"),
        ("sees her on the 12th", "On 12th June it replied", "nothing"),
        ("School: Larkrise Primary, Calderwick", "a place at Larkrise", "error"),
        ("St Brannock’s School, 12 Mill Lane", "at St Brannock’s", "error"),
    ],
)
def test_what_an_entry_says_is_found_without_the_words_before_it(
    entered: str, text: str, found: str
) -> None:
    assert seen(text, somebody(name="Zora Quill", identifiers=(entered,))) == found
