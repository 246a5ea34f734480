"""Writing in the statement where it stands: what is typed is kept, and numbers follow at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAction, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication, QToolButton, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_passage, a_sound_case, a_text, a_topic, an_event, with_records
from tests.gui.conftest import OpenDesktop
from tests.gui.drafting import CTRL, PASSAGE, Room, a_drafted_case, open_room, text


@pytest.fixture
def room(qtbot: QtBot, desktop: OpenDesktop) -> Room:
    """The drafting room of a case with three paragraphs of one passage."""
    return open_room(qtbot, desktop(a_drafted_case()))


# --- writing in place ------------------------------------------------------------------------


def test_a_click_on_a_paragraph_lets_one_write_in_it(room: Room) -> None:
    room.click("Second words")
    assert room.editor.hasFocus()
    assert room.editor.toPlainText() == "Second words of mine."
    room.caret_at_end()
    room.type(" And more.")
    room.leave()
    assert text(room) == PASSAGE.replace("Second words of mine.", "Second words of mine. And more.")
    assert room.row("Second words").words == "Second words of mine. And more."
    number = room.row("Second words").number
    assert room.undo_label == f"Edit paragraph {number}"


def test_a_pause_in_typing_keeps_the_words_without_leaving(qtbot: QtBot, room: Room) -> None:
    room.click("Second words")
    room.caret_at_end()
    room.type(" Kept.")
    qtbot.waitUntil(lambda: "Kept." in text(room))
    assert room.page.writing.active
    assert room.editor.hasFocus()


def test_enter_and_f2_write_in_the_chosen_paragraph_and_escape_leaves(room: Room) -> None:
    room.choose("Second words")
    room.press(Qt.Key.Key_Return)
    assert room.page.writing.active
    room.leave()
    assert room.view.hasFocus()
    room.press(Qt.Key.Key_F2)
    assert room.page.writing.active


def test_the_arrow_keys_choose_paragraphs(room: Room) -> None:
    room.choose("Second words")
    room.press(Qt.Key.Key_Down)
    assert room.view.current() == room.row("Third words")
    room.press(Qt.Key.Key_Up)
    room.press(Qt.Key.Key_Up)
    assert room.view.current() == room.row("First words")
    room.press(Qt.Key.Key_Home)
    assert room.view.currentIndex().row() == 0
    room.press(Qt.Key.Key_PageDown)
    assert room.view.currentIndex().row() > 3


def test_the_caret_goes_on_into_the_paragraph_beside(room: Room) -> None:
    room.click("Second words")
    room.press(Qt.Key.Key_Down)
    assert room.editor.toPlainText() == "Third words of mine."
    assert room.editor.caret() == 0
    room.press(Qt.Key.Key_Up)
    assert room.editor.toPlainText() == "Second words of mine."


def test_a_name_typed_becomes_a_mention_and_the_caret_stays(qtbot: QtBot, room: Room) -> None:
    room.click("Second words")
    room.caret_before("of mine")
    room.type("by Ms X here ")
    qtbot.waitUntil(lambda: "by {person:p1} here of mine." in text(room))
    room.press(Qt.Key.Key_Return, CTRL)
    assert "Second words by {person:p1} here\n\nof mine.\n\nThird" in text(room)
    assert room.editor.toPlainText() == "of mine."


def test_words_typed_and_taken_back_in_the_editor(room: Room) -> None:
    room.click("Second words")
    room.caret_at_end()
    room.type("x")
    room.press(Qt.Key.Key_Z, CTRL)
    assert room.editor.toPlainText() == "Second words of mine."
    room.leave()
    assert text(room) == PASSAGE


def test_undo_while_writing_takes_the_last_action_back(room: Room) -> None:
    room.click("Second words")
    room.caret_at_end()
    room.type(" More.")
    assert room.page.writing.field.commit()
    room.press(Qt.Key.Key_Z, CTRL)
    assert text(room) == PASSAGE
    assert room.editor.toPlainText() == "Second words of mine."


def test_an_empty_place_invites_to_write_and_is_written_in(room: Room) -> None:
    assert room.case.text("considered") == ""
    room.click("Write how you considered")
    room.type("I read the papers.")
    room.leave()
    assert room.case.text("considered") == "I read the papers."
    assert room.row("I read the papers.").number is not None
    room.desktop.trigger("undo")
    assert room.case.text("considered") == ""
    room.page.renew()
    assert not room.row("Write how you considered").printed


def test_pasted_paragraphs_stand_by_themselves(room: Room) -> None:
    room.click("Second words")
    room.caret_at_end()
    QGuiApplication.clipboard().setText(" End.\n\nA pasted one.\n\nAnother.")
    room.press(Qt.Key.Key_V, CTRL)
    room.leave()
    assert text(room).split("\n\n") == [
        "First words of mine.",
        "Second words of mine. End.",
        "A pasted one.",
        "Another.",
        "Third words of mine.",
    ]
    assert room.row("Another.").number == (room.row("First words").number or 0) + 3


def test_the_caret_stands_where_one_clicked(room: Room) -> None:
    bar = room.view.verticalScrollBar()
    index = room.view.rows.index(room.view.rows.place(room.row("Second words").key))
    bar.setValue(room.view.column.top(index.row() + 1) - room.view.viewport().height() - 8)
    box = room.view.visualRect(index)
    assert box.bottom() > room.view.viewport().rect().bottom()
    metrics = QFontMetrics(room.view.type.look.font)
    left = room.view.words_box()[0] + metrics.horizontalAdvance("Second") + 1
    room.qtbot.mouseClick(
        room.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(left, box.top() + 14)
    )
    assert room.editor.toPlainText() == "Second words of mine."
    assert room.editor.textCursor().position() == len("Second")


# --- what stands around it -------------------------------------------------------------------


def test_a_screen_reader_hears_number_words_and_whose_they_are(room: Room) -> None:
    number = room.row("Second words").number
    assert f"{number}. Second words of mine." in room.shown()
    assert "Subheading: What happened" in room.shown()
    assert any(line.endswith("(standard paragraph)") for line in room.shown())
    assert any(line.startswith("Empty: Write how") for line in room.shown())
    said = QAccessible.queryAccessibleInterface(room.view)
    assert said.childCount() == room.view.rows.rowCount()
    place = room.view.rows.place(room.row("Second words").key)
    assert said.child(place).text(QAccessible.Text.Name) == f"{number}. Second words of mine."


def test_the_outline_and_the_statement_choose_together(room: Room) -> None:
    room.choose("Second words")
    key = room.page.outline.current_key()
    assert key == ("paragraph", room.row("Second words").address)
    room.page.outline.select("topic", "t2")
    assert room.view.current() == room.row("Was there fault?")


def test_the_panel_can_be_put_away_and_that_is_remembered(room: Room) -> None:
    assert room.page.panel.isVisible()
    room.page.parts.show_panel(False)
    assert not room.page.panel.isVisible()
    room.desktop.window.close_case()
    room.desktop.window.show_case("c1", "statement")
    assert not room.page.panel.isVisible()


def test_the_preview_stays_away_from_the_statement_page_unless_asked_for(
    qtbot: QtBot, room: Room
) -> None:
    panel = room.desktop.find(QWidget, "panel.preview")
    room.desktop.trigger("page.people")
    room.desktop.trigger("preview")
    assert not panel.isHidden()
    room.desktop.trigger("page.statement")
    assert panel.isHidden()
    room.desktop.trigger("preview")
    assert not panel.isHidden()
    room.desktop.trigger("page.people")
    room.desktop.trigger("page.statement")
    assert not panel.isHidden()


def test_the_preview_is_as_wide_as_before_when_the_statement_page_is_left(room: Room) -> None:
    window, dock = room.desktop.window, room.desktop.find(QWidget, "panel.preview")
    window.resize(1400, 800)
    room.desktop.trigger("page.people")
    room.desktop.trigger("preview")
    across = room.desktop.open_case.panels.across
    across.setSizes([sum(across.sizes()) - 390, 390])
    QApplication.processEvents()
    wide = dock.width()
    room.desktop.trigger("page.statement")
    room.desktop.trigger("page.people")
    QApplication.processEvents()
    assert abs(dock.width() - wide) <= 2


def test_the_final_wording_is_shown_on_the_page(qtbot: QtBot, room: Room) -> None:
    assert any("draft decision" in line for line in room.shown())
    room.desktop.find(QToolButton, "statement.stage.final").click()
    qtbot.waitUntil(lambda: any("final decision" in line for line in room.shown()))


def test_larger_type_sets_the_statement_and_the_words_being_written(room: Room) -> None:
    room.click("Second words")
    before = room.view.type.look.font.pointSizeF()
    room.desktop.trigger("larger")
    assert room.view.type.look.font.pointSizeF() >= before + 1
    assert room.editor.font().pointSizeF() == room.view.type.look.font.pointSizeF()
    room.desktop.trigger("theme.dark")
    assert room.editor.font().pointSizeF() == room.view.type.look.font.pointSizeF()
    room.desktop.trigger("theme.light")
    room.desktop.trigger("normal-size")
    assert room.editor.font().pointSizeF() == before


def test_larger_type_has_the_room_it_needs_at_once(qtbot: QtBot, room: Room) -> None:
    outline = room.desktop.find(QTreeView, "statement.outline")
    navigation = room.desktop.open_case.view.navigation
    wide = navigation.maximumWidth()
    for _ in range(10):
        room.desktop.trigger("larger")
    qtbot.wait(1)
    needed = QFontMetrics(outline.font()).height()
    first = outline.model().index(0, 0, outline.model().index(0, 0))
    assert outline.visualRect(first).height() >= needed > 26
    lines = navigation.list
    names = [lines.item(place).text() for place in range(lines.count())]
    widest = max(QFontMetrics(lines.font()).horizontalAdvance(name) for name in names)
    assert navigation.maximumWidth() > max(widest + wide // 3, wide)
    room.desktop.trigger("normal-size")
    assert navigation.maximumWidth() == wide


def test_two_thousand_paragraphs_open_without_being_set_in_type(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    words = "The Council wrote to her again and said that it would look at this in time. " * 4
    long = "\n\n".join(f"{words}Number {count}." for count in range(2_000))
    case = with_records(
        a_sound_case(), a_topic("t1", title="Long"), a_passage("s1", long, topic_id="t1")
    )
    opened = open_room(qtbot, desktop(case))
    known = sum(opened.view.column.knows(place) for place in range(len(opened.view.column)))
    assert len(opened.view.column) > 2_000
    assert known < 60
    last = opened.view.rows.rows[-1]
    assert opened.view.choose(last.key)
    assert (
        opened.view.viewport().rect().intersects(opened.view.visualRect(opened.view.currentIndex()))
    )


def test_what_is_above_does_not_jump_when_rows_turn_out_higher(room: Room) -> None:
    view = room.view
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    view.viewport().repaint()
    top = view.indexAt(view.viewport().rect().topLeft()).row()
    shift = view.visualRect(view.rows.index(top)).top()
    room.page.show_rows()
    view.viewport().repaint()
    assert view.visualRect(view.rows.index(top)).top() == shift


@pytest.mark.parametrize("name", ["up", "down", "split", "merge", "indent", "delete", "refer"])
def test_every_act_has_its_key_in_the_menu(room: Room, name: str) -> None:
    assert room.desktop.find(QAction, f"statement.paragraph.{name}").shortcut().toString()


def test_a_subheading_is_written_by_its_record(room: Room) -> None:
    room.choose("Was there fault?")
    assert room.page.panel.topic is not None
    assert room.page.panel.topic.topic_id == "t2"
    room.button("statement.topic.add-passage")
    room.type("The first under it.")
    room.leave()
    assert any(p.topic_id == "t2" and "The first under it." in p.text
               for p in room.case.passages.values())  # fmt: skip


def test_a_subheading_without_words_under_it_is_shown_and_filled(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    case = with_records(a_sound_case(), a_topic("t9", title="Later"))
    opened = open_room(qtbot, desktop(case))
    assert not opened.row("Later").printed
    opened.click("Write the first paragraph under")
    opened.type("Now there is one.")
    opened.leave()
    made = next(p for p in opened.case.passages.values() if p.topic_id == "t9")
    assert made.text == "Now there is one."
    assert opened.row("Later").printed


def test_an_event_is_changed_where_it_is_read(qtbot: QtBot, desktop: OpenDesktop) -> None:
    case = with_records(a_sound_case(), an_event("e9", "3 May 2023", statement_text="",
                                                 narrative="The Council wrote to her"))  # fmt: skip
    opened = open_room(qtbot, desktop(case))
    row = next(row for row in opened.view.rows.rows if row.address == "event:e9")
    opened.click(row.words)
    assert opened.editor.toPlainText() == "The Council wrote to her"
    opened.caret_at_end()
    opened.type(" and apologised")
    opened.leave()
    assert opened.case.events["e9"].narrative == "The Council wrote to her and apologised"
    assert "3 May 2023" in opened.row("On 3 May").words


def test_a_text_that_a_record_leads_to_is_opened_for_writing(room: Room) -> None:
    room.desktop.open_case.goto("text", "considered")
    assert room.editor.hasFocus()
    room.type("Heard both.")
    room.leave()
    assert room.case.text("considered") == "Heard both."
    room.desktop.open_case.goto("text", "action-lead")
    room.type("I recommend this.")
    room.leave()
    assert room.case.text("action-lead") == "I recommend this."


def test_a_text_emptied_leaves_no_record(qtbot: QtBot, desktop: OpenDesktop) -> None:
    case = with_records(a_sound_case(), a_text("considered", "I read this."))
    opened = open_room(qtbot, desktop(case))
    opened.click("I read this.")
    opened.editor.selectAll()
    opened.press(Qt.Key.Key_Delete)
    opened.leave()
    assert "considered" not in opened.case.texts
    assert opened.desktop.find(QToolButton, "statement.paragraph.more").isEnabled()
