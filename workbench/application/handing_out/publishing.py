"""The publication set: a folder that holds exactly one file, the final decision, and its receipt.

A case cannot be closed until its final statement is in the publication folder, and that folder
must hold exactly one document (LGSCO Statement of Reasons Manual, parts 5 and 11.4). The receipt
is kept with the case: the file's size and SHA-256 and what every rule said of the statement.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from workbench.application.case.ports import Renderer
from workbench.application.handing_out.exporting import Progress, Writer, make_folder, write_files
from workbench.application.handing_out.gate import FOLDER, Guard
from workbench.application.handing_out.recording import WrittenFile
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import ExportBlocked, ExportFailed
from workbench.domain.records.complaint import REFERENCE, Outcome
from workbench.domain.records.versions import ExportReceipt
from workbench.statement.nodes import Document

ENDINGS = {"word": ".docx", "pdf": ".pdf", "html": ".html"}
"""The formats a decision is published in, each with its file ending."""

_OF_THE_SYSTEM = frozenset({".ds_store", "thumbs.db", "desktop.ini", ".localized"})


def publication_file(case: CaseFile, format: str) -> str:
    """The name of the published file: the reference and nothing else, ``21-017-938.pdf``."""
    return case.case.reference.replace(" ", "-") + ENDINGS[format]


def refuse_unless_publishable(case: CaseFile) -> None:
    """Raise `ExportBlocked` for a case whose final decision is not ready to be published.

    It needs a reference (the file is named by it), a decision date and an outcome.
    """
    record = case.case
    missing = [
        name
        for name, there in (
            # A file named by anything else could land in another folder.
            (
                "reference of eight figures" if record.reference.strip() else "reference",
                REFERENCE.match(record.reference) is not None,
            ),
            ("date of the decision", record.decided_on is not None),
            ("outcome", record.outcome is not Outcome.UNDECIDED),
        )
        if not there
    ]
    if missing:
        raise ExportBlocked(
            f"The case has {_listed(missing)}.",
            "Nothing was written. A decision is published once it is final: enter that on the "
            "Overview page.",
        )


def make_set(
    document: Document,
    format: str,
    target: Path,
    renderers: Mapping[str, Renderer],
    write: Writer,
    progress: Progress | None = None,
    guard: Guard | None = None,
) -> tuple[WrittenFile, ...]:
    """Write a final decision into a folder by itself, read it back, and tell what was written.

    The folder is made where there is none. Raises `NameGivenAway` when its name tells who somebody
    is, `ExportFailed` when it holds anything else, or when what stands there afterwards is not
    exactly the file that was written.
    """
    folder = target.parent
    if guard is not None:
        guard([(FOLDER, folder.name, b"")])
    make_folder(folder)
    refuse_unless_empty(folder, target.name)
    written = write_files(document, {format: target}, renderers, write, progress, guard)
    confirm(folder, target.name, written[0].sha256)
    return written


def refuse_unless_empty(folder: Path, name: str) -> None:
    """Raise `ExportFailed` when a folder holds anything but an earlier file of that name.

    A link of that name is no such file.
    """
    # A link would put the decision somewhere else, over whatever stands there.
    others = [each for each in documents_in(folder) if each != name or (folder / each).is_symlink()]
    if others:
        shown = ", ".join(sorted(others)[:3])
        more = f" and {len(others) - 3} more" if len(others) > 3 else ""
        raise ExportFailed(
            f"The folder {folder} is not empty: it holds {shown}{more}.",
            "Nothing was written. A publication set is one file by itself: choose an empty folder, "
            "or let one be made.",
        )


def refuse_unless_ready(target: Path) -> None:
    """Raise `ExportFailed` when the folder of a set to come, where it is there, is not empty."""
    if target.parent.is_dir():
        refuse_unless_empty(target.parent, target.name)


def documents_in(folder: Path) -> list[str]:
    """The names of what a folder holds, without what the system itself puts there."""
    try:
        return [p.name for p in folder.iterdir() if p.name.lower() not in _OF_THE_SYSTEM]
    except OSError as error:
        raise ExportFailed(
            f"The folder {folder} could not be read: {error.strerror or error}.",
            "Nothing was written. Choose another folder.",
        ) from error


def confirm(folder: Path, name: str, sha256: str) -> None:
    """Raise `ExportFailed` unless a folder holds exactly that file with exactly those bytes."""
    held = documents_in(folder)
    if held != [name]:
        raise ExportFailed(
            f"The folder {folder} should hold {name} and nothing else, but holds "
            f"{', '.join(sorted(held)) or 'nothing'}.",
            "See what was put there or taken away, then make the publication set again.",
        )
    try:
        found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    except OSError as error:
        raise ExportFailed(
            f"{name} could not be read again: {error.strerror or error}.",
            "Make the publication set again.",
        ) from error
    if found != sha256:
        raise ExportFailed(
            f"{name} is not the file that was written: its bytes have changed.",
            "Somebody may have opened and saved it. Make the publication set again.",
        )


def published(case: CaseFile) -> ExportReceipt | None:
    """The receipt of the newest publication set of a case; None while there is none."""
    sets: Iterable[ExportReceipt] = (r for r in case.receipts.values() if r.publication)
    return max(sets, key=lambda receipt: (receipt.exported_at, receipt.id), default=None)


def _listed(parts: list[str]) -> str:
    named = [f"no {part}" for part in parts]
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
