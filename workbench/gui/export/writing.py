"""What every file of a statement that leaves needs: its format, its guard, its receipt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from workbench.application.handing_out import recording
from workbench.application.handing_out.gate import Guard, guard_for, guard_for_changes
from workbench.application.handing_out.recording import WrittenFile
from workbench.domain.records.versions import RuleResult
from workbench.gui.desk import Desk
from workbench.statement.nodes import Document

FORMATS = {
    "word": ("Word document", ".docx"),
    "pdf": ("PDF", ".pdf"),
    "text": ("Plain text", ".txt"),
    "html": ("Web page", ".html"),
}
"""The formats a statement is written in, each with its label and file ending."""


_REPLACE, _BACK = "Replace them", "Back"


def may_replace(desk: Desk, title: str, targets: Mapping[str, Path]) -> bool:
    """Whether files may be written where some of their names stand already, as the person says."""
    there = [path.name for path in targets.values() if path.exists()]
    if not there:
        return True
    said = f"There already: {', '.join(there)}. Replace?"
    return desk.dialogs.ask(title, said, [_REPLACE, _BACK]) == _REPLACE


def guard_of(desk: Desk, document: Document) -> Guard | None:
    """What looks through the files of the open case's statement."""
    parts = desk.services.file_parts
    if parts is None:
        return None
    return guard_for(desk.bridge.case, document, desk.workbench.library, parts)


def guard_of_changes(
    desk: Desk, versions: Iterable[Document], document: Document, author: str
) -> Guard | None:
    """What looks through a file of what changed between two versions, and by whom."""
    parts, case = desk.services.file_parts, desk.bridge.case
    if parts is None:
        return None
    return guard_for_changes(case, versions, document, desk.workbench.library, parts, author)


class Left(NamedTuple):
    """A statement that left: its files, what the checks found, why it went with errors."""

    document: Document
    written: tuple[WrittenFile, ...]
    findings: tuple[RuleResult, ...]
    reason: str = ""


def keep_receipts(desk: Desk, label: str, left: Left, publication: bool = False) -> bool:
    """Note in the open case what left of its statement; whether that could be saved."""
    now = desk.workbench.now()
    return desk.bridge.apply(
        label,
        lambda case: recording.record(
            case,
            left.document,
            left.written,
            desk.ids,
            now,
            left.reason,
            findings=left.findings,
            publication=publication,
            made_by=desk.services.at_desk.name,
        ),
        undoable=False,
    )
