"""What a sentence of the reasoning decides: fault, no fault, no finding; and what it did to whom.

Only the investigator's own voice counts: what somebody says, claims or asks decides nothing.
"""

from __future__ import annotations

import re

from workbench.domain.records.findings import FindingResult, InjusticeKind

_FAULT = re.compile(
    r"\b(?:(?:is|was|were|are|be|been) (?:also |some |further |therefore )?(?:at )?fault\b"
    r"|(?:find|found|finding|identified|acted with|evidence of|further|some|this is|that is"
    r"|amount(?:s|ed)? to|constitutes?) (?:evidence of )?fault\b)",
    re.I,
)
_DENIED = re.compile(
    r"\b(?:not?|without|nor|neither|cannot)\b[^.;]{0,40}\bfault\b"
    r"|\bfault (?:was |is |has |could |can)?not\b"
    r"|n[’']t (?:find|found|identified?|see) (?:any )?fault\b",
    re.I,
)
_OTHERS_VIEW = re.compile(
    r"\b(?:says?|said|complain(?:s|ed)|believes?|claims?|alleges?|feels?|felt|if|whether|where|when|any"
    r")\b",
    re.I,
)
_LEFT_UNDONE = re.compile(r"(?:\A|\b[Bb]y |, )not (?:to|(?!find)\w+ing)\b", re.I)
"""What was wrong was that something was not done: "not to say so was fault"."""

_NO_FINDING = re.compile(
    r"\bI (?:cannot|can[’']t|am unable to|could not|am not able to|do not) "
    r"(?:\w+ ){0,3}?(?:say|reach|make|come to|conclude|decide|determine)\b|"
    r"\b(?:it is )?not possible (?:for me )?to (?:say|reach|make|conclude|decide|determine)\b",
    re.I,
)
_REMEDIED = re.compile(
    r"\balready (?:been )?(?:remedied|put right|provided a (?:suitable )?remedy)\b", re.I
)
_LEFT_OUT = re.compile(
    r"\bI (?:have not|did not|will not|do not intend to|cannot|am not going to) "
    r"(?:\w+ ){0,2}?investigate",
    re.I,
)
_NO_INJUSTICE = re.compile(
    r"\b(?:no|not|nor|without)\b[^.;]{0,60}\binjustice\b|\bdid not (?:\w+ )?(?:cause|affect)\b",
    re.I,
)
_CAUSED = re.compile(
    r"\b(?:caus(?:e[sd]?|ing)|led to|left|meant|result(?:ed|ing) in|undermin\w+|shook"
    r"|had (?:to|the time)|has not had|deni(?:ed|es)|depriv\w+|lost|missed|suffer\w*"
    r"|experienc\w*|put (?:\w+ ){1,4}?to|went without|injustice)\b",
    re.I,
)
_EFFECTS = (
    (InjusticeKind.TIME_AND_TROUBLE, re.compile(r"\btime and trouble\b", re.I)),
    (InjusticeKind.UNDERMINED_TRUST, re.compile(r"\b(?:trust|confidence|faith) in\b", re.I)),
    (
        InjusticeKind.LOST_OPPORTUNITY,
        re.compile(
            r"\b(?:lost|missed|denied|depriv\w+|loss of|not had)\b[^.;]{0,80}\b(?:opportunit\w+|"
            r"chance|investigation|review|hearing|panel|voice|say|entitled)\b",
            re.I,
        ),
    ),
    (
        InjusticeKind.LOSS_OF_EDUCATION,
        re.compile(r"\b(?:lost|missed|without|loss of)\b[^.;]{0,40}\b(?:education|school\w*|tuition"
                   r")\b", re.I),
    ),
    (
        InjusticeKind.LOSS_OF_SERVICE,
        re.compile(r"\b(?:lost|missed|without|loss of|denied)\b[^.;]{0,40}\b(?:support|services?|"
                   r"provision|respite|care|visits?|help)\b", re.I),
    ),
    (
        InjusticeKind.FINANCIAL_LOSS,
        re.compile(r"\b(?:financial(?:ly)?|out of pocket|loss of (?:income|money)|debt)\b", re.I),
    ),
    (InjusticeKind.RISK_OF_HARM, re.compile(r"\b(?:risk of (?:\w+ )?harm|at risk)\b", re.I)),
    (InjusticeKind.HARM, re.compile(r"\bharm(?:ed)?\b", re.I)),
    (InjusticeKind.UNCERTAINTY, re.compile(r"\buncertain\w*\b", re.I)),
    (
        InjusticeKind.DISTRESS,
        re.compile(r"\b(?:distress\w*|upset\w*|anxi\w+|worr(?:y|ied)|stress\w*|hurt)\b", re.I),
    ),
    (
        InjusticeKind.FRUSTRATION,
        re.compile(r"\b(?:frustrat\w*|inconvenience\w*|avoidable annoyance)\b", re.I),
    ),
)  # fmt: skip


def finds_fault(sentence: str) -> bool:
    """Whether a sentence says that there was fault."""
    return (
        _FAULT.search(sentence) is not None
        and not denies_fault(sentence)
        and _OTHERS_VIEW.search(sentence.split("fault")[0][:60]) is None
    )


def denies_fault(sentence: str) -> bool:
    """Whether a sentence says that something was not fault."""
    words = _LEFT_UNDONE.sub("", sentence)
    return _DENIED.search(words) is not None and "fault" in words.lower()


def result_in(sentence: str) -> FindingResult | None:
    """The result a sentence gives, None when it decides nothing."""
    if finds_fault(sentence):
        return FindingResult.FAULT
    if denies_fault(sentence) and not _is_anothers(sentence, "fault"):
        return (
            FindingResult.ALREADY_REMEDIED if _REMEDIED.search(sentence) else FindingResult.NO_FAULT
        )
    if _LEFT_OUT.search(sentence):
        return FindingResult.NOT_INVESTIGATED
    if _NO_FINDING.search(sentence):
        return FindingResult.NO_FINDING
    return None


def _is_anothers(sentence: str, word: str) -> bool:
    before = sentence.lower().partition(word)[0]
    return (
        re.search(r"\b(?:says?|said|complain\w*|believes?|claims?|argues?)\b", before) is not None
    )


def denies_injustice(sentence: str) -> bool:
    """Whether a sentence says that what went wrong hurt nobody, or not so as to need a remedy."""
    return _NO_INJUSTICE.search(sentence) is not None


def injustices_in(sentence: str) -> tuple[tuple[InjusticeKind, str], ...]:
    """What a sentence says fault did to somebody: each kind once, with the words that tell it."""
    caused = _CAUSED.search(sentence)
    if caused is None or denies_injustice(sentence):
        return ()
    if _OTHERS_VIEW.search(sentence[: caused.start()]) is not None:
        return ()
    found = ((kind, pattern.search(sentence)) for kind, pattern in _EFFECTS)
    return tuple(
        (kind, sentence[_clause(sentence, effect.end()) : effect.end()])
        for kind, effect in found
        if effect is not None
    )


def _clause(sentence: str, end: int) -> int:
    """Where the words begin that tell of an effect: at the last verb before it that says so."""
    causes = [found.start() for found in _CAUSED.finditer(sentence, 0, end)]
    return causes[-1] if causes else 0
