"""The name field: what of an entry is a name, and what is a role, a remark or a former name.

"Garrick Vosper (father)", "Ann Lee née Marsh", "Tom – social worker", "Not known": a person writes
into the field what they have. Only the names in it are looked for in texts.
"""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.domain.dataclass import dataclass
from workbench.domain.library.name_words import NameWords
from workbench.statement.naming.normal import fold

_BRACKETS = re.compile(r"[(\[{]([^)\]}]*)[)\]}]?")
_DASH = re.compile(r"\s+[-–—=]+\s+|:\s+|\s*[;|]\s*|\s*/\s*")
_COMMA = re.compile(r"\s*,\s*")
_FORMERLY = re.compile(
    r"\b(?:formerly|previously|now|once|maiden name|birth name|was|also|sometimes|usually|otherwise"
    r"|aka|a\.?k\.?a\.?|alias|known (?:as|to (?:her|his|their) \w+ as)|called|calls (?:her|him)self"
    r"|preferred name|prefers|goes by|n[eé]e|born|or)\b[:.]?",
    re.I,
)
_IN_THE_MIDDLE = re.compile(r"(\S+)\s+\(([^\W\d_]+)\)\s+([A-Z][^\s,;()]+)")
"""A short form between first name and surname: "Kit (Kitty) Marsh"."""

_QUOTED = re.compile(r"[\"“”‘’']([^\"“”‘’']{2,})[\"“”‘’'](?=\s|$|[,)])")
_LETTERS_LISTED = """
mbe obe cbe bem kc qc jp ba bsc ma msc phd md dipsw cqsw pgce rn rgn rmn srn rsw frcp frcpch
mrcpsych esq jnr jr snr sr
"""
_LETTERS_AFTER = frozenset(_LETTERS_LISTED.split())
_ENDINGS = ("", "s", "d", "ed", "ing")
_REMARKS = frozenset(("ask", "check", "see", "per", "dob"))
_AT = frozenset(("at", "from", "in", "with"))
_WORD = re.compile(r"[^\W_]+(?:['’\-.][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class NameEntry:
    """An entry taken apart: names, and the words that are none.

    `names` come first as entered, former and other names after it; none when the entry is no
    name at all. `remarks` are the words told apart.
    """

    names: tuple[str, ...]
    remarks: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def name_entry(text: str, words: NameWords) -> NameEntry:
    """What is written in a field for a name, taken apart."""
    names: list[str] = []
    remarks: list[str] = []
    for whole in _pieces(text):
        piece, after = _without_letters(whole, words)
        remarks += after
        if is_name(piece, words):
            names.append(piece)
        elif piece:
            remarks.append(piece)
    return NameEntry(tuple(dict.fromkeys(names)), tuple(remarks))


def _pieces(text: str) -> list[str]:
    """The parts of an entry between brackets, dashes and words such as "formerly"."""
    inside = _BRACKETS.findall(text) + _QUOTED.findall(_BRACKETS.sub(" ", text))
    middle = _IN_THE_MIDDLE.fullmatch(text.strip())
    outside = f"{middle[1]} {middle[3]}" if middle else _BRACKETS.sub(" ; ", text)
    outside = _QUOTED.sub(" ", outside)
    found: list[str] = []
    if " ".join(text.lower().split()) in ("n/a", "n / a"):
        return found
    for part in (outside, *inside):
        for piece in _DASH.split(part):
            for words in _FORMERLY.split(piece):
                found.extend(_without_tail(words))
    bare = (" ".join(piece.split()).strip(" ,.;:-–—?") for piece in found)
    return [piece for piece in bare if piece]


def _without_tail(words: str) -> list[str]:
    """The halves of an entry with commas: "Smith, Jane" is one name in two."""
    halves = [half for half in _COMMA.split(words) if half]
    if len(halves) == 2 and all(len(half.split()) == 1 for half in halves):
        return [f"{halves[1]} {halves[0]}"] if all(map(_capital, halves)) else halves
    return halves


def _without_letters(piece: str, known: NameWords) -> tuple[str, list[str]]:
    """A name without the letters after it: "Rob Parr IRO", "Ann Lowe MBE", and those letters."""
    listed, after = piece.split(), list[str]()
    while len(listed) > 1 and any(word != word.upper() for word in listed):
        low = listed[-1].strip(".,").lower()
        letters = low in _LETTERS_AFTER and max(len(low), len(listed)) > 2  # "Wei MA" is a name
        if not letters and not (listed[-1].isupper() and low in known.words("role")):
            break
        after.insert(0, listed.pop())
    return " ".join(listed).rstrip(" ,"), after


def _capital(word: str) -> bool:
    return word[:1].isupper()


def _first_of(words: frozenset[str], listed: list[str]) -> int:
    return next(at for at, each in enumerate(listed) if each in words)


def is_name(words: str, known: NameWords) -> bool:
    """Whether words are somebody's name, not a role or "not known"."""
    low = " ".join(fold(words).lower().strip(" .?!").split())
    if not low or low in known.words("no-name") or not any(c.isalpha() for c in low):
        return False
    listed = [each.lower().removesuffix("'s") for each in _WORD.findall(fold(words))]
    roles, unknown = known.words("role"), known.words("no-name")
    role = [each in roles or each in known.words("title") for each in listed]
    telling = [
        each for each, is_role in zip(listed, role, strict=True) if not (is_role or each.isdigit())
    ]
    # "Mr X", "D": a label, not a name.
    letter = len(telling) == 1 and len(telling[0]) == 1
    if letter or all(each in unknown for each in telling) or listed[0] in _REMARKS:
        return False
    if any(each in unknown for each in telling) and len(telling) < len(listed):
        return False
    if any(each in _AT for each in listed) and all(role[: _first_of(_AT, listed)]):
        return False  # "School nurse at Tollgate"
    if _says_something(words, telling, known) and (any(role) or words == words.lower()):
        return False  # "Class teacher", "Head of Year 9", "vacant post"
    # "lives next door" is a remark: no word of it has a capital, and it goes on.
    return not (len(listed) > 2 and words == words.lower() and words.isascii())


def _says_something(words: str, telling: list[str], known: NameWords) -> bool:
    """Whether the words beside those of a role are plain words and nobody's name."""
    usual = known.words("first-name") | known.words("surname")
    everyday = known.words("everyday")
    small = words == words.lower() and any(each not in everyday for each in telling)
    return all(
        _is_ordinary(each, known) and each not in usual and (small or each not in everyday)
        for each in telling
    )


def _is_ordinary(word: str, known: NameWords) -> bool:
    """Whether a word is in the dictionary, or a form of one that is."""
    stems = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    return any(stem in known.ordinary or f"{stem}e" in known.ordinary for stem in stems)
