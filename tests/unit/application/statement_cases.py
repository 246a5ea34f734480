"""The cases the tests of paragraphs work on, and their statements."""

from __future__ import annotations

from typing import Any

from tests.builders import (
    TODAY,
    a_case,
    a_finding,
    a_head,
    a_library,
    a_passage,
    a_payment,
    a_person,
    a_standard_paragraph,
    a_text,
    a_topic,
    an_event,
    an_injustice,
    an_item_of_evidence,
)
from workbench.application.drafting.rows import StatementRow, rows
from workbench.domain.casefile import CaseFile
from workbench.domain.records.drafting import Placement, TopicRole
from workbench.domain.records.evidence import SourceRef
from workbench.domain.records.findings import FindingResult
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import Document, StatementStage

LIBRARY = a_library(
    a_standard_paragraph("powers-two", "powers", "A second power.", position=5),
    a_standard_paragraph("powers-three", "powers", "A third power.", position=9),
)


def made(case: CaseFile) -> Document:
    return compose(case, LIBRARY, TODAY, StatementStage.DRAFT)


def row_at(document: Document, address: str) -> StatementRow | None:
    """The row with an address; None when nothing in the statement has it."""
    return next((row for row in rows(document) if row.address == address), None)


def shown(case: CaseFile, section: str = "what-i-found") -> list[str]:
    """The first line of every row of a section, without its heading."""
    listed = [row for row in rows(made(case)) if row.section_id == section]
    return [row.words.split("\n")[0] for row in listed if row.kind.value != "section"]


def a_drafted_case(*more: Any) -> CaseFile:
    """Facts with two events of one day and one of another, and an analysis with a finding."""
    return a_case(
        a_person(),
        a_head("h1", "the Council was late", title="Delay"),
        a_text("considered", "I read the papers.\n\nI spoke to {person:p1}."),
        a_topic("t1", TopicRole.FACTS, title="What happened"),
        a_topic("t2", TopicRole.ANALYSIS, title="Analysis", position=1),
        a_passage("s1", "Background.\n\nMore of it:\n- one\n- two", topic_id="t1"),
        a_passage("s2", "In the end.", topic_id="t2", position=1, placement=Placement.AFTER),
        an_item_of_evidence("ev1", title="Stage two report"),
        an_event(
            "e1", "3 May 2023", narrative="The Council wrote.", in_statement=True, topic_id="t1",
            sources=(SourceRef("ev1", "4-6"),), head_ids=("h1",),
        ),
        an_event("e2", "3 May 2023", narrative="It wrote again.", in_statement=True,
                 topic_id="t1", position=1),
        an_event("e3", "5 May 2023", narrative="It replied.", in_statement=True, topic_id="t1"),
        a_finding(
            "f1", head_id="h1", analysis="It was late.\n\nThat was fault.", topic_id="t2",
            event_ids=("e1",), result=FindingResult.FAULT,
        ),
        an_injustice("i1", finding_id="f1", statement_text="{person:p1} was distressed."),
        a_payment("r1", injustice_ids=("i1",)),
        *more,
    )  # fmt: skip
