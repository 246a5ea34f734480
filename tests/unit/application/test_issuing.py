"""A statement is issued: frozen, kept byte for byte, sent, and awaited comments on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

import pytest

from tests.builders import (
    RESOURCES,
    TODAY,
    a_library,
    a_person,
    a_sound_case,
    with_fields,
    with_records,
)
from tests.unit.application.desk import CountedIds
from workbench.application.case.editing import remove
from workbench.application.casebook.register import register_row
from workbench.application.casebook.reminders import reminders
from workbench.application.casebook.to_do import to_do
from workbench.application.evidence.vault import Kept
from workbench.application.handing_out.exporting import write_files
from workbench.application.records.parties import parties, party_named, sent_words
from workbench.application.versions.issuing import (
    Wanted,
    comments_day,
    issued_stem,
    prepare,
    record,
    send,
    with_dates,
)
from workbench.application.versions.kept import write_again
from workbench.application.versions.listing import issue_of, issued, latest, version_name
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import EvidenceUnavailable, ExportBlocked, ExportFailed
from workbench.domain.library.settings import HouseSettings, Setting
from workbench.domain.records.complaint import CaseStage
from workbench.domain.records.people import PersonRole
from workbench.domain.records.versions import Issue, Sending, StatementVersion
from workbench.reference.rules import load_rules
from workbench.statement import codec
from workbench.statement.checks.record.comments import issued_drafts
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import Document, StatementStage

DRAFT, FINAL = StatementStage.DRAFT, StatementStage.FINAL
NOW = "2026-11-29T12:00:00+00:00"
DUE = date(2026, 12, 11)
LIBRARY = a_library(rules=load_rules(RESOURCES / "rules"))
IDS = CountedIds()
SENT = (Sending(person_id="p1", on=TODAY), Sending(to="the Council", on=TODAY, how="e-mail"))


class Vault:
    """Files kept in memory, as the casebook keeps them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, source: BinaryIO, *, settled: bool = True) -> Kept:
        data = source.read()
        sha256 = hashlib.sha256(data).hexdigest()
        (self.folder / sha256).write_bytes(data)
        return Kept(sha256, len(data))

    def settle(self, digests: Iterable[str]) -> None:
        assert all(map(self.holds, digests))

    def holds(self, sha256: str) -> bool:
        return (self.folder / sha256).exists()

    def find(self, sha256: str) -> Path:
        if not self.holds(sha256):
            raise EvidenceUnavailable("missing", "")
        return self.folder / sha256

    def room(self) -> object:
        raise AssertionError


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    (folder := tmp_path / "vault").mkdir()
    return Vault(folder)


def render(document: Document) -> bytes:
    return codec.dumps(document).encode()


def write(path: Path, data: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)


def issue(
    case: CaseFile, folder: Path, vault: Vault, wanted: Wanted, at: str = NOW
) -> tuple[CaseFile, Document]:
    case = with_dates(case, wanted, TODAY)
    document = prepare(case, LIBRARY, TODAY, wanted)
    stem = issued_stem(case, wanted.stage)
    targets = {"word": folder / f"{stem}.docx", "pdf": folder / f"{stem}.pdf"}
    written = write_files(
        document, targets, {"word": render, "pdf": render}, write, keep=vault.keep
    )
    return record(case, document, written, wanted, IDS, at, "R Ashdown", ()), document


def a_draft(tmp_path: Path, vault: Vault) -> tuple[CaseFile, Document]:
    wanted = Wanted(stage=DRAFT, sent=SENT, comments_due=DUE)
    return issue(a_sound_case(draft_sent_on=None), tmp_path / "out", vault, wanted)


def test_a_draft_is_frozen_with_its_files_and_says_when_comments_are_due(
    tmp_path: Path, vault: Vault
) -> None:
    case, document = a_draft(tmp_path, vault)
    assert (case.case.draft_sent_on, case.case.comments_due) == (TODAY, DUE)
    (version,) = issued(case)
    assert version_name(version) == "Draft 1" and version.made_by == "R Ashdown"
    assert codec.loads(version.document) == document
    issue = issue_of(version)
    assert sent_words(case, issue.sent) == "Ms X and the Council"
    assert [(file.name, file.kind.value) for file in issue.files] == [
        ("21-017-938 draft decision 1.docx", "Word"),
        ("21-017-938 draft decision 1.pdf", "PDF"),
    ]
    assert {receipt.version_id for receipt in case.receipts.values()} == {version.id}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (CaseStage.INVESTIGATION, CaseStage.DRAFT_DECISION),
        (CaseStage.COMPLIANCE, CaseStage.COMPLIANCE),
    ],
)
def test_a_case_whose_draft_went_out_has_come_so_far(before: CaseStage, after: CaseStage) -> None:
    case = a_sound_case(stage=before)
    wanted = Wanted(stage=DRAFT, sent=SENT, comments_due=DUE)
    assert with_dates(case, wanted, TODAY).case.stage is after


def test_its_files_are_written_again_byte_for_byte_whatever_became_of_the_case(
    tmp_path: Path, vault: Vault
) -> None:
    case, document = a_draft(tmp_path, vault)
    case = remove(case, "finding", "f1")
    (version,) = issued(case)
    paths = write_again(issue_of(version).files, tmp_path / "again", vault, write)
    assert [path.read_bytes() for path in paths] == [render(document)] * 2
    write_again(issue_of(version).files, tmp_path / "again", vault, write)
    paths[0].write_bytes(b"somebody's own")
    with pytest.raises(ExportFailed, match="another file called"):
        write_again(issue_of(version).files, tmp_path / "again", vault, write)
    assert paths[0].read_bytes() == b"somebody's own"


def test_a_kept_file_that_is_missing_stops_all_of_them(tmp_path: Path, vault: Vault) -> None:
    case, _ = a_draft(tmp_path, vault)
    first, last = issue_of(issued(case)[0]).files
    lost = replace(last, sha256="0" * 64)
    with pytest.raises(EvidenceUnavailable):
        write_again((first, lost), tmp_path / "again", vault, write)
    assert not (tmp_path / "again").exists()


def test_the_same_statement_is_issued_once_and_the_next_has_the_next_number(
    tmp_path: Path, vault: Vault
) -> None:
    case, _ = a_draft(tmp_path, vault)
    wanted = Wanted(stage=DRAFT, sent=SENT, comments_due=DUE)
    with pytest.raises(ExportBlocked, match="since Draft 1 was issued"):
        issue(case, tmp_path / "out", vault, wanted)
    later = replace(wanted, comments_due=date(2026, 12, 18))
    case = with_fields(case, body="Southshire Council")
    case, _ = issue(case, tmp_path / "out", vault, later, "2026-11-30T12:00:00+00:00")
    assert [version_name(version) for version in issued(case)] == ["Draft 1", "Draft 2"]
    assert len(list((tmp_path / "out").iterdir())) == 4
    newest = latest(case, DRAFT)
    assert newest is not None and issue_of(newest).comments_due == date(2026, 12, 18)


def test_the_draft_issued_last_is_the_last_though_the_clock_was_set_back() -> None:
    case = with_records(
        a_sound_case(),
        *(
            StatementVersion(id=id, stage="draft", issue=Issue(number=number, at=at, sent=SENT))
            for id, number, at in (("v1", 1, NOW), ("v2", 2, "2026-01-01T09:00:00+00:00"))
        ),
    )
    last = latest(case, DRAFT)
    assert last is not None and last.id == "v2"
    assert [each.id for each, _ in issued_drafts(case)] == ["v1", "v2"]


def test_a_copy_written_to_be_looked_at_is_no_version_that_was_issued(
    tmp_path: Path, vault: Vault
) -> None:
    from workbench.application.handing_out import recording

    case = a_sound_case(draft_sent_on=None)
    document = compose(case, LIBRARY, TODAY, DRAFT)
    case = recording.record(case, document, (), CountedIds(), NOW)
    assert issued(case) == [] and not list(to_do(case))
    (copy,) = case.versions.values()
    assert version_name(copy) == "Draft, copy 1"
    with pytest.raises(ValueError, match="never issued"):
        issue_of(copy)
    assert send(case, copy.id, SENT) is case
    wanted = Wanted(stage=DRAFT, comments_due=DUE)
    case, _ = issue(case, tmp_path / "out", vault, wanted)
    assert [version_name(version) for version in issued(case)] == ["Draft 1"]


def test_comments_are_awaited_until_a_final_decision_is_issued(
    tmp_path: Path, vault: Vault
) -> None:
    case, _ = a_draft(tmp_path, vault)
    (draft,) = issued(case)
    assert [(each.what, each.due, each.kind, each.id) for each in to_do(case)] == [
        ("Comments on the draft", DUE, "version", draft.id)
    ]
    assert register_row(case, NOW).next_due == DUE.isoformat()
    assert [(each.day, each.summary) for each in reminders(case)] == [
        (DUE, "21 017 938: comments on the draft due")
    ]
    final = Wanted(stage=FINAL)
    case, _ = issue(case, tmp_path / "out", vault, final, "2026-12-14T12:00:00+00:00")
    assert not list(to_do(case)) and not list(reminders(case))
    assert case.case.draft_sent_on == TODAY


def test_whom_else_a_version_went_to_is_all_that_changes(tmp_path: Path, vault: Vault) -> None:
    case, _ = a_draft(tmp_path, vault)
    (before,) = issued(case)
    later = Sending(to="  Ofsted ", on=date(2026, 12, 1))
    case = send(case, before.id, (*SENT, later))
    (after,) = issued(case)
    assert sent_words(case, issue_of(after).sent) == "Ms X, the Council and Ofsted"
    assert replace(after, issue=before.issue) == before
    gone = remove(case, "person", "p1")
    assert sent_words(gone, issue_of(issued(gone)[0]).sent) == "Ms X, the Council and Ofsted"
    assert sent_words(case, ()) == ""
    twice = send(case, after.id, (*SENT, *SENT, Sending(to="Ofsted"), Sending(to="ofsted")))
    assert issue_of(twice.versions[after.id]).sent == (*SENT, Sending(to="Ofsted"))


def test_the_parties_are_the_complainant_her_representative_and_the_body() -> None:
    helper = a_person("p9", "Mr H", role=PersonRole.REPRESENTATIVE)
    case = with_records(a_sound_case(), helper)
    assert sent_words(case, tuple(parties(case))) == "Ms X, Mr H and the Council"
    assert party_named(case, "mr h", TODAY).person_id == "p9"
    assert party_named(case, " Ofsted ", TODAY, "post") == Sending(
        to="Ofsted", on=TODAY, how="post"
    )
    for words in ("Philippa Wainscott", "ms philippa  wainscott"):
        assert party_named(case, words, TODAY).person_id == "p1"
    for words in ("Northshire Council", "council", "the council"):
        assert party_named(case, words, TODAY).to == "the Council"
    assert party_named(case, "Southshire Council", TODAY).to == "Southshire Council"


def test_comments_are_due_after_the_working_days_the_office_has_set() -> None:
    day = date(2026, 12, 17)
    assert comments_day(LIBRARY, day) == date(2027, 1, 5)
    own = replace(LIBRARY, settings=HouseSettings.of([Setting(id="comments-period", value="15")]))
    assert comments_day(own, day) == date(2027, 1, 12)


def test_a_final_with_errors_needs_its_reason_kept_with_the_version(
    tmp_path: Path, vault: Vault
) -> None:
    case = with_fields(a_sound_case(), decided_on=None)
    with pytest.raises(ExportBlocked, match="has an error: "):
        issue(case, tmp_path / "out", vault, Wanted(stage=FINAL))
    unheard = with_fields(case, body="", body_short="")
    with pytest.raises(ExportBlocked, match=r"has \d errors. The first: ") as refused:
        issue(unheard, tmp_path / "out", vault, Wanted(stage=FINAL))
    assert ". Nothing was written. " in str(refused.value)
    wanted = Wanted(stage=FINAL, override_reason=" the date follows ", reason="a new label")
    case, _ = issue(case, tmp_path / "out", vault, wanted)
    said = issue_of(issued(case, FINAL)[0])
    assert (said.override_reason, said.reason) == ("the date follows", "a new label")
