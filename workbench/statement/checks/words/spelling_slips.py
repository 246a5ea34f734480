"""Slips a program can be sure of: American forms, doubled words, stray letters, disagreements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from workbench.domain.dataclass import dataclass
from workbench.domain.problems import Correction, Problem, Where, warning
from workbench.domain.text import capitalised
from workbench.statement.checks.words.agreement import disagreements

_AMERICAN = {
    "behavior": "behaviour",
    "behaviors": "behaviours",
    "behavioral": "behavioural",
    "center": "centre",
    "centers": "centres",
    "centered": "centred",
    "color": "colour",
    "favor": "favour",
    "favorable": "favourable",
    "honor": "honour",
    "labor": "labour",
    "neighbor": "neighbour",
    "neighbors": "neighbours",
    "neighborhood": "neighbourhood",
    "endeavor": "endeavour",
    "rumor": "rumour",
    "analyze": "analyse",
    "analyzed": "analysed",
    "apologize": "apologise",
    "apologized": "apologised",
    "recognized": "recognised",
    "recognize": "recognise",
    "organization": "organisation",
    "organizations": "organisations",
    "defense": "defence",
    "offense": "offence",
    "fulfill": "fulfil",
    "fulfillment": "fulfilment",
    "enrollment": "enrolment",
    "counselor": "counsellor",
    "counseling": "counselling",
    "traveled": "travelled",
    "traveling": "travelling",
    "canceled": "cancelled",
    "labeled": "labelled",
    "skillful": "skilful",
    "willful": "wilful",
    "pediatric": "paediatric",
    "toward": "towards",
    "gotten": "got",
}
_SMALL_WORDS = "the|a|an|of|to|in|and|is|was|it|for|on|by|with|as|at"
_OFTEN_TWICE = frozenset(("had", "that", "very", "many", "much", "more", "really", "well"))
_DOUBLED = re.compile(
    rf"(?<![\w’'-])((?i:{_SMALL_WORDS})|(?!(?:{'|'.join(sorted(_OFTEN_TWICE))})\b)[a-z]{{4,}})"
    r"\s+(?i:\1)\b(?!['’-])"
)
_STRAY = re.compile(r"(?<![\w.’'(&/=?#-])(?!v [A-Z(])(?:i|[b-hj-z])(?![\w.’')&/=-])")
"""A letter by itself; "R (X) v Council" is a case before a court, "?a=b" stands in a link."""

_FAR = 30
_WELSH = frozenset(
    ("yn", "yr", "y’r", "y'r", "a’r", "a'r", "o’r", "o'r", "i’r", "i'r", "mae", "gan", "wrth",
     "dan", "dros", "ynghylch")
)  # fmt: skip
_ENGLISH = frozenset(
    ("the", "a", "an", "in", "on", "at", "of", "to", "by", "for", "and", "or", "but", "if", "when",
     "while", "as", "he", "she", "it", "they", "we", "i", "you", "his", "her", "its", "their",
     "this", "that", "these", "those", "ms", "mr", "mrs", "miss", "mx", "dr")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SpellingSlip:
    """One slip: the words at fault, the words around them, and the right ones (None: unsure)."""

    code: str
    words: str
    about: str
    right: str | None

    def problem(self, where: Where) -> Problem:
        """The slip as a problem of a place."""
        message, hint, name, label = _SAID[self.code]
        label = label.format(right=self.right)
        return warning(
            self.code,
            message.format(words=self.words),
            where,
            hint.format(right=self.right),
            self.about,
            correction=Correction(self.right, name, label) if self.right is not None else None,
        )


# What is said of a slip, what to do, what Undo calls doing it, and what its button says.
_SAID = {
    "american-spelling": (
        "“{words}” is American spelling.", "Write “{right}”.", "Correct the spelling", ""
    ),
    "word-twice": (
        "“{words}”: the word stands there twice.", "Take one out.",
        "Take out a doubled word", "Write “{right}” once",
    ),
    "agreement": (
        "“{words}”: these words do not go together.", "Write “{right}”.", "Correct the grammar", ""
    ),
    "stray-letter": (
        "A single “{words}” stands by itself.", "Take it out, or complete the word.", "", ""
    ),
}  # fmt: skip


def spelling_slips(text: str) -> Iterator[SpellingSlip]:
    """The slips of one paragraph that is nobody else's words."""
    yield from _american(text)
    # The pattern is slow, and hardly a text has two such words beside each other.
    small = text.lower().split()
    twice = {one for one, other in pairwise(small) if other.startswith(one)}
    for found in _DOUBLED.finditer(text) if twice - _OFTEN_TWICE else ():
        if found[0].split()[0].isupper() and len(found[1]) > 1:
            continue
        yield SpellingSlip("word-twice", found[0], found[0], found[0].split()[0])
    for words, right in disagreements(text):
        yield SpellingSlip("agreement", words, words, right)
    for found in _STRAY.finditer(text):
        if _is_welsh(text, found.start(), found.end()):
            continue
        around = text[max(0, found.start() - 20) : found.end() + 20].strip()
        yield SpellingSlip("stray-letter", found[0], around, None)


def _is_welsh(text: str, start: int, end: int) -> bool:
    """Whether a letter is a word of Welsh (or Spanish): between names, or beside another such."""
    before = text[max(0, start - _FAR) : start].split()[-1:]
    after = text[end : end + _FAR].split()[:1]
    if not before or not after:
        return False
    first, last = before[0].strip("“”‘’\"'(),.;:"), after[0].strip("“”‘’\"'(),.;:")
    if first.lower() in _WELSH or last.lower() in _WELSH:
        return True
    named = first[:1].isupper() and last[:1].isupper() and first.lower() not in _ENGLISH
    return text[start] in "yioe" and named


def _american(text: str) -> Iterator[SpellingSlip]:
    small = text.lower()
    for word, right in _AMERICAN.items():
        if word not in small:
            continue
        for found in re.finditer(rf"(?<![\w’'-]){word}(?![\w-])", text, re.I):
            cased = capitalised(right) if found[0][:1].isupper() else right
            yield SpellingSlip("american-spelling", found[0], found[0], cased)
