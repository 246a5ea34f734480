"""The windows on the statement of the open case: how it reads, reading it, printing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from workbench.domain.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.gui.window.open_case import OpenCase


def show_readability(case: OpenCase) -> None:
    """Show the gauges of the statement, the window already open if there is one."""
    from workbench.gui.reading.readability import ReadabilityWindow

    shown: ReadabilityWindow | None = case.view.findChild(ReadabilityWindow)
    workbench = case.desk.workbench
    _bring_up(
        shown or ReadabilityWindow(case.live, lambda: workbench.library, case.goto, case.view)
    )


def show_reading_view(case: OpenCase) -> None:
    """Show the statement by itself on the whole screen, as it now reads."""
    from workbench.gui.reading.whole_screen import ReadingView

    if case.settle_typing():
        case.live.up_to_date()
        view = ReadingView(case.live, case.desk.services.preview, case.view)
        view.left_for.connect(case.goto)
        view.showFullScreen()


def _bring_up(window: QDialog) -> None:
    window.show()
    window.raise_()
    window.activateWindow()


def print_statement(case: OpenCase, preview: bool = False) -> None:
    """Print the statement as it now reads, or show first how its pages will be."""
    from workbench.gui.reading.paper import print_job

    if not case.settle_typing():
        return
    case.live.up_to_date()
    document = case.live.document
    if document is None:
        return
    job = print_job(document, case.desk.services.preview)
    try:
        case.desk.dialogs.print_pages(job, preview)
    except WorkbenchError as error:
        case.bridge.failed.emit(error)
