"""A text laid out word by word, with what is known of each word: labels, the body, names in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import lru_cache

from workbench.domain.dataclass import dataclass
from workbench.domain.library.name_words import NameWords
from workbench.statement.naming.forms import Form
from workbench.statement.naming.normal import Word
from workbench.statement.naming.protected import ProtectedList

_BREAK = re.compile(r"[.!?:;•\x01]|\n\s*\n")
_DATED = re.compile(
    r"(?:\A|[.!?]\s|\n)\s*"
    r"(?:In|On|By|From|Since|Around|About|During|Later|Early|Late|Mid)[^.!?,]{3,24}, \Z"
)
_MARK = re.compile(r"(?:^|\n)\s*(?:[-•*>]|\(?[a-z]{1,3}\)|\d{1,3}[.)])\s*$")
_STOPPED = re.compile(r"\b(?:mr|mrs|ms|mx|dr|prof|rev|st|sr|jr|no|cllr|hon|[a-z])\.\s*\Z", re.I)


@dataclass(eq=False)
class Surroundings:
    """The words of a folded text and what stands round each of them.

    `labelled` are the places of words that belong to a label, `body` those that belong to the
    name of the body complained about, `parts` are the forms of all protected names; `named` are
    the places of words that are somebody's name whatever stands round them.
    """

    text: str
    words: list[Word]
    lists: NameWords
    labelled: frozenset[int]
    body: frozenset[int]
    parts: Mapping[str, Sequence[Form]]
    named: set[int] = field(default_factory=set)

    def low(self, at: int) -> str:
        """The word at a place in small letters, "" beyond the text."""
        return self.words[at].low if 0 <= at < len(self.words) else ""

    def capital(self, at: int) -> bool:
        """Whether the word at a place begins with a capital."""
        return 0 <= at < len(self.words) and self.words[at].text[0].isupper()

    def between(self, at: int) -> str:
        """What stands between a word and the next one; all that follows the last word."""
        end = self.words[at + 1].start if at + 1 < len(self.words) else len(self.text)
        begin = self.words[at].end if at >= 0 else 0
        return self.text[begin:end]

    def spaced(self, at: int) -> bool:
        """Whether nothing but a space or a line's end stands between a word and the next."""
        gap = self.between(at)
        return gap == " " or (gap.isspace() and "\n\n" not in gap and at >= 0)

    def joined(self, at: int) -> bool:
        """Whether a word and the next stand side by side in one sentence."""
        if not (at >= 0 and at + 1 < len(self.words)):
            return False
        gap = self.between(at)
        if gap == " " or gap in ("-", "'"):
            return True
        if gap.startswith(".") and _STOPPED.search(self.text[: self.words[at].end + 1][-8:]):
            return not gap[1:].strip()
        return not gap.strip(" \n\t-'") and "\n\n" not in gap

    def starts(self, at: int) -> bool:
        """Whether a word is the first of its sentence, line, item or quotation."""
        if at == 0:
            return True
        gap = self.between(at - 1)
        if gap == " ":
            return False
        if gap == ", " and _DATED.search(self.text[: self.words[at].start][-40:]):
            return True
        if "\n" in gap or (gap.strip(" ") and gap.strip(" ")[-1:] in '“‘"' and len(gap) > 1):
            return True
        if gap.startswith(".") and _STOPPED.search(self.text[: self.words[at - 1].end + 1][-8:]):
            return False
        return _BREAK.search(gap) is not None

    def has_article(self, at: int) -> bool:
        """Whether an article before it makes a word a common noun."""
        return self.low(at - 1) in self.lists.words("before-word") and self.joined(at - 1)

    def quoted(self, at: int) -> bool:
        """Whether a quotation begins with the word."""
        before = self.text[: self.words[at].start][-2:]
        return before[-1:] in ("“", "‘", '"') or before.endswith(" '")

    def item(self, at: int) -> bool:
        """Whether an item of a list begins with the word."""
        begin = self.words[at].start
        return _MARK.search(self.text[max(0, begin - 12) : begin]) is not None

    def shouted(self, at: int) -> bool:
        """Whether the word stands in a line that is all in capitals."""
        if not self.words[at].text.isupper():
            return False
        near = [self.words[each].text for each in range(at - 2, at + 3)
                if each != at and 0 <= each < len(self.words)]  # fmt: skip
        letters = [each for each in near if each.isalpha() and len(each) > 1]
        return len(letters) > 1 and all(each.isupper() for each in letters)

    def after(self, at: int, size: int = 40) -> str:
        """What follows a word."""
        return self.text[self.words[at].end : self.words[at].end + size]

    def is_person(self, at: int) -> bool:
        """Whether a word is somebody: a label, a protected name, a usual first name."""
        if at in self.labelled or at in self.named:
            return True
        return self.is_first_name(at)

    def is_first_name(self, at: int) -> bool:
        """Whether a word is a usual first name and no ordinary word."""
        low = self.low(at)
        if not self.capital(at) or low not in self.lists.words("first-name"):
            return False
        return low not in self.lists.words("everyday") and low not in self.lists.words("place")

    def is_given(self, at: int) -> bool:
        """Whether a word can be a first name: a usual one, or that of somebody protected."""
        low = self.low(at)
        usual = low in self.lists.words("first-name")
        return usual or any(form.first for form in self.parts.get(low, ()))

    def is_surname(self, at: int) -> bool:
        """Whether a word is a usual surname and no ordinary word or place."""
        low = self.low(at)
        if not self.capital(at) or low not in self.lists.words("surname"):
            return False
        lists = self.lists
        return not any(low in lists.words(each) for each in ("everyday", "place", "office"))


def lay_out(text: str, words: list[Word], protected: ProtectedList) -> Surroundings:
    """A folded text laid out, labels and the body's name marked."""
    labelled = _marked(words, protected.labels)
    body = _marked(words, protected.body)
    return Surroundings(text, words, protected.words, labelled, body, protected.index)


def _marked(words: list[Word], sequences: tuple[tuple[str, ...], ...]) -> frozenset[int]:
    """The places of the words that make up one of these sequences, letters as they are."""
    starts = _by_first(sequences)
    found: set[int] = set()
    for at in [at for at, word in enumerate(words) if word.text in starts]:
        if at in found:
            continue
        for each in starts[words[at].text]:
            run = words[at : at + len(each)]
            if tuple(w.text for w in run) == each:
                found.update(range(at, at + len(each)))
                break
    return frozenset(found)


@lru_cache(maxsize=32)
def _by_first(sequences: tuple[tuple[str, ...], ...]) -> Mapping[str, list[tuple[str, ...]]]:
    starts: dict[str, list[tuple[str, ...]]] = {}
    for each in sequences:
        starts.setdefault(each[0], []).append(each)
    return starts
