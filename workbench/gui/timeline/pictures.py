"""The timeline as a picture or on paper: drawn by the same hand as on the screen, on white."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QRectF, QSize, QSizeF
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

from workbench.application.chronology.timeline import Timeline
from workbench.gui.look.theme.palette import palette
from workbench.gui.printing.job import DrawPage, PrintJob
from workbench.gui.timeline.drawing import Drawing

LARGEST = 16_000
"""The most pixels a picture is wide or high; a longer timeline is drawn at a smaller scale."""

_SHARP = 2

_PAGE_WIDE = 1_400
"""The pixels of the drawing across a page."""

_STEP = 1_260
"""How far each page goes on from the one before; words cut off at its edge are whole on one."""

_MOST_PAGES = 60


def fitting(timeline: Timeline, scale: float, font: QFont, most: float = LARGEST) -> Drawing:
    """The drawing at this scale, or at the largest at which it is no wider than `most`."""
    font = of_pixels(font)
    drawing = Drawing.of(timeline, scale, font)
    while drawing.width > most and scale > 0.001:
        scale *= 0.98 * most / drawing.width
        drawing = Drawing.of(timeline, scale, font)
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
    size = QSize(round(drawing.width), round(min(drawing.height, LARGEST / _SHARP)))
    image = QImage(size * _SHARP, QImage.Format.Format_RGB32)
    image.fill(on_paper().color(QPalette.ColorRole.Base))
    painter = QPainter(image)
    painter.scale(_SHARP, _SHARP)
    drawing.paint(painter, QRectF(QRect(QPoint(0, 0), size)), on_paper())
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    buffer.close()
    return bytes(data.data())


def print_job(timeline: Timeline, font: QFont, title: str, scale: float = 0.0) -> PrintJob:
    """The whole timeline on pages on their side, at least as large as a page allows.

    At a greater `scale` (pixels a day, as on the screen) it takes several pages beside one
    another, each repeating the end of the one before.
    """
    drawing = fitting(timeline, 4.0, font, _PAGE_WIDE)
    if scale > drawing.ruler.scale:
        drawing = fitting(timeline, scale, font, _PAGE_WIDE + (_MOST_PAGES - 1) * _STEP)
    count = 1 + max(ceil((drawing.width - _PAGE_WIDE) / _STEP), 0)
    wide = min(drawing.width, _PAGE_WIDE)

    def page(number: int) -> DrawPage:
        heading = f"{title} · page {number + 1} of {count}" if count > 1 else title
        part = QRectF(number * _STEP, 0, wide, drawing.height)
        return lambda painter: _draw_part(painter, drawing, part, heading)

    return PrintJob(title, lambda _paper: [page(number) for number in range(count)], landscape=True)


def _draw_part(painter: QPainter, drawing: Drawing, part: QRectF, heading: str) -> None:
    page = QSizeF(painter.viewport().size())
    above = drawing.row * 1.6
    factor = min(page.width() / part.width(), page.height() / (part.height() + above))
    painter.scale(factor, factor)
    bold = of_pixels(drawing.font)
    bold.setBold(True)
    painter.setFont(bold)
    colours = on_paper()
    painter.setPen(QColor(colours.color(QPalette.ColorRole.Text)))
    painter.drawText(QRectF(0, 0, part.width(), drawing.row), 0, heading)
    painter.translate(-part.left(), above)
    painter.setClipRegion(QRegion(part.toAlignedRect()))
    drawing.paint(painter, part, colours)
