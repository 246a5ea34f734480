"""What became of a recommendation, told from what is recorded of it.

First what was recommended, then what was done, the council's explanation and the view, each a
paragraph that can be reworded; last the investigator's analysis. An analysis alone is printed by
itself unless the rest is asked for (`recounted`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from workbench.domain.procedure.steps import (
    CouncilAnswer,
    ImplementationView,
    PanelRecommendation,
)
from workbench.domain.text import capitalised, uncapitalised
from workbench.statement.composing.context import Composition
from workbench.statement.composing.events import small_start
from workbench.statement.composing.wording import ends_sentence
from workbench.statement.markup.authored import escape, read_blocks
from workbench.statement.nodes import Block, BlockSource

PIECES = ("text", "done", "explanation", "view")
"""The fields of a recommendation that are told, in order; each ends the origin of its paragraph."""

_VIEWS = MappingProxyType(
    {view: f"view-{view.name.lower().replace('_', '-')}" for view in ImplementationView}
)
_ANSWERS = {
    CouncilAnswer.ACCEPTED: "recommendation-accepted",
    CouncilAnswer.PARTLY: "recommendation-partly-accepted",
    CouncilAnswer.REJECTED: "recommendation-not-accepted",
}
_ARTICLE = re.compile(r"(?:an?|the|some|no|further)\b")
_SUBJECT = re.compile(r"(?:The|An?|It|He|She|They|All|Each|Every|Any|Both|No)\b|\{")


def recommendation_blocks(each: PanelRecommendation, making: Composition) -> tuple[Block, ...]:
    """What the statement says of a recommendation."""
    origin = f"recommendation:{each.id}"
    written = making.authored(each.analysis, origin)
    told: list[Block] = []
    if each.recounted or not written:
        for name in PIECES:
            words = _TOLD[name](each, making)
            if words:
                place = f"{origin}:{name}"
                blocks = read_blocks(words, making.cast, place, source=BlockSource.DERIVED)
                told.extend(making.derived(place, blocks))
    if not told and not written:
        return (making.placeholder("what became of this recommendation", origin),)
    return (*told, *written)


def _phrase(making: Composition, id: str, **gaps: str) -> str:
    """A phrase of the library as authored text, its gaps filled with authored text."""
    words = making.library.phrases[id]
    for name, value in gaps.items():
        words = words.replace(f"{{{name}}}", value)
    return words


def _sentence(text: str) -> str:
    """The text with a full stop behind its last paragraph where none closes it."""
    kept = text.strip()
    return kept if not kept or ends_sentence(kept) else f"{kept}."


def _recommended(each: PanelRecommendation, making: Composition) -> str:
    first, gap, rest = each.text.strip().partition("\n")
    if not first:
        return ""
    what = _what(first)
    who = escape(each.made_by.strip())
    if each.made_on is not None and who:
        on = each.made_on.phrase()
        said = _phrase(making, "recommendation-made-on", on=on, who=small_start(who), what=what)
    elif who:
        said = _phrase(making, "recommendation-made", who=capitalised(who), what=what)
    else:
        said = _phrase(making, "recommendation-unsigned", what=what)
    answer = _ANSWERS.get(each.accepted)
    said = said if gap and first.endswith(":") else _sentence(said)
    if gap:
        said = _sentence(f"{said}\n{rest}")
    if answer is None:
        return said
    between = "\n\n" if gap else " "
    return f"{said}{between}{_phrase(making, answer)}"


def _what(first: str) -> str:
    """What was recommended as it goes on behind "recommended"."""
    if first[:5].casefold() == "that ":
        return f"that {first[5:]}"
    if _SUBJECT.match(first):
        return f"that {small_start(first)}"
    if first[:1].islower() and not _ARTICLE.match(first):
        return f"that {{body}} {first}"
    return first if first[:1].islower() else f"this: {first}"


def _done(each: PanelRecommendation, making: Composition) -> str:
    said = _sentence(each.done)
    due = each.due.in_words() if each.due is not None else ""
    on = each.done_on.phrase() if each.done_on is not None else ""
    on = uncapitalised(on)
    if due and on:
        when = _phrase(making, "recommendation-due-and-done", due=due, on=on)
    elif on:
        when = _phrase(making, "recommendation-done", on=on)
    elif due and said:
        when = _phrase(making, "recommendation-due", due=due)
    else:
        when = ""
    return " ".join(filter(None, (said, when)))


def _explained(each: PanelRecommendation, making: Composition) -> str:
    said = _sentence(each.explanation)
    short = making.case.case.body_short.strip().removeprefix("the ").removeprefix("The ")
    named = "{body}" in said or "{Body}" in said or (short and short.casefold() in said.casefold())
    if not said or named:
        return said
    return _phrase(making, "recommendation-explained", what=small_start(said))


def _viewed(each: PanelRecommendation, making: Composition) -> str:
    undecided = each.view is ImplementationView.UNDECIDED
    return "" if undecided else _phrase(making, _VIEWS[each.view])


_TOLD: Mapping[str, Callable[[PanelRecommendation, Composition], str]] = MappingProxyType(
    {"text": _recommended, "done": _done, "explanation": _explained, "view": _viewed}
)
