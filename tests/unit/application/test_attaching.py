"""Files attached to a case: each saved before the next, the same file once, all undone at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, BinaryIO

import pytest

from tests.in_memory_store import InMemoryStore
from tests.unit.application.desk import CountedIds, FixedClock, a_session
from workbench.application.case.session import CaseSession
from workbench.application.casebook.register import register_row
from workbench.application.evidence import preparing
from workbench.application.evidence.attaching import Attached, Attaching, attach_all
from workbench.application.evidence.likeness import Sketch, sketch
from workbench.application.evidence.preparing import (
    DEEPEST,
    PaperDesk,
    TextKeeper,
    files_in,
    prepare,
    prepare_all,
)
from workbench.application.evidence.reading import Attachment, PaperReader, ReadPaper
from workbench.application.evidence.vault import Kept
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import PartialDate
from workbench.domain.errors import EvidenceRefused, InvalidInput, StoreUnavailable
from workbench.domain.records.complaint import Case
from workbench.domain.records.evidence import EvidenceItem, PaperKind

IDS = CountedIds()


class Shelf:
    """A vault in a folder of the test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.late: list[str] = []
        self.waiting: set[str] = set()

    def keep(self, source: BinaryIO, *, settled: bool = True) -> Kept:
        data = source.read()
        sha256 = hashlib.sha256(data).hexdigest()
        (self.folder / sha256).write_bytes(data)
        if not settled:
            self.late.append(sha256)
            self.waiting.add(sha256)
        return Kept(sha256, len(data))

    @contextmanager
    def room(self) -> Iterator[Path]:
        yield Path(mkdtemp(dir=self.folder))

    def settle(self, digests: Iterable[str]) -> None:
        self.waiting -= set(digests)

    def holds(self, sha256: str) -> bool:
        return (self.folder / sha256).exists()

    def find(self, sha256: str) -> Path:
        return self.folder / sha256


class Script(PaperReader):
    """A reader that says of each file, by its bytes, what the test gave it to say."""

    def __init__(self, says: Mapping[bytes, Callable[[Path], ReadPaper]]) -> None:
        self.says = says

    def read(self, path: Path, name: str, room: Path) -> ReadPaper:
        say = self.says.get(path.read_bytes())
        if say is None:
            return ReadPaper(kind=PaperKind.TEXT, texts=(path.read_text(),))
        return say(room)

    def close(self) -> None:
        pass


class Notebook(TextKeeper):
    def __init__(self) -> None:
        self.kept: dict[str, ReadPaper] = {}

    def keep_text(self, sha256: str, read: ReadPaper) -> None:
        self.kept[sha256] = read

    def sketches(self, wanted: Iterable[str]) -> Mapping[str, Sketch]:
        return {each: sketch(self.kept[each].texts) for each in wanted if each in self.kept}


@pytest.fixture
def opened() -> tuple[CaseSession, InMemoryStore]:
    paper = EvidenceItem(id="v1", title="The letter")
    return a_session(CaseFile(case=Case(id="c1"), evidence={"v1": paper}))


class Sitting:
    """A sitting and the desk it is held at."""

    def __init__(self, sitting: Attaching, desk: PaperDesk) -> None:
        self.sitting, self.desk = sitting, desk

    def attach(self, path: Path) -> tuple[Attached, ...]:
        found = prepare(path, self.desk, self.sitting.known)
        return tuple(each for one in found for each in self.sitting.save(one))


def attaching(
    session: CaseSession,
    folder: Path,
    says: Mapping[bytes, Callable[[Path], ReadPaper]] | None = None,
    item_id: str = "",
    texts: TextKeeper | None = None,
) -> Sitting:
    shelf = folder / "shelf"
    shelf.mkdir(exist_ok=True)
    desk = PaperDesk(
        Shelf(shelf), Script(says or {}), texts or Notebook(), IDS, FixedClock(), "R Ash"
    )
    return Sitting(Attaching(lambda: session, IDS.new("step"), item_id), desk)


def a_file(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def within(*files: tuple[str, bytes], folder: bool = False) -> Callable[[Path], ReadPaper]:
    """Says that these files came within one."""

    def say(room: Path) -> ReadPaper:
        found = [
            Attachment(name, a_file(room, str(n), data)) for n, (name, data) in enumerate(files)
        ]
        return ReadPaper(kind=PaperKind.EMAIL, texts=("Dear",), attachments=found, folder=folder)

    return say


def titles(case: CaseFile) -> dict[str, str]:
    """Each item's title with that of the item above it."""
    items = case.evidence
    return {
        each.title: items[each.parent_id].title if each.parent_id else "" for each in items.values()
    }


def test_a_file_becomes_an_item_with_what_was_read_from_it(
    opened: tuple[CaseSession, InMemoryStore], tmp_path: Path
) -> None:
    session, texts = opened[0], Notebook()
    data = b"a pdf"
    says = {
        data: lambda room: ReadPaper(
            kind=PaperKind.PDF, pages=2, texts=("3 May 2023\nDear Ms X", "Yours"), author="Tom Reed"
        )
    }
    (done,) = attaching(session, tmp_path, says, texts=texts).attach(
        a_file(tmp_path, "Stage_two letter.pdf", data)
    )
    item = session.case.evidence[done.item]
    assert (item.title, item.author, item.pages) == ("Stage two letter", "Tom Reed", 2)
    assert item.made_on == PartialDate(2023, 5, 3)
    assert item.position == 1
    assert item.file is not None
    assert (item.file.name, item.file.kind, item.file.size) == (
        "Stage_two letter.pdf", PaperKind.PDF, 5,
    )  # fmt: skip
    assert (item.file.added_at, item.file.added_by) == ("2023-05-03T12:00:00+00:00", "R Ash")
    assert (done.sha256, done.pages, done.text) == (hashlib.sha256(data).hexdigest(), 2, True)
    assert list(texts.kept) == [done.sha256]


def test_the_same_file_is_there_once_and_all_of_a_sitting_is_one_step_for_undo(
    opened: tuple[CaseSession, InMemoryStore], tmp_path: Path
) -> None:
    session, store = opened
    sitting = attaching(session, tmp_path)
    before = session.case
    for name, data in (("a.txt", b"a"), ("b.txt", b"b"), ("again.txt", b"a")):
        (done,) = sitting.attach(a_file(tmp_path, name, data))
        assert store.load("c1").case == session.case
        assert done.added is (name != "again.txt")
        assert ("already" in done.trouble) is (name == "again.txt")
    assert titles(session.case) == {"The letter": "", "A": "", "B": ""}
    session.undo()
    assert session.case == before
    session.redo()
    assert len(session.case.evidence) == 3


def test_what_came_with_an_email_stands_beneath_it_and_never_too_deep(
    opened: tuple[CaseSession, InMemoryStore], tmp_path: Path
) -> None:
    session = opened[0]
    says = {f"{n}".encode(): within((f"{n + 1}.eml", f"{n + 1}".encode())) for n in range(50)}
    done = attaching(session, tmp_path, says).attach(a_file(tmp_path, "0.eml", b"0"))
    assert len(done) == DEEPEST + 1
    assert "too many files deep" in done[-1].trouble
    expected = {str(n): str(n - 1) if n else "" for n in range(DEEPEST + 1)}
    assert titles(session.case) == {"The letter": "", **expected}
    assert session.history.undo_label == "Attach 0.eml"


def test_what_came_within_a_paper_is_on_the_disk_before_a_case_may_speak_of_it(
    opened: tuple[CaseSession, InMemoryStore], tmp_path: Path
) -> None:
    inner = within(("a.txt", b"One"), ("b.txt", b"Two"))
    says = {b"Mail": within(("mail.eml", b"Inner"), ("c.txt", b"Three")), b"Inner": inner}
    sitting = attaching(opened[0], tmp_path, says)
    shelf = sitting.desk.vault
    assert isinstance(shelf, Shelf)
    for prepared in prepare(a_file(tmp_path, "m.eml", b"Mail"), sitting.desk):
        assert len(prepared.papers) == 5
        assert len(shelf.late) == 4
        assert not shelf.waiting


def test_a_zip_is_the_folder_its_files_came_in(
    opened: tuple[CaseSession, InMemoryStore], tmp_path: Path
) -> None:
    session = opened[0]
    inner = within(("c.txt", b"c"), folder=True)
    says = {b"zip": within(("a.txt", b"a"), ("in.zip", b"inner"), folder=True), b"inner": inner}
    path = a_file(tmp_path, "all.zip", b"zip")
    done = attaching(session, tmp_path, says).attach(path)
    assert [each.file for each in done] == ["a.txt", "in.zip", "c.txt"]
    assert titles(session.case) == {"The letter": "", "A": "", "In": "", "C": "In"}
    again = attaching(session, tmp_path, says).attach(path)
    assert [each.added for each in again] == [False, False]


def test_a_zip_within_a_paper_that_is_a_trap_is_kept_and_its_neighbours_come_too(
    tmp_path: Path,
) -> None:
    def trap(_room: Path) -> ReadPaper:
        raise EvidenceRefused("in.zip: The zip is locked with a password.", "Nothing was added.")

    for name, folder in (("mail.eml", False), ("all.zip", True)):
        files = within(("in.zip", b"trap"), ("a.txt", b"a"), folder=folder)
        says = {name.encode(): files, b"trap": trap}
        session = a_session(CaseFile(case=Case(id="c1")))[0]
        done = attaching(session, tmp_path, says).attach(a_file(tmp_path, name, name.encode()))
        said = {each.file: each.trouble for each in done}
        expected = "The zip is locked with a password. It is kept without being opened."
        assert (said["in.zip"], said["a.txt"]) == (expected, "")


def test_a_paper_with_far_too_many_within_is_refused_whole(
    opened: tuple[CaseSession, InMemoryStore], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "MOST_WITHIN", 3)
    says = {f"{n}".encode(): within((f"{n + 1}.eml", f"{n + 1}".encode())) for n in range(9)}
    with pytest.raises(EvidenceRefused, match="More than 3 files"):
        attaching(opened[0], tmp_path, says).attach(a_file(tmp_path, "0.eml", b"0"))
    assert titles(opened[0].case) == {"The letter": ""}


def test_a_file_becomes_that_of_an_item_and_the_next_come_beneath(
    opened: tuple[CaseSession, InMemoryStore], tmp_path: Path
) -> None:
    session = opened[0]
    says = {b"m": within(("scan.txt", b"scan"))}
    sitting = attaching(session, tmp_path, says, item_id="v1")
    sitting.attach(a_file(tmp_path, "m.eml", b"m"))
    sitting.attach(a_file(tmp_path, "more.txt", b"more"))
    assert titles(session.case) == {"The letter": "", "Scan": "The letter", "More": "The letter"}
    file = session.case.evidence["v1"].file
    assert file is not None
    assert file.name == "m.eml"
    with pytest.raises(InvalidInput, match="no evidence item"):
        attaching(session, tmp_path, item_id="nobody")


def test_what_another_window_did_meanwhile_is_kept(
    opened: tuple[CaseSession, InMemoryStore], tmp_path: Path
) -> None:
    first, store = opened

    def anew() -> CaseSession:
        return CaseSession(store, store.load("c1"), FixedClock(), register_row)

    sitting = attaching(first, tmp_path)
    sitting.sitting._open_case = anew  # noqa: SLF001 - as the command line has it
    other = attaching(anew(), tmp_path)
    other.attach(a_file(tmp_path, "a.txt", b"a"))
    (done,) = sitting.attach(a_file(tmp_path, "b.txt", b"b"))
    assert done.added
    anew().apply("Edit", lambda case: case.without("evidence", "v1"))
    third = attaching(anew(), tmp_path)
    third.attach(a_file(tmp_path, "same.txt", b"same"))
    (done,) = sitting.attach(a_file(tmp_path, "same too.txt", b"same"))
    assert not done.added
    names = [item.file.name for item in store.load("c1").case.evidence.values() if item.file]
    assert sorted(names) == ["a.txt", "b.txt", "same.txt"]


def test_files_are_read_ahead_and_one_that_is_refused_is_passed_over(
    opened: tuple[CaseSession, InMemoryStore], tmp_path: Path
) -> None:
    def refuse(room: Path) -> ReadPaper:
        raise EvidenceRefused("A trap.")

    session = opened[0]
    held = attaching(session, tmp_path, {b"trap": refuse})
    paths = [a_file(tmp_path, f"{n}.txt", b"trap" if n == 3 else str(n).encode()) for n in range(9)]
    paths.insert(5, tmp_path / "gone.txt")
    outcomes = list(attach_all(held.sitting, held.desk, paths))
    refused = [n for n, each in enumerate(outcomes) if isinstance(each, EvidenceRefused)]
    assert refused == [3, 5]
    assert len(session.case.evidence) == 9
    again = list(attach_all(held.sitting, held.desk, paths))
    assert [each[0].added for each in again if not isinstance(each, EvidenceRefused)] == [False] * 8


def test_what_goes_wrong_on_the_way_ends_it_and_keeps_what_came_before(
    opened: tuple[CaseSession, InMemoryStore], tmp_path: Path
) -> None:
    def full(room: Path) -> ReadPaper:
        raise StoreUnavailable("The disk is full.")

    def bug(room: Path) -> ReadPaper:
        raise ZeroDivisionError

    session = opened[0]
    for wrong, error in ((full, StoreUnavailable), (bug, ZeroDivisionError)):
        name = error.__name__
        held = attaching(session, tmp_path, {b"wrong": wrong})
        paths = [a_file(tmp_path, f"{name}.txt", name.encode()), a_file(tmp_path, "w", b"wrong")]
        with pytest.raises(error):
            list(attach_all(held.sitting, held.desk, paths))
        assert name in titles(session.case)


def test_a_full_disk_under_the_next_file_loses_nothing_of_the_one_being_read(
    opened: tuple[CaseSession, InMemoryStore], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep, room = Shelf.keep, Shelf.room
    for at, name in ((2, "keep"), (2, "room")):
        held = attaching(opened[0], tmp_path)
        calls = count(1)

        def full(*given: object, at: int = at, name: str = name, calls: count[int] = calls) -> Any:
            if next(calls) == at:
                raise StoreUnavailable("The disk is full.")
            return {"keep": keep, "room": room}[name](*given)  # type: ignore[arg-type]

        paths = [a_file(tmp_path, f"{name} {n}.txt", f"{name} {n}".encode()) for n in range(3)]
        with monkeypatch.context() as patch:
            patch.setattr(Shelf, name, full)
            with pytest.raises(StoreUnavailable):
                list(attach_all(held.sitting, held.desk, paths))
        kept = [item.file.name for item in opened[0].case.evidence.values() if item.file]
        assert kept[-1] == f"{name} 0.txt"


def test_rooms_of_files_nobody_waits_for_are_left(tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    left: list[int] = []

    class Rooms(Shelf):
        @contextmanager
        def room(self) -> Iterator[Path]:
            try:
                yield self.folder
            finally:
                left.append(1)

    desk = PaperDesk(Rooms(shelf), Script({}), Notebook(), IDS, FixedClock(), "R Ash")
    coming = prepare_all([a_file(tmp_path, f"{n}.txt", b"%d" % n) for n in range(3)], desk)
    next(coming)
    coming.close()
    assert len(left) == 2


def test_folders_are_gone_through_and_what_lies_about_is_left(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/.hidden", "b/~$lock.docx", "a.txt", "Thumbs.db", ".git/x"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    found = files_in([tmp_path / "in", tmp_path / "in" / ".git" / "x"])
    assert [path.name for path in found] == ["a.txt", "2.txt", "x"]
    with pytest.raises(EvidenceRefused, match="not there"):
        list(files_in([tmp_path / "nowhere.pdf"]))
