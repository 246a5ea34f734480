"""Whatever was done, as many undos lead back to the start: in memory and as read from the disk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.persistence.samples import SetClock, full_case, row_of, when
from tests.properties import examples
from workbench.application.case.changes import HANDED_OUT
from workbench.application.case.session import CaseSession, Edit
from workbench.application.casebook.register import register_row
from workbench.domain.casefile import COLLECTIONS, CaseFile
from workbench.domain.dates.counting import DeadlineUnit
from workbench.domain.records.chronology import ChronologyEvent
from workbench.domain.records.evidence import SourceRef
from workbench.domain.records.remedies import Deadline, Remedy, RemedyKind
from workbench.domain.text import normalise
from workbench.persistence.casebook import open_casebook

# Words as an edit puts them into a case: signs that are not seen are not kept.
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12).map(normalise)
ids = st.sampled_from(["a", "b", "c", "event-1", "remedy-1"])
dates = st.sampled_from([None, *map(when, ("2018", "mid 2018-01", "2018-01-03..2018-01-07"))])
sources = st.lists(st.builds(SourceRef, ids, texts), max_size=2).map(tuple)
events = st.builds(
    ChronologyEvent,
    id=ids,
    position=st.integers(-5, 5),
    on=dates,
    narrative=texts,
    in_statement=st.booleans(),
    sources=sources,
    head_ids=st.lists(ids, max_size=2).map(tuple),
)
remedies = st.builds(
    Remedy,
    id=ids,
    kind=st.sampled_from(RemedyKind),
    amount=st.none() | st.integers(0, 10**10),
    text=texts,
    deadline=st.none() | st.builds(Deadline, st.integers(1, 99), st.sampled_from(DeadlineUnit)),
    agreed_on=st.none() | st.dates(date(1950, 1, 1), date(2100, 1, 1)),
)


def _put(kind: str, record: ChronologyEvent | Remedy) -> Edit:
    return lambda case: case.with_record(kind, record)


def _note(text: str) -> Edit:
    return lambda case: replace(case, case=replace(case.case, note=text))


def _take_out(kind: str, rank: int) -> Edit:
    def edit(case: CaseFile) -> CaseFile:
        found = sorted(case.records(kind))
        return case.without(kind, found[rank % len(found)]) if found else case

    return edit


def _take_all(kind: str) -> Edit:
    return lambda case: case.with_collection(kind, {})


# No act takes out what was handed out: Undo and Redo leave it where it is.
kinds = st.sampled_from([kind for kind in COLLECTIONS if kind not in HANDED_OUT])
edits = st.one_of(
    st.builds(_put, st.just("event"), events),
    st.builds(_put, st.just("remedy"), remedies),
    st.builds(_note, texts),
    st.builds(_take_out, kinds, st.integers(0, 3)),
    st.builds(_take_all, kinds),
)


@settings(max_examples=examples(15))
@given(st.lists(st.tuples(edits, st.sampled_from(["", "", "event.e1"])), min_size=1, max_size=8))
def test_undoing_everything_leads_back_to_the_start(
    empty_casebook: Path, actions: list[tuple[Edit, str]]
) -> None:
    with TemporaryDirectory() as folder:
        (Path(folder) / "casebook.db").write_bytes(empty_casebook.read_bytes())
        book = open_casebook(Path(folder), SetClock())
        start = full_case()
        book.create(start, row_of(start), "create", "New case")
        session = CaseSession(book, book.load("c1"), SetClock(), register_row)
        for edit, merge_key in actions:
            session.apply("Edit", edit, merge_key)
            assert book.load("c1").case == session.case
        end = session.case
        while session.undo() is not None:
            pass
        assert session.case == start
        assert book.load("c1").case == start
        while session.redo() is not None:
            pass
        assert session.case == end
        assert book.load("c1").case == end


def test_every_sitting_is_a_step_of_its_own_however_soon_it_follows(folder: Path) -> None:
    for sitting in range(3):
        book = open_casebook(folder, SetClock())
        if not sitting:
            book.create(full_case(), row_of(full_case()), "create", "New case")
        session = CaseSession(book, book.load("c1"), SetClock(), register_row)
        for letters in range(3):
            session.apply("Edit note", _note(f"{sitting} {'x' * letters}"), "case.note")
        book.close()
    book = open_casebook(folder, SetClock())
    session = CaseSession(book, book.load("c1"), SetClock(), register_row)
    session.recall()
    notes = []
    while session.undo() is not None:
        notes.append(session.case.case.note)
    assert notes == ["1 xx", "0 xx", full_case().case.note]
