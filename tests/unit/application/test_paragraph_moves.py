"""Paragraphs are moved, split, merged and listed, and the statement reads as was meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import TODAY, a_finding, a_head, a_text, an_event, an_override, with_records
from tests.unit.application.statement_cases import LIBRARY, a_drafted_case, made, shown
from workbench.application.drafting.adding import NEW, delete_unit, insert_after, insert_in_topic
from workbench.application.drafting.lists import indent, letters, outdent
from workbench.application.drafting.moves import can_move, move, move_under, targets
from workbench.application.drafting.paragraphs import Acted
from workbench.application.drafting.parting import merge_with_next, merge_with_previous, split
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.records.drafting import Choice, Passage, Placement
from workbench.statement.composing.standards import standard_states
from workbench.statement.nodes import StatementStage

CASE = a_drafted_case()
FACTS = ["What happened", "Background.", "More of it:"]


def moved(case: CaseFile, address: str, by: int) -> Acted:
    states = standard_states(case, LIBRARY, TODAY, StatementStage.DRAFT)
    return move(case, made(case), address, by, "new", states=states)


def refused(case: CaseFile, address: str, by: int) -> str:
    with pytest.raises(InvalidInput) as told:
        moved(case, address, by)
    return told.value.message


# --- moving ------------------------------------------------------------------------------------


def test_paragraphs_of_one_passage_change_places_with_their_lists() -> None:
    acted = moved(CASE, "passage:s1:2", -1)
    assert acted.address == "passage:s1"
    assert acted.case.passages["s1"].text == "More of it:\n- one\n- two\n\nBackground."


def test_references_follow_a_moved_paragraph() -> None:
    case = with_records(CASE, a_text("decision", "{para:passage:s1} and {para:passage:s1:2}"))
    acted = moved(case, "passage:s1:2", -1)
    assert acted.case.text("decision") == "{para:passage:s1:2} and {para:passage:s1}"


def test_a_paragraph_passes_events_that_keep_the_order_of_their_dates_and_says_so() -> None:
    acted = moved(CASE, "passage:s1:2", 1)
    assert acted.address == "passage:new"
    assert acted.case.passages["new"].placement is Placement.AFTER
    assert shown(acted.case)[-7:-4] == ["On 5 May, it replied.", "More of it:", "Analysis"]
    assert "keep their own order" in acted.note


def test_a_paragraph_goes_over_a_heading_under_the_next_subheading() -> None:
    behind = moved(CASE, "passage:s1:2", 1)
    acted = moved(behind.case, behind.address, 1)
    assert acted.address == "finding:f1:analysis"
    assert acted.case.findings["f1"].analysis.startswith("More of it:")
    assert "new" not in acted.case.passages


def test_the_last_paragraph_of_a_finding_leaves_it_for_the_passage_behind() -> None:
    case = a_drafted_case(a_finding("f1", analysis="One.\n\nTwo.", topic_id="t2"))
    case = case.without("injustice", "i1")
    acted = moved(case, "finding:f1:analysis:2", 1)
    assert acted.case.passages["s2"].text == "In the end.\n\nTwo."
    assert acted.case.findings["f1"].analysis == "One."


def test_events_move_among_those_of_their_date_only() -> None:
    acted = moved(CASE, "event:e2", -1)
    lines = shown(acted.case)
    assert lines.index("On 3 May 2023, it wrote again.") < lines.index(
        "On 3 May, the Council wrote."
    )
    assert "order of their dates" in refused(CASE, "event:e3", -1)


def test_findings_change_places_as_records_when_they_are_one_paragraph() -> None:
    case = a_drafted_case(
        a_finding("f1", analysis="One.", topic_id="t2"),
        a_finding("f2", analysis="Other.", topic_id="t2", position=1),
    )
    acted = moved(case, "finding:f2:analysis", -1)
    assert acted.case.findings["f2"].position < acted.case.findings["f1"].position
    assert acted.case.findings["f2"].analysis == "Other."


def test_standard_paragraphs_change_places_in_this_case() -> None:
    before = shown(CASE, "powers")
    acted = moved(CASE, "standard:powers-three", -1)
    assert shown(acted.case, "powers") == [*before[:-2], before[-1], before[-2]]
    assert acted.case.choices["powers-three"].choice is Choice.AS_CONDITION
    assert "first standard paragraph" in refused(CASE, "standard:fault", -1)


HEADED = with_records(
    CASE,
    a_head("h2", "it did not say so", title="Silence", position=1),
    a_text("complaint-lead", "Before it.\n\nMr X says that:"),
    a_text("complaint", "It hurt him."),
)
LISTED = ["Mr X says that:", "the Council was late; and", "it did not say so."]


def test_a_paragraph_goes_with_the_records_it_introduces() -> None:
    up = moved(HEADED, "text:complaint-lead:2", -1)
    assert (up.address, up.note) == ("text:complaint-lead", "Its list went with it.")
    assert shown(up.case, "complaint") == [*LISTED, "Before it.", "It hurt him."]
    down = moved(HEADED, "text:complaint-lead:2", 1)
    assert down.address == "text:complaint-lead:3"
    assert shown(down.case, "complaint") == ["Before it.", "It hurt him.", *LISTED]
    bare = with_records(HEADED, a_text("complaint", ""))
    assert shown(moved(bare, "text:complaint-lead:2", -1).case, "complaint") == [
        *LISTED, "Before it."
    ]  # fmt: skip
    assert "with the list it introduces" in refused(bare, "text:complaint-lead:2", 1)
    assert "with the list it introduces" in refused(up.case, up.address, -1)


def test_what_passes_a_list_passes_its_introduction_too() -> None:
    acted = moved(HEADED, "text:complaint", -1)
    assert shown(acted.case, "complaint") == ["Before it.", "It hurt him.", *LISTED]
    with pytest.raises(InvalidInput, match="introduces a list"):
        move_under(HEADED, made(HEADED), "text:complaint-lead:2", "text:complaint")


def test_what_cannot_move_says_why() -> None:
    document = made(CASE)
    assert can_move(CASE, document, "signature", 1) == (
        "The closing line is the same in every statement."
    )
    assert can_move(CASE, document, "passage:s1", -1).startswith("It is the first paragraph")
    assert can_move(CASE, document, "passage:s1", 1) == ""


def test_subheadings_change_places_with_all_that_stands_under_them() -> None:
    acted = moved(CASE, "topic:t2", -1)
    assert shown(acted.case)[0] == "Analysis"


def test_a_paragraph_is_put_last_under_another_subheading() -> None:
    acted = move_under(CASE, made(CASE), "passage:s1", "t2", "new")
    assert acted.address == "passage:s2:2"
    assert shown(acted.case)[-1] == "Background."
    assert shown(acted.case)[1] == "More of it:"


def test_a_paragraph_of_a_finding_becomes_words_of_the_facts() -> None:
    acted = move_under(CASE, made(CASE), "finding:f1:analysis:2", "t1", "new")
    assert acted.case.passages["new"].text == "That was fault."
    assert acted.case.findings["f1"].analysis == "It was late."


def test_events_and_whole_findings_go_under_a_subheading_as_records() -> None:
    acted = move_under(CASE, made(CASE), "event:e3", "t2", "new")
    assert acted.case.events["e3"].topic_id == "t2"
    case = a_drafted_case(a_finding("f1", analysis="One.", topic_id="t2"))
    under = move_under(case, made(case), "finding:f1:analysis", "t1", "new")
    assert under.case.findings["f1"].topic_id == "t1"
    with pytest.raises(InvalidInput, match="belongs to an event"):
        move_under(CASE, made(CASE), "event:e3", "text:decision", "new")


def test_the_places_to_move_to_are_offered_with_where_it_is() -> None:
    offered = {each.key: each for each in targets(CASE, made(CASE), "passage:s1")}
    assert offered["t1"].here
    assert not offered["t2"].here
    assert offered["text:considered"].label == "How I considered this complaint"


# --- splitting and merging ---------------------------------------------------------------------


def test_a_paragraph_is_split_at_the_caret_and_its_list_stays_with_the_second() -> None:
    acted = split(CASE, "passage:s1:2", 4)
    assert acted.address == "passage:s1:3"
    assert acted.case.passages["s1"].text == "Background.\n\nMore\n\nof it:\n- one\n- two"


def test_an_item_is_split_into_two_items() -> None:
    case = set_text(CASE, "One:\n- first second\n- third")
    acted = split(case, "passage:s1", len("One:\n- first "))
    assert acted.case.passages["s1"].text == "One:\n- first\n- second\n- third"
    assert acted.offset == len("One:\n- first\n- ")


def set_text(case: CaseFile, text: str) -> CaseFile:
    return with_records(case, replaced(case, text))


def replaced(case: CaseFile, text: str) -> Passage:
    return replace(case.passages["s1"], text=text)


def test_words_must_stand_on_both_sides_of_a_split() -> None:
    for offset in (0, 11, 400):
        with pytest.raises(InvalidInput, match="both sides"):
            split(CASE, "passage:s1", offset)


def test_a_dash_in_the_middle_does_not_become_a_bullet() -> None:
    case = set_text(CASE, "One - two")
    acted = split(case, "passage:s1", 4)
    assert acted.case.passages["s1"].text == "One\n\n\\- two"


def test_a_standard_paragraph_must_be_reworded_before_it_is_split() -> None:
    with pytest.raises(InvalidInput) as told:
        split(CASE, "standard:fault", 5)
    assert "Reword it" in told.value.hint
    case = with_records(CASE, an_override("o1", "standard:fault", "Mine is this."))
    assert split(case, "standard:fault", 5).case.overrides["o1"].text == "Mine\n\nis this."


def test_neighbours_are_merged_and_references_to_both_lead_to_the_one() -> None:
    case = with_records(CASE, a_text("decision", "{para:passage:s1:2}"))
    acted = merge_with_previous(case, made(case), "passage:s1:2")
    assert acted.case.passages["s1"].text == "Background. More of it:\n- one\n- two"
    assert acted.case.text("decision") == "{para:passage:s1}"
    assert acted.offset == len("Background. ")
    assert merge_with_next(case, made(case), "passage:s1").case == acted.case


def test_paragraphs_of_different_fields_are_merged_into_the_first() -> None:
    acted = merge_with_previous(CASE, made(CASE), "passage:s2")
    assert acted.case.injustices["i1"].statement_text.endswith("distressed. In the end.")
    assert "s2" not in acted.case.passages


def test_an_event_does_not_swallow_other_words() -> None:
    with pytest.raises(InvalidInput, match="an event of its own"):
        merge_with_next(CASE, made(CASE), "passage:s1:2")


# --- lists -------------------------------------------------------------------------------------


def test_a_paragraph_becomes_a_bullet_under_the_one_before_and_comes_back() -> None:
    case = set_text(CASE, "Lead:\n\nFirst.\n\nLast.")
    listed = indent(case, made(case), "passage:s1:2")
    assert listed.case.passages["s1"].text == "Lead:\n- First.\n\nLast."
    back = outdent(listed.case, made(listed.case), listed.address, listed.offset)
    assert back.case.passages["s1"].text == "Lead:\n\nFirst.\n\nLast."
    assert back.address == "passage:s1:2"


def test_items_go_deeper_and_higher() -> None:
    case = set_text(CASE, "Lead:\n- one\n- two")
    deeper = indent(case, made(case), "passage:s1", len("Lead:\n- one\n- t"))
    assert deeper.case.passages["s1"].text == "Lead:\n- one\n  - two"
    higher = outdent(deeper.case, made(deeper.case), "passage:s1", deeper.offset)
    assert higher.case.passages["s1"].text == "Lead:\n- one\n- two"
    assert higher.offset == len("Lead:\n- one\n- t")


def test_items_behind_one_that_becomes_a_paragraph_hang_under_it() -> None:
    case = set_text(CASE, "Lead:\n- one\n- two\n  - under\n- three")
    acted = outdent(case, made(case), "passage:s1", len("Lead:\n- one\n- "))
    assert acted.case.passages["s1"].text == "Lead:\n- one\n\ntwo\n- under\n- three"


def test_bullets_become_letters_and_back() -> None:
    case = set_text(CASE, "Lead:\n- one\n- two")
    lettered = letters(case, "passage:s1", len("Lead:\n- o"))
    assert lettered.case.passages["s1"].text == "Lead:\na) one\nb) two"
    again = letters(lettered.case, "passage:s1", lettered.offset)
    assert again.case.passages["s1"].text == "Lead:\n- one\n- two"
    with pytest.raises(InvalidInput, match="No list"):
        letters(case, "passage:s1", 1)


def test_the_letter_a_paragraph_begins_with_is_no_item() -> None:
    case = set_text(CASE, "(iv) of the Act was overlooked.")
    with pytest.raises(InvalidInput, match="No list is here"):
        letters(case, "passage:s1", 0)


# --- new and gone ------------------------------------------------------------------------------


def test_a_new_paragraph_stands_behind_its_neighbour_as_a_gap_to_fill() -> None:
    acted = insert_after(CASE, made(CASE), "passage:s1", "new")
    assert acted.address == "passage:s1:2"
    assert acted.case.passages["s1"].text.split("\n\n")[1] == NEW


def test_a_new_paragraph_behind_a_heading_is_the_first_under_it() -> None:
    assert insert_after(CASE, made(CASE), "topic:t1", "new").address == "passage:s1"


def test_a_new_paragraph_behind_an_event_stands_behind_all_of_them_and_says_so() -> None:
    acted = insert_after(CASE, made(CASE), "event:e1", "new")
    assert acted.address == "passage:new"
    assert acted.note


def test_a_new_paragraph_behind_a_standard_one_stands_in_the_text_of_its_section() -> None:
    acted = insert_after(CASE, made(CASE), "standard:draft-decision", "new", "Mine.")
    assert acted.case.text("decision") == "Mine."
    with pytest.raises(InvalidInput, match="No words of your own"):
        insert_after(CASE, made(CASE), "standard:fault", "new")


def test_a_new_paragraph_is_put_last_under_a_subheading() -> None:
    acted = insert_in_topic(CASE, made(CASE), "t1", "new", "Last.")
    assert shown(acted.case)[:7] == [
        *FACTS, "On 3 May 2023, the Council wrote.", "On 3 May, it wrote again.",
        "On 5 May, it replied.", "Last.",
    ]  # fmt: skip


def test_a_deleted_paragraph_leaves_a_gap_where_it_was_referred_to() -> None:
    case = with_records(CASE, a_text("decision", "{para:passage:s1} {para:passage:s1:2}"))
    acted = delete_unit(case, "passage:s1")
    assert acted.case.text("decision") == (
        "{?reference to a paragraph that was taken out} {para:passage:s1}"
    )
    assert acted.address == "passage:s1"
    emptied = delete_unit(acted.case, "passage:s1")
    assert "s1" not in emptied.case.passages
    assert emptied.address == ""


def test_an_event_is_left_out_and_a_standard_paragraph_switched_off() -> None:
    acted = delete_unit(CASE, "event:e1")
    assert not acted.case.events["e1"].in_statement
    assert "stays in the chronology" in acted.note
    off = delete_unit(CASE, "standard:fault")
    assert off.case.choices["fault"].choice is Choice.LEAVE_OUT


def test_one_paragraph_of_an_event_is_deleted_alone() -> None:
    case = with_records(
        CASE, an_event("e3", "5 May 2023", statement_text="One.\n\nTwo.", topic_id="t1")
    )
    acted = delete_unit(case, "event:e3:2")
    assert acted.case.events["e3"].statement_text == "One."


@pytest.mark.parametrize("address", ["head:h1", "topic:t1", "remedies:of-r1"])
def test_what_is_a_record_elsewhere_is_deleted_there(address: str) -> None:
    with pytest.raises(InvalidInput) as told:
        delete_unit(CASE, address)
    assert told.value.hint


def test_an_event_keeps_its_last_words_or_its_working_note_would_be_printed() -> None:
    event = an_event("e1", narrative="Not for print.", statement_text="## Only this",
                     in_statement=True, topic_id="t1")  # fmt: skip
    case = with_records(CASE, event)
    with pytest.raises(InvalidInput, match="belongs to an event"):
        move_under(case, made(case), "event:e1#1", "text:decision", "new")
    topic = next(id for id in case.topics if id != "t1")
    under = move_under(case, made(case), "event:e1#1", topic, "new").case
    assert under.events["e1"] == replace(event, topic_id=topic)
    assert "Not for print" not in " ".join(shown(under))
