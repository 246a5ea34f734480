"""Print jobs on a printer of the person's choice."""

from __future__ import annotations

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication

from workbench.gui.printing.job import PrintJob, draw_on, set_paper


def print_out(job: PrintJob) -> bool:
    """Ask which printer and which pages, and print; False when the person turned away.

    Raises `WorkbenchError` when nothing could be printed.
    """
    printer = printer_for(job)
    dialog = QPrintDialog(printer, QApplication.activeWindow())
    dialog.setObjectName("printing.dialog")
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    if not dialog.exec():
        return False
    draw_on(printer, job)
    return True


def printer_for(job: PrintJob) -> QPrinter:
    """The usual printer, with the paper the job wants."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(job.title)
    set_paper(printer, job)
    return printer
