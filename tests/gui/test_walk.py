"""A walk through the whole window: every page, tab, menu and window, as a person would see it.

The quick part goes once through everything; the whole, marked slow, through both themes, three
sizes and more cases.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import product

import pytest
from PySide6.QtCore import QDeadlineTimer, QEvent, QPoint, QSize
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.benchmarks.cases import case_with_events
from tests.builders import RESOURCES, a_case
from tests.gui.conftest import OpenDesktop
from tests.gui.layout_faults import beginning_faults, faults, least_width, over_the_screen
from tests.gui.test_every_control import WINDOWS
from tests.gui.windows import Desktop
from workbench.domain.casefile import CaseFile
from workbench.gui.case.pages import PAGES, VIEWS, as_widget
from workbench.gui.records.folds import FoldLine

SMALL, SMALLEST, LARGE = (1366, 768), (1280, 672), (1600, 1000)
"""A small laptop, what is left of its screen beside title and task bar, and a desk."""

MOST_WIDTH = 900
"""The most pixels of width a page may ask for."""

MOMENT_MS = 300
"""In which everything shown after a pause is shown, and laid out."""

MORE_WINDOWS = ("statement-settings", "protected", "proposals")
PRACTICE = sorted((RESOURCES / "practice").glob("*.json"))
THEMES = ("light", "dark")


@dataclass
class Walk:
    """Somebody who goes through the window and notes what is wrong, with where it was seen."""

    desktop: Desktop
    size: tuple[int, int]
    found: dict[str, str] = field(default_factory=dict)

    def note(self, where: str, said: list[str]) -> None:
        """Keep what was found, the first place each was seen at."""
        for each in said:
            self.found.setdefault(each, where)

    @property
    def seen(self) -> list[str]:
        """What was found and where, a line each."""
        return [f"{where}: {said}" for said, where in self.found.items()]

    def look(self, where: str, window: QWidget) -> None:
        """Look at a window as it stands."""
        self.note(where, lasting(lambda: faults(window)))
        if window is self.desktop.window and window.size() != QSize(*self.size):
            self.note(where, [f"the window became {window.width()} by {window.height()}"])
            window.resize(*self.size)

    def pages(self) -> None:
        """Every page and view of the open case, every tab of it, folded and open."""
        window = self.desktop.window
        for key in (*(spec.key for spec in PAGES), *(view.key for view in VIEWS)):
            self.desktop.trigger(f"page.{key}")
            settle()
            page = as_widget(self.desktop.open_case.view.show_page(self._place(key)))
            self.note(key, lasting(partial(beginning_faults, page)))
            wide = least_width(page)
            self.note(key, [f"asks for {wide} pixels of width"] if wide > MOST_WIDTH else [])
            for tab in each_tab(page):
                self.look(f"{key} {tab}", window)
                for line in unfolded(page):
                    self.look(f"{key} {tab} {line}", window)

    def _place(self, key: str) -> int:
        page = next((view.page for view in VIEWS if view.key == key), key)
        return [spec.key for spec in PAGES].index(page)

    def windows(self) -> None:
        """Every window a command opens without a file."""
        for name in (*WINDOWS, *MORE_WINDOWS):
            self.desktop.trigger(name)
            settle()
            shown = dialogs_above(self.desktop.window)
            assert shown, name
            for dialog in shown:
                self.note(name, over_the_screen(dialog, QSize(*SMALLEST)))
                for tab in each_tab(dialog):
                    self.look(f"{name} {tab}", dialog)
                dialog.close()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def menus(self) -> None:
        """Every menu, of the bar and of the buttons in sight."""
        bar = self.desktop.window.menuBar()
        for action in bar.actions():
            if bar.actionGeometry(action).right() > bar.width():
                self.note("menus", [f"{action.text()} is cut"])
        for menu in self.desktop.window.findChildren(QMenu):
            menu.popup(QPoint())
            if menu.height() > SMALLEST[1] or menu.width() > SMALLEST[0]:
                self.note("menus", [f"the menu “{menu.title()}” is larger than the screen"])
            blank = [each for each in menu.actions() if not each.isSeparator() and not each.text()]
            self.note("menus", [f"a line of “{menu.title()}” is blank"] if blank else [])
            menu.hide()


def settle() -> None:
    """Let what waits for a moment be laid out."""
    for _ in range(3):
        QApplication.processEvents()


def lasting(look: Callable[[], list[str]]) -> list[str]:
    """What is wrong, and still is once whatever waits for a moment has happened."""
    settle()
    deadline = QDeadlineTimer(MOMENT_MS)
    while (found := look()) and not deadline.hasExpired():
        settle()
    return found


def each_tab(widget: QWidget) -> Iterator[str]:
    """Show tab after tab of the outermost tabs, or what there is where there are none."""
    tabs = next((each for each in widget.findChildren(QTabWidget) if each.isVisible()), None)
    if tabs is None:
        yield ""
        return
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        settle()
        yield tabs.tabText(place)
    tabs.setCurrentIndex(0)


def unfolded(page: QWidget) -> Iterator[str]:
    """Open what is folded, all at once, and fold it again."""
    lines = [each for each in page.findChildren(FoldLine) if each.isVisible()]
    closed = [each for each in lines if not each.isChecked()]
    for line in closed:
        line.setChecked(True)
    if closed:
        yield "unfolded"
    for line in closed:
        line.setChecked(False)


def dialogs_above(window: QWidget) -> list[QDialog]:
    """The windows that stand on the main one."""
    return [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, QDialog) and each is not window and each.isVisible()
    ]


def practice(desktop: Desktop, number: int) -> CaseFile:
    """One of the practice cases."""
    path = PRACTICE[number]
    return desktop.services.load_case_file(path.name, path.read_bytes())


def walk_in(desktop: Desktop, case: CaseFile, size: tuple[int, int], theme: str) -> Walk:
    """Open a case in a window of a size and a theme."""
    desktop.trigger(f"theme.{theme}")
    desktop.window.show_case(desktop.workbench.bring_in(case))
    desktop.window.resize(*size)
    settle()
    return Walk(desktop, size)


def test_a_practice_case_is_seen_whole_on_a_small_laptop(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    opened = desktop()
    walk = walk_in(opened, practice(opened, 2), SMALLEST, "light")
    walk.pages()
    assert walk.seen == [], "\n".join(walk.seen)


def test_windows_and_menus_are_seen_whole(qtbot: QtBot, desktop: OpenDesktop) -> None:
    opened = desktop()
    walk = walk_in(opened, practice(opened, 1), SMALL, "dark")
    walk.windows()
    walk.menus()
    assert walk.seen == [], "\n".join(walk.seen)


def test_an_empty_case_and_the_register_are_seen_whole(qtbot: QtBot, desktop: OpenDesktop) -> None:
    opened = desktop()
    opened.window.resize(*SMALLEST)
    walk = Walk(opened, SMALLEST)
    walk.look("the empty register", opened.window)
    assert walk.seen == [], "\n".join(walk.seen)
    walk = walk_in(opened, a_case(), SMALLEST, "dark")
    walk.pages()
    opened.window.close_case()
    walk.look("the register", opened.window)
    assert walk.seen == [], "\n".join(walk.seen)


CASES: dict[str, Callable[[Desktop], CaseFile]] = {
    "empty": lambda desktop: a_case(),
    "first": lambda desktop: practice(desktop, 0),
    "second": lambda desktop: practice(desktop, 1),
    "third": lambda desktop: practice(desktop, 2),
    "long": lambda desktop: case_with_events(500),
}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("case", "size", "theme"), list(product(CASES, (SMALL, SMALLEST, LARGE), THEMES))
)
def test_everything_is_seen_whole(
    qtbot: QtBot, desktop: OpenDesktop, case: str, size: tuple[int, int], theme: str
) -> None:
    opened = desktop()
    walk = walk_in(opened, CASES[case](opened), size, theme)
    walk.pages()
    walk.windows()
    walk.menus()
    opened.window.close_case()
    walk.look("the register", opened.window)
    assert walk.seen == [], "\n".join(walk.seen)
