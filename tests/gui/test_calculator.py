"""The working-day calculator: without a case, with its working, and the office's own days off."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
)
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenDesktop
from tests.gui.desks import find
from tests.gui.forms import type_into
from tests.gui.procedures import a_complaint
from tests.gui.windows import Desktop
from workbench.gui.calculator.window import CalculatorWindow


def calculator(desktop: Desktop) -> CalculatorWindow:
    """The calculator, opened from the menu."""
    desktop.trigger("calculator")
    return desktop.find(CalculatorWindow, "calculator")


def test_the_calculator_needs_no_case(qtbot: QtBot, desktop: OpenDesktop) -> None:
    opened = desktop()
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(opened.window, Qt.Key.Key_W, control | shift)
    shown = opened.find(CalculatorWindow, "calculator")
    type_into(qtbot, find(shown, QLineEdit, "calculator.start"), "28 December 2022")
    type_into(qtbot, find(shown, QLineEdit, "calculator.count"), "15")
    result = find(shown, QLabel, "calculator.result")
    assert result.text() == "15 working days from 28 December 2022: Thursday 19 January 2023"
    working = find(shown, QPlainTextEdit, "calculator.working").toPlainText()
    assert "Not counted: 2 January 2023" in working
    copy = find(shown, QPushButton, "calculator.copy")
    qtbot.keyClick(copy, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == f"{result.text()}\n{working}"
    opened.trigger("calculator")
    assert len(opened.window.findChildren(CalculatorWindow)) == 1


def test_the_days_between_two_days_are_counted(qtbot: QtBot, desktop: OpenDesktop) -> None:
    shown = calculator(desktop())
    find(shown, QRadioButton, "calculator.between").setChecked(True)
    type_into(qtbot, find(shown, QLineEdit, "calculator.start"), "19 December 2022")
    end = find(shown, QLineEdit, "calculator.end")
    type_into(qtbot, end, "23 January 2023")
    assert find(shown, QLabel, "calculator.result").text() == "22 working days"
    type_into(qtbot, end, "1 December 2022")
    assert "second day is before the first" in find(shown, QLabel, "calculator.fault").text()
    assert not find(shown, QPushButton, "calculator.copy").isEnabled()
    type_into(qtbot, end, "December 2022")
    assert "is not one day" in find(shown, QLabel, "calculator.end.echo").text()


def test_months_are_counted_and_far_years_are_provisional(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    shown = calculator(desktop())
    start = find(shown, QLineEdit, "calculator.start")
    type_into(qtbot, start, "31 January 2023")
    find(shown, QLineEdit, "calculator.count").setText("1")
    find(shown, QComboBox, "calculator.unit").setCurrentIndex(3)
    assert "28 February 2023" in find(shown, QLabel, "calculator.result").text()
    find(shown, QComboBox, "calculator.unit").setCurrentIndex(0)
    type_into(qtbot, start, "20 December 2045")
    assert "Provisional" in find(shown, QPlainTextEdit, "calculator.working").toPlainText()


def test_a_day_off_just_announced_counts_everywhere_at_once(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    opened = desktop(a_complaint(s3_request="1 June 2023", s3_panel="17 July 2023"))
    opened.window.show_case(opened.workbench.register()[0].id, "procedure")
    page: object = opened.open_case.view.show_page(3)
    clock = page.dates.clock  # type: ignore[attr-defined]
    panel = next(limit.id for limit in opened.case.limits.values() if limit.key == "s3-panel")
    titles = [column.title for column in clock.model.columns]
    cell = clock.model.index(clock.model.row_of(panel), titles.index("How it stands"))
    assert cell.data() == "▲  2 working days over"
    shown = calculator(opened)
    day = find(shown, QLineEdit, "calculator.day")
    type_into(qtbot, day, "8 June 2023")
    add = find(shown, QPushButton, "calculator.day.add")
    qtbot.keyClick(add, Qt.Key.Key_Space)
    assert "has no name" in find(shown, QLabel, "calculator.day.fault").text()
    type_into(qtbot, find(shown, QLineEdit, "calculator.day.name"), "Flood emergency")
    qtbot.keyClick(add, Qt.Key.Key_Space)
    days = find(shown, QListWidget, "calculator.days")
    assert [days.item(row).text() for row in range(days.count())] == [
        "8 June 2023: Flood emergency"
    ]
    assert "1 case" in find(shown, QLabel, "calculator.day.told").text()
    assert cell.data() == "▲  1 working day over"
    days.setCurrentRow(0)
    days.findChild(QAction, "calculator.days.delete").trigger()
    assert cell.data() == "▲  2 working days over"
