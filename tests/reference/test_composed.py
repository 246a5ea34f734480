"""The standard paragraphs read as parts of a statement: every outline, draft and final."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from workbench.bootstrap import load_reference_library
from workbench.domain.casefile import CaseFile
from workbench.domain.records.complaint import Case, Edition, Outcome, StatementKind
from workbench.domain.records.drafting import StandardChoice
from workbench.domain.records.people import Person, PersonRole
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import StatementStage
from workbench.statement.text import lines, section_lines

LIBRARY = load_reference_library()
TODAY = date(2026, 11, 22)
CASE = CaseFile(
    case=Case(id="c1", reference="26 001 234", body="Northshire Council", outcome=Outcome.UPHELD),
    people={"p1": Person(id="p1", alias="Ms X", role=PersonRole.COMPLAINANT)},
)


def a_case(**changes: object) -> CaseFile:
    return CASE.with_record("case", replace(CASE.case, **changes))  # type: ignore[arg-type]


def with_every_paragraph(case: CaseFile) -> CaseFile:
    return case.with_collection("choice", {id: StandardChoice(id=id) for id in LIBRARY.paragraphs})


@pytest.mark.parametrize("stage", StatementStage)
@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("kind", StatementKind)
@pytest.mark.parametrize("decided_on", [date(2020, 3, 2), date(2022, 6, 1), TODAY])
def test_every_standard_paragraph_can_be_printed(
    stage: StatementStage, edition: Edition, kind: StatementKind, decided_on: date
) -> None:
    case = a_case(statement_kind=kind, edition=edition, decided_on=decided_on)
    printed = "\n".join(lines(compose(with_every_paragraph(case), LIBRARY, TODAY, stage)))
    offered = [
        paragraph
        for paragraph in LIBRARY.paragraphs.values()
        if kind in paragraph.kinds
        and paragraph.stage in ("", stage)
        and (paragraph.valid_from or date.min) <= decided_on <= (paragraph.valid_to or date.max)
    ]
    assert len(offered) > 40
    for paragraph in offered:
        first = paragraph.text.split("{")[0].split("*")[0].split("\n")[0]
        assert first in printed, paragraph.id
    assert "unknown" not in printed
    assert "{" not in printed


@pytest.mark.parametrize(
    ("outcome", "stage", "expected"),
    [
        (Outcome.UPHELD, StatementStage.FINAL, True),
        (Outcome.UPHELD, StatementStage.DRAFT, False),
        (Outcome.NOT_UPHELD, StatementStage.FINAL, False),
    ],
)
def test_ofsted_is_told_of_upheld_final_decisions(
    outcome: Outcome, stage: StatementStage, expected: bool
) -> None:
    document = compose(a_case(outcome=outcome), LIBRARY, TODAY, stage)
    assert any("Ofsted" in line for line in lines(document)) is expected


@pytest.mark.parametrize("stage", StatementStage)
@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        (StatementKind.INVESTIGATION, Outcome.UPHELD),
        (StatementKind.INVESTIGATION, Outcome.NOT_UPHELD),
        (StatementKind.INVESTIGATION, Outcome.CLOSED_AFTER_INITIAL_ENQUIRIES),
        (StatementKind.ASSESSMENT, Outcome.UPHELD),
        (StatementKind.ASSESSMENT, Outcome.CLOSED_AFTER_INITIAL_ENQUIRIES),
    ],
)
def test_a_settled_outcome_has_a_decision(
    kind: StatementKind, stage: StatementStage, outcome: Outcome
) -> None:
    document = compose(a_case(statement_kind=kind, outcome=outcome), LIBRARY, TODAY, stage)
    (decision,) = (section for section in document.sections if section.id == "decision")
    assert not [line for line in section_lines(decision) if "[" in line]


def test_a_draft_says_that_it_is_one() -> None:
    draft = "\n".join(lines(compose(CASE, LIBRARY, TODAY, StatementStage.DRAFT)))
    final = "\n".join(lines(compose(CASE, LIBRARY, TODAY, StatementStage.FINAL)))
    for words in ("our provisional view", "My decision is provisional", "comment on this draft"):
        assert words in draft
        assert words not in final


def test_no_two_paragraphs_say_the_same() -> None:
    counted = Counter(paragraph.text for paragraph in LIBRARY.paragraphs.values())
    assert counted.most_common(1)[0][1] == 1


def test_a_draft_says_by_when_and_how_to_comment_once_a_day_is_given() -> None:
    said = "Comments should reach me in writing by 16 April 2024."
    given = a_case(comments_due=date(2024, 4, 16))
    assert said in " ".join(lines(compose(given, LIBRARY, TODAY, StatementStage.DRAFT)))
    assert said not in " ".join(lines(compose(given, LIBRARY, TODAY, StatementStage.FINAL)))
    unsaid = a_case(comments_due=None)
    drafted = " ".join(lines(compose(unsaid, LIBRARY, TODAY, StatementStage.DRAFT)))
    assert "should reach me" not in drafted
