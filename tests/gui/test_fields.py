"""Fields commit by themselves, keep what is typed, and say beneath what is wrong with it."""

from __future__ import annotations

from enum import StrEnum

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from tests.builders import a_case, a_head, a_person, a_sound_case, an_event
from tests.gui.desks import OpenDesk, a_desk, find
from tests.gui.forms import form_of, leave, type_into
from workbench.application.case import editing
from workbench.domain.errors import StoreUnavailable
from workbench.domain.records.evidence import SourceRef
from workbench.domain.records.people import PersonRole
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.choice import CheckField, ChecklistField, ChoiceField, LinkField
from workbench.gui.fields.finder import FinderField
from workbench.gui.fields.links import SourcesField
from workbench.gui.fields.markup import MarkupEdit
from workbench.gui.fields.text import LineField, MarkupField, NamesField, SuggestField, TextField
from workbench.statement.nodes import StatementStage
from workbench.statement.numbering import numbers


@pytest.fixture
def opened() -> OpenDesk:
    return a_desk(a_sound_case())


def test_a_line_is_saved_when_the_keyboard_leaves_it(qtbot: QtBot, opened: OpenDesk) -> None:
    form = form_of(
        qtbot, opened, "h1", LineField(records_of(opened.desk, "head"), "title", label="Title")
    )
    type_into(qtbot, find(form, QLineEdit, "head.title"), "  Delay  at stage two ")
    leave(form)
    assert opened.case.heads["h1"].title == "Delay at stage two"
    assert find(form, QLineEdit, "head.title").text() == "Delay at stage two"
    assert opened.undo_label == "Edit head of complaint: title"


def composed(line: QLineEdit, half: str, whole: str = "") -> None:
    """What an input method sends while a word is composed, and when it is done."""
    event = QInputMethodEvent(half, [])
    event.setCommitString(whole)
    QApplication.sendEvent(line, event)


def test_a_pause_while_a_word_is_composed_leaves_it_alone(
    qtbot: QtBot, opened: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Saving begins the line's own Undo afresh, which would throw away the half-made word."""
    monkeypatch.setattr("workbench.gui.fields.bound.IDLE_MS", 10)
    field = LineField(records_of(opened.desk, "head"), "title", label="Title")
    line = find(form_of(qtbot, opened, "h1", field), QLineEdit, "head.title")
    type_into(qtbot, line, "Cynllun i ")
    composed(line, "´")
    qtbot.wait(100)
    assert opened.case.heads["h1"].title != "Cynllun i"
    composed(line, "", "Siân")
    qtbot.waitUntil(lambda: opened.case.heads["h1"].title == "Cynllun i Siân", timeout=10_000)


def test_a_pause_in_typing_saves_and_the_words_stay_as_typed(
    qtbot: QtBot, opened: OpenDesk
) -> None:
    form = form_of(
        qtbot, opened, "h1", LineField(records_of(opened.desk, "head"), "title", label="Title")
    )
    line = find(form, QLineEdit, "head.title")
    type_into(qtbot, line, "Delay ")
    qtbot.waitUntil(lambda: opened.case.heads["h1"].title == "Delay")
    assert line.text() == "Delay "


def test_typing_with_pauses_is_one_step_to_undo(qtbot: QtBot, opened: OpenDesk) -> None:
    form = form_of(
        qtbot, opened, "h1", LineField(records_of(opened.desk, "head"), "title", label="Title")
    )
    line = find(form, QLineEdit, "head.title")
    type_into(qtbot, line, "Delay")
    qtbot.waitUntil(lambda: opened.case.heads["h1"].title == "Delay")
    qtbot.keyClicks(line, " again")
    leave(form)
    assert opened.case.heads["h1"].title == "Delay again"
    opened.undo()
    assert opened.case.heads["h1"].title == "complaint handling"
    assert line.text() == "complaint handling"


def test_undo_takes_back_typing_first_and_then_the_case(qtbot: QtBot, opened: OpenDesk) -> None:
    form = form_of(
        qtbot, opened, "h1", LineField(records_of(opened.desk, "head"), "title", label="Title")
    )
    line = find(form, QLineEdit, "head.title")
    type_into(qtbot, line, "First")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClicks(line, "x")
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (line.text(), opened.case.heads["h1"].title) == ("First", "First")
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == opened.case.heads["h1"].title == "complaint handling"


def test_a_change_elsewhere_does_not_disturb_what_is_being_typed(
    qtbot: QtBot, opened: OpenDesk
) -> None:
    form = form_of(
        qtbot, opened, "h1", LineField(records_of(opened.desk, "head"), "title", label="Title")
    )
    line = find(form, QLineEdit, "head.title")
    type_into(qtbot, line, "My own")
    opened.desk.bridge.apply(
        "Elsewhere", lambda case: editing.set_fields(case, "head", "h1", title="Another")
    )
    assert line.text() == "My own"
    leave(form)
    assert opened.case.heads["h1"].title == "My own"


def test_going_to_another_record_saves_what_was_typed(qtbot: QtBot) -> None:
    opened = a_desk(a_case(a_head("h1"), a_head("h2", title="second", position=1)))
    form = form_of(
        qtbot, opened, "h1", LineField(records_of(opened.desk, "head"), "title", label="Title")
    )
    type_into(qtbot, find(form, QLineEdit, "head.title"), "Delay")
    form.show_record("h2")
    assert opened.case.heads["h1"].title == "Delay"
    assert find(form, QLineEdit, "head.title").text() == "second"


def test_a_failed_write_keeps_the_words_and_says_so(qtbot: QtBot, opened: OpenDesk) -> None:
    field = LineField(records_of(opened.desk, "head"), "title", label="Title")
    form = form_of(qtbot, opened, "h1", field)
    opened.store.failing = StoreUnavailable("The disk is full.")
    type_into(qtbot, field.line, "Delay")
    leave(form)
    assert "Not saved" in field.fault
    assert field.line.text() == "Delay"
    assert [str(error) for error in opened.failures] == ["The disk is full."]
    opened.store.failing = None
    assert field.commit()
    assert opened.case.heads["h1"].title == "Delay"
    assert field.fault == ""


def test_several_lines_are_kept_and_tab_leaves_the_editor(qtbot: QtBot, opened: OpenDesk) -> None:
    form = form_of(
        qtbot,
        opened,
        "h1",
        TextField(records_of(opened.desk, "head"), "outcome_wanted", label="Outcome wanted"),
    )
    editor = find(form, QPlainTextEdit, "head.outcome_wanted")
    type_into(qtbot, editor, "An apology")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "and a payment")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert opened.case.heads["h1"].outcome_wanted == "An apology\nand a payment"
    assert not editor.hasFocus()


def test_authored_text_turns_a_typed_alias_into_a_mention(qtbot: QtBot, opened: OpenDesk) -> None:
    form = form_of(
        qtbot, opened, "h1", MarkupField(records_of(opened.desk, "head"), "as_put", label="As put")
    )
    editor = find(form, MarkupEdit, "head.as_put")
    type_into(qtbot, editor, "Ms X waited ten months.")
    leave(form)
    assert opened.case.heads["h1"].as_put == "{person:p1} waited ten months."
    assert editor.toPlainText() == "Ms X waited ten months."


def test_authored_text_shows_a_new_alias_at_once(qtbot: QtBot, opened: OpenDesk) -> None:
    form = form_of(
        qtbot, opened, "h1", MarkupField(records_of(opened.desk, "head"), "as_put", label="As put")
    )
    opened.desk.bridge.apply(
        "Alias", lambda case: editing.set_fields(case, "person", "p1", alias="Ms Z")
    )
    assert find(form, MarkupEdit, "head.as_put").toPlainText().startswith("Ms Z complains")


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_paragraph_is_referred_to_by_words_and_shown_by_number(
    qtbot: QtBot, opened: OpenDesk
) -> None:
    field = MarkupField(records_of(opened.desk, "finding"), "analysis", label="Analysis")
    form = form_of(qtbot, opened, "f1", field)
    type_into(qtbot, field.editor, "See paragraph ")
    qtbot.keyClick(field.editor, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    line = find(form, QLineEdit, "finding.analysis.reference")
    assert line.hasFocus()
    qtbot.keyClicks(line, "refused to go on")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert field.editor.hasFocus()
    leave(form)
    assert opened.case.findings["f1"].analysis == "See paragraph {para:event:e2}"
    document = opened.desk.workbench.compose(opened.case, StatementStage.DRAFT)
    number = numbers(document)["event:e2"]
    assert field.editor.toPlainText() == f"See paragraph {number}"


def test_escape_goes_back_to_the_text_without_a_reference(qtbot: QtBot, opened: OpenDesk) -> None:
    field = MarkupField(records_of(opened.desk, "finding"), "analysis", label="Analysis")
    form = form_of(qtbot, opened, "f1", field)
    before = field.raw()
    field.editor.setFocus()
    qtbot.keyClick(field.editor, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    line = find(form, QLineEdit, "finding.analysis.reference")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not line.isVisible()
    assert field.editor.hasFocus()
    assert field.raw() == before


def test_names_are_one_to_a_line(qtbot: QtBot, opened: OpenDesk) -> None:
    field = NamesField(records_of(opened.desk, "person"), "other_names", label="Other names")
    form = form_of(qtbot, opened, "p1", field)
    type_into(qtbot, field.editor, "Pip")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(field.editor, "Phil Wainscot")
    leave(form)
    assert opened.case.people["p1"].other_names == ("Pip", "Phil Wainscot")
    assert field.editor.toPlainText() == "Pip\nPhil Wainscot"


def test_a_choice_is_saved_when_it_is_made(qtbot: QtBot, opened: OpenDesk) -> None:
    form = form_of(
        qtbot,
        opened,
        "p1",
        ChoiceField(records_of(opened.desk, "person"), "role", label="Role"),
    )
    box = find(form, QComboBox, "person.role")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert opened.case.people["p1"].role is PersonRole.REPRESENTATIVE


def test_long_words_in_a_box_are_read_from_their_beginning(qtbot: QtBot, opened: OpenDesk) -> None:
    field = SuggestField(records_of(opened.desk, "event"), "actor", lambda _case: ())
    form = form_of(qtbot, opened, "e1", field)
    line = find(form, QComboBox, "event.actor").lineEdit()
    assert line is not None
    line.setFocus()
    qtbot.keyClicks(line, "the independent reviewing officer " * 3)
    leave(form)
    assert line.cursorPosition() == 0
    form.show_record("")
    form.show_record("e1")
    assert line.cursorPosition() == 0


def test_a_stray_wheel_changes_no_choice(qtbot: QtBot, opened: OpenDesk) -> None:
    form = form_of(
        qtbot,
        opened,
        "p1",
        ChoiceField(records_of(opened.desk, "person"), "role", label="Role"),
    )
    box = find(form, QComboBox, "person.role")
    box.setFocus()
    here = QPointF(5, 5)
    QApplication.sendEvent(
        box,
        QWheelEvent(
            here, here, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        ),
    )  # fmt: skip
    assert opened.case.people["p1"].role is PersonRole.COMPLAINANT


def test_a_tick_is_saved_when_it_is_made(qtbot: QtBot, opened: OpenDesk) -> None:
    form = form_of(
        qtbot,
        opened,
        "e1",
        CheckField(records_of(opened.desk, "event"), "disputed", label="Disputed"),
    )
    qtbot.keyClick(find(form, QCheckBox, "event.disputed"), Qt.Key.Key_Space)
    assert opened.case.events["e1"].disputed


def test_a_link_offers_people_who_come_later(qtbot: QtBot, opened: OpenDesk) -> None:
    field = LinkField(records_of(opened.desk, "remedy"), "person_id", label="For whom")
    form_of(qtbot, opened, "r1", field)
    opened.desk.bridge.apply(
        "Add person", lambda case: editing.add(case, "person", a_person("p9", "Mr Y", name="Q"))
    )
    assert field.box.itemText(field.box.count() - 1) == "Mr Y – Q"
    field.box.setCurrentIndex(field.box.count() - 1)
    assert opened.case.remedies["r1"].person_id == "p9"


def test_a_checklist_ticks_several_records(qtbot: QtBot) -> None:
    opened = a_desk(a_case(a_head("h1"), a_head("h2", position=1), an_event("e1")))
    field = ChecklistField(records_of(opened.desk, "event"), "head_ids", "None.", label="Heads")
    form_of(qtbot, opened, "e1", field)
    field.list.setFocus()
    field.list.setCurrentRow(1)
    qtbot.keyClick(field.list, Qt.Key.Key_Space)
    assert opened.case.events["e1"].head_ids == ("h2",)
    opened.undo()
    assert field.raw() == ()


# --- links -------------------------------------------------------------------------------------


def test_a_source_is_an_item_and_a_page(qtbot: QtBot, opened: OpenDesk) -> None:
    field = SourcesField(records_of(opened.desk, "event"), "sources")
    form = form_of(qtbot, opened, "e2", field)
    qtbot.keyClick(field.more, Qt.Key.Key_Space)
    line = find(form, QLineEdit, "event.sources.1.words")
    assert line.hasFocus()
    qtbot.keyClicks(line, "12-14")
    leave(form)
    assert opened.case.events["e2"].sources == (SourceRef("v1", "12-14"),)
    qtbot.keyClick(find(form, QPushButton, "event.sources.1.remove"), Qt.Key.Key_Space)
    assert opened.case.events["e2"].sources == ()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_an_event_is_found_by_its_words_and_linked(qtbot: QtBot, opened: OpenDesk) -> None:
    field = FinderField(
        records_of(opened.desk, "finding"),
        "event_ids",
        "Type words",
    )
    form = form_of(qtbot, opened, "f1", field)
    listed = find(form, QListWidget, "finding.event_ids.list")
    assert listed.count() == 1
    field.finder.setFocus()
    qtbot.keyClicks(field.finder, "complained to")
    qtbot.keyClick(field.finder, Qt.Key.Key_Return)
    assert opened.case.findings["f1"].event_ids == ("e2", "e1")
    listed.setFocus()
    listed.setCurrentRow(0)
    qtbot.keyClick(listed, Qt.Key.Key_Delete)
    assert opened.case.findings["f1"].event_ids == ("e1",)


class Label(StrEnum):
    """Labels that differ in their second word only."""

    MS_W = "Ms W"
    MS_X = "Ms X"
    MS_Y = "Ms Y"


def test_a_choice_of_several_words_is_typed_with_its_spaces(qtbot: QtBot, opened: OpenDesk) -> None:
    field = ChoiceField(records_of(opened.desk, "head"), "title", options=Label, label="Who")
    form_of(qtbot, opened, "h1", field)
    field.box.setFocus()
    qtbot.keyClicks(field.box, "Ms Y")
    assert not field.box.view().isVisible()
    assert opened.case.heads["h1"].title == "Ms Y"


def test_space_by_itself_opens_the_list(qtbot: QtBot, opened: OpenDesk) -> None:
    field = ChoiceField(records_of(opened.desk, "head"), "title", options=Label, label="Who")
    form_of(qtbot, opened, "h1", field)
    field.box.setFocus()
    qtbot.keyClick(field.box, Qt.Key.Key_Space)
    assert field.box.view().isVisible()
    field.box.hidePopup()
