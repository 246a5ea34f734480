"""While a text is written ``#`` offers events, ``§`` standards and ``¶`` paragraphs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.builders import a_finding, a_person, a_sound_case, an_event, with_records
from tests.gui.desks import OpenDesk, a_desk, find, shown
from tests.gui.windows import the_library
from workbench.domain.records.standards import StandardCited
from workbench.gui.fields.markup import MarkupEdit
from workbench.gui.findings.page import FindingsPage


@pytest.fixture
def opened() -> OpenDesk:
    """A sound case with one event that is not told in the statement."""
    case = with_records(
        a_sound_case(),
        a_person(),
        an_event("e9", on="9 August 2023", narrative="The Council lost it.", in_statement=False),
        a_finding(
            analysis="",
            standards=(StandardCited(words="The leaflet of 2020", place="page 2"),),
        ),
    )
    return a_desk(case, library=the_library())


@pytest.fixture
def editor(qtbot: QtBot, opened: OpenDesk) -> MarkupEdit:
    page = shown(qtbot, FindingsPage(opened.desk), height=1400)
    found = find(page, MarkupEdit, "finding.analysis")
    found.setFocus()
    return found


def take(qtbot: QtBot, editor: MarkupEdit) -> None:
    """Take the first thing offered."""
    popup = editor.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Return)


def offering(editor: MarkupEdit) -> bool:
    """Whether anything is offered now."""
    popup = editor.completer().popup()
    return popup is not None and popup.isVisible()


def type_sign(qtbot: QtBot, editor: MarkupEdit, sign: str) -> None:
    """Type a sign that is not on every keyboard."""
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    none = Qt.KeyboardModifier.NoModifier
    key = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_unknown, none, sign)
    QApplication.sendEvent(editor, key)


def test_an_event_told_in_the_statement_becomes_a_reference(
    qtbot: QtBot, editor: MarkupEdit
) -> None:
    qtbot.keyClicks(editor, "See #refused")
    take(qtbot, editor)
    assert editor.markup() == "See paragraph {para:event:e2}"
    words = editor.toPlainText()
    assert words.startswith("See paragraph ")
    assert words.rpartition(" ")[2].isdigit()


def test_the_word_paragraph_is_not_said_twice(qtbot: QtBot, editor: MarkupEdit) -> None:
    qtbot.keyClicks(editor, "See paragraph #refused")
    take(qtbot, editor)
    assert editor.markup() == "See paragraph {para:event:e2}"


def test_an_event_that_is_not_told_there_gives_its_words(qtbot: QtBot, editor: MarkupEdit) -> None:
    qtbot.keyClicks(editor, "But #lost it")
    take(qtbot, editor)
    assert editor.markup() == "But on 9 August 2023, the Council lost it"


def test_a_heading_is_typed_without_events_being_offered(qtbot: QtBot, editor: MarkupEdit) -> None:
    qtbot.keyClicks(editor, "## The gap")
    assert not offering(editor)
    assert editor.markup() == "## The gap"


def test_a_number_sign_before_a_space_offers_nothing(qtbot: QtBot, editor: MarkupEdit) -> None:
    qtbot.keyClicks(editor, "item # 4")
    assert not offering(editor)


def test_a_standard_the_finding_cites_comes_first(qtbot: QtBot, editor: MarkupEdit) -> None:
    type_sign(qtbot, editor, "§")
    take(qtbot, editor)
    assert editor.markup() == "{cite:The leaflet of 2020, page 2}"


def test_a_standard_of_the_library_is_found_by_its_words(qtbot: QtBot, editor: MarkupEdit) -> None:
    qtbot.keyClick(
        editor, Qt.Key.Key_R,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )  # fmt: skip
    qtbot.keyClicks(editor, "early referral")
    take(qtbot, editor)
    citation = the_library().standards["getting-the-best-early-referral"].citation
    assert editor.markup() == f"{{cite:{citation}}}"


def test_a_paragraph_is_found_by_its_number(qtbot: QtBot, editor: MarkupEdit) -> None:
    qtbot.keyClicks(editor, "As said in paragraph ")
    type_sign(qtbot, editor, "¶")
    qtbot.keyClicks(editor, "refused to go on")
    take(qtbot, editor)
    assert editor.markup() == "As said in paragraph {para:event:e2}"
    assert "?" not in editor.toPlainText()


def test_what_is_put_in_is_saved_with_the_finding(
    qtbot: QtBot, editor: MarkupEdit, opened: OpenDesk
) -> None:
    qtbot.keyClicks(editor, "See #refused")
    take(qtbot, editor)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert opened.case.findings["f1"].analysis == "See paragraph {para:event:e2}"
