"""Printing: what is to be printed, page by page, on a printer, in a preview or in a PDF file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter

from workbench.domain.errors import WorkbenchError

# Loaded when somebody prints: the window starts without it.
if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

DrawPage = Callable[[QPainter], None]
"""Draws one page; the painter's viewport is what can be printed of the paper, in its own dots."""

LayOut = Callable[[QPagedPaintDevice], Sequence[DrawPage]]
"""Given the paper, how to draw each page; called again when a person chooses other paper."""

_MARGIN_MM = 15.0


@dataclass(frozen=True, slots=True)
class PrintJob:
    """Something to be printed.

    `title` names it to the printer, so it must give nobody away. `landscape` is how the paper
    lies at first; in a preview a person may turn it.
    """

    title: str
    lay_out: LayOut
    landscape: bool = False


def set_paper(device: QPagedPaintDevice, job: PrintJob) -> None:
    """Begin with A4 lying as the job wants it, before a person chooses anything else."""
    way = QPageLayout.Orientation.Landscape if job.landscape else QPageLayout.Orientation.Portrait
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setPageOrientation(way)
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    device.setPageMargins(margins, QPageLayout.Unit.Millimeter)


def draw_on(device: QPagedPaintDevice, job: PrintJob) -> int:
    """Draw the pages asked for (all, unless the person chose some); how many there were.

    Raises `WorkbenchError` when the printer, or the file in its place, takes nothing.
    """
    pages = job.lay_out(device)
    chosen = device.pageRanges()
    wanted = [
        draw for number, draw in enumerate(pages, 1) if chosen.isEmpty() or chosen.contains(number)
    ]
    painter = QPainter()
    if not painter.begin(device):
        raise _refused()
    try:
        for number, draw in enumerate(wanted):
            if number and not device.newPage():
                raise _refused()
            painter.save()
            draw(painter)
            painter.restore()
    finally:
        painter.end()
    return len(wanted)


def print_out(job: PrintJob) -> bool:
    """Ask which printer and which pages, and print; False when the person turned away.

    Raises `WorkbenchError` when nothing could be printed.
    """
    from PySide6.QtPrintSupport import QPrintDialog
    from PySide6.QtWidgets import QApplication

    printer = a_printer(job)
    dialog = QPrintDialog(printer, QApplication.activeWindow())
    dialog.setObjectName("printing.dialog")
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    if not dialog.exec():
        return False
    draw_on(printer, job)
    return True


def preview(job: PrintJob) -> None:
    """Show the pages as they will be printed; the preview has a button that prints them.

    Raises `WorkbenchError` when the pages could not be drawn.
    """
    from PySide6.QtWidgets import QApplication

    from workbench.gui.printing.preview import PrintPreview

    dialog = PrintPreview(a_printer(job), job, QApplication.activeWindow())
    dialog.exec()
    if dialog.trouble is not None:
        raise dialog.trouble


def print_to_pdf(job: PrintJob, path: Path) -> int:
    """Print into a PDF file instead of on paper; how many pages it has.

    Raises `WorkbenchError` when the file cannot be written.
    """
    printer = a_printer(job)
    printer.setOutputFormat(printer.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    set_paper(printer, job)
    return draw_on(printer, job)


def a_printer(job: PrintJob) -> QPrinter:
    """The usual printer, with the paper the job wants."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(job.title)
    set_paper(printer, job)
    return printer


def _refused() -> WorkbenchError:
    return WorkbenchError(
        "Nothing was printed: the printer did not take it.",
        "Look whether it is switched on and has paper, or choose another printer.",
    )
