"""Makes the picture of the window in the root README: `python -m tests.e2e.picture`.

`--manual` makes those of the manual too, a page each, light and dark.

The second practice case stands open in the drafting room, a paragraph chosen so that the panel says
what it rests on, in the fonts shipped with the program: the picture is the same on every computer.
`--dark` shows the dark theme; `--out FILE` and `--page KEY` say where it goes and what it shows.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QTimer
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from tests.gui.scripted_dialogs import ScriptedDialogs
from workbench.bootstrap import window_services
from workbench.gui.case.pages import PAGES
from workbench.gui.look.appearance import Appearance, Theme
from workbench.gui.settings import Remembered, open_settings
from workbench.gui.statement.page import StatementPage
from workbench.gui.window.main import MainWindow

ROOT = Path(__file__).parents[2]
WIDTH, HEIGHT, COLOURS = 1280, 800, 48
IN_THE_MANUAL, WIDE = (1180, 720), 760
"""The size of the window in the pictures of the manual, and how wide they are."""

PARAGRAPH = "event:s3-changed"
"""The address of the paragraph chosen in the drafting room."""

LARGEST = 140_000
"""The most bytes the picture may have: it is downloaded with the program."""

_PATIENCE_MS = 20_000
_SETTLING_MS = 800
"""In which the panel is filled and the columns are given their widths."""


def shipped_font(application: QApplication) -> None:
    """Show the window in a font that comes with the program."""
    for path in sorted((ROOT / "resources" / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
    application.setFont(QFont("Liberation Sans", 10))


def window_with_the_case(folder: Path, dark: bool, page: str) -> MainWindow:
    """The window with the second practice case open on a page, everything in it painted."""
    services = window_services(folder / "casebook")
    services = replace(services, settings_file=folder / "window.ini")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    settings = open_settings(services.settings_file)
    appearance = Appearance(application, settings)
    appearance.choose_theme(Theme.DARK if dark else Theme.LIGHT)
    window = MainWindow(services, ScriptedDialogs(), appearance, Remembered(settings))
    window.resize(WIDTH, HEIGHT)
    window.show()
    assert window.casebook is not None
    # Names, though invented, are shown as they would be to anybody else: by their labels.
    window.actions_["labels-only"].setChecked(True)
    case = services.practice_cases()[1].case
    window.show_case(window.casebook.workbench.bring_in(case), page)
    opened = window.open_case
    assert opened is not None
    until_checked = QEventLoop()
    opened.live.checked.connect(until_checked.quit)
    QTimer.singleShot(_PATIENCE_MS, until_checked.quit)
    until_checked.exec()
    application.processEvents()
    choose_a_paragraph(window)
    return window


def choose_a_paragraph(window: MainWindow) -> None:
    """Choose a paragraph in the drafting room, when that is the page shown."""
    room = window.findChild(StatementPage)
    if room is None:
        return
    assert room.view.scroll_to(PARAGRAPH)
    _settle()


def _settle() -> None:
    settled = QEventLoop()
    QTimer.singleShot(_SETTLING_MS, settled.quit)
    settled.exec()


def picture_of(window: MainWindow, wide: int = 0) -> bytes:
    """The window as a small PNG, `wide` pixels across: few colours, no notes on how it was made."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    window.grab().toImage().save(buffer, "PNG")  # type: ignore[call-overload]
    shown = Image.open(BytesIO(buffer.data().data())).convert("RGB")
    if wide:
        shown = shown.resize((wide, shown.height * wide // shown.width), Image.Resampling.LANCZOS)
    few = shown.quantize(COLOURS, dither=Image.Dither.NONE)
    written = BytesIO()
    few.save(written, "PNG", optimize=True)
    return written.getvalue()


def pictures_of_the_manual(folder: Path) -> None:
    """A picture of every page in both themes; raises SystemExit for one that is too large."""
    folder.mkdir(exist_ok=True)
    for dark in (False, True):
        with tempfile.TemporaryDirectory() as settings:
            window = window_with_the_case(Path(settings), dark, "overview")
            window.resize(*IN_THE_MANUAL)
            assert window.open_case is not None
            case_id = window.open_case.session.case_id
            for key in (*(spec.key for spec in PAGES), "timeline"):
                window.show_case(case_id)
                window.actions_[f"page.{key}"].trigger()
                _settle()
                if key == "statement":
                    choose_a_paragraph(window)
                _keep(folder, key, dark, picture_of(window, WIDE))
            window.close_case()
            QApplication.processEvents()
            _keep(folder, "register", dark, picture_of(window, WIDE))
            window.close()


def _keep(folder: Path, name: str, dark: bool, png: bytes) -> None:
    if len(png) > LARGEST // 2:
        raise SystemExit(f"The picture {name} has {len(png)} bytes, more than {LARGEST // 2}.")
    (folder / f"{name}-{'dark' if dark else 'light'}.png").write_bytes(png)


def main() -> None:
    """Write the picture, or say that it is too large."""
    parser = argparse.ArgumentParser(description="Make the picture of the window.")
    parser.add_argument("--out", type=Path, default=ROOT / "resources" / "manual" / "window.png")
    parser.add_argument("--page", default="statement")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--manual", action="store_true")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    shipped_font(application)
    if options.manual:
        pictures_of_the_manual(options.out.parent / "pictures")
    with tempfile.TemporaryDirectory() as folder:
        window = window_with_the_case(Path(folder), options.dark, options.page)
        png = picture_of(window)
        window.close()
    if len(png) > LARGEST:
        raise SystemExit(f"The picture has {len(png)} bytes, more than {LARGEST}.")
    options.out.write_bytes(png)


if __name__ == "__main__":
    main()
