"""The index over all cases of one casebook: kept in step with every save, made anew when it is not.

Fulfils `workbench.application.searching.finds.SearchIndex` and takes the text of papers as it is
read. Nothing that goes wrong with the index ever hinders a save or a case from being opened.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from weakref import finalize

from workbench.application.case.changes import Change
from workbench.application.evidence.likeness import Sketch
from workbench.application.evidence.preparing import TextKeeper
from workbench.application.evidence.reading import ReadPaper
from workbench.application.searching.finds import Find
from workbench.application.searching.narrowing import CaseFacts, Narrowing
from workbench.application.searching.query import Query
from workbench.application.searching.texts import STATEMENT, FoundText, day_span, texts_of_record
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import SearchIndexLost, StoreUnavailable
from workbench.domain.records.evidence import EvidenceItem
from workbench.domain.text import shortened
from workbench.paths import ASIDE
from workbench.persistence.fileformat import FILE_NAME, reading
from workbench.persistence.mapping import mapper
from workbench.persistence.search import asking, layout
from workbench.persistence.soundness import values
from workbench.statement.cast import cast_of

_NEWEST = "SELECT number FROM activity WHERE case_id = ? ORDER BY number DESC LIMIT 1"
_TOKEN = "SELECT token FROM entry_checks WHERE case_id = ? AND number = ?"
_STAMPS_UNCHECKED = (
    "SELECT id, deleted, ifnull((SELECT max(number) FROM activity WHERE case_id = cases.id), 0) "
    "AS newest, '' FROM cases"
)
_STAMPS = (
    f"SELECT stood.id, deleted, newest, token FROM ({_STAMPS_UNCHECKED}) stood "
    "LEFT JOIN entry_checks ON entry_checks.case_id = stood.id AND number = newest"
)
_PUT = (
    "INSERT INTO texts (case_id, kind, id, place, page, words, names, first_day, last_day) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_PUT_CASE = (
    "INSERT OR REPLACE INTO cases (id, stamp, body, outcome, first_day, last_day) "
    "VALUES (?, ?, ?, ?, ?, ?)"
)
_UNWRITABLE = (
    sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM,
)  # fmt: skip
_NAMING = ("person", "case")
"""Kinds of record whose change may change the words of others."""


def stamp(casebook: sqlite3.Connection, case_id: str) -> str:
    """Tells how a case stands: the newest entry of its log, by its number and its token."""
    if not case_id:
        row = casebook.execute("SELECT max(number) FROM office_log").fetchone()
        return str(row[0] or 0)
    row = casebook.execute(_NEWEST, (case_id,)).fetchone()
    number = row[0] if row is not None else 0
    token = None
    if values.exist(casebook):
        token = casebook.execute(_TOKEN, (case_id, number)).fetchone()
    return f"{number}:{token[0] if token else ''}"


class CaseIndex(TextKeeper):
    """The index beside one casebook."""

    def __init__(self, folder: Path) -> None:
        self._folder = self._place = folder
        self._binned: Sequence[str] = ()

    def follow(
        self,
        casebook: sqlite3.Connection,
        case_id: str,
        before: str,
        changes: Sequence[Change],
    ) -> None:
        """Take over a change that is being saved, within its transaction and just before its end.

        `before` is the stamp of the case before it; where the index has another one it is stale
        and is let be. Should the save fail after all, the stamps differ, and the case is put in
        anew.
        """
        if not layout.exists(self._place):
            return
        with suppress(sqlite3.Error, OSError), layout.opened(self._place, 0) as index:
            known = index.execute("SELECT stamp FROM cases WHERE id = ?", (case_id,)).fetchone()
            if known is None or known[0] != before:
                return
            index.execute("BEGIN IMMEDIATE")
            if any(change.kind in _NAMING for change in changes):
                index.execute("DELETE FROM cases WHERE id = ?", (case_id,))
            else:
                _follow(index, _people(casebook, case_id), changes)
                now = stamp(casebook, case_id)
                index.execute("UPDATE cases SET stamp = ? WHERE id = ?", (now, case_id))
            index.execute("COMMIT")

    def keep_text(self, sha256: str, read: ReadPaper) -> None:
        """Keep the text of a paper, by page where it has pages.

        Where that cannot be, the paper counts as not read yet.
        """
        with suppress(StoreUnavailable), self._working() as index:
            index.execute("BEGIN IMMEDIATE")
            index.execute("DELETE FROM texts WHERE case_id IS NULL AND id = ?", (sha256,))
            index.executemany(
                _PUT,
                (
                    (None, "page", sha256, "", number if read.pages else None, text, "", "", "")
                    for number, text in enumerate(read.texts, 1)
                    if text.strip()
                ),
            )
            row = (sha256, " ".join(map(str, read.sketch)))
            index.execute("INSERT OR REPLACE INTO papers VALUES (?, ?)", row)
            index.execute("COMMIT")

    def sketches(self, wanted: Iterable[str]) -> Mapping[str, Sketch]:
        """The sketches of the texts of papers, by digest; none of those that were not read."""
        found: dict[str, Sketch] = {}
        with suppress(StoreUnavailable), self._working() as index:
            for sha256 in wanted:
                row = index.execute("SELECT sketch FROM papers WHERE sha256 = ?", (sha256,))
                for (kept,) in row:
                    found[sha256] = tuple(map(int, kept.split()))
        return found

    def stale(self) -> Sequence[str]:
        """The cases that were changed since they were put in, "" for the office's wording.

        What is no longer in the casebook is taken out.
        """
        with reading(self._folder / FILE_NAME) as casebook:
            checked = values.exist(casebook)
            rows = casebook.execute(_STAMPS if checked else _STAMPS_UNCHECKED).fetchall()
            stamps = {id: f"{number}:{token or ''}" for id, _, number, token in rows}
            stamps[""] = stamp(casebook, "")
        self._binned = [id for id, deleted, _, _ in rows if deleted]
        with self._working() as index:
            known = dict(index.execute("SELECT id, stamp FROM cases").fetchall())
        for gone in known.keys() - stamps.keys():
            self.forget(gone)
        return [id for id, now in stamps.items() if known.get(id) != now]

    def put(
        self,
        case_id: str,
        case: CaseFile | None,
        facts: CaseFacts,
        found: Iterable[FoundText],
    ) -> None:
        """Put all texts of a case (of the office, for "") in the place of those there."""
        with reading(self._folder / FILE_NAME) as casebook:
            now = stamp(casebook, case_id)
        with self._working() as index:
            index.execute("BEGIN IMMEDIATE")
            index.execute("DELETE FROM texts WHERE case_id = ?", (case_id,))
            index.execute("DELETE FROM holds WHERE case_id = ?", (case_id,))
            index.executemany(_PUT, (_row(case_id, each) for each in found))
            for item in case.evidence.values() if case is not None else ():
                _hold(index, case_id, item)
            row = (case_id, now, facts.body, facts.outcome, *facts.days)
            index.execute(_PUT_CASE, row)
            index.execute("COMMIT")

    def unprinted(self) -> Sequence[str]:
        """The cases in step whose statement was put in before their last change."""
        query = "SELECT id FROM cases WHERE id <> '' AND printed <> stamp"
        with self._working() as index:
            return [id for (id,) in index.execute(query)]

    def put_statement(self, case_id: str, found: Iterable[FoundText]) -> None:
        """Put the statement of a case as it stands in the place of that there."""
        with self._working() as index:
            index.execute("BEGIN IMMEDIATE")
            key = (case_id, STATEMENT)
            index.execute("DELETE FROM texts WHERE case_id = ? AND kind = ?", key)
            index.executemany(_PUT, (_row(case_id, each) for each in found))
            index.execute("UPDATE cases SET printed = stamp WHERE id = ?", (case_id,))
            index.execute("COMMIT")

    def unread(self) -> Sequence[tuple[str, str, str]]:
        """The papers that cases hold and whose text was not read since: digest, file name, and
        the digest of the text that was read from its pictures, "" where none was."""
        query = (
            "SELECT sha256, min(name), max(recognised) FROM holds "
            "WHERE sha256 NOT IN (SELECT sha256 FROM papers) GROUP BY sha256"
        )
        with self._working() as index:
            return index.execute(query).fetchall()

    def forget(self, case_id: str) -> None:
        """Take a case out for good: its words, and those of papers that no other case holds."""
        if self._place != self._folder:  # what lies beside the casebook is not in step
            layout.discard(self._folder)
        if not layout.exists(self._place):
            return
        with self._working() as index:
            index.execute("BEGIN IMMEDIATE")
            for table, key in (("cases", "id"), ("holds", "case_id"), ("texts", "case_id")):
                index.execute(f"DELETE FROM {table} WHERE {key} = ?", (case_id,))
            held = "(SELECT sha256 FROM holds)"
            index.execute(f"DELETE FROM texts WHERE case_id IS NULL AND id NOT IN {held}")
            index.execute(f"DELETE FROM papers WHERE sha256 NOT IN {held}")
            index.execute("INSERT INTO found (found) VALUES ('rebuild')")
            index.execute("COMMIT")
            index.execute("VACUUM")

    def ask(self, query: Query, within: Narrowing, most: int) -> Sequence[Find]:
        """The best finds within what is asked for, in no case that is in the bin."""
        with self._working() as index:
            return asking.ask(index, query, within, self._binned, most)

    def has(self, word: str) -> bool:
        """Whether any text has that word."""
        with self._working() as index:
            return asking.has(index, word)

    def near(self, word: str) -> Sequence[str]:
        """Words that texts have and that are spelt nearly so, the likeliest first."""
        with self._working() as index:
            return asking.near(index, word)

    @contextmanager
    def _working(self) -> Iterator[sqlite3.Connection]:
        """The index; a damaged one is deleted, and whoever asked asks again."""
        try:
            with layout.opened(self._place) as index:
                yield index
        except sqlite3.DatabaseError as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise StoreUnavailable(
                    "The search index is being written by another program.", "Try again."
                ) from error
            raise (self._unwritable(error) if code in _UNWRITABLE else self._lost()) from error
        except OSError as error:
            raise self._unwritable(error) from error

    def _unwritable(self, error: Exception) -> StoreUnavailable:
        """Search on in a copy where the casebook can only be read; say why that cannot be."""
        if self._place == self._folder:
            with suppress(OSError):
                self._place = Path(mkdtemp(prefix=ASIDE))
                finalize(self, shutil.rmtree, self._place, ignore_errors=True)
                if layout.exists(self._folder):
                    layout.copy(self._folder, self._place)
                return SearchIndexLost("The search index cannot be written.", "Search again.")
        return StoreUnavailable(
            f"The search index cannot be written: {error}.", "Everything else can be used."
        )

    def _lost(self) -> SearchIndexLost:
        layout.discard(self._place)
        return SearchIndexLost("The search index was damaged.", "It is made again: search again.")


def _people(casebook: sqlite3.Connection, case_id: str) -> CaseFile:
    """A case as far as names and labels go."""
    found = {}
    for kind, table in (("case", "case_records"), ("person", "people")):
        columns = ", ".join(f'"{name}"' for name in mapper(kind).columns)
        query = f"SELECT {columns} FROM {table} WHERE case_id = ?"
        found[kind] = mapper(kind).to_records(casebook.execute(query, (case_id,)).fetchall())
    return CaseFile(case=found["case"][case_id], people=found["person"])


def _follow(index: sqlite3.Connection, case: CaseFile, changes: Sequence[Change]) -> None:
    case_id, cast = case.case.id, cast_of(case)
    for change in changes:
        key = (case_id, change.kind, change.id)
        index.execute("DELETE FROM texts WHERE case_id = ? AND kind = ? AND id = ?", key)
        if change.kind == "evidence":
            index.execute("DELETE FROM holds WHERE case_id = ? AND id = ?", (case_id, change.id))
        if change.after is not None:
            found = texts_of_record(case, cast, change.kind, change.after)
            index.executemany(_PUT, (_row(case_id, each) for each in found))
            if isinstance(change.after, EvidenceItem):
                _hold(index, case_id, change.after)


def _row(case_id: str, text: FoundText) -> tuple[Any, ...]:
    return case_id, text.kind, text.id, text.place, None, text.words, text.names, *text.days


def _hold(index: sqlite3.Connection, case_id: str, item: EvidenceItem) -> None:
    if item.file is not None:
        title = item.title or item.file.name or "without title"
        place = f"Evidence item “{shortened(title)}”"
        recognised = item.recognised.sha256 if item.recognised is not None else ""
        about = (item.file.sha256, item.file.name, recognised, place)
        row = (case_id, item.id, *about, *day_span(item.made_on))
        index.execute("INSERT OR REPLACE INTO holds VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
