"""Dialogs: how one begins and ends, grows with its words, and is not left by chance."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.dialogs import Dialogs, leaves
from workbench.gui.look.buttons import dialog_button
from workbench.gui.look.labels import FaultLine
from workbench.gui.look.layout import GRID, REST, Margins, Part, column_of, row_of, scrolled

if TYPE_CHECKING:  # the register needs nothing of a case
    from workbench.domain.casefile import CaseFile

TITLE_BAR = 32
"""About the height, in pixels, of what the desktop draws above a window."""


class Saves(Protocol):
    """The open case, as far as a dialog changes it."""

    def apply_for_dialog(self, label: str, edit: Callable[[CaseFile], CaseFile]) -> bool:
        """Save an action on the case; raises why it was not saved."""


class Dialog(QDialog):
    """A window of its own with a name, a title and a size; it is gone once it is closed.

    The names of its parts begin with its own. Without a width it is as large as they need.
    """

    def __init__(
        self, parent: QWidget | None, name: str, title: str, width: int = 0, height: int = 0
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if width:
            self.resize(width, height)

    @cached_property
    def fault(self) -> FaultLine:
        """The line that says what is wrong."""
        return FaultLine(f"{self.objectName()}.fault")

    def save(self, bridge: Saves, label: str, edit: Callable[[CaseFile], CaseFile]) -> bool:
        """Carry out an action on the case and close; False when it was not saved, and why."""
        saved = self.fault.attempt(lambda: bridge.apply_for_dialog(label, edit))
        if saved:
            self.accept()
        return saved

    def show_parts(self, *parts: Part, margins: Margins = 2 * GRID, gap: int = GRID) -> QVBoxLayout:
        """Show parts below one another."""
        return column_of(*parts, within=self, margins=margins, gap=gap)

    def step_aside(self) -> None:
        """Give the keyboard to the window behind, and cover as little of it as can be."""
        parent = self.parentWidget()
        if parent is not None:
            behind, own = parent.window(), self.frameGeometry()
            corner = behind.geometry().bottomRight()
            self.move(corner.x() - own.width(), corner.y() - own.height())
            behind.activateWindow()

    def leave_button(self, words: str = "Cancel") -> QPushButton:
        """The button that closes the dialog and does nothing else."""
        return dialog_button(words, f"{self.objectName()}.{words.lower()}", self.reject)

    def last_row(self, *buttons: QPushButton, leave: str = "Cancel") -> QHBoxLayout:
        """The row at the foot, at its right: the way out, then the buttons given."""
        return row_of(REST, self.leave_button(leave), *buttons)


class WritingDialog(Dialog):
    """A dialog in which sentences are written: Escape does not throw them away unasked."""

    def __init__(
        self, dialogs: Dialogs, parent: QWidget, name: str, title: str, width: int, height: int
    ) -> None:
        super().__init__(parent, name, title, width, height)
        self._dialogs = dialogs

    def reject(self) -> None:
        """Close, unless something was written and the person goes on with it."""
        if not self._written() or leaves(
            self._dialogs, self.windowTitle(), "What you wrote here is not saved."
        ):
            super().reject()

    def _written(self) -> bool:
        lines, boxes = self.findChildren(QLineEdit), self.findChildren(QPlainTextEdit)
        return any(each.isModified() and each.text().strip() for each in lines) or any(
            each.document().isModified() and each.toPlainText().strip() for each in boxes
        )

    def take_as_saved(self) -> None:
        """What stands in it now may be left."""
        for line in self.findChildren(QLineEdit):
            line.setModified(False)
        for box in self.findChildren(QPlainTextEdit):
            box.document().setModified(False)


class GrowsWithWords(QObject):
    """Makes a dialog higher whenever what it shows needs more; lives as long as the dialog.

    Qt's own least height of a layout counts words that wrap as if they stood on few lines, and
    takes the room they lack from the buttons beside them.
    """

    def __init__(self, dialog: QWidget) -> None:
        super().__init__(dialog)
        dialog.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the height whenever something in the dialog asks to be laid out."""
        if event.type() == QEvent.Type.LayoutRequest and isinstance(watched, QWidget):
            _grow(watched)
        return False


def fit(dialog: QWidget) -> None:
    """Make a dialog as high as what it shows needs at its width, and no higher."""
    layout = dialog.layout()
    if layout is not None:
        # The least height Qt counts is that of the words at their narrowest.
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        dialog.setMinimumHeight(0)
        layout.activate()
        room = dialog.screen().availableGeometry().height()
        dialog.resize(dialog.width(), min(layout.totalHeightForWidth(dialog.width()), room))


def let_scroll(dialog: QWidget, room: QSize) -> None:
    """Have what a dialog shows scroll where it needs more than this room; its buttons stay."""
    layout = dialog.layout()
    if not isinstance(layout, QVBoxLayout):
        return
    wide = min(dialog.width(), room.width())
    least = QSize(0, layout.totalMinimumHeightForWidth(wide)).expandedTo(layout.totalMinimumSize())
    if least.boundedTo(room) == least:
        return
    last, here = layout.itemAt(layout.count() - 1), dialog.focusWidget()
    assert last is not None
    buttons = isinstance(last, QHBoxLayout) or isinstance(last.widget(), QDialogButtonBox)
    body = QWidget()
    within = QVBoxLayout(body)
    within.setContentsMargins(0, 0, 0, 0)
    within.setSpacing(layout.spacing())
    while layout.count() > buttons and (item := layout.itemAt(0)) is not None:
        share = layout.stretch(0)
        layout.takeAt(0)
        if (widget := item.widget()) is not None:
            within.addWidget(widget, share, item.alignment())
        elif isinstance(item, QLayout):
            within.addLayout(item, share)
        else:
            within.addItem(item)
            within.setStretch(within.count() - 1, share)
    area = scrolled(body, dialog.windowTitle())
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    layout.insertWidget(0, area, 1)
    dialog.setMinimumSize(dialog.minimumSize().boundedTo(room))
    wide = dialog.width() + area.verticalScrollBar().sizeHint().width()
    dialog.resize(QSize(wide, dialog.height()).boundedTo(room))
    if here is not None:
        QTimer.singleShot(0, here, here.setFocus)


def _grow(dialog: QWidget) -> None:
    layout = dialog.layout()
    if layout is None:
        return
    layout.activate()
    room = dialog.screen().availableGeometry().size() - QSize(0, TITLE_BAR)
    needed = max(layout.totalHeightForWidth(dialog.width()), layout.totalMinimumSize().height())
    if dialog.height() < needed:
        let_scroll(dialog, room)
        dialog.resize(dialog.width(), min(needed, room.height()))
