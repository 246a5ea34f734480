"""Issuing: the statement frozen as a version, its files kept, and to whom it went noted.

As for an export there are three steps: `prepare` (pure), `write_files` with the vault that keeps
the bytes, and `record`. The dates come first, in an act of their own: the draft itself says by when
comments are due.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from workbench.application.case.editing import set_fields
from workbench.application.case.ports import IdSource
from workbench.application.handing_out import exporting, recording
from workbench.application.handing_out.recording import WrittenFile
from workbench.application.records.parties import each_once, last_sent
from workbench.application.versions.listing import issued, latest, version_name
from workbench.application.versions.locking import locked, refuse_unless_open
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import ExportBlocked
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.records.complaint import CaseStage
from workbench.domain.records.evidence import PaperKind, StoredFile
from workbench.domain.records.versions import Issue, RuleResult, Sending, StatementVersion
from workbench.statement.codec import digest_of, loads
from workbench.statement.nodes import Document, StatementStage

KINDS = {
    "word": PaperKind.WORD,
    "pdf": PaperKind.PDF,
    "text": PaperKind.TEXT,
    "html": PaperKind.WEB,
}
"""What sort of file each format is kept as."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be issued, to whom it goes, and by when: `comments_due` is that of `Issue`.

    `override_reason` lets a final decision out with errors; `reason` says why it is issued again,
    `count_anew` whether the days of remedies already running then follow from it.
    """

    stage: StatementStage
    sent: tuple[Sending, ...] = ()
    comments_due: date | None = None
    override_reason: str = ""
    reason: str = ""
    count_anew: bool = False


def comments_day(library: ReferenceLibrary, sent_on: date) -> date:
    """The day by which comments on a draft are due, by the office's own period."""
    allowed = library.settings.number("comments-period")
    return library.rules.calendar().last_day(sent_on, allowed).end


_BEFORE_DRAFT = (CaseStage.INTAKE, CaseStage.ASSESSMENT, CaseStage.INVESTIGATION)


def with_dates(case: CaseFile, wanted: Wanted, today: date) -> CaseFile:
    """The case with the days a draft goes out and comments are due, come so far at least; a final
    has its own day.
    """
    if wanted.stage is StatementStage.FINAL:
        return case
    stage = case.case.stage
    return set_fields(
        case,
        "case",
        case.case.id,
        stage=CaseStage.DRAFT_DECISION if stage in _BEFORE_DRAFT else stage,
        draft_sent_on=last_sent(wanted.sent) or today,
        comments_due=wanted.comments_due,
    )


def prepare(case: CaseFile, library: ReferenceLibrary, today: date, wanted: Wanted) -> Document:
    """The statement to issue, of a case that has its dates.

    Raises what an export raises, and `ExportBlocked` when nothing changed since it was issued.
    """
    refuse_unless_open(case)
    document = exporting.prepare(case, library, today, wanted.stage, wanted.override_reason)
    earlier = issued(case, wanted.stage)
    digest = digest_of(document) if earlier else ""
    same = [version for version in earlier if version.sha256 == digest]
    if same and wanted.stage is StatementStage.FINAL and same[-1] is earlier[-1]:
        raise ExportBlocked(
            _unchanged(same[-1]),
            "To end the reopening, restore “Reopen the case” on the History page.",
        )
    if same and wanted.stage is StatementStage.DRAFT:
        raise ExportBlocked(
            _unchanged(same[0]),
            "Write its files again from the list of issued versions, and note there to whom "
            "else it went.",
        )
    return document


def _unchanged(version: StatementVersion) -> str:
    return f"Nothing has changed since {version_name(version)} was issued."


def decision(case: CaseFile, library: ReferenceLibrary, today: date) -> Document:
    """The final decision as it is published: word for word as it was issued.

    The office's wording may have changed since. One never issued is made from the case, as an
    export is, and raises what that raises. Raises what `decided` raises.
    """
    return decided(case, lambda now, stage: exporting.prepare(now, library, today, stage))


def as_issued(case: CaseFile) -> Document | None:
    """The final decision word for word as it was issued last, while that locks the case."""
    final = latest(case, StatementStage.FINAL)
    return loads(final.document) if final is not None and locked(case) else None


def decided(case: CaseFile, compose: Callable[[CaseFile, StatementStage], Document]) -> Document:
    """The final decision as it was issued, or made with `compose` where none was.

    Raises `ExportBlocked` for a case that was reopened and its decision not issued again.
    """
    final, document = latest(case, StatementStage.FINAL), as_issued(case)
    if final is None:
        return compose(case, StatementStage.FINAL)
    if document is None:
        raise ExportBlocked(
            f"The case was reopened after {version_name(final)}, and no decision issued since.",
            "Nothing was written. Issue the final decision again, then publish it.",
        )
    return document


def issued_stem(case: CaseFile, stage: StatementStage) -> str:
    """The file name, without ending, of the next version: ``21-017-938 draft decision 2``."""
    return f"{exporting.file_stem(case, stage)} {1 + len(issued(case, stage))}"


def record(
    case: CaseFile,
    document: Document,
    written: Sequence[WrittenFile],
    wanted: Wanted,
    ids: IdSource,
    now: str,
    by: str,
    findings: tuple[RuleResult, ...],
    published: Sequence[WrittenFile] = (),
) -> CaseFile:
    """The case with the version issued and a receipt for each of its files.

    `now` is an ISO time in UTC, `by` whoever is at the desk. `published` is the file of the
    publication set made with a final decision.
    """
    before = recording.version_of(case, digest_of(document))
    if before is not None and before.issue is not None:
        # A decision put back to what an earlier one said is issued again, as a version of its own.
        case = case.with_record("version", recording.again(case, before, ids, now, by))
    case = recording.record(
        case,
        document,
        tuple(written),
        ids,
        now,
        wanted.override_reason,
        findings=findings,
        made_by=by,
    )
    if published:
        case = recording.record(
            case, document, tuple(published), ids, now, findings=findings, publication=True
        )
    version = recording.version_of(case, digest_of(document))
    assert version is not None
    issue = Issue(
        number=1 + len(issued(case, document.meta.stage)),
        at=now,
        by=by,
        comments_due=wanted.comments_due,
        sent=each_once(wanted.sent),
        files=tuple(stored(file, now, by) for file in written),
        findings=findings,
        override_reason=wanted.override_reason.strip(),
        reason=wanted.reason.strip(),
    )
    return case.with_record("version", replace(version, issue=issue))


def stored(file: WrittenFile, now: str, by: str) -> StoredFile:
    """A file just written, as it is kept."""
    return StoredFile(
        sha256=file.sha256,
        name=file.path.name,
        kind=KINDS[file.format],
        size=file.size,
        added_at=now,
        added_by=by,
    )


def send(case: CaseFile, version_id: str, sent: tuple[Sending, ...]) -> CaseFile:
    """The case with those a version went to noted anew; nothing else of it can be changed."""
    version: StatementVersion = case.versions[version_id]
    if version.issue is None:
        return case
    return set_fields(
        case, "version", version_id, issue=replace(version.issue, sent=each_once(sent))
    )
