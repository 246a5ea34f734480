"""The statement follows the case: sections, standing words, subheadings, events and findings."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.builders import (
    TODAY,
    a_case,
    a_choice,
    a_finding,
    a_head,
    a_library,
    a_passage,
    a_person,
    a_sound_case,
    a_standard_paragraph,
    a_text,
    a_topic,
    an_event,
    an_injustice,
    an_outline,
    an_override,
    with_fields,
    with_records,
    without,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.complaint import Edition, HeadScope, ScopePlacement, StatementKind
from workbench.domain.drafting import Placement, TopicRole
from workbench.domain.errors import ReferenceDataInvalid
from workbench.domain.reference import OutlineSection, ReferenceLibrary
from workbench.statement.compose import compose
from workbench.statement.nodes import BlockSource, Document, Paragraph, Section, StatementStage
from workbench.statement.numbering import paragraphs
from workbench.statement.text import lines, section_lines

LIBRARY = a_library()
DRAFT, FINAL = StatementStage.DRAFT, StatementStage.FINAL


def made(
    case: CaseFile, stage: StatementStage = FINAL, library: ReferenceLibrary = LIBRARY
) -> Document:
    return compose(case, library, TODAY, stage)


def section(document: Document, id: str) -> Section:
    return next(each for each in document.sections if each.id == id)


def shown(case: CaseFile, id: str, stage: StatementStage = FINAL, **kind: Any) -> list[str]:
    """The lines of a section without their numbers."""
    found = section_lines(section(made(case, stage, **kind), id))
    return [re.sub(r"^\d+\. ", "", line) for line in found]


# --- the whole ---------------------------------------------------------------------------------


def test_a_final_decision_carries_its_outcome_and_date() -> None:
    meta = made(a_sound_case()).meta
    assert meta.details == (
        "Category : Children's care services > Other",
        "Decision : Upheld",
        "Decision date : 7 May 2024",
    )
    assert meta.body_line == "Northshire Council (21 017 938)"
    assert (meta.title, meta.watermark) == ("The Ombudsman’s final decision", "")
    assert meta.footer.startswith("Final decision")
    assert (meta.dated, meta.library_version) == ("2024-05-07", "2026.11")


def test_a_draft_is_marked_and_tentative() -> None:
    document = made(a_sound_case(), DRAFT)
    assert (document.meta.watermark, document.meta.dated) == ("DRAFT", "2024-04-02")
    assert document.meta.details == ("Category : Children's care services > Other",)
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
    assert "Decision date : [decision date]" in list(lines(made(a_case())))
    assert made(a_case(subject="")).meta.details[0] == "Category : Children's care services"


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
        "This includes:", "• first: more said", "• inner", "• second.",
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


# --- what I found ------------------------------------------------------------------------------

FACTS = a_topic("facts", TopicRole.FACTS, title="Key facts", position=1)
VIEWS = a_topic("views", TopicRole.ANALYSIS, title="My findings", position=2)


def test_events_and_findings_without_a_subheading_get_one() -> None:
    assert shown(a_sound_case(), "what-i-found") == [
        "What I found", "What happened", "On 3 May 2023, Ms X complained to the Council.",
        "In June, the Council refused to go on to stage two.", "Analysis",
        "The Council should have gone on to stage two. That it did not was fault.",
        "This put Ms X to avoidable time and trouble.",
    ]  # fmt: skip


def test_they_stand_under_the_first_subheading_that_gathers_them() -> None:
    case = with_records(
        a_sound_case(), FACTS, VIEWS, a_topic("law", TopicRole.LAW, title="Law"),
        a_topic("later", TopicRole.FACTS, title="Later", position=3),
        a_passage(topic_id="facts", text="Words before."),
        a_passage("s2", topic_id="facts", text="Words after.", placement=Placement.AFTER),
        a_passage("s3", topic_id="law", text="The law."),
        an_event("e9", on="2024", topic_id="later"),
        an_event("e8", in_statement=False, narrative="Not told."),
    )  # fmt: skip
    assert shown(case, "what-i-found") == [
        "What I found", "Law", "The law.", "Key facts", "Words before.",
        "On 3 May 2023, Ms X complained to the Council.",
        "In June, the Council refused to go on to stage two.", "Words after.", "My findings",
        "The Council should have gone on to stage two. That it did not was fault.",
        "This put Ms X to avoidable time and trouble.", "Later",
        "In 2024, Ms X complained to the Council.",
    ]  # fmt: skip


def test_a_made_heading_for_facts_stands_before_the_analysis() -> None:
    child = a_topic("deep", TopicRole.ANALYSIS, title="Deep", parent_id="views", position=5)
    views = replace(VIEWS, role=TopicRole.OTHER)
    case = with_records(a_sound_case(), views, child, a_passage(topic_id="views"))
    assert [b.text for b in section(made(case), "what-i-found").blocks if hasattr(b, "level")] == [
        "What happened", "My findings", "Deep",
    ]  # fmt: skip


def test_subheadings_under_another_stand_one_level_lower_and_circles_are_broken() -> None:
    case = a_case(
        VIEWS,
        a_topic("low", TopicRole.OTHER, title="Low", parent_id="views", position=1),
        a_topic("lower", title="Lower", parent_id="low", position=0),
        a_topic("round", title="Round", parent_id="about", position=7),
        a_topic("about", title="About", parent_id="round", position=8),
        a_topic("orphan", title="Orphan", parent_id="gone", position=9),
        a_topic("untitled", title="", position=10),
        a_topic("empty", title="Empty", position=11),
        *(
            a_passage(f"s-{id}", topic_id=id)
            for id in ("low", "lower", "round", "about", "orphan", "untitled")
        ),
    )
    headings = [
        (b.text, b.level) for b in section(made(case), "what-i-found").blocks if hasattr(b, "level")
    ]
    assert headings == [
        ("My findings", 2), ("Lower", 3), ("Low", 3), ("Round", 2), ("About", 2), ("Orphan", 2),
    ]  # fmt: skip


def test_standard_paragraphs_stand_under_their_subheading() -> None:
    def law(id: str, **more: Any) -> Any:
        return a_standard_paragraph(
            id, "what-i-found", f"Standard {id}.", topic="procedure",
            topic_title="The procedure", **more,
        )  # fmt: skip

    library = a_library(law("one"), law("two", position=-1))
    assert shown(a_sound_case(), "what-i-found", library=library)[:4] == [
        "What I found", "The procedure", "Standard two.", "Standard one.",
    ]  # fmt: skip
    own = with_records(
        a_sound_case(), a_topic("mine", title="My law", key="procedure", position=9),
        a_passage(topic_id="mine"),
    )  # fmt: skip
    assert shown(own, "what-i-found", library=library)[1:5] == [
        "My law", "Standard two.", "Standard one.", "Words of my own.",
    ]  # fmt: skip
    after = a_library(law("late", place="after"))
    assert shown(a_sound_case(), "what-i-found", library=after)[-2:] == [
        "The procedure", "Standard late.",
    ]  # fmt: skip
    untitled = a_library(a_standard_paragraph("u", "what-i-found", "Bare.", topic="t"))
    assert shown(a_sound_case(), "what-i-found", library=untitled)[1] == "Bare."


def test_nothing_written_is_lost_when_its_subheading_is_gone() -> None:
    case = with_records(
        a_sound_case(), a_passage(topic_id="gone", text="Still here."),
        an_event("e9", on="2024", topic_id="gone"), a_finding("f9", topic_id="gone"),
        a_topic("elsewhere", section="no-such-section", title="Elsewhere"),
        a_topic("scoped", section="scope", title="Scoped"),
        a_passage("s2", topic_id="elsewhere", text="Here too."),
        a_passage("s3", topic_id="scoped", text="And here."),
    )  # fmt: skip
    found = shown(case, "what-i-found")
    for words in (
        "Still here.",
        "Here too.",
        "And here.",
        "In 2024, Ms X complained to the Council.",
    ):
        assert found.count(words) == 1, words


def test_a_subheading_may_stand_in_another_section() -> None:
    case = with_records(
        a_sound_case(), a_topic("t", section="considered", title="How long it took"),
        a_passage(topic_id="t", text="It took a year."), an_event("e9", on="2024", topic_id="t"),
        an_override("o1", "event:e9", "On a day in 2024, it ended."),
    )  # fmt: skip
    assert shown(case, "considered")[-3:] == [
        "How long it took", "It took a year.", "On a day in 2024, it ended.",
    ]  # fmt: skip


def test_an_assessment_tells_its_reasons_without_subheadings() -> None:
    case = with_fields(a_sound_case(), statement_kind=StatementKind.ASSESSMENT)
    assert "What happened" not in shown(case, "assessment")
    assert shown(case, "assessment")[1].startswith("On 3 May 2023")


def test_an_injustice_alone_still_gets_printed() -> None:
    case = a_case(a_person(), a_finding(analysis=""), an_injustice())
    assert shown(case, "what-i-found")[1:] == [
        "Analysis", "This put Ms X to avoidable time and trouble.",
    ]  # fmt: skip


# --- events ------------------------------------------------------------------------------------


def told(*events: Any) -> list[str]:
    return shown(a_case(a_person(), *events), "what-i-found")[2:]


def test_an_event_begins_with_its_date_and_the_year_only_when_it_is_new() -> None:
    assert told(
        an_event("e1", on="mid 2022-12", narrative="The Council wrote"),
        an_event("e2", on="January 2023", narrative="It met {person:p1}."),
        an_event("e3", on="3 February 2023", narrative="{Body} promised an answer by 2024."),
        an_event("e4", on="before 2023-04", narrative="{They:p1} wrote."),
        an_event("e5", on="2023-05-01..2023-05-03", narrative="iPads were lost."),
        an_event("e6", on="June 2023", narrative="Ms X called:\n- twice"),
        an_event("e7", on="July 2023", narrative=" "),
        an_event("e8", on=None, narrative="Nobody knows when."),
    ) == [
        "In mid-December 2022, the Council wrote.",
        "In January 2023, it met Ms X.",
        "On 3 February, the Council promised an answer by 2024.",
        "Before April 2023, she wrote.",
        "Between 1 and 3 May, iPads were lost.",
        "In June, Ms X called:", "• twice",
        "[what happened]",
        "Nobody knows when.",
    ]  # fmt: skip


def test_words_of_ones_own_may_say_where_the_date_goes() -> None:
    assert told(
        an_event("e1", on="3 May 2023", statement_text="{date}, it began. Then {date} it ended."),
        an_event("e2", on="4 May 2023", statement_text="It met her {date}. {date} was wet."),
        an_event("e3", on="5 May 2023", statement_text="In May 2023 it wrote."),
        an_event("e4", on="6 May 2023", narrative="it rang."),
        an_event("e5", on="7 May 2023", statement_text="It sent its 2019 file."),
        an_event("e6", on="8 May 2023", narrative="it rang again."),
        an_event("e7", on=None, statement_text=r"Some day {date}, or \{date}."),
    ) == [
        "On 3 May 2023, it began. Then on 3 May it ended.",
        "It met her on 4 May. On 4 May was wet.",
        "In May 2023 it wrote.",
        "On 6 May, it rang.",
        "It sent its 2019 file.",
        "On 8 May 2023, it rang again.",
        "Some day [date of this event], or {date}.",
    ]  # fmt: skip


def test_derived_and_authored_paragraphs_are_told_apart() -> None:
    case = a_case(a_person(), an_event(), an_event("e2", statement_text="Own words."))
    found = [b for b in section(made(case), "what-i-found").blocks if isinstance(b, Paragraph)]
    assert [b.source for b in found] == [BlockSource.DERIVED, BlockSource.AUTHORED]
