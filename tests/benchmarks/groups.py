"""The groups of figures by name, each loaded when it is measured."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import cast

from tests.benchmarks.measuring import Figure

Measure = Callable[[int], list[Figure]]

GROUPS: Mapping[str, tuple[str, str, int]] = MappingProxyType({
    "start-up": ("start_up", "measure", 11),
    "memory": ("start_up", "measure_memory", 3),
    "storing": ("storing", "measure", 11),
    "statement": ("statements", "measure", 11),
    "window": ("window", "measure", 11),
    "holds": ("holds", "measure", 6),
    "chronology": ("long_chronology", "measure", 11),
    "typing": ("keystrokes", "measure", 7),
    "dates": ("dates", "measure", 7),
    "hostile": ("hostile", "measure", 5),
    "attach": ("papers", "measure_attaching", 5),
    "viewer": ("viewer", "measure", 11),
    "viewer-memory": ("viewer", "measure_memory", 3),
    "search": ("papers", "measure_searching", 11),
    "versions": ("versions", "measure", 7),
    "issuing": ("versions", "measure_issuing", 7),
})  # fmt: skip
"""For each group its module, the function in it, and how many runs it makes."""

QUICK = 3
"""Runs with ``--quick``: a first impression, not a measurement."""


def measure(group: str, quick: bool) -> list[Figure]:
    """Measure one group in this process."""
    module, function, rounds = GROUPS[group]
    act = cast(Measure, getattr(import_module(f"tests.benchmarks.{module}"), function))
    return act(QUICK if quick else rounds)
