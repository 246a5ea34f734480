"""The statement is checked a moment at a time, so that nobody waits for it while typing."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.builders import a_sound_case, a_text, with_records
from tests.gui.conftest import OpenDesktop
from tests.gui.windows import Desktop
from workbench.application.case import editing
from workbench.gui.live import Checked, Live


def a_slice(live: Live) -> None:
    """The next moment of checking."""
    (timer,) = (
        each for each in live.findChildren(QTimer) if each.isActive() and not each.interval()
    )
    timer.stop()
    timer.timeout.emit()


def under_way(qtbot: QtBot, desktop: Desktop) -> Live:
    """The statement composed, and its checking begun but not over."""
    live = desktop.open_case.live
    with qtbot.waitSignal(live.composed):
        live.start()
    (wait,) = (each for each in live.findChildren(QTimer) if each.isActive())
    wait.stop()
    wait.timeout.emit()
    return live


def test_checking_in_moments_finds_what_checking_at_once_finds(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    case = with_records(a_sound_case(), a_text("considered", "I spoke to Mr Q, see paragraph 3."))
    opened = desktop(case)
    opened.window.show_case(opened.workbench.register()[0].id)
    live = under_way(qtbot, opened)
    with qtbot.waitSignal(live.checked):
        while not live.checked_once:
            a_slice(live)
    assert live.document is not None
    assert live.found.problems == opened.workbench.problems(live.document, opened.case)
    assert {"unknown-label", "typed-paragraph"} <= {each.code for each in live.found.problems}


def test_a_change_while_checking_drops_what_was_being_checked(
    qtbot: QtBot, at_a_case: Desktop
) -> None:
    live = under_way(qtbot, at_a_case)
    told: list[Checked] = []
    live.checked.connect(told.append)
    at_a_case.open_case.bridge.apply(
        "Edit text", lambda case: editing.set_text(case, "decision", "I uphold it.")
    )
    assert [
        each for each in live.findChildren(QTimer) if each.isActive() and not each.interval()
    ] == []
    with qtbot.waitSignal(live.checked):
        pass
    assert len(told) == 1
    assert live.document is not None
    assert live.found.problems == at_a_case.workbench.problems(live.document, at_a_case.case)
