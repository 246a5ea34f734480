"""How much of a case is left to do and to settle: in the register, and as the case is opened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import a_finding, a_head, a_sound_case, with_records
from tests.gui.conftest import OpenDesktop
from workbench.application.case.ports import Left
from workbench.gui.problems.popover import CountsPopover


def test_a_row_says_what_was_left_to_do_when_its_case_was_last_open(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    unwritten = a_finding("f2", position=1, title="Other", analysis="")
    opened = desktop(with_records(a_sound_case(), unwritten))
    opened.window.show_case("c1")
    qtbot.waitUntil(lambda: bool(opened.open_case.view.counts.to_do), timeout=20_000)
    counts = opened.open_case.view.counts
    opened.trigger("close")
    view = opened.find(QListView, "register.table")
    spoken = str(view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert f"{len(counts.to_do)} to do" in spoken
    assert opened.window.remembered.counts_of("c1") == counts.left
    assert opened.window.remembered.counts_of("unknown") == Left()
    opened.window.remembered.keep_counts("c1", Left(1, 2, grave=True))
    heard = str(view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "2 to settle, some of it in the way of a decision" in heard
    opened.window.remembered.keep_counts("c1", counts.left)
    opened.window.remembered.keep_counts("other", Left(1, 2, grave=True))
    assert opened.window.remembered.counts_of("other") == Left(1, 2, grave=True)
    opened.window.show_case("c1")
    header = opened.open_case.view.header
    assert header.to_do.text() == f" {len(counts.to_do)} to do"
    qtbot.mouseClick(header.to_do, Qt.MouseButton.LeftButton)  # before anything is checked
    qtbot.waitUntil(lambda: bool(opened.window.findChildren(CountsPopover)), timeout=20_000)
    (shown,) = opened.window.findChildren(CountsPopover)
    assert shown.isVisible()
    assert opened.open_case.view.counts.left == counts.left


def test_what_is_open_stays_on_the_screen_whatever_there_is(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    heads = [a_head(f"h{n}", title=f"Head {n}, " + "long words of it " * 8) for n in range(12)]
    opened = desktop(with_records(a_sound_case(), *heads))
    opened.window.show_case("c1")
    qtbot.waitUntil(lambda: opened.open_case.live.checked_once, timeout=20_000)
    opened.open_case.show_counts()
    (shown,) = opened.window.findChildren(CountsPopover)
    below = shown.screen().availableGeometry().bottom()
    assert shown.geometry().bottom() <= below
    every = opened.find(QPushButton, "counts.list")
    assert every.mapToGlobal(every.rect().bottomLeft()).y() <= below
    shown.close()
