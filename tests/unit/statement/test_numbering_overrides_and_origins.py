"""References follow their paragraphs, overrides ask to be reviewed, origins lead to records."""

from __future__ import annotations

import pytest

from tests.builders import (
    TODAY,
    a_case,
    a_library,
    a_payment,
    a_person,
    a_sound_case,
    a_standard_paragraph,
    a_text,
    an_event,
    an_override,
    with_records,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import ReferenceDataInvalid
from workbench.domain.money import money
from workbench.statement.cast import known_placeholders
from workbench.statement.composing.compose import compose
from workbench.statement.composing.conditions import holds, known_conditions
from workbench.statement.composing.overrides import replaceable, reviews
from workbench.statement.composing.wording import REQUIRED_PHRASES
from workbench.statement.nodes import Document, StatementStage
from workbench.statement.numbering import duplicates, number, numbers, paragraphs
from workbench.statement.origins import first, later, origin_record
from workbench.statement.text import lines

LIBRARY = a_library()
FINAL = StatementStage.FINAL


def made(case: CaseFile) -> Document:
    return compose(case, LIBRARY, TODAY, FINAL)


# --- numbering ---------------------------------------------------------------------------------


def test_a_reference_prints_the_number_of_its_paragraph_wherever_it_stands() -> None:
    case = with_records(
        a_sound_case(),
        a_text(
            "complaint",
            "See *{para:event:e2}*, **{para:here}**.\n- {para:event:e1}\n  - {para:gone}\n\n"
            "> {para:here}\n\n{#here} This.",
        ),
    )
    document = made(case)
    found = numbers(document)
    assert found["here"] == 3
    text = list(lines(document))
    assert f"2. See {found['event:e2']}, 3." in text
    assert f"• {found['event:e1']}" in text
    assert "◦ [paragraph ?]" in text
    assert "3" in text


def test_a_reference_follows_when_a_paragraph_is_put_before_it() -> None:
    case = with_records(a_sound_case(), a_text("decision", "See {para:event:e2}."))
    before = numbers(made(case))["event:e2"]
    more = with_records(case, an_event("e0", on="2022"))
    assert f"See {before + 1}." in "\n".join(lines(made(more)))


def test_the_first_of_two_paragraphs_with_a_name_is_meant() -> None:
    case = a_case(a_text("complaint", "{#twin} One.\n\n{#twin} Two."))
    assert numbers(made(case))["twin"] == 1
    assert duplicates(made(case)) == ("twin",)


def test_numbering_twice_changes_nothing() -> None:
    document = made(a_sound_case())
    assert number(document) == document


# --- overrides ---------------------------------------------------------------------------------


def test_an_override_is_reviewed_when_what_it_replaced_reads_differently() -> None:
    case = a_sound_case()
    sources = replaceable(case, LIBRARY, TODAY, FINAL)
    origin = "remedies:of-r1"
    assert money(150_00) in sources[origin]
    case = with_records(case, an_override("o1", origin, "It will pay £150.", sources[origin]))
    assert reviews(case, LIBRARY, TODAY, FINAL) == ()
    changed = with_records(case, a_payment(amount=200_00))
    (review,) = reviews(changed, LIBRARY, TODAY, FINAL)
    assert review.override.id == "o1"
    assert review.current is not None
    assert "£200" in review.current


def test_a_new_label_is_no_reason_to_review() -> None:
    case = a_sound_case()
    words = replaceable(case, LIBRARY, TODAY, FINAL)["event:e1"]
    assert words == "On 3 May 2023, {person:p1} complained to the Council."
    case = with_records(case, an_override("o1", "event:e1", "She complained.", words))
    renamed = with_records(case, a_person(alias="Ms Y"))
    assert reviews(renamed, LIBRARY, TODAY, FINAL) == ()


def test_an_override_of_what_is_gone_is_reviewed_too() -> None:
    case = with_records(a_sound_case(), an_override("o1", "standard:gone", "Words.", "Old words."))
    (review,) = reviews(case, LIBRARY, TODAY, FINAL)
    assert review.current is None
    assert reviews(a_sound_case(), LIBRARY, TODAY, FINAL) == ()


def test_only_derived_and_standard_words_can_be_replaced() -> None:
    origins = set(replaceable(a_sound_case(), LIBRARY, TODAY, FINAL))
    assert origins == {
        "standard:fault", "standard:ofsted", "standard:evidence", "event:e1", "event:e2",
        "remedies:of-r1", "remedies:of-r3", "remedies:evidence",
    }  # fmt: skip
    listed = a_library(a_standard_paragraph("l", "powers", "We:\n- look\n\n{cite:Act}"))
    sources = replaceable(a_sound_case(), listed, TODAY, FINAL)
    assert sources["standard:l"] == "We:\n\n- look\n\n{cite:Act}"


# --- origins -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("origin", "record"),
    [
        ("event:e1", ("event", "e1", "statement_text")),
        ("finding:f1:analysis:2", ("finding", "f1", "analysis")),
        ("injustice:i1", ("injustice", "i1", "statement_text")),
        ("text:action-lead:3", ("text", "action-lead", "text")),
        ("passage:s1", ("passage", "s1", "text")),
        ("head:h1", ("head", "h1", "as_put")),
        ("head:h1:scope", ("head", "h1", "scope_reason")),
        ("standard:2", ("standard", "2", "")),
        ("remedies:of-r1:2", ("remedy", "", "")),
        ("remedy:r1", ("remedy", "r1", "text")),
        ("topic:t1", ("topic", "t1", "title")),
        ("signature", ("", "", "")),
        ("", ("", "", "")),
        ("event:", ("", "", "")),
    ],
)
def test_an_origin_leads_to_its_record_and_field(origin: str, record: tuple[str, str, str]) -> None:
    assert origin_record(origin) == record


def test_every_paragraph_leads_to_a_record() -> None:
    case = a_sound_case()
    for paragraph in paragraphs(made(case)):
        kind, id, _ = origin_record(paragraph.origin)
        assert kind in ("standard", "remedy") or case.find(kind, id) is not None, paragraph.origin


def test_later_paragraphs_lead_to_the_first() -> None:
    assert first(later("event:e1", 3)) == "event:e1"
    assert later("event:e1", 1) == "event:e1"


# --- reference data ----------------------------------------------------------------------------


def test_every_condition_can_be_asked_of_an_empty_and_of_a_full_case() -> None:
    empty = {name for name in known_conditions() if holds(name, a_case(), FINAL)}
    full = {name for name in known_conditions() if holds(name, a_sound_case(), FINAL)}
    assert empty == {"always", "investigation", "undecided", "childrens_services", "no_remedies"}
    assert full >= {
        "upheld", "fault_found", "injustice_found", "ofsted", "for_a_child", "remedies",
        "payments", "apology", "service_improvements", "remedies_agreed", "child_involved",
    }  # fmt: skip
    assert not holds("ofsted", a_sound_case(), StatementStage.DRAFT)
    assert not holds("several_complainants", a_sound_case(), FINAL)
    with pytest.raises(ReferenceDataInvalid, match="out_of_order"):
        holds("out_of_order", a_case(), FINAL)


def test_the_shipped_phrases_are_complete_and_their_gaps_are_known() -> None:
    assert [id for id in REQUIRED_PHRASES if not LIBRARY.phrases.get(id, "").strip()] == []
    assert {"body", "complainant", "They"} <= known_placeholders()
