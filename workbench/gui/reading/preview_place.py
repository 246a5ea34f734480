"""Where the preview is shown: beside every page but the Statement page, unless the person asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow

if TYPE_CHECKING:
    from workbench.gui.settings import Remembered

_WIDTH = 420
"""How wide it is, in pixels, when it was not seen wider or narrower in this window."""


class PreviewPlace(QObject):
    """Shows the preview's dock or puts it away as pages are shown, and remembers the choice.

    On the Statement page the statement itself is in the middle; there the dock is away until it
    is asked for, which is remembered for that page alone.
    """

    def __init__(self, dock: QDockWidget, remembered: Remembered) -> None:
        super().__init__(dock)
        self._dock, self._remembered = dock, remembered
        self._page = ""
        self._moving = False
        self._elsewhere = True
        self._width = _WIDTH
        dock.visibilityChanged.connect(self._on_visibility)

    def page_coming(self, page: str) -> None:
        """Make room for the wide Statement page before it is there, or the window would grow."""
        if page == "statement":
            self.page_shown(page)

    def page_shown(self, page: str) -> None:
        """Show the dock as it was last seen beside this page."""
        left, here = self._page == "statement", page == "statement"
        if left != here and here:
            self._elsewhere = not self._dock.isHidden() or not self._page
        self._page = page
        shown = self._remembered.preview_shown(here)
        if shown is None and left:
            shown = self._elsewhere
        if shown is not None:
            self._moving = True
            try:
                self._turn(shown)
            finally:
                self._moving = False

    def _turn(self, shown: bool) -> None:
        """Show it or put it away; the wide Statement page would leave it hardly any room else."""
        there = self._dock.isVisible()
        if there and not shown:
            self._width = self._dock.width()
        # Also where it is not to be seen yet: a dock just added would show itself a moment later.
        self._dock.setVisible(shown)
        window = self._dock.window()
        if shown and not there and self._width and isinstance(window, QMainWindow):
            window.resizeDocks([self._dock], [self._width], Qt.Orientation.Horizontal)

    def let_go(self) -> None:
        """The case is being closed: what becomes of the dock now is nobody's choice."""
        self._page = ""

    def _on_visibility(self) -> None:
        if self._page and not self._moving:
            self._remembered.keep_preview(self._page == "statement", not self._dock.isHidden())
