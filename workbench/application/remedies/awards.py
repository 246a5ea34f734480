"""Awards for comparison: published ones, and those of the person's own closed cases, nameless."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.application.case import editing
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.library.awards import Award, Band
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.money import money
from workbench.domain.records.complaint import CaseStage
from workbench.domain.records.findings import Injustice, InjusticeKind, Seriousness
from workbench.domain.records.people import AgeGroup
from workbench.domain.records.remedies import Agreement, Remedy
from workbench.domain.sought import holds, words_sought
from workbench.domain.text import capitalised

_CLOSED = (CaseStage.COMPLIANCE, CaseStage.CLOSED)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One sum to compare with. `own` marks a case of the person's own.

    `amount` is in pence; `year` None where it is not known; `what` says in words what it was for,
    without names; `source` names the decision. `reference` is the decision's reference number.
    """

    kinds: tuple[InjusticeKind, ...]
    amount: int
    year: int | None
    what: str
    reference: str
    source: str
    own: bool = False

    def line(self) -> str:
        """The whole on one line, to be copied: "£150 (2022): ... (21 017 938)"."""
        year = f" ({self.year})" if self.year is not None else ""
        return f"{money(self.amount)}{year}: {self.what} ({self.reference or self.source})"


def comparisons(
    library: ReferenceLibrary,
    own: Iterable[Comparison] = (),
    kinds: Iterable[InjusticeKind] = (),
    words: str = "",
) -> list[Comparison]:
    """The sums for any of the kinds (all when none is given) that hold the words, newest first."""
    wanted = frozenset(kinds)
    parts = words_sought(words)
    found = [
        each
        for each in (*map(_published, library.awards.values()), *own)
        if (not wanted or wanted & set(each.kinds)) and _holds(each, parts)
    ]
    return sorted(found, key=lambda each: (-(each.year or 0), each.own, -each.amount))


def _published(award: Award) -> Comparison:
    return Comparison(
        award.kinds, award.amount, award.year, award.for_what, award.reference, award.source
    )


def _holds(each: Comparison, parts: tuple[str, ...]) -> bool:
    kinds = " ".join(kind.value for kind in each.kinds)
    return holds(f"{each.line()} {kinds}", parts)


def bands(library: ReferenceLibrary, kinds: Iterable[InjusticeKind]) -> list[Band]:
    """The bands for any of the kinds; those the office did not confirm are marked."""
    wanted = frozenset(kinds)
    return [band for band in library.bands.values() if band.kind in wanted]


def band_words(band: Band) -> str:
    """A band in words, with its mark: "£100 to £300 (2019 to about 2022; not yet confirmed)"."""
    if band.least is not None and band.most is not None:
        sums = f"{money(band.least)} to {money(band.most)}"
    elif band.most is not None:
        sums = f"up to {money(band.most)}"
    else:
        sums = f"from {money(band.least)}" if band.least is not None else ""
    if sums and band.per:
        sums += f" a {band.per}"
    unsure = "" if band.status == "confirmed" else "; not yet confirmed"
    shown = ". ".join(part.rstrip(".") for part in (sums, band.words) if part)
    return f"{shown} ({band.edition}{unsure})"


def own_comparisons(cases: Iterable[CaseFile]) -> list[Comparison]:
    """The sums agreed in cases with a final decision, without names or words of the case.

    Only the kind and seriousness of the injustice, whether an adult or a child was paid, the year
    and the reference number leave the case.
    """
    return [found for case in cases if case.case.stage in _CLOSED for found in _own(case)]


def _own(case: CaseFile) -> Iterator[Comparison]:
    decided = case.case.decided_on
    for remedy in editing.ordered(case, "remedy"):
        if remedy.is_payment and remedy.amount and remedy.agreement is Agreement.AGREED:
            answered = [case.injustices[i] for i in remedy.injustice_ids if i in case.injustices]
            yield Comparison(
                tuple(dict.fromkeys(injustice.kind for injustice in answered)),
                remedy.amount,
                decided.year if decided is not None else None,
                _nameless(case, remedy, answered),
                case.case.reference,
                "a case of your own",
                own=True,
            )


def _nameless(case: CaseFile, remedy: Remedy, answered: list[Injustice]) -> str:
    paid = [case.people[id] for id in remedy.for_ids if id in case.people]
    child = any(each.age_group is AgeGroup.CHILD for each in paid)
    whom = "" if not paid else " to a child" if child else " to an adult"
    if len(paid) > 1:
        whom = f" to {len(paid)} people together"
    shown = dict.fromkeys(
        injustice.kind.value
        if injustice.seriousness is Seriousness.NOT_WEIGHED
        else f"{injustice.kind.value} ({injustice.seriousness.value})"
        for injustice in answered
    )
    return capitalised(f"{', '.join(shown) or remedy.kind.value}{whom}")
