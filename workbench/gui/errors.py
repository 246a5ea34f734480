"""The one place that shows trouble: a bar over the page for failures, a dialog for bugs."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from workbench.domain.errors import CaseFileRefused, WorkbenchError, places
from workbench.gui.look.layout import GRID, announce, named, row_of
from workbench.gui.look.theme.dressing import dress
from workbench.gui.look.theme.marks import Sign

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

Way = tuple[str, Callable[[], None]]
"""A way on from a failure: the words of its button, and what it does."""

LOG_NAME = "workbench.log"
_LOG_BYTES = 500_000
_log = logging.getLogger("workbench")


class TroubleBar(QFrame):
    """Says what happened, what was kept and what to do, without stopping the work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trouble")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._sign = Sign()
        self._words = named(QLabel(), "trouble.words")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._more = named(QPushButton("All problems…"), "trouble.more")
        self._more.clicked.connect(self._on_more)
        self._ways: list[QPushButton] = []
        self._acts: tuple[Callable[[], None], ...] = ()
        close = named(QPushButton("Dismiss"), "trouble.dismiss")
        close.clicked.connect(self.hide)
        self._row = row_of(
            self._sign, (self._words, 1), self._more, close,
            within=self, margins=(2 * GRID, GRID, GRID, GRID),
        )  # fmt: skip
        self._problems: tuple[str, ...] = ()
        self.hide()

    def show_error(self, error: WorkbenchError, ways: Sequence[Way] = ()) -> None:
        """Show a failure until it is dismissed or another one comes, with the ways on from it."""
        _log.info("told: %s", type(error).__name__)
        self._show("error", f"{error.message} {error.hint}".strip(), ways)
        self._problems = error.problems if isinstance(error, CaseFileRefused) else ()
        self._more.setVisible(bool(self._problems))

    def show_note(self, words: str, ways: Sequence[Way] = ()) -> None:
        """Say that something went well, or what was left out, with what may be done next."""
        self._problems = ()
        self._more.hide()
        self._show("good", words, ways)

    def _show(self, sign: str, words: str, ways: Sequence[Way]) -> None:
        self._offer(ways)
        self._sign.show_sign(sign)
        self._words.setText(words)
        self._words.setAccessibleName(words)
        announce(self, words)
        dress(self).show()

    def _offer(self, ways: Sequence[Way]) -> None:
        """Put in a button for each way on; those there already stay under the hand pressing them.

        The press takes the keyboard out of a field, whose words may fail to be saved once more.
        """
        self._acts = tuple(act for _, act in ways)
        labels = [label for label, _ in ways]
        if labels == [each.text() for each in self._ways]:
            return
        while self._ways:
            gone = self._ways.pop()
            gone.hide()  # at once: a question asked meanwhile would keep it in the bar
            gone.deleteLater()
        for number, label in enumerate(labels):
            button = named(QPushButton(label), f"trouble.way.{number}")
            button.clicked.connect(lambda _=False, number=number: self._acts[number]())
            self._row.insertWidget(self._row.count() - 1, button)
            button.show()
            self._ways.append(button)

    def _on_more(self) -> None:
        from workbench.gui.look.details import DetailsDialog

        details = DetailsDialog(
            "What is wrong with the file", "Nothing was imported.", "\n".join(self._problems), self
        )
        show_on_top(details)


def show_on_top(dialog: QDialog) -> None:
    """Show a dialog that holds its window until it is closed, without waiting for it here."""
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dress(dialog).show()
    dialog.activateWindow()


def show_beside(dialog: QDialog) -> None:
    """Show a window that leaves the others free, in front of them."""
    dress(dialog).show()
    dialog.raise_()
    dialog.activateWindow()


def start_log(folder: Path) -> Path | None:
    """Keep a small log in a folder; None when the folder cannot be written.

    Only the kinds of events and errors are logged, never words of a case.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / LOG_NAME
        # Turned over at the start only: the standard rotating log takes longer to load than
        # the register to show, and one day's kinds of errors are few.
        if path.exists() and path.stat().st_size > _LOG_BYTES:
            path.replace(folder / f"{LOG_NAME}.1")
        handler = logging.FileHandler(path, encoding="utf-8")
        path.chmod(0o600)
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    _log.propagate = False
    return path


def stop_log() -> None:
    """Close the log's file."""
    for handler in tuple(_log.handlers):
        handler.close()
        _log.removeHandler(handler)
    _log.propagate = True


def _log_bug(caught: threading.ExceptHookArgs | sys.UnraisableHookArgs) -> None:
    """Log an error beside the window: left to Python, its words would go to the screen."""
    if caught.exc_value is not None:
        _log.error("bug: %s", places(caught.exc_value))


class CrashReporter:
    """Takes the place of `sys.excepthook`: logs where a bug arose and tells the person."""

    def __init__(self, version: str, log: Path | None) -> None:
        self._version = version
        self._log = log
        self._shown: QDialog | None = None
        self._before = sys.excepthook, threading.excepthook, sys.unraisablehook

    def install(self) -> None:
        """Catch every error nobody else has, those of threads and of objects let go too."""
        sys.excepthook = self.report
        threading.excepthook = _log_bug
        sys.unraisablehook = _log_bug

    def remove(self) -> None:
        """Put the former hooks back."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before

    def report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log and show a bug; further ones while the dialog is open are only logged."""
        if issubclass(kind, KeyboardInterrupt):
            self._before[0](kind, error, trace)
            return
        where = places(error)
        _log.error("bug: %s", where)
        if self._shown is not None:
            return
        # Here, because hardly a session needs them.
        import platform

        from workbench.gui.look.details import DetailsDialog

        details = (
            f"Case workbench {self._version} · Python {platform.python_version()} · "
            f"Qt {qVersion()} · {platform.platform()}\n\n{where}"
        )
        log = f" They are also in {self._log}." if self._log is not None else ""
        self._shown = DetailsDialog(
            "Something went wrong in the program",
            "The program made a mistake. Your case is saved up to the last change shown at the "
            "foot of the navigation, and you can go on working. Please send the details below "
            f"to whoever looks after the program; they hold no words of any case.{log}",
            details,
        )
        self._shown.finished.connect(self._on_closed)
        show_on_top(self._shown)

    def _on_closed(self) -> None:
        self._shown = None
