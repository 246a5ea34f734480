"""Papers cited at the end of a line, and an injustice from one line."""

from __future__ import annotations

import pytest

from tests.builders import a_case, a_person, an_item_of_evidence, with_records
from tests.unit.application.desk import CountedIds, new_event
from workbench.application.chronology.events import add_entry
from workbench.application.findings.lines import add_injustice, read_injustice
from workbench.application.records.rows_copied import as_lines, rows_in
from workbench.application.records.sources import sources_at_end
from workbench.application.remedies.lines import read_remedy
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.records.findings import InjusticeKind, Seriousness
from workbench.domain.records.people import AgeGroup
from workbench.domain.records.remedies import RemedyKind


def with_papers() -> CaseFile:
    return a_case(
        a_person(),
        a_person("p2", name="Bea Example", alias="B", age_group=AgeGroup.CHILD, position=1),
        an_item_of_evidence("v1"),
        an_item_of_evidence("v2", position=1),
    )


@pytest.mark.parametrize(
    ("line", "words", "pages"),
    [
        ("Ms X rang E2 p.12", "Ms X rang", [("v2", "12")]),
        ("Ms X rang, E2 page 12.", "Ms X rang", [("v2", "12")]),
        ("Ms X rang (E1 pp. 3-4; E2)", "Ms X rang", [("v1", "3-4"), ("v2", "")]),
        ("Ms X rang – E1", "Ms X rang", [("v1", "")]),
        ("Ms X rang, E2 pages 3 and 5", "Ms X rang", [("v2", "3 and 5")]),
        ("Ms X rang, E2 para 3.2", "Ms X rang", [("v2", "para 3.2")]),
        # What no comma sets apart and no page follows may belong to the sentence.
        ("She sent form E1", "She sent form E1", []),
        ("Ms X rang, E7 p. 2", "Ms X rang, E7 p. 2", []),
        ("Ms X rang, E1 p. 2, E9 p. 4", "Ms X rang, E1 p. 2, E9 p. 4", []),
        ("E2 p. 12 was copied to Ms X", "E2 p. 12 was copied to Ms X", []),
    ],
)
def test_papers_cited_at_the_end_of_a_line_are_its_sources(
    line: str, words: str, pages: list[tuple[str, str]]
) -> None:
    left, sources = sources_at_end(with_papers(), line)
    assert left == words
    assert [(each.evidence_id, each.pages) for each in sources] == pages


@pytest.mark.parametrize(
    ("line", "printed", "inside"),
    [("3 May 2023 Ms X rang, E2 p. 4", True, True), ("Ms X rang, E2 p. 4", True, False),
     ("3 May 2023 Ms X rang, E2 p. 4", False, False)],
)  # fmt: skip
def test_a_dated_event_goes_into_the_statement_where_that_is_wanted(
    line: str, printed: bool, inside: bool
) -> None:
    event = add_entry(with_papers(), line, new_event("e1", printed)).events["e1"]
    assert event.in_statement is inside
    assert event.narrative == "{person:p1} rang"
    assert [source.pages for source in event.sources] == ["4"]


@pytest.mark.parametrize(
    ("line", "kind", "who", "how"),
    [
        ("Distress: She waited.", InjusticeKind.DISTRESS, "p1", "She waited."),
        ("B lost opportunity: nobody asked", InjusticeKind.LOST_OPPORTUNITY, "p2", "nobody asked"),
        ("Time and trouble to B", InjusticeKind.TIME_AND_TROUBLE, "p2", ""),
        ("uncertainty", InjusticeKind.UNCERTAINTY, "p1", ""),
        ("B missed a term of school", InjusticeKind.LOSS_OF_EDUCATION, "p2",
         "B missed a term of school"),
        ("She waited: ten months in all", InjusticeKind.DISTRESS, "p1",
         "She waited: ten months in all"),
        ("Risk of harm to B: no visit", InjusticeKind.RISK_OF_HARM, "p2", "no visit"),
        ("B lost money: nobody paid", InjusticeKind.FINANCIAL_LOSS, "p2", "nobody paid"),
    ],
)  # fmt: skip
def test_an_injustice_is_read_from_one_line(
    line: str, kind: InjusticeKind, who: str, how: str
) -> None:
    read = read_injustice(with_papers(), line, "i1", "f1")
    assert (read.kind, read.person_id, read.how) == (kind, who, how)


def test_an_empty_line_is_no_injustice() -> None:
    with pytest.raises(InvalidInput):
        add_injustice(with_papers(), "  ", CountedIds(), "f1")


@pytest.mark.parametrize(
    ("line", "whom"),
    [
        ("Distress to Ms X and B: they waited", ["p1", "p2"]),
        ("B and Ms X, distress", ["p2", "p1"]),
        ("Distress to B: Ms X had to wait", ["p2"]),
        ("Ms X and B waited", ["p1"]),
        ("Distress to Bea: nobody rang", ["p2"]),
        ("Distress to example people: nobody rang", ["p1"]),
    ],
)
def test_a_line_that_names_several_makes_an_injustice_to_each(line: str, whom: list[str]) -> None:
    case = add_injustice(with_papers(), line, CountedIds(), "f1")
    assert [each.person_id for each in case.injustices.values()] == whom
    assert len({each.how for each in case.injustices.values()}) == 1


@pytest.mark.parametrize(
    ("line", "kind", "who", "weight", "how"),
    [
        ("B, lost opportunity, severe or prolonged, nobody asked, not once",
         InjusticeKind.LOST_OPPORTUNITY, "p2", Seriousness.SEVERE, "nobody asked, not once"),
        ("B: lost opportunity: nobody asked", InjusticeKind.LOST_OPPORTUNITY, "p2",
         Seriousness.NOT_WEIGHED, "nobody asked"),
        ("Distress, slight", InjusticeKind.DISTRESS, "p1", Seriousness.SLIGHT, ""),
        ("B, missed a term of school", InjusticeKind.LOSS_OF_EDUCATION, "p2",
         Seriousness.NOT_WEIGHED, "missed a term of school"),
        ("A slight delay, she waited", InjusticeKind.DISTRESS, "p1",
         Seriousness.NOT_WEIGHED, "A slight delay, she waited"),
    ],
)  # fmt: skip
def test_what_an_injustice_was_to_whom_and_how_heavy_may_stand_apart(
    line: str, kind: InjusticeKind, who: str, weight: Seriousness, how: str
) -> None:
    read = read_injustice(with_papers(), line, "i1", "f1")
    assert (read.kind, read.person_id, read.seriousness, read.how) == (kind, who, weight, how)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Ms X\tDistress\tShe waited\r\nB\t\tNobody asked\r\n",
         ["Ms X, Distress, She waited", "B, Nobody asked"]),
        ('Ms X\t"She waited.\nShe ""rang"" twice."\nB\tNo', ['Ms X, She waited. She "rang" twice.',
         "B, No"]),
        ('"One cell\nof two lines"', ["One cell of two lines"]),
        ('"Said so" and left\n"Wholly quoted"', ['"Said so" and left', '"Wholly quoted"']),
        ('An 8" gap\t"open\nB', ['An 8" gap, "open', "B"]),
        ("1\tDelay\n12/4/2023\tresponse\n12 April\tresponse",
         ["1 Delay", "12/4/2023 response", "12 April, response"]),
        ("\n \t \n\r\nOne\rTwo", ["One", "Two"]),
        ("", []),
    ],
)  # fmt: skip
def test_rows_copied_elsewhere_are_lines_as_somebody_would_type_them(
    text: str, lines: list[str]
) -> None:
    assert as_lines(rows_in(text)) == lines


def test_a_remedy_goes_on_from_who_should_do_it() -> None:
    case = with_papers()
    lines = ("Apologise to Ms X, 4 weeks", "Ms X should be paid £50", "EHC plan: amend it")
    first, second, third = (read_remedy(case, line).text for line in lines)
    assert first.startswith("apologise to ") and third.startswith("EHC plan")
    assert second.startswith("Ms X")


@pytest.mark.parametrize(
    ("line", "kind", "pence"),
    [
        ("Pay Ms X £4,297.80 for the lost allowance", RemedyKind.FINANCIAL_LOSS, 429_780),
        ("Pay Ms X £4,297 of arrears", RemedyKind.FINANCIAL_LOSS, 429_700),
        ("Pay Ms X £300, within 4 weeks", RemedyKind.SYMBOLIC_PAYMENT, 30_000),
        ("Pay Ms X £4,", RemedyKind.SYMBOLIC_PAYMENT, 400),
        ("Pay Ms X £,", RemedyKind.SYMBOLIC_PAYMENT, None),
    ],
)
def test_a_sum_is_read_as_far_as_it_is_typed(
    line: str, kind: RemedyKind, pence: int | None
) -> None:
    read = read_remedy(with_papers(), line)
    assert (read.kind, read.amount) == (kind, pence)


def test_a_remedy_is_for_whom_it_names_though_by_first_name_only() -> None:
    case = with_records(with_papers(), a_person("p3", name="Mark Hale", alias="Mr Y", position=2))
    said = ("apologise to Bea", "Mark the file", "write to Mark", "apologise to bea")
    assert [read_remedy(case, line).person_id for line in said] == ["p2", "p1", "p3", "p1"]
