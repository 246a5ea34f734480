"""Dividers and columns stay where they were left, in every window and on every page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QSplitter,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui.desks import shown
from tests.gui.test_every_control import WINDOWS
from tests.gui.test_walk import MORE_WINDOWS, dialogs_above, each_tab, practice, settle
from tests.gui.windows import Casebooks, Desktop, a_desktop
from workbench.gui.case.pages import PAGES, VIEWS, as_widget
from workbench.gui.comparing.versions import CompareWindow
from workbench.gui.look.kept import SETTINGS, keep_shapes
from workbench.gui.look.lists import TickTree
from workbench.gui.records.split import Split

BY = 37
"""So many pixels everything is moved by."""


def test_a_window_of_any_kind_has_its_dividers_and_columns_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    windows: list[QDialog] = []

    def shown() -> tuple[Split, QTreeWidget]:
        window = QDialog()
        windows.append(window)
        window.setProperty(SETTINGS, str(tmp_path / "window.ini"))
        tree = QTreeWidget()
        tree.setObjectName("things")
        tree.setHeaderLabels(["One", "Two", "Three"])
        split = Split(tree, QWidget(), (300, 300))
        split.setParent(window)
        split.resize(600, 400)
        qtbot.addWidget(window)
        window.resize(600, 400)
        keep_shapes(window)
        window.show()
        return split, tree

    split, tree = shown()
    split.moveSplitter(200, 1)
    tree.header().resizeSection(1, 77)
    tree.setColumnHidden(1, True)
    moved = split.sizes()
    again, columns = shown()
    assert again.sizes() == moved != [300, 300]
    assert columns.header().sectionSize(1) == 77
    assert columns.header().sectionSize(0) != 77


def rooms(desktop: Desktop, case_id: str) -> Iterator[tuple[str, QWidget]]:
    """The register, every page with its tabs, and every window, one after another."""
    yield "register", desktop.window
    desktop.window.show_case(case_id)
    desktop.window.resize(1600, 1000)
    settle()
    for key in (*(spec.key for spec in PAGES), *(view.key for view in VIEWS)):
        desktop.trigger(f"page.{key}")
        settle()
        at = next((view.page for view in VIEWS if view.key == key), key)
        page = as_widget(desktop.open_case.view.show_page([spec.key for spec in PAGES].index(at)))
        for tab in each_tab(page):
            yield f"{at} {tab}", page
    desk, view = desktop.open_case.desk, desktop.open_case.view
    for name in (*WINDOWS, *MORE_WINDOWS, "compare"):
        if name == "compare":
            CompareWindow(desk, view).show()
        else:
            desktop.trigger(name)
        settle()
        for dialog in dialogs_above(desktop.window):
            for tab in each_tab(dialog):
                yield f"{name} {tab}", dialog
            dialog.close()
            dialog.deleteLater()
        settle()


def dividers(room: QWidget) -> Iterator[tuple[str, QSplitter]]:
    """Those in sight that can be moved."""
    for split in room.findChildren(QSplitter):
        if split.isVisible() and sum(size > 0 for size in split.sizes()) > 1:
            names = (each.objectName() for each in (split, *split.findChildren(QAbstractItemView)))
            yield next(filter(None, names), "nameless"), split


def columns(room: QWidget) -> Iterator[tuple[str, QHeaderView, int]]:
    """Those in sight whose edges can be dragged."""
    for view in room.findChildren(QAbstractItemView):
        for header in view.findChildren(QHeaderView):
            wide = header.orientation() is Qt.Orientation.Horizontal
            if not (header.isVisible() and wide):
                continue
            for place in range(header.count() - header.stretchLastSection()):
                if header.sectionResizeMode(place) is QHeaderView.ResizeMode.Interactive:
                    yield f"{view.objectName() or 'nameless'} {place}", header, place


def shapes(where: str, room: QWidget) -> dict[str, object]:
    """How wide everything in sight of a room is."""
    found: dict[str, object] = {
        f"{where}: divider {name}": split.sizes() for name, split in dividers(room)
    }
    return found | {
        f"{where}: column {name}": header.sectionSize(place)
        for name, header, place in columns(room)
    }


def move(split: QSplitter) -> None:
    """Drag a divider one way, or the other where there is no room."""
    before, handle = split.sizes(), split.handle(1)
    along = handle.x() if split.orientation() is Qt.Orientation.Horizontal else handle.y()
    for by in (-BY, BY):
        if split.sizes() == before:
            split.moveSplitter(along + by, 1)
    assert split.sizes() != before


@pytest.mark.slow
def test_every_divider_and_column_of_the_window_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    casebooks = Casebooks()
    desktop = a_desktop(qtbot, tmp_path, (), casebooks)
    case_id = casebooks.workbench.bring_in(practice(desktop, 1))
    left: dict[str, object] = {}
    for where, room in rooms(desktop, case_id):
        for name, split in dividers(room):
            if f"{where}: divider {name}" not in left:
                move(split)
        for name, header, place in columns(room):
            if f"{where}: column {name}" not in left:
                header.resizeSection(place, header.sectionSize(place) + BY)
        settle()
        left |= shapes(where, room)
    desktop.dialogs.leaves = True
    desktop.window.close()
    again = a_desktop(qtbot, tmp_path, (), casebooks)
    found: dict[str, object] = {}
    for where, room in rooms(again, case_id):
        found |= shapes(where, room)
    assert len(left) > 30
    assert found == left


def test_a_column_drawn_wider_stays_so_when_its_rows_are_filled_anew(qtbot: QtBot) -> None:
    tree = TickTree("proposed", "Proposed changes", ("Where", "What"))
    shown(qtbot, tree)
    tree.add_group("Somebody", [tree.row(("Paragraph 3", "put in"), 1)])
    fitted = tree.header().sectionSize(0)
    tree.header().resizeSection(0, fitted + 90)
    tree.clear()
    tree.add_group("Somebody", [tree.row(("Paragraph 4", "put in"), 2)])
    assert tree.header().sectionSize(0) == fitted + 90
