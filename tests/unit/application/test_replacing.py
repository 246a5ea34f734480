"""Find and replace across the case, by label and by real name alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    a_case,
    a_child,
    a_finding,
    a_passage,
    a_person,
    a_sound_case,
    a_text,
    an_event,
    with_records,
)
from workbench.application.records.replacing import Place, replace_all, search
from workbench.domain.errors import InvalidInput
from workbench.domain.records.chronology import Account
from workbench.domain.records.evidence import EvidenceItem, SourceRef
from workbench.domain.records.standards import StandardCited
from workbench.domain.text import LONGEST_FIELD

PEOPLE = (a_person(other_names=("Pippa Wainscott",)), a_child())


def saying(text: str, **fields):
    return a_case(*PEOPLE, a_passage(text=text), **fields)


def found(case, words: str, **how) -> list[tuple[str, str, str]]:
    return [
        (place.kind, place.field, place.stored)
        for place in search(case, words, **how)
        if place.kind not in ("person", "case")
    ]


def replaced(case, words: str, new: str, **how) -> str:
    return replace_all(case, search(case, words, **how), new).case.passages["s1"].text


def test_a_mention_is_found_by_label_and_by_every_real_name() -> None:
    case = saying("In May {person:p1} wrote.")
    mention = [("passage", "text", "{person:p1}")]
    assert found(case, "Ms X") == mention
    assert found(case, "philippa  wainscott") == mention
    assert found(case, "Pippa Wainscott") == mention
    assert found(case, "Somebody Else") == []
    assert found(case, "  ") == []


def test_words_around_a_mention_are_found_with_it() -> None:
    case = saying("In May {person:p1} wrote to {body}.")
    assert found(case, "May Ms X wrote to the Council") == [
        ("passage", "text", "May {person:p1} wrote to {body}")
    ]
    assert replaced(case, "Philippa Wainscott wrote", "Ms X telephoned") == (
        "In May {person:p1} telephoned to {body}."
    )


def test_a_mention_can_be_replaced_by_other_words() -> None:
    case = saying("{person:p1} and {person:p2} came. {person:p1} spoke.")
    assert (
        replaced(case, "Ms X", "the mother") == "the mother and {person:p2} came. the mother spoke."
    )
    assert replaced(case, "Ms X", "B") == "{person:p2} and {person:p2} came. {person:p2} spoke."


def test_part_of_a_label_is_shown_but_left_as_it_is() -> None:
    case = saying("{person:p1} came. X marks it.")
    places = [place for place in search(case, "X") if place.kind == "passage"]
    assert [bool(place.fixed) for place in places] == [True, False]
    result = replace_all(case, places, "Y")
    assert result.case.passages["s1"].text == "{person:p1} came. Y marks it."
    assert (result.count, result.passed_over) == (1, 1)


def test_emphasis_is_seen_through_and_never_torn() -> None:
    case = saying("It was *very* late and *far too slow*.")
    assert replaced(case, "very late", "late") == "It was *very* late and *far too slow*."
    assert replaced(case, "was very late", "was late") == "It was late and *far too slow*."
    assert replaced(case, "far too slow", "slow") == "It was *very* late and *slow*."


def test_new_words_are_plain_words() -> None:
    case = saying("It was late.")
    assert replaced(case, "late", "{late} *now*") == "It was \\{late\\} \\*now\\*."
    assert replaced(saying("\\{late\\} now"), "{late}", "soon") == "soon now"


def test_case_and_whole_words_can_be_asked_for() -> None:
    case = saying("Late or too late, not lately.")
    assert len(found(case, "late")) == 3
    assert len(found(case, "late", whole_words=True)) == 2
    assert len(found(case, "late", match_case=True, whole_words=True)) == 1
    assert len(found(saying("the Council’s reply"), "Council's")) == 1


def test_working_text_is_searched_for_label_and_name_alike() -> None:
    case = with_records(
        a_case(*PEOPLE),
        EvidenceItem(id="v1", title="Letter from Philippa Wainscott"),
        a_finding(what_happened="Ms X wrote.", analysis=""),
    )
    assert found(case, "Ms X") == [
        ("evidence", "title", "Philippa Wainscott"),
        ("finding", "what_happened", "Ms X"),
    ]
    assert len(found(case, "Pippa Wainscott")) == 2
    assert ("person", "name") in {(p.kind, p.field) for p in search(case, "Philippa Wainscott")}


def test_words_in_lists_and_parts_are_found_and_replaced() -> None:
    event = an_event(accounts=(Account(given_by="the duty officer", text="{person:p1} shouted."),))
    finding = a_finding(standards=(StandardCited(words="Its leaflet."),))
    case = with_records(a_case(*PEOPLE), event, finding)
    assert found(case, "duty officer") == [("event", "accounts", "duty officer")]
    assert found(case, "Ms X shouted") == [("event", "accounts", "{person:p1} shouted")]
    case = replace_all(case, search(case, "duty officer"), "manager").case
    case = replace_all(case, search(case, "leaflet"), "web page").case
    case = replace_all(case, search(case, "Ms X shouted"), "B shouted").case
    assert case.events["e1"].accounts[0].given_by == "the manager"
    assert case.events["e1"].accounts[0].text == "{person:p2} shouted."
    assert case.findings["f1"].standards[0].words == "Its web page."
    person = replace_all(case, search(case, "Pippa Wainscott"), "Pip Wainscott").case
    assert person.people["p1"].other_names == ("Pip Wainscott",)


def test_words_of_a_part_within_a_part_are_replaced_where_they_stand() -> None:
    pages = [(SourceRef("v1", "first page"), SourceRef("v1", "last page"))] * 2
    event = an_event(accounts=tuple(Account(sources=each) for each in pages))
    case = with_records(a_case(), event)
    places = search(case, "page")
    assert len(places) == 4
    changed = replace_all(case, places[1:3], "sheet").case.events["e1"]
    assert [[source.pages for source in each.sources] for each in changed.accounts] == [
        ["first page", "last sheet"],
        ["first sheet", "last page"],
    ]


def test_ids_and_records_of_what_was_done_are_not_searched() -> None:
    case = with_records(a_sound_case(), a_text("scope", "Nothing about h1."))
    assert [(p.kind, p.field) for p in search(case, "h1")] == [("text", "text")]


def test_a_place_shows_the_words_around_it() -> None:
    (place,) = search(saying("In May {person:p1} wrote."), "wrote")
    assert (place.before, place.found, place.after) == ("In May Ms X ", "wrote", ".")


def test_a_place_that_changed_meanwhile_is_passed_over() -> None:
    case = saying("It was late.")
    places = search(case, "late")
    other = with_records(case, a_passage(text="It was not so."))
    result = replace_all(other, places, "early")
    assert (result.case, result.count, result.passed_over) == (other, 0, 1)
    gone = case.without("passage", "s1")
    assert replace_all(gone, places, "early").passed_over == 1
    part = Place("event", "e1", "accounts", "accounts[3].text", 0, 1, "x", "", "x", "")
    assert replace_all(with_records(case, an_event()), [part], "y").passed_over == 1


def test_text_that_would_be_too_long_is_refused_whole() -> None:
    case = saying("a " * 1000)
    with pytest.raises(InvalidInput, match="longer"):
        replace_all(case, search(case, "a"), "b" * (LONGEST_FIELD // 900))


def test_blanking_a_fixed_text_takes_it_out() -> None:
    case = a_case(a_text("scope", "Nothing."))
    assert "scope" not in replace_all(case, search(case, "Nothing."), "").case.texts


@given(
    st.text(alphabet="abX {}*\\:person12.\n", max_size=40), st.text(alphabet="abX 1.", max_size=4)
)
def test_whatever_is_written_every_place_holds_what_it_says(text: str, words: str) -> None:
    case = saying(text)
    stored = case.passages["s1"].text
    for place in search(case, words):
        if place.kind == "passage":
            assert stored[place.start : place.end] == place.stored
    replace_all(case, search(case, words), "Ms X")


@pytest.mark.parametrize(
    ("text", "wanted", "printed"),
    [
        ("Letter upon letter.", "letter", "Note upon note."),
        ("Letter upon letter.", "Letter", "note upon note."),
        ("LETTER", "letter", "NOTE"),
        ("letter", "LETTER", "note"),
    ],
)
def test_words_found_with_capitals_keep_them(text: str, wanted: str, printed: str) -> None:
    case = saying(text)
    changed = replace_all(case, search(case, wanted), "note", wanted).case
    assert changed.passages["s1"].text == printed
