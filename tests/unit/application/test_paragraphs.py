"""A paragraph of the statement is edited where it stands, and its neighbours stay as they are."""

from __future__ import annotations

import pytest

from tests.builders import TODAY, a_case, a_passage, a_text, a_topic, an_override, with_records
from tests.unit.application.statement_cases import LIBRARY, a_drafted_case, made, row_at
from workbench.application.drafting.paragraphs import (
    Nature,
    editable,
    reword,
    rewording_fits,
    set_unit,
    unit_of,
    withdraw_rewording,
)
from workbench.application.drafting.pieces import override_for
from workbench.application.drafting.references import refer_to, target_words
from workbench.application.drafting.rows import StatementRowKind, rows
from workbench.application.drafting.search import find_in
from workbench.domain.errors import InvalidInput
from workbench.statement.composing.overrides import replaceable, reviews
from workbench.statement.nodes import StatementStage

CASE = a_drafted_case()


# --- rows --------------------------------------------------------------------------------------


def test_a_row_is_a_paragraph_with_its_lists_and_knows_its_subheading() -> None:
    row = row_at(made(CASE), "passage:s1:2")
    assert row is not None
    assert row.words == "More of it:\n• one\n• two"
    assert (row.topic_id, row.section_id, len(row.blocks)) == ("t1", "what-i-found", 2)


def test_every_printed_number_is_in_the_rows_once_and_in_order() -> None:
    numbers = [row.number for row in rows(made(CASE)) if row.number is not None]
    assert numbers == list(range(1, len(numbers) + 1))


def test_heads_and_remedies_in_a_list_are_rows_of_their_own() -> None:
    case = with_records(CASE, a_text("complaint-lead", "{complainant} complains that:"))
    row = row_at(made(case), "head:h1")
    assert row is not None
    assert (row.kind, row.label) == (StatementRowKind.LIST_ITEM, "•")


def test_a_subheading_typed_in_a_passage_has_an_address_of_its_own() -> None:
    case = a_case(a_topic("t1"), a_passage("s1", "One.\n\n## Title\n\nTwo.", topic_id="t1"))
    found = row_at(made(case), "passage:s1#1")
    assert found is not None
    assert (found.kind, found.words) == (StatementRowKind.HEADING, "Title")
    unit = unit_of(case, "passage:s1#1")
    assert unit is not None
    assert unit.markup == "## Title"


# --- units -------------------------------------------------------------------------------------


def test_a_unit_is_one_paragraph_of_the_field_it_lives_in() -> None:
    unit = unit_of(CASE, "passage:s1:2")
    assert unit is not None
    assert (unit.home.kind, unit.home.id, unit.home.field) == ("passage", "s1", "text")
    assert (unit.index, unit.count) == (2, 2)
    assert CASE.passages["s1"].text[unit.start : unit.end] == unit.markup


def test_editing_one_paragraph_changes_no_sign_of_the_others() -> None:
    text = "One  with  spaces.\n\n\n\nTwo.\n\nThree\nin two lines. "
    case = with_records(CASE, a_passage("s1", text, topic_id="t1"))
    acted = set_unit(case, "passage:s1:2", "Quite other.")
    changed = acted.case.passages["s1"].text
    assert changed.startswith("One  with  spaces.\n")
    assert changed.rstrip().endswith("Three\nin two lines.")
    assert acted.address == "passage:s1:2"


def test_a_blank_line_typed_into_a_paragraph_makes_two_and_references_behind_it_follow() -> None:
    case = with_records(CASE, a_text("decision", "See {para:passage:s1:2}."))
    acted = set_unit(case, "passage:s1", "Back.\n\nGround.")
    assert acted.case.text("decision") == "See {para:passage:s1:3}."


def test_an_empty_place_can_be_written_in() -> None:
    unit = unit_of(CASE, "text:summary")
    assert unit is not None
    assert unit.markup == ""
    assert set_unit(CASE, "text:summary", "In short.").case.text("summary") == "In short."


def test_a_paragraph_without_words_is_refused() -> None:
    with pytest.raises(InvalidInput, match="needs words"):
        set_unit(CASE, "passage:s1", "  \n ")


def test_names_typed_into_a_paragraph_become_mentions_as_anywhere() -> None:
    acted = set_unit(CASE, "passage:s1", "Philippa Wainscott wrote.")
    assert acted.case.passages["s1"].text.startswith("{person:p1} wrote.")


def test_the_names_references_use_are_kept_apart_from_the_words() -> None:
    case = with_records(CASE, a_passage("s1", "{#here} Words.", topic_id="t1"))
    unit = unit_of(case, "passage:s1")
    assert unit is not None
    assert (unit.names, unit.markup) == (("here",), "Words.")
    assert set_unit(case, "passage:s1", "Others.").case.passages["s1"].text == "{#here} Others."


# --- what can be done --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "nature", "in_place", "rewordable"),
    [
        ("passage:s1", Nature.AUTHORED, True, False),
        ("event:e1", Nature.DERIVED, True, True),
        ("standard:fault", Nature.STANDARD, False, True),
        ("remedies:of-r1", Nature.DERIVED, False, True),
        ("signature", Nature.FIXED, False, False),
        ("section:decision", Nature.FIXED, False, False),
        ("passage:gone", Nature.FIXED, False, False),
    ],
)
def test_each_paragraph_says_whether_it_is_edited_here_or_reworded(
    address: str, nature: Nature, in_place: bool, rewordable: bool
) -> None:
    state = editable(CASE, address)
    assert (state.nature, state.in_place, state.rewordable) == (nature, in_place, rewordable)
    assert state.reason.endswith(".")


def test_an_event_shows_its_note() -> None:
    unit = unit_of(CASE, "event:e1")
    assert unit is not None
    assert (unit.home.field, unit.markup) == ("narrative", "The Council wrote.")


def words_for(address: str) -> str:
    return replaceable(CASE, LIBRARY, TODAY, StatementStage.DRAFT)[address]


def test_a_standard_paragraph_reworded_is_edited_like_own_words_and_told_of_changes() -> None:
    words = words_for("standard:fault")
    reworded = reword(CASE, "standard:fault", words, "o1").case
    changed = set_unit(reworded, "standard:fault", "Other words for this case.").case
    state = editable(changed, "standard:fault")
    assert (state.nature, state.in_place) == (Nature.REWORDED, True)
    assert reviews(changed, LIBRARY, TODAY, StatementStage.DRAFT) == ()
    standing = override_for(changed, "standard:fault")
    assert standing is not None
    assert (standing.text, standing.replaced) == ("Other words for this case.", words)
    back = withdraw_rewording(changed, "standard:fault").case
    assert back.overrides == {}


def test_a_rewording_can_be_said_to_fit_the_changed_source() -> None:
    case = with_records(CASE, an_override("o1", "standard:fault", "Mine.", replaced="Old."))
    (review,) = reviews(case, LIBRARY, TODAY, StatementStage.DRAFT)
    fits = rewording_fits(case, "standard:fault", review.current or "").case
    assert reviews(fits, LIBRARY, TODAY, StatementStage.DRAFT) == ()


def test_own_words_are_not_reworded_but_changed() -> None:
    with pytest.raises(InvalidInput, match="your own words already"):
        reword(CASE, "passage:s1", "Words.", "o1")


# --- references --------------------------------------------------------------------------------


def test_a_paragraph_among_others_is_given_a_name_when_it_is_referred_to() -> None:
    referring = refer_to(CASE, "passage:s1:2")
    assert referring.token == "{para:ref-1}"
    assert "{#ref-1} More of it:" in referring.case.passages["s1"].text
    again = refer_to(referring.case, "passage:s1:2")
    assert (again.token, again.case) == ("{para:ref-1}", referring.case)


def test_an_event_is_referred_to_by_its_record() -> None:
    assert refer_to(CASE, "event:e1").token == "{para:event:e1}"


def test_a_heading_cannot_be_referred_to() -> None:
    with pytest.raises(InvalidInput):
        refer_to(CASE, "topic:t1")


def test_the_words_of_a_paragraph_referred_to_begin_with_its_number() -> None:
    document = made(CASE)
    row = row_at(document, "event:e1")
    assert row is not None
    assert target_words(document, "event:e1").startswith(f"{row.number}. ")
    assert target_words(document, "nowhere") == ""


# --- finding -----------------------------------------------------------------------------------


def test_words_are_found_as_they_are_printed_with_labels() -> None:
    hits = find_in(made(CASE), "ms x WAS")
    assert [hit.address for hit in hits] == ["injustice:i1"]
    row = row_at(made(CASE), "injustice:i1")
    assert row is not None
    assert row.words[hits[0].start : hits[0].end] == hits[0].match == "Ms X was"


def test_whole_words_and_case_narrow_what_is_found() -> None:
    document = made(CASE)
    assert len(find_in(document, "the council")) > len(
        find_in(document, "the council", match_case=True)
    )
    assert find_in(document, "counci", whole_words=True) == ()
    assert find_in(document, "  ") == ()
