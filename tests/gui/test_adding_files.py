"""*Add files…* on the Evidence page: kept and read beside the window, listed, undone at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests import papers
from tests.builders import a_case
from tests.gui.desks import CountedIds, OpenDesk, StoppedClock, a_desk, find, shown
from workbench.application.evidence.preparing import PaperDesk
from workbench.gui.evidence.page import EvidencePage
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
    assert set(titles) == {"letter", "Visit on Friday", "scan"}
    assert titles["letter"].pages == 2
    assert titles["scan"].parent_id == titles["Visit on Friday"].id
    file = titles["letter"].file
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
    find(page, QPushButton, "evidence.files").click()
    qtbot.waitUntil(done, timeout=20_000)


def test_there_is_no_button_where_no_file_can_be_kept(qtbot: QtBot) -> None:
    page = shown(qtbot, EvidencePage(a_desk(a_case()).desk))
    assert page.findChild(QPushButton, "evidence.files") is None
