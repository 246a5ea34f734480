"""Finding the passage of the manual that answers what a person asks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import log

from workbench.domain.dataclass import dataclass
from workbench.domain.sought import pattern_of_words

_WORD = re.compile(r"[^\W_]+")
_ASKING_WORDS = """
a about am an and any are as at be by can do does for from get go has have how i if in into is it
its me my need of on or out so that the their them there this to up want was what when where which
who why will with you your
"""
_ASKING = frozenset(_ASKING_WORDS.split())
"""Words of a question that say nothing of what is sought."""
_OTHERWISE = {
    "anonymise": "names",
    "appendix": "bundle",
    "calculate": "counts",
    "change": "edit",
    "colleague": "reader",
    "deadline": "due",
    "document": "paper",
    "excel": "table",
    "font": "type",
    "holiday": "days",
    "merge": "join",
    "move": "drag",
    "night": "dark",
    "ocr": "scan",
    "password": "passphrase",
    "person": "people",
    "publish": "publication",
    "recover": "restore",
    "remove": "delete",
    "screen": "window",
    "send": "issue",
    "sent": "went",
    "shortcut": "keys",
    "spell": "spelling",
    "spreadsheet": "excel",
    "zoom": "size",
}
"""What people call a thing, and what the manual does."""
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "ers", "er", "ed", "es", "s", "e", "y")
_BEGUN, _HEADED, _NAMED, _LEADS = 0.4, 0.5, 1.3, 1.8
"""What a word counts that is only begun, for each heading above that has it, set apart, leading."""
_OTHER_WORD, _CHAPTER = 0.85, 0.3
"""What a word counts by another name, and what the second best of a chapter counts for it."""
_LONG = 400
"""A passage of so many words counts half: much stands in it by chance."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading or item of a list: where it stands, its words, those that lead it (a
    heading, words in bold), those set apart in it, and the headings it stands under.
    """

    chapter: int
    block: int
    words: str
    leading: str = ""
    named: str = ""
    under: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A passage that answers, and the pattern of the words sought in it."""

    passage: Passage
    pattern: re.Pattern[str]


def seek(passages: Sequence[Passage], asked: str) -> list[Place]:
    """The passages that answer, the best first; chapters stay together."""
    phrase = re.compile(pattern_of_words(asked), re.IGNORECASE)
    stems = _asked(asked)
    if not stems:
        return []
    scores = dict(_scores(passages, stems))
    exact = {at for at, each in enumerate(passages) if phrase.search(each.words)}
    found = exact or _answering(scores)
    pattern = phrase if exact else _any_of(stems)
    ranked = sorted(found, key=lambda at: (-scores.get(at, 0.0), at))
    of_chapter: dict[int, list[float]] = {}
    for at in ranked:
        of_chapter.setdefault(passages[at].chapter, []).append(scores.get(at, 0.0))
    worth = {
        chapter: best + _CHAPTER * sum(more[:1]) for chapter, (best, *more) in of_chapter.items()
    }
    ranked.sort(key=lambda at: (-worth[passages[at].chapter], passages[at].chapter))
    return [Place(passages[at], pattern) for at in ranked]


def _answering(scores: Mapping[int, float]) -> set[int]:
    """Those not much worse than the best."""
    best = max(scores.values(), default=0.0)
    return {at for at, score in scores.items() if score > 0.6 * best}


def _scores(passages: Sequence[Passage], stems: Sequence[str]) -> Iterator[tuple[int, float]]:
    """How well each passage answers; rare words count more than those that stand everywhere."""
    bags = [
        _Bag(*map(_stems, (each.words, each.leading, each.named, each.under))) for each in passages
    ]
    often = Counter(stem for stem in stems for bag in bags if bag.worth(stem))
    for at, bag in enumerate(bags):
        parts = [bag.worth(stem) * log(1 + len(bags) / (1 + often[stem])) ** 1.5 for stem in stems]
        if any(parts):
            share = sum(1 for part in parts if part) / len(parts)
            yield at, sum(parts) * share / (1 + len(bag.words) / _LONG)


@dataclass(frozen=True, slots=True)
class _Bag:
    """The stems of a passage, of what is set apart in it, and of the headings above it."""

    words: frozenset[str]
    leading: frozenset[str]
    named: frozenset[str]
    under: frozenset[str]

    def worth(self, stem: str) -> float:
        """What one word that was asked counts here."""
        other = _other_names().get(stem)
        return max(self._of(stem), _OTHER_WORD * self._of(other) if other else 0.0)

    def _of(self, stem: str) -> float:
        headed = _HEADED if stem in self.under else 0.0
        if stem in self.leading:
            return headed + _LEADS
        if stem in self.named:
            return headed + _NAMED
        if stem in self.words:
            return headed + 1.0
        begun = len(stem) > 2 and any(word.startswith(stem) for word in self.words)
        return headed + (_BEGUN if begun else 0.0)


def _asked(asked: str) -> list[str]:
    words = _WORD.findall(asked.casefold())
    telling = [word for word in words if word not in _ASKING]
    return list(dict.fromkeys(_stem(word) for word in telling or words))


def _any_of(stems: Sequence[str]) -> re.Pattern[str]:
    others = [other for stem in stems if (other := _other_names().get(stem))]
    beginnings = "|".join(re.escape(stem) for stem in (*stems, *others))
    return re.compile(rf"\b(?:{beginnings})\w*", re.IGNORECASE)


@lru_cache(maxsize=1)
def _other_names() -> dict[str, str]:
    return {_stem(word): _stem(other) for word, other in _OTHERWISE.items()}


@lru_cache(maxsize=4096)
def _stems(words: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _WORD.findall(words.casefold()))


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    """A word without its ending: "merging", "merged" and "merge" are one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
