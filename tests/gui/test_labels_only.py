"""The window with labels in place of names: every page, History, Undo and the title."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.builders import a_person
from tests.gui.conftest import OpenDesktop
from tests.gui.test_leaving import shown_in, typed
from tests.gui.windows import Desktop
from workbench.application.case import editing
from workbench.domain.records.versions import ExportReceipt
from workbench.gui.case.pages import PAGES


def test_every_page_can_be_shown_with_labels_only(qtbot: QtBot, desktop: OpenDesktop) -> None:
    said = {"note": "Rang Philippa Wainscott.", "reference": "Wainscott 21"}
    desk = desktop(editing.set_fields(typed(), "case", "c1", **said))
    desk.window.show_case("c1", "people")
    apply = desk.open_case.bridge.apply
    person = next(id for id, each in desk.case.people.items() if "Wainscott" in each.name)
    # History knows who somebody was before, and who was taken out.
    apply("Add", lambda c: c.with_record("person", a_person("gone", name="Zebedee Quill")))
    apply("Remove Zebedee Quill", lambda c: c.without("person", "gone"))
    for name in ("Zuleika Garrowby", desk.case.people[person].name):
        apply("Rename", lambda c, name=name: editing.set_fields(c, "person", person, name=name))
    apply("Attach Garrowby letter", lambda c: c.with_record("receipt", the_receipt()))
    before = desk.case
    assert "Wainscott" in desk.window.windowTitle()
    desk.trigger("labels-only")
    names = re.compile(r"ainscott|hilippa|arrowby|uleika|ebedee|uill", re.I)
    assert not names.search(desk.window.windowTitle())
    for spec in PAGES:
        desk.open_case.show_page(spec.key)
        QApplication.processEvents()
        assert not names.search(shown_in(desk.window)), spec.key
    assert desk.open_case.history_labels()[0] == "Attach Ms X letter"
    desk.open_case.shown.apply("Type", lambda case: case.without("text", "considered"))
    assert desk.case == before
    assert "nothing can be changed" in desk.find(QLabel, "trouble.words").text()
    desk.trigger("labels-only")
    desk.open_case.show_page("people")
    assert "Wainscott" in shown_in(desk.window)
    assert desk.case == before


def test_what_is_typed_over_a_label_is_let_go_of(qtbot: QtBot, desktop: OpenDesktop) -> None:
    desk = desktop(typed())
    desk.window.show_case("c1", "people")
    desk.trigger("labels-only")
    desk.open_case.show_page("people")
    before = desk.case
    field = name_in(desk)
    shown = field.text()
    field.setFocus()
    qtbot.keyClicks(field, "abc")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == shown
    assert "nothing can be changed" in desk.find(QLabel, "trouble.words").text()
    desk.trigger("labels-only")  # asks nothing: a dialog nobody expects fails the test
    assert desk.case == before
    desk.open_case.show_page("people")
    assert name_in(desk).text() != shown


def name_in(desk: Desktop) -> QLineEdit:
    """The real name of the person chosen, in the view that is shown now."""
    found = desk.open_case.view.findChild(QLineEdit, "person.name")
    assert isinstance(found, QLineEdit)
    return found


def the_receipt() -> ExportReceipt:
    """Of a file with a name in its name, handed out for a reason with one."""
    return ExportReceipt(
        id="r", file_name="Garrowby letter.docx", override_reason="Philippa asked for it"
    )
