"""Every list of every page does what people expect: its menu and keys, and the way back.

What a list offers stands in `LISTS`, by page: a list that is new, or that lost something, fails.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
)
from pytestqt.qtbot import QtBot

from tests.builders import a_head, a_sound_case, with_records
from tests.gui.procedures import a_complaint
from tests.gui.windows import Desktop, a_desktop
from workbench.domain.records.work import FileNote, Task
from workbench.gui.look.tabs import LateTabs
from workbench.gui.look.theme.palette import shade
from workbench.gui.records.entry import AddLine, PastedRows
from workbench.gui.records.listing import RecordList

MOVED = "Alt+Up Alt+Down"
EVERY = f"Ctrl+D {MOVED} Ctrl+Shift+E Ctrl+C Ctrl+V Del"
LISTS = {
    "overview": {"overview.tasks": "F2 Ctrl+C Ctrl+V Del", "overview.notes": "F2 Ctrl+C Del"},
    "people": {"people.table": EVERY},
    "complaint": {"complaint.table": EVERY},
    "evidence": {"evidence.table": EVERY},
    "chronology": {"chronology.table": f"{EVERY} Ctrl+M"},
    "findings": {
        "findings.table": EVERY, "findings.injustices": f"Ctrl+D {MOVED} Ctrl+C Ctrl+V Del",
    },
    "remedies": {"remedies.table": EVERY},
    "history": {"history.log": "Ctrl+C"},
}  # fmt: skip
"""The keys of each list with rows of its own. Lists of links and choices have none to offer."""


@pytest.fixture
def at_a_case(qtbot: QtBot, tmp_path: Path) -> Desktop:
    case = with_records(
        a_sound_case(),
        a_head("h2", title="Records", position=1),
        Task(id="t1", what="ring Mrs T"),
        FileNote(id="n1", written_at="2024-01-01T10:00:00", text="She rang."),
    )
    made = a_desktop(qtbot, tmp_path, [case])
    made.window.show_case("c1")
    with qtbot.waitActive(made.window):
        made.window.activateWindow()
    return made


def lists_of(desktop: Desktop, page: str) -> Iterator[QAbstractItemView]:
    """The lists of a page that have a menu of their rows."""
    desktop.open_case.show_page(page)
    QTest.qWait(20)
    for view in desktop.window.findChildren(QAbstractItemView):
        if view.isVisible() and view.contextMenuPolicy() is Qt.ContextMenuPolicy.CustomContextMenu:
            yield view


def keys_of(view: QAbstractItemView) -> set[str]:
    """The keys of what can be done with a row."""
    return {key for each in view.actions() if (key := each.shortcut().toString())}


MOVE, COPY, LEFT = Qt.DropAction.MoveAction, Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


def chosen(view: QAbstractItemView) -> str:
    """The words of the row in hand."""
    return str(view.currentIndex().siblingAtColumn(0).data() or "")


@pytest.mark.parametrize("page", LISTS)
def test_every_list_offers_its_acts_and_what_is_deleted_comes_back(
    at_a_case: Desktop, page: str
) -> None:
    found = {view.objectName(): view for view in lists_of(at_a_case, page)}
    assert {name: keys_of(view) for name, view in found.items()} == {
        name: set(keys.split()) for name, keys in LISTS[page].items()
    }
    before = at_a_case.case
    for name, view in found.items():
        if sys.platform == "linux":  # elsewhere Qt knows the key itself
            view.setFocus()
            QTest.keyClick(view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
            menu = QApplication.activePopupWidget()
            assert menu is not None and menu.parent() is view, name
            menu.close()
            at_a_case.window.activateWindow()
            QTest.qWait(10)
        if "Del" not in keys_of(view):
            continue
        view.setFocus()
        view.setCurrentIndex(view.model().index(0, 0))
        words = chosen(view)
        QTest.keyClick(view, Qt.Key.Key_Delete)
        QTest.qWait(10)
        assert at_a_case.case != before, name
        lines = at_a_case.window.findChildren(QLabel)
        said = [each.text() for each in lines
                if each.objectName().endswith(".undo.words") and each.isVisible()]  # fmt: skip
        assert len(said) == 1 and "deleted" in said[0], (name, said)
        at_a_case.open_case.desk.bridge.undo()
        QTest.qWait(10)
        assert at_a_case.case == before, name
        assert chosen(view) == words, f"{name}: what came back is not chosen"


@pytest.mark.parametrize("page", ["people", "complaint", "evidence", "chronology", "findings"])
def test_a_copy_is_chosen_in_the_list_and_no_keys_go_into_another_record(
    at_a_case: Desktop, page: str
) -> None:
    at_a_case.open_case.show_page(page)
    QTest.qWait(20)
    table = at_a_case.find(RecordList, f"{page}.table")
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    first = table.current_id()
    QTest.keyClick(table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    copy = table.current_id()
    assert table.hasFocus() and copy != first
    QTest.keyClick(table, Qt.Key.Key_F2)
    assert not table.hasFocus()
    at_a_case.open_case.desk.bridge.undo()
    QTest.qWait(10)
    assert table.hasFocus(), "what was written in is gone: the next key is no record's"
    assert table.current_id() and table.current_id() != copy


def test_rows_copied_in_a_list_are_pasted_there_as_what_they_are(at_a_case: Desktop) -> None:
    ctrl, before = Qt.KeyboardModifier.ControlModifier, at_a_case.case
    for page in ("complaint", "chronology", "evidence", "remedies"):
        at_a_case.open_case.show_page(page)
        QTest.qWait(20)
        table = at_a_case.find(RecordList, f"{page}.table")
        table.setFocus()
        table.choose(next(filter(None, table.records.ids)))
        id, rows = table.current_id(), table.model().rowCount()
        QTest.keyClick(table, Qt.Key.Key_C, ctrl)
        QTest.keyClick(table, Qt.Key.Key_V, ctrl)
        assert not [each for each in at_a_case.window.findChildren(QDialog) if each.isVisible()]
        assert table.model().rowCount() == rows + 1, "the heads of columns become no row"
        kind = table.records.kind_of(id)
        assert table.current_id() != id and table.records.kind_of(table.current_id()) == kind
        at_a_case.open_case.desk.bridge.undo()
        assert at_a_case.case == before


def test_a_dragged_row_shows_where_it_will_land(at_a_case: Desktop) -> None:
    at_a_case.open_case.show_page("complaint")
    QTest.qWait(20)
    table = at_a_case.find(RecordList, "complaint.table")
    row = table.visualRect(table.model().index(1, 0))
    over = QDragMoveEvent(row.center() + QPoint(0, 9), MOVE, QMimeData(), LEFT, NO_KEY)

    def lines() -> int:
        seen, ink = table.grab().toImage(), shade("accent").name()
        border = [seen.pixelColor(row.center().x(), row.bottom() + by).name() for by in (-1, 0, 1)]
        return border.count(ink)

    assert not lines()
    table.dragMoveEvent(over)
    table.setState(QAbstractItemView.State.DraggingState)  # as Qt does for a row of its own
    assert lines() == 2


def test_esc_empties_the_line_that_adds(at_a_case: Desktop) -> None:
    at_a_case.open_case.show_page("chronology")
    line = at_a_case.find(QLineEdit, "chronology.entry")
    line.setFocus()
    QTest.keyClicks(line, "Sept 24 she rang")
    said = at_a_case.find(QLabel, "chronology.entry.fault")
    assert said.isVisible()
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert (line.text(), said.isVisible(), line.hasFocus()) == ("", False, True)
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "Sept 24 she rang", "nothing typed is lost"


ADDED = (
    ("overview", 'ring Mrs T\tFriday\n"write to\nthe school"\t4 May 2030', "tasks"),
    ("people", "Ms Joan Tarn\tcomplainant\nMr Ash\tsocial worker", "people"),
    ("complaint", "Delay\nRecords\tnot kept", "heads"),
    ("evidence", "A letter\nA note", "evidence"),
    ("findings", "Fault in the delay\nNo fault in the records", "findings"),
    ("findings", 'Ms X\tDistress\t"She waited.\nShe rang."\nMs X\tuncertainty', "injustices"),
    ("remedies", "apologise\t4 weeks\npay £200", "remedies"),
    ("procedure", "12 April 2023\tresponse at stage one\n3 May 2023\tstage two request", "steps"),
    ("procedure", "1\tDelay\n2\tRecords", "parts"),
)
"""By page: two rows of a spreadsheet, and where they go."""
LINES = {"tasks": "overview.task.entry", "injustices": "findings.injustice.entry",
         "steps": "procedure.entry", "parts": "procedure.outcomes.entry"}  # fmt: skip


@pytest.mark.parametrize(("page", "rows", "where"), ADDED, ids=[each[2] for each in ADDED])
def test_rows_pasted_into_any_line_that_adds_are_one_record_each(
    qtbot: QtBot, tmp_path: Path, page: str, rows: str, where: str
) -> None:
    desktop = a_desktop(qtbot, tmp_path, [a_complaint(a_sound_case())])
    desktop.window.show_case("c1")
    desktop.open_case.show_page(page)
    QTest.qWait(20)
    if where == "parts":
        desktop.find(LateTabs, "procedure.tabs").setCurrentIndex(2)
    line = desktop.find(QLineEdit, LINES.get(where, f"{page}.entry"))
    before = len(getattr(desktop.case, where))
    QApplication.clipboard().setText(rows)
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = (each for each in desktop.window.findChildren(PastedRows) if each.isVisible())
    read = dialog.read
    assert all(read.item(row).text() for row in range(read.count()))
    dialog.findChild(QPushButton, "pasted.ok").click()
    assert len(getattr(desktop.case, where)) == before + 2, dialog.fault.text()
    assert line.text() == ""


ODD = (
    "pay Ms X £4,", "pay £999,999,999,999,999,999", "£-3 offered", "apologise, 0 weeks", "E1 p.",
    "E99999999999999 p. 99999999999999999", "31/2/2024 rang", "99/99/9999", "¶ 99999999999 said",
    "Mr and", ", , ,", "{person:", "\\", "(((", "0000-00-00 x", "in 99999999999 working days", "\t",
    "12 April 99999 response", "ring, in 0 days", "𝔘 ☃ \u202e", "x" * 6000,
)  # fmt: skip


def test_whatever_is_typed_into_a_line_that_adds_is_answered(at_a_case: Desktop) -> None:
    met = set()
    for page in ("overview", *LISTS, "procedure"):
        at_a_case.open_case.show_page(page)
        QApplication.processEvents()
        for line in at_a_case.window.findChildren(AddLine):
            if not line.isVisible() or line.line.objectName() in met:
                continue
            met.add(line.line.objectName())
            for words in ODD:
                line.line.setText(words)
                line.line.textEdited.emit(words)
                said = line.echo.text() or line.fault.text()
                assert said or not any(map(str.isalnum, words)), (page, words)
            line.line.clear()
            line.line.textEdited.emit("")
    assert len(met) > 6


def a_file(path: Path) -> QMimeData:
    """A file as it is dragged from the file manager."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def test_a_file_dropped_goes_where_it_belongs(
    qtbot: QtBot, at_a_case: Desktop, tmp_path: Path
) -> None:
    at_a_case.open_case.show_page("findings")
    letter = a_file(tmp_path / "a letter.pdf")
    texts = at_a_case.window.findChildren(QTextEdit) + at_a_case.window.findChildren(QPlainTextEdit)
    written = [each for each in texts if not each.isReadOnly()]
    assert written
    assert not any(each.canInsertFromMimeData(letter) for each in written), "no words for a text"
    case_file = tmp_path / "case.json"
    case_file.write_text("no case at all")
    whole = a_file(case_file)
    for data in (letter, whole):
        over = QDragEnterEvent(QPoint(300, 300), COPY, data, LEFT, NO_KEY)
        # A whole case is left to the window behind the open one.
        QApplication.sendEvent(at_a_case.open_case.view, over)
        assert over.isAccepted()
    assert not at_a_case.window.findChildren(QDialog)
    QApplication.sendEvent(
        at_a_case.window, QDropEvent(QPointF(300, 300), COPY, whole, LEFT, NO_KEY)
    )
    qtbot.waitUntil(lambda: at_a_case.window.open_case is None, timeout=10_000)
    said = at_a_case.find(QLabel, "trouble.words")
    qtbot.waitUntil(lambda: "case.json" in said.text(), timeout=10_000)


@pytest.mark.parametrize(
    ("page", "line"),
    [
        ("overview", "overview.words"),
        ("people", "people.words"),
        ("chronology", "chronology.filter"),
        ("history", "history.filter"),
        ("findings", "findings.words"),
    ],
)
def test_find_looks_on_the_page_one_is_on(at_a_case: Desktop, page: str, line: str) -> None:
    at_a_case.open_case.show_page(page)
    at_a_case.trigger("find")
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert focused.objectName() == line
    QTest.keyClicks(focused, "zebra")
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert (focused.text(), focused.hasFocus()) == ("", False), "Esc shows all again"


def test_find_on_the_overview_shows_what_has_the_words(at_a_case: Desktop) -> None:
    at_a_case.open_case.show_page("overview")
    at_a_case.trigger("find")
    tasks = at_a_case.find(QListWidget, "overview.tasks")
    notes = at_a_case.find(QListWidget, "overview.notes")
    QTest.keyClicks(QApplication.focusWidget(), "mrs t")
    shown = [
        tasks.item(row).text() for row in range(tasks.count()) if not tasks.item(row).isHidden()
    ]
    assert shown == ["ring Mrs T"]
    assert notes.item(0).isHidden()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not notes.item(0).isHidden()


@pytest.mark.parametrize(
    ("page", "field", "wrong"),
    [
        ("overview", "case.reference", "12"),
        ("overview", "case.received_on", "31 February 2021"),
        ("remedies", "remedy.deadline", "soon"),
    ],
)
def test_saved_is_never_said_beside_a_refused_entry(
    qtbot: QtBot, at_a_case: Desktop, page: str, field: str, wrong: str
) -> None:
    at_a_case.open_case.show_page(page)
    kind, _, name = field.partition(".")
    record = at_a_case.case.case.id if kind == "case" else at_a_case.window.findChild(
        RecordList, "remedies.table").current_id()  # fmt: skip
    at_a_case.open_case.goto(kind, record, name)
    line, said = at_a_case.find(QLineEdit, field), at_a_case.find(QLabel, "foot.saved")
    sound = line.text() or "3 May 2024"
    for words, refused in ((wrong, True), (sound, False)):
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, words)
        QTest.keyClick(line, Qt.Key.Key_Return)
        qtbot.waitUntil(
            lambda no=refused: said.text().startswith("Not saved") is no, timeout=10_000
        )
