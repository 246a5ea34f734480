"""A small run with our own lists of names: the same goals as the long one."""

from __future__ import annotations

import pytest

from tests.evaluation.names import FALSE_ERRORS, FALSE_WARNINGS, GOALS, Figures, measure


@pytest.fixture(scope="module", params=["first", "outside"])
def figures(request: pytest.FixtureRequest) -> Figures:
    """What a small run finds; the set that is held back is looked at by nobody meanwhile."""
    return measure(request.param, 72, 7, faker=False)


@pytest.mark.parametrize("kind", GOALS)
def test_what_is_planted_is_found(figures: Figures, kind: str) -> None:
    assert figures.recall(kind) >= GOALS[kind], figures.misses


@pytest.mark.parametrize("group", FALSE_ERRORS)
def test_sound_statements_are_left_alone(figures: Figures, group: str) -> None:
    assert figures.statements[group] > 30
    assert figures.false_errors(group) <= FALSE_ERRORS[group], figures.alarms[group]
    assert figures.false_warnings(group) <= FALSE_WARNINGS, figures.alarms[group]


def test_something_of_every_kind_was_planted(figures: Figures) -> None:
    assert {kind for kind, _ in figures.planted} == set(GOALS)
