"""What a screen reader knows of refused entries and of what is only drawn."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_case, a_person, an_event
from tests.gui.desks import a_desk, find, shown
from tests.gui.windows import Desktop
from workbench.application.case import editing
from workbench.domain.errors import StoreUnavailable
from workbench.gui.fields.spoken import hear_fields_and_drawings
from workbench.gui.overview.page import OverviewPage
from workbench.gui.timeline.page import TimelinePage
from workbench.gui.timeline.view import SpokenMark

NAME, WHY = QAccessible.Text.Name, QAccessible.Text.Description


@pytest.fixture
def heard() -> Iterator[None]:
    """Somebody listens."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def test_a_refused_entry_is_invalid_and_says_why(qtbot: QtBot) -> None:
    hear_fields_and_drawings()
    page = OverviewPage(a_desk(a_case(reference="21 017 938")).desk)
    page.edit()
    shown(qtbot, page)
    line = find(page, QLineEdit, "case.reference")
    field = page.form.field("reference")
    assert field is not None
    spoken = QAccessible.queryAccessibleInterface(field)
    assert not spoken.state().invalid
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "12")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert spoken.state().invalid
    assert spoken.text(NAME) == "Reference: refused"
    assert "not a case reference" in spoken.text(WHY)
    assert "not a case reference" in QAccessible.queryAccessibleInterface(line).text(WHY)
    line.selectAll()
    qtbot.keyClicks(line, "21 017 938")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert not spoken.state().invalid
    assert spoken.text(NAME) == ""


def marks(within: QWidget) -> dict[str, SpokenMark]:
    """The marks in sight that can be pressed, by their names, as they are read out."""
    viewport = QAccessible.queryAccessibleInterface(within)
    found = [viewport.child(place) for place in range(viewport.childCount())]
    shown = [each for each in found if not each.state().invisible and not each.state().disabled]
    return {each.text(NAME): each.object() for each in shown}


def test_the_marks_of_the_timeline_are_named_and_can_be_pressed(qtbot: QtBot, heard: None) -> None:
    case = a_case(a_person(), an_event("e1", "3 May 2021"), an_event("e2", "June 2022"))
    page = shown(qtbot, TimelinePage(a_desk(case).desk))
    page.view.fit()
    found = marks(page.view.viewport())
    assert [name.partition(":")[0] for name in found] == ["3 May 2021", "June 2022"]
    second = next(mark for name, mark in found.items() if name.startswith("June 2022"))
    spoken = QAccessible.queryAccessibleInterface(second)
    assert not spoken.rect().isEmpty()
    assert spoken.role() is QAccessible.Role.RadioButton
    spoken.actionInterface().doAction(spoken.actionInterface().actionNames()[0])
    qtbot.waitUntil(lambda: page.view.current == "e2", timeout=10_000)
    assert spoken.state().checked
    qtbot.keyClick(page.view, Qt.Key.Key_Left)
    assert page.view.current == "e1"
    assert not spoken.state().checked


def test_what_is_drawn_is_no_filler(qtbot: QtBot, heard: None) -> None:
    hear_fields_and_drawings()
    desk = a_desk(a_case(a_person(), an_event("e1", "3 May 2021"))).desk
    view = shown(qtbot, TimelinePage(desk)).view
    spoken = QAccessible.queryAccessibleInterface(view)
    assert spoken is not None
    assert spoken.role() == QAccessible.Role.Chart
    assert spoken.text(NAME) == "Timeline"


def test_nothing_stands_over_the_timeline_while_nobody_listens(qtbot: QtBot) -> None:
    page = shown(qtbot, TimelinePage(a_desk(a_case(an_event("e1", "3 May 2021"))).desk))
    assert not page.view.findChildren(SpokenMark)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced."""
    words: list[str] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: words.append(event.message())
    )
    return words


def test_what_is_undone_found_and_chosen_is_said(
    qtbot: QtBot, at_a_case: Desktop, said: list[str]
) -> None:
    id = at_a_case.case.case.id
    at_a_case.open_case.bridge.apply(
        "Edit subject", lambda case: editing.set_fields(case, "case", id, subject="A plan")
    )
    at_a_case.trigger("undo")
    at_a_case.trigger("redo")
    assert said[-2:] == ["Undone: Edit subject", "Done again: Edit subject"]
    at_a_case.open_case.show_page("people")
    entry = at_a_case.find(QLineEdit, "people.entry")
    entry.setFocus()
    qtbot.keyClicks(entry, "Ms Ada Orme, child")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert "Added: Ms Ada Orme: child" in said
    at_a_case.trigger("find")
    qtbot.keyClicks(QApplication.focusWidget(), "nobody of that name")
    assert said[-1] == f"0 of {len(at_a_case.case.people)} shown"
    assert said.count(said[-1]) == 1
    at_a_case.trigger("search")
    line = at_a_case.find(QLineEdit, "search.line")
    qtbot.keyClicks(line, "calculator")
    qtbot.waitUntil(lambda: "found. " in said[-1] and "alculator" in said[-1], timeout=10_000)
    line.clear()
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "People. Page" in said[-1], timeout=10_000)
    qtbot.keyClicks(line, "zzzz")
    qtbot.waitUntil(lambda: said[-1].startswith("Nothing found"), timeout=10_000)
    line.window().close()


def test_an_entry_refused_once_the_keyboard_has_gone_on_is_said(
    qtbot: QtBot, at_a_case: Desktop, said: list[str]
) -> None:
    at_a_case.open_case.goto("case", at_a_case.case.case.id, "reference")
    line = at_a_case.find(QLineEdit, "case.reference")
    line.selectAll()
    qtbot.keyClicks(line, "12")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert any(each.startswith("Reference: “12” is not a case reference") for each in said)


def test_what_a_line_that_adds_refuses_is_said(
    qtbot: QtBot, at_a_case: Desktop, said: list[str]
) -> None:
    for page, name in (("chronology", "chronology.entry"), ("remedies", "remedies.entry")):
        at_a_case.open_case.show_page(page)
        line = at_a_case.find(QLineEdit, name)
        line.setFocus()
        qtbot.keyClicks(line, "31/2/2024" if page == "chronology" else ", 4 weeks")
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert any("February 2024 has 29 days" in each for each in said)
    assert any("does not say what is to be done" in each for each in said)


def test_trouble_is_said(at_a_case: Desktop, said: list[str]) -> None:
    at_a_case.open_case.bridge.failed.emit(StoreUnavailable("The casebook is locked.", "Wait."))
    assert any("The casebook is locked." in each for each in said)
