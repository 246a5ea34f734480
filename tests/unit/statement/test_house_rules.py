"""House rules of wording: what is pointed out, and what is left alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import (
    a_child,
    a_choice,
    a_library,
    a_person,
    a_text,
    an_improvement,
    house_words,
)
from tests.unit.statement.checking import DRAFT, FINAL, SOUND, codes, problems, saying, with_
from workbench.domain.library.house_words import HouseWords, StagePair
from workbench.domain.library.settings import HouseSettings
from workbench.domain.problems import Severity
from workbench.domain.records.complaint import Outcome
from workbench.domain.records.people import AgeGroup, PersonRole
from workbench.domain.records.remedies import Agreement
from workbench.statement.checks.words.house_words import (
    Slip,
    misnamed,
    put_right,
    should_do,
    sounding_like_draft,
)
from workbench.statement.checks.words.spelling_slips import spelling_slips

HOUSE = house_words()


def with_settings(**values: str) -> Any:
    named = {key.replace("_", "-"): value for key, value in values.items()}
    return a_library(settings=HouseSettings(named))


# --- labels --------------------------------------------------------------------------------------


def test_an_adult_keeps_a_title_and_a_child_has_none() -> None:
    assert codes(with_(a_person(alias="X"))) == ["alias-title"]
    assert codes(with_(a_person("p9", "Q", name="Ada Orme", role=PersonRole.OTHER))) == [], (
        "nobody meets it"
    )
    assert codes(with_(a_child(alias="Miss B"))) == ["alias-title"]
    library = with_settings(label_children="title and letter")
    assert codes(with_(a_child(alias="Miss B")), library=library) == []


def test_a_label_in_words_needs_no_title() -> None:
    worker = a_person("p7", name="Alaric Zorn", alias="the social worker", title="")
    case = with_(worker, a_text("considered", "I spoke to {person:p7}."))
    assert codes(case) == []


def test_a_is_avoided_unless_the_office_has_it_otherwise() -> None:
    case = with_(a_person(alias="Ms A", name="Philippa Wainscott"))
    assert "alias-a" in codes(case)
    assert "alias-a" not in codes(case, library=with_settings(label_avoid_a="no"))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("Ms Y", "Mr Z", 0), ("Ms Z", "Mr Y", 1), ("Ms Z", "Mr B", 0), ("Ms B", "Mr X", 0),
     ("Ms C", "Mr B", 1), ("the worker", "Mr B", 0)],
)  # fmt: skip
def test_letters_come_in_the_order_of_first_mention(first: str, second: str, expected: int) -> None:
    case = with_(
        a_person(alias="Ms X" if "X" not in second else "Ms A", name="Philippa Wainscott"),
        a_person("p8", name="Odile Merrow", alias=first),
        a_person("p9", name="Lionel Merrow", alias=second),
        a_text("considered", "> *{person:p8}* said so.\n\n- **{person:p9}**\n  - {person:p8}"),
    )
    found = [code for code in codes(case) if code == "alias-order"]
    assert len(found) == expected


def test_children_and_adults_have_letters_of_their_own() -> None:
    case = with_(a_text("considered", "I heard of {person:p2} and {person:p1}."))
    assert case.people["p2"].age_group is AgeGroup.CHILD
    assert codes(case) == []


# --- draft and final -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "place", "right"),
    [
        ("My provisional view is that {body} was at fault.", "decision",
         "I find that {body} was at fault."),
        ("In short, my provisional view is that it was.", "decision",
         "In short, I find that it was."),
        ("On the evidence so far, it was at fault.", "summary", "It was at fault."),
        ("On current evidence {body} was at fault.", "summary", "{Body} was at fault."),
        ("On the current evidence, {they:p1} waited.", "summary", "{They:p1} waited."),
        ("We found fault, subject to any comments.", "summary", "We found fault."),
        ("I provisionally find fault.", "decision", "I find fault."),
        ("I intend to uphold the complaint.", "decision", "I uphold the complaint."),
        ("We propose it in this draft decision.", "scope", "We propose it in this decision."),
    ],
)  # fmt: skip
def test_words_of_a_draft_have_a_form_for_the_final(words: str, place: str, right: str) -> None:
    slip = next(iter(sounding_like_draft(words, place, HOUSE)))
    assert put_right(words, slip) == right


def test_longer_words_are_seen_before_the_words_in_them() -> None:
    slips = list(sounding_like_draft("My provisional view is that it was.", "decision", HOUSE))
    assert [slip.words for slip in slips] == ["My provisional view is that"]


def test_words_without_a_mechanical_form_are_only_pointed_out() -> None:
    (slip,) = sounding_like_draft("This is provisional.", "decision", HOUSE)
    assert slip.right is None
    with pytest.raises(ValueError, match="mechanical"):
        put_right("This is provisional.", slip)


@pytest.mark.parametrize(
    ("words", "past", "right"),
    [
        ("It should pay £150.", False, "It has agreed to pay £150."),
        ("It should also apologise.", False, "It has also agreed to apologise."),
        ("The Council should apologise.", True, "The Council agreed to apologise."),
    ],
)
def test_what_should_be_done_reads_as_agreed(words: str, past: bool, right: str) -> None:
    (slip,) = should_do(words, past)
    assert put_right(words, slip) == right


def test_two_who_should_do_something_are_left_to_the_person() -> None:
    (slip,) = should_do("They should pay her.", False)
    assert slip.right is None


@pytest.mark.parametrize(
    "words",
    ["It should have paid her.", "She should be heard.", "What it should pay have to be seen"],
)
def test_should_about_the_past_is_no_remedy(words: str) -> None:
    assert [slip for slip in should_do(words, False) if "have" in words[slip.end :][:6]] == []


def test_a_final_does_not_say_should_of_what_was_agreed() -> None:
    told = "I found fault causing injustice. {Body} should pay for it."
    assert codes(saying(told, "decision")) == ["draft-left-over"]
    waiting = with_(a_text("decision", told), an_improvement(agreement=Agreement.NOT_ASKED))
    assert codes(waiting) == ["remedy-not-agreed"]
    refused = with_(a_text("decision", told), an_improvement(agreement=Agreement.REFUSED))
    assert "remedy-not-agreed" not in codes(refused)


def test_a_draft_does_not_say_agreed_of_what_is_only_asked() -> None:
    told = "{Body} has agreed to pay her."
    waiting = with_(a_text("decision", told), an_improvement(agreement=Agreement.NOT_ASKED))
    found = [problem.excerpt for problem in problems(waiting, DRAFT)]
    assert "has agreed to pay" in found
    assert "final-left-over" not in codes(saying(told, "decision"), DRAFT)


def test_final_words_in_a_draft_are_pointed_out() -> None:
    assert codes(saying("This final decision says so.", "decision"), DRAFT) == ["final-left-over"]
    assert codes(saying("> in this final decision", "decision"), DRAFT) == []


def test_how_the_draft_was_considered_may_be_told_in_the_final() -> None:
    assert codes(saying("They commented on my draft decision.")) == []


# --- names ---------------------------------------------------------------------------------------


def test_a_right_name_that_begins_like_a_wrong_one_is_left_alone() -> None:
    ombudsman = "the Local Government and Social Care Ombudsman"
    assert list(misnamed(ombudsman, HOUSE)) == []
    (slip,) = misnamed("the Childrens‘ Act".replace("‘", "’"), HOUSE)
    assert slip == Slip(4, 18, "Childrens’ Act", "Children Act")


def test_an_office_without_word_lists_is_checked_without_them() -> None:
    bare = a_library(wording=HouseWords())
    assert codes(saying("My provisional view is that the Childrens Act applied."), FINAL,
                 library=bare) == []  # fmt: skip


def test_a_pair_may_hold_in_some_sections_only() -> None:
    pair = StagePair(id="p", draft="so far", sections=("decision",), source="s",
                     consulted=next(iter(HOUSE.pairs.values())).consulted)  # fmt: skip
    house = replace(HOUSE, pairs={"p": pair})
    assert list(sounding_like_draft("So far it rained.", "scope", house)) == []
    assert list(sounding_like_draft("So far it rained.", "decision", house))


# --- the summary ---------------------------------------------------------------------------------


def in_summary(words: str) -> list[str]:
    return [code for code in codes(saying(words, "summary")) if code.startswith("summary-")]


def test_a_summary_speaks_for_the_ombudsman_in_the_past_and_spells_things_out() -> None:
    rest = " Ms X complained of fault that caused distress. It agreed to pay."
    rest = rest.replace("Ms X", "{person:p1}")
    assert in_summary("My view was that." + rest) == ["summary-voice"]
    assert in_summary("I’ve found it." + rest) == ["summary-voice"]
    assert in_summary("{Body} is at fault." + rest) == ["summary-tense"]
    assert in_summary("The IRO was asked." + rest) == ["summary-abbreviation"]
    assert in_summary("Paragraph III was read." + rest) == []


def test_a_summary_tells_four_things() -> None:
    found = problems(saying("It rained.", "summary"))
    assert [p.excerpt for p in found if p.code == "summary-lacks"] == [
        "what was complained of",
        "what was found",
        "what the fault did to anybody",
        "what is to put it right",
    ]


def test_what_was_not_upheld_needs_no_remedy_in_its_summary() -> None:
    case = with_(
        a_text("summary", "{person:p1} complained. We found no fault."),
        outcome=Outcome.NOT_UPHELD,
    )
    assert "summary-lacks" not in codes(case)


# --- the rest of the text ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("She wrote twice.[1]", "footnote"),
        ("She wrote twice¹ and", "footnote"),
        ("as footnote 3 says", "footnote"),
        ("@somebody was there", "mention-left-over"),
        ("He spoke to the IRO.", "abbreviation-undefined"),
        ("The XQZ wrote.", "abbreviation-undefined"),
        ("She wrote to to it.", "word-twice"),
        ("It will write when its receives the report.", "agreement"),
        ("I find that the failings has caused her distress.", "agreement"),
        ("The Council’s records was incomplete.", "agreement"),
        ("It should of answered by then.", "agreement"),
        ("Their was no answer.", "agreement"),
        ("Its not clear when.", "agreement"),
        ("They was told of it.", "agreement"),
        ("She were told of it.", "agreement"),
        ("It has wrote to her.", "agreement"),
        ("They have have answered.", "word-twice"),
        ("The faults faults were many.", "word-twice"),
        ("An Council officer came.", "agreement"),
        ("Then a officer came.", "agreement"),
        ("The Council did not told her.", "agreement"),
        ("This have led to delay.", "agreement"),
        ("There was three letters.", "agreement"),
        ("The offer was certain to subject conditions.", "agreement"),
        ("The Council wrote to her about it in the end", "full-stop-missing"),
        ("Its behavior was bad.", "american-spelling"),
        ("It was i said so.", "stray-letter"),
    ],
)
def test_further_slips_are_pointed_out(words: str, code: str) -> None:
    assert codes(saying(words)) == [code]


@pytest.mark.parametrize(
    "words",
    [
        "a room of 12 m² and no more.", "the letter [sic] says",
        "the Independent Reviewing Officer (IRO) and the IRO’s notes.", "the IRO (who chairs)",
        "Stage II and part XIV", "THE COUNCIL’S OWN WORDS", "her GP and the NHS",
        "> and the XQZ", "> its behavior", "He had had enough.",
        "She was very very clear that that was so.", "On 5 May, May said, May Council met.",
        "the school at Pen y Bryn and Ramón y Cajal House.",
        "The delay in answering the complaints was fault.", "Three weeks is too long.",
        "A child; she was asked if she were well, and should of course say so.",
        "An hour later an heir wrote; a unit and a one-off followed.",
        "What their will was, they have said. See 3(a) enclosed; vitamin a was not meant.",
        "The process was slow and its analysis is right.", "its will was done by its officers",
        "There was one letter; what it did not send is told. That have-nots suffer is known.",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_slip_is_left_alone(words: str) -> None:
    assert codes(saying(words)) == []


def test_only_american_words_have_a_british_form() -> None:
    assert [slip.right for slip in spelling_slips("Behavior and behaviour")] == ["Behaviour"]
    assert codes(saying("the IT IT department of NO NO")) == []


# --- a jigsaw ------------------------------------------------------------------------------------

AGE, SCHOOL = "{person:p2} was aged nine", "went to Thornley Vale Primary School"
PLACE, CONDITION = "lived in Coverdale", "has Rett syndrome"


def test_harmless_pieces_together_are_pointed_out_with_their_names() -> None:
    told = problems(saying(f"{AGE}, {SCHOOL} and {PLACE}, on 3 May 2023."))
    (problem,) = [each for each in told if each.code == "jigsaw"]
    assert problem.severity is Severity.WARNING
    for words in ("“aged nine”", "Thornley Vale Primary School", "Coverdale", "“3 May 2023”"):
        assert words in problem.message


@pytest.mark.parametrize(
    "words",
    [
        f"> {AGE}, {SCHOOL}, {PLACE}, {CONDITION}.",
        f"{SCHOOL} in Coverdale.",
        f"The twins went to {SCHOOL} when {AGE}.",
        f"{{person:p2}}, who is 14, {CONDITION} and {SCHOOL}.",
        f"Her son (seven) {CONDITION} and {PLACE}.",
        "The girl, then 11, moved to Coverdale with her triplet sisters.",
    ],
)
def test_a_quotation_tells_as_much_and_a_school_in_its_place_weighs_more(words: str) -> None:
    assert any(each.code == "jigsaw" for each in problems(saying(words)))


@pytest.mark.parametrize(
    "words",
    [
        f"{AGE} and {SCHOOL}.",
        f"{AGE} and {CONDITION}.",
        f"{AGE}, {CONDITION}, and was seen in May at the Family Court near Northshire.",
        f"{AGE}, {CONDITION}; in Monday’s letter, in Part 3, in Working Together.",
        f"{CONDITION}, {SCHOOL}: children aged 5 to 12 learn there, in England.",
        f"{AGE}, {CONDITION}, in Education Act terms; His School and A School.",
        f"The limit is 12, and then 3, she {SCHOOL}.",
        f"{AGE}, {CONDITION}, at home in Northshire and at Northshire Council’s office.",
    ],
)
def test_two_kinds_of_pieces_are_no_jigsaw(words: str) -> None:
    assert "jigsaw" not in codes(saying(words))


def test_a_list_that_is_not_there_is_done_without() -> None:
    kinds = {id: words for id, words in HOUSE.identifying.items() if id != "school"}
    library = a_library(wording=replace(HOUSE, identifying=kinds))
    case = saying(f"{AGE}, {SCHOOL}, {PLACE} and {CONDITION}.")
    (problem,) = [each for each in problems(case, library=library) if each.code == "jigsaw"]
    assert "a school" not in problem.message


# --- Ofsted --------------------------------------------------------------------------------------


def test_the_paragraph_on_ofsted_stands_in_upheld_decisions_only() -> None:
    assert codes(with_(a_choice("ofsted", "leave out"))) == ["ofsted-missing"]
    told = "We will send this decision to Ofsted."
    assert codes(with_(a_choice("ofsted", "leave out"), a_text("considered", told))) == []
    case = with_(a_text("considered", told), outcome=Outcome.NOT_UPHELD)
    assert "ofsted-not-due" in codes(case)
    assert "ofsted-not-due" not in codes(case, DRAFT)
    assert "ofsted-missing" not in codes(SOUND, DRAFT)


# --- told once -----------------------------------------------------------------------------------


def test_a_missing_reference_or_body_is_told_once() -> None:
    for field, code in (("reference", "reference-form"), ("body", "body-missing")):
        assert codes(with_(**{field: ""})) == [code]
