"""Papers attached on the command line, and cases that travel with them."""

from __future__ import annotations

import hashlib
import json
import os
import random
import time
from pathlib import Path

import pytest

from tests import papers
from tests.e2e.command_line import case_kept, run
from tests.killing import killed
from workbench.bootstrap import open_workbench

REFERENCE = "23 001 234"


@pytest.fixture
def casebook(tmp_path: Path) -> Path:
    folder = tmp_path / "casebook"
    workbench, book = open_workbench(folder)
    workbench.create(REFERENCE, "Northmere Council")
    book.close()
    return folder


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """A folder with a paper of every kind."""
    folder = tmp_path / "pile"
    folder.mkdir()
    letter = papers.pdf("Northmere Council\n3 May 2023\nDear Ms Ferrier", "Yours")
    for name, data in {
        "2023-05-03 letter.pdf": letter,
        "report.docx": papers.word("The stage two report", "in a table"),
        "mail.eml": papers.email(attached={"scan.pdf": papers.pdf("a scan")}),
        "mail.msg": papers.outlook(attached={"note.txt": b"a note"}),
        "photo.png": papers.picture("PNG"),
        "visits.xlsx": papers.excel(Visits=[["3 May"]]),
        "sound.mp3": bytes(range(256)),
        "locked.pdf": papers.pdf("x", password="p"),
        "more.zip": papers.zipped({"in zip.txt": b"from the zip"}),
        "trap.zip": papers.zipped({"../trap.txt": b"x", "fine.txt": b"fine"}),
    }.items():
        (folder / name).write_bytes(data)
    return folder


def test_papers_are_attached_told_as_json_and_never_twice(
    casebook: Path, pile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(casebook, "attach", REFERENCE, pile, "--json") == 2  # the trap
    out = capsys.readouterr()
    added = {each["file"]: each for each in json.loads(out.out)}
    assert set(added) == {
        "2023-05-03 letter.pdf", "report.docx", "mail.eml", "scan.pdf", "mail.msg", "note.txt",
        "photo.png", "visits.xlsx", "sound.mp3", "locked.pdf", "in zip.txt",
    }  # fmt: skip
    for each in added.values():
        assert set(each) == {"item", "file", "sha256", "pages", "text"}
    letter = added["2023-05-03 letter.pdf"]
    data = (pile / "2023-05-03 letter.pdf").read_bytes()
    assert letter["sha256"] == hashlib.sha256(data).hexdigest()
    assert (letter["pages"], letter["text"]) == (2, True)
    assert not any(added[name]["text"] for name in ("photo.png", "sound.mp3", "locked.pdf"))
    assert "trap.zip: The zip holds a file outside" in out.err
    assert "locked.pdf: It is locked with a password." in out.err
    case = case_kept(casebook, REFERENCE)
    assert len(case.evidence) == len(added)
    assert case.evidence[added["scan.pdf"]["item"]].parent_id == added["mail.eml"]["item"]
    item = case.evidence[letter["item"]]
    assert (item.title, item.made_on and item.made_on.to_plain()) == ("Letter", "2023-05-03")
    assert run(casebook, "verify") == 0
    (pile / "trap.zip").unlink()
    capsys.readouterr()
    assert run(casebook, "attach", REFERENCE, pile, "--json") == 0
    out = capsys.readouterr()
    assert json.loads(out.out) == []
    assert "already" in out.err
    assert case_kept(casebook, REFERENCE) == case


def test_a_paper_that_resembles_another_is_pointed_out(
    casebook: Path, pile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = " ".join(f"word{n % 40} of line {n}" for n in range(90))
    first, second, third = (pile / name for name in ("one.txt", "two.txt", "three.txt"))
    first.write_text(said)
    second.write_text(f"{said} sent again")
    third.write_text(said.replace("line", "row"))
    assert run(casebook, "attach", REFERENCE, first) == 0
    assert "looks like" not in capsys.readouterr().out
    assert run(casebook, "attach", REFERENCE, second, third) == 0
    (alike,) = [each for each in capsys.readouterr().out.splitlines() if "looks like" in each]
    assert alike.startswith("two.txt: looks like E1")
    assert "% the same words)" in alike
    second.write_text(f"{said} sent once more")
    assert run(casebook, "attach", REFERENCE, second, "--json") == 0
    told = capsys.readouterr()
    assert [each["file"] for each in json.loads(told.out)] == ["two.txt"]
    assert "two.txt: looks like E" in told.err


def test_an_item_gets_its_file(
    casebook: Path, pile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(casebook, "attach", REFERENCE, pile / "report.docx", "--json") == 0
    item = json.loads(capsys.readouterr().out)[0]["item"]
    assert run(casebook, "attach", REFERENCE, pile / "sound.mp3", "--item", item) == 0
    assert {each.parent_id for each in case_kept(casebook, REFERENCE).evidence.values()} == {
        "",
        item,
    }
    assert "sound.mp3: added as E2" in capsys.readouterr().out
    assert run(casebook, "attach", REFERENCE, pile / "visits.xlsx", "--item", "e1") == 0
    assert "visits.xlsx: added as E3" in capsys.readouterr().out
    assert run(casebook, "attach", REFERENCE, pile / "photo.png", "--item", "nobody") == 2
    assert run(casebook, "attach", REFERENCE, pile / "not there.png") == 2
    assert run(casebook, "attach", "99 999 999", pile / "photo.png") == 2
    assert "no evidence item" in capsys.readouterr().err


def test_a_case_travels_with_its_papers(
    casebook: Path, pile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(casebook, "attach", REFERENCE, pile)
    case = case_kept(casebook, REFERENCE)
    target, elsewhere = tmp_path / "case.zip", tmp_path / "elsewhere"
    assert run(casebook, "export-case", REFERENCE, "--with-evidence") == 2
    assert run(casebook, "export-case", REFERENCE, "--with-evidence", "-o", target) == 0
    assert target.stat().st_mode & 0o077 == 0
    assert run(elsewhere, "import", target) == 0
    assert case_kept(elsewhere, REFERENCE) == case
    assert run(elsewhere, "verify") == 0
    digests = {item.file.sha256: item for item in case.evidence.values() if item.file}
    sha256, item = next(iter(digests.items()))
    place = elsewhere / "evidence" / sha256[:2] / sha256
    place.write_bytes(place.read_bytes() + b"!")
    capsys.readouterr()
    assert run(elsewhere, "verify") == 1
    said = capsys.readouterr().out
    assert item.id in said
    assert "not as it was kept" in said
    assert run(elsewhere, "dump", REFERENCE, "--with-evidence", "-o", tmp_path / "no.zip") == 2
    assert not (tmp_path / "no.zip").exists()
    assert item.title in capsys.readouterr().err
    assert run(elsewhere, "dump", REFERENCE, "-o", tmp_path / "case.json") == 0
    third = tmp_path / "third"
    assert run(third, "import", tmp_path / "case.json") == 0
    assert f"{len(digests)} files of its evidence did not come" in capsys.readouterr().err
    assert run(third, "verify") == 1
    assert run(third, "attach", REFERENCE, pile / "mail.eml") == 0  # there by its digest, so healed
    assert case_kept(third, REFERENCE) == case


def test_words_are_found_in_records_and_papers(
    casebook: Path, pile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(casebook, "attach", REFERENCE, pile)
    capsys.readouterr()
    assert run(casebook, "search", "Ferrier", "--json") == 0
    (find,) = json.loads(capsys.readouterr().out)
    assert set(find) == {"case", "kind", "id", "place", "page", "snippet"}
    assert (find["case"], find["kind"], find["page"]) == (REFERENCE, "evidence", 1)
    assert find["place"] == "Evidence item “Letter”, page 1"
    assert "Dear Ms Ferrier" in find["snippet"]
    assert run(casebook, "search", "noon", "--case", REFERENCE, "--json") == 0
    titles = {each["place"] for each in json.loads(capsys.readouterr().out)}
    assert titles == {"Evidence item “Visit on Friday”"}
    (casebook / "search.db").unlink()
    assert run(casebook, "search", '"stage two report"', "NOT", "letter") == 0
    assert "Evidence item “Report”" in capsys.readouterr().out
    assert run(casebook, "search", "Ferier") == 0  # misspelt
    assert "Looked for: ferrier." in capsys.readouterr().err
    assert run(casebook, "search", "hippopotamus", "--json") == 1
    assert json.loads(capsys.readouterr().out) == []
    assert run(casebook, "search", "((", "NOT") == 1
    assert run(casebook, "search", "noon", "--case", "99 999 999") == 2


def test_tidying_says_what_it_removes(
    casebook: Path, pile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(casebook, "attach", REFERENCE, pile / "photo.png")
    stray = casebook / "evidence" / "ab" / ("ab" * 32)
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"stray")
    capsys.readouterr()
    run(casebook, "evidence", "tidy")
    assert capsys.readouterr().out == "0 files removed, 0 bytes.\n"
    os.utime(stray, (time.time() - 3600, time.time() - 3600))
    assert run(casebook, "evidence", "tidy", "--dry-run") == 0
    assert stray.exists()
    assert run(casebook, "evidence", "tidy") == 0
    assert not stray.exists()
    assert capsys.readouterr().out.splitlines()[-2:] == [
        f"{'ab' * 32}  5 bytes", "1 file removed, 5 bytes.",
    ]  # fmt: skip
    assert run(casebook, "verify") == 0


@pytest.mark.slow
def test_what_was_said_to_be_attached_is_there_after_twenty_kills(
    casebook: Path, tmp_path: Path
) -> None:
    pile = papers.pile_of_mails(tmp_path / "many", 250)
    chance = random.Random(20231129)
    command = ("-m", "workbench", "--data-dir", str(casebook), "attach", REFERENCE, str(pile))
    said: set[str] = set()
    for _ in range(20):
        lines = killed(*command, after=chance.uniform(0, 0.1))
        said |= {line.split(": added as")[0] for line in lines}
        case = case_kept(casebook, REFERENCE)
        names = [item.file.name for item in case.evidence.values() if item.file]
        assert said <= set(names)
        assert len(names) == len(set(names))
        beneath = {item.parent_id for item in case.evidence.values() if item.parent_id}
        assert len(beneath) * 2 == len(names)  # no e-mail without its attachment
        assert run(casebook, "verify") == 0
    assert run(casebook, "attach", REFERENCE, pile) == 0
    assert len(case_kept(casebook, REFERENCE).evidence) == 500
    assert run(casebook, "evidence", "tidy") == 0
    assert list((casebook / "evidence").glob(".casebook*")) == []
