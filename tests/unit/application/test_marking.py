"""Passages marked in papers: kept once, made into events, accounts, evidence, dates and details."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from tests.builders import a_case, a_head, a_person, a_sound_case, an_item_of_evidence, on
from workbench.application.case import editing
from workbench.application.chronology.events import NewEvents
from workbench.application.evidence import marking
from workbench.application.evidence.marking import Taken
from workbench.application.records.evidence import at_place, citing, place_in, uses
from workbench.domain.casefile import CaseFile
from workbench.domain.records.evidence import MarkColour, SourceRef


class CountedIds:
    """Ids in order: mark-1, event-2."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)

    def new(self, kind: str) -> str:
        return f"{kind}-{next(self._numbers)}"


PASSAGE = Taken(
    evidence_id="v1", number=8, begins=12, to_number=8, ends=40,
    words="The Council wrote to B about {the} *call*", place="8, 3.6", on=on("11 February 2022"),
)  # fmt: skip


def test_a_passage_is_marked_once_and_becomes_an_event_with_its_page_and_head() -> None:
    case = a_case(an_item_of_evidence("v1", "Report"), a_head("h1", "Delay"))
    ids = CountedIds()
    case, event_id = marking.event_from(
        case, PASSAGE, NewEvents(ids), head_id=marking.last_head(case)
    )
    event = case.events[event_id]
    assert event.on == on("11 February 2022")
    assert event.narrative == "The Council wrote to B about \\{the\\} \\*call\\*"
    assert event.actor == "The Council"
    assert event.head_ids == ("h1",)
    (mark,) = case.marks.values()
    assert event.sources == (SourceRef("v1", "8, 3.6", mark.id),)
    case, second = marking.event_from(case, PASSAGE, NewEvents(ids), quoted=True)
    assert case.events[second].narrative.startswith("“The Council")
    assert len(case.marks) == 1
    assert [(use.kind, use.id, place) for use, place in marking.resting_on(case, mark.id)] == [
        ("event", event_id, "8, 3.6"), ("event", second, "8, 3.6"),
    ]  # fmt: skip


def test_a_mark_cites_nothing_and_goes_with_its_paper_while_the_event_stays() -> None:
    case = a_case(an_item_of_evidence("v1", "Report"))
    case, mark_id = marking.marked(case, PASSAGE, CountedIds(), MarkColour.BLUE)
    assert uses(case, "v1", citing(case)) == ()
    case, event_id = marking.event_from(case, PASSAGE, NewEvents(CountedIds()))
    without = editing.remove(case, "mark", mark_id)
    assert without.events[event_id].sources == (SourceRef("v1", "8, 3.6", ""),)
    gone = editing.remove(case, "evidence", "v1")
    assert gone.marks == {}
    assert gone.events[event_id].sources == ()


def _finding(case: CaseFile) -> str:
    return next(iter(case.findings))


@pytest.mark.parametrize("side", marking.SIDES)
def test_a_passage_is_evidence_on_one_side_of_a_finding(side: str) -> None:
    case = a_sound_case()
    before = getattr(case.findings[_finding(case)], side)
    case = marking.evidence_from(case, PASSAGE, _finding(case), side, CountedIds())
    after = getattr(case.findings[_finding(case)], side)
    assert after == (*before, SourceRef("v1", "8, 3.6", next(iter(case.marks))))


def test_a_passage_is_an_account_and_a_detail_that_is_never_printed() -> None:
    case, ids = a_sound_case(), CountedIds()
    event = next(iter(case.events))
    case = marking.account_from(case, PASSAGE, event, "the panel", ids)
    account = case.events[event].accounts[-1]
    assert (account.given_by, account.sources[0].pages) == ("the panel", "8, 3.6")
    assert case.events[event].disputed
    person = next(iter(case.people))
    address = replace(PASSAGE, words="12 Rook Lane", begins=50, ends=62)
    for _ in range(2):
        case = marking.detail_from(case, address, person, ids)
    assert case.people[person].identifiers.count("12 Rook Lane") == 1
    assert [use.kind for use, _ in marking.resting_on(case, list(case.marks)[-1])] == ["person"]


def test_pages_read_are_kept_as_spans() -> None:
    case = a_case(an_item_of_evidence("v1", "Report"), a_person("p1"))
    for page in (1, 2, 3, 7, 5, 6):
        case = marking.with_read(case, "v1", page, True)
    assert case.evidence["v1"].pages_read == "1-3, 5-7"
    case = marking.with_read(case, "v1", 6, False)
    assert marking.pages_read(case.evidence["v1"].pages_read) == {1, 2, 3, 5, 7}
    assert marking.pages_read("1-2, x, 9-") == {1, 2, 9}


def test_a_place_goes_in_the_stead_of_a_field() -> None:
    assert place_in(at_place("8, 3.6")) == "8, 3.6"
    assert place_in("title") is None
