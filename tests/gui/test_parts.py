"""The pieces pages are put together from: faults said, bindings, what follows the case, tabs."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_finding, a_sound_case, a_topic, with_records
from tests.gui.desks import OpenDesk, a_desk, shown
from tests.gui.windows import Desktop
from workbench.application.case import editing
from workbench.domain.errors import InvalidInput
from workbench.domain.procedure.steps import CouncilComplaint, StepLimit
from workbench.gui.bridge import follow
from workbench.gui.fields.binding import key_of, places_of, records_of
from workbench.gui.fields.choice import CHOICE, LinkField
from workbench.gui.look.labels import ElidedLabel, FaultLine, as_wide_as, fitted
from workbench.gui.look.layout import REST, Gap, clear_out, column_of, held, row_of, scrolled
from workbench.gui.look.tabs import LateTabs
from workbench.gui.look.theme.typeface import pixels
from workbench.gui.records.columns import Column
from workbench.gui.records.folds import FoldLine
from workbench.gui.records.listing import WordsList
from workbench.gui.records.rows import RowPainter, RowWords
from workbench.gui.records.table import OwnedTable


@pytest.fixture
def opened() -> OpenDesk:
    """A desk with two complaints to the council, each with limits."""
    case = a_sound_case()
    for number, id in enumerate(("first", "second")):
        case = case.with_record("complaint", CouncilComplaint(id=id, position=number))
        for limit in ("a", "b"):
            made = StepLimit(id=f"{id}-{limit}", complaint_id=id, title=limit, position=ord(limit))
            case = case.with_record("limit", made)
    return a_desk(case)


def test_what_was_refused_is_said_until_it_works(qtbot: QtBot) -> None:
    line = shown(qtbot, FaultLine("fault"))

    def refused() -> bool:
        raise InvalidInput("That is no day.", "Enter day, month and year.")

    assert not line.attempt(refused)
    assert line.text() == "▲ That is no day. Enter day, month and year."
    assert line.isVisible()
    assert not line.attempt(lambda: False)
    assert not line.isVisible()
    assert line.attempt(lambda: None)
    line.say("one", "", "two")
    assert line.text() == "▲ one\n▲ two"


def test_a_part_that_need_not_exist_reads_as_blank_and_comes_with_its_first_value(
    opened: OpenDesk,
) -> None:
    kept: dict[str, object] = {}
    at = places_of(
        opened.desk,
        "limit",
        "limit of a complaint",
        "complaint",
        lambda case, owner, place: case.limits.get(f"{owner}-{place}"),
        lambda case, owner, place, values: kept.update({f"{owner}-{place}": values}) or case,
        StepLimit(id=""),
    )
    case = opened.case
    assert at.find(case, key_of("first", "a")).title == "a"
    assert at.find(case, key_of("first", "unknown")).title == ""
    assert at.find(case, key_of("gone", "a")) is None
    at.put(case, key_of("second", "c"), {"title": "new"})
    assert kept == {"second-c": {"title": "new"}}


def test_a_binding_speaks_by_the_record(opened: OpenDesk) -> None:
    at = records_of(opened.desk, "event")
    assert at.noun == "event"
    assert at.fact("narrative").label == "What happened"


def test_only_the_kinds_asked_for_are_followed(qtbot: QtBot, opened: OpenDesk) -> None:
    owner = shown(qtbot, QWidget())
    seen: list[str] = []
    follow(owner, opened.desk.bridge, lambda: seen.append("seen"), "person")
    assert seen == ["seen"]
    opened.desk.bridge.apply(
        "Edit limit", lambda case: editing.set_fields(case, "limit", "first-a", title="other")
    )
    assert seen == ["seen"]
    person = next(iter(opened.case.people.values()))
    opened.desk.bridge.apply(
        "Edit person", lambda case: case.with_record("person", replace(person, note="new"))
    )
    assert seen == ["seen", "seen"]


def test_a_table_of_what_belongs_to_another_keeps_to_it(qtbot: QtBot, opened: OpenDesk) -> None:
    columns: tuple[Column[StepLimit], ...] = (Column("Title", lambda case, each: each.title),)
    table = shown(qtbot, OwnedTable(opened.desk, "limit", "complaint_id", columns, "t", "Limits"))
    table.show_owner("second")
    assert [table.records.id_at(row) for row in range(2)] == ["second-a", "second-b"]
    assert table.records.rowCount() == 2
    table.keep_one_chosen()
    assert table.current_id() == "second-a"
    table.shift(1)
    assert [table.records.id_at(row) for row in range(2)] == ["second-b", "second-a"]
    table.delete()
    assert sorted(opened.case.limits) == ["first-a", "first-b", "second-b"]


def test_a_tab_is_made_when_it_is_first_shown_and_once(qtbot: QtBot) -> None:
    made: list[int] = []

    def make(number: int) -> QWidget:
        made.append(number)
        return QLabel(str(number))

    tabs = LateTabs()
    tabs.offer(*((words, partial(make, n)) for n, words in enumerate(("One", "Two", "Three"))))
    shown(qtbot, tabs)
    assert made == [0]
    tabs.setCurrentIndex(2)
    tabs.setCurrentIndex(0)
    tabs.setCurrentIndex(2)
    assert made == [0, 2]
    assert list(tabs.made) == [0, 2]
    label = tabs.part(2)
    assert isinstance(label, QLabel)
    assert label.isVisible()


def test_parts_are_laid_out_in_order_and_cleared_out(qtbot: QtBot) -> None:
    first, second = QPushButton("first"), QPushButton("second")
    row = row_of(first, Gap(8), (second, 1), REST)
    whole = shown(qtbot, held(column_of(row, margins=3, gap=5)))
    assert row.count() == 4
    assert row.stretch(2) == 1
    assert first.x() < second.x()
    layout = whole.layout()
    assert layout is not None
    assert layout.contentsMargins().left() == 3
    assert layout.spacing() == 5
    clear_out(row, keep=1)
    assert row.count() == 1
    assert first.isHidden()
    assert second.isHidden()


def test_a_title_with_no_room_beside_its_day_goes_on_beneath(qtbot: QtBot) -> None:
    long = RowWords(title="The council has not yet had its chance", aside="15 Jan 2024", words="x")
    view = QTableView()
    qtbot.addWidget(view)
    painter = RowPainter(view, lambda _row: (long, False))
    short = replace(long, title="Late complaint")
    assert painter.height(long, False, 300) > painter.height(short, False, 300)
    assert painter.height(long, False, 900) == painter.height(short, False, 900)


LONG = "Apologise to Ms X for closing her complaint instead of investigating it at stage two"


def test_the_name_of_a_record_wraps_up_to_three_lines_and_then_has_a_tip(qtbot: QtBot) -> None:
    label = ElidedLabel(lines=3)
    holder = shown(qtbot, held(column_of(held(row_of(label)), REST)))
    line = label.fontMetrics().lineSpacing()
    wide = label.fontMetrics().horizontalAdvance(LONG)
    heights = {}
    for part in (1, 2, 8):
        label.setText(LONG)
        holder.resize(wide // part + 40, 400)
        QApplication.processEvents()
        QApplication.sendEvent(label, QHelpEvent(QEvent.Type.ToolTip, QPoint(), QPoint()))
        heights[part] = (label.height() // line, bool(label.toolTip()))
    assert heights[1] == (1, False)
    assert heights[2][0] in (2, 3) and not heights[2][1]
    assert heights[8] == (3, True)
    assert label.text() == LONG


def test_words_are_cut_at_a_whole_word_on_the_last_line_there_may_be(qtbot: QtBot) -> None:
    font, metrics = QFont(), QFontMetrics(QFont())
    width = metrics.horizontalAdvance("Apologise to Ms X for") + 3
    lines = fitted(font, LONG, width, 2)
    assert lines[0] == "Apologise to Ms X for"
    assert lines[1].endswith("…") and LONG.split(lines[0])[1].strip().startswith(lines[1][:-1])
    assert fitted(font, LONG, 10 * width, 2) == [LONG]
    assert " ".join(fitted(font, LONG, width, 9)) == LONG


def test_the_name_of_a_group_takes_the_lines_it_needs(qtbot: QtBot) -> None:
    rows = WordsList("rows", "Rows")
    shown(qtbot, rows, width=220)
    heights = []
    for group in ("a)", LONG):
        rows.show_rows({"r": RowWords(title="One", group=group)})
        heights.append(rows.rowHeight(0))
    assert heights[1] > heights[0]


def test_only_what_finds_no_room_in_its_row_is_told_over_it(qtbot: QtBot) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    view.resize(300, 200)
    painter = RowPainter(view, lambda _row: (RowWords(), False))
    words = "It shared the address of the family. " * 6
    assert painter.tip(RowWords(title="a)", words=words)) == words
    assert painter.tip(RowWords(title="a)", aside="Investigated", words="Delay")) == ""
    assert painter.tip(RowWords(between=True, words=words)) == ""


def test_the_keyboard_passes_through_nothing_when_a_page_is_turned(at_a_case: Desktop) -> None:
    heard: list[str] = []
    app = QApplication.instance()
    assert isinstance(app, QApplication)

    def hear(_before: QWidget | None, now: QWidget | None) -> None:
        heard.extend([now.objectName()] if now is not None else [])

    at_a_case.trigger("page.chronology")
    app.focusChanged.connect(hear)
    try:
        for page in ("people", "findings", "statement", "chronology"):
            at_a_case.trigger(f"page.{page}")
            assert QApplication.focusWidget() is not None
    finally:
        app.focusChanged.disconnect(hear)
    assert "case.back" not in heard, heard


def test_a_folded_part_is_opened_by_enter_and_by_space(qtbot: QtBot) -> None:
    part = QLabel("what is in it")
    line = FoldLine("Notes", part)
    shown(qtbot, held(column_of(line, part)))
    for key, there in ((Qt.Key.Key_Return, True), (Qt.Key.Key_Space, False)):
        qtbot.keyClick(line, key)
        assert part.isVisible() is there


def test_a_frame_around_fields_is_no_stop_of_tab(qtbot: QtBot) -> None:
    fields, words = held(column_of(QPushButton("Go"))), QLabel("only read")
    assert scrolled(fields, "Fields").focusPolicy() is Qt.FocusPolicy.NoFocus
    assert scrolled(words, "Words").focusPolicy() is not Qt.FocusPolicy.NoFocus


def test_a_box_gives_the_words_chosen_the_room_they_need(qtbot: QtBot, opened: OpenDesk) -> None:
    long = "A paragraph about the recommendation the panel made to the council, its third"
    case = with_records(a_sound_case(), a_topic("t9", title=long), a_finding(topic_id="t9"))
    opened = a_desk(case)
    field = LinkField(records_of(opened.desk, "finding"), "topic_id", "One of its own")
    field.bind(opened.case, next(iter(case.findings)))
    shown(qtbot, field, 900)
    assert field.box.currentText().endswith("third")
    assert field.box.width() > as_wide_as(field.box, field.box.currentText())
    field.box.setCurrentIndex(0)
    QApplication.processEvents()
    assert (field.box.currentText(), field.box.width()) == ("One of its own", pixels(CHOICE))
