"""The acts of a page side by side; on a narrow page the lesser ones wait in a menu, More."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from workbench.gui.look.appearance import GRID
from workbench.gui.look.buttons import menu_button
from workbench.gui.look.layout import REST, row_of
from workbench.gui.look.named import named


class ActsBar(QWidget):
    """Buttons at the right end of a page's heading."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._lesser: list[QToolButton] = []
        spoken = "More acts on the chosen row"
        self.more, self._menu = menu_button("More   ", f"{name}.more", spoken)
        self.more.hide()
        self._row = row_of(REST, self.more, within=self, gap=GRID // 2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def addWidget(self, widget: QWidget) -> None:  # noqa: N802 - as a layout calls it
        """Add a widget that always stays in sight."""
        place = self._row.count() if self._lesser else self._row.indexOf(self.more)
        self._row.insertWidget(place, widget)

    def add_lesser(self, button: QToolButton, action: QAction) -> None:
        """Add a button that goes into the menu where there is no room for it."""
        self._lesser.append(button)
        self._row.insertWidget(self._row.indexOf(self.more), button)
        self._menu.addAction(action)

    def buttons(self) -> list[QWidget]:
        """The widgets from left to right, out of sight or not."""
        items = [self._row.itemAt(place) for place in range(self._row.count())]
        return [widget for item in items if item is not None and (widget := item.widget())]

    def minimumSizeHint(self) -> QSize:
        """Room for everything but the lesser buttons."""
        return QSize(self._width_of(put_away=True), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the lesser buttons away, or bring them back."""
        super().resizeEvent(event)
        put_away = bool(self._lesser) and self.width() < self._width_of(put_away=False)
        for button in self._lesser:
            button.setVisible(not put_away)
        self.more.setVisible(put_away)

    def _width_of(self, put_away: bool) -> int:
        away = self._lesser if put_away else [self.more]
        shown = [widget for widget in self.buttons() if widget not in away]
        gaps = self._row.spacing() * len(shown)
        return gaps + sum(widget.sizeHint().width() for widget in shown)


def act_button(
    owner: QWidget,
    words: str,
    name: str,
    act: Callable[[], object],
    shortcut: str = "",
    tip: str = "",
) -> QToolButton:
    """A button for an act of `owner`, whose key works wherever the keyboard is within it."""
    action = QAction(words, owner)
    action.triggered.connect(lambda _=False: act())
    if shortcut:
        action.setShortcut(QKeySequence(shortcut))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    owner.addAction(action)
    button = named(QToolButton(), name, words)
    button.setDefaultAction(action)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    button.setToolTip(f"{words} ({keys or tip})" if keys or tip else words)
    return button
