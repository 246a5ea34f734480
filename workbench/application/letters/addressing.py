"""How somebody is addressed in a letter: by title and surname where the record tells the surname.

Which word of a name is the surname differs from people to people. It is known from "Okafor, Grace",
from another name entered with a title ("Ms Okafor"), and where only first names stand before a last
word that is none, or is a usual surname. In any other name it is not guessed, and the name stands
in full without a title: nobody is called "Mr Corwin Aldersey" to their face.
"""

from __future__ import annotations

import re
from dataclasses import replace

from workbench.application.records.people_typed import split_title
from workbench.domain.library.name_words import NameWords
from workbench.domain.records.people import Person
from workbench.statement.naming.entry import name_entry
from workbench.statement.naming.names import TITLES
from workbench.statement.naming.normal import fold

_LETTERS = re.compile(r"(?:,? (?:[A-Z][A-Za-z]*[A-Z]|[JS]n?r\.?))*")
"""Letters after a name: "MBE", "PhD", "Jr"."""

_TWO = re.compile(r"\band\b|&")
"""What stands between the names of two people in one entry."""

_BEFORE_A_SURNAME = frozenset(("Prof", "Professor", *TITLES))
"""Titles after which the surname alone stands: "Sir" has the first name after it."""


def full_name(person: Person, known: NameWords) -> str:
    """Title and name in full: "Ms Grace Okafor MBE"; of an entry with remarks the name alone."""
    title, name = _parted(person, known)
    behind = person.name.removeprefix(name)
    letters = behind if behind != person.name and _LETTERS.fullmatch(behind) else ""
    return " ".join(filter(None, (title, f"{name}{letters}"))) if name else ""


def salutation(person: Person, known: NameWords) -> str:
    """What follows "Dear": "Ms Okafor", or the name in full where no surname is known apart."""
    title, name = _parted(person, known)
    if _TWO.search(name):
        return full_name(replace(person, title=""), known)
    if title not in _BEFORE_A_SURNAME:
        return full_name(person, known)
    surname = _surname(person, name, known) or (name if " " not in name else "")
    return f"{title} {surname}" if surname and name else name


def _parted(person: Person, known: NameWords) -> tuple[str, str]:
    entry = name_entry(_turned(person.name, known), known)
    typed, name = split_title(entry.names[0] if entry.names else "")
    return person.title or typed, name


def _turned(name: str, known: NameWords) -> str:
    """A name written surname first in its order: "Le Fanu, Ann Mary" is Ann Mary Le Fanu.

    So is one where first names alone stand behind a comma; any other stays as it is.
    """
    before, comma, behind = name.partition(",")
    title, surname = split_title(before.strip())
    typed, given = split_title(behind.strip())
    first_names = known.words("first-name")
    if not comma or not given or not surname:
        return name
    if not all(fold(each).lower() in first_names or _initial(each) for each in given.split()):
        return name
    return " ".join(filter(None, (title or typed, given, surname)))


def _surname(person: Person, name: str, known: NameWords) -> str:
    before, comma, _ = person.name.partition(",")
    if comma and name.endswith(f" {before.strip()}"):
        return before.strip()
    for other in person.other_names:
        used, rest = split_title(other)
        if used and f" {name}".endswith(f" {rest}"):
            return rest
    words = name.split()
    # "van Gogh", "de la Cruz": small words begin a surname.
    begins = next((at for at, each in enumerate(words) if each.islower()), len(words) - 1)
    given, surname = words[:begins], words[begins:]
    first_names, surnames = known.words("first-name"), known.words("surname")
    alone = first_names - surnames
    parts = fold(surname[-1]).lower().split("-") if surname else []
    sound = all(fold(each).lower() in alone or _initial(each) for each in given)
    usual = all(each in surnames or each not in first_names for each in parts)
    return " ".join(surname) if given and usual and sound else ""


def _initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1
