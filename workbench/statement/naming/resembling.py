"""Words that are like a name though nothing lists them: clipped, made small, other vowels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from workbench.domain.dataclass import dataclass
from workbench.domain.library.name_words import NameWords
from workbench.statement.naming.forms import sound
from workbench.statement.naming.hits import Telling

_BEGINNING = 3
_FEWEST = 5
_FEWEST_CLIPPED = 4
_FEWEST_CONSONANTS = 3
_VOWELS = re.compile("[aeiou]+")
_MADE_SMALL_LISTED = """
ek iek zek szek ik io iu zio zia cia sia ka ko ia ie y i ya ey sha shka ushka enka inka ita ito el
us ica cho
"""
_MADE_SMALL = tuple(_MADE_SMALL_LISTED.split())
_KNOWN_LISTED = "first-name surname place office everyday abbreviation role title time helping"
_KNOWN = tuple(_KNOWN_LISTED.split())


@dataclass(frozen=True, slots=True)
class Resembling:
    """First names by their first letters, and all names by how they sound, vowels apart."""

    begun: Mapping[str, tuple[str, ...]]
    hollow: Mapping[str, tuple[str, ...]]


def resembling_of(firsts: Iterable[str], names: Iterable[str], words: NameWords) -> Resembling:
    """What is needed to tell what is like these names, each bare and in small letters."""
    begun: dict[str, tuple[str, ...]] = {}
    for each in (name for name in firsts if len(name) >= _FEWEST):
        start = each[:_BEGINNING]
        begun[start] = (*begun.get(start, ()), each)
    hollow: dict[str, tuple[str, ...]] = {}
    for each in names:
        key = _hollow(each, words)
        if key:
            hollow[key] = (*hollow.get(key, ()), each)
    return Resembling(begun, hollow)


def names_like(low: str, listed: Resembling, words: NameWords) -> Iterator[tuple[str, Telling]]:
    """The names an unknown word with a capital is like: "Rysiek" for Ryszard, "Yousif" for Yusuf.

    A word that is in a dictionary, a usual name of its own, or a place is like none.
    """
    if low in words.ordinary or low.capitalize() in words.ordinary:
        return
    begun = listed.begun.get(low[:_BEGINNING], ())
    hollow = listed.hollow.get(_hollow(low, words), ()) if listed.hollow else ()
    if not (begun or hollow) or _is_known(low, words):
        return
    yield from ((name, Telling.NICKNAME) for name in begun if _is_short_for(low, name))
    yield from ((name, Telling.SPELLING) for name in hollow)


def _is_short_for(low: str, name: str) -> bool:
    """Whether a word is the beginning of a name, alone or with an ending that makes it small."""
    if name.startswith(low):
        return _FEWEST_CLIPPED <= len(low) < len(name)
    same = next((at for at, (a, b) in enumerate(zip(low, name, strict=False)) if a != b), len(name))
    return any(low.endswith(each) and len(low) - len(each) <= same for each in _MADE_SMALL) and (
        len(low) <= len(name) + 1
    )


def _hollow(name: str, words: NameWords) -> str:
    """How a name sounds with the vowels behind its first alike, "" where too little is left."""
    heard = sound(name, words)
    first = _VOWELS.search(heard)
    key = _VOWELS.sub("a", heard)
    if first is None or len(key.replace("a", "")) < _FEWEST_CONSONANTS:
        return ""
    return first[0] + key


def _is_known(low: str, words: NameWords) -> bool:
    """Whether a word is a form of one in the dictionary, or listed as something."""
    if low in words.inflected or low in words.built:
        return True
    return any(low in words.words(each) for each in _KNOWN)
