"""Print jobs in a PDF file, in place of a printer."""

from __future__ import annotations

from pathlib import Path

from workbench.gui.printing.job import PrintJob, draw_on, set_paper
from workbench.gui.printing.printer import printer_for


def print_to_pdf(job: PrintJob, path: Path) -> int:
    """Print into a PDF file instead of on paper; how many pages it has.

    Raises `WorkbenchError` when the file cannot be written.
    """
    printer = printer_for(job)
    printer.setOutputFormat(printer.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    set_paper(printer, job)
    return draw_on(printer, job)
