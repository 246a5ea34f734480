"""A name is found however it is written, and its place in the text is the place as written."""

from __future__ import annotations

import pytest

from tests.unit.statement.naming.searching import only, people, seen, somebody
from workbench.statement.naming.hits import Telling
from workbench.statement.naming.searching.file_name import find_in_file_name
from workbench.statement.naming.searching.finding import find

FENELLA = people("Fenella Garrowby", "Hyun-woo Thistle")
MANY = people(
    "Maria Da Silva",
    "Seán Ó Dubhthaigh",
    "Ali Abdul Rahman",
    "Jan van der Berg",
    "Mary McDonald",
    "Ann Quillfeather-Jones",
    "Sara El-Sayed",
    "Jan Kowalski",
    "Müller Ødegaard",
    "Yusuf Choudhury",
)


@pytest.mark.parametrize(
    "text",
    [
        "Fenella Garrowby",
        "GARROWBY",
        "garrowby",
        "Garrowby’s",
        "Fenella\nGarrowby",
        "Garrow-\nby",
        "Gar\u200browby",
        "Gar\u00adrowby",
        "Gar**row**by",
        "G a r r o w b y",
        "G-a-r-r-o-w-b-y",
        "Ｇａｒｒｏｗｂｙ",
        "𝐆𝐚𝐫𝐫𝐨𝐰𝐛𝐲",
        "Ⓖⓐⓡⓡⓞⓦⓑⓨ",
        "Gаrrоwby",
        "Garr0wby",
        "Gärröwby",
        "Hyunwoo",
        "HYUN WOO",
        "Ms Garrowby",
        "Ms. Garrowby",
        "F Garrowby",
        "F. Garrowby",
        "FG",
        "F.G.",
        "F. G.",
        "the Garrowbys",
        "Garrowbys",
        "MsGarrowby",
        "GarrowbyFamily",
        "fgarrowby@example.org",
        "@fenellagarrowby",
        "letter_garrowby_2.docx",
        "https://example.org/Garrowby",
        "Garoby",
        "Garrowbby",
        "Garrwoby",
        "Garrowsy",
    ],
)
def test_a_distinctive_name_is_an_error_however_it_is_written(text: str) -> None:
    assert seen(f"It was {text} again.", FENELLA) == "error"


@pytest.mark.parametrize(
    "text",
    [
        "Dasilva",
        "DaSilva",
        "Silva",
        "ODubhthaigh",
        "O'Dubhthaigh",
        "O Dubhthaigh",
        "Ní Dhubhthaigh",
        "Abdulrahman",
        "Abdul-Rahman",
        "Vanderberg",
        "VanDerBerg",
        "MacDonald",
        "M’Donald",
        "Mc Donald",
        "Quillfeather",
        "Elsayed",
        "Al-Sayed",
        "Kowalska",
        "the Kowalskas",
        "Mueller",
        "Muller",
        "Oedegaard",
        "Odegaard",
        "Chowdhury",
        "Youssef",
        "Shaun",
    ],
)
def test_other_forms_of_a_name_are_found(text: str) -> None:
    assert seen(f"It was {text} again.", MANY) == "error"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Katherine Orl", "Kate"),
        ("Margaret Orl", "Peggy"),
        ("Nell Orl", "Eleanor"),
        ("Thomas Orl", "Tommy"),
        ("Richard Orl", "Ricky"),
        ("Zofia Orl", "Zosia"),
        ("Bartholomew Orl", "Bart"),
        ("Zbigniew Orl", "Zbyszek"),
        ("Zbyszek Orl", "Zbigniew"),
        ("Nikolai Orl", "Kolya"),
        ("Gwenllian Orl", "Gwenno"),
        ("Jaswinder Orl", "Jassi"),
        ("Mohammed Orl", "Mo"),
    ],
)
def test_a_nickname_is_found(name: str, text: str) -> None:
    assert only(f"It was {text} again.", people(name)).what is Telling.NICKNAME


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Tsvetelina Orl", "Tsveti"),
        ("Kazimierzyna Orl", "Kazik"),
        ("Rhydderchan Orl", "Rhydd"),
        ("Sumbul Orl", "Sombol"),
        ("Qudratullah Orl", "Qodratollah"),
        ("Hussein Jaafar", "Ja’far"),
        ("Yusuf Orl", "Yousif"),
        ("Tyler-James Orl", "TJ"),
        ("TJ Orl", "TJ"),
        ("Tyler (TJ) Orl", "TJ"),
        ("T.J. Orl-Dane", "T.J.O.D."),
    ],
)
def test_a_form_nothing_lists_is_found_as_well(name: str, text: str) -> None:
    assert seen(f"He was called “{text}” there.", people(name)) == "error"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Maria Orl", "It wrote to Margate, Marlowe House and Mariner Way about Mar 2021."),
        ("Daniel Orl", "The Dandelion Project and Danecroft Centre closed."),
        ("Cameron Orl", "She saw Camhs in Camden and Camborne."),
        ("Karen Orl", "It spoke to Kieran Trust."),
        ("Mandy Orl", "It wrote on Monday and Tuesday."),
        ("Valerie Orl", "He was placed in Wooler."),
        ("Sion Orl", "It sent decision.pdf and permission.docx, see www.television.gov.uk."),
        ("Costin Orl", "She went to Costa Coffee and Costco."),
        ("Penelope Orl", "He moved from Penge to Penryn and the Pennines."),
        ("Jamie-Lee Orl-Ottley", "The KO came in round two; OO is nothing."),
        ("Theresa Orl", "It asked the Thera Trust."),
        ("Samuel Orl", "She rang the Samaritans on her Samsung."),
    ],
)
def test_a_word_that_begins_as_a_name_does_is_none(name: str, text: str) -> None:
    assert seen(text, people(name)) == "nothing"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Marie Wright", "It was right to write so."),
        ("Hannah Clarke", "The clerk came."),
        ("Fenella Garrowby", "yborraG"),
        ("Tom Orl", "Tomorrow, by custom, an atom."),
        ("Harris Mole", "The whole model molecule."),
        ("Ann Other", "Another plan and an annex."),
        ("Carey Slope", "Carers care; the slopes."),
        ("Fenella Garrowby", "The IRO and the LADO met the SENCO. It is OK."),
    ],
)
def test_words_that_only_look_like_a_name_are_left_alone(name: str, text: str) -> None:
    assert seen(text, people(name)) == "nothing"


@pytest.mark.parametrize(
    ("name", "text"),
    [("Xiu Ying Zhao", "Xiuying"), ("Zhao Xiu Ying", "Xiuying"), ("Mary Beth Orl", "Marybeth")],
)
def test_given_names_written_as_one_are_found(name: str, text: str) -> None:
    assert seen(f"It was {text} again.", people(name)) == "error"


def test_a_hit_lies_in_the_text_as_it_was_written() -> None:
    text = "“Ｆenella Gar\u00adrowby” was there. And she left."
    hit = only(text, FENELLA)
    assert text[hit.start : hit.end] == "Ｆenella Gar\u00adrowby"
    assert hit.what is Telling.NAME
    assert hit.whom == ("p0",)
    assert hit.sentence == "“Ｆenella Gar\u00adrowby” was there."
    assert "People page" in hit.reason


def test_a_long_text_is_searched_as_a_short_one() -> None:
    lines = [f"Paragraph {number} says that nothing was done." for number in range(200)]
    lines[150] = "It wrote to Fenella Garrowby."
    text = "\n".join(lines)
    hit = only(text, FENELLA)
    assert text[hit.start : hit.end] == "Fenella Garrowby"
    assert find(text, FENELLA) == (hit,)


@pytest.mark.parametrize(
    "name", ["will draft.docx", "Hill.pdf", "letter_hill_2.docx", "WillHill.txt"]
)
def test_any_word_of_a_file_name_may_be_a_name(name: str) -> None:
    assert find_in_file_name(name, people("Will Hill"))


def test_what_the_program_calls_its_files_is_no_name() -> None:
    assert find_in_file_name("21-017-938 draft decision.docx", people("Will Draft")) == ()


def test_a_label_that_is_a_name_is_told_as_such() -> None:
    listed = somebody(name="Fenella Garrowby", alias="Ms Garrowby")
    assert listed.telling_labels == ("Ms Garrowby",)
    assert only("Ms Garrowby complained.", listed).what is Telling.LABEL


def test_the_list_is_kept_while_people_stay_as_they_are() -> None:
    assert somebody(name="Fenella Orl") is somebody(name="Fenella Orl")
    assert somebody(name="Fenella Orl") is not somebody(name="Fenella Arl")


ABROAD = people("Marek Kowalski", "Katarzyna Wiśniewska", "Jan Novák", "Ivan Petrov", "Jo Sikora")
BENT = (
    "Kowalskiego Kowalskiemu Kowalscy Kowalskich Marka Markiem Markowi Wiśniewskiej Katarzynie "
    "Nováka Novákovi Nováková Petrovym Sikorze"
)


@pytest.mark.parametrize("name", BENT.split())
def test_a_name_in_another_case_is_that_name(name: str) -> None:
    assert seen(f"It wrote to {name} about it.", ABROAD) == "error"


INITIALS = people("Tom Adams", "Pat Edwards", "Mia Evans")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TA was told.", "error"),
        ("It spoke to TA and left.", "error"),
        ("TA’s mother rang.", "error"),
        ("T.A. was told.", "error"),
        ("The TA was told.", "warning"),
        ("TA support was given.", "warning"),
        ("PE lessons stopped.", "warning"),
        ("PE said so.", "error"),
        ("She had ME.", "warning"),
    ],
)
def test_two_capitals_are_somebody_unless_they_stand_for_something(text: str, found: str) -> None:
    assert seen(text, INITIALS) == found


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Лиза Козлова", "Лиза"),
        ("Лиза Козлова", "КОЗЛОВА"),
        ("Ольга Гриб", "ОЛЬГА"),
        ("Ольга Гриб", "ГРИБ"),
        ("Άννα Παπαδοπούλου", "ΑΝΝΑ"),
        ("Άννα Παπαδοπούλου", "ΠΑΠΑΔΟΠΟΥΛΟΥ"),
        ("Դավիթ Ազնավուր", "ԴԱՎԻԹ"),
    ],
)
def test_a_name_of_another_alphabet_is_found_in_capitals_too(name: str, text: str) -> None:
    assert seen(f"The note said {text} there.", people(name)) == "error"


def test_a_name_of_any_length_is_looked_for_and_costs_no_more_than_its_letters() -> None:
    long = "Ab" * 2_000
    protected = people(f"Fenella {long}")
    kept = sum(len(text) for text in (*protected.slips, *protected.beginnings))
    assert kept < len(long)
    assert find(f"It met {long}.", protected)


def test_a_name_at_an_end_of_a_word_of_any_length_is_found() -> None:
    protected = people("Fenella Garrowby")
    assert find(f"It met Garrowby{'x' * 20_000}.", protected)
    assert find(f"It met {'x' * 20_000}garrowby.", protected)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Norma Tull", "It would normally reply."),
        ("Ed Sharpe", "It sharpened its plan."),
        ("Sioned Rees", "It was decommissioned."),
        ("Jo Rankin", "The rankings came late."),
    ],
)
def test_a_word_built_of_another_has_no_name_in_it(name: str, text: str) -> None:
    assert seen(text, people(name)) == "nothing"


def test_a_name_with_more_behind_it_is_found() -> None:
    for glued in ("Normatull", "Sharpefamily", "Rankinhouse"):
        listed = people("Norma Tull", "Ed Sharpe", "Jo Rankin")
        assert seen(f"It kept a file called {glued} there.", listed) == "error", glued


@pytest.mark.parametrize("name", ["Petronel", "Skene", "Fenella", "Garrowby"])
@pytest.mark.parametrize(
    "text", ["{} The Council agreed.", "{} Social Services came.", "Then {} Council staff rang."]
)
def test_a_name_before_another_capital_is_never_passed_over(name: str, text: str) -> None:
    listed = people("Petronel Skene", "Fenella Garrowby")
    assert seen(text.format(name), listed) != "nothing"
