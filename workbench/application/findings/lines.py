"""An injustice from one line: "distress to Ms X: she waited for ten months"."""

from __future__ import annotations

import re
from dataclasses import replace

from workbench.application.case import editing
from workbench.application.findings.results import new_injustice
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.records.findings import Injustice, InjusticeKind
from workbench.domain.text import normalise_line
from workbench.statement.markup.authored import mentions
from workbench.statement.naming.mentions import link_mentions
from workbench.statement.reading.effects import effect_in

_LONGEST = 60
"""The most letters before a colon that say what and to whom."""

_LINKING = re.compile(r"\{person:[^}]*\}|\b(?:to|of|for|and|the|a|an)\b|[\s,.;:]+", re.IGNORECASE)


def read_injustice(case: CaseFile, line: str, id: str, finding_id: str) -> Injustice:
    """The injustice a line describes: what it was and to whom, before a colon or in the words that
    say how; distress to the complainant where it says neither.
    """
    words = normalise_line(line)
    front, colon, rest = words.partition(":")
    kind, who = _said(case, front)
    apart = bool(colon) and len(front) <= _LONGEST and (kind is not None or bool(who))
    if not apart:
        kind, who = _said(case, words)
        rest = "" if kind is not None and _says_no_more(case, words, kind) else words
    begun = new_injustice(case, id, finding_id)
    return replace(
        begun, kind=kind or begun.kind, person_id=who or begun.person_id, how=rest.strip()
    )


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


def _says_no_more(case: CaseFile, words: str, kind: InjusticeKind) -> bool:
    """Whether words are the name of a kind, with or without a person, and nothing else."""
    bare = link_mentions(words, case).casefold().replace(kind.value, "")
    return not _LINKING.sub("", bare)
