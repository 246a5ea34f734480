"""The statement is read on the whole screen, searched, and measured beside the work."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QTextBrowser, QToolButton
from pytestqt.qtbot import QtBot

from tests.gui.windows import Desktop
from workbench.gui.reading.readability import ReadabilityWindow
from workbench.gui.reading.whole_screen import ReadingView
from workbench.statement.text import lines


def _reading(at_a_case: Desktop) -> ReadingView:
    window = at_a_case.window
    window.actions_["reading-view"].trigger()
    shown = window.findChild(ReadingView)
    assert shown is not None
    return shown


def test_the_reading_view_shows_the_statement_and_nothing_else(
    at_a_case: Desktop, qtbot: QtBot
) -> None:
    view = _reading(at_a_case)
    browser = view.findChild(QTextBrowser, "reading.text")
    assert browser is not None and "The complaint" in browser.toPlainText()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: at_a_case.window.findChild(ReadingView) is None)


def test_words_are_found_and_counted(at_a_case: Desktop, qtbot: QtBot) -> None:
    view = _reading(at_a_case)
    view.find_bar.begin()
    qtbot.keyClicks(view.find_bar.words, "council")
    told = view.find_bar.findChild(QLabel, "find.result")
    assert told is not None
    count = view.browser.toPlainText().lower().count("council")
    assert count > 1 and told.text().endswith(f"of {count}")
    first = view.browser.textCursor().position()
    qtbot.keyClick(view.find_bar.words, Qt.Key.Key_Return)
    assert view.browser.textCursor().position() > first
    qtbot.keyClick(
        view.find_bar.words, Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ShiftModifier
    )
    assert view.browser.textCursor().position() == first
    view.find_bar.words.setText("nowhere to be found")
    assert told.text() == "▲ Not found"


def test_escape_leaves_the_search_before_the_view(at_a_case: Desktop, qtbot: QtBot) -> None:
    view = _reading(at_a_case)
    view.find_bar.begin("the")
    qtbot.keyClick(view.find_bar.words, Qt.Key.Key_Escape)
    assert view.find_bar.isHidden() and view.isVisible()
    assert view.browser.extraSelections() == []


def test_the_type_can_be_larger(at_a_case: Desktop, qtbot: QtBot) -> None:
    view = _reading(at_a_case)
    before = view.browser.font().pointSizeF()
    button = view.findChild(QToolButton, "reading.larger")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert view.browser.font().pointSizeF() == before + 1


def test_the_gauges_follow_the_statement_and_lead_to_its_paragraphs(
    at_a_case: Desktop, qtbot: QtBot
) -> None:
    window = at_a_case.window
    window.actions_["readability"].trigger()
    shown = window.findChild(ReadabilityWindow)
    assert shown is not None and window.open_case is not None
    qtbot.waitUntil(lambda: shown.sections.topLevelItemCount() > 1)
    assert "words" in shown.whole.text()
    titles = [
        item.text(0)
        for i in range(shown.sections.topLevelItemCount())
        if (item := shown.sections.topLevelItem(i)) is not None
    ]
    assert titles[0] == "Whole statement" and "The complaint" in titles
    before = window.open_case.view.page_key()
    item = shown.places.topLevelItem(0)
    assert item is not None
    shown.places.itemActivated.emit(item, 0)
    assert window.open_case.view.page_key() != before


def test_find_in_a_case_searches_the_statement_beside_the_page(
    at_a_case: Desktop, qtbot: QtBot
) -> None:
    window = at_a_case.window
    assert window.open_case is not None
    window.open_case.show_page("procedure")  # without a complaint it has nothing to find words in
    qtbot.waitUntil(lambda: window.open_case.live.document is not None)  # type: ignore[union-attr]
    window.actions_["find"].trigger()
    words = window.open_case.preview.findChild(QLineEdit, "find.words")
    assert words is not None
    qtbot.waitUntil(words.isVisible)
    qtbot.keyClicks(words, "council")
    told = window.open_case.preview.findChild(QLabel, "find.result")
    assert told is not None and " of " in told.text()
    count = told.text()
    bar = window.open_case.preview.browser.verticalScrollBar()
    bar.setValue(0)
    window.open_case.live.up_to_date()
    assert told.text() == count and bar.value() == 0


def test_find_on_the_chronology_page_filters_the_events(at_a_case: Desktop) -> None:
    window = at_a_case.window
    window.show_case("c1", "chronology")
    window.actions_["find"].trigger()
    focused = window.focusWidget()
    assert focused is not None and focused.objectName() == "chronology.filter"


def test_find_in_the_register_filters_the_cases(at_a_case: Desktop) -> None:
    at_a_case.window.close_case()
    at_a_case.window.actions_["find"].trigger()
    focused = at_a_case.window.focusWidget()
    assert focused is not None and focused.objectName() == "register.filter"


def test_the_statement_is_printed_with_its_page_numbers_and_watermark(
    at_a_case: Desktop, tmp_path: Path
) -> None:
    path = tmp_path / "printed.pdf"
    at_a_case.dialogs.will_answer(path)
    at_a_case.trigger("print")
    pages = [_run_together(page.extract_text()) for page in PdfReader(path).pages]
    assert f"Page1of{len(pages)}" in pages[0] and "DRAFT" in pages[0]
    whole = "".join(pages)
    at_a_case.open_case.live.up_to_date()
    for words in lines(at_a_case.open_case.live.document):  # type: ignore[arg-type]
        assert _run_together(words) in whole


def test_turning_away_from_the_preview_prints_nothing(at_a_case: Desktop) -> None:
    at_a_case.dialogs.will_answer(None)
    at_a_case.trigger("print-preview")
    assert at_a_case.dialogs.answers == []


def _run_together(words: str) -> str:
    """Words without gaps and ligatures: which there are depends on the faces of the computer."""
    return "".join(unicodedata.normalize("NFKC", words).split())
