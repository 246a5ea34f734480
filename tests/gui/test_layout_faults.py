"""The eyes of the walk: what is cut, covered or silent is found, and what is sound is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.layout_faults import beginning_faults, faults
from workbench.gui.look.labels import ElidedLabel, WrappedLabel
from workbench.gui.look.layout import scrolled
from workbench.gui.look.theme.icons import icon

WORDS = "Response at stage two of the procedure"


def narrow(widget: QWidget, width: int = 60) -> QWidget:
    widget.setFixedWidth(width)
    return widget


def a_choice() -> QComboBox:
    box = QComboBox()
    box.addItem(WORDS)
    return box


def low() -> QWidget:
    label = narrow(WrappedLabel(WORDS))
    label.setFixedHeight(20)
    return label


def an_icon() -> QPushButton:
    button = QPushButton()
    button.setIcon(icon("search"))
    return button


def sideways() -> QWidget:
    return narrow(scrolled(QLabel(WORDS), "Words"), 100)


def elided() -> ElidedLabel:
    label = ElidedLabel()
    label.setText(WORDS)
    narrow(label)
    return label


BAD: dict[str, Callable[[], QWidget]] = {
    "is 2": lambda: narrow(QLabel(WORDS)),
    "pixels of height": low,
    "pixels wide and has": lambda: narrow(QPushButton(WORDS)),
    "“30 September 2022” is": lambda: narrow(QLineEdit("30 September 2022")),
    f"“{WORDS}” is cut and no tip": lambda: narrow(a_choice()),
    "shows an icon only": an_icon,
    "pixels to the side": sideways,
}


def shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    for widget in widgets:
        column.addWidget(widget)
    qtbot.addWidget(window)
    window.resize(QSize(500, 200))
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.mark.parametrize("said", BAD)
def test_what_is_wrong_is_found(qtbot: QtBot, said: str) -> None:
    assert any(said in each for each in faults(shown(qtbot, BAD[said]())))


def test_parts_over_one_another_and_over_the_side_are_found(qtbot: QtBot) -> None:
    above, beneath = QPushButton("Above"), QPushButton("Beneath")
    window = shown(qtbot, above, beneath)
    beneath.setGeometry(above.geometry())
    assert any("stand over one another" in each for each in faults(window))
    beneath.move(480, 120)
    assert any("stands over the side" in each for each in faults(window))


def test_a_page_without_the_keyboard_is_found(qtbot: QtBot) -> None:
    line = QLineEdit()
    window = shown(qtbot, line)
    window.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    assert beginning_faults(window) == []
    line.clearFocus()
    assert beginning_faults(window) == ["nothing has the keyboard"]


def test_what_is_sound_is_left_alone(qtbot: QtBot) -> None:
    tipped = an_icon()
    tipped.setToolTip("Find in this list")
    sound = (
        elided(),
        QLabel(WORDS),
        WrappedLabel(WORDS),
        QPushButton(WORDS),
        QLineEdit(WORDS),
        a_choice(),
    )
    assert faults(shown(qtbot, *sound, tipped)) == []


def test_a_line_that_is_cut_says_the_rest_unless_its_tip_says_something_else(qtbot: QtBot) -> None:
    label, of_its_own = elided(), elided()
    of_its_own.setToolTip("Go to the case")
    window = shown(qtbot, label, of_its_own)
    assert faults(window) == []
    assert (label.toolTip(), of_its_own.toolTip()) == (WORDS, "Go to the case")
    label.setText("Two")
    assert faults(window) == []
