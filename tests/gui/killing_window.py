"""The window, adding files or marking passages without pause, to be ended without warning.

Run by ``test_kill_window.py``: ``python killing_window.py WHAT CASEBOOK PILE ROOT``. It tells of
each thing once the window shows that it is saved.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any


def tell(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


class Yes:
    """Goes on with whatever was cut short; reads nothing."""

    def ask(self, _title: str, _text: str, buttons: Sequence[str], *_more: object) -> str:
        return buttons[0]

    def inform(self, *_said: object) -> None:
        """Nobody looks at it."""


def a_window(folder: Path) -> Any:
    """The window over a casebook, with its only case open."""
    from PySide6.QtWidgets import QApplication

    from workbench.bootstrap import window_services
    from workbench.gui.look.appearance import Appearance
    from workbench.gui.settings import Remembered, open_settings
    from workbench.gui.window.main import MainWindow

    application = QApplication([])
    services = window_services(folder)
    settings = open_settings(services.settings_file)
    dialogs: Any = Yes()
    window = MainWindow(services, dialogs, Appearance(application, settings), Remembered(settings))
    window.resize(1200, 800)
    window.show()
    application.processEvents()
    assert window.casebook is not None
    window.show_case(window.casebook.workbench.register()[0].id, "evidence")
    return window


def bring_in(window: Any, pile: Path) -> None:
    """Drop a folder of files, the first time; go on with it afterwards."""
    from PySide6.QtWidgets import QApplication

    case = window.open_case
    seen: set[str] = set()

    def listed() -> None:
        for item in case.session.case.evidence.values():
            if item.id not in seen:
                seen.add(item.id)
                tell(item.file.name)

    case.bridge.changed.connect(listed)
    if not case.session.case.evidence:
        from workbench.gui.case.pages import page_of

        case.view.show_page(page_of("evidence")).take_files([pile])
    QApplication.exec()


def mark(window: Any, _pile: Path) -> None:
    """Make an event of one sentence after the other, by two keys each."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from workbench.gui.case.pages import page_of

    case = window.open_case
    page = case.view.show_page(page_of("evidence"))
    page.table.choose(next(iter(case.session.case.evidence)))
    reading = page.paper.frame.reading

    def go_on() -> None:
        if reading.lettering(0) is None:
            return
        reading.setFocus()
        QTest.keyClick(reading, Qt.Key.Key_S)
        before = len(case.session.case.events)
        QTest.keyClick(reading, Qt.Key.Key_E)
        if len(case.session.case.events) > before:
            event = max(case.session.case.events.values(), key=lambda each: each.position)
            tell(event.id)

    timer = QTimer(window)
    timer.timeout.connect(go_on)
    timer.start(1)
    QApplication.exec()


if __name__ == "__main__":
    sys.path.insert(0, sys.argv[4])
    shown = a_window(Path(sys.argv[2]))
    {"import": bring_in, "mark": mark}[sys.argv[1]](shown, Path(sys.argv[3]))
