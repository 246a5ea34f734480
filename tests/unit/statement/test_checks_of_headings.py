"""Headings that stand twice, numbers that moved, unknown sections, and drafts nobody was sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import TODAY, a_sound_case, a_text, a_topic, with_records
from tests.unit.statement.composed import LIBRARY
from workbench.application.handing_out.exporting import prepare
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import ExportBlocked
from workbench.domain.procedure.steps import CouncilComplaint, PanelRecommendation
from workbench.domain.records.drafting import Passage
from workbench.domain.records.versions import StatementVersion
from workbench.statement.checks.running import check
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import StatementStage

FINAL = StatementStage.FINAL


def codes(case: CaseFile, stage: StatementStage = FINAL) -> list[str]:
    return [p.code for p in check(compose(case, LIBRARY, TODAY, stage), case, LIBRARY, today=TODAY)]


# --- a draft that was never sent -----------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "{person:p1} and {body} were each sent a draft of this decision and invited to comment.",
        "I took account of the comments on my draft decision.",
        "The draft decision was shared with both of them.",
        "{person:p1} received a draft of this decision.",
        "In its response to my draft decision, {body} said so.",
        "{person:p1} had the chance to comment on my provisional view.",
        "Having considered comments on my earlier draft, I have changed my view.",
        "I wrote to both sides setting out my draft decision.",
        "A draft version of this decision was sent to both.",
        "{body} and {person:p1} commented on the draft.",
    ],
)
def test_a_final_says_of_no_draft_that_it_was_sent(words: str) -> None:
    case = with_records(a_sound_case(), a_text("considered", words))
    case = with_records(case, replace(case.case, draft_sent_on=None))
    assert "draft-not-sent" in codes(case)
    with pytest.raises(ExportBlocked, match="no draft of this case was issued"):
        prepare(case, LIBRARY, TODAY, FINAL)
    dated = with_records(case, replace(case.case, draft_sent_on=date(2024, 1, 2)))
    assert "draft-not-sent" not in codes(dated)
    issued = with_records(case, StatementVersion(id="v9", stage="draft"))
    assert "draft-not-sent" not in codes(issued)
    assert "draft-not-sent" not in codes(case, StatementStage.DRAFT)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("considered", "The Council sent {person:p1} a draft plan."),
        ("considered", "I read comments on the draft guidance."),
        ("considered", "I decided without sending a draft of this decision to either side."),
        ("considered", "There was no need for a draft of this decision."),
        ("scope", "The Council sent {person:p1} a draft. She had comments on the draft."),
    ],
)
def test_other_drafts_are_no_matter(place: str, words: str) -> None:
    case = with_records(a_sound_case(), a_text(place, words))
    case = with_records(case, replace(case.case, draft_sent_on=None))
    assert "draft-not-sent" not in codes(case)


# --- headings ------------------------------------------------------------------------------------


def with_heading(title: str, section: str = "what-i-found") -> CaseFile:
    return with_records(
        a_sound_case(),
        a_topic("t8", title=title, section=section, position=8),
        Passage(id="s8", topic_id="t8", text="Words."),
        a_topic("t9", title="What the papers show", section="what-i-found", position=9),
        Passage(id="s9", topic_id="t9", text="Words."),
    )


def test_a_heading_that_stands_twice_is_a_problem() -> None:
    assert "heading-doubled" in codes(with_heading("What the  papers show"))
    assert "heading-doubled" not in codes(with_heading("What the papers say"))


def test_a_subheading_of_a_section_no_outline_has_is_a_problem() -> None:
    assert "section-unknown" in codes(with_heading("Other", section="what-i-fond"))
    assert "section-unknown" not in codes(with_heading("Other"))


def test_a_recommendation_deleted_leaves_its_number_open() -> None:
    made = [
        PanelRecommendation(
            id=f"n{n}", position=n, complaint_id="k1", made_by="the panel", title="apology",
            in_statement=True, topic_id=f"h{n}", analysis="It was done.",
        )
        for n in (1, 2)
    ]  # fmt: skip
    headings = [a_topic(f"h{n}", title=f"Panel recommendation {n}: apology") for n in (1, 2)]
    case = with_records(a_sound_case(), CouncilComplaint(id="k1"), *made, *headings)
    assert "recommendation-number" not in codes(case)
    assert "recommendation-number" in codes(case.without("recommendation", "n1"))
