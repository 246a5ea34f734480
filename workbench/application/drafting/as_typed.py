"""Words as they are printed, while they are typed: curly quotes, and dashes for ranges."""

from __future__ import annotations

import re

_OPENS_AFTER = frozenset(" \t\n\u00a0([{–—-/“‘")
_ENDS = frozenset(" ,.;:)")
_QUOTES = {'"': "“”", "'": "‘’"}
_RANGE = re.compile(r"(?<![\w\-–/.,£])£?[1-9]\d{0,3}-£?[1-9]\d{0,3}\Z")
"""A number to a number and nothing else: no day (2024-05-16), telephone or reference."""

_ACTS = frozenset("0123456789").union(_ENDS, _QUOTES)
"""The characters that may become others, or make those before them others."""

_REACH = 16
"""So many characters before the caret decide."""


def replacement(before: str, typed: str) -> tuple[int, str] | None:
    """What a character becomes after the words `before` it on its line.

    The number of characters replaced, the one typed among them, and what stands there then; None
    when it stays as it is.
    """
    if typed in _QUOTES:
        opens = not before or before[-1] in _OPENS_AFTER
        return 1, _QUOTES[typed][0 if opens else 1]
    if typed.isdigit() and before.endswith("‘") and before[-2:-1] in ("", " "):
        return 2, f"’{typed}"  # the ’90s
    if typed in _ENDS:
        return _dashed(before, typed)
    return None


def _dashed(before: str, typed: str) -> tuple[int, str] | None:
    found = _RANGE.search(before[-_REACH:])
    if found is not None:
        return len(found[0]) + 1, found[0].replace("-", "–") + typed
    if typed == " " and before.endswith(" -") and before[:-2].strip():
        return 2, "– "
    return None


def typeset(words: str) -> str:
    """Words pasted, as if they had been typed."""
    done: list[str] = []
    for letter in f"{words} ":
        if letter not in _ACTS:
            done.append(letter)
            continue
        before = "".join(done[-_REACH:]).rpartition("\n")[2]
        found = replacement(before, letter)
        done.append(letter)
        if found is not None:
            done[-found[0] :] = found[1]
    return "".join(done)[:-1]
