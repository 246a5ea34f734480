"""A finding entered from nothing in the whole window, with the keyboard alone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import (
    a_case,
    a_head,
    a_payment,
    a_person,
    an_event,
    an_item_of_evidence,
)
from tests.gui.windows import Desktop, a_desktop
from workbench.domain.records.evidence import SourceRef
from workbench.domain.records.findings import FindingResult, InjusticeKind, Seriousness
from workbench.gui.findings.page import FindingsPage

CONTROL = Qt.KeyboardModifier.ControlModifier
_MOST_TABS = 80


def here() -> QWidget:
    """The widget with the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def tab_to(qtbot: QtBot, name: str) -> QWidget:
    """Press Tab until the keyboard is at the widget of that name."""
    passed = []
    for _ in range(_MOST_TABS):
        if here().objectName() == name:
            return here()
        passed.append(here().objectName())
        qtbot.keyClick(here(), Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never came to “{name}”, only to {passed}")


def choose(qtbot: QtBot, name: str, words: str) -> None:
    """Choose from a drop-down list with the arrow keys."""
    box = tab_to(qtbot, name)
    assert isinstance(box, QComboBox)
    for _ in range(box.count()):
        if box.currentText() == words:
            return
        qtbot.keyClick(box, Qt.Key.Key_Down)
    raise AssertionError(f"“{words}” cannot be chosen in {name}")


def write(qtbot: QtBot, name: str, words: str) -> None:
    """Write into a field."""
    qtbot.keyClicks(tab_to(qtbot, name), words)


def with_the_window(qtbot: QtBot, folder: Path) -> Desktop:
    """A case with a person, a head, evidence and an event, at its Findings page."""
    case = a_case(
        a_person(), a_head(), an_item_of_evidence(),
        an_event(narrative="{Body} refused to go on to stage two.", head_ids=("h1",)),
        a_payment(injustice_ids=()),
    )  # fmt: skip
    desktop = a_desktop(qtbot, folder, [case])
    desktop.window.show_case("c1")
    with qtbot.waitActive(desktop.window):
        desktop.window.activateWindow()
    qtbot.keyClick(desktop.window, Qt.Key.Key_7, CONTROL)
    return desktop


def test_a_whole_finding_is_entered_by_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    desktop = with_the_window(qtbot, tmp_path)
    qtbot.keyClick(here(), Qt.Key.Key_N, CONTROL)
    qtbot.keyClick(here(), Qt.Key.Key_Return)
    page = desktop.window.findChild(FindingsPage)
    assert page is not None
    write(qtbot, "finding.standards", "early referral")
    qtbot.keyClick(here(), Qt.Key.Key_Return)
    assert here().objectName() == "finding.standards.place"
    qtbot.keyClicks(here(), "part 3")
    write(qtbot, "finding.what_happened", "It refused.")
    write(qtbot, "finding.analysis", "That was fault by the Council.")
    tab_to(qtbot, "finding.result")
    qtbot.keyClick(here(), Qt.Key.Key_Space)
    tab_to(qtbot, "findings.injustice.entry")
    qtbot.keyClick(here(), Qt.Key.Key_Return)
    choose(qtbot, "injustice.kind", "Time and trouble")
    write(qtbot, "injustice.how", "She had to ask again.")
    choose(qtbot, "injustice.seriousness", "Slight")
    write(qtbot, "injustice.put_right", "It apologised.")
    for fold in ("Evidence for and against", "What was weighed"):
        tab_to(qtbot, f"finding.fold.{fold}")
        qtbot.keyClick(here(), Qt.Key.Key_Space)
        qtbot.keyClick(here(), Qt.Key.Key_Tab)
        if fold == "What was weighed":
            write(qtbot, "finding.weighed", "The letter is plain.")
            break
        for name, pages in (("finding.sources_for", "12"), ("finding.sources_against", "30")):
            tab_to(qtbot, name)
            qtbot.keyClick(here(), Qt.Key.Key_Space)
            qtbot.keyClicks(here(), pages)
    qtbot.keyClick(here(), Qt.Key.Key_Tab)

    (finding,) = desktop.case.findings.values()
    assert (finding.head_id, finding.event_ids) == ("h1", ("e1",))
    (cited,) = finding.standards
    assert (cited.standard_id, cited.place) == ("getting-the-best-early-referral", "part 3")
    assert finding.sources_for == (SourceRef("v1", "12"),)
    assert finding.sources_against == (SourceRef("v1", "30"),)
    assert finding.weighed == "The letter is plain."
    assert finding.analysis == "That was fault by the Council."
    assert finding.result is FindingResult.FAULT
    (injustice,) = desktop.case.injustices.values()
    assert (injustice.finding_id, injustice.person_id) == (finding.id, "p1")
    assert injustice.kind is InjusticeKind.TIME_AND_TROUBLE
    assert injustice.seriousness is Seriousness.SLIGHT
    page.panels.show_panel("chain")
    assert page.chain.breaks() == []


def test_the_limits_have_a_key_of_their_own(qtbot: QtBot, tmp_path: Path) -> None:
    desktop = with_the_window(qtbot, tmp_path)
    shift = Qt.KeyboardModifier.ShiftModifier
    desktop.window.actions_["page.jurisdiction"].trigger()
    assert desktop.open_case.view.page_key() == "complaint"
    assert desktop.find(QWidget, "jurisdiction").isVisible()
    keys = desktop.window.actions_["page.jurisdiction"].shortcut()
    assert keys[0].toCombined() == (CONTROL | shift | Qt.Key.Key_4).toCombined()
    pages = desktop.find(QListWidget, "case.page-list")
    assert pages.item(pages.currentRow()).text() == "Complaint"
