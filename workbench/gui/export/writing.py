"""The slow part of handing a statement out: rendered, looked through for names, and written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from workbench.application.case.ports import Renderer
from workbench.application.handing_out import exporting
from workbench.application.handing_out.exporting import WrittenFile
from workbench.application.handing_out.gate import Guard, guard_for
from workbench.domain.errors import ExportFailed
from workbench.gui.desk import Desk
from workbench.gui.tasks import Watch
from workbench.statement.nodes import Document

FORMATS = {
    "word": ("Word document", ".docx"),
    "pdf": ("PDF", ".pdf"),
    "text": ("Plain text", ".txt"),
    "html": ("Web page", ".html"),
}
"""The formats a statement is written in, each with its label and file ending."""


def guard_of(desk: Desk, document: Document) -> Guard | None:
    """What looks through the files of the open case's statement."""
    parts = desk.services.file_parts
    if parts is None:
        return None
    return guard_for(desk.bridge.case, document, desk.workbench.library, parts)


def write_statement(
    document: Document,
    targets: dict[str, Path],
    renderers: Mapping[str, Renderer],
    write: exporting.Writer,
    guard: Guard | None,
    watch: Watch,
) -> tuple[WrittenFile, ...]:
    """Write every target; raises `ExportFailed` or `NameGivenAway`, and then writes none."""
    folder = next(iter(targets.values())).parent
    if not folder.is_dir():
        raise ExportFailed(
            f"The folder {folder} does not exist.", "Nothing was written. Choose another folder."
        )
    return exporting.write_files(document, targets, renderers, write, watch.progress, guard)
