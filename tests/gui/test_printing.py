"""Pages drawn by a callable come out on paper, all of them or those a person chose."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPagedPaintDevice, QPageRanges, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget
from pytestqt.qtbot import QtBot

from tests.gui.pages_in_a_file import print_to_pdf
from workbench.domain.errors import WorkbenchError
from workbench.gui.printing.job import DrawPage, PrintJob, draw_on, set_paper
from workbench.gui.printing.preview import PrintPreview
from workbench.gui.printing.printer import printer_for

THREE = ("One", "Two", "Three")


def pages(_paper: QPagedPaintDevice) -> Sequence[DrawPage]:
    """Three pages with a word each in their middle."""

    def page(word: str) -> DrawPage:
        def draw(painter: QPainter) -> None:
            # Whatever a page does to the painter is no matter to the next.
            painter.translate(10, 10)
            painter.drawText(QRectF(painter.viewport()), Qt.AlignmentFlag.AlignCenter, word)

        return draw

    return [page(word) for word in THREE]


def words(path: Path) -> list[str]:
    """What each page of a PDF says."""
    return [page.extract_text().strip() for page in PdfReader(path).pages]


def test_every_page_is_printed_in_order(qapp: object, tmp_path: Path) -> None:
    path = tmp_path / "job.pdf"
    assert print_to_pdf(PrintJob("Three words", pages), path) == len(THREE)
    assert words(path) == list(THREE)
    first = PdfReader(path).pages[0].mediabox
    assert [round(float(side)) for side in (first.width, first.height)] == [595, 842]


def test_only_the_pages_chosen_are_printed(qapp: object, tmp_path: Path) -> None:
    job = PrintJob("Three words", pages)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "job.pdf"))
    set_paper(printer, job)
    printer.setPageRanges(QPageRanges.fromString("2-3"))
    assert draw_on(printer, job) == 2
    assert words(tmp_path / "job.pdf") == ["Two", "Three"]


def test_a_job_may_be_laid_out_anew_for_other_paper(qapp: object, tmp_path: Path) -> None:
    seen: list[bool] = []

    def lay_out(paper: QPagedPaintDevice) -> Sequence[DrawPage]:
        size = paper.pageLayout().paintRectPixels(300).size()
        seen.append(size.width() > size.height())
        return pages(paper)

    for landscape in (False, True):
        print_to_pdf(PrintJob("Three words", lay_out, landscape), tmp_path / "job.pdf")
    assert seen == [False, True]


def test_the_preview_draws_the_pages_on_printer_for_that_lasts(qtbot: QtBot) -> None:
    drawn: list[QPagedPaintDevice] = []

    def lay_out(paper: QPagedPaintDevice) -> Sequence[DrawPage]:
        drawn.append(paper)
        return pages(paper)

    job = PrintJob("Three words", lay_out)
    dialog = PrintPreview(printer_for(job), job)
    qtbot.addWidget(dialog)
    gc.collect()
    with qtbot.waitExposed(dialog):
        dialog.show()
    shown = dialog.findChild(QPrintPreviewWidget)
    assert shown is not None
    assert shown.pageCount() == len(THREE)
    once = len(drawn)
    shown.setLandscapeOrientation()
    assert len(drawn) > once
    assert dialog.trouble is None
    assert dialog.windowTitle() == "Print preview: Three words"


@pytest.mark.qt_log_ignore("QPdf", "QPainter")
def test_a_file_that_cannot_be_written_is_told(qapp: object, tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError, match="Nothing was printed"):
        print_to_pdf(PrintJob("Three words", pages), tmp_path / "gone" / "job.pdf")
