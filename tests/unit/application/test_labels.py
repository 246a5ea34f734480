"""The words by which a person knows a record in a list."""

from __future__ import annotations

import pytest

from tests.builders import (
    RESOURCES,
    a_case,
    a_finding,
    a_head,
    a_person,
    a_sound_case,
    a_text,
    a_topic,
    an_event,
    an_injustice,
    an_item_of_evidence,
    with_records,
)
from workbench.application.case import editing
from workbench.application.evidence import marking
from workbench.application.records import evidence, labels
from workbench.domain.dates.partial import PartialDate
from workbench.domain.procedure.steps import ProcedureStep
from workbench.domain.records.comments import Response
from workbench.domain.records.evidence import Mark, SourceRef
from workbench.reference.loader import load_library


def test_every_kind_has_words_of_its_own() -> None:
    case = with_records(a_sound_case(), a_topic("facts"))
    assert {kind: labels.label(case, kind, record) for kind, record in case.everything()} == {
        "case": "Case",
        "person": "B – Tobias Wainscott",
        "head": "a) complaint handling",
        "evidence": "E1 Complaint file",
        "event": "June 2023: The Council refused to go on to stage two.",
        "finding": "complaint handling",
        "injustice": "Time and trouble to Ms X (complaint handling)",
        "remedy": "Service improvement",
        "text": "Text",
        "topic": "Facts",
    }


def test_blank_records_still_have_words() -> None:
    case = a_case(
        a_person(alias="", name=""),
        a_head(title="", as_put="{person:p1} waited."),
        an_event(on=None, narrative=""),
        a_finding(head_id=""),
        an_injustice(finding_id="", person_id=""),
        an_item_of_evidence(title=""),
        a_topic("t", title=""),
    )
    words = {kind: labels.label(case, kind, record) for kind, record in case.everything()}
    assert words["person"] == "Person without a name"
    assert words["head"].startswith("a) ")
    assert words["event"] == "Undated: nothing written yet"
    assert words["finding"] == "Finding without title"
    assert words["injustice"] == "Time and trouble"
    assert words["evidence"] == "E1 without title"
    assert words["topic"] == "Without subheading"


@pytest.mark.parametrize(
    ("pages", "words"),
    [("4", "page 4"), ("12-14", "pages 12-14"), ("para 3.2", "para 3.2"), ("", "")],
)
def test_a_place_in_a_document_reads_as_pages(pages: str, words: str) -> None:
    assert labels.pages_words(pages) == words


def test_sources_stand_on_one_line() -> None:
    case = a_case(an_item_of_evidence("v1"), an_item_of_evidence("v2", position=1))
    sources = (SourceRef("v2", "4"), SourceRef("v1"), SourceRef("gone", "1"))
    assert labels.sources_words(case, sources) == "E2 page 4; E1; ? page 1"
    assert labels.sources_words(case, ()) == ""


def test_heads_are_lettered_beyond_z() -> None:
    case = a_case(*(a_head(f"h{n:02}", position=n) for n in range(28)))
    letters = labels.head_letters(case)
    assert [letters[id] for id in ("h00", "h25", "h26", "h27")] == ["a", "z", "aa", "ab"]


def test_authored_words_are_shown_without_marks_and_cut_at_a_word() -> None:
    case = a_case(a_person(), a_text("summary", ""))
    assert labels.words_of(case, "{person:p1} was *very* late") == "Ms X was very late"
    assert labels.words_of(case, "one two three four", 10) == "one two…"
    assert labels.alias_of(case, "nobody") == ""
    assert labels.person_label(case, a_person(name="")) == "Ms X"


def test_whatever_is_printed_has_a_label_by_its_origin() -> None:
    case = a_sound_case()
    assert labels.label_at(case, "event:e1") == labels.label(case, "event", case.events["e1"])
    assert labels.label_at(case, "standard:draft-summary") == "A standard paragraph"
    assert [labels.label_at(case, each) for each in ("", "signature", "event:gone")] == [""] * 3


def test_everything_that_cites_an_item_is_found() -> None:
    case = a_sound_case()
    assert [
        (use.kind, use.id, use.words) for use in evidence.uses(case, "v1", evidence.citing(case))
    ] == [
        ("event", "e1", "3 May 2023: Ms X complained to the Council. (page 4)"),
        ("finding", "f1", "Finding: complaint handling (page 12)"),
    ]
    assert evidence.uses(case, "v2", evidence.citing(case)) == ()
    said = evidence.said_of(case, "event", case.events["e1"], ("4", "4", "6"))
    assert said.endswith("(page 4; page 6)")
    assert {id: len(each) for id, each in evidence.citing(case).items()} == {"v1": 2}


def test_the_paper_of_a_response_is_cited_by_it() -> None:
    case = a_sound_case().with_record("response", Response(id="r1", person_id="p1"))
    assert {id: len(each) for id, each in evidence.citing(case).items()} == {"v1": 2}
    case = editing.set_fields(case, "response", "r1", evidence_id="v2")
    mark = Mark(id="m1", evidence_id="v1")
    assert [*marking.resting_on(case.with_record("mark", mark), "m1")] == []
    assert [
        (use.kind, use.id, use.words) for use in evidence.uses(case, "v2", evidence.citing(case))
    ] == [
        ("response", "r1", "Comments received: Ms X"),
    ]


def test_injustices_alike_are_told_apart_by_how_they_were() -> None:
    case = with_records(
        a_sound_case(), an_injustice("i2", how="She felt ignored."), an_injustice("i3", how="")
    )
    said = [labels.injustice_label(case, case.injustices[id]) for id in ("i2", "i3")]
    assert said == [
        "Time and trouble to Ms X: She felt ignored. (complaint handling)",
        "Time and trouble to Ms X (complaint handling)",
    ]


def test_a_step_outside_the_stages_is_called_what_the_procedure_calls_it() -> None:
    titles = {
        step.key: step.title
        for rule in load_library(RESOURCES).rules.procedures.values()
        for step in rule.steps
        if not step.stage
    }
    assert {key: labels.key_in_words(key) for key in titles} == titles
    step = ProcedureStep(id="s1", step="notice", on=PartialDate(2024, 2, 12))
    cited = evidence.said_of(a_sound_case(), "step", step, ["4"])
    assert cited == "Step of the procedure: First notice of the matters, 12 February 2024 (page 4)"
