"""Edits every kind of record shares."""

from __future__ import annotations

import pytest

from workbench.application.case import editing
from workbench.application.records.aliases import propose_alias
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.records.chronology import ChronologyEvent
from workbench.domain.records.complaint import Case, HeadOfComplaint
from workbench.domain.records.drafting import Passage, Topic
from workbench.domain.records.evidence import EvidenceItem, SourceRef
from workbench.domain.records.findings import Finding, Injustice
from workbench.domain.records.people import AgeGroup, Person, Relation
from workbench.domain.records.remedies import Remedy

EMPTY = CaseFile(case=Case(id="c1"))


def titles(case: CaseFile) -> list[str]:
    return [head.title for head in editing.ordered(case, "head")]


def heads(*names: str) -> CaseFile:
    case = EMPTY
    for name in names:
        case = editing.add(case, "head", HeadOfComplaint(id=name.lower(), title=name))
    return case


def test_records_are_added_in_order_and_moved_among_their_siblings() -> None:
    case = heads("A", "B", "C")
    assert titles(case) == ["A", "B", "C"]
    assert titles(editing.move(case, "head", "c", -1)) == ["A", "C", "B"]
    assert titles(editing.move(case, "head", "a", 99)) == ["B", "C", "A"]
    assert editing.move(case, "head", "a", -1) == case


def test_records_with_equal_positions_can_still_be_moved() -> None:
    case = EMPTY
    for id in ("a", "b", "c"):
        case = case.with_record("head", HeadOfComplaint(id=id, title=id))
    assert titles(editing.move(case, "head", "c", -2)) == ["c", "a", "b"]


def test_only_siblings_are_moved_among_each_other() -> None:
    case = EMPTY
    for id, topic in (("p1", "t1"), ("p2", "t2"), ("p3", "t1")):
        case = editing.add(case, "passage", Passage(id=id, topic_id=topic))
    case = editing.move(case, "passage", "p3", -1, lambda p: p.topic_id == "t1")
    assert [p.id for p in editing.ordered(case, "passage")] == ["p3", "p2", "p1"]


def test_a_copy_stands_right_after_its_original() -> None:
    case = editing.duplicate(heads("A", "B"), "head", "a", "a2")
    assert [h.id for h in editing.ordered(case, "head")] == ["a", "a2", "b"]


def test_an_id_is_used_once() -> None:
    with pytest.raises(InvalidInput):
        editing.add(heads("A"), "head", HeadOfComplaint(id="a"))


def test_words_are_normalised_on_entry() -> None:
    case = editing.set_fields(
        heads("A"), "head", "a", title=" two\n words\x00 ", outcome_wanted="a\r\nb"
    )
    assert case.heads["a"].title == "two words"
    assert case.heads["a"].outcome_wanted == "a\nb"


def test_over_long_text_is_refused_not_cut() -> None:
    with pytest.raises(InvalidInput) as refused:
        editing.set_fields(heads("A"), "head", "a", as_put="x" * 1_000_001)
    assert refused.value.field == "as_put"
    long = "word " * 20_000
    assert editing.set_fields(heads("A"), "head", "a", as_put=long).heads["a"].as_put == long


def test_a_typed_name_in_authored_text_becomes_a_mention() -> None:
    case = EMPTY.with_record("person", Person(id="p1", name="Fenella Garrowby", alias="Ms X"))
    case = case.with_record("event", ChronologyEvent(id="e1"))
    case = editing.set_fields(case, "event", "e1", narrative="Fenella Garrowby wrote. Ms X waited.")
    assert case.events["e1"].narrative == "{person:p1} wrote. {person:p1} waited."
    case = editing.set_fields(case, "event", "e1", note="Fenella Garrowby rang")
    assert case.events["e1"].note == "Fenella Garrowby rang"


def test_a_fixed_text_comes_and_goes_with_its_words() -> None:
    case = editing.set_text(EMPTY, "summary", "We found fault.")
    assert case.text("summary") == "We found fault."
    assert editing.set_text(case, "summary", "  ") == EMPTY
    assert editing.set_text(EMPTY, "summary", "") is EMPTY


def linked_case() -> CaseFile:
    case = heads("A")
    cited = (SourceRef("x1"),)
    an_event = ChronologyEvent(id="e1", head_ids=("a",), topic_id="t1", sources=cited)
    a_finding = Finding(id="f1", head_id="a", event_ids=("e1",), topic_id="t1", sources=cited)
    for kind, record in (
        ("person", Person(id="p1")),
        ("person", Person(id="p2", relations=(Relation("p1", "son of"),))),
        ("evidence", EvidenceItem(id="x1")),
        ("topic", Topic(id="t1")),
        ("topic", Topic(id="t2", parent_id="t1")),
        ("passage", Passage(id="g1", topic_id="t1")),
        ("event", an_event),
        ("finding", a_finding),
        ("injustice", Injustice(id="i1", finding_id="f1", person_id="p1")),
        ("remedy", Remedy(id="r1", person_id="p1", injustice_ids=("i1",))),
    ):  # fmt: skip
        case = case.with_record(kind, record)
    return case


def test_removing_a_record_takes_what_belonged_to_it_and_every_link() -> None:
    case = editing.remove(linked_case(), "finding", "f1")
    assert not case.injustices
    assert case.remedies["r1"].injustice_ids == ()
    case = editing.remove(linked_case(), "topic", "t1")
    assert not case.passages
    assert (case.topics["t2"].parent_id, case.events["e1"].topic_id) == ("", "")
    assert case.findings["f1"].topic_id == ""
    case = editing.remove(linked_case(), "head", "a")
    assert (case.findings["f1"].head_id, case.events["e1"].head_ids) == ("", ())
    case = editing.remove(linked_case(), "person", "p1")
    assert case.people["p2"].relations == ()
    assert (case.remedies["r1"].person_id, case.injustices["i1"].person_id) == ("", "")
    case = editing.remove(linked_case(), "evidence", "x1")
    assert (case.events["e1"].sources, case.findings["f1"].sources) == ((), ())
    case = editing.remove(linked_case(), "event", "e1")
    assert case.findings["f1"].event_ids == ()


def person(name: str, title: str = "", age: AgeGroup = AgeGroup.ADULT) -> Person:
    return Person(id=name.lower(), name=name, title=title, age_group=age)


def test_a_label_is_never_a_real_initial_and_never_used_twice() -> None:
    case = EMPTY.with_record("person", Person(id="p1", alias="Ms X"))
    assert propose_alias(case, person("Yvonne Zeal", "Ms")) == "Ms B"
    assert propose_alias(EMPTY, person("Bea Carr", "Mrs")) == "Mrs X"
    assert propose_alias(EMPTY, person("Bea Carr", age=AgeGroup.CHILD)) == "D"
    assert propose_alias(EMPTY, person("Bea Carr")) == "X"


def test_labels_do_not_run_out() -> None:
    case = EMPTY
    for number in range(40):
        someone = Person(id=f"p{number}", name="", age_group=AgeGroup.CHILD)
        alias = propose_alias(case, someone)
        assert alias not in {p.alias for p in case.people.values()}
        case = case.with_record("person", Person(id=f"p{number}", alias=alias))
