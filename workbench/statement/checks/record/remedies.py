"""Checks of remedies: payees, sums and times, and what the summary says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.domain.money import money
from workbench.domain.problems import Problem, Where, error, warning
from workbench.domain.records.remedies import Agreement, Remedy, RemedyKind
from workbench.statement.checks.printed import Piece, PrintedStatement
from workbench.statement.markup.authored import mentions

_SUM = re.compile(r"£\s?(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(\d\d))?(?!\d)")
_GIVES_REASON = re.compile(
    r"\b(?:acknowledg|recogni|reflect|reimburs|refund|compensat|remed|because|for|in respect)", re.I
)
_PAID = re.compile(r"\bpaid\b|\b(?:made|making)\b[^.]{0,40}\bpayments?\b", re.I)
_NOT_YET = re.compile(
    r"\b(?:not|never)\b[^.]{0,30}\b(?:received|paid|made|got)\b[^.]{0,30}\bpayments?\b"
    r"|\bpayments?\b[^.]{0,40}\b(?:not|never)\b[^.]{0,20}\b(?:received|paid|made)\b",
    re.I,
)

_RECORDS = r"(?:records?|files?|notes?|entries|entry|minutes|reports?|assessments?)"
_DELETES = re.compile(
    rf"\b(?:delet|eras|destroy|shred|expung)\w*\b[^.;]{{0,60}}\b{_RECORDS}\b"
    rf"|\b{_RECORDS}\b[^.;]{{0,40}}\b(?:deleted|erased|destroyed|shredded|expunged)\b",
    re.I,
)
_NEGATED = re.compile(r"\b(?:not|never|without|instead of|rather than)\b[^.;]{0,20}\Z", re.I)
_VAGUE = re.compile(
    r"\bfresh (?:eyes|perspective|look|approach)\b|\bas (?:appropriate|necessary)\b"
    r"|\bas soon as possible\b|\bwhere (?:possible|appropriate)\b|\bendeavour\b"
    r"|\b(?:try|seek|aim) to\b|\bbe mindful\b|\blearn(?:s|ing)? lessons\b"
    r"|\blessons are learnt?\b|\bbear in mind\b|\breflect on\b",
    re.I,
)


def vague_words(words: str) -> str:
    """Words of a remedy that nobody could show to have been carried out; "" when there are none."""
    found = _VAGUE.search(words)
    return found[0] if found is not None else ""


def deletion_words(words: str) -> str:
    """Words that ask for records to be removed; "" when there are none."""
    found = _DELETES.search(words)
    if found is None or _NEGATED.search(words[: found.start()]):
        return ""
    return found[0]


def problems(statement: PrintedStatement) -> Iterator[Problem]:
    """Problems of remedies, and of sums named in the text."""
    for remedy in statement.case.remedies.values():
        if remedy.is_payment:
            yield from _payment(remedy)
        yield from _time(remedy)
        yield from _loss(remedy)
        yield from _wording(remedy, statement)
    yield from _summary_total(statement)
    yield from _paid(statement)


def sums(words: str) -> list[int]:
    """The sums of money in a text, in pence."""
    return [
        int(pounds.replace(",", "")) * 100 + int(pence or 0)
        for pounds, pence in _SUM.findall(words)
    ]


def _payment(remedy: Remedy) -> Iterator[Problem]:
    text = remedy.text
    if not (remedy.for_ids or mentions(text)):
        yield _lack(remedy, "person_id", "payment-payee", "A payment says nothing of who is paid.")
    if remedy.amount is None:
        yield _lack(remedy, "amount", "payment-amount", "A payment has no amount.")
    if not remedy.reason.strip() and not _GIVES_REASON.search(text):
        yield _lack(remedy, "reason", "payment-reason", "A payment has no reason.")
    stated = sums(text)
    if remedy.amount is not None and stated and remedy.amount not in stated:
        yield error(
            "payment-differs",
            f"The words of a payment give another sum than its amount of {money(remedy.amount)}.",
            Where("remedy", remedy.id, "text"),
            "Correct the words or the amount.",
            money(stated[0]),
        )


def _lack(remedy: Remedy, field: str, code: str, message: str) -> Problem:
    hint = "Complete it on the Remedies page."
    return error(code, message, Where("remedy", remedy.id, field), hint)


def _time(remedy: Remedy) -> Iterator[Problem]:
    if remedy.deadline is not None:
        return
    where = Where("remedy", remedy.id, "deadline")
    if remedy.evidence_deadline is not None:
        yield warning(
            "deadline-reporting-only",
            "A remedy says by when to report on it, but not by when to do it.",
            where,
            "Give it a deadline of its own.",
        )
    else:
        yield warning(
            "deadline-missing",
            "A remedy has no deadline.",
            where,
            "Say how long after the final decision it is to be done.",
        )


def _loss(remedy: Remedy) -> Iterator[Problem]:
    """A quantifiable loss shows how it was worked out, and comes to what is to be paid."""
    if remedy.kind is not RemedyKind.FINANCIAL_LOSS:
        return
    where = Where("remedy", remedy.id, "loss_items")
    if not remedy.loss_items and not remedy.calculation.strip():
        yield warning(
            "loss-without-calculation",
            "A quantifiable loss does not show how it was worked out.",
            where,
            "Enter its calculation on the Remedies page.",
        )
    elif remedy.loss_items and remedy.amount is not None and remedy.loss != remedy.amount:
        yield error(
            "loss-differs",
            f"The calculation of a loss comes to {money(remedy.loss)}, "
            f"but {money(remedy.amount)} is to be paid.",
            where,
            "Correct the calculation or the amount.",
            money(remedy.loss),
        )


def _wording(remedy: Remedy, statement: PrintedStatement) -> Iterator[Problem]:
    """What cannot be shown to be done, and what must never be asked for."""
    origin = f"remedy:{remedy.id}"
    words = " ".join(piece.prose for piece in statement.pieces if piece.origin == origin)
    deletes, vague = deletion_words(words), vague_words(words)
    if deletes:
        yield error(
            "record-deletion",
            f"A remedy asks for records to be removed (“{deletes}”).",
            Where("remedy", remedy.id, "text"),
            "Records are corrected, annotated or added to; they are never deleted.",
            deletes,
        )
    if vague:
        yield warning(
            "remedy-vague",
            f"Nobody could show that a remedy was carried out: “{vague}”.",
            Where("remedy", remedy.id, "text"),
            "Say what is to be done so that one can tell whether it was.",
            vague,
        )


def _payments(statement: PrintedStatement) -> list[int]:
    return [
        remedy.amount
        for remedy in statement.case.remedies.values()
        if remedy.is_payment and remedy.amount and remedy.agreement is not Agreement.REFUSED
    ]


def _summary_total(statement: PrintedStatement) -> Iterator[Problem]:
    payments = _payments(statement)
    pieces = [piece for piece in statement.pieces if piece.section == "summary"]
    stated = [each for piece in pieces for each in sums(piece.text)]
    total = sum(payments)
    if not payments or not stated or total in stated or sum(stated) == total:
        return
    yield warning(
        "summary-total",
        f"The sums in the summary do not come to {money(total)}, the total of the payments.",
        Where("text", "summary", "text"),
        "Correct the summary or the remedies.",
        " ".join(money(each) for each in stated),
    )


def _paid(statement: PrintedStatement) -> Iterator[Problem]:
    """Sums said to be paid in the summary or decision that are only agreed, or only offered."""
    payments = _payments(statement)
    agreed = {*payments, sum(payments)} - {0}
    unpaid = any(
        _NOT_YET.search(piece.prose)
        for piece in statement.pieces
        if piece.section not in ("summary", "decision", "meta")
    )
    offered = _only_offered(statement)
    for piece in statement.pieces:
        if piece.section not in ("summary", "decision") or piece.standard:
            continue
        for sentence in piece.sentences():
            stated = set(sums(sentence))
            if not stated or not _PAID.search(sentence):
                continue
            if stated & agreed:
                yield _paid_problem(piece, "is to be paid under the remedies", sentence)
            elif unpaid:
                yield _paid_problem(piece, "is elsewhere said not to have been received", sentence)
            elif offered and (stated & offered or sum(offered) in stated):
                yield _paid_problem(piece, "is elsewhere said only to have been offered", sentence)


def _paid_problem(piece: Piece, what: str, sentence: str) -> Problem:
    shown = ", ".join(money(each) for each in sums(sentence))
    return warning(
        "paid-or-offered",
        f"{shown} is said to be paid here, but {what}.",
        piece.where,
        "Say whether it was offered, agreed or paid, and say the same throughout.",
        shown,
    )


def _only_offered(statement: PrintedStatement) -> set[int]:
    offers = statement.case.offers.values()
    offered = {each.amount for each in offers if each.amount and each.paid_on is None}
    paid = {each.amount for each in offers if each.amount and each.paid_on is not None}
    for piece in statement.pieces:
        if piece.section in ("summary", "decision", "meta") or "£" not in piece.prose:
            continue
        for sentence in piece.sentences():
            if _PAID.search(sentence):
                paid.update(sums(sentence))
            elif "offer" in sentence.lower():
                offered.update(sums(sentence))
    return offered - paid
