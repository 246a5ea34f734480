"""The window keeps its casebook safe: looked over, copied, put back, missed when replaced."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import a_case
from tests.gui.scripted_dialogs import ScriptedDialogs
from tests.persistence.make_released import RELEASED
from workbench.application.case import editing
from workbench.application.case.ports import CopyOfCasebook
from workbench.bootstrap import window_services
from workbench.domain.casefile import CaseFile
from workbench.gui.look.appearance import Appearance
from workbench.gui.restoring.dialog import RestoreDialog
from workbench.gui.settings import Remembered, open_settings
from workbench.gui.window.main import MainWindow
from workbench.interchange.casefile import loads

Open = Callable[[], MainWindow]


@pytest.fixture
def real(qtbot: QtBot, tmp_path: Path, qapp: object) -> Open:
    """A window over a real casebook in a folder, with one case in it."""
    folder = tmp_path / "book"

    def make() -> MainWindow:
        services = window_services(folder)
        settings = open_settings(tmp_path / "window.ini")
        window = MainWindow(
            services,
            ScriptedDialogs(),
            Appearance(qapp, settings),
            Remembered(settings),  # type: ignore[arg-type]
        )
        qtbot.addWidget(window)
        window.show()
        if window.casebook is not None and not window.casebook.workbench.register():
            window.casebook.workbench.bring_in(a_case())
            window.home.refresh("")
        window.keeping.begin()
        window.tasks.settle()
        return window

    return make


def damage(folder: Path, old: bytes, new: bytes) -> None:
    path = folder / "casebook.db"
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new))


def words(window: MainWindow) -> str:
    """What the trouble bar says."""
    label = window.trouble_bar.findChild(QLabel, "trouble.words")
    assert label is not None
    return label.text() if window.trouble_bar.isVisible() else ""


def status(window: MainWindow) -> str:
    label = window.findChild(QLabel, "foot.copy")
    assert label is not None
    return label.text()


def _change_behind_an_index(path: Path) -> None:
    """Change the log of a casebook while its index is out of the way, and does not know of it."""
    index = "name = 'activity_of_case'"
    with closing(sqlite3.connect(path)) as connection:
        entry = connection.execute(f"SELECT * FROM sqlite_master WHERE {index}").fetchone()
    for order, given in (
        (f"DELETE FROM sqlite_master WHERE {index}", ()),
        ("UPDATE activity SET number = number + 1000 WHERE number = 1", ()),
        ("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", entry),
    ):
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute(order, given)


def press(window: MainWindow, label: str) -> None:
    button = next(
        b for b in window.findChildren(QPushButton) if b.text() == label and b.isVisible()
    )
    button.click()


def copies(window: MainWindow) -> list[Path]:
    return sorted((window.home.folder / "backups").glob("*.db"))


def test_opening_makes_a_copy_and_the_status_line_says_when(real: Open) -> None:
    window = real()
    assert len(copies(window)) == 1
    assert status(window).startswith("Backed up ")
    assert words(window) == ""
    window.keeping.look()
    window.tasks.settle()
    assert len(copies(window)) == 1


def test_a_backup_that_fails_is_said_and_the_status_line_keeps_the_last_good_one(
    real: Open,
) -> None:
    window = real()
    first = status(window)
    place = window.home.folder / "backups"
    place.rename(place.with_name("aside"))
    place.write_text("no folder")
    window.keeping.look()
    window.tasks.settle()
    assert "cannot be reached" in words(window)
    assert status(window) == "Backup failed; last one: none"
    place.unlink()
    place.with_name("aside").rename(place)
    window.keeping.look()
    window.tasks.settle()
    assert status(window) == first


def test_a_damaged_casebook_is_told_on_opening_and_a_case_of_it_restored(real: Open) -> None:
    window = real()
    case_id = a_case().case.id
    body = a_case().case.body.encode()
    folder = window.home.folder
    window.close()
    damage(folder, body, b"X" + body[1:])
    window = real()
    assert "is damaged" in words(window)
    assert status(window).startswith("Backup failed; last one: ")
    window.show_case(case_id)
    assert window.open_case is None
    press(window, "Restore…")
    (dialog,) = window.findChildren(QListWidget, "restore.cases")
    assert dialog.count() == 2
    dialog.setCurrentRow(1)
    press(window, "Restore")
    window.show_case(case_id)
    assert window.open_case is not None
    assert window.open_case.session.case == a_case()


@pytest.mark.parametrize("content", [None, b"", b"x" * 5000])
def test_a_lost_casebook_is_restored_from_the_page_that_says_so(
    real: Open, content: bytes | None
) -> None:
    window = real()
    path = window.home.folder / "casebook.db"
    window.close()
    path.unlink() if content is None else path.write_bytes(content)
    window = real()
    assert window.casebook is None
    press(window, "Restore…")
    press(window, "Restore")
    assert window.casebook is not None
    assert [row.id for row in window.casebook.workbench.register()] == [a_case().case.id]
    assert "as it was in the copy" in words(window)


def test_an_older_casebook_with_a_damaged_index_is_repaired_from_the_page_that_says_so(
    real: Open, tmp_path: Path
) -> None:
    path = tmp_path / "book" / "casebook.db"
    path.parent.mkdir()
    path.write_bytes((RELEASED / "0002.db").read_bytes())
    _change_behind_an_index(path)
    window = real()
    assert window.casebook is None
    press(window, "Repair")
    assert window.casebook is not None
    assert "Nothing in it is lost" in words(window)


def test_another_file_in_its_place_is_refused_and_what_was_typed_can_be_kept(
    real: Open, tmp_path: Path
) -> None:
    window = real()
    case_id = a_case().case.id
    window.show_case(case_id)
    case = window.open_case
    assert case is not None

    def note(text: str) -> None:
        case.bridge.apply("Edit note", lambda c: editing.set_fields(c, "case", case_id, note=text))

    note("mine")
    path = window.home.folder / "casebook.db"
    path.write_bytes(copies(window)[0].read_bytes())
    theirs = path.read_bytes()
    note("typed after the swap")
    note("and more")
    assert path.read_bytes() == theirs
    assert "was replaced" in words(window)
    target = tmp_path / "aside.json"
    window.dialogs.will_answer(target)  # type: ignore[attr-defined]
    press(window, "Save this case aside…")
    window.tasks.settle()
    assert loads(target.read_bytes()).case.note == "and more"
    press(window, "Open the casebook again")
    assert window.open_case is None
    assert window.casebook is not None
    assert window.casebook.workbench.open(case_id).case.case.note != "mine"


def test_a_case_changed_by_another_program_is_said_and_what_was_typed_can_be_kept(
    real: Open, tmp_path: Path
) -> None:
    window = real()
    case_id = a_case().case.id
    window.show_case(case_id)
    assert window.casebook is not None
    assert window.open_case is not None

    def note(text: str) -> Callable[[CaseFile], CaseFile]:
        return lambda c: editing.set_fields(c, "case", case_id, note=text)

    window.casebook.workbench.open(case_id).apply("Edit note", note("of the other program"))
    for _again in range(2):
        window.open_case.shown.apply("Edit note", note("typed meanwhile"))
    assert "changed elsewhere" in words(window)
    shown = [b.text() for b in window.trouble_bar.findChildren(QPushButton) if b.isVisible()]
    assert shown == ["Dismiss", "Save this case aside…", "Open the case again"]
    target = tmp_path / "aside.json"
    window.dialogs.will_answer(target)  # type: ignore[attr-defined]
    press(window, "Save this case aside…")
    window.tasks.settle()
    assert loads(target.read_bytes()).case.note == "typed meanwhile"
    press(window, "Open the case again")
    assert window.open_case is not None
    assert window.open_case.session.case.case.note == "of the other program"


def test_the_first_press_opens_the_case_again_while_words_stand_half_typed(
    real: Open, qtbot: QtBot
) -> None:
    window = real()
    case_id = a_case().case.id
    window.show_case(case_id)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    case = window.open_case
    assert window.casebook is not None and case is not None

    def note(text: str) -> Callable[[CaseFile], CaseFile]:
        return lambda c: editing.set_fields(c, "case", case_id, note=text)

    window.casebook.workbench.open(case_id).apply("Edit note", note("of the other program"))
    case.shown.apply("Edit note", note("typed meanwhile"))
    case.goto("case", case_id, "body")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "Norfolk")
    told = []
    case.not_saved.connect(told.append)
    button = window.trouble_bar.findChild(QPushButton, "trouble.way.1")
    assert button is not None and button.text() == "Open the case again"
    window.dialogs.leaves = True  # type: ignore[attr-defined]
    at = button.mapTo(window, button.rect().center())
    handle = window.windowHandle()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=at)
    assert told, "leaving the field was to fail once more"
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=at)
    assert window.open_case is not None and window.open_case is not case
    assert window.open_case.session.case.case.note == "of the other program"


def test_copies_of_one_minute_are_told_apart(qtbot: QtBot) -> None:
    times = ("2026-11-30T10:34:42+00:00", "2026-11-30T10:34:08+00:00", "2026-11-29T10:34:00+00:00")
    dialog = RestoreDialog([CopyOfCasebook(Path(time), time) for time in times], None)
    qtbot.addWidget(dialog)
    shown = [dialog.copies.item(row).text() for row in range(dialog.copies.count())]
    assert len(set(shown)) == 3
    assert [words.count(":") for words in shown] == [2, 2, 1]
