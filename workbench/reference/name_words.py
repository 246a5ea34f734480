"""Reads what the search for names knows of names, all or nothing, from ``resources/names/``.

The ordinary words are those of the spelling dictionary that ships with the program: a name that
is one of them is judged by what stands round it.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from workbench.domain.dataclass import dataclass
from workbench.domain.library.name_words import Group, NameWords
from workbench.reference import entries
from workbench.reference.word_building import Built

FILES = ("spellings.toml", "usual.toml", "words.toml")
_LISTS_LISTED = """
abbreviation adjective before-name before-place before-subject before-time before-to before-word
everyday family first-name formal-title function helping kin mass no-name not-a-surname
of-things-too office only-people past phrase place regal role said-of-people skipped surname time
title uncountable
"""
LISTS = frozenset(_LISTS_LISTED.split())
GROUPS = frozenset(("case", "nickname", "particle", "sex", "sounds", "spelling"))
DICTIONARY = "en_GB.dic"

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listed:
    """A list as it is written: words parted by commas, in groups each on a line of its own."""

    id: str
    words: str
    source: str
    consulted: date


def load_name_words(resources: Path) -> tuple[NameWords, frozenset[str], str]:
    """The lists, the versions of their files, and what the files say.

    Raises `ReferenceDataInvalid` naming the file, the entry and what is wrong with it.
    """
    folder = resources / "names"
    texts = {name: entries.file_text(folder / name) for name in FILES}
    lists: dict[str, frozenset[str]] = {}
    groups: dict[str, tuple[Group, ...]] = {}
    versions = set()
    for name, text in texts.items():
        table = entries.read_toml(name, text)
        versions.add(entries.version_of(name, table))
        for key in table.keys() - {"list", "group"}:
            raise entries.refuse(name, "", f"“{key}” is not known here")
        _read(name, table, "list", LISTS, lists, lambda words: frozenset(_parted(words)))
        _read(name, table, "group", GROUPS, groups, _lines)
    for needed in sorted((LISTS | GROUPS) - lists.keys() - groups.keys()):
        raise entries.refuse("names", "", f"there is no list “{needed}”")
    dictionary = resources / "dictionaries" / DICTIONARY
    ordinary = _Ordinary(dictionary if dictionary.exists() else None)
    rules = dictionary.with_suffix(".aff")
    words = NameWords(
        version=max(versions),
        lists=lists,
        groups=groups,
        ordinary=ordinary,
        inflected=_Inflected(ordinary),
        built=Built(rules if rules.exists() else None, ordinary.flags),
    )
    return words, frozenset(versions), "\n".join(texts.values())


def _read(
    name: str,
    table: dict[str, Any],
    key: str,
    known: frozenset[str],
    into: dict[str, T],
    read: Callable[[str], T],
) -> None:
    if key not in table:
        return
    for entry, item in entries.entries_of(name, {key: table[key]}, key):
        record = entries.read_record(_Listed, name, entry, item)
        if record.id not in known or not entries.ID.match(record.id):
            raise entries.refuse(name, entry, f"its id is one of {', '.join(sorted(known))}")
        if record.id in into:
            raise entries.refuse(name, entry, "there is another entry with this id")
        if not record.source:
            raise entries.refuse(name, entry, "its source is empty")
        if not any(_parted(record.words)):
            raise entries.refuse(name, entry, "it has no words")
        if record.words != record.words.lower():
            raise entries.refuse(name, entry, "its words are in small letters")
        into[record.id] = read(record.words)


def _parted(words: str) -> Iterator[str]:
    for each in words.replace("\n", ",").split(","):
        if each.strip():
            yield " ".join(each.split())


def _lines(words: str) -> tuple[Group, ...]:
    return tuple(tuple(_parted(line)) for line in words.splitlines() if line.strip())


_ALPHABET = [bytes((letter,)) for letter in range(ord("a"), ord("z") + 1)]


class _Ordinary(Container[str]):
    """The words of the dictionary that are written small, read when one is first asked about.

    The file is kept as it is and looked into: a hundred thousand words apart take ten times its
    room, and longer to be parted than a statement to be looked through. It is in the order of the
    alphabet, so that words with the same two first letters stand together.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._blocks: dict[bytes, tuple[int, int]] = {}
        self._known: dict[str, str | None] = {}

    @cached_property
    def _text(self) -> bytes:
        # As it was read: its first line counts its words, and its last one has an end.
        return entries.file_bytes(self._path) if self._path is not None else b""

    @cached_property
    def _letters(self) -> dict[bytes, tuple[int, int]]:
        """Where the words of each first letter begin and end."""
        at, begins = 0, []
        for letter in _ALPHABET:
            small, large = (self._text.find(b"\n" + one, at) for one in (letter, letter.upper()))
            begins.append(at := max(at, min(small, large)))
        ends = [*begins[1:], len(self._text)]
        return dict(zip(_ALPHABET, zip(begins, ends, strict=True), strict=True))

    def _block(self, two: bytes) -> tuple[int, int]:
        """Where the words that begin with two letters stand."""
        found = self._blocks.get(two)
        if found is None:
            begin, end = self._letters.get(two[:1].lower(), (0, len(self._text)))
            first = self._text.find(b"\n" + two, begin, end)
            last = self._text.rfind(b"\n" + two, begin, end)
            found = (first, self._text.find(b"\n", last + 1) + 1) if first >= 0 else (0, 0)
            self._blocks[two] = found
        return found

    def flags(self, word: str) -> str | None:
        """The letters that say which endings a word takes, None when there is no such word."""
        if word not in self._known:
            self._known[word] = self._flags(word.encode("utf-8", "replace")) if word else None
        return self._known[word]

    def _flags(self, word: bytes) -> str | None:
        block = self._block(word[:2])
        at = self._text.find(b"\n%b/" % word, *block)
        if at >= 0:
            return self._text[at + len(word) + 2 : self._text.find(b"\n", at + 1)].decode()
        return "" if self._text.find(b"\n%b\n" % word, *block) >= 0 else None

    def __contains__(self, word: object) -> bool:
        return self.flags(str(word)) is not None


_ENDINGS = (
    ("ies", "y", "S"), ("es", "", "S"), ("s", "", "S"), ("ied", "y", "D"), ("ed", "", "D"),
    ("d", "", "D"),
    ("ing", "", "G"), ("ing", "e", "G"), ("iest", "y", "T"), ("ier", "y", "TR"), ("est", "", "T"),
    ("st", "", "T"),
    ("er", "", "TR"), ("r", "", "TR"), ("ily", "y", "Y"), ("ly", "", "Y"), ("y", "", "Y"),
)  # fmt: skip
"""An ending, what stood in its place, and the letters of the dictionary for it."""


class _Inflected(Container[str]):
    """The words of the dictionary with an ending."""

    def __init__(self, ordinary: _Ordinary) -> None:
        self._ordinary = ordinary

    def __contains__(self, word: object) -> bool:
        text = str(word)
        for ending, instead, letters in _ENDINGS:
            if not text.endswith(ending):
                continue
            stem = text[: -len(ending)] + instead
            undoubled = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem
            for each in {stem, undoubled}:
                if set(letters) & set(self._ordinary.flags(each) or ""):
                    return True
        return False
