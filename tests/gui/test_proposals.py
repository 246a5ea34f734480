"""Proposals are listed with their paragraph, ticked one by one or all, and taken back at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenDesktop
from tests.gui.test_outside import _opened, _press, _read
from tests.gui.windows import Desktop
from tests.interchange.published_statements import as_numbers
from workbench.gui.outside.proposals import ProposalsWindow
from workbench.statement.text import lines


def carried_on(desktop: OpenDesktop, qtbot: QtBot) -> tuple[Desktop, ProposalsWindow]:
    """A statement read, made a case, and the proposals shown for it."""
    desk, window = _opened(desktop)
    _read(window, qtbot, as_numbers())
    _press(window, "outside.make", qtbot)
    qtbot.waitUntil(lambda: desk.window.findChild(ProposalsWindow) is not None)
    shown = desk.window.findChild(ProposalsWindow)
    assert shown is not None and desk.window.open_case is not None
    desk.window.open_case.live.up_to_date()
    return desk, shown


def rows(shown: ProposalsWindow) -> list[QTreeWidgetItem]:
    return shown.rows()


def words(desk: Desktop) -> list[str]:
    assert desk.window.open_case is not None
    live = desk.window.open_case.live
    live.up_to_date()
    assert live.document is not None
    return list(lines(live.document))


def test_each_proposal_shows_its_paragraph(desktop: OpenDesktop, qtbot: QtBot) -> None:
    _, shown = carried_on(desktop, qtbot)
    listed = [(row.text(0), row.text(1)) for row in rows(shown)]
    assert ("10", "March 2022") in listed, listed
    shown.list.setCurrentItem(rows(shown)[0])
    assert shown.words.text().startswith("In March 2022")
    assert "background-color" in shown.browser.toHtml()


def test_what_is_ticked_is_accepted_and_undone_in_one_step(
    desktop: OpenDesktop, qtbot: QtBot
) -> None:
    desk, shown = carried_on(desktop, qtbot)
    assert desk.window.open_case is not None
    bridge = desk.window.open_case.desk.bridge
    before, said = bridge.case, words(desk)
    first = next(row for row in rows(shown) if row.text(1) == "March 2022")
    first.setCheckState(0, Qt.CheckState.Checked)
    qtbot.mouseClick(shown.ticked, Qt.MouseButton.LeftButton)
    assert len(bridge.case.events) == 1
    assert words(desk) == said
    qtbot.mouseClick(shown.all, Qt.MouseButton.LeftButton)
    assert not shown.all.isEnabled() and not rows(shown)
    assert bridge.case.findings and bridge.case.injustices
    assert words(desk) == said
    desk.window.undo()
    desk.window.undo()
    assert bridge.case == before
    assert rows(shown)


def test_an_injustice_ticked_ticks_its_finding(desktop: OpenDesktop, qtbot: QtBot) -> None:
    _, shown = carried_on(desktop, qtbot)
    injustice = next(row for row in rows(shown) if "Mrs K" in row.text(1))
    injustice.setCheckState(0, Qt.CheckState.Checked)
    ticked = [row.text(1) for row in rows(shown) if row.checkState(0) is Qt.CheckState.Checked]
    assert "fault" in ticked
    assert shown.ticked.isEnabled()
