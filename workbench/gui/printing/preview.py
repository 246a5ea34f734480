"""The pages of a print job on the screen, as they will come out of the printer."""

from __future__ import annotations

from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QApplication, QDialog, QGraphicsView, QLabel, QWidget

from workbench.domain.errors import WorkbenchError
from workbench.gui.look.buttons import dialog_button, go_button, icon_button, push_button
from workbench.gui.look.labels import toned
from workbench.gui.look.layout import GRID, REST, Gap, column_of, named, row_of
from workbench.gui.look.theme.palette import shade
from workbench.gui.printing.job import PrintJob, draw_on
from workbench.gui.printing.printer import print_out, printer_for


class PrintPreview(QDialog):
    """A preview with a button that prints; `trouble` is why the pages could not be drawn."""

    def __init__(self, printer: QPrinter, job: PrintJob, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Qt draws on the printer but does not keep it.
        self._printer, self._job = printer, job
        self.trouble: WorkbenchError | None = None
        self.setObjectName("printing.preview")
        self.setWindowTitle(f"Print preview: {job.title}")
        self.resize(900, 720)
        self.pages = pages = named(QPrintPreviewWidget(printer, self), "printing.pages", "Pages")
        for view in pages.findChildren(QGraphicsView):
            view.setBackgroundBrush(shade("desk"))
            view.setFrameShape(QGraphicsView.Shape.NoFrame)
        self._place = toned(named(QLabel(), "printing.place"), "second")
        self._before = icon_button(
            "chevron-up", "printing.before", lambda: self._turn(-1), "The page before"
        )
        self._behind = icon_button(
            "chevron-down", "printing.behind", lambda: self._turn(1), "The next page"
        )
        column_of(
            row_of(
                self._before, self._behind, self._place, Gap(GRID),
                icon_button("zoom-out", "printing.smaller", pages.zoomOut, "Smaller"),
                icon_button("zoom-in", "printing.larger", pages.zoomIn, "Larger"),
                push_button("Fit the page", "printing.whole", pages.fitInView, kind="quiet"),
                push_button("Fit the width", "printing.wide", pages.fitToWidth, kind="quiet"),
                REST,
                dialog_button("Close", "printing.close", self.reject),
                go_button("Print…", "printing.go", self.accept),
                margins=(GRID + 4, GRID, GRID + 4, GRID),
            ),
            (pages, 1),
            within=self,
            gap=0,
        )  # fmt: skip
        pages.paintRequested.connect(self._draw)
        pages.previewChanged.connect(self._show_place)
        pages.fitInView()

    def _turn(self, by: int) -> None:
        self.pages.setCurrentPage(self.pages.currentPage() + by)

    def _show_place(self) -> None:
        page, pages = self.pages.currentPage(), self.pages.pageCount()
        self._place.setText(f"Page {page} of {pages}")
        self._before.setEnabled(page > 1)
        self._behind.setEnabled(page < pages)

    def _draw(self, device: QPagedPaintDevice) -> None:
        try:
            draw_on(device, self._job)
        except WorkbenchError as error:
            self.trouble = error


def show_preview(job: PrintJob) -> bool:
    """Show the pages as they will be printed; whether they were printed then.

    Raises `WorkbenchError` when the pages could not be drawn.
    """
    dialog = PrintPreview(printer_for(job), job, QApplication.activeWindow())
    wanted = bool(dialog.exec())
    if dialog.trouble is not None:
        raise dialog.trouble
    return wanted and print_out(job)
