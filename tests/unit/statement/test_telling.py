"""Events told out of order or in one paragraph; how remedies are listed and introduced."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    TODAY,
    a_case,
    a_payment,
    a_sound_case,
    a_text,
    an_apology,
    an_event,
    with_fields,
    with_records,
)
from tests.unit.statement.composed import LIBRARY
from workbench.domain.casefile import CaseFile
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.library.settings import HouseSettings, Setting
from workbench.domain.records.chronology import ChronologyEvent, in_order, in_telling_order
from workbench.domain.records.complaint import RemedyList, RemedyWords
from workbench.statement.composing.compose import compose
from workbench.statement.composing.overrides import replaceable
from workbench.statement.nodes import BulletList, LetteredList, Paragraph, StatementStage
from workbench.statement.numbering import numbers
from workbench.statement.text import paragraph_text
from workbench.statement.walk import blocks_of

FINAL = StatementStage.FINAL


def events() -> tuple[ChronologyEvent, ...]:
    return (
        an_event("a", "3 May 2023", narrative="one", in_statement=True),
        an_event("b", "4 May 2023", narrative="two", in_statement=True),
        an_event("c", "5 June 2023", narrative="three", in_statement=True),
        an_event("d", None, narrative="Undated.", in_statement=True),
    )


def told(*changed: ChronologyEvent) -> list[str]:
    case = with_records(a_case(*events()), *changed)
    document = compose(case, LIBRARY, TODAY, FINAL)
    return [
        paragraph_text(block)
        for block in blocks_of(document)
        if isinstance(block, Paragraph) and block.origin.startswith("event:")
    ]


def order(listed: list[ChronologyEvent]) -> str:
    return "".join(event.id for event in listed)


def test_an_undated_event_stays_where_it_was_put() -> None:
    a, b, c, d = events()
    assert order(in_telling_order((a, b, c, d))) == "abcd"
    assert order(in_telling_order((a, b, c, replace(d, told_after="a")))) == "adbc"
    assert [each.split()[-1] for each in told(replace(d, told_after="a"))][1] == "Undated."


def test_the_order_of_telling_is_apart_from_dates_where_the_person_says_so() -> None:
    a, b, c, d = events()
    assert order(in_telling_order((replace(a, told_after="c"), b, c, d))) == "bcad"
    chain = (replace(a, told_after="c"), replace(b, told_after="a"), c, d)
    assert order(in_telling_order(chain)) == "cabd"


def test_events_put_behind_one_that_is_gone_or_in_a_circle_are_all_told() -> None:
    a, b, c, d = events()
    assert order(in_telling_order((replace(a, told_after="gone"), b, c, d))) == "abcd"
    circle = (replace(a, told_after="b"), replace(b, told_after="a"), c, d)
    assert sorted(order(in_telling_order(circle))) == list("abcd")
    assert order(in_telling_order((replace(a, told_after="a"), b))) in ("ab", "ba")


@given(st.lists(st.sampled_from(["", "a", "b", "c", "d", "x"]), min_size=4, max_size=4))
def test_whatever_is_said_every_event_is_told_once(after: list[str]) -> None:
    put = [replace(e, told_after=place) for e, place in zip(events(), after, strict=True)]
    assert sorted(order(in_telling_order(put))) == sorted(order(in_order(put)))


def test_events_share_a_paragraph_and_keep_their_names() -> None:
    _, b, c, _ = events()
    joined = [replace(b, same_paragraph=True), replace(c, same_paragraph=True)]
    lines = told(*joined)
    assert lines[0] == "On 3 May 2023, one. On 4 May, two. On 5 June, three."
    assert len(lines) == 2
    refers = a_text("decision", "See {para:event:c} and {para:event:a}.")
    case = with_records(a_case(*events()), *joined, refers)
    document = compose(case, LIBRARY, TODAY, FINAL)
    assert numbers(document)["event:c"] == numbers(document)["event:a"]
    assert replaceable(case, LIBRARY, TODAY, FINAL)["event:a"] == "On 3 May 2023, one."


def test_a_first_event_has_nothing_to_go_on_from() -> None:
    a, *_ = events()
    assert len(told(replace(a, same_paragraph=True))) == 4


# --- remedies ------------------------------------------------------------------------------------


def remedies(library: ReferenceLibrary = LIBRARY, **fields: object) -> list[str]:
    case: CaseFile = with_fields(with_records(a_sound_case(), a_payment(), an_apology()), **fields)
    section = next(s for s in compose(case, library, TODAY, FINAL).sections if s.id == "action")
    said = []
    for block in section.blocks:
        if isinstance(block, Paragraph):
            said.append(paragraph_text(block))
        elif isinstance(block, BulletList | LetteredList):
            said.append(type(block).__name__)
    return said


def office(**settings: str) -> ReferenceLibrary:
    changed = [Setting(id=id.replace("_", "-"), value=value) for id, value in settings.items()]
    return replace(LIBRARY, settings=HouseSettings.of(changed))


def test_remedies_stand_in_letters_for_a_case_and_for_the_office() -> None:
    assert "LetteredList" not in remedies()
    assert "BulletList" not in remedies(remedy_list=RemedyList.LETTERS)
    letters = office(remedy_list="letters")
    assert "LetteredList" in remedies(letters)
    assert "LetteredList" not in remedies(letters, remedy_list=RemedyList.BULLETS)


def test_lead_words_are_those_of_the_case_or_of_the_office() -> None:
    own = remedies(remedy_lead="Within {deadline}, {body} {agrees}")
    assert own[0].startswith("Within one month, the Council ")
    assert own[0].endswith(":")
    theirs = office(remedy_lead="By {deadline} it {agrees}")
    assert remedies(theirs)[0].startswith("By one month it ")
    assert remedies(theirs, remedy_lead="Case words")[0] == "Case words:"
    assert remedies(theirs, remedy_lead="Case words: ")[0] == "Case words:"


@pytest.mark.parametrize("library", [LIBRARY, office(remedy_words="neither")])
def test_lead_words_and_evidence_are_left_out(library: ReferenceLibrary) -> None:
    whole = remedies(library, remedy_words=RemedyWords.ALL)
    neither = remedies(library, remedy_words=RemedyWords.NEITHER)
    assert [each for each in neither if not each.endswith("List")] == []
    assert len(whole) > len(neither)
    assert remedies(library, remedy_words=RemedyWords.WITHOUT_EVIDENCE) == whole[:-1]
    assert whole[-1] in remedies(library, remedy_words=RemedyWords.WITHOUT_LEAD)
    assert (remedies(library) == neither) is (library is not LIBRARY)


def test_the_sentence_on_evidence_is_the_offices_own() -> None:
    assert remedies(office(remedy_evidence="It will show us."))[-1] == "It will show us."
