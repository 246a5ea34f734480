"""Buttons, and the dialogs they stand in: how one begins, and grows with its words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.look.labels import of_kind
from workbench.gui.look.layout import named, scrolled
from workbench.gui.look.theme.icons import icon

TITLE_BAR = 32
"""About the height, in pixels, of what the desktop draws above a window."""


def push_button(
    words: str,
    name: str,
    act: Callable[[], object],
    tip: str = "",
    spoken: str = "",
    kind: str = "",
) -> QPushButton:
    """A button of a page, which Enter presses; `spoken` is what is read out when not its words.

    Of the `kind` "primary" there is at most one on a page; "quiet" has no frame, "danger" takes
    something away.
    """
    button = of_kind(named(QPushButton(words), name, spoken), kind)
    button.setAutoDefault(True)
    button.setToolTip(tip)
    button.clicked.connect(lambda _=False: act())
    return button


def command_button(words: str, name: str, action: str, tip: str, kind: str) -> QPushButton:
    """A button of a page for one of the window's commands, by its name there ("check")."""
    spoken = tip.partition(" (")[0]
    button = push_button(words, name, lambda: _command(button, action), tip, spoken, kind)
    return button


def command_icon(drawing: str, name: str, action: str, tip: str) -> QToolButton:
    """The same with an icon in place of words."""
    button = icon_button(
        drawing, name, lambda: _command(button, action), tip, tip.partition(":")[0]
    )
    return button


def _command(place: QWidget, action: str) -> None:
    found = place.window().findChild(QAction, f"action.{action}")
    if found is not None and found.isEnabled():
        found.trigger()


def tool_button(
    words: str, name: str, act: Callable[[], object], tip: str = "", spoken: str = ""
) -> QToolButton:
    """A small button that Tab comes to; `spoken` is what is read out when not its words."""
    button = named(QToolButton(), name, spoken or words)
    button.setText(words)
    button.setToolTip(tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda _=False: act())
    return button


def icon_button(
    drawing: str, name: str, act: Callable[[], object], tip: str, spoken: str = ""
) -> QToolButton:
    """A button with an icon; its tip names what it does and its key."""
    button = tool_button("", name, act, tip, spoken or tip.partition(" (")[0])
    button.setIcon(icon(drawing))
    return button


def lead_in(line: QLineEdit, drawing: str, ink: str = "text2") -> None:
    """Put a sign at the front of a line that says what is typed there; a press leads into it."""
    side = QLineEdit.ActionPosition.LeadingPosition
    act = line.addAction(icon(drawing, ink), side)
    act.setText(line.accessibleName() or line.placeholderText())
    act.triggered.connect(line.setFocus)


def clears(line: QLineEdit) -> None:
    """Give a line a sign at its end that takes its words away."""
    line.setClearButtonEnabled(True)
    act = line.findChild(QAction, "_q_qlineeditclearaction")
    if act is not None:
        act.setIcon(icon("x"))
        act.setText("Clear")


def menu_button(words: str, name: str, spoken: str = "") -> tuple[QToolButton, QMenu]:
    """A button that opens a menu, and the menu.

    Three blanks behind the words leave room for the arrow, which Fusion draws over their end.
    """
    button = tool_button(words, name, lambda: None, spoken=spoken)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = named(QMenu(button), f"{name}.menu")
    button.setMenu(menu)
    return button, menu


def more_button(name: str, spoken: str, tip: str = "") -> tuple[QToolButton, QMenu]:
    """Three dots that open a menu of what else can be done, and the menu."""
    button, menu = menu_button("", name, spoken)
    button.setIcon(icon("ellipsis"))
    button.setToolTip(tip or spoken)
    return button, menu


def key_act(owner: QWidget, keys: str, act: Callable[[], object], here: bool = False) -> None:
    """Have a key do something while the keyboard is within a widget, or `here` on it only."""
    contexts = Qt.ShortcutContext
    shortcut = QShortcut(QKeySequence(keys), owner)
    shortcut.setContext(contexts.WidgetShortcut if here else contexts.WidgetWithChildrenShortcut)
    shortcut.activated.connect(act)


def dialog_button(label: str, name: str, act: Callable[[], object], kind: str = "") -> QPushButton:
    """A button with words on it that does `act` when pressed; `name` is how tests find it."""
    button = of_kind(named(QPushButton(label), name), kind)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: act())
    return button


def go_button(label: str, name: str, act: Callable[[], object]) -> QPushButton:
    """The button a dialog is there for, which Enter presses from every line in it."""
    button = dialog_button(label, name, act, "primary")
    button.setDefault(True)
    return button


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
