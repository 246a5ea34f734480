"""A case goes from one window to another as a sealed file, is noted on, and comes back."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
)
from pytestqt.qtbot import QtBot

from tests.builders import a_sound_case, with_fields
from tests.gui.windows import Casebooks, Desktop, a_desktop
from workbench.bootstrap import RandomIds, window_services
from workbench.domain.casefile import CaseFile
from workbench.domain.records.after import Met, ReadingResult
from workbench.domain.records.comments import PointResult
from workbench.gui.fields.bound import BoundField
from workbench.gui.statement.page import StatementPage
from workbench.gui.versions.reading import ReadingDialog
from workbench.interchange.handover import head
from workbench.persistence.vault.files import Vault
from workbench.statement.nodes import StatementStage

PASSPHRASE = "the grey heron waits"
EVENT = "event:e1"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(head, "USUAL", head.Effort(1, 8 << 10))


def a_desk(qtbot: QtBot, folder: Path, who: str, *cases: CaseFile) -> Desktop:
    """A window over a casebook of its own, with whoever is at it."""
    folder.mkdir()
    casebooks = Casebooks()
    casebooks.workbench.ids = RandomIds()
    desk = a_desktop(qtbot, folder, cases, casebooks)
    vault = Vault(folder)
    for name, value in (
        ("papers", lambda workbench: SimpleNamespace(vault=vault)),
        ("bundles", window_services(folder).bundles),
    ):
        object.__setattr__(desk.services, name, value)
    desk.services.at_desk.name = who
    return desk


@pytest.fixture
def mine(qtbot: QtBot, tmp_path: Path) -> Desktop:
    case = with_fields(a_sound_case(), investigator="R Ashdown")
    desk = a_desk(qtbot, tmp_path / "mine", "R Ashdown", case)
    desk.window.show_case("c1", "overview")
    return desk


@pytest.fixture
def theirs(qtbot: QtBot, tmp_path: Path) -> Desktop:
    return a_desk(qtbot, tmp_path / "theirs", "P Lowe")


def wait(qtbot: QtBot, until: Any) -> None:
    qtbot.waitUntil(until, timeout=20_000)


def write(qtbot: QtBot, desk: Desktop, key: str, file: Path) -> None:
    """Type a passphrase twice in the dialog shown, and have the file written."""
    go = desk.find(QPushButton, f"{key}.go")
    desk.find(QLineEdit, f"{key}.file").setText(str(file))
    desk.find(QLineEdit, f"{key}.passphrase").setText(PASSPHRASE)
    assert not go.isEnabled()
    desk.find(QLineEdit, f"{key}.again").setText(PASSPHRASE)
    assert go.isEnabled()
    go.click()
    wait(qtbot, lambda: desk.window.findChild(QDialog, key) is None)


def hand_over(qtbot: QtBot, desk: Desktop, file: Path, *, read_only: bool = False) -> None:
    desk.trigger("hand-over")
    desk.find(QLineEdit, "handover.reader").setText("P Lowe")
    desk.find(QRadioButton, "handover.read-only").setChecked(read_only)
    write(qtbot, desk, "handover", file)


def open_file(qtbot: QtBot, desk: Desktop, file: Path, passphrase: str = PASSPHRASE) -> None:
    desk.dialogs.will_answer((file,))
    desk.trigger("receive")
    desk.find(QLineEdit, "sealed.passphrase").setText(passphrase)
    desk.find(QPushButton, "sealed.go").click()


def opened(qtbot: QtBot, desk: Desktop) -> None:
    wait(qtbot, lambda: desk.window.open_case is not None)
    wait(qtbot, lambda: desk.window.findChild(QDialog, "sealed") is None)


def words_of(desk: Desktop) -> str:
    return repr(desk.workbench.compose(desk.case, StatementStage.DRAFT))


def test_a_case_goes_to_a_second_reader_and_comes_back(
    qtbot: QtBot, mine: Desktop, theirs: Desktop, tmp_path: Path
) -> None:
    out, back = tmp_path / "out.sealed", tmp_path / "back.sealed"
    hand_over(qtbot, mine, out)
    assert out.stat().st_mode & 0o777 == 0o600
    (reading,) = mine.case.readings.values()
    assert reading.reader == "P Lowe" and reading.handed_on is not None
    row = next(iter(mine.workbench.register()))
    assert "P Lowe" in row.next_step or mine.case.tasks

    open_file(qtbot, theirs, out, "another heron waits")
    fault = theirs.find(QLabel, "sealed.fault")
    wait(qtbot, lambda: "does not fit" in fault.text())
    assert not theirs.workbench.register()
    theirs.find(QLineEdit, "sealed.passphrase").setText(PASSPHRASE)
    theirs.find(QPushButton, "sealed.go").click()
    opened(qtbot, theirs)
    assert "R Ashdown handed this case over to P Lowe" in theirs.find(QLabel, "handed.words").text()
    assert theirs.workbench.register()[0].stage == "handed over by R Ashdown"

    note_and_sign(qtbot, theirs)
    theirs.trigger("send-back")
    write(qtbot, theirs, "sendback", back)

    own = mine.case
    drop(qtbot, mine, back)
    mine.find(QLineEdit, "sealed.passphrase").setText(PASSPHRASE)
    mine.find(QPushButton, "sealed.go").click()
    wait(qtbot, lambda: mine.window.findChild(QDialog, "returned") is not None)
    assert mine.dialogs.asked[-1][1] == "1 note and 1 proposal came in."
    assert mine.case.events == own.events
    mine.find(QPushButton, "returned.all").click()
    assert "which was late" in words_of(mine)
    found = {each.text: each.result for each in mine.case.points.values()}
    assert found == {"Say when.": PointResult.ACCEPTED, "All of it?": PointResult.TO_ANSWER}
    (reading,) = mine.case.readings.values()
    assert reading.result is ReadingResult.SIGNED_OFF and reading.returned_on is not None
    assert mine.case.events["e1"] != own.events["e1"]


def note_and_sign(qtbot: QtBot, desk: Desktop) -> None:
    desk.open_case.show_page("statement")
    page = desk.find(StatementPage, "statement")
    wait(qtbot, lambda: page.rows.rowCount() > 0)
    rows = [page.rows.index(at) for at in range(page.rows.rowCount())]
    page.view.setCurrentIndex(
        next(i for i in rows if (row := page.rows.row_at(i)) and row.address == EVENT)
    )
    desk.trigger("hand-note")
    wording = desk.find(QPlainTextEdit, "handnote.wording")
    wording.setPlainText(wording.toPlainText().rstrip(".") + ", which was late.")
    desk.find(QPlainTextEdit, "handnote.remark").setPlainText("Say when.")
    desk.find(QPushButton, "handnote.go").click()
    wait(qtbot, lambda: desk.window.findChild(QDialog, "handnote") is None)
    desk.open_case.goto("finding", "f1")
    desk.trigger("hand-note")
    desk.find(QPlainTextEdit, "handnote.remark").setPlainText("All of it?")
    desk.find(QPushButton, "handnote.go").click()
    assert {each.place for each in desk.case.points.values()} == {EVENT, "finding:f1"}
    desk.trigger("hand-reading")
    desk.trigger("hand-reading")
    assert len(desk.window.findChildren(ReadingDialog)) == 1, "the open one comes forward"
    dialog = desk.find(ReadingDialog, "reading")
    for box, _ in dialog.checks.values():
        box.setCurrentIndex(box.findData(Met.YES))
    dialog.outcome.setCurrentIndex(dialog.outcome.findData(ReadingResult.SIGNED_OFF))
    desk.find(QPushButton, "reading.go").click()
    assert dialog.fault.text() == ""


def drop(qtbot: QtBot, desk: Desktop, file: Path) -> None:
    """Drop a file on the open case, as from the file manager."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    place, none = QPointF(300, 300), Qt.KeyboardModifier.NoModifier
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    over = QDragEnterEvent(place.toPoint(), copy, data, left, none)
    # The case leaves it to the window behind it.
    QApplication.sendEvent(desk.open_case.view, over)
    assert over.isAccepted()
    QApplication.sendEvent(desk.window, QDropEvent(place, copy, data, left, none))
    wait(qtbot, lambda: desk.window.findChild(QDialog, "sealed") is not None)


def test_a_case_to_be_read_refuses_every_edit_with_words(
    qtbot: QtBot, mine: Desktop, theirs: Desktop, tmp_path: Path
) -> None:
    out = tmp_path / "out.sealed"
    hand_over(qtbot, mine, out, read_only=True)
    open_file(qtbot, theirs, out)
    opened(qtbot, theirs)
    assert "nothing is changed here" in theirs.find(QLabel, "handed.words").text()
    assert theirs.window.findChild(QPushButton, "handed.note") is None
    before = theirs.case
    theirs.open_case.goto("event", "e1")
    field = next(
        each
        for each in theirs.window.findChildren(BoundField)
        if (each.kind, each.field, each.record_id) == ("event", "narrative", "e1")
    )
    box = field.focusProxy()
    assert box is not None
    qtbot.keyClicks(box, "Otherwise. ")
    assert field.dirty and field.commit() and not field.dirty
    said = theirs.find(QLabel, "trouble.words")
    assert said.isVisible() and "R Ashdown’s" in said.text()
    refused = ("hand-note", "hand-reading", "send-back", "issue", "letters", "make-final")
    for command in (*refused, "hand-over"):
        theirs.window.trouble_bar.hide()
        theirs.trigger(command)
        assert said.isVisible(), command
    assert theirs.case == before


def test_one_s_own_case_is_not_opened_as_a_colleague_s(
    qtbot: QtBot, mine: Desktop, tmp_path: Path
) -> None:
    out = tmp_path / "out.sealed"
    hand_over(qtbot, mine, out)
    mine.dialogs.will_answer("Back")
    mine.trigger("hand-over")
    mine.find(QLineEdit, "handover.reader").setText("P Lowe")
    for line in ("passphrase", "again"):
        mine.find(QLineEdit, f"handover.{line}").setText(PASSPHRASE)
    mine.find(QLineEdit, "handover.file").setText(str(out))
    mine.find(QPushButton, "handover.go").click()
    assert "out.sealed is there" in mine.dialogs.asked[-1][1]
    mine.find(QPushButton, "handover.cancel").click()
    assert len(mine.case.readings) == 1
    open_file(qtbot, mine, out)
    fault = mine.find(QLabel, "sealed.fault")
    wait(qtbot, lambda: "your own case" in fault.text())
    mine.find(QPushButton, "sealed.cancel").click()
    assert len(mine.workbench.register()) == 1
    mine.window.show_case("c1")
    mine.trigger("send-back")
    assert "nothing to note or to send back" in mine.dialogs.asked[-1][1]


def test_what_was_taken_in_twice_says_so(
    qtbot: QtBot, mine: Desktop, theirs: Desktop, tmp_path: Path
) -> None:
    out, back = tmp_path / "out.sealed", tmp_path / "back.sealed"
    hand_over(qtbot, mine, out)
    open_file(qtbot, theirs, out)
    opened(qtbot, theirs)
    theirs.trigger("hand-note")
    theirs.find(QPlainTextEdit, "handnote.remark").setPlainText("Good.")
    theirs.find(QPushButton, "handnote.go").click()
    theirs.trigger("send-back")
    write(qtbot, theirs, "sendback", back)
    for said in ("1 note and no proposals came in.", "Nothing is new in this file"):
        open_file(qtbot, mine, back)
        wait(qtbot, lambda said=said: said in mine.dialogs.asked[-1][1])
        wait(qtbot, lambda: mine.window.findChild(QDialog, "sealed") is None)
    assert [each.text for each in mine.case.points.values()] == ["Good."]
