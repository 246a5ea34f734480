"""The window program from start to end: little before the first paint, the rest after it."""

from __future__ import annotations

import gc
import linecache
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

from workbench.domain.errors import WorkbenchError
from workbench.gui.desk import OpenCasebook, Services
from workbench.gui.dialogs import QtDialogs
from workbench.gui.errors import CrashReporter, start_log, stop_log
from workbench.gui.look.appearance import Appearance
from workbench.gui.look.dialog import TITLE_BAR, let_scroll
from workbench.gui.settings import Remembered, open_settings
from workbench.gui.window.main import MainWindow
from workbench.gui.window.receiving import Receiving

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

NAME = "Case workbench"


def run(services: Services, quit_when_painted: bool = False, open_case: str | None = None) -> int:
    """Show the window until it is closed and return the exit code.

    `quit_when_painted` leaves as soon as the register is painted, for measuring the start;
    `open_case` is the id of a case to open at once.
    """
    application = _application()
    log = start_log(services.log_dir)
    reporter = CrashReporter(services.version, log)
    reporter.install()
    settings = open_settings(services.settings_file)
    dialogs = QtDialogs()
    window = MainWindow(services, dialogs, Appearance(application, settings), Remembered(settings))
    dialogs.stand_on(window)
    Receiving(window)
    _keep_on_screen(window)
    warming = _Warming()

    def after_paint() -> None:
        if quit_when_painted:
            application.quit()
            return
        application.focusWindowChanged.connect(keep_within_screen)
        if open_case is not None:
            window.show_case(open_case)
        else:
            window.restore_place()
        # Not beside a case being opened: both would load the same modules at the same time.
        if window.casebook is not None and window.open_case is None:
            warming.start(window.casebook, lambda: window.untouched)
        window.keeping.begin()
        if open_case is None:
            window.at_desk.ask_once()
        from workbench.gui.fields.spoken import hear_fields_and_drawings

        hear_fields_and_drawings()

    window.painted.connect(after_paint)
    window.show()
    # Everything made so far stays as long as the program; it need never be looked through again.
    gc.freeze()
    gc.enable()
    code = application.exec()
    if not window.isHidden():
        window.close()
    warming.finish()
    settings.sync()
    reporter.remove()
    stop_log()
    return code


def _keep_on_screen(window: MainWindow) -> None:
    """Make a window smaller that is larger than the screen, as on a small laptop."""
    room = window.screen().availableGeometry().size() - QSize(0, TITLE_BAR)
    window.resize(window.size().boundedTo(room))


def keep_within_screen(window: QWindow | None) -> None:
    """Make a window beside the main one no larger than its screen, and bring it wholly there."""
    if window is None or window.type() != Qt.WindowType.Dialog:
        return
    room, bars = window.screen().availableGeometry(), window.frameMargins()
    around = QSize(bars.left() + bars.right(), bars.top() + bars.bottom())
    most = room.size() - around.expandedTo(QSize(0, TITLE_BAR))
    if (dialog := QWidget.find(window.winId())) is not None:
        let_scroll(dialog, most)
    size = window.size().boundedTo(most)
    if size != window.size():
        window.resize(size)
    at, whole = window.framePosition(), size + around
    left = max(min(at.x(), room.right() - whole.width() + 1), room.left())
    top = max(min(at.y(), room.bottom() - whole.height() + 1), room.top())
    if QPoint(left, top) != at:
        window.setFramePosition(QPoint(left, top))


def _application() -> QApplication:
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    # Not by `setStyle`, which returns the style: two hundred names of its parts would be made.
    application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    application.setApplicationName(NAME)
    application.setApplicationDisplayName(NAME)
    application.setDesktopFileName("case-workbench")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    return application


class _Warming:
    """Loads, beside the painted window, what the first opened case will need."""

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None

    def start(self, casebook: OpenCasebook, untouched: Callable[[], bool]) -> None:
        def warm() -> None:
            # A failure is told when the person first opens something; nobody is waiting yet.
            with suppress(WorkbenchError):
                casebook.warm_up()
                # Qt's bindings keep the source of every module imported; nobody reads it again.
                linecache.clearcache()
                _ = casebook.workbench.library
            import workbench.gui.case.ahead  # noqa: F401 - loaded, not used

            # What was loaded stays for good and is looked through no more; no closed case may.
            if untouched():
                gc.freeze()

        self._thread = threading.Thread(target=warm, name="warming")
        self._thread.start()

    def finish(self) -> None:
        if self._thread is not None:
            self._thread.join()
