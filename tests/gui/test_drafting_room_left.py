"""A paragraph is left in any way there is: no word typed is lost, none taken out comes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from tests.builders import a_head
from tests.gui.conftest import OpenDesktop
from tests.gui.drafting import PASSAGE, Room, a_drafted_case, open_room, text
from workbench.application.case import editing
from workbench.domain.errors import StoreUnavailable
from workbench.gui.case.unsaved import all_unsaved
from workbench.gui.fields.markup import MarkupEdit

WITHOUT = "First words of mine.\n\nThird words of mine."
LONGER = PASSAGE.replace("Second words of mine.", "Second words of mine. And more.")
LEAVING = (
    "page.people", "page.history", "export-statement", "make-final", "preview", "find", "search",
    "replace", "library", "reading-view", "readability", "next-problem", "problems", "larger",
    "theme.dark", "calculator", "manual", "outside", "print",
)  # fmt: skip


@pytest.fixture
def room(qtbot: QtBot, desktop: OpenDesktop) -> Room:
    """The drafting room of a case with three paragraphs of one passage."""
    return open_room(qtbot, desktop(a_drafted_case()))


def stored(room: Room) -> str:
    return room.desktop.casebooks.store.load("c1").case.passages["s1"].text


def emptied(room: Room) -> None:
    room.click("Second words")
    room.editor.selectAll()
    room.press(Qt.Key.Key_Delete)


@pytest.mark.parametrize("name", LEAVING)
def test_words_typed_are_kept_whatever_is_done_next(qtbot: QtBot, room: Room, name: str) -> None:
    room.click("Second words")
    room.caret_at_end()
    room.type(" And more.")
    if name == "print":
        room.desktop.dialogs.will_answer(None)
    room.desktop.trigger(name)
    QApplication.processEvents()
    for dialog in room.desktop.window.findChildren(QDialog):
        dialog.close()
    room.desktop.trigger("theme.light")
    room.desktop.trigger("normal-size")
    assert room.desktop.window.close_case()
    assert stored(room) == LONGER


def test_words_typed_are_kept_when_the_window_is_closed(room: Room) -> None:
    room.click("Second words")
    room.caret_at_end()
    room.type(" And more.")
    assert room.desktop.window.close()
    assert stored(room) == LONGER


def test_words_typed_one_paragraph_after_another_stay_in_theirs(room: Room) -> None:
    for beginning in ("Second", "Third", "First"):
        room.click(beginning)
        room.caret_at_end()
        room.type(f" {beginning}!")
    room.leave()
    assert text(room) == (
        "First words of mine. First!\n\nSecond words of mine. Second!\n\n"
        "Third words of mine. Third!"
    )


def test_words_that_cannot_be_saved_stay_on_the_screen(qtbot: QtBot, room: Room) -> None:
    room.click("Second words")
    room.caret_at_end()
    room.desktop.casebooks.store.failing = StoreUnavailable("The casebook is locked.", "Wait.")
    room.type(" And more.")
    qtbot.waitUntil(lambda: bool(room.page.writing.field.fault))
    fault = room.desktop.find(QLabel, "statement.unit.fault")
    assert fault.isVisible()
    assert fault.parent() is not room.editor, "it stands beneath the words, not upon them"
    assert fault.geometry().top() >= room.editor.geometry().bottom()
    (unsaved,) = all_unsaved(room.desktop.open_case.view)
    assert "Unit" not in unsaved.detail(room.case)
    room.desktop.trigger("page.people")
    room.desktop.trigger("page.statement")
    room.click("Third words")
    room.page.outline.select("topic", "t1")
    room.desktop.trigger("undo")
    assert room.editor.toPlainText() == "Second words of mine. And more."
    room.desktop.casebooks.store.failing = None
    room.leave()
    assert text(room) == LONGER


# --- emptied, or begun and not written -------------------------------------------------------


def test_an_emptied_paragraph_goes_when_another_is_clicked(room: Room) -> None:
    emptied(room)
    room.click("Third words")
    assert text(room) == WITHOUT
    assert room.editor.toPlainText() == "Third words of mine."
    room.leave()
    room.desktop.trigger("undo")
    assert text(room) == PASSAGE


def test_an_emptied_paragraph_stays_empty_while_one_looks_elsewhere(room: Room) -> None:
    emptied(room)
    room.page.outline.setFocus()
    room.editor.setFocus()
    assert room.editor.toPlainText() == ""
    room.type("New words.")
    room.leave()
    assert text(room) == PASSAGE.replace("Second words of mine.", "New words.")


def test_an_emptied_paragraph_goes_with_the_page(room: Room) -> None:
    emptied(room)
    room.desktop.trigger("page.people")
    assert text(room) == WITHOUT
    room.desktop.trigger("undo")
    assert text(room) == PASSAGE


@pytest.mark.parametrize("name", ["export-statement", "reading-view", "make-final", "close"])
def test_what_is_handed_out_or_put_away_has_no_emptied_paragraph(room: Room, name: str) -> None:
    emptied(room)
    room.desktop.trigger(name)
    assert stored(room) == WITHOUT


@pytest.mark.parametrize("name", ["page.people", "export-statement", "close", "quit"])
def test_a_paragraph_begun_and_not_written_leaves_nothing_behind(room: Room, name: str) -> None:
    room.choose("Third words")
    room.page.acts.new_after()
    assert room.page.writing.active
    room.desktop.trigger(name)
    assert stored(room) == PASSAGE


# --- while other things go on ----------------------------------------------------------------


@pytest.mark.parametrize("how", ["find", "page.people", "delete", "outline"])
def test_pointing_at_a_paragraph_ends_with_the_writing(qtbot: QtBot, room: Room, how: str) -> None:
    room.click("Second words")
    room.caret_at_end()
    room.type(" See")
    room.act("refer")
    assert room.view.marks.picking
    if how == "delete":
        room.act("delete")
    elif how == "outline":
        room.page.outline.select("topic", "t1")
    else:
        room.desktop.trigger(how)
    assert room.view.marks.picking is room.page.writing.active
    assert room.page.picking.banner.isHidden() is not room.page.writing.active


def test_the_outline_made_anew_while_one_chooses_in_it_is_no_error(room: Room) -> None:
    room.click("Second words")
    room.caret_at_end()
    room.type(" And more.")
    assert room.page.outline.select("topic", "t1")
    assert text(room) == LONGER


def test_words_that_could_not_be_saved_outlive_their_paragraph(qtbot: QtBot, room: Room) -> None:
    room.choose("Third words")
    room.page.acts.new_after()
    room.type("Mine.")
    room.leave()
    room.click("Mine.")
    room.caret_at_end()
    room.desktop.casebooks.store.failing = StoreUnavailable("The casebook is locked.", "Wait.")
    room.type(" And more.")
    qtbot.waitUntil(lambda: bool(room.page.writing.field.fault))
    room.desktop.casebooks.store.failing = None
    room.desktop.open_case.bridge.undo()
    room.desktop.open_case.bridge.undo()
    assert not room.page.writing.active
    assert QApplication.clipboard().text() == "Mine. And more."
    assert "clipboard" in room.said()


@pytest.mark.parametrize("onto", ["", "nonsense", "topic:gone"])
def test_what_is_dropped_nowhere_changes_nothing(room: Room, onto: str) -> None:
    before = room.case
    address = room.row("Second words").address
    room.page.acts.drop(address, onto)
    room.page.acts.drop(onto, address)
    room.page.acts.drop(address, address)
    assert room.case == before


def test_a_paragraph_stands_where_it_is_dropped_and_its_list_with_it(room: Room) -> None:
    bridge = room.desktop.open_case.bridge
    for place, words in (("complaint-lead", "He says that:"), ("complaint", "One.\n\nTwo.")):
        bridge.apply("Words", lambda case, p=place, w=words: editing.set_text(case, p, w))
    bridge.apply("Head", lambda case: editing.add(case, "head", a_head("h9", "it was late")))
    room.page.acts.drop("text:complaint-lead", "text:complaint")
    assert room.case.text("complaint-lead") == "One.\n\nHe says that:"
    assert room.case.text("complaint") == "Two."
    room.page.acts.drop("text:complaint-lead:2", "text:complaint-lead")
    assert room.case.text("complaint-lead") == "He says that:"
    assert room.case.text("complaint") == "One.\n\nTwo."


def test_a_paragraph_dropped_on_its_own_subheading_keeps_its_words(room: Room) -> None:
    room.page.acts.drop(room.row("Second words").address, "topic:t2")
    assert room.row("Second words").topic_id == "t2"
    room.desktop.trigger("undo")
    assert text(room) == PASSAGE


def test_one_text_is_written_on_two_pages_by_turns(qtbot: QtBot, room: Room) -> None:
    for turn in range(2):
        row = next(row for row in room.view.rows.rows if row.address == "finding:f1:analysis")
        assert room.page.writing.begin(row)
        room.caret_at_end()
        room.type(f" here{turn}")
        room.desktop.open_case.goto("finding", "f1", "analysis")
        editor = QApplication.focusWidget()
        assert isinstance(editor, MarkupEdit)
        editor.moveCursor(QTextCursor.MoveOperation.End)
        qtbot.keyClicks(editor, f" there{turn}")
        room.desktop.trigger("page.statement")
        QApplication.processEvents()
    assert room.case.findings["f1"].analysis.endswith(" here0 there0 here1 there1")


def test_what_could_not_be_saved_before_is_kept_with_a_paragraph_that_cannot_be(
    room: Room,
) -> None:
    bridge = room.desktop.open_case.bridge
    room.desktop.casebooks.store.failing = StoreUnavailable("The disk is full.")
    bridge.apply("Edit", lambda case: editing.set_fields(case, "case", "c1", note="Ring back"))
    room.click("Second words")
    room.caret_at_end()
    room.type(" And more.")
    assert not room.page.writing.field.commit()
    assert bridge.kept.case.note == "Ring back"
    assert "And more." in bridge.kept.passages["s1"].text
