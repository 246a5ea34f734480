"""The drafting room as a person uses it: rows are clicked, words typed, keys pressed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTreeWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_passage, a_sound_case, a_topic, with_records
from tests.gui.windows import Desktop
from workbench.domain.casefile import CaseFile
from workbench.domain.records.drafting import TopicRole
from workbench.gui.fields.markup import MarkupEdit
from workbench.gui.statement.page import StatementPage
from workbench.gui.statement.rows.content import Row
from workbench.gui.statement.rows.document_view import DocumentView

_LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


PASSAGE = "First words of mine.\n\nSecond words of mine.\n\nThird words of mine."


def a_drafted_case() -> CaseFile:
    """A case with two subheadings and, under the second, three paragraphs of one passage."""
    return with_records(
        a_sound_case(),
        a_topic("t1", TopicRole.FACTS, title="What happened", position=0),
        a_topic("t2", TopicRole.ANALYSIS, title="Was there fault?", position=1),
        a_passage("s1", PASSAGE, topic_id="t2"),
    )


def text(room: Room) -> str:
    """The passage of the drafted case as it is kept."""
    return room.case.passages["s1"].text


@dataclass
class Room:
    """The Statement page of the open case."""

    qtbot: QtBot
    desktop: Desktop

    @property
    def page(self) -> StatementPage:
        """The page."""
        return self.desktop.find(StatementPage, "statement")

    @property
    def view(self) -> DocumentView:
        """The statement in the middle."""
        return self.desktop.find(DocumentView, "statement.document")

    @property
    def editor(self) -> MarkupEdit:
        """The editor over the paragraph being written in."""
        return self.page.writing.field.editor

    @property
    def case(self) -> CaseFile:
        """The case as it now is."""
        return self.desktop.case

    @property
    def undo_label(self) -> str:
        """What Undo would take back."""
        return self.desktop.open_case.history_labels()[0]

    def shown(self) -> list[str]:
        """Every row as a screen reader says it."""
        model = self.view.rows
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(row).data(role)) for row in range(model.rowCount())]

    def row(self, beginning: str) -> Row:
        """The row whose words begin so."""
        found = [row for row in self.view.rows.rows if row.words.startswith(beginning)]
        assert found, f"no row begins “{beginning}”: {self.shown()}"
        return found[0]

    def click(self, beginning: str) -> None:
        """Click on the words of a row."""
        row = self.row(beginning)
        index = self.view.rows.index(self.view.rows.place(row.key))
        self.view.scrollTo(index)
        QApplication.processEvents()
        box = self.view.visualRect(index)
        at = QPoint(self.view.words_box()[0] + 30, box.center().y())
        self.qtbot.mouseClick(self.view.viewport(), _LEFT, PLAIN, at)

    def choose(self, beginning: str) -> None:
        """Choose a row without writing in it."""
        assert self.page.writing.end()
        assert self.view.choose(self.row(beginning).key)
        self.view.setFocus()

    def caret_before(self, words: str) -> None:
        """Put the caret in front of words of the paragraph being written in."""
        place = self.editor.toPlainText().index(words)
        cursor = self.editor.textCursor()
        cursor.setPosition(place)
        self.editor.setTextCursor(cursor)

    def caret_at_end(self) -> None:
        """Put the caret behind the last word."""
        self.editor.moveCursor(QTextCursor.MoveOperation.End)

    def type(self, words: str) -> None:
        """Type words in the paragraph being written in."""
        self.qtbot.keyClicks(self.editor, words)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key where the keyboard is."""
        target = self.editor if self.page.writing.active else self.view
        self.qtbot.keyClick(target, key, modifiers)

    def leave(self) -> None:
        """Leave the paragraph being written in."""
        self.press(Qt.Key.Key_Escape)
        assert not self.page.writing.active

    def act(self, name: str) -> None:
        """Choose something from the Paragraph menu."""
        self.desktop.find(QAction, f"statement.paragraph.{name}").trigger()

    def button(self, name: str) -> None:
        """Press a button."""
        self.desktop.find(QAbstractButton, name).click()

    def said(self) -> str:
        """What stands beneath the statement."""
        return self.desktop.find(QLabel, "statement.said").text()

    def steps(self) -> list[str]:
        """Every line of what the chosen paragraph rests on."""
        self.page.panel.source.show_now()
        return lines_of(self.desktop.find(QTreeWidget, "statement.source.steps"))


def lines_of(tree: QTreeWidget) -> list[str]:
    """Every line of a tree, from the top."""
    found = tree.findItems("*", Qt.MatchFlag.MatchWildcard | Qt.MatchFlag.MatchRecursive)
    return [item.text(0) for item in found]


def open_room(qtbot: QtBot, desktop: Desktop, case_id: str = "c1") -> Room:
    """The drafting room of a case, its statement shown."""
    desktop.window.show_case(case_id, "statement")
    room = Room(qtbot, desktop)
    qtbot.waitUntil(lambda: room.view.rows.rowCount() > 0)
    QApplication.processEvents()
    return room
