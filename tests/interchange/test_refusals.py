"""A bad case file is refused whole, with every problem named by its place in the file."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.interchange.cases import case_files
from tests.properties import examples
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import CaseFileRefused
from workbench.interchange import file_text
from workbench.interchange.casefile import dumps, loads


def a_file(**lists: Any) -> str:
    whole = {"format": "case-workbench-case", "version": 2, "case": {"id": "c1"}, **lists}
    return json.dumps(whole)


def refused(source: str | bytes) -> CaseFileRefused:
    with pytest.raises(CaseFileRefused) as caught:
        loads(source)
    assert caught.value.message and caught.value.hint
    assert "Nothing was imported" in caught.value.hint
    return caught.value


@pytest.mark.parametrize(
    ("lists", "problem"),
    [
        (
            {"events": [{"id": "e1"}, {"id": "e2", "on": "2018-02-31"}]},
            "events[1].on: February 2018 has 28 days, so there is no 31 February",
        ),
        (
            {"events": [{"id": "e1", "on": "2/5/19"}]},
            "events[0].on: “2/5/19” is not a date code such as 2021-03-22 or mid 2018-01",
        ),
        (
            {"case": {"id": "c1", "decided_on": "2021-02-30"}},
            "case.decided_on: “2021-02-30” is not a day of the calendar such as 2021-03-22",
        ),
        (
            {"case": {"id": "c1", "decided_on": "20210330"}},
            "case.decided_on: “20210330” is not a day of the calendar such as 2021-03-22",
        ),
        (
            {"case": {"id": "c1", "decided_on": "9999-12-31"}},
            "case.decided_on: the year 9999 is outside 1900 to 2199",
        ),
        ({"case": {}}, "case.id: is missing"),
        ({"case": []}, "case: should be an object, but is a list"),
        (
            {"case": {"id": "c1", "reference": "21017938"}},
            "case.reference: should be eight digits written as NN NNN NNN, or left out",
        ),
        (
            {"case": {"id": "c1", "reference": "٢٢ ٩٩٠ ٠٢٧"}},
            "case.reference: should be eight digits written as NN NNN NNN, or left out",
        ),
        (
            {"case": {"id": "c1", "stage": "over"}},
            "case.stage: should be one of 'intake', 'assessment', 'investigation', "
            "'draft decision', 'final decision', 'compliance', 'closed'",
        ),
        ({"peeple": []}, "peeple: is not a known field"),
        ({"people": {"id": "p1"}}, "people: should be a list"),
        ({"people": ["p1"]}, "people[0]: should be an object, but is text"),
        ({"people": [{"id": "p1", "nmae": "x"}]}, "people[0].nmae: is not a known field"),
        ({"people": [{"name": "x"}]}, "people[0].id: is missing"),
        (
            {"people": [{"id": "Ms X"}]},
            "people[0].id: “Ms X” cannot be an id: use up to 64 lower-case letters, digits "
            "and hyphens",
        ),
        (
            {"people": [{"id": "p1"}, {"id": "p1"}]},
            "people[1].id: “p1” is already the id of people[0]",
        ),
        ({"events": [{"id": "e1", "disputed": 1}]}, "should be true or false, but is a number"),
        ({"evidence": [{"id": "d1", "pages": -2}]}, "the number of pages cannot be negative"),
        ({"evidence": [{"id": "d1", "pages": 1.5}]}, "should be a whole number"),
        (
            {"remedies": [{"id": "r1", "amount": -1}]},
            "remedies[0].amount: a sum cannot be negative",
        ),
        (
            {"remedies": [{"id": "r1", "amount": 10_000_000_001}]},
            "remedies[0].amount: a sum is at most £100,000,000, in pence",
        ),
        (
            {"remedies": [{"id": "r1", "deadline": {"count": 0, "unit": "weeks"}}]},
            "remedies[0].deadline: a deadline is between 1 and 1,000 of its unit",
        ),
        ({"texts": [{"id": "preface"}]}, "texts[0].id: “preface” is not a place for text: summary"),
        ({"heads": [{"id": "h1", "title": "x" * 1_000_001}]}, "longer than 1,000,000 characters"),
        # links
        (
            {"injustices": [{"id": "i1", "person_id": "p9"}]},
            "injustices[0].person_id: there is no person with the id “p9”",
        ),
        (
            {"injustices": [{"id": "i1", "finding_id": "f9"}]},
            "there is no finding with the id “f9”",
        ),
        ({"findings": [{"id": "f1", "head_id": "h9"}]}, "findings[0].head_id: there is no head of"),
        (
            {"findings": [{"id": "f1", "event_ids": ["e9"]}]},
            "findings[0].event_ids[0]: there is no",
        ),
        ({"events": [{"id": "e1", "topic_id": "t9"}]}, "there is no subheading with the id “t9”"),
        ({"events": [{"id": "e1", "head_ids": ["h9"]}]}, "events[0].head_ids[0]: there is no head"),
        (
            {"events": [{"id": "e1", "sources": [{"evidence_id": "d9"}]}]},
            "events[0].sources[0].evidence_id: there is no evidence item with the id “d9”",
        ),
        (
            {"people": [{"id": "p1", "relations": [{"person_id": "p9", "words": "aunt of"}]}]},
            "people[0].relations[0].person_id: there is no person",
        ),
        ({"remedies": [{"id": "r1", "injustice_ids": ["i9"]}]}, "there is no injustice"),
        ({"remedies": [{"id": "r1", "person_id": "p9"}]}, "remedies[0].person_id: there is no"),
        ({"passages": [{"id": "s1", "topic_id": "t9"}]}, "passages[0].topic_id: there is no"),
        ({"receipts": [{"id": "x1", "version_id": "v9"}]}, "there is no statement version"),
        (
            {"topics": [{"id": "t1", "parent_id": "t2"}, {"id": "t2", "parent_id": "t1"}]},
            "topics[0].parent_id: subheadings stand under one another: t1 → t2 → t1",
        ),
        ({"topics": [{"id": "t1", "parent_id": "t1"}]}, "under one another: t1 → t1"),
        # stored statements
        ({"versions": ["v1"]}, "versions[0]: should be an object, but is text"),
        ({"versions": [{"id": "v1", "document": {}}]}, "versions[0].document: should be text"),
        ({"versions": [{"id": "v1", "document": "\ud800"}]}, "cannot be written"),
    ],
)
def test_a_problem_is_named_by_its_place(lists: dict[str, Any], problem: str) -> None:
    problems = refused(a_file(**lists)).problems
    assert len(problems) == 1
    assert problem in problems[0]


def test_every_problem_is_listed_at_once() -> None:
    error = refused(
        a_file(
            case={"id": "c1", "reference": "1"},
            people=[{"id": "p1", "role": "aunt"}],
            remedies=[{"id": "r1", "person_id": "p1"}, {"id": "r2", "person_id": "p7"}],
        )
    )
    assert error.message == "This case file has 3 problems, so it was not imported."
    assert [problem.partition(":")[0] for problem in error.problems] == [
        "case.reference", "people[0].role", "remedies[1].person_id",
    ]  # fmt: skip


def test_at_most_two_hundred_problems_are_listed() -> None:
    problems = refused(a_file(people=[{"id": f"p{i}", "x": 1} for i in range(1500)])).problems
    assert len(problems) == 201
    assert problems[-1] == "and 1,300 more"


@pytest.mark.parametrize("whole", ["[]", '"case"', "null", "3", "{}", '{"format": "other"}'])
def test_another_kind_of_file_is_refused(whole: str) -> None:
    assert refused(whole).message == "This is not a case file."


@pytest.mark.parametrize("version", ["0", "true", '"1"', "1.0", "null"])
def test_a_file_without_a_version_is_refused(version: str) -> None:
    error = refused(f'{{"format": "case-workbench-case", "version": {version}}}')
    assert "which version" in error.message


def test_a_file_from_a_later_version_is_refused_at_once() -> None:
    error = refused('{"format": "case-workbench-case", "version": 6, "cases": []}')
    assert error.message == "This case file was written by a later version of the program."
    assert "Update the program" in error.hint


def test_text_that_is_not_json_is_placed_by_line_and_column() -> None:
    error = refused('{\n  "format": "case-workbench-case",\n  "version": 2,,\n}')
    assert error.message == "This file is not JSON: it cannot be read at line 3, column 16."
    assert error.problems[0].startswith("line 3, column 16: ")


@pytest.mark.parametrize("source", ["", " \n", b"", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(source: str | bytes) -> None:
    assert refused(source).message == "This file is empty."


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x05\x06" + b"\0" * 18, "a zip"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"{\\rtf1 words}", "rich text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "older Word"),
    ],
)
def test_a_file_of_another_program_is_called_what_it_is(data: bytes, what: str) -> None:
    assert what in refused(data).message


def test_bytes_that_are_not_utf_8_are_refused() -> None:
    error = refused(b'{"format":\n "case-workbench-case \xff"}')
    assert error.problems == ("byte 34, on line 2, is not UTF-8",)


def test_a_field_given_twice_is_refused() -> None:
    error = refused(
        '{"format": "case-workbench-case", "version": 2, "case": {"id": "c1", "id": "c2"}}'
    )
    assert error.problems == ("the field “id” stands twice in one object",)


@pytest.mark.parametrize("opening", ['{"a":', "["])
def test_a_file_nested_ten_thousand_deep_is_refused(opening: str) -> None:
    error = refused(opening * 100_000)
    assert "nested far too deeply" in error.message


def test_deep_nesting_inside_a_field_is_refused() -> None:
    deep = "[" * 500 + "]" * 500
    refused(f'{{"format": "case-workbench-case", "version": 2, "case": {{"id": {deep}}}}}')
    refused(
        f'{{"format": "case-workbench-case", "version": 2, "case": {{"id": "c", "stage": {deep}}}}}'
    )


def test_a_number_with_thousands_of_digits_is_refused() -> None:
    error = refused(a_file(remedies=[{"id": "r1"}])[:-3] + ', "amount": ' + "9" * 5000 + "}]}")
    assert error.problems == ("a number in the file has thousands of digits",)


def test_unprintable_characters_do_not_reach_the_message() -> None:
    problems = refused(a_file(**{"\ud800\x07name" + "x" * 10_000: 1})).problems
    assert problems[0].startswith("\ufffd\ufffdname")
    assert len(problems[0]) < 700


def test_a_file_larger_than_the_limit_is_refused() -> None:
    error = refused(b" " * (file_text.LARGEST_FILE + 1))
    assert error.message == "This file is larger than a case file may be (60 MB)."


@pytest.mark.slow
def test_a_file_of_fifty_megabytes_is_read_in_seconds() -> None:
    events = [{"id": f"e{i}", "narrative": "word " * 200} for i in range(50_000)]
    text = a_file(events=events)
    assert len(text) > 50_000_000
    assert len(loads(text).events) == 50_000


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@settings(max_examples=examples(60), deadline=None, suppress_health_check=list(HealthCheck))
@given(case_files(most=1), st.data())
def test_a_spoilt_file_is_taken_or_refused_but_never_a_crash(
    case: CaseFile, data: st.DataObject
) -> None:
    whole = json.loads(dumps(case))
    place: Any = whole
    while isinstance(place, dict | list) and place:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list) or data.draw(st.booleans()):
            place[key] = data.draw(junk)
            break
        place = place[key]
    text = json.dumps(whole)
    try:
        loaded = loads(text)
    except CaseFileRefused as error:
        assert error.problems
        for problem in error.problems:
            assert problem.encode("utf-8") and "\n" not in problem
    else:
        assert loads(dumps(loaded)) == loaded


@given(st.binary(max_size=200) | st.text(max_size=200))
def test_any_bytes_are_refused_with_a_message(source: bytes | str) -> None:
    refused(source)
