"""The words of the house rules found in a text, and what stands in their place.

Each search first asks whether the words stand in the text at all, which costs next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from workbench.domain.dataclass import dataclass
from workbench.domain.library.house_words import HouseWords, Misnaming, StagePair
from workbench.domain.text import capitalised, uncapitalised

_APOSTROPHES = "’‘ʼ`"
_REMEDIAL = (
    "add|amend|apologise|appoint|arrange|assess|backdate|begin|carry|complete|consider|correct|"
    "ensure|explain|give|hold|improve|introduce|issue|make|meet|offer|pay|place|prepare|produce|"
    "provide|put|reassess|refund|reimburse|remind|repay|review|send|share|show|start|take|tell|"
    "train|update|waive|write"
)
_SHOULD = re.compile(rf"\bshould (also )?({_REMEDIAL})\b(?! have\b)")
_AGREED = re.compile(rf"\b(?:has |have )?(also )?agreed (also )?to (also )?({_REMEDIAL})\b")
_MANY = re.compile(r"\b(?:they|we|you|I|both|and \w+)\s*\Z", re.I)


@dataclass(frozen=True, slots=True)
class Slip:
    """Words that do not belong where they stand, and what does.

    `start` and `end` are their place in the text. `right` is None where no mechanical form
    exists, "" where they are simply taken out.
    """

    start: int
    end: int
    words: str
    right: str | None


def misnamed(text: str, house: HouseWords) -> Iterator[Slip]:
    """Statutes, departments and documents under a name that is not theirs."""
    plain = _with_plain_apostrophes(text)
    for wrong, entry in _wrong_names(tuple(house.misnamed.values())):
        if wrong not in plain:
            continue
        for at in _places(plain, wrong):
            # A right name that begins with a wrong one is no slip.
            if not plain.startswith(_with_plain_apostrophes(entry.right), at):
                end = at + len(wrong)
                yield Slip(at, end, text[at:end], entry.right)


def _with_plain_apostrophes(text: str) -> str:
    for sign in _APOSTROPHES:
        if sign in text:
            text = text.replace(sign, "'")
    return text


@lru_cache(maxsize=4)
def _wrong_names(entries: tuple[Misnaming, ...]) -> tuple[tuple[str, Misnaming], ...]:
    return tuple(
        (_with_plain_apostrophes(wrong), entry) for entry in entries for wrong in entry.wrong
    )


def sounding_like_draft(text: str, section: str, house: HouseWords) -> Iterator[Slip]:
    """Words that belong to a draft; each place once, the longest words first."""
    yield from _of_stage(text, section, house, "draft")


def sounding_like_final(text: str, section: str, house: HouseWords) -> Iterator[Slip]:
    """Words that belong to a final decision; each place once, the longest words first."""
    yield from _of_stage(text, section, house, "final")


def should_do(text: str, past: bool) -> Iterator[Slip]:
    """Remedies that the body "should" carry out, as they read once it has agreed to them."""
    if "should " not in text:
        return
    for found in _SHOULD.finditer(text):
        also, verb = found[1] or "", found[2]
        right = f"{also}agreed to {verb}" if past else f"has {also}agreed to {verb}"
        many = _MANY.search(text[: found.start()]) is not None and not past
        yield Slip(found.start(), found.end(), found[0], None if many else right)


def agreed_to_do(text: str) -> Iterator[Slip]:
    """Remedies written of as agreed, as they read while they are only asked for."""
    if "agreed " not in text:
        return
    for found in _AGREED.finditer(text):
        also = "also " if found[1] or found[2] or found[3] else ""
        yield Slip(found.start(), found.end(), found[0], f"should {also}{found[4]}")


def put_right(text: str, slip: Slip) -> str:
    """The text with a slip put right; a sentence still begins with a capital.

    Raises ValueError for a slip that has no mechanical form.
    """
    if slip.right is None:
        raise ValueError("these words have no mechanical form")
    before, after = text[: slip.start], text[slip.end :]
    if slip.right:
        return before + _as_cased(slip.right, slip.words) + after
    # Words taken out take the comma and the blank behind them along.
    after = re.sub(r"\A,?[ \t]+", "", after)
    if after[:1] in (".", ",", ";", ""):
        before = before.rstrip(" \t,")
    if slip.words[:1].isupper():
        after = _capital(after)
    return before + after


def _capital(text: str) -> str:
    """The text with its first word, or the token it begins with, in the form for a new sentence."""
    token = re.match(r"\{(body|they|them|their|theirs|themself)\b", text)
    if token is not None:
        return "{" + text[1:2].upper() + text[2:]
    return capitalised(text)


def _as_cased(right: str, words: str) -> str:
    if words[:1].isupper():
        return capitalised(right)
    # "My provisional view" in the middle of a sentence: "I" keeps its capital, "We" does not.
    keeps = right.startswith(("I ", "I’"))
    return right if keeps else uncapitalised(right)


def _of_stage(text: str, section: str, house: HouseWords, stage: str) -> Iterator[Slip]:
    small = text.lower()
    taken: list[tuple[int, int]] = []
    for words, pair in _telling(tuple(house.pairs.values()))[stage]:
        if words not in small or (pair.sections and section not in pair.sections):
            continue
        for at in _places(small, words):
            end = at + len(words)
            if any(start < end and at < stop for start, stop in taken):
                continue
            taken.append((at, end))
            yield Slip(at, end, text[at:end], _other(pair, stage))


def _other(pair: StagePair, stage: str) -> str | None:
    if stage == "draft":
        return "" if pair.drop else pair.final or None
    return pair.draft or None


@lru_cache(maxsize=4)
def _telling(pairs: tuple[StagePair, ...]) -> Mapping[str, tuple[tuple[str, StagePair], ...]]:
    """The words that tell each stage in small letters, longest first."""
    found: dict[str, list[tuple[str, StagePair]]] = {"draft": [], "final": []}
    for pair in pairs:
        if pair.tells in ("draft", "both"):
            found["draft"].append((pair.draft.lower(), pair))
        if pair.tells in ("final", "both"):
            found["final"].append((pair.final.lower(), pair))
    return {
        stage: tuple(sorted(listed, key=lambda each: -len(each[0])))
        for stage, listed in found.items()
    }


def _places(text: str, words: str) -> Iterator[int]:
    """Where words stand as whole words."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        before, after = text[at - 1 : at] if at else "", text[end : end + 1]
        if not (before.isalnum() or after.isalnum()):
            yield at
        at = text.find(words, at + 1)
