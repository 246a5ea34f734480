"""Questions put to the person at the desk, as one port, so that tests can answer by script.

Qt's own dialogs load when the first one is shown: the window opens without them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from workbench.gui.look.theme.dressing import dress

if TYPE_CHECKING:
    from PySide6.QtWidgets import QInputDialog, QMessageBox, QPushButton

    from workbench.gui.printing.job import PrintJob

_LEAVE, _STAY = "Leave without saving", "Stay"
_REPLACE, _KEEP = "Replace it", "Keep it"

_TO_REWORD, _TO_WRITE = QSize(640, 440), QSize(480, 280)
"""The size of a box in which words that are there are changed, and of one for new words."""

# More letters than these on the buttons of a question, and a narrow screen would cut them.
_SIDE_BY_SIDE = 60


class Dialogs(Protocol):
    """What may be asked. Every answer says "nothing chosen" when the person turns away."""

    def ask(
        self, title: str, text: str, buttons: Sequence[str], detail: str = "", default: int = 0
    ) -> str:
        """The label of the button pressed, "" when the question was dismissed."""

    def inform(self, title: str, text: str, detail: str = "") -> None:
        """Tell something that must be read before going on."""

    def choose_open_files(self, title: str, start: Path | None, patterns: str) -> tuple[Path, ...]:
        """Files to read, none when dismissed; `patterns` is such as "Case files (*.json)"."""

    def choose_save_file(self, title: str, start: Path, patterns: str) -> Path | None:
        """Where to write a file; asks before an existing one is replaced."""

    def choose_folder(self, title: str, start: Path | None) -> Path | None:
        """A folder."""

    def ask_text(self, title: str, label: str, text: str = "", lines: bool = False) -> str | None:
        """Words typed by the person, None when dismissed; `lines` allows several lines."""

    def print_pages(self, job: PrintJob, preview: bool = False) -> bool:
        """Print pages where the person says, or show them first; False when nothing was printed.

        Raises `WorkbenchError` when they could not be printed.
        """


_ENDING = re.compile(r"\*(\.\w+)")


def _with_ending(path: Path, kind: str, patterns: str) -> Path:
    """A file to be written, with the ending of its kind where it has none of those offered."""
    usual = _ENDING.findall(kind)
    if not usual or path.suffix.lower() in _ENDING.findall(patterns):
        return path
    return path.with_name(f"{path.name}{usual[0]}")


def leaves(dialogs: Dialogs, title: str, text: str, detail: str = "") -> bool:
    """Whether the person leaves what is not saved, rather than going on with it."""
    return dialogs.ask(title, text, [_LEAVE, _STAY], detail, default=1) == _LEAVE


class QtDialogs:
    """The real dialogs, on top of a window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._parent = parent

    def stand_on(self, window: QWidget) -> None:
        """Show further dialogs on top of this window."""
        self._parent = window

    def _above(self) -> QWidget | None:
        """The window being worked in: afterwards the keyboard is back in it, and not behind it."""
        return QApplication.activeWindow() or self._parent

    def ask(
        self, title: str, text: str, buttons: Sequence[str], detail: str = "", default: int = 0
    ) -> str:
        """The label of the button pressed; the last one is the way out."""
        box = self._box(title, text, detail)
        shown = question_box(box, buttons, default)
        box.exec()
        pressed = box.clickedButton()
        return next((label for label, b in zip(buttons, shown, strict=True) if b is pressed), "")

    def inform(self, title: str, text: str, detail: str = "") -> None:
        """Tell something that must be read before going on."""
        from PySide6.QtWidgets import QMessageBox

        box = self._box(title, text, detail)
        box.setStandardButtons(QMessageBox.StandardButton.Ok)
        box.exec()

    def _box(self, title: str, text: str, detail: str) -> QMessageBox:
        from PySide6.QtWidgets import QMessageBox

        box = dress(QMessageBox(self._above()))
        box.setWindowTitle(title)
        box.setText(text)
        box.setInformativeText(detail)
        return box

    def choose_open_files(self, title: str, start: Path | None, patterns: str) -> tuple[Path, ...]:
        """Files to read."""
        from PySide6.QtWidgets import QFileDialog

        where = str(start) if start is not None else ""
        names, _ = QFileDialog.getOpenFileNames(self._above(), title, where, patterns)
        return tuple(Path(name) for name in names)

    def choose_save_file(self, title: str, start: Path, patterns: str) -> Path | None:
        """Where to write a file, named as files of its kind end."""
        from PySide6.QtWidgets import QFileDialog

        name, kind = QFileDialog.getSaveFileName(self._above(), title, str(start), patterns)
        if not name:
            return None
        path = _with_ending(Path(name), kind or patterns, patterns)
        # The system asked about the name as it was typed, and knows nothing of its ending.
        if path.name != Path(name).name and path.exists():
            said = f"There is already a file {path.name}."
            if self.ask(title, said, [_REPLACE, _KEEP], default=1) != _REPLACE:
                return None
        return path

    def choose_folder(self, title: str, start: Path | None) -> Path | None:
        """A folder."""
        from PySide6.QtWidgets import QFileDialog

        where = str(start) if start is not None else ""
        name = QFileDialog.getExistingDirectory(self._above(), title, where)
        return Path(name) if name else None

    def ask_text(self, title: str, label: str, text: str = "", lines: bool = False) -> str | None:
        """Words typed by the person."""
        from PySide6.QtWidgets import QInputDialog, QLineEdit

        if lines:
            box = lines_box(self._above(), title, label, text)
            accepted = bool(box.exec())
            box.deleteLater()
            return box.textValue() if accepted else None
        normal = QLineEdit.EchoMode.Normal
        words, accepted = QInputDialog.getText(self._above(), title, label, normal, text)
        return words if accepted else None

    def print_pages(self, job: PrintJob, preview: bool = False) -> bool:
        """Print pages where the person says, or show them first."""
        # Printing is loaded when somebody prints: the window starts without it.
        if preview:
            from workbench.gui.printing.preview import show_preview

            return show_preview(job)
        from workbench.gui.printing.printer import print_out

        return print_out(job)


def question_box(box: QMessageBox, buttons: Sequence[str], default: int = 0) -> list[QPushButton]:
    """Give a box its buttons, the last of them the way out; long labels stand one above another.

    Side by side the first stands at the right, where every dialog has what it is there for.
    """
    from PySide6.QtWidgets import QDialogButtonBox, QMessageBox, QSizePolicy

    above = sum(map(len, buttons)) > _SIDE_BY_SIDE
    role, way = QMessageBox.ButtonRole.ActionRole, 1 if above else -1
    shown = [box.addButton(label, role) for label in buttons[::way]][::way]
    box.setDefaultButton(shown[default])
    box.setEscapeButton(shown[-1])
    room = box.findChild(QDialogButtonBox)
    if room is not None and above:
        room.setOrientation(Qt.Orientation.Vertical)
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return shown


def lines_box(parent: QWidget | None, title: str, label: str, text: str = "") -> QInputDialog:
    """A question answered in several lines, where Tab goes on to the buttons.

    A long question is broken: it must not make the box wider than the screen. Words that are
    there already have room, and are not written over by the first key.
    """
    from PySide6.QtWidgets import QInputDialog, QLabel, QPlainTextEdit

    box = QInputDialog(parent)
    box.setWindowTitle(title)
    box.setLabelText(label)
    box.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
    box.setTextValue(text)
    box.resize(_TO_REWORD if text else _TO_WRITE)
    for editor in box.findChildren(QPlainTextEdit):
        editor.setTabChangesFocus(True)
        editor.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        if text:
            # Qt chooses all of them when the box is shown.
            QTimer.singleShot(
                0, editor, partial(editor.moveCursor, QTextCursor.MoveOperation.Start)
            )
    for asked in box.findChildren(QLabel):
        asked.setWordWrap(True)
    return box
