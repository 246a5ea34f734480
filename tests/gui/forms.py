"""A form of a few fields on the screen, and how a person types into them and leaves them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.desks import OpenDesk, shown
from workbench.gui.fields.bound import BoundField
from workbench.gui.records.form import RecordForm


def form_of(qtbot: QtBot, open_desk: OpenDesk, id: str, *fields: BoundField) -> RecordForm:
    """The fields in a form that shows one record, with a button to move the keyboard to."""
    form = RecordForm(fields[0].at, [*fields, QPushButton("elsewhere")])
    shown(qtbot, form)
    form.show_record(id)
    return form


def leave(form: RecordForm) -> None:
    """Move the keyboard to the button."""
    next(b for b in form.findChildren(QPushButton) if b.text() == "elsewhere").setFocus()


def type_into(qtbot: QtBot, widget: QWidget, words: str) -> None:
    """Replace what a line holds by typing."""
    widget.setFocus()
    qtbot.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(widget, words)
