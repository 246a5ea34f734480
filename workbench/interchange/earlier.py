"""Case files of earlier versions, brought up to the present one before they are read.

Each step takes the plain values of one version and gives those of the next, and is never changed
once its version has gone out. So whatever was exported once can always be imported. A version that
only added fields needs no step: their defaults hold.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from workbench.domain.plain import Plain

_Whole = dict[str, Plain]


def _next_step_is_a_task(whole: _Whole) -> _Whole:
    """The one next step of a case becomes the first of the things to do."""
    case = whole.get("case")
    if not isinstance(case, dict):
        return whole
    what, due = case.get("next_step", ""), case.get("next_step_due")
    kept = {name: value for name, value in case.items() if name not in _NEXT_STEP}
    task = {"id": "next-step", "what": what, "due": due}
    return {**whole, "case": kept, **({"tasks": [task]} if what or due else {})}


_NEXT_STEP = ("next_step", "next_step_due")

_STEPS: Mapping[int, Callable[[_Whole], _Whole]] = {2: _next_step_is_a_task}
"""For each earlier version that differs in more than added fields, what makes the next of it."""


def upgrade(whole: _Whole, version: int, to: int) -> _Whole:
    """The plain values of a case file of `version` as version `to` would hold them."""
    for step in range(version, to):
        change = _STEPS.get(step)
        whole = {**(change(whole) if change is not None else whole), "version": step + 1}
    return whole
