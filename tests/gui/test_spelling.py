"""Unknown words are underlined while texts are written, and what was meant is a choice away."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.builders import a_sound_case
from tests.gui.windows import Desktop, a_desktop
from workbench.bootstrap import window_services
from workbench.domain.errors import SpellingUnavailable
from workbench.gui.desk import SpellChecker
from workbench.gui.fields.markup import MarkupEdit
from workbench.gui.fields.text import MarkupField, NamesField
from workbench.gui.spelling.underliner import Underliner
from workbench.spelling.words import words_in

WRONG = {"recieved": ["received", "relieved"], "responce": ["response"], "teh": ["the"]}


@dataclass
class SmallChecker:
    """A checker that calls a few words wrong, and `refused` when it cannot be used."""

    refused: bool = False
    added: set[str] = field(default_factory=set)
    texts: list[str] = field(default_factory=list)
    closed: bool = False

    def unknown(self, text: str, also: Set[str]) -> Sequence[tuple[int, int, str]]:
        """The wrong words of a text."""
        if self.refused:
            raise SpellingUnavailable("The spelling dictionary could not be used.", "Carry on.")
        self.texts.append(text)
        right = also | self.added
        wrong = WRONG.keys() | {"fenella", "garrowby"}
        return [
            (at, len(word), word)
            for at, word in words_in(text)
            if word.casefold() in wrong and word.casefold() not in right
        ]

    def suggest(self, word: str) -> Sequence[str]:
        """What was meant."""
        return WRONG[word.casefold()]

    def add(self, word: str) -> None:
        """Call it right."""
        self.added.add(word.casefold())

    def close(self) -> None:
        """Note that it was let go."""
        self.closed = True


@dataclass
class Writing:
    """The window with the page of the complaint open and the keyboard in an authored text."""

    desktop: Desktop
    given: SpellChecker
    field: MarkupField
    qtbot: QtBot

    @property
    def checker(self) -> SmallChecker:
        """The small checker that was given."""
        assert isinstance(self.given, SmallChecker)
        return self.given

    @property
    def editor(self) -> MarkupEdit:
        """The text being written."""
        return self.field.editor

    @property
    def underliner(self) -> Underliner:
        """What marks its words."""
        found = self.desktop.open_case.spelling.underliner(self.editor)
        assert found is not None
        return found

    def type(self, words: str) -> None:
        """Type words."""
        self.qtbot.keyClicks(self.editor, words)

    def wait_for(self, *words: str) -> None:
        """Wait until exactly these words are underlined."""
        self.qtbot.waitUntil(lambda: self.underliner.marked() == list(words), timeout=10_000)

    def menu(self) -> QMenu:
        """The menu of a word, with its suggestions in it."""

        def filled() -> bool:
            menu = QApplication.activePopupWidget()
            return isinstance(menu, QMenu) and any(a.data() for a in menu.actions())

        self.qtbot.waitUntil(filled, timeout=10_000)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    def choose(self, label: str) -> None:
        """Choose from that menu."""
        menu = self.menu()
        action = next(a for a in menu.actions() if label in a.text().replace("&", ""))
        action.trigger()
        menu.close()


def writing_with(qtbot: QtBot, folder: Path, checker: SpellChecker | None = None) -> Writing:
    checker = checker or SmallChecker()
    desktop = a_desktop(qtbot, folder, [a_sound_case()], spelling=lambda _folder: checker)
    desktop.window.show_case(desktop.workbench.register()[0].id, "complaint")
    fields = [f for f in desktop.window.findChildren(MarkupField) if f.isVisible()]
    written = Writing(desktop, checker, fields[0], qtbot)
    written.editor.setFocus()
    qtbot.waitUntil(written.editor.hasFocus)
    written.editor.selectAll()
    qtbot.keyClick(written.editor, Qt.Key.Key_Delete)
    return written


@pytest.fixture
def writing(qtbot: QtBot, tmp_path: Path) -> Writing:
    return writing_with(qtbot, tmp_path)


def test_a_misspelled_word_is_underlined_once_typing_pauses(writing: Writing) -> None:
    writing.type("He recieved a responce in time")
    writing.wait_for("recieved", "responce")
    selections = writing.editor.extraSelections()
    styles = [selection.format.underlineStyle() for selection in selections]
    assert styles == [QTextCharFormat.UnderlineStyle.SpellCheckUnderline] * 2


def test_the_word_being_typed_waits_until_it_is_left(writing: Writing) -> None:
    writing.type("Teh Council recieved")
    writing.wait_for("Teh")
    writing.type(" it")
    writing.wait_for("Teh", "recieved")


def test_a_mended_word_is_underlined_no_more(writing: Writing) -> None:
    writing.type("recieved it")
    writing.wait_for("recieved")
    writing.editor.moveCursor(QTextCursor.MoveOperation.Start)
    writing.qtbot.keyClick(writing.editor, Qt.Key.Key_Delete)
    writing.wait_for()


def test_only_the_paragraph_being_edited_is_checked(writing: Writing) -> None:
    writing.type("He recieved it")
    writing.qtbot.keyClick(writing.editor, Qt.Key.Key_Return)
    writing.type("and more words")
    writing.wait_for("recieved")
    writing.checker.texts.clear()
    writing.type(" for teh record")
    writing.wait_for("recieved", "teh")
    assert set(writing.checker.texts) == {"and more words for teh record"}


def test_checking_changes_neither_the_text_nor_undo_nor_what_is_saved(writing: Writing) -> None:
    writing.type("He recieved it")
    steps = writing.editor.document().availableUndoSteps()
    revision = writing.editor.document().revision()
    with writing.qtbot.assertNotEmitted(writing.editor.edited):
        writing.wait_for("recieved")
    assert writing.editor.document().availableUndoSteps() == steps
    assert writing.editor.document().revision() == revision
    assert writing.editor.markup() == "He recieved it"


def test_mentions_and_names_of_the_case_are_never_underlined(writing: Writing) -> None:
    person = next(iter(writing.desktop.case.people.values()))
    bridge = writing.desktop.open_case.bridge
    named = replace(person, name="Fenella Garrowby", alias="Teh R")
    bridge.session.apply("Name", lambda case: case.with_record("person", named))
    writing.editor.set_context(writing.desktop.case, {})
    writing.editor.insert_token(f"{{person:{person.id}}}")
    writing.type(" or Garrowby recieved it")
    writing.wait_for("recieved")
    assert f"{{person:{person.id}}}" in writing.editor.markup()
    assert all("Teh" not in text for text in writing.checker.texts)


def test_right_clicking_a_word_offers_what_was_meant(writing: Writing) -> None:
    writing.type("He recieved it")
    writing.wait_for("recieved")
    cursor = QTextCursor(writing.editor.document())
    cursor.setPosition(6)
    at = writing.editor.cursorRect(cursor).center()
    viewport = writing.editor.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at))
    QApplication.sendEvent(viewport, event)
    assert [a.data() for a in writing.menu().actions() if a.data()] == ["received", "relieved"]
    writing.choose("received")
    writing.wait_for()
    assert writing.editor.markup() == "He received it"
    writing.editor.undo()
    assert writing.editor.markup() == "He recieved it"


def test_the_keyboard_goes_to_the_next_unknown_word_and_offers(writing: Writing) -> None:
    writing.type("A responce he recieved")
    writing.wait_for("responce")
    writing.desktop.trigger("spelling-suggest")  # at the cursor: the word not yet left
    menu = writing.menu()
    writing.qtbot.keyClick(menu, Qt.Key.Key_Return)
    writing.qtbot.waitUntil(lambda: writing.editor.markup() == "A responce he received")
    writing.desktop.trigger("spelling-suggest")  # from the end on, round to the beginning
    writing.choose("response")
    assert writing.editor.markup() == "A response he received"


def test_an_added_word_and_an_ignored_one_are_underlined_no_more(writing: Writing) -> None:
    writing.type("A responce he recieved is")
    writing.wait_for("responce", "recieved")
    writing.editor.moveCursor(QTextCursor.MoveOperation.Start)
    writing.desktop.trigger("spelling-suggest")
    writing.choose("Add to dictionary")
    writing.wait_for("recieved")
    assert writing.checker.added == {"responce"}
    writing.desktop.trigger("spelling-suggest")
    writing.choose("Ignore in this case")
    writing.wait_for()
    assert writing.checker.added == {"responce"}


def test_checking_can_be_switched_off_and_stays_off(writing: Writing) -> None:
    writing.type("He recieved it")
    writing.wait_for("recieved")
    writing.desktop.trigger("spelling")
    assert writing.editor.extraSelections() == []
    assert not writing.desktop.window.remembered.spelling
    assert not writing.desktop.window.actions_["spelling"].isChecked()
    writing.desktop.trigger("spelling")
    writing.wait_for("recieved")
    assert writing.desktop.window.remembered.spelling


def test_a_list_of_names_is_not_checked(writing: Writing) -> None:
    writing.desktop.open_case.show_page("people")
    person = next(iter(writing.desktop.case.people))
    writing.desktop.open_case.goto("person", person, "other_names")
    names = writing.desktop.window.findChildren(NamesField)[0]
    names.editor.setFocus()
    assert writing.desktop.open_case.spelling.underliner(names.editor) is None


def test_a_dictionary_that_cannot_be_used_is_told_of_once_and_writing_goes_on(
    qtbot: QtBot, tmp_path: Path
) -> None:
    writing = writing_with(qtbot, tmp_path, checker=SmallChecker(refused=True))
    bar = writing.desktop.window.trouble_bar
    qtbot.waitUntil(bar.isVisible, timeout=10_000)
    bar.hide()
    with qtbot.waitSignal(writing.desktop.open_case.spelling.destroyed, timeout=10_000):
        writing.type("He recieved it ")
        qtbot.wait(300)
        assert not bar.isVisible()
        assert writing.editor.markup() == "He recieved it "
        writing.desktop.window.close_case()


def test_with_the_real_dictionary_a_word_is_marked_mended_and_kept(
    qtbot: QtBot, tmp_path: Path
) -> None:
    services = window_services(tmp_path)
    assert services.spelling is not None
    checker = services.spelling(tmp_path)
    writing = writing_with(qtbot, tmp_path, checker=checker)
    writing.type("The Council apologised and recieved a Kinlochard letter")
    qtbot.waitUntil(
        lambda: writing.underliner.marked() == ["recieved", "Kinlochard"], timeout=20_000
    )
    writing.editor.moveCursor(QTextCursor.MoveOperation.Start)
    writing.desktop.trigger("spelling-suggest")
    writing.choose("received")
    writing.desktop.trigger("spelling-suggest")
    writing.choose("Add to dictionary")
    writing.wait_for()
    assert writing.editor.markup() == "The Council apologised and received a Kinlochard letter"
    assert (tmp_path / "dictionary.txt").read_text(encoding="utf-8") == "Kinlochard\n"


def test_closing_the_case_lets_the_dictionary_go(writing: Writing) -> None:
    writing.type("He recieved it")
    writing.wait_for("recieved")
    assert writing.desktop.window.close_case()
    assert writing.checker.closed
