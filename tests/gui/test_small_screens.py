"""The window keeps to a small screen: no page makes it wider than it is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_sound_case
from tests.gui.conftest import OpenDesktop
from tests.gui.drafting import a_drafted_case, open_room
from tests.gui.windows import Desktop
from workbench.gui.case.pages import PAGES


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
