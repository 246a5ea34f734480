"""Checks of labels in a text alone: one that drifted, and references that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.domain.problems import Problem, Where, error, note, warning
from workbench.statement.reading.passages import PlainPassage
from workbench.statement.reading.stated import LabelSaid, StatedFacts

_MOST_OF_A_SLIP = 2
_FEWEST_OF_A_CAST = 3
_INTRODUCED = (
    r"(?:call(?:ed)?|refer to (?:\w+ ){0,3}as|known as|[,(])\s*[“\"‘]?{label}|{label}\s*[,)]"
)


def problems(said: Sequence[PlainPassage], facts: StatedFacts) -> Iterator[Problem]:
    """Labels that are probably a slip, and references past the end of the statement."""
    yield from _drift(said, facts.labels)
    yield from _references(said, facts)


def _drift(said: Sequence[PlainPassage], labels: Sequence[LabelSaid]) -> Iterator[Problem]:
    for label in labels:
        if label.count > _MOST_OF_A_SLIP:
            continue
        others = [
            each
            for each in labels
            if each.count >= _FEWEST_OF_A_CAST and each.count >= 3 * label.count
        ]
        meant = _same_letter(label, others)
        if meant is not None:
            yield warning(
                "label-drift",
                f"“{label.label}” may be a slip for “{meant.label}”.",
                _where(said, label),
                "A person keeps one title and one letter throughout.",
                label.label,
            )
        elif _is_stranger(label, others, said):
            yield note(
                "label-once",
                f"“{label.label}” is named once only, and nothing says who that is.",
                _where(said, label),
                "Check that nobody else is meant.",
                label.label,
            )


def _same_letter(label: LabelSaid, others: Sequence[LabelSaid]) -> LabelSaid | None:
    """The person with the same letter and another title, who is named far more often."""
    title, _, letter = label.label.rpartition(" ")
    for other in others:
        its_title, _, its_letter = other.label.rpartition(" ")
        if letter == its_letter and title and its_title and title != its_title:
            return other
    return None


def _is_stranger(
    label: LabelSaid, others: Sequence[LabelSaid], said: Sequence[PlainPassage]
) -> bool:
    """Whether somebody is named once, and nothing says who that is."""
    if label.count > 1 or label.child or not others:
        return False
    pattern = re.compile(_INTRODUCED.replace("{label}", re.escape(label.label)))
    return not any(pattern.search(each.text) for each in said)


def _where(said: Sequence[PlainPassage], label: LabelSaid) -> Where:
    section = next((s.section for s in said if label.label in s.text), "")
    return Where("section", section, paragraph=label.paragraph)


def _references(said: Sequence[PlainPassage], facts: StatedFacts) -> Iterator[Problem]:
    last = max((each.number or 0 for each in said), default=0)
    for found in facts.references:
        where = Where("read", str(found.paragraph or ""), paragraph=found.paragraph)
        if found.number is not None and not found.resolves:
            yield error(
                "stale-reference",
                f"“{found.words}” points past the last paragraph, which is {last}.",
                where,
                "Refer to the paragraph that is meant.",
                found.words,
            )
        elif found.number is not None and found.number == found.paragraph:
            yield warning(
                "self-reference",
                f"“{found.words}” points at the paragraph it stands in.",
                where,
                "Refer to the paragraph that is meant.",
                found.words,
            )
        elif not found.resolves:
            yield note(
                "heading-unknown",
                f"There is no heading “{found.heading}” in the statement.",
                where,
                "Refer to the heading as it is printed.",
                found.heading,
            )
