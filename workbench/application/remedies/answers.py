"""What is done with remedies: what answers what, totals, and the wording of a blank one."""

from __future__ import annotations

from workbench.application.case import editing
from workbench.application.findings.results import remedies_for
from workbench.application.records.labels import people_words, words_of
from workbench.application.records.people import complainant
from workbench.domain.casefile import CaseFile
from workbench.domain.money import money
from workbench.domain.records.findings import Injustice
from workbench.domain.records.remedies import Agreement, Remedy, RemedyKind
from workbench.statement.checks.record.remedies import sums
from workbench.statement.reading.effects import effect_in


def new_remedy(case: CaseFile, id: str, injustice_id: str = "") -> Remedy:
    """A remedy as it begins: by the body, to whom the injustice was done, or the complainant."""
    injustice, who = case.injustices.get(injustice_id), complainant(case)
    return Remedy(
        id=id,
        kind=RemedyKind.APOLOGY,
        by_whom=case.case.body_short,
        person_id=injustice.person_id if injustice else who.id if who else "",
        injustice_ids=(injustice_id,) if injustice is not None else (),
    )


def unanswered(case: CaseFile) -> list[Injustice]:
    """The injustices that no remedy answers and that were not already put right, in order."""
    return [
        injustice
        for injustice in editing.ordered(case, "injustice")
        if not injustice.put_right and not remedies_for(case, injustice.id)
    ]


def meant(case: CaseFile, who: str, words: str) -> str:
    """The first injustice to somebody of the kind that words name; "" where they name none."""
    effect = effect_in(words)
    left = (i for i in editing.ordered(case, "injustice") if not i.put_right)
    return next((i.id for i in left if (i.kind, i.person_id) == (effect, who)), "")


def totals(case: CaseFile) -> list[tuple[tuple[str, ...], int]]:
    """The pence to be paid to each payee, in order of the remedies, refused ones left out.

    Several people paid together are one payee; no id is a payee not chosen.
    """
    sums: dict[tuple[str, ...], int] = {}
    for remedy in editing.ordered(case, "remedy"):
        refused = remedy.agreement is Agreement.REFUSED
        if remedy.is_payment and remedy.amount is not None and not refused:
            sums[remedy.for_ids] = sums.get(remedy.for_ids, 0) + remedy.amount
    return list(sums.items())


def totals_words(case: CaseFile) -> str:
    """The totals on one line: "Ms X £450 · B £1,000 · in total £1,450"; "" without payments."""
    sums = totals(case)
    parts = [
        f"{people_words(case, ids) or 'payee not chosen'} {money(pence)}" for ids, pence in sums
    ]
    if len(sums) > 1:
        parts.append(f"in total {money(sum(pence for _, pence in sums))}")
    return " · ".join(parts)


def summary_words(case: CaseFile) -> tuple[bool, str]:
    """The sums that the summary names, beside the total of the payments: whether they agree, and
    "the summary says £350" in words."""
    summary = case.texts.get("summary")
    stated = sums(words_of(case, summary.text)) if summary is not None else []
    if not stated:
        return True, "the summary names no sum"
    total = sum(pence for _, pence in totals(case))
    said = f"the summary says {', '.join(money(each) for each in stated)}"
    return total in stated or sum(stated) == total, said


def missing_in(case: CaseFile, remedy: Remedy) -> tuple[str, ...]:
    """What a remedy still lacks, in sentences."""
    found = []
    if remedy.is_payment:
        if remedy.amount is None:
            found.append("The payment has no amount.")
        if not remedy.for_ids:
            found.append("The payment has no payee.")
        if not remedy.reason and not remedy.text:
            found.append("The payment has no reason.")
    elif remedy.amount is not None:
        found.append(f"{money(remedy.amount)} is entered, but this kind of remedy is no payment.")
    if remedy.deadline is None:
        found.append("There is no deadline.")
    if remedy.kind is not RemedyKind.SERVICE_IMPROVEMENT and not remedy.injustice_ids:
        found.append("It answers no injustice.")
    return tuple(found)
