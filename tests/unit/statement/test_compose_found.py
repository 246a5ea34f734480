"""What I found: subheadings and what they gather, and events with their dates."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import (
    a_case,
    a_finding,
    a_library,
    a_passage,
    a_person,
    a_sound_case,
    a_standard_paragraph,
    a_topic,
    an_event,
    an_injustice,
    an_override,
    with_fields,
    with_records,
)
from tests.unit.statement.composed import made, section, shown
from workbench.domain.records.complaint import StatementKind
from workbench.domain.records.drafting import Placement, TopicRole
from workbench.statement.composing.events import small_start
from workbench.statement.nodes import BlockSource, Paragraph

# --- what I found ------------------------------------------------------------------------------

FACTS = a_topic("facts", TopicRole.FACTS, title="Key facts", position=1)
VIEWS = a_topic("views", TopicRole.ANALYSIS, title="My findings", position=2)


@pytest.mark.parametrize(
    ("narrative", "printed"),
    [
        ("Two officers visited", "two officers visited"),
        ("Twelve weeks later", "twelve weeks later"),
        ("Nobody answered", "nobody answered"),
        ("However, the school", "however, the school"),
        ("Subsequently the school", "subsequently the school"),
        ("May Lane was closed", "May Lane was closed"),
        ("No-one came", "no-one came"),
        ("Stage two began", "stage two began"),
        ("Police came", "police came"),
        ("Children’s services closed the case", "children’s services closed the case"),
        ("Social workers visited", "social workers visited"),
        ("Social Services wrote", "Social Services wrote"),
        ("Children’s Services wrote", "Children’s Services wrote"),
        ("Early Help ended", "Early Help ended"),
        ("Ofsted inspected", "Ofsted inspected"),
        ("Visit by the manager", "visit by the manager"),
        ("Telephone call to the school", "telephone call to the school"),
        ("Home Office guidance came", "Home Office guidance came"),
        ("I wrote", "I wrote"),
    ],
)
def test_after_a_date_a_sentence_goes_on_in_lower_case(narrative: str, printed: str) -> None:
    assert small_start(narrative) == printed


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


@pytest.mark.parametrize("words", ["(a) of the Act is no item.", "a) also starts so."])
def test_a_passage_that_begins_with_a_letter_is_a_paragraph(words: str) -> None:
    before = a_passage("p1", topic_id="facts", text="A list:\n- one;\n- two.", position=1)
    lettered = a_passage("p2", topic_id="facts", text=words, position=2)
    case = a_case(a_person(), FACTS, before, lettered)
    (found,) = [
        block
        for block in section(made(case), "what-i-found").blocks
        if isinstance(block, Paragraph) and block.origin == "passage:p2"
    ]
    assert found.numbered
    assert shown(case, "what-i-found")[-1] == words
    listed = a_case(a_person(), FACTS, replace(before, text="(a) one;\n(b) two."))
    assert shown(listed, "what-i-found")[-2:] == ["(a) one;", "(b) two."]


def test_a_passage_of_a_lone_mark_prints_nothing() -> None:
    lone = a_passage("p1", topic_id="facts", text="- ")
    assert "-" not in shown(a_case(a_person(), FACTS, lone), "what-i-found")
