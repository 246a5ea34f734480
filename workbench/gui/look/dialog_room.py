"""How a dialog begins, and room in it for what comes into it while it is shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QDialog, QLayout, QWidget


def begin_dialog(dialog: QDialog, name: str, title: str, width: int, height: int) -> None:
    """Name a dialog, give it its title and size, and let go of it when it is closed."""
    dialog.setObjectName(name)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.resize(width, height)


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


def _grow(dialog: QWidget) -> None:
    layout = dialog.layout()
    if layout is None:
        return
    layout.activate()
    screen = dialog.screen().availableGeometry().height()
    needed = max(layout.totalHeightForWidth(dialog.width()), layout.totalMinimumSize().height())
    if dialog.height() < needed:
        dialog.resize(dialog.width(), min(needed, screen))
