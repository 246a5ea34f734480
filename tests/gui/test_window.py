"""The window: one case at a time, one Undo for all of it, and trouble told without stopping."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.builders import a_case, a_person, a_sound_case
from tests.gui.conftest import OpenDesktop
from tests.gui.windows import Casebooks, Desktop, a_desktop
from workbench.application.case import editing
from workbench.domain.errors import (
    CasebookInUse,
    InvalidInput,
    NameGivenAway,
    NewerCasebook,
    StoreUnavailable,
)
from workbench.gui.case.pages import PAGES, Page, page_of
from workbench.gui.errors import CrashReporter
from workbench.gui.look.appearance import Theme
from workbench.gui.look.details import DetailsDialog
from workbench.gui.look.theme.palette import is_dark


def edit_step(desktop: Desktop, words: str) -> None:
    """Change the case as a page would."""
    case_id = desktop.open_case.session.case_id
    desktop.open_case.bridge.apply(
        "Edit case: investigator",
        lambda case: editing.set_fields(case, "case", case_id, investigator=words),
    )


def test_the_header_says_whose_case_it_is(at_a_case: Desktop) -> None:
    assert at_a_case.find(QLabel, "case.title").text() == "Northshire Council"
    assert at_a_case.find(QLabel, "case.who").text() == "·  Ms X"
    assert at_a_case.find(QLabel, "case.reference-shown").text() == "·  21 017 938"
    assert "21 017 938" in at_a_case.window.windowTitle()


def test_every_page_opens_and_is_listed(at_a_case: Desktop) -> None:
    listed = at_a_case.find(QListWidget, "case.page-list")
    titles = [spec.title for spec in PAGES]
    assert [listed.item(row).text() for row in range(listed.count())] == titles
    for spec in PAGES:
        at_a_case.trigger(f"page.{spec.key}")
        assert at_a_case.open_case.view.page_key() == spec.key
        assert isinstance(at_a_case.open_case.view.show_page(page_of(spec.kinds[0])), Page)


def test_the_pages_have_the_keys_the_menu_and_the_manual_name(
    qtbot: QtBot, at_a_case: Desktop
) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    for key, page in (
        (Qt.Key.Key_1, "overview"), (Qt.Key.Key_4, "procedure"), (Qt.Key.Key_6, "chronology"),
        (Qt.Key.Key_9, "statement"), (Qt.Key.Key_0, "history"),
    ):  # fmt: skip
        qtbot.keyClick(at_a_case.window, key, control)
        assert at_a_case.open_case.view.page_key() == page
    keys = [spec.shortcut for spec in PAGES]
    assert len(set(keys)) == len(keys)


def test_pages_are_made_when_first_shown(at_a_case: Desktop) -> None:
    assert at_a_case.window.findChild(QWidget, "history") is None
    at_a_case.trigger("page.history")
    assert at_a_case.find(QWidget, "history").isVisible()


def test_undo_and_redo_are_named_in_the_menu(at_a_case: Desktop) -> None:
    edit_step(at_a_case, "Send the draft")
    assert at_a_case.window.actions_["undo"].text() == "&Undo edit case: investigator"
    at_a_case.trigger("undo")
    assert at_a_case.case.case.investigator == ""
    assert at_a_case.window.actions_["redo"].text() == "&Redo edit case: investigator"
    at_a_case.trigger("redo")
    assert at_a_case.case.case.investigator == "Send the draft"


def test_a_case_is_made_by_keyboard_alone(qtbot: QtBot, desktop: OpenDesktop) -> None:
    opened = desktop()
    control = Qt.KeyboardModifier.ControlModifier
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(opened.window, Qt.Key.Key_N, control | shift)
    qtbot.waitUntil(lambda: opened.window.open_case is not None)

    def typing(words: str) -> None:
        widget = QApplication.focusWidget()
        assert widget is not None
        qtbot.keyClicks(widget, words)

    opened.open_case.goto("case", opened.case.case.id, "reference")
    typing("21017938")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert opened.case.case.reference == "21 017 938"
    qtbot.keyClick(opened.window, Qt.Key.Key_2, control)
    assert opened.open_case.view.page_key() == "people"
    qtbot.keyClick(opened.window, Qt.Key.Key_N, control)
    typing("Ottoline Quill")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert [person.name for person in opened.case.people.values()] == ["Ottoline Quill"]
    for _ in range(20):
        if not opened.window.actions_["undo"].isEnabled():
            break
        qtbot.keyClick(opened.window, Qt.Key.Key_Z, control)
    assert not opened.case.people
    assert opened.case.case.reference == ""
    qtbot.keyClick(opened.window, Qt.Key.Key_Z, control | shift)
    assert opened.case.case.reference == "21 017 938"


def test_undo_in_an_empty_line_takes_back_the_last_action(qtbot: QtBot, at_a_case: Desktop) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    at_a_case.trigger("page.chronology")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    before = len(at_a_case.case.events)
    qtbot.keyClicks(line, "June 2023 It snowed")
    qtbot.keyClick(line, Qt.Key.Key_Z, control)
    assert line.text() != "June 2023 It snowed"
    line.setText("")
    qtbot.keyClicks(line, "June 2023 It snowed")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert len(at_a_case.case.events) == before + 1
    qtbot.keyClick(line, Qt.Key.Key_Z, control)
    assert len(at_a_case.case.events) == before


def test_the_foot_says_when_the_last_change_was_saved(at_a_case: Desktop) -> None:
    edit_step(at_a_case, "Ring the Council")
    assert at_a_case.find(QLabel, "foot.saved").text().startswith("Saved ")


def test_a_change_that_cannot_be_saved_is_told_and_the_case_stays(at_a_case: Desktop) -> None:
    at_a_case.casebooks.store.failing = StoreUnavailable("The disk is full.", "Make room.")
    edit_step(at_a_case, "Lost?")
    assert at_a_case.case.case.investigator == ""
    assert at_a_case.find(QLabel, "trouble.words").text() == "The disk is full. Make room."
    assert at_a_case.find(QLabel, "foot.saved").text() == "Not saved: The disk is full."
    at_a_case.casebooks.store.failing = None
    edit_step(at_a_case, "Kept")
    assert at_a_case.find(QLabel, "foot.saved").text().startswith("Saved")


def test_a_name_typed_in_a_field_is_saved_when_the_case_is_closed(
    qtbot: QtBot, at_a_case: Desktop
) -> None:
    at_a_case.find(QPushButton, "overview.edit").click()
    line = at_a_case.find(QLineEdit, "case.investigator")
    line.setFocus()
    qtbot.keyClicks(line, "Ask for the file")
    at_a_case.trigger("close")
    stored = at_a_case.workbench.store.load("c1").case
    assert stored.case.investigator == "Ask for the file"


def test_leaving_with_words_that_cannot_be_saved_asks_first(
    qtbot: QtBot, at_a_case: Desktop
) -> None:
    at_a_case.find(QPushButton, "overview.edit").click()
    line = at_a_case.find(QLineEdit, "case.reference")
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "nonsense")
    at_a_case.dialogs.will_answer("Stay")
    at_a_case.trigger("close")
    assert at_a_case.window.open_case is not None
    assert line.text() == "nonsense"
    at_a_case.dialogs.will_answer("Leave without saving")
    at_a_case.trigger("close")
    assert at_a_case.window.open_case is None


def test_the_window_opens_where_the_person_left_it(qtbot: QtBot, tmp_path: Path) -> None:
    casebooks = Casebooks()
    first = a_desktop(qtbot, tmp_path, [a_sound_case()], casebooks)
    first.window.show_case("c1", "findings")
    first.window.close()
    second = a_desktop(qtbot, tmp_path, (), casebooks)
    second.window.restore_place()
    assert second.open_case.view.page_key() == "findings"
    second.trigger("close")
    second.window.close()
    third = a_desktop(qtbot, tmp_path, (), casebooks)
    third.window.restore_place()
    assert third.window.open_case is None


def test_each_case_opens_from_the_register_on_the_page_it_was_left_on(
    qtbot: QtBot, tmp_path: Path
) -> None:
    casebooks = Casebooks()
    other = a_case(reference="22 000 002")
    other = replace(other, case=replace(other.case, id="c2"))
    first = a_desktop(qtbot, tmp_path, [a_sound_case(), other], casebooks)
    for case_id, page in (("c1", "findings"), ("c2", "people")):
        first.window.show_case(case_id)
        assert first.open_case.view.page_key() == "overview"
        first.trigger(f"page.{page}")
        assert first.window.close_case()
    first.window.show_case("c1")
    assert first.open_case.view.page_key() == "findings"
    first.window.show_case("c2")
    assert first.open_case.view.page_key() == "people"
    assert first.window.close_case()
    first.window.close()
    second = a_desktop(qtbot, tmp_path, (), casebooks)
    second.window.restore_place()
    assert second.window.open_case is None
    second.window.show_case("c2")
    assert second.open_case.view.page_key() == "people"


@pytest.mark.parametrize(
    "error",
    [
        NewerCasebook("Written by a newer version.", "Install it."),
        CasebookInUse("Already open by J Doe.", "Close it there first."),
        StoreUnavailable("The casebook is damaged.", "Use a backup."),
    ],
)
def test_a_casebook_that_cannot_be_used_gives_a_page_with_choices(
    qtbot: QtBot, tmp_path: Path, error: StoreUnavailable
) -> None:
    casebooks = Casebooks(refused=error)
    opened = a_desktop(qtbot, tmp_path, (), casebooks)
    assert opened.find(QLabel, "casebook-trouble.message").text() == error.message
    assert opened.find(QLabel, "casebook-trouble.hint").text() == error.hint
    assert not opened.window.actions_["new"].isEnabled()
    casebooks.refused = None
    retry = opened.find(QPushButton, "casebook-trouble.retry")
    qtbot.mouseClick(retry, Qt.MouseButton.LeftButton)
    assert opened.window.home.register is not None


def test_another_casebook_folder_can_be_chosen(qtbot: QtBot, desktop: OpenDesktop) -> None:
    opened = desktop(a_case())
    opened.dialogs.will_answer(Path("/elsewhere/casebook"))
    opened.trigger("folder")
    assert opened.casebooks.closed == 1
    assert opened.casebooks.folders[-1] == Path("/elsewhere/casebook")


def test_a_backup_copy_goes_where_the_person_says(
    qtbot: QtBot, desktop: OpenDesktop, tmp_path: Path
) -> None:
    opened = desktop(a_case())
    opened.dialogs.will_answer(tmp_path / "copy.db")
    opened.trigger("backup")
    qtbot.waitUntil(lambda: opened.casebooks.backups == [tmp_path / "copy.db"])
    words = opened.find(QLabel, "trouble.words")
    qtbot.waitUntil(lambda: "was copied" in words.text())


def test_search_finds_a_person_by_real_name_and_goes_there(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    opened = desktop(a_case(a_person("p9", alias="Ms Y", name="Ottoline Quill")))
    opened.window.show_case("c1")
    opened.trigger("search")
    line = opened.find(QLineEdit, "search.line")
    qtbot.keyClicks(line, "quill")
    listed = opened.find(QTreeWidget, "search.list")
    wanted = "Ms Y (Ottoline Quill)"
    qtbot.waitUntil(
        lambda: listed.topLevelItemCount() > 0 and listed.topLevelItem(0).text(0) == wanted,
        timeout=10_000,
    )
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert opened.open_case.view.page_key() == "people"


def test_search_finds_commands_and_other_cases(qtbot: QtBot, desktop: OpenDesktop) -> None:
    opened = desktop(a_case(), a_case(reference="22 000 002", body="Brook Council"))
    opened.trigger("search")
    line = opened.find(QLineEdit, "search.line")
    listed = opened.find(QTreeWidget, "search.list")
    qtbot.keyClicks(line, "backup")
    assert listed.topLevelItem(0).text(0).startswith("Backup copy")
    line.clear()
    qtbot.keyClicks(line, "22000002")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert opened.case.case.body == "Brook Council"


def test_light_and_dark_are_chosen_in_the_menu_and_remembered(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    opened = desktop(a_case())
    opened.trigger("theme.dark")
    assert is_dark(QApplication.palette())
    assert opened.window.appearance.theme is Theme.DARK
    opened.trigger("theme.light")
    assert not is_dark(QApplication.palette())


def test_the_type_can_be_made_larger_and_normal_again(desktop: OpenDesktop) -> None:
    opened = desktop(a_case())
    before = QApplication.font().pointSizeF()
    opened.trigger("larger")
    assert QApplication.font().pointSizeF() == before + 1
    opened.trigger("normal-size")
    assert QApplication.font().pointSizeF() == before


def test_the_manual_has_its_chapters_and_the_keys(desktop: OpenDesktop) -> None:
    opened = desktop(a_case())
    opened.trigger("manual")
    chapters = opened.find(QListWidget, "manual.chapters")
    names = [chapters.item(row).text() for row in range(chapters.count())]
    assert names[:2] == ["A whole case", "Starting"]
    assert names[-2:] == ["Keyboard shortcuts", "About and licences"]


def test_no_two_commands_have_the_same_key(desktop: OpenDesktop) -> None:
    opened = desktop(a_case())
    opened.window.show_case("c1")
    keys = [
        key.toString() for action in opened.window.actions_.listed() for key in action.shortcuts()
    ]
    assert len(keys) == len(set(keys))


@pytest.mark.logs_expected
def test_a_bug_is_shown_without_words_of_the_case(qtbot: QtBot) -> None:
    reporter = CrashReporter("1.2.3", None)
    try:
        raise KeyError("Ottoline Quill")
    except KeyError as error:
        reporter.report(KeyError, error, error.__traceback__)
    shown = next(w for w in QApplication.topLevelWidgets() if isinstance(w, DetailsDialog))
    qtbot.addWidget(shown)
    text = shown.findChild(QWidget, "details.text").toPlainText()  # type: ignore[attr-defined]
    assert "KeyError" in text
    assert "test_window.py" in text
    assert "Quill" not in text


def test_what_could_not_be_saved_is_no_longer_told_once_it_is(at_a_case: Desktop) -> None:
    store, bridge = at_a_case.casebooks.store, at_a_case.open_case.bridge
    bar = at_a_case.window.trouble_bar

    def edit(words: str) -> bool:
        return bridge.apply("Edit text", lambda case: editing.set_text(case, "decision", words))

    store.failing = StoreUnavailable("The disk is full.", "Make room on it.")
    assert not edit("I uphold it.")
    assert bar.isVisible()
    store.failing = None
    assert edit("I uphold it.")
    assert not bar.isVisible()
    bar.show_note("The backup was written.")
    assert edit("I uphold all of it.")
    assert bar.isVisible()


def test_a_commands_key_works_in_a_one_line_field(at_a_case: Desktop, qtbot: QtBot) -> None:
    at_a_case.trigger("page.overview")
    at_a_case.find(QPushButton, "overview.edit").click()
    field = at_a_case.find(QLineEdit, "case.investigator")
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    wanted = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier
    )
    QApplication.sendEvent(field, wanted)
    # Accepted, it would be the field's own: Qt then looks for no command.
    assert not wanted.isAccepted()
    copied = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier
    )
    QApplication.sendEvent(field, copied)
    assert copied.isAccepted()


@pytest.mark.parametrize("refusal", [InvalidInput, NameGivenAway])
def test_an_act_that_is_refused_is_not_taken_for_words_not_saved(
    at_a_case: Desktop, refusal: type[InvalidInput | NameGivenAway]
) -> None:
    at_a_case.open_case.bridge.failed.emit(refusal("That cannot be.", "Do it otherwise."))
    assert at_a_case.find(QLabel, "trouble.words").text() == "That cannot be. Do it otherwise."
    assert at_a_case.find(QLabel, "foot.saved").text().startswith("Saved")
