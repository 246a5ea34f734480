"""Where the preview is shown: beside every page but the Statement page, unless the person asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDockWidget

if TYPE_CHECKING:
    from workbench.gui.settings import Remembered


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
        dock.visibilityChanged.connect(self._on_visibility)

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
                self._dock.setVisible(shown)
            finally:
                self._moving = False

    def let_go(self) -> None:
        """The case is being closed: what becomes of the dock now is nobody's choice."""
        self._page = ""

    def _on_visibility(self) -> None:
        if self._page and not self._moving:
            self._remembered.keep_preview(self._page == "statement", not self._dock.isHidden())
