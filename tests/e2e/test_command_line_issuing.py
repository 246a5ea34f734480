"""Versions issued on the command line: kept byte for byte, with who they went to."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.e2e.command_line import case_kept, run
from workbench.application.case.editing import set_fields
from workbench.application.versions.listing import issue_of, issued
from workbench.bootstrap import open_workbench
from workbench.paths import bundle

REFERENCE = "22 990 027"


@pytest.fixture
def casebook(tmp_path: Path) -> Path:
    folder = tmp_path / "casebook"
    case_file = bundle().resources / "practice" / "2-personal-remedy.json"
    assert run(folder, "import", case_file) == 0
    return folder


def test_draft_and_final_are_issued_kept_and_travel_with_the_case(
    casebook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    sent = ("--sent-to", "Miss Y", "--sent-to", "the Council", "--how", "post")
    assert run(casebook, "issue", REFERENCE, "--to", out, *sent) == 0
    assert "Draft 1" in (said := capsys.readouterr().out) and "Miss Y and the Council" in said
    assert run(casebook, "issue", REFERENCE, "--to", out) == 2
    assert "Nothing has changed since Draft 1" in capsys.readouterr().err
    assert run(casebook, "issue", REFERENCE, "--to", out, "--kind", "final") == 0
    assert [path.name for path in (out / "publication").iterdir()] == ["22-990-027.pdf"]
    versions = issued(case_kept(casebook, REFERENCE))
    assert [version.stage for version in versions] == ["draft", "final"]
    assert issue_of(versions[0]).comments_due is not None
    for version in versions:
        for file in issue_of(version).files:
            data = (out / file.name).read_bytes()
            assert (len(data), hashlib.sha256(data).hexdigest()) == (file.size, file.sha256)
            kept = casebook / "evidence" / file.sha256[:2] / file.sha256
            assert kept.read_bytes() == data
    bundled = tmp_path / "case.zip"
    assert run(casebook, "dump", REFERENCE, "--with-evidence", "-o", bundled) == 0
    elsewhere = tmp_path / "elsewhere"
    assert run(elsewhere, "import", bundled) == 0
    for file in issue_of(versions[0]).files:
        kept = elsewhere / "evidence" / file.sha256[:2] / file.sha256
        assert kept.read_bytes() == (out / file.name).read_bytes()
    assert run(elsewhere, "evidence", "tidy", "--dry-run") == 0
    assert run(elsewhere, "verify") == 0
    kept.unlink()
    capsys.readouterr()
    assert run(elsewhere, "verify") == 1
    assert "statement version" in "".join(capsys.readouterr())


def test_a_decision_issued_again_says_which_days_it_kept(
    casebook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def reopened(day: date) -> None:
        assert run(casebook, "reopen", REFERENCE, "--because", "The date was wrong.") == 0
        assert run(casebook, "publish", REFERENCE, "--to", tmp_path / "published") == 2
        assert "no decision issued since" in capsys.readouterr().err
        workbench, book = open_workbench(casebook)
        session = workbench.open(workbench.find(REFERENCE))
        session.apply("Date", lambda case: set_fields(case, "case", case.case.id, decided_on=day))
        book.close()

    issue = ("issue", REFERENCE, "--kind", "final", "--to")
    assert run(casebook, *issue, tmp_path / "one") == 0
    before = case_kept(casebook, REFERENCE)
    decided = before.case.decided_on
    assert run(casebook, "reopen", REFERENCE, "--because", " ") == 2
    assert decided is not None
    reopened(decided + timedelta(7))
    capsys.readouterr()
    assert run(casebook, *issue, tmp_path / "two") == 0
    assert "Kept. " in (said := capsys.readouterr().out) and "--deadlines anew" in said
    assert case_kept(casebook, REFERENCE).compliance == before.compliance
    workbench, book = open_workbench(casebook)
    logged = [each.label for each in workbench.store.activity(before.case.id, 3)]
    book.close()
    assert "Issue final decision; days of remedies kept" in logged
    reopened(decided + timedelta(8))
    assert run(casebook, *issue, tmp_path / "three", "--deadlines", "anew") == 0
    assert "Counted anew. " in capsys.readouterr().out
    assert case_kept(casebook, REFERENCE).compliance != before.compliance


def test_comments_are_due_on_a_day_to_come(
    casebook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert run(casebook, "issue", REFERENCE, "--to", out, "--comments-by", "3 May 1999") == 2
    assert "is no day to come" in capsys.readouterr().err and not out.exists()
    day = "in 15 working days"
    assert run(casebook, "issue", REFERENCE, "--to", out, "--comments-by", day) == 0
    due = case_kept(casebook, REFERENCE).case.comments_due
    assert (
        due is not None and issue_of(issued(case_kept(casebook, REFERENCE))[0]).comments_due == due
    )
    workbench, book = open_workbench(casebook)
    session = workbench.open(workbench.find(REFERENCE))
    session.recall()
    assert session.undo() is None, "what went out is not taken back, its days neither"
    book.close()


def test_a_final_decision_whose_publication_folder_holds_something_writes_nothing(
    casebook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (held := tmp_path / "out" / "publication").mkdir(parents=True)
    (held / "other.pdf").write_text("x", encoding="utf-8")
    made = run(casebook, "issue", REFERENCE, "--to", held.parent, "--kind", "final")
    assert made == 2 and "holds other.pdf" in capsys.readouterr().err
    assert [path.name for path in held.parent.iterdir()] == ["publication"]
