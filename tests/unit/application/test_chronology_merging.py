"""Events merged, split, copied and put in order, and each side's accounts of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import (
    a_case,
    a_finding,
    a_person,
    a_text,
    an_event,
    an_item_of_evidence,
    an_override,
    on,
)
from workbench.application.case import editing
from workbench.application.chronology import accounts, merging
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.records.chronology import Account, AccountTime, in_order
from workbench.domain.records.evidence import SourceRef

SAID = Account(person_id="p1", text="Nobody rang.", sources=(SourceRef("v1", "3"),))
DENIED = Account(given_by="the duty officer", text="I rang twice.", timing=AccountTime.LATER)


def two(**second: object) -> CaseFile:
    first = an_event("e1", "May 2023", narrative="The Council rang.", head_ids=("h1",))
    values = {"on": "3 May 2023", "narrative": "Nobody answered the telephone.", "position": 1}
    return a_case(first, an_event("e2", **{**values, **second}), a_person(), an_item_of_evidence())


def merged(case: CaseFile):
    after = merging.merge(case, "e1", "e2")
    assert list(after.events) == ["e1"]
    return after.events["e1"]


def test_a_merged_event_has_the_more_exact_date_and_the_words_of_both() -> None:
    event = merged(two(head_ids=("h2", "h1"), sources=(SourceRef("v1", "4"),), actor="Ms X"))
    assert event.on == on("3 May 2023")
    assert event.narrative == "The Council rang.\n\nNobody answered the telephone."
    assert event.head_ids == ("h1", "h2")
    assert event.sources == (SourceRef("v1", "4"),)
    assert event.actor == "Ms X"


def test_words_that_say_the_same_are_kept_once() -> None:
    assert merged(two(narrative="the council  rang")).narrative == "The Council rang."
    longer = "On the telephone: The Council rang. She was out."
    assert merged(two(narrative=longer)).narrative == longer
    assert merged(two(narrative="The Council")).narrative == "The Council rang."


def test_a_date_that_does_not_agree_is_told_in_the_note() -> None:
    event = merged(two(on="7 June 2023", note="seen"))
    assert event.on == on("May 2023")
    assert event.note == "seen\nAlso dated 7 June 2023."
    assert merged(two(on=None)).on == on("May 2023")


def test_a_source_with_its_page_stands_for_the_one_without() -> None:
    case = two(sources=(SourceRef("v1", "4"),))
    first = replace(case.events["e1"], sources=(SourceRef("v1"),))
    assert merged(case.with_record("event", first)).sources == (SourceRef("v1", "4"),)


def test_what_either_prints_is_printed() -> None:
    case = two(statement_text="{date} nobody answered.")
    assert merged(case).statement_text == "The Council rang.\n\n{date} nobody answered."
    assert merged(two()).statement_text == ""
    assert merged(two(in_statement=False)).in_statement


def test_two_preferred_accounts_are_to_be_chosen_between_again() -> None:
    case = two(accounts=(replace(DENIED, preferred=True),), disputed=True, dispute="both")
    first = replace(case.events["e1"], accounts=(replace(SAID, preferred=True),))
    event = merged(case.with_record("event", first))
    assert event.accounts == (SAID, DENIED)
    assert event.disputed


def test_findings_references_and_rewordings_follow_the_merged_event() -> None:
    case = two()
    for record in (
        a_finding("f1", event_ids=("e2",)),
        a_finding(
            "f2", event_ids=("e1", "e2"), analysis="See {para:event:e2} and {para:event:e22}."
        ),
    ):
        case = case.with_record("finding", record)
    case = case.with_record("text", a_text("decision", "As in {para:event:e2:2}."))
    case = case.with_record("override", an_override("o1", "event:e2", "Reworded."))
    after = merging.merge(case, "e1", "e2")
    assert after.findings["f1"].event_ids == ("e1",)
    assert after.findings["f2"].event_ids == ("e1",)
    assert after.findings["f2"].analysis == "See {para:event:e1} and {para:event:e22}."
    assert after.text("decision") == "As in {para:event:e1:2}."
    assert after.overrides["o1"].origin == "event:e1"


def test_the_rewordings_of_both_are_joined() -> None:
    case = two().with_record("override", an_override("o1", "event:e2", "Second."))
    case = case.with_record("override", an_override("o2", "event:e1", "First."))
    after = merging.merge(case, "e1", "e2")
    assert {each.text for each in after.overrides.values()} == {"First.\n\nSecond."}


def test_an_event_is_not_merged_with_itself() -> None:
    with pytest.raises(InvalidInput, match="itself"):
        merging.merge(two(), "e1", "e1")


# --- split, copy, order ------------------------------------------------------------------------


def test_a_split_event_leaves_two_of_one_date_and_nothing_out() -> None:
    case = a_case(
        an_event("e1", sources=(SourceRef("v1"),), head_ids=("h1",), accounts=(SAID,)),
        an_event("e3", position=1),
        a_finding(event_ids=("e3", "e1")),
        a_person(),
    )
    after = merging.split(case, "e1", "e2", " She rang. ", "Ms X went home.")
    assert [event.id for event in in_order(after.events.values())] == ["e1", "e2", "e3"]
    first, second = after.events["e1"], after.events["e2"]
    assert (first.narrative, second.narrative) == ("She rang.", "{person:p1} went home.")
    assert (second.on, second.sources, second.head_ids) == (first.on, first.sources, ("h1",))
    assert (first.accounts, second.accounts) == ((SAID,), ())
    assert after.findings["f1"].event_ids == ("e3", "e1", "e2")


def test_neither_part_of_a_split_event_may_be_blank() -> None:
    with pytest.raises(InvalidInput, match="both|Both"):
        merging.split(two(), "e1", "e9", "The Council rang.", "  ")


def test_a_copy_stands_right_behind_its_original() -> None:
    case = a_case(an_event("e1"), an_event("e2", position=1))
    after = merging.copy(case, "e1", "e9")
    assert [event.id for event in in_order(after.events.values())] == ["e1", "e9", "e2"]
    assert replace(after.events["e9"], id="e1", position=0) == case.events["e1"]


def test_events_of_one_date_are_put_where_they_are_dropped() -> None:
    case = a_case(*(an_event(f"e{n}", position=n) for n in range(4)), an_event("x", "2024"))

    def order(after: CaseFile) -> str:
        return "".join(each.id[-1] for each in in_order(after.events.values()) if each.id != "x")

    assert order(merging.place(case, "e3", "e1")) == "0312"
    assert order(merging.place(case, "e0", "e2", after=True)) == "1203"
    assert order(merging.place(case, "e0", "e0")) == "0123"
    with pytest.raises(InvalidInput, match="different dates"):
        merging.place(case, "e0", "x")


# --- accounts ----------------------------------------------------------------------------------


def test_an_account_makes_an_event_disputed_and_names_become_mentions() -> None:
    case = accounts.add_account(two(), "e1", Account(given_by=" the  GP ", text="Ms X was ill."))
    event = case.events["e1"]
    assert event.disputed
    assert event.accounts == (Account(given_by="the GP", text="{person:p1} was ill."),)
    by_field = editing.set_fields(case, "event", "e1", accounts=(Account(text="Ms X left."),))
    assert by_field.events["e1"].accounts[0].text == "{person:p1} left."


def test_an_endless_account_is_refused() -> None:
    with pytest.raises(InvalidInput, match="longer than"):
        accounts.add_account(two(), "e1", Account(text="x" * 1_000_001))


def test_what_is_missing_for_weighing_is_named() -> None:
    event = two(accounts=(SAID,), disputed=True).events["e2"]
    assert accounts.weighing_gaps(event) == ("Only one side’s account is recorded.",)
    event = replace(event, accounts=(replace(SAID, preferred=True), Account(text="No.")))
    assert accounts.weighing_gaps(event) == (
        "Account 2 does not say who gave it.",
        "Account 2 has no source.",
        "One account is preferred, but not why.",
    )


def test_accounts_can_be_told_in_a_finding() -> None:
    event = two(
        accounts=(
            replace(SAID, given_on=on("4 May 2023"), timing=AccountTime.CONTEMPORANEOUS),
            DENIED,
            Account(text="It rang."),
            Account(given_by="nobody"),
        ),
        preference="The log was written at the time.",
    ).events["e2"]
    assert accounts.as_finding_text(event) == (
        "On 4 May 2023, at the time, {person:p1} said: Nobody rang.\n\n"
        "The duty officer says: I rang twice.\n\n"
        "On one account: It rang.\n\n"
        "The log was written at the time."
    )


def test_a_finding_that_tells_the_accounts_rests_on_their_event() -> None:
    case = two(accounts=(DENIED,)).with_record("finding", a_finding("f1", analysis="I looked."))
    finding = accounts.use_in_finding(case, "e2", "f1").findings["f1"]
    assert finding.analysis == "I looked.\n\nThe duty officer says: I rang twice."
    assert finding.event_ids == ("e2",)


def test_an_account_outlives_the_person_and_the_paper_it_came_from() -> None:
    case = two(accounts=(SAID, DENIED))
    after = editing.remove(editing.remove(case, "person", "p1"), "evidence", "v1")
    first, second = after.events["e2"].accounts
    assert (first.person_id, first.given_by, first.sources) == ("", "Ms X", ())
    assert second == DENIED
