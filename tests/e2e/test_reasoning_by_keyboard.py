"""The reasoning of each practice case entered from nothing, in the real window, by keys alone."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.e2e.keyboard import AtTheKeyboard
from tests.e2e.reasoning import TYPED_KINDS, Typist, without_reasoning
from workbench.application.case import editing
from workbench.bootstrap import load_reference_library, practice_cases
from workbench.domain.casefile import CaseFile
from workbench.interchange.casefile import dumps
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import StatementStage
from workbench.statement.text import lines

PRACTICE = [case for _, case in practice_cases()]
EVERY_KIND = 1
"""The case with records of every kind of reasoning; the others are typed in the slow run."""


def at_the_case(qtbot: QtBot, folder: Path, case: CaseFile) -> AtTheKeyboard:
    """The program with the case brought in from a file and opened."""
    file = folder / "case.json"
    file.write_text(dumps(case), encoding="utf-8")
    desk = AtTheKeyboard(qtbot, folder)
    desk.dialogs.will_answer((file,))
    desk.keys("Ctrl+I")
    register = desk.window.home.register
    assert register is not None
    desk.wait_until(lambda: register.model.rowCount() == 1)
    desk.reach("register.table")
    desk.keys("Home", "Return")
    desk.wait_until(lambda: desk.window.open_case is not None)
    return desk


def as_written(case: CaseFile, ids: dict[tuple[str, str], str]) -> dict[str, Any]:
    """The reasoning field by field, in order, with the ids that `ids` gives.

    The place of a record in its order is told by its number, and an answer has no day: it was
    given on the day of typing.
    """
    told: dict[str, Any] = {}
    for kind in TYPED_KINDS:
        records = editing.ordered(case, kind)
        if kind in ("jurisdiction", "rung", "compliance"):
            records.sort(key=lambda each: ids.get((kind, each.id), each.id))
        for number, record in enumerate(records, 1):
            for field in fields(record):
                if field.name != "position":
                    value = getattr(record, field.name)
                    told[f"{kind} {number}: {field.name}"] = _told(kind, field.name, value, ids)
    return told


_LINKS = {
    "finding_id": "finding", "injustice_ids": "injustice", "remedy_ids": "remedy",
    "remedy_id": "remedy",
}  # fmt: skip


def _told(kind: str, field: str, value: Any, ids: dict[tuple[str, str], str]) -> Any:
    if field == "id":
        return ids.get((kind, value), value)
    if field in _LINKS:
        if isinstance(value, str):
            return ids.get((_LINKS[field], value), value)
        return sorted(ids.get((_LINKS[field], each), each) for each in value)
    if kind == "finding" and field == "considered":
        return [replace(each, on=None) for each in value]
    return value


@pytest.mark.parametrize(
    "number",
    [
        pytest.param(number, marks=() if number == EVERY_KIND else pytest.mark.slow)
        for number in range(len(PRACTICE))
    ],
)
def test_the_reasoning_of_a_practice_case_is_entered_by_keyboard(
    qtbot: QtBot, tmp_path: Path, number: int
) -> None:
    paper = PRACTICE[number]
    desk = at_the_case(qtbot, tmp_path, without_reasoning(paper))
    for kind in TYPED_KINDS:
        assert not desk.case.records(kind)
    typist = Typist(desk, paper)
    typist.everything()

    typed, wanted = as_written(desk.case, {}), as_written(paper, typist.ids)
    differing = {place: (typed.get(place), wanted[place]) for place in wanted}
    assert not {place: both for place, both in differing.items() if both[0] != both[1]}
    assert typed.keys() == wanted.keys()
    assert {each.problem_key: each.reason for each in desk.case.acceptances.values()} == {
        typist.ids["acceptance", each.id]: each.reason for each in paper.acceptances.values()
    }
    library = load_reference_library()
    for stage in StatementStage:
        made = compose(desk.case, library, paper.case.decided_on, stage)
        printed = compose(paper, library, paper.case.decided_on, stage)
        assert list(lines(made)) == list(lines(printed))
