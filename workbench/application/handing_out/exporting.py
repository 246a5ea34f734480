"""Handing out a statement: prepare it and write its files; `recording` notes what was written.

Three steps, so that the slow middle one can run in the background on values alone:
`prepare` (pure) → `write_files` (files) → `record` (an edit of the case).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from workbench.application.case.ports import Renderer
from workbench.application.handing_out.gate import Guard, refuse_names
from workbench.application.handing_out.recording import WrittenFile
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import ExportBlocked, ExportFailed
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.problems import Problem, Severity
from workbench.domain.sha import sha256
from workbench.statement.checks.answered import open_problems
from workbench.statement.checks.running import check, check_in_steps
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import LARGE_PRINT_PT, Document, StatementStage

Writer = Callable[[Path, bytes], None]
"""Writes one file whole or not at all; raises `ExportFailed`."""

Keep = Callable[[BinaryIO], object]
"""Keeps the bytes of a file for good; raises `StoreUnavailable`."""

Progress = Callable[[int, int], None]
"""Told (files done, files in all); may raise to cancel before the next file."""


def errors_of(
    case: CaseFile, document: Document, library: ReferenceLibrary, today: date | None = None
) -> tuple[Problem, ...]:
    """The errors that stand in the way of a final statement: not accepted with a reason."""
    return _in_the_way(check(document, case, library, today=today), case)


def errors_in_steps(
    case: CaseFile, document: Document, library: ReferenceLibrary
) -> Generator[None, None, tuple[Problem, ...]]:
    """The same, stopping now and then."""
    return _in_the_way((yield from check_in_steps(document, case, library)), case)


def _in_the_way(problems: Iterable[Problem], case: CaseFile) -> tuple[Problem, ...]:
    left = open_problems(problems, case)
    return tuple(problem for problem in left if problem.severity is Severity.ERROR)


def prepare(
    case: CaseFile,
    library: ReferenceLibrary,
    today: date,
    stage: StatementStage,
    override_reason: str = "",
) -> Document:
    """The statement to hand out.

    Raises `NamesFound` when it tells who somebody is, draft or final; no reason lets that through.
    Raises `ExportBlocked` for a final statement with other errors unless a reason to override them
    is given.
    """
    document = compose(case, library, today, stage)
    refuse_names(case, document, library)
    if stage is StatementStage.FINAL and not override_reason.strip():
        errors = errors_of(case, document, library, today)
        if errors:
            count, first = len(errors), errors[0].message
            many = f"{count} errors. The first" if count > 1 else "an error"
            raise ExportBlocked(
                f"The final statement has {many}: {first}",
                "Nothing was written. Put them right, or give a reason to export all the same.",
            )
    return document


def write_files(
    document: Document,
    targets: Mapping[str, Path],
    renderers: Mapping[str, Renderer],
    write: Writer,
    progress: Progress | None = None,
    guard: Guard | None = None,
    keep: Keep | None = None,
) -> tuple[WrittenFile, ...]:
    """Render and write each target; every file is whole or absent.

    `guard` looks through all of them before the first is written, `keep` then keeps each. Raises
    `NameGivenAway` for what it finds, and `ExportFailed`, naming the files that were written before
    the one that could not be.
    """
    _refuse_same_file(targets)
    rendered = []
    for done, (format, path) in enumerate(targets.items()):
        if progress is not None:
            progress(done, len(targets))
        rendered.append((format, path, renderers[format](document)))
    if guard is not None:
        guard([(format, path.name, data) for format, path, data in rendered])
    if keep is not None:
        for _, _, data in rendered:
            keep(BytesIO(data))
    written: list[WrittenFile] = []
    for format, path, data in rendered:
        try:
            write(path, data)
        except ExportFailed as error:
            if not written:
                raise
            raise _half_done(error, written) from error
        written.append(WrittenFile(format, path, sha256(data).hexdigest(), len(data)))
    if progress is not None:
        progress(len(targets), len(targets))
    return tuple(written)


def make_folder(folder: Path) -> None:
    """Make the folder files go into, where there is none; raises `ExportFailed`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportFailed(
            f"The folder {folder} could not be made: {error.strerror or error}.",
            "Nothing was written. Choose another folder.",
        ) from error


def _refuse_same_file(targets: Mapping[str, Path]) -> None:
    paths = [path.absolute() for path in targets.values()]
    twice = next((path for path in paths if paths.count(path) > 1), None)
    if twice is not None:
        raise ExportFailed(
            f"Two formats are to be written to the same file, {twice.name}.",
            "Nothing was written. Give each format a file of its own.",
        )


def _half_done(error: ExportFailed, written: Sequence[WrittenFile]) -> ExportFailed:
    hint = error.hint.replace("Nothing was written.", "It was left as it was.")
    names = ", ".join(file.path.name for file in written)
    noun = "is" if len(written) == 1 else "are"
    return ExportFailed(
        error.message,
        f"{hint} Already written, and not noted in the case, {noun} {names}: export again.",
    )


def in_large_print(document: Document) -> Document:
    """The same statement for a reader who asks for large print; the case keeps the usual one."""
    return replace(document, meta=replace(document.meta, type_pt=LARGE_PRINT_PT))


def file_stem(case: CaseFile, stage: StatementStage) -> str:
    """A file name without ending that tells nobody's name: ``21-017-938 draft decision``."""
    # A case file from elsewhere may have any words for a reference, "../x" too.
    reference = re.sub(r"[^\w-]+", "-", case.case.reference).strip("-")[:60] or "statement"
    return f"{reference} {stage.value} decision"
