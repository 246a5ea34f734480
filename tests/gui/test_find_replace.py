"""Find and replace across a case: by label and real name, one place or all in one undo step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_case, a_finding, a_head, a_person, a_text, an_event
from tests.gui.desks import OpenDesk, a_desk, find, shown
from tests.gui.windows import Desktop
from workbench.domain.casefile import CaseFile
from workbench.gui.search.replace import FindReplace


def a_letter_case(**fields: object) -> CaseFile:
    """“Letter” in two events, a text and a working note."""
    return a_case(
        a_person(),
        a_head(),
        an_event("e1", narrative="{person:p1} sent a letter. The letter was late."),
        an_event("e2", narrative="{Body} lost it.", note="a Letter from {person:p1}"),
        a_finding(what_happened="Philippa Wainscott wrote.", **fields),
        a_text("decision", "The letter settles it."),
    )


def a_dialog(qtbot: QtBot, case: CaseFile | None = None) -> tuple[OpenDesk, FindReplace]:
    """The dialog over a case."""
    opened = a_desk(case or a_letter_case())
    return opened, shown(qtbot, FindReplace(opened.desk, lambda: True, None), 860, 480)


def look_for(qtbot: QtBot, dialog: FindReplace, words: str) -> QTreeWidget:
    """Type the words and wait for the list."""
    line = find(dialog, QLineEdit, "replacing.find")
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, words)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    return find(dialog, QTreeWidget, "replacing.list")


def columns(listed: QTreeWidget, row: int) -> list[str]:
    """What a row of the list says."""
    item = listed.topLevelItem(row)
    assert item is not None
    return [item.text(column) for column in range(5)]


def test_every_place_is_listed_with_the_words_around_it(qtbot: QtBot) -> None:
    _opened, dialog = a_dialog(qtbot)
    listed = look_for(qtbot, dialog, "letter")
    assert listed.topLevelItemCount() == 4
    where, before, found, after, _ = columns(listed, 0)
    assert where.startswith("What happened · Event: 3 May 2023")
    assert (before, found) == ("Ms X sent a ", "letter")
    assert after.startswith(". The letter")
    assert find(dialog, QLabel, "replacing.summary").text() == "4 places"


def test_a_person_is_found_by_label_and_by_real_name(qtbot: QtBot) -> None:
    _opened, dialog = a_dialog(qtbot)
    by_label = look_for(qtbot, dialog, "Ms X").topLevelItemCount()
    by_name = look_for(qtbot, dialog, "Philippa Wainscott").topLevelItemCount()
    assert by_label == by_name >= 3


def test_matching_case_finds_fewer(qtbot: QtBot) -> None:
    _opened, dialog = a_dialog(qtbot)
    listed = look_for(qtbot, dialog, "Letter")
    find(dialog, QCheckBox, "replacing.match-case").click()
    assert listed.topLevelItemCount() == 1


def test_enter_on_a_place_goes_there(qtbot: QtBot) -> None:
    opened, dialog = a_dialog(qtbot)
    listed = look_for(qtbot, dialog, "settles")
    assert listed.hasFocus()
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert opened.visits == [("text", "decision", "text")]


def test_one_place_is_replaced_and_the_next_is_chosen(qtbot: QtBot) -> None:
    opened, dialog = a_dialog(qtbot)
    listed = look_for(qtbot, dialog, "letter")
    find(dialog, QLineEdit, "replacing.new").setText("note")
    find(dialog, QPushButton, "replacing.one").click()
    assert opened.case.events["e1"].narrative == "{person:p1} sent a note. The letter was late."
    assert listed.topLevelItemCount() == 3
    assert columns(listed, 0)[2] == "letter"
    assert "Replaced in 1 place" in find(dialog, QLabel, "replacing.summary").text()


def test_all_places_are_replaced_in_one_undo_step(qtbot: QtBot) -> None:
    opened, dialog = a_dialog(qtbot)
    before = opened.case
    look_for(qtbot, dialog, "letter")
    find(dialog, QLineEdit, "replacing.new").setText("note")
    find(dialog, QPushButton, "replacing.all").click()
    assert opened.case.text("decision") == "The note settles it."
    assert "letter" not in opened.case.events["e1"].narrative
    assert opened.undo_label == "Replace in 4 places"
    opened.undo()
    assert opened.case == before


def test_nothing_is_replaced_while_typing_cannot_be_saved(qtbot: QtBot) -> None:
    opened = a_desk(a_letter_case())
    dialog = shown(qtbot, FindReplace(opened.desk, lambda: False, None))
    before = opened.case
    look_for(qtbot, dialog, "letter")
    find(dialog, QPushButton, "replacing.all").click()
    assert opened.case == before
    assert "Nothing was replaced" in find(dialog, QLabel, "replacing.fault").text()


def test_a_place_inside_a_label_says_why_it_stays(qtbot: QtBot) -> None:
    opened, dialog = a_dialog(qtbot, a_case(a_person(), an_event()))
    listed = look_for(qtbot, dialog, "Ms")
    row = next(r for r in range(listed.topLevelItemCount()) if columns(listed, r)[4] == "▲")
    item = listed.topLevelItem(row)
    assert item is not None
    listed.setCurrentItem(item)
    assert "part of a label" in find(dialog, QLabel, "replacing.why").text()
    assert not find(dialog, QPushButton, "replacing.one").isEnabled()
    assert opened.case.events["e1"].narrative == "{person:p1} complained to {body}."


def test_words_that_are_nowhere_are_said_so(qtbot: QtBot) -> None:
    _opened, dialog = a_dialog(qtbot)
    look_for(qtbot, dialog, "zeppelin")
    assert "Nothing in this case" in find(dialog, QLabel, "replacing.summary").text()
    assert not find(dialog, QPushButton, "replacing.all").isEnabled()


def test_the_list_follows_a_change_made_elsewhere(qtbot: QtBot) -> None:
    opened, dialog = a_dialog(qtbot)
    listed = look_for(qtbot, dialog, "letter")
    opened.desk.bridge.apply("Delete", lambda case: case.without("event", "e1"))
    qtbot.waitUntil(lambda: listed.topLevelItemCount() == 2)


def test_control_h_opens_it_over_the_open_case_and_it_closes_with_the_case(
    qtbot: QtBot, at_a_case: Desktop
) -> None:
    at_a_case.trigger("replace")
    dialog = at_a_case.find(FindReplace, "replacing")
    assert dialog.isVisible()
    at_a_case.trigger("replace")
    assert len(at_a_case.window.findChildren(FindReplace)) == 1
    at_a_case.window.close_case()
    qtbot.waitUntil(lambda: not at_a_case.window.findChildren(FindReplace))
    assert not at_a_case.window.actions_["replace"].isEnabled()


def test_replacing_a_label_never_writes_over_the_real_name(qtbot: QtBot) -> None:
    opened, dialog = a_dialog(qtbot)
    look_for(qtbot, dialog, "Ms X")
    find(dialog, QLineEdit, "replacing.new").setText("Ms Y")
    find(dialog, QPushButton, "replacing.all").click()
    person = opened.case.people["p1"]
    assert (person.alias, person.name) == ("Ms Y", "Philippa Wainscott")
