"""What records, fields and values are called in lists, problems, the log and the search."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from workbench.application.records.labels import label
from workbench.application.versions.listing import version_name
from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.records.drafting import TEXT_PLACES
from workbench.domain.text import shortened
from workbench.statement.markup.authored import token_label

_GONE = "(no longer in the case)"
_TOKEN = re.compile(r"\{[^{}]+\}")


_ICONS = {
    "person": "user",
    "head": "message-square-text",
    "evidence": "file-text",
    "event": "calendar-days",
    "finding": "scale",
    "injustice": "scale",
    "remedy": "hand-coins",
    "rung": "hand-coins",
    "offer": "hand-coins",
    "standard": "book-open",
    "jurisdiction": "circle-dashed",
    "point": "messages-square",
    "response": "messages-square",
    **dict.fromkeys(
        ("complaint", "step", "limit", "part", "outcome", "recommendation", "answer"), "route"
    ),
}


def kind_icon(kind: str) -> str:
    """The name of the icon that stands for records of a kind."""
    return _ICONS.get(kind, "file-text")


def kind_name(kind: str) -> str:
    """A kind of record as a person calls it: "head of complaint"."""
    if kind == "standard":
        return "standard paragraph"
    found = KINDS.get(kind)
    return found.noun if found is not None else kind


def record_name(case: CaseFile, kind: str, id: str) -> str:
    """A record as a list names it: "Event: 3 May 2023, The Council wrote to Miss X"."""
    if kind == "text":
        return f"Text: {TEXT_PLACES.get(id, id)}"
    if kind == "case":
        return "Case"
    noun = kind_name(kind).capitalize()
    words = describe(case, kind, id)
    return f"{noun}: {words}" if words and words.casefold() != noun.casefold() else noun


def describe(case: CaseFile, kind: str, id: str) -> str:
    """The words by which one record is told from others of its kind, "" when it is gone."""
    record = case.find(kind, id) if kind in KINDS else None
    if record is None:
        return ""
    words = _NAMED[kind](record) if kind in _NAMED else label(case, kind, record)
    return shortened(readable(words, case), 80)


_NAMED: Mapping[str, Callable[[Any], str]] = {
    "version": lambda version: version_name(version).lower(),
    "choice": lambda choice: choice.id.replace("-", " "),
    "topic": lambda topic: topic.title,
}


def readable(text: str, case: CaseFile) -> str:
    """Authored text as a person reads it: mentions as labels, citations in brackets."""

    def shown(match: re.Match[str]) -> str:
        token = match[0]
        if token.startswith("{cite:"):
            return f"({token[6:-1]})"
        if token.startswith("{#"):
            return ""
        return token_label(token, case, {}) or (_GONE if ":" in token else token)

    return _TOKEN.sub(shown, text)
