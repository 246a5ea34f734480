"""Injustice from one line: "distress to Ms X: she waited", "distress to Mr and Mrs X: they …"."""

from __future__ import annotations

import re
from dataclasses import replace

from workbench.application.case import editing
from workbench.application.case.ports import IdSource
from workbench.application.findings.results import new_injustice
from workbench.application.records.named import named_in
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.records.findings import Injustice, InjusticeKind, Seriousness
from workbench.domain.text import normalise_line
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
    kind, named = _said(case, front)
    apart = front != rest
    who = next(iter(named), "") if apart or len(named) == 1 else ""
    begun = new_injustice(case, id, finding_id)
    weights = (each for each in Seriousness if apart and each.value in front.casefold())
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


def hurt(case: CaseFile, line: str) -> tuple[str, ...]:
    """Whom a line says was hurt: all it names apart from how, else whom the injustice has."""
    front, rest = _parted(case, normalise_line(line))
    named = _said(case, front)[1] if front != rest else ()
    return named or (read_injustice(case, line, "", "").person_id,)


def add_injustice(case: CaseFile, line: str, ids: IdSource, finding_id: str) -> CaseFile:
    """The case with the injustice of a line to each it names; raises `InvalidInput` for none."""
    if not normalise_line(line):
        raise InvalidInput("The line does not say what the fault did.", "Distress to Ms X: how.")
    for who in hurt(case, line):
        read = read_injustice(case, line, ids.new("injustice"), finding_id)
        case = editing.add(case, "injustice", replace(read, person_id=who))
    return case


def _said(case: CaseFile, words: str) -> tuple[InjusticeKind | None, tuple[str, ...]]:
    """What kind of injustice words name, and the people they name, in their order."""
    low = words.casefold()
    meant = max((each for each in InjusticeKind if each.value in low), key=len, default=None)
    return meant or effect_in(words), named_in(case, words)


def _bare(case: CaseFile, words: str) -> bool:
    """Whether words name a kind, a person, how heavy it was, and nothing else."""
    said = link_mentions(words, case).casefold()
    for name in sorted((each.value for each in _NAMED), key=len, reverse=True):
        said = said.replace(name, "")
    return not _LINKING.sub("", said)
