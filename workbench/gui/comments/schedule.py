"""The comments schedule written in Word and PDF, through the same gate as the statement."""

from __future__ import annotations

from pathlib import Path

from workbench.application.comments.schedule import schedule_document
from workbench.application.handing_out import exporting
from workbench.application.handing_out.gate import look_through, open_places
from workbench.domain.errors import WorkbenchError
from workbench.gui.desk import Desk
from workbench.gui.export.writing import FORMATS, guard_of, may_replace
from workbench.gui.live import Live

_NAME = "comments schedule"


class ScheduleWriter:
    """Asks for a folder and writes both files there."""

    def __init__(self, desk: Desk, live: Live) -> None:
        self._desk, self._live = desk, live

    def choose(self) -> None:
        """Let the person choose the folder, and write the schedule of the statement as it is."""
        now, desk = self._live.document, self._desk
        folder = desk.dialogs.choose_folder("Folder for the comments schedule", Path.home())
        if folder is None or now is None:
            return
        case = desk.bridge.case
        document = schedule_document(case, now)
        stem = exporting.file_stem(case, document.meta.stage).partition(" ")[0]
        targets = {
            format: folder / f"{stem} {_NAME}{FORMATS[format][1]}" for format in ("word", "pdf")
        }
        if not may_replace(desk, "Comments schedule", targets):
            return
        try:
            exporting.write_files(
                document,
                targets,
                desk.services.renderers,
                desk.services.write_file,
                guard=guard_of(desk, document),
            )
        except WorkbenchError as error:
            desk.bridge.failed.emit(error)
            return
        names = "\n".join(path.name for path in targets.values())
        # The parties' own words name people whom no list of problems points out.
        look = look_through(open_places(case, document, desk.workbench.library))
        desk.dialogs.inform("Comments schedule", f"Written to {folder}. {look}".strip(), names)
