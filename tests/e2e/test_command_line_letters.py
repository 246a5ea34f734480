"""Letters on the command line: made through the same doors as in the window, and listed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document

from tests.e2e.command_line import case_kept, run
from workbench.paths import bundle

REFERENCE = "22 990 027"


@pytest.fixture
def casebook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    folder = tmp_path / "casebook"
    assert run(folder, "import", next(bundle().resources.glob("practice/2*.json"))) == 0
    capsys.readouterr()
    return folder


def test_a_letter_with_real_names_is_for_its_owner_alone_and_noted(
    casebook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "letter.docx"
    make = ("letters", REFERENCE, "draft-complainant", "--to", file)
    assert run(casebook, *make) == 2
    said = capsys.readouterr().err
    assert "[address], [comments due]" in said and "--fill" in said and not file.exists()
    filled = ("--fill", "address=1 High Street", "--fill", "comments due=3 May 2027",
              "--fill", "salutation=Tamsin")  # fmt: skip
    assert run(casebook, *make, *filled, "--sent-on", "today", "--how", "post") == 0
    assert file.stat().st_mode & 0o777 == 0o600
    lines = [each.text for each in Document(str(file)).paragraphs]
    assert "1 High Street" in lines and "Dear Tamsin" in lines
    capsys.readouterr()
    assert run(casebook, "letters", REFERENCE, "--json") == 0
    (made,) = json.loads(capsys.readouterr().out)
    assert (made["template"], made["real_names"], made["how"], made["files"]) == (
        "draft-complainant", True, "post", ["letter.docx"],
    )  # fmt: skip
    assert made["sent"]
    assert run(casebook, "letters", REFERENCE, "--list") == 0
    assert "Draft decision: to the complainant (real names)" in capsys.readouterr().out


def test_a_letter_without_the_mark_goes_through_the_gate_to_whom_it_usually_goes(
    casebook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = next(p.name for p in case_kept(casebook, REFERENCE).people.values() if p.name)
    fill = ("--fill", f"comments due=the day {name} rang")
    out = tmp_path / "out"
    assert run(casebook, "letters", REFERENCE, "draft-council", "--to", out, *fill) == 2
    assert name in capsys.readouterr().err and not list(out.iterdir())
    assert run(casebook, "letters", REFERENCE, "ofsted", "--to", tmp_path / "out") == 0
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".docx", ".pdf"]
    (letter,) = case_kept(casebook, REFERENCE).letters.values()
    assert letter.to == "Ofsted" and len(letter.files) == 2


def test_what_cannot_be_made_is_said(casebook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for typed, words in (
        (("nothing-such", "--to", "x"), "There are: draft-complainant"),
        (("ofsted",), "Name it with --to"),
        (("ofsted", "--to", "x.txt"), "A letter is no .txt file"),
        (("ofsted", "--to", "x", "--fill", "address"), "fills nothing in"),
        (("ofsted", "--to", "x", "--fill", "address=y"), "does not ask for “address”"),
        (("ofsted", "--to", "x", "--sent-on", "soon"), "is no day"),
        (("ofsted", "--to", "x", "--sent-on", "3 May 2099"), "still to come"),
    ):
        assert run(casebook, "letters", REFERENCE, *typed) == 2
        assert words in capsys.readouterr().err
    assert not case_kept(casebook, REFERENCE).letters


@pytest.mark.parametrize("command", ["letters", "issue"])
def test_a_folder_that_cannot_be_made_is_said(
    casebook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    (there := tmp_path / "there").write_text("a file", encoding="utf-8")
    more = {"letters": ("closure",), "issue": ()}[command]
    assert run(casebook, command, REFERENCE, *more, "--to", there) == 2
    assert "could not be made" in capsys.readouterr().err


def test_what_may_be_somebody_in_a_letter_is_pointed_out(
    casebook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ask = ("letters", REFERENCE, "enquiries", "--to", tmp_path / "letter.docx")
    assert run(casebook, *ask, "--fill", "questions=When did you ring her?") == 0
    assert "may still tell" not in capsys.readouterr().err
    assert run(casebook, *ask, "--fill", "questions=When did Ms Okonkwo ring?") == 0
    assert "1 place in it may still tell who somebody is" in capsys.readouterr().err
