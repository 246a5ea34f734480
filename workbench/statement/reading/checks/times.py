"""Checks of what is to be done by when, read from the text of the remedies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field

from workbench.domain.dataclass import dataclass
from workbench.domain.problems import Problem, Where, warning
from workbench.statement.reading.passages import PlainPassage
from workbench.statement.reading.stated import ABOUT_THE_ACTION, StatedFacts

_DOES = re.compile(
    r"\b(?:agreed to|agrees to|(?:should|will|must)(?! (?:not )?have\b)|has to|recommend\w*"
    r"|following actions?)\b",
    re.I,
)
_EVIDENCE = re.compile(
    r"\bevidence\b|\b(?:tell|inform|update|report to|write to)\b[^.]{0,40}\b(?:ombudsman|us|me)\b",
    re.I,
)
_ALREADY = re.compile(r"\balready\b|\bI (?:do not|am not|make no)|\bno (?:further )?remed", re.I)


@dataclass(slots=True)
class _Group:
    """One paragraph of the remedies with its list: what is to be done, and whether by when."""

    number: int
    lead: str
    items: list[str] = field(default_factory=list)
    timed: bool = False
    reports: bool = False

    @property
    def asks(self) -> bool:
        """Whether it asks for something to be done, other than telling the Ombudsman."""
        if self.items:
            return True
        return (
            _DOES.search(self.lead) is not None
            and _EVIDENCE.search(self.lead) is None
            and _ALREADY.search(self.lead) is None
            and ABOUT_THE_ACTION.search(self.lead) is None
        )


def problems(said: Sequence[PlainPassage], facts: StatedFacts) -> Iterator[Problem]:
    """Remedies without a time for doing them."""
    groups = _groups(said, facts)
    reporting = any(group.reports for group in groups)
    for index, group in enumerate(groups):
        if not group.asks or group.timed or _timed_after(groups[index + 1 :]):
            continue
        if reporting:
            message = "This is to be reported on by a date, but nothing says by when to do it."
            code = "deadline-reporting-only"
        else:
            message = "Nothing says by when this is to be done."
            code = "deadline-missing"
        yield warning(
            code,
            message,
            Where("section", "action", paragraph=group.number),
            "Say how long after the final decision it is to be done.",
            (group.items or [group.lead])[0][:60],
        )


def _groups(said: Sequence[PlainPassage], facts: StatedFacts) -> list[_Group]:
    groups: list[_Group] = []
    for each in said:
        if each.section != "action" or each.number is None:
            continue
        if not groups or groups[-1].number != each.number:
            groups.append(_Group(each.number, each.text))
        else:
            groups[-1].items.append(each.text)
    for time in facts.times:
        for group in groups:
            if time.section == "action" and time.paragraph == group.number:
                group.timed = group.timed or not time.reporting or bool(group.items)
                group.reports = group.reports or time.reporting
    return groups


def _timed_after(following: Sequence[_Group]) -> bool:
    """Whether the next paragraph is nothing but the time for the one before it."""
    if not following:
        return False
    group = following[0]
    return group.timed and not group.items and ABOUT_THE_ACTION.search(group.lead) is not None
