"""The standards a decision is read against by a second person before it is issued."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

DECISION_STANDARDS: Mapping[str, str] = MappingProxyType(
    {
        "understood": "The complaint is understood: every head is answered, none is another one.",
        "accurate": "Facts, names, dates and sums are right, and the summary has no slip in it.",
        "sound": "The law is right, and each conclusion says by what test it was reached.",
        "confidential": "Nobody can be known from it who is not to be known.",
        "ordered": "The order is plain: what happened stands by date, what follows comes after.",
        "readable": "It reads easily: short sentences, plain words, nothing left unexplained.",
        "focused": "All that is in it is needed for the decision.",
    }
)
"""Each standard by its key, in the office's own words (Statement of Reasons Manual, part 6)."""
