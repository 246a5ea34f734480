"""Paragraphs parted, joined, moved and taken out: one step of Undo each, the same words chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenDesktop
from tests.gui.drafting import ALT, CTRL, PASSAGE, SHIFT, Room, a_drafted_case, open_room, text
from workbench.gui.look.theme.palette import shade
from workbench.gui.statement.panel.section import SectionEditor
from workbench.gui.statement.rows.painter import RowPainter


@pytest.fixture
def room(qtbot: QtBot, desktop: OpenDesktop) -> Room:
    """The drafting room of a case with three paragraphs of one passage."""
    return open_room(qtbot, desktop(a_drafted_case()))


# --- parting, joining, moving ----------------------------------------------------------------


def test_control_enter_parts_a_paragraph_and_backspace_joins_it_again(room: Room) -> None:
    number = room.row("Second words").number
    room.click("Second words")
    room.caret_before("of mine")
    room.press(Qt.Key.Key_Return, CTRL)
    assert "Second words\n\nof mine.\n\nThird" in text(room)
    assert room.undo_label == f"Split paragraph {number}"
    assert room.editor.toPlainText() == "of mine."
    assert room.editor.caret() == 0
    assert room.row("Third words").number == (number or 0) + 2
    room.press(Qt.Key.Key_Backspace)
    assert text(room) == PASSAGE
    assert room.undo_label.startswith("Join paragraph")
    assert room.editor.toPlainText() == "Second words of mine."
    room.desktop.trigger("undo")
    room.desktop.trigger("undo")
    assert text(room) == PASSAGE


def test_enter_at_the_end_begins_a_paragraph_which_goes_when_nothing_is_written(
    room: Room,
) -> None:
    room.click("Second words")
    room.caret_at_end()
    room.press(Qt.Key.Key_Return)
    assert room.editor.toPlainText() == ""
    assert room.undo_label == "New paragraph"
    room.leave()
    assert text(room) == PASSAGE


def test_a_new_paragraph_is_written_after_the_chosen_one(room: Room) -> None:
    room.choose("Second words")
    room.button("statement.paragraph.add")
    room.type("Brand new.")
    room.leave()
    assert "Second words of mine.\n\nBrand new.\n\nThird" in text(room)
    assert room.row("Brand new.").number == (room.row("Second words").number or 0) + 1


def test_alt_and_arrows_move_the_paragraph_and_the_same_words_stay_chosen(room: Room) -> None:
    room.click("Second words")
    room.press(Qt.Key.Key_Up, ALT)
    assert text(room).startswith("Second words of mine.\n\nFirst words")
    assert room.editor.toPlainText() == "Second words of mine."
    room.leave()
    assert room.view.current() == room.row("Second words")
    room.press(Qt.Key.Key_Down, ALT)
    assert text(room) == PASSAGE
    assert room.view.current() == room.row("Second words")
    assert room.undo_label.startswith("Move paragraph")


def test_indenting_makes_a_bullet_and_outdenting_a_paragraph_again(room: Room) -> None:
    room.click("Second words")
    room.press(Qt.Key.Key_Right, ALT | SHIFT)
    assert text(room).startswith("First words of mine.\n- Second words of mine.")
    assert room.undo_label.startswith("Indent paragraph")
    room.press(Qt.Key.Key_Left, ALT | SHIFT)
    assert text(room) == PASSAGE


def test_a_paragraph_goes_under_another_subheading(room: Room) -> None:
    room.choose("Second words")
    room.page.acts.move_under("t1")
    assert "Second words" not in text(room)
    moved = [p for p in room.case.passages.values() if "Second words" in p.text]
    assert [passage.topic_id for passage in moved] == ["t1"]
    assert room.view.current() == room.row("Second words")
    room.desktop.trigger("undo")
    assert text(room) == PASSAGE


def test_the_menu_lists_where_a_paragraph_may_go(qtbot: QtBot, room: Room) -> None:
    room.choose("Second words")
    room.page.menu.aboutToShow.emit()
    under = room.desktop.find(QMenu, "statement.paragraph.under")
    words = [action.text().strip() for action in under.actions()]
    assert "What happened" in " | ".join(words)
    chosen = next(action for action in under.actions() if "What happened" in action.text())
    chosen.trigger()
    assert "Second words" not in text(room)


def test_a_paragraph_dropped_on_a_subheading_stands_under_it(room: Room) -> None:
    room.page.view.dropped.emit(room.row("Second words").address, "topic:t1")
    assert "Second words" not in text(room)
    assert room.row("Second words").topic_id == "t1"


def test_a_paragraph_dropped_on_another_takes_its_place(room: Room) -> None:
    room.page.outline.dropped.emit(room.row("Third words").address, room.row("First words").address)
    assert text(room).split("\n\n")[0] == "Third words of mine."
    room.desktop.trigger("undo")
    assert text(room) == PASSAGE


def test_deleting_a_paragraph_is_one_step(room: Room) -> None:
    number = room.row("Second words").number
    room.choose("Second words")
    room.act("delete")
    assert text(room) == "First words of mine.\n\nThird words of mine."
    assert room.undo_label == f"Delete paragraph {number}"
    room.desktop.trigger("undo")
    assert text(room) == PASSAGE


def test_the_delete_key_takes_out_what_is_chosen_and_not_written_in(room: Room) -> None:
    room.choose("Second words")
    room.press(Qt.Key.Key_Delete)
    assert text(room) == "First words of mine.\n\nThird words of mine."


def test_a_paragraph_emptied_and_left_is_taken_out(room: Room) -> None:
    room.click("Second words")
    room.editor.selectAll()
    room.press(Qt.Key.Key_Delete)
    room.leave()
    assert text(room) == "First words of mine.\n\nThird words of mine."


def test_what_cannot_be_done_is_said_and_changes_nothing(room: Room) -> None:
    before = room.case
    room.choose("Investigator’s decision")
    room.act("merge")
    assert room.said().count("Nothing was changed.") == 1
    assert room.case is before


def test_the_keys_work_again_after_the_menu_was_shown(room: Room) -> None:
    room.choose("What happened")
    room.page.menu.aboutToShow.emit()
    assert not room.desktop.find(QAction, "statement.paragraph.indent").isEnabled()
    room.page.menu.aboutToHide.emit()
    room.choose("Second words")
    room.press(Qt.Key.Key_Right, ALT | SHIFT)
    assert "- Second words" in text(room)


def test_the_menu_says_why_something_cannot_be_done(room: Room) -> None:
    for words in (next(r for r in room.view.rows.rows if not r.address).words, "Second words"):
        room.choose(words)
        room.page.menu.aboutToShow.emit()
        acts = [each for each in room.page.menu.actions() if not each.isSeparator()]
        assert len(acts) > 10
        # Qt says an act's own words where there is no tip.
        unsaid = [each.text() for each in acts if each.toolTip() in each.text().replace("&", "")]
        assert [each for each in acts if not each.isEnabled() and each.text() in unsaid] == []
        room.page.menu.aboutToHide.emit()


def test_what_stands_beside_a_heading_is_never_wider_than_the_panel(room: Room) -> None:
    room.desktop.window.resize(1280, 720)
    seen = set()
    for heading in [row.words for row in room.view.rows.rows if row.address.startswith("section:")]:
        room.choose(heading)
        QApplication.processEvents()
        for editor in room.desktop.window.findChildren(SectionEditor):
            area = editor.findChild(QScrollArea)
            if area is not None and area.isVisible():
                seen.add(editor.objectName())
                assert area.widget().width() <= area.viewport().width(), heading
    assert len(seen) > 3


def test_the_frame_of_a_chosen_row_does_not_cross_the_words_on_it(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RowPainter, "_beside_last_line", lambda *_at: None)  # as on a full line
    room.choose(
        next(row.words for row in room.view.rows.rows if row.address.startswith("standard:"))
    )
    view = room.view
    view.setFocus()
    box, (left, width) = view.visualRect(view.currentIndex()), view.words_box()
    seen = view.viewport().grab().toImage()
    ink = shade("ring").name()
    frame = [y for y in range(box.top(), box.top() + 4) if seen.pixelColor(left, y).name() == ink]
    assert frame
    assert all(seen.pixelColor(left + width - 3, y).name() != ink for y in frame)
