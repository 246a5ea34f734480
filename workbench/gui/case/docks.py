"""The docks of the open case: the preview at the right and the problems below."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from workbench.gui.look.dock_buttons import DockButtons
from workbench.gui.look.named import named
from workbench.gui.reading.preview_place import PreviewPlace
from workbench.gui.settings import Remembered

_PREVIEW_WIDTH, _PROBLEMS_HEIGHT = 420, 150


class CaseDocks(QObject):
    """Both docks. `switched` carries the name of one and whether it is shown now."""

    switched = Signal(str, bool)

    def __init__(
        self, preview: QWidget, problems: QWidget, remembered: Remembered, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._remembered = remembered
        self._named = {
            "preview": self._dock("preview", "Statement preview", preview),
            "problems": self._dock("problems", "Problems", problems),
        }
        self.preview_place = PreviewPlace(self._named["preview"], remembered)

    def _dock(self, name: str, title: str, panel: QWidget) -> QDockWidget:
        dock = named(QDockWidget(title), f"dock.{name}")
        dock.setWidget(panel)
        DockButtons(dock)
        dock.visibilityChanged.connect(lambda: self.switched.emit(name, not dock.isHidden()))
        return dock

    def put_into(self, window: QMainWindow) -> None:
        """Add the docks to the window, where they were when a case was last open."""
        preview, problems = self._named.values()
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, preview)
        window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, problems)
        if not self._remembered.restore_docks(window):
            window.resizeDocks([preview], [_PREVIEW_WIDTH], Qt.Orientation.Horizontal)
            window.resizeDocks([problems], [_PROBLEMS_HEIGHT], Qt.Orientation.Vertical)

    def take_out_of(self, window: QMainWindow) -> None:
        """Take the docks out of the window for good."""
        self.preview_place.let_go()
        for dock in self._named.values():
            window.removeDockWidget(dock)
            dock.deleteLater()

    def toggle(self, name: str) -> None:
        """Show a dock, or put it away."""
        dock = self._named[name]
        dock.setVisible(dock.isHidden())
        self.switched.emit(name, not dock.isHidden())

    def show(self, name: str) -> None:
        """Show a dock, in front of another in its place."""
        self._named[name].show()
        self._named[name].raise_()
