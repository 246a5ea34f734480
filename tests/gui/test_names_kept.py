"""The window of the names and details kept in a case."""

from __future__ import annotations

from PySide6.QtWidgets import QTreeWidget
from pytestqt.qtbot import QtBot

from tests.gui.windows import Desktop
from workbench.gui.leaving.protected_window import ProtectedWindow


def test_the_protected_list_is_shown_and_can_be_tried(qtbot: QtBot, at_a_case: Desktop) -> None:
    at_a_case.trigger("protected")
    window = at_a_case.find(ProtectedWindow, "protected")
    people = at_a_case.case.people
    assert at_a_case.find(QTreeWidget, "protected.list").topLevelItemCount() >= len(people)
    name = next(iter(people.values())).name
    window.words.setPlainText(f"Then {name.split()[-1].upper()} wrote.")
    assert name.split()[-1].upper() in window.found.text()
    window.words.setPlainText("Then the Council wrote.")
    assert window.found.text() == "Nothing is found in it."


def test_a_name_taken_out_of_the_case_stays_on_the_list_until_it_is_let_go(
    at_a_case: Desktop,
) -> None:
    person = next(iter(at_a_case.case.people.values()))
    at_a_case.open_case.desk.bridge.apply(
        "Delete person", lambda case: case.without("person", person.id)
    )
    assert at_a_case.case.case.former_names[0] == person.name
    at_a_case.trigger("protected")
    window = at_a_case.find(ProtectedWindow, "protected")
    rows = [window.list.topLevelItem(at) for at in range(window.list.topLevelItemCount())]
    window.list.setCurrentItem(rows[0])
    assert not window.stop.isEnabled()
    [row] = [each for each in rows if each is not None and each.text(0) == person.name]
    window.list.setCurrentItem(row)
    window.stop.click()
    assert person.name not in at_a_case.case.case.former_names
    assert not window.stop.isEnabled()
