"""The commands, from an empty casebook to finished statements."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from docx import Document as WordDocument
from pypdf import PdfReader

from tests.e2e.command_line import run
from tests.export.pictures import a_picture
from workbench.bootstrap import practice_cases
from workbench.cli.opening import parse
from workbench.export.logo import KeptLogo
from workbench.interchange.casefile import dumps, loads

REFERENCES = ("23 990 014", "22 990 027", "23 990 031")


@pytest.fixture
def casebook(tmp_path: Path) -> Path:
    return tmp_path / "casebook"


@pytest.fixture
def case_files(tmp_path: Path) -> list[Path]:
    files = []
    for number, (_, case) in enumerate(practice_cases()):
        path = tmp_path / f"case-{number}.json"
        path.write_text(dumps(case), encoding="utf-8")
        files.append(path)
    return files


@pytest.mark.parametrize("command", [["list"], ["office", "export", "x.json"], ["dump", "1"]])
def test_the_folder_may_be_named_before_or_after_the_command(command: list[str]) -> None:
    before = parse(["--data-dir", "there", *command])
    after = parse([*command, "--data-dir", "there"])
    assert before == after
    assert before.data_dir == Path("there")
    assert parse(command).data_dir is None
    assert parse(["--data-dir", "here", *command, "--data-dir", "there"]).data_dir == Path("there")


def test_cases_are_imported_listed_and_dumped_unchanged(
    casebook: Path, case_files: list[Path], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(casebook, "list") == 0
    assert "no cases yet" in capsys.readouterr().out
    assert run(casebook, "import", *case_files) == 0
    capsys.readouterr()
    assert run(casebook, "list", "--json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["reference"] for row in rows} == set(REFERENCES)
    assert {row["complainant"] for row in rows} == {"Ms X", "Miss Y", "Mr Z"}
    for path, reference in zip(case_files, REFERENCES, strict=True):
        target = tmp_path / "dumped.json"
        assert run(casebook, "dump", reference, "-o", target) == 0
        assert loads(target.read_bytes()) == loads(path.read_bytes())
    assert capsys.readouterr().err.count("dumped.json holds real names") == len(case_files)
    assert run(casebook, "dump", "23-990-014", "-o", tmp_path / "CONFIDENTIAL case.json") == 0
    assert capsys.readouterr().err == ""
    assert run(casebook, "check", tmp_path / "CONFIDENTIAL case.json") == 2
    assert "is a case file" in capsys.readouterr().err
    for typed in ("23-990-014", "23990014", " 23 990  014"):
        assert run(casebook, "dump", typed) == 0
        assert "Northmere" in capsys.readouterr().out


def test_a_bad_file_among_good_ones_adds_nothing(
    casebook: Path, case_files: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    data = json.loads(case_files[1].read_text(encoding="utf-8"))
    data["events"][0]["on"] = "2021-02-31"
    case_files[1].write_text(json.dumps(data), encoding="utf-8")
    assert run(casebook, "import", *case_files) == 2
    told = capsys.readouterr().err
    assert "case-1.json" in told
    assert "events[0].on" in told
    assert "No case was added" in told
    run(casebook, "list")
    assert "no cases yet" in capsys.readouterr().out


def test_a_reference_is_used_once_unless_a_copy_is_wanted(
    casebook: Path, case_files: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(casebook, "import", case_files[0]) == 0
    assert run(casebook, "import", case_files[0]) == 2
    assert "already a case 23 990 014" in capsys.readouterr().err
    assert run(casebook, "import", "--as-copy", case_files[0]) == 0
    assert "added as case-" in capsys.readouterr().out  # its reference was left blank


@pytest.mark.parametrize("kind", ["draft", "final"])
@pytest.mark.parametrize("reference", REFERENCES)
def test_every_practice_case_is_exported_in_every_format(
    casebook: Path, case_files: list[Path], tmp_path: Path, kind: str, reference: str
) -> None:
    run(casebook, "import", *case_files)
    files = {name: tmp_path / f"out.{name}" for name in ("docx", "pdf", "txt", "html")}
    assert (
        run(
            casebook, "export", reference, "--kind", kind, "--word", files["docx"], "--pdf",
            files["pdf"], "--text", files["txt"], "--html", files["html"],
        )
        == 0
    )  # fmt: skip
    title = f"The Ombudsman’s {kind} decision"
    assert title in files["txt"].read_text(encoding="utf-8")
    assert title in files["html"].read_text(encoding="utf-8")
    assert title in [p.text for p in WordDocument(str(files["docx"])).paragraphs]
    assert PdfReader(files["pdf"]).metadata is not None
    words = " ".join(page.extract_text() for page in PdfReader(files["pdf"]).pages)
    assert f"{kind} decision" in " ".join(words.split())
    for data in (files["docx"].read_bytes(), files["pdf"].read_bytes()):
        for name in (b"Garrowby", b"Pellowe", b"Aldersey"):
            assert name not in data


def test_word_files_follow_the_template_kept_with_the_casebook(
    casebook: Path, case_files: list[Path], tmp_path: Path
) -> None:
    run(casebook, "import", case_files[0])
    template_kept = casebook / "template" / "Letterhead.docx"
    template_kept.parent.mkdir()
    letterhead = WordDocument()
    letterhead.styles["Body Text"].font.name = "Georgia"
    letterhead.save(str(template_kept))
    target = tmp_path / "statement.docx"
    assert run(casebook, "export", "23 990 014", "--word", target) == 0
    # The typeface of the text is the file's theme's, which its styles follow.
    with zipfile.ZipFile(target) as package:
        theme = package.read("word/theme/theme1.xml").decode("utf-8")
    assert re.findall(r"<a:minorFont><a:latin typeface=\"([^\"]*)", theme) == ["Georgia"]


def test_an_export_is_noted_in_the_case(
    casebook: Path, case_files: list[Path], tmp_path: Path
) -> None:
    run(casebook, "import", case_files[0])
    target = tmp_path / "draft.docx"
    run(casebook, "export", "23 990 014", "--word", target)
    run(casebook, "dump", "23 990 014", "-o", tmp_path / "after.json")
    case = loads((tmp_path / "after.json").read_bytes())
    (version,) = case.versions.values()
    (receipt,) = case.receipts.values()
    assert (version.stage, version.number) == ("draft", 1)
    assert (receipt.version_id, receipt.file_name) == (version.id, "draft.docx")


def spoilt(path: Path) -> None:
    """Put a real name into the summary, where the leak check must find it."""
    data = json.loads(path.read_text(encoding="utf-8"))
    data["texts"][0]["text"] += " Fenella Garrowby complained."
    path.write_text(json.dumps(data), encoding="utf-8")


def test_the_check_names_every_place_of_a_slip(
    casebook: Path, case_files: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    data = json.loads(case_files[0].read_text(encoding="utf-8"))
    data["texts"][0]["text"] += " It paid £XXX in May. It paid £XXX again in June."
    case_files[0].write_text(json.dumps(data), encoding="utf-8")
    run(casebook, "import", *case_files)
    capsys.readouterr()
    assert run(casebook, "check", "23 990 014") == 1
    said = capsys.readouterr().out
    assert said.count("[left-over]") == 1
    assert "2 times)  [left-over]" in said
    assert "£XXX again in June.”" in said


def test_the_check_names_a_leak_and_a_final_with_errors_is_not_written(
    casebook: Path, case_files: list[Path], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    spoilt(case_files[0])
    run(casebook, "import", *case_files)
    assert run(casebook, "check", "22 990 027") == 0
    capsys.readouterr()
    assert run(casebook, "check", "23 990 014", "--json") == 1
    problems = json.loads(capsys.readouterr().out)
    assert {p["code"] for p in problems if p["severity"] == "error"} == {"name-leak"}
    target = tmp_path / "final.pdf"
    assert run(casebook, "export", "23 990 014", "--pdf", target, "--kind", "final") == 2
    assert "Nothing was written" in capsys.readouterr().err
    assert not target.exists()
    assert run(casebook, "export", "23 990 014", "--pdf", target) == 2
    assert "would tell who somebody is" in capsys.readouterr().err
    assert not target.exists()
    arguments = ("--pdf", target, "--kind", "final", "--override", "Everybody knows it.")
    assert run(casebook, "export", "23 990 014", *arguments) == 2
    assert not target.exists()
    keys = [p["key"] for p in problems if p["code"] == "name-leak"]
    assert run(casebook, "accept", "23 990 014", keys[0], "--because", "No name") == 2
    assert "in a few words" in capsys.readouterr().err
    reason = "The name is in the public domain by court order."
    for key in keys:
        assert run(casebook, "accept", "23 990 014", key, "--because", reason) == 0
    assert run(casebook, "export", "23 990 014", "--pdf", target, "--kind", "final") == 0
    run(casebook, "dump", "23 990 014", "-o", tmp_path / "after.json")
    case = loads((tmp_path / "after.json").read_bytes())
    [receipt] = case.receipts.values()
    assert reason in {result.accepted for result in receipt.findings}


def test_trouble_with_the_target_is_told_and_leaves_the_old_file(
    casebook: Path, case_files: list[Path], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    run(casebook, "import", case_files[0])
    assert run(casebook, "export", "23 990 014", "--word", tmp_path / "none" / "a.docx") == 2
    assert "does not exist" in capsys.readouterr().err
    assert run(casebook, "export", "23 990 014", "--word", tmp_path) == 2
    assert "is a folder" in capsys.readouterr().err
    assert run(casebook, "export", "23 990 014") == 2
    assert run(casebook, "export", "99 999 999", "--word", tmp_path / "a.docx") == 2
    assert "no case with the reference" in capsys.readouterr().err
    assert run(casebook, "import", tmp_path / "absent.json") == 2
    assert "could not be read" in capsys.readouterr().err


def test_a_casebook_that_cannot_be_used_is_told(
    casebook: Path, case_files: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    casebook.mkdir()
    (casebook / "casebook.db").write_bytes(b"This is a letter, not a database." * 200)
    assert run(casebook, "list") == 2
    assert capsys.readouterr().err
    assert (casebook / "casebook.db").read_bytes().startswith(b"This is a letter")


def test_a_read_only_casebook_can_still_be_read_and_exported(
    casebook: Path, case_files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(casebook, "import", case_files[0])
    database = casebook / "casebook.db"
    database.chmod(stat.S_IREAD)
    casebook.chmod(stat.S_IREAD | stat.S_IEXEC)
    try:
        assert run(casebook, "list") == 0
        noted = os.access(database, os.W_OK)  # root may write all the same
        done = run(casebook, "export", "23 990 014", "--text", tmp_path / "a.txt")
        assert done == (0 if noted else 1)
        assert (tmp_path / "a.txt").stat().st_size > 1000
    finally:
        casebook.chmod(stat.S_IRWXU)
        database.chmod(stat.S_IREAD | stat.S_IWRITE)


def test_the_demo_and_the_self_test_run_as_a_program(tmp_path: Path) -> None:
    for arguments in (["demo", "--out", str(tmp_path / "out")], ["--self-test"], ["--version"]):
        done = subprocess.run(
            [sys.executable, "-m", "workbench", *arguments], capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
    names = sorted(path.suffix for path in (tmp_path / "out").iterdir())
    assert names == [".docx"] * 3 + [".json"] * 3 + [".pdf"] * 3


def test_practice_cases_have_the_shape_of_real_decisions(
    casebook: Path, case_files: list[Path], tmp_path: Path
) -> None:
    run(casebook, "import", *case_files)
    counts = {}
    for reference in REFERENCES:
        target = tmp_path / "out.txt"
        run(casebook, "export", reference, "--text", target, "--kind", "final")
        lines = target.read_text(encoding="utf-8").splitlines()
        numbered = [line for line in lines if line.split(".")[0].isdigit()]
        bullets = [line for line in lines if line.lstrip().startswith("•")]
        counts[reference] = (len(numbered), len(bullets))
        assert [int(line.split(".")[0]) for line in numbered] == list(range(1, len(numbered) + 1))
    assert counts == {"23 990 014": (33, 16), "22 990 027": (46, 22), "23 990 031": (29, 8)}


def test_a_final_decision_is_published_by_itself_with_its_receipt(
    casebook: Path, case_files: list[Path], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    run(casebook, "import", *case_files)
    KeptLogo(casebook).take("Crest.png", a_picture((60, 60)))
    folder = tmp_path / "publication"
    assert run(casebook, "publish", REFERENCES[0], "--to", folder, "--format", "word") == 0
    assert [path.name for path in folder.iterdir()] == ["23-990-014.docx"]
    with zipfile.ZipFile(folder / "23-990-014.docx") as package:
        assert "word/media/image1.png" in package.namelist()
    assert "SHA-256 of the file" in capsys.readouterr().out
    assert run(casebook, "dump", REFERENCES[0], "-o", tmp_path / "case.json") == 0
    case = loads((tmp_path / "case.json").read_bytes())
    assert [receipt.publication for receipt in case.receipts.values()] == [True]
    (folder / "note.txt").write_text("in the way")
    assert run(casebook, "publish", REFERENCES[0], "--to", folder) == 2
    assert "note.txt" in capsys.readouterr().err
