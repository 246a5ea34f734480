"""References follow their paragraphs: when an address changes, every text that names it does.

A reference is ``{para:KEY}`` in authored text. Its key is the paragraph's address or a name the
paragraph carries (``{#name}``). Addresses count paragraphs (``passage:p1:2``), so every act on
paragraphs hands the addresses that changed to `follow`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from workbench.application.case import editing
from workbench.domain.casefile import CaseFile
from workbench.domain.records.chronology import ChronologyEvent
from workbench.statement.markup.inline import TOKEN

TAKEN_OUT = "{?reference to a paragraph that was taken out}"
"""What stands where a reference led to a paragraph that is gone."""

_WRITTEN = editing.AUTHORED | {("override", "replaced")}


def follow(case: CaseFile, moved: Mapping[str, str | None]) -> CaseFile:
    """The case with every reference to a moved paragraph leading to where it is now.

    `moved` gives the new key for each old one, None where the paragraph is gone: a visible gap
    stands there then. All keys change at once, so that two may change places.
    """
    if not moved:
        return case
    for kind, record in tuple(case.everything()):
        changes = {
            name: turned
            for name, text in _texts(kind, record)
            if (turned := turned_text(text, moved)) != text
        }
        if kind == "event":
            changes |= _turned_accounts(record, moved)
        if changes:
            case = case.with_record(kind, replace(record, **changes))
    return case


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


def _texts(kind: str, record: Any) -> Iterator[tuple[str, str]]:
    for owner, name in _WRITTEN:
        if owner == kind and "para:" in (text := getattr(record, name)):
            yield name, text


def _turned_accounts(event: ChronologyEvent, moved: Mapping[str, str | None]) -> dict[str, Any]:
    turned = tuple(replace(each, text=turned_text(each.text, moved)) for each in event.accounts)
    return {"accounts": turned} if turned != event.accounts else {}
