"""The foot of the navigation, as narrow as it stands in the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from workbench.gui.look.navigation import Navigation
from workbench.gui.window.foot import Foot


class Work(QObject):
    """Something under way, known by its name."""

    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, label: str) -> None:
        super().__init__()
        self.label = label


class Works(QObject):
    """Where work begins."""

    started = Signal(object)


def test_what_is_under_way_is_read_to_its_last_word(qtbot: QtBot) -> None:
    works = Works()
    foot = Foot(works)  # type: ignore[arg-type]
    navigation = Navigation("nav", "Pages", [], narrow=False)
    qtbot.addWidget(navigation)
    navigation.foot.addWidget(foot)
    navigation.resize(184, 700)
    navigation.show()
    works.started.emit(Work("Opening CONFIDENTIAL 22-990-027 for second reading.sealed"))
    QApplication.processEvents()
    words = navigation.findChild(QLabel, "foot.task")
    assert words is not None
    assert words.isVisible()
    assert words.height() >= words.heightForWidth(words.width())
