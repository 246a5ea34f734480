"""A statement written elsewhere is read in the window, checked, and made into a case."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QTextBrowser, QTreeWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenDesktop
from tests.gui.windows import Desktop
from workbench.gui.outside.window import OutsideWindow

STATEMENT = """\
Northshire Council (24 000 321)
The Ombudsman's final decision
Summary: We found fault by the Council. It agreed to pay Miss X £200.

The complaint
1. Miss X complained that the Council delayed its answer. Mr D wrote for her.

What I found
2. The panel should meet within 30 days of the date of request. It took longer.
3. As paragraph 9 says, this was fault.

Agreed action
4. Within four weeks of the final decision the Council has agreed to pay Miss X £150 for \
her distress.

Final decision
5. I found fault causing injustice.

Investigator's decision on behalf of the Ombudsman
"""


def _opened(desktop: OpenDesktop) -> tuple[Desktop, OutsideWindow]:
    desk = desktop()
    desk.window.actions_["outside"].trigger()
    shown = desk.window.findChild(OutsideWindow)
    assert shown is not None
    return desk, shown


def _press(window: OutsideWindow, name: str, qtbot: QtBot) -> None:
    button = window.findChild(QPushButton, name)
    assert button is not None and button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _read(window: OutsideWindow, qtbot: QtBot, words: str = STATEMENT) -> None:
    field = window.findChild(QPlainTextEdit, "outside.words")
    assert field is not None
    field.setPlainText(words)
    _press(window, "outside.read", qtbot)
    qtbot.waitUntil(lambda: window.report.isVisible())


def _rows(window: OutsideWindow, name: str) -> list[str]:
    tree = window.findChild(QTreeWidget, name)
    assert tree is not None
    items = [tree.topLevelItem(i) for i in range(tree.topLevelItemCount())]
    below = [item.child(i) for item in items if item for i in range(item.childCount())]
    return [f"{item.text(0)} {item.text(1)} {item.text(2)}" for item in (*items, *below) if item]


def test_pasted_text_is_shown_with_its_numbers_and_slips(
    desktop: OpenDesktop, qtbot: QtBot
) -> None:
    _, window = _opened(desktop)
    _read(window, qtbot)
    browser = window.findChild(QTextBrowser, "outside.text")
    assert browser is not None and "this was fault" in browser.toPlainText()
    problems = _rows(window, "outside.problems")
    assert any("paragraph 3" in row and "9" in row for row in problems), problems
    assert any("working days" in row for row in problems)
    said = _rows(window, "outside.said")
    assert any("£150 to Miss X" in row and "paragraph 4" in row for row in said), said


def test_a_problem_leads_to_its_paragraph(desktop: OpenDesktop, qtbot: QtBot) -> None:
    _, window = _opened(desktop)
    _read(window, qtbot)
    tree = window.report.problems
    row = next(i for i in range(tree.topLevelItemCount()) if "paragraph 2" in _rows_at(tree, i))
    tree.setCurrentItem(tree.topLevelItem(row))
    assert "background-color" in window.report.browser.toHtml()
    assert window.report.detail.text()


def _rows_at(tree: QTreeWidget, row: int) -> str:
    item = tree.topLevelItem(row)
    return item.text(1) if item is not None else ""


def test_it_becomes_a_case_that_opens(desktop: OpenDesktop, qtbot: QtBot) -> None:
    desk, window = _opened(desktop)
    _read(window, qtbot)
    _press(window, "outside.make", qtbot)
    assert desk.window.open_case is not None
    case = desk.window.open_case.session.case
    assert case.case.reference == "24 000 321"
    assert [remedy.amount for remedy in case.remedies.values()] == [15000]


def test_what_is_no_statement_is_told_and_the_words_stay(
    desktop: OpenDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    _, window = _opened(desktop)
    field = window.findChild(QPlainTextEdit, "outside.words")
    assert field is not None
    field.setPlainText("kept")
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF-1.7")
    window.read_file(path)
    qtbot.waitUntil(lambda: window.fault.isVisible())
    assert "PDF" in window.fault.text()
    assert field.toPlainText() == "kept"


def test_what_is_far_too_large_is_refused_without_being_held_whole(
    desktop: OpenDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    _, window = _opened(desktop)
    path = tmp_path / "film.txt"
    with path.open("wb") as file:
        file.truncate(3_000_000_000)
    window.read_file(path)
    qtbot.waitUntil(lambda: window.fault.isVisible())
    assert "far larger than any statement" in window.fault.text()
    QGuiApplication.clipboard().setText("x" * 250_001)
    qtbot.keyClick(window.words, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.words.toPlainText() == ""


def test_the_report_is_copied_as_text(desktop: OpenDesktop, qtbot: QtBot) -> None:
    _, window = _opened(desktop)
    _read(window, qtbot)
    _press(window, "outside.copy", qtbot)
    copied = QGuiApplication.clipboard().text()
    assert "Northshire Council (24 000 321): final decision" in copied
    assert "Payments:" in copied


def test_paste_works_as_soon_as_the_window_is_open(desktop: OpenDesktop, qtbot: QtBot) -> None:
    _, window = _opened(desktop)
    qtbot.waitUntil(lambda: window.words.hasFocus())
    QGuiApplication.clipboard().setText("A line that was copied.")
    qtbot.keyClick(window.words, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.words.toPlainText() == "A line that was copied."
    _press(window, "outside.read", qtbot)
    qtbot.waitUntil(lambda: window.fault.isVisible())
    assert "no heading" in window.fault.text()
    assert window.words.toPlainText() == "A line that was copied."


def test_a_long_title_line_does_not_fill_the_window(desktop: OpenDesktop, qtbot: QtBot) -> None:
    _, window = _opened(desktop)
    _read(window, qtbot, STATEMENT.replace("Northshire", "Northshire and Elsewhere " * 6))
    assert len(window.report.heading.text()) < 120
    assert "(24 000 321): final decision" in window.report.heading.toolTip()
