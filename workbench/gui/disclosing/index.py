"""The evidence index written to a file, with labels, once no name is in it."""

from __future__ import annotations

from pathlib import Path

from workbench.application.disclosing.schedule import as_paper, evidence_index
from workbench.application.handing_out.gate import look_through
from workbench.gui.desk import Desk
from workbench.gui.leaving.files import save_paper

_FILES = {
    "Word document (*.docx)": ".docx",
    "Excel workbook (*.xlsx)": ".xlsx",
    "PDF (*.pdf)": ".pdf",
}
_TITLE = "Evidence index"


def export_index(desk: Desk) -> None:
    """Ask for a file and write the schedule of the papers there."""
    tables = desk.services.tables
    if tables is None:
        return
    name = f"Evidence index {desk.bridge.case.case.reference}".strip() + ".docx"
    path = desk.dialogs.choose_save_file(_TITLE, Path.home() / name, ";;".join(_FILES))
    if path is None:
        return
    ending = path.suffix.lower() if path.suffix.lower() in tables.writers else ".docx"
    path = path.with_suffix(ending)
    table = evidence_index(desk.labelling.case())
    paper = as_paper(table, path.name)
    if not save_paper(desk, paper, path, tables.writers[ending](table)):
        return
    look = look_through(desk.labelling.open_places(paper))
    desk.dialogs.inform(_TITLE, f"{path.name} was written. {look}".strip(), str(path.parent))
