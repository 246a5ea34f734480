"""The remedies a statement from outside asks for, read from its section on action."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field, replace

from workbench.application.outside.concerned import person_in
from workbench.application.records.named import named_together
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.records.remedies import Agreement, Deadline, Remedy, RemedyKind
from workbench.statement import nodes
from workbench.statement.reading.passages import PlainPassage
from workbench.statement.reading.stated import (
    ABOUT_THE_ACTION,
    PaymentSaid,
    StatedFacts,
    TimeSaid,
    payments_in,
    times_in,
)
from workbench.statement.text import inline_text

_KINDS = (
    (RemedyKind.APOLOGY, re.compile(r"\bapolog", re.I)),
    (
        RemedyKind.FINANCIAL_LOSS,
        re.compile(r"\b(?:reimburs|refund|repay|backdat|back-?pay|arrears)\w*", re.I),
    ),
    (RemedyKind.SYMBOLIC_PAYMENT, re.compile(r"£|\bpay\b", re.I)),
    (
        RemedyKind.RECORD,
        re.compile(
            r"\b(?:correct|amend|add|attach|not(?:e|ing)|put|plac(?:e|ing)|annotat|remov|delet|updat"
            r"|rectif|flag)\w*\b[^.;]{0,80}\b(?:records?|files?)\b(?![ -]keeping)",
            re.I,
        ),
    ),
    (
        RemedyKind.SERVICE_IMPROVEMENT,
        re.compile(
            r"\A\W*(?:\w+ ){0,3}?(?:remind|train|brief|review|circulat|issu|shar|ensur|amend|updat"
            r"|introduc|revis|improv|publish)\w*\b"
            r"|\A\W*(?:make|tell|give) (?:\w+ ){0,3}(?:staff|officers|managers)\b"
            r"|\A\W*(?:\w+ ){0,2}(?:staff|officers|managers)\b",
            re.I,
        ),
    ),
)
_ASKS = re.compile(
    r"\b(?:(?:has |have )?agreed(?:,? within [^,.]{1,40}?,?)? (?:to|that)|agrees to"
    r"|recommends? that|(?:I|we)(?: have)? recommend(?:ed)? (?:that )?(?:the \w+|it)(?: should)?"
    r"|(?:should|will|must)(?! (?:not )?have\b))\b\s*"
    r"(?:it will |also |now |the Council (?:should |will )?)?(?P<what>.*)",
    re.I | re.S,
)
_SERVICES = re.compile(r"\bimprov\w* (?:its|the|their) (?:services?|practice|procedures?)\b", re.I)
_EVIDENCE = re.compile(
    r"\bevidence\b|\b(?:tell|inform|update|report to|write to)\b[^.]{0,40}\b(?:ombudsman|us|me)\b",
    re.I,
)
_TO_SOMEBODY = (RemedyKind.APOLOGY, RemedyKind.SYMBOLIC_PAYMENT, RemedyKind.FINANCIAL_LOSS)
_PAYS = re.compile(r"\bpay(?:s|ing)?\b[^.;]{0,60}£", re.I)
_TOTAL = re.compile(r"£(\d[\d,]*) in total\b|\btotal(?:ling)?(?: of)? £(\d[\d,]*)", re.I)
_TO_ONE = re.compile(r"\b(?:her|him|them|his|their)\b", re.I)
"""An apology or a payment to the person named before it: "pay her £200"."""

_WAS_DUE = re.compile(r"\b(?:should|must) (?:not )?have\b|\balready\b", re.I)
_NOT_ASKED = re.compile(r"\balready\b|\bno (?:further )?(?:remed|action)|\bI (?:do not|welcome)",
                        re.I)  # fmt: skip


@dataclass(slots=True)
class _Group:
    """A paragraph of the section and the items of the list under it."""

    number: int | None
    lead: nodes.Paragraph
    items: list[nodes.ListItem] = field(default_factory=list)

    @property
    def words(self) -> str:
        return inline_text(self.lead.inlines)


def remedies_from(
    action: nodes.Section,
    case: CaseFile,
    facts: StatedFacts,
    final: bool,
    written: Callable[[nodes.ListItem], str],
) -> tuple[Remedy, ...]:
    """The remedies in order; `written` gives an item as authored text.

    A remedy's deadline is the one named with it, above its list, or in the sentence right after
    that says by when "this action" is to be taken.
    """
    groups = _groups(action)
    agreed = final and any(re.search(r"\bagree", group.words, re.I) for group in groups)
    reporting = [t for t in facts.times if t.section == "action" and t.reporting]
    evidence = reporting[-1].deadline if reporting else None
    result: list[Remedy] = []
    for index, group in enumerate(groups):
        following = groups[index + 1] if index + 1 < len(groups) else None
        general = _deadline(group, following)
        for item in _wanted_items(group):
            made = _remedy(item, len(result) + 1, case, general, evidence, agreed, written)
            to_somebody = made.kind in _TO_SOMEBODY and not made.person_id
            if to_somebody and _TO_ONE.search(inline_text(item.inlines)):
                before = (each.person_id for each in reversed(result) if each.person_id)
                named = person_in(group.words, "", case) or next(before, "")
                made = replace(made, person_id=named)
            if made.kind is RemedyKind.ACTION and _SERVICES.search(group.words):
                made = replace(made, kind=RemedyKind.SERVICE_IMPROVEMENT, person_id="")
            for each in _apart(made, inline_text(item.inlines), case):
                number = len(result) + 1
                result.append(replace(each, id=f"r{number}", position=number - 1))
    return tuple(result)


def _groups(action: nodes.Section) -> list[_Group]:
    groups: list[_Group] = []
    for block in action.blocks:
        if isinstance(block, nodes.Paragraph) and block.numbered:
            groups.append(_Group(block.number, block))
        elif isinstance(block, nodes.ListBlock) and groups:
            groups[-1].items.extend(block.items)
    return groups


def _wanted_items(group: _Group) -> Sequence[nodes.ListItem]:
    words = group.words
    if group.items:
        return () if _WAS_DUE.search(words) and not _ASKS.search(words) else group.items
    if _EVIDENCE.search(words) or ABOUT_THE_ACTION.search(words) or _NOT_ASKED.search(words):
        return ()
    found = _ASKS.search(words)
    what = found["what"].strip() if found is not None else ""
    return (nodes.ListItem((nodes.Text(what),)),) if what else ()


def _times(words: str) -> list[TimeSaid]:
    said = PlainPassage(words, "action", "", 1)
    return [time for time in times_in(said) if not time.reporting]


def _deadline(group: _Group, following: _Group | None) -> Deadline | None:
    own = _times(group.words)
    if own:
        return own[0].deadline
    if following is not None and not following.items and ABOUT_THE_ACTION.search(following.words):
        after = _times(following.words)
        return after[0].deadline if after else None
    return None


def _apart(made: Remedy, words: str, case: CaseFile) -> Iterator[Remedy]:
    """An item that pays several people, or apologises and pays, as a remedy for each.

    They are in the program's own words; what is printed are those of the statement.
    """
    said = list(payments_in(PlainPassage(words, "action", "", 1)))
    payees = [person_in("", each.payee, case) or made.person_id for each in said]
    sorry = made.kind is RemedyKind.APOLOGY and _PAYS.search(words) is not None
    parted = all(payees) and len(set(payees)) == len(said) and len(said) + sorry > 1
    if not parted or (made.amount is None and not sorry):
        yield made
        return
    if sorry:
        yield replace(made, text="")
        made = replace(made, kind=RemedyKind.SYMBOLIC_PAYMENT)
    for payment, payee in zip(said, payees, strict=True):
        reason = payment.reason or said[-1].reason
        joint = made.joint_ids if payee == made.person_id else ()
        yield replace(
            made, person_id=payee, joint_ids=joint, amount=payment.pence, reason=reason, text=""
        )


def _whole(words: str) -> PaymentSaid | None:
    """What an item pays: the sum it names as the total, else the first."""
    said = list(payments_in(PlainPassage(words, "action", "", 1)))
    total = _TOTAL.search(words)
    figures = (total[1] or total[2]).replace(",", "") if total is not None else ""
    named = (each for each in said if figures and each.pence == int(figures) * 100)
    return next(named, said[0] if said else None)


def _remedy(
    item: nodes.ListItem,
    number: int,
    case: CaseFile,
    general: Deadline | None,
    evidence: Deadline | None,
    agreed: bool,
    written: Callable[[nodes.ListItem], str],
) -> Remedy:
    words = inline_text(item.inlines)
    own = _times(words)
    payment = _whole(words)
    kind = next((kind for kind, pattern in _KINDS if pattern.search(words)), RemedyKind.ACTION)
    pays = kind in (RemedyKind.SYMBOLIC_PAYMENT, RemedyKind.FINANCIAL_LOSS)
    if pays and payment is None:
        kind = RemedyKind.ACTION
    whom = person_in(words, payment.payee if payment is not None else "", case)
    together = named_together(case, words)
    first, *joint = together if whom in together and kind in _TO_SOMEBODY else (whom,)
    return Remedy(
        id=f"r{number}",
        position=number - 1,
        kind=kind,
        person_id=first,
        joint_ids=tuple(joint),
        amount=payment.pence if pays and payment is not None else None,
        reason=payment.reason if pays and payment is not None else "",
        text=written(item),
        deadline=own[0].deadline if own else general,
        evidence_deadline=evidence,
        agreement=Agreement.AGREED if agreed else Agreement.NOT_ASKED,
    )
