"""Printing: what is to be printed, page by page, on a printer, a preview or a PDF file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter

from workbench.domain.dataclass import dataclass
from workbench.domain.errors import WorkbenchError

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


def _refused() -> WorkbenchError:
    return WorkbenchError(
        "Nothing was printed: the printer did not take it.",
        "Look whether it is switched on and has paper, or choose another printer.",
    )
