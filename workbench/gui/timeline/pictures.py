"""The timeline as a picture or on paper: drawn by the same hand as on the screen, on white."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QImage,
    QImageWriter,
    QPainter,
    QPalette,
    QRegion,
)
from PySide6.QtSvg import QSvgGenerator

from workbench.application.procedure.timeline import Timeline
from workbench.gui.look.theme.palette import palette
from workbench.gui.printing.job import DrawPage, PrintJob
from workbench.gui.timeline.drawing import Drawing, fitting_scale

LARGEST = 16_000
"""The most pixels a picture is wide or high; a longer timeline is drawn at a smaller scale."""

_SHARP = 2

_PAGE = QSizeF(1_400, 900)
"""The pixels of the drawing on a page."""

_TWICE = 380
"""What of the time on a page is on the next again, so that words cut off are whole on one."""

_LEAST = 900
"""The least pixels a picture is wide: a few days, too, have words behind them."""

_MOST_PAGES = 60


def fitting(timeline: Timeline, scale: float, font: QFont, most: float = LARGEST) -> Drawing:
    """The drawing at this scale, or at the largest at which it is no wider than `most`, with the
    words beside what is drawn.
    """
    font = of_pixels(font)
    scale = min(scale, fitting_scale(timeline, font, most))
    drawing = Drawing.of(timeline, scale, font, _LEAST)
    while drawing.width > most and scale > 0.001:
        scale *= 0.98 * most / drawing.width
        drawing = Drawing.of(timeline, scale, font, _LEAST)
    drawing.width = min(drawing.reach(), most)
    return drawing


def of_pixels(font: QFont) -> QFont:
    """The font sized in pixels of the drawing, whatever the device's own dots are."""
    made = QFont(font)
    if made.pixelSize() < 1:
        made.setPixelSize(max(round(QFontInfo(font).pixelSize()), 8))
    return made


def on_paper() -> QPalette:
    """The colours for paper and pictures: the light ones, whatever the window has."""
    return palette(dark=False)


def svg(timeline: Timeline, scale: float, font: QFont, title: str) -> bytes:
    """The timeline as an SVG picture."""
    drawing = fitting(timeline, scale, font)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    size = QSize(round(drawing.width), round(drawing.height))
    made.setSize(size)
    made.setViewBox(QRect(QPoint(0, 0), size))
    made.setTitle(title)
    painter = QPainter(made)
    drawing.paint(painter, QRectF(QRect(QPoint(0, 0), size)), on_paper())
    painter.end()
    buffer.close()
    return bytes(data.data())


def png(timeline: Timeline, scale: float, font: QFont) -> bytes:
    """The timeline as a PNG picture, twice as fine as on the screen."""
    drawing = fitting(timeline, scale, font, LARGEST / _SHARP)
    size = QSize(round(drawing.width), round(drawing.height))
    sharp = min(_SHARP, LARGEST / drawing.height)
    image = QImage(size * sharp, QImage.Format.Format_RGB32)
    image.fill(on_paper().color(QPalette.ColorRole.Base))
    painter = QPainter(image)
    painter.scale(sharp, sharp)
    drawing.paint(painter, QRectF(QRect(QPoint(0, 0), size)), on_paper())
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    buffer.close()
    return bytes(data.data())


def print_job(timeline: Timeline, font: QFont, title: str, scale: float = 0.0) -> PrintJob:
    """The whole timeline on pages on their side, as wide as a page.

    At a greater `scale` (pixels a day, as on the screen) it takes several pages beside one
    another, each repeating the end of the one before; rows that find no room go on beneath. The
    months and the names of the rows stand on each page.
    """
    drawing = fitting(timeline, 4.0, font, _PAGE.width())
    across = max(_PAGE.width() - drawing.side - _TWICE, _TWICE)
    if scale > drawing.ruler.scale:
        most = _PAGE.width() + (_MOST_PAGES - 1) * across
        drawing = fitting(timeline, scale, font, most)
    down = (_PAGE.height() - drawing.axis) // drawing.row * drawing.row
    columns = 1 + max(ceil((drawing.width - _PAGE.width()) / across), 0)
    beneath = max(ceil((drawing.height - drawing.axis) / down), 1)
    count = columns * beneath
    size = QSizeF(min(drawing.width, _PAGE.width()), min(drawing.height, drawing.axis + down))

    def page(number: int) -> DrawPage:
        heading = f"{title} · page {number + 1} of {count}" if count > 1 else title
        at = QPointF(number % columns * across, number // columns * down)
        part = QRectF(at, size)
        return lambda painter: _draw_part(painter, drawing, part, heading)

    return PrintJob(title, lambda _paper: [page(number) for number in range(count)], landscape=True)


def _draw_part(painter: QPainter, drawing: Drawing, part: QRectF, heading: str) -> None:
    page = QSizeF(painter.viewport().size())
    above = drawing.row * 1.6
    factor = min(page.width() / part.width(), page.height() / (part.height() + above))
    painter.scale(factor, factor)
    bold = of_pixels(drawing.font)
    bold.setWeight(QFont.Weight.DemiBold)
    painter.setFont(bold)
    colours = on_paper()
    painter.setPen(QColor(colours.color(QPalette.ColorRole.Text)))
    painter.drawText(QRectF(0, 0, part.width(), drawing.row), 0, heading)
    painter.translate(-part.left(), above - part.top())
    painter.setClipRegion(QRegion(part.toAlignedRect()))
    drawing.paint(painter, part, colours, corner=part.topLeft())
