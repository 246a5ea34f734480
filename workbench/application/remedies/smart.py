"""Whether a recommendation is SMART: specific, measurable, achievable, relevant, time-bound.

Told by rules: who does what for whom, what will show it, whether the body agreed, which
injustice it answers, and by when (Compliance Manual, part 2; quality standard 3).
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.application.records.labels import people_words, words_of
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.records.findings import FindingResult
from workbench.domain.records.remedies import Agreement, Remedy, RemedyKind
from workbench.domain.text import capitalised
from workbench.statement.cast import body_words
from workbench.statement.checks.record.remedies import deletion_words, vague_words

_FAULT = (FindingResult.FAULT, FindingResult.ALREADY_REMEDIED)


@dataclass(frozen=True, slots=True)
class SmartPoint:
    """One of the five: whether it is met, and what is said for it or still lacks, in words."""

    name: str
    met: bool
    words: str


def smart(case: CaseFile, remedy: Remedy) -> tuple[SmartPoint, ...]:
    """The five points of one remedy in their order."""
    return (
        _point("Specific", tuple(_unspecific(case, remedy)), _who_does_what(case, remedy)),
        _point("Measurable", _not_measurable(case, remedy), remedy.evidence.strip()),
        _point("Achievable", _not_achievable(case, remedy), _agreed(remedy)),
        _point("Relevant", _not_relevant(case, remedy), _answers(remedy)),
        _point(
            "Time-bound",
            () if remedy.deadline else ("There is no deadline.",),
            f"within {remedy.deadline.in_words()} of the final decision" if remedy.deadline else "",
        ),
    )


def _point(name: str, lacks: tuple[str, ...], words: str) -> SmartPoint:
    return SmartPoint(name, not lacks, " ".join(lacks) or words)


def _unspecific(case: CaseFile, remedy: Remedy) -> Iterator[str]:
    if not (remedy.by_whom.strip() or remedy.owner.strip() or case.case.body_short.strip()):
        yield "Nothing says who does it."
    if remedy.kind is RemedyKind.SERVICE_IMPROVEMENT and not remedy.owner.strip():
        yield f"Nothing says who in {body_words(case)} answers for it."
    if remedy.is_payment:
        if remedy.amount is None:
            yield "The payment has no amount."
        if not remedy.for_ids:
            yield "The payment has no payee."
    elif not remedy.text.strip() and not _worded(remedy):
        yield "Nothing says what is to be done."


def _worded(remedy: Remedy) -> bool:
    """Whether a remedy without words of its own can be worded from its fields."""
    return remedy.kind is RemedyKind.APOLOGY and bool(remedy.for_ids and remedy.reason.strip())


def _not_measurable(case: CaseFile, remedy: Remedy) -> tuple[str, ...]:
    found = []
    if not remedy.evidence.strip():
        found.append("Nothing says what will show that it was done.")
    vague = vague_words(words_of(case, remedy.text))
    if vague:
        found.append(f"Nobody could tell whether it was done: “{vague}”.")
    return tuple(found)


def _not_achievable(case: CaseFile, remedy: Remedy) -> tuple[str, ...]:
    deletes = deletion_words(words_of(case, remedy.text))
    if deletes:
        return (f"Records are never deleted: “{deletes}”.",)
    if remedy.agreement is Agreement.REFUSED:
        return (f"{capitalised(body_words(case))} has refused it.",)
    if remedy.agreement is Agreement.NOT_ASKED:
        return (f"{capitalised(body_words(case))} has not yet been asked.",)
    return ()


def _not_relevant(case: CaseFile, remedy: Remedy) -> tuple[str, ...]:
    if remedy.injustice_ids:
        return ()
    fault = any(finding.result in _FAULT for finding in case.findings.values())
    if remedy.kind is RemedyKind.SERVICE_IMPROVEMENT and fault:
        return ()
    return ("It answers no injustice.",)


def _who_does_what(case: CaseFile, remedy: Remedy) -> str:
    who = remedy.owner.strip() or remedy.by_whom.strip() or case.case.body_short.strip()
    whom = people_words(case, remedy.for_ids)
    return f"{who}: {remedy.kind.value}" + (f" to {whom}" if whom else "")


def _agreed(remedy: Remedy) -> str:
    by = f" by {remedy.agreed_by.strip()}" if remedy.agreed_by.strip() else ""
    return f"agreed{by}"


def _answers(remedy: Remedy) -> str:
    count = len(remedy.injustice_ids)
    if not count:
        return "for everyone the service is for"
    return "answers an injustice" if count == 1 else f"answers {count} injustices"
