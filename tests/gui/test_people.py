"""The People page: a name is enough for an alias, and a bad alias is warned about at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import a_case, a_child, a_person
from tests.gui.desks import a_desk, find, shown
from workbench.domain.records.people import AgeGroup, PersonRole, Relation
from workbench.gui.people.page import PeoplePage


def test_the_first_person_is_the_complainant_and_gets_an_alias(qtbot: QtBot) -> None:
    opened = a_desk(a_case())
    page = shown(qtbot, PeoplePage(opened.desk))
    assert find(page, QLabel, "people.nothing").isVisible()
    page.page_focus()
    entry = find(page, QLineEdit, "people.entry")
    assert entry.hasFocus()
    qtbot.keyClicks(entry, "Ms Joan Tarn")
    assert find(page, QLabel, "people.echo").text() == "Ms Joan Tarn: complainant · Enter adds it"
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert not find(page, QLabel, "people.nothing").isVisible()
    (person,) = opened.case.people.values()
    assert person.role is PersonRole.COMPLAINANT
    assert (person.title, person.name, person.alias) == ("Ms", "Joan Tarn", "Ms X")
    assert find(page, QLineEdit, "person.alias").text() == "Ms X"
    assert find(page, QLineEdit, "person.name").text() == "Joan Tarn"


@pytest.mark.parametrize(
    ("alias", "warning"), [("Ms W", "real initial"), ("B", "already the label")]
)
def test_a_bad_alias_is_warned_about_in_place(qtbot: QtBot, alias: str, warning: str) -> None:
    opened = a_desk(a_case(a_person(), a_child()))
    page = shown(qtbot, PeoplePage(opened.desk))
    warnings = find(page, QLabel, "person.alias.warnings")
    assert not warnings.isVisible()
    line = find(page, QLineEdit, "person.alias")
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, alias)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert opened.case.people["p1"].alias == alias
    assert warnings.isVisible()
    assert warning in warnings.text()
    propose = find(page, QPushButton, "person.alias.propose")
    propose.setFocus()
    qtbot.keyClick(propose, Qt.Key.Key_Space)
    assert opened.case.people["p1"].alias == "Ms X"
    assert not warnings.isVisible()


def test_a_child_by_role_is_labelled_by_a_letter(qtbot: QtBot) -> None:
    opened = a_desk(a_case(a_person()))
    page = shown(qtbot, PeoplePage(opened.desk))
    role = find(page, QComboBox, "person.role")
    role.setCurrentIndex(role.findText("Child"))
    assert opened.case.people["p1"].age_group is AgeGroup.CHILD
    assert opened.case.people["p1"].alias == "X"
    assert find(page, QComboBox, "person.age_group").currentText() == "Child"
    assert opened.undo_label == "Edit person: role"
    opened.undo()
    assert opened.case.people["p1"] == a_person()


def test_a_relation_names_another_person(qtbot: QtBot) -> None:
    opened = a_desk(a_case(a_person(), a_child()))
    page = shown(qtbot, PeoplePage(opened.desk))
    find(page, QPushButton, "person.relations").click()
    words = find(page, QLineEdit, "person.relations.1.words")
    assert words.hasFocus()
    qtbot.keyClicks(words, "mother of")
    qtbot.keyClick(words, Qt.Key.Key_Return)
    assert opened.case.people["p1"].relations == (Relation("p2", "mother of"),)


def test_the_table_shows_alias_and_real_name(qtbot: QtBot) -> None:
    page = shown(qtbot, PeoplePage(a_desk(a_case(a_person(), a_child())).desk))
    shows = [[page.model.index(r, c).data() for c in range(4)] for r in range(2)]
    assert shows == [
        ["Ms X", "Philippa Wainscott", "Complainant", "Adult"],
        ["B", "Tobias Wainscott", "Child", "Child"],
    ]
    assert page.number_words() == "2"
