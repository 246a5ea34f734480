"""An injustice from one line: "distress to Ms X: she waited for ten months"."""

from __future__ import annotations

import re
from dataclasses import replace

from workbench.application.case import editing
from workbench.application.findings.results import new_injustice
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.records.findings import Injustice, InjusticeKind, Seriousness
from workbench.domain.text import normalise_line
from workbench.statement.markup.authored import mentions
from workbench.statement.naming.mentions import link_mentions
from workbench.statement.reading.effects import effect_in

_LONGEST = 60
"""The most letters before a colon that say what and to whom."""

_NAMED = (*InjusticeKind, *Seriousness)
_STOP = re.compile(r"[,:;]\s+")
_LINKING = re.compile(r"\{person:[^}]*\}|\b(?:to|of|for|and|the|a|an)\b|[\s,.;:]+", re.IGNORECASE)


def read_injustice(case: CaseFile, line: str, id: str, finding_id: str) -> Injustice:
    """The injustice a line describes: what it was, to whom and how heavy, before a colon, in parts
    of their own at the front or in the words that say how; distress to the complainant where it
    says neither.
    """
    words = normalise_line(line)
    front, rest = _parted(case, words)
    kind, who = _said(case, front)
    begun = new_injustice(case, id, finding_id)
    weights = (each for each in Seriousness if front != rest and each.value in front.casefold())
    return replace(
        begun,
        kind=kind or effect_in(rest) or begun.kind,
        person_id=who or begun.person_id,
        seriousness=next(weights, begun.seriousness),
        how=rest,
    )


def _parted(case: CaseFile, words: str) -> tuple[str, str]:
    """What a line says before it says how, and how; all of it twice where nothing is apart."""
    begins = 0
    for stop in _STOP.finditer(words):
        if not _bare(case, words[begins : stop.start()]):
            break
        begins = stop.end()
    if _bare(case, words[begins:]):
        return words, ""
    if begins:
        return words[:begins], words[begins:]
    front, colon, rest = words.partition(":")
    apart = colon and len(front) <= _LONGEST and any(_said(case, front))
    return (front, rest.strip()) if apart else (words, words)


def add_injustice(case: CaseFile, line: str, id: str, finding_id: str) -> CaseFile:
    """The case with the injustice of a line; raises `InvalidInput` when it says nothing."""
    if not normalise_line(line):
        raise InvalidInput("The line does not say what the fault did.", "Distress to Ms X: how.")
    return editing.add(case, "injustice", read_injustice(case, line, id, finding_id))


def _said(case: CaseFile, words: str) -> tuple[InjusticeKind | None, str]:
    """What kind of injustice words name, and the one person they name."""
    named = mentions(link_mentions(words, case))
    low = words.casefold()
    meant = max((each for each in InjusticeKind if each.value in low), key=len, default=None)
    return meant or effect_in(words), next(iter(named)) if len(named) == 1 else ""


def _bare(case: CaseFile, words: str) -> bool:
    """Whether words name a kind, a person, how heavy it was, and nothing else."""
    said = link_mentions(words, case).casefold()
    for name in sorted((each.value for each in _NAMED), key=len, reverse=True):
        said = said.replace(name, "")
    return not _LINKING.sub("", said)
