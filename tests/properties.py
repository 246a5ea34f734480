"""How many examples a property is tried on: a third in a usual run, all in a thorough one."""

from __future__ import annotations

from hypothesis import settings

THOROUGH = "thorough"
"""The profile of a thorough run: `pytest --hypothesis-profile thorough`."""


def examples(every: int) -> int:
    """So many in a thorough run, a third of them in a usual one."""
    thorough = settings.get_current_profile_name() == THOROUGH
    return every if thorough else max(1, every // 3)
