"""Small signs told apart by their shape; loaded when the first one is drawn, not at the start."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QPen, QPixmap, QPolygonF

from workbench.gui.look.appearance import tone


def mark(name: str, of: QPalette, size: int = 16) -> QPixmap:
    """A small sign told apart by its shape: error ▲, warning ◆, note ●, good ✓."""
    pixmap = QPixmap(QSize(size, size) * 2)
    pixmap.setDevicePixelRatio(2.0)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = tone(of, name)
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    edge, far, middle = 1.5, size - 1.5, size / 2
    if name == "error":
        painter.drawPolygon(QPolygonF.fromList(_points((middle, edge), (far, far), (edge, far))))
    elif name == "warning":
        corners = ((middle, edge), (far, middle), (middle, far), (edge, middle))
        painter.drawPolygon(QPolygonF.fromList(_points(*corners)))
    elif name == "note":
        painter.drawEllipse(_points((middle, middle))[0], middle - 3, middle - 3)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 2.2, c=Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(
            _points((edge + 1, middle), (middle - 1, far - 2), (far - 1, edge + 2))
        )
    painter.end()
    return pixmap


def sign(name: str, of: QPalette, size: int = 16) -> QIcon:
    """The mark as an icon, which on a selected row is drawn as it reads on the accent."""
    icon = QIcon(mark(name, of, size))
    icon.addPixmap(mark(name, on_accent(of), size), QIcon.Mode.Selected)
    return icon


def on_accent(of: QPalette) -> QPalette:
    """The palette as it is on a selected row."""
    shown = QPalette(of)
    shown.setColor(QPalette.ColorRole.Window, of.color(QPalette.ColorRole.Highlight))
    shown.setColor(QPalette.ColorRole.WindowText, of.color(QPalette.ColorRole.HighlightedText))
    return shown


def _points(*corners: tuple[float, float]) -> list[QPointF]:
    return [QPointF(x, y) for x, y in corners]
