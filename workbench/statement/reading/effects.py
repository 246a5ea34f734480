"""What a sentence of the reasoning says fault did to somebody."""

from __future__ import annotations

import re

from workbench.domain.records.findings import InjusticeKind

_OTHERS_VIEW = re.compile(
    r"\b(?:(?<!cannot )says?|said|told (?:me|us)|complain(?:s|ed)|believes?|claims?|alleges?|feels?"
    r"|felt|(?:investigator|panel|report|officer|police) found|if|whether|where|when|any)\b",
    re.I,
)
_NO_INJUSTICE = re.compile(
    r"\b(?:no|not|nor|without)\b[^.;]{0,60}\binjustice\b(?!, but)"
    r"|\bdid not (?:\w+ )?(?:cause|affect)\b|\bnot caused by\b"
    r"|\b(?:nothing|no evidence)\b[^.;]{0,30}\b(?:show|suggest|indicate|that)\b"
    r"|\b(?:I|we) (?:(?:do|did|am|can|could)(?: not|n[’']t)|cannot)"
    r"(?: \w+)? (?:consider|think|find|see|say|persuaded|satisfied|convinced)\b"
    r"[^.;,]{0,80}\b(?:caus|distress|injustice|harm)",
    re.I,
)
_CAUSED = re.compile(
    r"\b(?:caus(?:e[sd]?|ing)|led to|left|leaves|meant(?! to)|result(?:ed|ing) in|undermin\w+|shook"
    r"|shaken|no longer trusts?|erod\w+|weaken\w*|damag\w+|prolong\w+|added to|worsen\w+"
    r"|compound\w+|had (?:to|the (?:time|trouble|inconvenience))|has not had|deni(?:ed|es)"
    r"|depriv\w+|lost|missed|suffer\w*|experienc\w*|put (?:\w+ ){1,4}?to|(?:put|went) to|was put"
    r"|placed|exposed|went (?:without|to the)|(?:did|spent [^.;]{1,30}) without|received no"
    r"|incurred|(?<!Council )(?<!it )spent £|unsure|(?<!\bI )cannot be (?:sure|certain)|never know"
    r"|doubt (?:about )?whether|found (?:this|it)|(?:was|were) (?:\w+ )?(?:without|out of pocket"
    r"|frustrat\w+|upset\w*|distress\w*|avoidable|harmed|anxious|worried|confus\w+)|came to"
    r"|paid for|did not (?:receive|get|have)|injustice)\b",
    re.I,
)
_A_REMEDY = re.compile(
    r"\b(?<!had )(?:should|will|must|offered|agreed to|to) (?:\w+ )?(?:pay\b|apologise\b"
    r"|make a payment\b)"
    r"|\b(?:apologised|apology|payments?|remedy|guidance|recommend\w*|risk of significant harm"
    r"|does not (?:flow|come) from)\b",
    re.I,
)
_EFFECTS = (
    (
        InjusticeKind.TIME_AND_TROUBLE,
        re.compile(r"\btime and (?:trouble|effort)\b|\btrouble of\b|\bhad to pursue\b", re.I),
    ),
    (
        InjusticeKind.UNDERMINED_TRUST,
        re.compile(r"\b(?:trust|confidence|faith) in\b|\bmistrust\b|\bno longer trusts?\b", re.I),
    ),
    (
        InjusticeKind.LOST_OPPORTUNITY,
        re.compile(
            r"\b(?:lost|missed|denied|depriv\w+|loss of|not (?:had|have)|could not)\b[^.;]{0,80}"
            r"\b(?:opportunit\w+|chance|take part|be heard|investigation|review|hearing|panel|voice"
            r"|say|entitled)\b",
            re.I,
        ),
    ),
    (
        InjusticeKind.LOSS_OF_EDUCATION,
        re.compile(
            r"\b(?:lost|missed|without|loss of|not receive|received no)\b[^.;]{0,40}"
            r"\b(?:education|school\w*|tuition)\b",
            re.I,
        ),
    ),
    (
        InjusticeKind.LOSS_OF_SERVICE,
        re.compile(
            r"\b(?:lost|missed|without|loss of|denied|depriv\w+|received no"
            r"|not (?:receive|get|have))\b[^.;]{0,40}"
            r"\b(?:support|services?|provision|respite|care|visits?|help|(?:short )?breaks)\b",
            re.I,
        ),
    ),
    (
        InjusticeKind.FINANCIAL_LOSS,
        re.compile(r"\b(?:financial(?:ly)?|out of pocket|loss of (?:income|money)|debt|spent £"
                   r"|incurred|lost (?:[^.;]{0,20} )?(?:wages|earnings|income|money|allowance|£)"
                   r"|not have had to pay)\b", re.I),
    ),
    (
        InjusticeKind.RISK_OF_HARM,
        re.compile(r"\b(?:risk of (?:\w+ )?harm|at (?:\w+ )?risk)\b", re.I),
    ),
    (InjusticeKind.HARM, re.compile(r"(?<!of )\bharm(?:ed)?\b", re.I)),
    (InjusticeKind.UNCERTAINTY, re.compile(
            r"\b(?:uncertain\w*|not knowing|unsure|cannot be (?:sure|certain)|never know"
            r"|doubt (?:about )?whether)\b",
            re.I,
        )),
    (
        InjusticeKind.DISTRESS,
        re.compile(r"\b(?:distress\w*|upset\w*|anxi\w+|worr(?:y|ied)|stress\w*|hurt"
                   r"|humiliat\w+|embarrass\w+)\b", re.I),
    ),
    (
        InjusticeKind.FRUSTRATION,
        re.compile(r"\b(?:frustrat\w*|had to chase|inconvenience\w*|avoidable annoyance)\b", re.I),
    ),
)  # fmt: skip


def denies_injustice(sentence: str) -> bool:
    """Whether a sentence says that what went wrong hurt nobody, or not so as to need a remedy."""
    return _NO_INJUSTICE.search(sentence) is not None


def effect_in(words: str) -> InjusticeKind | None:
    """The kind of injustice that words are about, None when they name none."""
    return next((kind for kind, pattern in _EFFECTS if pattern.search(words)), None)


def injustices_in(sentence: str) -> tuple[tuple[InjusticeKind, str], ...]:
    """What a sentence says fault did to somebody: each kind once, with the words that tell it."""
    caused = _CAUSED.search(sentence)
    if caused is None or denies_injustice(sentence):
        return ()
    if _OTHERS_VIEW.search(sentence[: caused.start()]) is not None or _A_REMEDY.search(sentence):
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
