"""Two texts side by side: which words were taken out and which were put in."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html import escape

from PySide6.QtGui import QPalette

from workbench.gui.look.appearance import tone

_WORDS = re.compile(r"\s+|[^\s]+")


def compared(before: str, after: str) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    """The pieces of each text in order, and whether each is only in that text."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    left: list[tuple[str, bool]] = []
    right: list[tuple[str, bool]] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        same = tag == "equal"
        if i2 > i1:
            left.append(("".join(old[i1:i2]), not same))
        if j2 > j1:
            right.append(("".join(new[j1:j2]), not same))
    return left, right


def marked_removed(pieces: list[tuple[str, bool]], palette: QPalette) -> str:
    """One text as rich text, with what the other lacks struck through and in red."""
    return _html(pieces, f"color: {tone(palette, 'error').name()}; text-decoration: line-through")


def marked_added(pieces: list[tuple[str, bool]], palette: QPalette) -> str:
    """One text as rich text, with what the other lacks underlined and in green."""
    return _html(pieces, f"color: {tone(palette, 'good').name()}; text-decoration: underline")


def _html(pieces: list[tuple[str, bool]], style: str) -> str:
    parts = []
    for words, own in pieces:
        text = escape(words).replace("\n", "<br>")
        parts.append(f'<span style="{style}">{text}</span>' if own and words.strip() else text)
    return "".join(parts)
