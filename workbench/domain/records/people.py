"""People of a case: real names stay in the case, only aliases reach a statement."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import PartialDate
from workbench.domain.fields import (
    in_own_order,
    lines,
    link,
    many_lines,
    one_line,
    one_of,
    partial_date,
    parts,
    required,
)


class PersonRole(StrEnum):
    """What a person is to the complaint."""

    COMPLAINANT = "complainant"
    REPRESENTATIVE = "representative"
    CHILD = "child"
    PARENT = "parent"
    RELATIVE = "relative"
    COUNCIL_OFFICER = "council officer"
    INDEPENDENT_PERSON = "independent person"
    INVESTIGATING_OFFICER = "investigating officer"
    PANEL_MEMBER = "panel member"
    PROFESSIONAL = "other professional"
    OTHER = "other"


class AgeGroup(StrEnum):
    """Adults are labelled with a title and a letter, children and young people by a letter."""

    ADULT = "adult"
    CHILD = "child"


class Pronouns(StrEnum):
    """How the statement refers to a person; "they" is also the gender-neutral choice."""

    SHE = "she"
    HE = "he"
    THEY = "they"


_PRONOUNS = {
    Pronouns.SHE: "she, her",
    Pronouns.HE: "he, him",
    Pronouns.THEY: "they, them",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """That a person is something to another: ``words`` is "mother of", "foster carer of"."""

    person_id: str = field(metadata=required(link("person", "person", owned=True)))
    words: str = field(metadata=required(one_line("relation")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in the case.

    `name` is the real name, `other_names` are nicknames, former names and misspellings seen in
    the papers, `identifiers` further details that must never be printed (address, school,
    telephone, e-mail, date of birth, case number). `alias` is the label the statement uses:
    "Ms X", "B". `title` is the adult's title ("Ms"), "" where none is wanted. `born` is the date
    of birth, for working out ages; it is never printed.
    """

    id: str
    position: int = in_own_order()
    name: str = one_line("real name", secret=True, naming=True, telling=True)
    other_names: tuple[str, ...] = lines("other names", secret=True, naming=True)
    identifiers: tuple[str, ...] = lines("details that must never be printed", secret=True)
    alias: str = one_line("label", naming=True, telling=True)
    title: str = one_line("title")
    role: PersonRole = one_of("role", PersonRole.OTHER)
    age_group: AgeGroup = one_of("age group", AgeGroup.ADULT)
    pronouns: Pronouns = one_of("pronouns", Pronouns.THEY, _PRONOUNS)
    relations: tuple[Relation, ...] = parts("relations")
    born: PartialDate | None = partial_date("date of birth", secret=True)
    note: str = many_lines("note")
