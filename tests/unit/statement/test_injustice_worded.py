"""How an injustice follows, written once in the findings, composes its words in the statement."""

from __future__ import annotations

import pytest

from tests.builders import (
    RESOURCES,
    TODAY,
    a_case,
    a_finding,
    a_person,
    an_injustice,
)
from workbench.application.case import editing
from workbench.application.drafting.paragraphs import editable, reword
from workbench.application.findings.results import new_injustice
from workbench.domain.casefile import CaseFile
from workbench.domain.records.findings import InjusticeKind
from workbench.reference.loader import load_library
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import BlockSource, Paragraph, StatementStage
from workbench.statement.text import paragraph_text

LIBRARY = load_library(RESOURCES)


def told(case: CaseFile) -> list[tuple[str, BlockSource]]:
    """The paragraphs on injustices, each with where its words come from."""
    document = compose(case, LIBRARY, TODAY, StatementStage.DRAFT)
    return [
        (paragraph_text(block), block.source)
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Paragraph) and block.origin.startswith("injustice:")
    ]


def a_case_with(*injustices: dict[str, object]) -> CaseFile:
    """A case of a couple with these injustices, none of them with words of its own."""
    blank = {"statement_text": "", "recounted": True, "kind": InjusticeKind.DISTRESS}
    return a_case(
        a_person("p1", "Mr B", name="Mr Carver"),
        a_person("p2", "Mrs B", name="Mrs Carver"),
        a_finding(analysis="The Council waited."),
        *(an_injustice(f"i{n}", **{**blank, **each}) for n, each in enumerate(injustices, 1)),
    )


@pytest.mark.parametrize(
    ("kind", "how", "words"),
    [
        (
            InjusticeKind.DISTRESS,
            "he waited eight months for a panel",
            "This caused Mr B distress: he waited eight months for a panel.",
        ),
        (
            InjusticeKind.LOSS_OF_SERVICE,
            "No respite was given until May.",
            "This meant that Mr B went without a service. No respite was given until May.",
        ),
        (
            InjusticeKind.DISTRESS,
            "the delay caused {person:p1} distress at a hard time",
            "The delay caused Mr B distress at a hard time.",
        ),
    ],
)
def test_an_injustice_is_worded_from_what_is_said_of_it(
    kind: InjusticeKind, how: str, words: str
) -> None:
    assert told(a_case_with({"kind": kind, "how": how})) == [(words, BlockSource.DERIVED)]


def test_every_kind_can_be_worded() -> None:
    for kind in InjusticeKind:
        ((words, _),) = told(a_case_with({"kind": kind, "how": "they had to ask again"}))
        assert (
            words.startswith("This ")
            and words.endswith("Mr B: they had to ask again.")
            or ("Mr B" in words and words.endswith(": they had to ask again."))
        )


def test_one_thing_that_was_done_to_two_is_told_once() -> None:
    how = "they were not told of the panel"
    case = a_case_with({"how": how}, {"how": how, "person_id": "p2"})
    assert told(case) == [(f"This caused Mr B and Mrs B distress: {how}.", BlockSource.DERIVED)]
    case = editing.set_fields(case, "injustice", "i2", statement_text="Both were distressed.")
    assert told(case) == [("Both were distressed.", BlockSource.AUTHORED)]


def test_what_is_not_to_be_told_or_says_nothing_prints_nothing() -> None:
    assert told(a_case_with({"how": "he waited", "recounted": False}, {"how": ""})) == []
    assert not an_injustice().recounted, "those of casebooks and case files made before"
    assert new_injustice(a_case(), "i1", "f1").recounted


def test_the_words_are_open_to_rewording() -> None:
    case = a_case_with({"how": "he waited"})
    state = editable(case, "injustice:i1")
    assert (state.in_place, state.rewordable) == (False, True)
    acted = reword(case, "injustice:i1", "This caused {person:p1} distress: he waited.", "o1")
    assert told(acted.case) == [("This caused Mr B distress: he waited.", BlockSource.AUTHORED)]
    assert editable(acted.case, acted.address).in_place
