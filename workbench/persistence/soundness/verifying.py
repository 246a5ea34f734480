"""Looks a whole casebook over: its structure by SQLite's own check, its content by check values.

Standard library only; it is done on every copy before the copy counts, and beside the window.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path

from workbench.domain.dataclass import dataclass
from workbench.domain.errors import CasebookDamaged
from workbench.domain.text import how_many
from workbench.persistence.fileformat import reading, refuse_newer, schema_of
from workbench.persistence.soundness import values
from workbench.persistence.soundness.values import Key

_RESTORE = (
    "The copies made before were left as they are, and the sound cases can be used. File › "
    "Restore… puts a case or the whole casebook back from a copy; “workbench verify” names "
    "everything that is damaged."
)
_REPAIR = (
    "Nothing in it is lost, only its indexes have to be made anew, which Repair does. The copies "
    "made before were left as they are."
)
_OF_INDEXES = ("missing from index", "wrong # of entries in index", "non-unique entry in index")


@dataclass(frozen=True, slots=True)
class Report:
    """What was found wrong with a casebook; nothing at all when it is sound.

    `structure` has the faults of the file itself, `cases` the damaged records of each damaged case
    by its id, `lost` the cases of which only the log is left; `office` says whether the office's
    own set is damaged. `references` has those by which people know the damaged cases.
    """

    structure: tuple[str, ...] = ()
    cases: Mapping[str, tuple[Key, ...]] = field(default_factory=dict)
    lost: tuple[str, ...] = ()
    office: bool = False
    references: Mapping[str, str] = field(default_factory=dict)

    @property
    def sound(self) -> bool:
        """Whether everything is as it was saved."""
        return not (self.structure or self.cases or self.lost or self.office)

    @property
    def only_indexes(self) -> bool:
        """Whether all that is wrong are indexes, which can be made anew."""
        lines = [line for each in self.structure for line in each.splitlines()]
        harmless = ("*** in database", "Fragmentation of")
        return bool(lines) and all(
            line.startswith(harmless) or any(words in line for words in _OF_INDEXES)
            for line in lines
        )

    def refuse_damaged(self, path: Path) -> None:
        """Raises `CasebookDamaged`, saying what of the casebook is damaged, unless it is sound."""
        if self.sound:
            return
        lines = self.in_words()
        more = f" And {len(lines) - 1} more." if len(lines) > 1 else ""
        others = self.cases or self.lost or self.office
        repairable = self.only_indexes and not others
        raise CasebookDamaged(
            f"The casebook {path} is damaged: no copy of it was made. {lines[0]}{more}",
            _REPAIR if repairable else _RESTORE,
            repairable,
        )

    def in_words(self) -> tuple[str, ...]:
        """What is wrong, one line each, without a word of any case but its reference."""
        lines = []
        if self.structure:
            what = "indexes" if self.only_indexes else "structure"
            lines.append(f"The {what} of the file: {how_many(len(self.structure), 'fault')}.")
        for case_id, keys in self.cases.items():
            case = self.references.get(case_id) or f"with the id {case_id}"
            lines.append(f"The case {case}: {records_in_words(keys)}.")
        lines.extend(f"The case with the id {id} is no longer in the register." for id in self.lost)
        if self.office:
            lines.append("The office’s own rules and texts, or the log of them.")
        return tuple(lines)


def look_over(path: Path) -> Report:
    """What is wrong with a casebook; raises `StoreUnavailable` for one that cannot be opened."""
    with reading(path) as connection:
        refuse_newer(schema_of(connection, path), path)
        return examine(connection)


def examine(connection: sqlite3.Connection) -> Report:
    """What is wrong with the casebook an open connection leads to."""
    connection.text_factory = values.leniently
    structure = _structure(connection)
    try:
        references = dict(connection.execute("SELECT id, reference FROM cases"))
        cases = {id: tuple(damaged(connection, id)) for id in references}
        lost = _lost(connection)
        office = values.office_damaged(connection)
        if values.layout_damaged(connection):
            structure = (*structure, "the layout of a table")
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return Report(structure or ("a table cannot be read to its end",))
    found = {id: keys for id, keys in cases.items() if keys}
    known = {id: references[id] for id, keys in found.items() if values.LINE not in keys}
    return Report(structure, found, lost, office, known)


def damaged(connection: sqlite3.Connection, case_id: str) -> list[Key]:
    """What is not as it was saved in a case, its line in the register and its log.

    Where nothing is known of how it was saved: what is no text.
    """
    expected = values.expected(connection, case_id)
    if expected is None:
        return [key for key, sound in values.texts(connection, case_id) if not sound]
    found = dict(values.present(connection, case_id))
    line = values.line(connection, case_id)
    if line is not None:
        found[values.LINE] = line
    entries = [("entry", str(number)) for number in values.damaged_entries(connection, case_id)]
    return [*values.faults(expected, found), *entries]


def records_in_words(keys: Iterable[Key]) -> str:
    """Damaged records as a message names them: "event (event-7k3qd2m9xw), line in the register"."""
    return ", ".join(_in_words(kind, id) for kind, id in sorted(set(keys)))


def _in_words(kind: str, id: str) -> str:
    if (kind, id) == values.LINE:
        return "line in the register"
    if kind == "entry":
        return f"entry {id} of the log"
    from workbench.domain.casefile import KINDS  # here: the register is shown without it

    noun = KINDS[kind].noun if kind in KINDS else "record"
    return f"{noun} ({id.encode('ascii', 'replace').decode()})"


def _structure(connection: sqlite3.Connection) -> tuple[str, ...]:
    try:
        found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        return (type(error).__name__,)
    faults = [words for words in found if words != "ok"]
    return (*faults, *("a record without its case" for _ in orphans))


def _lost(connection: sqlite3.Connection) -> tuple[str, ...]:
    query = "SELECT DISTINCT case_id FROM activity WHERE case_id NOT IN (SELECT id FROM cases)"
    return tuple(row[0] for row in connection.execute(query))
