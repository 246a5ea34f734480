"""The pages of a print job on the screen, as they will come out of the printer."""

from __future__ import annotations

from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QApplication, QWidget

from workbench.domain.errors import WorkbenchError
from workbench.gui.printing.job import PrintJob, draw_on
from workbench.gui.printing.printer import printer_for


class PrintPreview(QPrintPreviewDialog):
    """A preview with a button that prints; `trouble` is why the pages could not be drawn."""

    def __init__(self, printer: QPrinter, job: PrintJob, parent: QWidget | None = None) -> None:
        super().__init__(printer, parent)
        # Qt draws on the printer but does not keep it.
        self._printer = printer
        self._job = job
        self.trouble: WorkbenchError | None = None
        self.setObjectName("printing.preview")
        self.setWindowTitle(f"Print preview: {job.title}")
        self.resize(900, 720)
        self.paintRequested.connect(self._draw)

    def _draw(self, device: QPagedPaintDevice) -> None:
        try:
            draw_on(device, self._job)
        except WorkbenchError as error:
            self.trouble = error


def show_preview(job: PrintJob) -> bool:
    """Show the pages as they will be printed; whether its button then printed them.

    Raises `WorkbenchError` when the pages could not be drawn.
    """
    dialog = PrintPreview(printer_for(job), job, QApplication.activeWindow())
    # Qt accepts the dialog when its button has printed, and rejects it when it is closed.
    printed = bool(dialog.exec())
    if dialog.trouble is not None:
        raise dialog.trouble
    return printed
