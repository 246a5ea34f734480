"""Checks that a text agrees with itself: sums, findings, outcome, scope and sharing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.domain.money import money
from workbench.domain.problems import Problem, Where, note, warning
from workbench.statement.nodes import Document, StatementStage
from workbench.statement.reading.headings import MAIN_SECTIONS
from workbench.statement.reading.judging import denies_fault, finds_fault
from workbench.statement.reading.passages import PlainPassage
from workbench.statement.reading.stated import PaymentSaid, StatedFacts

_NOT_INVESTIGATED = re.compile(
    r"\b(?:I|we) (?:(?:have|did|do|will|am|are|can|could)(?: not|n[’']t)|cannot) "
    r"(?:also )?investigat\w*|\bno jurisdiction\b|\boutside (?:my|our|the Ombudsman[’']s) "
    r"(?:jurisdiction|powers|remit)\b",
    re.I,
)
_SCOPE_POWER = re.compile(
    r"section (?:24A|25|26\([2567]\)|26B|26D|34B|34D)|schedule 5A?\b|section 34\(B\)", re.I
)
_WHOLE = re.compile(
    r"£(?P<total>[\d,]+)\b[^.£]*\b(?:which (?:was|is|comprises|consists of)|made up of|comprising"
    r"|consisting of|that is|being)\b(?P<parts>[^.]*)",
    re.I,
)
_SUM = re.compile(r"£(\d[\d,]*)")
_WORDS = re.compile(r"[a-z]{4,}")
_COMMON = re.compile(
    r"(?:fault|find|found|council|this|that|with|from|have|been|were|there|their|which|does|also"
    r"|evidence|further|because|when|what|consider|about|into|would|could|should|complaint"
    r"|investigation)\Z"
)
_ALTOGETHER = re.compile(
    r"\b(?:I|we) (?:therefore |have |also )?(?:do not|did not|don[’']t|cannot|not) (?:therefore )?"
    r"(?:find|found) (?:any |that there was |that the \w+ was )?(?:at )?fault(?: by the \w+)?\W*\Z"
    r"|\b(?:I|we) (?:have )?f(?:ind|ound) no fault(?: by the \w+)?\W*\Z"
    r"|\bthere (?:is|was) (?:therefore )?no (?:evidence of )?fault(?: by the \w+)?\W*\Z"
    r"|\bthe (?:Council|Trust) was not at fault\W*\Z",
    re.I,
)
_JUST_NOW = re.compile(
    r"\b(?:this|that|it|these|which) (?:is|was|were|are|did|does|do) (?:therefore )?not "
    r"(?:amount to |at )?fault\b"
    r"|\b(?:say|call|consider) (?:this|that|it) (?:to be |was |is )?(?:not )?(?:at )?fault\b",
    re.I,
)
_AGREE = "Look at the decision, the findings and the outcome again: they should agree."
_FEWEST_SHARED = 2


def problems(
    document: Document, said: Sequence[PlainPassage], facts: StatedFacts
) -> Iterator[Problem]:
    """Where the statement says two things that do not go together."""
    yield from _totals(said, facts)
    yield from _disclaimed(said)
    yield from _outcome(document, said)
    yield from _scope(said, facts)
    yield from _ofsted(document, said)


def _totals(said: Sequence[PlainPassage], facts: StatedFacts) -> Iterator[Problem]:
    agreed = [p for p in facts.payments if p.section == "action" and p.standing != "offered"]
    stated = [p for p in facts.payments if p.section == "summary"]
    yield from _summary_total(agreed, stated)
    for each in said:
        for found in _WHOLE.finditer(each.text):
            parts = [int(part.replace(",", "")) for part in _SUM.findall(found["parts"])]
            total = int(found["total"].replace(",", ""))
            if len(parts) > 1 and sum(parts) != total:
                yield warning(
                    "sum-of-parts",
                    f"The parts come to {money(sum(parts) * 100)}, not {money(total * 100)}.",
                    Where("section", each.section, paragraph=each.number),
                    "Correct the sum or its parts.",
                    found[0][:80],
                )


def _summary_total(
    agreed: Sequence[PaymentSaid], stated: Sequence[PaymentSaid]
) -> Iterator[Problem]:
    total = sum(payment.pence for payment in agreed)
    sums = [payment.pence for payment in stated]
    if not agreed or not sums or total in sums or sum(sums) == total:
        return
    if set(sums) <= {payment.pence for payment in agreed}:
        return
    yield warning(
        "summary-total",
        f"The sums in the summary do not come to {money(total)}, the total of the payments.",
        Where("section", "summary"),
        "Correct the summary or the remedies.",
        " ".join(money(each) for each in sums),
    )


def _disclaimed(said: Sequence[PlainPassage]) -> Iterator[Problem]:
    """Fault announced, and taken back: in much the same words under one subheading, or altogether.

    "There was no fault" takes back whatever was found under the subheading, "this was not fault"
    what was found in its own paragraph.
    """
    announced: list[tuple[str, int | None, frozenset[str]]] = []
    for each in said:
        if each.section not in MAIN_SECTIONS or each.quoted:
            continue
        for sentence in each.sentences():
            words = frozenset(_stems(sentence))
            if finds_fault(sentence):
                announced.append((each.under, each.number, words))
            elif denies_fault(sentence):
                whole = _taken_back(each, sentence, announced)
                yield from [whole] if whole else _against(each, sentence, words, announced)


def _taken_back(
    said: PlainPassage, sentence: str, announced: Sequence[tuple[str, int | None, frozenset[str]]]
) -> Problem | None:
    """The problem of a sentence that takes back all that was found, or what was found just now."""
    altogether = _ALTOGETHER.search(sentence) is not None
    just_now = _JUST_NOW.search(sentence) is not None
    for under, number, _ in reversed(announced):
        if under != said.under:
            break
        if altogether or (just_now and number == said.number):
            return _disclaiming(number, said, sentence)
    return None


def _disclaiming(number: int | None, said: PlainPassage, sentence: str) -> Problem:
    return warning(
        "fault-disclaimed",
        f"Paragraph {number} finds fault in what is here said not to be fault.",
        Where("section", said.section, paragraph=said.number),
        "Say of each matter whether it was fault or not.",
        sentence[:80],
    )


def _against(
    said: PlainPassage,
    sentence: str,
    words: frozenset[str],
    announced: Sequence[tuple[str, int | None, frozenset[str]]],
) -> Iterator[Problem]:
    for under, number, its in announced:
        shared = words & its
        if under != said.under or len(shared) < _FEWEST_SHARED:
            continue
        if len(shared) * 2 < min(len(words), len(its)):
            continue
        yield _disclaiming(number, said, sentence)
        return


def _stems(sentence: str) -> Iterator[str]:
    for word in _WORDS.findall(sentence.lower()):
        if not _COMMON.match(word):
            yield word[:6]


def _outcome(document: Document, said: Sequence[PlainPassage]) -> Iterator[Problem]:
    label = _label(document)
    decided = [
        sentence for each in said if each.section == "decision" for sentence in each.sentences()
    ]
    fault = any(finds_fault(sentence) for sentence in decided)
    denied = any(denies_fault(sentence) for sentence in decided) and not fault
    body = any(
        finds_fault(sentence)
        for each in said
        if each.section in ("what-i-found", "assessment") and not each.quoted
        for sentence in each.sentences()
    )
    where = Where("section", "decision")
    if label == "not upheld" and fault:
        yield _contradiction("The outcome is “Not upheld”, but the decision is of fault.", where)
    elif label == "upheld" and denied and not body:
        yield _contradiction("The outcome is “Upheld”, but no fault is found.", where)
    if fault and not body and any(each.section == "what-i-found" for each in said):
        yield note(
            "decision-without-finding",
            "The decision is of fault, but no sentence under “What I found” says what was fault.",
            where,
            _AGREE,
        )


def _contradiction(message: str, where: Where) -> Problem:
    return warning("outcome-contradicts", message, where, _AGREE, message)


def _label(document: Document) -> str:
    for line in document.meta.details:
        name, _, value = line.partition(":")
        if name.strip().lower() in ("decision", "outcome"):
            return value.strip().lower()
    return ""


def _scope(said: Sequence[PlainPassage], facts: StatedFacts) -> Iterator[Problem]:
    whole = [each for each in said if not each.quoted]
    if any(_SCOPE_POWER.match(power.provision) for power in facts.powers):
        return
    for each in whole:
        if each.section == "summary" or not _NOT_INVESTIGATED.search(each.text):
            continue
        yield warning(
            "scope-without-power",
            "Something is left out of the investigation, but no power is named for that.",
            Where("section", each.section, paragraph=each.number),
            "Name the provision relied on, such as “section 26(5)”.",
            each.text[:60],
        )


def _ofsted(document: Document, said: Sequence[PlainPassage]) -> Iterator[Problem]:
    if document.meta.stage is not StatementStage.FINAL:
        return
    category = " ".join(document.meta.details).lower()
    shared = any(
        "Ofsted" in each.text and re.search(r"\b(?:shar|send|sent|copy|receive)", each.text)
        for each in said
        if each.section != "what-i-found"
    )
    label = _label(document)
    if label == "upheld" and ("child" in category or "education" in category) and not shared:
        yield warning(
            "ofsted-missing",
            "An upheld decision about children’s services is shared with Ofsted; this one does not"
            " say so.",
            Where("section", "powers"),
            "Add the paragraph on sharing the decision.",
        )
    elif label == "not upheld" and shared:
        yield warning(
            "ofsted-not-due",
            "The statement says that Ofsted gets the decision, but the complaint is not upheld.",
            Where("section", "powers"),
            "Take the paragraph out.",
        )
