"""The buttons in the title of a dock, drawn in the colour of the words to show in the dark too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QDockWidget

_SIZE = 14
_BUTTONS = {
    "qt_dockwidget_closebutton": ("close", "Put away"),
    "qt_dockwidget_floatbutton": ("float", "Show in a window of its own, or beside the page again"),
}
_REDRAWN = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.Show)


class DockButtons(QObject):
    """Draws and names the buttons of one dock, again whenever the colours change."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self._dock = dock
        # Qt puts its own pictures back while it takes on a style or a place; ours come after that.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._draw)
        dock.installEventFilter(self)
        dock.topLevelChanged.connect(self._soon.start)
        self._draw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _REDRAWN:
            self._soon.start()
        return super().eventFilter(watched, event)

    def _draw(self) -> None:
        for name, (picture, words) in _BUTTONS.items():
            button = self._dock.findChild(QAbstractButton, name)
            if button is not None:
                button.setIcon(_icon(picture, self._dock.palette()))
                button.setIconSize(QSize(_SIZE, _SIZE))
                button.setToolTip(words)
                button.setAccessibleName(f"{self._dock.windowTitle()}: {words.lower()}")


def _icon(picture: str, palette: QPalette) -> QIcon:
    pixmap = QPixmap(QSize(_SIZE, _SIZE) * 2)
    pixmap.setDevicePixelRatio(2.0)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.WindowText), 1.4))
    near, far = 3.0, _SIZE - 3.0
    if picture == "close":
        painter.drawLine(QPointF(near, near), QPointF(far, far))
        painter.drawLine(QPointF(near, far), QPointF(far, near))
    else:
        painter.drawRect(QRectF(near, near + 2.5, far - near - 2.5, far - near - 2.5))
        painter.drawPolyline(
            [QPointF(near + 2.5, near), QPointF(far, near), QPointF(far, far - 2.5)]
        )
    painter.end()
    return QIcon(pixmap)
