"""A reworded paragraph whose source changed, or is gone, stands in the way of a final decision."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import (
    TODAY,
    a_payment,
    a_sound_case,
    an_apology,
    an_override,
    with_records,
)
from tests.in_memory_store import InMemoryStore
from tests.unit.application.desk import CountedIds, FixedClock
from tests.unit.statement.composed import LIBRARY
from workbench.application.casebook.workbench import Workbench
from workbench.application.handing_out.exporting import prepare
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.counting import DeadlineUnit
from workbench.domain.errors import ExportBlocked
from workbench.domain.problems import Severity
from workbench.domain.records.remedies import Deadline
from workbench.statement.checks.running import check
from workbench.statement.composing.compose import compose
from workbench.statement.composing.overrides import replaceable
from workbench.statement.nodes import StatementStage

FINAL = StatementStage.FINAL
GROUP = "remedies:of-r1"
LATER = Deadline(3, DeadlineUnit.MONTHS)


def reworded(
    origin: str = GROUP, text: str = "It will say sorry and pay {person:p1} £150."
) -> CaseFile:
    case = with_records(a_sound_case(), an_apology())
    words = replaceable(case, LIBRARY, TODAY, FINAL)[origin]
    return with_records(case, an_override("o1", origin, text, words))


def found(case: CaseFile) -> list[tuple[Severity, str, str]]:
    problems = check(compose(case, LIBRARY, TODAY, FINAL), case, LIBRARY, today=TODAY)
    return [(p.severity, p.where.kind, p.where.id) for p in problems if p.code == "reworded-source"]


STOPS = [(Severity.ERROR, "override", "o1")]


def test_words_whose_source_is_as_it_was_are_no_problem() -> None:
    assert found(reworded()) == []


@pytest.mark.parametrize(
    "both", [False, True], ids=["one of two moved: told twice", "all: vanished"]
)
def test_a_deadline_that_changes_under_a_reworded_group_stops_the_final(both: bool) -> None:
    case = with_records(reworded(), replace(an_apology(), deadline=LATER))
    if both:
        case = with_records(case, replace(a_payment(), deadline=LATER))
    assert found(case) == STOPS
    with pytest.raises(ExportBlocked):
        prepare(case, LIBRARY, TODAY, FINAL)
    assert prepare(case, LIBRARY, TODAY, StatementStage.DRAFT)


@pytest.mark.parametrize(
    "change",
    [
        lambda case: with_records(case, replace(a_payment(), amount=200_00)),
        lambda case: case.without("remedy", an_apology().id),
        lambda case: case.with_collection("remedy", {}),
    ],
    ids=["another sum", "one remedy fewer", "no remedy"],
)
def test_other_changes_of_a_source_stop_it_too(change) -> None:
    assert found(change(reworded())) == STOPS


def test_a_reworded_event_that_changed_stops_it() -> None:
    case = reworded("event:e1", "She complained.")
    assert found(case) == []
    changed = with_records(case, replace(case.events["e1"], narrative="rang the Council"))
    assert found(changed) == STOPS


def test_a_standard_paragraph_that_no_library_has_stops_it() -> None:
    case = with_records(a_sound_case(), an_override("o1", "standard:gone", "Words.", "Old words."))
    assert found(case) == STOPS


def test_blank_words_are_the_programs_own_and_no_problem() -> None:
    case = with_records(reworded(text=" "), replace(an_apology(), deadline=LATER))
    assert found(case) == []


def test_an_import_fills_in_what_a_reworded_paragraph_replaced() -> None:
    case = with_records(reworded(), an_override("o1", GROUP, "It will pay {person:p1} £150.", ""))
    assert found(case) == []
    workbench = Workbench(InMemoryStore(), lambda: LIBRARY, FixedClock(), CountedIds())
    stored = workbench.open(workbench.bring_in(case)).case
    assert "£150" in stored.overrides["o1"].replaced
    assert found(with_records(stored, replace(an_apology(), deadline=LATER))) == STOPS
