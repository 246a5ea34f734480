"""What is entered in the office's library is kept, and a stray wheel enters nothing."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTreeWidget,
)
from pytestqt.qtbot import QtBot

from tests.architecture.source import files, name_of
from tests.gui.windows import Desktop
from workbench.gui.library.window import LibraryWindow


@pytest.fixture
def bands(at_a_case: Desktop) -> QTreeWidget:
    """The bands of awards in the library's window."""
    at_a_case.trigger("library")
    at_a_case.find(LibraryWindow, "library").show_part("bands")
    return at_a_case.find(QTreeWidget, "library.bands")


def test_a_band_left_for_another_is_saved(at_a_case: Desktop, bands: QTreeWidget) -> None:
    first, second = list(at_a_case.workbench.library.bands.values())[:2]
    at_a_case.find(QLineEdit, "library.band.most").setText("£350")
    bands.setCurrentItem(bands.topLevelItem(1))
    assert at_a_case.workbench.library.bands[first.id].most == 350_00
    row = bands.topLevelItem(0)
    assert row is not None
    assert "£350" in row.text(1)
    assert at_a_case.find(QPlainTextEdit, "library.band.words").toPlainText() == second.words
    assert {band.id for band in at_a_case.workbench.store.office().bands} == {first.id}


def test_a_band_that_cannot_be_kept_is_not_left(
    qtbot: QtBot, at_a_case: Desktop, bands: QTreeWidget
) -> None:
    most = at_a_case.find(QLineEdit, "library.band.most")
    most.setText("£ten")
    pressed = bands.visualItemRect(bands.topLevelItem(1)).center()
    qtbot.mouseClick(bands.viewport(), Qt.MouseButton.LeftButton, pos=pressed)
    qtbot.wait(1)
    assert bands.currentItem() is bands.topLevelItem(0)
    assert bands.selectedItems() == [bands.topLevelItem(0)]
    assert most.text() == "£ten"
    library = at_a_case.find(LibraryWindow, "library")
    assert library.part("bands").fault.isVisible()
    most.setText("£300")


def test_closing_the_library_keeps_a_band(at_a_case: Desktop, bands: QTreeWidget) -> None:
    first = next(iter(at_a_case.workbench.library.bands))
    at_a_case.find(QLineEdit, "library.band.per").setText("month")
    at_a_case.find(LibraryWindow, "library").reject()
    assert at_a_case.workbench.library.bands[first].per == "month"


def test_bands_that_are_only_looked_at_stay_the_programs(
    at_a_case: Desktop, bands: QTreeWidget
) -> None:
    for row in range(bands.topLevelItemCount()):
        bands.setCurrentItem(bands.topLevelItem(row))
    at_a_case.find(LibraryWindow, "library").reject()
    assert at_a_case.workbench.store.office().bands == ()


def test_the_wheel_changes_no_house_setting(at_a_case: Desktop, qtbot: QtBot) -> None:
    at_a_case.trigger("library")
    library = at_a_case.find(LibraryWindow, "library")
    library.show_part("settings")
    boxes = [*library.part("settings").findChildren(QComboBox)]
    numbers = [*library.part("settings").findChildren(QSpinBox)]
    assert boxes
    assert numbers
    here = QPointF(5, 5)
    for box in (*boxes, *numbers):
        for turned in (-120, 120):
            turn = QWheelEvent(
                here, here, QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(box, turn)
            assert not turn.isAccepted()
    assert at_a_case.workbench.store.office().settings == ()


def test_every_box_and_number_leaves_the_wheel_to_its_page() -> None:
    bare = [
        name_of(path)
        for path in files("workbench/gui", suffix=".py")
        if re.search(r"\bQ(?:ComboBox|SpinBox|DoubleSpinBox)\(\)", path.read_text("utf-8"))
    ]
    assert bare == [], "ChoiceBox and NumberBox (look/lists) do"
