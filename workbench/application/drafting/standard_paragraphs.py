"""The standard paragraphs of one case: switched on or off, moved among their like, put back."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.records.drafting import Choice, StandardChoice
from workbench.statement.composing.standards import StandardState

_APART = 10
"""How far beyond the first or last of its like a paragraph is put: room for others between."""


def choose(case: CaseFile, id: str, choice: Choice | None) -> CaseFile:
    """The case with the person's word on a standard paragraph; None leaves it to its condition.

    Where it was moved, it stays.
    """
    before = case.choices.get(id)
    return _with(case, id, choice or Choice.AS_CONDITION, before.order if before else None)


def group_of(states: Sequence[StandardState], id: str) -> tuple[StandardState, ...]:
    """The paragraphs one can be moved among, in the order in which they stand.

    They share its section, its subheading, and the side of the authored text it stands on. Empty
    for a paragraph that is not offered in this statement.
    """
    moved = next((state for state in states if state.paragraph.id == id), None)
    if moved is None:
        return ()
    return tuple(state for state in states if _place(state) == _place(moved))


def move(case: CaseFile, states: Sequence[StandardState], id: str, by: int) -> CaseFile:
    """The case with a paragraph moved up (-1) or down (1) past the next one that is printed.

    Raises `InvalidInput` when there is none.
    """
    target = _past(states, id, by)
    if target is None:
        raise InvalidInput(_why_not(states, id, by), "It stays where it is.", "order")
    return put_at(case, states, id, target)


def put_at(case: CaseFile, states: Sequence[StandardState], id: str, index: int) -> CaseFile:
    """The case with a paragraph at a place of its group, counted from 0; the rest keep theirs."""
    group = group_of(states, id)
    ids = [state.paragraph.id for state in group]
    if id not in ids:
        raise InvalidInput(
            "That standard paragraph is not offered in this statement.",
            "Nothing was moved.",
            "order",
        )
    rest = [state for state in group if state.paragraph.id != id]
    index = max(0, min(index, len(rest)))
    if ids.index(id) == index:
        return case
    order = _between(rest, index)
    if order is not None:
        return _moved(case, group[ids.index(id)], order)
    wanted = [*rest[:index], group[ids.index(id)], *rest[index:]]
    for state, order in zip(wanted, _rising(group), strict=True):
        if order != state.stands_at:
            case = _moved(case, state, order)
    return case


def _place(state: StandardState) -> tuple[str, str, str]:
    return state.paragraph.section, state.paragraph.topic, state.paragraph.place


def _past(states: Sequence[StandardState], id: str, by: int) -> int | None:
    """The place a paragraph comes to when it is moved past the next printed one."""
    group = group_of(states, id)
    ids = [state.paragraph.id for state in group]
    index = ids.index(id) if id in ids else -1
    step = 1 if by > 0 else -1
    while index >= 0 and 0 <= index + step < len(group):
        index += step
        if group[index].printed:
            return index
    return None


def _why_not(states: Sequence[StandardState], id: str, by: int) -> str:
    if not group_of(states, id):
        return "That standard paragraph is not offered in this statement."
    where = "last" if by > 0 else "first"
    return f"It is the {where} standard paragraph of its place in the statement already."


def _between(rest: Sequence[StandardState], index: int) -> int | None:
    """A number between those of the two paragraphs around a place; None when there is none."""
    before = rest[index - 1].stands_at if index > 0 else None
    after = rest[index].stands_at if index < len(rest) else None
    if before is None:
        return after - _APART if after is not None else 0
    if after is None:
        return before + _APART
    middle = (before + after) // 2
    return middle if before < middle < after else None


def _rising(group: Sequence[StandardState]) -> list[int]:
    """Numbers near those the paragraphs have, each above the one before."""
    found: list[int] = []
    for state in group:
        found.append(max(state.stands_at, found[-1] + 1 if found else state.stands_at))
    return found


def _moved(case: CaseFile, state: StandardState, order: int) -> CaseFile:
    return _with(case, state.paragraph.id, state.choice or Choice.AS_CONDITION, order)


def _with(case: CaseFile, id: str, choice: Choice, order: int | None) -> CaseFile:
    if choice is Choice.AS_CONDITION and order is None:
        return case.without("choice", id)
    return case.with_record("choice", StandardChoice(id=id, choice=choice, order=order))
