"""A page of records: new, chosen, moved, copied, deleted and undone, all by keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.builders import a_case, a_head, a_sound_case, an_event, an_item_of_evidence
from tests.gui.desks import OpenDesk, a_desk, find, shown
from workbench.application.case import editing
from workbench.domain.casefile import CaseFile
from workbench.domain.records.chronology import order_key
from workbench.gui.chronology.page import ChronologyPage
from workbench.gui.complaint.page import ComplaintPage
from workbench.gui.evidence.page import EvidencePage
from workbench.gui.findings.page import FindingsPage
from workbench.gui.overview.page import OverviewPage
from workbench.gui.people.page import PeoplePage
from workbench.gui.records.model import Column, RecordModel
from workbench.gui.records.page import RecordPage
from workbench.gui.records.table import RecordTable
from workbench.gui.remedies.page import RemediesPage

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


PAGES = (
    OverviewPage, PeoplePage, ComplaintPage, EvidencePage, ChronologyPage, FindingsPage,
    RemediesPage,
)  # fmt: skip


@pytest.fixture
def three() -> OpenDesk:
    heads = [a_head(f"h{n}", title=f"Head {n}", position=n) for n in (1, 2, 3)]
    return a_desk(a_case(*heads))


def rows(page: RecordPage, column: int = 1) -> list[str]:
    """The words of a column from top to bottom."""
    model = page.model
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def test_an_empty_page_says_what_belongs_there_under_the_line_that_adds(qtbot: QtBot) -> None:
    opened = a_desk(a_case())
    page = shown(qtbot, ComplaintPage(opened.desk))
    assert find(page, QLabel, "complaint.nothing").isVisible()
    assert not page.beside.forms.isVisible()
    page.page_focus()
    entry = find(page, QLineEdit, "complaint.entry")
    assert entry.hasFocus()
    qtbot.keyClicks(entry, "Delay at stage two")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert [head.title for head in opened.case.heads.values()] == ["Delay at stage two"]
    assert not find(page, QLabel, "complaint.nothing").isVisible()
    assert page.beside.forms.isVisible()
    assert entry.hasFocus()
    assert entry.text() == ""


def test_control_n_goes_to_the_line_that_adds_and_enter_adds(qtbot: QtBot, three: OpenDesk) -> None:
    page = shown(qtbot, ComplaintPage(three.desk))
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_N, CONTROL)
    entry = find(page, QLineEdit, "complaint.entry")
    assert entry.hasFocus()
    qtbot.keyClicks(entry, "Head 4")
    assert "Enter adds it" in find(page, QLabel, "complaint.echo").text()
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert rows(page) == ["Head 1", "Head 2", "Head 3", "Head 4"]
    assert three.undo_label == "Add head of complaint"
    assert find(page, QLineEdit, "head.title").text() == "Head 4"
    qtbot.keyClick(entry, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    assert page.table.current_id() == page.form.record_id


def test_the_form_follows_the_chosen_row(qtbot: QtBot, three: OpenDesk) -> None:
    page = shown(qtbot, ComplaintPage(three.desk))
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert find(page, QLineEdit, "head.title").text() == "Head 2"
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert find(page, QLineEdit, "head.title").hasFocus()


def test_delete_needs_no_question_and_is_undone(qtbot: QtBot, three: OpenDesk) -> None:
    page = shown(qtbot, ComplaintPage(three.desk))
    page.table.choose("h2")
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert rows(page) == ["Head 1", "Head 3"]
    assert page.table.current_id() == "h3"
    assert page.form.record_id == "h3"
    three.undo()
    assert rows(page) == ["Head 1", "Head 2", "Head 3"]


def test_the_row_shown_is_the_row_selected_after_undo_and_redo(
    qtbot: QtBot, three: OpenDesk
) -> None:
    page = shown(qtbot, ComplaintPage(three.desk))
    page.add()
    bridge = three.desk.bridge
    for act in (bridge.undo, bridge.redo, bridge.undo):
        act()
        assert page.form.record_id
        assert page.table.chosen_ids() == [page.form.record_id]


def test_deleting_the_last_record_leads_to_the_line_that_adds(qtbot: QtBot) -> None:
    opened = a_desk(a_case(a_head()))
    page = shown(qtbot, ComplaintPage(opened.desk))
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert find(page, QLineEdit, "complaint.entry").hasFocus()
    assert find(page, QLabel, "complaint.nothing").isVisible()
    opened.undo()
    assert page.form.record_id == "h1"


def test_many_rows_are_deleted_in_one_step(qtbot: QtBot, three: OpenDesk) -> None:
    page = shown(qtbot, ComplaintPage(three.desk))
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert three.case.heads == {}
    three.undo()
    assert len(three.case.heads) == 3


def test_alt_and_arrows_move_a_row_and_the_choice_stays(qtbot: QtBot, three: OpenDesk) -> None:
    page = shown(qtbot, ComplaintPage(three.desk))
    page.table.choose("h3")
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Up, ALT)
    assert rows(page) == ["Head 1", "Head 3", "Head 2"]
    assert page.table.current_id() == "h3"
    qtbot.keyClick(page.table, Qt.Key.Key_Down, ALT)
    assert rows(page) == ["Head 1", "Head 2", "Head 3"]


def test_a_duplicate_stands_right_behind(qtbot: QtBot, three: OpenDesk) -> None:
    page = shown(qtbot, ComplaintPage(three.desk))
    page.table.choose("h1")
    page.findChild(QAction, "complaint.duplicate").trigger()
    assert rows(page) == ["Head 1", "Head 1", "Head 2", "Head 3"]
    assert page.form.record_id not in ("", "h1")


def test_selected_rows_are_copied_for_a_spreadsheet_and_a_text(
    qtbot: QtBot, three: OpenDesk
) -> None:
    page = shown(qtbot, ComplaintPage(three.desk))
    page.table.choose("h2")
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_C, CONTROL)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "Head\tComplaint\tScope\nb)\tHead 2\tInvestigated\n"
    assert "<td>Head 2</td>" in mime.html()


def test_a_click_on_a_heading_sorts_and_a_third_brings_the_own_order_back(qtbot: QtBot) -> None:
    items = [
        an_item_of_evidence("v1", "Letter", pages=3),
        an_item_of_evidence("v2", "Report", pages=20, position=1),
        an_item_of_evidence("v3", "E-mail", pages=100, position=2),
    ]
    page = shown(qtbot, EvidencePage(a_desk(a_case(*items)).desk))
    page.model.sort_by(1)
    assert rows(page) == ["E-mail", "Letter", "Report"]
    page.model.sort_by(5)
    assert rows(page, 5) == ["3", "20", "100"]
    page.model.sort_by(5)
    assert rows(page, 5) == ["100", "20", "3"]
    page.model.sort_by(5)
    page.model.sort_by(1)
    page.model.sort_by(1)
    assert rows(page) == ["Letter", "Report", "E-mail"]


def test_every_control_of_a_page_has_a_name_for_screen_readers(
    qtbot: QtBot, three: OpenDesk
) -> None:
    page = shown(qtbot, ComplaintPage(three.desk))
    controls = page.form.body.findChildren(QLineEdit)
    assert controls
    unnamed = [each.objectName() for each in controls if not each.accessibleName()]
    assert unnamed == []
    assert page.table.accessibleName() == "Complaint"


def test_tab_goes_through_the_form_in_reading_order(qtbot: QtBot, three: OpenDesk) -> None:
    page = shown(qtbot, ComplaintPage(three.desk))
    page.form.focus_field("title")
    order = []
    for _ in range(7):
        focused = page.focusWidget()
        assert focused is not None
        order.append(focused.objectName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert order == [
        "head.title", "head.as_put", "head.injustice_claimed", "head.outcome_wanted",
        "head.scope", "head.fold.Period", "head.fold.Why in or out of scope",
    ]  # fmt: skip


class Flashes(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note it and let it pass."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(repr(watched))
        return False


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("case", [a_case(), a_sound_case()], ids=["empty", "sound"])
def test_no_page_flashes_a_window_while_it_is_made(
    qtbot: QtBot, page: type[QWidget], case: CaseFile
) -> None:
    opened, flashes = a_desk(case), Flashes()
    QApplication.instance().installEventFilter(flashes)
    made = page(opened.desk)
    QApplication.instance().removeEventFilter(flashes)
    qtbot.addWidget(made)
    assert flashes.seen == []


@pytest.mark.parametrize("page", PAGES)
def test_every_control_has_a_name_and_can_be_found(qtbot: QtBot, page: type[QWidget]) -> None:
    made = shown(qtbot, page(a_desk(a_sound_case()).desk), height=1600)
    if isinstance(made, OverviewPage):
        made.edit()
    controls = [
        each
        for kind in (QLineEdit, QComboBox, QAbstractButton, QAbstractItemView, QPlainTextEdit)
        for each in made.findChildren(kind)
        if each.isVisible()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not each.objectName().startswith("qt_")
        and not isinstance(each.parent(), QComboBox)
    ]
    assert len(controls) > 5
    unnamed = [
        repr(each)
        for each in controls
        if not each.objectName()
        or not (each.accessibleName() or getattr(each, "text", lambda: "")())
    ]
    assert unnamed == []


# --- the model ---------------------------------------------------------------------------------


def a_table(qtbot: QtBot, opened: OpenDesk) -> RecordTable:
    """A bare table of events."""
    columns = (Column("What happened", lambda case, event: event.narrative),)
    model = RecordModel(opened.desk, "event", columns, order_key)
    return shown(qtbot, RecordTable(model, "t", "Events"))


def test_one_edit_touches_one_row_and_never_resets(qtbot: QtBot) -> None:
    opened = a_desk(a_case(*(an_event(f"e{n}", f"{n} May 2023") for n in range(1, 6))))
    table = a_table(qtbot, opened)
    touched: list[tuple[int, int]] = []
    resets: list[bool] = []
    table.records.dataChanged.connect(lambda a, b: touched.append((a.row(), b.row())))
    table.records.modelReset.connect(lambda: resets.append(True))
    table.records.layoutChanged.connect(lambda: resets.append(True))
    opened.desk.bridge.apply(
        "Edit", lambda case: editing.set_fields(case, "event", "e3", narrative="Changed")
    )
    assert touched == [(2, 2)]
    assert resets == []


def test_an_event_with_another_date_moves_and_stays_chosen(qtbot: QtBot) -> None:
    opened = a_desk(a_case(*(an_event(f"e{n}", f"{n} May 2023") for n in range(1, 6))))
    table = a_table(qtbot, opened)
    table.choose("e2")
    for code in ("2023-05-04", "2024", "2020", "2023-05-03"):
        opened.desk.bridge.apply(
            "Edit",
            lambda case, code=code: editing.set_fields(
                case, "event", "e2", on=type(case.events["e2"].on).from_plain(code)
            ),
        )
        ids = [table.records.id_at(row) for row in range(5)]
        wanted = sorted(opened.case.events.values(), key=order_key)
        assert ids == [event.id for event in wanted]
        assert table.current_id() == "e2"
        assert table.chosen_ids() == ["e2"]


def test_only_the_rows_of_a_bulk_change_are_told_and_the_selection_stays(qtbot: QtBot) -> None:
    events = (an_event(f"e{n:04}", f"{n % 28 + 1} May 2001", position=n) for n in range(500))
    opened = a_desk(a_case(*events))
    table = a_table(qtbot, opened)
    table.selectAll()
    chosen = table.chosen_ids()
    opened.desk.bridge.apply(
        "Edit",
        lambda case: case.with_collection(
            "event", {id: replace(e, in_statement=False) for id, e in case.events.items()}
        ),
    )
    assert table.chosen_ids() == chosen
    assert len(chosen) == 500


def test_a_page_survives_any_change_of_the_whole_case(qtbot: QtBot) -> None:
    opened = a_desk(a_sound_case())
    page = shown(qtbot, EvidencePage(opened.desk))
    opened.desk.bridge.apply("Clear", lambda case: case.with_collection("evidence", {}))
    assert page.model.rowCount() == 0
    opened.undo()
    assert page.model.rowCount() == 1
