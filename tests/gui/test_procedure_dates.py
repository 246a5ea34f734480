"""The dates of the procedure as they are seen: steps that are offered, limits drawn to scale."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import a_case, an_item_of_evidence
from tests.gui.desks import find
from tests.gui.procedures import (
    a_complaint,
    at_procedure,
    choose_limit,
    clear_date,
    enter_date,
    show_tab,
)
from workbench.gui.fields.passing_line import FindLine
from workbench.gui.look.labels import ElidedButton
from workbench.gui.procedure.dates.limit_bar import LimitBar


def test_a_stage_offers_the_steps_it_has_no_date_of(qtbot: QtBot) -> None:
    _opened, page = at_procedure(qtbot, a_complaint(s1_received="3 May 2023"))
    offers = page.dates.steps.findChildren(ElidedButton)
    offer = next(each for each in offers if each.objectName().endswith("s1-acknowledged"))
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    part, more = offer.text()[:-2], offer.text()[-2:]
    assert more == " …"
    assert offer.accessibleName().startswith(f"{part},"), "no step is cut in two"
    menu = offer.findChild(QMenu)
    assert menu is not None
    next(each for each in menu.actions() if each.text().startswith("Acknowledge")).trigger()
    assert find(page, QLineEdit, "procedure.step.s1-acknowledged").hasFocus()


def test_a_limit_is_drawn_while_its_days_are_known(qtbot: QtBot) -> None:
    opened, page = at_procedure(qtbot, a_complaint(s1_received="3 May 2023"))
    enter_date(qtbot, page, "s1-response", "20 June 2023")
    bar = find(page, LimitBar, "procedure.limit.bar")
    choose_limit(page, opened, "s1-response")
    assert bar.accessibleName() == "Begun 3 May; 18 May, last day; 20 June 2023, done"
    clear_date(qtbot, page, "s1-received")
    assert not bar.isVisible()


def test_dates_have_one_width_in_which_the_longest_is_whole(qtbot: QtBot) -> None:
    _opened, page = at_procedure(qtbot, a_complaint(s1_received="3 May 2023"))
    enter_date(qtbot, page, "s1-response", "between 28 September 2023 and 30 November 2023")
    lines = [field.line for field in page.dates.steps.dates.values()]
    (width,) = {line.width() for line in lines}
    assert width > max(line.fontMetrics().horizontalAdvance(line.text()) for line in lines)


def test_limits_that_have_not_begun_are_not_counted(qtbot: QtBot) -> None:
    _opened, page = at_procedure(qtbot, a_complaint())
    assert page.dates.clock.every.summary == "none counted yet"
    enter_date(qtbot, page, "s1-received", "3 May 2023")
    assert page.dates.clock.every.summary.startswith("1 counted · ")


def test_words_are_found_among_the_dates_the_parts_and_the_questions(qtbot: QtBot) -> None:
    case = a_complaint(s1_received="3 May 2023", s1_response="20 June 2023")
    _opened, page = at_procedure(qtbot, case)
    steps = page.dates.steps
    assert page.begin_find()
    words = find(page, FindLine, "procedure.dates.words")
    assert words.hasFocus()
    qtbot.keyClicks(words, "JUNE response")
    seen = [key for key, field in steps.dates.items() if field.line.isVisible()]
    assert seen == ["s1-response"]
    enter_date(qtbot, page, "s2-request", "1 July 2023")
    assert words.isHidden()
    assert steps.dates["s1-received"].line.isVisible()
    assert page.begin_find()
    qtbot.keyClicks(words, "nothing of the kind")
    qtbot.keyClick(words, Qt.Key.Key_Escape)
    assert all(field.line.isVisible() for field in steps.dates.values())
    assert not words.isVisible()
    show_tab(page, 2)
    entry = find(page, QLineEdit, "procedure.outcomes.entry")
    for title in ("Errors", "Video call"):
        qtbot.keyClicks(entry, title)
        qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert page.begin_find()
    qtbot.keyClicks(find(page, FindLine, "procedure.outcomes.words"), "video")
    assert [page.outcomes.table.isRowHidden(row) for row in (0, 1)] == [True, False]
    show_tab(page, 4)
    asked = page.questions.list.rowCount()
    assert page.begin_find()
    qtbot.keyClicks(find(page, FindLine, "procedure.questions.words"), "independent person")
    assert 0 < page.questions.list.rowCount() < asked
    show_tab(page, 5)
    assert not page.begin_find()


def test_where_no_date_is_missing_work_begins_at_the_line_that_adds(qtbot: QtBot) -> None:
    _, page = at_procedure(qtbot, a_complaint(s1_received="3 May 2023"))
    page.page_focus()
    assert find(page, QLineEdit, "procedure.step.s1-response").hasFocus()
    _, page = at_procedure(qtbot, a_complaint(s1_received="3 May 2023", s1_response="10 May 2023"))
    page.page_focus()
    assert page.dates.entry.line.hasFocus(), "typing never changes a date that stands"


def test_a_date_has_the_menu_of_a_row(qtbot: QtBot) -> None:
    opened, page = at_procedure(qtbot, a_complaint(s1_received="3 May 2023"))
    enter_date(qtbot, page, "s1-response", "20 June 2023")
    dates, menu = page.dates, page.dates.menu
    acts = {each.objectName().rpartition(".")[2]: each for each in menu.actions()}
    page.dates.focus_step("s1-response", "")
    line = find(page, QLineEdit, "procedure.step.s1-response")
    where = line.parentWidget().mapTo(dates.steps, QPoint(200, 4))
    dates.steps.customContextMenuRequested.emit(where)
    qtbot.waitUntil(menu.isVisible)
    assert acts["goto"].isEnabled() and acts["part"].isEnabled() and not acts["put"].isEnabled()
    menu.close()
    acts["copy"].trigger()
    _, row = QApplication.clipboard().text().splitlines()
    assert row.startswith("20 June 2023\tResponse at stage one\t▲")
    acts["note"].trigger()
    assert dates.details.note.isAncestorOf(QApplication.focusWidget())
    acts["part"].trigger()
    assert not opened.case.events
    acts["put"].trigger()
    assert len(opened.case.events) == 1
    acts["delete"].trigger()
    assert [each.step for each in opened.case.steps.values()] == ["s1-received"]
    find(page, QPushButton, "procedure.dates.undo").click()
    assert len(opened.case.steps) == 2
    page.dates.focus_step("s2-request", "")
    menu.popup(where)
    assert not acts["delete"].isEnabled() and acts["delete"].toolTip()
    menu.close()


def test_a_press_of_the_right_button_chooses_the_date_it_is_about(qtbot: QtBot) -> None:
    _, page = at_procedure(qtbot, a_complaint(s1_received="3 May 2023", s1_response="4 May 2023"))
    steps = page.dates.steps
    for key in ("s1-response", "s1-received"):
        row = steps.dates[key].parentWidget()
        qtbot.mouseClick(row, Qt.MouseButton.RightButton, pos=QPoint(row.width() // 2, 6))
        assert page.dates.details.step == key
        page.dates.menu.close()


def test_a_date_is_taken_with_what_was_done_behind_it(qtbot: QtBot) -> None:
    opened, page = at_procedure(qtbot, a_case())
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    received = find(page, QLineEdit, "procedure.step.s1-received")
    assert received.hasFocus()
    qtbot.keyClicks(received, "12 Feb 2024 complaint received")
    qtbot.keyClick(received, Qt.Key.Key_Return)
    assert received.text() == "12 February 2024"
    QApplication.processEvents()
    response = find(page, QLineEdit, "procedure.step.s1-response")
    assert response.hasFocus()
    qtbot.keyClicks(response, "14 Feb 2024 acknowledged")
    assert len(opened.case.steps) == 1
    qtbot.keyClick(response, Qt.Key.Key_Return)
    QApplication.processEvents()
    line = page.dates.entry.line
    assert line.hasFocus() and response.text() == ""
    assert "Acknowledgement of the complaint" in page.dates.entry.echo.text()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert {each.step for each in opened.case.steps.values()} == {"s1-received", "s1-acknowledged"}
    enter_date(qtbot, page, "s1-response", "3/4/24 response")
    assert page.dates.steps.dates["s1-response"].fault, "which of two days is asked"
    assert len(opened.case.steps) == 2


def test_the_list_of_dates_is_walked_and_gives_back_what_was_deleted(qtbot: QtBot) -> None:
    case = a_complaint(s1_received="3 May 2023", s1_response="20 June 2023")
    opened, page = at_procedure(qtbot, case)
    entry = find(page, QLineEdit, "procedure.entry")
    qtbot.keyClicks(entry, "1 July 2023 Senior management review")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    steps, details = page.dates.steps, page.dates.details
    own = details.step
    page.dates.focus_step("s1-response", "")
    steps.setFocus()
    qtbot.keyClick(steps, Qt.Key.Key_Up)
    assert (details.step, steps.hasFocus()) == ("s1-received", True)
    qtbot.keyClick(steps, Qt.Key.Key_Down)
    assert details.step == "s1-response"
    qtbot.keyClick(steps, Qt.Key.Key_Return)
    assert steps.dates["s1-response"].line.hasFocus()
    page.dates.focus_step(own, "")
    steps.setFocus()
    qtbot.keyClick(steps, Qt.Key.Key_Delete)
    assert (own in steps.dates, steps.hasFocus()) == (False, True)
    assert details.step == "s1-response", "the keyboard goes on beside what is gone"
    said = find(page, QLabel, "procedure.dates.undo.words")
    assert said.isVisible()
    opened.undo()
    assert (details.step, said.isVisible()) == (own, False), "it is chosen, and no longer said gone"
    steps.setFocus()
    for key in ("s1-received", "s1-response"):
        while QApplication.focusWidget() is not steps.dates[key].line:
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
            assert steps.isAncestorOf(QApplication.focusWidget()), "Tab goes on from row to row"


def test_papers_cited_behind_a_date_are_its_sources(qtbot: QtBot) -> None:
    case = a_complaint(a_case(an_item_of_evidence("e1"), an_item_of_evidence("e2")))
    opened, page = at_procedure(qtbot, case)
    line = page.dates.entry.line
    for words in ("12 Feb 2024 complaint received, E1 p. 4", "3 May 2024 rang the MP, E2"):
        line.setFocus()
        qtbot.keyClicks(line, words)
        assert "E" in page.dates.entry.echo.text().split(" · ")[2]
        qtbot.keyClick(line, Qt.Key.Key_Return)
    cited = {
        row.title: [(each.evidence_id, each.pages) for each in row.sources]
        for row in page.dates.steps.rows()
        if row.on is not None
    }
    assert cited == {"Receipt of the complaint": [("e1", "4")], "Rang the MP": [("e2", "")]}
    received = find(page, QLineEdit, "procedure.step.s1-received")
    assert received.text() == "12 February 2024"
    assert len(opened.case.events) == 2
