"""A person at the window who has a keyboard and no mouse."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QSplitter, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.scripted_dialogs import ScriptedDialogs
from workbench.bootstrap import window_services
from workbench.domain.casefile import CaseFile
from workbench.gui.look.appearance import Appearance
from workbench.gui.records.folds import FoldLine
from workbench.gui.settings import Remembered, open_settings
from workbench.gui.window.main import MainWindow

_NO_KEYS = Qt.KeyboardModifier.NoModifier
_MOST_TABS = 90
"""How often Tab is pressed before a field counts as out of reach."""


class AtTheKeyboard:
    """The program over a casebook folder, worked by keys alone.

    What is looked for is named by its object name and reached with Tab, so that a field no key
    leads to fails the test.
    """

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self._qtbot = qtbot
        self._folder = folder
        self.dialogs = ScriptedDialogs()
        self.window = self._start()

    def _start(self) -> MainWindow:
        services = window_services(self._folder / "casebook")
        services = replace(services, settings_file=self._folder / "settings" / "window.ini")
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setFont(QFont("DejaVu Sans", 10))
        settings = open_settings(services.settings_file)
        window = MainWindow(
            services, self.dialogs, Appearance(application, settings), Remembered(settings)
        )
        self._qtbot.addWidget(window)
        with self._qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        self._qtbot.waitUntil(window.isActiveWindow)
        assert window.home.register is not None
        window.home.register.focus_filter()
        return window

    def start_again(self) -> None:
        """Close the program and start it, as on the next day."""
        self.window.close()
        self.window = self._start()
        self.window.restore_place()

    @property
    def focus(self) -> QWidget:
        """The widget with the keyboard."""
        return self._focus()

    @property
    def case(self) -> CaseFile:
        """The open case as it was last saved."""
        assert self.window.open_case is not None
        return self.window.open_case.session.case

    def keys(self, *names: str) -> None:
        """Press keys one after the other: "Ctrl+N", "Tab", "Return"."""
        for name in names:
            combination = QKeySequence(name)[0]
            self._qtbot.keyClick(
                self._listening(), combination.key(), combination.keyboardModifiers()
            )
            # A person sees what a key did before pressing the next.
            QApplication.processEvents()
            self._after_a_popup()

    def words(self, text: str) -> None:
        """Type words. "@Tom|" types Tom and takes who is offered, "#rang|" an event."""
        for piece in text.split("|"):
            sign = next((each for each in "@#" if each in piece), "@")
            plain, at, name = piece.partition(sign)
            self._qtbot.keyClicks(self._focus(), plain)
            if at:
                self._qtbot.keyClicks(self._focus(), f"{at}{name}")
                self._qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
                self.keys("Return")

    def typed(self, text: str) -> None:
        """Type text as it stands, line by line; no sign in it means anything but itself."""
        for letter in text:
            widget = self._focus()
            if letter == "\n":
                # In a text of the statement Enter alone begins a paragraph, or the next item.
                same = isinstance(widget, QTextEdit)
                shift = Qt.KeyboardModifier.ShiftModifier if same else _NO_KEYS
                self._qtbot.keyClick(widget, Qt.Key.Key_Return, shift)
            elif letter.isascii():
                self._qtbot.keyClicks(widget, letter)
            else:
                # Qt's own test keys know ASCII only; a keyboard sends “ ” ’ £ with their text.
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QApplication.sendEvent(widget, QKeyEvent(kind, 0, _NO_KEYS, letter))

    def mention(self, name: str) -> None:
        """Mention a person: an @, the name, and Enter for who is offered."""
        self.typed(f"@{name}")
        self._qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        self.keys("Return")

    def reach(self, name: str, back: bool = False) -> QWidget:
        """Press Tab until the keyboard is in the widget of that name."""
        passed = []
        for _ in range(_MOST_TABS):
            widget = self._focus()
            passed.append(widget.objectName())
            if widget.objectName() == name and widget.isVisible():
                return widget
            if isinstance(widget, FoldLine) and not widget.isChecked() and _holds(widget, name):
                self.keys("Space")
            self.keys("Shift+Tab" if back else "Tab")
        raise AssertionError(f"no Tab leads to “{name}”, but to {passed}")

    def go_to(self, name: str) -> QWidget:
        """Reach the widget of that name by the shorter way, Tab or Shift+Tab."""
        for fold in self.window.findChildren(FoldLine):
            if fold.isVisible() and not fold.isChecked() and _holds(fold, name):
                self.go_to(fold.objectName())
                self.keys("Space")
        shown = [w for w in self.window.findChildren(QWidget, name) if w.isVisible()]
        assert shown, f"“{name}” is not to be seen"
        return self.reach(name, back=_read_at(shown[0]) < _read_at(self._focus()))

    def fill(self, **fields: str) -> None:
        """Reach each field of the record in the form, and type; "__" in a name stands for "."."""
        for name, text in fields.items():
            widget = self.reach(name.replace("__", "."))
            if isinstance(widget, QPushButton):
                while not self.focus.property("text").removeprefix("✓ ").startswith(text):
                    self.keys("Right")
                self.keys("Space")
            elif isinstance(widget, QComboBox) and not widget.isEditable():
                self._choose(widget, text)
            else:
                self.keys("Ctrl+A")
                self.words(text)

    def _choose(self, box: QComboBox, text: str) -> None:
        """Go down a list of choices to the first that begins with these words."""
        self.keys("Home")
        while not box.currentText().startswith(text):
            before = box.currentIndex()
            self.keys("Down")
            assert box.currentIndex() != before, f"“{text}” is not among the choices"

    def refer(self, words: str) -> None:
        """Put a cross-reference to the one paragraph with these words at the cursor."""
        self.keys("Ctrl+R")
        self._qtbot.waitUntil(lambda: self._focus().objectName().endswith(".reference"))
        self.words(words)
        self.keys("Return")

    def wait_until(self, reached: object) -> None:
        """Wait for something to become true."""
        self._qtbot.waitUntil(reached, timeout=20_000)  # type: ignore[arg-type]

    def _after_a_popup(self) -> None:
        """A desktop gives the keyboard back to the window; a screen in memory does not."""
        active = QApplication.activeWindow()
        if active is None or not active.isVisible():
            focus = QApplication.focusWidget() or self.window.focusWidget()
            self.window.activateWindow()
            self._qtbot.waitUntil(self.window.isActiveWindow)
            if focus is not None:
                focus.setFocus()

    def _focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "the keyboard is nowhere"
        return widget

    def _listening(self) -> QWidget:
        return QApplication.activePopupWidget() or self._focus()


def _holds(fold: FoldLine, name: str) -> bool:
    """Whether a folded part of a form has the widget of that name."""
    fold.fill()
    return fold.part.findChild(QWidget, name) is not None


def _read_at(widget: QWidget) -> tuple[int, int, int]:
    """Where a person comes to a widget in reading: part of the window, then line, then place.

    Qt knows the order of Tab, but what it answers is kept alive and dies with what it was asked of.
    """
    part = widget
    while part.parentWidget() is not None and not isinstance(part.parentWidget(), QSplitter):
        part = part.parentWidget()
    place = widget.mapToGlobal(widget.rect().topLeft())
    return part.mapToGlobal(part.rect().topLeft()).x(), place.y(), place.x()
