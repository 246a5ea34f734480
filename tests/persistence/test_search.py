"""The search index: everything is found in it, it follows every save, and it can always be lost."""

from __future__ import annotations

import io
import json
import re
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.fields.sample import CASE, leaves
from tests.persistence.samples import LATER, SetClock, row_of, small_case
from tests.unit.application.desk import CountedIds
from workbench.application.case.session import CaseSession
from workbench.application.casebook.workbench import Workbench
from workbench.application.evidence import recognising
from workbench.application.evidence.likeness import sketch
from workbench.application.evidence.reading import PaperReader, ReadPaper
from workbench.application.evidence.showing import PageWords
from workbench.application.searching.finds import Finds, bring_up_to_date, find, read_unread
from workbench.application.searching.narrowing import Narrowing
from workbench.bootstrap import load_reference_library, practice_cases
from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.dates.partial import PartialDate
from workbench.domain.records.chronology import ChronologyEvent
from workbench.domain.records.complaint import Outcome
from workbench.domain.records.evidence import EvidenceItem, StoredFile
from workbench.domain.records.people import Person
from workbench.domain.records.versions import StatementVersion
from workbench.domain.shape import shape
from workbench.persistence.casebook import Casebook
from workbench.persistence.restoring import restore
from workbench.statement.codec import dumps
from workbench.statement.nodes import StatementStage


@pytest.fixture
def workbench(casebook: Casebook) -> Workbench:
    return Workbench(casebook, load_reference_library, SetClock(), CountedIds())


def found(workbench: Workbench, typed: str, case_id: str = "") -> set[tuple[str, str]]:
    """The records found; not the paragraphs of the statement that are made of them."""
    finds = ask(workbench, typed, case_id).found
    return {(each.kind, each.id) for each in finds if each.kind != "statement"}


def ask(workbench: Workbench, typed: str, case_id: str = "") -> Finds:
    return find(workbench, book(workbench).index, typed, Narrowing(case_id=case_id))


def book(workbench: Workbench) -> Casebook:
    store = workbench.store
    assert isinstance(store, Casebook)
    return store


def followed(workbench: Workbench) -> bool:
    """Whether the index knows of everything without being brought up to date."""
    return list(book(workbench).index.stale()) == []


def a_case() -> CaseFile:
    person = Person(id="p1", name="Orla Fennimore", alias="Ms X", other_names=("Orly",))
    event = ChronologyEvent(id="e1", narrative="{person:p1} rang the duty desk about the kiln.")
    return replace(small_case(), people={"p1": person}, events={"e1": event})


def opened(workbench: Workbench, case: CaseFile) -> CaseSession:
    workbench.store.create(case, row_of(case), "create", "New case")
    return workbench.open(case.case.id)


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_of_every_record_is_found(kind: str, workbench: Workbench) -> None:
    opened(workbench, CASE)
    looked_for = 0
    for leaf in leaves(kind):
        words = re.search(r"[Ww]ords of [\w ’-]+", leaf.text)
        if words is not None and not shape(kind)[leaf.field].facts.hidden:
            assert (kind, leaf.id) in found(workbench, f'"{words[0]}"'), leaf.name
            looked_for += 1
    assert looked_for or kind in ("acceptance", "choice", "rung"), kind


def test_labels_and_real_names_find_a_person_and_what_mentions_them(workbench: Workbench) -> None:
    session = opened(workbench, a_case())
    both = {("person", "p1"), ("event", "e1")}
    for typed in ('"Ms X"', "Fennimore", '"orla fennimore"', "ORLY", "fenni*"):
        assert found(workbench, typed) == both, typed
    assert found(workbench, '"Ms X rang the duty desk"') == {("event", "e1")}
    session.apply(
        "Edit label",
        lambda case: case.with_record("person", replace(case.people["p1"], alias="Ms Q")),
    )
    assert found(workbench, '"Ms Q rang"') == {("event", "e1")}
    assert found(workbench, '"Ms X"') == set()


def test_operators_do_what_they_say(workbench: Workbench) -> None:
    opened(workbench, a_case())
    event = {("event", "e1")}
    assert found(workbench, "kiln duty") == event
    assert found(workbench, "kiln NOT duty") == set()
    assert found(workbench, "kiln NOT oven") == event
    assert found(workbench, "oven OR kiln") == event
    assert found(workbench, "oven AND kiln") == set()
    assert found(workbench, "rang NEAR/3 desk") == event
    assert found(workbench, "rang NEAR/1 kiln") == set()
    assert found(workbench, '"duty kiln"') == set()
    assert found(workbench, "(oven OR kiln) desk") == event


def test_the_index_follows_every_save_and_its_undoing(workbench: Workbench) -> None:
    session = opened(workbench, a_case())
    assert found(workbench, "kiln") == {("event", "e1")}

    def write(words: str) -> None:
        event = ChronologyEvent(id="e1", narrative=words)
        session.apply("Edit", lambda case: case.with_record("event", event))
        assert followed(workbench)

    write("The zither was mended.")
    assert found(workbench, "zither") == {("event", "e1")}
    assert found(workbench, "kiln") == set()
    session.undo()
    assert followed(workbench)
    assert found(workbench, "kiln") == {("event", "e1")}
    session.redo()
    session.apply("Delete", lambda case: case.without("event", "e1"))
    assert followed(workbench)
    assert ("event", "e1") not in found(workbench, "zither")
    workbench.delete("c1")
    assert followed(workbench)
    assert found(workbench, "Fennimore") == set()
    workbench.restore("c1")
    assert found(workbench, "Fennimore") == {("person", "p1")}


def test_an_index_that_missed_something_is_brought_up_to_date(
    workbench: Workbench, clock: SetClock
) -> None:
    session = opened(workbench, a_case())
    assert found(workbench, "kiln")
    folder = book(workbench).folder
    index = (folder / "search.db").read_bytes()
    copy = book(workbench).back_up_when_changed()
    assert copy is not None
    for words in ("one zither", "two zithers"):
        event = ChronologyEvent(id="e1", narrative=words)
        session.apply("Edit", lambda case, new=event: case.with_record("event", new))
    (folder / "search.db").write_bytes(index)  # as after an older program
    assert found(workbench, "zithers") == {("event", "e1")}
    restore(folder, copy, clock)
    assert found(workbench, "kiln") == {("event", "e1")}
    assert ("event", "e1") not in found(workbench, "zithers")


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b"nothing of use"),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:9000]),
        lambda path: path.write_bytes(path.read_bytes()[:5000] + bytes(30_000)),
    ],
)
def test_an_index_that_is_lost_or_damaged_is_made_again(
    workbench: Workbench, harm: Callable[[Path], object]
) -> None:
    session = opened(workbench, a_case())
    assert found(workbench, "kiln")
    path = book(workbench).folder / "search.db"
    assert path.stat().st_mode & 0o077 == 0
    harm(path)
    session.apply("Edit", lambda case: case.with_record("event", ChronologyEvent(id="e2")))
    assert found(workbench, "kiln") == {("event", "e1")}


def test_a_save_never_waits_for_the_index(workbench: Workbench) -> None:
    session = opened(workbench, a_case())
    assert found(workbench, "kiln")
    other = sqlite3.connect(book(workbench).folder / "search.db")
    other.execute("BEGIN EXCLUSIVE")
    event = ChronologyEvent(id="e1", narrative="a zither")
    session.apply("Edit", lambda case: case.with_record("event", event))
    other.close()
    assert found(workbench, "zither") == {("event", "e1")}


def paper(sha256: str, title: str = "Report") -> EvidenceItem:
    return EvidenceItem(id="v1", title=title, file=StoredFile(sha256=sha256, name="r.txt"))


def test_pages_are_found_in_every_case_that_holds_the_paper(workbench: Workbench) -> None:
    casebook = book(workbench)
    sha256 = casebook.vault.keep(io.BytesIO(b"x")).sha256
    first = opened(workbench, a_case())
    second = opened(workbench, small_case("c2", "26 000 009"))
    casebook.index.keep_text(sha256, ReadPaper(pages=2, texts=("the cover", "a heron stood")))
    assert found(workbench, "heron") == set()
    for session in (first, second):
        session.apply("Attach", lambda case: case.with_record("evidence", paper(sha256)))
    assert followed(workbench)
    place = "Evidence item “Report”, page 2"
    everywhere = ask(workbench, "heron").found
    assert [(each.case_id, each.id, each.page, each.place) for each in everywhere] == [
        ("c1", "v1", 2, place),
        ("c2", "v1", 2, place),
    ]
    (only,) = ask(workbench, "heron", "c2").found
    assert only.case_id == "c2"
    (start, end) = only.lit[0]
    assert only.snippet[start:end] == "heron"
    first.undo()
    assert {each.case_id for each in ask(workbench, "heron").found} == {"c2"}
    first.redo()
    assert {each.case_id for each in ask(workbench, "heron").found} == {"c1", "c2"}


class _Reader(PaperReader):
    def read(self, path: Path, name: str, room: Path) -> ReadPaper:
        return ReadPaper(texts=(f"{name} {path.read_text()}",))

    def close(self) -> None:
        pass


def test_papers_are_read_again_when_the_index_was_lost(workbench: Workbench) -> None:
    casebook = book(workbench)
    sha256 = casebook.vault.keep(io.BytesIO(b"a heron")).sha256
    session = opened(workbench, a_case())
    session.apply("Attach", lambda case: case.with_record("evidence", paper(sha256)))
    lost = EvidenceItem(id="v2", file=StoredFile(sha256="0" * 64))
    session.apply("Attach", lambda case: case.with_record("evidence", lost))
    bring_up_to_date(workbench, casebook.index)
    assert casebook.index.unread() == [("0" * 64, "", ""), (sha256, "r.txt", "")]
    read_unread(casebook.index, casebook.vault, _Reader())
    assert found(workbench, "heron") == {("evidence", "v1")}
    assert casebook.index.unread() == [("0" * 64, "", "")]
    assert casebook.index.sketches([sha256, "0" * 64]) == {sha256: ()}


def test_the_text_read_from_pictures_is_found_after_the_index_was_lost(
    workbench: Workbench,
) -> None:
    casebook = book(workbench)
    words = " ".join(f"heron{n}" for n in range(40))
    sha256 = casebook.vault.keep(io.BytesIO(b"a scan")).sha256
    read = recognising.dumps([PageWords(words, [0.0] * 4 * len(words))])
    text = casebook.vault.keep(io.BytesIO(read))
    scan = replace(paper(sha256), recognised=StoredFile(sha256=text.sha256))
    session = opened(workbench, a_case())
    session.apply("Attach", lambda case: case.with_record("evidence", scan))
    bring_up_to_date(workbench, casebook.index)
    assert casebook.index.unread() == [(sha256, "r.txt", text.sha256)]
    read_unread(casebook.index, casebook.vault, _Reader())
    assert found(workbench, "heron7") == {("evidence", "v1")}
    assert casebook.index.sketches([sha256]) == {sha256: sketch([words])}


def test_the_statement_as_it_stands_is_found_by_paragraph(workbench: Workbench) -> None:
    case = a_case()
    told = replace(case.events["e1"], in_statement=True)
    session = opened(workbench, replace(case, events={"e1": told}))

    def printed(typed: str) -> list[tuple[str, str]]:
        finds = ask(workbench, typed).found
        return [(each.id, each.place) for each in finds if each.kind == "statement"]

    ((address, place),) = printed("kiln")
    assert re.fullmatch(r"Statement, paragraph \d+", place)
    assert printed("Fennimore") == [(address, place)]  # by the name behind its label
    event = replace(told, narrative="The zither was mended.")
    session.apply("Edit", lambda case: case.with_record("event", event))
    assert printed("kiln") == []
    assert [found for found, _ in printed("zither")] == [address]
    session.undo()
    assert printed("kiln") == [(address, place)]


def test_a_search_is_narrowed_by_case_body_kind_days_and_outcome(workbench: Workbench) -> None:
    casebook = book(workbench)
    sha256 = casebook.vault.keep(io.BytesIO(b"x")).sha256
    casebook.index.keep_text(sha256, ReadPaper(pages=1, texts=("the kiln",)))
    item = replace(paper(sha256), made_on=PartialDate.from_plain("2019-05"))
    one, two = a_case(), small_case("c2", "26 000 009")
    dated = replace(one.events["e1"], on=PartialDate.from_plain("2021-03-22"))
    of_one = replace(one.case, body="Northmere Council", outcome=Outcome.UPHELD)
    opened(workbench, replace(one, case=of_one, events={"e1": dated}, evidence={"v1": item}))
    of_two = replace(two.case, body="Redbridge", received_on=date(2022, 1, 9))
    undated = ChronologyEvent(id="e9", narrative="a kiln")
    opened(workbench, replace(two, case=of_two, events={"e9": undated}))

    def within(**asked: Any) -> set[str]:
        finds = find(workbench, casebook.index, "kiln", Narrowing(**asked)).found
        return {each.id for each in finds if each.kind != "statement"}

    assert within() == {"e1", "v1", "e9"}
    assert within(case_id="c1") == {"e1", "v1"}
    assert within(body="NORTHMERE") == {"e1", "v1"}
    assert within(kinds=("event",)) == {"e1", "e9"}
    assert within(kinds=("evidence",)) == {"v1"}
    assert within(outcome="upheld", kinds=("event", "evidence")) == {"e1", "v1"}
    assert within(since="2021-01-01") == {"e1", "e9"}
    assert within(until="2021-03-21") == {"v1"}
    assert Narrowing().in_year(2022) == Narrowing(since="2022-01-01", until="2022-12-31")
    assert within(since="2022-01-01", until="2022-12-31") == {"e9"}
    workbench.delete("c2")
    assert within(since="2021-01-01") == {"e1"}
    workbench.set_reference(workbench.open("c1"), "26 000 444")
    assert within(body="Northmere", kinds=("event",)) == {"e1"}


def test_misspelt_words_find_what_is_near(workbench: Workbench) -> None:
    opened(workbench, a_case())
    for typed in ("Fenimore", "fennimroe", "Fenninmore", "kilm"):
        finds = ask(workbench, typed)
        assert finds.found, typed
        assert list(finds.instead) == [typed]
    assert not ask(workbench, "Fennimore").instead
    assert not ask(workbench, "elephant").found
    assert not ask(workbench, '"Fenimore"').found
    assert ask(workbench, "Fenimore NOT kilm").found


def test_a_printed_statement_is_found_by_its_words_and_the_names_behind_them(
    workbench: Workbench,
) -> None:
    case = practice_cases()[0].case
    session = opened(workbench, case)
    document = workbench.compose(case, StatementStage.DRAFT)
    version = StatementVersion(id="s1", number=2, stage="draft", document=dumps(document))
    session.apply("Make draft", lambda case: case.with_record("version", version))
    name = next(person.name for person in case.people.values() if person.alias == "Ms X")
    places = {each.place for each in ask(workbench, f'"{name}"').found if each.kind == "version"}
    assert any(place.startswith("Draft 2, paragraph ") for place in places)
    assert any(each.kind == "paragraph" for each in ask(workbench, "Ofsted").found)


def test_an_erased_case_leaves_no_word_behind(workbench: Workbench) -> None:
    casebook = book(workbench)
    sha256 = casebook.vault.keep(io.BytesIO(b"x")).sha256
    session = opened(workbench, a_case())
    session.apply("Attach", lambda case: case.with_record("evidence", paper(sha256)))
    casebook.index.keep_text(sha256, ReadPaper(texts=("a heron stood",)))
    opened(workbench, replace(small_case("c2", "26 000 009"), events=a_case().events))
    assert found(workbench, "heron")
    casebook.set_deleted("c1", True, LATER)
    casebook.erase("c1")
    data = (casebook.folder / "search.db").read_bytes().lower()
    assert b"kiln" in data
    assert b"heron" not in data
    assert b"fennimore" not in data
    assert found(workbench, "kiln") == {("event", "e1")}


@pytest.mark.parametrize("there", [True, False])
def test_a_casebook_that_can_only_be_read_is_searched_in_a_copy(
    workbench: Workbench, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    folder, connect = book(workbench).folder, sqlite3.connect
    opened(workbench, a_case())
    assert not there or found(workbench, "kiln")

    def read_only(address: str, **more: Any) -> sqlite3.Connection:
        connection = connect(address, **more)
        if "search" in address and str(folder) in address:
            connection.execute("PRAGMA query_only = ON")
        return connection

    monkeypatch.setattr(sqlite3, "connect", read_only)
    opened(workbench, replace(small_case("c2", "26 000 009"), events=a_case().events))
    assert {each.case_id for each in ask(workbench, "kiln").found} == {"c1", "c2"}
    assert (folder / "search.db").exists() is there


def test_the_index_is_in_no_backup(workbench: Workbench) -> None:
    opened(workbench, a_case())
    assert found(workbench, "kiln")
    copy = book(workbench).back_up_when_changed()
    assert copy is not None
    assert json.dumps([path.name for path in copy.parent.iterdir()]) == f'["{copy.name}"]'


def test_a_sum_as_it_is_written_comes_before_years_and_days(workbench: Workbench) -> None:
    said = ("in 200 days", "£2,200 was paid", "£200,000", "it pays £200.", "200 or 200", "£200.00")
    told = {f"e{n}": ChronologyEvent(id=f"e{n}", narrative=each) for n, each in enumerate(said)}
    opened(workbench, replace(small_case(), events=told))
    events = [each.id for each in ask(workbench, "£200").found if each.kind == "event"]
    assert set(events[:2]) == {"e3", "e5"}
    assert set(events[2:]) == {"e0", "e1", "e2", "e4"}
    assert [each.id for each in ask(workbench, "£200,000").found if each.kind == "event"][0] == "e2"
