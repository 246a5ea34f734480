"""Words and references written under origins of earlier versions keep their meaning."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import (
    TODAY,
    a_payment,
    a_sound_case,
    an_apology,
    an_override,
    with_records,
)
from tests.in_memory_store import InMemoryStore
from tests.unit.application.desk import CountedIds, FixedClock
from tests.unit.statement.composed import LIBRARY
from workbench.application.casebook.workbench import Workbench
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.counting import DeadlineUnit
from workbench.domain.records.drafting import SectionText
from workbench.domain.records.remedies import Agreement, Deadline
from workbench.interchange import casefile
from workbench.statement.composing.compose import compose
from workbench.statement.composing.earlier_origins import present_origins, with_present_origins
from workbench.statement.composing.overrides import replaceable, reviews
from workbench.statement.nodes import Document, Paragraph, ParagraphRef, StatementStage
from workbench.statement.walk import blocks_of

FINAL = StatementStage.FINAL
FORMER, PRESENT = "remedies:personal-1-months", "remedies:of-r1"
WORDS = "It will say sorry and pay {person:p1} £150."


def with_former_origins() -> CaseFile:
    case = with_records(a_sound_case(), an_apology())
    words = replaceable(case, LIBRARY, TODAY, FINAL)[PRESENT]
    refers = SectionText(id="decision", text=f"As paragraph {{para:{FORMER}}} says.")
    return with_records(case, an_override("o1", FORMER, WORDS, words), refers)


def references(document: Document) -> list[int | None]:
    return [
        inline.number
        for block in blocks_of(document)
        if isinstance(block, Paragraph)
        for inline in block.inlines
        if isinstance(inline, ParagraphRef)
    ]


def printed(case: CaseFile) -> list[str]:
    document = compose(case, LIBRARY, TODAY, FINAL)
    return [b.origin for b in blocks_of(document) if isinstance(b, Paragraph)]


def test_a_statement_is_composed_from_former_origins_as_from_present_ones() -> None:
    case = with_former_origins()
    document = compose(case, LIBRARY, TODAY, FINAL)
    assert references(document) == references(
        compose(with_present_origins(case), LIBRARY, TODAY, FINAL)
    )
    assert None not in references(document)
    assert PRESENT in printed(case)
    assert reviews(case, LIBRARY, TODAY, FINAL) == ()


def test_a_case_file_is_read_with_present_origins() -> None:
    case = casefile.loads(casefile.dumps(with_former_origins()))
    assert case.overrides["o1"].origin == PRESENT
    assert f"{{para:{PRESENT}}}" in case.text("decision")


def test_a_case_of_the_casebook_is_opened_with_present_origins() -> None:
    workbench = Workbench(InMemoryStore(), lambda: LIBRARY, FixedClock(), CountedIds())
    session = workbench.open(workbench.bring_in(with_former_origins()))
    assert session.case.overrides["o1"].origin == PRESENT
    later = Deadline(3, DeadlineUnit.MONTHS)
    changed = with_records(
        session.case,
        *(replace(each, deadline=later) for each in (a_payment(), an_apology())),
    )
    (review,) = reviews(changed, LIBRARY, TODAY, FINAL)
    assert review.current is not None
    assert "three months" in review.current
    assert references(compose(changed, LIBRARY, TODAY, FINAL)) != [None]


def test_groups_of_a_final_decision_that_are_not_agreed_have_present_origins_too() -> None:
    case = with_records(a_sound_case(), an_apology(agreement=Agreement.NOT_ASKED))
    named = present_origins(case)
    assert named["remedies:personal-1-months-not-agreed"] == "remedies:of-r2"
    assert named[FORMER] == PRESENT


def test_words_under_a_present_origin_are_not_put_aside_by_former_ones() -> None:
    case = with_records(with_former_origins(), an_override("o2", PRESENT, "Present words."))
    assert with_present_origins(case).overrides["o1"].origin == FORMER
    assert with_present_origins(case).overrides["o2"].text == "Present words."
