"""Handing out a statement: prepare it, write its files, and record what was written.

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

from workbench.application.case.ports import IdSource, Renderer
from workbench.application.handing_out.gate import Guard, refuse_names
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import ExportBlocked, ExportFailed
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.problems import Problem, Severity
from workbench.domain.records.versions import ExportReceipt, RuleResult, StatementVersion
from workbench.domain.sha import sha256
from workbench.statement.checks.answered import open_problems
from workbench.statement.checks.running import check, check_in_steps
from workbench.statement.codec import digest, dumps
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import LARGE_PRINT_PT, Document, StatementStage

Writer = Callable[[Path, bytes], None]
"""Writes one file whole or not at all; raises `ExportFailed`."""

Keep = Callable[[BinaryIO], object]
"""Keeps the bytes of a file for good; raises `StoreUnavailable`."""

Progress = Callable[[int, int], None]
"""Told (files done, files in all); may raise to cancel before the next file."""


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file just written: its format ("word", "pdf", "text"), where, its SHA-256 and its bytes."""

    format: str
    path: Path
    sha256: str
    size: int = 0


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


def record(
    case: CaseFile,
    document: Document,
    written: tuple[WrittenFile, ...],
    ids: IdSource,
    now: str,
    override_reason: str = "",
    *,
    findings: tuple[RuleResult, ...] = (),
    publication: bool = False,
    made_by: str = "",
) -> CaseFile:
    """The case with the statement version handed out, and a receipt for each file.

    The same text handed out again is the same version; `now` is an ISO time in UTC. `findings` is
    what the rules said of the statement, `publication` marks the file of a publication set,
    `made_by` names whoever is at the desk.
    """
    text, stage = dumps(document), document.meta.stage.value
    sha256 = digest(text)
    version = version_of(case, sha256)
    if version is None:
        number = 1 + sum(1 for v in case.versions.values() if v.stage == stage)
        version = StatementVersion(
            id=ids.new("version"),
            number=number,
            stage=stage,
            made_at=now,
            made_by=made_by,
            document=text,
            library_version=document.meta.library_version,
            sha256=sha256,
        )
        case = case.with_record("version", version)
    for file in written:
        receipt = ExportReceipt(
            id=ids.new("receipt"),
            version_id=version.id,
            format=file.format,
            file_name=file.path.name,
            sha256=file.sha256,
            exported_at=now,
            override_reason=override_reason.strip(),
            size=file.size,
            publication=publication,
            findings=findings,
        )
        case = case.with_record("receipt", receipt)
    return case


def version_of(case: CaseFile, sha256: str) -> StatementVersion | None:
    """The version of the case that is the statement of that digest; None while it never left."""
    return next((each for each in case.versions.values() if each.sha256 == sha256), None)


def record_paper(
    case: CaseFile, what: str, path: Path, data: bytes, reason: str, ids: IdSource, now: str
) -> CaseFile:
    """The case with a receipt for a paper that left with real names in it, and the reason why."""
    receipt = ExportReceipt(
        id=ids.new("receipt"),
        version_id="",
        format=what,
        file_name=path.name,
        sha256=sha256(data).hexdigest(),
        exported_at=now,
        override_reason=reason,
        size=len(data),
    )
    return case.with_record("receipt", receipt)


def in_large_print(document: Document) -> Document:
    """The same statement for a reader who asks for large print; the case keeps the usual one."""
    return replace(document, meta=replace(document.meta, type_pt=LARGE_PRINT_PT))


def file_stem(case: CaseFile, stage: StatementStage) -> str:
    """A file name without ending that tells nobody's name: ``21-017-938 draft decision``."""
    # A case file from elsewhere may have any words for a reference, "../x" too.
    reference = re.sub(r"[^\w-]+", "-", case.case.reference).strip("-")[:60] or "statement"
    return f"{reference} {stage.value} decision"
