"""What a part of the findings on a recommendation says became of it.

Only the investigator's own sentences count. Where they say two things that do not go together, or
nothing of what was done, there is no view.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto

from workbench.domain.dates.partial import MONTHS
from workbench.domain.procedure.steps import ImplementationView
from workbench.domain.records.findings import FindingResult

_ACTED = (
    r"(?:implement(?:ed)?|carr(?:y|ied) (?:[\w’']+ ){0,5}?out|complet(?:e|ed)|compl(?:y|ied) with"
    r"|act(?:ed)? (?:up)?on|put (?:[\w’']+ ){1,5}?(?:in place|into practice)|fulfil(?:led)?"
    r"|do(?:ne)? (?:so|it|this|that|as|what))"
)
_ACTING = (
    r"(?:implementing|carrying (?:[\w’']+ ){0,5}?out|completing|complying with|acting (?:up)?on"
    r"|sending|providing|issuing|paying|making|apologising|training|holding|arranging|doing)"
)
_DONE = re.compile(
    rf"\b(?:{_ACTED}|(?:has|have) (?:now |since |all )?been done|did (?:so|this|that|as|what)"
    r"|(?:in|on) time|without delay)\b",
    re.I,
)
_NOT = re.compile(
    rf"\b(?:not|never|nor|n[’']t)(?: (?!only\b)[\w’']+){{0,4}}? {_ACTED}\b|[a-z]n[’']t {_ACTED}\b"
    rf"|\bfail(?:ed|s|ure)\b(?: [\w’']+){{0,3}}? to {_ACTED}\b"
    rf"|\byet to {_ACTED}\b|\bno (?:steps|action|attempt)\b(?: taken)? to {_ACTED}\b"
    r"|\bremains? (?:outstanding|undone|incomplete|to be done)\b|\bnothing (?:has been|was) done\b"
    rf"|\b(?:no evidence|without)\b(?: [\w’']+){{0,5}}? (?:{_ACTED}|{_ACTING})\b",
    re.I,
)
_PARTLY = re.compile(
    r"\b(?:partly|partially|in part|only (?:some|part)|not (?:fully|all|entirely|completely)"
    r"|part of (?:it|this|the work)|(?:one|two|three|four|five|some|most|half) of (?:the|its)"
    r"(?: [\w]+)? (?:actions|parts|steps|points|tasks|elements|measures))\b",
    re.I,
)
_LATE = re.compile(
    r"(?<!not )(?<!no )\blate(?:r than)?\b(?! (?:\d|in\b|on\b|summer|autumn|winter|spring"
    rf"|{'|'.join(MONTHS)}))"
    rf"|(?<!no )(?<!without )\bdelay(?:ed|s)? (?:in )?{_ACTING}"
    r"|\b(?:outside|after|beyond|past|missed) (?:the|its) (?:[\w’']+ )?(?:deadline|time|timescale"
    r"|period|due date)\b"
    rf"|\b(?:not|n[’']t)\b(?: [\w’']+){{0,8}}? (?:in|on|within|by) (?:time|the|its)\b"
    rf"|\b(?:took|taken) (?:too long|longer|\w+ months) to\b",
    re.I,
)
_REASON = re.compile(
    r"(?P<none>\b(?:no|not|without)(?: a| any)? |\bnot (?:consider|think|accept|find|see|regard"
    r"|persuaded) (?:[\w’']+ ){0,6}?)?\bgood reasons?\b",
    re.I,
)
_NOT_SAID = re.compile(
    r"\b(?:said|says|told|complain(?:s|ed)|believe[sd]?|claim(?:s|ed)|argue[sd]|feels?|felt|if"
    r"|whether|unless|should|would|must|will|agreed to|(?<!what the panel )(?<!what it was )asked"
    r"|recommended (?:that|the))\b",
    re.I,
)


class _Became(Enum):
    DONE = auto()
    LATE = auto()
    PARTLY = auto()
    NOT_DONE = auto()


_REASONED = {
    (_Became.LATE, True): ImplementationView.LATE_WITH_REASON,
    (_Became.LATE, False): ImplementationView.LATE_WITHOUT_REASON,
    (_Became.NOT_DONE, True): ImplementationView.NOT_DONE_WITH_REASON,
    (_Became.NOT_DONE, False): ImplementationView.NOT_DONE_WITHOUT_REASON,
}


def view_in(sentences: Sequence[str], result: FindingResult | None) -> ImplementationView:
    """What the sentences make of how a recommendation was carried out.

    Where they do not say whether there was good reason, `result` says it: fault means there was
    none.
    """
    became = set(_said(sentences))
    if _Became.LATE in became and _Became.PARTLY not in became:
        return _reasoned(_Became.LATE, sentences, result)
    if len(became) != 1:
        return ImplementationView.UNDECIDED
    match became.pop():
        case _Became.DONE:
            return ImplementationView.IMPLEMENTED
        case _Became.PARTLY:
            return ImplementationView.PARTLY
        case other:
            return _reasoned(other, sentences, result)


def _said(sentences: Sequence[str]) -> Iterator[_Became]:
    for sentence in sentences:
        if _NOT_SAID.search(sentence):
            continue
        acted = _DONE.search(sentence) is not None
        if acted and _PARTLY.search(sentence):
            yield _Became.PARTLY
        elif _LATE.search(sentence):
            yield _Became.LATE
        elif _NOT.search(sentence):
            yield _Became.NOT_DONE
        elif acted:
            yield _Became.DONE


def _reasoned(
    became: _Became, sentences: Sequence[str], result: FindingResult | None
) -> ImplementationView:
    said = [found for sentence in sentences for found in _REASON.finditer(sentence)]
    if said:
        return _REASONED[became, not said[-1]["none"]]
    if result not in (FindingResult.FAULT, FindingResult.NO_FAULT):
        return ImplementationView.UNDECIDED
    return _REASONED[became, result is FindingResult.NO_FAULT]
