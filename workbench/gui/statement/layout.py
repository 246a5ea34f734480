"""How the drafting room is laid out: its three parts, and when the panel at the right is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSettings, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QSplitter, QToolButton, QWidget

from workbench.gui.look.layout import column_of, held


class Layout(QSplitter):
    """The outline at the left, the statement under its bar in the middle, the panel at the right.

    The panel gives way where there is no room for it, unless it was asked for there with `toggle`.
    """

    def __init__(
        self,
        left: QWidget,
        middle: Sequence[QWidget],
        panel: QWidget,
        toggle: QToolButton,
        settings: QSettings | None,
    ) -> None:
        super().__init__()
        self.setObjectName("statement.parts")
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self._panel, self._toggle, self._settings = panel, toggle, settings
        self._wanted = self._insisted = False
        parts = ((part, int(isinstance(part, QAbstractScrollArea))) for part in middle)
        shown = held(column_of(*parts, gap=0))
        self.addWidget(left)
        self.addWidget(shown)
        self.addWidget(panel)
        self.setStretchFactor(1, 1)
        self.setSizes([250, 640, 290])
        toggle.clicked.connect(self._on_toggle)
        remembered = settings is None or str(settings.value("statement/panel", 1)) != "0"
        self.show_panel(remembered)

    def show_panel(self, shown: bool) -> None:
        """Show the panel or put it away, and remember that."""
        self._wanted, self._insisted = shown, False
        self._panel.setVisible(shown)
        self._toggle.setChecked(shown)
        if self._settings is not None:
            self._settings.setValue("statement/panel", int(shown))

    def ask_for_panel(self) -> None:
        """Show the panel, also where the window has to be made wider for it."""
        self._on_toggle(True)

    def _on_toggle(self, shown: bool) -> None:
        """Asked for where there is no room, the panel is shown and the window made wider."""
        self.show_panel(shown)
        self._insisted = shown
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """The room the page cannot do without: the panel gives way on a small screen."""
        gives_way = self._panel.isVisibleTo(self) and not self._insisted
        whole = super().minimumSizeHint()
        return whole - QSize(self._beside(), 0) if gives_way else whole

    def _beside(self) -> int:
        return self._panel.minimumWidth() + self.handleWidth()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._insisted:
            # Put away for want of room, it is still wanted.
            room = self.minimumSizeHint().width() + self._beside()
            self._panel.setVisible(self._wanted and self.width() >= room)
            self._toggle.setChecked(self._panel.isVisibleTo(self))
