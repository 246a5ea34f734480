"""What is typed to find something is read, and nothing that is typed is an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.application.searching.query import (
    All,
    Any,
    Near,
    Query,
    Term,
    read_query,
    terms,
    with_terms,
)

A, B, C = Term("a1"), Term("b1"), Term("c1")


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("a1", A),
        ("a1 b1", All((A, B))),
        ("a1 AND b1", All((A, B))),
        ("a1 OR b1", Any((A, B))),
        ("a1 b1 OR c1", Any((All((A, B)), C))),
        ("a1 (b1 OR c1)", All((A, Any((B, C))))),
        ("a1 NOT b1", All((A,), (B,))),
        ("NOT b1 a1", All((A,), (B,))),
        ("a1 NOT (b1 OR c1)", All((A,), (Any((B, C)),))),
        ("NOT b1", None),
        ("a1*", Term("a1", prefix=True)),
        ('"a1 b1"', Term("a1 b1", phrase=True)),
        ("“a1 b1” c1", All((Term("a1 b1", phrase=True), C))),
        ('"a1 b1', Term("a1 b1", phrase=True)),
        ("a1 NEAR b1", Near((A, B))),
        ("a1 NEAR/3 b1 c1", All((Near((A, B), 3), C))),
        ("NEAR(a1 b1)", Near((A, B))),
        ("NEAR(a1 b1, 5)", Near((A, B), 5)),
        ("NEAR/4(a1 b1)", Near((A, B), 4)),
        ("and or not near", All(tuple(map(Term, ("and", "or", "not", "near"))))),
        ("AND a1 OR", A),
        ("((a1", A),
        (") a1", A),
        ("NEAR", None),
        ('- ( ) * "" \'', None),
        ("", None),
        ("a1, b1.", All((A, B))),
        ("stage-two", Term("stage-two")),
    ],
)
def test_what_is_typed_is_read(typed: str, query: Query | None) -> None:
    assert read_query(typed) == query


@given(st.lists(st.sampled_from(["a1", "AND", "OR", "NOT", "NEAR", "NEAR/2", "(", ")", '"', "*"])))
def test_nothing_typed_is_an_error(parts: list[str]) -> None:
    query = read_query(" ".join(parts))
    if query is not None:
        assert list(terms(query))


def test_terms_are_changed_where_they_must_be_there() -> None:
    query = read_query("a1 (b1 OR NEAR(a1 c1)) NOT a1")
    assert query is not None
    changed = with_terms(query, lambda term: Term(term.words.upper()))
    near = Near((Term("A1"), Term("C1")))
    assert changed == All((Term("A1"), Any((Term("B1"), near))), (A,))
