"""*Add files…* on the Evidence page: kept and read beside the window, listed, undone at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton, QTableWidget, QToolButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests import papers
from tests.builders import a_case, on
from tests.gui.desks import CountedIds, OpenDesk, StoppedClock, a_desk, find, shown
from workbench.application.case import editing
from workbench.application.evidence import preparing
from workbench.application.evidence.preparing import PaperDesk
from workbench.domain.errors import StoreUnavailable
from workbench.gui.evidence.page import EvidencePage
from workbench.gui.incoming.adding import AddFiles
from workbench.gui.incoming.interrupted import FilesBeingAdded
from workbench.gui.incoming.looking_over import LookOver
from workbench.gui.settings import settings_of
from workbench.gui.tasks import Task
from workbench.interchange.papers.reader import ChildReader
from workbench.persistence.search.index import CaseIndex
from workbench.persistence.vault.files import Vault


def opened_with_papers(folder: Path) -> OpenDesk:
    opened = a_desk(a_case())
    ids = CountedIds()
    opened.desk.services.papers = lambda workbench: PaperDesk(  # type: ignore[misc]
        Vault(folder), ChildReader(), CaseIndex(folder), ids, StoppedClock(), "R Ash"
    )
    return opened


def test_files_are_added_and_all_of_them_undone_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    opened = opened_with_papers(tmp_path)
    page = shown(qtbot, EvidencePage(opened.desk))
    letter, mail = tmp_path / "2023-05-03 letter.pdf", tmp_path / "mail.eml"
    letter.write_bytes(papers.pdf("Dear Ms X", "Yours"))
    mail.write_bytes(papers.email(attached={"scan.pdf": papers.pdf("a scan")}))
    before = opened.case
    _added(qtbot, opened, page, (letter, mail), lambda: len(opened.case.evidence) == 3)
    titles = {item.title: item for item in opened.case.evidence.values()}
    assert set(titles) == {"Letter", "Visit on Friday", "Scan"}
    assert titles["Letter"].pages == 2
    assert titles["Scan"].parent_id == titles["Visit on Friday"].id
    file = titles["Letter"].file
    assert file is not None
    assert file.added_by == "R Ash"
    assert opened.desk.dialogs.asked[1:] == []  # type: ignore[attr-defined]
    opened.undo()
    assert opened.case == before


def test_what_was_not_added_or_read_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    opened = opened_with_papers(tmp_path)
    page = shown(qtbot, EvidencePage(opened.desk))
    locked, trap = tmp_path / "locked.pdf", tmp_path / "trap.zip"
    locked.write_bytes(papers.pdf("x", password="p"))
    trap.write_bytes(papers.zipped({"../x": b"x"}))
    told = opened.desk.dialogs.asked  # type: ignore[attr-defined]
    _added(qtbot, opened, page, (locked, trap), lambda: len(told) == 2)
    assert len(opened.case.evidence) == 1
    _added(qtbot, opened, page, (locked,), lambda: len(told) == 4)
    assert len(opened.case.evidence) == 1


def _added(
    qtbot: QtBot, opened: OpenDesk, page: EvidencePage, paths: tuple[Path, ...],
    done: Callable[[], bool],
) -> None:  # fmt: skip
    opened.desk.dialogs.will_answer(paths)  # type: ignore[attr-defined]
    with qtbot.waitSignal(page.adding.added, timeout=20_000):
        find(page, QToolButton, "evidence.files").click()
    assert done()


def test_there_is_no_button_where_no_file_can_be_kept(qtbot: QtBot) -> None:
    page = shown(qtbot, EvidencePage(a_desk(a_case()).desk))
    assert page.findChild(QToolButton, "evidence.files") is None


def test_files_dropped_are_looked_over_in_one_table(qtbot: QtBot, tmp_path: Path) -> None:
    opened = opened_with_papers(tmp_path)
    page = shown(qtbot, EvidencePage(opened.desk))
    folder = tmp_path / "dropped"
    folder.mkdir()
    words = "Dear Ms X, the Council has looked at what you wrote about the flat above yours."
    (folder / "2023-05-03 letter.pdf").write_bytes(papers.pdf(words))
    (folder / "scan0041.pdf").write_bytes(papers.pdf(f"Copy. {words}"))
    (folder / "note.txt").write_text("a note", encoding="utf-8")
    page.take_files([folder])
    qtbot.waitUntil(lambda: page.findChild(LookOver) is not None, timeout=20_000)
    done = find(page, QPushButton, "look-over.done")
    qtbot.waitUntil(done.isEnabled, timeout=20_000)
    table = find(page, QTableWidget, "look-over.table")
    titles = [table.item(row, 0).text() for row in range(3)]  # type: ignore[union-attr]
    row = titles.index("Note")
    assert "the same words" in table.item(titles.index("Letter"), 3).text()  # type: ignore[union-attr]
    alike = [table.item(n, 3).text() for n in range(3)]  # type: ignore[union-attr]
    assert sorted(bool(words) for words in alike) == [False, True, True]
    like = find(page, QPushButton, "evidence.like")
    assert "the same words" in like.text()
    like.click()
    assert opened.visits[-1][0] == "evidence"
    table.item(row, 0).setText("Note of the call")  # type: ignore[union-attr]
    table.item(row, 2).setText("someday")  # type: ignore[union-attr]
    find(page, QPushButton, "look-over.done").click()
    assert "Row" in find(page, LookOver, "look-over").wrong.text()
    table.item(row, 2).setText("4 May 2023")  # type: ignore[union-attr]
    gone = next(n for n in range(3) if n != row)
    table.item(gone, 0).setCheckState(Qt.CheckState.Unchecked)  # type: ignore[union-attr]
    find(page, QPushButton, "look-over.done").click()
    items = {item.title: item for item in opened.case.evidence.values()}
    assert len(items) == 2
    assert items["Note of the call"].made_on == on("4 May 2023")


def test_a_picture_and_words_are_pasted_as_papers(qtbot: QtBot, tmp_path: Path) -> None:
    opened = opened_with_papers(tmp_path)
    page = shown(qtbot, EvidencePage(opened.desk))
    picture, words = QMimeData(), QMimeData()
    picture.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    words.setText("What she said on the telephone.")
    for number, copied in enumerate((picture, words), 1):
        with qtbot.waitSignal(page.adding.added, timeout=20_000):
            assert page.adding.take_pasted(copied)
        assert len(opened.case.evidence) == number
    files = [item.file for item in opened.case.evidence.values() if item.file is not None]
    assert [file.name for file in files] == ["Pasted picture.png", "Pasted text.txt"]
    assert not page.adding.take_pasted(QMimeData())


def test_what_was_listed_before_it_was_stopped_stays(qtbot: QtBot, tmp_path: Path) -> None:
    opened = opened_with_papers(tmp_path)
    page = shown(qtbot, EvidencePage(opened.desk))
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number:02}.txt").write_text(f"note {number}", encoding="utf-8")
    tasks = opened.desk.tasks
    begun: list[Task] = []

    def stop_the_first(task: Task) -> None:
        begun.append(task)
        if len(begun) == 1:
            task.progressed.connect(lambda done, _total: task.cancel() if done >= 3 else None)

    tasks.started.connect(stop_the_first)
    told = opened.desk.dialogs.asked  # type: ignore[attr-defined]
    with qtbot.waitSignal(page.adding.added, timeout=20_000):
        page.take_files([folder])
    assert len(told) == 1
    listed = len(opened.case.evidence)
    assert 3 <= listed < 30
    with qtbot.waitSignal(page.adding.added, timeout=20_000):
        page.take_files([folder])
    assert len(opened.case.evidence) == 30


def test_what_a_crash_cut_short_is_gone_on_with(qtbot: QtBot, tmp_path: Path) -> None:
    opened = opened_with_papers(tmp_path)
    opened.desk.services.settings_file = tmp_path / "window.ini"  # type: ignore[misc]
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(f"note {number}", encoding="utf-8")
    page = shown(qtbot, EvidencePage(opened.desk))
    page.take_files([folder])
    qtbot.waitUntil(lambda: len(opened.case.evidence) == 6, timeout=20_000)
    opened.desk.tasks.settle()
    left = FilesBeingAdded(settings_of(opened.desk.services), opened.case.case.id)
    assert left.cut_short() == []
    # As a program leaves it that ended after the second file.
    left.begin("step-x", [folder], StoppedClock().now().isoformat(timespec="seconds"))
    for id in sorted(opened.case.evidence)[2:]:
        opened.desk.bridge.apply("Delete", lambda case, id=id: case.without("evidence", id))  # type: ignore[misc]
    again = shown(qtbot, EvidencePage(opened.desk))
    opened.desk.dialogs.will_answer("Go on")  # type: ignore[attr-defined]
    with qtbot.waitSignal(again.adding.added, timeout=20_000):
        again.go_on()
    assert sorted(i.file.name for i in opened.case.evidence.values() if i.file) == [
        f"{number}.txt" for number in range(6)
    ]
    assert left.cut_short() == []
    assert find(again, QTableWidget, "look-over.table").rowCount() == 6
    again.go_on()


def test_what_was_changed_elsewhere_stays_when_papers_are_looked_over(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = opened_with_papers(tmp_path)
    page = shown(qtbot, EvidencePage(opened.desk))
    note = tmp_path / "note.txt"
    note.write_text("a note", encoding="utf-8")
    with qtbot.waitSignal(page.adding.added, timeout=20_000):
        page.take_files([note])
    (id,) = opened.case.evidence
    opened.desk.bridge.apply(
        "Author", lambda case: editing.set_fields(case, "evidence", id, author="Ms Y")
    )
    find(page, QTableWidget, "look-over.table").item(0, 0).setText("Note of the call")  # type: ignore[union-attr]
    find(page, QPushButton, "look-over.done").click()
    item = opened.case.evidence[id]
    assert (item.title, item.author) == ("Note of the call", "Ms Y")


def test_files_that_could_not_be_saved_are_offered_again(qtbot: QtBot, tmp_path: Path) -> None:
    opened = opened_with_papers(tmp_path)
    opened.desk.services.settings_file = tmp_path / "window.ini"  # type: ignore[misc]
    page = shown(qtbot, EvidencePage(opened.desk))
    note = tmp_path / "note.txt"
    note.write_text("a note", encoding="utf-8")
    opened.store.failing = StoreUnavailable("The disk is full.", "Make room.")
    with qtbot.waitSignal(page.adding.added, timeout=20_000):
        page.take_files([note])
    assert opened.case.evidence == {}
    opened.store.failing = None
    opened.desk.dialogs.will_answer("Go on")  # type: ignore[attr-defined]
    with qtbot.waitSignal(page.adding.added, timeout=20_000):
        page.go_on()
    assert len(opened.case.evidence) == 1
    page.go_on()


def test_files_being_added_as_the_case_is_closed_are_offered_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = opened_with_papers(tmp_path / "vault")
    opened.desk.services.settings_file = tmp_path / "window.ini"  # type: ignore[misc]
    closed = Event()
    (letter := tmp_path / "letter.txt").write_text("Dear Ms X", encoding="utf-8")
    adding = AddFiles(opened.desk)
    before = opened.case

    def held(path: Path) -> Iterator[Path]:
        closed.wait(60)
        yield path

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(preparing, "files_in", lambda paths: held(paths[0]))
        adding.take([letter])
        delete(adding)
        closed.set()
        opened.desk.tasks.settle()
    assert opened.case is before
    left = FilesBeingAdded(settings_of(opened.desk.services), before.case.id)
    assert [cut.paths for cut in left.cut_short()] == [(letter,)]
