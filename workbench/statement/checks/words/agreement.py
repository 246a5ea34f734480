"""Words that do not go together: "when its receives", "the failings has", a sentence without end.

No grammar: a few patterns that hardly ever stand in right English, measured on published decisions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Said of one who does something, and no thing that one can have.
_DOES = (
    "has|had|is|was|were|did|must|could|would|should|cannot|receives|decides|agrees|considers|"
    "provides|gives|takes|knows|says|writes|sends|asks|thinks|becomes|believes|accepts|refuses|"
    "carries|completes|follows|explains|apologises|publishes|investigates|responds|arranges"
)
_ITS = re.compile(rf"\b([Ii])ts ({_DOES})\b")
_ONE = {"has": "have", "is": "are", "was": "were", "does": "do"}
_MANY = re.compile(
    r"(?:(?<=[.!?;:] )|(?<=\bthat )|(?<=\bbecause )|(?<=\bso )|\A)"
    r"(?P<whole>(?:[Tt]he|[Tt]hese|[Tt]hose|[Ii]ts|[Tt]heir|[Mm]y|[Oo]ur|[Hh]er|[Hh]is)"
    r"(?: [A-Z]?[a-z]+[’']s?)?(?: [a-z]+){0,2}? (?P<many>[a-z]{3,}s) (?P<one>has|is|was|does))\b"
)
# Words between, after which the noun is not what the verb belongs to.
_NOT_BETWEEN = re.compile(
    r"\b(?:of|in|on|to|for|with|by|from|at|about|between|that|which|who|and|or|when|what|how|not|no"
    r"|as|than|was|were|is|are|has|had|have|be|been|\w+ed|\w+ing)\b"
)
# Nouns in s of which there is one, and measures that are one amount.
_SINGULAR = re.compile(
    r".*(?:ss|us|is)\Z|(?:news|means|series|species|headquarters|crossroads|gas|bus|lens|always|"
    r"sometimes|perhaps|besides|towards|whereas|days|weeks|months|years|hours|minutes|pounds|pence|"
    r"measles|mathematics|politics|ethics|statistics|diabetes|corps|times|others|yes|details)\Z"
)
# The pattern of many is slow, and hardly a text has these beside each other.
_PERHAPS = re.compile(r"s (?:has|is|was|does)\b")
_CONSONANT = r"[bcdfgjklmnpqrstvwyzBCDFGJKLMNPQRSTVWYZ][a-z]{2,}"
_AFTER_DID = {
    "told": "tell", "sent": "send", "wrote": "write", "gave": "give", "took": "take",
    "went": "go", "came": "come", "saw": "see", "knew": "know", "kept": "keep", "held": "hold",
    "made": "make", "said": "say", "paid": "pay", "met": "meet", "spoke": "speak",
}  # fmt: skip
_ALWAYS_WRONG: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"\b([Ss]hould|[Cc]ould|[Ww]ould|[Mm]ust|[Mm]ight) of (?=been|had|done|\w+ed\b)"
        ),
        r"\1 have ",
    ),
    (re.compile(r"\b([Tt])heir (was|were|is|are|has|have)\b"), r"\1here \2"),
    (re.compile(r"\b([Ii])ts (been)\b"), r"\1t has \2"),
    (re.compile(r"\b([Ii])ts (not|a|an|the)\b"), r"\1t is \2"),
    (re.compile(r"\b([Tt]hey|[Ww]e|[Yy]ou) was\b"), r"\1 were"),
    (re.compile(r"\b([Tt]hey|[Ww]e|[Yy]ou) has\b"), r"\1 have"),
    (re.compile(r"\b([Tt]hey|[Ww]e|[Yy]ou) is\b"), r"\1 are"),
    (re.compile(r"(?:\A|(?<=[.!?] ))(She|He|It) have\b"), r"\1 has"),
    (re.compile(r"(?:\A|(?<=[.!?] ))(She|He|It) were\b"), r"\1 was"),
    (re.compile(r"(?:\A|(?<=[.!?] ))(This|That) have\b(?!-)"), r"\1 has"),
    (
        re.compile(
            r"\b([Tt])here was (two|three|four|five|six|seven|eight|nine|ten|several|many)\b"
        ),
        r"\1here were \2",
    ),
    *(
        (re.compile(rf"\b([Dd]id not|[Dd]idn[’']t) {past}\b"), rf"\1 {plain}")
        for past, plain in _AFTER_DID.items()
    ),
    (re.compile(r"\b(has|have|had) wrote\b"), r"\1 written"),
    (re.compile(r"\b(has|have|had) spoke\b"), r"\1 spoken"),
    (re.compile(r"\b(has) \1\b"), r"\1"),
    (re.compile(rf"\b([Aa])n ({_CONSONANT})"), r"\1 \2"),
    (re.compile(r"(?<![\w(.])a (?!one|once|eu|ewe|uni)([aeio][a-z]{4,})\b"), r"an \1"),
    (re.compile(r"\bcertain to subject\b"), "subject to certain"),
)
"""Words that stand in no right sentence, and what is meant."""

_UNENDED = re.compile(r"[\w%]\Z")
_FEWEST = 8


def disagreements(text: str) -> Iterator[tuple[str, str]]:
    """Words of one sentence that do not go together, and the words that do."""
    for found in _ITS.finditer(text):
        yield found[0], f"{found[1]}t {found[2]}"
    for pattern, meant in _ALWAYS_WRONG:
        for found in pattern.finditer(text):
            yield found[0].strip(), found.expand(meant).strip()
    for found in _MANY.finditer(text) if _PERHAPS.search(text) else ():
        between = found["whole"].split(" ", 1)[1].rsplit(" ", 2)[0]
        own = between if between != found["many"] else ""
        if _SINGULAR.fullmatch(found["many"]) or _NOT_BETWEEN.search(own):
            continue
        yield f"{found['many']} {found['one']}", f"{found['many']} {_ONE[found['one']]}"


def lacks_end(text: str) -> bool:
    """Whether a paragraph of several words ends in a letter or figure, with no closing sign."""
    return len(text.split()) >= _FEWEST and _UNENDED.search(text.rstrip()) is not None
