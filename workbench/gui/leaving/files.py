"""Working papers written to a file or printed, once nothing in them tells who somebody is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from workbench.application.handing_out.confidential import CONFIDENTIAL
from workbench.application.handing_out.gate import Paper
from workbench.domain.errors import WorkbenchError
from workbench.gui.desk import Desk
from workbench.gui.printing.job import PrintJob


def save_paper(desk: Desk, paper: Paper, path: Path, data: bytes) -> bool:
    """Write a paper made from the labelled case; False, with the trouble shown, when refused."""
    return _attempt(desk, paper, lambda: desk.services.write_file(path, data))


def print_paper(desk: Desk, paper: Paper, job: PrintJob) -> bool:
    """Show the pages of a paper as they will be printed; False when refused."""
    return _attempt(desk, paper, lambda: desk.dialogs.print_pages(job, preview=True))


def confidential_name(name: str) -> str:
    """The name of a file that holds real names, which says so."""
    return f"{CONFIDENTIAL} {name}"


def _attempt(desk: Desk, paper: Paper, act: Callable[[], object]) -> bool:
    try:
        desk.labelling.refuse_names(paper)
        act()
    except WorkbenchError as error:
        desk.bridge.failed.emit(error)
        return False
    return True
