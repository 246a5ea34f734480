"""The preview shows the statement as it stands, and leads from a paragraph to its record."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QLabel, QTextBrowser, QToolButton
from pytestqt.qtbot import QtBot

from tests.builders import a_sound_case, an_event
from tests.gui.conftest import OpenDesktop
from tests.gui.windows import Desktop
from workbench.application.case import editing
from workbench.gui.live import length_in_words, origin_for
from workbench.gui.look.appearance import statement_colours


def shown(desktop: Desktop) -> str:
    """The words of the preview."""
    return desktop.find(QTextBrowser, "preview.text").toPlainText()


def composed(qtbot: QtBot, desktop: Desktop) -> None:
    """Ask for the preview, and wait until the first statement is there."""
    if not desktop.open_case.panels.is_shown("preview"):
        desktop.trigger("preview")
    qtbot.waitUntil(lambda: "draft decision" in shown(desktop))


def test_the_preview_follows_a_change_after_a_pause(qtbot: QtBot, at_a_case: Desktop) -> None:
    composed(qtbot, at_a_case)
    at_a_case.open_case.bridge.apply(
        "Edit text", lambda case: editing.set_text(case, "decision", "I uphold all of it.")
    )
    assert "I uphold all of it." not in shown(at_a_case)
    qtbot.waitUntil(lambda: "I uphold all of it." in shown(at_a_case))


def test_the_preview_stays_at_its_place(qtbot: QtBot, at_a_case: Desktop) -> None:
    composed(qtbot, at_a_case)
    bar = at_a_case.find(QTextBrowser, "preview.text").verticalScrollBar()
    assert bar.maximum() > 200
    bar.setValue(200)
    at_a_case.open_case.bridge.apply(
        "Edit text", lambda case: editing.set_text(case, "decision", "Quite other words.")
    )
    qtbot.waitUntil(lambda: "Quite other words." in shown(at_a_case))
    assert bar.value() == 200


def test_a_click_leads_to_the_record_behind_the_paragraph(qtbot: QtBot, at_a_case: Desktop) -> None:
    composed(qtbot, at_a_case)
    browser = at_a_case.find(QTextBrowser, "preview.text")
    browser.anchorClicked.emit(QUrl("origin:finding%3Af1%3Aanalysis"))
    assert at_a_case.open_case.view.page_key() == "findings"
    browser.anchorClicked.emit(QUrl("origin:text%3Adecision"))
    assert at_a_case.open_case.view.page_key() == "statement"


def test_the_final_wording_can_be_looked_at(qtbot: QtBot, at_a_case: Desktop) -> None:
    composed(qtbot, at_a_case)
    qtbot.mouseClick(at_a_case.find(QToolButton, "preview.final"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "final decision" in shown(at_a_case))


def test_the_paragraphs_are_counted(qtbot: QtBot, at_a_case: Desktop) -> None:
    composed(qtbot, at_a_case)
    words = at_a_case.find(QLabel, "preview.count").text()
    document = at_a_case.open_case.live.document
    assert document is not None
    assert words == length_in_words(document)
    assert int(words.split()[0]) > 5


def test_the_paragraph_of_the_chosen_record_is_set_off(qtbot: QtBot, desktop: OpenDesktop) -> None:
    opened = desktop(
        a_sound_case().with_record(
            "event", an_event("e8", in_statement=True, statement_text="It snowed.")
        )
    )
    opened.window.show_case("c1")
    composed(qtbot, opened)
    document = opened.open_case.live.document
    assert document is not None
    assert origin_for(document, "event", "e8") == "event:e8"
    preview = opened.open_case.preview
    qtbot.waitUntil(preview.isVisible)
    ground = statement_colours(preview.palette()).focus
    assert ground not in preview.browser.toHtml()
    opened.open_case.goto("event", "e8")
    assert ground in preview.browser.toHtml()


def test_tab_passes_the_preview_in_one_step(qtbot: QtBot, at_a_case: Desktop) -> None:
    composed(qtbot, at_a_case)
    browser = at_a_case.find(QTextBrowser, "preview.text")
    browser.setFocus()
    qtbot.keyClick(browser, Qt.Key.Key_Tab)
    assert not browser.hasFocus()


def test_the_arrows_go_from_paragraph_to_paragraph_and_enter_follows(
    qtbot: QtBot, at_a_case: Desktop
) -> None:
    composed(qtbot, at_a_case)
    browser = at_a_case.find(QTextBrowser, "preview.text")
    browser.setFocus()
    qtbot.keyClick(browser, Qt.Key.Key_Right)
    qtbot.keyClick(browser, Qt.Key.Key_Right)
    second = browser.textCursor().selectedText()
    qtbot.keyClick(browser, Qt.Key.Key_Left)
    assert browser.textCursor().selectedText() not in ("", second)
    qtbot.keyClick(browser, Qt.Key.Key_Left)
    assert browser.hasFocus()
    qtbot.keyClick(browser, Qt.Key.Key_Right)
    with qtbot.waitSignal(at_a_case.open_case.preview.clicked):
        qtbot.keyClick(browser, Qt.Key.Key_Return)
