"""Which words and signs stand on which ground, and how far two colours differ in lightness."""

from __future__ import annotations

from itertools import product

WORDS, SIGNS = 4.5, 3.0
"""The least contrast of words, and of signs and edges that carry a meaning."""

_GROUNDS = ("nav", "lst", "rec", "field", "raised", "hover", "sel", "selOff")
_QUIET_GROUNDS = ("lst", "rec", "field", "raised", "sel", "selOff")

PAIRS: tuple[tuple[str, str, float], ...] = (
    *((words, ground, WORDS) for words, ground in product(("text", "text2", "text3"), _GROUNDS)),
    *((words, ground, WORDS) for words, ground in product(("accent", "red"), _QUIET_GROUNDS)),
    *((words, ground, WORDS) for words, ground in product(("amber", "green"), _GROUNDS)),
    ("onAccent", "accent", WORDS),
    ("onAccent", "accentHover", WORDS),
    ("red", "hover", WORDS),
    ("red", "redTint", WORDS),
    ("amber", "amberTint", WORDS),
    ("green", "greenTint", WORDS),
    ("accent", "accentTint", WORDS),
    ("text", "accentTint", WORDS),
    ("text", "mention", WORDS),
    ("text", "thumb", WORDS),
    ("text2", "track", WORDS),
    ("insText", "ins", WORDS),
    ("delText", "del", WORDS),
    ("markText", "mark", WORDS),
    ("tipText", "tip", WORDS),
    ("paperText", "paper", WORDS),
    *((edge, ground, SIGNS) for edge, ground in product(("edge", "sign"), ("rec", "raised"))),
    *(("ring", ground, SIGNS) for ground in _GROUNDS),
    *(("scroll", ground, SIGNS) for ground in ("lst", "rec", "desk")),
    ("edge", "track", SIGNS),
)
"""Words or signs, the ground they stand on, and the least contrast between the two."""


def contrast(one: str, other: str) -> float:
    """How far two colours differ in lightness, from 1 to 21, as WCAG counts it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
