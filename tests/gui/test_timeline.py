"""The drawn timeline, by mouse and by keyboard, and as pictures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QMouseEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.builders import a_case, a_person, an_event, on
from tests.gui.desks import OpenDesk, a_desk, find, shown
from workbench.application.procedure.timeline import (
    Allowance,
    Timeline,
    TimelineSpan,
)
from workbench.domain.procedure.steps import CouncilComplaint, ProcedureStep
from workbench.gui.timeline.page import TimelinePage
from workbench.gui.timeline.pictures import fitting, png, print_job, svg
from workbench.gui.timeline.view import TimelineView


@pytest.fixture
def opened() -> OpenDesk:
    return a_desk(
        a_case(
            a_person(),
            an_event("e1", "3 May 2021"),
            an_event("e2", "June 2022", narrative="A <visit> & more.", disputed=True),
            an_event("e3", "12 March 2023"),
            an_event("e4", None),
            CouncilComplaint(id="k1"),
            ProcedureStep(id="s1", complaint_id="k1", step="s1-received", on=on("3 May 2021")),
        )
    )


@pytest.fixture
def page(qtbot: QtBot, opened: OpenDesk) -> TimelinePage:
    page = shown(qtbot, TimelinePage(opened.desk))
    page.view.fit()
    return page


def detail(page: TimelinePage) -> str:
    return find(page, QLabel, "timeline.detail").text()


def place_of(page: TimelinePage, id: str) -> QPointF:
    box = page.view.drawing.box_of(id)
    assert box is not None
    bar = page.view.horizontalScrollBar().value()
    return box.center() - QPointF(bar, page.view.verticalScrollBar().value())


def test_arrow_keys_walk_from_event_to_event_and_enter_opens_one(
    qtbot: QtBot, page: TimelinePage, opened: OpenDesk
) -> None:
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Right)
    assert detail(page) == "3 May 2021: Ms X complained to the Council."
    qtbot.keyClick(page.view, Qt.Key.Key_Right)
    assert detail(page).startswith("June 2022")
    assert page.view.accessibleDescription() == detail(page)
    qtbot.keyClick(page.view, Qt.Key.Key_End)
    qtbot.keyClick(page.view, Qt.Key.Key_Right)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert opened.visits == [("event", "e3", "")]
    qtbot.keyClick(page.view, Qt.Key.Key_Home)
    assert page.view.current == "e1"


def test_plus_and_minus_zoom_and_nought_shows_all(qtbot: QtBot, page: TimelinePage) -> None:
    before = page.view.scale
    qtbot.keyClick(page.view, Qt.Key.Key_Plus)
    assert page.view.scale > before
    assert page.view.horizontalScrollBar().maximum() > 0
    qtbot.keyClick(page.view, Qt.Key.Key_Minus)
    qtbot.keyClick(page.view, Qt.Key.Key_Minus)
    assert page.view.scale < before
    qtbot.keyClick(page.view, Qt.Key.Key_0)
    assert page.view.scale == before
    find(page, QToolButton, "timeline.in").click()
    find(page, QToolButton, "timeline.all").click()
    assert page.view.scale == before


def wheel(page: TimelinePage, turned: int, keys: Qt.KeyboardModifier, at: QPointF) -> None:
    event = QWheelEvent(
        at, page.view.mapToGlobal(at), QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton,
        keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(page.view.viewport(), event)


def test_a_zoom_keeps_the_event_chosen_in_sight_and_cuts_no_words(page: TimelinePage) -> None:
    view = page.view
    first = view.drawing.timeline.events[0].id
    view.choose(first)
    for _ in range(3):
        view.zoom(1.5)
    box = view.drawing.box_of(first)
    assert box is not None
    place = box.center().x() - view.horizontalScrollBar().value()
    assert view.drawing.side <= place <= view.viewport().width()
    labels = {event.id: event.label for event in view.drawing.timeline.events}
    whole = QRectF(0, 0, view.drawing.width, view.drawing.height)
    for placed in view.drawing.placed(whole):
        assert placed.box.right() <= view.drawing.width
        if placed.event_id:
            wide = QFontMetricsF(view.drawing.font).horizontalAdvance(labels[placed.event_id])
            assert placed.box.width() > wide


def test_the_wheel_with_ctrl_zooms_about_the_pointer(page: TimelinePage) -> None:
    at = place_of(page, "e3")
    day = page.view.drawing.ruler.day(at.x() + page.view.horizontalScrollBar().value())
    for _turn in range(4):
        wheel(page, 120, Qt.KeyboardModifier.ControlModifier, at)
    ruler = page.view.drawing.ruler
    after = ruler.day(at.x() + page.view.horizontalScrollBar().value())
    assert abs((after - day).days) <= 3
    place = page.view.horizontalScrollBar().value()
    wheel(page, -120, Qt.KeyboardModifier.ShiftModifier, at)
    assert page.view.horizontalScrollBar().value() > place


def test_the_pointer_tells_what_it_is_on_and_a_click_chooses(
    qtbot: QtBot, page: TimelinePage, opened: OpenDesk
) -> None:
    at = place_of(page, "e2")
    global_at = page.view.viewport().mapToGlobal(at)
    move = QMouseEvent(
        QEvent.Type.MouseMove, at, global_at, Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(page.view.viewport(), move)
    assert detail(page) == "June 2022: A <visit> & more."
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert page.view.current == "e2"
    qtbot.mouseDClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert opened.visits == [("event", "e2", "")]


def test_the_drawing_is_moved_by_dragging(qtbot: QtBot, page: TimelinePage) -> None:
    page.view.zoom(4)
    across = page.view.horizontalScrollBar()
    across.setValue(200)
    viewport = page.view.viewport()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    qtbot.mouseMove(viewport, QPoint(200, 300))
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(200, 300))
    assert across.value() == 300


def test_the_timeline_follows_the_case(qtbot: QtBot, page: TimelinePage, opened: OpenDesk) -> None:
    count = find(page, QLabel, "timeline.count")
    assert count.text() == "3 events, 1 more without a date"
    opened.desk.bridge.apply("Delete event", lambda case: case.without("event", "e3"))
    qtbot.waitUntil(lambda: count.text().startswith("2 events"))
    page.focus_record("event", "e2", "")
    assert page.view.current == "e2"


def test_an_empty_case_says_what_belongs_here(qtbot: QtBot) -> None:
    opened = a_desk(a_case())
    page = shown(qtbot, TimelinePage(opened.desk))
    find(page, QPushButton, "timeline.first").click()
    assert opened.visits == [("event", "", "")]
    assert svg(page.made, 1.0, page.font(), "t")


def test_the_timeline_becomes_pictures_and_a_page(page: TimelinePage, tmp_path: Path) -> None:
    picture = svg(page.made, 2.0, page.font(), "Timeline").decode()
    assert "A &lt;visit&gt; &amp; more." in picture
    image = QImage.fromData(png(page.made, 2.0, page.font()))
    assert image.width() > 1_000
    assert len({QColor(image.pixel(x, 60)).name() for x in range(0, image.width(), 7)}) > 1


def test_the_timeline_is_printed_on_one_page_on_its_side(
    page: TimelinePage, opened: OpenDesk, tmp_path: Path
) -> None:
    dialogs: Any = opened.desk.dialogs
    path = tmp_path / "timeline.pdf"
    dialogs.will_answer(path)
    find(page, QAction, "timeline.print").trigger()
    assert dialogs.asked[-1][0] == "Print preview"
    (printed,) = PdfReader(path).pages
    assert printed.mediabox.width > printed.mediabox.height
    assert "Timeline" in printed.extract_text()


def test_what_is_drawn_large_on_the_screen_takes_several_pages(
    page: TimelinePage, opened: OpenDesk, tmp_path: Path
) -> None:
    dialogs: Any = opened.desk.dialogs
    path = tmp_path / "timeline.pdf"
    while page.view.drawing.width < 3_000:
        page.view.zoom(2.0)
    dialogs.will_answer(path)
    find(page, QAction, "timeline.print").trigger()
    printed = PdfReader(path).pages
    words = [" ".join(sheet.extract_text().split()) for sheet in printed]
    count = len(printed)
    assert count > 1
    assert all(f"page {number} of {count}" in said for number, said in enumerate(words, 1))
    for event in page.made.events:
        assert any(event.label[:12] in said for said in words), event.label


@pytest.mark.qt_log_ignore("QPdf", "QPainter")
def test_a_printer_that_takes_nothing_is_told(
    page: TimelinePage, opened: OpenDesk, tmp_path: Path
) -> None:
    dialogs: Any = opened.desk.dialogs
    dialogs.will_answer(tmp_path / "no such folder" / "timeline.pdf", None)
    find(page, QAction, "timeline.print").trigger()
    (failure,) = opened.failures
    assert failure.message.startswith("Nothing was printed")
    find(page, QAction, "timeline.print").trigger()
    assert len(opened.failures) == 1


def test_a_very_long_timeline_is_drawn_smaller(page: TimelinePage) -> None:
    image = QImage.fromData(png(page.made, 40.0, page.font()))
    assert 0 < image.width() <= 16_000


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_pictures_are_saved_where_the_person_says(
    qtbot: QtBot, opened: OpenDesk, tmp_path: Path, ending: str
) -> None:
    desk = opened.desk
    services: Any = SimpleNamespace(write_file=lambda path, data: path.write_bytes(data))
    able = replace(desk, services=services)
    page = shown(qtbot, TimelinePage(able))
    dialogs: Any = desk.dialogs
    dialogs.will_answer(tmp_path / "drawn", None)
    find(page, QAction, f"timeline.{ending}").trigger()
    assert (tmp_path / f"drawn.{ending}").stat().st_size > 500
    find(page, QAction, f"timeline.{ending}").trigger()


def test_every_event_has_a_row_with_its_date_and_words_within_the_drawing(qtbot: QtBot) -> None:
    words = ("Short", "Words of an event that go on for a while", "Words without end " * 9)
    events = [
        an_event(f"e{n}", f"{1 + n % 28} May {2019 + n // 28}", narrative=words[n % 3])
        for n in range(90)
    ]
    page = shown(qtbot, TimelinePage(a_desk(a_case(*events)).desk))
    for width in (700, 1180):
        page.resize(width, 600)
        page.view.fit()
        made = page.view.drawing
        assert made.width <= page.view.viewport().width() + 1
        placed = list(made.placed(QRectF(0, 0, made.width, made.height)))
        assert len({each.box.top() for each in placed}) == len(placed) == 90
        assert all(made.side <= each.box.left() for each in placed)
        assert all(each.box.right() <= made.width for each in placed)


def test_words_of_a_limit_are_whole_beside_its_bars(qtbot: QtBot, tmp_path: Path) -> None:
    long = [("3 May 2021", "12 June 2023"), ("3 June 2023", "3 July 2023")]
    allowed = tuple(
        Allowance(
            complaint_id="k1", title="Stage two",
            allowed=TimelineSpan(day_of(begin), day_of(begin)),
            taken=TimelineSpan(day_of(begin), day_of(end)),
            state="212 working days over, and not done yet", detail="", late=True,
        )
        for begin, end in long
    )  # fmt: skip
    view = TimelineView()
    qtbot.addWidget(view)
    view.resize(900, 400)
    view.show()
    view.show_timeline(Timeline((), (), allowed))
    view.fit()
    on_paper = fitting(view.drawing.timeline, 4.0, view.font(), 1_400)
    assert on_paper.width <= 1_400
    pictured = fitting(view.drawing.timeline, view.scale, view.font())
    for made in (view.drawing, on_paper, pictured):
        wide = QFontMetricsF(made.font).horizontalAdvance(f"▲ {allowed[0].state}")
        placed = list(made.placed(QRectF(0, 0, made.width, made.height)))
        assert len(placed) == 2
        for each, drawn in zip(allowed, placed, strict=True):
            days = (each.taken.last - each.taken.first).days + 1
            assert drawn.box.width() >= days * made.ruler.scale + wide


def day_of(words: str) -> date:
    found = on(words).exact
    assert found is not None
    return found


def test_rows_that_find_no_room_on_a_page_go_on_beneath(tmp_path: Path) -> None:
    events = [
        an_event(f"e{n}", f"{1 + n % 28} May 2021", narrative=f"Event {n}.") for n in range(80)
    ]
    page = TimelinePage(a_desk(a_case(*events)).desk)
    page.focus_record("event", "e1", "")
    job = print_job(page.made, page.view.font(), "Timeline")
    image = QImage(1400, 960, QImage.Format.Format_RGB32)
    pages = job.lay_out(image)  # type: ignore[arg-type] - the paper is not asked
    assert len(pages) == 3
    for draw in pages:
        image.fill(QColor("white"))
        painter = QPainter(image)
        draw(painter)
        painter.end()
        assert len({QColor(image.pixel(x, y)).name() for x in range(0, 1400, 9)
                    for y in range(100, 300, 5)}) > 2  # fmt: skip


def test_bold_words_of_the_event_chosen_keep_clear_of_its_mark(page: TimelinePage) -> None:
    drawing = page.view.drawing
    bold = QFont(drawing.font)
    bold.setWeight(QFont.Weight.DemiBold)
    for event in drawing.timeline.events:
        mark = QRectF(drawing.box_of(event.id) or QRectF())
        mark.moveRight(drawing.width - 1)  # no room behind it
        words, said = drawing.words_at(mark, event.label, bold)
        assert QFontMetricsF(bold).horizontalAdvance(said) <= words.width()
        assert words.right() <= mark.left()
