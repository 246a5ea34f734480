"""The window with one case open, its preview composed and checked; then it is closed.

``python -m tests.benchmarks.one_case_open FOLDER CASE-ID`` prints the most memory it held, in MiB.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.benchmarks.memory import peak_memory
from workbench.bootstrap import window_services
from workbench.gui.window.app import run
from workbench.gui.window.main import MainWindow


def close_when_checked() -> None:
    """Watch for the open case's statement to be composed and checked, then close the window."""
    windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
    case = windows[0].open_case if windows else None
    if case is None or case.live.document is None:
        QTimer.singleShot(20, close_when_checked)
        return
    case.live.up_to_date()
    QTimer.singleShot(0, windows[0].close)


def main() -> int:
    """Open the case of the command line, once."""
    application = QApplication(sys.argv[:1])
    QTimer.singleShot(0, close_when_checked)
    code = run(window_services(Path(sys.argv[1])), open_case=sys.argv[2])
    with suppress(NotImplementedError):
        print(peak_memory())
    application.quit()
    return code


if __name__ == "__main__":
    sys.exit(main())
