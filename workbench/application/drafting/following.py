"""References follow their paragraphs: when an address changes, every text that names it does.

A reference is ``{para:KEY}`` in authored text. Its key is the paragraph's address or a name the
paragraph carries (``{#name}``). Addresses count paragraphs (``passage:p1:2``), so every act on
paragraphs hands the addresses that changed to `follow`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from workbench.application.case.authored import with_texts
from workbench.domain.casefile import CaseFile
from workbench.statement.markup.inline import TOKEN

TAKEN_OUT = "{?reference to a paragraph that was taken out}"
"""What stands where a reference led to a paragraph that is gone."""


def follow(case: CaseFile, moved: Mapping[str, str | None]) -> CaseFile:
    """The case with every reference to a moved paragraph leading to where it is now.

    `moved` gives the new key for each old one, None where the paragraph is gone: a visible gap
    stands there then. All keys change at once, so that two may change places.
    """
    return with_texts(case, lambda text: turned_text(text, moved)) if moved else case


def turned_text(text: str, moved: Mapping[str, str | None]) -> str:
    """Authored text with its references turned to the new keys."""
    if "para:" not in text:
        return text
    return "".join(_turned(match, moved) for match in TOKEN.finditer(text))


def _turned(match: re.Match[str], moved: Mapping[str, str | None]) -> str:
    if match.lastgroup != "brace":
        return match[0]
    kind, _, key = match["brace"].strip().partition(":")
    key = key.strip()
    if kind != "para" or key not in moved:
        return match[0]
    now = moved[key]
    return TAKEN_OUT if now is None else f"{{para:{now}}}"
