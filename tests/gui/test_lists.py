"""What every list does alike: adds, deletes with a way back, moves, pastes, folds, finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from tests.builders import a_case, a_head, an_event
from tests.gui.desks import OpenDesk, a_desk, find, shown
from workbench.application.case.editing import set_fields
from workbench.domain.errors import StoreUnavailable, WorkbenchError
from workbench.domain.fields import own_order
from workbench.domain.records.complaint import HeadScope
from workbench.gui.chronology.page import ChronologyPage
from workbench.gui.complaint.page import ComplaintPage
from workbench.gui.evidence.page import EvidencePage
from workbench.gui.people.page import PeoplePage
from workbench.gui.records.columns import Column
from workbench.gui.records.entry import PastedRows
from workbench.gui.records.folds import FoldLine
from workbench.gui.records.list_acts import ChangeMany
from workbench.gui.records.model import RecordModel
from workbench.gui.records.page import RecordPage


@pytest.fixture
def three() -> OpenDesk:
    heads = [a_head(f"h{n}", title=f"Head {n}", position=n) for n in (1, 2, 3)]
    return a_desk(a_case(*heads))


def rows(page: RecordPage, column: int = 1) -> list[str]:
    """The words of a column from top to bottom."""
    model = page.model
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


class Heard:
    """What screen readers are told of."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.words: list[str] = []
        monkeypatch.setattr(
            QAccessible, "updateAccessibility", lambda event: self.words.append(event.message())
        )


def test_what_was_deleted_is_said_heard_and_brought_back_by_the_line_at_the_foot(
    qtbot: QtBot, three: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(qtbot, ComplaintPage(three.desk))
    heard = Heard(monkeypatch)
    page.table.choose("h2")
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    words = find(page, QLabel, "complaint.undo.words")
    assert words.isVisible()
    assert words.text() == "Head of complaint deleted"
    assert heard.words == ["Head of complaint deleted. Undo brings it back."]
    undone: list[str] = []
    three.desk.bridge.said.connect(undone.append)
    find(page, QPushButton, "complaint.undo").click()
    assert rows(page) == ["Head 1", "Head 2", "Head 3"]
    assert page.table.current_id() == "h2"
    assert page.form.record_id == "h2"
    assert not words.isVisible()
    assert undone == ["Undone: Delete head of complaint"]
    assert len(heard.words) == 1


@pytest.mark.parametrize("act", ["delete", "duplicate", "up"])
def test_an_act_on_what_could_not_be_deleted_is_refused_like_the_first(
    qtbot: QtBot, three: OpenDesk, act: str
) -> None:
    page = shown(qtbot, ComplaintPage(three.desk))
    page.table.choose("h2")
    three.store.failing = StoreUnavailable("The disk is full.")
    refused: list[WorkbenchError] = []
    three.desk.bridge.failed.connect(refused.append)
    page.findChild(QAction, "complaint.delete").trigger()
    page.findChild(QAction, f"complaint.{act}").trigger()
    assert refused == [three.store.failing] * 2
    assert "h2" not in three.desk.bridge.kept.heads
    assert rows(page) == ["Head 1", "Head 2", "Head 3"]


def test_home_and_end_lead_to_the_first_and_the_last_record(qtbot: QtBot, three: OpenDesk) -> None:
    page = shown(qtbot, ComplaintPage(three.desk))
    page.table.setFocus()
    page.table.choose("h1")
    qtbot.keyClick(page.table, Qt.Key.Key_End)
    assert page.table.current_id() == page.form.record_id == "h3"
    qtbot.keyClick(page.table, Qt.Key.Key_Home)
    assert page.table.current_id() == page.form.record_id == "h1"


def test_the_line_with_undo_goes_with_the_next_act(qtbot: QtBot, three: OpenDesk) -> None:
    page = shown(qtbot, ComplaintPage(three.desk))
    page.table.choose("h2")
    page.delete()
    assert page.listed.undo_line.isVisible()
    page.shift(-1)
    assert not page.listed.undo_line.isVisible()


def test_every_list_has_the_same_menu_with_its_keys(qtbot: QtBot, three: OpenDesk) -> None:
    for made in (ComplaintPage, EvidencePage, PeoplePage):
        page = shown(qtbot, made(three.desk))
        said = [(act.text(), act.shortcut().toString()) for act in page.row_menu.actions()]
        assert [each for each in said if each[0]] == [
            ("Duplicate", "Ctrl+D"), ("Move up", "Alt+Up"), ("Move down", "Alt+Down"),
            ("Change many…", "Ctrl+Shift+E"), ("Copy for Excel and Word", "Ctrl+C"),
            ("Paste rows…", "Ctrl+V"), ("Delete", "Del"),
        ]  # fmt: skip


def test_rows_are_moved_by_the_menu_only_while_they_stand_in_their_own_order(
    qtbot: QtBot, three: OpenDesk
) -> None:
    page = shown(qtbot, ComplaintPage(three.desk))
    up = page.findChild(QAction, "complaint.up")
    page.row_menu.aboutToShow.emit()
    assert up.isEnabled()
    page.model.sort_by(1)
    page.row_menu.aboutToShow.emit()
    assert not up.isEnabled()
    assert "own order" in up.toolTip()
    said = find(page, QLabel, "complaint.undo.words")
    page.shift(-1)
    assert said.isVisible() and "own order" in said.text()
    page.model.sort_by_nothing()
    page.table.choose("h1")
    page.shift(-1)
    assert said.text() == "This head of complaint is the first"
    page.shift(1)
    assert page.model.ids == ["h2", "h1", "h3"]
    assert not said.isVisible()


def test_a_dragged_row_lands_where_it_is_dropped(qtbot: QtBot, three: OpenDesk) -> None:
    page = shown(qtbot, ComplaintPage(three.desk))
    model = page.model
    drops = (("h1", 3, "231"), ("h1", 0, "123"), ("h3", 1, "132"), ("h3", 1, "132"))
    for id, above, wanted in drops:
        mime = model.mimeData([model.index(model.row_of(id), 0)])
        between = QModelIndex()
        assert model.flags(between) & Qt.ItemFlag.ItemIsDropEnabled
        assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsDropEnabled
        assert not model.dropMimeData(mime, Qt.DropAction.MoveAction, above, 0, between)
        assert "".join(row[-1] for row in rows(page)) == wanted
        assert page.table.current_id() == id


def test_rows_of_another_program_are_looked_at_before_they_are_added(
    qtbot: QtBot, three: OpenDesk
) -> None:
    page = shown(qtbot, PeoplePage(three.desk))
    QGuiApplication.clipboard().setText("Ms Joan Tarn\tcomplainant\nMr and Mrs Carver, parent\n")
    page.paste()
    dialog = page.entry.dialog if page.entry is not None else None
    assert isinstance(dialog, PastedRows)
    assert dialog.read.item(1).text() == "Mr Carver and Mrs Carver: parent"
    assert three.case.people == {}
    find(dialog, QPushButton, "pasted.ok").click()
    assert [person.name for person in three.case.people.values()] == [
        "Joan Tarn", "Carver", "Carver",
    ]  # fmt: skip
    three.undo()
    assert three.case.people == {}


def test_what_is_typed_and_pasted_into_the_line_has_the_quotes_of_print(
    qtbot: QtBot, three: OpenDesk
) -> None:
    page = shown(qtbot, ComplaintPage(three.desk))
    entry = find(page, QLineEdit, "complaint.entry")
    entry.setFocus()
    qtbot.keyClicks(entry, 'The officer\'s "note" ')
    QGuiApplication.clipboard().setText('isn\'t "there"')
    entry_paste = QKeySequence.StandardKey.Paste
    qtbot.keySequence(entry, entry_paste)
    assert entry.text() == "The officer’s “note” isn’t “there”"
    QGuiApplication.clipboard().setText("Ms X's letter\nThe Council's reply")
    qtbot.keySequence(entry, entry_paste)
    dialog = page.entry.dialog if page.entry is not None else None
    assert isinstance(dialog, PastedRows)
    assert dialog.lines.toPlainText() == "Ms X’s letter\nThe Council’s reply"
    people = shown(qtbot, PeoplePage(three.desk))
    line = find(people, QLineEdit, "people.entry")
    qtbot.keyClicks(line, "Mr O'Dowd")
    assert line.text() == "Mr O'Dowd"


def test_words_looked_for_leave_the_rows_that_have_them(qtbot: QtBot, three: OpenDesk) -> None:
    page = shown(qtbot, ComplaintPage(three.desk))
    page.begin_find()
    line = find(page, QLineEdit, "complaint.words")
    assert line.hasFocus()
    qtbot.keyClicks(line, "head 2")
    assert rows(page) == ["Head 2"]
    page.focus_record("head", "h3", "")
    assert rows(page) == ["Head 1", "Head 2", "Head 3"]
    assert page.table.current_id() == "h3"


def test_words_with_curly_signs_and_accents_are_found_with_plain_ones(qtbot: QtBot) -> None:
    titles = ("The council’s reply to Zoë", "Delay")
    heads = [a_head(id=f"h{at}", position=at, title=title) for at, title in enumerate(titles)]
    page = shown(qtbot, ComplaintPage(a_desk(a_case(*heads)).desk))
    page.begin_find()
    qtbot.keyClicks(find(page, QLineEdit, "complaint.words"), "zoe council's")
    assert rows(page) == ["The council’s reply to Zoë"]


def test_the_width_of_a_list_is_kept_for_good(qtbot: QtBot, tmp_path: Path) -> None:
    opened = a_desk(a_case(a_head()))
    opened.desk.services.settings_file = tmp_path / "window.ini"  # type: ignore[misc]
    page = shown(qtbot, ComplaintPage(opened.desk))
    assert page.splitter.sizes()[0] == 344
    page.splitter.moveSplitter(300, 1)
    again = shown(qtbot, ComplaintPage(opened.desk))
    assert again.splitter.sizes()[0] == 300
    again.resize(640, 700)
    qtbot.waitUntil(lambda: again.splitter.sizes()[0] < 260)
    again.resize(1100, 700)
    qtbot.waitUntil(lambda: again.splitter.sizes()[0] == 300)


def test_a_folded_part_says_what_is_in_it_opens_by_space_and_for_what_is_asked_for(
    qtbot: QtBot, tmp_path: Path
) -> None:
    scope = HeadScope.NOT_INVESTIGATED
    opened = a_desk(a_case(a_head(scope=scope), a_head("h2", power="section 26(5)", position=1)))
    opened.desk.services.settings_file = tmp_path / "window.ini"  # type: ignore[misc]
    page = shown(qtbot, ComplaintPage(opened.desk))
    line = page.findChild(FoldLine, "head.fold.Why in or out of scope")
    assert line.summary == "○ no reason yet"
    assert line.accessibleName() == "Why in or out of scope: to do, no reason yet, folded"
    assert page.findChild(QLineEdit, "head.power") is None
    page.table.choose("h2")
    assert line.summary == "section 26(5)"
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Space)
    power = page.findChild(QLineEdit, "head.power")
    assert power.isVisible()
    assert power.text() == "section 26(5)"
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert power.hasFocus()
    page.table.choose("h1")
    assert power.isVisible()
    again = shown(qtbot, ComplaintPage(opened.desk))
    assert again.findChild(QLineEdit, "head.power").isVisible()
    again.findChild(FoldLine, "head.fold.Why in or out of scope").setChecked(False)
    again.focus_record("head", "h1", "scope_reason")
    assert again.findChild(QLineEdit, "head.power").isVisible()


def test_a_row_is_as_high_as_its_words_and_no_higher_than_two_lines_of_them(qtbot: QtBot) -> None:
    words = ("Short", "A head of complaint with rather more words " * 2, "Words without end " * 40)
    heads = [a_head(f"h{n}", title=each.strip(), position=n) for n, each in enumerate(words)]
    page = shown(qtbot, ComplaintPage(a_desk(a_case(*heads)).desk))
    heights = [page.table.rowHeight(row) for row in range(3)]
    assert heights[0] < heights[1] == heights[2]
    page.splitter.setSizes([700, 400])
    qtbot.waitUntil(lambda: page.table.rowHeight(1) == heights[0])


def test_rows_put_in_other_places_are_measured_there_and_not_followed_by_qt(
    qtbot: QtBot,
) -> None:
    words = ("Short", "A head of complaint with rather more words " * 2)
    heads = [a_head(f"h{n:02}", title=words[n % 3 == 0], position=n) for n in range(40)]
    page = shown(qtbot, ComplaintPage(a_desk(a_case(*heads)).desk))
    table = page.table

    def fits(row: int) -> bool:
        said = table.said(row)
        return table.rowHeight(row) == table.painter.height(*said, table.viewport().width())

    def all_fit() -> bool:
        return all(fits(row) for row in range(page.model.rowCount()))

    qtbot.waitUntil(all_fit, timeout=10_000)
    assert table.rowHeight(0) > table.rowHeight(1)
    table.choose("h09")
    persistent: list[int] = []
    page.model.layoutAboutToBeChanged.connect(
        lambda: persistent.append(len(page.model.persistentIndexList()))
    )
    page.model.show_only(lambda case, head: head.position % 2 == 1)
    assert all(fits(row) for row in range(5))
    assert table.chosen_ids() == ["h09"]
    page.model.sort_by(1)
    assert fits(0)
    page.model.sort_by_nothing()
    page.model.show_only(None)
    assert all(fits(row) for row in range(5))
    assert table.current_id() == "h09"
    qtbot.waitUntil(all_fit, timeout=10_000)
    assert max(persistent) < 10


def test_one_field_of_many_records_is_set_at_once(qtbot: QtBot, three: OpenDesk) -> None:
    page = shown(qtbot, ComplaintPage(three.desk))
    page.table.selectAll()
    page.change_many()
    dialog = page.dialog
    assert isinstance(dialog, ChangeMany)
    dialog.field.setCurrentIndex(dialog.field.findText("Investigated or not"))
    dialog.value.setCurrentIndex(dialog.value.findText("Not investigated"))
    find(dialog, QPushButton, "many.ok").click()
    scopes = {head.scope for head in three.case.heads.values()}
    assert scopes == {HeadScope.NOT_INVESTIGATED}
    three.undo()
    assert {head.scope for head in three.case.heads.values()} == {HeadScope.INVESTIGATED}


def test_a_list_of_very_many_records_is_filled_when_the_keyboard_comes(qtbot: QtBot) -> None:
    events = [an_event(f"e{n:03}", f"{n % 28 + 1} May 2001", position=n) for n in range(250)]
    page = shown(qtbot, ChronologyPage(a_desk(a_case(*events)).desk))
    box = find(page, QComboBox, "event.told_after")
    assert box.count() == 1
    box.setFocus()
    assert box.count() > 200


def test_sorted_rows_stay_where_they_are_whatever_is_written_in_them(
    qtbot: QtBot, three: OpenDesk
) -> None:
    page = shown(qtbot, ComplaintPage(three.desk))
    page.model.sort_by(1)
    before = list(page.model.ids)
    new = {"title": "Zebra crossing"}
    three.desk.bridge.apply("Edit", lambda case: set_fields(case, "head", before[0], **new))
    assert page.model.ids == before
    page.table.choose(before[0])
    page.duplicate()
    assert page.model.ids[:3] == before
    assert len(page.model.ids) == 4
    page.model.sort_by(1)
    page.model.sort_by(1)
    page.model.sort_by(1)
    assert page.model.ids[:3] != before


def test_the_list_of_what_belongs_to_another_has_an_order_of_its_own(three: OpenDesk) -> None:
    model = RecordModel(three.desk, "head", (Column("Head", lambda _c, head: head.id),), own_order)
    model.show_owned(lambda head: head.id != "h1")
    assert model.in_own_order
    assert model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsDragEnabled
    model.show_only(lambda _case, head: head.id != "h2")
    assert model.ids == ["h3"]
    assert not model.in_own_order
    model.show_only(None)
    assert model.ids == ["h2", "h3"]
