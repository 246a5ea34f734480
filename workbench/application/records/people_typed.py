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


@dataclass(frozen=True, slots=True)
class PeopleRead:
    """The names of a line, what they are, None when it does not say, and what else it says."""

    names: tuple[str, ...]
    role: PersonRole | None = None
    note: str = ""


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
    rest = ", ".join(parts[said:])
    role = _role(rest)
    note = "" if rest.casefold() in _ROLES else rest
    return PeopleRead(_names(parts[:said]), role, note)


def _with_commas(words: str) -> str:
    """The line with a comma before what somebody is: "Mrs Dowd (foster carer)"."""
    found = [at for at in _BEHIND.finditer(words) if _role(words[at.end() :].rstrip(")"))]
    return f"{words[: found[0].start()]}, {words[found[0].end() :].rstrip(')')}" if found else words


def _is_name(part: str, line: str) -> bool:
    initials = len(part) > 1 and part.isupper() and not line.isupper()
    return part[:1].isupper() and not initials and _role(part) is None


def _role(words: str) -> PersonRole | None:
    """The role whose word, the longest that does, stands at the front or after "second"."""
    there = f"{words.casefold()} "
    fits = [word for word in _ROLES if re.match(rf"{_BEFORE}{re.escape(word)}[ ,;:(]", there)]
    return _ROLES[max(fits, key=len)] if fits else None


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
