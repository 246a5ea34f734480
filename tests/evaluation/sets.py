"""The sets of sentences by name."""

from __future__ import annotations

from collections.abc import Mapping

from tests.evaluation.first_set import FIRST
from tests.evaluation.held_back import HELD_BACK
from tests.evaluation.sentences import Sentences

SETS: Mapping[str, Sentences] = {"first": FIRST, "held back": HELD_BACK}
