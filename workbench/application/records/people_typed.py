"""People as one types them: "Mr and Mrs Carver, complainants", "Ms Jane Smith, social worker"."""

from __future__ import annotations

import re

from workbench.domain.dataclass import dataclass
from workbench.domain.records.people import PersonRole
from workbench.domain.text import normalise_line
from workbench.statement.naming.names import PARTICLES

TITLES = ("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Professor", "Councillor", "Sir", "Dame")
"""The titles read from the front of a name; Cllr and Prof are written out."""

_SHORT = {"Cllr": "Councillor", "Prof": "Professor"}
_BEFORE = r"(?:(?:the|a|an|her|his|their|first|second|third|other|joint|main|\S+['’]s) )*"
_BEHIND = re.compile(r"\s+[-–—]\s+|\s*\((?=[^()]*\)$)")
_AND = re.compile(r"\s+(?:and|&|\+)\s+", re.IGNORECASE)
_ROLES = {role.value: role for role in PersonRole} | {
    word: role
    for role, words in {
        PersonRole.COMPLAINANT: "complainants",
        PersonRole.REPRESENTATIVE: "representatives, solicitor, advocate",
        PersonRole.CHILD: "children, daughter, son, daughters, sons, baby, twins, young person, "
        "young people, grandson, granddaughter, grandchild, grandchildren, nephew, niece, "
        "stepson, stepdaughter, care leaver, pupil",
        PersonRole.PARENT: "parents, mother, father, stepmother, stepfather, foster carer, "
        "foster carers, carer, carers, adopter, adopters, special guardian, special guardians",
        PersonRole.RELATIVE: "relatives, grandmother, grandfather, grandparent, grandparents, "
        "aunt, uncle, sister, brother, cousin, wife, husband, partner",
        PersonRole.COUNCIL_OFFICER: "officer, officers, council officers, social worker, "
        "social workers, team manager, service manager, head of service, director, "
        "independent reviewing officer, complaints manager, complaints officer, "
        "personal adviser, adjudicating officer",
        PersonRole.INDEPENDENT_PERSON: "independent persons, ip",
        PersonRole.INVESTIGATING_OFFICER: "investigator, stage two investigator, io",
        PersonRole.PANEL_MEMBER: "panel members, chair of the panel, panel chair",
        PersonRole.PROFESSIONAL: "professional, teacher, head teacher, headteacher, gp, doctor, "
        "psychologist, health visitor, police officer, nurse",
    }.items()
    for word in words.split(", ")
}


OFFICES = frozenset(
    {
        PersonRole.COUNCIL_OFFICER,
        PersonRole.INDEPENDENT_PERSON,
        PersonRole.INVESTIGATING_OFFICER,
        PersonRole.PANEL_MEMBER,
        PersonRole.PROFESSIONAL,
    }
)
"""What somebody is by their work, not by their family."""

_WRITTEN = {
    "ip": PersonRole.INDEPENDENT_PERSON.value,
    "io": PersonRole.INVESTIGATING_OFFICER.value,
    **dict.fromkeys(("officer", "council officer", "professional", "doctor", "gp"), ""),
}
"""Words for an office that are short for another, or that say too little to call somebody by."""


@dataclass(frozen=True, slots=True)
class PeopleRead:
    """The names of a line, what they are, None when it does not say, and what else it says.

    `office` is what one person does ("social worker"), by which the statement can call them.
    """

    names: tuple[str, ...]
    role: PersonRole | None = None
    note: str = ""
    office: str = ""


def split_title(name: str) -> tuple[str, str]:
    """Title and name of "Ms Jane Smith"; the title is "" when there is none at the front."""
    first, _, rest = normalise_line(name).partition(" ")
    word = first.rstrip(".").capitalize()
    word = _SHORT.get(word, word)
    return (word, rest) if rest and word in TITLES else ("", normalise_line(name))


def read_people(line: str) -> PeopleRead:
    """The people of a line. What they are stands behind a comma, a dash or in brackets.

    Other words there are a note.
    """
    words = _with_commas(normalise_line(line).strip(" ,"))
    parts = re.split(r"\s*,\s*", words)
    said = next((n for n, part in enumerate(parts) if n and not _is_name(part, words)), len(parts))
    rest, names = ", ".join(parts[said:]), _names(parts[:said])
    word = _role_word(rest)
    role = _ROLES.get(word)
    note = "" if rest.casefold() in _ROLES else rest
    office = _WRITTEN.get(word, word) if role in OFFICES and len(names) == 1 else ""
    return PeopleRead(names, role, note, office)


def _with_commas(words: str) -> str:
    """The line with a comma before what somebody is: "Mrs Dowd (foster carer)"."""
    found = [at for at in _BEHIND.finditer(words) if _role_word(words[at.end() :].rstrip(")"))]
    return f"{words[: found[0].start()]}, {words[found[0].end() :].rstrip(')')}" if found else words


def _is_name(part: str, line: str) -> bool:
    initials = len(part) > 1 and part.isupper() and not line.isupper()
    return part[:1].isupper() and not initials and not _role_word(part)


def _role_word(words: str) -> str:
    """The longest word for a role that stands at the front or after "second"; "" for none."""
    there = f"{words.casefold()} "
    fits = [word for word in _ROLES if re.match(rf"{_BEFORE}{re.escape(word)}[ ,;:(]", there)]
    return max(fits, key=len, default="")


def _names(parts: list[str]) -> tuple[str, ...]:
    """One name, or several joined by "and" or by commas before a title.

    A title, or a first name before a whole one, takes the surname that follows.
    """
    words = ", ".join(parts)
    listed = _AND.search(words) or any(split_title(each)[0] for each in parts[1:])
    found = [each for part in (parts if listed else [words]) for each in _AND.split(part) if each]
    last = found[-1] if found else ""
    title, name = split_title(last)
    surname = _surname(name) if title or " " in name else ""
    return tuple(
        f"{each} {surname}" if each != last and surname and _lacks_surname(each, title) else each
        for each in found
    )


def _surname(name: str) -> str:
    """The last word with the small words before it: "van der Meer"."""
    words = name.split()
    first = len(words) - 1
    while first > 0 and words[first - 1].casefold() in PARTICLES:
        first -= 1
    return " ".join(words[first:])


def _lacks_surname(name: str, next_title: str) -> bool:
    return split_title(f"{name} X")[1] == "X" or (" " not in name and not next_title)
