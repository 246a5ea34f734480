"""Where a paragraph of the statement comes from: references, rewording, what it rests on."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextBrowser,
    QToolTip,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.builders import a_passage, a_sound_case, a_topic, an_event, an_override, with_records
from tests.gui.conftest import OpenDesktop
from tests.gui.drafting import CTRL, Room, lines_of, open_room
from workbench.domain.records.drafting import TopicRole
from workbench.gui.statement.rewording.dialog import ReviewDialog, compared

STANDARD = "standard:fault-and-injustice"


@pytest.fixture
def room(qtbot: QtBot, desktop: OpenDesktop) -> Room:
    """The drafting room of a case with a passage of two paragraphs under the analysis."""
    case = with_records(
        a_sound_case(),
        a_topic("t2", TopicRole.ANALYSIS, title="Was there fault?", position=1),
        a_passage("s1", "First words of mine.\n\nAs I say in here.", topic_id="t2"),
    )
    return open_room(qtbot, desktop(case))


def point(room: Room, beginning: str) -> QPoint:
    """A place on a row, in the viewport."""
    index = room.view.rows.index(room.view.rows.place(room.row(beginning).key))
    room.view.scrollTo(index)
    QApplication.processEvents()
    return QPoint(room.view.words_box()[0] + 30, room.view.visualRect(index).center().y())


# --- references ------------------------------------------------------------------------------


def test_a_paragraph_is_referred_to_by_clicking_it(room: Room) -> None:
    room.click("As I say in here.")
    room.caret_before("here.")
    room.press(Qt.Key.Key_R, CTRL)
    assert room.desktop.find(QWidget, "statement.picking").isVisible()
    number = room.row("First words").number
    room.qtbot.mouseClick(
        room.view.viewport(), Qt.MouseButton.LeftButton, pos=point(room, "First words")
    )
    assert not room.desktop.find(QWidget, "statement.picking").isVisible()
    assert room.editor.toPlainText() == f"As I say in paragraph {number}here."
    assert room.editor.hasFocus()
    assert "{para:" in room.case.passages["s1"].text
    assert room.undo_label == f"Insert reference in paragraph {room.row('As I say').number}"
    room.desktop.trigger("undo")
    assert "{para:" not in room.case.passages["s1"].text


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (" Also ", "Also paragraph"),
        (" See paragraph ", "See paragraph"),
        (" See (", "See (paragraph"),
    ],
)
def test_a_reference_at_the_end_stands_off_from_the_words_before_it(
    room: Room, typed: str, printed: str
) -> None:
    room.click("As I say in here.")
    room.press(Qt.Key.Key_End, CTRL)
    room.qtbot.keyClicks(room.editor, typed)
    room.press(Qt.Key.Key_R, CTRL)
    number = room.row("First words").number
    room.qtbot.mouseClick(
        room.view.viewport(), Qt.MouseButton.LeftButton, pos=point(room, "First words")
    )
    assert room.editor.toPlainText().endswith(f"here. {printed} {number}")


def test_a_paragraph_is_referred_to_by_typing_its_number(room: Room) -> None:
    room.click("As I say in here.")
    room.caret_before("here.")
    room.type("paragraph ")
    room.act("refer")
    line = room.desktop.find(QLineEdit, "statement.reference")
    number = room.row("First words").number
    room.qtbot.keyClicks(line, str(number))
    room.qtbot.keyClick(line, Qt.Key.Key_Return)
    assert room.editor.toPlainText() == f"As I say in paragraph {number}here."
    assert room.editor.hasFocus()


def test_the_paragraph_sign_offers_to_point(room: Room) -> None:
    room.click("As I say in here.")
    room.caret_before("here.")
    room.editor.begin_offer("¶")
    room.qtbot.keyClick(room.editor.completer().popup(), Qt.Key.Key_Return)
    assert room.view.marks.picking
    assert room.editor.toPlainText() == "As I say in here."
    room.page.picking.stop()
    assert room.editor.hasFocus()


def test_escape_gives_up_referring_and_goes_on_writing(room: Room) -> None:
    room.click("As I say")
    before = room.case
    room.act("refer")
    line = room.desktop.find(QLineEdit, "statement.reference")
    room.qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not room.view.marks.picking
    assert room.editor.hasFocus()
    assert room.case is before


def test_only_numbered_paragraphs_are_referred_to(room: Room) -> None:
    room.click("As I say")
    room.act("refer")
    room.qtbot.mouseClick(
        room.view.viewport(), Qt.MouseButton.LeftButton, pos=point(room, "Was there fault?")
    )
    assert room.view.marks.picking
    assert "numbered" in room.said()


def test_references_follow_when_paragraphs_move(room: Room) -> None:
    room.click("As I say in here.")
    room.caret_at_end()
    room.act("refer")
    room.qtbot.mouseClick(
        room.view.viewport(), Qt.MouseButton.LeftButton, pos=point(room, "First words")
    )
    room.leave()
    room.choose("First words")
    room.act("down")
    number = room.row("First words").number
    assert room.row("As I say").words.endswith(f"paragraph {number}")


def test_over_a_reference_the_words_of_that_paragraph_are_shown(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    case = with_records(
        a_sound_case(),
        a_topic("t2", TopicRole.ANALYSIS, title="Was there fault?"),
        a_passage("s1", "{para:event:e1} tells it, and {person:p1} knows.", topic_id="t2"),
    )
    opened = open_room(qtbot, desktop(case))
    row = next(row for row in opened.view.rows.rows if row.address == "passage:s1")
    index = opened.view.rows.index(opened.view.rows.place(row.key))
    opened.view.scrollTo(index)
    QApplication.processEvents()
    box = opened.view.visualRect(index)
    at = QPoint(opened.view.words_box()[0] + 3, box.top() + 16)
    assert opened.view.token_under(at) == "para:event:e1"
    help_event = QHelpEvent(QEvent.Type.ToolTip, at, opened.view.viewport().mapToGlobal(at))
    QApplication.sendEvent(opened.view.viewport(), help_event)
    number = opened.row("On 3 May").number
    assert QToolTip.text().startswith(f"{number}. On 3 May 2023")
    assert opened.page.view.explain("person:p1").startswith("Ms X: complainant")
    QToolTip.hideText()
    opened.view.followed.emit("para:event:e1")
    assert opened.view.current() == opened.row("On 3 May")


# --- rewording -------------------------------------------------------------------------------


def test_a_standard_paragraph_is_reworded_in_its_place(room: Room) -> None:
    room.choose("‘Fault’ in this statement")
    room.press(Qt.Key.Key_Return)
    offer = room.desktop.find(QWidget, "statement.offer")
    assert offer.isVisible()
    assert "standard paragraph" in room.desktop.find(QLabel, "statement.offer.reason").text()
    room.button("statement.offer.reword")
    override = next(iter(room.case.overrides.values()))
    assert override.origin == STANDARD
    assert override.text == override.replaced
    assert room.editor.hasFocus()
    room.caret_at_end()
    room.type(" In my words.")
    room.leave()
    assert next(iter(room.case.overrides.values())).text.endswith(" In my words.")
    assert any("reworded for this case" in line for line in room.shown())
    room.choose("‘Fault’ in this statement")
    room.page.panel.source.show_now()
    room.button("statement.source.withdraw")
    assert not room.case.overrides
    assert not any("In my words" in line for line in room.shown())


def test_the_paragraph_an_offer_is_about_stays_in_sight(room: Room) -> None:
    view = room.view
    row = room.row("‘Fault’ in this statement")
    bar = view.verticalScrollBar()
    bar.setValue(0)
    room.choose(row.words)
    bottom = view.visualRect(view.currentIndex()).bottom()
    bar.setValue(bar.value() + bottom - view.viewport().height() + 2)
    room.press(Qt.Key.Key_Return)
    room.qtbot.waitUntil(lambda: view.viewport().height() < room.page.height() - 100)
    room.qtbot.waitUntil(
        lambda: view.visualRect(view.currentIndex()).bottom() <= view.viewport().height()
    )


def test_an_offer_declined_changes_nothing(room: Room) -> None:
    before = room.case
    room.click("‘Fault’ in this statement")
    room.button("statement.offer.leave")
    assert room.case is before
    assert room.view.hasFocus()


def reworded(qtbot: QtBot, desktop: OpenDesktop) -> Room:
    """The room of a case in which the source of a reworded paragraph has changed."""
    case = with_records(a_sound_case(), an_override("o1", STANDARD, "My words.", "Former words."))
    opened = open_room(qtbot, desktop(case))
    qtbot.waitUntil(lambda: bool(opened.view.rows.changed))
    return opened


def test_a_paragraph_whose_source_changed_is_marked_and_reviewed(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    opened = reworded(qtbot, desktop)
    assert any("its source has changed" in line for line in opened.shown())
    opened.desktop.open_case.goto("override", "o1")
    dialog = opened.desktop.find(ReviewDialog, "statement.review")
    now = opened.desktop.find(QTextBrowser, "statement.review.now")
    assert "Former" in now.toPlainText()
    assert "maladministration" in now.toPlainText()
    assert "line-through" in now.toHtml()
    assert "underline" in now.toHtml()
    assert opened.desktop.find(QTextBrowser, "statement.review.own").toPlainText() == "My words."
    dialog.findChild(QPushButton, "statement.review.fits").click()
    assert "maladministration" in opened.case.overrides["o1"].replaced
    assert opened.case.overrides["o1"].text == "My words."
    assert not opened.view.rows.changed
    assert opened.undo_label.startswith("Keep rewording of paragraph")


def test_a_review_may_take_the_programs_words_or_go_on_editing(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    opened = reworded(qtbot, desktop)
    opened.choose("My words.")
    opened.page.panel.source.show_now()
    opened.button("statement.source.review")
    opened.desktop.find(QPushButton, "statement.review.edit").click()
    assert opened.editor.toPlainText() == "My words."
    opened.leave()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    opened.button("statement.source.review")
    opened.desktop.find(QPushButton, "statement.review.take").click()
    assert not opened.case.overrides


def test_words_taken_out_and_put_in_are_told_apart() -> None:
    left, right = compared("The Council wrote in May.", "The Council did not write in May.")
    assert [words for words, own in left if own] == ["wrote"]
    assert "".join(words for words, own in right if own) == "did not write"
    assert "".join(words for words, _ in right) == "The Council did not write in May."


# --- what it rests on ------------------------------------------------------------------------


def test_the_panel_says_what_a_finding_rests_on_and_leads_there(room: Room) -> None:
    row = next(r for r in room.view.rows.rows if r.address == "finding:f1:analysis")
    room.choose(row.words)
    steps = room.steps()
    heading = room.desktop.find(QLabel, "statement.source.heading").text()
    assert heading == f"¶ {row.number} rests on"
    assert any("Northshire" in step or "Stage" in step or "page" in step for step in steps), steps
    tree = room.desktop.find(QTreeWidget, "statement.source.steps")
    role = Qt.ItemDataRole.UserRole
    links = [
        item
        for item in tree.findItems("*", Qt.MatchFlag.MatchWildcard | Qt.MatchFlag.MatchRecursive)
        if item.data(0, role) and item.data(0, role)[0] == "event"
    ]
    assert links, steps
    tree.itemClicked.emit(links[0], 0)
    assert room.desktop.open_case.view.page_key() == "chronology"


def test_a_gap_in_the_evidence_is_said(qtbot: QtBot, desktop: OpenDesktop) -> None:
    case = with_records(a_sound_case(), an_event("e9", "4 June 2023", narrative="It rained."))
    opened = open_room(qtbot, desktop(case))
    row = next(r for r in opened.view.rows.rows if r.address == "event:e9")
    opened.choose(row.words)
    assert any(step.startswith("○") for step in opened.steps())
    opened.choose(next(r.words for r in opened.view.rows.rows if r.address.startswith("standard:")))
    opened.steps()
    tree = opened.desktop.find(QTreeWidget, "statement.source.steps")
    all_of_them = Qt.MatchFlag.MatchWildcard | Qt.MatchFlag.MatchRecursive
    lines = tree.findItems("*", all_of_them)
    assert any(not each.childCount() for each in lines)
    for line in lines:
        assert line.childCount() or not line.font(0).bold(), "only headings of groups are bold"


def test_problems_of_the_paragraph_are_listed_and_signed(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    case = with_records(
        a_sound_case(),
        a_topic("t2", TopicRole.ANALYSIS, title="Was there fault?"),
        a_passage("s1", "Here {?a date} is missing.", topic_id="t2"),
    )
    opened = open_room(qtbot, desktop(case))
    qtbot.waitUntil(lambda: bool(opened.view.rows.signs))
    opened.choose("Here [a date]")
    opened.page.panel.source.show_now()
    problems = lines_of(opened.desktop.find(QTreeWidget, "statement.source.problems"))
    assert any("a date" in problem for problem in problems)
    assert any("has a problem" in line for line in opened.shown())


def test_words_are_found_in_the_statement_one_after_another(room: Room) -> None:
    room.choose("First words")
    room.page.begin_find()
    line = room.page.findChild(QLineEdit, "find.words")
    assert line.hasFocus()
    room.qtbot.keyClicks(line, "words of mine")
    row = room.row("First words")
    assert room.view.current() == row
    assert room.view.marks.found[row.key] == [(6, 19)]
    assert room.view.marks.now == (row.key, 6)
    room.view.viewport().repaint()
    line.clear()
    room.qtbot.keyClicks(line, "the council")
    told = room.page.findChild(QLabel, "find.result")
    place, count = (int(part) for part in told.text().split(" of "))
    assert count > 3
    room.qtbot.keyClick(line, Qt.Key.Key_Return)
    assert told.text() == f"{place % count + 1} of {count}"
    room.qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not room.view.marks.found
    assert room.view.hasFocus()


def test_an_editor_left_open_does_not_hold_a_closed_case(room: Room) -> None:
    room.click("First words")
    page = weakref.ref(room.page)
    session = weakref.ref(room.desktop.open_case.session)
    assert room.desktop.window.close_case()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    gc.collect()
    assert page() is None
    assert session() is None


def test_the_closing_line_is_explained_once(room: Room) -> None:
    room.choose(next(r for r in room.view.rows.rows if r.address == "signature").words)
    room.steps()
    told = "The closing line is the same in every statement."
    panel = room.page.panel.source
    shown = [label for label in panel.findChildren(QLabel) if label.isVisible()]
    assert [label.text() for label in shown].count(told) == 1


def test_what_the_page_opens_on_is_explained_without_a_pause(room: Room) -> None:
    room.choose(next(r for r in room.view.rows.rows if r.address == "signature").words)
    room.steps()
    room.choose(next(r for r in room.view.rows.rows if not r.address).words)
    said = room.page.panel.source.findChild(QLabel, "statement.source.summary")
    assert said is not None and said.text().startswith("This line is made from the case itself")


def test_what_was_chosen_while_the_panel_was_away_is_shown_with_it(room: Room) -> None:
    panel = room.page.panel.source
    room.choose(next(r for r in room.view.rows.rows if not r.address).words)
    room.page.parts.show_panel(False)
    room.choose(next(r for r in room.view.rows.rows if r.address == "signature").words)
    room.page.parts.show_panel(True)
    assert panel.findChildren(QLabel, "statement.source.kind")[0].text().startswith("The closing")
