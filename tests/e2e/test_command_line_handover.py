"""A case goes from one casebook to another as a sealed file, and comes back, by commands."""

from __future__ import annotations

import json
import stat
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import with_fields
from tests.e2e.command_line import case_kept, run
from workbench.application.handover.noting import Noted, add_note, words_at
from workbench.application.versions.reading import checklist, handed_reading, put_reading
from workbench.bootstrap import open_workbench, practice_cases
from workbench.domain.casefile import CaseFile
from workbench.domain.records.after import Met, ReadingResult
from workbench.domain.records.comments import PointResult
from workbench.domain.records.complaint import Handed
from workbench.interchange.handover import head
from workbench.statement.nodes import StatementStage

PASSPHRASE = "the grey heron waits"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that cost little; what a usual one costs is tried in `test_sealing`."""
    monkeypatch.setattr(head, "USUAL", head.Effort(1, 8 << 10))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made


class Desk:
    """Two casebooks, and the file the passphrase stands in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.mine, self.theirs = folder / "mine", folder / "theirs"
        self.passphrase = folder / "passphrase.txt"
        self.passphrase.write_text(PASSPHRASE + "\n", encoding="utf-8")
        workbench, book = open_workbench(self.mine)
        case = with_fields(practice_cases()[0].case, investigator="R Ashdown")
        case_id = workbench.bring_in(case)
        self.reference = case.case.reference
        self.case_id = case_id
        book.close()
        self.out, self.back = folder / "out.sealed", folder / "back.sealed"

    def run(self, book: Path, *arguments: object) -> int:
        return run(book, *arguments, "--passphrase-file", self.passphrase)

    def hand(self, *more: object) -> int:
        return self.run(
            self.mine, "hand-over", self.reference, "-o", self.out, "--reader", "P Lowe", *more
        )

    def read(self) -> str:
        """Write a note and a proposal as the reader, and sign off; returns the words proposed."""
        workbench, book = open_workbench(self.theirs)
        session = workbench.open(workbench.find(self.reference))
        case = session.case
        place = next(
            f"event:{each.id}"
            for each in case.events.values()
            if words_at(case, f"event:{each.id}", "")
        )
        words = words_at(case, place, "")
        proposed = f"{words} It was late."
        now = "2026-11-22T12:00:00+00:00"

        def note(case: CaseFile) -> CaseFile:
            case = add_note(case, Noted(place=place, text="When?"), workbench.ids, now, "P Lowe")
            wording = Noted(place=place, quoted=words, proposed=proposed)
            return add_note(case, wording, workbench.ids, now, "P Lowe")

        def sign(case: CaseFile) -> CaseFile:
            reading = handed_reading(case)
            assert reading is not None
            met = tuple(replace(each, met=Met.YES) for each in checklist(None))
            done = replace(reading, checks=met, result=ReadingResult.SIGNED_OFF)
            document = workbench.compose(case, StatementStage.DRAFT)
            return put_reading(case, done, document, workbench.ids, now, "P Lowe")

        session.apply("Write notes", note)
        session.apply("Sign off", sign)
        book.close()
        return proposed


def test_a_case_goes_to_a_second_reader_and_comes_back(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.out.write_text("another file")
    assert desk.hand() == 2 and desk.out.read_text() == "another file"
    assert "--replace" in capsys.readouterr().err
    assert not case_kept(desk.mine, desk.reference).readings
    assert desk.hand("--json", "--replace") == 0
    handed = json.loads(capsys.readouterr().out)
    assert handed["reader"] == "P Lowe" and stat.S_IMODE(desk.out.stat().st_mode) == 0o600
    assert desk.run(desk.theirs, "receive", desk.out, "--json") == 0
    opened = json.loads(capsys.readouterr().out)
    assert opened["new"] and opened["handed_by"] == "R Ashdown" and not opened["read_only"]
    assert case_kept(desk.theirs, desk.reference).case.handed is Handed.TO_COMMENT
    assert desk.run(desk.theirs, "receive", desk.out) == 0
    assert "here already" in capsys.readouterr().out
    proposed = desk.read()
    assert desk.run(desk.theirs, "send-back", desk.reference, "-o", desk.back) == 0
    assert "Notes: 1. Wording proposed: 1. The reading: signed off." in capsys.readouterr().out
    before = case_kept(desk.mine, desk.reference)

    assert desk.run(desk.mine, "receive", desk.back, "--json") == 0
    came = json.loads(capsys.readouterr().out)
    assert came["new"] == {"notes": 1, "proposals": 1, "reading": True}
    assert came["result"] == "signed off" and came["proposals"][0]["after"]
    after = case_kept(desk.mine, desk.reference)
    assert after.events == before.events and after.case == before.case
    assert after.readings[handed["reading"]].returned_on is not None

    assert desk.run(desk.mine, "receive", desk.back, "--take", "all") == 0
    assert "Nothing is new" in (said := capsys.readouterr().out) and "1 proposal taken" in said
    case = case_kept(desk.mine, desk.reference)
    assert sorted(each.result for each in case.points.values()) == [
        PointResult.ACCEPTED, PointResult.TO_ANSWER,
    ]  # fmt: skip
    workbench, book = open_workbench(desk.mine)
    printed = repr(workbench.compose(case, StatementStage.DRAFT))
    book.close()
    assert "It was late." in printed and proposed.endswith("It was late.")


def test_a_file_opened_by_whom_it_is_not_for_says_so(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.hand() == 0
    assert desk.run(desk.mine, "receive", desk.out) == 2
    assert "your own case" in capsys.readouterr().err
    assert desk.run(desk.theirs, "receive", desk.out) == 0
    assert desk.run(desk.theirs, "send-back", desk.reference, "-o", desk.back) == 0
    assert desk.run(desk.theirs, "receive", desk.back) == 2
    assert "No case here was handed over" in capsys.readouterr().err
    assert desk.run(desk.mine, "send-back", desk.reference, "-o", desk.back) == 2
    assert desk.hand("--replace") == 0
    assert desk.run(desk.theirs, "receive", desk.out) == 2
    assert "earlier copy" in capsys.readouterr().err
    other = desk.folder / "other"
    workbench, book = open_workbench(other)
    workbench.create(desk.reference, "Another Council")
    book.close()
    assert desk.run(other, "receive", desk.out) == 2
    assert "already a case" in capsys.readouterr().err
    assert run(other, "import", desk.out) == 2
    assert "sealed with a passphrase" in capsys.readouterr().err


def test_what_cannot_be_opened_leaves_nothing_behind(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.hand() == 0
    whole = desk.out.read_bytes()
    bad = desk.folder / "bad.sealed"
    for data, said in (
        (whole[:-1], "changed after"), (whole[:100], "cut short"), (whole + b"x", "changed after"),
        (whole[:8] + b"\x09" + whole[9:], "later version"), (b"PK\3\4", "no case handed over"),
    ):  # fmt: skip
        bad.write_bytes(data)
        assert desk.run(desk.theirs, "receive", bad) == 2
        assert said in capsys.readouterr().err
    desk.passphrase.write_text("another heron waits", encoding="utf-8")
    assert desk.run(desk.theirs, "receive", desk.out) == 2
    assert "passphrase does not fit" in capsys.readouterr().err
    assert not [path for path in desk.theirs.rglob("*") if path.name.startswith(".opening")]
    assert run(desk.theirs, "list") == 0
    assert "no cases yet" in capsys.readouterr().out


def test_a_passphrase_is_never_an_argument_and_must_be_long(
    desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.passphrase.write_text("short", encoding="utf-8")
    assert desk.hand() == 2
    assert "Too short" in capsys.readouterr().err and not desk.out.exists()
    assert case_kept(desk.mine, desk.reference).readings == {}
    asked = iter([PASSPHRASE, "mistyped heron waits"])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(asked))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    out = ("hand-over", desk.reference, "-o", desk.out, "--reader", "P Lowe")
    assert run(desk.mine, *out) == 2
    assert "not the same" in capsys.readouterr().err


def test_evidence_goes_along_where_it_is_wanted(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = desk.folder / "letter.txt"
    paper.write_text("Dear Mr Garrick", encoding="utf-8")
    assert run(desk.mine, "attach", desk.reference, paper) == 0
    assert desk.hand("--with-evidence", "--read-only") == 0
    assert b"Garrick" not in desk.out.read_bytes()
    capsys.readouterr()
    assert desk.run(desk.theirs, "receive", desk.out, "--json") == 0
    opened = json.loads(capsys.readouterr().out)
    assert opened["read_only"] and opened["evidence_missing"] == 0
    case = case_kept(desk.theirs, desk.reference)
    workbench, book = open_workbench(desk.theirs)
    kept = [i.file.sha256 for i in case.evidence.values() if i.file is not None]
    assert [book.vault.find(each).read_bytes() for each in kept] == [b"Dear Mr Garrick"]
    book.close()
    for words in (("letters", desk.reference, "ofsted"), ("publish", desk.reference)):
        assert run(desk.theirs, *words, "--to", desk.folder / "none") == 2
        assert "handed over for a second reading" in capsys.readouterr().err
        assert not (desk.folder / "none").exists()
    assert desk.run(desk.theirs, "send-back", desk.reference, "-o", desk.back) == 2
