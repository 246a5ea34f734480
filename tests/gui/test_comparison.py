"""Sums to compare with: dated, sourced, searchable, and never filled in."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.builders import a_person, a_sound_case, with_records
from tests.gui.conftest import OpenDesktop
from tests.gui.windows import Desktop
from workbench.domain.money import money
from workbench.domain.records.complaint import CaseStage
from workbench.domain.records.findings import InjusticeKind
from workbench.gui.remedies.comparison import AwardsTable
from workbench.gui.remedies.page import RemediesPage

CLOSED = with_records(
    a_sound_case(reference="20 111 222", stage=CaseStage.CLOSED, decided_on=date(2023, 2, 1)),
    a_person(alias="Ms Q", name="Petronella Quillfeather"),
)


def comparison_of(desktop: Desktop) -> AwardsTable:
    """The table of sums, shown on the page of the sound case."""
    desktop.window.show_case("c1", "remedies")
    page = desktop.find(RemediesPage, "remedies")
    page.panels.show_panel("comparison")
    page.comparison.show_kind(None)
    return desktop.find(AwardsTable, "comparison.table")


def cells(table: AwardsTable) -> list[list[str]]:
    """Every row: the sum, the year, what it was for, the kinds of injustice, and the source."""
    return [
        [
            money(each.amount),
            str(each.year),
            each.what,
            ", ".join(kind.value for kind in each.kinds),
            str(table.awards.index(row, 0).data()),
        ]
        for row, each in enumerate(table.awards.rows)
    ]


def test_published_sums_have_year_and_source(desktop: OpenDesktop) -> None:
    rows = cells(comparison_of(desktop(a_sound_case())))
    assert len(rows) > 15
    assert all(row[0].startswith("£") and row[2] and row[4] for row in rows)
    assert [row for row in rows if "21 017 938" in row[4] and row[:2] == ["£200", "2022"]]


def test_they_are_found_by_kind_and_by_words(qtbot: QtBot, desktop: OpenDesktop) -> None:
    opened = desktop(a_sound_case())
    table = comparison_of(opened)
    kind = opened.find(QComboBox, "comparison.kind")
    kind.setCurrentIndex(kind.findData(InjusticeKind.TIME_AND_TROUBLE))
    rows = cells(table)
    assert rows
    assert all("time and trouble" in row[3] for row in rows)
    words = opened.find(QLineEdit, "comparison.words")
    words.setFocus()
    qtbot.keyClicks(words, "2025")
    assert [row[1] for row in cells(table)] == ["2025"]
    qtbot.keyClicks(words, "zzz")
    assert cells(table) == []
    assert "No sum matches" in opened.find(QLabel, "comparison.count").text()


def test_bands_stand_under_a_banner_that_says_they_are_unconfirmed(desktop: OpenDesktop) -> None:
    opened = desktop(a_sound_case())
    comparison_of(opened)
    banner = opened.find(QLabel, "comparison.banner")
    said = opened.find(QLabel, "comparison.bands.words")
    assert banner.isHidden()
    kind = opened.find(QComboBox, "comparison.kind")
    kind.setCurrentIndex(kind.findData(InjusticeKind.DISTRESS))
    assert "Not yet confirmed by your office" in banner.text()
    assert not banner.isHidden()
    lines = said.text().splitlines()
    assert all("not yet confirmed)" in line for line in lines[:-1])
    assert lines[-1].startswith("Source: ")


def test_closed_cases_of_ones_own_join_without_names(qtbot: QtBot, desktop: OpenDesktop) -> None:
    opened = desktop(a_sound_case(), CLOSED)
    table = comparison_of(opened)
    qtbot.waitUntil(lambda: any("of your own" in row[4] for row in cells(table)))
    (row,) = [row for row in cells(table) if "of your own" in row[4]]
    assert row[:4] == ["£150", "2023", "Time and trouble to an adult", "time and trouble"]
    assert "2023 · 20 111 222, a case of your own" in row[4]
    assert not any(name in " ".join(row) for name in ("Ms Q", "Petronella", "Northshire"))
    assert "1 from closed cases of your own" in opened.find(QLabel, "comparison.count").text()


def test_a_line_is_copied_and_nothing_is_filled_in(qtbot: QtBot, desktop: OpenDesktop) -> None:
    opened = desktop(a_sound_case())
    table = comparison_of(opened)
    copy = opened.find(QPushButton, "comparison.copy")
    assert not copy.isEnabled()
    before = opened.case
    words = opened.find(QLineEdit, "comparison.words")
    words.setFocus()
    qtbot.keyClicks(words, "child 2022")
    table.setFocus()
    table.selectRow(0)
    line = opened.find(QLabel, "comparison.line").text()
    assert line.startswith("£200 (2022): ")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == line
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == line
    assert opened.case is before


def test_a_remedy_is_compared_with_awards_for_its_injustice(desktop: OpenDesktop) -> None:
    opened = desktop(a_sound_case())
    table = comparison_of(opened)
    page = opened.find(RemediesPage, "remedies")
    page.panels.show_panel("")
    page.table.choose("r1")
    opened.find(QToolButton, "remedies.comparison").click()
    assert page.panels.shown == "comparison"
    assert opened.find(QComboBox, "comparison.kind").currentText() == "Time and trouble"
    assert opened.find(QLineEdit, "comparison.words").hasFocus()
    assert cells(table)
