"""What was written, recorded in the case: the version of the statement, a receipt for each file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from workbench.application.case.ports import IdSource
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.records.versions import ExportReceipt, RuleResult, StatementVersion
from workbench.domain.sha import sha256
from workbench.statement.codec import digest, dumps
from workbench.statement.nodes import Document


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file just written: its format ("word", "pdf", "text"), where, its SHA-256 and its bytes."""

    format: str
    path: Path
    sha256: str
    size: int = 0


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
        version = StatementVersion(
            id=ids.new("version"),
            number=_next_number(case, stage),
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
    """The version of the case that is the statement of that digest, the newest where it was issued
    again; None while it never left.
    """
    same = (each for each in case.versions.values() if each.sha256 == sha256)
    return max(same, key=lambda each: each.number, default=None)


def again(
    case: CaseFile, version: StatementVersion, ids: IdSource, now: str, by: str
) -> StatementVersion:
    """The same statement as one more version, not issued yet."""
    number = _next_number(case, version.stage)
    id = ids.new("version")
    return replace(version, id=id, number=number, made_at=now, made_by=by, issue=None)


def _next_number(case: CaseFile, stage: str) -> int:
    return 1 + sum(1 for each in case.versions.values() if each.stage == stage)


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
