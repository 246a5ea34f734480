"""Statements as they left: each version, how it was issued, and the files written from it."""

from __future__ import annotations

from dataclasses import field
from datetime import date

from workbench.domain.dataclass import dataclass
from workbench.domain.fields import (
    day,
    key_of,
    link,
    many_lines,
    moment,
    one_line,
    one_of,
    part,
    parts,
    required,
    whole_number,
    yes_no,
)
from workbench.domain.problems import Severity
from workbench.domain.records.evidence import StoredFile


@dataclass(frozen=True, slots=True)
class RuleResult:
    """What one rule said of a statement when it was handed out.

    `code` names the rule, `severity` how grave it took the matter, `message` is what it told.
    `accepted` is the reason for which it was accepted, "" when it stood open.
    """

    code: str = field(metadata=required(key_of("problem", "rule")))
    severity: Severity = one_of("severity", Severity.WARNING)
    message: str = many_lines("what the rule said", searched=False)
    accepted: str = many_lines("why it was accepted", searched=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """One party a version was sent to: who, when, and by what way ("post", "secure e-mail").

    `to` names a party that is no person of the case ("the Council").
    """

    person_id: str = link("person", "person it went to", leaves="to")
    to: str = one_line("who it went to", searched=False)
    on: date | None = day("sent on")
    how: str = one_line("way it was sent", searched=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """How a version was issued; the version is frozen from then on.

    `number` counts the issued versions of its stage. `at` is an ISO time, `by` the name of whoever
    was at the desk. `comments_due` is the last day to comment on a draft, or to ask for a review of
    a final decision. `files` are kept byte for byte, `findings` is what the rules said then, and
    `override_reason` says why it was issued with errors. `reason` says why a decision was issued
    again.
    """

    number: int = whole_number("number as issued", 1, least=1)
    at: str = moment("issued at")
    by: str = one_line("issued by", searched=False)
    comments_due: date | None = day("comments asked for by")
    sent: tuple[Sending, ...] = parts("sent to")
    files: tuple[StoredFile, ...] = parts("files as issued")
    findings: tuple[RuleResult, ...] = parts("what the rules said")
    override_reason: str = many_lines("reason to issue with errors", searched=False)
    reason: str = many_lines("why it was issued again", searched=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementVersion:
    """A statement as it was handed out: the composed tree as JSON, never changed afterwards.

    `stage` is "draft" or "final"; `made_at` an ISO time; `made_by` the name of whoever was at the
    desk; `sha256` is of `document`. `issue` says how it was issued, None for a copy written to be
    looked at.
    """

    id: str
    number: int = whole_number("number", 1)
    stage: str = one_line("stage", "draft", searched=False, telling=True)
    made_at: str = moment("made at")
    made_by: str = one_line("made by", searched=False)
    document: str = many_lines("document", longest=None, searched=False, hidden=True)
    library_version: str = one_line("version of the reference data", searched=False)
    sha256: str = one_line("checksum", searched=False, hidden=True)
    issue: Issue | None = part(Issue, "how it was issued")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReceipt:
    """One file written from a statement version.

    `format` is "word", "pdf", "text" or "html"; `file_name` is without folders; `size` is in
    bytes, 0 where it was not noted. `override_reason` says why a final statement was exported with
    errors, "" when it had none. `findings` is what the rules said of the statement then;
    `publication` marks a file made to be published.
    """

    id: str
    version_id: str = link("version", "statement version")
    format: str = one_line("format", searched=False)
    file_name: str = one_line("file", searched=False, telling=True)
    sha256: str = one_line("checksum", searched=False, hidden=True)
    exported_at: str = moment("exported at")
    override_reason: str = many_lines("reason to export with errors", searched=False)
    size: int = whole_number("bytes", 0, least=0)
    publication: bool = yes_no("made to be published")
    findings: tuple[RuleResult, ...] = parts("what the rules said")
