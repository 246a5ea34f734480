"""Buttons, and the dialogs they stand in: how one begins, and grows with its words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QLineEdit,
    QMenu,
    QPushButton,
    QStyleOptionMenuItem,
    QToolButton,
    QWidget,
)

from workbench.gui.look.labels import of_kind
from workbench.gui.look.layout import named
from workbench.gui.look.theme.icons import icon
from workbench.gui.look.theme.palette import shade


class ActsMenu(QMenu):
    """A menu in which what takes something away stands in red."""

    def initStyleOption(self, option: QStyleOptionMenuItem, action: QAction) -> None:
        """Colour the words of such an act, unless it cannot be done now."""
        super().initStyleOption(option, action)
        if action.property("kind") != "danger":
            return
        painted, red = QPalette(option.palette), shade("red")
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            for role in _WORDS_OF_MENUS:
                painted.setColor(group, role, red)
        option.palette = painted


_Role = QPalette.ColorRole
_WORDS_OF_MENUS = (_Role.Text, _Role.WindowText, _Role.ButtonText, _Role.HighlightedText)


def takes_away(act: QAction) -> QAction:
    """The act, marked as one that takes something away."""
    act.setProperty("kind", "danger")
    return act


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


def acts_button(name: str, wanted: Callable[[QPoint], object], tip: str) -> QToolButton:
    """Three dots; what can be done is `wanted` at the place beneath them."""

    def ask() -> object:
        return wanted(button.mapToGlobal(button.rect().bottomLeft()))

    button = icon_button("ellipsis", name, ask, tip)
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
    menu = named(ActsMenu(button), f"{name}.menu")
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


class _DialogButton(QPushButton):
    """Enter presses the button one is on; Qt would press the one the dialog is there for."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def dialog_button(label: str, name: str, act: Callable[[], object], kind: str = "") -> QPushButton:
    """A button with words on it that does `act` when pressed; `name` is how tests find it."""
    button = of_kind(named(_DialogButton(label), name), kind)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: act())
    return button


def go_button(label: str, name: str, act: Callable[[], object]) -> QPushButton:
    """The button a dialog is there for, which Enter presses from every line in it."""
    button = dialog_button(label, name, act, "primary")
    button.setDefault(True)
    return button
