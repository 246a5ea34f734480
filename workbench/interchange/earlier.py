"""Case files of earlier versions, brought up to the present one before they are read.

Each step takes the plain values of one version and gives those of the next, and is never changed
once its version has gone out. So whatever was exported once can always be imported.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from workbench.domain.plain import Plain

_Whole = dict[str, Plain]


def _second(whole: _Whole) -> _Whole:
    """Version 2 added fields to the case, to choices and to receipts; their defaults hold."""
    return whole


_STEPS: Mapping[int, Callable[[_Whole], _Whole]] = {1: _second}
"""For each earlier version, the step that makes the next version of it."""


def upgrade(whole: _Whole, version: int, to: int) -> _Whole:
    """The plain values of a case file of `version` as version `to` would hold them."""
    for step in range(version, to):
        whole = {**_STEPS[step](whole), "version": step + 1}
    return whole
