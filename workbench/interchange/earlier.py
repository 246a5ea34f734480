"""Case files of earlier versions, brought up to the present one before they are read.

Each step takes the plain values of one version and gives those of the next, and is never changed
once its version has gone out. So whatever was exported once can always be imported. A version that
only added fields needs no step: their defaults hold.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from workbench.domain.plain import Plain

_Whole = dict[str, Plain]

_STEPS: Mapping[int, Callable[[_Whole], _Whole]] = {}
"""For each earlier version that differs in more than added fields, what makes the next of it."""


def upgrade(whole: _Whole, version: int, to: int) -> _Whole:
    """The plain values of a case file of `version` as version `to` would hold them."""
    for step in range(version, to):
        change = _STEPS.get(step)
        whole = {**(change(whole) if change is not None else whole), "version": step + 1}
    return whole
