"""Grabs every page of the practice cases: `python -m tests.gui.pictures FOLDER`.

Each page and tab stands in light and dark, on a small laptop and on a large screen; a form longer
than the room for it is grabbed whole as well, and so are the windows beside the work. Time and ids
stand still, so that the same program makes the same pictures: `--against OTHER` names those that
differ from the pictures in another folder.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QTabWidget, QWidget

from tests.e2e.picture import shipped_font
from tests.gui.scripted_dialogs import ScriptedDialogs
from tests.gui.windows import Casebooks
from workbench.bootstrap import window_services
from workbench.gui.case.pages import PAGES
from workbench.gui.look.appearance import Appearance, Theme
from workbench.gui.settings import Remembered, open_settings
from workbench.gui.window.main import MainWindow

SIZES = ((1366, 768), (1600, 1000))
BESIDE = ("library", "calculator", "outside", "manual", "readability")
"""The windows beside the work, by the command that opens each."""

_SETTLING_MS = 60
_CHECKING_MS = 20_000
_LOOKING_MS = 900
"""In which the chronology has looked for events that are alike."""


class Camera:
    """Writes what stands on the screen under the name of what it shows."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self.window = window
        self.folder = folder
        self.count = 0

    def take(self, widget: QWidget, name: str) -> None:
        """Grab a widget once it looks the same twice running."""
        before, shown = QImage(), widget.grab().toImage()
        while shown != before:
            settle()
            before, shown = shown, widget.grab().toImage()
        shown.save(str(self.folder / f"{name}.png"))
        self.count += 1

    def take_tabs(self, widget: QWidget, whole: QWidget, name: str) -> None:
        """Grab a page, tab by tab where it has tabs."""
        tabs = next((each for each in widget.findChildren(QTabWidget) if each.isVisible()), None)
        for place in range(tabs.count() if tabs is not None else 1):
            if tabs is not None:
                tabs.setCurrentIndex(place)
            self.take(whole, f"{name}.{place}")
            for number, form in enumerate(longer_than_shown(widget)):
                self.take(form, f"{name}.{place}.form{number}")
        if tabs is not None:
            tabs.setCurrentIndex(0)

    def take_case(self, case: str) -> None:
        """Grab every page of the open case."""
        for spec in PAGES:
            self.window.actions_[f"page.{spec.key}"].trigger()
            settle(_LOOKING_MS if spec.key == "chronology" else _SETTLING_MS)
            opened = self.window.open_case
            assert opened is not None
            page = opened.view.show_page(PAGES.index(spec))
            assert isinstance(page, QWidget)
            self.take_tabs(page, self.window, f"{case}.{spec.key}")
        self.window.actions_["page.timeline"].trigger()
        settle()
        self.take(self.window, f"{case}.timeline")

    def take_beside(self, theme: str) -> None:
        """Grab the windows beside the work."""
        for name in BESIDE:
            self.window.actions_[name].trigger()
            settle()
            shown = [each for each in self.window.findChildren(QDialog) if each.isVisible()]
            for dialog in shown:
                self.take_tabs(dialog, dialog, f"beside.{theme}.{name}")
                dialog.close()
                settle()


def longer_than_shown(page: QWidget) -> Iterator[QWidget]:
    """What scrolls on a page and does not fit its room."""
    for area in page.findChildren(QScrollArea):
        inner = area.widget()
        if inner is not None and area.isVisible() and inner.height() > area.viewport().height():
            yield inner


def settle(milliseconds: int = _SETTLING_MS) -> None:
    """Let everything be laid out and painted that waits for a moment."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def take_all(folder: Path, settings_folder: Path) -> int:
    """Grab everything; returns how many pictures were written."""
    services = replace(
        window_services(settings_folder / "casebook"),
        open_casebook=Casebooks().open,
        settings_file=settings_folder / "window.ini",
        spelling=None,
    )
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    settings = open_settings(services.settings_file)
    appearance = Appearance(application, settings)
    window = MainWindow(services, ScriptedDialogs(), appearance, Remembered(settings))
    window.show()
    camera = Camera(window, folder)
    assert window.casebook is not None
    bring_in = window.casebook.workbench.bring_in
    cases = [bring_in(practice.case) for practice in services.practice_cases()]
    for width, height in SIZES:
        window.resize(width, height)
        for number, case in enumerate(cases, 1):
            window.show_case(case, "overview")
            until_checked(window)
            for theme in (Theme.LIGHT, Theme.DARK):
                appearance.choose_theme(theme)
                camera.take_case(f"case{number}.{width}.{theme.value}")
                if (number, width) == (1, SIZES[0][0]):
                    camera.take_beside(theme.value)
    window.close()
    return camera.count


def until_checked(window: MainWindow) -> None:
    """Wait until the statement was composed and checked."""
    assert window.open_case is not None
    checked = QEventLoop()
    window.open_case.live.checked.connect(checked.quit)
    QTimer.singleShot(_CHECKING_MS, checked.quit)
    checked.exec()


def different(folder: Path, other: Path) -> list[str]:
    """The pictures that are not the same in two folders, or stand in one of them only."""
    names = {path.name for each in (folder, other) for path in each.glob("*.png")}
    return sorted(name for name in names if QImage(str(folder / name)) != QImage(str(other / name)))


def main() -> None:
    """Write the pictures, and compare them when asked to."""
    parser = argparse.ArgumentParser(description="Grab every page of the practice cases.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--against", type=Path, help="a folder of earlier pictures")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    options.folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    application.setCursorFlashTime(0)
    shipped_font(application)
    with tempfile.TemporaryDirectory() as settings_folder:
        print(f"{take_all(options.folder, Path(settings_folder))} pictures in {options.folder}")
    if options.against is not None:
        found = different(options.folder, options.against)
        print("\n".join([*found, f"{len(found)} differ from {options.against}"]))


if __name__ == "__main__":
    main()
