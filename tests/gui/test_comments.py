"""Comments are entered and answered on their page, beside what they changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.builders import TODAY, with_records
from tests.gui.conftest import OpenDesktop
from tests.gui.windows import Desktop
from tests.unit.application.test_comments import CASE, EVENT, another_draft, one_more_paragraph
from workbench.application.case.editing import set_fields
from workbench.domain.dates.partial import day_in_words
from workbench.domain.records.comments import Point, PointResult, Response
from workbench.gui.comments.changed_place import ChangedPlaceField
from workbench.gui.comments.page import CommentsPage
from workbench.gui.comments.response import ResponseDialog
from workbench.gui.evidence.page import EvidencePage
from workbench.gui.records.folds import FoldLine


@pytest.fixture
def page(qtbot: QtBot, desktop: OpenDesktop) -> Desktop:
    desk = desktop(CASE)
    desk.window.show_case("c1", "comments")
    live = desk.open_case.live
    qtbot.waitUntil(lambda: live.document is not None, timeout=20_000)
    return desk


def typed(qtbot: QtBot, page: Desktop, line: str) -> None:
    entry = page.find(QLineEdit, "comments.entry")
    entry.setFocus()  # else Enter is for what has the keyboard
    entry.setText(line)
    qtbot.keyClick(entry, Qt.Key.Key_Return)


def test_a_list_opened_by_the_mouse_shows_all_its_rows(qtbot: QtBot, page: Desktop) -> None:
    typed(qtbot, page, f"{EVENT} It was later in the day")
    for box in page.window.findChildren(QComboBox):
        if box.isVisible() and box.count():
            qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
            view = box.view()
            assert view.isVisible()
            high = sum(view.sizeHintForRow(row) for row in range(box.count()))
            assert view.viewport().height() >= high, box.objectName()
            box.hidePopup()


def test_a_point_is_one_line_of_typing(qtbot: QtBot, page: Desktop) -> None:
    assert "Draft 1 sent to Ms X and the Council" in page.find(QLabel, "comments.progress").text()
    typed(qtbot, page, f"{EVENT} It was later in the day")
    page.trigger("page.comments")
    line = page.find(QLineEdit, "comments.entry")
    assert page.window.focusWidget() is line, "its key leads to the line that adds"
    (point,) = page.case.points.values()
    assert (point.place, point.text) == ("event:e1", "It was later in the day")
    shown = page.find(CommentsPage, "comments")
    said = shown.row_words(page.case, point)
    assert (said.title, said.aside) == (f"¶ {EVENT}", "○ To answer")
    assert "0 of 1 point answered" in page.find(QLabel, "comments.progress").text()
    qtbot.mouseClick(page.find(QPushButton, "point.result.1"), Qt.MouseButton.LeftButton)
    (point,) = page.case.points.values()
    assert point.result is PointResult.ACCEPTED
    others = page.find(QComboBox, "point.result.other")
    others.setFocus()
    qtbot.keyClicks(others, "Agrees with")
    qtbot.keyClick(others, Qt.Key.Key_Return)
    others.activated.emit(others.currentIndex())
    (point,) = page.case.points.values()
    assert point.result is PointResult.AGREES
    assert shown.row_words(page.case, point).aside == "✓ Agrees with the draft"
    assert others.sizeHint().width() > others.fontMetrics().horizontalAdvance(others.currentText())
    typed(qtbot, page, "900 nothing")
    assert "no paragraph 900" in page.find(QLabel, "comments.entry.fault").text()


def test_a_typed_point_is_no_note_of_the_second_reader(qtbot: QtBot, page: Desktop) -> None:
    reader = Response(id="r9", party="J Reeve", second_reader=True)
    note = Point(id="k9", response_id="r9", place="event:e1", text="When was this?")
    page.open_case.bridge.apply("Take in notes", lambda case: with_records(case, reader, note))
    page.find(CommentsPage, "comments").focus_record("point", "k9", "")
    typed(qtbot, page, f"{EVENT} It was later in the day")
    (point,) = (each for each in page.case.points.values() if each.id != "k9")
    assert not page.case.responses[point.response_id].second_reader


def test_the_papers_are_shown_once_comments_have_come(qtbot: QtBot, page: Desktop) -> None:
    typed(qtbot, page, f"{EVENT} It was later in the day")
    page.window.show_case("c1", "evidence")
    assert page.find(EvidencePage, "evidence").table.records.rowCount() == len(page.case.evidence)


def test_the_change_stands_beside_the_paragraph_as_sent(qtbot: QtBot, page: Desktop) -> None:
    typed(qtbot, page, f"{EVENT} It was later in the day")
    narrative = page.case.events["e1"].narrative
    live = page.open_case.live
    page.open_case.bridge.apply(
        "Edit event",
        lambda case: set_fields(case, "event", "e1", narrative=f"{narrative} It was late."),
    )
    live.renew()
    before, after = page.find(QLabel, "comments.before"), page.find(QLabel, "comments.after")
    assert "It was late." in after.text() and "underline" in after.text()
    assert "It was late." not in before.text()


def test_the_paragraph_that_was_changed_is_named_where_it_is_another(
    qtbot: QtBot, page: Desktop
) -> None:
    typed(qtbot, page, f"{EVENT} It was later in the day")
    form = page.find(CommentsPage, "comments").form
    field = form.field("change_place")
    assert isinstance(field, ChangedPlaceField)
    offered = [field.box.itemText(row) for row in range(field.box.count())]
    assert offered[0] == "The paragraph the comment is about" and offered[1].startswith("¶ 1  ")
    field.box.setCurrentIndex(1)
    (point,) = page.case.points.values()
    assert point.change_place and point.change_place != point.place
    fold = page.find(FoldLine, "point.fold.Changed in another paragraph")
    assert fold.summary == offered[1]
    event = next(words for words in offered if words.startswith(f"¶ {EVENT} "))
    field.box.setCurrentIndex(offered.index(event))
    page.open_case.bridge.apply("Edit text", one_more_paragraph)
    page.open_case.live.renew()
    assert fold.summary == event.replace(str(EVENT), str(EVENT + 1), 1), "the numbers follow"
    for _ in range(2):
        page.open_case.bridge.undo()
    (point,) = page.case.points.values()
    assert point.change_place == "" and field.box.currentIndex() == 0


def test_a_party_without_comments_is_noted(qtbot: QtBot, page: Desktop) -> None:
    qtbot.mouseClick(page.find(QToolButton, "comments.response"), Qt.MouseButton.LeftButton)
    line = page.find(QComboBox, "response.party").lineEdit()
    assert line is not None
    qtbot.waitUntil(line.hasSelectedText)
    qtbot.keyClicks(line, "the Council")
    assert line.text() == "the Council", "what is typed takes the place of what it begins with"
    page.find(QLineEdit, "response.how").setText("e-mail")
    page.find(QCheckBox, "response.none").setChecked(True)
    page.find(QLineEdit, "response.day").setText("3 May 2099")
    qtbot.mouseClick(page.find(QPushButton, "response.go"), Qt.MouseButton.LeftButton)
    assert "still to come" in page.find(QLabel, "response.fault").text()
    assert not page.case.responses
    page.find(QLineEdit, "response.day").setText(day_in_words(TODAY))
    qtbot.mouseClick(page.find(QPushButton, "response.go"), Qt.MouseButton.LeftButton)
    (response,) = page.case.responses.values()
    assert (response.party, response.no_comments, response.how) == ("the Council", True, "e-mail")
    assert response.received_on == TODAY
    assert "nothing yet from Ms X" in page.find(QLabel, "comments.progress").text()


def test_comments_being_noted_are_not_left_unasked(qtbot: QtBot, page: Desktop) -> None:
    qtbot.mouseClick(page.find(QToolButton, "comments.response"), Qt.MouseButton.LeftButton)
    dialog = page.find(ResponseDialog, "response")
    page.find(QLineEdit, "response.how").insert("by telephone")
    page.dialogs.will_answer("Stay")
    dialog.reject()
    assert dialog.isVisible()
    page.dialogs.will_answer("Leave without saving")
    dialog.reject()
    assert not dialog.isVisible() and not page.case.responses


def test_points_typed_after_a_response_was_noted_are_of_it(qtbot: QtBot, page: Desktop) -> None:
    typed(qtbot, page, f"{EVENT} It was later in the day")
    qtbot.mouseClick(page.find(QToolButton, "comments.response"), Qt.MouseButton.LeftButton)
    page.find(QComboBox, "response.party").setCurrentText("the Council")
    assert page.window.findChild(QComboBox, "response.draft") is None, "there is only one"
    qtbot.mouseClick(page.find(QPushButton, "response.go"), Qt.MouseButton.LeftButton)
    assert page.find(QLineEdit, "comments.entry").hasFocus()
    typed(qtbot, page, f"{EVENT} It was earlier")
    typed(qtbot, page, f"{EVENT} It was on another day")
    whose = [page.case.responses[each.response_id].party for each in page.case.points.values()]
    assert whose == ["", "the Council", "the Council"]


def test_comments_on_an_earlier_draft_are_noted_as_that(qtbot: QtBot, page: Desktop) -> None:
    page.open_case.bridge.apply("Issue another draft", another_draft)
    typed(qtbot, page, f"{EVENT} It was later in the day")
    qtbot.mouseClick(page.find(QToolButton, "comments.response"), Qt.MouseButton.LeftButton)
    page.find(QComboBox, "response.party").setCurrentText("the Council")
    draft = page.find(QComboBox, "response.draft")
    assert draft.currentText() == "Draft 2", "the one it was sent last"
    draft.setCurrentText("Draft 1")
    qtbot.mouseClick(page.find(QPushButton, "response.go"), Qt.MouseButton.LeftButton)
    shown, line = page.find(CommentsPage, "comments"), f"{EVENT} It was earlier"
    assert f"¶ {EVENT} of Draft 1, the Council" in shown.understood(page.case, line).words
    typed(qtbot, page, line)
    first, second = page.case.points.values()
    assert first.place != "event:e1" == second.place
    assert shown.row_words(page.case, first).group.endswith("on Draft 2")
    assert shown.row_words(page.case, second).group.endswith("on Draft 1")


def test_the_schedule_is_written_in_word_and_pdf(
    qtbot: QtBot, page: Desktop, tmp_path: Path
) -> None:
    typed(qtbot, page, f"{EVENT} Ms Okonkwo of 12 Oak Street came later")
    (folder := tmp_path / "out").mkdir()
    page.dialogs.will_answer(folder)
    shown = page.find(CommentsPage, "comments")
    next(act for act in shown.listed.menu.actions() if "schedule" in act.text()).trigger()
    assert sorted(path.name for path in folder.iterdir()) == [
        "21-017-938 comments schedule.docx",
        "21-017-938 comments schedule.pdf",
    ]
    assert "2 places in it may still tell" in page.dialogs.asked[-1][1]
    for path in folder.iterdir():
        path.write_bytes(b"noted by hand")
    page.dialogs.will_answer(folder, "Back")
    next(act for act in shown.listed.menu.actions() if "schedule" in act.text()).trigger()
    assert {path.read_bytes() for path in folder.iterdir()} == {b"noted by hand"}


def test_a_number_gives_the_points_chosen_their_result(qtbot: QtBot, page: Desktop) -> None:
    for words in ("later in the day", "on another day"):
        typed(qtbot, page, f"{EVENT} It was {words}")
    table = page.find(CommentsPage, "comments").table
    table.setFocus()
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_3)
    assert {each.result for each in page.case.points.values()} == {PointResult.PARTLY}
    assert table.hasFocus()
    page.trigger("undo")
    assert {each.result for each in page.case.points.values()} == {PointResult.TO_ANSWER}
