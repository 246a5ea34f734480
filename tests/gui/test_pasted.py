"""What is pasted from Word, a web page or a table is written as paragraphs and items."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_head, a_sound_case, with_records
from tests.gui.conftest import OpenDesktop
from tests.gui.drafting import CTRL, Room, a_drafted_case, open_room, text
from workbench.gui.fields.pasted import MOST, pasted_words

pytestmark = pytest.mark.usefixtures("qapp")

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style>p.MsoNormal {margin:0cm}</style></head><body><!--StartFragment-->
<p class=MsoNormal>The Council <b>wrote</b>
to her.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph><span>·<span>&nbsp;&nbsp;&nbsp; </span></span>late; and</p>
<p class=MsoListParagraph><span>o<span>&nbsp;&nbsp; </span></span>without a reason.</p>
<p class=MsoNormal>She complained.</p><!--EndFragment--></body></html>"""


def copied(html: str = "", plain: str = "") -> QMimeData:
    mime = QMimeData()
    if html:
        mime.setHtml(html)
    if plain:
        mime.setText(plain)
    return mime


def test_paragraphs_and_lists_of_word_stay_such_and_its_looks_do_not_come_along() -> None:
    plain = "The Council wrote to her.\r\n·\tlate; and\r\no\twithout a reason.\r\nShe complained."
    assert pasted_words(copied(WORD, plain)) == (
        "The Council wrote to her.\n\n- late; and\n- without a reason.\n\nShe complained."
    )


def test_paragraphs_of_a_statement_come_without_their_numbers() -> None:
    plain = "Agreed action\n29.\tThe Council has agreed to:\n•\tapologise;\n30.\tIt will write."
    style = "<style>p { white-space: pre-wrap; }</style>"
    page = f"{style}<p>Agreed action</p><p>29.\t<b>The Council</b> has agreed to:</p>"
    assert pasted_words(copied(plain=plain)) == (
        "Agreed action\nThe Council has agreed to:\n- apologise;\nIt will write."
    )
    assert "29" not in pasted_words(copied(page, plain))
    assert pasted_words(copied(plain="1. Said once")) == "1. Said once"


def test_a_web_page_without_plain_words_is_pasted_too() -> None:
    page = "<p>One</p><ul><li>a</li><li>b</li></ul><p>Two<br>lines</p>"
    assert pasted_words(copied(page)) == "One\n\n- a\n- b\n\nTwo\nlines"


def test_a_few_words_keep_the_blanks_around_them() -> None:
    assert pasted_words(copied("<b> and more</b>", " and more ")) == " and more "


def test_a_table_is_pasted_as_its_plain_lines() -> None:
    table = "<table><tr><td>May</td><td>£20</td></tr><tr><td>June</td><td>£30</td></tr></table>"
    assert pasted_words(copied(table, "May\t£20\nJune\t£30")) == "May\t£20\nJune\t£30"


@pytest.mark.parametrize("bullet", ["•\t", "· ", "▪  ", "o\t", "§\t", "●\xa0"])
def test_bullets_of_plain_words_become_items(bullet: str) -> None:
    assert pasted_words(copied(plain=f"Such as:\n{bullet}one\n{bullet}two")) == (
        "Such as:\n- one\n- two"
    )


@pytest.mark.parametrize("words", ["o no", "of late", "•", "a · b", "§"])
def test_words_that_only_look_like_a_bullet_stay(words: str) -> None:
    assert pasted_words(copied(plain=words)) == words


def test_a_standard_cited_at_the_beginning_of_a_line_is_no_bullet() -> None:
    assert pasted_words(copied(plain="§ 26 of the Act")) == "§ 26 of the Act"


def test_a_picture_pasted_changes_nothing(room: Room) -> None:
    before = text(room)
    mime = QMimeData()
    mime.setImageData(QImage(10, 10, QImage.Format.Format_RGB32))
    room.click("Second words")
    QGuiApplication.clipboard().setMimeData(mime)
    room.press(Qt.Key.Key_V, CTRL)
    room.leave()
    assert text(room) == before


def test_paragraphs_pasted_from_word_stand_by_themselves_in_the_statement(room: Room) -> None:
    room.click("Second words")
    room.caret_at_end()
    QGuiApplication.clipboard().setMimeData(copied(WORD, "The Council wrote to her.\r\nShe"))
    room.press(Qt.Key.Key_V, CTRL)
    room.leave()
    assert room.row("She complained.").number == (room.row("Second words").number or 0) + 1


@pytest.fixture
def room(qtbot: QtBot, desktop: OpenDesktop) -> Room:
    """The drafting room of a case with three paragraphs of one passage."""
    return open_room(qtbot, desktop(a_drafted_case()))


LONG = "x" * (MOST + 1)
PLACES = {
    "person.name": "people", "people.entry": "people", "head.injustice_claimed": "complaint",
    "head.as_put": "complaint", "event.on": "chronology", "history.filter": "history",
    "search.line": "search", "overview.note": "overview",
}  # fmt: skip


@pytest.mark.parametrize("name", PLACES)
def test_what_is_far_too_long_is_refused_before_anything_is_done_with_it(
    qtbot: QtBot, desktop: OpenDesktop, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = with_records(a_sound_case(), a_head("h9", title="Delay"))
    opened = desktop(case)
    opened.window.show_case("c1")
    where = PLACES[name]
    opened.trigger(where if where == "search" else f"page.{where}")
    QApplication.processEvents()
    lines = opened.window.findChildren(QWidget, name)
    editor = next(each for each in lines if each.isVisible())
    said: list[str] = []
    monkeypatch.setattr(
        "workbench.gui.fields.pasted.announce", lambda _at, words: said.append(words)
    )
    before = editor.property("text") or editor.property("plainText")
    QGuiApplication.clipboard().setText(LONG)
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(said) == 1 and "250,001 characters" in said[0]
    assert (editor.property("text") or editor.property("plainText")) == before
    QGuiApplication.clipboard().setText("3 May 2021")
    qtbot.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "3 May 2021" in str(editor.property("text") or editor.property("plainText"))
    assert len(said) == 1


def paste_by_the_mouse(line: QLineEdit) -> None:
    """Choose Paste in the menu of a line, as with the right button of the mouse."""
    at = line.rect().center()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(line, QContextMenuEvent(reason, at, line.mapToGlobal(at)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(each for each in menu.actions() if each.objectName() == "edit-paste")
    action.trigger()
    menu.close()


@pytest.mark.parametrize("way", ["menu", "key"])
@pytest.mark.parametrize("name", ["person.name", "people.entry"])
def test_a_line_takes_what_is_pasted_whole_or_says_why_not(
    qtbot: QtBot, desktop: OpenDesktop, name: str, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = desktop(a_sound_case())
    opened.window.show_case("c1")
    opened.trigger("page.people")
    QApplication.processEvents()
    line = next(each for each in opened.window.findChildren(QLineEdit, name) if each.isVisible())
    said: list[str] = []
    monkeypatch.setattr(
        "workbench.gui.fields.pasted.announce", lambda _at, words: said.append(words)
    )
    line.setFocus()
    line.clear()

    def paste(words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        if way == "menu":
            paste_by_the_mouse(line)
        else:
            qtbot.keyClick(line, Qt.Key.Key_V, CTRL)

    paste(LONG)
    qtbot.waitUntil(lambda: len(said) == 1)
    assert line.text() == ""
    paste("y" * 40_000)
    qtbot.waitUntil(lambda: len(line.text()) == 40_000)
    assert len(said) == 1
