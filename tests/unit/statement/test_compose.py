"""The statement follows the case: sections, scope and standing words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.builders import (
    TODAY,
    a_case,
    a_choice,
    a_head,
    a_library,
    a_person,
    a_sound_case,
    a_standard_paragraph,
    a_text,
    an_outline,
    an_override,
    with_fields,
    with_records,
    without,
)
from tests.unit.statement.composed import DRAFT, FINAL, made, section, shown
from workbench.domain.errors import ReferenceDataInvalid
from workbench.domain.library.reference import OutlineSection, ReferenceLibrary
from workbench.domain.records.complaint import Edition, HeadScope, ScopePlacement
from workbench.statement.nodes import BlockSource
from workbench.statement.numbering import paragraphs
from workbench.statement.text import lines

# --- the whole ---------------------------------------------------------------------------------


def test_a_final_decision_carries_its_outcome_and_date() -> None:
    meta = made(a_sound_case()).meta
    assert meta.details == (
        "Category: Children's care services > Other",
        "Decision: Upheld",
        "Decision date: 7 May 2024",
    )
    assert meta.body_line == "Northshire Council (21 017 938)"
    assert (meta.title, meta.watermark) == ("The Ombudsman’s final decision", "")
    assert meta.footer.startswith("Final decision")
    assert (meta.dated, meta.library_version) == ("2024-05-07", "2026.11")


def test_a_draft_is_marked_and_tentative() -> None:
    document = made(a_sound_case(), DRAFT)
    assert (document.meta.watermark, document.meta.dated) == ("DRAFT", "2024-04-02")
    assert document.meta.details == ("Category: Children's care services > Other",)
    assert document.meta.footer.startswith("Draft decision")
    summary = section(document, "summary").blocks
    assert [getattr(block, "lead", None) for block in summary] == ["Summary:", ""]
    assert [getattr(block, "numbered", None) for block in summary] == [False, False]
    assert section(document, "action").title == "Recommended action"
    assert "My decision is provisional." in shown(a_sound_case(), "decision", DRAFT)


def test_an_unsent_draft_is_dated_today() -> None:
    case = with_fields(a_sound_case(), draft_sent_on=None)
    assert made(case, DRAFT).meta.dated == TODAY.isoformat()


def test_paragraphs_are_numbered_from_one_through_the_statement() -> None:
    numbers = [p.number for p in paragraphs(made(a_sound_case())) if p.numbered]
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_same_case_gives_the_same_statement() -> None:
    assert made(a_sound_case()) == made(a_sound_case())


def test_an_empty_case_shows_what_is_to_be_written() -> None:
    library = a_library(paragraphs={})
    text = "\n".join(lines(made(a_case(reference="", body="", category=""), DRAFT, library)))
    for gap in (
        "[summary]", "[what was complained about]", "[what I found]", "[decision]",
        "[name of the body complained about] ([reference])",
    ):  # fmt: skip
        assert gap in text
    assert "Decision date: [decision date]" in list(lines(made(a_case())))
    assert made(a_case(subject="")).meta.details[0] == "Category: Children's care services"


def test_a_missing_outline_composer_or_phrase_is_told() -> None:
    case = a_sound_case()
    with pytest.raises(ReferenceDataInvalid, match="no outline"):
        made(with_fields(case, edition=Edition.TO_2024))
    odd = an_outline(sections=(OutlineSection(id="x", composer="poem"),))
    with pytest.raises(ReferenceDataInvalid, match="poem"):
        made(case, FINAL, a_library(outlines={"o": odd}))
    with pytest.raises(ReferenceDataInvalid, match="title-line"):
        made(case, FINAL, a_library(phrases={}))


# --- the complaint and its scope ---------------------------------------------------------------


def test_heads_are_paragraphs_or_items_under_words_of_ones_own() -> None:
    case = a_case(
        a_person(),
        a_head("h2", "second; and", position=1),
        a_head("h1", "first:\n- inner\n\nmore\n\n> said", position=0),
        replace(a_head("h3", position=2), as_put=""),
    )
    assert shown(case, "complaint")[1:] == [
        "first:", "• inner", "more", "said", "second; and", "[the complaint as it is put]",
    ]  # fmt: skip
    with_lead = with_records(case, a_text("complaint-lead", "This includes:"))
    assert shown(with_lead, "complaint")[1:] == [
        "This includes:", "• first: more said", "◦ inner", "• second.",
        "• [the complaint as it is put].",
    ]  # fmt: skip
    only_text = a_case(a_text("complaint", "Words."))
    assert shown(only_text, "complaint")[1:] == ["Words."]


def test_scope_is_told_where_the_case_puts_it_and_only_when_it_is_limited() -> None:
    limited = a_head(
        "h2", "late matter", scope=HeadScope.NOT_INVESTIGATED, power="section 26B",
        scope_reason="It was late.",
    )  # fmt: skip
    ids = [each.id for each in made(a_sound_case()).sections]
    assert "scope" not in ids
    assert "scope-end" not in ids
    case = with_records(a_sound_case(), limited)
    before = [each.id for each in made(case).sections]
    assert before.index("scope") < before.index("powers")
    assert shown(case, "scope")[1:] == ["It was late. (section 26B)"]
    after = with_fields(case, scope_placement=ScopePlacement.AFTER_POWERS)
    ids = [each.id for each in made(after).sections]
    assert ids.index("scope") == ids.index("powers") + 1
    end = with_fields(case, scope_placement=ScopePlacement.AT_END)
    assert [each.id for each in made(end).sections][-2:] == ["scope-end", "signature"]


def test_a_reason_left_out_is_asked_for_unless_one_text_gives_it() -> None:
    case = a_case(a_head(scope=HeadScope.PARTLY))
    assert shown(case, "scope")[1:] == ["[why this was not investigated]"]
    told = with_records(case, a_text("scope", "I did not look at it all."))
    assert shown(told, "scope")[1:] == ["I did not look at it all."]


def test_a_power_is_cited_once_and_behind_a_list_on_its_own_line() -> None:
    named = a_head(
        scope=HeadScope.PARTLY, scope_reason="By Section 26B it is late.", power="section 26B"
    )
    assert shown(a_case(named), "scope")[1:] == ["By Section 26B it is late."]
    listed = replace(named, scope_reason="Because:\n- late", power="section 26B")
    assert shown(a_case(listed), "scope")[1:] == ["Because:", "• late", "(section 26B)"]


# --- standard paragraphs -----------------------------------------------------------------------


def test_a_standard_paragraph_stands_when_its_condition_holds_or_it_is_chosen() -> None:
    case = a_sound_case()
    assert "We will tell Ofsted." in shown(case, "powers")
    assert "We will tell Ofsted." not in shown(case, "powers", DRAFT)
    out = with_records(case, a_choice("ofsted", "leave out"))
    assert "We will tell Ofsted." not in shown(out, "powers")
    chosen = with_records(case, a_choice("ofsted", "include"))
    assert "We will tell Ofsted." in shown(chosen, "powers", DRAFT)


def test_standard_wording_is_that_of_the_decision_day_and_kind() -> None:
    def fields(**more: Any) -> ReferenceLibrary:
        return a_library(a_standard_paragraph("dated", "powers", "Old law.", **more))

    case = a_sound_case()
    for library, stands in (
        (fields(valid_to=date(2024, 5, 7)), True),
        (fields(valid_to=date(2024, 5, 6)), False),
        (fields(valid_from=date(2024, 5, 8)), False),
        (fields(kinds=("assessment",)), False),
        (fields(stage="draft"), False),
    ):
        assert ("Old law." in shown(case, "powers", library=library)) is stands


def test_standard_paragraphs_stand_before_or_after_the_authored_text() -> None:
    library = a_library(a_standard_paragraph("last", "considered", "Last.", place="after"))
    case = with_records(a_sound_case(), a_text("considered", "I spoke to {person:p1}."))
    assert shown(case, "considered", library=library)[-2:] == ["I spoke to Ms X.", "Last."]


def test_a_section_can_be_named_by_its_composer() -> None:
    library = a_library(a_standard_paragraph("wide", "scope", "In general."))
    case = a_case(
        a_head(scope=HeadScope.PARTLY, scope_reason="Late."), scope_placement=ScopePlacement.AT_END
    )
    assert shown(case, "scope-end", library=library)[1:] == ["In general.", "Late."]


def test_a_standard_paragraph_reworded_for_the_case_shows_the_new_words() -> None:
    case = with_records(
        a_sound_case(),
        an_override("o1", "standard:fault", "We look.\n\nTwice."),
        an_override("o2", "standard:ofsted", " "),
    )
    found = section(made(case), "powers").blocks
    assert [(b.origin, getattr(b, "source", None)) for b in found] == [
        ("standard:fault", BlockSource.OVERRIDDEN),
        ("standard:fault:2", BlockSource.OVERRIDDEN),
        ("standard:ofsted", BlockSource.STANDARD),
    ]


def test_a_decision_in_ones_own_words_replaces_the_standard_outcome() -> None:
    library = a_library(
        a_standard_paragraph("d-up", "decision", "Standard outcome.", when="upheld"),
        a_standard_paragraph("d-may", "decision", "May return.", when="chosen"),
    )
    case = with_records(a_sound_case(), a_choice("d-may", "include"))
    assert "Standard outcome." not in shown(case, "decision", library=library)
    assert "May return." in shown(case, "decision", library=library)
    blank = without(case, "text decision")
    assert shown(blank, "decision", library=library)[1:] == ["Standard outcome.", "May return."]
    assert "[decision]" in shown(without(a_sound_case(), "text decision"), "decision", DRAFT)
