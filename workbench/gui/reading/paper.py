"""The statement on paper: its text, with header, footer and watermark on each page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPagedPaintDevice,
    QPainter,
    QPalette,
    QTextDocument,
)

from workbench.gui.look.appearance import statement_colours
from workbench.gui.look.theme.palette import palette
from workbench.gui.printing.job import DrawPage, PrintJob
from workbench.gui.reading.logo import ShownLogo
from workbench.gui.reading.whole import write_statement
from workbench.statement.nodes import Document

_FACES = ("Liberation Sans", "Arial", "Helvetica")
_DPI = 96.0
_POINTS = 11.0
_SMALL = 8.5
_BAND = 34.0
_INDENT = 44
_WATERMARK_SHADE = 232


def print_job(document: Document, logo: ShownLogo | None = None) -> PrintJob:
    """The statement as a job for the printer.

    The job is named by the case reference alone, so that the printer's queue gives nobody away.
    """
    meta = document.meta
    name = " ".join(part for part in (meta.reference, meta.stage.value, "decision") if part)
    return PrintJob(name, partial(_pages, document, logo))


def _pages(
    document: Document, logo: ShownLogo | None, paper: QPagedPaintDevice
) -> Sequence[DrawPage]:
    factor = paper.logicalDpiX() / _DPI
    room = QSizeF(paper.pageLayout().paintRectPixels(paper.logicalDpiX()).size()) / factor
    text = _set(document, logo, QSizeF(room.width(), room.height() - 2 * _BAND))
    count = text.pageCount()
    small = _font(_SMALL)
    return [
        partial(_draw, document, text, room, factor, small, number, count)
        for number in range(count)
    ]


def _set(document: Document, logo: ShownLogo | None, size: QSizeF) -> QTextDocument:
    """The text laid out for paper: always dark on white, whatever the window looks like."""
    on_paper = palette(False)
    on_paper.setColor(QPalette.ColorRole.Text, QColor("black"))
    colours = replace(statement_colours(on_paper), link="#000000")
    text = QTextDocument()
    text.setDefaultFont(_font(document.meta.type_pt or _POINTS))
    text.setUseDesignMetrics(True)
    text.setDocumentMargin(0)
    unmarked = replace(document, meta=replace(document.meta, watermark=""))
    write_statement(unmarked, text, colours, _INDENT, logo=logo)
    text.setPageSize(size)
    return text


def _font(points: float) -> QFont:
    font = QFont()
    font.setFamilies(list(_FACES))
    # The text is set at the screen's resolution and scaled: a point is 96/72 of its pixels.
    font.setPixelSize(round(points * _DPI / 72))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _draw(
    document: Document,
    text: QTextDocument,
    room: QSizeF,
    factor: float,
    small: QFont,
    number: int,
    count: int,
    painter: QPainter,
) -> None:
    painter.scale(factor, factor)
    meta = document.meta
    if meta.watermark:
        _draw_watermark(painter, room, meta.watermark, small)
    painter.setFont(small)
    painter.setPen(QColor("#444444"))
    top = QRectF(0, 0, room.width(), _BAND)
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    # Over the title on the first page stands no header.
    painter.drawText(top, left, meta.header if number else "")
    foot = QRectF(0, room.height() - _BAND, room.width(), _BAND)
    painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, meta.footer)
    of_all = f"Page {number + 1} of {count}"
    painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, of_all)
    height = text.pageSize().height()
    painter.translate(0, _BAND - number * height)
    text.drawContents(painter, QRectF(0, number * height, room.width(), height))


def _draw_watermark(painter: QPainter, room: QSizeF, words: str, small: QFont) -> None:
    painter.save()
    font = QFont(small)
    font.setBold(True)
    font.setPixelSize(round(room.width() / 4.5))
    painter.setFont(font)
    painter.setPen(QColor(_WATERMARK_SHADE, _WATERMARK_SHADE, _WATERMARK_SHADE))
    painter.translate(QPointF(room.width() / 2, room.height() / 2))
    painter.rotate(-55)
    around = QRectF(-room.height(), -room.width() / 2, 2 * room.height(), room.width())
    painter.drawText(around, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()
