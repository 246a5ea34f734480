"""Papers cited by the pages of the bundle they are bound in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import a_case, an_event, an_item_of_evidence
from workbench.application.disclosing.bundle import (
    BoundItem,
    Bundle,
    citations_changed,
    with_bundle,
)
from workbench.application.disclosing.schedule import BUNDLE, COLUMNS, evidence_index
from workbench.application.records.labels import cited, sources_words
from workbench.domain.casefile import CaseFile
from workbench.domain.records.complaint import Citing
from workbench.domain.records.evidence import SourceRef


def a_bundle(*items: tuple[str, int, int], trouble: str = "") -> Bundle:
    return Bundle(b"", 99, tuple(BoundItem(id, at, pages, trouble) for id, at, pages in items))


@pytest.fixture
def case() -> CaseFile:
    """Two papers of 20 pages and one without known pages; an event cites the second."""
    papers = [
        an_item_of_evidence(f"v{n}", f"Paper {n}", position=n, pages=20 if n < 3 else None)
        for n in (1, 2, 3)
    ]
    event = an_event("e1", sources=(SourceRef("v2", "4"),))
    return with_bundle(
        a_case(*papers, event), a_bundle(("v1", 3, 20), ("v2", 23, 20), ("v3", 43, 2))
    )


def by(case: CaseFile, citing: Citing) -> CaseFile:
    return replace(case, case=replace(case.case, citing=citing))


@pytest.mark.parametrize(
    ("pages", "bundle", "both"),
    [
        ("4", "bundle page 26", "page 4 (bundle page 26)"),
        ("12-14", "bundle pages 34-36", "pages 12-14 (bundle pages 34-36)"),
        ("4, 7", "bundle pages 26, 29", "pages 4, 7 (bundle pages 26, 29)"),
        ("8, 3.6", "bundle page 30, 3.6", "page 8, 3.6 (bundle page 30, 3.6)"),
        ("8, 3.6.12", "bundle page 30, 3.6.12", "page 8, 3.6.12 (bundle page 30, 3.6.12)"),
        ("", "bundle page 23", "(bundle page 23)"),
        ("para 3.2", "bundle page 23 on, para 3.2", "para 3.2 (bundle page 23 on, para 3.2)"),
    ],
)
def test_a_place_is_that_of_the_bundle_instead_or_beside(
    case: CaseFile, pages: str, bundle: str, both: str
) -> None:
    source = SourceRef("v2", pages)
    assert cited(by(case, Citing.BUNDLE), source) == f"E2 {bundle}"
    assert cited(by(case, Citing.BOTH), source) == f"E2 {both}"


def test_a_page_no_paper_has_and_a_paper_that_is_not_bound_keep_their_own(case: CaseFile) -> None:
    both = by(with_bundle(case, a_bundle(("v2", 9, 20))), Citing.BUNDLE)
    sources = (SourceRef("v1", "4"), SourceRef("v2", "21"), SourceRef("v2", "20"))
    assert sources_words(both, sources) == "E1 page 4; E2 page 21; E2 bundle page 28"
    assert sources_words(case, sources) == "E1 page 4; E2 page 21; E2 page 20"


def test_a_slip_in_place_of_a_paper_is_not_cited(case: CaseFile) -> None:
    slips = with_bundle(case, a_bundle(("v2", 23, 1), trouble="It is damaged."))
    assert {item.bundle_page for item in slips.evidence.values()} == {None}


def test_only_cited_papers_that_begin_elsewhere_change_citations(case: CaseFile) -> None:
    same = a_bundle(("v1", 3, 20), ("v2", 23, 20), ("v3", 43, 2))
    assert citations_changed(case, same) == ""
    other = a_bundle(("v2", 3, 20), ("v1", 23, 20))
    assert citations_changed(case, other) == "E2: page 3, was page 23"
    assert citations_changed(case, a_bundle(("v1", 3, 20))) == "E2: not in the bundle, was page 23"
    assert with_bundle(case, other).evidence["v3"].bundle_page is None


def test_the_index_says_where_in_the_bundle_where_papers_are_cited_so(case: CaseFile) -> None:
    assert evidence_index(case).columns == COLUMNS
    table = evidence_index(by(case, Citing.BOTH))
    assert table.columns == (*COLUMNS, BUNDLE)
    assert [row[-1].text for row in table.rows] == ["3-22", "23-42", "43"]
