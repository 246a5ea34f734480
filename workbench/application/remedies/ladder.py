"""The ladder of remedies: the kinds in their order, what was recommended and what was weighed.

One goes on to the next kind only for significant injustice that remains; improvements of a
service are always considered. (Guidance on remedies, parts 1 and 2.)
"""

from __future__ import annotations

from dataclasses import replace

from workbench.application.case import editing
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.records.remedies import LadderRung, Remedy, RemedyKind, rung_of

_ORDER = tuple(RemedyKind)
_KINDS = {rung_of(kind): kind for kind in RemedyKind}


def kind_of_rung(id: str) -> RemedyKind | None:
    """The kind of remedy that a rung of the ladder is, by its id."""
    return _KINDS.get(id)


@dataclass(frozen=True, slots=True)
class Rung:
    """One kind of remedy on the ladder.

    `considered` says why it is not recommended, or how it was weighed; `gap` is what to think of
    still, in a sentence, "" when nothing is.
    """

    kind: RemedyKind
    remedies: tuple[Remedy, ...]
    considered: str
    gap: str


def ladder(case: CaseFile) -> list[Rung]:
    """Every kind of remedy in its order."""
    by_kind = {
        kind: tuple(remedy for remedy in editing.ordered(case, "remedy") if remedy.kind is kind)
        for kind in _ORDER
    }
    highest = max((_ORDER.index(kind) for kind in _PERSONAL if by_kind[kind]), default=-1)
    return [
        Rung(kind, by_kind[kind], words, _gap(case, kind, highest, bool(by_kind[kind] or words)))
        for kind in _ORDER
        for words in (_words(case, kind),)
    ]


_PERSONAL = tuple(kind for kind in _ORDER if kind is not RemedyKind.SERVICE_IMPROVEMENT)
_ASKED = (RemedyKind.APOLOGY, RemedyKind.ACTION)
"""The rungs that are to be thought of before a payment; the others have their own occasion."""


def _words(case: CaseFile, kind: RemedyKind) -> str:
    rung = case.rungs.get(rung_of(kind))
    return rung.considered if rung is not None else ""


def _gap(case: CaseFile, kind: RemedyKind, highest: int, thought_of: bool) -> str:
    if thought_of:
        return ""
    if kind in _ASKED and _ORDER.index(kind) < highest:
        later = _ORDER[highest].value
        return f"There is a remedy of a later kind ({later}): say why no {kind.value}."
    if kind is RemedyKind.SERVICE_IMPROVEMENT and (case.remedies or case.injustices):
        return "Might others suffer the same? An improvement of the service is always considered."
    return ""


def consider(case: CaseFile, kind: RemedyKind, words: str) -> CaseFile:
    """The case with what was weighed about one kind of remedy; blank words take it out."""
    id = rung_of(kind)
    if not words.strip():
        return case.without("rung", id) if id in case.rungs else case
    if id not in case.rungs:
        case = case.with_record("rung", LadderRung(id=id))
    return editing.set_fields(case, "rung", id, considered=words)


def add_in_order(case: CaseFile, remedy: Remedy) -> CaseFile:
    """The case with a new remedy behind those of its own and earlier kinds."""
    rows = editing.ordered(case, "remedy")
    case = editing.add(case, "remedy", remedy)
    place = _ORDER.index(remedy.kind)
    behind = [i for i, each in enumerate(rows) if _ORDER.index(each.kind) <= place]
    at = behind[-1] + 1 if behind else 0
    return editing.move(case, "remedy", remedy.id, at - len(rows))


def in_ladder_order(case: CaseFile) -> CaseFile:
    """The case with its remedies in the order of the ladder, those of a kind as they stood."""
    rows = editing.ordered(case, "remedy")
    sorted_rows = sorted(rows, key=lambda remedy: _ORDER.index(remedy.kind))
    if sorted_rows == rows:
        return case
    for position, remedy in enumerate(sorted_rows):
        if remedy.position != position:
            case = case.with_record("remedy", replace(remedy, position=position))
    return case
