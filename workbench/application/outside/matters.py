"""The paragraphs of an analysis by the matters they reason on, and what each decides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.domain.dataclass import dataclass
from workbench.domain.records.findings import FindingResult
from workbench.statement.reading.effects import injustices_in
from workbench.statement.reading.judging import result_in
from workbench.statement.reading.passages import PlainPassage

_DECIDED = (
    FindingResult.FAULT,
    FindingResult.NO_FAULT,
    FindingResult.ALREADY_REMEDIED,
    FindingResult.CRITICISM,
)
_TURNS = re.compile(r"(?:However|But|Nevertheless|Turning|On the other hand|By contrast)\b")
_MOST_BETWEEN = 1
"""So many paragraphs may stand between two with the same result that reason on one matter."""


@dataclass(slots=True)
class Reasoned:
    """Paragraphs that reason on one matter, from one to another of a run, and their result.

    `decided` is the last that decides; what follows it tells what came of it.
    """

    first: int
    last: int
    result: FindingResult
    decided: int


def matters(words: Sequence[str], whole: bool) -> list[Reasoned]:
    """The paragraphs of a subheading by what they decide.

    Reasons lead to their result, so paragraphs belong to the next one that decides something, and
    those left at the end to the last; outside an analysis (not `whole`) only the deciding one is
    taken. Where no sentence decides but one tells of injustice, there was fault.
    """
    found: list[Reasoned] = []
    for at, text in enumerate(words):
        result = result_of(text)
        if result is None:
            continue
        last = found[-1] if found else None
        near = last is not None and at - last.last - 1 <= _MOST_BETWEEN
        turns = any(_TURNS.match(each) for each in words[last.last + 1 : at + 1]) if last else True
        if last is not None and near and last.result is result and not turns:
            last.last = last.decided = at
        else:
            if last is not None and last.result is FindingResult.FAULT:
                last.last = _told_until(words, last.last, at)
            found.append(Reasoned(last.last + 1 if last is not None else 0, at, result, at))
    if not whole:
        return [Reasoned(each.decided, each.decided, each.result, each.decided) for each in found]
    if found:
        found[-1].last = len(words) - 1
    elif any(injustices_in(sentence) for text in words for sentence in sentences_of(text)):
        found.append(Reasoned(0, len(words) - 1, FindingResult.FAULT, len(words) - 1))
    return found


def _told_until(words: Sequence[str], fault: int, upto: int) -> int:
    """The last of the paragraphs right after one that finds fault which tell what it did."""
    while fault + 1 < upto and any(map(injustices_in, sentences_of(words[fault + 1]))):
        fault += 1
    return fault


def result_of(words: str) -> FindingResult | None:
    """The result a paragraph gives: the last its sentences give, but for asides on what was not."""
    results = [each for each in map(result_in, sentences_of(words)) if each is not None]
    decided = [each for each in results if each in _DECIDED]
    found = decided or results
    return found[-1] if found else None


def sentences_of(words: str) -> list[str]:
    """The sentences of a paragraph."""
    return PlainPassage(words, "", "", None).sentences()
