"""The pages of a print job on the screen, as they will come out of the printer."""

from __future__ import annotations

from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from workbench.domain.errors import WorkbenchError
from workbench.gui.printing.job import PrintJob, draw_on


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
