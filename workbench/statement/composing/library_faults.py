"""What a standard paragraph and an outline must be like, so that a statement can be made of them.

The reference adapter asks it of the files shipped, the office's own set of what a person enters.
Each fault is the name of a field ("" for none in particular) and words such as "its title is
empty".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from workbench.domain.library.reference import Outline, OutlineSection, StandardParagraph
from workbench.domain.records.complaint import Edition, ScopePlacement, StatementKind
from workbench.statement.cast import known_placeholders
from workbench.statement.composing.conditions import known_conditions

FaultIn = tuple[str, str]
"""The field at fault and what is wrong with it."""

COMPOSERS = frozenset(
    ("summary", "complaint", "scope", "powers", "considered", "found", "assessment", "action",
     "decision", "signature")
)  # fmt: skip
"""What can fill a section of an outline."""

CODES = frozenset(("cite", "para"))
"""Placeholders of standard paragraphs that carry a value, such as ``{cite:Care Act 2014}``."""

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}\Z")
"""What the id of an entry looks like."""

_TOKEN = re.compile(r"\{([^{}\n]*)\}|[{}]")
_ALLOWED = {
    "stage": ("", "draft", "final"),
    "place": ("before", "after"),
    "status": ("", "unconfirmed"),
}


@cache
def _placeholders() -> frozenset[str]:
    return known_placeholders()


def paragraph_faults(paragraph: StandardParagraph) -> Iterator[FaultIn]:
    """Everything that is wrong with a standard paragraph by itself."""
    if not ID.match(paragraph.id):
        yield "id", "its id may hold lower-case letters, digits and hyphens only"
    for what in ("title", "text", "source", "section"):
        if not getattr(paragraph, what).strip():
            yield what, f"its {what} is empty"
    yield from _choice_faults(paragraph)
    if (paragraph.valid_from or date.min) > (paragraph.valid_to or date.max):
        yield "valid_to", "it stops being valid before it begins"
    if paragraph.topic_title and not paragraph.topic:
        yield "topic_title", "a topic_title needs a topic"
    for words in _text_faults(paragraph.text):
        yield "text", words


def _choice_faults(paragraph: StandardParagraph) -> Iterator[FaultIn]:
    """The fields with a few known values each."""
    if paragraph.when not in known_conditions():
        yield "when", f"when = “{paragraph.when}” is not a known condition"
    for what, values in _ALLOWED.items():
        if getattr(paragraph, what) not in values:
            yield what, f"{what} = “{getattr(paragraph, what)}” is not known"
    if not paragraph.kinds or not set(paragraph.kinds) <= set(StatementKind):
        yield "kinds", "its kinds are “investigation”, “assessment” or both"


def _text_faults(text: str) -> Iterator[str]:
    for match in _TOKEN.finditer(text):
        token = match[1]
        if token is None:
            yield f"a brace stands alone in its text: “{text[max(0, match.start() - 20) :][:40]}”"
            continue
        code, colon, value = token.partition(":")
        known = token in _placeholders() or (colon and code in CODES and value.strip())
        if not known:
            yield f"its text holds the unknown placeholder “{match[0]}”"


def outline_faults(outline: Outline) -> Iterator[FaultIn]:
    """Everything that is wrong with an outline by itself."""
    if outline.statement_kind not in list(StatementKind):
        yield "statement_kind", f"statement_kind “{outline.statement_kind}” is not known"
    if outline.edition not in list(Edition):
        yield "edition", f"edition “{outline.edition}” is not known"
    for section in outline.sections:
        for words in _section_faults(section):
            yield "sections", f"section “{section.id}”: {words}"
    for id in _twice([(section.id, section.placement) for section in outline.sections]):
        yield "sections", f"“{id}” is twice"


def _section_faults(section: OutlineSection) -> Iterator[str]:
    if not ID.match(section.id):
        yield "its id may hold lower-case letters, digits and hyphens only"
    if section.composer not in COMPOSERS:
        yield f"composer “{section.composer}” is not known"
    if section.placement and section.placement not in list(ScopePlacement):
        yield f"placement “{section.placement}” is not known"


def _twice(places: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The ids of sections that stand in one place twice."""
    for place in dict.fromkeys(places):
        if places.count(place) > 1:
            yield place[0]
