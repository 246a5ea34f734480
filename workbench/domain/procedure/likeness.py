"""Whether a step of a procedure and an event of the chronology may be the same, by their words."""

from __future__ import annotations

import re
from collections.abc import Iterable

MAY_BE = 0.4
"""The share of a step's words an event of the same day has when the two may be one."""

MUST_BE = 0.75
"""The share asked for where their dates differ."""

_WORD = re.compile(r"[^\W_]+")
_TOKEN = re.compile(r"\{[^{}]*\}")
_STEM = 4
_SAME = {"repl": "resp", "answ": "resp", "aske": "requ", "asks": "requ", "met": "meet"}
_SMALL_WORDS = """
the for and was were with his her that about had from body complainant
"""
_SMALL = frozenset(_SMALL_WORDS.split())


def telling_words(text: str) -> frozenset[str]:
    """The words of a text that say what happened, each by how it begins."""
    plain = _TOKEN.sub(" ", text.casefold().replace("’", "'").replace("'s", ""))
    words = (word for word in _WORD.findall(plain) if len(word) > 2 and word not in _SMALL)
    return frozenset(_SAME.get(word[:_STEM], word[:_STEM]) for word in words)


def likeness(said: Iterable[frozenset[str]], event: frozenset[str]) -> float:
    """How much of what a step is called, by any of its names, an event says: from 0 to 1."""
    return max((len(words & event) / len(words) for words in said if words), default=0.0)
