"""Real names, labels and everyday words that are no names."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import (
    a_person,
    with_records,
)
from tests.unit.statement.checking import (
    codes,
    problems,
    saying,
    with_,
)
from workbench.domain.problems import Severity

# --- people ------------------------------------------------------------------------------------

LEAKY = a_person(
    name="Mary-Ann O’Hara-Núñez",
    other_names=("Minnie", "Will", "May Young", "Jo"),
    identifiers=(
        "12 Orchard Way, Leeds",
        "0161 496 0000",
        "m.ohara@example.com",
        "7",
        "21 017 938",
    ),
    alias="Ms X",
)


@pytest.mark.parametrize(
    "words",
    [
        "It wrote to Mary.", "to mary-ann’s house", "MARY ANN", "Maryann", "Miss Hara spoke",
        "O'Hara", "OHARA", "Mrs Nunez", "o’hara núñez", "Min\u00adnie came", "It asked Will.",
        "then May Young came", "It told Jo so.", "of 12, Orchard Way Leeds", "m.ohara@example.com",
        "call 01614960000", "call 0161-496-0000 now", "In reply May said so.", "## Minnie\n\nx",
        "> said Minnie", "- one\n  - Minnie",
    ],
)  # fmt: skip
def test_a_real_name_or_detail_is_found_however_it_is_written(words: str) -> None:
    case = with_records(saying(words), LEAKY)
    found = [p for p in problems(case) if p.code in ("name-leak", "detail-leak")]
    assert found, words
    assert found[0].severity is Severity.ERROR
    assert found[0].excerpt


@pytest.mark.parametrize(
    "words",
    [
        "Will it? Will the Council?", "It will in May 2021, and by May, and on 3 May.", "May 2020",
        "It may. In early May it did.", "A summary", "7 people", "Marys", "hara", "The job was.",
        "A young person may come", "It rang 10 times in 2021.", "{cite:Local Government Act 1974}",
    ],
)  # fmt: skip
def test_everyday_words_are_no_names(words: str) -> None:
    case = with_records(saying(words), replace(LEAKY, name="Quill Zed"))
    assert "name-leak" not in codes(case)
    assert "detail-leak" not in codes(case)


def test_names_are_looked_for_around_the_text_too() -> None:
    case = with_(a_person(name="Leah Category"), subject="Leah’s school")
    leaks = {(p.code, p.where.field) for p in problems(case)}
    assert ("name-leak", "subject") in leaks


def test_the_bodys_own_name_and_standard_words_are_no_leak() -> None:
    case = with_(a_person(name="Una Northshire", other_names=("Ofsted",)))
    assert "name-leak" not in codes(case)


@pytest.mark.parametrize(
    ("person", "code", "severity"),
    [
        (a_person("p5", alias="Ms X", name="Q Z"), "alias-shared", Severity.ERROR),
        (a_person("p5", alias="Mr P", name="Peter Zed"), "alias-initial", Severity.WARNING),
        (a_person("p5", alias="A", name="Olga Zed"), "alias-a", Severity.NOTE),
        (a_person("p5", alias="Ms Zed", name="Olga Zed"), "alias-real-name", Severity.ERROR),
    ],
)
def test_labels_are_checked(person: Any, code: str, severity: Severity) -> None:
    (problem, *_) = [p for p in problems(with_(person)) if p.code == code]
    assert problem.severity is severity
    assert problem.where.field == "alias"


def test_a_label_that_is_nobody_is_an_error() -> None:
    assert "unknown-label" in codes(saying("Mr D’s past treatment"))
    assert "unknown-label" not in codes(saying("Ms X said; Dr Zed; Mr Dee"))
