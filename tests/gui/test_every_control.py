"""Every control of every page and window is heard by a screen reader and has keys of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QShortcut
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.builders import RESOURCES
from tests.gui.conftest import OpenDesktop
from tests.gui.windows import Desktop
from workbench.gui.case.pages import PAGES

PRACTICE = sorted((RESOURCES / "practice").glob("*.json"))[0]
WINDOWS = (
    "export-statement", "publish", "make-final", "back-to-draft", "readability", "reading-view",
    "replace", "library", "calculator", "manual", "shortcuts", "about", "search", "outside",
)  # fmt: skip
EVERYWHERE = (Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut)


@pytest.fixture
def at_work(desktop: OpenDesktop) -> Desktop:
    """The window with the first practice case open in it."""
    opened = desktop()
    case = opened.services.load_case_file(PRACTICE.name, PRACTICE.read_bytes())
    opened.window.show_case(opened.workbench.bring_in(case))
    return opened


def stops_of(window: QWidget) -> Iterator[QWidget]:
    """Every control in sight at which Tab stops."""
    tab = Qt.FocusPolicy.TabFocus
    for widget in window.findChildren(QWidget):
        stops = widget.focusPolicy() & tab == tab and widget.focusProxy() is None
        if stops and widget.isVisible() and not isinstance(widget, QDialog | QMainWindow):
            yield widget


def nameless(window: QWidget) -> list[str]:
    """The controls in sight that a screen reader would have no name for, on every tab."""
    found = _nameless(window)
    for bar in window.findChildren(QTabBar):
        for tab in range(bar.count() if bar.isVisible() else 0):
            bar.setCurrentIndex(tab)
            QApplication.processEvents()
            found += _nameless(window)
    return found


def _nameless(window: QWidget) -> list[str]:
    found = []
    for widget in stops_of(window):
        said = QAccessible.queryAccessibleInterface(widget)
        if not said.text(QAccessible.Text.Name).strip():
            parent = widget.parentWidget()
            within = parent.objectName() if parent is not None else ""
            found.append(f"{type(widget).__name__} “{widget.objectName()}” in “{within}”")
    return found + list(_unlabelled(window)) + list(_bare_parts(window))


def _unlabelled(window: QWidget) -> Iterator[str]:
    """Boxes with neither label nor description: on Linux their name is what is chosen in them."""
    labelled = {id(each.buddy()) for each in window.findChildren(QLabel)}
    for box in window.findChildren(QComboBox):
        said = QAccessible.queryAccessibleInterface(box).text(QAccessible.Text.Description)
        if box.isVisible() and not (said or id(box) in labelled):
            yield f"QComboBox “{box.objectName()}” has no label"


def _bare_parts(window: QWidget) -> Iterator[str]:
    """Lines in boxes and signs in lines, which Tab does not come to and which are heard."""
    for part in (*window.findChildren(QLineEdit), *window.findChildren(QToolButton)):
        said = QAccessible.queryAccessibleInterface(part)
        within = isinstance(part.parentWidget(), QAbstractSpinBox)
        if part.isVisible() and not within and not said.text(QAccessible.Text.Name).strip():
            yield f"{type(part).__name__} “{part.objectName()}” has no name"


def doubled(window: QWidget) -> list[str]:
    """Keys that two commands of a window answer wherever the keyboard is: neither would act."""
    keys: dict[str, list[str]] = defaultdict(list)
    for action in window.findChildren(QAction):
        if action.shortcutContext() in EVERYWHERE:
            for key in action.shortcuts():
                keys[key.toString()].append(action.text())
    for shortcut in window.findChildren(QShortcut):
        if shortcut.context() in EVERYWHERE and shortcut.parent() is window:
            for key in QShortcut.keys(shortcut):
                keys[key.toString()].append(shortcut.objectName())
    return [f"{key}: {names}" for key, names in keys.items() if key and len(names) > 1]


def test_every_control_of_every_page_has_a_name_and_no_key_is_taken_twice(
    qtbot: QtBot, at_work: Desktop
) -> None:
    for spec in PAGES:
        at_work.trigger(f"page.{spec.key}")
        QApplication.processEvents()
        assert nameless(at_work.window) == [], spec.key
        assert doubled(at_work.window) == [], spec.key


def test_the_dots_of_every_page_open_a_menu_of_what_can_be_done(
    qtbot: QtBot, at_work: Desktop
) -> None:
    opened = []
    for spec in PAGES:
        at_work.trigger(f"page.{spec.key}")
        bars = [bar for bar in at_work.window.findChildren(QTabBar) if bar.isVisible()]
        turns = [partial(bar.setCurrentIndex, tab) for bar in bars for tab in range(bar.count())]
        for turn in turns or [QApplication.processEvents]:
            turn()
            QApplication.processEvents()
            for dots in at_work.window.findChildren(QToolButton):
                if dots.objectName().endswith(".acts") and dots.isVisible() and dots.isEnabled():
                    dots.click()
                    menu = QApplication.activePopupWidget()
                    assert isinstance(menu, QMenu) and menu.actions(), dots.objectName()
                    menu.close()
                    opened.append(dots.objectName())
    assert {"findings.acts", "procedure.outcomes.acts"} <= {*opened}


def test_every_control_of_every_window_has_a_name(qtbot: QtBot, at_work: Desktop) -> None:
    for name in WINDOWS:
        at_work.trigger(name)
        shown = [
            window
            for window in QApplication.topLevelWidgets()
            if window is not at_work.window and window.isVisible() and isinstance(window, QDialog)
        ]
        assert shown, name
        for window in shown:
            assert nameless(window) == [], name
            assert doubled(window) == [], name
            window.close()


def test_no_letter_stands_twice_in_a_menu(at_work: Desktop) -> None:
    at_work.trigger("page.statement")
    for menu in at_work.window.findChildren(QMenu):
        letters: dict[str, list[str]] = defaultdict(list)
        for action in menu.actions():
            label = action.text().replace("&&", "")
            if "&" in label:
                letters[label[label.index("&") + 1].casefold()].append(label)
        assert [each for each in letters.values() if len(each) > 1] == [], menu.title()


def test_tab_goes_on_from_every_control_of_a_page(qtbot: QtBot, at_work: Desktop) -> None:
    for spec in PAGES:
        at_work.trigger(f"page.{spec.key}")
        QApplication.processEvents()
        seen: list[QWidget] = []
        for _ in range(400):
            focused = QApplication.focusWidget()
            assert focused is not None, spec.key
            if focused in seen:
                break
            seen.append(focused)
            qtbot.keyClick(focused, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is not seen[-1], f"Tab does not leave {spec.key}"
        # Round the window and not round a part of it: what stands at its top is reached, too.
        assert at_work.find(QWidget, "case.page-list") in seen, spec.key
