"""People of a case: real names stay in the case, only aliases reach a statement."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.dates.partial import PartialDate


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


@dataclass(frozen=True, slots=True)
class Relation:
    """That a person is something to another: ``words`` is "mother of", "foster carer of"."""

    person_id: str
    words: str


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
    position: int = 0
    name: str = ""
    other_names: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    alias: str = ""
    title: str = ""
    role: PersonRole = PersonRole.OTHER
    age_group: AgeGroup = AgeGroup.ADULT
    pronouns: Pronouns = Pronouns.THEY
    relations: tuple[Relation, ...] = ()
    born: PartialDate | None = None
    note: str = ""
