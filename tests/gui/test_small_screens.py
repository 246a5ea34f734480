"""The window keeps to a small screen: no page makes it wider than it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_case, a_sound_case, an_item_of_evidence
from tests.gui.conftest import OpenDesktop
from tests.gui.desks import a_desk
from tests.gui.drafting import a_drafted_case, open_room
from tests.gui.procedures import a_complaint, choose_limit, procedure_page
from tests.gui.test_every_control import WINDOWS
from tests.gui.test_walk import MORE_WINDOWS, dialogs_above
from tests.gui.windows import Desktop
from workbench.application.case import editing
from workbench.domain.records.evidence import SourceRef
from workbench.gui.case.pages import PAGES
from workbench.gui.look.dialog import let_scroll
from workbench.gui.window.app import keep_within_screen


def with_preview(desktop: Desktop, shown: bool) -> None:
    desktop.window.show_case("c1")
    QApplication.processEvents()
    dock = desktop.find(QWidget, "panel.preview")
    if dock.isHidden() is shown:
        desktop.trigger("preview")
    assert dock.isHidden() is not shown


def visit_every_page(desktop: Desktop) -> dict[str, tuple[int, int]]:
    sizes = {}
    for spec in (*PAGES, *reversed(PAGES)):
        desktop.trigger(f"page.{spec.key}")
        QApplication.processEvents()
        sizes[spec.key] = desktop.window.size().toTuple()
    return sizes


def test_no_page_makes_the_window_wider_than_a_small_laptop(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    opened = desktop(a_sound_case())
    with_preview(opened, True)
    opened.window.resize(1280, 800)
    assert set(visit_every_page(opened).values()) == {(1280, 800)}


def test_without_the_preview_every_page_fits_an_old_screen(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    opened = desktop(a_sound_case())
    with_preview(opened, False)
    opened.window.resize(1024, 700)
    sizes = visit_every_page(opened)
    assert {width for width, _ in sizes.values()} == {1024}
    assert max(height for _, height in sizes.values()) <= 720


@pytest.fixture
def large_type() -> Iterator[None]:
    """A desktop set to type of 14 points, as somebody with poor sight has it."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    usual = QFont(application.font())
    large = QFont(usual)
    large.setPointSizeF(14)
    application.setFont(large)
    yield
    application.setFont(usual)


@pytest.mark.usefixtures("large_type")
def test_everything_fits_a_laptop_with_type_of_14_points(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    """1920 by 1080 at 150 per cent has 1280 by 720, less the bars of the desktop."""
    opened = desktop(a_sound_case())
    window, most = opened.window, QSize(1280, 672)
    window.show_case("c1")
    window.resize(most)
    too_large = []
    for spec in PAGES:
        opened.trigger(f"page.{spec.key}")
        QApplication.processEvents()
        least = window.minimumSizeHint()
        if window.size() != most or least.boundedTo(most) != least:
            too_large.append(f"{spec.key}: {least.toTuple()}")
    for name in (*WINDOWS, *MORE_WINDOWS, "issue", "letters", "hand-over", "hand-reading"):
        opened.trigger(name)
        QApplication.processEvents()
        for dialog in dialogs_above(window):
            if (least := dialog.minimumSizeHint()).boundedTo(most) != least:
                too_large.append(f"{name}: {least.toTuple()}")
            dialog.close()
    assert too_large == []


@pytest.mark.usefixtures("large_type")
def test_dates_of_the_procedure_and_their_sources_fit_with_large_type(qtbot: QtBot) -> None:
    case = a_complaint(a_case(), s1_received="29 March 2023", s2_investigator="30 August 2023")
    case = editing.add(case, "evidence", an_item_of_evidence("e1"))
    for step in case.steps:
        sources = (SourceRef("e1", "10-14"),)
        case = editing.set_fields(case, "step", step, sources=sources, note="By telephone")
    steps = procedure_page(qtbot, a_desk(case)).dates.steps
    steps.resize(500, 600)
    QApplication.processEvents()
    body = steps.widget()
    assert body is not None
    assert body.width() == steps.viewport().width()


def test_the_line_in_which_work_begins_is_in_sight_on_the_smallest_screen(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    """1920 by 1080 at 200 per cent has 960 by 540."""
    opened = desktop(a_sound_case())
    opened.window.show_case("c1")
    opened.window.resize(960, 500)
    for page in ("people", "overview"):
        opened.trigger(f"page.{page}")
    line = opened.find(QLineEdit, "overview.task.entry")
    assert line.hasFocus()
    qtbot.waitUntil(lambda: line.visibleRegion().boundingRect().height() == line.height())


def test_what_stands_beside_the_dates_scrolls_as_one(qtbot: QtBot) -> None:
    """On a small screen no part of it is squeezed into a line of its own."""
    opened = a_desk(a_complaint(s1_received="3 May 2023"))
    page = procedure_page(qtbot, opened, height=300)
    choose_limit(page, opened, "s1-response")
    details, table = page.dates.clock.details, page.dates.clock.table
    qtbot.waitUntil(
        lambda: details.height() >= details.heightForWidth(details.width()) > 0, timeout=10_000
    )
    qtbot.waitUntil(lambda: not table.visibleRegion().isEmpty(), timeout=10_000)


HALVED = QSize(683, 350)
"""1366 by 768 at 200 per cent, less the title bar."""


def test_at_double_size_every_dialog_fits_a_small_laptop_and_scrolls_above_its_buttons(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    opened = desktop(a_sound_case())
    window = opened.window
    window.show_case("c1")
    scrolling, wrong = set(), []
    for name in (*WINDOWS, *MORE_WINDOWS, "issue", "letters", "hand-over", "evidence-redact"):
        opened.trigger(name)
        QApplication.processEvents()
        for dialog in dialogs_above(window):
            before = dialog.findChildren(QScrollArea)
            let_scroll(dialog, HALVED)
            dialog.resize(HALVED.boundedTo(dialog.size()))
            QApplication.processEvents()
            held = [each for each in dialog.findChildren(QScrollArea) if each not in before]
            scrolling.update([name] if held else [])
            buttons = [each for each in dialog.findChildren(QPushButton) if each.isVisible()]
            free = [each for each in buttons if not any(area.isAncestorOf(each) for area in held)]
            cut = [each for each in free if each.visibleRegion().boundingRect() != each.rect()]
            within = dialog.size().boundedTo(HALVED) == dialog.size()
            wrong += [] if within and not cut else [f"{name}: {dialog.size().toTuple()} {cut}"]
            dialog.close()
    assert wrong == []
    assert {"library", "hand-over", "evidence-redact"} <= scrolling


def test_at_double_size_the_window_fits_a_small_laptop(qtbot: QtBot, desktop: OpenDesktop) -> None:
    opened = desktop(a_sound_case())
    with_preview(opened, False)
    opened.window.resize(HALVED)
    assert set(visit_every_page(opened).values()) == {HALVED.toTuple()}
    assert opened.window.close_case()
    QApplication.processEvents()
    assert opened.window.size() == HALVED
    to_do = opened.window.home.register.to_do
    assert not to_do.isVisible()
    to_do.begin()
    assert to_do.isVisible()


def test_a_window_larger_than_the_screen_is_brought_within_it(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    screen = dialog.screen().availableGeometry()
    dialog.setGeometry(screen.right() - 50, screen.bottom() - 20, 5_000, 4_000)
    with qtbot.waitExposed(dialog):
        dialog.show()
    keep_within_screen(dialog.windowHandle())
    QApplication.processEvents()
    assert screen.contains(dialog.frameGeometry())


@pytest.mark.parametrize(("width", "beside"), [(840, False), (1280, True)])
def test_the_panel_beside_the_statement_gives_way_in_a_narrow_window(
    qtbot: QtBot, desktop: OpenDesktop, width: int, beside: bool
) -> None:
    room = open_room(qtbot, desktop(a_drafted_case()))
    window, panel = room.desktop.window, room.page.panel
    window.resize(width, 700)
    QApplication.processEvents()
    assert window.width() == width
    assert panel.isVisible() is beside
    window.resize(1400, 700)
    QApplication.processEvents()
    assert panel.isVisible()


def test_the_panel_asked_for_is_shown_on_a_narrow_window_too(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    room = open_room(qtbot, desktop(a_drafted_case()))
    room.desktop.window.resize(840, 700)
    QApplication.processEvents()
    room.page.bar.toggle.click()
    QApplication.processEvents()
    assert room.page.panel.isVisible()
    assert room.page.panel.width() >= room.page.panel.minimumWidth()
    room.page.bar.toggle.click()
    QApplication.processEvents()
    assert not room.page.panel.isVisible()
