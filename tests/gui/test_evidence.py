"""The Evidence page: numbered items, and where each is relied on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_case, a_sound_case, an_item_of_evidence, on, with_records
from tests.gui.desks import a_desk, find, shown
from workbench.application.case import editing
from workbench.domain.records.evidence import SourceRef
from workbench.gui.evidence.page import EvidencePage


def test_items_are_numbered_and_renumbered_when_moved(qtbot: QtBot) -> None:
    case = a_case(
        an_item_of_evidence("v1", "Letter"), an_item_of_evidence("v2", "Report", position=1)
    )
    page = shown(qtbot, EvidencePage(a_desk(case).desk))
    page.table.choose("v2")
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    shows = [[page.model.index(r, c).data() for c in range(2)] for r in range(2)]
    assert shows == [["E1", "Report"], ["E2", "Letter"]]


def test_the_uses_of_an_item_lead_to_what_relies_on_it(qtbot: QtBot) -> None:
    opened = a_desk(with_records(a_sound_case(), an_item_of_evidence("v2", "Spare", position=1)))
    page = shown(qtbot, EvidencePage(opened.desk))
    uses = find(page, QListWidget, "evidence.uses")
    assert uses.count() == 2
    uses.setFocus()
    uses.setCurrentRow(1)
    qtbot.keyClick(uses, Qt.Key.Key_Return)
    assert opened.visits == [("finding", "f1", "")]
    page.table.choose("v2")
    assert find(page, QLabel, "evidence.unused").isVisible()
    opened.desk.bridge.apply(
        "Cite",
        lambda case: editing.set_fields(case, "event", "e2", sources=(SourceRef("v2", "1"),)),
    )
    assert uses.count() == 1


def test_dates_and_pages_of_an_item_are_entered(qtbot: QtBot) -> None:
    opened = a_desk(a_case(an_item_of_evidence(pages=None)))
    page = shown(qtbot, EvidencePage(opened.desk))
    for name, words in (
        ("evidence.made_on", "about 5 January 2018"),
        ("evidence.received_on", "2 May 2023"),
        ("evidence.pages", "61"),
    ):
        line = find(page, QLineEdit, name)
        line.setFocus()
        qtbot.keyClicks(line, words)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    item = opened.case.evidence["v1"]
    assert (item.made_on, item.received_on) == (on("about 2018-01-05"), on("2 May 2023"))
    assert item.pages == 61
    assert page.model.index(0, 3).data() == "about 5 January 2018"
