"""The index of precedents: decisions added and taken out whole, their paragraphs found by words.

It is made of the decisions that are kept (`kept.py`), and made again when it is lost or damaged.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from workbench.application.decisions.precedent import Precedent, PrecedentParagraph
from workbench.application.decisions.shelf import PrecedentFind, WhichDecisions
from workbench.application.searching.query import Query
from workbench.domain.errors import StoreUnavailable
from workbench.persistence.decisions.kept import KeptDecisions
from workbench.persistence.search.asking import expression, lit_snippet

FILE = "decisions.db"
_MARK, _VERSION = 0x43576464, 2
_MAKE = f"""
PRAGMA application_id = {_MARK};
PRAGMA user_version = {_VERSION};
CREATE TABLE decisions (
  id TEXT PRIMARY KEY, file TEXT NOT NULL, reference TEXT NOT NULL, council TEXT NOT NULL,
  subject TEXT NOT NULL, outcome TEXT NOT NULL, decided_on TEXT NOT NULL,
  complainant TEXT NOT NULL, powers TEXT NOT NULL, sums TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE paragraphs (
  row INTEGER PRIMARY KEY, decision TEXT NOT NULL, number INTEGER, section TEXT NOT NULL,
  words TEXT NOT NULL
);
CREATE INDEX paragraphs_of ON paragraphs (decision);
CREATE VIRTUAL TABLE found USING fts5(
  words, content='paragraphs', content_rowid='row', tokenize='unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(found, 'row');
CREATE TRIGGER paragraph_added AFTER INSERT ON paragraphs BEGIN
  INSERT INTO found (rowid, words) VALUES (new.row, new.words);
END;
CREATE TRIGGER paragraph_gone AFTER DELETE ON paragraphs BEGIN
  INSERT INTO found (found, rowid, words) VALUES ('delete', old.row, old.words);
END;
"""
_KNOWN = "id, file, reference, council, subject, outcome, decided_on, complainant, powers, sums"
_FOUND = (
    "SELECT snippet(found, 0, '\ue000', '\ue001', '…', 24), number, section, paragraphs.words, "
    f"{', '.join(f'decisions.{each}' for each in _KNOWN.split(', '))} FROM found "
    "JOIN paragraphs ON paragraphs.row = found.rowid "
    "JOIN decisions ON decisions.id = paragraphs.decision WHERE found MATCH ?"
)


class Shelf:
    """The precedents beside one casebook; may be used from several threads."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self.kept = KeptDecisions(folder)
        self._in_step = False

    def has(self, id: str) -> bool:
        """Whether a decision is there already."""
        with self._open() as file:
            return bool(file.execute("SELECT 1 FROM decisions WHERE id = ?", (id,)).fetchone())

    def add(self, decision: Precedent) -> None:
        """Take a decision in, whole or not at all."""
        with self._open() as file:
            self.kept.keep(decision)
            with file:
                _put(file, decision)

    def remove(self, id: str) -> None:
        """Take a decision out."""
        with self._open() as file:
            self.kept.remove(id)
            with file:
                _take_out(file, id)

    def decisions(self) -> Sequence[Precedent]:
        """Every decision, with its paragraphs, in the order of their days."""
        with self._open() as file:
            return _all(file)

    def ask(self, query: Query, which: WhichDecisions, most: int) -> Sequence[PrecedentFind]:
        """The paragraphs that have the words, best first."""
        where, given = "", []
        for condition, wanted in (
            ("instr(lower(council), lower(?)) > 0", which.council),
            ("outcome = ?", which.outcome),
            ("substr(decided_on, 1, 4) = ?", which.year),
            ("instr(lower(powers), lower(?)) > 0", which.power),
        ):
            if wanted:
                where += f" AND {condition}"
                given.append(wanted)
        with self._open() as file:
            rows = file.execute(
                f"{_FOUND}{where} ORDER BY rank LIMIT ?", (expression(query), *given, most)
            ).fetchall()
        found = []
        for snippet, number, section, words, *known in rows:
            shown, lit = lit_snippet(snippet)
            found.append(PrecedentFind(_decision(known, ()), number, section, words, shown, lit))
        return found

    def rarity(self, words: Iterable[str]) -> dict[str, int]:
        """In how many paragraphs each of these words stands."""
        with self._open() as file:
            counted = (
                (
                    word,
                    file.execute("SELECT doc FROM vocabulary WHERE term = ?", (word,)).fetchone(),
                )
                for word in words
            )
            return {word: row[0] for word, row in counted if row is not None}

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            try:
                file = self._opened()
            except sqlite3.OperationalError:
                raise  # it is in use elsewhere, or cannot be written
            except sqlite3.DatabaseError:
                self._path.unlink(missing_ok=True)  # nothing is in it that is not kept
                file = self._opened()
            with closing(file):
                yield file
        except (sqlite3.Error, OSError) as error:
            why = error.strerror if isinstance(error, OSError) and error.strerror else error
            raise StoreUnavailable(
                f"The decisions kept in {self._path.name} cannot be used: {why}.",
                "No case is touched. See whether the folder of the casebook can be written.",
            ) from error

    def _opened(self) -> sqlite3.Connection:
        if not self._path.exists():
            os.close(os.open(self._path, os.O_CREAT | os.O_WRONLY, 0o600))
            self._in_step = False
        file = sqlite3.connect(self._path)
        try:
            if not file.execute("PRAGMA application_id").fetchone()[0]:
                file.executescript(_MAKE)
            if not self._in_step:
                self._bring_in_step(file)
                self._in_step = True
        except (sqlite3.Error, OSError):
            file.close()
            raise
        return file

    def _bring_in_step(self, file: sqlite3.Connection) -> None:
        """Have the very decisions in the index that are kept; those of before are kept now."""
        if file.execute("PRAGMA user_version").fetchone()[0] < _VERSION:
            for decision in _all(file):
                self.kept.keep(decision)
            file.execute(f"PRAGMA user_version = {_VERSION}")
        there = {id for (id,) in file.execute("SELECT id FROM decisions")}
        kept = self.kept.ids()
        with file:
            for id in there - kept:
                _take_out(file, id)
            for id in sorted(kept - there):
                found = self.kept.read(id)
                if found is not None:
                    _put(file, found)


def _put(file: sqlite3.Connection, decision: Precedent) -> None:
    known = (
        decision.id, decision.file, decision.reference, decision.council, decision.subject,
        decision.outcome, decision.decided_on, decision.complainant,
        json.dumps(decision.powers), json.dumps(decision.sums),
    )  # fmt: skip
    file.execute(f"INSERT INTO decisions ({_KNOWN}) VALUES (?,?,?,?,?,?,?,?,?,?)", known)
    file.executemany(
        "INSERT INTO paragraphs (decision, number, section, words) VALUES (?, ?, ?, ?)",
        ((decision.id, p.number, p.section, p.words) for p in decision.paragraphs),
    )


def _take_out(file: sqlite3.Connection, id: str) -> None:
    file.execute("DELETE FROM paragraphs WHERE decision = ?", (id,))
    file.execute("DELETE FROM decisions WHERE id = ?", (id,))


def _all(file: sqlite3.Connection) -> list[Precedent]:
    """Every decision of an index, in the order of their days."""
    known = file.execute(f"SELECT {_KNOWN} FROM decisions ORDER BY decided_on, id")
    rows = known.fetchall()
    paragraphs: dict[str, list[PrecedentParagraph]] = {row[0]: [] for row in rows}
    for decision, number, section, words in file.execute(
        "SELECT decision, number, section, words FROM paragraphs ORDER BY row"
    ):
        paragraphs[decision].append(PrecedentParagraph(number, section, words))
    return [_decision(row, paragraphs[row[0]]) for row in rows]


def _decision(known: Sequence[str], paragraphs: Sequence[PrecedentParagraph]) -> Precedent:
    *plain, powers, sums = known
    id, file, reference, council, subject, outcome, decided_on, complainant = plain
    return Precedent(
        id=id, file=file, reference=reference, council=council, subject=subject, outcome=outcome,
        decided_on=decided_on, complainant=complainant, powers=tuple(json.loads(powers)),
        sums=tuple(json.loads(sums)), paragraphs=tuple(paragraphs),
    )  # fmt: skip
