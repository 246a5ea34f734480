"""Checks of what the body offered before the decision, and of what it did after it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from workbench.domain.casefile import CaseFile
from workbench.domain.money import money
from workbench.domain.problems import Problem, Where, note, warning
from workbench.domain.records.compliance import ComplianceItem, ComplianceOutcome, Satisfied
from workbench.domain.records.remedies import Agreement
from workbench.statement.cast import body_words
from workbench.statement.checks.printed import PrintedStatement


def problems(statement: PrintedStatement) -> Iterator[Problem]:
    """Problems of offers and of compliance."""
    case = statement.case
    something = bool(case.injustices or case.remedies)
    for offer in case.offers.values():
        if something and not offer.injustice_ids and not offer.remedy_ids:
            yield note(
                "offer-answers-nothing",
                "An offer is set against no injustice and no recommendation.",
                Where("offer", offer.id, "injustice_ids"),
                "Say on the Remedies page what it was meant to put right.",
            )
        if offer.paid_on is not None and not offer.paid_sources:
            yield warning(
                "offer-paid-without-evidence",
                f"An offer is said to have been {offer.state}, but no evidence of it is linked.",
                Where("offer", offer.id, "paid_sources"),
                "Link what shows it, or leave the day blank until it is shown.",
            )
    yield from _below_offer(case)
    for item in case.compliance.values():
        yield from _extensions(item)
        yield from _outcome(item)


def _below_offer(case: CaseFile) -> Iterator[Problem]:
    """A body is not talked down from what it has itself offered for the same injustice."""
    offered: dict[tuple[str, ...], int] = defaultdict(int)
    injustices: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for offer in case.offers.values():
        if offer.amount and offer.injustice_ids and offer.paid_on is None:
            offered[offer.for_ids] += offer.amount
            injustices[offer.for_ids].update(offer.injustice_ids)
    for for_ids, sum_offered in offered.items():
        recommended = [
            remedy
            for remedy in case.remedies.values()
            if remedy.is_payment
            and (not {*for_ids, *remedy.for_ids} or {*for_ids} & {*remedy.for_ids})
            and remedy.agreement is not Agreement.REFUSED
            and injustices[for_ids] & set(remedy.injustice_ids)
        ]
        total = sum(remedy.amount or 0 for remedy in recommended)
        if recommended and total < sum_offered:
            yield warning(
                "payment-below-offer",
                f"{money(total)} is recommended where {body_words(case)} has already offered "
                f"{money(sum_offered)}.",
                Where("remedy", recommended[0].id, "amount"),
                "A body is not talked down from a larger offer.",
                money(sum_offered),
            )


def _item_problem(item: ComplianceItem, code: str, message: str, field: str, hint: str) -> Problem:
    return warning(code, message, Where("compliance", item.id, field), hint)


def _extensions(item: ComplianceItem) -> Iterator[Problem]:
    before = item.due_on
    for extension in item.extensions:
        if not extension.reason.strip():
            yield _item_problem(
                item,
                "extension-without-reason",
                "More time was given for a remedy without a reason.",
                "extensions",
                "Say why the due day was changed.",
            )
        if before is not None and extension.due_on <= before:
            yield _item_problem(
                item,
                "extension-not-later",
                "An extension does not give more time than there was before.",
                "extensions",
                "Correct the new due day.",
            )
        before = extension.due_on


def _outcome(item: ComplianceItem) -> Iterator[Problem]:
    due, done = item.due, item.done_on
    if due is not None and done is not None:
        late = done > due
        if late and item.outcome is ComplianceOutcome.ON_TIME:
            yield _item_problem(
                item,
                "compliance-contradicts",
                "A remedy is recorded as complete on time, but was done after it was due.",
                "outcome",
                "Correct the outcome, the day or the due day.",
            )
        if not late and item.outcome is ComplianceOutcome.LATE:
            yield _item_problem(
                item,
                "compliance-contradicts",
                "A remedy is recorded as complete late, but was done when it was due or before.",
                "outcome",
                "Correct the outcome, the day or the due day.",
            )
    if item.satisfied is Satisfied.YES and not item.received:
        yield _item_problem(
            item,
            "satisfied-without-evidence",
            "A remedy is recorded as satisfied, but no evidence of it was received.",
            "received",
            "Record what shows that it was done.",
        )
