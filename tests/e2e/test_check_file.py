"""``workbench check FILE``: a statement from outside, checked from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.interchange import published_statements as published
from workbench.__main__ import main

SHAPES = {
    "numbers.txt": published.as_numbers().encode(),
    "page.html": published.as_page().encode(),
    "statement.docx": published.as_word(),
}


@pytest.fixture(params=SHAPES)
def statement(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / str(request.param)
    path.write_bytes(SHAPES[str(request.param)])
    return path


def check(path: Path, *more: str) -> int:
    return main(["check", str(path), *more])


def test_a_sound_statement_is_counted_and_has_no_problems(
    statement: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(statement) == 0
    said = capsys.readouterr().out
    assert "Northmere County Council (23 990 112): final decision" in said
    assert f"{published.PARAGRAPHS} paragraphs" in said
    assert f"{published.LISTS} lists, {published.ITEMS} items" in said
    assert "£250 to Mrs K, agreed, for her frustration and uncertainty (paragraph 17)" in said
    assert "four weeks of my final decision (paragraph 17)" in said
    assert "Children Act 1989, section 26(3)" in said
    assert "“paragraph 12” (paragraph 14)" in said
    assert "No problems." in said


def test_an_error_gives_exit_code_one_and_says_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "stale.txt"
    path.write_text(published.as_dashes().replace("paragraph 12", "paragraph 99"), "utf-8")
    assert check(path) == 1
    assert "error: “paragraph 99” points past the last paragraph, which is 20. (paragraph 14)" in (
        capsys.readouterr().out
    )


def test_every_place_of_a_slip_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "twice.txt"
    twice = "She waited XXX days, then XXX more."
    path.write_text(published.as_dashes().replace("Analysis\n", f"Analysis\n- {twice}\n"), "utf-8")
    assert check(path) == 1
    said = capsys.readouterr().out
    assert said.count("[left-over]") == 1
    assert ", 2 times)  [left-over]" in said
    assert "“She waited XXX days, then XXX more.”" in said
    assert check(path, "--json") == 1
    (left,) = [each for each in json.loads(capsys.readouterr().out)["problems"]
               if each["code"] == "left-over"]  # fmt: skip
    assert len(left["places"]) == 2


def test_a_warning_alone_is_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "slip.txt"
    path.write_text(
        published.as_dashes().replace("Children Act 1989", "Children Act, 1989"), "utf-8"
    )
    assert check(path) == 0
    assert "[misnamed]" in capsys.readouterr().out


def test_the_same_is_given_as_data(statement: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(statement, "--json") == 0
    data = json.loads(capsys.readouterr().out)
    assert data["statement"]["reference"] == "23 990 112"
    assert data["structure"]["paragraphs"] == published.PARAGRAPHS
    assert [each["pence"] for each in data["found"]["payments"]] == [45000, 25000, 20000]
    assert data["found"]["times"][-1]["deadline"] == "three months"
    assert data["problems"] == []


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.docx", b"not Word at all", "no Word file"),
        ("b.pdf", b"%PDF-1.7", "PDF"),
        ("c.txt", b"", "no text"),
    ],
)
def test_what_is_no_statement_is_refused_in_words(
    name: str, content: bytes, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    code = check(path)
    captured = capsys.readouterr()
    assert code == 2
    assert told in captured.err


def test_a_file_that_is_not_there_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(tmp_path / "gone.docx") == 2
    assert "could not be read" in capsys.readouterr().err
