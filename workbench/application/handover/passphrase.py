"""Whether a passphrase is long enough for the papers of a case, in plain words."""

from __future__ import annotations

from workbench.domain.dataclass import dataclass

LEAST = 12
"""The fewest characters a passphrase may have."""

_LONG = 20
_FEW = 5
_STEPS = 6
"""The fewest characters that do not follow from those before them."""

_ROWS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_FIRST_TRIED = ("password", "passphrase", "confidential", "secret", "letmein", "welcome")

ADVICE = (
    "Four or more words that nobody would guess, such as a picture you have in mind. Tell it by "
    "telephone, never in the e-mail with the file. It is kept nowhere: without it nobody opens the "
    "file."
)


@dataclass(frozen=True, slots=True)
class Strength:
    """What is said of a passphrase, and whether it may be used."""

    words: str
    enough: bool


def strength(passphrase: str) -> Strength:
    """How good a passphrase is, by its length and by how many different characters it has."""
    count, different = len(passphrase.strip()), len(set(passphrase.casefold()) - {" "})
    if count < LEAST:
        missing = LEAST - count
        more = "one more character" if missing == 1 else f"{missing} more characters"
        return Strength(f"Too short: {more} at least.", False)
    if different < _FEW:
        return Strength("Too easy to guess: nearly always the same characters.", False)
    if _surprises(passphrase.casefold()) < _STEPS:
        return Strength("Too easy to guess: it is among what is tried first.", False)
    if count < _LONG:
        return Strength("Long enough. Longer is better: add another word.", True)
    return Strength("Good: long.", True)


def _surprises(words: str) -> int:
    """How many characters do not follow from those before: by a row, over again, or by habit."""
    for each in _FIRST_TRIED:
        words = words.replace(each, each[0])
    pairs = {words[place : place + 2] for place in range(len(words) - 1)}
    return sum(not any(pair in row or pair[::-1] in row for row in _ROWS) for pair in pairs)
