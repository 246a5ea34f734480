"""How the marks of the timeline are painted: events, limits and stages, in the theme’s colours."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen

from workbench.application.procedure.timeline import Allowance, Phase, TimelineEvent
from workbench.gui.look.theme.palette import colour

MARK = 10.0
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def smaller(font: QFont, bold: bool = False) -> QFont:
    """A font a pixel smaller, for dates and headings."""
    made = QFont(font)
    if made.pixelSize() > 0:
        made.setPixelSize(max(made.pixelSize() - 1, 8))
    else:
        made.setPointSizeF(max(made.pointSizeF() - 0.75, 6.0))
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


class Brush:
    """Paints in colours of the palette by their names."""

    def __init__(self, painter: QPainter, palette: QPalette) -> None:
        self.painter, self._palette = painter, palette

    def tone(self, name: str) -> QColor:
        """A colour."""
        return colour(self._palette, name)

    def fill(self, room: QRectF, name: str) -> None:
        """Fill a room."""
        self.painter.fillRect(room, self.tone(name))

    def write(self, room: QRectF, words: str, name: str, font: QFont) -> None:
        """Write words, cut where there is no room for all."""
        self.painter.setFont(font)
        self.painter.setPen(self.tone(name))
        metrics = QFontMetricsF(font)
        said = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        self.painter.drawText(room, _LEFT, said)

    def bar(self, box: QRectF, name: str) -> None:
        """Fill a bar."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.tone(name))
        self.painter.drawRoundedRect(box, 2, 2)

    def arrow(self, box: QRectF, name: str) -> None:
        """A point at the right of a bar, which goes on."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.tone(name))
        over, right = MARK / 3, box.right() - 2
        self.painter.drawPolygon(
            [
                QPointF(right, box.top() - over),
                QPointF(right + MARK, box.center().y()),
                QPointF(right, box.bottom() + over),
            ]
        )

    def outline(self, box: QRectF, sure: bool, ground: str = "") -> None:
        """Frame a bar, with a broken line where its ends are not certain."""
        pen = QPen(self.tone("edge"), 1.0)
        if not sure:
            pen.setStyle(Qt.PenStyle.DashLine)
        self.painter.setPen(pen)
        self.painter.setBrush(self.tone(ground) if ground else Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(box, 2, 2)


def paint_phase(brush: Brush, phase: Phase, box: QRectF, font: QFont) -> None:
    """A stage of the procedure, with its name or its number alone."""
    brush.outline(box, phase.span.sure, "selOff")
    inner = box.adjusted(6, 0, -4, 0)
    fits = QFontMetricsF(font).horizontalAdvance(phase.title) <= inner.width()
    brush.write(inner, phase.title if fits else phase.title.rpartition(" ")[2], "text", font)


def paint_bar(brush: Brush, each: Allowance, allowed: QRectF, taken: QRectF) -> None:
    """The time taken and what was over, in the frame of the time allowed."""
    room = (allowed.height() - MARK) / 2
    allowed, taken = (box.adjusted(0, room, 0, -room) for box in (allowed, taken))
    if each.beyond:
        taken.adjust(0, 0, -MARK, 0)
        brush.arrow(taken, "amber" if each.late else "accent")
    if each.late:
        brush.bar(taken, "amber")
    brush.bar(taken.intersected(allowed), "accent")
    brush.outline(allowed, each.allowed.sure and each.taken.sure)


def paint_mark(brush: Brush, event: TimelineEvent, box: QRectF) -> None:
    """The mark of an event."""
    painter, accent, middle = brush.painter, brush.tone("accent"), box.center().y()
    pen = QPen(accent, 2.0)
    painter.setPen(pen)
    if event.span.sure:
        painter.setBrush(brush.tone("rec") if event.disputed else accent)
        painter.drawEllipse(QPointF(box.left() + MARK / 2, middle), MARK / 2 - 1, MARK / 2 - 1)
        return
    # A date that is a stretch of days: a line with an end at each side.
    for x in (box.left() + 1, box.right() - 1):
        painter.drawLine(QPointF(x, middle - 4), QPointF(x, middle + 4))
    if event.disputed:
        pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
    painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))
